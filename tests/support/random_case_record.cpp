// Random cases: people, sources, claims, proposals, meetings, messages.
#include "support/random_case.hpp"

namespace mediant::test {

void RandomCase::papers() {
  using namespace model;
  for (std::size_t i = below(4); i > 0; --i) {
    Person p;
    p.id = PersonId(id("n", i));
    p.name = text();
    if (maybe()) p.of = one_of(c_.parties).id;
    if (maybe()) p.title = text();
    if (maybe(3)) p.aliases = {text()};
    for (std::size_t t = below(2); t > 0; --t) p.ties.push_back({speaker(true).ref, text()});
    if (maybe(3)) p.note = text();
    if (maybe()) finish(p);
    c_.people.push_back(std::move(p));
  }
  for (std::size_t i = 1 + below(3); i > 0; --i) {
    Source s;
    s.id = SourceId(id("s", i));
    s.kind = word({"article", "document", "post", "conversation", "their own"});
    s.title = text();
    if (maybe()) s.publisher = text();
    if (maybe()) s.author = text();
    s.on = maybe_date();
    if (maybe()) s.file = "sources/report.txt";
    if (maybe()) s.url = "https://example.org/a?b=c#d";
    if (maybe(3)) s.hash = "sha256:00ff";
    if (maybe(3)) s.present = speakers();
    if (maybe(3)) s.noted_by = speaker();
    if (maybe(3)) s.noted_on = date();
    if (maybe(3)) s.grade = {'B', 0};
    if (maybe(3)) s.text = text();
    finish(s);
    c_.sources.push_back(std::move(s));
  }
  for (std::size_t i = below(3); i > 0; --i) {
    Affected a;
    a.id = id("affected", i);
    a.name = text();
    a.at_the_table = maybe();
    if (maybe()) a.stake = text();
    a.source = maybe_source();
    finish(a);
    c_.affected.push_back(std::move(a));
  }
}

void RandomCase::record() {
  using namespace model;
  for (std::size_t i = below(3); i > 0; --i) {
    Meeting m;
    m.id = MeetingId(id("m", i));
    if (maybe()) m.title = text();
    m.on = maybe_date();
    if (maybe()) m.place = text();
    m.status = word({"planned", "held", "cancelled"});
    m.format = word({"direct", "shuttle", "proximity", "phone", "plenary"});
    m.present = speakers();
    if (maybe()) m.stage = text();
    if (maybe()) m.is_not = text();
    if (maybe()) m.outcome = text();
    if (maybe()) m.attempt = 1 + static_cast<int>(below(5));
    m.source = sources();
    m.via = speakers(1);
    finish(m);
    c_.meetings.push_back(std::move(m));
  }
  for (std::size_t i = below(4); i > 0; --i) {
    Proposal p;
    p.id = ProposalId(id("q", i));
    p.title = text();
    p.by = speakers(2, 1);
    if (maybe()) p.kind = text();
    p.on = maybe_date();
    for (const Proposal& other : c_.proposals) {
      if (maybe()) p.answers.push_back(other.id);
    }
    if (maybe(3)) p.text = "drafts/draft.md";
    p.content_unknown = maybe(4);
    if (!p.content_unknown) p.terms = terms();
    if (maybe(3)) p.status = text();
    p.source = maybe_source();
    p.recorded = maybe_date();
    finish(p);
    c_.proposals.push_back(std::move(p));
  }
  for (std::size_t i = below(3); i > 0; --i) {
    Deal d;
    d.id = DealId(id("d", i));
    if (maybe()) d.name = text();
    d.terms = terms();
    finish(d);
    c_.deals.push_back(std::move(d));
  }
  for (std::size_t i = below(9); i > 0; --i) c_.claims.push_back(claim(i));
  for (std::size_t i = below(4); i > 0; --i) {
    Message m;
    if (maybe()) m.id = id("msg", i);
    m.from = speaker();
    m.to = speakers(2, 1);
    m.via = speakers(1);
    m.on = maybe_date();
    m.wording = text();
    m.verbatim = maybe();
    m.authority = word({"convey", "own-idea", "background", "not-to-convey"});
    if (maybe()) m.answer = text();
    m.answer_owed = maybe();
    m.about = statements();
    m.source = maybe_source();
    finish(m);
    c_.messages.push_back(std::move(m));
  }
  for (std::size_t i = below(3); i > 0; --i) {
    Minute m;
    if (maybe()) m.id = id("minute", i);
    if (!c_.meetings.empty() && maybe()) m.meeting = one_of(c_.meetings).id;
    m.on = maybe_date();
    m.text = text();
    for (const Party& p : c_.parties) {
      if (maybe())
        m.confirmed.push_back({p.id, word({"confirmed", "disputed", "asked"}), maybe_date(), text()});
    }
    m.source = maybe_source();
    finish(m);
    c_.minutes.push_back(std::move(m));
  }
}

model::Claim RandomCase::claim(std::size_t i) {
  using namespace model;
  Claim claim;
  claim.id = ClaimId(id("c", i));
  claim.kind = static_cast<ClaimKind>(below(10));
  claim.by = speaker();
  if (maybe()) claim.text = text();
  if (maybe() && !c_.issues.empty()) {
    const Issue& issue = one_of(c_.issues);
    claim.issue = issue.id;
    if (maybe()) claim.option = option_of(issue);
  }
  claim.stance = word({"demands", "offers", "accepts", "rejects", "open-to", "their own"});
  claim.about = statements();
  if (maybe(3)) claim.scope = "as-a-set";
  if (maybe(4)) {
    claim.condition.emplace();
    if (maybe()) {
      claim.condition->by = speaker();
      claim.condition->stance = "rejects";
      claim.condition->about = statements();
    }
    if (maybe() || claim.condition->by.empty()) claim.condition->words = text();
  }
  if (maybe(4)) claim.to = speaker();
  claim.on = maybe_date();
  claim.recorded = maybe_date();
  claim.source = sources();
  claim.via = speakers(2);
  if (maybe(3)) claim.grade = {'B', 2};
  claim.off_record = maybe(4);
  if (maybe(4)) claim.value = 115600;
  if (maybe(4)) claim.unit = "km2";
  if (maybe(4)) claim.hedge = text();
  for (const Claim& other : c_.claims) {
    if (maybe(5)) claim.contradicts.push_back(other.id.value);
    if (maybe(5)) claim.denies.push_back(other.id.value);
  }
  finish(claim);
  return claim;
}

void RandomCase::more_papers() {
  using namespace model;
  for (std::size_t i = below(3); i > 0; --i) {
    Measure m;
    m.id = MeasureId(id("measure", i));
    if (maybe()) m.name = text();
    if (maybe()) m.unit = "km2";
    for (std::size_t v = below(3); v > 0; --v) {
      MeasureValue value;
      value.on = maybe_date();
      value.value = static_cast<double>(below(1000)) / 8;
      if (maybe()) value.hedge = "about";
      if (maybe()) value.by = speaker();
      value.via = speakers(1);
      value.source = maybe_source();
      finish_part(value.access);
      extra(value.extra);
      m.values.push_back(std::move(value));
    }
    finish(m);
    c_.measures.push_back(std::move(m));
  }
  for (std::size_t i = below(4); i > 0; --i) {
    Obligation o;
    o.id = ObligationId(id("o", i));
    o.who = speakers();
    o.what = text();
    if (maybe()) o.by_when = date();
    if (maybe()) o.deadline = text();
    for (const Obligation& other : c_.obligations) {
      if (maybe(3)) o.after.push_back(other.id.value);
      if (maybe(3)) o.together.push_back(other.id.value);
    }
    o.verifier = speakers(1);
    o.guarantor = speakers(1);
    if (!c_.proposals.empty() && maybe()) o.proposal = one_of(c_.proposals).id;
    o.kind = word({"fear-reducing", "cost-increasing", "information"});
    o.source = maybe_source();
    finish(o);
    c_.obligations.push_back(std::move(o));
  }
  if (maybe()) {
    OneText t;
    t.id = "text";
    t.title = text();
    t.custodian = speaker(true);
    for (std::size_t r = below(3); r > 0; --r) {
      Revision revision;
      revision.id = id("rev-", r);
      revision.on = maybe_date();
      revision.frozen = maybe();
      revision.clauses.push_back(
          {text(), word({"open", "bracketed", "agreed"}), speakers(1), speakers(1), ""});
      Exposure exposure;
      exposure.recipient = speaker(true).ref;
      exposure.medium = text();
      finish_part(exposure.access);
      revision.exposures.push_back(std::move(exposure));
      if (maybe()) finish(revision);
      t.revisions.push_back(std::move(revision));
    }
    finish(t);
    c_.texts.push_back(std::move(t));
  }
  if (maybe(3)) {
    c_.moves.emplace();
    c_.moves->options = {{"act", text(), c_.parties[0].id, "fwd"}, {"wait", "", c_.parties[1].id, ""}};
    c_.moves->infeasible = {"YN", "-Y"};
    c_.moves->priorities.emplace_back(c_.parties[0].id, std::vector<std::string>{"act", "not wait"});
    c_.moves->status_quo = "NN";
    finish(*c_.moves);
  }
  for (std::size_t i = c_.issues.empty() ? 0 : below(3); i > 0; --i) {
    SpectrumEntry e;
    e.party = one_of(c_.parties).id.value;
    e.issue = one_of(c_.issues).id;
    e.position = estimate(0, 100);
    e.salience = estimate(0, 1);
    e.influence = estimate(0, 10);
    e.source = maybe_source();
    e.judged = judged();
    finish(e);
    c_.spectrum.push_back(std::move(e));
  }
}

}  // namespace mediant::test
