#include "mediant/bargaining/frontier.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace mediant::bargaining {
namespace {

// A sum of two candidates closer than this can round to the same double whatever is added to both.
constexpr double sum_noise = 1e-9;

double sum_of(const double* u, std::size_t n) { return std::accumulate(u, u + n, 0.0); }

// Rows of n utilities. Keeps of each set of equal rows the first, and drops what another row dominates; with
// `by_sums` only if the dominating row's sum is greater beyond rounding.
class Filter {
 public:
  Filter(const std::vector<double>& rows, std::size_t n, bool by_sums)
      : rows_(rows), n_(n), by_sums_(by_sums) {
    order_.resize(rows.size() / n);
    std::iota(order_.begin(), order_.end(), 0u);
  }

  /// Indices of the rows kept, in descending lexicographic order.
  std::vector<std::uint32_t> run() {
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      const double* x = row(a);
      const double* y = row(b);
      for (std::size_t k = 0; k < n_; ++k)
        if (x[k] != y[k]) return x[k] > y[k];
      return a < b;
    });
    order_.erase(std::unique(order_.begin(), order_.end(),
                             [&](std::uint32_t a, std::uint32_t b) {
                               return std::equal(row(a), row(a) + n_, row(b));
                             }),
                 order_.end());
    if (n_ == 1) {
      if (order_.size() > 1) order_.erase(order_.begin() + 1, order_.end());
      return order_;
    }
    if (n_ == 2) return sweep_two();
    if (n_ == 3) return sweep_three();
    return compare_all();
  }

 private:
  [[nodiscard]] const double* row(std::uint32_t i) const { return &rows_[std::size_t{i} * n_]; }
  [[nodiscard]] bool beyond_noise(double greater, double smaller) const {
    return !by_sums_ || greater - smaller > sum_noise;
  }

  std::vector<std::uint32_t> sweep_two() const {
    std::vector<std::uint32_t> kept;
    double best = -std::numeric_limits<double>::infinity();
    for (const std::uint32_t i : order_) {
      if (row(i)[1] <= best) continue;
      best = row(i)[1];
      kept.push_back(i);
    }
    return kept;
  }

  // Rows come with falling first utility; the staircase holds, by falling second utility, the third.
  std::vector<std::uint32_t> sweep_three() const {
    struct Step {
      double third, sum;
    };
    std::vector<std::uint32_t> kept;
    std::map<double, Step> stairs;  // second utility -> third; third falls as second rises
    for (const std::uint32_t i : order_) {
      const double* u = row(i);
      const double sum = sum_of(u, 3);
      const auto at = stairs.lower_bound(u[1]);
      if (at != stairs.end() && at->second.third >= u[2]) {
        if (!beyond_noise(at->second.sum, sum)) kept.push_back(i);
        continue;
      }
      auto first = at;
      while (first != stairs.begin() && std::prev(first)->second.third <= u[2]) --first;
      stairs.erase(first, at);
      stairs.insert_or_assign(u[1], Step{u[2], sum});
      kept.push_back(i);
    }
    return kept;
  }

  // Best sums first: a row can only be dominated by one before it. Kept rows lie in blocks of columns, so
  // that one comparison runs over many of them at once.
  std::vector<std::uint32_t> compare_all() const {
    struct Candidate {
      double sum;
      std::uint32_t place;  // in order_
    };
    std::vector<Candidate> candidates;
    for (std::uint32_t place = 0; place < order_.size(); ++place)
      candidates.push_back({sum_of(row(order_[place]), n_), place});
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.sum > b.sum; });
    constexpr std::size_t width = 16;
    std::vector<double> blocks;  // [block][k][width]
    std::size_t members = 0;
    std::vector<std::uint32_t> kept;
    std::vector<double> sums;
    const auto dominates = [&](std::size_t b, const double* u, double sum) {
      const double* block = &blocks[b * n_ * width];
      std::uint64_t at_least[width];
      for (std::size_t j = 0; j < width; ++j) at_least[j] = block[j] >= u[0] ? 1 : 0;
      for (std::size_t k = 1; k < n_; ++k)
        for (std::size_t j = 0; j < width; ++j) at_least[j] &= block[k * width + j] >= u[k] ? 1 : 0;
      std::uint64_t any = 0;
      for (std::size_t j = 0; j < width; ++j) any |= at_least[j];
      if (any == 0) return false;
      for (std::size_t j = 0; j < width; ++j)
        if (at_least[j] != 0 && beyond_noise(sums[b * width + j], sum)) return true;
      return false;
    };
    std::vector<std::size_t> turn;  // blocks in the order asked; one that dominates a row moves forward
    for (const Candidate& c : candidates) {
      const double* u = row(order_[c.place]);
      bool dominated = false;
      for (std::size_t t = 0; t < turn.size() && !dominated; ++t) {
        dominated = dominates(turn[t], u, c.sum);
        if (dominated) std::swap(turn[t], turn[t / 2]);
      }
      if (dominated) continue;
      kept.push_back(c.place);
      if (members % width == 0) {
        turn.push_back(members / width);
        blocks.resize(blocks.size() + n_ * width, -std::numeric_limits<double>::infinity());
        sums.resize(sums.size() + width, 0);
      }
      for (std::size_t k = 0; k < n_; ++k)
        blocks[(members / width * n_ + k) * width + members % width] = u[k];
      sums[members++] = c.sum;
    }
    std::sort(kept.begin(), kept.end());
    for (std::uint32_t& place : kept) place = order_[place];
    return kept;
  }

  const std::vector<double>& rows_;
  std::size_t n_;
  bool by_sums_;
  std::vector<std::uint32_t> order_;
};

