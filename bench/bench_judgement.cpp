// Draws a second: acceptability of the example, room for agreement on the draft of 28 points.
#include <benchmark/benchmark.h>

#include <string>

#include "mediant/core/native/parallel.hpp"
#include "mediant/formats/native/case_file.hpp"
#include "mediant/judgement/acceptability.hpp"
#include "mediant/judgement/room.hpp"

namespace mediant {
namespace {

model::Case shipped(const std::string& name) {
  auto loaded = formats::load_case(std::string(MEDIANT_SOURCE_DIR) + "/cases/" + name);
  return loaded.ok() ? std::move(loaded->value) : model::Case{};
}

// Two threads, as the targets are stated.
void acceptability_of_the_example(benchmark::State& state) {
  const model::Case c = shipped("moscow-2025-12");
  const auto executor = make_parallel_executor(2);
  Progress progress;
  for (auto _ : state) {
    const auto a = judgement::Assumptions::compile(c);
    benchmark::DoNotOptimize(judgement::acceptability(*a, {}, *executor, progress));
  }
}
BENCHMARK(acceptability_of_the_example)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The first `range(0)` parties of the 28-issue draft must agree.
void room_on_28_issues(benchmark::State& state) {
  const model::Case c = shipped("peace-draft-28");
  const auto executor = make_parallel_executor(2);
  Progress progress;
  judgement::AssumptionOptions options;
  options.among.emplace();
  for (std::size_t p = 0; p < static_cast<std::size_t>(state.range(0)); ++p) {
    options.among->push_back(c.parties[p].id);
  }
  double share = 0;
  for (auto _ : state) {
    const auto a = judgement::Assumptions::compile(c, options);
    const auto r = judgement::room(*a, {}, *executor, progress);
    share = r->room.value;
  }
  state.counters["share"] = share;
}
BENCHMARK(room_on_28_issues)->Arg(2)->Arg(3)->Arg(4)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace mediant

BENCHMARK_MAIN();
