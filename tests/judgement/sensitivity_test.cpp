#include "mediant/judgement/sensitivity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

#include "mediant/judgement/information.hpp"
#include "mediant/sampling/portable_math.hpp"
#include "mediant/sampling/stream.hpp"

namespace mediant::judgement {
namespace {

using Function = std::function<double(const std::vector<double>&)>;

std::vector<SobolIndex> indices(std::size_t inputs, std::size_t n, const Function& f,
                                const std::vector<std::vector<std::size_t>>& groups) {
  std::vector<PickFreeze> sums(groups.size());
  double sum = 0;
  double square = 0;
  for (std::size_t j = 0; j < n; ++j) {
    sampling::Stream s(sampling::Key::root(1), j);
    std::vector<double> a(inputs);
    std::vector<double> b(inputs);
    for (double& v : a) v = s.uniform();
    for (double& v : b) v = s.uniform();
    const double fa = f(a);
    const double fb = f(b);
    sum += fa + fb;
    square += fa * fa + fb * fb;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      std::vector<double> ab = a;
      for (const std::size_t i : groups[g]) ab[i] = b[i];
      sums[g].add(fa, fb, f(ab));
    }
  }
  const double mean = sum / static_cast<double>(2 * n);
  const double variance = square / static_cast<double>(2 * n) - mean * mean;
  std::vector<SobolIndex> out;
  for (const auto& s : sums) out.push_back(sobol_index(s, mean, variance));
  return out;
}

// Ishigami & Homma 1990 with a = 7, b = 0.1: S = (0.3139, 0.4424, 0), ST = (0.5576, 0.4424, 0.2437).
TEST(Sensitivity, IshigamiFunction) {
  const double pi = std::acos(-1.0);
  const Function f = [&](const std::vector<double>& u) {
    const auto x = [&](std::size_t i) { return pi * (2 * u[i] - 1); };
    return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
  };
  const auto s = indices(3, 100'000, f, {{0}, {1}, {2}, {0, 2}});
  EXPECT_NEAR(s[0].first, 0.3139, 0.015);
  EXPECT_NEAR(s[1].first, 0.4424, 0.015);
  EXPECT_NEAR(s[2].first, 0, 0.015);
  EXPECT_NEAR(s[0].total, 0.5576, 0.01);
  EXPECT_NEAR(s[1].total, 0.4424, 0.01);
  EXPECT_NEAR(s[2].total, 0.2437, 0.01);
  EXPECT_NEAR(s[3].first, 0.5576, 0.015);  // the group of both: everything x2 leaves
  EXPECT_NEAR(s[3].total, 0.5576, 0.01);
  EXPECT_LT(std::abs(s[0].total - 0.5576), 4 * s[0].total_error);
}

// Sobol' g-function: f = prod (|4x - 2| + a_i) / (1 + a_i), V_i = 1/3 (1 + a_i)^-2, V = prod (1 + V_i) - 1.
TEST(Sensitivity, GFunction) {
  const std::vector<double> a{0, 1, 4.5, 9};
  const Function f = [&](const std::vector<double>& x) {
    double product = 1;
    for (std::size_t i = 0; i < a.size(); ++i) product *= (std::abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
    return product;
  };
  double variance = 1;
  for (const double ai : a) variance *= 1 + 1 / (3 * (1 + ai) * (1 + ai));
  const auto s = indices(4, 100'000, f, {{0}, {1}, {2}, {3}});
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double vi = 1 / (3 * (1 + a[i]) * (1 + a[i]));
    EXPECT_NEAR(s[i].first, vi / (variance - 1), 0.01) << i;
    EXPECT_NEAR(s[i].total, vi * (variance / (1 + vi)) / (variance - 1), 0.01) << i;
  }
}

TEST(Sensitivity, AConstantHasNone) {
  const auto s = indices(2, 100, [](const std::vector<double>&) { return 3.0; }, {{0}, {1}});
  EXPECT_EQ(s[0].first, 0);
  EXPECT_EQ(s[0].total, 0);
}

struct TwoOptions {
  Benefits benefits;
  std::vector<double> x, noisy, other;
};

std::vector<std::vector<double>> only(const std::vector<double>& feature) { return {feature}; }

/// Nothing, or x + z with x ~ N(0.3, 1), z ~ N(0, 0.5).
TwoOptions two_options(std::size_t n, double noise) {
  TwoOptions t;
  t.benefits.options = 2;
  for (std::size_t i = 0; i < n; ++i) {
    sampling::Stream s(sampling::Key::root(5), i);
    const double x = 0.3 + sampling::normal_quantile(s.uniform());
    const double z = 0.5 * sampling::normal_quantile(s.uniform());
    t.x.push_back(x);
    t.other.push_back(z);
    t.noisy.push_back(x + noise * sampling::normal_quantile(s.uniform()));
    t.benefits.values.push_back(0);
    t.benefits.values.push_back(x + z);
  }
  return t;
}

/// E max(0, N(m, s^2)) - max(0, m).
double closed_form(double m, double s) {
  return s * sampling::normal_density(m / s) + m * sampling::normal_cdf(m / s) - std::max(0.0, m);
}

TEST(Information, NormalLossesInClosedForm) {
  constexpr double noise = 0.8;
  const TwoOptions t = two_options(40'000, noise);
  const Worth all = perfect_information(t.benefits);
  EXPECT_NEAR(all.value, closed_form(0.3, std::sqrt(1.25)), 4 * all.error);
  const Worth about_x = partial_information(t.benefits, only(t.x));
  EXPECT_NEAR(about_x.value, closed_form(0.3, 1), 4 * about_x.error + 0.003);
  const Worth about_z = partial_information(t.benefits, only(t.other));
  EXPECT_NEAR(about_z.value, closed_form(0.3, 0.5), 4 * about_z.error + 0.003);
  const Worth sample = partial_information(t.benefits, only(t.noisy));
  EXPECT_NEAR(sample.value, closed_form(0.3, 1 / std::sqrt(1 + noise * noise)), 4 * sample.error + 0.003);
  EXPECT_LT(sample.value, about_x.value);
  EXPECT_LT(about_x.value, all.value);
}

TEST(Information, WhatDoesNotMatterIsWorthNothing) {
  TwoOptions t = two_options(10'000, 1);
  for (std::size_t i = 0; i < t.x.size(); ++i) t.x[i] = sampling::uniform_at(sampling::Key::root(99), i);
  EXPECT_LT(partial_information(t.benefits, only(t.x)).value, 0.01);
}

}  // namespace
}  // namespace mediant::judgement
