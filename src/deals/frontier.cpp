#include "mediant/deals/frontier.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <numeric>

#include "agreement.hpp"
#include "frontier_steps.hpp"
#include "mediant/numeric/big.hpp"
#include "pareto.hpp"

namespace mediant::deals {
namespace {

using numeric::BigInt;
using Ties = std::uint64_t;

/// Adds a * b to `sum`; false when 64 bits do not hold it.
bool add_product(Ties& sum, Ties a, Ties b) {
  Ties product = 0;
  return !__builtin_mul_overflow(a, b, &product) && !__builtin_add_overflow(sum, product, &sum);
}
bool add_product(BigInt& sum, const BigInt& a, const BigInt& b) {
  sum += a * b;
  return true;
}
std::string digits(Ties n) { return std::to_string(n); }
std::string digits(const BigInt& n) { return n.str(); }

}  // namespace

/// Clusters are taken from last to first, so that among equal sums the first deal in case order is the one
/// with the smallest choice taken last.
class FrontierSearch {
 public:
  FrontierSearch(const DealSpace& space, const FrontierOptions& options, Progress& progress)
      : space_(space), s_(space.structure()), options_(options), progress_(progress) {}

  Frontier run() {
    out_.among = compared_parties(s_);
    out_.guarantee.assign(s_.valued, 0);
    out_.parties_ = s_.valued;
    out_.clusters_ = s_.clusters.size();
    width_ = out_.among.size();
    if (width_ == 0) {
      out_.reason = "no-preferences";
      return std::move(out_);
    }
    if (!prepare()) return std::move(out_);
    if (!sum<Ties>()) {
      back_.clear();
      std::fill(out_.guarantee.begin(), out_.guarantee.end(), 0);
      sum<BigInt>();
    }
    return std::move(out_);
  }

 private:
  struct Back {
    std::vector<std::uint32_t> prev, choice;
  };
  /// Partial deals with the same set of broken lines.
  template <class N>
  struct Group {
    Rows rows;
    std::vector<N> count;
    std::uint32_t base = 0;  ///< index of its first row among all rows of the step
  };
  template <class N>
  struct Candidate {
    Units x, y;
    N count;
    std::uint32_t prev, choice;
  };
  /// One choice added to every row of a group.
  template <class N>
  struct Run {
    const Group<N>* from;
    const Units* add;
    std::uint32_t choice, times;
  };

  bool prepare() {
    Mask lines = 0;
    for (const Line& line : s_.lines) {
      if (line.cluster >= 0) lines |= Mask{1} << static_cast<unsigned>(line.holder);
    }
    Mask pool = 0;
    for (int h : s_.pool) pool |= Mask{1} << static_cast<unsigned>(h);
    spare_ = static_cast<int>(s_.pool.size()) - s_.needed;
    const Mask must_keep = spare_ == 0 ? pool : s_.vetoes;
    may_break_ = pool & lines & ~must_keep;
    std::vector<std::uint8_t> keep;
    for (const Cluster& cluster : s_.clusters) {
      if (cluster.size == 0) {
        out_.reason = "rules-exclude-all";
        return false;
      }
      std::map<Mask, Step> by_mask;
      for (std::uint32_t j : kept_choices(s_, cluster, must_keep)) {
        const Mask broken = s_.broken[cluster.first + j] & may_break_;
        if (std::popcount(broken) > spare_) continue;
        Step& step = by_mask[broken];
        step.broken = broken;
        step.rows.width = width_;
        for (int p : out_.among) {
          step.rows.at.push_back(space_.column(static_cast<std::size_t>(p))[cluster.first + j]);
        }
        step.choice.push_back(j);
      }
      if (by_mask.empty()) {
        out_.reason = "red-lines-exclude-all";
        return false;
      }
      auto& steps = steps_.emplace_back();
      for (const auto& [mask, step] : by_mask) steps.push_back(distil(step, keep));
    }
    for (std::size_t k = 0; k < width_; ++k) {
      double range = 0;
      for (const auto& steps : steps_) {
        Units low = std::numeric_limits<Units>::max();
        Units high = std::numeric_limits<Units>::min();
        for (const Step& step : steps) {
          for (std::size_t i = 0; i < step.choice.size(); ++i) {
            low = std::min(low, step.rows.row(i)[k]);
            high = std::max(high, step.rows.row(i)[k]);
          }
        }
        range += static_cast<double>(high) - static_cast<double>(low);
      }
      range_.push_back(range);
    }
    return true;
  }

