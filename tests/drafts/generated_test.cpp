// The figures of the method on drafts with known answers (docs/methods/drafts.md).
#include "generated.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "mediant/text/native/icu.hpp"

namespace mediant::drafts::generated {
namespace {

TEST(GeneratedDrafts, AlignmentFiguresAndModalsReachTheirAims) {
  const auto toolkit = text::make_icu_toolkit();
  for (const double noise : {0.15, 0.25, 0.4}) {
    Scores scores;
    Recipe recipe;
    recipe.noise = noise;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) score(make(recipe, seed), *toolkit, scores);
    RecordProperty("noise", std::to_string(noise));
    std::cout << "noise " << noise << ": links " << scores.links.precision() << "/" << scores.links.recall()
              << ", split and merged " << scores.special.precision() << "/" << scores.special.recall()
              << ", numbers " << scores.numbers.precision() << "/" << scores.numbers.recall() << ", modals "
              << scores.modals.precision() << "/" << scores.modals.recall() << "\n";
    EXPECT_GE(scores.links.precision(), 0.98) << noise;
    EXPECT_GE(scores.links.recall(), 0.95) << noise;
    EXPECT_GE(scores.special.recall(), 0.9) << noise;
    EXPECT_GE(scores.numbers.precision(), 0.97) << noise;
    EXPECT_GE(scores.numbers.recall(), 0.97) << noise;
    EXPECT_GE(scores.modals.precision(), 0.95) << noise;
    EXPECT_GE(scores.modals.recall(), 0.95) << noise;
  }
}

}  // namespace
}  // namespace mediant::drafts::generated
