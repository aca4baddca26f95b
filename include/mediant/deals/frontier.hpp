// The best trade-offs: deals of which no other is at least as good for everyone and better for someone.
//
// Exact for any number of issues: the frontier of a sum of clusters is the Pareto filter of (frontier so far
// + choices of the next cluster), multiple-choice form of Nemhauser & Ullmann (1969, Management Science
// 15:494). Two parties: merging of sorted staircases; three: sort and staircase sweep (Kung, Luccio &
// Preparata 1975, JACM 22:469); four and more: divide and conquer of the same paper. Where the true frontier
// is too large to keep, utilities are compared on a grid of boxes (Papadimitriou & Yannakakis 2000, FOCS):
// `exact` is false and `guarantee` says, for each party, by how much utility an omitted efficient deal can be
// better than a listed one that is otherwise at least as good.
//
// Dominance uses the deciding parties (Structure::pool). The deals are those within the red lines of those
// who must accept, whether or not they reach every no-deal level; under "k of n" a deal belongs if at most
// n-k parties without a veto find their red lines broken. Several deals with the same utilities for the
// deciding parties are one point, counted by `ties`; the deal shown is the first in case order.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "mediant/core/progress.hpp"
#include "mediant/deals/space.hpp"

namespace mediant::deals {

struct FrontierOptions {
  /// Most points kept at any step; beyond it boxes grow until they fit.
  std::size_t point_limit = 200'000;
  /// Side of the boxes to begin with, as a share of each party's range; 0: exact.
  double box = 0;
};

class Frontier {
 public:
  [[nodiscard]] std::size_t size() const { return acceptable_.size(); }
  /// Units of every valued party at point i (Structure order).
  [[nodiscard]] std::span<const Units> units(std::size_t i) const {
    return {units_.data() + i * parties_, parties_};
  }
  [[nodiscard]] Deal deal(std::size_t i) const {
    const auto at = choices_.begin() + static_cast<std::ptrdiff_t>(i * clusters_);
    return {at, at + static_cast<std::ptrdiff_t>(clusters_)};
  }
  /// How many deals lie on the point, as digits; under boxes of those looked at.
  [[nodiscard]] const std::string& ties(std::size_t i) const { return ties_[i]; }
  /// The agreement stands at the point.
  [[nodiscard]] bool acceptable(std::size_t i) const { return acceptable_[i] != 0; }

  bool exact = true;              ///< every efficient point is here
  std::vector<double> guarantee;  ///< a valued party, in utility; all 0 when exact
  std::vector<int> among;         ///< whose utilities dominance compares
  /// Why there are no points, or not all: "rules-exclude-all", "red-lines-exclude-all", "no-preferences",
  /// "cancelled"; else empty.
  std::string reason;

 private:
  friend class FrontierSearch;
  std::size_t parties_ = 0;
  std::size_t clusters_ = 0;
  std::vector<Units> units_;
  std::vector<std::uint32_t> choices_;
  std::vector<std::string> ties_;
  std::vector<std::uint8_t> acceptable_;
};

/// Points in descending order of the first deciding party's utility, then the second's, and so on.
[[nodiscard]] Frontier frontier(const DealSpace& space, const FrontierOptions& options, Progress& progress);
[[nodiscard]] Frontier frontier(const DealSpace& space, const FrontierOptions& options = {});

}  // namespace mediant::deals
