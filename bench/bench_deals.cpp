// The deal space at the size of real drafts: random cases with fixed seeds, one core.
#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "mediant/deals/bridge.hpp"
#include "mediant/deals/conflicts.hpp"
#include "mediant/deals/frontier.hpp"
#include "mediant/deals/solutions.hpp"
#include "mediant/deals/space.hpp"
#include "mediant/deals/trades.hpp"
#include "mediant/formats/native/case_file.hpp"
#include "peak_memory.hpp"

namespace {

using namespace mediant;

/// Parties with their own weights on every issue and opposed or shared tastes at random, as in real drafts.
/// With `opposed` percent, scores are drawn that far towards a constant sum over the parties.
model::Case random_draft(int parties, int issues, int options, int opposed = 0, std::uint64_t seed = 7) {
  std::mt19937_64 random(seed);
  const auto draw = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<std::uint64_t>(high - low + 1));
  };
  model::Case c;
  for (int p = 0; p < parties; ++p) {
    model::Party party;
    party.id = model::PartyId("p" + std::to_string(p));
    c.parties.push_back(party);
  }
  for (int i = 0; i < issues; ++i) {
    model::Issue issue;
    issue.id = model::IssueId("i" + std::to_string(i));
    for (int o = 0; o < options; ++o) {
      model::Option option;
      option.id = model::OptionId("o" + std::to_string(o));
      issue.options.push_back(option);
    }
    c.issues.push_back(issue);
  }
  for (const auto& party : c.parties) {
    model::Preferences p;
    p.party = party.id;
    for (const auto& issue : c.issues) {
      p.weights.emplace_back(issue.id, model::Estimate::between(draw(1, 20), draw(20, 40)));
      model::Scores s;
      s.issue = issue.id;
      for (const auto& option : issue.options)
        s.options.emplace_back(option.id, model::Estimate::point(draw(0, 100)));
      p.scores.push_back(s);
    }
    p.reserve = model::Estimate::point(40);
    c.preferences.push_back(p);
  }
  for (std::size_t i = 0; opposed > 0 && i < c.issues.size(); ++i) {
    for (std::size_t o = 0; o < c.issues[i].options.size(); ++o) {
      double sum = 0;
      for (const auto& p : c.preferences) sum += p.scores[i].options[o].second.mode;
      for (auto& p : c.preferences) {
        model::Estimate& score = p.scores[i].options[o].second;
        score = model::Estimate::point(std::round(score.mode + opposed / 100.0 * (50 - sum / parties)));
      }
    }
  }
  return c;
}

void compile(benchmark::State& state) {
  const auto c = random_draft(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)),
                              static_cast<int>(state.range(2)));
  for (auto _ : state) benchmark::DoNotOptimize(deals::compile(c));
  state.counters["MiB"] = peak_mib([&] { benchmark::DoNotOptimize(deals::compile(c)); });
}
BENCHMARK(compile)->Args({4, 28, 5})->Unit(benchmark::kMicrosecond);

// Parties, issues, options, percent opposed, seed.
void frontier(benchmark::State& state) {
  const auto space = deals::compile(random_draft(
      static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), static_cast<int>(state.range(2)),
      static_cast<int>(state.range(3)), static_cast<std::uint64_t>(state.range(4))));
  std::size_t points = 0;
  for (auto _ : state) points = deals::frontier(*space).size();
  state.counters["points"] = static_cast<double>(points);
  state.counters["MiB"] = peak_mib([&] { benchmark::DoNotOptimize(deals::frontier(*space)); });
}
BENCHMARK(frontier)
    ->Args({2, 14, 5, 0, 7})
    ->Args({2, 28, 5, 0, 7})
    ->Args({2, 56, 5, 0, 7})
    ->Args({2, 100, 5, 0, 7})
    ->Args({2, 28, 10, 0, 7})
    ->Args({3, 14, 4, 0, 7})
    ->Args({3, 28, 2, 0, 7})
    ->Args({3, 28, 4, 0, 7})
    ->Args({4, 12, 4, 0, 5})
    ->Args({4, 12, 4, 0, 6})
    ->Args({4, 12, 4, 0, 7})
    ->Args({4, 12, 4, 0, 8})
    ->Args({4, 12, 4, 0, 9})
    ->Args({5, 9, 4, 0, 7})
    ->Args({5, 11, 3, 0, 7})
    ->Args({5, 5, 12, 0, 7})
    ->Args({5, 5, 12, 40, 7})
    ->Args({5, 5, 12, 50, 7})
    ->Args({5, 5, 12, 60, 7})
    ->Args({4, 28, 4, 0, 7})
    ->Args({4, 28, 4, 0, 8})
    ->Unit(benchmark::kMillisecond);

