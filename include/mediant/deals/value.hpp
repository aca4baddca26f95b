// What a proposal is worth to each party, as a range where it is silent.
//
// A proposal fixes some issues. The silent ones may become anything the rules of the case allow (packages
// included), so each party's utility is the interval from its worst to its best completion, red lines may be
// kept or broken, and acceptance is certain, impossible or open.
#pragma once

#include <optional>
#include <vector>

#include "mediant/deals/space.hpp"

namespace mediant::deals {

enum class Verdict { accepts, rejects, depends };

struct HolderValue {
  Units low = 0;  ///< over completions; 0 for a holder without utilities
  Units high = 0;
  Verdict verdict = Verdict::accepts;
  std::vector<std::size_t> breaks;     ///< Structure::lines it breaks however the rest is filled
  std::vector<std::size_t> may_break;  ///< ... in some completion only
};

/// How far a complete deal lies from the best trade-offs of the deciding parties.
struct Distance {
  bool efficient = false;
  /// The largest share t of its own range (best minus worst within red lines) that every deciding party can
  /// gain at once; 0 for an efficient deal, and where some can gain only if others stand still.
  double share = 0;
  Deal better;  ///< a deal that gives it (leximin); the deal itself if efficient
};

struct Valuation {
  bool possible = true;               ///< some completion keeps the rules of the case
  std::vector<std::size_t> violates;  ///< indices into Case::packages forbidding it however it is filled
  std::vector<int> silent;            ///< issues it says nothing about
  std::vector<HolderValue> holders;
  Verdict agreement = Verdict::depends;  ///< would the agreement stand?
  std::optional<Distance> distance;      ///< for complete, possible deals only
};

/// Without `search`, agreement and distance are left open.
[[nodiscard]] Valuation value(const DealSpace& space, const Assignment& proposal, bool search = true);
/// Without the distance and the agreement of partial proposals, which need a search: for Monte Carlo.
[[nodiscard]] std::vector<HolderValue> value_of_each(const DealSpace& space, const Assignment& proposal);

}  // namespace mediant::deals
