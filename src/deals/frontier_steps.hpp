// What the frontier takes from one cluster: the choices that can matter.
#pragma once

#include <cstdint>
#include <vector>

#include "agreement.hpp"
#include "pareto.hpp"

namespace mediant::deals {

/// A cluster's choices that matter for dominance: undominated within the cluster, equal ones counted as one.
struct Step {
  Mask broken = 0;  ///< lines of parties that need not all be kept
  Rows rows;
  std::vector<std::uint32_t> choice;  ///< the first in case order
  std::vector<std::uint32_t> times;
};

/// Descending lexicographic order of rows, by index; equal ones in the order they have.
[[nodiscard]] std::vector<std::uint32_t> descending(const Rows& rows);

inline bool same(const Units* a, const Units* b, std::size_t width) {
  for (std::size_t k = 0; k < width; ++k) {
    if (a[k] != b[k]) return false;
  }
  return true;
}

/// The undominated choices among `all`, equal ones as one. `keep` is memory for the work.
[[nodiscard]] Step distil(const Step& all, std::vector<std::uint8_t>& keep);

}  // namespace mediant::deals
