#include "mediant/deals/count.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "agreement.hpp"
#include "estimate.hpp"
#include "mediant/deals/solutions.hpp"
#include "mediant/numeric/big.hpp"
#include "mediant/numeric/wide.hpp"

namespace mediant::deals {
namespace {

using numeric::BigInt;
using numeric::UInt128;

BigInt widen(const BigInt& n) { return n; }
BigInt widen(UInt128 n) {
  return (BigInt(static_cast<std::uint64_t>(n >> 64)) << 64) + static_cast<std::uint64_t>(n);
}

Count exactly(const BigInt& n) {
  Count out;
  out.digits = n.str();
  out.low = out.high = n.convert_to<double>();
  return out;
}

/// One party's choices of one cluster: what they add, and how many of them.
struct Steps {
  std::vector<std::pair<Units, std::uint32_t>> add;
  Units low = 0, high = 0;
};

std::vector<Steps> steps_of(const DealSpace& space, std::size_t holder) {
  const Structure& s = space.structure();
  std::vector<Steps> out;
  for (const Cluster& cluster : s.clusters) {
    std::map<Units, std::uint32_t> add;
    for (std::uint32_t j : kept_choices(s, cluster, Mask{1} << holder)) {
      ++add[holder < s.valued ? space.column(holder)[cluster.first + j] : 0];
    }
    Steps steps;
    steps.add.assign(add.begin(), add.end());
    if (!add.empty()) {
      steps.low = add.begin()->first;
      steps.high = add.rbegin()->first;
    }
    out.push_back(std::move(steps));
  }
  // Wide clusters first: sums are settled (certain to reach, or unable to) as early as possible.
  std::stable_sort(out.begin(), out.end(),
                   [](const Steps& a, const Steps& b) { return a.high - a.low > b.high - b.low; });
  return out;
}

/// How many combinations reach `reserve`; nothing if more than `limit` sums have to be told apart.
template <class N>
std::optional<BigInt> reaching(const std::vector<Steps>& steps, Units reserve, std::size_t limit) {
  const std::size_t m = steps.size();
  std::vector<Units> rest_low(m + 1, 0), rest_high(m + 1, 0);
  std::vector<N> rest_count(m + 1, N{1});
  for (std::size_t t = m; t-- > 0;) {
    if (steps[t].add.empty()) return BigInt(0);
    rest_low[t] = rest_low[t + 1] + steps[t].low;
    rest_high[t] = rest_high[t + 1] + steps[t].high;
    N choices{0};
    for (const auto& [u, times] : steps[t].add) choices += N{times};
    rest_count[t] = rest_count[t + 1] * choices;
  }
  using Sums = std::vector<std::pair<Units, N>>;
  Sums sums{{0, N{1}}};
  N certain{0};
  if (rest_low[0] >= reserve) return widen(rest_count[0]);
  Sums merged, scratch;
  for (std::size_t t = 0; t < m; ++t) {
    merged.clear();
    for (const auto& [u, times] : steps[t].add) {
      scratch.clear();
      auto at = merged.begin();
      for (const auto& [sum, count] : sums) {
        const Units v = sum + u;
        if (v + rest_high[t + 1] < reserve) continue;
        if (v + rest_low[t + 1] >= reserve) {
          certain += count * N{times} * rest_count[t + 1];
          continue;
        }
        for (; at != merged.end() && at->first < v; ++at) scratch.push_back(*at);
        if (at != merged.end() && at->first == v) {
          scratch.emplace_back(v, at->second + count * N{times});
          ++at;
        } else {
          scratch.emplace_back(v, count * N{times});
        }
      }
      scratch.insert(scratch.end(), at, merged.end());
      merged.swap(scratch);
      if (merged.size() > limit) return std::nullopt;
    }
    sums.swap(merged);
  }
  return widen(certain);
}

std::optional<BigInt> reaching(const std::vector<Steps>& steps, Units reserve, std::size_t limit, bool fits) {
  return fits ? reaching<UInt128>(steps, reserve, limit) : reaching<BigInt>(steps, reserve, limit);
}

/// Sums on a grid of `side`, each choice rounded down or up: proven bounds where exact sums are too many.
std::vector<Steps> on_grid(const std::vector<Steps>& steps, Units side, bool up) {
  std::vector<Steps> out;
  for (const Steps& fine : steps) {
    std::map<Units, std::uint32_t> add;
    for (const auto& [u, times] : fine.add) {
      const Units v = u - fine.low;  // not negative
      add[up ? (v + side - 1) / side : v / side] += times;
    }
    Steps coarse;
    coarse.add.assign(add.begin(), add.end());
    coarse.low = add.begin()->first;
    coarse.high = add.rbegin()->first;
    out.push_back(std::move(coarse));
  }
  return out;
}

Count acceptable_to(const DealSpace& space, std::size_t holder, const CountOptions& options, bool fits) {
  const auto steps = steps_of(space, holder);
  const bool empty = std::any_of(steps.begin(), steps.end(), [](const Steps& s) { return s.add.empty(); });
  if (empty) return exactly(0);
  const Units reserve = holder < space.parties() ? space.reserve(holder) : 0;
  if (const auto n = reaching(steps, reserve, options.states, fits)) return exactly(*n);
  Units low = 0;
  Units range = 0;
  for (const Steps& s : steps) {
    low += s.low;
    range += s.high - s.low;
  }
  const Units side = std::max<Units>(1, range / static_cast<Units>(options.states) + 1);
  const Units want = reserve - low;  // above the lowest sum, or `reaching` would have been certain
  const auto least =
      reaching(on_grid(steps, side, false), (want + side - 1) / side, options.states * 2, fits);
  const auto most = reaching(on_grid(steps, side, true), want / side, options.states * 2, fits);
  Count out;
  out.exact = false;
  out.low = least ? least->convert_to<double>() : 0;
  out.high = most ? most->convert_to<double>() : std::numeric_limits<double>::infinity();
  return out;
}

/// Deals within the red lines of those who must accept: by the set of lines still allowed to break.
BigInt count_within_lines(const Structure& s) {
  Mask pool = 0;
  for (int h : s.pool) pool |= Mask{1} << static_cast<unsigned>(h);
  const int spare = static_cast<int>(s.pool.size()) - s.needed;
  const Mask must_keep = spare == 0 ? pool : s.vetoes;
  std::map<Mask, BigInt> counts{{0, BigInt(1)}};
  for (const Cluster& cluster : s.clusters) {
    std::map<Mask, std::uint32_t> here;
    for (std::uint32_t j : kept_choices(s, cluster, must_keep)) ++here[s.broken[cluster.first + j] & pool];
    std::map<Mask, BigInt> next;
    for (const auto& [mask, n] : counts) {
      for (const auto& [broken, times] : here) {
        if (std::popcount(mask | broken) <= spare) next[mask | broken] += n * times;
      }
    }
    counts = std::move(next);
  }
  BigInt sum = 0;
  for (const auto& [mask, n] : counts) sum += n;
  return sum;
}

/// Deals the agreement accepts, by dynamic programming over all deciding parties at once. A party whose
/// acceptance is settled, either way, is a mark instead of a sum, so that settled deals merge.
class AgreedCount {
 public:
  AgreedCount(const DealSpace& space, std::size_t limit)
      : space_(space), s_(space.structure()), limit_(limit) {}

