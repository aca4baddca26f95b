// Page 1: where each party stands on each issue, red lines, and the gaps of the record worth closing first.
#include <algorithm>

#include "mediant/core/counted.hpp"
#include "mediant/record/messages.hpp"
#include "mediant/record/views.hpp"
#include "sections.hpp"

namespace mediant::brief {
namespace {

using model::Case;
using model::Claim;

std::string cell_text(const Case& c, const record::Position& cell, Page& page) {
  std::string text;
  for (const Claim* claim : cell.claims) {
    if (!text.empty()) text += "; ";
    std::string words = stance_of(c, *claim);
    text += words + page.mark(claim_note(c, *claim));
  }
  for (const Claim* claim : cell.as_a_set) {
    if (!text.empty()) text += "; ";
    text += record::stance_in_words(claim->stance) + " (as a set)" + page.mark(claim_note(c, *claim));
  }
  if (cell.earlier != nullptr) text += " (moved; before: " + record::in_words(c, *cell.earlier) + ")";
  return text.empty() ? "no known position" : text;
}

}  // namespace

// In a row about one issue, its name need not be said again.
std::string stance_of(const Case& c, const Claim& claim) {
  if (claim.kind == model::ClaimKind::concern) return "concern: " + claim.text;
  const model::Issue* issue = claim.issue ? model::find(c, *claim.issue) : nullptr;
  std::string words = record::stance_in_words(claim.stance);
  if (issue != nullptr && claim.option) return words + ": " + model::option_name(*issue, *claim.option);
  return claim.text.empty() ? words : words + ": " + claim.text;
}

void stances(const Inputs& in, Page& page) {
  const Case& c = in.c;
  const record::Grid grid = record::positions(c, in.options.since);
  std::vector<std::size_t>
      parties;  // columns with at least one known position, so that the table stays readable
  for (std::size_t p = 0; p < grid.parties.size(); ++p) {
    if (std::any_of(grid.cells.begin(), grid.cells.end(), [&](const auto& row) { return row[p].known(); }))
      parties.push_back(p);
  }
  if (parties.empty()) return;
  Table table;
  table.columns.push_back({"Issue", Align::left});
  for (const std::size_t p : parties) table.columns.push_back({grid.parties[p]->name, Align::left});
  for (std::size_t i = 0; i < grid.issues.size(); ++i) {
    std::vector<std::string> row = {grid.issues[i]->name +
                                    (grid.issues[i]->status == "agreed" ? " (agreed)" : "")};
    bool any = false;
    for (const std::size_t p : parties) {
      any = any || grid.cells[i][p].known();
      row.push_back(cell_text(c, grid.cells[i][p], page));
    }
    if (any) table.rows.push_back(std::move(row));
  }
  page.table("positions", std::move(table));
  std::vector<std::string> silent;
  for (std::size_t p = 0; p < grid.parties.size(); ++p) {
    if (std::find(parties.begin(), parties.end(), p) == parties.end())
      silent.push_back(grid.parties[p]->name);
  }
  if (!silent.empty()) page.paragraph("No known position on these issues: " + joined(silent) + ".");
  std::vector<Text> sets;
  for (const Claim* claim : record::sets(c)) {
    std::vector<std::string> items;
    for (const std::string& id : claim->about) {
      if (const Claim* item = model::find(c, model::ClaimId(id)))
        items.push_back(item->text.empty() ? record::in_words(c, *item) : item->text);
      else if (const model::Proposal* proposal = model::find(c, model::ProposalId(id)))
        items.push_back(proposal->title);
    }
    std::string text =
        model::speaker_name(c, claim->by) + " " + record::stance_in_words(claim->stance) + ", as one set";
    if (!claim->text.empty()) text += " (" + claim->text + ")";
    if (!items.empty()) text += ": " + joined(items);
    sets.push_back(
        {text + ". What it would say to each alone is not recorded.", {page.note(claim_note(c, *claim))}});
  }
  page.list(std::move(sets));
}

void red_lines(const Inputs& in, Page& page) {
  const Case& c = in.c;
  Table table;
  table.columns = {{"Party", Align::left}, {"Basis", Align::left}, {"Line", Align::left}};
  for (const model::Preferences& preferences : c.preferences) {
    const model::Party* party = model::find(c, preferences.party);
    for (const model::RedLine& line : preferences.red_lines) {
      std::string text =
          line.unknown ? "known to exist, content withheld" : "never " + when_in_words(c, line.never);
      if (!line.note.empty()) text += " (" + line.note + ")";
      if (line.source) {
        const Claim* claim = model::find(c, model::ClaimId(line.source->ref.value));
        text += page.mark(claim != nullptr ? claim_note(c, *claim)
                                           : capitalised(record::provenance(c, {*line.source})) + ".");
      } else if (preferences.judged) {
        text += page.mark(judgement_note(c, *preferences.judged));
      }
      table.rows.push_back({party == nullptr ? preferences.party.value : party->name,
                            line.unknown ? "withheld" : basis_in_words(line.basis), text});
    }
  }
  if (!table.rows.empty()) {
    page.table("red-lines", std::move(table));
    return;
  }
  // Without judgements the record may still say that lines exist: withheld positions count.
  std::vector<Text> items;
  for (const Claim& claim : c.claims) {
    if (claim.stance == "withholds")
      items.push_back({closed(sentence(c, claim)), {page.note(claim_note(c, claim))}});
  }
  page.list(std::move(items));
}

void to_find_out(const Inputs& in, Page& page) {
  const Case& c = in.c;
  std::vector<Text> items;
  const record::Grid grid = record::positions(c);
  for (std::size_t p = 0; p < grid.parties.size(); ++p) {
    if (grid.parties[p]->role != model::Role::principal) continue;
    std::vector<std::string> gaps;
    std::vector<std::string> only_set;
    for (std::size_t i = 0; i < grid.issues.size(); ++i) {
      if (!grid.cells[i][p].known())
        gaps.push_back(grid.issues[i]->name);
      else if (grid.cells[i][p].claims.empty())
        only_set.push_back(grid.issues[i]->name);
    }
    if (!gaps.empty())
      items.push_back({"No known position of " + grid.parties[p]->name + " on: " + joined(gaps) + ".", {}});
    if (!only_set.empty())
      items.push_back(
          {grid.parties[p]->name + " has spoken only on the set, not on each of: " + joined(only_set) + ".",
           {}});
  }
  for (const model::Proposal& proposal : c.proposals) {
    if (proposal.content_unknown) {
      std::vector<std::size_t> notes;
      if (proposal.source)
        notes.push_back(page.note(capitalised(record::provenance(c, {*proposal.source})) + "."));
      items.push_back({"What does “" + proposal.title + "” say? Its content is not recorded.", notes});
    } else if (!proposal.terms.empty()) {
      const auto reported =
          std::count_if(proposal.terms.begin(), proposal.terms.end(),
                        [](const model::Term& t) { return t.basis == model::Basis::reported; });
      if (reported > 0)
        items.push_back({"Does the text of “" + proposal.title + "” bear out the " +
                             counted(static_cast<std::size_t>(reported), "term") + " reported of it?",
                         {}});
    }
  }
  for (const model::Preferences& preferences : c.preferences) {
    const model::Party* party = model::find(c, preferences.party);
    const bool withheld = std::any_of(preferences.red_lines.begin(), preferences.red_lines.end(),
                                      [](const model::RedLine& line) { return line.unknown; });
    if (withheld && party != nullptr)
      items.push_back({"What are the withheld red lines of " + party->name + "?", {}});
  }
  for (const record::Contradiction& pair : record::contradictions(c)) {
    items.push_back({"Which account holds: “" + record::in_words(c, *pair.first) + "” or “" +
                         record::in_words(c, *pair.second) + "”?",
                     {page.note(claim_note(c, *pair.first)), page.note(claim_note(c, *pair.second))}});
  }
  const auto unsourced = record::unsourced(c);
  if (!unsourced.empty())
    items.push_back({std::to_string(unsourced.size()) +
                         (unsourced.size() == 1 ? " claim has" : " claims have") + " no source.",
                     {}});
  for (const model::Message& message : c.messages) {
    if (record::answer_is_owed(message))
      items.push_back({"An answer is owed to " + model::speaker_name(c, message.from) +
                           (message.on ? " since " + model::in_words(*message.on) : "") + ": “" +
                           message.wording + "”.",
                       {}});
  }
  for (const record::Understanding& u : record::understandings(c)) {
    std::vector<std::string> disputing, silent;
    for (const auto& side : u.minute->confirmed)
      if (side.status == "disputed") disputing.push_back(model::speaker_name(c, {side.party.value, ""}));
    for (const model::Party* party : u.silent) silent.push_back(party->name);
    if (!disputing.empty())
      items.push_back(
          {"What was understood? “" + u.minute->text + "” is disputed by " + joined(disputing) + ".", {}});
    else if (!silent.empty())
      items.push_back(
          {"Is it understood that “" + u.minute->text + "”? Not said by " + joined(silent) + ".", {}});
  }
  page.list(std::move(items));
}

}  // namespace mediant::brief
