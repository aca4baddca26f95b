#include "mediant/sampling/simplex.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mediant::sampling {
namespace {

constexpr std::size_t draws = 40'000;

std::vector<double> exponentials(std::size_t n, std::uint64_t draw) {
  Stream s(Key::root(3), draw);
  std::vector<double> x(n);
  for (double& v : x) v = s.exponential();
  return x;
}

struct Moments {
  std::vector<double> mean, square;
};

template <class Draw>
Moments moments(std::size_t n, std::size_t count, Draw draw) {
  Moments m{std::vector<double>(n), std::vector<double>(n)};
  for (std::size_t j = 0; j < count; ++j) {
    const std::vector<double> x = draw(j);
    for (std::size_t i = 0; i < n; ++i) {
      m.mean[i] += x[i] / static_cast<double>(count);
      m.square[i] += x[i] * x[i] / static_cast<double>(count);
    }
  }
  return m;
}

// Flat Dirichlet: E x = 1/n, E x^2 = 2 / (n (n+1)).
TEST(Simplex, HasTheMomentsOfTheFlatDirichlet) {
  constexpr std::size_t n = 5;
  const Moments m = moments(n, draws, [](std::size_t j) {
    auto x = exponentials(n, j);
    normalise(x);
    return x;
  });
  for (std::size_t i = 0; i < n; ++i) {
    EXPECT_NEAR(m.mean[i], 0.2, 0.003);
    EXPECT_NEAR(m.square[i], 2.0 / 30, 0.0015);
  }
}

// Means of the ordered simplex: w_k = (1/n) sum_{i>=k} 1/i (Barron & Barrett 1996).
TEST(Simplex, OrderedMeansAreTheRankOrderCentroid) {
  constexpr std::size_t n = 4;
  const std::vector<std::size_t> group{2, 0, 3, 1};
  const Moments m = moments(n, draws, [&](std::size_t j) {
    auto x = exponentials(n, j);
    order_by_groups(x, group);
    EXPECT_NEAR(std::accumulate(x.begin(), x.end(), 0.0), 1, 1e-12);
    EXPECT_TRUE(x[1] >= x[3] && x[3] >= x[0] && x[0] >= x[2]);
    return x;
  });
  const double centroid[] = {(1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4) / 4, (1.0 / 2 + 1.0 / 3 + 1.0 / 4) / 4,
                             (1.0 / 3 + 1.0 / 4) / 4, 1.0 / 16};
  for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(m.mean[i], centroid[group[i]], 0.003);
}

// Inside a group there is no order: equal means, either may be the larger; groups stay apart.
TEST(Simplex, TiedGroupsShareTheirRanks) {
  constexpr std::size_t n = 5;
  const std::vector<std::size_t> group{1, 0, 1, 0, 1};
  double first_larger = 0;
  const Moments m = moments(n, draws, [&](std::size_t j) {
    auto x = exponentials(n, j);
    order_by_groups(x, group);
    EXPECT_GE(std::min(x[1], x[3]), std::max({x[0], x[2], x[4]}));
    first_larger += x[1] > x[3] ? 1.0 / draws : 0;
    return x;
  });
  double roc[n] = {};
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = k; i < n; ++i) roc[k] += 1.0 / static_cast<double>((i + 1) * n);
  }
  const double top = (roc[0] + roc[1]) / 2;
  const double rest = (roc[2] + roc[3] + roc[4]) / 3;
  for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(m.mean[i], group[i] == 0 ? top : rest, 0.003);
  EXPECT_NEAR(first_larger, 0.5, 0.01);
}

std::vector<std::vector<double>> sample(const BoundedSimplex& s, bool rejection, std::size_t blocks) {
  std::vector<std::vector<double>> all;
  std::vector<double> out(BoundedSimplex::block * s.size());
  for (std::uint64_t b = 0; b < blocks; ++b) {
    if (rejection) {
      s.fill_by_rejection(Key::root(1), b, out);
    } else {
      s.fill_by_hit_and_run(Key::root(2), b, out);
    }
    for (std::size_t j = 0; j < BoundedSimplex::block; ++j) {
      const auto at = out.begin() + static_cast<std::ptrdiff_t>(j * s.size());
      all.emplace_back(at, at + static_cast<std::ptrdiff_t>(s.size()));
    }
  }
  return all;
}

void expect_inside(const std::vector<std::vector<double>>& all, const std::vector<double>& low,
                   const std::vector<double>& high, double total) {
  for (const auto& x : all) {
    ASSERT_NEAR(std::accumulate(x.begin(), x.end(), 0.0), total, 1e-9);
    for (std::size_t i = 0; i < x.size(); ++i) {
      ASSERT_GE(x[i], low[i] - 1e-9);
      ASSERT_LE(x[i], high[i] + 1e-9);
    }
  }
}

