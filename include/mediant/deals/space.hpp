// The deal space: a case compiled into clusters of issues, so that no analysis ever enumerates the product.
//
// Utilities are additive (docs/case-format.md): U_p(d) = sum over issues of w_pi * s_pi(d_i) + package worth,
// weights normalised to 1. Issues that a package or a red line ties together form a *cluster*; its feasible
// combinations are its *choices*. A deal takes one choice of every cluster, and U_p is the sum of one number
// a cluster. Everything in this room works on that form.
//
// Exactness. Scores, weights, worths and reserves are decimals; each party's utilities are therefore whole
// numbers of `1 / denominator(p)`, and every comparison is made on those integers. Where they do not fit 62
// bits (or values come from a random draw) utilities are rounded to a grid of 2^-32 and `tolerance(p)` bounds
// what that can move a deal's utility; results then carry the tolerance instead of claiming exactness.
//
//   auto space = deals::compile(c);
//   if (!space) return space.error();            // "no-issues", "missing-score", "cluster-too-large", ...
//   auto front = deals::frontier(*space);
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "mediant/core/diagnostic.hpp"
#include "mediant/core/result.hpp"
#include "mediant/model/case.hpp"

namespace mediant::deals {

using Units = std::int64_t;  ///< a utility in whole units of 1/denominator(party)
using Mask = std::uint64_t;  ///< a set of parties: bit h is holder h

/// One option index an issue, in case order; `silent` where nothing is said.
using Assignment = std::vector<int>;
inline constexpr int silent = -1;

/// One choice index a cluster (counted within the cluster).
using Deal = std::vector<std::uint32_t>;

/// Some issues that must be looked at together, and their feasible combinations.
struct Cluster {
  std::vector<int> issues;  ///< ascending indices into Structure::issues
  std::size_t first = 0;    ///< index of its first choice among all choices
  std::size_t size = 0;     ///< number of choices; 0: rules leave nothing here
  std::size_t options_at =
      0;  ///< of choice j, issue t: Structure::choice_options[options_at + j*issues.size()+t]
};

/// Where a condition holds: for each issue it touches, which of its options satisfy it.
using Region = std::vector<std::pair<int, std::vector<bool>>>;

/// A red line with content, compiled.
struct Line {
  int holder = 0;          ///< whose
  std::size_t block = 0;   ///< index into Case::preferences
  std::size_t number = 0;  ///< index into that block's red_lines
  int cluster = -1;        ///< where it is decided; -1: it can never be broken
  Region when;             ///< the combinations it excludes
};

/// A package or rule, compiled.
struct Rule {
  std::size_t package = 0;  ///< index into Case::packages
  bool forbid = false;
  int cluster = -1;                   ///< -1: its condition can never hold
  std::vector<model::PartyId> worth;  ///< to whom it is worth something
  Region when;                        ///< where it holds
};

/// What does not change when weights, scores or reserves change.
struct Structure {
  /// Parties with utilities first (n of them, case order), then those known by red lines only.
  std::vector<model::PartyId> holders;
  std::size_t valued = 0;                ///< n
  std::vector<model::PartyId> without;   ///< must accept, but no preferences are recorded: left out
  std::vector<std::size_t> block;        ///< holder -> index into Case::preferences
  std::vector<bool> reserve_given;       ///< a party without a no-deal level has 0, and is named
  std::vector<model::PartyId> withheld;  ///< holders with a red line of unknown content

  std::vector<model::IssueId> issues;
  std::vector<std::vector<model::OptionId>> options;  ///< an issue's options
  std::vector<std::size_t> option_at;  ///< issue -> offset of its options in PartyValues::scores

  std::vector<Cluster> clusters;
  std::vector<std::uint16_t> choice_options;
  std::vector<Mask> broken;  ///< choice -> holders whose own red lines it breaks
  std::vector<std::vector<std::uint32_t>> package_choices;  ///< package -> choices (global) where it holds
  std::vector<Line> lines;
  std::vector<std::vector<std::uint32_t>> line_choices;  ///< line -> choices (global) that break it
  std::vector<Rule> rules;

  std::vector<int> pool;  ///< holders whose acceptance the agreement may need
  int needed = 0;         ///< how many of the pool must accept
  Mask vetoes = 0;        ///< these must be among them
  /// Does the agreement stand when these holders accept?
  [[nodiscard]] bool agreed(Mask accepting) const;
  [[nodiscard]] bool unanimous() const { return needed == static_cast<int>(pool.size()); }
};

/// One draw of what a party wants: the numbers behind its utilities.
struct PartyValues {
  std::vector<double> weights;  ///< one an issue; normalised when bound
  std::vector<double> scores;   ///< one an option, issue after issue (Structure::option_at)
  std::vector<double> worth;    ///< one a package of the case; 0 where it is worth nothing to the party
  double reserve = 0;           ///< utility of no deal
};

/// A compiled case. Cheap to copy the structure (shared), one column of units a party; immutable but for
/// `bind`, which puts new values on the same structure.
class DealSpace {
 public:
  [[nodiscard]] const Structure& structure() const { return *structure_; }
  [[nodiscard]] std::size_t parties() const { return structure_->valued; }
  [[nodiscard]] const std::vector<Cluster>& clusters() const { return structure_->clusters; }

