// Texts near a proposal that hold up: for each number of changed issues, a text that all accept under as many
// of the assumptions as could be found, and a bound on how many any text with so few changes could reach.
//
// Found by local search (one changed, taken back or swapped issue at a time) on common random numbers from
// the bridges of single draws and of the midpoints (deals/bridge.hpp); the shares shown are then taken on
// draws the search has not seen. The bound is the room within k changes (room.hpp): under that share of
// assumptions some text would do, another one each time, so no single text can be accepted more often.
#pragma once

#include <optional>
#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/core/result.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::judgement {

struct NearTextsOptions {
  Trials trials;
  double wanted = 0.5;             ///< the share of assumptions asked for
  int most = 8;                    ///< most changed issues looked at
  std::size_t search_draws = 256;  ///< common random numbers of the search
  std::size_t starts = 24;         ///< draws whose own bridges are starts
  std::vector<bool> frozen;        ///< an issue
};

struct NearText {
  int changes = 0;          ///< at most so many issues changed
  deals::Assignment terms;  ///< complete
  Share all;                ///< all accept this text
  Share bound;              ///< some text with so few changes would do
};

struct NearTexts {
  std::size_t draws = 0;
  bool cancelled = false;
  std::vector<NearText> texts;               ///< rising changes, rising share
  std::optional<std::size_t> least_changes;  ///< fewest changes of a text found with the share wanted
  std::optional<std::size_t> at_least;       ///< with fewer changes no text has it, within sampling error
};

/// `from` as deals::bridge_options leaves it. "rules-exclude-all" where no text near it keeps the rules.
[[nodiscard]] Result<NearTexts> near_texts(const Assumptions& assumptions, const model::ProposalId& proposal,
                                           const deals::Assignment& from, const NearTextsOptions& options,
                                           Executor& executor, Progress& progress);

}  // namespace mediant::judgement
