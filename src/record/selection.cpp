#include "mediant/record/selection.hpp"

#include <algorithm>
#include <set>

#include "mediant/record/views.hpp"

namespace mediant::record {
namespace {

using model::Case;
using model::Claim;

// The claims on an issue as the grid sees them, so that a cell and its list never disagree.
std::set<const Claim*> on_issue(const Case& c, const std::string& issue) {
  std::set<const Claim*> found;
  for (const Claim& claim : c.claims) {
    if (claim.issue && claim.issue->value == issue) found.insert(&claim);
  }
  const Grid grid = positions(c);
  for (std::size_t i = 0; i < grid.issues.size(); ++i) {
    if (grid.issues[i]->id.value != issue) continue;
    for (const Position& cell : grid.cells[i]) {
      found.insert(cell.claims.begin(), cell.claims.end());
      found.insert(cell.as_a_set.begin(), cell.as_a_set.end());
    }
  }
  return found;
}

bool holds_words(const Claim& claim, const std::string& folded, const text::Toolkit& toolkit) {
  const auto holds = [&](const std::string& words) {
    return toolkit.fold(words).find(folded) != std::string::npos;
  };
  return holds(claim.text) || holds(claim.note) ||
         std::any_of(claim.source.begin(), claim.source.end(),
                     [&](const model::SourceRef& source) { return holds(source.quote); });
}

bool rests_on(const Claim& claim, const std::string& source) {
  return std::any_of(claim.source.begin(), claim.source.end(),
                     [&](const model::SourceRef& ref) { return ref.ref.value == source; });
}

bool spoken_by(const Claim& claim, const std::string& by) {
  return claim.by.ref.empty() ? claim.by.unnamed == by : claim.by.ref == by;
}

const Claim* latest_by(const Position& cell, const model::Date& day) {
  const auto found = std::find_if(cell.claims.begin(), cell.claims.end(), [&](const Claim* claim) {
    return claim->kind == model::ClaimKind::position && claim->on &&
           model::last_day(*claim->on) <= model::last_day(day);
  });
  return found == cell.claims.end() ? nullptr : *found;
}

}  // namespace

Selected select(const Case& c, const ClaimFilter& filter, const text::Toolkit& toolkit) {
  Selected out;
  const std::string folded = toolkit.fold(filter.text);
  const auto issue = filter.issue.empty() ? std::set<const Claim*>{} : on_issue(c, filter.issue);
  for (const Claim& claim : c.claims) {
    if (!filter.by.empty() && !spoken_by(claim, filter.by)) continue;
    if (!filter.party.empty()) {
      const auto party = model::party_of(c, claim.by);
      if (!party || party->value != filter.party) continue;
    }
    if (!filter.issue.empty() && !issue.contains(&claim)) continue;
    if (!filter.kind.empty() && model::to_string(claim.kind) != filter.kind &&
        kind_in_words(claim.kind) != filter.kind)
      continue;
    if (!filter.stance.empty() && claim.stance != filter.stance) continue;
    if (!filter.source.empty() && !rests_on(claim, filter.source)) continue;
    if (filter.unsourced && !claim.source.empty()) continue;
    if (!folded.empty() && !holds_words(claim, folded, toolkit)) continue;
    if (!claim.on && (filter.since || filter.until)) {
      ++out.undated;
      continue;
    }
    if (filter.since && model::last_day(*claim.on) < model::first_day(*filter.since)) continue;
    if (filter.until && model::first_day(*claim.on) > model::last_day(*filter.until)) continue;
    out.claims.push_back(&claim);
  }
  return out;
}

std::vector<Movement> movements(const Case& c, const model::Date& from, const model::Date& to) {
  std::vector<Movement> out;
  const Grid grid = positions(c);
  for (std::size_t i = 0; i < grid.issues.size(); ++i) {
    for (std::size_t p = 0; p < grid.parties.size(); ++p) {
      const Claim* before = latest_by(grid.cells[i][p], from);
      const Claim* after = latest_by(grid.cells[i][p], to);
      if (after == nullptr || after == before) continue;
      if (before != nullptr && before->stance == after->stance && before->option == after->option) continue;
      out.push_back({grid.issues[i], grid.parties[p], before, after});
    }
  }
  return out;
}

}  // namespace mediant::record
