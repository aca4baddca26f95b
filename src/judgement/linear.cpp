#include "mediant/judgement/linear.hpp"

#include <cmath>
#include <limits>

namespace mediant::judgement {
namespace {

constexpr double small = 1e-10;

/// A tableau in dictionary form: basic_r = value_r - sum_k t[r][k] nonbasic_k.
struct Tableau {
  std::vector<std::vector<double>> t;  ///< rows, then the objective
  std::vector<double> value;           ///< of the rows, then of the objective
  std::vector<std::size_t> basic, nonbasic;

  void pivot(std::size_t r, std::size_t k) {
    const double p = t[r][k];
    for (double& v : t[r]) v /= p;
    t[r][k] = 1 / p;
    value[r] /= p;
    for (std::size_t i = 0; i < t.size(); ++i) {
      if (i == r) continue;
      const double f = t[i][k];
      if (f == 0) continue;
      for (std::size_t j = 0; j < t[i].size(); ++j) {
        if (j != k) t[i][j] -= f * t[r][j];
      }
      t[i][k] = -f / p;
      value[i] -= f * value[r];
    }
    std::swap(basic[r], nonbasic[k]);
  }

  /// Bland's rule until no column improves; false if unbounded.
  bool climb(std::size_t forbidden) {
    for (;;) {
      std::size_t enter = nonbasic.size();
      for (std::size_t k = 0; k < nonbasic.size(); ++k) {
        if (nonbasic[k] == forbidden || t.back()[k] >= -small) continue;
        if (enter == nonbasic.size() || nonbasic[k] < nonbasic[enter]) enter = k;
      }
      if (enter == nonbasic.size()) return true;
      std::size_t leave = basic.size();
      double least = std::numeric_limits<double>::infinity();
      for (std::size_t r = 0; r < basic.size(); ++r) {
        if (t[r][enter] <= small) continue;
        const double ratio = value[r] / t[r][enter];
        if (ratio < least - 1e-13 ||
            (ratio <= least + 1e-13 && leave < basic.size() && basic[r] < basic[leave])) {
          least = ratio;
          leave = r;
        }
      }
      if (leave == basic.size()) return false;
      pivot(leave, enter);
    }
  }
};

}  // namespace

std::optional<LinearOptimum> maximise(const std::vector<double>& c, const std::vector<LinearRow>& rows) {
  const std::size_t n = c.size();
  const std::size_t m = rows.size();
  const std::size_t extra = n + m;  // the variable of phase one, taken from every row
  Tableau tab;
  for (std::size_t r = 0; r < m; ++r) {
    tab.t.push_back(rows[r].a);
    tab.t.back().push_back(-1);
    tab.value.push_back(rows[r].b);
    tab.basic.push_back(n + r);
  }
  tab.t.emplace_back(n + 1, 0);
  tab.t.back()[n] = 1;  // maximise -extra
  tab.value.push_back(0);
  for (std::size_t k = 0; k < n; ++k) tab.nonbasic.push_back(k);
  tab.nonbasic.push_back(extra);
  std::size_t worst = m;
  for (std::size_t r = 0; r < m; ++r) {
    if (tab.value[r] < -small && (worst == m || tab.value[r] < tab.value[worst])) worst = r;
  }
  if (worst < m) {
    tab.pivot(worst, n);
    if (!tab.climb(extra + 1) || tab.value.back() < -1e-9) return std::nullopt;
    for (std::size_t r = 0; r < m; ++r) {
      if (tab.basic[r] != extra) continue;
      for (std::size_t k = 0; k <= n; ++k) {
        if (std::abs(tab.t[r][k]) > small) {
          tab.pivot(r, k);
          break;
        }
      }
    }
  }
  // Phase two: the real objective in terms of what is nonbasic now.
  std::vector<double>& objective = tab.t.back();
  objective.assign(n + 1, 0);
  tab.value.back() = 0;
  for (std::size_t k = 0; k <= n; ++k) {
    if (tab.nonbasic[k] < n) objective[k] -= c[tab.nonbasic[k]];
  }
  for (std::size_t r = 0; r < m; ++r) {
    if (tab.basic[r] >= n) continue;
    const double f = c[tab.basic[r]];
    for (std::size_t k = 0; k <= n; ++k) objective[k] += f * tab.t[r][k];
    tab.value.back() += f * tab.value[r];
  }
  if (!tab.climb(extra)) return std::nullopt;
  LinearOptimum out{tab.value.back(), std::vector<double>(n, 0)};
  for (std::size_t r = 0; r < m; ++r) {
    if (tab.basic[r] < n) out.x[tab.basic[r]] = tab.value[r];
  }
  return out;
}

}  // namespace mediant::judgement
