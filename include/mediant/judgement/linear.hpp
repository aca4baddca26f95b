// The most a linear programme can give, small and dense: is a polyhedron of weights empty, and how far does
// it reach?
//
// maximise c.x subject to rows a.x <= b, x >= 0, by the two-phase simplex method with Bland's rule (1977),
// which cannot cycle. For tens of variables and rows.
#pragma once

#include <optional>
#include <vector>

namespace mediant::judgement {

struct LinearRow {
  std::vector<double> a;
  double b = 0;
};

struct LinearOptimum {
  double value = 0;
  std::vector<double> x;
};

/// Nothing if no x fits; programmes here are bounded (weights sum to 1), an unbounded one gives nothing too.
[[nodiscard]] std::optional<LinearOptimum> maximise(const std::vector<double>& c,
                                                    const std::vector<LinearRow>& rows);

}  // namespace mediant::judgement
