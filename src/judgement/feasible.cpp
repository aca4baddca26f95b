#include "mediant/judgement/feasible.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace mediant::judgement {
namespace {

constexpr int steps = 40;  // of the subgradient method
constexpr int mending_rounds = 4;
constexpr double rounding = 1e-13;

}  // namespace

Feasibility::Feasibility(std::vector<std::vector<std::uint32_t>> choices, std::size_t criteria)
    : n_(criteria) {
  for (const auto& list : choices) {
    first_.push_back(global_.size());
    global_.insert(global_.end(), list.begin(), list.end());
  }
  first_.push_back(global_.size());
  start_.assign(n_, n_ == 0 ? 0 : 1.0 / static_cast<double>(n_));
  u_.resize(n_ * global_.size());
  value_.resize(global_.size());
  reset();
}

void Feasibility::reset() { multiplier_ = start_; }

void Feasibility::keep(std::span<const std::uint32_t> local) {
  // In cluster order, whatever order the search took: listed choices are numbered cluster after cluster.
  deal_.assign(local.begin(), local.end());
  std::sort(deal_.begin(), deal_.end());
  for (std::uint32_t& j : deal_) j = global_[j];
}

/// Each criterion on a scale of its own (largest spread 1), so that multipliers and steps are comparable.
void Feasibility::load(std::span<const std::span<const deals::Units>> columns) {
  const std::size_t clusters = first_.size() - 1;
  margin_ = 0;
  for (std::size_t p = 0; p < n_; ++p) {
    const auto even = static_cast<double>(threshold_[p]) / static_cast<double>(clusters);
    double* u = u_.data() + p * global_.size();
    double largest = 0;
    double reach = 0;
    for (std::size_t c = 0; c < clusters; ++c) {
      double most = 0;
      double low = std::numeric_limits<double>::infinity();
      double high = -low;
      for (std::size_t j = first_[c]; j < first_[c + 1]; ++j) {
        u[j] = static_cast<double>(columns[p][global_[j]]) - even;
        low = std::min(low, u[j]);
        high = std::max(high, u[j]);
      }
      most = std::max(std::abs(low), std::abs(high));
      largest += high - low;
      reach += most;
    }
    const double scale = largest > 0 ? 1 / largest : (reach > 0 ? 1 / reach : 1);
    for (std::size_t j = 0; j < global_.size(); ++j) u[j] *= scale;
    margin_ = std::max(margin_, rounding * reach * scale * static_cast<double>(clusters + 4));
  }
}

double Feasibility::relaxed(std::span<const double> multiplier, std::vector<std::uint32_t>& best) {
  const std::size_t m = global_.size();
  for (std::size_t p = 0; p < n_; ++p) {
    const double* u = u_.data() + p * m;
    const double l = multiplier[p];
    if (p == 0) {
      for (std::size_t j = 0; j < m; ++j) value_[j] = l * u[j];
    } else {
      for (std::size_t j = 0; j < m; ++j) value_[j] += l * u[j];
    }
  }
  double sum = 0;
  best.resize(first_.size() - 1);
  for (std::size_t c = 0; c + 1 < first_.size(); ++c) {
    std::size_t at = first_[c];
    for (std::size_t j = first_[c] + 1; j < first_[c + 1]; ++j) {
      if (value_[j] > value_[at]) at = j;
    }
    best[c] = static_cast<std::uint32_t>(at);
    sum += value_[at];
  }
  return sum;
}

bool Feasibility::reaches(std::span<const std::uint32_t> local) const {
  for (std::size_t p = 0; p < n_; ++p) {
    deals::Units sum = 0;
    for (const std::uint32_t j : local) sum += columns_[p][global_[j]];
    if (sum < threshold_[p]) return false;
  }
  return true;
}

