#include "assignment.hpp"

#include <algorithm>
#include <limits>

namespace mediant::drafts {

std::vector<std::size_t> assign(const std::vector<double>& worth, std::size_t rows, std::size_t columns) {
  std::vector<std::size_t> out(rows, unassigned);
  if (rows == 0 || columns == 0) return out;
  if (rows > columns) {
    std::vector<double> turned(worth.size());
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < columns; ++j) turned[j * rows + i] = worth[i * columns + j];
    const std::vector<std::size_t> back = assign(turned, columns, rows);
    for (std::size_t j = 0; j < columns; ++j)
      if (back[j] != unassigned) out[back[j]] = j;
    return out;
  }
  // Pairs worth nothing cost nothing, which is what a row's and a column's own dummies would give.
  const auto cost = [&](std::size_t i, std::size_t j) { return -std::max(0.0, worth[i * columns + j]); };
  const std::size_t none = columns;
  std::vector<double> u(rows, 0), v(columns + 1, 0);
  std::vector<std::size_t> row_of(columns + 1, rows), way(columns + 1, none);
  for (std::size_t i = 0; i < rows; ++i) {
    row_of[none] = i;
    std::size_t j0 = none;
    std::vector<double> shortest(columns + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(columns + 1, false);
    do {
      used[j0] = true;
      const std::size_t i0 = row_of[j0];
      double delta = std::numeric_limits<double>::infinity();
      std::size_t j1 = none;
      for (std::size_t j = 0; j < columns; ++j) {
        if (used[j]) continue;
        const double reduced = cost(i0, j) - u[i0] - v[j];
        if (reduced < shortest[j]) {
          shortest[j] = reduced;
          way[j] = j0;
        }
        if (shortest[j] < delta) {
          delta = shortest[j];
          j1 = j;
        }
      }
      for (std::size_t j = 0; j <= columns; ++j) {
        if (used[j]) {
          u[row_of[j]] += delta;
          v[j] -= delta;
        } else {
          shortest[j] -= delta;
        }
      }
      j0 = j1;
    } while (row_of[j0] != rows);
    while (j0 != none) {
      const std::size_t j1 = way[j0];
      row_of[j0] = row_of[j1];
      j0 = j1;
    }
  }
  for (std::size_t j = 0; j < columns; ++j) {
    if (row_of[j] != rows && worth[row_of[j] * columns + j] > 0) out[row_of[j]] = j;
  }
  return out;
}

}  // namespace mediant::drafts
