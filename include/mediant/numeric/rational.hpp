// Exact small fractions: what decimals, midpoints and normalised weights are made of.
//
// Numerator and denominator are 64-bit; an operation whose result does not fit says so by `nullopt`, and the
// caller falls back to rounding with a stated tolerance. Always reduced, denominator > 0.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "mediant/numeric/wide.hpp"

namespace mediant::numeric {

struct Rational {
  std::int64_t num = 0;
  std::int64_t den = 1;
  friend bool operator==(const Rational&, const Rational&) = default;
};

/// num/den in lowest terms; nothing if den is 0 or the reduced parts do not fit.
[[nodiscard]] std::optional<Rational> make_rational(Int128 num, Int128 den);

/// What a person would have written for this double: the shortest decimal that reads back to it (0.1 is
/// 1/10); where that takes more than 15 digits, the quotient of whole numbers it is nearest to, if one has a
/// denominator up to 100,000 (0.3333333333333333 is 1/3).
[[nodiscard]] std::optional<Rational> decimal(double value);

/// A number computed from others up to `magnitude`, freed of the noise of its computation: the short decimal,
/// or the quotient as above, that lies within four units in the last place of `magnitude`; else the number
/// itself.
[[nodiscard]] double without_noise(double value, double magnitude);

[[nodiscard]] std::optional<Rational> add(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> subtract(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> multiply(const Rational& a, const Rational& b);
/// Nothing when dividing by zero.
[[nodiscard]] std::optional<Rational> divide(const Rational& a, const Rational& b);
[[nodiscard]] inline double to_double(const Rational& a) {
  return static_cast<double>(a.num) / static_cast<double>(a.den);
}
/// Least common multiple of two positive numbers, if it fits.
[[nodiscard]] std::optional<std::int64_t> common_multiple(std::int64_t a, std::int64_t b);

}  // namespace mediant::numeric
