#include "mediant/judgement/sensitivity.hpp"

#include <algorithm>
#include <cmath>

namespace mediant::judgement {

void PickFreeze::add(double f_a, double f_b, double f_ab) {
  const double difference = f_ab - f_a;
  n += 1;
  b_d += f_b * difference;
  d += difference;
  d_d += difference * difference;
  b_d_2 += f_b * difference * f_b * difference;
  d_d_2 += difference * difference * difference * difference;
}

void PickFreeze::merge(const PickFreeze& other) {
  n += other.n;
  b_d += other.b_d;
  d += other.d;
  d_d += other.d_d;
  b_d_2 += other.b_d_2;
  d_d_2 += other.d_d_2;
}

SobolIndex sobol_index(const PickFreeze& s, double mean, double variance) {
  SobolIndex out;
  if (!(variance > 0) || !(s.n > 1)) return out;
  out.first = (s.b_d - mean * s.d) / s.n / variance;
  out.total = s.d_d / s.n / (2 * variance);
  const auto spread = [&](double sum, double squares) {
    return std::sqrt(std::max(0.0, squares / s.n - sum / s.n * (sum / s.n)) / (s.n - 1));
  };
  out.first_error = spread(s.b_d, s.b_d_2) / variance;
  out.total_error = spread(s.d_d, s.d_d_2) / (2 * variance);
  return out;
}

}  // namespace mediant::judgement