  std::optional<BigInt> run() {
    for (const Cluster& cluster : s_.clusters) {
      if (cluster.size == 0) return BigInt(0);
    }
    prepare();
    rows_.assign(s_.pool.size(), 0);
    settle(rows_.data(), 0);
    counts_ = {BigInt(1)};
    for (std::size_t t = 0; t < order_.size(); ++t) {
      if (!step(t)) return std::nullopt;
    }
    return certain_;
  }

 private:
  static constexpr Units in = std::numeric_limits<Units>::max();
  static constexpr Units out = std::numeric_limits<Units>::min();

  void prepare() {
    const std::size_t n = s_.pool.size();
    const std::size_t m = s_.clusters.size();
    order_.resize(m);
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::vector<double> width(m, 0);
    for (std::size_t c = 0; c < m; ++c) {
      for (std::size_t k = 0; k < n; ++k) {
        const auto [low, high] = range(c, k);
        const auto h = static_cast<std::size_t>(s_.pool[k]);
        if (h < s_.valued) width[c] += space_.utility(h, high) - space_.utility(h, low);
      }
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return width[a] > width[b]; });
    ends_.assign((m + 1) * n, {0, 0});
    rest_.assign(m + 1, BigInt(1));
    may_break_.assign(m + 1, 0);
    for (std::size_t t = m; t-- > 0;) {
      const Cluster& cluster = s_.clusters[order_[t]];
      for (std::size_t k = 0; k < n; ++k) {
        const auto [low, high] = range(order_[t], k);
        ends_[t * n + k] = {ends_[(t + 1) * n + k].first + low, ends_[(t + 1) * n + k].second + high};
      }
      rest_[t] = rest_[t + 1] * cluster.size;
      may_break_[t] = may_break_[t + 1];
      for (std::size_t j = 0; j < cluster.size; ++j) may_break_[t] |= s_.broken[cluster.first + j];
    }
  }

