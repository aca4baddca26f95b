// What one block of preferences says in numbers, exactly: weights, scores, worths of packages, no-deal level.
#pragma once

#include <optional>
#include <vector>

#include "mediant/deals/space.hpp"
#include "mediant/numeric/rational.hpp"

namespace mediant::deals {

/// A block has utilities once it says how much the issues weigh.
inline bool has_weights(const model::Preferences& p) {
  return !p.weights.empty() || !p.rank.empty() || p.rank_rest;
}

/// Most an issue may weigh in a block: zero means that its scores do not matter.
[[nodiscard]] std::vector<double> highest_weights(const model::Case& c, const Structure& s,
                                                  const model::Preferences& p);

/// numeric::Rationals that remember whether any step overflowed.
class Exact {
 public:
  [[nodiscard]] bool failed() const { return failed_; }
  numeric::Rational keep(const std::optional<numeric::Rational>& r) {
    if (!r) failed_ = true;
    return r.value_or(numeric::Rational{});
  }
  numeric::Rational of(double v) { return keep(numeric::decimal(v)); }
  numeric::Rational midpoint(const model::Estimate& e) {
    if (e.shape == model::Estimate::Shape::point) return of(e.mode);
    return keep(numeric::multiply(keep(numeric::add(of(e.low), of(e.high))), {1, 2}));
  }

 private:
  bool failed_ = false;
};

/// Weights, scores, worths and reserve of one block, as the caller's kind of number.
template <class Number>
struct Block {
  std::vector<Number> weights, scores, worth;
  Number reserve{};
};

[[nodiscard]] Block<numeric::Rational> exact_block(const model::Case& c, const Structure& s,
                                                   const model::Preferences& p, Exact& exact);

}  // namespace mediant::deals
