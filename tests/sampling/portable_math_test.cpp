#include "mediant/sampling/portable_math.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "mediant/sampling/distributions.hpp"
#include "mediant/sampling/stream.hpp"

namespace mediant::sampling {
namespace {

double relative(double got, double want) { return want == 0 ? std::abs(got) : std::abs(got / want - 1); }

TEST(PortableMath, LogarithmAgreesWithTheLibraryToTwoUnits) {
  Stream s(Key::root(1), 0);
  for (int i = 0; i < 200'000; ++i) {
    const double near_one = 0.5 + s.uniform();
    ASSERT_LT(relative(portable_log(near_one), std::log(near_one)), 4.5e-16) << near_one;
    const double any = std::ldexp(s.uniform(), static_cast<int>(s.below(2000)) - 1000);
    ASSERT_LT(relative(portable_log(any), std::log(any)), 4.5e-16) << any;
  }
  EXPECT_EQ(portable_log(1), 0);
  EXPECT_EQ(portable_log(0), -std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::isnan(portable_log(-1)));
  EXPECT_LT(relative(portable_log(5e-324), std::log(5e-324)), 4.5e-16);
}

TEST(PortableMath, ExponentialAgreesWithTheLibraryToTwoUnits) {
  Stream s(Key::root(2), 0);
  for (int i = 0; i < 200'000; ++i) {
    const double x = (s.uniform() - 0.5) * 1400;
    ASSERT_LT(relative(portable_exp(x), std::exp(x)), 4.5e-16) << x;
  }
  EXPECT_EQ(portable_exp(0), 1);
  EXPECT_EQ(portable_exp(-800), 0);
  EXPECT_EQ(portable_exp(800), std::numeric_limits<double>::infinity());
  EXPECT_NEAR(portable_exp(-740) / std::exp(-740), 1, 1e-2);  // subnormal: few digits are left
}

TEST(PortableMath, LogGammaOfWholeAndHalfNumbers) {
  EXPECT_NEAR(portable_log_gamma(1), 0, 1e-13);
  EXPECT_NEAR(portable_log_gamma(6), std::log(120.0), 1e-13);
  EXPECT_NEAR(portable_log_gamma(0.5), 0.5 * std::log(std::acos(-1.0)), 1e-13);
  for (double x = 0.1; x < 100; x += 0.37) EXPECT_NEAR(portable_log_gamma(x), std::lgamma(x), 1e-12);
}

TEST(PortableMath, BetaDistributionInClosedForms) {
  for (double x = 0.01; x < 1; x += 0.03) {
    EXPECT_NEAR(beta_cdf(x, 1, 1), x, 1e-13);
    EXPECT_NEAR(beta_cdf(x, 3, 1), x * x * x, 1e-13);
    EXPECT_NEAR(beta_cdf(x, 1, 5), 1 - std::pow(1 - x, 5), 1e-13);
    EXPECT_NEAR(beta_cdf(x, 2, 2), x * x * (3 - 2 * x), 1e-13);
    EXPECT_NEAR(beta_cdf(x, 2.7, 3.3) + beta_cdf(1 - x, 3.3, 2.7), 1, 1e-13);
    EXPECT_NEAR(beta_cdf(beta_quantile(x, 1.8, 4.2), 1.8, 4.2), x, 1e-11);
  }
}

TEST(PortableMath, NormalDistributionAgreesWithTheErrorFunction) {
  for (double x = -8; x <= 8; x += 0.037) {
    EXPECT_NEAR(normal_cdf(x), 0.5 * std::erfc(-x / std::sqrt(2.0)), 1e-14);
  }
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-12);
  EXPECT_NEAR(normal_quantile(1e-9), -5.997807015007787, 1e-9);
  EXPECT_EQ(normal_quantile(0.5), 0);
}

TEST(Distributions, KeepTheirEndsAndMeans) {
  EXPECT_EQ(uniform_quantile(3, 3, 0.7), 3);
  EXPECT_EQ(triangular_quantile(3, 3, 3, 0.7), 3);
  EXPECT_EQ(pert_quantile(3, 3, 3, 0.7), 3);
  double uniform = 0;
  double triangular = 0;
  double pert = 0;
  double pert_squares = 0;
  constexpr int n = 20'000;
  for (int i = 0; i < n; ++i) {
    const double u = (i + 0.5) / n;
    uniform += uniform_quantile(10, 40, u) / n;
    triangular += triangular_quantile(10, 16, 40, u) / n;
    const double x = pert_quantile(10, 16, 40, u);
    pert += x / n;
    pert_squares += x * x / n;
    ASSERT_GE(x, 10);
    ASSERT_LE(x, 40);
  }
  EXPECT_NEAR(uniform, 25, 1e-9);
  EXPECT_NEAR(triangular, 22, 1e-4);
  EXPECT_NEAR(pert, 19, 1e-4);  // (10 + 4*16 + 40) / 6
  // Variance of PERT: (mean - low)(high - mean) / 7.
  EXPECT_NEAR(pert_squares - pert * pert, 9.0 * 21 / 7, 1e-2);
}

TEST(Distributions, TriangularIsItsOwnInverse) {
  for (double u = 0.001; u < 1; u += 0.013) {
    const double x = triangular_quantile(0, 30, 100, u);
    const double cdf = x < 30 ? x * x / (100.0 * 30) : 1 - (100 - x) * (100 - x) / (100.0 * 70);
    EXPECT_NEAR(cdf, u, 1e-12);
  }
  EXPECT_NEAR(triangular_quantile(0, 0, 1, 0.75), 0.5, 1e-12);
  EXPECT_NEAR(triangular_quantile(0, 1, 1, 0.25), 0.5, 1e-12);
}

TEST(Distributions, PickSharesTheLine) {
  const double shares[] = {1, 0, 3};
  EXPECT_EQ(pick(shares, 0.1), 0U);
  EXPECT_EQ(pick(shares, 0.2499), 0U);
  EXPECT_EQ(pick(shares, 0.25), 2U);
  EXPECT_EQ(pick(shares, 0.9999999999999999), 2U);
}

}  // namespace
}  // namespace mediant::sampling
