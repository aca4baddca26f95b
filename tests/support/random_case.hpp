// Random whole cases that pass `check`: every block, every short form, Unicode, x-… keys. The same seed gives
// the same case. With `access`, blocks are marked for the desk, the public or some parties at random.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "mediant/model/case.hpp"

namespace mediant::test {

struct RandomCaseOptions {
  std::size_t parties = 3;
  std::size_t issues = 4;
  bool values = true;  ///< packages, preferences, scenarios
  bool record = true;  ///< people, sources, claims, proposals, meetings, …
  bool access = false;
};

class RandomCase {
 public:
  RandomCase(std::uint64_t seed, const RandomCaseOptions& options) : random_(seed), options_(options) {}

  model::Case make() {
    using namespace model;
    c_ = {};
    c_.title = text();
    if (maybe()) c_.summary = text();
    if (maybe()) c_.as_of = date();
    if (maybe(5)) c_.language = "en";
    if (maybe(4)) c_.scale = 50;
    c_.illustrative = maybe();
    frame();
    issues();
    if (options_.record) {
      papers();
      record();
    }
    if (options_.values) values();
    if (options_.record) more_papers();
    extra(c_.extra);
    if (options_.access && maybe()) c_.access = access();
    return c_;
  }

  // Draws that tests of other rooms may want too.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random_() % n); }
  bool maybe(std::size_t one_in = 2) { return below(one_in) == 0; }
  std::string text() {
    static const std::vector<std::string> words = {"plain words",
                                                   "a: b",
                                                   "- dash",
                                                   "\"quoted\"",
                                                   "it's",
                                                   "#hash",
                                                   "no",
                                                   "true",
                                                   "600",
                                                   "",
                                                   "  padded ",
                                                   "x, y",
                                                   "{brace}",
                                                   "[list]",
                                                   "line\nbreak",
                                                   "line\nbreak\n",
                                                   "\nleading",
                                                   "tab\there",
                                                   "Überprüfung",
                                                   "переговори",
                                                   "مفاوضات",
                                                   "和平",
                                                   "\xF0\x9F\x95\x8A",
                                                   "\xC2\x85next",
                                                   "\xE2\x80\xA8sep",
                                                   "\xEF\xBB\xBFmark",
                                                   "null",
                                                   "~",
                                                   "%tag",
                                                   "@at",
                                                   "`tick`",
                                                   "1e5",
                                                   "0x1F",
                                                   "2025-12-02",
                                                   "a #b",
                                                   "back\\slash",
                                                   "\x01\x7F",
                                                   "trailing:",
                                                   "? key",
                                                   "| bar",
                                                   "> fold",
                                                   "&anchor",
                                                   "*alias",
                                                   "!tag",
                                                   "...",
                                                   "--- doc",
                                                   "a\n\n\nb\n\n",
                                                   " \n x",
                                                   "long words that go on and on "
                                                   "so that a line of the file would be wider than the width "
                                                   "that is kept for lines in it, and then some"};
    const std::string& word = words[below(words.size())];
    return word.empty() ? "some words" : word;
  }
  model::Date date() {
    model::Date d{1900 + static_cast<int>(below(150)), 0, 0, maybe(4)};
    if (maybe(5)) return d;
    d.month = 1 + static_cast<int>(below(12));
    if (!maybe(4)) d.day = 1 + static_cast<int>(below(28));
    return d;
  }
  model::Estimate estimate(double low, double high) {
    const auto draw = [&] { return low + (high - low) * static_cast<double>(below(101)) / 100; };
    double a = draw();
    double b = draw();
    if (a > b) std::swap(a, b);
    switch (below(4)) {
      case 0:
        return model::Estimate::point(a);
      case 1:
        return model::Estimate::between(a, b);
      default:
        return {a, a + (b - a) / 4, b,
                maybe() ? model::Estimate::Shape::triangular : model::Estimate::Shape::pert};
    }
  }

 private:
  std::string id(const char* prefix, std::size_t i) { return prefix + std::to_string(i); }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }
  std::string word(std::initializer_list<const char*> words) {
    return maybe(3) ? "" : std::string(*(words.begin() + below(words.size())));
  }

  model::Access access() {
    model::Access a;
    a.given = true;
    switch (below(4)) {
      case 0:
        break;
      case 1:
        a.audience = {"public"};
        a.tlp = maybe(4) ? "clear" : "";
        break;
      default:
        for (const model::Party& p : c_.parties) {
          if (maybe()) a.audience.push_back(p.id.value);
        }
        a.tlp = maybe(4) ? "amber" : "";
    }
    a.chatham_house = maybe(6);
    if (maybe(6)) a.consent = text();
    return a;
  }
  void extra(model::Extra& extra) {
    if (maybe(6)) extra.emplace_back("x-note", "\"a: b\\n\"");
    if (maybe(8)) extra.emplace_back("x-data", R"({"a":[1,2.50,null,true,"true"],"b":{}})");
  }
  void finish(model::Item& item) {
    extra(item.extra);
    if (options_.access && !maybe(3)) item.access = access();
  }
  void finish_part(model::Access& own) {
    if (options_.access && maybe(3)) own = access();
  }

