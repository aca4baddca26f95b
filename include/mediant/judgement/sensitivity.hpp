// How much of an answer's variance each group of inputs decides: Sobol' indices by pick-freeze sampling.
//
// Two independent samples A and B of all inputs; AB_g is A with group g from B. With f0 and V the mean and
// variance of f over A and B:
//   first order  S_g  = mean( (f(B) - f0) (f(AB_g) - f(A)) ) / V      Saltelli et al. 2010, table 2 (b)
//   total        ST_g = mean( (f(A) - f(AB_g))^2 ) / (2 V)            Jansen 1999; Saltelli et al. 2010 (f)
// S_g is the share of the variance that finding out g alone removes; ST_g what remains if all but g were
// known. A group may hold inputs that depend on each other (weights on a simplex); groups must be
// independent. A. Saltelli et al., "Variance based sensitivity analysis of model output", Comput. Phys.
// Commun. 181 (2010).
#pragma once

#include <cstddef>
#include <span>

namespace mediant::judgement {

/// Sums over points of one group; add points, merge blocks, ask at the end.
struct PickFreeze {
  double n = 0, b_d = 0, d = 0, d_d = 0, b_d_2 = 0, d_d_2 = 0;
  void add(double f_a, double f_b, double f_ab);
  void merge(const PickFreeze& other);
};

struct SobolIndex {
  double first = 0, first_error = 0;  ///< standard errors
  double total = 0, total_error = 0;
};

/// `mean` and `variance` of f over A and B; a variance of 0 gives zeros.
[[nodiscard]] SobolIndex sobol_index(const PickFreeze& sums, double mean, double variance);

}  // namespace mediant::judgement
