#include "mediant/sampling/distributions.hpp"

#include <algorithm>
#include <cmath>

#include "mediant/sampling/portable_math.hpp"

namespace mediant::sampling {

double uniform_quantile(double low, double high, double u) { return std::min(high, low + u * (high - low)); }

double triangular_quantile(double low, double mode, double high, double u) {
  const double width = high - low;
  if (!(width > 0)) return low;
  const double turn = (mode - low) / width;
  if (u < turn) return std::min(mode, low + std::sqrt(u * width * (mode - low)));
  return std::max(mode, high - std::sqrt((1 - u) * width * (high - mode)));
}

double pert_quantile(double low, double mode, double high, double u) {
  const double width = high - low;
  if (!(width > 0)) return low;
  const double a = 1 + 4 * (mode - low) / width;
  const double b = 1 + 4 * (high - mode) / width;
  return std::min(high, low + width * beta_quantile(u, a, b));
}

double exponential_quantile(double u) { return -portable_log(u); }

std::size_t pick(std::span<const double> shares, double u) {
  double sum = 0;
  for (const double s : shares) sum += s;
  const double target = u * sum;
  double reached = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (!(shares[i] > 0)) continue;
    reached += shares[i];
    last = i;
    if (target < reached) return i;
  }
  return last;
}

}  // namespace mediant::sampling
