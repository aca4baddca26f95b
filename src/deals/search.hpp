// Search over the sum of clusters: Lagrangian bounds, and all deals that pass a set of cuts.
//
// For multipliers a >= 0 the largest a*u over all deals is a sum over clusters of the best choice, so every
// concave aim f has the bound f(u) <= a*u + const with a sum to maximise (Lagrangian dual; the gap is at most
// that of as many clusters as parties, Shapley-Folkman). A bound at the multipliers together with "at least
// as good as the deal in hand" is a *cut*, a half-space every better deal lies in. `list` walks the clusters
// and keeps the partial deals that can still satisfy all cuts and floors, without dominated ones (Marsten &
// Morin 1978, Mathematical Programming 14:21).
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "mediant/core/progress.hpp"
#include "mediant/deals/space.hpp"
#include "pareto.hpp"

namespace mediant::deals {

inline constexpr Units no_floor = std::numeric_limits<Units>::min();

/// Every deal looked for has sum over parties of a_k * u_k >= at_least (rounding slack already taken off).
struct Cut {
  std::vector<double> a;
  double at_least = 0;
};

/// What is maximised, over y_k = (u_k - origin_k) / scale_k.
struct Aim {
  enum class Kind {
    smallest,  ///< min over `in` of y
    sum,       ///< sum over `in` of y
    product    ///< sum over `in` of log y
  };
  Kind kind = Kind::smallest;
  std::vector<bool> in;
  std::vector<Units> origin;
  std::vector<double> scale;
  std::vector<Units> floor;  ///< u_k >= floor_k is required; no_floor: it is not
};

/// Moves `a` to the nearest point of the simplex over the coordinates in `in` (Held, Wolfe & Crowder 1974).
void onto_simplex(std::vector<double>& a, const std::vector<bool>& in);

/// A deal of the reduced problem.
struct Found {
  std::vector<Units> u;
  Deal deal;
};

/// The compared parties' choices that matter for some set of red lines; shared by all questions about it.
class Problem {
 public:
  /// `keep`: holders whose lines must be kept.
  /// `extra`: one more criterion, a number a choice, compared after the parties (bridges: minus the cost).
  Problem(const DealSpace& space, const std::vector<int>& among, Mask keep,
          const std::vector<Units>* extra = nullptr);

  [[nodiscard]] bool empty() const { return empty_; }
  [[nodiscard]] std::size_t parties() const { return width_; }
  /// Largest and smallest sum of party k.
  [[nodiscard]] Units most(std::size_t k) const { return most_[k]; }
  [[nodiscard]] Units least(std::size_t k) const { return least_[k]; }

  struct Bound {
    double value = 0;                 ///< no deal does better (not yet widened by rounding)
    double slack = 0;                 ///< what rounding may hide in it
    std::vector<double> multipliers;  ///< of y
    std::vector<std::uint32_t> best;  ///< row a cluster, the best deal met
    double merit = 0;                 ///< its aim; lower than -1e300 if none met satisfies the floors
  };
  /// Minimises the dual by projected subgradient steps (Polyak 1969) and improves the deals met on the way by
  /// exchanges of one and of two clusters. Stops early once the bound is below `give_up` or a deal reaches
  /// `enough`.
  [[nodiscard]] Bound bound(const Aim& aim, double give_up = -std::numeric_limits<double>::infinity(),
                            double enough = std::numeric_limits<double>::infinity()) const;

  /// The cut "aim >= value" at the bound's multipliers.
  [[nodiscard]] Cut cut(const Aim& aim, const Bound& bound, double value) const;

  struct Listing {
    bool complete = true;      ///< false: stopped at the limits
    std::vector<Found> found;  ///< no dominated ones (and a deal for each point: the first in case order)
  };
  /// Deals within all cuts with u >= floor. Adds the partial deals looked at to `nodes` and stops at
  /// `budget`.
  [[nodiscard]] Listing list(const std::vector<Cut>& cuts, const std::vector<Units>& floor,
                             std::uint64_t& nodes, std::uint64_t budget, Progress& progress) const;

  /// All deals with u >= floor by branch and bound, the bound renewed at every node (depth first; rows that
  /// no deal above the floor can hold are struck out). `offer` is given each such deal as it is met, possibly
  /// more than once, and may raise the floor. False if `node_limit` ended it: then some may be missing.
  /// `scale`: how many units of each party weigh the same. Floors of `no_floor` are not looked at.
  using Offer = std::function<void(const std::vector<std::uint32_t>& rows, const std::vector<Units>& u,
                                   std::vector<Units>& floor)>;
  [[nodiscard]] bool dive(std::vector<Units> floor, const std::vector<double>& scale,
                          const std::vector<double>& multipliers, std::uint64_t& nodes,
                          std::uint64_t node_limit, const Offer& offer) const;

  [[nodiscard]] Found found(const std::vector<std::uint32_t>& rows) const;
  /// Any deal: the first row of every cluster.
  [[nodiscard]] Found first() const;

 private:
  friend class Dive;
  struct Block {
    std::size_t first = 0, size = 0;  ///< rows
  };
  [[nodiscard]] double merit(const Aim& aim, const std::vector<double>& y) const;
  void exchange(const Aim& aim, std::vector<std::uint32_t>& rows, double& best) const;

  std::size_t width_ = 0;
  bool empty_ = false;
  std::vector<Block> blocks_;          ///< a cluster
  Rows rows_;                          ///< payoffs, case order within a cluster
  std::vector<std::uint32_t> choice_;  ///< a row's choice in its cluster
  std::vector<double> columns_;        ///< the same payoffs, party-major
  std::vector<Units> most_, least_;
};

}  // namespace mediant::deals
