// How long a large record takes to read, check and write. One core, Release.
#include <benchmark/benchmark.h>

#include "mediant/formats/native/case_file.hpp"
#include "mediant/model/check.hpp"

namespace mediant::formats {
namespace {

model::Case record(std::size_t claims) {
  model::Case c;
  c.title = "A large record";
  for (const char* id : {"a", "b", "m"}) {
    model::Party party;
    party.id = model::PartyId(id);
    party.name = id;
    c.parties.push_back(party);
  }
  for (std::size_t i = 0; i < 20; ++i) {
    model::Issue issue;
    issue.id = model::IssueId("issue-" + std::to_string(i));
    issue.name = "Issue";
    for (const char* option : {"never", "later", "open"}) {
      issue.options.emplace_back();
      issue.options.back().id = model::OptionId(option);
    }
    c.issues.push_back(std::move(issue));
  }
  for (std::size_t i = 0; i < 200; ++i) {
    model::Source source;
    source.id = model::SourceId("s" + std::to_string(i));
    source.title = "Report number " + std::to_string(i);
    c.sources.push_back(std::move(source));
  }
  for (std::size_t i = 0; i < claims; ++i) {
    model::Claim claim;
    claim.id = model::ClaimId("c" + std::to_string(i));
    claim.kind = model::ClaimKind::position;
    claim.by.ref = i % 2 == 0 ? "a" : "b";
    claim.text = "wants this settled before anything else is signed";
    claim.issue = model::IssueId("issue-" + std::to_string(i % 20));
    claim.option = model::OptionId("later");
    claim.stance = "demands";
    claim.on = model::Date{2025, 1 + static_cast<int>(i % 12), 1 + static_cast<int>(i % 28), false};
    if (i > 0) claim.about = {"c" + std::to_string(i - 1)};
    model::SourceRef source;
    source.ref = model::SourceId("s" + std::to_string(i % 200));
    source.quote = "we will not sign before this is settled, as we have said";
    claim.source = {source};
    claim.grade = {'B', 2};
    c.claims.push_back(std::move(claim));
  }
  return c;
}

void read_yaml(benchmark::State& state) {
  const std::string text = write_case_yaml(record(static_cast<std::size_t>(state.range(0))));
  for (auto _ : state) {
    const Loaded loaded = read_case_yaml(text, "case.yaml");
    if (!loaded.usable()) state.SkipWithError("not usable");
  }
  state.counters["MB"] = static_cast<double>(text.size()) / 1e6;
}
BENCHMARK(read_yaml)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void read_json(benchmark::State& state) {
  const std::string text = write_case_json(record(static_cast<std::size_t>(state.range(0))));
  for (auto _ : state) {
    const Loaded loaded = read_case_json(text, "case.json");
    if (!loaded.usable()) state.SkipWithError("not usable");
  }
  state.counters["MB"] = static_cast<double>(text.size()) / 1e6;
}
BENCHMARK(read_json)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void check_alone(benchmark::State& state) {
  const model::Case c = record(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(model::check(c));
}
BENCHMARK(check_alone)->Arg(10000)->Unit(benchmark::kMillisecond);

void write_yaml(benchmark::State& state) {
  const model::Case c = record(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(write_case_yaml(c));
}
BENCHMARK(write_yaml)->Arg(10000)->Unit(benchmark::kMillisecond);

void visible_to_a_party(benchmark::State& state) {
  model::Case c = record(static_cast<std::size_t>(state.range(0)));
  for (model::Claim& claim : c.claims) claim.access = {{"a"}, true, "", false, ""};
  for (model::Source& source : c.sources) source.access = {{"public"}, true, "", false, ""};
  for (model::Issue& issue : c.issues) issue.access = {{"public"}, true, "", false, ""};
  const model::Audience audience = model::Audience::of(model::PartyId("a"));
  for (auto _ : state) benchmark::DoNotOptimize(model::visible(c, audience));
}
BENCHMARK(visible_to_a_party)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace mediant::formats

BENCHMARK_MAIN();
