#include "agreement.hpp"

#include <algorithm>
#include <bit>

namespace mediant::deals {

std::vector<Mask> winning_coalitions(const Structure& s, std::size_t limit) {
  std::vector<int> free;
  for (int h : s.pool) {
    if ((s.vetoes >> static_cast<unsigned>(h) & 1U) == 0) free.push_back(h);
  }
  const int open = std::max(0, s.needed - std::popcount(s.vetoes));
  const auto k = static_cast<std::size_t>(open);
  std::vector<Mask> out;
  if (k > free.size()) return out;
  // All k-subsets of `free`, in lexicographic order.
  std::vector<std::size_t> at(k);
  for (std::size_t i = 0; i < k; ++i) at[i] = i;
  while (true) {
    if (out.size() == limit) return {};
    Mask set = s.vetoes;
    for (std::size_t i : at) set |= Mask{1} << static_cast<unsigned>(free[i]);
    out.push_back(set);
    std::size_t i = k;
    while (i > 0 && at[i - 1] == free.size() - k + i - 1) --i;
    if (i == 0) return out;
    ++at[i - 1];
    for (; i < k; ++i) at[i] = at[i - 1] + 1;
  }
}

std::vector<Mask> lines_to_keep(const Structure& s) {
  Mask holders_with_lines = 0;
  for (const Line& line : s.lines) {
    if (line.cluster >= 0) holders_with_lines |= Mask{1} << static_cast<unsigned>(line.holder);
  }
  // Only holders with lines matter here, so choose among them: at most `spare` of those without a veto may
  // find a line broken.
  const Mask veto = s.vetoes & holders_with_lines;
  std::vector<int> free;
  for (int h : s.pool) {
    const Mask bit = Mask{1} << static_cast<unsigned>(h);
    if ((holders_with_lines & bit) != 0 && (s.vetoes & bit) == 0) free.push_back(h);
  }
  Structure smaller;
  smaller.pool = free;
  smaller.needed = std::max(0, static_cast<int>(free.size()) - (static_cast<int>(s.pool.size()) - s.needed));
  std::vector<Mask> out = winning_coalitions(smaller);
  for (Mask& set : out) set |= veto;
  return out;
}

std::vector<int> compared_parties(const Structure& s) {
  std::vector<int> out;
  for (int h : s.pool) {
    if (static_cast<std::size_t>(h) < s.valued) out.push_back(h);
  }
  return out;
}

std::vector<std::uint32_t> kept_choices(const Structure& s, const Cluster& cluster, Mask keep) {
  std::vector<std::uint32_t> out;
  out.reserve(cluster.size);
  for (std::size_t j = 0; j < cluster.size; ++j) {
    if ((s.broken[cluster.first + j] & keep) == 0) out.push_back(static_cast<std::uint32_t>(j));
  }
  return out;
}

}  // namespace mediant::deals
