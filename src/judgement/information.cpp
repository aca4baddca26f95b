#include "mediant/judgement/information.hpp"

#include <algorithm>
#include <cmath>

namespace mediant::judgement {
namespace {

constexpr std::size_t alone_degree = 5;   // of one feature by itself
constexpr std::size_t shared_degree = 3;  // of each of several
constexpr std::size_t several = 8;        // beyond so many features: linear
constexpr std::size_t most_columns = 60;

/// Columns of the regression: 1, powers of every standardised feature, products of pairs.
std::vector<std::vector<double>> columns(std::span<const std::vector<double>> features) {
  const std::size_t n = features.front().size();
  std::vector<std::vector<double>> out{std::vector<double>(n, 1)};
  std::vector<std::vector<double>> scaled;
  for (const auto& f : features) {
    double mean = 0;
    double square = 0;
    for (const double v : f) mean += v / static_cast<double>(n);
    for (const double v : f) square += (v - mean) * (v - mean) / static_cast<double>(n);
    if (!(square > 0)) continue;
    auto& z = scaled.emplace_back(f);
    const double scale = 1 / std::sqrt(square);
    for (double& v : z) v = (v - mean) * scale;
  }
  const std::size_t degree = scaled.size() == 1 ? alone_degree : scaled.size() <= several ? shared_degree : 1;
  for (const auto& z : scaled) {
    std::vector<double> power(n, 1);
    for (std::size_t k = 0; k < degree && out.size() < most_columns; ++k) {
      for (std::size_t i = 0; i < n; ++i) power[i] *= z[i];
      out.push_back(power);
    }
  }
  for (std::size_t a = 0; a < scaled.size() && scaled.size() <= several; ++a) {
    for (std::size_t b = a + 1; b < scaled.size() && out.size() < most_columns; ++b) {
      auto& product = out.emplace_back(n);
      for (std::size_t i = 0; i < n; ++i) product[i] = scaled[a][i] * scaled[b][i];
    }
  }
  return out;
}

/// Orthonormal over the draws of `half` by Gram-Schmidt, done twice; columns that add nothing are left out.
/// The same combinations are applied to all draws.
void orthonormalise(std::vector<std::vector<double>>& x, std::size_t half) {
  std::vector<std::vector<double>> kept;
  const auto inside = [&](std::size_t i) { return i % 2 == half; };
  for (auto& column : x) {
    double before = 0;
    for (std::size_t i = 0; i < column.size(); ++i) before += inside(i) ? column[i] * column[i] : 0;
    for (int pass = 0; pass < 2; ++pass) {
      for (const auto& q : kept) {
        double dot = 0;
        for (std::size_t i = half; i < column.size(); i += 2) dot += q[i] * column[i];
        for (std::size_t i = 0; i < column.size(); ++i) column[i] -= dot * q[i];
      }
    }
    double after = 0;
    for (std::size_t i = half; i < column.size(); i += 2) after += column[i] * column[i];
    if (!(after > 1e-9 * before) || !(after > 0)) continue;
    const double scale = 1 / std::sqrt(after);
    for (double& v : column) v *= scale;
    kept.push_back(std::move(column));
  }
  x = std::move(kept);
}

Worth of_gains(const std::vector<double>& gain) {
  const auto n = static_cast<double>(gain.size());
  double mean = 0;
  double square = 0;
  for (const double g : gain) mean += g / n;
  for (const double g : gain) square += (g - mean) * (g - mean);
  return {mean, n > 1 ? std::sqrt(square / (n * (n - 1))) : 0};
}

}  // namespace

std::size_t best_now(const Benefits& b) {
  std::vector<double> sum(b.options, 0);
  for (std::size_t i = 0; i < b.draws(); ++i) {
    for (std::size_t d = 0; d < b.options; ++d) sum[d] += b.at(i, d);
  }
  return static_cast<std::size_t>(std::max_element(sum.begin(), sum.end()) - sum.begin());
}

Worth perfect_information(const Benefits& b) {
  if (b.draws() == 0) return {};
  const std::size_t now = best_now(b);
  std::vector<double> gain(b.draws());
  for (std::size_t i = 0; i < b.draws(); ++i) {
    double most = b.at(i, 0);
    for (std::size_t d = 1; d < b.options; ++d) most = std::max(most, b.at(i, d));
    gain[i] = most - b.at(i, now);
  }
  return of_gains(gain);
}

Worth partial_information(const Benefits& b, std::span<const std::vector<double>> features) {
  if (b.draws() < 64 || b.options < 2 || features.empty()) return {};
  const std::size_t n = b.draws();
  const std::size_t now = best_now(b);
  const auto all = columns(features);
  std::vector<double> gain(n, 0);
  for (std::size_t half = 0; half < 2; ++half) {
    auto x = all;
    orthonormalise(x, half);
    std::vector<double> coefficient(x.size() * b.options, 0);
    for (std::size_t k = 0; k < x.size(); ++k) {
      for (std::size_t i = half; i < n; i += 2) {
        for (std::size_t d = 0; d < b.options; ++d) coefficient[k * b.options + d] += x[k][i] * b.at(i, d);
      }
    }
    std::vector<double> fitted(b.options);
    for (std::size_t i = 1 - half; i < n; i += 2) {
      std::fill(fitted.begin(), fitted.end(), 0);
      for (std::size_t k = 0; k < x.size(); ++k) {
        for (std::size_t d = 0; d < b.options; ++d) fitted[d] += coefficient[k * b.options + d] * x[k][i];
      }
      std::size_t choice = now;  // leave it only for something better
      for (std::size_t d = 0; d < b.options; ++d) {
        if (fitted[d] > fitted[choice] + 1e-12) choice = d;
      }
      gain[i] = b.at(i, choice) - b.at(i, now);
    }
  }
  Worth out = of_gains(gain);
  out.value = std::max(0.0, out.value);
  return out;
}

}  // namespace mediant::judgement
