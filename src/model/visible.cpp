// The case as one audience may see it. docs/case-format.md has the table of what happens to each block.
#include <algorithm>

#include "sight.hpp"

namespace mediant::model {
namespace {

// Who is named by what is visible: persons and analysts without a `for:` of their own are shown when they
// are.
struct Named {
  std::unordered_set<std::string> speakers, analysts;
  void add(const Speaker& s) {
    if (!s.ref.empty()) speakers.insert(s.ref);
  }
  void add(const std::vector<Speaker>& all) {
    for (const Speaker& s : all) add(s);
  }
  void add(const std::vector<std::string>& ids) { speakers.insert(ids.begin(), ids.end()); }
  void add(const std::optional<Judged>& judged) {
    if (judged) analysts.insert(judged->by.value);
    if (judged) add(judged->basis);
  }
  void add(const std::vector<Term>& terms) {
    for (const Term& term : terms) add(term.by);
  }
};

Named named_in(const Case& c) {
  Named named;
  for (const Package& p : c.packages) {
    named.add(p.judged);
    named.add(p.basis);
  }
  for (const Preferences& p : c.preferences) named.add(p.judged);
  for (const Scenario& s : c.no_deal) named.add(s.judged);
  for (const SpectrumEntry& e : c.spectrum) {
    named.add(e.judged);
    named.speakers.insert(e.party);
  }
  for (const Proposal& p : c.proposals) {
    named.add(p.by);
    named.add(p.terms);
  }
  for (const Deal& d : c.deals) named.add(d.terms);
  for (const Claim& claim : c.claims) {
    named.add(claim.by);
    named.add(claim.via);
    named.add(claim.about);
    if (claim.to) named.add(*claim.to);
    if (claim.condition) {
      named.add(claim.condition->by);
      named.add(claim.condition->about);
    }
  }
  for (const Meeting& m : c.meetings) {
    named.add(m.present);
    named.add(m.via);
  }
  for (const Message& m : c.messages) {
    named.add(m.from);
    named.add(m.to);
    named.add(m.via);
    named.add(m.about);
  }
  for (const Source& s : c.sources) {
    named.add(s.present);
    named.add(s.noted_by);
  }
  for (const Measure& m : c.measures) {
    for (const MeasureValue& v : m.values) {
      named.add(v.by);
      named.add(v.via);
    }
  }
  for (const Obligation& o : c.obligations) {
    named.add(o.who);
    named.add(o.verifier);
    named.add(o.guarantor);
  }
  for (const OneText& text : c.texts) {
    named.add(text.custodian);
    for (const Revision& revision : text.revisions) {
      for (const ClauseState& clause : revision.clauses) {
        named.add(clause.proposed_by);
        named.add(clause.opposed_by);
      }
      for (const Exposure& exposure : revision.exposures) named.speakers.insert(exposure.recipient);
    }
  }
  return named;
}

void see_agreement(Case& c, const Sight& sight) {
  Agreement& agreement = c.agreement;
  if (sight.keep_parties(agreement.parties)) agreement = {};
  sight.keep_parties(agreement.including);
  const auto principals = std::count_if(c.parties.begin(), c.parties.end(), [&](const Party& party) {
    return sight.party(party.id) && party.role == Role::principal;
  });
  const auto pool =
      agreement.parties.empty() ? static_cast<int>(principals) : static_cast<int>(agreement.parties.size());
  if (agreement.at_least && pool > 0) agreement.at_least = std::min(*agreement.at_least, pool);
}

void see_people(Case& c, const Sight& sight) {
  const Named named = named_in(c);
  std::erase_if(c.parties, [&](Party& party) {
    if (!sight.party(party.id)) return true;
    if (!party.access
             .given) {  // the frame of the case: who sits at the table, not what the desk thinks of them
      party.interests.clear();
      party.note.clear();
    }
    sight.strip(party);
    return false;
  });
  std::unordered_set<std::string> tied;
  const auto shown = [&](const Person& p) { return p.access.given && sight.speaker_ref(p.id.value); };
  for (const Person& person : c.people) {
    if (!shown(person)) continue;
    for (const Tie& tie : person.ties) tied.insert(tie.to);
  }
  std::erase_if(c.people, [&](Person& person) {
    const std::string& id = person.id.value;
    if (!sight.speaker_ref(id)) return true;
    if (person.access.given) {
      std::erase_if(person.ties, [&](const Tie& tie) { return !sight.speaker_ref(tie.to); });
      sight.keep_source(person.source);
    } else {
      if (!named.speakers.contains(id) && !tied.contains(id)) return true;
      person.aliases.clear();
      person.ties.clear();
      person.note.clear();
      person.source.reset();
    }
    sight.strip(person);
    return false;
  });
  std::erase_if(c.analysts, [&](Analyst& analyst) {
    const bool seen = analyst.access.given ? sight.sees(analyst) : named.analysts.contains(analyst.id.value);
    sight.strip(analyst);
    return !seen;
  });
  std::erase_if(c.affected, [&](Affected& affected) {
    if (!sight.sees(affected) || sight.keep_source(affected.source)) return true;
    sight.strip(affected);
    return false;
  });
  // An analyst who is hidden signs nothing.
  std::unordered_set<std::string> analysts;
  for (const Analyst& analyst : c.analysts) analysts.insert(analyst.id.value);
  const auto unsign = [&](std::optional<Judged>& judged) {
    if (judged && !analysts.contains(judged->by.value)) judged->by = {};
  };
  for (Package& p : c.packages) unsign(p.judged);
  for (Preferences& p : c.preferences) unsign(p.judged);
  for (Scenario& s : c.no_deal) unsign(s.judged);
  for (SpectrumEntry& e : c.spectrum) unsign(e.judged);
}

}  // namespace

Case visible(const Case& whole, const Audience& audience) {
  if (audience.kind == Audience::Kind::desk) return whole;
  if (whole.access.given && !may_see(whole.access, audience)) return {};
  Sight sight(whole, audience);
  if (audience.kind == Audience::Kind::party && !sight.party(audience.party))
    return {};  // no audience of this case
  Case c = whole;
  if (!c.access.given) c.summary.clear();
  sight.strip(c);
  see_agreement(c, sight);
  see_record(c, sight);
  see_issues(c, sight);
  see_values(c, sight);
  see_papers(c, sight);
  see_people(c, sight);
  return c;
}

}  // namespace mediant::model
