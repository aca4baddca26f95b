#include "mediant/record/views.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "mediant/core/print.hpp"

namespace mediant::record {
namespace {

using model::Case;
using model::Claim;
using model::Date;
using ClaimIndex = std::unordered_map<std::string, const Claim*>;

constexpr long before_all = -1'000'000'000L;
constexpr long after_all = 1'000'000'000L;

long recorded_day(const Case& c, const std::optional<Date>& recorded) {
  if (recorded) return model::first_day(*recorded);
  return c.as_of ? model::first_day(*c.as_of) : before_all;
}

bool is_stance(const Claim& claim) {
  return claim.kind == model::ClaimKind::position || claim.kind == model::ClaimKind::concern;
}

ClaimIndex index(const Case& c) {
  ClaimIndex by_id;
  for (const Claim& claim : c.claims) by_id.emplace(claim.id.value, &claim);
  return by_id;
}

// The issues a claim is about through the claims and proposals it names.
std::set<std::string> issues_about(const Case& c, const Claim& claim, const ClaimIndex& by_id) {
  std::set<std::string> issues;
  for (const std::string& id : claim.about) {
    if (const auto found = by_id.find(id); found != by_id.end()) {
      if (found->second->issue) issues.insert(found->second->issue->value);
    } else if (const model::Proposal* proposal = model::find(c, model::ProposalId(id))) {
      for (const model::Term& term : proposal->terms) issues.insert(term.issue.value);
    }
  }
  return issues;
}

bool later(const Claim* a, const Claim* b) {
  const auto day = [](const Claim* claim) { return claim->on ? model::last_day(*claim->on) : before_all; };
  return day(a) > day(b);
}

std::size_t count_sources(const Position& cell) {
  std::set<std::string> sources;
  for (const auto* list : {&cell.claims, &cell.as_a_set}) {
    for (const Claim* claim : *list) {
      for (const model::SourceRef& source : claim->source) sources.insert(source.ref.value);
    }
  }
  return sources.size();
}

// The latest claim up to `since`, if what stands now is another stance or option.
const Claim* moved_from(const Position& cell, const Date& since) {
  const auto old = std::find_if(cell.claims.begin(), cell.claims.end(), [&](const Claim* claim) {
    return claim->on && model::last_day(*claim->on) <= model::last_day(since);
  });
  if (old == cell.claims.end() || old == cell.claims.begin()) return nullptr;
  const Claim& now = *cell.claims.front();
  return (*old)->stance == now.stance && (*old)->option == now.option ? nullptr : *old;
}

std::string joined(const std::vector<std::string>& words, const std::string& separator) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : separator) + word;
  return out;
}

std::vector<model::SourceRef> as_list(const std::optional<model::SourceRef>& source) {
  return source ? std::vector{*source} : std::vector<model::SourceRef>{};
}

std::string figure(double value, const std::string& hedge, const std::string& unit) {
  return (hedge.empty() ? "" : hedge + " ") + grouped(shortest(value)) +
         (unit.empty() ? "" : (unit == "%" ? "" : " ") + unit);
}

std::string subject_of(const Case& c, const Claim& claim) {
  if (const model::Issue* issue = claim.issue ? model::find(c, *claim.issue) : nullptr) {
    return claim.option ? issue->name + " - " + model::option_name(*issue, *claim.option) : issue->name;
  }
  std::vector<std::string> names;
  for (const std::string& id : claim.about) {
    if (const model::Proposal* proposal = model::find(c, model::ProposalId(id))) {
      names.push_back(proposal->title);
    } else if (const Claim* other = model::find(c, model::ClaimId(id));
               other != nullptr && !other->text.empty()) {
      names.push_back(other->text);
    }
  }
  return joined(names, "; ");
}

}  // namespace

Case known_on(const Case& c, const Date& day) {
  Case past = c;
  const auto drop_later = [&](auto& items) {
    std::erase_if(items,
                  [&](const auto& item) { return recorded_day(c, item.recorded) > model::last_day(day); });
  };
  drop_later(past.claims);
  drop_later(past.meetings);
  drop_later(past.messages);
  drop_later(past.proposals);
  drop_later(past.sources);
  // Nobody knows on a day what is said after it, whatever the record's own date may claim.
  std::erase_if(past.claims, [&](const Claim& claim) {
    return claim.on && model::first_day(*claim.on) > model::last_day(day);
  });
  past.as_of = day;
  return past;
}

