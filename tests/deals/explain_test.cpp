// The parts of an explained figure add up to it, whatever the case; a judged range holds every draw within
// it.
#include "mediant/deals/explain.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "mediant/deals/judged_range.hpp"
#include "support/random_case.hpp"

namespace mediant::deals {
namespace {

Assignment random_deal(const DealSpace& space, std::mt19937_64& random) {
  Deal deal;
  for (const Cluster& cluster : space.clusters())
    deal.push_back(static_cast<std::uint32_t>(random() % cluster.size));
  return space.assignment(deal);
}

TEST(Explain, PartsAddUpToTheUtility) {
  std::size_t explained = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const model::Case c = test::RandomCase(seed, {}).make();
    const auto space = compile(c);
    if (!space) continue;
    std::mt19937_64 random(seed);
    bool empty = false;
    for (const Cluster& cluster : space->clusters()) empty = empty || cluster.size == 0;
    if (empty) continue;
    const Assignment deal = random_deal(*space, random);
    for (std::size_t p = 0; p < space->parties(); ++p) {
      const auto explanation = explain(c, *space, space->structure().holders[p], deal);
      ASSERT_TRUE(explanation) << seed;
      double sum = 0;
      for (const Contribution& part : explanation->parts) sum += part.points;
      EXPECT_NEAR(sum, explanation->utility, 1e-6 * (1 + std::abs(sum))) << seed;
      EXPECT_NEAR(explanation->gain, explanation->utility - explanation->reserve_used, 1e-6) << seed;
      ++explained;
    }
  }
  EXPECT_GT(explained, 100U);
}

// Draws values inside every estimate and checks that no utility leaves the range; the ends are attained
// nearby.
TEST(JudgedRange, HoldsEveryDrawOfIndependentRanges) {
  std::size_t checked = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const model::Case c = test::RandomCase(seed, {}).make();
    auto space = compile(c);
    if (!space) continue;
    bool empty = false;
    for (const Cluster& cluster : space->clusters()) empty = empty || cluster.size == 0;
    if (empty) continue;
    std::mt19937_64 random(seed);
    const Assignment assignment = random_deal(*space, random);
    const Deal deal = *space->deal(assignment);
    for (std::size_t p = 0; p < space->parties(); ++p) {
      if (c.preferences[space->structure().block[p]].form != model::Preferences::WeightForm::ranges) continue;
      const Interval range = judged_range(c, *space, p, assignment);
      EXPECT_LE(range.low, range.high + 1e-9);
      for (int draw = 0; draw < 20; ++draw) {
        DealSpace drawn = *space;
        std::vector<PartyValues> values;
        for (std::size_t q = 0; q < space->parties(); ++q) {
          values.push_back(values_of(c, space->structure(), q, [&](const model::Estimate& e) {
            return e.low + (e.high - e.low) * (static_cast<double>(random() % 1001) / 1000);
          }));
        }
        drawn.bind(values);
        const double utility = drawn.utility(p, drawn.total(p, deal));
        const double slack = 1e-6 * (1 + std::abs(utility)) + drawn.tolerance(p);
        EXPECT_GE(utility, range.low - slack) << seed;
        EXPECT_LE(utility, range.high + slack) << seed;
        ++checked;
      }
    }
  }
  EXPECT_GT(checked, 500U);
}

}  // namespace
}  // namespace mediant::deals