  [[nodiscard]] std::pair<Units, Units> range(std::size_t c, std::size_t k) const {
    const Cluster& cluster = s_.clusters[c];
    const auto h = static_cast<std::size_t>(s_.pool[k]);
    if (h >= s_.valued) return {0, 0};
    const auto column = space_.column(h).subspan(cluster.first, cluster.size);
    const auto [low, high] = std::minmax_element(column.begin(), column.end());
    return {*low, *high};
  }

  /// Marks what is settled before cluster t of the order.
  void settle(Units* row, std::size_t t) const {
    const std::size_t n = s_.pool.size();
    for (std::size_t k = 0; k < n; ++k) {
      if (row[k] == in || row[k] == out) continue;
      const auto h = static_cast<std::size_t>(s_.pool[k]);
      const Units reserve = h < s_.valued ? space_.reserve(h) : 0;
      const auto [low, high] = ends_[t * n + k];
      if (row[k] + high < reserve) {
        row[k] = out;
      } else if (row[k] + low >= reserve && (may_break_[t] >> h & 1U) == 0) {
        row[k] = in;
      }
    }
  }

  enum class State { open, agreed, failed };
  [[nodiscard]] State state(const Units* row) const {
    Mask accepting = 0;
    Mask possible = 0;
    for (std::size_t k = 0; k < s_.pool.size(); ++k) {
      const Mask bit = Mask{1} << static_cast<unsigned>(s_.pool[k]);
      if (row[k] == in) accepting |= bit;
      if (row[k] != out) possible |= bit;
    }
    return s_.agreed(accepting) ? State::agreed : s_.agreed(possible) ? State::open : State::failed;
  }

