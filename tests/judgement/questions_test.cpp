#include "mediant/judgement/questions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "cases.hpp"
#include "mediant/core/native/parallel.hpp"
#include "mediant/judgement/outlook.hpp"

namespace mediant::judgement {
namespace {

using model::Estimate;

/// One issue, "half" gives 50 each; levels as given.
model::Case split(Estimate a, Estimate b) {
  model::Case c;
  c.parties = {party("a"), party("b")};
  c.issues = {issue("price", 5)};
  c.preferences = {preferences("a", {{"price", Estimate::point(1)}}, a),
                   preferences("b", {{"price", Estimate::point(1)}}, b)};
  score_line(c.preferences[0], c.issues[0], 0, 100);
  score_line(c.preferences[1], c.issues[0], 100, 0);
  c.proposals = {proposal("half", {term("price", 2)}), proposal("quarter", {term("price", 1)})};
  return c;
}

// "half" is accepted when r_a <= 50 (p = 1/2) and r_b <= 50 (q = 1/4): V = pq(1 - pq); S_a = p(1-p)q^2 / V =
// 1/7, S_b = q(1-q)p^2 / V = 3/7; totals S + interaction p(1-p)q(1-q)/V = 3/7: 4/7 and 6/7.
TEST(Questions, IndicesOfATextInClosedForm) {
  const model::Case c = split(Estimate::between(30, 70), Estimate::between(40, 80));
  const auto a = Assumptions::compile(c);
  const auto r = questions(*a, {{1, 2048, {}, 0}, 40'000, 24, "half"}, serial(), quiet());
  ASSERT_TRUE(r.ok());
  EXPECT_NEAR(r->yes.value, 0.125, 0.01);
  ASSERT_EQ(r->questions.size(), 2U);
  EXPECT_EQ(a->judgements()[r->questions[0].judgement].path, "preferences.b.reserve");
  EXPECT_NEAR(r->questions[0].index.first, 3.0 / 7, 0.03);
  EXPECT_NEAR(r->questions[1].index.first, 1.0 / 7, 0.03);
  EXPECT_NEAR(r->questions[0].index.total, 6.0 / 7, 0.03);
  EXPECT_NEAR(r->questions[1].index.total, 4.0 / 7, 0.03);
  EXPECT_EQ(
      in_words(c, a->judgements()[r->questions[0].judgement], r->questions[0]),
      "Find out the no-deal level of b: it decides 4 in 10 of the cases that are open, 9 in 10 together with "
      "other things.");
}

TEST(Questions, TheAnswerTurnsAtTheThreshold) {
  const model::Case c = split(Estimate::between(30, 60), Estimate::between(10, 80));
  const auto a = Assumptions::compile(c);
  const auto r = questions(*a, {{1, 256, {}, 0}, 128, 24, "half"}, serial(), quiet());
  EXPECT_TRUE(r->at_midpoints);  // 45 and 45
  ASSERT_EQ(r->thresholds.size(), 2U);
  for (const auto& t : r->thresholds) {
    EXPECT_NEAR(t.at, 50, 1e-3);
    EXPECT_FALSE(t.above);
  }
}

// Two texts, each accepted depending on r_a alone: "half" if r_a <= 50 and "quarter" (a gets 25) if r_a <= 25
// while b (level 60) takes only "quarter". Choosing after learning r_b: half if r_b <= 50, else quarter.
TEST(Questions, WorthOfKnowingBeforeChoosing) {
  const model::Case c = split(Estimate::point(20), Estimate::between(30, 90));
  // "half" accepted when r_b <= 50: 1/3; "quarter" when r_b <= 75: 3/4. Quarter is accepted whenever half is.
  const auto a = Assumptions::compile(c);
  const auto r = questions(*a, {{1, 8192, {}, 0}, 128, 24, ""}, serial(), quiet());
  EXPECT_EQ(r->texts[r->text_now], "quarter");
  EXPECT_NEAR(r->text_now_share.value, 0.75, 0.02);
  EXPECT_EQ(r->perfect.value, 0);
  // Now a's level decides between them: a rejects quarter above 25, accepts half; b accepts half when r_b
  // <= 50.
  const model::Case d = split(Estimate::between(0, 50), Estimate::point(40));
  const auto e = Assumptions::compile(d);
  const auto s = questions(*e, {{1, 8192, {}, 0}, 128, 24, ""}, serial(), quiet());
  EXPECT_EQ(s->texts[s->text_now], "half");
  EXPECT_EQ(s->perfect.value, 0);
}

TEST(Questions, SameBytesForAnyNumberOfThreads) {
  const model::Case c = random_case(21, 3, 6);
  const auto a = Assumptions::compile(c);
  std::vector<double> first;
  for (const unsigned threads : {1U, 2U, 7U}) {
    const auto executor = make_parallel_executor(threads);
    const auto r = questions(*a, {{1, 512, {}, 0}, 256, 8, ""}, *executor, quiet());
    std::vector<double> numbers{r->yes.value, r->perfect.value};
    for (const auto& q : r->questions) {
      numbers.insert(numbers.end(), {static_cast<double>(q.judgement), q.index.first, q.index.total,
                                     q.worth.value, q.rough_worth.value});
    }
    if (first.empty()) first = numbers;
    EXPECT_EQ(numbers, first);
  }
}

TEST(Questions, UnknownTextsAreNamed) {
  const model::Case c = split(Estimate::between(30, 60), Estimate::between(10, 80));
  const auto a = Assumptions::compile(c);
  const auto r = questions(*a, {{1, 256, {}, 0}, 128, 24, "nothing"}, serial(), quiet());
  ASSERT_FALSE(r.ok());
  EXPECT_EQ(r.error().code, "unknown-proposal");
}

// a's level 60 falls by 5 a month, b's 50 stays; deals 0/100, 25/75, 50/50, 75/25: a needs 75 with b at 25 <
// 50 now, 50/50 from month 2 on.
TEST(Outlook, AWindowOpensForTheOneWhoseLevelFalls) {
  model::Case c = split(Estimate::point(60), Estimate::point(50));
  model::Scenario s;
  s.id = model::ScenarioId{"on"};
  s.per_month = {{model::PartyId{"a"}, Estimate::point(-5)}};
  c.no_deal = {s};
  const auto a = Assumptions::compile(c);
  ASSERT_TRUE(a.ok());
  const auto r = outlook(*a, {{1, 10, {}, 0}, 4}, serial(), quiet());
  ASSERT_TRUE(r.ok());
  ASSERT_EQ(r->courses.size(), 1U);
  const auto& months = r->courses[0].months;
  EXPECT_EQ(months[1].room.value, 0);
  EXPECT_EQ(months[2].room.value, 1);
  EXPECT_EQ(months[2].opened.value, 1);
  EXPECT_EQ(months[2].turns[0].opens.value, 1);
  EXPECT_EQ(months[2].turns[1].opens.value, 0);
  EXPECT_NEAR(r->drift[0].mean, -5, 1e-9);
}

TEST(Outlook, ARisingLevelClosesIt) {
  model::Case c = split(Estimate::between(30, 50), Estimate::point(50));
  model::Scenario good;
  good.id = model::ScenarioId{"good"};
  good.p = Estimate::point(0.5);
  good.per_month = {{model::PartyId{"a"}, Estimate::point(4)}};
  model::Scenario flat;
  flat.id = model::ScenarioId{"flat"};
  flat.p = Estimate::point(0.5);
  c.no_deal = {good, flat};
  const auto a = Assumptions::compile(c);
  const auto r = outlook(*a, {{1, 4000, {}, 0}, 10}, serial(), quiet());
  ASSERT_EQ(r->courses.size(), 3U);
  EXPECT_EQ(r->courses[0].months[0].room.value, 1);
  EXPECT_NEAR(r->courses[0].months[5].room.value, 0.5, 0.03);  // +10 in expectation: r_a <= 40
  EXPECT_EQ(r->courses[1].months[10].room.value, 0);           // +40 in the good course
  EXPECT_EQ(r->courses[2].months[10].room.value, 1);
  EXPECT_NEAR(r->courses[0].months[5].turns[0].closes.value, 0.5, 0.03);
  model::Case none = split(Estimate::point(60), Estimate::point(50));
  const auto without = Assumptions::compile(none);
  EXPECT_EQ(outlook(*without, {}, serial(), quiet()).error().code, "no-outlook");
}

}  // namespace
}  // namespace mediant::judgement