  /// False if a count of ties did not fit N.
  template <class N>
  bool sum() {
    std::map<Mask, Group<N>> groups;
    groups[0].rows.width = width_;
    groups[0].rows.at.assign(width_, 0);
    groups[0].count.assign(1, N{1});
    const std::size_t m = steps_.size();
    for (std::size_t t = 0; t < m; ++t) {
      progress_.report(static_cast<double>(t) / static_cast<double>(m), "best trade-offs");
      if (progress_.cancelled()) {
        out_.reason = "cancelled";
        out_.exact = false;
        return true;
      }
      std::map<Mask, std::vector<Run<N>>> runs;
      for (const auto& [mask, group] : groups) {
        for (const Step& step : steps_[m - 1 - t]) {
          if (std::popcount(mask | step.broken) > spare_) continue;
          for (std::size_t j = 0; j < step.choice.size(); ++j) {
            runs[mask | step.broken].push_back({&group, step.rows.row(j), step.choice[j], step.times[j]});
          }
        }
      }
      if (runs.empty()) {
        out_.reason = "red-lines-exclude-all";
        return true;
      }
      std::map<Mask, Group<N>> next;
      Back& back = back_.emplace_back();
      for (const auto& [mask, list] : runs) {
        Group<N>& group = next[mask];
        group.rows.width = width_;
        group.base = static_cast<std::uint32_t>(back.prev.size());
        if (!(width_ == 2 ? merge_pairs(list, group, back) : merge_rows(list, group, back))) return false;
        thin(group, back);
      }
      groups = std::move(next);
    }
    finish(groups);
    return true;
  }

  /// Is the partial deal (choice a after prev a) before (choice b after prev b) in case order?
  [[nodiscard]] bool before(std::uint32_t prev_a, std::uint32_t choice_a, std::uint32_t prev_b,
                            std::uint32_t choice_b) const {
    // back_.back() belongs to the step under way; what `prev` points to is the step before it.
    for (std::size_t t = back_.size() - 1;; --t) {
      if (choice_a != choice_b) return choice_a < choice_b;
      if (t == 0 || prev_a == prev_b) return false;
      const Back& back = back_[t - 1];
      choice_a = back.choice[prev_a];
      choice_b = back.choice[prev_b];
      prev_a = back.prev[prev_a];
      prev_b = back.prev[prev_b];
    }
  }

  /// Two parties: shifted staircases merged two by two.
  template <class N>
  bool merge_pairs(const std::vector<Run<N>>& runs, Group<N>& group, Back& back) {
    using C = Candidate<N>;
    std::vector<std::vector<C>> lists;
    for (const Run<N>& run : runs) {
      auto& list = lists.emplace_back();
      const std::size_t n = run.from->count.size();
      list.reserve(n);
      const Units* row = run.from->rows.at.data();
      for (std::size_t i = 0; i < n; ++i, row += 2) {
        N count{};
        if (!add_product(count, run.from->count[i], N{run.times})) return false;
        list.push_back({row[0] + run.add[0], row[1] + run.add[1], count,
                        run.from->base + static_cast<std::uint32_t>(i), run.choice});
      }
    }
    std::vector<C> out;
    while (lists.size() > 1) {
      std::size_t kept = 0;
      for (std::size_t k = 0; k + 1 < lists.size(); k += 2) {
        out.clear();
        if (!merge_two(lists[k], lists[k + 1], out)) return false;
        lists[k].swap(out);
        if (k != kept) lists[kept].swap(lists[k]);
        ++kept;
      }
      if (lists.size() % 2 == 1) lists[kept++].swap(lists.back());
      lists.resize(kept);
    }
    for (const C& c : lists.front()) {
      group.rows.at.push_back(c.x);
      group.rows.at.push_back(c.y);
      group.count.push_back(c.count);
      back.prev.push_back(c.prev);
      back.choice.push_back(c.choice);
    }
    return true;
  }

