// Texts near a proposal, steps and what blocks: against lists of all deals and shares computed by hand.
#include "mediant/judgement/near_texts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "cases.hpp"
#include "mediant/judgement/blocking.hpp"
#include "mediant/judgement/room.hpp"
#include "mediant/judgement/tried.hpp"

namespace mediant::judgement {
namespace {

using deals::Assignment;
using model::Estimate;

/// One issue of five options (0, 25, … 100 for a, the reverse for b); no-deal levels U(30, 70) and U(40, 80).
model::Case split() {
  model::Case c;
  c.parties = {party("a"), party("b")};
  c.issues = {issue("price", 5)};
  c.preferences = {preferences("a", {{"price", Estimate::point(1)}}, Estimate::between(30, 70)),
                   preferences("b", {{"price", Estimate::point(1)}}, Estimate::between(40, 80))};
  score_line(c.preferences[0], c.issues[0], 0, 100);
  score_line(c.preferences[1], c.issues[0], 100, 0);
  c.proposals = {proposal("half", {term("price", 2)}), proposal("quarter", {term("price", 1)})};
  return c;
}

constexpr Trials many{1, 20'000, {}, 0};

TEST(TryOut, SharesAndGainsByHand) {
  const model::Case c = split();
  const auto a = Assumptions::compile(c);
  ASSERT_TRUE(a.ok());
  const std::vector<Assignment> texts = {{2}, {1}};
  const std::vector<Step> steps = {{{1}, {2}}};
  const Tried tried = try_out(*a, texts, steps, many, serial(), quiet());
  EXPECT_EQ(tried.draws, 20'000U);
  EXPECT_NEAR(tried.deals[0].all.value, 1.0 / 8, 5 * tried.deals[0].all.error);
  EXPECT_NEAR(tried.deals[0].accepts[0].value, 1.0 / 2, 5 * tried.deals[0].accepts[0].error);
  EXPECT_EQ(tried.deals[1].all.value, 0);
  EXPECT_NEAR(tried.deals[1].accepts[1].value, 7.0 / 8, 5 * tried.deals[1].accepts[1].error);
  // Scores are points, so the step gives 25 and takes 25 under every assumption.
  EXPECT_NEAR(tried.steps[0].mean[0], 25, 1e-6);
  EXPECT_NEAR(tried.steps[0].low[1], -25, 1e-6);
  EXPECT_EQ(tried.steps[0].gains[0].value, 1);
  EXPECT_EQ(tried.steps[0].nobody_loses.value, 0);
}

// w_x ~ U(1, 3) against w_y = 2: giving up y (100 to 0) for x (0 to 100) gains 100 (w_x - 2)/(w_x + 2), which
// is positive for half of the draws; its 5 % and 95 % points are those of w_x = 1.1 and 2.9.
TEST(TryOut, RangeOfAGainByHand) {
  model::Case c;
  c.parties = {party("a"), party("b")};
  c.issues = {issue("x", 2), issue("y", 2)};
  c.preferences = {
      preferences("a", {{"x", Estimate::between(1, 3)}, {"y", Estimate::point(2)}}, Estimate::point(0)),
      preferences("b", {{"x", Estimate::between(1, 3)}, {"y", Estimate::point(2)}}, Estimate::point(0))};
  for (auto& block : c.preferences) {
    for (const auto& i : c.issues) score_line(block, i, 0, 100);
  }
  const auto a = Assumptions::compile(c);
  ASSERT_TRUE(a.ok());
  const std::vector<Step> steps = {{{0, 1}, {1, 0}}};
  const Tried tried = try_out(*a, {}, steps, many, serial(), quiet());
  EXPECT_NEAR(tried.steps[0].low[0], 100 * (1.1 - 2) / (1.1 + 2), 0.5);
  EXPECT_NEAR(tried.steps[0].high[0], 100 * (2.9 - 2) / (2.9 + 2), 0.5);
  EXPECT_NEAR(tried.steps[0].gains[0].value, 0.5, 5 * tried.steps[0].gains[0].error);
  // The two weights are independent: both gain in a quarter.
  EXPECT_NEAR(tried.steps[0].nobody_loses.value, 0.25, 5 * tried.steps[0].nobody_loses.error);
}

// Only "half" can serve both: r_a <= 50 and r_b <= 50, an eighth of the draws. Else the two levels exclude
// each other. Where a's line forbids "half", the eighth is blocked by line and levels together.
TEST(Blocking, SharesByHand) {
  model::Case c = split();
  BlockingOptions options;
  options.trials = {1, 4'000, {}, 0};
  const auto run = [&] {
    const auto a = Assumptions::compile(c);
    EXPECT_TRUE(a.ok());
    auto found = blocking(*a, options, serial(), quiet());
    EXPECT_TRUE(found.ok());
    return *found;
  };
  const Blocking open = run();
  EXPECT_TRUE(open.complete);
  ASSERT_EQ(open.sets.size(), 1U);
  EXPECT_EQ(open.sets[0].constraints.size(), 2U);
  EXPECT_NEAR(open.sets[0].binds.value, 7.0 / 8, 5 * open.none.error);
  EXPECT_EQ(open.none.value, open.sets[0].binds.value);

  model::RedLine line;
  line.never = {model::Condition{model::IssueId{"price"}, {model::OptionId{"o2"}}, {}, {}, false, false, {}}};
  c.preferences[0].red_lines = {line};
  const Blocking closed = run();
  EXPECT_EQ(closed.none.value, 1);
  ASSERT_EQ(closed.sets.size(), 2U);
  EXPECT_EQ(closed.sets[0].constraints.size(), 2U);
  EXPECT_EQ(closed.sets[0].binds.value, open.none.value);
  EXPECT_EQ(closed.sets[1].constraints.size(), 3U);
  EXPECT_NEAR(closed.sets[1].binds.value, 1 - open.none.value, 1e-12);
}

// Two analysts: one thinks "half" is beyond a's red line, the other beyond b's. Under each view's draws
// another set blocks, and the level constraints, the same in both, count once.
TEST(Blocking, EveryAnalystsViewIsTried) {
  model::Case c = split();
  c.analysts.resize(2);
  c.analysts[0].id = model::AnalystId{"one"};
  c.analysts[1].id = model::AnalystId{"two"};
  model::RedLine line;
  line.never = {model::Condition{model::IssueId{"price"}, {model::OptionId{"o2"}}, {}, {}, false, false, {}}};
  const std::vector<model::Preferences> blocks = c.preferences;
  c.preferences.clear();
  for (std::size_t p = 0; p < 2; ++p) {
    for (std::size_t v = 0; v < 2; ++v) {
      model::Preferences block = blocks[p];
      block.judged = model::Judged{};
      block.judged->by = c.analysts[v].id;
      if (p == v) block.red_lines = {line};
      c.preferences.push_back(block);
    }
  }
  const auto a = Assumptions::compile(c);
  ASSERT_TRUE(a.ok());
  ASSERT_EQ(a->views().size(), 2U);
  BlockingOptions options;
  options.trials = {1, 4'000, {}, 0};
  const auto found = blocking(*a, options, serial(), quiet());
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->draws, 4'000U);
  EXPECT_EQ(found->none.value, 1);
  EXPECT_EQ(found->constraints.size(), 4U);  // two levels, and one red line of each view
  std::map<std::vector<std::size_t>, double> share;
  double threes = 0;
  for (const auto& set : found->sets) {
    share[set.constraints] = set.binds.value;
    if (set.constraints.size() == 3) threes += set.binds.value;
  }
  ASSERT_EQ(found->sets.size(), 3U);
  // Half of the draws to each view; in an eighth of each the line blocks together with the levels.
  EXPECT_NEAR(threes, 1.0 / 8, 0.03);
  EXPECT_NEAR(found->sets.front().binds.value, 7.0 / 8, 0.03);
}

std::vector<Assignment> all_deals(const deals::DealSpace& space) {
  std::vector<Assignment> out(1, Assignment(space.structure().issues.size(), 0));
  for (std::size_t i = 0; i < space.structure().issues.size(); ++i) {
    std::vector<Assignment> next;
    for (const Assignment& deal : out) {
      for (std::size_t o = 0; o < space.structure().options[i].size(); ++o) {
        next.push_back(deal);
        next.back()[i] = static_cast<int>(o);
      }
    }
    out = std::move(next);
  }
  std::erase_if(out, [&](const Assignment& deal) { return !space.deal(deal); });
  return out;
}

int changes(const Assignment& from, const Assignment& to) {
  int n = 0;
  for (std::size_t i = 0; i < from.size(); ++i) n += from[i] != deals::silent && from[i] != to[i] ? 1 : 0;
  return n;
}

TEST(NearTexts, AgainstAllDeals) {
  int asked = 0;
  int met = 0;
  for (std::uint64_t number = 0; number < 40; ++number) {
    model::Case c = random_case(number, 2 + number % 2, 4);
    for (auto& p : c.preferences) p.reserve = Estimate::between(35, 65);
    if (number % 3 == 0) c.proposals[1].terms.pop_back();  // silent on an issue
    if (number % 5 == 0) {                                 // two issues tied by a rule
      model::Package rule;
      rule.forbid = true;
      for (const char* id : {"i0", "i1"})
        rule.when.push_back({model::IssueId{id}, {model::OptionId{"o1"}}, {}, {}, false, false, {}});
      c.packages = {rule};
    }
    const auto a = Assumptions::compile(c);
    ASSERT_TRUE(a.ok());
    const deals::DealSpace& space = a->views().front().space;
    const Assignment from = *deals::assignment_of(space, c.proposals[1].terms);
    const auto deals = all_deals(space);
    NearTextsOptions options;
    options.trials = {1, 1'500, {}, 0};
    options.most = 4;
    const auto found = near_texts(*a, c.proposals[1].id, from, options, serial(), quiet());
    ASSERT_TRUE(found.ok());
    const Tried truth = try_out(*a, deals, {}, options.trials, serial(), quiet());
    const auto best_within = [&](int k) {
      double best = 0;
      for (std::size_t d = 0; d < deals.size(); ++d)
        if (changes(from, deals[d]) <= k) best = std::max(best, truth.deals[d].all.value);
      return best;
    };
    for (const NearText& text : found->texts) {
      const auto at = std::find(deals.begin(), deals.end(), text.terms);
      ASSERT_NE(at, deals.end()) << "keeps the rules";
      EXPECT_EQ(text.all.value, truth.deals[static_cast<std::size_t>(at - deals.begin())].all.value);
      EXPECT_EQ(text.changes, changes(from, text.terms));
      const double best = best_within(text.changes);
      EXPECT_LE(text.all.value, best);
      EXPECT_GE(text.bound.value, best) << "no text does better than the room near it";
      ++asked;
      met += text.all.value > best - 0.04 ? 1 : 0;
    }
    // What is proven of the least number holds.
    std::optional<std::size_t> least;
    for (int k = 0; k <= 4 && !least; ++k)
      if (best_within(k) >= options.wanted) least = static_cast<std::size_t>(k);
    if (least) {
      ASSERT_TRUE(found->at_least.has_value());
      EXPECT_LE(*found->at_least, *least);
    }
    if (found->least_changes) {
      ASSERT_TRUE(least.has_value());
      EXPECT_GE(*found->least_changes, *least);
    }
  }
  EXPECT_GT(asked, 60);
  EXPECT_GT(met, asked * 95 / 100);
}

// Room within k changes, draw by draw, against the list of all deals.
TEST(Room, NearAProposalAgreesWithEnumeration) {
  int yes = 0;
  int no = 0;
  for (std::uint64_t number = 0; number < 30; ++number) {
    model::Case c = random_case(number, 2 + number % 3, 4);
    for (auto& p : c.preferences) p.reserve = Estimate::between(45, 70);
    const auto a = Assumptions::compile(c);
    ASSERT_TRUE(a.ok());
    deals::DealSpace space = a->views().front().space;
    Assignment from = *deals::assignment_of(space, c.proposals[1].terms);
    if (number % 2 == 0) from[1] = deals::silent;
    std::vector<bool> frozen(4, false);
    frozen[0] = number % 3 == 0;
    const auto deals = all_deals(space);
    for (int k = 0; k <= 3; ++k) {
      RoomFinder finder(space, Near{from, k, frozen});
      Rows rows;
      a->fill(1, 0, rows);
      std::vector<deals::PartyValues> values;
      for (std::size_t j = 0; j < block_size; ++j) {
        a->values(rows.row(j), 0, values);
        space.bind(values);
        const bool truth = std::any_of(deals.begin(), deals.end(), [&](const Assignment& deal) {
          return changes(from, deal) <= k && (!frozen[0] || deal[0] == from[0]) &&
                 space.accepted(*space.deal(deal));
        });
        (truth ? yes : no)++;
        ASSERT_EQ(finder.find(space), truth ? Found::yes : Found::no) << number << " within " << k;
      }
    }
  }
  EXPECT_GT(yes, 500);
  EXPECT_GT(no, 500);
}

}  // namespace
}  // namespace mediant::judgement
