// Weights: points on the simplex {x >= 0, sum x = 1}, free, ordered by rank, or cut by bounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "mediant/sampling/stream.hpp"

namespace mediant::sampling {

/// Turns one exponential an item into a point uniform on the simplex (Devroye 1986, ch. V): x_i / sum.
void normalise(std::span<double> x);

/// Uniform on the part of the simplex where every item of a group outweighs every item of later groups;
/// inside a group nothing is said. `x` holds one exponential an item and becomes the weights; `group[i]`
/// counts from 0 (the heaviest). The sorted values go to the groups in turn, inside a group in the order of
/// the items' own exponentials: ranks are independent of order statistics, so this is the uniform law. Mean
/// for singleton groups = rank-order centroid (Barron & Barrett 1996).
void order_by_groups(std::span<double> x, std::span<const std::size_t> group);

/// Uniform on {low <= x <= high, sum x = total}.
///
/// Points of the simplex are drawn and those outside the bounds rejected while at least 1 in 20 is kept;
/// otherwise hit-and-run (Smith 1984; Tervonen, van Valkenhoef, Baştürk & Postmus 2013), along the directions
/// e_i - e_j that span the plane (Bélisle, Romeijn & Smith 1993): one chain for each block of draws from a
/// fixed start, 200 n steps before the first draw and 10 n between two, so that a draw depends on nothing
/// outside its block.
class BoundedSimplex {
 public:
  /// Draws that share one chain.
  static constexpr std::size_t block = 128;

  /// Bounds with low > high, or that no point meets, give `feasible() == false`.
  BoundedSimplex(std::vector<double> low, std::vector<double> high, double total);

  [[nodiscard]] bool feasible() const { return feasible_; }
  [[nodiscard]] std::size_t size() const { return low_.size(); }
  /// True if points are drawn by rejection, false for hit-and-run.
  [[nodiscard]] bool by_rejection() const { return by_rejection_; }
  /// A point with every item the same part of the way from its lower to its upper bound.
  [[nodiscard]] std::vector<double> centre() const;

  /// Draws number * block … number * block + block - 1, `size()` numbers each, into `out`.
  void fill(Key key, std::uint64_t number, std::span<double> out) const;

  // For tests, which compare the two ways.
  void fill_by_rejection(Key key, std::uint64_t number, std::span<double> out) const;
  void fill_by_hit_and_run(Key key, std::uint64_t number, std::span<double> out) const;

 private:
  [[nodiscard]] bool try_point(Stream& stream, std::span<double> x) const;
  std::vector<double> low_, high_;
  double total_ = 1;
  std::vector<std::size_t> free_;  ///< items with room to move
  double slack_ = 0;               ///< what is to be shared out above the lower (or below the upper) bounds
  bool from_above_ = false;        ///< shared out downwards from the upper bounds: the smaller simplex
  bool feasible_ = false;
  bool by_rejection_ = true;
};

}  // namespace mediant::sampling
