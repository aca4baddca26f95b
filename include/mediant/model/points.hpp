// Values on a case's own scale, for people.
#pragma once

#include <cmath>
#include <string>

#include "mediant/core/print.hpp"

namespace mediant::model {

/// `decimals` are those of a scale of 0 to 100, as cases have it unless they say otherwise; a scale of 0 to
/// 1, as research domains have it, takes two more, so that the same differences show.
[[nodiscard]] inline std::string points(double value, double scale, int decimals) {
  const int more = scale > 0 && scale < 100 ? static_cast<int>(std::lround(2 - std::log10(scale))) : 0;
  return fixed(value, decimals + more);
}

}  // namespace mediant::model
