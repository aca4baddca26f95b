#include "mediant/sampling/quasi.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace mediant::sampling {
namespace {

// The first points in three dimensions as Joe & Kuo give them with their program, in Gray-code order.
TEST(Sobol, BeginsAsPublished) {
  const double expected[8][3] = {{0, 0, 0},
                                 {0.5, 0.5, 0.5},
                                 {0.75, 0.25, 0.25},
                                 {0.25, 0.75, 0.75},
                                 {0.375, 0.375, 0.625},
                                 {0.875, 0.875, 0.125},
                                 {0.625, 0.125, 0.875},
                                 {0.125, 0.625, 0.375}};
  for (std::uint32_t i = 0; i < 8; ++i) {
    for (std::size_t d = 0; d < 3; ++d) {
      EXPECT_EQ(sobol_bits(i ^ (i >> 1U), d) * 0x1p-32, expected[i][d]) << i << " " << d;
    }
  }
}

// Every dimension by itself is a (0,1)-sequence: 2^k points fall one in each of 2^k cells, scrambled or not.
TEST(Sobol, EveryDimensionIsStratified) {
  constexpr std::uint32_t n = 1024;
  for (std::size_t d = 0; d < most_sobol_dimensions; ++d) {
    std::vector<bool> plain(n);
    std::vector<bool> scrambled(n);
    for (std::uint32_t i = 0; i < n; ++i) {
      plain[sobol_bits(i + 3 * n, d) >> 22U] = true;
      scrambled[static_cast<std::size_t>(scrambled_sobol(i + 3 * n, d, Key::root(9)) * n)] = true;
    }
    EXPECT_EQ(plain, std::vector<bool>(n, true)) << d;
    EXPECT_EQ(scrambled, std::vector<bool>(n, true)) << d;
  }
}

// The first two dimensions are a (0,2)-sequence: every elementary box of area 2^-k holds one of 2^k points.
TEST(Sobol, FirstTwoDimensionsAreANet) {
  constexpr unsigned k = 10;
  for (unsigned across = 0; across <= k; ++across) {
    std::vector<int> count(1U << k);
    for (std::uint32_t i = 0; i < (1U << k); ++i) {
      const Key key = Key::root(4);
      const auto x = static_cast<std::uint32_t>(scrambled_sobol(i, 0, key) * (1U << across));
      const auto y = static_cast<std::uint32_t>(scrambled_sobol(i, 1, key) * (1U << (k - across)));
      ++count[(x << (k - across)) | y];
    }
    for (const int c : count) EXPECT_EQ(c, 1);
  }
}

// Mean of prod (1 + (x_d - 1/2)/(d+1)) is 1: far better than the n^-1/2 of random points, and replicates
// differ.
TEST(Sobol, IntegratesASmoothFunctionWell) {
  constexpr std::uint32_t n = 4096;
  double spread = 0;
  for (std::uint64_t replicate = 0; replicate < 8; ++replicate) {
    double mean = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      double f = 1;
      for (std::size_t d = 0; d < 10; ++d) {
        f *= 1 + (scrambled_sobol(i, d, Key::root(replicate)) - 0.5) / static_cast<double>(d + 1);
      }
      mean += f / n;
    }
    EXPECT_NEAR(mean, 1, 2e-4);  // random points: standard error 6e-3
    spread += std::abs(mean - 1);
  }
  EXPECT_GT(spread, 0);
}

}  // namespace
}  // namespace mediant::sampling
