// Given deals, and given steps from one deal to another, under the assumptions tried: who accepts, who gains.
//
// The same draws as every other call of this room makes for a seed, so that shares can be compared.
#pragma once

#include <span>
#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::judgement {

/// Issues that both leave open (`deals::silent`) play no part.
struct Step {
  deals::Assignment from, to;
};

struct DealTried {
  Share all;                   ///< the agreement stands
  std::vector<Share> accepts;  ///< a holder with utilities
};

/// What a step gives each holder with utilities, in points.
struct StepTried {
  std::vector<double> mean;
  std::vector<double> low, high;  ///< 1 draw in 20 is below, 1 in 20 above
  std::vector<Share> gains;       ///< strictly better off
  Share nobody_loses;             ///< of those who decide: none loses and at least two gain
};

struct Tried {
  std::size_t draws = 0;
  bool cancelled = false;
  std::vector<DealTried> deals;
  std::vector<StepTried> steps;
};

/// `deals` are complete and keep the rules of the case; one that does not is accepted by nobody. A step that
/// changes only a part of issues that rules or packages tie together has no gains in it.
[[nodiscard]] Tried try_out(const Assumptions& assumptions, std::span<const deals::Assignment> deals,
                            std::span<const Step> steps, const Trials& trials, Executor& executor,
                            Progress& progress);

}  // namespace mediant::judgement
