#include "mediant/judgement/assumptions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "cases.hpp"

namespace mediant::judgement {
namespace {

using model::Estimate;

std::vector<std::vector<double>> weights_drawn(const model::Case& c, std::size_t blocks, bool quasi = false) {
  const auto a = Assumptions::compile(c, {{}, 100'000, quasi});
  EXPECT_TRUE(a.ok());
  std::vector<std::vector<double>> out;
  Rows rows;
  std::vector<deals::PartyValues> values;
  for (std::size_t b = 0; b < blocks; ++b) {
    a->fill(1, b, rows);
    for (std::size_t j = 0; j < block_size; ++j) {
      a->values(rows.row(j), a->view_of(rows.row(j)), values);
      auto w = values[0].weights;
      double sum = 0;
      for (const double x : w) sum += x;
      for (double& x : w) x /= sum;
      out.push_back(w);
    }
  }
  return out;
}

model::Case one_party(model::Preferences p, std::size_t issues) {
  model::Case c;
  c.parties = {party("a")};
  for (std::size_t i = 0; i < issues; ++i) {
    c.issues.push_back(issue("i" + std::to_string(i), 2));
    score_line(p, c.issues.back(), 0, 100);
  }
  c.preferences = {std::move(p)};
  return c;
}

TEST(Assumptions, RankingsAreDrawnAroundTheRankOrderCentroid) {
  for (const bool quasi : {false, true}) {
    model::Preferences p = preferences("a", {}, Estimate::point(0));
    p.form = model::Preferences::WeightForm::ranking;
    p.rank = {{model::IssueId{"i2"}}, {model::IssueId{"i0"}}};
    p.rank_rest = true;
    const model::Case c = one_party(p, 3);
    std::vector<double> mean(3, 0);
    const auto drawn = weights_drawn(c, 200, quasi);
    for (const auto& w : drawn) {
      ASSERT_GE(w[2], w[0]);
      ASSERT_GE(w[0], w[1]);
      for (std::size_t i = 0; i < 3; ++i) mean[i] += w[i] / static_cast<double>(drawn.size());
    }
    EXPECT_NEAR(mean[2], 11.0 / 18, quasi ? 5e-4 : 4e-3);
    EXPECT_NEAR(mean[0], 5.0 / 18, quasi ? 5e-4 : 4e-3);
    EXPECT_NEAR(mean[1], 2.0 / 18, quasi ? 5e-4 : 4e-3);
  }
}

TEST(Assumptions, ASumKeepsToItsRanges) {
  model::Preferences p = preferences(
      "a",
      {{"i0", Estimate::between(20, 60)}, {"i1", Estimate::between(10, 50)}, {"i2", Estimate::point(30)}},
      Estimate::point(0));
  p.form = model::Preferences::WeightForm::simplex_sum;
  p.weights_sum = 100;
  for (const auto& w : weights_drawn(one_party(p, 3), 20)) {
    EXPECT_NEAR(w[2], 0.3, 1e-12);
    EXPECT_GE(w[0], 0.2 - 1e-12);
    EXPECT_LE(w[1], 0.5 + 1e-12);
  }
  p.weights[0].second = Estimate::between(70, 90);
  p.weights[1].second = Estimate::between(10, 50);
  const auto bad = Assumptions::compile(one_party(p, 3));
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().code, "impossible-weights");
}

TEST(Assumptions, PointsLeaveNothingToDraw) {
  const auto a = Assumptions::compile(one_party(
      preferences("a", {{"i0", Estimate::point(1)}, {"i1", Estimate::point(3)}}, Estimate::point(20)), 2));
  ASSERT_TRUE(a.ok());
  EXPECT_TRUE(a->certain());
  EXPECT_TRUE(a->judgements().empty());
}

TEST(Assumptions, OrderOfPartiesChangesNoNumber) {
  model::Case c = random_case(5, 3, 6);
  model::Case turned = c;
  std::rotate(turned.parties.begin(), turned.parties.begin() + 1, turned.parties.end());
  std::rotate(turned.preferences.begin(), turned.preferences.begin() + 1, turned.preferences.end());
  const auto a = Assumptions::compile(c);
  const auto b = Assumptions::compile(turned);
  Rows ra;
  Rows rb;
  a->fill(9, 4, ra);
  b->fill(9, 4, rb);
  std::vector<deals::PartyValues> va;
  std::vector<deals::PartyValues> vb;
  for (std::size_t j = 0; j < block_size; ++j) {
    a->values(ra.row(j), 0, va);
    b->values(rb.row(j), 0, vb);
    for (std::size_t p = 0; p < 3; ++p) {
      EXPECT_EQ(va[p].weights, vb[(p + 2) % 3].weights);
      EXPECT_EQ(va[p].scores, vb[(p + 2) % 3].scores);
      EXPECT_EQ(va[p].reserve, vb[(p + 2) % 3].reserve);
    }
  }
}

TEST(Assumptions, OneWordDrawsBlocksTogether) {
  model::Case c = random_case(1, 2, 2);
  for (auto& p : c.preferences) {
    p.reserve = Estimate::between(40, 60);
    p.correlation_group = "hard";
  }
  c.preferences[1].reserve = Estimate::between(0, 100);
  const auto a = Assumptions::compile(c);
  Rows rows;
  a->fill(1, 0, rows);
  std::vector<deals::PartyValues> v;
  for (std::size_t j = 0; j < block_size; ++j) {
    a->values(rows.row(j), 0, v);
    EXPECT_NEAR((v[0].reserve + level_slack - 40) * 5, v[1].reserve + level_slack, 1e-9);
  }
}

TEST(Assumptions, ScenariosShiftTheNoDealLevelInExpectation) {
  model::Case c = random_case(2, 2, 2);
  for (auto& p : c.preferences) p.reserve = Estimate::point(50);
  model::Scenario war;
  war.id = model::ScenarioId{"war"};
  war.p = Estimate::between(0.2, 0.6);
  war.reserve = {{model::PartyId{"p0"}, Estimate::point(-10)}};
  war.per_month = {{model::PartyId{"p0"}, Estimate::point(-2)}};
  model::Scenario calm;
  calm.id = model::ScenarioId{"calm"};
  calm.p = Estimate::between(0.4, 0.9);
  c.no_deal = {war, calm};
  const auto a = Assumptions::compile(c);
  ASSERT_TRUE(a.ok());
  EXPECT_EQ(a->probability_corners().size(), 2U);  // war 0.2 and 0.6 (calm takes the rest: 0.8, 0.4)
  Rows rows;
  a->fill(1, 0, rows);
  double mean = 0;
  for (std::size_t j = 0; j < block_size; ++j) {
    const double now = a->reserve(rows.row(j), 0, 0, {}) + level_slack;
    EXPECT_LE(now, 48 + 1e-9);
    EXPECT_GE(now, 44 - 1e-9);
    EXPECT_NEAR(a->reserve(rows.row(j), 0, 0, {5, 0, {}}) + level_slack, 30, 1e-9);
    EXPECT_NEAR(a->reserve(rows.row(j), 0, 1, {5, {}, {}}) + level_slack, 50, 1e-9);
    mean += now / block_size;
  }
  EXPECT_NEAR(mean, 46, 0.5);
}

TEST(Assumptions, SeveralAnalystsAreEachAView) {
  model::Case c = random_case(3, 2, 2);
  c.analysts.resize(2);
  c.analysts[0].id = model::AnalystId{"x"};
  c.analysts[1].id = model::AnalystId{"y"};
  for (auto& p : c.preferences) p.judged = model::Judged{model::AnalystId{"x"}, {}, false, {}, {}};
  model::Preferences second = c.preferences[1];
  second.judged->by = model::AnalystId{"y"};
  second.reserve = Estimate::point(99);
  c.preferences.push_back(second);
  const auto a = Assumptions::compile(c);
  ASSERT_TRUE(a.ok());
  ASSERT_EQ(a->views().size(), 2U);
  EXPECT_EQ(a->views()[1].analyst, "y");
  Rows rows;
  std::size_t of_y = 0;
  for (std::uint64_t b = 0; b < 20; ++b) {
    a->fill(1, b, rows);
    for (std::size_t j = 0; j < block_size; ++j) {
      const std::size_t v = a->view_of(rows.row(j));
      of_y += v;
      if (v == 1) {
        EXPECT_NEAR(a->reserve(rows.row(j), 1, 1, {}), 99, 1e-6);
      }
    }
  }
  EXPECT_NEAR(static_cast<double>(of_y) / (20.0 * block_size), 0.5, 0.04);
}

}  // namespace
}  // namespace mediant::judgement
