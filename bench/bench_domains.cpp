// Exact analysis of research domains: those of MEDIANT_DOMAINS (a folder of GENIUS domains), else the
// invented ones.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>

#include "mediant/bargaining/measures.hpp"
#include "mediant/deals/frontier.hpp"
#include "mediant/deals/solutions.hpp"
#include "mediant/formats/domain.hpp"
#include "mediant/formats/native/domain_file.hpp"

namespace {

using namespace mediant;

void frontier_of(benchmark::State& state, const model::Domain& domain) {
  const auto space = bargaining::space_of(domain);
  Progress progress;
  std::size_t points = 0;
  for (auto _ : state) {
    const auto found = bargaining::frontier(*space, {}, progress);
    points = found ? found->size() : 0;
  }
  state.counters["points"] = double(points);
}

// Frontier and all solutions of the case the domain becomes, compiled space given.
void analysis_of(benchmark::State& state, const model::Domain& domain) {
  const formats::ConvertedCase c = formats::to_case(domain);
  const auto space = deals::compile(c.value);
  if (!space) {
    state.SkipWithError(space.error().message.c_str());
    return;
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(deals::frontier(*space).size());
    benchmark::DoNotOptimize(deals::solve(*space));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const char* given = std::getenv("MEDIANT_DOMAINS");
  const std::filesystem::path root =
      given == nullptr ? std::filesystem::path(MEDIANT_SOURCE_DIR) / "tests/data/domains" : given;
  std::vector<model::Domain> domains;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (!entry.is_directory()) continue;
    auto loaded = formats::load_domain(entry.path());
    if (!loaded || !loaded->usable() || !bargaining::space_of(loaded->value)) continue;
    if (loaded->value.profiles.size() > 5) loaded->value.profiles.resize(3);
    loaded->value.name = entry.path().filename().string();
    domains.push_back(std::move(loaded->value));
  }
  for (const model::Domain& domain : domains) {
    const auto space = bargaining::space_of(domain);
    if (!space->additive()) continue;
    benchmark::RegisterBenchmark(("peer_frontier/" + domain.name).c_str(),
                                 [&domain](benchmark::State& s) { frontier_of(s, domain); });
    benchmark::RegisterBenchmark(("exact_analysis/" + domain.name).c_str(),
                                 [&domain](benchmark::State& s) { analysis_of(s, domain); });
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