  model::Speaker speaker(bool named = false) {
    if (!named && maybe(6)) return {"", text()};
    if (!c_.people.empty() && maybe()) return {one_of(c_.people).id.value, ""};
    return {one_of(c_.parties).id.value, ""};
  }
  std::vector<model::Speaker> speakers(std::size_t most = 3, std::size_t least = 0) {
    std::vector<model::Speaker> all(least + below(most + 1 - least));
    for (auto& s : all) s = speaker();
    return all;
  }
  model::SourceRef source_ref() {
    model::SourceRef ref;
    ref.ref = one_of(c_.sources).id;
    if (maybe()) {
      ref.quote = text();
      if (maybe()) ref.prefix = text();
      if (maybe()) ref.suffix = text();
      if (maybe()) ref.start = below(100);
      if (ref.start) ref.end = *ref.start + below(100);
      extra(ref.extra);
    }
    return ref;
  }
  std::optional<model::SourceRef> maybe_source() {
    if (c_.sources.empty() || maybe()) return std::nullopt;
    return source_ref();
  }
  std::vector<model::SourceRef> sources() {
    std::vector<model::SourceRef> all(below(3));
    for (auto& s : all) s = source_ref();
    return all;
  }
  std::optional<model::Date> maybe_date() { return maybe() ? std::nullopt : std::optional(date()); }
  std::vector<std::string> statements(std::size_t most = 3) {
    std::vector<std::string> known;
    for (const auto& x : c_.claims) known.push_back(x.id.value);
    for (const auto& x : c_.proposals) known.push_back(x.id.value);
    for (const auto& x : c_.meetings) known.push_back(x.id.value);
    std::vector<std::string> all;
    for (std::size_t i = below(most + 1); i > 0 && !known.empty(); --i) all.push_back(one_of(known));
    return all;
  }
  std::optional<model::Judged> judged() {
    if (maybe(4)) return std::nullopt;
    model::Judged j;
    if (!c_.analysts.empty() && !maybe(4)) j.by = one_of(c_.analysts).id;
    j.on = date();
    j.illustrative = maybe();
    j.basis = statements();
    if (maybe()) j.note = text();
    return j;
  }
  model::OptionId option_of(const model::Issue& issue) { return one_of(model::option_ids(issue)); }
  std::vector<model::Term> terms() {
    std::vector<model::Term> all;
    for (const model::Issue& issue : c_.issues) {
      if (maybe(3)) continue;
      model::Term term;
      term.issue = issue.id;
      term.option = option_of(issue);
      if (maybe()) {
        const std::vector<model::Basis> bases = {model::Basis::text, model::Basis::reported,
                                                 model::Basis::inferred, model::Basis::illustrative};
        term.basis = one_of(bases);
        if (maybe()) term.by = speaker();
        term.source = maybe_source();
        if (maybe(3)) term.clause = text();
        finish_part(term.access);
        extra(term.extra);
      }
      all.push_back(std::move(term));
    }
    return all;
  }
  model::When when() {
    model::When all;
    for (const model::Issue& issue : c_.issues) {
      if (all.size() >= 2 || (maybe() && !(all.empty() && &issue == &c_.issues.back()))) continue;
      model::Condition condition;
      condition.issue = issue.id;
      if (issue.numeric() && maybe()) {
        condition.at_most = issue.range->to;
        condition.written = "<= " + model::number_text(issue.range->to);
        if (maybe()) {
          condition.at_least = issue.range->from;
          condition.written =
              model::number_text(issue.range->from) + ".." + model::number_text(issue.range->to);
        }
      } else {
        for (std::size_t i = 1 + below(2); i > 0; --i) condition.any_of.push_back(option_of(issue));
      }
      all.push_back(std::move(condition));
    }
    return all;
  }

  void frame() {
    using namespace model;
    for (std::size_t i = 0; i < options_.parties; ++i) {
      Party p;
      p.id = PartyId(id("p", i));
      p.name = text();
      p.role = i < 2 ? Role::principal : static_cast<Role>(below(5));
      if (maybe(3)) p.aliases = {text(), text()};
      if (maybe(3)) p.interests = text();
      if (maybe(3)) p.note = text();
      c_.parties.push_back(std::move(p));
    }
    for (Party& p : c_.parties) {
      extra(p.extra);
      if (options_.access && maybe(4)) p.access = access();
    }
    for (std::size_t i = below(3); i > 0; --i) {
      Analyst a;
      a.id = AnalystId(id("analyst", i));
      if (maybe()) a.name = text();
      if (maybe(3)) finish(a);
      c_.analysts.push_back(std::move(a));
    }
    switch (below(4)) {
      case 0:
        c_.agreement = {Agreement::Kind::list, {c_.parties[0].id, c_.parties[1].id}, {}, {}, true};
        break;
      case 1:
        c_.agreement = {Agreement::Kind::at_least, {}, 2, {c_.parties[1].id}, true};
        if (maybe()) c_.agreement.parties = {c_.parties[0].id, c_.parties[1].id, c_.parties.back().id};
        break;
      case 2:
        c_.agreement.given = true;
        break;
      default:
        break;
    }
  }