  bool step(std::size_t t) {
    const std::size_t n = s_.pool.size();
    const Cluster& cluster = s_.clusters[order_[t]];
    // Equal choices together.
    struct Choice {
      Mask broken;
      std::vector<Units> add;
      std::uint32_t times;
      [[nodiscard]] bool operator<(const Choice& other) const {
        return broken != other.broken ? broken < other.broken : add < other.add;
      }
    };
    Mask fatal = s_.vetoes;  // where such a party's line is broken, the agreement cannot stand
    if (s_.unanimous()) {
      for (int h : s_.pool) fatal |= Mask{1} << static_cast<unsigned>(h);
    }
    std::vector<Choice> choices;
    choices.reserve(cluster.size);
    for (std::size_t j = 0; j < cluster.size; ++j) {
      const Mask broken = s_.broken[cluster.first + j];
      if ((broken & fatal) != 0) continue;
      Choice choice{broken, {}, 1};
      for (int h : s_.pool) {
        const auto p = static_cast<std::size_t>(h);
        choice.add.push_back(p < s_.valued ? space_.column(p)[cluster.first + j] : 0);
      }
      choices.push_back(std::move(choice));
    }
    std::sort(choices.begin(), choices.end());
    std::size_t distinct = 0;
    for (std::size_t j = 0; j < choices.size(); ++j) {
      if (distinct > 0 && !(choices[distinct - 1] < choices[j])) {
        ++choices[distinct - 1].times;
      } else {
        if (distinct != j) choices[distinct] = std::move(choices[j]);
        ++distinct;
      }
    }
    choices.erase(choices.begin() + static_cast<std::ptrdiff_t>(distinct), choices.end());
    work_ += counts_.size() * choices.size();
    if (work_ > work_a_state * limit_) return false;
    std::vector<Units> rows;
    std::vector<BigInt> counts;
    std::vector<Units> row(n);
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      for (const Choice& choice : choices) {
        for (std::size_t k = 0; k < n; ++k) {
          const Units u = rows_[i * n + k];
          const bool broken = (choice.broken >> static_cast<unsigned>(s_.pool[k]) & 1U) != 0;
          row[k] = u == in ? in : u == out || broken ? out : u + choice.add[k];
        }
        settle(row.data(), t + 1);
        const State now = state(row.data());
        if (now == State::agreed) certain_ += counts_[i] * choice.times * rest_[t + 1];
        if (now != State::open) continue;
        rows.insert(rows.end(), row.begin(), row.end());
        counts.push_back(counts_[i] * choice.times);
        if (counts.size() > 4 * limit_) return false;
      }
    }
    std::vector<std::uint32_t> order(counts.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto at = [&](std::uint32_t i) { return rows.begin() + static_cast<std::ptrdiff_t>(i * n); };
    const auto after = [&](std::uint32_t i) { return at(i) + static_cast<std::ptrdiff_t>(n); };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::lexicographical_compare(at(a), after(a), at(b), after(b));
    });
    rows_.clear();
    counts_.clear();
    for (std::uint32_t i : order) {
      if (!counts_.empty() && std::equal(at(i), after(i), rows_.end() - static_cast<std::ptrdiff_t>(n))) {
        counts_.back() += counts[i];
      } else {
        rows_.insert(rows_.end(), at(i), after(i));
        counts_.push_back(std::move(counts[i]));
      }
    }
    return counts_.size() <= limit_;
  }

  const DealSpace& space_;
  const Structure& s_;
  std::size_t limit_;
  std::vector<std::size_t> order_;
  std::vector<std::pair<Units, Units>> ends_;  ///< of the clusters still to come, a party
  std::vector<BigInt> rest_;
  std::vector<Mask> may_break_;
  std::vector<Units> rows_;
  std::vector<BigInt> counts_;
  BigInt certain_ = 0;
  /// Choices tried at a partial sum, over all sums, for every state allowed: past it, counting is dearer than
  /// it looks.
  static constexpr std::size_t work_a_state = 500;
  std::size_t work_ = 0;
};

}  // namespace

double Count::approximate() const { return exact ? high : (low + high) / 2; }

namespace {

/// `most`: no more than these are agreed.
Count agreed(const DealSpace& space, const CountOptions& options, double most) {
  if (const auto n = AgreedCount(space, options.states / 10).run()) return exactly(*n);
  if (room_for_agreement(space).answer == Room::Answer::no) return exactly(0);
  if (options.samples == 0) {
    Count between;
    between.exact = false;
    between.high = most;
    return between;
  }
  const Estimated e = estimate_agreed(space, options.samples, options.seed);
  Count out;
  out.exact = false;
  out.confidence = e.hits == 0 ? 1 : 0.95;
  out.low = e.hits == 0 ? 0 : std::max(0.0, e.mean - 1.96 * e.error);
  out.high = e.hits == 0 ? most : std::min(most, e.mean + 1.96 * e.error);
  return out;
}

}  // namespace

Count count_agreed(const DealSpace& space, const CountOptions& options) {
  return agreed(space, options, exactly(count_within_lines(space.structure())).high);
}

Counts count(const DealSpace& space, const CountOptions& options, Progress& progress) {
  const Structure& s = space.structure();
  Counts out;
  BigInt all = 1;
  for (const Cluster& cluster : s.clusters) all *= cluster.size;
  out.deals = exactly(all);
  const bool fits = all < (BigInt(1) << 126);
  out.within_red_lines = exactly(count_within_lines(s));
  for (std::size_t h = 0; h < s.holders.size(); ++h) {
    progress.report(static_cast<double>(h) / static_cast<double>(s.holders.size() + 1), "counting");
    out.acceptable.push_back(acceptable_to(space, h, options, fits));
  }
  if (s.unanimous() && s.pool.size() == 1) {
    out.all = out.acceptable[static_cast<std::size_t>(s.pool.front())];
    return out;
  }
  double most = out.within_red_lines.high;
  if (s.unanimous()) {
    for (int h : s.pool) most = std::min(most, out.acceptable[static_cast<std::size_t>(h)].high);
  }
  out.all = agreed(space, options, most);
  return out;
}

Counts count(const DealSpace& space, const CountOptions& options) {
  Progress none;
  return count(space, options, none);
}

}  // namespace mediant::deals