  /// Party p's units for every choice of every cluster; index with Cluster::first + choice.
  [[nodiscard]] std::span<const Units> column(std::size_t p) const {
    return {units_.data() + p * choices_, choices_};
  }
  [[nodiscard]] std::size_t choices() const { return choices_; }
  [[nodiscard]] Units reserve(std::size_t p) const { return reserve_[p]; }
  [[nodiscard]] Units denominator(std::size_t p) const { return denominator_[p]; }
  /// 0 when utilities are exact; else the most a deal's utility or a reserve may be off, in utility.
  [[nodiscard]] double tolerance(std::size_t p) const { return tolerance_[p]; }
  [[nodiscard]] bool exact() const;
  [[nodiscard]] double utility(std::size_t p, Units units) const {
    return static_cast<double>(units) / static_cast<double>(denominator_[p]);
  }

  /// The structure with other numbers, one PartyValues a valued party: what Monte Carlo does. Utilities are
  /// rounded to the grid. No allocation after the first call.
  void bind(std::span<const PartyValues> values);
  /// Another no-deal level after `bind`, all else as bound.
  void set_reserve(std::size_t p, double reserve);

  /// Total units of party p in a deal.
  [[nodiscard]] Units total(std::size_t p, const Deal& deal) const;
  /// Holders whose own red lines a deal breaks.
  [[nodiscard]] Mask broken(const Deal& deal) const;
  /// Does the agreement stand: enough of the pool accept (own red lines kept, reserve reached), vetoes among
  /// them?
  [[nodiscard]] bool accepted(const Deal& deal) const;
  /// Bit set of the valued and red-line-only holders who accept.
  [[nodiscard]] Mask accepting(const Deal& deal) const;

  /// The same space with only the choices that agree with what an assignment says.
  [[nodiscard]] DealSpace restricted(const Assignment& to) const;

  /// The same space with some choices gone (`keep` 0), other lines broken, other reserves (units): what the
  /// search for conflicts lifts and restores.
  [[nodiscard]] DealSpace altered(std::span<const std::uint8_t> keep, std::span<const Mask> broken,
                                  std::span<const Units> reserve) const;
  /// The same of this space itself, every choice kept: copies nothing where the structure is its own.
  void redraw(std::span<const Mask> broken, std::span<const Units> reserve);

  [[nodiscard]] Assignment assignment(const Deal& deal) const;
  /// Nothing if an issue is silent or the rules of the case forbid the combination.
  [[nodiscard]] std::optional<Deal> deal(const Assignment& assignment) const;

 private:
  friend struct SpaceBuilder;
  std::shared_ptr<const Structure> structure_;
  std::size_t choices_ = 0;
  std::vector<Units> units_;  ///< party-major
  std::vector<Units> reserve_;
  std::vector<Units> denominator_;
  std::vector<double> tolerance_;
  std::vector<double> terms_;  ///< of `bind`: weight times score, an option
};

struct CompileOptions {
  /// Who must accept: replaces the case's `agreement`; all of these. Unset: the agreement.
  std::optional<std::vector<model::PartyId>> among;
  /// Which analyst's block a party is read from, where it has several; unset: its first.
  std::vector<std::pair<model::PartyId, std::size_t>> view;
  /// Most combinations of one cluster that are enumerated.
  std::size_t cluster_limit = 1'000'000;
  /// Keep the combinations that rules forbid as choices (Structure::package_choices tells them): for the
  /// search for conflicts, where a rule may be lifted.
  bool keep_forbidden = false;
};

/// Compiles with the point values: midpoints of ranges, normalised; for `rank` the centroid of the ordered
/// simplex (rank-order centroid, Barron & Barrett 1996, averaged inside a group).
/// Errors: "no-issues", "unknown-party", "missing-score", "no-weights", "unknown-reference",
/// "cluster-too-large" (names the rules that tie it), "too-many-parties" (over 64).
[[nodiscard]] Result<DealSpace> compile(const model::Case& c, const CompileOptions& options = {});

/// The numbers of one block of preferences with `pick` applied to every estimate, in this order: weights (in
/// issue order), scores (issue, option), worths (package order), reserve. Rankings give the centroid.
[[nodiscard]] PartyValues values_of(const model::Case& c, const Structure& s, std::size_t holder,
                                    const std::function<double(const model::Estimate&)>& pick);

/// Weights of a ranking: the centroid of the ordered simplex; one an issue of the case, summing to 1.
[[nodiscard]] std::vector<double> rank_weights(const model::Case& c, const model::Preferences& preferences);

/// Terms as an assignment; an unknown issue or option is an error that names it.
[[nodiscard]] Result<Assignment> assignment_of(const DealSpace& space, std::span<const model::Term> terms);

}  // namespace mediant::deals
