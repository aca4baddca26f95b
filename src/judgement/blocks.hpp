// Runs blocks of draws on the executor, in waves: between two waves progress is reported, and the caller may
// have enough. What is merged, and in which order, never depends on the number of threads.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::judgement {

inline constexpr std::size_t blocks_per_wave = 16;

struct Ran {
  std::size_t draws = 0;
  bool cancelled = false;
};

/// `one(block, rows, count)` gives a partial result of the first `count` rows of a block; `merge(partial)`
/// takes them in order; `enough(draws)` may end it after the draws asked for, where an error was asked for.
template <class One, class Merge, class Enough>
Ran run_blocks(const Assumptions& assumptions, const Trials& trials, Executor& executor, Progress& progress,
               std::string_view stage, One one, Merge merge, Enough enough) {
  using Partial = decltype(one(std::uint64_t{}, std::declval<const Rows&>(), std::size_t{}));
  Ran ran;
  std::size_t least = assumptions.certain() ? 1 : std::max<std::size_t>(1, trials.draws);
  // Where it may go on, whole blocks only.
  if (trials.error && !assumptions.certain()) least = (least + block_size - 1) / block_size * block_size;
  const std::size_t most =
      assumptions.certain() || !trials.error ? least : std::max(least, trials.most_draws);
  while (ran.draws < most) {
    if (progress.cancelled()) {
      ran.cancelled = true;
      break;
    }
    const std::size_t goal = ran.draws < least ? least : (most + block_size - 1) / block_size * block_size;
    const std::size_t first = ran.draws / block_size;
    const std::size_t blocks = std::min(blocks_per_wave, (goal + block_size - 1) / block_size - first);
    std::vector<Partial> partial(blocks);
    const auto count = [&](std::size_t b) { return std::min(block_size, goal - (first + b) * block_size); };
    executor.for_each(blocks, [&](std::size_t b) {
      Rows rows;
      assumptions.fill(trials.seed, first + b, rows);
      partial[b] = one(first + b, rows, count(b));
    });
    for (std::size_t b = 0; b < blocks; ++b) {
      merge(partial[b]);
      ran.draws += count(b);
    }
    progress.report(static_cast<double>(ran.draws) / static_cast<double>(goal), stage);
    if (ran.draws >= least && enough(ran.draws)) break;
  }
  return ran;
}

}  // namespace mediant::judgement