Grid positions(const Case& c, const std::optional<Date>& since) {
  Grid grid;
  std::map<std::string, std::size_t> row_of;
  std::map<std::string, std::size_t> column_of;
  for (const model::Issue& issue : c.issues) {
    row_of[issue.id.value] = grid.issues.size();
    grid.issues.push_back(&issue);
  }
  for (const model::Party& party : c.parties) {
    column_of[party.id.value] = grid.parties.size();
    grid.parties.push_back(&party);
  }
  grid.cells.assign(grid.issues.size(), std::vector<Position>(grid.parties.size()));
  const ClaimIndex by_id = index(c);
  for (const Claim& claim : c.claims) {
    const auto party = model::party_of(c, claim.by);
    if (!is_stance(claim) || !party || !column_of.contains(party->value)) continue;
    const std::size_t column = column_of.at(party->value);
    const std::string own = claim.issue ? claim.issue->value : "";
    if (row_of.contains(own)) grid.cells[row_of.at(own)][column].claims.push_back(&claim);
    // A stance on one other claim is a stance on its issue; on several things at once it stays a set.
    const bool single = claim.about.size() == 1 && by_id.contains(claim.about.front());
    if (claim.issue || claim.kind != model::ClaimKind::position)
      continue;  // what it is about is named outright
    for (const std::string& issue : issues_about(c, claim, by_id)) {
      if (!row_of.contains(issue)) continue;
      Position& cell = grid.cells[row_of.at(issue)][column];
      (single ? cell.claims : cell.as_a_set).push_back(&claim);
    }
  }
  for (auto& row : grid.cells) {
    for (Position& cell : row) {
      std::stable_sort(cell.claims.begin(), cell.claims.end(), later);
      std::stable_sort(cell.as_a_set.begin(), cell.as_a_set.end(), later);
      cell.sources = count_sources(cell);
      if (since) cell.earlier = moved_from(cell, *since);
    }
  }
  return grid;
}

std::vector<Event> timeline(const Case& c) {
  std::vector<Event> events;
  for (const model::Meeting& meeting : c.meetings) {
    std::string text = meeting.title.empty() ? meeting.id.value : meeting.title;
    if (!meeting.place.empty()) text += ", " + meeting.place;
    if (!meeting.status.empty()) text += " (" + meeting.status + ")";
    if (!meeting.outcome.empty()) text += ": " + meeting.outcome;
    events.push_back({meeting.on, "meeting", meeting.id.value, {}, text, meeting.source, meeting.via});
  }
  for (const model::Proposal& proposal : c.proposals) {
    events.push_back({proposal.on,
                      "proposal",
                      proposal.id.value,
                      proposal.by.empty() ? model::Speaker{} : proposal.by.front(),
                      proposal.kind.empty() ? proposal.title : proposal.title + " (" + proposal.kind + ")",
                      as_list(proposal.source),
                      {}});
  }
  for (const Claim& claim : c.claims) {
    events.push_back(
        {claim.on, "statement", claim.id.value, claim.by, in_words(c, claim), claim.source, claim.via});
  }
  for (const model::Message& message : c.messages) {
    std::vector<std::string> to;
    for (const model::Speaker& speaker : message.to) to.push_back(model::speaker_name(c, speaker));
    events.push_back({message.on, "message", message.id, message.from,
                      "to " + joined(to, ", ") + ": " + message.wording, as_list(message.source),
                      message.via});
  }
  for (const model::Measure& measure : c.measures) {
    for (const model::MeasureValue& value : measure.values) {
      const std::string& unit = value.unit.empty() ? measure.unit : value.unit;
      events.push_back({value.on, "measure", measure.id.value, value.by,
                        measure.name + ": " + figure(value.value, value.hedge, unit), as_list(value.source),
                        value.via});
    }
  }
  const auto day = [](const Event& event) { return event.on ? model::first_day(*event.on) : after_all; };
  std::stable_sort(events.begin(), events.end(),
                   [&](const Event& a, const Event& b) { return day(a) < day(b); });
  return events;
}

