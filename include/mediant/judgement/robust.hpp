// Robust deals: the trade-off between the share of assumptions under which all accept and the worst-off gain.
//
// Sample average approximation (Kleywegt, Shapiro & Homem-de-Mello 2002) on common random numbers: the pool
// holds the deals found at single draws and the complete texts on the table; local search over one cluster at
// a time raises the share, the mean worst-off gain and mixtures of both. The deals kept are then judged on
// the draws of the other calls, which the search has not seen, so that no share flatters itself.
//
// Worst-off gain of a deal under a draw: the most that every member of some winning coalition gains at least,
// minus infinity where red lines leave no such coalition (counted as minus the scale in means). It compares
// the parties' scales: every view says so. Regret: the worst-off gain of the best kept deal under a draw,
// less the deal's own.
#pragma once

#include <string>
#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/core/result.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::judgement {

struct RobustOptions {
  Trials trials;
  std::size_t search_draws = 512;  ///< common random numbers of the local search
  std::size_t starts = 24;         ///< deals of single draws the search starts from
  std::size_t most = 12;           ///< deals kept on the curve
};

struct RobustDeal {
  deals::Assignment terms;
  std::string id;  ///< of the proposal or named deal it is, else empty
  Share all;
  std::vector<Share> accepts;                      ///< a holder with utilities
  double worst_gain = 0;                           ///< mean over draws
  double worst_gain_low = 0, worst_gain_high = 0;  ///< 1 draw in 10 is below, 1 in 10 above
  double regret = 0;                               ///< mean
  double regret_high = 0;                          ///< 1 draw in 20 has more
};

struct RobustOutcome {
  std::size_t draws = 0;
  bool cancelled = false;
  std::vector<model::PartyId> parties;
  std::vector<RobustDeal>
      curve;  ///< no deal on it has both less share and less worst-off gain; by falling share
};

/// An empty curve where the rules leave no deal.
[[nodiscard]] Result<RobustOutcome> robust(const Assumptions& assumptions, const RobustOptions& options,
                                           Executor& executor, Progress& progress);

}  // namespace mediant::judgement
