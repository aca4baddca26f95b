// The worst-off gain of a winning coalition.
#pragma once

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "mediant/deals/space.hpp"

namespace mediant::judgement {

/// `gains` one a holder with utilities, `broken` whose red lines the deal breaks. The largest g such that the
/// agreement stands among parties that gain at least g; holders without utilities gain without limit.
/// -infinity: never.
[[nodiscard]] inline double worst_off(const deals::Structure& s, std::span<const double> gains,
                                      deals::Mask broken) {
  constexpr double none = -std::numeric_limits<double>::infinity();
  double least = std::numeric_limits<double>::infinity();
  int missing = s.needed;
  double free[64];
  int count = 0;
  for (const int h : s.pool) {
    const auto i = static_cast<std::size_t>(h);
    const bool veto = ((s.vetoes >> i) & 1U) != 0;
    if (veto) --missing;
    if (((broken >> i) & 1U) != 0) {
      if (veto) return none;
      continue;
    }
    const double gain = i < gains.size() ? gains[i] : std::numeric_limits<double>::infinity();
    if (veto)
      least = std::min(least, gain);
    else
      free[count++] = gain;
  }
  if (missing <= 0) return least;
  if (count < missing) return none;
  std::nth_element(free, free + (missing - 1), free + count, [](double a, double b) { return a > b; });
  return std::min(least, free[missing - 1]);
}

}  // namespace mediant::judgement
