// What blocks, when judgements are ranges: how often each minimal set of red lines, no-deal levels and rules
// leaves no deal. Every draw without room for agreement is taken apart as in deals/conflicts.hpp; a set
// counts for a draw if it is a minimal conflict there.
#pragma once

#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/core/result.hpp"
#include "mediant/deals/conflicts.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::judgement {

struct BlockingOptions {
  Trials trials{1, 400, {}, 400};
  std::size_t sets = 60;  ///< most conflicts and openings found at one draw
};

struct BlockingSet {
  std::vector<std::size_t> constraints;  ///< indices into Blocking::constraints
  Share binds;
};

struct Blocking {
  std::size_t draws = 0;
  bool cancelled = false;
  bool complete = true;  ///< at no draw were sets left out
  Share none;            ///< draws without any acceptable deal
  std::vector<deals::Constraint> constraints;
  std::vector<BlockingSet> sets;  ///< most often first
};

/// Where several analysts judge, the draws that take the first one's view: red lines differ between them.
[[nodiscard]] Result<Blocking> blocking(const Assumptions& assumptions, const deals::CompileOptions& compile,
                                        const BlockingOptions& options, Executor& executor,
                                        Progress& progress);

}  // namespace mediant::judgement
