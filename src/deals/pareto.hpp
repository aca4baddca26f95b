// Maxima of a set of vectors (Kung, Luccio & Preparata 1975, JACM 22:469).
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "mediant/deals/space.hpp"

namespace mediant::deals {

/// Rows of `width` coordinates, one after the other.
struct Rows {
  std::size_t width = 0;
  std::vector<Units> at;
  [[nodiscard]] std::size_t size() const { return width == 0 ? 0 : at.size() / width; }
  [[nodiscard]] const Units* row(std::size_t i) const { return at.data() + i * width; }
};

/// Pairs (a, b) of which none dominates another: a descending, b ascending.
class Staircase {
 public:
  void clear() { steps_.clear(); }
  /// Is some step at least (a, b)?
  [[nodiscard]] bool covers(Units a, Units b) const {
    // The steps with a' >= a come first; the last of them has the largest b' of those.
    const Step* from = steps_.data();
    std::size_t n = steps_.size();
    if (n == 0) return false;
    while (n > 1) {
      const std::size_t half = n / 2;
      from += from[half].a >= a ? half : 0;
      n -= half;
    }
    return from->a >= a && from->b >= b;
  }
  /// Adds a step that is not covered; drops those it covers.
  void add(Units a, Units b);

 private:
  struct Step {
    Units a, b;
  };
  std::vector<Step> steps_;
};

/// Triples (a, b, c) that come one by one; one that another is at least in all three is not let in. They lie
/// in a square grid over a and b, whose lines are quantiles of what will come; each place knows the greatest
/// c at it or beyond it, so that most questions end without looking at a triple.
class Surface {
 public:
  /// Empties it and lays the grid for about the triples at [first + i * stride], i < n.
  void lay(const Units* first, std::size_t n, std::size_t stride);
  /// False if a triple let in before is at least (a, b, c).
  bool let_in(Units a, Units b, Units c);

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Triple {
    Units a, b, c;
    std::uint32_t next;  ///< in the same place
  };
  [[nodiscard]] std::size_t at(std::size_t i, std::size_t j) const { return i * (side_ + 1) + j; }
  [[nodiscard]] bool holds(std::size_t place, Units a, Units b, Units c) const;
  [[nodiscard]] bool covers(std::size_t i, std::size_t j, Units a, Units b, Units c) const;
  void add(std::size_t i, std::size_t j, Units a, Units b, Units c);
  static std::size_t cell(const std::vector<Units>& lines, Units value);

  std::size_t side_ = 0;
  std::vector<Units> a_lines_, b_lines_;  ///< side - 1 each, ascending
  std::vector<Units> beyond_;         ///< greatest c at places (i' >= i, j' >= j); one row and column more
  std::vector<std::uint32_t> first_;  ///< first triple of a place
  std::vector<Triple> triples_;
};

/// Finds maxima; keeps its memory between calls, since a frontier asks once an issue.
class Maxima {
 public:
  /// Marks the rows that no other row dominates (at least as good in every coordinate, better in one). The
  /// rows must be distinct and in descending lexicographic order. `keep` is resized and filled with 0 or 1.
  /// Width 1 and 2: linear; 3: O(n log n); 4: a Surface, each row against what lies about it; d > 4:
  /// O(n log^(d-2) n).
  void mark(const Rows& rows, std::vector<std::uint8_t>& keep);

  /// Up to four coordinates, mark() is one sweep, which may also be gone through row by row: begin() with the
  /// rows to come, in any order, then let_in() for each in descending order says whether no row before
  /// dominates it.
  static bool sweeps(std::size_t width) { return width <= 4; }
  void begin(const Rows& rows);
  bool let_in(const Units* row);

 private:
  /// A row seen by its last three coordinates, and by all but the first in few bits.
  struct Item {
    Units s, a, b;
    std::uint64_t key;
    std::uint32_t id;
  };
  using Items = std::span<Item>;
  /// What one level of the recursion over coordinates works on.
  struct Level {
    std::vector<Item> high, low;
    std::vector<Units> values;
  };

  void pack();
  std::size_t filter(std::size_t from, std::size_t to);
  std::size_t filter_few(std::size_t from, std::size_t to);
  void strike(std::span<const Item> high, std::span<const Item> low, std::size_t dim, std::size_t depth);
  void sweep(std::span<const Item> high, std::span<const Item> low);
  /// Is the low row at most the high one in every coordinate after the first?
  [[nodiscard]] bool covers(const Item& high, const Item& low) const {
    if ((((high.key | guards_) - low.key) & guards_) != guards_) return false;
    const Units* x = rows_->row(high.id);
    const Units* y = rows_->row(low.id);
    for (std::size_t k = 1; k < rows_->width; ++k) {
      if (x[k] < y[k]) return false;
    }
    return true;
  }
  [[nodiscard]] Units value(const Item& item, std::size_t dim) const { return rows_->row(item.id)[dim]; }

  const Rows* rows_ = nullptr;
  std::uint8_t* keep_ = nullptr;
  std::size_t last_ = 0;  ///< the coordinate called s; the two after it are a and b
  std::uint64_t guards_ = 0;
  std::vector<Item> items_, scratch_;
  std::deque<Level> levels_;
  Units best_ = 0;  ///< of the second coordinate so far
  Staircase stairs_;
  Surface surface_;
};

/// Maxima::mark for callers that ask once.
void mark_maxima(const Rows& rows, std::vector<std::uint8_t>& keep);

}  // namespace mediant::deals
