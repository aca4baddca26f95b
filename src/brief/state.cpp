// Page 1, the state of play: the situation in three sentences, the next meeting, what changed, what failure
// would mean.
#include <algorithm>

#include "mediant/core/counted.hpp"
#include "mediant/record/messages.hpp"
#include "mediant/record/views.hpp"
#include "sections.hpp"

namespace mediant::brief {
namespace {

using model::Case;
using model::Meeting;

std::vector<std::string> party_names(const Case& c, model::Role role) {
  std::vector<std::string> found;
  for (const model::Party& party : c.parties) {
    if (party.role == role) found.push_back(party.name);
  }
  return found;
}

std::string meeting_note(const Case& c, const Meeting& meeting) {
  return capitalised(record::provenance(c, meeting.source, meeting.via)) + ".";
}

std::string described(const Case& c, const Meeting& meeting) {
  std::string text = meeting.title.empty() ? "a meeting" : meeting.title;
  if (!meeting.place.empty() && text.find(meeting.place) == std::string::npos) text += " in " + meeting.place;
  if (meeting.on) text += ", " + model::in_words(*meeting.on);
  if (!meeting.present.empty()) text += ", with " + names(c, meeting.present);
  return text;
}

const Meeting* latest_held(const Case& c) {
  const Meeting* latest = nullptr;
  for (const Meeting& meeting : c.meetings) {
    if (meeting.status != "held" || !meeting.on) continue;
    if (latest == nullptr || model::last_day(*meeting.on) >= model::last_day(*latest->on)) latest = &meeting;
  }
  return latest;
}

}  // namespace

void situation(const Inputs& in, Page& page) {
  const Case& c = in.c;
  // Who talks about what.
  const auto principals = party_names(c, model::Role::principal);
  const auto mediators = party_names(c, model::Role::mediator);
  const auto others = party_names(c, model::Role::stakeholder);
  std::string who =
      principals.empty() ? "No principals are recorded yet" : "Principals: " + joined(principals);
  if (!mediators.empty()) who += ". Mediating: " + joined(mediators);
  if (!others.empty()) who += ". Concerned: " + joined(others);
  if (!c.issues.empty())
    who += ". On record: " + counted(c.issues.size(), "issue") + ", " + counted(c.claims.size(), "claim") +
           ", " + counted(c.proposals.size(), "text");
  page.paragraph(who + ".");
  // The latest thing that happened.
  if (const Meeting* held = latest_held(c)) {
    std::string text = "Latest dated meeting on record: " + described(c, *held);
    if (!held->stage.empty()) text += " - " + held->stage;
    if (!held->is_not.empty()) text += ", not " + held->is_not;
    if (!held->outcome.empty()) text += "; outcome: " + held->outcome;
    page.paragraph(closed(text), {page.note(meeting_note(c, *held))});
  }
  // What lies on the table.
  if (!c.proposals.empty()) {
    std::vector<std::size_t> notes;
    std::size_t unknown = 0;
    for (const model::Proposal& proposal : c.proposals) {
      if (proposal.content_unknown) ++unknown;
      if (proposal.source)
        notes.push_back(page.note(capitalised(record::provenance(c, {*proposal.source})) + "."));
    }
    std::sort(notes.begin(), notes.end());
    notes.erase(std::unique(notes.begin(), notes.end()), notes.end());
    std::vector<std::string> titles;
    for (const model::Proposal& proposal : c.proposals) titles.push_back(proposal.title);
    std::string text = "On the table: " + joined(titles);
    if (unknown > 0) text += " (content not known of " + std::to_string(unknown) + ")";
    page.paragraph(closed(text), notes);
  }
  if (!c.summary.empty()) page.paragraph("The desk's summary: " + c.summary);
}

void next_meeting(const Inputs& in, Page& page) {
  const Case& c = in.c;
  std::vector<const Meeting*> planned;
  for (const Meeting& meeting : c.meetings) {
    if (meeting.status == "planned") planned.push_back(&meeting);
  }
  std::stable_sort(planned.begin(), planned.end(), [](const Meeting* a, const Meeting* b) {
    const auto day = [](const Meeting* m) { return m->on ? model::first_day(*m->on) : 1'000'000'000L; };
    return day(a) < day(b);
  });
  std::vector<Text> items;
  for (const Meeting* meeting : planned) {
    std::string text = capitalised(described(c, *meeting));
    if (!meeting->on) text += ", date not recorded";
    if (!meeting->format.empty()) text += "; " + meeting->format;
    if (!meeting->stage.empty()) text += ". What it is: " + meeting->stage;
    if (!meeting->is_not.empty()) text += ". What it is not: " + meeting->is_not;
    items.push_back({closed(text), {page.note(meeting_note(c, *meeting))}});
  }
  page.list(std::move(items));
}

namespace {

std::vector<std::size_t> source_note(const Case& c, const std::optional<model::SourceRef>& source,
                                     Page& page) {
  if (!source) return {};
  return {page.note(capitalised(record::provenance(c, {*source})) + ".")};
}

}  // namespace

void changes(const Inputs& in, Page& page) {
  if (!in.options.since) return;
  const Case& c = in.c;
  const long after = model::last_day(*in.options.since);
  const auto fresh = [&](const std::optional<model::Date>& on, const std::optional<model::Date>& recorded) {
    return (on && model::last_day(*on) > after) || (recorded && model::last_day(*recorded) > after);
  };
  std::vector<Text> items;
  for (const Meeting& meeting : c.meetings) {
    if (fresh(meeting.on, meeting.recorded))
      items.push_back({capitalised(meeting.status.empty() ? "meeting" : meeting.status) + ": " +
                           described(c, meeting) + ".",
                       {page.note(meeting_note(c, meeting))}});
  }
  for (const model::Proposal& proposal : c.proposals) {
    if (!fresh(proposal.on, proposal.recorded)) continue;
    items.push_back(
        {"Text: " + proposal.title + (proposal.by.empty() ? "" : ", by " + names(c, proposal.by)) + ".",
         source_note(c, proposal.source, page)});
  }
  for (const model::Claim& claim : c.claims) {
    if (fresh(claim.on, claim.recorded))
      items.push_back({closed(sentence(c, claim)), {page.note(claim_note(c, claim))}});
  }
  for (const model::Message& message : c.messages) {
    if (!fresh(message.on, message.recorded)) continue;
    items.push_back({"Message of " + model::speaker_name(c, message.from) + " to " + names(c, message.to) +
                         ": “" + message.wording + "”" +
                         (message.answer.empty() ? "" : "; the answer: “" + message.answer + "”") + ".",
                     source_note(c, message.source, page)});
  }
  for (const record::Understanding& u : record::understandings(c)) {
    const auto said = [&](const auto& side) { return fresh(side.on, {}); };
    if (fresh(u.minute->on, {}) || std::any_of(u.minute->confirmed.begin(), u.minute->confirmed.end(), said))
      items.push_back(
          {"Understanding, " + std::string(record::to_word(u.standing)) + ": “" + u.minute->text + "”.",
           source_note(c, u.minute->source, page)});
  }
  const record::Grid grid = record::positions(c, in.options.since);
  for (std::size_t i = 0; i < grid.issues.size(); ++i) {
    for (std::size_t p = 0; p < grid.parties.size(); ++p) {
      const record::Position& cell = grid.cells[i][p];
      if (cell.earlier == nullptr) continue;
      items.push_back(
          {"Movement: " + grid.parties[p]->name + " on " + grid.issues[i]->name + ", from “" +
               record::in_words(c, *cell.earlier) + "” to “" + record::in_words(c, *cell.claims.front()) +
               "”.",
           {page.note(claim_note(c, *cell.earlier)), page.note(claim_note(c, *cell.claims.front()))}});
    }
  }
  if (items.empty()) {
    page.paragraph("Nothing on record after " + model::in_words(*in.options.since) + ".");
    return;
  }
  page.paragraph("Since " + model::in_words(*in.options.since) + ":");
  page.list(std::move(items));
}

void if_talks_fail(const Inputs& in, Page& page) {
  const Case& c = in.c;
  std::vector<Text> items;
  for (const model::Claim& claim : c.claims) {
    if (claim.kind == model::ClaimKind::threat)
      items.push_back({closed(sentence(c, claim)), {page.note(claim_note(c, claim))}});
  }
  for (const model::Scenario& scenario : c.no_deal) {
    std::string text = "Scenario considered: " + scenario.name;
    std::vector<std::size_t> notes;
    if (scenario.according_to) {
      if (const model::Claim* claim = model::find(c, model::ClaimId(*scenario.according_to))) {
        text += ", according to " + model::speaker_name(c, claim->by);
        notes.push_back(page.note(claim_note(c, *claim)));
      }
    }
    if (scenario.judged) notes.push_back(page.note(judgement_note(c, *scenario.judged)));
    items.push_back({closed(text), notes});
  }
  page.list(std::move(items));
}

void absent(const Inputs& in, Page& page) {
  const Case& c = in.c;
  std::vector<Text> items;
  for (const model::Affected& group : c.affected) {
    if (group.at_the_table) continue;
    std::vector<std::size_t> notes;
    if (group.source) notes.push_back(page.note(capitalised(record::provenance(c, {*group.source})) + "."));
    items.push_back({closed(group.name + (group.stake.empty() ? "" : ": " + group.stake) +
                            (group.source ? "" : " (the desk's note, no source)")),
                     notes});
  }
  for (const model::Party* party : record::unheard(c)) {
    items.push_back({party->name + ": the record holds no statement of theirs.", {}});
  }
  page.list(std::move(items));
}

}  // namespace mediant::brief
