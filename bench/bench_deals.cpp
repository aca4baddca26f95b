// The deal space at the size of real drafts: random cases with fixed seeds, one core.
#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "mediant/deals/frontier.hpp"
#include "mediant/deals/solutions.hpp"
#include "mediant/deals/space.hpp"

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
}
BENCHMARK(frontier)
    ->Args({2, 28, 5, 0, 7})
    ->Args({2, 100, 5, 0, 7})
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
  state.SetLabel(std::string(concepts[k].name));
}
BENCHMARK(solution)
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

}  // namespace

BENCHMARK_MAIN();
