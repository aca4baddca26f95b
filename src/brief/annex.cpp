// The annex: what the judgements of the case imply. It appears only where there are judgements, never names a
// deal to take, and shows no value without the range that the judgements leave.
#include <algorithm>
#include <cmath>

#include "mediant/deals/count.hpp"
#include "mediant/deals/frontier.hpp"
#include "mediant/deals/judged_range.hpp"
#include "mediant/deals/solutions.hpp"
#include "mediant/deals/value.hpp"
#include "mediant/judgement/acceptability.hpp"
#include "mediant/judgement/room.hpp"
#include "mediant/model/points.hpp"
#include "sections.hpp"

namespace mediant::brief {
namespace {

using deals::DealSpace;
using model::Case;

std::string party_name(const Case& c, const model::PartyId& id) {
  const model::Party* party = model::find(c, id);
  return party == nullptr ? id.value : party->name;
}

std::string range_text(const Case& c, const deals::Interval& range) {
  const std::string low = model::points(range.low, c.scale, 0);
  const std::string high = model::points(range.high, c.scale, 0);
  return low == high ? low : low + " to " + high;
}

deals::Interval no_deal_level(const Case& c, const DealSpace& space, std::size_t p) {
  const auto& reserve = c.preferences[space.structure().block[p]].reserve;
  return reserve ? deals::Interval{reserve->low, reserve->high} : deals::Interval{0, 0};
}

// Who judged what is computed with, and what is missing.
void basis(const Inputs& in, const DealSpace& space, Page& page) {
  const Case& c = in.c;
  const deals::Structure& s = space.structure();
  std::vector<std::string> among;
  for (const int h : s.pool) among.push_back(party_name(c, s.holders[static_cast<std::size_t>(h)]));
  std::vector<std::size_t> notes;
  for (std::size_t p = 0; p < s.valued; ++p) {
    const auto& judged = c.preferences[s.block[p]].judged;
    if (judged) notes.push_back(page.note(judgement_note(c, *judged)));
  }
  std::sort(notes.begin(), notes.end());
  notes.erase(std::unique(notes.begin(), notes.end()), notes.end());
  page.paragraph(
      "Computed from judgements of what each party can live with, not from anything a party has said of its "
      "limits. Who must accept: " +
          (s.unanimous() ? joined(among) : std::to_string(s.needed) + " of " + joined(among)) +
          ". Each party's values are on its own scale (0 to " + shortest(c.scale) +
          ") and shown as the range that the judgements leave.",
      notes);
  for (const model::PartyId& party : s.without)
    page.callout(party_name(c, party) +
                 " must accept, but no preferences are recorded for it: it is left out here.");
  for (const model::PartyId& party : s.withheld)
    page.callout(party_name(c, party) +
                 " is known to hold red lines whose content is withheld: they could overturn any of this.");
}

judgement::Trials trials(const Inputs& in) {
  judgement::Trials trials;
  trials.seed = in.options.seed;
  trials.draws = in.options.draws;
  return trials;
}

// How many deals there are at the midpoints, for a feeling of size; what counts is the share above it.
std::string counted(const DealSpace& space) {
  const deals::Counts counts = deals::count(space);
  const auto words = [](const deals::Count& count) {
    return count.exact ? grouped(count.digits)
                       : "between " + grouped(fixed(count.low, 0)) + " and " + grouped(fixed(count.high, 0));
  };
  return " That way " + words(counts.all) + " of " + words(counts.deals) +
         " possible deals would be open to all who must accept.";
}

void room(const Inputs& in, const DealSpace& space, const judgement::Assumptions& assumptions, Page& page) {
  judgement::RoomOptions options;
  options.trials = trials(in);
  const auto found = judgement::room(assumptions, options, in.executor, in.progress);
  if (!found) return;
  page.subheading("Room for agreement");
  page.paragraph(
      "Some deal keeps every red line on record and reaches the no-deal level of all who must accept " +
      judgement::in_words(found->room) + " (" + grouped(std::to_string(found->draws)) +
      " tried, each solved exactly over all deals; seed " + std::to_string(in.options.seed) +
      "). With every range at its middle there is " + (found->at_midpoints ? "one." : "none.") +
      counted(space));
  std::vector<Text> items;
  for (std::size_t s = 0; s < found->by_scenario.size(); ++s) {
    items.push_back({"If it were certain that talks fail this way - " + in.c.no_deal[s].name + ": " +
                         judgement::in_words(found->by_scenario[s]) + ".",
                     {}});
  }
  for (const auto& [analyst, share] : found->by_view)
    items.push_back({"By the view of " + (analyst.empty() ? "an unnamed analyst" : analyst) + ": " +
                         judgement::in_words(share) + ".",
                     {}});
  page.list(std::move(items));
  if (found->cancelled) page.callout("The trials were interrupted; these are the ones made so far.");
}

// For each text: would all who must accept, and each, under how many of the assumptions.
void acceptance(const Inputs& in, const judgement::Assumptions& assumptions, Page& page) {
  judgement::AcceptabilityOptions options;
  options.trials = trials(in);
  options.ranks = false;
  const auto found = judgement::acceptability(assumptions, options, in.executor, in.progress);
  if (!found) return;
  Table table;
  table.columns = {{"Text", Align::left}, {"All who must", Align::left}};
  for (const model::PartyId& party : found->parties)
    table.columns.push_back({party_name(in.c, party), Align::left});
  bool open = false;
  const auto words = [&](const judgement::Acceptance& acceptance) {
    if (acceptance.surely.value == acceptance.possibly.value)
      return judgement::short_words(acceptance.surely);
    open = true;
    return judgement::short_words(acceptance.surely) + " to " + judgement::short_words(acceptance.possibly);
  };
  for (const judgement::AlternativeView& alternative : found->alternatives) {
    std::vector<std::string> row = {alternative.name.empty() ? alternative.id : alternative.name,
                                    words(alternative.all)};
    for (const judgement::PartyView& party : alternative.parties) row.push_back(words(party.accepts));
    table.rows.push_back(std::move(row));
  }
  page.subheading("In how many of the assumptions tried a text would be accepted");
  page.table("annex-acceptance", std::move(table));
  if (open)
    page.paragraph(
        "Where a text is silent, two shares stand: however the silent issues are filled, and in some filling "
        "of them.");
}

void texts(const Inputs& in, const DealSpace& space, Page& page) {
  const Case& c = in.c;
  Table table;
  table.columns.push_back({"Text", Align::left});
  for (std::size_t p = 0; p < space.parties(); ++p)
    table.columns.push_back({party_name(c, space.structure().holders[p]), Align::right});
  for (const model::Proposal& proposal : c.proposals) {
    if (proposal.content_unknown || proposal.terms.empty()) continue;
    const auto partial = deals::assignment_of(space, proposal.terms);
    if (!partial) continue;
    std::vector<std::string> row = {proposal.title};
    for (std::size_t p = 0; p < space.parties(); ++p) {
      const auto worst = deals::completion(space, p, *partial, false);
      const auto best = deals::completion(space, p, *partial, true);
      row.push_back(worst && best ? range_text(c, {deals::judged_range(c, space, p, *worst).low,
                                                   deals::judged_range(c, space, p, *best).high})
                                  : "the rules forbid it");
    }
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return;
  std::vector<std::string> levels = {"No deal"};
  for (std::size_t p = 0; p < space.parties(); ++p)
    levels.push_back(range_text(c, no_deal_level(c, space, p)));
  table.rows.push_back(std::move(levels));
  page.subheading("What the texts are worth to each");
  page.paragraph("From the least to the most, over what a text leaves open and over the judged ranges.");
  page.table("annex-texts", std::move(table));
}

void ideas(const Inputs& in, const DealSpace& space, Page& page) {
  const Case& c = in.c;
  const deals::Solutions found = deals::solve(space);
  page.subheading("Ideas of fairness, side by side");
  if (!found.reason.empty()) {
    page.paragraph("At the midpoints no deal is open to all, so no idea of fairness singles one out.");
    return;
  }
  Table values;
  values.columns.push_back({"Idea", Align::left});
  for (std::size_t p = 0; p < space.parties(); ++p)
    values.columns.push_back({party_name(c, space.structure().holders[p]), Align::right});
  Table terms;
  terms.columns.push_back({"Issue", Align::left});
  for (const model::Issue& issue : c.issues) terms.rows.push_back({issue.name});
  bool compares = false;
  const auto concepts = deals::concepts();
  for (std::size_t k = 0; k < concepts.size(); ++k) {
    if (!found.by_concept[k]) continue;
    const deals::Assignment assignment = space.assignment(found.by_concept[k]->deal);
    const std::string name = std::string(concepts[k].words) + (concepts[k].compares_parties ? " *" : "");
    compares = compares || concepts[k].compares_parties;
    std::vector<std::string> row = {name};
    for (std::size_t p = 0; p < space.parties(); ++p)
      row.push_back(range_text(c, deals::judged_range(c, space, p, assignment)));
    values.rows.push_back(std::move(row));
    terms.columns.push_back({name, Align::left});
    for (std::size_t i = 0; i < assignment.size(); ++i) {
      terms.rows[i].push_back(model::option_name(
          c.issues[i], space.structure().options[i][static_cast<std::size_t>(assignment[i])]));
    }
  }
  page.paragraph(
      "Found at the midpoints of the judged ranges; the ranges are over all that was judged. None is put "
      "before another, and none is a proposal.");
  page.table("annex-ideas", std::move(values));
  if (compares) page.paragraph("* assumes that the parties' scales can be compared.");
  page.table("annex-ideas-terms", std::move(terms));
}

}  // namespace

void annex(const Inputs& in, Page& page) {
  if (in.c.preferences.empty() || in.c.issues.empty()) return;
  const auto space = deals::compile(in.c);
  if (!space) {
    page.paragraph("Nothing is computed: " + space.error().message +
                   (space.error().hint.empty() ? "." : " (" + space.error().hint + ")."));
    return;
  }
  if (space->parties() == 0) return lines_alone(in, page);
  if (in.c.illustrative) page.callout("Illustration: built on invented weights.");
  basis(in, *space, page);
  const auto assumptions = judgement::Assumptions::compile(in.c);
  if (assumptions) {
    room(in, *space, *assumptions, page);
    smallest_changes(in, *space, *assumptions, page);
    what_blocks(in, *assumptions, page);
  }
  texts(in, *space, page);
  if (assumptions) acceptance(in, *assumptions, page);
  ideas(in, *space, page);
  if (assumptions) what_decides(in, *assumptions, page);
}

}  // namespace mediant::brief