std::vector<Contradiction> contradictions(const Case& c) {
  const ClaimIndex by_id = index(c);
  std::vector<Contradiction> found;
  std::set<std::pair<const Claim*, const Claim*>> seen;
  const auto add = [&](const Claim& claim, const std::string& other, bool denial) {
    const auto partner = by_id.find(other);
    if (partner == by_id.end()) return;
    const std::pair<const Claim*, const Claim*> pair = std::minmax(&claim, partner->second);
    if (seen.insert(pair).second) found.push_back({pair.first, pair.second, denial});
  };
  for (const Claim& claim : c.claims) {
    for (const std::string& other : claim.contradicts) add(claim, other, false);
    for (const std::string& other : claim.denies) add(claim, other, true);
  }
  return found;
}

std::vector<const Claim*> unsourced(const Case& c) {
  std::vector<const Claim*> found;
  for (const Claim& claim : c.claims) {
    if (claim.source.empty()) found.push_back(&claim);
  }
  return found;
}

std::vector<const model::Party*> unheard(const Case& c) {
  std::set<std::string> heard;
  for (const Claim& claim : c.claims) {
    if (const auto party = model::party_of(c, claim.by)) heard.insert(party->value);
  }
  std::vector<const model::Party*> found;
  for (const model::Party& party : c.parties) {
    if (!heard.contains(party.id.value)) found.push_back(&party);
  }
  return found;
}

std::vector<const Claim*> sets(const Case& c) {
  std::vector<const Claim*> found;
  for (const Claim& claim : c.claims) {
    if (claim.scope == "as-a-set" || (is_stance(claim) && claim.about.size() > 1)) found.push_back(&claim);
  }
  return found;
}

std::string stance_in_words(const std::string& stance) {
  static const std::map<std::string, std::string> words = {{"open-to", "is open to"},
                                                           {"conditions", "sets a condition"},
                                                           {"refuses-comment", "declines to comment on"}};
  const auto found = words.find(stance);
  return found == words.end() ? stance : found->second;
}

std::string_view kind_in_words(model::ClaimKind kind) {
  using enum model::ClaimKind;
  switch (kind) {
    case position:
      return "position";
    case concern:
      return "concern";
    case threat:
      return "warning of what follows";
    case promise:
      return "promise";
    case call:
      return "call on others";
    case assessment:
      return "assessment";
    case characterisation:
      return "characterisation";
    case process:
      return "about the process";
    case fact:
      return "statement of fact";
    case quantity:
      return "figure";
  }
  return "";
}

std::string in_words(const Case& c, const Claim& claim) {
  const std::string what = claim.text.empty() ? subject_of(c, claim) : claim.text;
  std::string out = what;
  if (claim.kind == model::ClaimKind::position && !claim.stance.empty()) {
    out = stance_in_words(claim.stance) + (claim.scope == "as-a-set" ? " (as a set)" : "");
    if (!what.empty()) out += ": " + what;
  }
  if (claim.value && claim.text.empty()) {
    out += (out.empty() ? "" : ": ") + figure(*claim.value, claim.hedge, claim.unit);
  }
  if (claim.condition && claim.text.empty()) {
    const model::ClaimCondition& condition = *claim.condition;
    out +=
        (out.empty() ? "if " : ", if ") +
        (condition.words.empty() ? model::speaker_name(c, condition.by) + " " +
                                       stance_in_words(condition.stance) + " " + joined(condition.about, ", ")
                                 : condition.words);
  }
  return out.empty() ? std::string(kind_in_words(claim.kind)) : out;
}

std::string provenance(const Case& c, const std::vector<model::SourceRef>& sources,
                       const std::vector<model::Speaker>& via, const model::Grade& grade) {
  std::vector<std::string> parts;
  for (const model::SourceRef& ref : sources) {
    const model::Source* source = model::find(c, ref.ref);
    if (source == nullptr) continue;
    std::vector<std::string> inside;
    if (!source->publisher.empty()) inside.push_back(source->publisher);
    if (source->on) inside.push_back(model::in_words(*source->on));
    parts.push_back(source->title + (inside.empty() ? "" : " (" + joined(inside, ", ") + ")") +
                    (ref.quote.empty() ? "" : ", “" + ref.quote + "”"));
  }
  std::string out = parts.empty() ? "no source given" : joined(parts, "; ");
  for (const model::Speaker& speaker : via) out += ", according to " + model::speaker_name(c, speaker);
  if (!grade.empty()) out += ", graded " + model::to_string(grade);
  return out;
}

std::string provenance(const Case& c, const Claim& claim) {
  return provenance(c, claim.source, claim.via, claim.grade);
}

}  // namespace mediant::record
