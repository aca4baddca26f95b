// What a domain and a deal look like in numbers, under each tool's meaning of the same words.
//
// `ours`     frontier and solutions with a tolerance of 1e-9; Nash (1950), Kalai & Smorodinsky (1975) and the
//            egalitarian solution (Kalai 1977) over deals that reach every no-deal level, by leximin.
// `genius`   over all deals, no-deal levels do not restrict and an answer always exists (GENIUS 10.4,
//            genius.core.analysis): nash = greatest Π(u-r), kalai = least Σ|ui-uj|.
// `negmas`   over deals at or above the reserved values (negmas.preferences.ops): kalai = max-min gain, ks =
//            least spread of normalised gains, several points where they tie within 1e-12.
// `anl`      ANL 2023 specials.json: kalai = least |ua-ub| on the frontier, opposition = its distance to
// (1,1). `negolog`  NegoLog specs.json: kalai = greatest welfare, opposition = its distance to (1,1).
// docs/domains.md lists every column and where the tools' own numbers differ.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediant/bargaining/frontier.hpp"

namespace mediant::bargaining {

struct Solution {
  std::string name;           ///< "nash", "kalai", … as the dialect calls it
  std::string words;          ///< what it maximises or minimises
  std::vector<Point> points;  ///< empty: none exists
};

/// Of one deal: how far from what the dialect singles out.
struct DealMeasures {
  std::vector<double> utilities;
  bool rational = false;                  ///< at or above every no-deal level
  bool efficient = false;                 ///< no deal dominates it; unknown where the domain was searched
  double pareto_distance = 0;             ///< Euclidean, to the nearest frontier point; infinite likewise
  std::vector<double> solution_distance;  ///< to the nearest point of each solution; NaN where none exists
  double welfare = 0;                     ///< Σ u
  /// 1 - distance to the nearest of Nash, KS and egalitarian / greatest distance possible; NaN where the
  /// range of utilities is unknown.
  double fairness = 0;
};

/// What is proven of the Nash solution of a domain too large to list.
struct Searched {
  double product = 0;  ///< of the gains found
  double bound = 0;    ///< no deal has more
  bool exact = false;  ///< the bound is reached
  std::uint64_t nodes = 0;
};

struct Measures {
  Dialect dialect = Dialect::ours;
  Reading reading = Reading::as_defined;
  std::vector<std::string> parties;
  std::string deals;  ///< digits
  std::vector<double> reservation, discount;
  std::vector<double> weight_sum;  ///< NaN where the profile has no weights
  std::vector<double> first, last, least, greatest;
  std::vector<double> mean;  ///< empty where only listing more deals than the limit would tell
  std::vector<Point> frontier;
  std::size_t frontier_rational = 0;            ///< points at or above every no-deal level
  std::optional<std::uint64_t> frontier_deals;  ///< deals that lie on the frontier, ties counted
  double frontier_sum = 0;                      ///< Σ of all utilities on it
  std::optional<std::string> rational;          ///< deals at or above every no-deal level, digits
  std::optional<double> rational_share;         ///< of all deals; negmas: strictly above every level
  std::vector<Solution> solutions;
  double opposition = 0;
  std::optional<double> distribution;  ///< mean distance of a deal to the frontier (ANL)
  std::optional<double> balance;       ///< mean of ua - ub (NegoLog)
  /// Share of the pairs of deals over which two parties disagree, of those either tells apart; two parties
  /// only.
  std::optional<double> conflict;
  /// Mean over pairs of deals of what the move to the first party's better one brings both; two parties only.
  std::optional<double> win_win;
  /// Set: only the Nash solution is known; frontier, ranges and opposition are not.
  std::optional<Searched> searched;
  std::vector<std::string> notes;  ///< what was left out, and why
};

struct MeasureOptions {
  Dialect dialect = Dialect::ours;
  bool raw = false;                       ///< negmas: as loaded instead of normalised
  std::uint64_t deal_limit = 50'000'000;  ///< measures that need every deal are left out beyond it
  std::uint64_t pair_limit = 5'000'000;   ///< deals up to which conflict and win-win are worked out
  FrontierOptions frontier;
};

[[nodiscard]] Result<Measures> measure(const model::Domain& domain, const MeasureOptions& options,
                                       Progress& progress);
[[nodiscard]] Result<Measures> measure(const model::Domain& domain, const MeasureOptions& options = {});

/// `deal`: one value index an issue.
[[nodiscard]] DealMeasures measure_deal(const model::Domain& domain, const Measures& measures,
                                        std::span<const DealIndex> deal);

/// Deals with U >= r (`strict`: U > r) for every party: exact, by branch and bound over issues; nothing
/// beyond `node_limit`.
[[nodiscard]] std::optional<std::string> count_rational(const Space& space, std::uint64_t node_limit,
                                                        bool strict = false);

}  // namespace mediant::bargaining
