// The Nash solution of domains that are no sum over issues and too large to list: sums of rectangles (and
// additive profiles beside them), by branch and bound over issues with a proven gap.
//
// Values that no rectangle tells apart are merged. Upper bounds of a partial deal: a rectangle still open is
// worth its utility only if every open issue it bounds falls inside; sharing its utility equally among those
// issues gives a sum over issues, of which each takes its best value. One such sum a party bounds the product
// of gains; one with multipliers λ bounds it through the inequality of the means, Π g ≤ (Σ λg / n)^n / Π λ.
#pragma once

#include "mediant/bargaining/frontier.hpp"

namespace mediant::bargaining {

struct NashSearch {
  std::optional<Point> point;  ///< nothing: no deal with gains found
  double value = 0;            ///< Π (u - r) there
  double bound = 0;            ///< no deal has more
  bool exact = false;          ///< bound reached
  std::uint64_t nodes = 0;
};

struct NashSearchOptions {
  std::uint64_t node_limit = 4'000'000;
};

/// "not-rectangles" where a profile is neither additive nor a plain sum of rectangles.
[[nodiscard]] Result<NashSearch> search_nash(const model::Domain& domain, const NashSearchOptions& options,
                                             Progress& progress);

}  // namespace mediant::bargaining
