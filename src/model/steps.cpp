#include "steps.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "mediant/core/print.hpp"

namespace mediant::model {
namespace {

constexpr std::int64_t largest = 100'000'000'000'000'000;  // 10^17: sums and steps stay inside 64 bits

// The shortest decimal of a double as digits · 10^-decimals.
struct Decimal {
  std::int64_t digits = 0;
  int decimals = 0;
};

std::optional<Decimal> decimal_of(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  std::array<char, 40> buffer{};
  const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value),
                                  std::chars_format::scientific)
                        .ptr;
  Decimal out;
  const char* at = buffer.data();
  bool after_point = false;
  for (; at != end && *at != 'e'; ++at) {
    if (*at == '.') {
      after_point = true;
      continue;
    }
    out.digits = out.digits * 10 + (*at - '0');
    out.decimals += after_point ? 1 : 0;
  }
  int exponent = 0;
  if (at != end) {
    ++at;
    if (*at == '+') ++at;
    std::from_chars(at, end, exponent);
  }
  out.decimals -= exponent;
  if (out.digits == 0) out.decimals = 0;
  if (value < 0) out.digits = -out.digits;
  return out;
}

std::optional<std::int64_t> scaled(Decimal number, int decimals) {
  for (int i = number.decimals; i < decimals; ++i) {
    if (number.digits >= largest / 10 || number.digits <= -largest / 10) return std::nullopt;
    number.digits *= 10;
    if (number.digits == 0) break;
  }
  return number.digits;
}

}  // namespace

std::optional<DecimalSteps> DecimalSteps::of(const NumericRange& range) {
  const auto from = decimal_of(range.from);
  const auto to = decimal_of(range.to);
  const auto step = decimal_of(range.step);
  if (!from || !to || !step || step->digits <= 0) return std::nullopt;
  DecimalSteps steps;
  steps.decimals_ = std::max({from->digits == 0 ? step->decimals : from->decimals,
                              to->digits == 0 ? step->decimals : to->decimals, step->decimals});
  const auto f = scaled(*from, steps.decimals_);
  const auto t = scaled(*to, steps.decimals_);
  const auto s = scaled(*step, steps.decimals_);
  if (!f || !t || !s || *f > *t) return std::nullopt;
  steps.from_ = *f;
  steps.to_ = *t;
  steps.step_ = *s;
  return steps;
}

std::size_t DecimalSteps::count() const { return static_cast<std::size_t>((to_ - from_) / step_) + 1; }

double DecimalSteps::value(std::size_t index) const {
  const std::int64_t units = from_ + static_cast<std::int64_t>(index) * step_;
  const std::string text = std::to_string(units) + "e" + std::to_string(-decimals_);
  return read_double(text).value_or(0);
}

}  // namespace mediant::model
