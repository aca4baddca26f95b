// The solution concepts of each dialect, on the points of a frontier.
#pragma once

#include "mediant/bargaining/measures.hpp"

namespace mediant::bargaining {

struct SolutionInput {
  const std::vector<Point>& frontier;  ///< in the dialect's own order
  const std::vector<double>& reservation;
  const std::vector<double>& least;
  const std::vector<double>& greatest;
};

[[nodiscard]] std::vector<Solution> solutions_of(Dialect dialect, const SolutionInput& input);
[[nodiscard]] double opposition_of(Dialect dialect, const SolutionInput& input,
                                   const std::vector<Solution>& found);

/// Points at or above every no-deal level.
[[nodiscard]] std::vector<Point> rational_part(const std::vector<Point>& points,
                                               const std::vector<double>& reservation);
[[nodiscard]] double distance(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace mediant::bargaining
