// The figures of the method on drafts with known answers (docs/methods/drafts.md).
#include "generated.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "mediant/text/native/icu.hpp"

namespace mediant::drafts::generated {
namespace {

class GeneratedDrafts : public ::testing::TestWithParam<Language> {};

TEST_P(GeneratedDrafts, AlignmentFiguresAndModalsReachTheirAims) {
  const auto toolkit = text::make_icu_toolkit();
  for (const double noise : {0.15, 0.25, 0.4}) {
    Scores scores;
    Recipe recipe;
    recipe.noise = noise;
    recipe.language = GetParam();
    for (std::uint64_t seed = 1; seed <= 80; ++seed) score(make(recipe, seed), *toolkit, scores);
    std::cout << name_of(GetParam()) << ", noise " << noise << ": links " << scores.links.precision() << "/"
              << scores.links.recall() << ", split and merged " << scores.special.precision() << "/"
              << scores.special.recall() << ", numbers " << scores.numbers.precision() << "/"
              << scores.numbers.recall() << ", modals " << scores.modals.precision() << "/"
              << scores.modals.recall() << "\n";
    EXPECT_GE(scores.links.precision(), 0.98) << noise;
    EXPECT_GE(scores.links.recall(), 0.95) << noise;
    EXPECT_GE(scores.special.recall(), 0.9) << noise;
    EXPECT_GE(scores.numbers.precision(), 0.97) << noise;
    EXPECT_GE(scores.numbers.recall(), 0.97) << noise;
    EXPECT_GE(scores.modals.precision(), 0.95) << noise;
    EXPECT_GE(scores.modals.recall(), 0.95) << noise;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, GeneratedDrafts,
                         ::testing::Values(Language::english, Language::russian, Language::ukrainian,
                                           Language::arabic, Language::french, Language::spanish,
                                           Language::german),
                         [](const auto& run) { return std::string(name_of(run.param)); });

}  // namespace
}  // namespace mediant::drafts::generated