Found Feasibility::find(std::span<const std::span<const deals::Units>> columns,
                        std::span<const deals::Units> threshold, std::uint64_t budget) {
  columns_ = columns;
  threshold_ = threshold;
  for (std::size_t c = 0; c + 1 < first_.size(); ++c) {
    if (first_[c] == first_[c + 1]) return Found::no;
  }
  if (n_ == 0) {
    local_.assign(first_.begin(), first_.end() - 1);
    keep(local_);
    return Found::yes;
  }
  if (first_.size() == 1)
    return std::all_of(threshold.begin(), threshold.end(), [](auto t) { return t <= 0; }) ? Found::yes
                                                                                          : Found::no;
  load(columns);
  bounds_.clear();
  nearest_gain_ = -std::numeric_limits<double>::infinity();
  double lowest = std::numeric_limits<double>::infinity();
  std::vector<double> lowest_at = multiplier_;
  std::vector<double> gain(n_);
  std::vector<double> sorted(n_);
  double relax = 1;
  for (int step = 0; step < steps; ++step) {
    const double bound = relaxed(multiplier_, local_);
    if (bound < -margin_) return Found::no;
    double least = std::numeric_limits<double>::infinity();
    double square = 0;
    double mean = 0;
    for (std::size_t p = 0; p < n_; ++p) {
      const double* u = u_.data() + p * global_.size();
      gain[p] = 0;
      for (const std::uint32_t j : local_) gain[p] += u[j];
      least = std::min(least, gain[p]);
      mean += gain[p] / static_cast<double>(n_);
    }
    if (least >= -margin_ && reaches(local_)) {
      keep(local_);
      return Found::yes;
    }
    if (least > nearest_gain_) {
      nearest_gain_ = least;
      nearest_ = local_;
    }
    if (bound < lowest) {
      lowest = bound;
      lowest_at = multiplier_;
    } else {
      relax *= 0.9;
    }
    // On the simplex the direction that counts is the gain less its mean; aim below the lowest bound met.
    for (const double g : gain) square += (g - mean) * (g - mean);
    if (square < 1e-30) break;  // one criterion, or all gains alike: the bound is as low as it gets
    const double target = std::min(-0.02, lowest - 0.05);
    const double length = relax * (bound - target) / square;
    // Projection to the simplex (Held, Wolfe & Crowder 1974).
    for (std::size_t p = 0; p < n_; ++p) multiplier_[p] -= length * (gain[p] - mean);
    sorted = multiplier_;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    double sum = 0;
    double shift = 0;
    for (std::size_t k = 0; k < n_; ++k) {
      sum += sorted[k];
      const double candidate = (sum - 1) / static_cast<double>(k + 1);
      if (sorted[k] > candidate) shift = candidate;
    }
    for (double& l : multiplier_) l = std::max(0.0, l - shift);
  }
  multiplier_ = lowest_at;
  if (mend()) return Found::yes;
  return search(budget);
}

/// One cluster at a time, then two: raise the smallest gain of the nearest deal until it reaches.
bool Feasibility::mend() {
  if (nearest_.empty()) return false;
  const std::size_t m = global_.size();
  std::vector<double> gain(n_, 0);
  for (std::size_t p = 0; p < n_; ++p) {
    for (const std::uint32_t j : nearest_) gain[p] += u_[p * m + j];
  }
  const auto least_with = [&](std::size_t out1, std::size_t in1, std::size_t out2, std::size_t in2) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t p = 0; p < n_; ++p) {
      const double* u = u_.data() + p * m;
      least = std::min(least, gain[p] - u[out1] + u[in1] - u[out2] + u[in2]);
    }
    return least;
  };
  const auto take = [&](std::size_t c, std::size_t j) {
    for (std::size_t p = 0; p < n_; ++p) gain[p] += u_[p * m + j] - u_[p * m + nearest_[c]];
    nearest_[c] = static_cast<std::uint32_t>(j);
  };
  for (int round = 0; round < mending_rounds * 8; ++round) {
    double best = *std::min_element(gain.begin(), gain.end());
    if (best >= -margin_ && reaches(nearest_)) {
      keep(nearest_);
      return true;
    }
    best += 1e-12;
    std::optional<std::pair<std::size_t, std::size_t>> one;
    for (std::size_t c = 0; c + 1 < first_.size(); ++c) {
      for (std::size_t j = first_[c]; j < first_[c + 1]; ++j) {
        const double least = least_with(nearest_[c], j, j, j);
        if (least > best) {
          best = least;
          one = {c, j};
        }
      }
    }
    if (one) {
      take(one->first, one->second);
      continue;
    }
    if (m > 400) return false;  // pairs would cost more than the search
    std::optional<std::array<std::size_t, 4>> two;
    for (std::size_t c = 0; c + 1 < first_.size(); ++c) {
      for (std::size_t j = first_[c]; j < first_[c + 1]; ++j) {
        if (j == nearest_[c]) continue;
        for (std::size_t d = c + 1; d + 1 < first_.size(); ++d) {
          for (std::size_t k = first_[d]; k < first_[d + 1]; ++k) {
            const double least = least_with(nearest_[c], j, nearest_[d], k);
            if (least > best) {
              best = least;
              two = {c, j, d, k};
            }
          }
        }
      }
    }
    if (!two) return false;
    take((*two)[0], (*two)[1]);
    take((*two)[2], (*two)[3]);
  }
  return false;
}

