#include "pareto.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace mediant::deals {
namespace {

/// Up to this many rows, or pairs of rows, looking at every pair is cheaper than dividing.
constexpr std::size_t few_rows = 96;
constexpr std::size_t few_pairs = 2048;

}  // namespace

void Staircase::add(Units a, Units b) {
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

void Surface::lay(const Units* first, std::size_t n, std::size_t stride) {
  // About as many places as triples that stand at once, some n^(2/3).
  side_ = 4;
  while (side_ * side_ * side_ < n * 4 && side_ < 256) side_ *= 2;
  const auto lines = [&](const Units* from, std::vector<Units>& out) {
    const std::size_t step = std::max<std::size_t>(1, n / (8 * side_));
    std::vector<Units> sample;
    for (std::size_t i = 0; i < n; i += step) sample.push_back(from[i * stride]);
    std::sort(sample.begin(), sample.end());
    out.clear();
    for (std::size_t k = 1; k < side_; ++k) out.push_back(sample[k * sample.size() / side_]);
  };
  lines(first, a_lines_);
  lines(first + 1, b_lines_);
  beyond_.assign((side_ + 1) * (side_ + 1), std::numeric_limits<Units>::min());
  first_.assign(beyond_.size(), none);
  triples_.clear();
}

/// How many of the lines are at most the value: 0 … side - 1.
std::size_t Surface::cell(const std::vector<Units>& lines, Units value) {
  const Units* from = lines.data();
  std::size_t n = lines.size() + 1;  // a power of two
  std::size_t found = 0;
  while (n > 1) {
    n /= 2;
    found += from[found + n - 1] <= value ? n : 0;
  }
  return found;
}

bool Surface::holds(std::size_t place, Units a, Units b, Units c) const {
  for (std::uint32_t k = first_[place]; k != none; k = triples_[k].next) {
    const Triple& t = triples_[k];
    if (t.a >= a && t.b >= b && t.c >= c) return true;
  }
  return false;
}

bool Surface::let_in(Units a, Units b, Units c) {
  const std::size_t i = cell(a_lines_, a);
  const std::size_t j = cell(b_lines_, b);
  if (covers(i, j, a, b, c)) return false;
  add(i, j, a, b, c);
  return true;
}

bool Surface::covers(std::size_t i, std::size_t j, Units a, Units b, Units c) const {
  if (beyond_[at(i + 1, j + 1)] >= c) return true;
  // What may still cover it lies in row i or in column j; from where nothing beyond reaches c, nothing does.
  for (std::size_t k = j; beyond_[at(i, k)] >= c; ++k) {
    if (holds(at(i, k), a, b, c)) return true;
  }
  for (std::size_t k = i + 1; beyond_[at(k, j)] >= c; ++k) {
    if (holds(at(k, j), a, b, c)) return true;
  }
  return false;
}

void Surface::add(std::size_t i, std::size_t j, Units a, Units b, Units c) {
  std::uint32_t* link = &first_[at(i, j)];
  while (*link != none) {
    Triple& t = triples_[*link];
    if (t.a <= a && t.b <= b && t.c <= c) {
      *link = t.next;
    } else {
      link = &t.next;
    }
  }
  triples_.push_back({a, b, c, first_[at(i, j)]});
  first_[at(i, j)] = static_cast<std::uint32_t>(triples_.size() - 1);
  for (std::size_t x = i + 1; x-- > 0 && beyond_[at(x, j)] < c;) {
    for (std::size_t y = j + 1; y-- > 0 && beyond_[at(x, y)] < c;) beyond_[at(x, y)] = c;
  }
}

/// Each item's coordinates but the first, rounded down to a few bits each, side by side in one word with a
/// free bit above each: one subtraction then compares all of them (a borrow eats the free bit of the
/// coordinate that is smaller). Rounding keeps order, so a row covered by another is covered in the key too.
void Maxima::pack() {
  const std::size_t n = rows_->size();
  const std::size_t width = rows_->width;
  items_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const Units* row = rows_->row(i) + last_;
    items_[i] = {row[0], row[1], row[2], 0, static_cast<std::uint32_t>(i)};
  }
  const std::size_t lanes = std::min<std::size_t>(width - 1, 16);
  const auto lane = static_cast<unsigned>(64 / lanes);
  guards_ = 0;
  for (unsigned k = 0; k < lanes; ++k) {
    Units low = std::numeric_limits<Units>::max();
    Units high = std::numeric_limits<Units>::min();
    const Units* column = rows_->at.data() + k + 1;
    for (std::size_t i = 0; i < n; ++i) {
      low = std::min(low, column[i * width]);
      high = std::max(high, column[i * width]);
    }
    const auto range = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    const auto bits = static_cast<unsigned>(std::bit_width(range));
    const unsigned drop = bits > lane - 1 ? bits - (lane - 1) : 0;
    for (std::size_t i = 0; i < n; ++i) {
      const auto above = static_cast<std::uint64_t>(column[i * width]) - static_cast<std::uint64_t>(low);
      items_[i].key |= (above >> drop) << (k * lane);
    }
    guards_ |= std::uint64_t{1} << (k * lane + lane - 1);
  }
}

/// Moves the survivors of items [from, to) to the front of that range, sorted by s descending; returns how
/// many.
std::size_t Maxima::filter(std::size_t from, std::size_t to) {
  if (to - from <= few_rows) return filter_few(from, to);
  const std::size_t middle = from + (to - from) / 2;
  const std::size_t high = filter(from, middle);
  std::size_t low = filter(middle, to);
  const auto at = [&](std::size_t i) { return items_.begin() + static_cast<std::ptrdiff_t>(i); };
  strike({at(from), high}, {at(middle), low}, 1, 0);
  low = static_cast<std::size_t>(
      std::remove_if(at(middle), at(middle + low), [&](const Item& l) { return keep_[l.id] == 0; }) -
      at(middle));
  scratch_.resize(items_.size());
  const auto end = std::merge(at(from), at(from + high), at(middle), at(middle + low), scratch_.begin(),
                              [](const Item& x, const Item& y) { return x.s > y.s; });
  std::copy(scratch_.begin(), end, at(from));
  return high + low;
}

