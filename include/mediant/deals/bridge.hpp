// From a draft to a deal: the smallest changes after which the agreement stands.
//
// A proposal d0 fixes some issues. Changing an issue it fixes costs that issue's cost (1, or what reopening
// it weighs); filling a silent issue is free and listed. Least cost is found by the search of solutions.hpp
// with minus the cost as one more criterion, so it is exact; the alternatives are then enumerated with the
// same bounds. With `better_for_all` the test is "every deciding party is strictly better off than under d0":
// the post-settlement settlement of Raiffa (1985, Negotiation Journal 1:9).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediant/deals/space.hpp"

namespace mediant::deals {

struct BridgeOptions {
  enum class Test { accepted, better_for_all };
  Test test = Test::accepted;
  std::vector<double> cost;          ///< of changing an issue, > 0; empty: 1 each
  std::vector<bool> frozen;          ///< issues that stay as proposed; empty: none
  std::size_t alternatives = 200;    ///< most bridges listed
  std::uint64_t budget = 5'000'000;  ///< partial deals looked at
  bool curve = true;
};

/// Costs and frozen issues as the case says (`reopen_cost`, `status: agreed`), and the proposal with issues
/// it is silent on but which are agreed filled in.
[[nodiscard]] BridgeOptions bridge_options(const model::Case& c, Assignment& proposal);

/// One changed issue.
struct Change {
  int issue = 0;
  int from = 0;
  int to = 0;
  /// What the change alone gives each valued party, in utility; empty where it cannot be undone alone
  /// (rules).
  std::vector<double> effect;
};

struct Bridge {
  Deal deal;                    ///< silent issues filled for the worst-off (leximin of gains)
  std::vector<Change> changes;  ///< issue order
  std::vector<int> filled;      ///< issues the proposal was silent on
  double cost = 0;
  std::vector<Units> units, gain;  ///< a valued party; gain from the no-deal level
};

/// The most the worst-off deciding party can gain for a cost.
struct CurvePoint {
  double cost = 0;
  std::size_t changes = 0;
  Deal deal;
  std::vector<Units> gain;  ///< a valued party
  double worst_gain = 0;    ///< in utility; compares parties' scales
  bool accepted = false;
};

struct Bridges {
  std::optional<double> least_cost;          ///< nothing: no number of changes suffices
  std::optional<std::size_t> least_changes;  ///< fewest changed issues among bridges of least cost
  std::vector<Bridge> bridges;               ///< of least cost; by changed issues in case order
  bool complete = true;                      ///< all alternatives are listed
  bool exact = true;                         ///< least cost is proven
  std::vector<CurvePoint> curve;             ///< rising cost, rising worst-off gain
  /// "no-acceptable-deal", "rules-exclude-all", "red-lines-exclude-all", "frozen-issues-exclude-all",
  /// "no-preferences", "silent" (better_for_all needs a complete proposal), "budget"; or empty.
  std::string reason;
};

[[nodiscard]] Bridges bridge(const DealSpace& space, const Assignment& proposal,
                             const BridgeOptions& options = {});

}  // namespace mediant::deals
