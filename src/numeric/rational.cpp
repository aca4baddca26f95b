#include "mediant/numeric/rational.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

namespace mediant::numeric {
namespace {

Int128 gcd128(Int128 a, Int128 b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

bool fits(Int128 v) {
  return v <= std::numeric_limits<std::int64_t>::max() && v >= -std::numeric_limits<std::int64_t>::max();
}

// The quotient of least denominator within `noise` of the value, by its continued fraction: a fraction closer
// than 1/(2q^2) is always one of the convergents.
std::optional<Rational> quotient(double value, double noise) {
  constexpr double most = 100'000;
  double p = std::floor(value);
  double q = 1;
  double before_p = 1;
  double before_q = 0;
  for (double rest = value - p; std::fabs(p) < 1e9;) {
    if (std::fabs(p / q - value) <= noise)
      return Rational{static_cast<std::int64_t>(p), static_cast<std::int64_t>(q)};
    if (rest <= 0) return std::nullopt;
    const double turned = 1 / rest;
    const double whole = std::floor(turned);
    rest = turned - whole;
    const double next_p = whole * p + before_p;
    const double next_q = whole * q + before_q;
    if (next_q > most) return std::nullopt;
    before_p = std::exchange(p, next_p);
    before_q = std::exchange(q, next_q);
  }
  return std::nullopt;
}

}  // namespace

double without_noise(double value, double magnitude) {
  magnitude = std::max(std::fabs(value), magnitude);
  if (!std::isfinite(magnitude) || magnitude == 0) return value;
  const double noise = 4 * (std::nextafter(magnitude, std::numeric_limits<double>::infinity()) - magnitude);
  // Decimals that chance would hardly bring so close: three fewer than the number has room for.
  for (double power = 1; power * magnitude <= 1e12; power *= 10) {
    const double rounded = std::nearbyint(value * power) / power;
    if (std::fabs(rounded - value) <= noise) return rounded;
  }
  const auto simple = quotient(value, noise);
  return simple ? to_double(*simple) : value;
}

std::optional<Rational> make_rational(Int128 num, Int128 den) {
  if (den == 0) return std::nullopt;
  if (den < 0) {
    num = -num;
    den = -den;
  }
  if (den != 1) {
    const Int128 g = gcd128(num, den);
    num /= g;
    den /= g;
  }
  if (!fits(num) || !fits(den)) return std::nullopt;
  return Rational{static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
}

std::optional<Rational> decimal(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  // Few decimals: r / 10^k reads back exactly when both are below 2^53, so no text is needed.
  double power = 1;
  for (int k = 0; k <= 6 && std::fabs(value) < 1e9; ++k, power *= 10) {
    const double scaled = std::nearbyint(value * power);
    if (scaled / power == value)
      return k == 0 ? Rational{static_cast<std::int64_t>(scaled), 1}
                    : make_rational(static_cast<std::int64_t>(scaled), static_cast<std::int64_t>(power));
  }
  char text[40];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  Int128 digits = 0;
  int exponent = 0;
  bool point = false;
  const char* at = text;
  const bool negative = *at == '-';
  if (negative) ++at;
  for (; at != end && *at != 'e'; ++at) {
    if (*at == '.') {
      point = true;
      continue;
    }
    digits = digits * 10 + (*at - '0');
    if (point) --exponent;
  }
  if (digits >= 1'000'000'000'000'000) {
    if (const auto simple = quotient(value, 0)) return simple;
  }
  int written = 0;
  ++at;
  if (at != end && *at == '+') ++at;
  std::from_chars(at, end, written);
  exponent += written;
  Int128 den = 1;
  for (; exponent > 0; --exponent) {
    digits *= 10;
    if (digits > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  }
  for (; exponent < 0; ++exponent) {
    if (exponent < -30) return std::nullopt;
    den *= 10;
  }
  return make_rational(negative ? -digits : digits, den);
}

std::optional<Rational> add(const Rational& a, const Rational& b) {
  if (a.den == b.den) return make_rational(static_cast<Int128>(a.num) + b.num, a.den);
  return make_rational(static_cast<Int128>(a.num) * b.den + static_cast<Int128>(b.num) * a.den,
                       static_cast<Int128>(a.den) * b.den);
}

std::optional<Rational> subtract(const Rational& a, const Rational& b) { return add(a, {-b.num, b.den}); }

std::optional<Rational> multiply(const Rational& a, const Rational& b) {
  return make_rational(static_cast<Int128>(a.num) * b.num, static_cast<Int128>(a.den) * b.den);
}

std::optional<Rational> divide(const Rational& a, const Rational& b) {
  if (b.num == 0) return std::nullopt;
  return make_rational(static_cast<Int128>(a.num) * b.den, static_cast<Int128>(a.den) * b.num);
}

std::optional<std::int64_t> common_multiple(std::int64_t a, std::int64_t b) {
  const Int128 m = static_cast<Int128>(a / std::gcd(a, b)) * b;
  if (!fits(m)) return std::nullopt;
  return static_cast<std::int64_t>(m);
}

}  // namespace mediant::numeric
