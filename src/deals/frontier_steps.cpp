#include "frontier_steps.hpp"

#include <algorithm>
#include <numeric>

namespace mediant::deals {

std::vector<std::uint32_t> descending(const Rows& rows) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::lexicographical_compare(rows.row(b), rows.row(b) + rows.width, rows.row(a),
                                        rows.row(a) + rows.width);
  });
  return order;
}

Step distil(const Step& all, std::vector<std::uint8_t>& keep) {
  Step merged;
  merged.broken = all.broken;
  merged.rows.width = all.rows.width;
  for (std::uint32_t i : descending(all.rows)) {
    const Units* row = all.rows.row(i);
    const std::size_t n = merged.choice.size();
    if (n > 0 && same(merged.rows.row(n - 1), row, all.rows.width)) {
      ++merged.times.back();  // stable order: the first in case order came first
    } else {
      merged.rows.at.insert(merged.rows.at.end(), row, row + all.rows.width);
      merged.choice.push_back(all.choice[i]);
      merged.times.push_back(1);
    }
  }
  mark_maxima(merged.rows, keep);
  Step out;
  out.broken = all.broken;
  out.rows.width = all.rows.width;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] == 0) continue;
    out.rows.at.insert(out.rows.at.end(), merged.rows.row(i), merged.rows.row(i) + all.rows.width);
    out.choice.push_back(merged.choice[i]);
    out.times.push_back(merged.times[i]);
  }
  return out;
}

}  // namespace mediant::deals
