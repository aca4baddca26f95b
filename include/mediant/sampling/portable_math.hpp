// Exponential, logarithm and the beta distribution with the same bytes on every platform: additions,
// multiplications, divisions and square roots only, which IEEE 754 rounds alike everywhere (the house
// compiles without contraction). The C library's own functions differ in the last bit from one machine to the
// next.
#pragma once

namespace mediant::sampling {

/// Natural logarithm of x > 0 (also subnormal); relative error below 4e-16 (about 2 units in the last place).
/// -infinity at 0, NaN below. x = 2^k m, log m = 2 atanh((m-1)/(m+1)) by its series.
[[nodiscard]] double portable_log(double x);

/// e^x; relative error below 4e-16; 0 below -745.2, infinity above 709.8. x = k log 2 + r, Taylor in r.
[[nodiscard]] double portable_exp(double x);

/// log Gamma(x), x > 0: Stirling's series (DLMF 5.11.1) after the recurrence has lifted x above 12; absolute
/// error below 1e-13 for x <= 100.
[[nodiscard]] double portable_log_gamma(double x);

/// Regularised incomplete beta function I_x(a, b), a, b > 0: continued fraction DLMF 8.17.22 by Lentz's
/// method; absolute error below 1e-13 for a, b <= 50.
[[nodiscard]] double beta_cdf(double x, double a, double b);

/// The x with I_x(a, b) = u: Newton steps kept inside a shrinking bracket; |error in x| below 1e-12.
[[nodiscard]] double beta_quantile(double u, double a, double b);

/// Standard normal distribution function (by its series, or its continued fraction in the tail: DLMF 7.6.2,
/// 7.9.2), absolute error below 1e-14, and its inverse by Newton, error below 1e-12 for u in [1e-12,
/// 1-1e-12].
[[nodiscard]] double normal_cdf(double x);
[[nodiscard]] double normal_quantile(double u);
[[nodiscard]] double normal_density(double x);

}  // namespace mediant::sampling
