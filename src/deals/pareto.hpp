// Maxima of a set of vectors (Kung, Luccio & Preparata 1975, JACM 22:469).
#pragma once

#include <cstddef>
#include <cstdint>
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

/// Marks the rows that no other row dominates (at least as good in every coordinate, better in one). The rows
/// must be distinct and in descending lexicographic order. `keep` is resized and filled with 0 or 1.
/// Width 1 and 2: linear; 3: O(n log n); d > 3: O(n log^(d-2) n).
void mark_maxima(const Rows& rows, std::vector<std::uint8_t>& keep);

}  // namespace mediant::deals