  template <class N>
  bool merge_two(const std::vector<Candidate<N>>& a, const std::vector<Candidate<N>>& b,
                 std::vector<Candidate<N>>& out) {
    out.reserve(a.size() + b.size());
    Units best = std::numeric_limits<Units>::min();
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
      const bool from_a =
          j == b.size() || (i < a.size() && (a[i].x > b[j].x || (a[i].x == b[j].x && a[i].y >= b[j].y)));
      const Candidate<N>& c = from_a ? a[i++] : b[j++];
      if (c.y > best) {
        best = c.y;
        out.push_back(c);
      } else if (c.y == best && c.x == out.back().x) {
        Candidate<N>& last = out.back();
        if (!add_product(last.count, c.count, N{1})) return false;
        if (before(c.prev, c.choice, last.prev, last.choice)) {
          last.prev = c.prev;
          last.choice = c.choice;
        }
      }
    }
    return true;
  }

  /// Any number of parties: shifted sorted rows merged, equal ones joined, dominated ones dropped.
  template <class N>
  bool merge_rows(const std::vector<Run<N>>& runs, Group<N>& group, Back& back) {
    std::size_t total = 0;
    for (const Run<N>& run : runs) total += run.from->count.size();
    shifted_.width = width_;
    shifted_.at.resize(total * width_);
    prev_.resize(total);
    owner_.resize(total);
    std::vector<std::size_t> ends{0};
    Units* to = shifted_.at.data();
    std::size_t n = 0;
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const Run<N>& run = runs[r];
      const Units* row = run.from->rows.at.data();
      for (std::size_t i = 0; i < run.from->count.size(); ++i, ++n) {
        for (std::size_t k = 0; k < width_; ++k) *to++ = *row++ + run.add[k];
        prev_[n] = run.from->base + static_cast<std::uint32_t>(i);
        owner_[n] = static_cast<std::uint32_t>(r);
      }
      ends.push_back(n);
    }
    merge_order(std::move(ends));

