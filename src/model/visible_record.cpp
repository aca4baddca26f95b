// Who said, met and carried what, as one audience may see it.
#include <algorithm>
#include <numeric>

#include "sight.hpp"

namespace mediant::model {
namespace {

// The Chatham House Rule: what was said may be used, not who said it.
const Speaker a_participant{"", "a participant"};

bool see_claim(Claim& claim, const Sight& sight) {
  if (!sight.sees(claim)) return false;
  if (sight.keep_sources(claim.source)) return false;  // an excerpt points at its source
  const bool chatham =
      claim.access.chatham_house || std::any_of(claim.source.begin(), claim.source.end(),
                                                [&](const SourceRef& s) { return sight.chatham(s.ref); });
  if (chatham) {
    claim.by = a_participant;
    claim.to.reset();
    claim.via.clear();
  }
  if (!sight.speaker(claim.by) || (claim.to && !sight.speaker(*claim.to))) return false;
  if (claim.issue && !sight.issue(*claim.issue)) return false;
  if (claim.issue && claim.option && !sight.option(*claim.issue, *claim.option)) return false;
  sight.keep_speakers(claim.via);
  sight.strip(claim);
  return true;
}

// False if what a claim is about is hidden, or hidden in a part that changes what it says.
bool still_says(const Claim& claim, const Sight& sight) {
  const auto visible = [&](const std::string& id) { return sight.statement(id); };
  const auto& about = claim.about;
  const bool whole = std::all_of(about.begin(), about.end(), visible);
  if (!about.empty() && !whole &&
      (claim.scope == "as-a-set" || std::none_of(about.begin(), about.end(), visible)))
    return false;
  if (!claim.condition) return true;
  return sight.speaker(claim.condition->by) &&
         std::all_of(claim.condition->about.begin(), claim.condition->about.end(), visible);
}

// A claim about a claim that goes may go too: each is looked at again when something it is about went.
void drop_silenced(std::vector<Claim>& claims, Sight& sight) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> about;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    for (const std::string& id : claims[i].about) about[id].push_back(i);
    if (!claims[i].condition) continue;
    for (const std::string& id : claims[i].condition->about) about[id].push_back(i);
  }
  std::vector<bool> gone(claims.size());
  std::vector<std::size_t> to_look_at(claims.size());
  std::iota(to_look_at.begin(), to_look_at.end(), std::size_t{0});
  while (!to_look_at.empty()) {
    const std::size_t i = to_look_at.back();
    to_look_at.pop_back();
    if (gone[i] || still_says(claims[i], sight)) continue;
    gone[i] = true;
    sight.claims.erase(claims[i].id.value);
    const auto others = about.find(claims[i].id.value);
    if (others != about.end())
      to_look_at.insert(to_look_at.end(), others->second.begin(), others->second.end());
  }
  about.clear();  // its keys live in the claims
  std::vector<Claim> kept;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!gone[i]) kept.push_back(std::move(claims[i]));
  }
  claims = std::move(kept);
}

bool see_proposal(Proposal& proposal, const Sight& sight) {
  if (!sight.sees(proposal) || sight.keep_speakers(proposal.by)) return false;
  std::erase_if(proposal.terms, [&](Term& term) {
    const bool hidden = !sight.sees_inside(term.access, proposal.access) ||
                        !sight.option(term.issue, term.option) || !sight.speaker(term.by) ||
                        sight.keep_source(term.source);
    if (term.access.chatham_house && !term.by.empty()) term.by = a_participant;
    sight.strip(term.access);
    term.extra.clear();
    return hidden;
  });
  sight.keep_source(proposal.source);
  sight.strip(proposal);
  return true;
}

bool see_meeting(Meeting& meeting, const Sight& sight) {
  if (!sight.sees(meeting)) return false;
  if (meeting.access.chatham_house) meeting.present.clear();
  sight.keep_speakers(meeting.present);
  sight.keep_speakers(meeting.via);
  sight.keep_sources(meeting.source);
  sight.strip(meeting);
  return true;
}

bool see_message(Message& message, const Sight& sight, const Case& c) {
  if (!sight.sees(message)) return false;
  if (sight.keep_speakers(message.to)) return false;
  const bool chatham = message.access.chatham_house;
  // What may not be conveyed stays between its sender and the desk.
  const bool own = !chatham && party_of(c, message.from) == sight.audience().party;
  if (message.authority == "not-to-convey" && !own) return false;
  if (chatham) {
    message.from = a_participant;
    message.via.clear();
  }
  if (!sight.speaker(message.from)) return false;
  message.authority.clear();
  sight.keep_speakers(message.via);
  sight.keep_source(message.source);
  sight.strip(message);
  return true;
}

}  // namespace

