// How many deals the agreement accepts, where they are too many to count.
//
// Importance sampling (Siegmund 1976, Annals of Statistics 4:673): deals are drawn cluster by cluster from
// the product distribution tilted by exp(theta * u), theta >= 0 chosen so that the parties' mean utilities
// reach their no-deal levels; one tilt a winning coalition, mixed equally. Each accepted draw counts 1 / its
// probability.
#pragma once

#include <cstdint>

#include "mediant/deals/space.hpp"

namespace mediant::deals {

struct Estimated {
  double mean = 0;
  double error = 0;  ///< standard error
  std::size_t hits = 0;
};

[[nodiscard]] Estimated estimate_agreed(const DealSpace& space, std::size_t samples, std::uint64_t seed);

}  // namespace mediant::deals
