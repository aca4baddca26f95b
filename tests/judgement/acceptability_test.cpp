#include "mediant/judgement/acceptability.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "cases.hpp"
#include "mediant/core/native/parallel.hpp"
#include "mediant/judgement/room.hpp"

namespace mediant::judgement {
namespace {

using model::Estimate;

AcceptabilityOutcome run(const model::Case& c, AcceptabilityOptions options = {}) {
  const auto a = Assumptions::compile(c);
  EXPECT_TRUE(a.ok());
  auto r = acceptability(*a, options, serial(), quiet());
  EXPECT_TRUE(r.ok());
  return *r;
}

RoomOutcome run_room(const model::Case& c, RoomOptions options = {}) {
  const auto a = Assumptions::compile(c);
  EXPECT_TRUE(a.ok());
  auto r = room(*a, options, serial(), quiet());
  EXPECT_TRUE(r.ok());
  return *r;
}

/// One issue of five options (0, 25, … 100 for a, the reverse for b), uniform no-deal levels.
model::Case split(double a_low, double a_high, double b_low, double b_high) {
  model::Case c;
  c.parties = {party("a"), party("b")};
  c.issues = {issue("price", 5)};
  c.preferences = {preferences("a", {{"price", Estimate::point(1)}}, Estimate::between(a_low, a_high)),
                   preferences("b", {{"price", Estimate::point(1)}}, Estimate::between(b_low, b_high))};
  score_line(c.preferences[0], c.issues[0], 0, 100);
  score_line(c.preferences[1], c.issues[0], 100, 0);
  c.proposals = {proposal("half", {term("price", 2)}), proposal("quarter", {term("price", 1)})};
  return c;
}

// r_a ~ U(30, 70), r_b ~ U(40, 80): "half" gives 50 each: 1/2 and 1/4 accept, 1/8 both; "quarter" 25/75: 0
// and 7/8.
TEST(Acceptability, MeetsSharesComputedByHand) {
  const auto r = run(split(30, 70, 40, 80), {{1, 50'000, {}, 0}, true});
  const auto& half = r.alternatives[0];
  EXPECT_NEAR(half.parties[0].accepts.surely.value, 0.5, 0.01);
  EXPECT_NEAR(half.parties[1].accepts.surely.value, 0.25, 0.01);
  EXPECT_NEAR(half.all.surely.value, 0.125, 0.008);
  EXPECT_NEAR(half.all.surely.error, std::sqrt(0.125 * 0.875 / 50'000), 2e-4);
  EXPECT_LE(half.all.surely.low, 0.125);
  EXPECT_GE(half.all.surely.high, 0.125);
  EXPECT_EQ(r.alternatives[1].parties[0].accepts.surely.value, 0);
  EXPECT_NEAR(r.alternatives[1].parties[1].accepts.surely.value, 0.875, 0.008);
  EXPECT_EQ(half.parties[0].ranks[0].value, 1);
  EXPECT_EQ(half.parties[1].ranks[1].value, 1);
}

// Room: a accepts x >= r_a, b accepts 100 - x >= r_b, x in {0, 25, 50, 75, 100}. With r_a ~ U(30,70), r_b ~
// U(40,80): x = 25 never; x = 50 needs r_a <= 50, r_b <= 50; x = 75 needs r_b <= 25: never. So 1/8 again.
// With r_b ~ U(0, 80): P(r_a <= 50) P(r_b <= 50) + P(r_a > 50) P(r_b <= 25) = 0.5 * 0.625 + 0.5 * 0.3125.
TEST(Room, MeetsSharesComputedByHand) {
  EXPECT_NEAR(run_room(split(30, 70, 40, 80), {{1, 50'000, {}, 0}, {}, 0}).room.value, 0.125, 0.008);
  const auto r = run_room(split(30, 70, 0, 80), {{1, 50'000, {}, 0}, {model::ProposalId{"half"}}, 1});
  EXPECT_NEAR(r.room.value, 0.46875, 0.01);
  EXPECT_NEAR(r.near[0].within[0].value, 0.3125, 0.01);
  EXPECT_EQ(r.near[0].within[1].value, r.room.value);
  EXPECT_EQ(r.undecided, 0U);
}

TEST(Room, AnAgreedIssueStaysAsItIs) {
  model::Case c = split(30, 70, 0, 80);
  c.issues[0].status = "agreed";
  const auto r = run_room(c, {{1, 20'000, {}, 0}, {model::ProposalId{"half"}}, 1});
  EXPECT_EQ(r.near[0].within[1].value, r.near[0].within[0].value);
}

// Equality counts as accepted, also where thirds do not fit a binary grid.
TEST(Acceptability, ALevelJustReachedIsReached) {
  model::Case c;
  c.parties = {party("a")};
  c.issues = {issue("x", 4), issue("y", 4), issue("z", 4)};
  c.preferences = {
      preferences("a", {{"x", Estimate::point(1)}, {"y", Estimate::point(1)}, {"z", Estimate::point(1)}},
                  Estimate::point(100.0 / 3))};
  for (const auto& i : c.issues) score_line(c.preferences[0], i, 0, 100);
  c.proposals = {proposal("d", {term("x", 1), term("y", 1), term("z", 1)})};
  const auto r = run(c);
  EXPECT_EQ(r.draws, 1U);
  EXPECT_EQ(r.alternatives[0].all.surely.value, 1);
  EXPECT_EQ(r.alternatives[0].all.surely.error, 0);
}

// SMAA by hand: two criteria, w uniform on the simplex, A = (100, 0), B = (0, 100), C = (60, 60). A is first
// for w1 > 0.6, C between, B for w1 < 0.4: rank acceptabilities 0.4, 0.4, 0.2; central weights (0.8, 0.2) for
// A.
TEST(Acceptability, RanksAndCentralWeightsOfSmaa) {
  model::Case c;
  c.parties = {party("a")};
  c.issues = {issue("x", 3), issue("y", 3)};
  model::Preferences p =
      preferences("a", {{"x", Estimate::between(0, 1)}, {"y", Estimate::between(0, 1)}}, Estimate::point(0));
  p.form = model::Preferences::WeightForm::simplex_sum;
  p.weights_sum = 1;
  for (const auto& i : c.issues) {
    model::Scores s;
    s.issue = i.id;
    s.options = {{i.options[0].id, Estimate::point(0)},
                 {i.options[1].id, Estimate::point(60)},
                 {i.options[2].id, Estimate::point(100)}};
    p.scores.push_back(s);
  }
  c.preferences = {p};
  c.proposals = {proposal("A", {term("x", 2), term("y", 0)}), proposal("B", {term("x", 0), term("y", 2)}),
                 proposal("C", {term("x", 1), term("y", 1)})};
  const auto r = run(c, {{3, 40'000, {}, 0}, true});
  const auto& A = r.alternatives[0].parties[0];
  const auto& C = r.alternatives[2].parties[0];
  EXPECT_NEAR(A.ranks[0].value, 0.4, 0.01);
  EXPECT_NEAR(A.ranks[1].value, 0.1, 0.01);  // 0.5 < w1 < 0.6: C first, then A
  EXPECT_NEAR(A.ranks[2].value, 0.5, 0.01);
  EXPECT_NEAR(C.ranks[0].value, 0.2, 0.01);
  EXPECT_EQ(C.ranks[2].value, 0);
  EXPECT_NEAR(A.central_weights[0], 0.8, 0.005);
  EXPECT_NEAR(A.central_weights[1], 0.2, 0.005);
  EXPECT_NEAR(A.weight_spread[0], 0.4 / std::sqrt(12.0), 0.005);
  EXPECT_EQ(A.confidence->value, 1);
  EXPECT_NEAR(C.central_weights[0], 0.5, 0.005);
}

TEST(Acceptability, TiesShareTheirRanks) {
  model::Case c = split(0, 100, 0, 100);
  c.proposals.push_back(proposal("same", {term("price", 2)}));
  const auto r = run(c, {{1, 1000, {}, 0}, true});
  EXPECT_EQ(r.alternatives[0].parties[0].ranks[0].value, 0.5);
  EXPECT_EQ(r.alternatives[2].parties[0].ranks[1].value, 0.5);
  EXPECT_EQ(r.alternatives[1].parties[0].ranks[2].value, 1);
}

// Silent on the second issue: a surely accepts only if the worst completion reaches its level.
TEST(Acceptability, SilenceMakesARange) {
  model::Case c;
  c.parties = {party("a"), party("b")};
  c.issues = {issue("x", 2), issue("y", 2)};
  c.preferences = {
      preferences("a", {{"x", Estimate::point(1)}, {"y", Estimate::point(1)}}, Estimate::between(0, 100)),
      preferences("b", {{"x", Estimate::point(1)}, {"y", Estimate::point(1)}}, Estimate::between(0, 100))};
  for (const auto& i : c.issues) {
    score_line(c.preferences[0], i, 0, 100);
    score_line(c.preferences[1], i, 100, 0);
  }
  c.proposals = {proposal("open", {term("x", 1)})};
  const auto r = run(c, {{1, 40'000, {}, 0}, true});
  const auto& open = r.alternatives[0];
  EXPECT_NEAR(open.parties[0].accepts.surely.value, 0.5, 0.01);
  EXPECT_EQ(open.parties[0].accepts.possibly.value, 1);
  EXPECT_NEAR(open.parties[1].accepts.surely.value, 0, 0.01);
  EXPECT_NEAR(open.parties[1].accepts.possibly.value, 0.5, 0.01);
  EXPECT_EQ(open.all.surely.value, 0);
  // One completion for both: y = 0 gives 50/50, y = 1 gives 100/0: P(r_a <= 50, r_b <= 50) = 1/4.
  EXPECT_NEAR(open.all.possibly.value, 0.25, 0.01);
  EXPECT_FALSE(open.parties[0].ranked);
}

TEST(Acceptability, RedLinesAreTheHoldersOwn) {
  model::Case c = split(0, 10, 0, 10);
  model::RedLine line;
  line.never = {model::Condition{model::IssueId{"price"}, {model::OptionId{"o2"}}, {}, {}, false, false, {}}};
  c.preferences[1].red_lines = {line};
  const auto r = run(c);
  EXPECT_EQ(r.alternatives[0].parties[0].accepts.surely.value, 1);
  EXPECT_EQ(r.alternatives[0].parties[1].accepts.possibly.value, 0);
  EXPECT_EQ(r.alternatives[0].all.possibly.value, 0);
  EXPECT_EQ(r.alternatives[1].all.possibly.value, 1);
}

TEST(Acceptability, TwoOfThreeWithAVeto) {
  model::Case c;
  c.issues = {issue("x", 2)};
  for (const char* id : {"a", "b", "c"}) {
    c.parties.push_back(party(id));
    c.preferences.push_back(preferences(id, {{"x", Estimate::point(1)}}, Estimate::between(0, 200)));
    score_line(c.preferences.back(), c.issues[0], 0, 100);
  }
  c.proposals = {proposal("d", {term("x", 1)})};  // each accepts with 1/2
  c.agreement.kind = model::Agreement::Kind::at_least;
  c.agreement.at_least = 2;
  EXPECT_NEAR(run(c, {{1, 40'000, {}, 0}, false}).alternatives[0].all.surely.value, 0.5, 0.01);
  c.agreement.including = {model::PartyId{"a"}};
  EXPECT_NEAR(run(c, {{1, 40'000, {}, 0}, false}).alternatives[0].all.surely.value, 0.375, 0.01);
  EXPECT_NEAR(run_room(c, {{1, 40'000, {}, 0}, {}, 0}).room.value, 0.375, 0.01);
}

TEST(Acceptability, StopsAtTheErrorAskedFor) {
  const auto r = run(split(30, 70, 40, 80), {{1, 500, 0.002, 1'000'000}, false});
  EXPECT_GT(r.draws, 40'000U);
  EXPECT_LT(r.draws, 80'000U);
  EXPECT_LE(r.largest_error, 0.002);
}

TEST(Acceptability, ScenarioProbabilitiesWidenTheRange) {
  model::Case c = split(49.5, 50.5, 0, 10);
  model::Scenario bad;
  bad.id = model::ScenarioId{"bad"};
  bad.p = Estimate::between(0, 1);
  bad.reserve = {{model::PartyId{"a"}, Estimate::point(2)}};
  model::Scenario good = bad;
  good.id = model::ScenarioId{"good"};
  good.reserve = {{model::PartyId{"a"}, Estimate::point(-2)}};
  c.no_deal = {bad, good};
  const auto r = run(c);
  EXPECT_NEAR(r.alternatives[0].all.surely.value, 0.5, 0.03);
  EXPECT_EQ(r.alternatives[0].all.surely.low, 0);
  EXPECT_EQ(r.alternatives[0].all.surely.high, 1);
}

bool enumerate_room(const deals::DealSpace& space, deals::Deal& d, std::size_t cluster) {
  if (cluster == space.clusters().size()) return space.accepted(d);
  for (std::uint32_t j = 0; j < space.clusters()[cluster].size; ++j) {
    d[cluster] = j;
    if (enumerate_room(space, d, cluster + 1)) return true;
  }
  return false;
}

TEST(Room, AgreesWithEnumerationDrawByDraw) {
  int yes = 0;
  int no = 0;
  for (std::uint64_t number = 0; number < 60; ++number) {
    model::Case c = random_case(number, 2 + number % 3, 4);
    if (number % 4 == 1) {
      c.agreement.kind = model::Agreement::Kind::at_least;
      c.agreement.at_least = 2;
    }
    if (number % 3 == 0) {  // a package ties two issues, a red line forbids
      model::Package package;
      package.when = {
          model::Condition{model::IssueId{"i0"}, {model::OptionId{"o0"}}, {}, {}, false, false, {}},
          model::Condition{model::IssueId{"i1"}, {model::OptionId{"o2"}}, {}, {}, false, false, {}}};
      package.worth = {{model::PartyId{"p0"}, Estimate::between(-20, 20)}};
      c.packages = {package};
      model::RedLine line;
      line.never = {
          model::Condition{model::IssueId{"i2"}, {model::OptionId{"o1"}}, {}, {}, false, false, {}}};
      c.preferences[1].red_lines = {line};
    }
    for (auto& p : c.preferences) p.reserve = Estimate::between(45, 70);
    const auto a = Assumptions::compile(c);
    ASSERT_TRUE(a.ok());
    deals::DealSpace space = a->views()[0].space;
    RoomFinder finder(space);
    Rows rows;
    a->fill(1, 0, rows);
    std::vector<deals::PartyValues> values;
    for (std::size_t j = 0; j < block_size; ++j) {
      a->values(rows.row(j), 0, values);
      space.bind(values);
      deals::Deal d(space.clusters().size());
      const bool truth = enumerate_room(space, d, 0);
      (truth ? yes : no)++;
      ASSERT_EQ(finder.find(space), truth ? Found::yes : Found::no);
      if (truth) {
        ASSERT_TRUE(space.accepted(finder.deal()));
      }
    }
  }
  EXPECT_GT(yes, 500);
  EXPECT_GT(no, 500);
}

std::string print(const AcceptabilityOutcome& r) {
  std::string out;
  for (const auto& a : r.alternatives) {
    for (const auto& p : a.parties) {
      out += std::to_string(p.accepts.surely.value) + " " + std::to_string(p.accepts.possibly.high) + " ";
      for (const auto& k : p.ranks) out += std::to_string(k.value) + " ";
      char text[40];
      for (const double w : p.central_weights) {
        std::snprintf(text, sizeof text, "%a ", w);
        out += text;
      }
    }
    out += std::to_string(a.all.surely.value) + "\n";
  }
  return out;
}

TEST(Draws, TheSameBytesForAnyNumberOfThreads) {
  const model::Case c = random_case(11, 3, 8);
  const auto a = Assumptions::compile(c);
  std::string first;
  std::string first_room;
  for (const unsigned threads : {1U, 2U, 7U}) {
    const auto executor = make_parallel_executor(threads);
    const auto r = acceptability(*a, {{1, 5000, {}, 0}, true}, *executor, quiet());
    const auto m = room(*a, {{1, 5000, {}, 0}, {model::ProposalId{"middle"}}, 3}, *executor, quiet());
    std::string room_text = std::to_string(m->room.value);
    for (const auto& s : m->near[0].within) room_text += " " + std::to_string(s.value);
    if (first.empty()) {
      first = print(*r);
      first_room = room_text;
    }
    EXPECT_EQ(print(*r), first);
    EXPECT_EQ(room_text, first_room);
  }
}

TEST(Draws, ReorderingThePartiesChangesNoNumber) {
  model::Case c = random_case(12, 3, 6);
  const auto before = run(c);
  const auto room_before = run_room(c);
  std::reverse(c.parties.begin(), c.parties.end());
  std::reverse(c.preferences.begin(), c.preferences.end());
  const auto after = run(c);
  EXPECT_EQ(room_before.room.value, run_room(c).room.value);
  for (std::size_t k = 0; k < before.alternatives.size(); ++k) {
    EXPECT_EQ(before.alternatives[k].all.surely.value, after.alternatives[k].all.surely.value);
    for (std::size_t h = 0; h < 3; ++h) {
      const auto& x = before.alternatives[k].parties[h];
      const auto& y = after.alternatives[k].parties[2 - h];
      EXPECT_EQ(x.accepts.surely.value, y.accepts.surely.value);
      EXPECT_EQ(x.central_weights, y.central_weights);
      for (std::size_t r = 0; r < x.ranks.size(); ++r) EXPECT_EQ(x.ranks[r].value, y.ranks[r].value);
    }
  }
}

TEST(Draws, RenamingThePartiesStaysWithinTheError) {
  model::Case c = random_case(12, 3, 6);
  const auto before = run(c);
  for (auto& p : c.parties) p.id.value += "-renamed";
  for (auto& p : c.preferences) p.party.value += "-renamed";
  const auto after = run(c);
  for (std::size_t k = 0; k < before.alternatives.size(); ++k) {
    const Share& x = before.alternatives[k].all.surely;
    const Share& y = after.alternatives[k].all.surely;
    EXPECT_NEAR(x.value, y.value, 4.5 * (x.error + y.error) + 1e-9);
  }
}

TEST(Draws, QuasiRandomPointsAgreeAndKnowTheirError) {
  const model::Case c = split(30, 70, 40, 80);
  const auto a = Assumptions::compile(c, {{}, 1000, true});
  const auto r = acceptability(*a, {{1, 8192, {}, 0}, false}, serial(), quiet());
  const Share& s = r->alternatives[0].all.surely;
  EXPECT_NEAR(s.value, 0.125, 0.002);
  EXPECT_LT(s.error, 0.0015);  // random: 0.0037
}

class CancelAfter final : public Progress {
 public:
  explicit CancelAfter(int reports) : left_(reports) {}
  void report(double, std::string_view) override { --left_; }
  [[nodiscard]] bool cancelled() const override { return left_ <= 0; }

 private:
  int left_;
};

TEST(Draws, ACancelledRunGivesWhatItHas) {
  const auto c = split(30, 70, 40, 80);
  const auto a = Assumptions::compile(c);
  CancelAfter progress(2);
  const auto r = acceptability(*a, {{1, 100'000, {}, 0}, false}, serial(), progress);
  EXPECT_TRUE(r->cancelled);
  EXPECT_EQ(r->draws, 2 * 16 * block_size);
  EXPECT_NEAR(r->alternatives[0].all.surely.value, 0.125, 0.03);
}

TEST(Words, SayASharePlainly) {
  EXPECT_EQ(in_words(Share{0.31, 0.02, 0.2, 0.4}), "in about 3 of 10 (2–4) of the assumptions tried");
  EXPECT_EQ(in_words(Share{0.31, 0.001, 0.3, 0.32}), "in about 3 of 10 of the assumptions tried");
  EXPECT_EQ(in_words(Share{1, 0, 1, 1}), "in all of the assumptions tried");
  EXPECT_EQ(in_words(Share{0, 0, 0, 0.001}), "in none of the assumptions tried");
  EXPECT_EQ(in_words(Share{0.02, 0.001, 0.015, 0.03}), "in about 2 of 100 of the assumptions tried");
  EXPECT_EQ(in_words(Share{0.5, 0.1, 0.1, 0.9}),
            "undetermined: in anything from 1 to 9 of 10 of the assumptions tried");
}

}  // namespace
}  // namespace mediant::judgement