void see_record(Case& c, Sight& sight) {
  std::erase_if(c.meetings, [&](Meeting& m) { return !see_meeting(m, sight); });
  for (const Meeting& m : c.meetings) sight.meetings.insert(m.id.value);
  std::erase_if(c.proposals, [&](Proposal& p) { return !see_proposal(p, sight); });
  for (const Proposal& p : c.proposals) sight.proposals.insert(p.id.value);
  for (Proposal& p : c.proposals)
    std::erase_if(p.answers, [&](const ProposalId& id) { return !sight.proposals.contains(id.value); });
  std::erase_if(c.messages, [&](Message& m) { return !see_message(m, sight, c); });
  for (const Message& m : c.messages) {
    if (!m.id.empty()) sight.others.insert(m.id);
  }
  std::erase_if(c.minutes, [&](Minute& m) {
    if (!sight.sees(m) || (m.meeting && !sight.meetings.contains(m.meeting->value))) return true;
    std::erase_if(m.confirmed, [&](const auto& confirmation) { return !sight.party(confirmation.party); });
    sight.keep_source(m.source);
    sight.strip(m);
    return false;
  });
  for (const Minute& m : c.minutes) {
    if (!m.id.empty()) sight.others.insert(m.id);
  }
  for (const Deal& d : c.deals) {
    if (sight.sees(d)) sight.others.insert(d.id.value);
  }
  for (const OneText& text : c.texts) {
    if (!sight.sees(text)) continue;
    for (const Revision& revision : text.revisions)
      if (sight.sees_inside(revision.access, text.access)) sight.others.insert(text.id + "/" + revision.id);
  }
  std::erase_if(c.claims, [&](Claim& claim) { return !see_claim(claim, sight); });
  for (const Claim& claim : c.claims) sight.claims.insert(claim.id.value);
  drop_silenced(c.claims, sight);
  for (Claim& claim : c.claims) {
    sight.keep_statements(claim.about);
    const auto hidden = [&](const std::string& id) { return !sight.claims.contains(id); };
    std::erase_if(claim.contradicts, hidden);
    std::erase_if(claim.denies, hidden);
  }
  for (Message& m : c.messages) sight.keep_statements(m.about);
}

void see_papers(Case& c, const Sight& sight) {
  std::erase_if(c.sources, [&](Source& source) {
    if (!sight.source(source.id)) return true;
    if (source.access.chatham_house) {
      source.present.clear();
      source.noted_by = {};
      source.author.clear();
    }
    sight.keep_speakers(source.present);
    if (!sight.speaker(source.noted_by)) source.noted_by = {};
    sight.strip(source);
    return false;
  });
  std::erase_if(c.measures, [&](Measure& measure) {
    if (!sight.sees(measure)) return true;
    std::erase_if(measure.values, [&](MeasureValue& value) {
      if (!sight.sees_inside(value.access, measure.access) || sight.keep_source(value.source)) return true;
      if (value.access.chatham_house || measure.access.chatham_house) {
        if (!value.by.empty()) value.by = a_participant;
        value.via.clear();
      }
      if (!sight.speaker(value.by)) return true;
      sight.keep_speakers(value.via);
      sight.strip(value.access);
      value.extra.clear();
      return false;
    });
    sight.strip(measure);
    return false;
  });
  std::erase_if(c.obligations, [&](Obligation& o) {
    if (!sight.sees(o) || (o.proposal && !sight.proposals.contains(o.proposal->value))) return true;
    if (sight.keep_speakers(o.who)) return true;
    sight.keep_speakers(o.verifier);
    sight.keep_speakers(o.guarantor);
    sight.keep_source(o.source);
    sight.strip(o);
    return false;
  });
  std::unordered_set<std::string> obligations;
  for (const Obligation& o : c.obligations) obligations.insert(o.id.value);
  for (Obligation& o : c.obligations) {
    const auto hidden = [&](const std::string& id) { return !obligations.contains(id); };
    std::erase_if(o.after, hidden);
    std::erase_if(o.together, hidden);
  }
  std::erase_if(c.texts, [&](OneText& text) {
    if (!sight.sees(text)) return true;
    if (!sight.speaker(text.custodian)) text.custodian = {};
    std::erase_if(text.revisions, [&](Revision& revision) {
      if (!sight.sees_inside(revision.access, text.access)) return true;
      for (ClauseState& clause : revision.clauses) {
        sight.keep_speakers(clause.proposed_by);
        sight.keep_speakers(clause.opposed_by);
        clause.note.clear();  // what the desk thinks of a clause has no `for:` of its own
      }
      // Who held a copy is the desk's own record: shown only where marked.
      std::erase_if(revision.exposures, [&](Exposure& exposure) {
        if (!may_see(exposure.access, sight.audience()) || !sight.speaker_ref(exposure.recipient))
          return true;
        sight.strip(exposure.access);
        return false;
      });
      sight.strip(revision);
      return false;
    });
    sight.strip(text);
    return false;
  });
}

}  // namespace mediant::model
