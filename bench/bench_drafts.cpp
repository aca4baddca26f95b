// Comparing two drafts of 200 clauses and ten of 30; searching a leak in 1,000 texts.
#include <benchmark/benchmark.h>

#include "../tests/drafts/generated.hpp"
#include "mediant/drafts/leak.hpp"
#include "mediant/text/native/icu.hpp"

namespace {

using namespace mediant;
using namespace mediant::drafts;

const text::Toolkit& toolkit() {
  static const auto kit = text::make_icu_toolkit();
  return *kit;
}

void two_drafts_of_200(benchmark::State& state) {
  generated::Recipe recipe;
  recipe.clauses = 200;
  recipe.noise = 0.25;
  const generated::Answer answer = generated::make(recipe, 7);
  for (auto _ : state) {
    Progress progress;
    const std::vector<Draft> drafts{generated::draft_of(answer.first, "A", toolkit()),
                                    generated::draft_of(answer.second, "B", toolkit())};
    benchmark::DoNotOptimize(compare(drafts, {}, toolkit(), progress));
  }
}
BENCHMARK(two_drafts_of_200)->Unit(benchmark::kMillisecond);

void ten_drafts_of_30(benchmark::State& state) {
  std::vector<std::string> texts;
  for (std::uint64_t seed = 0; texts.size() < 10; ++seed) {
    generated::Recipe recipe;
    recipe.noise = 0.05 * static_cast<double>(seed);
    texts.push_back(generated::make(recipe, 7).second);
  }
  for (auto _ : state) {
    Progress progress;
    std::vector<Draft> drafts;
    for (const std::string& text : texts) drafts.push_back(generated::draft_of(text, "d", toolkit()));
    benchmark::DoNotOptimize(compare(drafts, {}, toolkit(), progress));
  }
}
BENCHMARK(ten_drafts_of_30)->Unit(benchmark::kMillisecond);

std::vector<HeldText> thousand_texts() {
  std::vector<HeldText> texts;
  generated::Random random(3);
  for (std::size_t t = 0; t < 1000; ++t) {
    HeldText text{std::to_string(t), "source", "", {}, {}};
    for (std::size_t p = 0; p < 30; ++p) {
      text.numbers.push_back(std::to_string(p + 1));
      text.parts.push_back(
          generated::sentence(generated::clause(random, generated::tongue_of(Language::english))));
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

void leak_search_in_1000_texts(benchmark::State& state) {
  const LeakIndex index(thousand_texts(), toolkit());
  const std::string excerpt = index.texts()[617].parts[11];
  for (auto _ : state) benchmark::DoNotOptimize(index.search(excerpt, toolkit()));
}
BENCHMARK(leak_search_in_1000_texts)->Unit(benchmark::kMillisecond);

// As `mediant leak` does: nothing is indexed yet.
void leak_in_1000_texts_from_nothing(benchmark::State& state) {
  const std::vector<HeldText> texts = thousand_texts();
  const std::string excerpt = texts[617].parts[11];
  for (auto _ : state)
    benchmark::DoNotOptimize(LeakIndex(texts, toolkit(), excerpt).search(excerpt, toolkit()));
}
BENCHMARK(leak_in_1000_texts_from_nothing)->Unit(benchmark::kMillisecond);

// Every third word is another: no four words in a row are left to find it by.
void reworded_leak_in_1000_texts_from_nothing(benchmark::State& state) {
  const std::vector<HeldText> texts = thousand_texts();
  std::string excerpt;
  std::size_t word = 0;
  for (const std::string& w : folded_words(texts[617].parts[11], toolkit()))
    excerpt += (++word % 3 == 0 ? "otherwise" + std::to_string(word) : w) + " ";
  std::size_t found = 0;
  for (auto _ : state) found = LeakIndex(texts, toolkit(), excerpt).search(excerpt, toolkit()).size();
  if (found == 0) state.SkipWithError("the text was not found");
}
BENCHMARK(reworded_leak_in_1000_texts_from_nothing)->Unit(benchmark::kMillisecond);

void leak_index_of_1000_texts(benchmark::State& state) {
  const std::vector<HeldText> texts = thousand_texts();
  for (auto _ : state) benchmark::DoNotOptimize(LeakIndex(texts, toolkit()));
}
BENCHMARK(leak_index_of_1000_texts)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
