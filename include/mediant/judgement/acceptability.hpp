// Stochastic multicriteria acceptability for proposals and named deals (SMAA: Lahdelma, Hokkanen & Salminen
// 1998, EJOR 106; SMAA-2: Lahdelma & Salminen 2001, Oper. Res. 49; survey: Tervonen & Figueira 2008).
//
// For every alternative: the share of assumptions under which each party accepts it, and under which the
// agreement stands. For every party: rank acceptability (share of assumptions in which the alternative is its
// first, second, ... best; ties share their ranks evenly), central weights (mean normalised weights where it
// is the best), confidence factor (share in which it is the best when the weights are the central ones and
// all else varies).
//
// Silent issues. An alternative that leaves issues open is judged twice: `surely`, accepted however they are
// filled (for the agreement: by the parties that surely accept), and `possibly`, accepted in some completion
// that the rules allow (for the agreement: one completion for all, solved exactly). It is ranked for a party
// only if what it leaves open is worth nothing to that party either way.
//
// Every share has its Monte Carlo error and a range widened to what it would be at the extreme scenario
// probabilities.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/core/result.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::judgement {

struct AcceptabilityOptions {
  Trials trials;
  bool ranks = true;
};

struct Acceptance {
  Share surely;
  Share possibly;  ///< equal to `surely` for a complete alternative
};

/// What one party makes of one alternative.
struct PartyView {
  Acceptance accepts;
  bool ranked = false;
  std::vector<Share> ranks;  ///< [r]: share in which it is the (r+1)-th best of the ranked alternatives
  std::vector<double> central_weights,
      weight_spread;  ///< an issue: mean and standard deviation; empty if never first
  std::optional<Share> confidence;
};

struct AlternativeView {
  std::string id, name;
  bool named_deal = false;
  std::vector<std::size_t> silent;                     ///< issues it leaves open
  bool possible = true;                                ///< some completion keeps the rules of the case
  Acceptance all;                                      ///< the agreement stands
  std::vector<PartyView> parties;                      ///< a holder with utilities, case order
  std::vector<std::pair<std::string, Share>> by_view;  ///< agreement, analyst by analyst (`possibly`)
};

struct AcceptabilityOutcome {
  std::size_t draws = 0;
  bool cancelled = false;
  double largest_error = 0;  ///< of all acceptance shares
  std::vector<model::PartyId> parties;
  std::vector<AlternativeView> alternatives;
  std::vector<model::PartyId> without;   ///< must accept but have no preferences: left out
  std::vector<model::PartyId> withheld;  ///< have red lines of unknown content, which could overturn it
};

/// "no-proposals" where no proposal has content and no deal is named.
[[nodiscard]] Result<AcceptabilityOutcome> acceptability(const Assumptions& assumptions,
                                                         const AcceptabilityOptions& options,
                                                         Executor& executor, Progress& progress);

}  // namespace mediant::judgement
