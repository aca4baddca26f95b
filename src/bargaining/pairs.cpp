#include "pairs.hpp"

#include <algorithm>
#include <cmath>

namespace mediant::bargaining {
namespace {

// Counts and sums by rank (Fenwick 1994, Software: Practice and Experience 24:327).
class RankTree {
 public:
  explicit RankTree(std::size_t size) : count_(size + 1, 0) {}
  void add(std::size_t rank) {
    for (std::size_t i = rank + 1; i < count_.size(); i += i & (~i + 1)) ++count_[i];
  }
  /// How many were added with a rank below this one.
  [[nodiscard]] std::uint64_t below(std::size_t rank) const {
    std::uint64_t sum = 0;
    for (std::size_t i = rank; i > 0; i -= i & (~i + 1)) sum += count_[i];
    return sum;
  }

 private:
  std::vector<std::uint64_t> count_;
};

double pairs_of(double n) { return n * (n - 1) / 2; }

// Σ |x_i - x_j| over pairs of a sorted range.
double spread_sum(const double* begin, const double* end) {
  double total = 0;
  double sum = 0;
  double n = 0;
  for (const double* x = begin; x != end; ++x, ++n) {
    total += *x * n - sum;
    sum += *x;
  }
  return total;
}

}  // namespace

PairMeasures pair_measures(const Space& space) {
  std::vector<std::pair<double, double>> u;
  for_each_deal(space,
                [&](std::span<const DealIndex>, std::span<const double> v) { u.emplace_back(v[0], v[1]); });
  std::sort(u.begin(), u.end());
  const std::size_t n = u.size();
  std::vector<double> second;
  for (const auto& [a, b] : u) second.push_back(b);
  std::vector<double> ranks = second;
  std::sort(ranks.begin(), ranks.end());
  ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());

  RankTree seen(ranks.size());
  double opposite = 0;   // pairs a_i < a_j with b_i > b_j
  double same = 0;       // pairs equal for both
  double first_sum = 0;  // Σ (a_j - a_i) over pairs a_i < a_j
  double cross = 0;      // Σ (b_j - b_i) over pairs a_i < a_j
  double ties = 0;       // Σ |b_j - b_i| over pairs a_i = a_j
  double before = 0;
  double a_before = 0;
  double b_before = 0;
  for (std::size_t from = 0; from < n;) {
    std::size_t to = from;
    while (to < n && u[to].first == u[from].first) ++to;
    double b_group = 0;
    for (std::size_t k = from; k < to; ++k) {
      const auto rank =
          static_cast<std::size_t>(std::lower_bound(ranks.begin(), ranks.end(), second[k]) - ranks.begin());
      opposite += before - double(seen.below(rank + 1));
      first_sum += u[k].first * before - a_before;
      cross += second[k] * before - b_before;
      b_group += second[k];
    }
    ties += spread_sum(second.data() + from, second.data() + to);
    for (std::size_t k = from; k < to;) {
      std::size_t end = k;
      while (end < to && second[end] == second[k]) ++end;
      same += pairs_of(double(end - k));
      k = end;
    }
    for (std::size_t k = from; k < to; ++k)
      seen.add(
          static_cast<std::size_t>(std::lower_bound(ranks.begin(), ranks.end(), second[k]) - ranks.begin()));
    before += double(to - from);
    a_before += u[from].first * double(to - from);
    b_before += b_group;
    from = to;
  }
  const double told_apart = pairs_of(double(n)) - same;
  if (told_apart <= 0) return {};
  return {opposite / told_apart, (first_sum + cross + ties) / told_apart};
}

}  // namespace mediant::bargaining
