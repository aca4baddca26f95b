#include "mediant/sampling/portable_math.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace mediant::sampling {
namespace {

// log 2 in two parts: the first has 11 trailing zero bits, so that k * ln2_high is exact for every exponent
// k.
constexpr double ln2_high = 0x1.62e42fefa38p-1;
constexpr double ln2_low = 0x1.ef35793c7673p-45;

double power_of_two(int k) {  // -1022 <= k <= 1023
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52U);
}

}  // namespace

double portable_log(double x) {
  if (!(x > 0))
    return x == 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  if (x == std::numeric_limits<double>::infinity()) return x;
  int k = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    k = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52U) - 1023;
  double m = std::bit_cast<double>((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    ++k;
  }
  const double f = m - 1;
  const double s = f / (2 + f);
  const double z = s * s;  // at most 0.0295: eleven terms leave less than 1e-18
  double series = 0;
  for (int odd = 23; odd >= 3; odd -= 2) series = (series + 1.0 / odd) * z;
  const double kd = k;
  // log m = 2s + 2s*series, and 2s = f - s f: written so that the large part f is not rounded twice.
  const double correction = s * (f - 2 * series);
  return kd * ln2_high + (f - (correction - kd * ln2_low));
}

double portable_exp(double x) {
  if (std::isnan(x)) return x;
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -745.1332191019412) return 0;
  const double kd = std::floor(x * 1.4426950408889634 + 0.5);
  const double r = (x - kd * ln2_high) - kd * ln2_low;  // |r| <= 0.3466
  double sum = 0;
  for (int n = 14; n >= 2; --n) sum = (sum + 1) * r / n;
  const double e = 1 + (r + r * sum);
  const int k = static_cast<int>(kd);
  if (k < -1000) return e * power_of_two(k + 100) * 0x1p-100;
  if (k > 1000) return e * power_of_two(k - 100) * 0x1p100;
  return e * power_of_two(k);
}

double portable_log_gamma(double x) {
  double product = 1;
  while (x < 12) product *= x++;
  const double i = 1 / x;
  const double z = i * i;
  const double series =
      i * (1.0 / 12 -
           z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360))))));
  constexpr double half_log_two_pi = 0.91893853320467274178;
  return (x - 0.5) * portable_log(x) - x + half_log_two_pi + series - portable_log(product);
}

namespace {

/// The continued fraction converges fast for x below (a + 1) / (a + b + 2); the other side by symmetry.
double beta_fraction(double x, double a, double b) {
  constexpr double tiny = 1e-300;
  const auto lifted = [](double v) { return std::abs(v) < tiny ? tiny : v; };
  double c = 1;
  double d = 1 / lifted(1 - (a + b) * x / (a + 1));
  double h = d;
  for (int m = 1; m <= 400; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / lifted(1 + even * d);
    c = lifted(1 + even / c);
    h *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / lifted(1 + odd * d);
    c = lifted(1 + odd / c);
    const double factor = d * c;
    h *= factor;
    if (std::abs(factor - 1) < 1e-15) break;
  }
  return h;
}

/// With the logarithm of the complete beta function given, which an inversion needs only once.
double beta_cdf_with(double x, double a, double b, double log_beta) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front = portable_exp(a * portable_log(x) + b * portable_log(1 - x) - log_beta);
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(x, a, b) / a;
  return 1 - front * beta_fraction(1 - x, b, a) / b;
}

double log_beta_of(double a, double b) {
  return portable_log_gamma(a) + portable_log_gamma(b) - portable_log_gamma(a + b);
}

}  // namespace

double beta_cdf(double x, double a, double b) { return beta_cdf_with(x, a, b, log_beta_of(a, b)); }

double beta_quantile(double u, double a, double b) {
  if (u <= 0) return 0;
  if (u >= 1) return 1;
  const double log_beta = log_beta_of(a, b);
  double low = 0;
  double high = 1;
  double x = a / (a + b);
  for (int step = 0; step < 200; ++step) {
    const double miss = beta_cdf_with(x, a, b, log_beta) - u;
    (miss > 0 ? high : low) = x;
    const double density = portable_exp((a - 1) * portable_log(x) + (b - 1) * portable_log(1 - x) - log_beta);
    double next = x - miss / density;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (std::abs(next - x) < 1e-14 || next == low || next == high) return next;
    x = next;
  }
  return x;
}

double normal_density(double x) {
  constexpr double one_over_sqrt_two_pi = 0.39894228040143267794;
  return one_over_sqrt_two_pi * portable_exp(-0.5 * x * x);
}

double normal_cdf(double x) {
  if (std::isnan(x)) return x;
  const double y = std::abs(x);
  double upper = 0;  // mass above y
  if (y > 38.5) {
    upper = 0;
  } else if (y < 3) {
    double term = y;
    double sum = y;
    for (int k = 1; k < 200 && term > 1e-18 * sum; ++k) {
      term *= y * y / (2 * k + 1);
      sum += term;
    }
    upper = 0.5 - normal_density(y) * sum;
  } else {
    double fraction = 0;
    for (int k = 100; k >= 1; --k) fraction = k / (y + fraction);
    upper = normal_density(y) / (y + fraction);
  }
  return x > 0 ? 1 - upper : upper;
}

double normal_quantile(double u) {
  if (u <= 0) return -std::numeric_limits<double>::infinity();
  if (u >= 1) return std::numeric_limits<double>::infinity();
  if (u > 0.5) return -normal_quantile(1 - u);
  double low = -39;
  double high = 0;
  // Start from the tail's leading term; Newton on a convex piece converges from there.
  double x = u > 0.1 ? -1.28 * (0.5 - u) / 0.4 : -std::sqrt(-2 * portable_log(u));
  for (int step = 0; step < 200; ++step) {
    const double miss = normal_cdf(x) - u;
    (miss > 0 ? high : low) = x;
    double next = x - miss / normal_density(x);
    if (!(next >= low && next <= high)) next = (low + high) / 2;
    if (std::abs(next - x) < 1e-14 * (1 + std::abs(x))) return next;
    x = next;
  }
  return x;
}

}  // namespace mediant::sampling
