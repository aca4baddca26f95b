#include "mediant/core/native/parallel.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace mediant {
namespace {

class TbbExecutor final : public Executor {
 public:
  explicit TbbExecutor(int threads) : arena_(threads) {}

  void for_each(std::size_t blocks, const std::function<void(std::size_t)>& body) override {
    arena_.execute([&] { tbb::parallel_for(std::size_t{0}, blocks, body); });
  }

 private:
  tbb::task_arena arena_;
};

}  // namespace

std::unique_ptr<Executor> make_parallel_executor(unsigned threads) {
  if (threads == 1) return std::make_unique<SerialExecutor>();
  return std::make_unique<TbbExecutor>(threads == 0 ? tbb::task_arena::automatic : static_cast<int>(threads));
}

}  // namespace mediant
