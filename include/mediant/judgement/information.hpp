// What finding something out would be worth to a choice between options under uncertainty.
//
// benefit[i][d] is what option d yields under draw i. Choosing now gives max_d mean_i benefit.
//   perfect information  EVPI  = mean_i max_d benefit - max_d mean_i benefit        Raiffa & Schlaifer 1961
//   about some inputs x  EVPPI = E_x max_d E[benefit_d | x] - max_d E benefit_d
//   a sample y about x   EVSI  = the same with y in the place of x
// E[benefit_d | x] is a regression on the draws themselves (M. Strong, J. Oakley & A. Brennan, "Estimating
// multiparameter partial expected value of perfect information from a probabilistic sensitivity analysis
// sample", Med. Decis. Making 34, 2014; for samples Strong et al., same journal 35, 2015): polynomials of
// each feature, products of pairs. The rule learnt on one half of the draws is tried on the other, so that
// fitted noise is not counted as worth.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace mediant::judgement {

/// Draw-major: value of option d under draw i at [i * options + d].
struct Benefits {
  std::size_t options = 0;
  std::vector<double> values;
  [[nodiscard]] std::size_t draws() const { return options == 0 ? 0 : values.size() / options; }
  [[nodiscard]] double at(std::size_t draw, std::size_t option) const {
    return values[draw * options + option];
  }
};

struct Worth {
  double value = 0;
  double error = 0;  ///< standard error
};

/// The option with the highest mean; the first of equals.
[[nodiscard]] std::size_t best_now(const Benefits& benefits);
[[nodiscard]] Worth perfect_information(const Benefits& benefits);
/// `features[k][i]`: feature k under draw i; what is known before choosing.
[[nodiscard]] Worth partial_information(const Benefits& benefits,
                                        std::span<const std::vector<double>> features);

}  // namespace mediant::judgement
