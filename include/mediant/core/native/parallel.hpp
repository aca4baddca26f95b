// The executor for machines with threads, on oneTBB. Native only.
#pragma once

#include <memory>

#include "mediant/core/executor.hpp"

namespace mediant {

/// `threads` = 0 takes all the machine has.
[[nodiscard]] std::unique_ptr<Executor> make_parallel_executor(unsigned threads);

}  // namespace mediant