    sorted_.width = width_;
    if (sorted_.at.size() < total * width_) sorted_.at.resize(total * width_);
    std::vector<N> count;
    from_.resize(total);
    choice_.resize(total);
    const bool sweeps = Maxima::sweeps(width_);
    if (sweeps) maxima_.begin(shifted_);
    Units* last = nullptr;
    for (std::uint32_t i : order_) {
      const Run<N>& run = runs[owner_[i]];
      const N& times = run.from->count[prev_[i] - run.from->base];
      const Units* row = shifted_.row(i);
      if (last != nullptr && same(last, row, width_)) {
        if (!add_product(count.back(), times, N{run.times})) return false;
        const std::size_t at = count.size() - 1;
        if (before(prev_[i], run.choice, from_[at], choice_[at])) {
          from_[at] = prev_[i];
          choice_[at] = run.choice;
        }
        continue;
      }
      if (sweeps && !maxima_.let_in(row)) continue;
      const std::size_t at = count.size();
      last = sorted_.at.data() + at * width_;
      for (std::size_t k = 0; k < width_; ++k) last[k] = row[k];
      from_[at] = prev_[i];
      choice_[at] = run.choice;
      count.push_back(N{});
      if (!add_product(count.back(), times, N{run.times})) return false;
    }
    if (sweeps) {
      keep_.assign(count.size(), 1);
    } else {
      sorted_.at.resize(count.size() * width_);
      maxima_.mark(sorted_, keep_);
    }
    const auto kept = static_cast<std::size_t>(std::count(keep_.begin(), keep_.end(), std::uint8_t{1}));
    group.rows.at.resize(kept * width_);
    group.count.reserve(kept);
    Units* out = group.rows.at.data();
    for (std::size_t i = 0; i < count.size(); ++i) {
      if (keep_[i] == 0) continue;
      const Units* row = sorted_.row(i);
      for (std::size_t k = 0; k < width_; ++k) *out++ = row[k];
      group.count.push_back(std::move(count[i]));
      back.prev.push_back(from_[i]);
      back.choice.push_back(choice_[i]);
    }
    return true;
  }

  /// Bottom-up merge of the shifted runs, each in descending order, into order_.
  void merge_order(std::vector<std::size_t> ends) {
    order_.resize(shifted_.size());
    scratch_.resize(shifted_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    const auto greater = [&](std::uint32_t a, std::uint32_t b) {
      const Units* x = shifted_.row(a);
      const Units* y = shifted_.row(b);
      for (std::size_t k = 0; k < width_; ++k) {
        if (x[k] != y[k]) return x[k] > y[k];
      }
      return false;
    };
    while (ends.size() > 2) {
      std::vector<std::size_t> next{0};
      for (std::size_t k = 0; k + 1 < ends.size(); k += 2) {
        const auto at = [&](std::size_t e) { return order_.begin() + static_cast<std::ptrdiff_t>(e); };
        const std::size_t to = ends[std::min(k + 2, ends.size() - 1)];
        std::merge(at(ends[k]), at(ends[k + 1]), at(ends[k + 1]), at(to),
                   scratch_.begin() + static_cast<std::ptrdiff_t>(ends[k]), greater);
        next.push_back(to);
      }
      order_.swap(scratch_);
      ends = std::move(next);
    }
  }

  /// One row a box, the boxes no smaller than asked and large enough that the limit holds.
  template <class N>
  void thin(Group<N>& group, Back& back) {
    const std::size_t n = group.count.size();
    const double asked = options_.box / static_cast<double>(steps_.size());
    if (asked <= 0 && n <= options_.point_limit) return;
    double side = asked > 0 ? asked : 1e-5;
    std::vector<std::uint32_t> chosen;
    std::vector<Units> box(width_);
    while (true) {
      for (std::size_t k = 0; k < width_; ++k)
        box[k] = std::max<Units>(1, static_cast<Units>(side * range_[k]));
      chosen = boxed(group.rows, box);
      if (chosen.size() <= options_.point_limit || chosen.size() <= 1) break;
      side *= 1.5;
    }
    if (chosen.size() == n) return;
    out_.exact = false;
    for (std::size_t k = 0; k < width_; ++k) {
      const auto p = static_cast<std::size_t>(out_.among[k]);
      // A dropped row lies less than one box below a kept one, and sums keep that difference.
      out_.guarantee[p] += space_.utility(p, box[k] - 1);
    }
    Group<N> small;
    small.rows.width = width_;
    small.base = group.base;
    Back moved;
    for (std::uint32_t i : chosen) {
      small.rows.at.insert(small.rows.at.end(), group.rows.row(i), group.rows.row(i) + width_);
      small.count.push_back(std::move(group.count[i]));
      moved.prev.push_back(back.prev[group.base + i]);
      moved.choice.push_back(back.choice[group.base + i]);
    }
    group = std::move(small);
    back.prev.resize(group.base);
    back.choice.resize(group.base);
    back.prev.insert(back.prev.end(), moved.prev.begin(), moved.prev.end());
    back.choice.insert(back.choice.end(), moved.choice.begin(), moved.choice.end());
  }

  /// Rows that stand for the undominated boxes, in the order they had.
  std::vector<std::uint32_t> boxed(const Rows& rows, const std::vector<Units>& box) {
    Rows cells;
    cells.width = width_;
    cells.at.reserve(rows.at.size());
    for (std::size_t i = 0; i < rows.at.size(); ++i) {
      const Units side = box[i % width_];
      const Units v = rows.at[i];
      cells.at.push_back(v >= 0 ? v / side : -((side - 1 - v) / side));
    }
    Rows distinct;
    distinct.width = width_;
    std::vector<std::uint32_t> owner;
    for (std::uint32_t i : descending(cells)) {
      if (!owner.empty() && same(distinct.row(owner.size() - 1), cells.row(i), width_)) continue;
      distinct.at.insert(distinct.at.end(), cells.row(i), cells.row(i) + width_);
      owner.push_back(i);
    }
    maxima_.mark(distinct, keep_);
    std::vector<std::uint32_t> chosen;
    for (std::size_t i = 0; i < owner.size(); ++i) {
      if (keep_[i] != 0) chosen.push_back(owner[i]);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }

  template <class N>
  void finish(const std::map<Mask, Group<N>>& groups) {
    struct End {
      Mask mask;
      std::uint32_t at;
      const N* count;
    };
    Rows rows;
    rows.width = width_;
    std::vector<End> ends;
    std::size_t total = 0;
    for (const auto& [mask, group] : groups) total += group.count.size();
    rows.at.reserve(total * width_);
    ends.reserve(total);
    for (const auto& [mask, group] : groups) {
      rows.at.insert(rows.at.end(), group.rows.at.begin(), group.rows.at.end());
      for (std::size_t i = 0; i < group.count.size(); ++i) {
        ends.push_back({mask, group.base + static_cast<std::uint32_t>(i), &group.count[i]});
      }
    }
    Rows distinct;
    distinct.width = width_;
    std::vector<N> count;
    std::vector<std::uint32_t> end;
    std::vector<std::uint8_t> acceptable;
    distinct.at.reserve(total * width_);
    count.reserve(total);
    end.reserve(total);
    acceptable.reserve(total);
    back_.emplace_back();  // `before` compares what lies under the last entry
    for (std::uint32_t i : groups.size() == 1 ? identity(rows.size()) : descending(rows)) {
      const bool accepted = stands(ends[i].mask, rows.row(i));
      if (!count.empty() && same(distinct.row(count.size() - 1), rows.row(i), width_)) {
        count.back() += *ends[i].count;
        const bool better =
            accepted != (acceptable.back() != 0) ? accepted : before(ends[i].at, 0, end.back(), 0);
        if (better) end.back() = ends[i].at;
        acceptable.back() |= static_cast<std::uint8_t>(accepted);
        continue;
      }
      distinct.at.insert(distinct.at.end(), rows.row(i), rows.row(i) + width_);
      count.push_back(*ends[i].count);
      end.push_back(ends[i].at);
      acceptable.push_back(static_cast<std::uint8_t>(accepted));
    }
    back_.pop_back();
    if (groups.size() == 1) {
      keep_.assign(count.size(), 1);
    } else {
      maxima_.mark(distinct, keep_);
    }
    out_.ties_.reserve(count.size());
    out_.acceptable_.reserve(count.size());
    out_.choices_.reserve(count.size() * s_.clusters.size());
    out_.units_.reserve(count.size() * s_.valued);
    for (std::size_t i = 0; i < count.size(); ++i) {
      if (keep_[i] == 0) continue;
      out_.ties_.push_back(digits(count[i]));
      out_.acceptable_.push_back(acceptable[i]);
      list_deal(end[i], distinct.row(i));
    }
  }

  static std::vector<std::uint32_t> identity(std::size_t n) {
    std::vector<std::uint32_t> out(n);
    std::iota(out.begin(), out.end(), 0U);
    return out;
  }

  [[nodiscard]] bool stands(Mask broken, const Units* row) const {
    Mask accepting = 0;
    for (int h : s_.pool) {
      if ((broken >> static_cast<unsigned>(h) & 1U) == 0) accepting |= Mask{1} << static_cast<unsigned>(h);
    }
    for (std::size_t k = 0; k < width_; ++k) {
      const auto p = static_cast<std::size_t>(out_.among[k]);
      if (row[k] < space_.reserve(p)) accepting &= ~(Mask{1} << p);
    }
    return s_.agreed(accepting);
  }

  void list_deal(std::uint32_t at, const Units* row) {
    const std::size_t start = out_.choices_.size();
    for (std::size_t t = back_.size(); t-- > 0;) {
      out_.choices_.push_back(back_[t].choice[at]);
      at = back_[t].prev[at];
    }
    for (std::size_t p = 0, k = 0; p < s_.valued; ++p) {
      if (k < width_ && out_.among[k] == static_cast<int>(p)) {
        out_.units_.push_back(row[k++]);
        continue;
      }
      const auto column = space_.column(p);
      Units sum = 0;
      for (std::size_t c = 0; c < s_.clusters.size(); ++c) {
        sum += column[s_.clusters[c].first + out_.choices_[start + c]];
      }
      out_.units_.push_back(sum);
    }
  }

  const DealSpace& space_;
  const Structure& s_;
  const FrontierOptions& options_;
  Progress& progress_;
  Frontier out_;
  std::size_t width_ = 0;
  int spare_ = 0;       ///< how many of the pool may refuse
  Mask may_break_ = 0;  ///< holders whose lines need not all be kept
  std::vector<std::vector<Step>> steps_;
  std::vector<double> range_;
  std::vector<Back> back_;
  std::vector<std::uint8_t> keep_;
  // Memory of the merges, kept from issue to issue: asking the system for it anew costs a third of the whole.
  Maxima maxima_;
  Rows shifted_, sorted_;
  std::vector<std::uint32_t> prev_, owner_, order_, scratch_, from_, choice_;
};

Frontier frontier(const DealSpace& space, const FrontierOptions& options, Progress& progress) {
  return FrontierSearch(space, options, progress).run();
}

Frontier frontier(const DealSpace& space, const FrontierOptions& options) {
  Progress silent_progress;
  return frontier(space, options, silent_progress);
}

}  // namespace mediant::deals
