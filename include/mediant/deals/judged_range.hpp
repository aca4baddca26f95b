// How far a utility moves within the ranges its judges gave: no number is shown without it (rule R3).
//
// U_p(d) = sum_i w_i s_i / sum_i w_i + worths. Over independent ranges the extremes are found exactly: a
// ratio of linear functions over a box is least at a vertex that gives the high weight to all issues scoring
// below some threshold (Charnes & Cooper 1962, Naval Research Logistics Quarterly 9:181). With `sum` the
// weights lie on a cut simplex and the extreme is a greedy filling; with `rank` at a vertex of the ordered
// simplex: equal weights on the issues of the first places. Pure functions, O(m log m) a deal.
#pragma once

#include "mediant/deals/space.hpp"

namespace mediant::deals {

/// A closed interval of utilities.
struct Interval {
  double low = 0;
  double high = 0;
};

/// The least and the greatest utility of a complete assignment for one party, over the ranges of one block of
/// preferences. Scores that are not needed (no weight on the issue) may be missing.
[[nodiscard]] Interval judged_range(const model::Case& c, const DealSpace& space, std::size_t holder,
                                    const Assignment& assignment);

/// The complete assignment a partial one becomes if every silent issue turns out worst (or best) for one
/// party, within the rules of the case. Nothing if no completion keeps the rules.
[[nodiscard]] std::optional<Assignment> completion(const DealSpace& space, std::size_t holder,
                                                   const Assignment& partial, bool best);

}  // namespace mediant::deals
