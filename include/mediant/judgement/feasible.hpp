// Is there a choice of every cluster whose sums reach all thresholds? The question Monte Carlo asks of every
// draw.
//
// n criteria (parties' utilities; also "at most k changes", as minus its cost), one column each over all
// choices: find choices j_c with sum_c u_p(j_c) >= t_p for every p, or prove that there are none.
//
// 1. For multipliers m >= 0 the sum over clusters of max_j sum_p m_p u_p(j), less sum_p m_p t_p, bounds what
// any
//    deal gains in that mixture: below zero, there is no deal (Lagrangian bound). The maximising deal is
//    tried at every step, multipliers move by Polyak's subgradient step (1969), starting where the last
//    search ended.
// 2. If neither side is settled, a local search (one and two clusters at a time) mends the best deal met.
// 3. What is left lies within the gap of at most n clusters (Shapley-Folkman) and is settled by depth-first
// search
//    with the bounds of step 1. `undecided` only past the node budget.
// Answers are exact: sums are compared as integers, bounds keep a margin above their rounding.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "mediant/deals/space.hpp"

namespace mediant::judgement {

enum class Found { yes, no, undecided };

class Feasibility {
 public:
  /// The clusters as lists of choices a deal may take, numbered globally; an empty list: no deal at all.
  /// `criteria` columns will be asked about.
  Feasibility(std::vector<std::vector<std::uint32_t>> choices, std::size_t criteria);

  /// `columns[p][choice]` by global number, `threshold[p]`. Keeps multipliers for the next question, which
  /// changes how fast an answer is found and which deal is found, never the answer.
  [[nodiscard]] Found find(std::span<const std::span<const deals::Units>> columns,
                           std::span<const deals::Units> threshold, std::uint64_t budget = 2'000'000);

  /// The deal of the last `yes`: one global choice number a cluster.
  [[nodiscard]] const std::vector<std::uint32_t>& deal() const { return deal_; }
  /// Depth-first nodes of all questions so far.
  [[nodiscard]] std::uint64_t nodes() const { return nodes_; }
  /// Back to the first multipliers: the start of a block of draws.
  void reset();

 private:
  struct Bound {  ///< multipliers with what the clusters from each depth on can still give
    std::vector<double> multiplier;
    std::vector<double> rest;
  };
  void load(std::span<const std::span<const deals::Units>> columns);
  double relaxed(std::span<const double> multiplier, std::vector<std::uint32_t>& best);
  [[nodiscard]] bool reaches(std::span<const std::uint32_t> local) const;
  bool mend();
  Found search(std::uint64_t budget);
  bool descend(std::size_t depth, std::uint64_t& left);
  void keep(std::span<const std::uint32_t> local);

  std::size_t n_;
  std::vector<std::size_t> first_;     ///< cluster -> index of its first choice among those listed; one more
  std::vector<std::uint32_t> global_;  ///< listed choice -> global number
  std::vector<std::uint32_t> deal_;
  std::vector<double> start_, multiplier_;
  std::uint64_t nodes_ = 0;
  // Of the question at hand.
  std::vector<double> u_;  ///< criterion-major, u - an even share of the threshold
  std::span<const std::span<const deals::Units>> columns_;
  std::span<const deals::Units> threshold_;
  double margin_ = 0;
  std::vector<double> value_;
  std::vector<std::uint32_t> local_;    ///< indices into global_
  std::vector<std::uint32_t> nearest_;  ///< the deal with the largest smallest gain met
  double nearest_gain_ = 0;
  std::vector<Bound> bounds_;
  std::vector<std::size_t> order_;
  std::vector<std::vector<std::uint32_t>> sorted_;
  std::vector<double> partial_;
};

}  // namespace mediant::judgement
