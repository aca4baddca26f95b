#include "mediant/judgement/elicitation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "cases.hpp"
#include "mediant/judgement/linear.hpp"

namespace mediant::judgement {
namespace {

using model::Estimate;
using Answer = PackageChoice::Answer;

TEST(Linear, KnownProgrammes) {
  // max 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18: 36 at (2, 6) (Dantzig's example in Hillier & Lieberman).
  const auto r = maximise({3, 5}, {{{1, 0}, 4}, {{0, 2}, 12}, {{3, 2}, 18}});
  ASSERT_TRUE(r);
  EXPECT_NEAR(r->value, 36, 1e-9);
  EXPECT_NEAR(r->x[0], 2, 1e-9);
  EXPECT_NEAR(r->x[1], 6, 1e-9);
  EXPECT_FALSE(maximise({1}, {{{1}, 1}, {{-1}, -2}}));  // x <= 1 and x >= 2
  EXPECT_FALSE(maximise({1}, {{{-1}, -2}}));            // unbounded
  const auto e = maximise({1, 0, 0}, {{{1, 1, 1}, 1}, {{-1, -1, -1}, -1}, {{1, -1, 0}, 0}});
  ASSERT_TRUE(e);
  EXPECT_NEAR(e->value, 0.5, 1e-9);
}

TEST(Linear, AgreesWithSamplingOnRandomPolyhedra) {
  int empty = 0;
  for (std::uint64_t number = 0; number < 500; ++number) {
    sampling::Stream s(sampling::Key::root(number), 0);
    std::vector<LinearRow> rows{{{1, 1, 1}, 1}, {{-1, -1, -1}, -1}};
    for (int k = 0; k < 4; ++k) {
      rows.push_back({{s.uniform() - 0.5, s.uniform() - 0.5, s.uniform() - 0.5}, 0.15 * (s.uniform() - 0.6)});
    }
    const std::vector<double> c{s.uniform() - 0.5, s.uniform() - 0.5, s.uniform() - 0.5};
    double best = -1e9;
    for (int x = 0; x <= 100; ++x) {
      for (int y = 0; x + y <= 100; ++y) {
        const double p[3] = {x / 100.0, y / 100.0, (100 - x - y) / 100.0};
        bool inside = true;
        for (const auto& row : rows) {
          inside = inside && row.a[0] * p[0] + row.a[1] * p[1] + row.a[2] * p[2] <= row.b + 1e-12;
        }
        if (inside) best = std::max(best, c[0] * p[0] + c[1] * p[1] + c[2] * p[2]);
      }
    }
    const auto r = maximise(c, rows);
    if (!r) ++empty;
    if (best > -1e8) {
      ASSERT_TRUE(r) << number;
      EXPECT_GE(r->value, best - 1e-9);
      EXPECT_LE(r->value, best + 0.03);  // the grid's spacing
    }
  }
  EXPECT_GT(empty, 20);
}

model::Case three_issues() {
  model::Case c;
  c.parties = {party("a")};
  c.issues = {issue("x", 2), issue("y", 2), issue("z", 2)};
  model::Preferences p = preferences("a", {}, Estimate::point(0));
  for (const auto& i : c.issues) {
    score_line(p, i, 0, 100);
    p.weights.emplace_back(i.id, Estimate::between(1, 100));
  }
  c.preferences = {p};
  return c;
}

/// Best on one issue, worst on the other, against the reverse.
PackageChoice prefers(const std::string& more, const std::string& less) {
  return {{term(more, 1), term(less, 0)}, {term(more, 0), term(less, 1)}, Answer::first};
}

TEST(Elicitation, ChoicesNarrowTheRanges) {
  const model::Case c = three_issues();
  Answers answers;
  answers.ranking = {};
  const auto before = elicit(c, c.parties[0].id, answers, {1, 20'000, 0, 0.9});
  answers.choices = {prefers("x", "y"), prefers("y", "z")};
  const auto after = elicit(c, c.parties[0].id, answers, {1, 20'000, 0, 0.9});
  ASSERT_TRUE(after.ok());
  EXPECT_TRUE(after->consistent);
  EXPECT_GT(after->weights[0].middle, before->weights[0].middle + 5);
  EXPECT_LT(after->weights[2].high, before->weights[2].high);
  EXPECT_EQ(after->fit[0], 1);
  for (const auto& w : after->weights) {
    EXPECT_LE(w.low, w.middle);
    EXPECT_LE(w.middle, w.high);
  }
}

// x over y, y over z, z over x cannot be; any one of them is the least set.
TEST(Elicitation, ACircleNamesTheLeastSet) {
  const model::Case c = three_issues();
  Answers answers;
  answers.choices = {prefers("x", "y"), prefers("y", "z"), prefers("z", "x")};
  const auto r = elicit(c, c.parties[0].id, answers);
  ASSERT_TRUE(r.ok());
  EXPECT_FALSE(r->consistent);
  EXPECT_EQ(r->revisit.size(), 1U);
  answers.choices.push_back(
      prefers("x", "z"));  // now the third contradicts two others: it alone is to be revisited
  const auto again = elicit(c, c.parties[0].id, answers);
  EXPECT_EQ(again->revisit, (std::vector<std::size_t>{2}));
  EXPECT_LT(again->fit[2], 0.5);
}

TEST(Elicitation, SwingsAndRankingsBecomeWeights) {
  const model::Case c = three_issues();
  Answers answers;
  answers.swings = {
      {model::IssueId{"x"}, 100, 0}, {model::IssueId{"y"}, 60, 10}, {model::IssueId{"z"}, 40, 0}};
  const auto r = elicit(c, c.parties[0].id, answers);
  ASSERT_TRUE(r.ok());
  EXPECT_NEAR(r->weights[0].middle, 50, 0.5);
  EXPECT_LT(r->weights[1].low, r->weights[1].high);
  const auto block = updated(c.preferences[0], *r, model::AnalystId{"desk"}, {2026, 1, 5, false});
  EXPECT_EQ(block.judged->by.value, "desk");
  EXPECT_EQ(block.weights.size(), 3U);
  EXPECT_EQ(block.scores, c.preferences[0].scores);

  Answers ranked;
  ranked.ranking = {{model::IssueId{"z"}}};
  ranked.ranking_rest = true;
  const auto q = elicit(c, c.parties[0].id, ranked);
  EXPECT_NEAR(q->weights[2].middle, 100 * 11.0 / 18, 1);
  ASSERT_TRUE(q->next);  // x against y is open
  EXPECT_EQ(q->next->first[0].issue.value, "x");
  EXPECT_EQ(q->next->first[1].issue.value, "y");
  ranked.choices = {prefers("x", "z")};  // against the ranking
  EXPECT_FALSE(elicit(c, c.parties[0].id, ranked)->consistent);
}

TEST(Elicitation, BadAnswersAreNamed) {
  const model::Case c = three_issues();
  Answers answers;
  answers.choices = {{{term("x", 1)}, {term("y", 1)}, Answer::first}};
  EXPECT_EQ(elicit(c, c.parties[0].id, answers).error().code, "uneven-packages");
  answers.choices = {{{term("q", 1)}, {term("q", 0)}, Answer::first}};
  EXPECT_EQ(elicit(c, c.parties[0].id, answers).error().code, "unknown-issue");
  answers.choices = {{{term("x", 7)}, {term("x", 0)}, Answer::first}};
  EXPECT_EQ(elicit(c, c.parties[0].id, answers).error().code, "unknown-option");
  EXPECT_EQ(elicit(c, model::PartyId{"nobody"}, {}).error().code, "unknown-party");
}

}  // namespace
}  // namespace mediant::judgement
