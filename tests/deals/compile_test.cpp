#include <gtest/gtest.h>

#include "deals/build.hpp"

namespace mediant::deals {
namespace {

using namespace testing;

model::Case two_issues() {
  model::Case c;
  c.parties = {party("a"), party("b")};
  c.issues = {issue("x", 3), issue("y", 2)};
  c.preferences = {points("a", c, {{0, 5, 10}, {0, 4}}, 3), points("b", c, {{10, 5, 0}, {4, 0}}, 2)};
  return c;
}

TEST(Compile, UtilitiesAreExactIntegersOverADenominator) {
  const auto space = compile(two_issues());
  ASSERT_TRUE(space.ok());
  EXPECT_TRUE(space->exact());
  const auto deal = space->deal({2, 1});
  ASSERT_TRUE(deal);
  EXPECT_EQ(space->utility(0, space->total(0, *deal)), 14);
  EXPECT_EQ(space->utility(1, space->total(1, *deal)), 0);
  EXPECT_EQ(space->utility(0, space->reserve(0)), 3);
  EXPECT_EQ(space->assignment(*deal), (Assignment{2, 1}));
}

TEST(Compile, RulesJoinIssuesAndRemoveCombinations) {
  model::Case c = two_issues();
  model::Package rule;
  rule.when = {is("x", {2}), is("y", {1})};
  rule.forbid = true;
  c.packages.push_back(rule);
  const auto space = compile(c);
  ASSERT_TRUE(space.ok());
  ASSERT_EQ(space->clusters().size(), 1U);
  EXPECT_EQ(space->clusters()[0].size, 5U);
  EXPECT_FALSE(space->deal({2, 1}));
  EXPECT_TRUE(space->deal({2, 0}));
}

TEST(Compile, PackagesAddWorthAndSingleRedLinesMarkChoices) {
  model::Case c = two_issues();
  model::Package bonus;
  bonus.when = {is("x", {1})};
  bonus.worth = {{model::PartyId("b"), model::Estimate::between(-2, -1)}};
  c.packages.push_back(bonus);
  model::RedLine line;
  line.never = {is("y", {1})};
  c.preferences[1].red_lines.push_back(line);
  const auto space = compile(c);
  ASSERT_TRUE(space.ok());
  EXPECT_EQ(space->clusters().size(), 2U);
  const auto deal = space->deal({1, 1});
  EXPECT_EQ(space->utility(1, space->total(1, *deal)), 3.5);
  EXPECT_EQ(space->broken(*deal), 2U);
  EXPECT_FALSE(space->accepted(*deal));
  EXPECT_TRUE(space->accepted(*space->deal({1, 0})));
}

TEST(Compile, MissingScoreIsNamed) {
  model::Case c = two_issues();
  c.preferences[0].scores[1].options.pop_back();
  const auto space = compile(c);
  ASSERT_FALSE(space.ok());
  EXPECT_EQ(space.error().code, "missing-score");
  EXPECT_NE(space.error().message.find("'1'"), std::string::npos);
}

TEST(Compile, RankingGivesTheCentroidOfTheOrderedSimplex) {
  model::Case c = two_issues();
  auto& p = c.preferences[0];
  p.form = model::Preferences::WeightForm::ranking;
  p.weights.clear();
  p.rank = {{model::IssueId("y")}};
  p.rank_rest = true;
  const auto w = rank_weights(c, p);
  EXPECT_DOUBLE_EQ(w[1], 0.75);
  EXPECT_DOUBLE_EQ(w[0], 0.25);
  const auto space = compile(c);
  ASSERT_TRUE(space.ok());
  EXPECT_TRUE(space->exact());
  // 0.25 * 20 + 0.75 * 8
  EXPECT_DOUBLE_EQ(space->utility(0, space->total(0, *space->deal({2, 1}))), 11);
}

TEST(Compile, BindingPutsNewNumbersOnTheSameStructure) {
  const model::Case c = two_issues();
  auto space = compile(c);
  ASSERT_TRUE(space.ok());
  std::vector<PartyValues> values;
  for (std::size_t p = 0; p < 2; ++p) {
    values.push_back(
        values_of(c, space->structure(), p, [](const model::Estimate& e) { return e.midpoint(); }));
  }
  values[0].weights = {3, 1};
  space->bind(values);
  EXPECT_FALSE(space->exact());
  EXPECT_NEAR(space->utility(0, space->total(0, *space->deal({2, 1}))), 0.75 * 20 + 0.25 * 8, 1e-8);
  EXPECT_GT(space->tolerance(0), 0);
}

}  // namespace
}  // namespace mediant::deals
