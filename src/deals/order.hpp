// Exact comparison of deals by what the solution concepts value.
#pragma once

#include <vector>

#include "mediant/deals/space.hpp"

namespace mediant::deals {

/// What comparisons need to know of the compared parties, all in their own units.
struct Yardstick {
  std::vector<Units> reserve;
  std::vector<Units> denominator;  ///< units a point of utility
  std::vector<Units> ideal;        ///< b_k; empty until computed
  std::vector<Units> span;         ///< best minus worst, at least 1
};

/// All return < 0, 0 or > 0 as the first deal is worse, equal or better.

/// Sorted gain_k/scale_k, smallest first, of the parties with scale_k > 0.
[[nodiscard]] int compare_leximin(const std::vector<Units>& a, const std::vector<Units>& b,
                                  const std::vector<Units>& reserve, const std::vector<Units>& scale);
/// Sum of u_k/denominator_k.
[[nodiscard]] int compare_sum(const std::vector<Units>& a, const std::vector<Units>& b, const Yardstick& by);
/// How many gain; then the product of their gain_k/(ideal_k - reserve_k). `ideal` may be empty while all
/// gain.
[[nodiscard]] int compare_product(const std::vector<Units>& a, const std::vector<Units>& b,
                                  const Yardstick& by);
/// Leximin of gain_k/(ideal_k - reserve_k); then of the parties whose ideal is no better than their reserve.
[[nodiscard]] int compare_shares(const std::vector<Units>& a, const std::vector<Units>& b,
                                 const Yardstick& by);

/// Integer quotient rounded down, and up.
[[nodiscard]] Units scaled_floor(Units gain, Units scale, Units other);  ///< floor(gain/scale * other)
[[nodiscard]] Units scaled_ceil(Units gain, Units scale, Units other);

}  // namespace mediant::deals
