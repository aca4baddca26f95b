// A report of 10,000 words is to be read in at most 100 ms; a case of 10,000 statements to be loaded, checked
// and answered from in at most 300 ms.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "mediant/api/api.hpp"
#include "mediant/formats/native/case_file.hpp"
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

/// A desk after a year: every statement has a quotation, a day and an issue.
std::string large_desk(int statements) {
  std::ostringstream out;
  out << "mediant: 1\ntitle: Ten thousand statements\nas_of: 2025-12-02\nparties:\n";
  for (int p = 0; p < 6; ++p) out << "  - {id: p" << p << ", name: Party " << p << "}\n";
  out << "issues:\n";
  for (int i = 0; i < 20; ++i)
    out << "  - {id: i" << i << ", name: Issue " << i << ", options: [{id: a, name: A}, {id: b, name: B}]}\n";
  out << "sources:\n";
  for (int s = 0; s < 100; ++s)
    out << "  - {id: s" << s << ", kind: article, title: Report " << s << ", on: 2025-11-" << 10 + s % 20
        << "}\n";
  out << "claims:\n";
  static constexpr const char* stances[] = {"demands", "offers", "rejects"};
  for (int c = 0; c < statements; ++c)
    out << "  - {id: c" << c << ", kind: position, by: p" << c % 6 << ", issue: i" << c / 6 % 20
        << ", option: " << (c % 2 == 0 ? 'a' : 'b') << ", stance: " << stances[c % 3] << ", on: 2025-"
        << 10 + c % 3 << '-' << 10 + c % 20 << ", source: {ref: s" << c % 100
        << ", quote: 'words of statement " << c << "'}}\n";
  return out.str();
}

void load_large_desk(benchmark::State& state) {
  const std::string yaml = large_desk(10'000);
  for (auto _ : state) {
    const auto loaded = mediant::formats::read_case_yaml(yaml, "case.yaml");
    if (!loaded.usable()) state.SkipWithError("the case has errors");
    benchmark::DoNotOptimize(loaded);
  }
}
BENCHMARK(load_large_desk)->Unit(benchmark::kMillisecond);

/// Loaded, checked (reading checks), and the grid printed: what the program does, less its start.
void positions_of_large_desk(benchmark::State& state) {
  const std::string yaml = large_desk(10'000);
  const auto toolkit = mediant::text::make_icu_toolkit();
  for (auto _ : state) {
    const auto loaded = mediant::formats::read_case_yaml(yaml, "case.yaml");
    mediant::api::Request request;
    request.call = "positions";
    request.c = &loaded.value;
    request.audience = mediant::model::Audience::desk();
    request.text = toolkit.get();
    request.envelope = false;
    const mediant::api::Response response = mediant::api::run(request);
    if (response.error) state.SkipWithError("no answer");
    benchmark::DoNotOptimize(mediant::to_text(response.page, {100, false}));
  }
}
BENCHMARK(positions_of_large_desk)->Unit(benchmark::kMillisecond);

}  // namespace
BENCHMARK_MAIN();