  void issues() {
    using namespace model;
    for (std::size_t i = 0; i < options_.issues; ++i) {
      Issue issue;
      issue.id = IssueId(id("i", i));
      issue.name = text();
      if (maybe()) issue.topic = text();
      if (maybe(3)) {
        issue.unit = text();
        issue.range = maybe() ? NumericRange{0.1, 0.5, 0.1} : NumericRange{400, 900, 50};
      } else {
        issue.ordered = maybe();
        static const std::vector<std::string> names = {"never", "no", "600", "none", "відкрито", "7.25"};
        for (std::size_t o = 0; o < 2 + below(4); ++o) {
          Option option;
          option.id = OptionId(names[o]);
          if (maybe()) option.name = text();
          if (maybe(4)) option.note = text();
          finish_part(option.access);
          extra(option.extra);
          issue.options.push_back(std::move(option));
        }
      }
      if (maybe(4)) {
        issue.status = "agreed";
        issue.agreed_on = option_of(issue);
        issue.reopen_cost = 2.5;
      }
      if (maybe(4)) issue.note = text();
      finish(issue);
      c_.issues.push_back(std::move(issue));
    }
  }

  void papers() {
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

  void record() {
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

  model::Claim claim(std::size_t i) {
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

  void values() {
    using namespace model;
    for (std::size_t i = c_.issues.empty() ? 0 : below(3); i > 0; --i) {
      Package p;
      if (maybe()) p.id = id("package", i);
      p.when = when();
      p.forbid = maybe(4);
      if (!p.forbid) p.worth.emplace_back(one_of(c_.parties).id, estimate(-20, 20));
      p.basis = statements();
      p.judged = judged();
      p.source = maybe_source();
      finish(p);
      c_.packages.push_back(std::move(p));
    }
    for (const Party& party : c_.parties) {
      for (std::size_t block = below(3); block > 0; --block) c_.preferences.push_back(preferences(party.id));
    }
    for (std::size_t i = below(3); i > 0; --i) {
      Scenario s;
      s.id = ScenarioId(id("scenario", i));
      if (maybe()) s.name = text();
      s.p = estimate(0, 0.3);
      s.reserve.emplace_back(one_of(c_.parties).id, estimate(-10, 0));
      if (maybe()) s.per_month.emplace_back(one_of(c_.parties).id, estimate(-3, 0));
      if (const auto ids = statements(1); !ids.empty()) s.according_to = ids[0];
      s.judged = judged();
      finish(s);
      c_.no_deal.push_back(std::move(s));
    }
  }

  model::Preferences preferences(const model::PartyId& party) {
    using namespace model;
    Preferences p;
    p.party = party;
    if (c_.issues.empty()) {
      p.note = text();
    } else if (maybe(3)) {
      p.form = Preferences::WeightForm::ranking;
      p.rank.emplace_back();
      for (const Issue& issue : c_.issues) {
        if (maybe() && !p.rank.back().empty()) p.rank.emplace_back();
        p.rank.back().push_back(issue.id);
      }
      p.rank_rest = maybe();
      if (p.rank_rest) std::sort(p.rank.back().begin(), p.rank.back().end());
    } else {
      double high = 0;
      double low = 0;
      for (const Issue& issue : c_.issues) {
        p.weights.emplace_back(issue.id, estimate(1, 30));
        high += p.weights.back().second.high;
        low += p.weights.back().second.low;
      }
      if (maybe(3)) {
        p.form = Preferences::WeightForm::simplex_sum;
        p.weights_sum = (low + high) / 2;
      }
    }
    for (const Issue& issue : c_.issues) {
      Scores s;
      s.issue = issue.id;
      if (issue.numeric() && maybe()) {
        s.points = {{issue.range->from, estimate(0, c_.scale)}, {issue.range->to, estimate(0, c_.scale)}};
      } else {
        for (const OptionId& option : option_ids(issue))
          s.options.emplace_back(option, estimate(0, c_.scale));
      }
      p.scores.push_back(std::move(s));
    }
    if (maybe()) p.reserve = estimate(-10, 60);
    for (std::size_t i = c_.issues.empty() ? 0 : below(3); i > 0; --i) {
      RedLine line;
      if (maybe()) line.id = id("line", i);
      line.unknown = maybe(3);
      if (!line.unknown) {
        line.never = when();
        line.basis = maybe() ? Basis::stated : Basis::inferred;
      }
      if (maybe()) line.note = text();
      line.source = maybe_source();
      finish_part(line.access);
      extra(line.extra);
      p.red_lines.push_back(std::move(line));
    }
    if (maybe(4)) p.correlation_group = "hawks";
    p.judged = judged();
    if (maybe(4)) p.note = text();
    finish(p);
    return p;
  }

  void more_papers() {
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

  std::mt19937_64 random_;
  RandomCaseOptions options_;
  model::Case c_;
};

inline model::Case random_case(std::uint64_t seed, const RandomCaseOptions& options = {}) {
  return RandomCase(seed, options).make();
}

}  // namespace mediant::test
