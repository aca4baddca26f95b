// The assignment problem: which pairs to take so that their worth is greatest.
#pragma once

#include <cstddef>
#include <vector>

namespace mediant::drafts {

inline constexpr std::size_t unassigned = static_cast<std::size_t>(-1);

/// For each of `rows` its column or `unassigned`, so that the sum of `worth` over the pairs taken is
/// greatest; a pair worth 0 or less is never taken (as if each row and column had a dummy of worth 0 of its
/// own). `worth` is row-major. The Hungarian method by shortest augmenting paths (Kuhn 1955; Jonker &
/// Volgenant 1987), O(min² · max).
[[nodiscard]] std::vector<std::size_t> assign(const std::vector<double>& worth, std::size_t rows,
                                              std::size_t columns);

}  // namespace mediant::drafts
