// The distinct utility vectors that no deal dominates, in the doubles a peer tool computes.
//
// Additive spaces: dynamic programming over the issues in file order (Nemhauser & Ullmann 1969, Management
// Science 15:494, multiple-choice form) with a Pareto filter after each issue: two parties by sorting and one
// sweep, three by a staircase sweep (Kung, Luccio & Preparata 1975, JACM 22:469), more by comparison with the
// points kept, best sums first. Other spaces: every deal is looked at, up to `deal_limit`.
#pragma once

#include <string>
#include <vector>

#include "mediant/bargaining/space.hpp"
#include "mediant/core/progress.hpp"

namespace mediant::bargaining {

struct Point {
  std::vector<double> utilities;
  std::vector<DealIndex> deal;  ///< the first in file order that has them
};

struct FrontierOptions {
  std::uint64_t deal_limit = 50'000'000;  ///< deals of a space that is not additive
  std::size_t point_limit = 2'000'000;    ///< points kept at any step
};

/// Points in descending order of the first party's utility, then the second's, and so on.
/// Errors: "too-many-deals", "too-many-points", "cancelled".
[[nodiscard]] Result<std::vector<Point>> frontier(const Space& space, const FrontierOptions& options,
                                                  Progress& progress);

/// The frontier as a simple filter over sums finds it, which is what the peers' printed frontiers of three
/// and more parties come from: distinct vectors, greatest sum first and ties of the rounded sum in ascending
/// order, each kept unless one kept before is at least as good for all. Where two sums round to the same
/// double a dominated point can stay; such points are a defect of the peers (docs/domains.md).
[[nodiscard]] Result<std::vector<Point>> frontier_by_sums(const Space& space, const FrontierOptions& options,
                                                          Progress& progress);

}  // namespace mediant::bargaining