struct Stage {
  std::vector<std::uint32_t> parent;
  std::vector<DealIndex> value;
};

class Builder {
 public:
  Builder(const Space& space, const FrontierOptions& options, bool by_sums, Progress& progress)
      : space_(space), options_(options), by_sums_(by_sums), progress_(progress), n_(space.parties) {}

  Result<std::vector<Point>> run() { return space_.additive() ? by_issue() : by_deal(); }

 private:
  Result<std::vector<Point>> by_issue() {
    std::vector<double> rows(space_.bias);
    std::vector<Stage> stages;
    for (std::size_t i = 0; i < space_.sizes.size(); ++i) {
      if (progress_.cancelled()) return Error{"cancelled", "stopped on request", ""};
      const std::size_t before = rows.size() / n_;
      const std::size_t size = space_.sizes[i];
      if (before * size > 64 * options_.point_limit) return too_many();
      std::vector<double> next(before * size * n_);
      for (std::size_t r = 0; r < before; ++r)
        for (std::size_t v = 0; v < size; ++v)
          for (std::size_t p = 0; p < n_; ++p)
            next[(r * size + v) * n_ + p] = rows[r * n_ + p] + space_.worth[i][v * n_ + p];
      if (i + 1 == space_.sizes.size())
        for (std::size_t k = 0; k < next.size(); ++k) next[k] = std::min(next[k], space_.ceiling[k % n_]);
      const std::vector<std::uint32_t> kept = Filter(next, n_, by_sums_).run();
      if (kept.size() > options_.point_limit) return too_many();
      Stage stage;
      rows.clear();
      // In file order, so that of equal vectors the first deal in file order survives the next filter too.
      std::vector<std::uint32_t> ordered = kept;
      if (i + 1 < space_.sizes.size()) std::sort(ordered.begin(), ordered.end());
      for (const std::uint32_t k : ordered) {
        rows.insert(rows.end(), &next[k * n_], &next[k * n_] + n_);
        stage.parent.push_back(static_cast<std::uint32_t>(k / size));
        stage.value.push_back(static_cast<DealIndex>(k % size));
      }
      stages.push_back(std::move(stage));
      progress_.report(double(i + 1) / double(space_.sizes.size()), "best trade-offs");
    }
    std::vector<Point> points;
    for (std::uint32_t k = 0; k < rows.size() / n_; ++k) {
      Point point{{&rows[k * n_], &rows[k * n_] + n_}, std::vector<DealIndex>(stages.size())};
      std::uint32_t at = k;
      for (std::size_t i = stages.size(); i-- > 0;) {
        point.deal[i] = stages[i].value[at];
        at = stages[i].parent[at];
      }
      points.push_back(std::move(point));
    }
    return points;
  }

