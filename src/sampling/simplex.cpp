#include "mediant/sampling/simplex.hpp"

#include <algorithm>
#include <numeric>

#include "mediant/sampling/distributions.hpp"

namespace mediant::sampling {
namespace {

constexpr std::size_t pilot_points = 400;
constexpr std::size_t worst_rate = 20;       // rejection while at least 1 point in 20 is kept
constexpr std::size_t most_tries = 100'000;  // at that rate never reached
constexpr double room = 1e-12;               // relative to the total: what rounding may leave over

}  // namespace

void normalise(std::span<double> x) {
  double sum = 0;
  for (const double v : x) sum += v;
  if (!(sum > 0)) return;
  for (double& v : x) v /= sum;
}

void order_by_groups(std::span<double> x, std::span<const std::size_t> group) {
  normalise(x);
  std::vector<std::size_t> by_value(x.size());
  std::iota(by_value.begin(), by_value.end(), std::size_t{0});
  std::sort(by_value.begin(), by_value.end(),
            [&](std::size_t a, std::size_t b) { return x[a] != x[b] ? x[a] > x[b] : a < b; });
  std::vector<double> sorted(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) sorted[i] = x[by_value[i]];
  std::stable_sort(by_value.begin(), by_value.end(),
                   [&](std::size_t a, std::size_t b) { return group[a] < group[b]; });
  for (std::size_t i = 0; i < x.size(); ++i) x[by_value[i]] = sorted[i];
}

BoundedSimplex::BoundedSimplex(std::vector<double> low, std::vector<double> high, double total)
    : low_(std::move(low)), high_(std::move(high)), total_(total) {
  double least = 0;
  double most = 0;
  bool ordered = !low_.empty();
  for (std::size_t i = 0; i < low_.size(); ++i) {
    // No item can take more than the others leave, nor less than they cannot take.
    ordered = ordered && low_[i] <= high_[i];
    least += low_[i];
    most += high_[i];
  }
  const double spare = room * (1 + total_);
  feasible_ = ordered && least <= total_ + spare && most >= total_ - spare;
  if (!feasible_) return;
  from_above_ = most - total_ < total_ - least;
  slack_ = std::max(0.0, from_above_ ? most - total_ : total_ - least);
  for (std::size_t i = 0; i < low_.size(); ++i) {
    if (high_[i] > low_[i]) free_.push_back(i);
  }
  if (free_.size() < 2 || slack_ <= 0) return;  // one point only
  std::vector<double> x(low_.size());
  const Key key = Key::root(0) / "pilot";
  std::size_t kept = 0;
  for (std::size_t j = 0; j < pilot_points; ++j) {
    Stream stream(key, j);
    kept += try_point(stream, x) ? 1U : 0U;
  }
  by_rejection_ = kept * worst_rate >= pilot_points;
}

std::vector<double> BoundedSimplex::centre() const {
  double least = 0;
  double span = 0;
  for (std::size_t i = 0; i < low_.size(); ++i) {
    least += low_[i];
    span += high_[i] - low_[i];
  }
  const double part = span > 0 ? std::clamp((total_ - least) / span, 0.0, 1.0) : 0;
  std::vector<double> x(low_.size());
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = uniform_quantile(low_[i], high_[i], part);
  return x;
}

bool BoundedSimplex::try_point(Stream& stream, std::span<double> x) const {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = from_above_ ? high_[i] : low_[i];
  double sum = 0;
  std::vector<double> part(free_.size());
  for (double& e : part) sum += e = stream.exponential();
  for (std::size_t k = 0; k < free_.size(); ++k) {
    const std::size_t i = free_[k];
    const double share = slack_ * part[k] / sum;
    if (share > high_[i] - low_[i]) return false;
    x[i] += from_above_ ? -share : share;
  }
  return true;
}

void BoundedSimplex::fill(Key key, std::uint64_t number, std::span<double> out) const {
  if (by_rejection_) {
    fill_by_rejection(key, number, out);
  } else {
    fill_by_hit_and_run(key, number, out);
  }
}

void BoundedSimplex::fill_by_rejection(Key key, std::uint64_t number, std::span<double> out) const {
  const std::vector<double> only = centre();
  for (std::size_t j = 0; j < block; ++j) {
    const auto x = out.subspan(j * size(), size());
    Stream stream(key, number * block + j);
    bool found = false;
    for (std::size_t t = 0; t < most_tries && !found && free_.size() > 1 && slack_ > 0; ++t)
      found = try_point(stream, x);
    if (!found) std::copy(only.begin(), only.end(), x.begin());
  }
}

void BoundedSimplex::fill_by_hit_and_run(Key key, std::uint64_t number, std::span<double> out) const {
  std::vector<double> x = centre();
  Stream stream(key / "chain", number);
  const auto n = static_cast<std::uint32_t>(free_.size());
  const auto walk = [&](std::size_t steps) {
    for (std::size_t s = 0; s < steps; ++s) {
      const std::uint64_t bits = stream.bits();
      // Two different items from the two halves of one word; with n below 2^16 the bias is under 2^-16.
      const auto first = static_cast<std::uint32_t>(((bits >> 32U) * n) >> 32U);
      auto second = static_cast<std::uint32_t>(((bits & 0xffffffffULL) * (n - 1)) >> 32U);
      if (second >= first) ++second;
      const std::size_t i = free_[first];
      const std::size_t k = free_[second];
      const double down = std::min(x[i] - low_[i], high_[k] - x[k]);
      const double up = std::min(high_[i] - x[i], x[k] - low_[k]);
      const double step = stream.uniform() * (down + up) - down;
      x[i] = std::clamp(x[i] + step, low_[i], high_[i]);
      x[k] = std::clamp(x[k] - step, low_[k], high_[k]);
    }
  };
  if (n > 1) walk(200 * static_cast<std::size_t>(n));
  for (std::size_t j = 0; j < block; ++j) {
    if (n > 1) walk(10 * static_cast<std::size_t>(n));
    std::copy(x.begin(), x.end(), out.begin() + static_cast<std::ptrdiff_t>(j * size()));
  }
}

}  // namespace mediant::sampling
