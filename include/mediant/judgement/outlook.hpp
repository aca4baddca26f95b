// How room for agreement moves if time passes without a deal: month by month, in expectation over the
// scenarios and in each scenario; when a window opens or closes, and whose no-deal level does it.
//
// The levels of month t are reserve + sum_s p_s (change_s + t * per_month_s), or those of one scenario alone.
// Every draw is solved exactly at every month. A window opens (closes) in a draw when there is no room (room)
// now and room (none) at month t. It is a party's doing in that draw when with this party's level held where
// it is now nothing would change. Perceived pain and ways out (Zartman 1989) stand beside this, in words; no
// score is made of them.
#pragma once

#include <string>
#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/core/result.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::judgement {

struct OutlookOptions {
  Trials trials{1, 2000, {}, 1'000'000};
  int months = 12;
};

struct PartyTurn {
  Share opens, closes;  ///< of all draws: the window moves, and would not without this party's change
};

struct Month {
  int month = 0;
  Share room;
  Share opened, closed;          ///< against now
  std::vector<PartyTurn> turns;  ///< a holder with utilities
};

struct Course {
  std::string scenario;  ///< id; empty: in expectation over all
  std::vector<Month> months;
};

struct PartyDrift {  ///< a party's expected change of its no-deal level a month, over the draws
  model::PartyId party;
  double mean = 0, low = 0, high = 0;
};

struct OutlookOutcome {
  std::size_t draws = 0;
  bool cancelled = false;
  std::vector<model::PartyId> parties;
  std::vector<PartyDrift> drift;
  std::vector<Course> courses;
};

/// "no-outlook" where the case has no scenarios.
[[nodiscard]] Result<OutlookOutcome> outlook(const Assumptions& assumptions, const OutlookOptions& options,
                                             Executor& executor, Progress& progress);

}  // namespace mediant::judgement
