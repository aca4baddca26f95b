// Parallelism is injected: the portable rooms never start a thread.
#pragma once

#include <cstddef>
#include <functional>

namespace mediant {

/// Runs independent blocks of work. Results must not depend on the order or the number of threads:
/// each block writes only to its own place.
class Executor {
 public:
  Executor() = default;
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;
  virtual ~Executor() = default;

  /// Calls `body(0) ... body(blocks - 1)`, each once, and returns when all have ended.
  virtual void for_each(std::size_t blocks, const std::function<void(std::size_t)>& body) = 0;
};

/// One after the other, in the caller's thread.
class SerialExecutor final : public Executor {
 public:
  void for_each(std::size_t blocks, const std::function<void(std::size_t)>& body) override {
    for (std::size_t i = 0; i < blocks; ++i) body(i);
  }
};

}  // namespace mediant
