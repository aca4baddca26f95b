// How many deals there are, how many each party would accept, how many all would.
//
// All deals, and those acceptable to one party: exact, by dynamic programming over utility sums with integers
// of any size. Those the agreement accepts: exact within a state budget (dynamic programming over the
// parties' shortfalls, sums that no longer matter merged); beyond it an estimate by importance sampling from
// the tilted product distribution, with a 95 % interval.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mediant/core/progress.hpp"
#include "mediant/deals/space.hpp"

namespace mediant::deals {

struct Count {
  bool exact = true;
  std::string digits;  ///< when exact
  double low = 0;      ///< else between low and high,
  double high = 0;
  double confidence = 1;  ///< with this confidence; 1: proven bounds
  /// The number as a double (the middle of low and high when not exact).
  [[nodiscard]] double approximate() const;
};

struct CountOptions {
  std::size_t states = 2'000'000;  ///< most partial sums kept
  std::size_t samples = 200'000;   ///< of an estimate; 0: proven bounds instead
  std::uint64_t seed = 1;
};

struct Counts {
  Count deals;                    ///< the rules of the case allow, before red lines
  Count within_red_lines;         ///< of those who must accept
  std::vector<Count> acceptable;  ///< a holder: its own red lines and no-deal level
  Count all;                      ///< the agreement stands (k of n and vetoes counted properly)
};

[[nodiscard]] Counts count(const DealSpace& space, const CountOptions& options, Progress& progress);
[[nodiscard]] Counts count(const DealSpace& space, const CountOptions& options = {});

/// Counts::all alone.
[[nodiscard]] Count count_agreed(const DealSpace& space, const CountOptions& options = {});

}  // namespace mediant::deals
