#include "order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "mediant/numeric/big.hpp"
#include "mediant/numeric/wide.hpp"

namespace mediant::deals {
namespace {

using numeric::BigInt;
using numeric::Int128;

struct Share {
  Units gain, scale;
};

int compare(const Share& a, const Share& b) {
  const Int128 x = static_cast<Int128>(a.gain) * b.scale;
  const Int128 y = static_cast<Int128>(b.gain) * a.scale;
  return x < y ? -1 : x > y ? 1 : 0;
}

std::vector<Share> sorted_shares(const std::vector<Units>& u, const std::vector<Units>& reserve,
                                 const std::vector<Units>& scale) {
  std::vector<Share> out;
  for (std::size_t k = 0; k < u.size(); ++k) {
    if (scale[k] > 0) out.push_back({u[k] - reserve[k], scale[k]});
  }
  std::sort(out.begin(), out.end(), [](const Share& a, const Share& b) { return compare(a, b) < 0; });
  return out;
}

int sign(const BigInt& v) { return v < 0 ? -1 : v > 0 ? 1 : 0; }

}  // namespace

int compare_leximin(const std::vector<Units>& a, const std::vector<Units>& b,
                    const std::vector<Units>& reserve, const std::vector<Units>& scale) {
  const auto x = sorted_shares(a, reserve, scale);
  const auto y = sorted_shares(b, reserve, scale);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (const int c = compare(x[i], y[i]); c != 0) return c;
  }
  return 0;
}

int compare_sum(const std::vector<Units>& a, const std::vector<Units>& b, const Yardstick& by) {
  double rough = 0;
  double size = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const double x = static_cast<double>(a[k]) / static_cast<double>(by.denominator[k]);
    const double y = static_cast<double>(b[k]) / static_cast<double>(by.denominator[k]);
    rough += x - y;
    size += std::fabs(x) + std::fabs(y);
  }
  if (std::fabs(rough) > 1e-12 * size) return rough < 0 ? -1 : 1;
  BigInt exact = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    BigInt part = BigInt(a[k]) - b[k];
    for (std::size_t j = 0; j < a.size(); ++j) {
      if (j != k) part *= by.denominator[j];
    }
    exact += part;
  }
  return sign(exact);
}

int compare_product(const std::vector<Units>& a, const std::vector<Units>& b, const Yardstick& by) {
  const std::size_t n = a.size();
  std::vector<bool> in_a(n), in_b(n);
  int count = 0;
  double rough = 0;
  double size = 1;
  for (std::size_t k = 0; k < n; ++k) {
    in_a[k] = a[k] > by.reserve[k];
    in_b[k] = b[k] > by.reserve[k];
    count += static_cast<int>(in_a[k]) - static_cast<int>(in_b[k]);
  }
  if (count != 0) return count;
  const auto log_share = [&](Units u, std::size_t k, bool same) {
    const double v = std::log(static_cast<double>(u - by.reserve[k])) -
                     (same ? 0 : std::log(static_cast<double>(by.ideal[k] - by.reserve[k])));
    size += std::fabs(v);
    return v;
  };
  const bool same = in_a == in_b;
  for (std::size_t k = 0; k < n; ++k) {
    if (in_a[k]) rough += log_share(a[k], k, same);
    if (in_b[k]) rough -= log_share(b[k], k, same);
  }
  if (std::fabs(rough) > 1e-12 * size) return rough < 0 ? -1 : 1;
  BigInt x = 1;
  BigInt y = 1;
  for (std::size_t k = 0; k < n; ++k) {
    if (in_a[k]) x *= a[k] - by.reserve[k];
    if (in_b[k]) y *= b[k] - by.reserve[k];
    if (same) continue;
    if (in_a[k]) y *= by.ideal[k] - by.reserve[k];
    if (in_b[k]) x *= by.ideal[k] - by.reserve[k];
  }
  return sign(x - y);
}

int compare_shares(const std::vector<Units>& a, const std::vector<Units>& b, const Yardstick& by) {
  const std::size_t n = a.size();
  std::vector<Units> scale(n, 0);
  std::vector<Units> rest(n, 0);
  for (std::size_t k = 0; k < n; ++k) {
    if (by.ideal[k] > by.reserve[k]) {
      scale[k] = by.ideal[k] - by.reserve[k];
    } else {
      rest[k] = by.span[k];
    }
  }
  const int c = compare_leximin(a, b, by.reserve, scale);
  return c != 0 ? c : compare_leximin(a, b, by.reserve, rest);
}

Units scaled_floor(Units gain, Units scale, Units other) {
  const Int128 product = static_cast<Int128>(gain) * other;
  Int128 q = product / scale;
  if (product % scale != 0 && product < 0) --q;
  constexpr Units top = std::numeric_limits<Units>::max() / 2;
  return q > top ? top : q < -top ? -top : static_cast<Units>(q);
}

Units scaled_ceil(Units gain, Units scale, Units other) { return -scaled_floor(-gain, scale, other); }

}  // namespace mediant::deals
