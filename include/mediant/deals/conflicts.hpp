// Why there is no deal: which red lines, no-deal levels and rules exclude each other.
//
// Constraints: each red line and each no-deal level of a deciding party, and each rule of the case. A
// *conflict* is a minimal set of them that no deal satisfies (for "k of n": under which the agreement cannot
// stand); an *opening* is a minimal set whose removal leaves a deal. All of both by MARCO (Liffiton, Previti,
// Malik & Marques-Silva 2016, Constraints 21:223): a map of unexplored sets, each seed grown to a maximal
// possible set or shrunk to a minimal impossible one, possibility decided exactly by room_for_agreement.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "mediant/core/progress.hpp"
#include "mediant/core/result.hpp"
#include "mediant/deals/count.hpp"
#include "mediant/deals/space.hpp"

namespace mediant::deals {

struct Constraint {
  enum class Kind { red_line, reserve, rule };
  Kind kind = Kind::red_line;
  int holder = -1;        ///< whose (not for rules)
  std::size_t index = 0;  ///< Structure::lines for red lines, Case::packages for rules
};

/// A minimal set whose removal makes room, and what it opens.
struct Opening {
  std::vector<std::size_t> removed;  ///< indices into Conflicts::constraints, ascending
  Count deals;                       ///< acceptable once it is gone
  Deal deal;                         ///< one of them: leximin of gains from the old no-deal levels
  std::vector<Units> gain;           ///< a valued party, from the old no-deal levels
};

struct ConflictOptions {
  std::size_t sets = 5'000;  ///< most conflicts and openings found
  bool count = true;         ///< say how many deals each opening leaves
  /// An opening is one of many, and an estimate of each takes longer than all the rest: exact where few
  /// states suffice, else between proven bounds.
  CountOptions counting = {10'000, 0, 1};
  bool openings = true;  ///< also what each opening opens; without, only the conflicts are wanted
};

struct Conflicts {
  bool room = false;  ///< there is an acceptable deal: nothing to explain
  std::vector<Constraint> constraints;
  std::vector<std::vector<std::size_t>> conflicts;  ///< minimal, smallest first
  std::vector<Opening> openings;                    ///< minimal, smallest first
  bool complete = true;                             ///< all of both are listed
};

/// Errors: those of compile; "no-preferences".
[[nodiscard]] Result<Conflicts> conflicts(const model::Case& c, const CompileOptions& compile_options,
                                          const ConflictOptions& options, Progress& progress);
[[nodiscard]] Result<Conflicts> conflicts(const model::Case& c, const CompileOptions& compile_options = {},
                                          const ConflictOptions& options = {});

/// "Bland's red line (stated): never Cap: 900 thousand", "Aland's no-deal level, 44 (38 to 50)", "the rule
/// against Guarantees: none".
[[nodiscard]] std::string in_words(const model::Case& c, const Structure& s, const Constraint& constraint);

/// All constraints of a case, in the order that Conflicts lists them.
[[nodiscard]] std::vector<Constraint> constraints_of(const DealSpace& keeping);

/// What names a constraint in the case, whichever view of its analysts the structure was made from: its kind,
/// the block of preferences (red line) or holder (no-deal level), the number in it (red line) or the rule.
[[nodiscard]] std::tuple<Constraint::Kind, std::size_t, std::size_t> place_in_case(
    const Structure& s, const Constraint& constraint);

/// The same in two steps, so that other values can be bound in between: the space keeps the combinations that
/// rules forbid, and must be asked by nothing else.
[[nodiscard]] Result<DealSpace> compile_for_conflicts(const model::Case& c,
                                                      const CompileOptions& compile_options);
[[nodiscard]] Conflicts conflicts_in(const DealSpace& keeping, const ConflictOptions& options,
                                     Progress& progress);

}  // namespace mediant::deals
