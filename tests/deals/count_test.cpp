#include "mediant/deals/count.hpp"

#include <gtest/gtest.h>

#include "deals/brute.hpp"

namespace mediant::deals {
namespace {

using namespace testing;

TEST(Count, EqualsBruteForceOnRandomCases) {
  int some = 0;
  for (std::uint64_t seed = 1; seed <= 6000; ++seed) {
    const model::Case c = random_case(seed, {.max_deals = seed % 100 == 0 ? 20'000.0 : 500.0});
    const auto space = compile(c);
    const Brute b = brute(c);
    const Counts got = count(*space);
    ASSERT_EQ(got.deals.digits, std::to_string(b.deals.size())) << seed;
    std::size_t within = 0;
    std::size_t all = 0;
    for (const auto& d : b.deals) {
      within += b.agreed(d, true);
      all += b.agreed(d);
    }
    ASSERT_EQ(got.within_red_lines.digits, std::to_string(within)) << seed;
    ASSERT_TRUE(got.all.exact);
    ASSERT_EQ(got.all.digits, std::to_string(all)) << seed;
    ASSERT_EQ(got.acceptable.size(), b.parties.size());
    for (std::size_t p = 0; p < b.parties.size(); ++p) {
      std::size_t n = 0;
      for (const auto& d : b.deals) n += b.accepts(d, p);
      ASSERT_EQ(got.acceptable[p].digits, std::to_string(n)) << seed << " " << b.parties[p];
    }
    some += all > 0;
  }
  EXPECT_GT(some, 2000);
}

TEST(Count, BoundsAndEstimatesHoldTheTruthWhereStatesAreFew) {
  int inside = 0;
  int estimated = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const model::Case c =
        random_case(seed, {.min_parties = 2, .max_parties = 4, .max_issues = 6, .max_deals = 4000});
    const auto space = compile(c);
    const Counts truth = count(*space);
    CountOptions few;
    few.states = 40;
    few.samples = 4000;
    const Counts got = count(*space, few);
    for (std::size_t p = 0; p < truth.acceptable.size(); ++p) {
      EXPECT_LE(got.acceptable[p].low, truth.acceptable[p].high) << seed;
      EXPECT_GE(got.acceptable[p].high, truth.acceptable[p].high) << seed;
    }
    if (got.all.exact) {
      EXPECT_EQ(got.all.digits, truth.all.digits) << seed;
      continue;
    }
    ++estimated;
    inside += got.all.low <= truth.all.high && truth.all.high <= got.all.high;
  }
  EXPECT_GT(estimated, 20);
  EXPECT_GE(inside, estimated * 85 / 100);  // 95 % intervals, with the streams fixed
}

TEST(Count, AHugeSpaceIsCountedExactlyForEachParty) {
  model::Case c;
  c.parties = {party("a"), party("b")};
  std::vector<std::vector<double>> up, down;
  for (int i = 0; i < 60; ++i) {
    c.issues.push_back(issue("i" + std::to_string(i), 10));
    auto& u = up.emplace_back();
    auto& d = down.emplace_back();
    for (int o = 0; o < 10; ++o) {
      u.push_back(o);
      d.push_back(9 - o);
    }
  }
  c.preferences = {points("a", c, up, 271), points("b", c, down, 270)};
  const Counts got = count(*compile(c));
  EXPECT_EQ(got.deals.digits, "1" + std::string(60, '0'));
  EXPECT_TRUE(got.acceptable[0].exact);
  // Sums are symmetric about 270: above it and below it are equally many, and both together with 270 are all.
  const auto below = got.acceptable[0].digits;
  const auto least = got.acceptable[1].digits;
  EXPECT_LT(below, least);
  EXPECT_EQ(got.all.digits, "0");
}

}  // namespace
}  // namespace mediant::deals
