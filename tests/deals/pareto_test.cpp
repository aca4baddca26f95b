#include "../../src/deals/pareto.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "mediant/sampling/stream.hpp"

namespace mediant::deals {
namespace {

using Row = std::vector<Units>;

/// Distinct rows in descending order, as mark_maxima() wants them.
Rows descending_rows(std::vector<Row> rows, std::size_t width) {
  std::sort(rows.begin(), rows.end(), std::greater<>());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  Rows out;
  out.width = width;
  for (const Row& row : rows) out.at.insert(out.at.end(), row.begin(), row.end());
  return out;
}

std::vector<std::uint8_t> by_looking_at_every_pair(const Rows& rows) {
  std::vector<std::uint8_t> keep(rows.size(), 1);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows.size() && keep[i] != 0; ++j) {
      const auto at_least = [&](std::size_t k) { return rows.row(j)[k] >= rows.row(i)[k]; };
      bool all = j != i;
      for (std::size_t k = 0; k < rows.width; ++k) all = all && at_least(k);
      if (all) keep[i] = 0;
    }
  }
  return keep;
}

/// How the coordinates of a row hang together, since grids and quantiles are only as good as what lies in
/// them.
enum class Shape { loose, few_values, surface, clumps, diagonal };

Row drawn(sampling::Stream& stream, std::size_t width, Shape shape) {
  const auto below = [&](double n) { return static_cast<Units>(stream.uniform() * n); };
  Row row(width);
  const Units along = below(1000);
  for (Units& u : row) {
    u = shape == Shape::few_values ? below(6)
        : shape == Shape::clumps   ? below(3) * 1'000'000'000'000 + below(20)
        : shape == Shape::diagonal ? along + below(3)
                                   : below(1000) - 500;
  }
  if (shape == Shape::surface) {  // nearly all of them are maxima
    Units sum = 0;
    for (const Units u : row) sum += u;
    row[0] += 400 * static_cast<Units>(width) - sum + below(20);
  }
  return row;
}

TEST(Pareto, MaximaAreThoseOfEveryPair) {
  std::uint64_t seed = 0;
  for (std::size_t width = 1; width <= 7; ++width) {
    for (const Shape shape :
         {Shape::loose, Shape::few_values, Shape::surface, Shape::clumps, Shape::diagonal}) {
      for (const std::size_t n : {1U, 2U, 7U, 60U, 300U, 1200U}) {
        sampling::Stream stream(sampling::Key::root(++seed), 0);
        std::vector<Row> rows;
        for (std::size_t i = 0; i < n; ++i) rows.push_back(drawn(stream, width, shape));
        const Rows sorted = descending_rows(std::move(rows), width);
        std::vector<std::uint8_t> keep;
        mark_maxima(sorted, keep);
        ASSERT_EQ(keep, by_looking_at_every_pair(sorted)) << width << " wide, seed " << seed;
      }
    }
  }
}

// The frontier asks once an issue and keeps the memory: what one question left must not answer the next.
TEST(Pareto, KeptMemoryChangesNothing) {
  Maxima maxima;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    sampling::Stream stream(sampling::Key::root(seed), 1);
    const std::size_t width = 3 + seed % 4;
    std::vector<Row> rows;
    for (std::size_t i = 0; i < 20 * (seed % 13); ++i) rows.push_back(drawn(stream, width, Shape::surface));
    const Rows sorted = descending_rows(std::move(rows), width);
    std::vector<std::uint8_t> keep;
    maxima.mark(sorted, keep);
    ASSERT_EQ(keep, by_looking_at_every_pair(sorted)) << seed;
  }
}

}  // namespace
}  // namespace mediant::deals
