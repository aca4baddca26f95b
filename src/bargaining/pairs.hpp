// Measures over pairs of deals of a two-party domain, exact in O(N log N) where NegMAS samples 10,000 pairs.
#pragma once

#include "mediant/bargaining/space.hpp"

namespace mediant::bargaining {

struct PairMeasures {
  double conflict = 1;  ///< of the pairs that some party tells apart, those the parties order oppositely
  double win_win = 0;
};

/// Lists every deal: the caller bounds their number.
[[nodiscard]] PairMeasures pair_measures(const Space& space);

}  // namespace mediant::bargaining