Found Feasibility::search(std::uint64_t budget) {
  const std::size_t clusters = first_.size() - 1;
  // Widest clusters first: their choice decides most.
  (void)relaxed(multiplier_, local_);
  std::vector<double> spread(clusters);
  for (std::size_t c = 0; c < clusters; ++c) {
    for (std::size_t p = 0; p < n_; ++p) {
      const auto [low, high] =
          std::minmax_element(u_.begin() + static_cast<std::ptrdiff_t>(p * global_.size() + first_[c]),
                              u_.begin() + static_cast<std::ptrdiff_t>(p * global_.size() + first_[c + 1]));
      spread[c] += *high - *low;
    }
  }
  order_.resize(clusters);
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::stable_sort(order_.begin(), order_.end(),
                   [&](std::size_t a, std::size_t b) { return spread[a] > spread[b]; });
  sorted_.resize(clusters);
  for (std::size_t d = 0; d < clusters; ++d) {
    auto& list = sorted_[d];
    list.clear();
    for (std::size_t j = first_[order_[d]]; j < first_[order_[d] + 1]; ++j)
      list.push_back(static_cast<std::uint32_t>(j));
    std::stable_sort(list.begin(), list.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return value_[a] > value_[b]; });
  }
  // Bounds under the best multipliers, under each criterion alone, and halfway between.
  std::vector<std::vector<double>> multipliers{multiplier_};
  for (std::size_t p = 0; p < n_ && n_ > 1; ++p) {
    std::vector<double> alone(n_, 0);
    alone[p] = 1;
    std::vector<double> half(n_);
    std::vector<double> tilt(n_);
    for (std::size_t q = 0; q < n_; ++q) {
      half[q] = (alone[q] + multiplier_[q]) / 2;
      tilt[q] = (alone[q] + 7 * multiplier_[q]) / 8;
    }
    multipliers.push_back(std::move(alone));
    multipliers.push_back(std::move(half));
    multipliers.push_back(std::move(tilt));
  }
  bounds_.clear();
  for (auto& multiplier : multipliers) {
    (void)relaxed(multiplier, local_);
    std::vector<double> rest(clusters + 1, 0);
    for (std::size_t d = clusters; d-- > 0;) rest[d] = rest[d + 1] + value_[local_[order_[d]]];
    bounds_.push_back({std::move(multiplier), std::move(rest)});
  }
  partial_.assign(n_ * (clusters + 1), 0);
  local_.resize(clusters);
  std::uint64_t left = budget;
  if (descend(0, left)) return Found::yes;
  return left == 0 ? Found::undecided : Found::no;
}

bool Feasibility::descend(std::size_t depth, std::uint64_t& left) {
  const std::size_t clusters = order_.size();
  if (depth == clusters) {
    if (!reaches(local_)) return false;
    keep(local_);
    return true;
  }
  const std::size_t m = global_.size();
  const double* before = partial_.data() + depth * n_;
  double* after = partial_.data() + (depth + 1) * n_;
  for (const std::uint32_t j : sorted_[depth]) {
    if (left == 0) return false;
    --left;
    ++nodes_;
    for (std::size_t p = 0; p < n_; ++p) after[p] = before[p] + u_[p * m + j];
    const bool hopeless = std::any_of(bounds_.begin(), bounds_.end(), [&](const Bound& b) {
      double sum = b.rest[depth + 1];
      for (std::size_t p = 0; p < n_; ++p) sum += b.multiplier[p] * after[p];
      return sum < -margin_;
    });
    if (hopeless) continue;
    local_[depth] = j;
    if (descend(depth + 1, left)) return true;
  }
  return false;
}

}  // namespace mediant::judgement
