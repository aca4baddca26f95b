// A report of 10,000 words is to be read in at most 100 ms.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "mediant/record/read.hpp"
#include "mediant/text/native/icu.hpp"

namespace {

std::string long_report(std::size_t words) {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(MEDIANT_SOURCE_DIR "/tests/record/reports")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    all += text.str() + "\n";
  }
  std::string out;
  std::size_t count = 0;
  while (count < words) {
    out += all;
    for (const char c : all) count += c == ' ' || c == '\n' ? 1 : 0;
  }
  return out;
}

void read_long_report(benchmark::State& state) {
  const auto toolkit = mediant::text::make_icu_toolkit();
  const std::string text = long_report(10'000);
  for (auto _ : state) benchmark::DoNotOptimize(mediant::record::read(text, {}, *toolkit));
}
BENCHMARK(read_long_report)->Unit(benchmark::kMillisecond);

}  // namespace
BENCHMARK_MAIN();