std::size_t Maxima::filter_few(std::size_t from, std::size_t to) {
  std::size_t end = from;
  for (std::size_t i = from; i < to; ++i) {
    const Item item = items_[i];
    std::size_t h = from;
    while (h < end && !covers(items_[h], item)) ++h;
    if (h < end) {
      keep_[item.id] = 0;
    } else {
      items_[end++] = item;
    }
  }
  std::sort(items_.begin() + static_cast<std::ptrdiff_t>(from),
            items_.begin() + static_cast<std::ptrdiff_t>(end),
            [](const Item& x, const Item& y) { return x.s > y.s; });
  return end - from;
}

/// Strikes out rows of `low` that a row of `high` covers from `dim` on (in the coordinates before, every row
/// of `high` is known to be at least every row of `low`); both sorted by s descending.
void Maxima::strike(std::span<const Item> high, std::span<const Item> low, std::size_t dim,
                    std::size_t depth) {
  if (high.empty() || low.empty()) return;
  if (high.size() * low.size() <= few_pairs) {
    for (const Item& l : low) {
      if (keep_[l.id] == 0) continue;
      keep_[l.id] = std::none_of(high.begin(), high.end(), [&](const Item& h) { return covers(h, l); });
    }
    return;
  }
  if (dim == last_) return sweep(high, low);
  if (depth == levels_.size()) levels_.emplace_back();
  Level& level = levels_[depth];
  level.values.clear();
  for (const Item& h : high) level.values.push_back(value(h, dim));
  const auto [least, most] = std::minmax_element(level.values.begin(), level.values.end());
  const Units high_min = *least;
  const Units high_max = *most;
  if (high_min == high_max) {
    level.low.clear();
    for (const Item& l : low) {
      if (keep_[l.id] != 0 && value(l, dim) <= high_max) level.low.push_back(l);
    }
    return strike(high, level.low, dim + 1, depth + 1);
  }
  const auto median = level.values.begin() + static_cast<std::ptrdiff_t>(level.values.size() / 2);
  std::nth_element(level.values.begin(), median, level.values.end());
  Units pivot = *median;
  if (pivot == high_min) {
    pivot = high_max;
    for (Units v : level.values) {
      if (v > high_min) pivot = std::min(pivot, v);
    }
  }
  // Each side's rows from the pivot up first, then those below it, each part in the order it had.
  const auto part = [&](std::span<const Item> all, std::vector<Item>& parts, Units ceiling) {
    parts.clear();
    for (const Item& item : all) {
      const Units v = value(item, dim);
      if (v >= pivot && v <= ceiling && keep_[item.id] != 0) parts.push_back(item);
    }
    const std::size_t up = parts.size();
    for (const Item& item : all) {
      if (value(item, dim) < pivot && keep_[item.id] != 0) parts.push_back(item);
    }
    return up;
  };
  const std::size_t up_high = part(high, level.high, std::numeric_limits<Units>::max());
  // Who lies above everything of the other side in this coordinate is covered by nothing.
  const std::size_t up_low = part(low, level.low, high_max);
  const std::span<const Item> highs(level.high);
  const std::span<const Item> lows(level.low);
  strike(highs.first(up_high), lows.first(up_low), dim, depth + 1);
  strike(highs.first(up_high), lows.subspan(up_low), dim + 1, depth + 1);
  strike(highs.subspan(up_high), lows.subspan(up_low), dim, depth + 1);
}

void Maxima::sweep(std::span<const Item> high, std::span<const Item> low) {
  stairs_.clear();
  std::size_t h = 0;
  for (const Item& l : low) {
    if (keep_[l.id] == 0) continue;
    for (; h < high.size() && high[h].s >= l.s; ++h) {
      if (!stairs_.covers(high[h].a, high[h].b)) stairs_.add(high[h].a, high[h].b);
    }
    if (stairs_.covers(l.a, l.b)) keep_[l.id] = 0;
  }
}

void Maxima::begin(const Rows& rows) {
  rows_ = &rows;
  best_ = std::numeric_limits<Units>::min();
  stairs_.clear();
  if (rows.width == 4 && rows.size() > 0) surface_.lay(rows.at.data() + 1, rows.size(), rows.width);
}

bool Maxima::let_in(const Units* row) {
  switch (rows_->width) {
    case 4:
      return surface_.let_in(row[1], row[2], row[3]);
    case 3:
      if (stairs_.covers(row[1], row[2])) return false;
      stairs_.add(row[1], row[2]);
      return true;
    default: {
      const Units second = rows_->width == 2 ? row[1] : std::numeric_limits<Units>::min() + 1;
      if (second <= best_) return false;
      best_ = second;
      return true;
    }
  }
}

void Maxima::mark(const Rows& rows, std::vector<std::uint8_t>& keep) {
  const std::size_t n = rows.size();
  keep.assign(n, 1);
  if (sweeps(rows.width)) {
    begin(rows);
    for (std::size_t i = 0; i < n; ++i) keep[i] = let_in(rows.row(i));
  } else if (n > 0) {
    rows_ = &rows;
    keep_ = keep.data();
    last_ = rows.width - 3;
    pack();
    filter(0, n);
  }
}

void mark_maxima(const Rows& rows, std::vector<std::uint8_t>& keep) { Maxima().mark(rows, keep); }

}  // namespace mediant::deals