/// Two-sample Kolmogorov-Smirnov statistic times sqrt(n m / (n + m)).
double kolmogorov(std::vector<double> a, std::vector<double> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  double worst = 0;
  std::size_t j = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    while (j < b.size() && b[j] <= a[i]) ++j;
    worst = std::max(worst, std::abs(static_cast<double>(i + 1) / static_cast<double>(a.size()) -
                                     static_cast<double>(j) / static_cast<double>(b.size())));
  }
  const auto n = static_cast<double>(a.size());
  const auto m = static_cast<double>(b.size());
  return worst * std::sqrt(n * m / (n + m));
}

TEST(BoundedSimplex, HitAndRunAgreesWithRejection) {
  const std::vector<double> low{10, 5, 0, 20, 0};
  const std::vector<double> high{40, 25, 30, 60, 15};
  const BoundedSimplex s(low, high, 100);
  ASSERT_TRUE(s.feasible());
  const auto a = sample(s, true, 150);
  const auto b = sample(s, false, 150);
  expect_inside(a, low, high, 100);
  expect_inside(b, low, high, 100);
  for (std::size_t i = 0; i < low.size(); ++i) {
    std::vector<double> x;
    std::vector<double> y;
    for (const auto& p : a) x.push_back(p[i]);
    for (const auto& p : b) y.push_back(p[i]);
    // 1.95 is the 99.9 % point for independent draws; a chain's draws are nearly so.
    EXPECT_LT(kolmogorov(x, y), 1.95) << i;
  }
}

// With two items the cut simplex is an interval: uniform between max(l1, T-h2) and min(h1, T-l2).
TEST(BoundedSimplex, TwoItemsAreUniformOnAnInterval) {
  const BoundedSimplex s({10, 30}, {60, 80}, 100);
  for (const bool rejection : {true, false}) {
    double mean = 0;
    double square = 0;
    const auto all = sample(s, rejection, 200);
    for (const auto& x : all) {
      mean += x[0] / static_cast<double>(all.size());
      square += x[0] * x[0] / static_cast<double>(all.size());
    }
    EXPECT_NEAR(mean, 40, 0.3);  // between 20 and 60
    EXPECT_NEAR(square - mean * mean, 1600.0 / 12, 3);
  }
}

// Free simplex through the bounded sampler: the Dirichlet's moments again, in 28 dimensions by hit-and-run.
TEST(BoundedSimplex, ChainsReachTheDirichletMomentsInManyDimensions) {
  constexpr std::size_t n = 28;
  const BoundedSimplex s(std::vector<double>(n, 0), std::vector<double>(n, 1), 1);
  const auto all = sample(s, false, 100);
  for (std::size_t i = 0; i < n; ++i) {
    double mean = 0;
    double square = 0;
    for (const auto& x : all) {
      mean += x[i] / static_cast<double>(all.size());
      square += x[i] * x[i] / static_cast<double>(all.size());
    }
    EXPECT_NEAR(mean, 1.0 / n, 0.0015);
    EXPECT_NEAR(square, 2.0 / (n * (n + 1)), 2.5e-4);
  }
}

TEST(BoundedSimplex, TightBoundsNeedTheChain) {
  constexpr std::size_t n = 28;
  std::vector<double> low(n, 2);
  std::vector<double> high(n, 5);
  const BoundedSimplex s(low, high, 100);
  EXPECT_FALSE(s.by_rejection());
  expect_inside(sample(s, false, 4), low, high, 100);
}

TEST(BoundedSimplex, PointsAndImpossibleBounds) {
  EXPECT_FALSE(BoundedSimplex({50, 60}, {70, 80}, 100).feasible());
  EXPECT_FALSE(BoundedSimplex({0, 0}, {30, 30}, 100).feasible());
  EXPECT_FALSE(BoundedSimplex({5}, {3}, 4).feasible());
  EXPECT_FALSE(BoundedSimplex({}, {}, 1).feasible());
  const BoundedSimplex fixed({40, 60}, {40, 60}, 100);
  ASSERT_TRUE(fixed.feasible());
  for (const auto& x : sample(fixed, fixed.by_rejection(), 1)) EXPECT_EQ(x, (std::vector<double>{40, 60}));
  const BoundedSimplex one({40, 0}, {40, 90}, 100);  // the second must take the rest
  for (const auto& x : sample(one, one.by_rejection(), 1)) EXPECT_NEAR(x[1], 60, 1e-9);
}

TEST(BoundedSimplex, ABlockDependsOnItsNumberAlone) {
  const BoundedSimplex s(std::vector<double>(28, 2), std::vector<double>(28, 5), 100);
  std::vector<double> a(BoundedSimplex::block * 28);
  std::vector<double> b(a.size());
  s.fill(Key::root(1), 5, a);
  s.fill(Key::root(1), 4, b);
  EXPECT_NE(a, b);
  s.fill(Key::root(1), 5, b);
  EXPECT_EQ(a, b);
}

}  // namespace
}  // namespace mediant::sampling