  Result<std::vector<Point>> by_deal() {
    const std::optional<std::uint64_t> deals = space_.deals_within(options_.deal_limit);
    if (!deals)
      return Error{
          "too-many-deals",
          "the domain is not additive and has more than " + std::to_string(options_.deal_limit) + " deals",
          "ask for the Nash solution only: it is searched with a stated gap"};
    constexpr std::size_t batch = 1U << 18U;
    std::vector<double> rows;
    std::vector<DealIndex> picks;
    const std::size_t m = space_.sizes.size();
    const auto reduce = [&] {
      const std::vector<std::uint32_t> kept = Filter(rows, n_, by_sums_).run();
      std::vector<double> fewer_rows;
      std::vector<DealIndex> fewer_picks;
      for (const std::uint32_t k : kept) {
        fewer_rows.insert(fewer_rows.end(), &rows[k * n_], &rows[k * n_] + n_);
        fewer_picks.insert(fewer_picks.end(), &picks[k * m], &picks[k * m] + m);
      }
      rows = std::move(fewer_rows);
      picks = std::move(fewer_picks);
    };
    std::size_t limit = batch * n_;
    for_each_deal(space_, [&](std::span<const DealIndex> deal, std::span<const double> u) {
      rows.insert(rows.end(), u.begin(), u.end());
      picks.insert(picks.end(), deal.begin(), deal.end());
      if (rows.size() >= limit) {
        reduce();
        limit = std::max(batch * n_, 2 * rows.size());
      }
    });
    reduce();
    std::vector<Point> points;
    for (std::size_t k = 0; k < rows.size() / n_; ++k)
      points.push_back({{&rows[k * n_], &rows[k * n_] + n_}, {&picks[k * m], &picks[k * m] + m}});
    return points;
  }

  [[nodiscard]] Error too_many() const {
    return {"too-many-points",
            "the frontier has more than " + std::to_string(options_.point_limit) + " points",
            "look at fewer parties at a time"};
  }

  const Space& space_;
  const FrontierOptions& options_;
  bool by_sums_;
  Progress& progress_;
  std::size_t n_;
};

}  // namespace

Result<std::vector<Point>> frontier(const Space& space, const FrontierOptions& options, Progress& progress) {
  return Builder(space, options, false, progress).run();
}

Result<std::vector<Point>> frontier_by_sums(const Space& space, const FrontierOptions& options,
                                            Progress& progress) {
  Result<std::vector<Point>> candidates = Builder(space, options, space.parties > 2, progress).run();
  if (!candidates || space.parties <= 2) return candidates;
  std::vector<Point>& points = *candidates;
  // Ascending, then stable by falling sum.
  std::reverse(points.begin(), points.end());
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < points.size(); ++i)
    order.emplace_back(sum_of(points[i].utilities.data(), space.parties), i);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<double> rows;
  std::vector<Point> kept;
  const std::size_t n = space.parties;
  for (const auto& [sum, i] : order) {
    const std::vector<double>& u = points[i].utilities;
    bool dominated = false;
    for (std::size_t r = 0; r < rows.size() && !dominated; r += n) {
      std::size_t k = 0;
      while (k < n && rows[r + k] >= u[k]) ++k;
      dominated = k == n;
    }
    if (dominated) continue;
    rows.insert(rows.end(), u.begin(), u.end());
    kept.push_back(std::move(points[i]));
  }
  return kept;
}

}  // namespace mediant::bargaining
