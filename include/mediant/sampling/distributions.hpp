// One number out of a range: every distribution by its inverse, so that one uniform is one judgement. Drawing
// two parties "together", quasi-random points and sensitivity indices all act on that uniform.
#pragma once

#include <cstddef>
#include <span>

namespace mediant::sampling {

/// low + u (high - low), exactly `low` where both are equal.
[[nodiscard]] double uniform_quantile(double low, double high, double u);

/// Triangular on [low, high] with the given mode (Johnson 1997): mean (low + mode + high) / 3.
[[nodiscard]] double triangular_quantile(double low, double mode, double high, double u);

/// PERT: a beta distribution on [low, high] with mean (low + 4 mode + high) / 6 (Malcolm, Roseboom, Clark &
/// Fazar 1959; shape parameters 1 + 4 (mode-low)/(high-low) and 1 + 4 (high-mode)/(high-low)).
[[nodiscard]] double pert_quantile(double low, double mode, double high, double u);

/// Exponential with mean 1.
[[nodiscard]] double exponential_quantile(double u);

/// The index i whose share of the line [0, sum of shares) holds u * sum. Shares >= 0; all zero: the first.
[[nodiscard]] std::size_t pick(std::span<const double> shares, double u);

}  // namespace mediant::sampling
