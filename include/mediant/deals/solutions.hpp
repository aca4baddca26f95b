// Solution concepts: what principles of bargaining single out, computed exactly for any number of parties and
// without the frontier.
//
// Gains g_p = U_p - r_p, r the no-deal level. F: the deals that the agreement would accept (`unrestricted`:
// all deals within the red lines of those who must accept). P: the deciding parties with preferences.
//   utilitarian         max over F of the sum over P of U_p; ties by leximin of gains.
//   nash                max over F of the product over P of g_p. Where not all can gain: the largest set of
//                       parties that can gain together, then the product over it (of g_p/(b_p - r_p) where
//                       several sets are as large), then leximin of g_p/(b_p - r_p).   Nash 1950, 1953.
//   kalai_smorodinsky   leximin over F of g_p/(b_p - r_p), b_p the most p gets in F; parties with b_p = r_p
//   are
//                       left out and settled last.   Kalai & Smorodinsky 1975; lexicographic: Imai 1983.
//   egalitarian         leximin over F of g_p.   Kalai 1977.
// Leximin compares the sorted gains, worst-off first, so that results are efficient. Deals that tie in all of
// this differ only in who gets what: the first in case order (issues, options) is taken, never one by the
// order of parties, and `tied` says that there are others. Under "k of n" F is the union over winning
// coalitions of the deals all its members accept.
//
// Method: Lagrangian bounds (sum over clusters of the best choice under party multipliers), choices that no
// optimum can hold are struck out, and the rest is searched by dynamic programming with dominance, pruned by
// the bounds (Marsten & Morin 1978, Mathematical Programming 14:21). Decisions are made on integers.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mediant/core/progress.hpp"
#include "mediant/deals/space.hpp"

namespace mediant::deals {

/// What is known about how good a solution is.
struct Proof {
  double value = 0;         ///< of the concept's first measure at the deal (Concept::measure)
  double bound = 0;         ///< no deal has more
  double gap = 0;           ///< bound - value; 0 when exact
  double tolerance = 0;     ///< rounding of utilities, 0 when these are exact
  std::uint64_t nodes = 0;  ///< partial deals looked at
};

struct Solution {
  Deal deal;
  std::vector<Units> units;  ///< a valued party
  std::vector<Units> gain;   ///< units - reserve
  bool exact = false;        ///< proven optimal
  bool tied = false;         ///< other utilities do as well by the concept
  Proof proof;
};

struct Concept {
  std::string_view name;     ///< "nash", as in JSON and on the command line
  std::string_view words;    ///< for people
  std::string_view measure;  ///< what Proof::value and bound are
  std::string_view reference;
  bool compares_parties = false;  ///< assumes that the parties' scales can be compared
};

/// All concepts, in the order they are shown.
[[nodiscard]] std::span<const Concept> concepts();

struct SolveOptions {
  bool unrestricted = false;          ///< over all deals within red lines; no-deal levels do not restrict
  std::vector<std::string> only;      ///< names of concepts; empty: all
  std::uint64_t budget = 20'000'000;  ///< partial deals looked at per concept before it stops with a gap
};

struct Solutions {
  /// One a concept, in the order of concepts(); nothing where not asked or none exists.
  std::vector<std::optional<Solution>> by_concept;
  /// Why there are none: "no-acceptable-deal", "rules-exclude-all", "red-lines-exclude-all",
  /// "no-preferences", "budget" (undecided), "cancelled"; empty otherwise.
  std::string reason;
  /// The most each valued party gets in F (b_p); empty where F is.
  std::vector<Units> ideal;
};

[[nodiscard]] Solutions solve(const DealSpace& space, const SolveOptions& options, Progress& progress);
[[nodiscard]] Solutions solve(const DealSpace& space, const SolveOptions& options = {});

/// What a deal leaves on the table: of the deals within red lines that are at least as good for every
/// deciding party, the one by leximin of (U_p - U_p(from)) / (p's best - worst within red lines). `from`
/// itself comes back (gain 0 for all) if it is efficient; nothing if it lies outside the red lines of those
/// who must accept and no deal inside is as good for all. `gain` is measured from `from`; Proof::value is the
/// smallest share.
[[nodiscard]] std::optional<Solution> improvement(const DealSpace& space, const Deal& from,
                                                  std::uint64_t budget = 20'000'000);

/// Leximin over F of the deciding parties' gains measured from other levels (units, a valued party) than
/// those that F asks for; `gain` is measured from them. Nothing if F is empty.
[[nodiscard]] std::optional<Solution> worst_off(const DealSpace& space, std::span<const Units> origin,
                                                std::uint64_t budget = 20'000'000);

/// Is some deal acceptable? Stops at the first such deal or at the proof that there is none: the fast
/// question of Monte Carlo.
struct Room {
  enum class Answer { yes, no, undecided };
  Answer answer = Answer::undecided;
  Deal deal;  ///< an acceptable one, for `yes`
  std::uint64_t nodes = 0;
};
[[nodiscard]] Room room_for_agreement(const DealSpace& space, std::uint64_t budget = 20'000'000);

}  // namespace mediant::deals
