#include "pareto.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace mediant::deals {
namespace {

/// Pairs (a, b) of which none dominates another: a descending, b ascending.
class Staircase {
 public:
  void clear() { steps_.clear(); }
  /// Is some step at least (a, b)?
  [[nodiscard]] bool covers(Units a, Units b) const {
    // The last step with a' >= a has the largest b' of those.
    const auto it =
        std::partition_point(steps_.begin(), steps_.end(), [a](const Step& s) { return s.a >= a; });
    return it != steps_.begin() && std::prev(it)->b >= b;
  }
  /// Adds a step that is not covered; drops those it covers.
  void add(Units a, Units b) {
    const auto from =
        std::partition_point(steps_.begin(), steps_.end(), [a](const Step& s) { return s.a > a; });
    auto to = from;
    while (to != steps_.end() && to->b <= b) ++to;
    if (from == to) {
      steps_.insert(from, {a, b});
    } else {
      *from = {a, b};
      steps_.erase(from + 1, to);
    }
  }

 private:
  struct Step {
    Units a, b;
  };
  std::vector<Step> steps_;
};

/// A row seen by its last three coordinates.
struct Item {
  Units s, a, b;
  std::uint32_t id;
};
using Items = std::vector<Item>;

class Maxima {
 public:
  Maxima(const Rows& rows, std::vector<std::uint8_t>& keep)
      : rows_(rows), keep_(keep), last_(rows.width - 3) {}

  /// Survivors of rows [from, to), sorted by s descending.
  Items filter(std::size_t from, std::size_t to) {
    Items out;
    if (to - from <= 24) {
      for (std::size_t i = from; i < to; ++i) {
        const bool beaten =
            std::any_of(out.begin(), out.end(), [&](const Item& h) { return covers(h.id, i, 1); });
        if (beaten) {
          keep_[i] = 0;
        } else {
          const Units* row = rows_.row(i) + last_;
          out.push_back({row[0], row[1], row[2], static_cast<std::uint32_t>(i)});
        }
      }
      std::sort(out.begin(), out.end(), [](const Item& x, const Item& y) { return x.s > y.s; });
      return out;
    }
    const std::size_t middle = (from + to) / 2;
    const Items high = filter(from, middle);
    Items low = filter(middle, to);
    strike(high, low, 1);
    std::erase_if(low, [&](const Item& l) { return keep_[l.id] == 0; });
    out.resize(high.size() + low.size());
    std::merge(high.begin(), high.end(), low.begin(), low.end(), out.begin(),
               [](const Item& x, const Item& y) { return x.s > y.s; });
    return out;
  }

 private:
  /// Is row i at most row h in coordinates from `dim` on?
  [[nodiscard]] bool covers(std::size_t h, std::size_t i, std::size_t dim) const {
    const Units* x = rows_.row(h);
    const Units* y = rows_.row(i);
    for (; dim < rows_.width; ++dim) {
      if (x[dim] < y[dim]) return false;
    }
    return true;
  }

  /// Strikes out rows of `low` that a row of `high` covers from `dim` on; both sorted by s descending.
  void strike(std::span<const Item> high, std::span<const Item> low, std::size_t dim) {
    if (high.empty() || low.empty()) return;
    if (dim == last_) return sweep(high, low);
    if (high.size() * low.size() <= 256) {
      for (const Item& l : low) {
        if (keep_[l.id] == 0) continue;
        for (const Item& h : high) {
          if (!covers(h.id, l.id, dim)) continue;
          keep_[l.id] = 0;
          break;
        }
      }
      return;
    }
    // Who lies above everything of the other side in this coordinate needs no comparison in it.
    Units high_max = std::numeric_limits<Units>::min();
    Units high_min = std::numeric_limits<Units>::max();
    for (const Item& h : high) {
      high_max = std::max(high_max, value(h, dim));
      high_min = std::min(high_min, value(h, dim));
    }
    Items low_in;
    low_in.reserve(low.size());
    for (const Item& l : low) {
      if (keep_[l.id] != 0 && value(l, dim) <= high_max) low_in.push_back(l);
    }
    if (high_min == high_max) return strike(high, low_in, dim + 1);
    std::vector<Units> values;
    values.reserve(high.size());
    for (const Item& h : high) values.push_back(value(h, dim));
    const auto median = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), median, values.end());
    Units pivot = *median;
    if (pivot == high_min) {
      pivot = high_max;
      for (Units v : values) {
        if (v > high_min) pivot = std::min(pivot, v);
      }
    }
    Items high_up, high_down, low_up, low_down;
    for (const Item& h : high) (value(h, dim) >= pivot ? high_up : high_down).push_back(h);
    for (const Item& l : low_in) (value(l, dim) >= pivot ? low_up : low_down).push_back(l);
    strike(high_up, low_up, dim);
    strike(high_up, low_down, dim + 1);
    strike(high_down, low_down, dim);
  }

  void sweep(std::span<const Item> high, std::span<const Item> low) {
    stairs_.clear();
    std::size_t h = 0;
    for (const Item& l : low) {
      for (; h < high.size() && high[h].s >= l.s; ++h) {
        if (!stairs_.covers(high[h].a, high[h].b)) stairs_.add(high[h].a, high[h].b);
      }
      if (stairs_.covers(l.a, l.b)) keep_[l.id] = 0;
    }
  }

  [[nodiscard]] Units value(const Item& item, std::size_t dim) const { return rows_.row(item.id)[dim]; }

  const Rows& rows_;
  std::vector<std::uint8_t>& keep_;
  std::size_t last_;  ///< the coordinate called s; the two after it are a and b
  Staircase stairs_;
};

}  // namespace

void mark_maxima(const Rows& rows, std::vector<std::uint8_t>& keep) {
  const std::size_t n = rows.size();
  keep.assign(n, 1);
  if (n == 0) return;
  if (rows.width == 1) {
    std::fill(keep.begin() + 1, keep.end(), std::uint8_t{0});
  } else if (rows.width == 2) {
    Units best = rows.row(0)[1];
    for (std::size_t i = 1; i < n; ++i) {
      const Units y = rows.row(i)[1];
      keep[i] = y > best;
      best = std::max(best, y);
    }
  } else if (rows.width == 3) {
    Staircase stairs;
    for (std::size_t i = 0; i < n; ++i) {
      const Units* row = rows.row(i);
      keep[i] = !stairs.covers(row[1], row[2]);
      if (keep[i] != 0) stairs.add(row[1], row[2]);
    }
  } else {
    Maxima(rows, keep).filter(0, n);
  }
}

}  // namespace mediant::deals
