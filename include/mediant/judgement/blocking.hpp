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

/// Where several analysts judge, red lines differ between their views.
struct BlockingConstraint {
  std::size_t view = 0;  ///< the first it belongs to
  deals::Constraint constraint;
};

struct Blocking {
  std::size_t draws = 0;
  bool cancelled = false;
  bool complete = true;                  ///< at no draw were sets left out
  Share none;                            ///< draws without any acceptable deal
  std::vector<deals::DealSpace> spaces;  ///< a view: what the constraints of that view refer to
  std::vector<BlockingConstraint> constraints;
  std::vector<BlockingSet> sets;  ///< most often first
};

/// Draws take the views of all analysts, in their shares; what is the same in two views counts as one.
[[nodiscard]] Result<Blocking> blocking(const Assumptions& assumptions, const BlockingOptions& options,
                                        Executor& executor, Progress& progress);

}  // namespace mediant::judgement
