// Longest common subsequence and longest increasing subsequence.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace mediant::drafts {

/// Index pairs of a longest common subsequence (Wagner & Fischer 1974), after common ends are set aside.
/// O(n*m) time and bytes of the middle; beyond `cells` of them only the common ends are returned.
template <class T, class Equal>
std::vector<std::pair<std::size_t, std::size_t>> common_subsequence(const std::vector<T>& a,
                                                                    const std::vector<T>& b, Equal equal,
                                                                    std::size_t cells = 16'000'000) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::size_t head = 0, tail = 0;
  while (head < a.size() && head < b.size() && equal(a[head], b[head])) {
    pairs.emplace_back(head, head);
    ++head;
  }
  while (tail < a.size() - head && tail < b.size() - head &&
         equal(a[a.size() - 1 - tail], b[b.size() - 1 - tail]))
    ++tail;
  const std::size_t n = a.size() - head - tail, m = b.size() - head - tail;
  if (n > 0 && m > 0 && n * m <= cells) {
    // length[i][j]: of the LCS of a's middle from i and b's middle from j.
    std::vector<std::uint32_t> length((n + 1) * (m + 1), 0);
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        length[i * (m + 1) + j] = equal(a[head + i], b[head + j])
                                      ? length[(i + 1) * (m + 1) + j + 1] + 1
                                      : std::max(length[(i + 1) * (m + 1) + j], length[i * (m + 1) + j + 1]);
      }
    }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      if (equal(a[head + i], b[head + j])) {
        pairs.emplace_back(head + i++, head + j++);
      } else if (length[(i + 1) * (m + 1) + j] >= length[i * (m + 1) + j + 1]) {
        ++i;
      } else {
        ++j;
      }
    }
  }
  for (std::size_t t = tail; t-- > 0;) pairs.emplace_back(a.size() - 1 - t, b.size() - 1 - t);
  return pairs;
}

/// For each element whether it lies on one longest strictly increasing subsequence (Fredman 1975), O(n log
/// n).
inline std::vector<bool> on_longest_increasing(const std::vector<std::size_t>& values) {
  std::vector<std::size_t> tails, previous(values.size());  // indices
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto at = std::lower_bound(tails.begin(), tails.end(), values[i],
                                     [&](std::size_t index, std::size_t v) { return values[index] < v; });
    previous[i] = at == tails.begin() ? i : *(at - 1);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> on(values.size(), false);
  if (tails.empty()) return on;
  for (std::size_t i = tails.back();; i = previous[i]) {
    on[i] = true;
    if (previous[i] == i) break;
  }
  return on;
}

}  // namespace mediant::drafts