// One solution concept, proven: parties, issues, options, index into concepts().
void solution(benchmark::State& state) {
  const auto space = deals::compile(random_draft(
      static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), static_cast<int>(state.range(2))));
  const auto concepts = deals::concepts();
  const auto k = static_cast<std::size_t>(state.range(3));
  deals::SolveOptions options;
  options.only = {std::string(concepts[k].name)};
  std::uint64_t nodes = 0;
  bool exact = false;
  for (auto _ : state) {
    const auto found = deals::solve(*space, options);
    if (found.by_concept[k]) {
      nodes = found.by_concept[k]->proof.nodes;
      exact = found.by_concept[k]->exact;
    }
  }
  state.counters["nodes"] = static_cast<double>(nodes);
  state.counters["exact"] = exact ? 1 : 0;
  state.counters["MiB"] = peak_mib([&] { benchmark::DoNotOptimize(deals::solve(*space, options)); });
  state.SetLabel(std::string(concepts[k].name));
}
BENCHMARK(solution)
    ->Args({2, 28, 4, 1})
    ->Args({3, 28, 4, 1})
    ->Args({5, 28, 4, 1})
    ->Args({7, 14, 4, 1})
    ->Args({7, 56, 4, 1})
    ->Args({7, 28, 8, 1})
    ->Args({7, 28, 4, 0})
    ->Args({7, 28, 4, 1})
    ->Args({7, 28, 4, 2})
    ->Args({7, 28, 4, 3})
    ->Args({4, 28, 4, 1})
    ->Args({4, 28, 4, 2})
    ->Args({4, 28, 4, 3})
    ->Unit(benchmark::kMillisecond);

// Is there room at all: the fast question of the trials.
void room(benchmark::State& state) {
  const auto space = deals::compile(random_draft(static_cast<int>(state.range(0)), 28, 4));
  for (auto _ : state) benchmark::DoNotOptimize(deals::room_for_agreement(*space));
}
BENCHMARK(room)->Arg(2)->Arg(4)->Arg(7)->Unit(benchmark::kMillisecond);

model::Case shipped(const std::string& name) {
  auto loaded = formats::load_case(std::string(MEDIANT_SOURCE_DIR) + "/cases/" + name);
  return loaded.ok() ? std::move(loaded->value) : model::Case{};
}

// Smallest changes and the whole curve from each draft of the 28-issue case.
void bridge(benchmark::State& state) {
  const model::Case c = shipped("peace-draft-28");
  const auto space = deals::compile(c);
  const model::Proposal& draft = c.proposals[static_cast<std::size_t>(state.range(0))];
  auto from = deals::assignment_of(*space, draft.terms);
  const deals::BridgeOptions options = deals::bridge_options(c, *from);
  std::size_t least = 0;
  for (auto _ : state) {
    const auto found = deals::bridge(*space, *from, options);
    least = found.least_changes.value_or(99);
  }
  state.counters["least"] = static_cast<double>(least);
  state.counters["MiB"] = peak_mib([&] { benchmark::DoNotOptimize(deals::bridge(*space, *from, options)); });
  state.SetLabel(draft.id.value);
}
BENCHMARK(bridge)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

// Red lines of 4 parties on 28 issues, half of them over two issues, on top of no-deal levels nobody can all
// have.
void conflicts(benchmark::State& state) {
  model::Case c = random_draft(4, 28, 4);
  std::mt19937_64 random(5);
  for (std::int64_t k = 0; k < state.range(0); ++k) {
    model::RedLine line;
    for (std::int64_t part = 0; part <= k % 2; ++part) {
      model::Condition condition;
      const auto& issue = c.issues[(random() % 6 + static_cast<std::uint64_t>(part) * 6) % 28];
      condition.issue = issue.id;
      for (int o = 0; o < 2; ++o) condition.any_of.push_back(issue.options[random() % 4].id);
      line.never.push_back(condition);
    }
    c.preferences[static_cast<std::size_t>(k) % 4].red_lines.push_back(line);
  }
  for (auto& p : c.preferences) p.reserve = model::Estimate::point(60);
  deals::Conflicts found;
  for (auto _ : state) {
    auto answer = deals::conflicts(c);
    found = std::move(*answer);
  }
  state.counters["conflicts"] = static_cast<double>(found.conflicts.size());
  state.counters["openings"] = static_cast<double>(found.openings.size());
  state.counters["complete"] = found.complete ? 1 : 0;
  state.counters["MiB"] = peak_mib([&] { benchmark::DoNotOptimize(deals::conflicts(c)); });
}
BENCHMARK(conflicts)->Arg(10)->Arg(20)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
