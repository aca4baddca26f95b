#include "mediant/deals/bridge.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "deals/brute.hpp"

namespace mediant::deals {
namespace {

using namespace testing;

struct Scenario {
  model::Case c;
  Assignment proposal;
  BridgeOptions options;
};

Scenario scenario(std::uint64_t seed) {
  Scenario s{random_case(seed, {.max_deals = 250}), {}, {}};
  std::mt19937_64 random(seed * 77 + 1);
  const bool speaks_to_all = random() % 2 == 0;
  for (const auto& i : s.c.issues) {
    const auto k = model::option_ids(i).size();
    const bool quiet = !speaks_to_all && random() % 3 == 0;
    s.proposal.push_back(quiet ? silent : static_cast<int>(random() % k));
    s.options.cost.push_back(random() % 3 == 0 ? 2.5 : 1);
    s.options.frozen.push_back(random() % 8 == 0 && !quiet);
  }
  if (random() % 2 == 0) s.options.cost.clear();
  s.options.alternatives = 100'000;
  return s;
}

double cost_of(const Scenario& s, const Assignment& deal) {
  double cost = 0;
  for (std::size_t i = 0; i < deal.size(); ++i) {
    if (s.proposal[i] == silent || s.proposal[i] == deal[i]) continue;
    if (s.options.frozen[i]) return -1;
    cost += s.options.cost.empty() ? 1 : s.options.cost[i];
  }
  return cost;
}

double worst_gain(const Brute& b, const Listed& d) {
  double worst = 1e300;
  for (std::size_t p : b.pool) {
    worst = std::min(worst,
                     static_cast<double>(d.units[p] - b.reserve[p]) / static_cast<double>(b.denominator[p]));
  }
  return worst;
}

TEST(Bridge, LeastChangesAlternativesAndCurveEqualTheListOfDeals) {
  int found = 0;
  int several = 0;
  int without_numbers = 0;
  for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
    Scenario s = scenario(seed);
    const bool numbers = seed % 5 != 0;
    if (!numbers) red_lines_alone(s.c, seed);
    const auto space = compile(s.c);
    if (!numbers && (!space || space->structure().pool.empty())) continue;
    const Brute b = brute(s.c);
    if (b.pool.empty()) continue;
    const Bridges got = bridge(*space, s.proposal, s.options);
    without_numbers += numbers || got.bridges.empty() || got.bridges[0].changes.empty() ? 0 : 1;
    double least = -1;
    std::set<Assignment> alternatives;
    std::map<double, double> best_for;  // cost -> best worst-off gain within red lines
    for (const auto& d : b.deals) {
      const double cost = cost_of(s, d.options);
      if (cost < 0) continue;
      if (b.agreed(d, true)) {
        auto& best = best_for.try_emplace(cost, -1e300).first->second;
        best = std::max(best, worst_gain(b, d));
      }
      if (!b.agreed(d)) continue;
      if (least < 0 || cost < least) {
        least = cost;
        alternatives.clear();
      }
      if (cost > least) continue;
      Assignment terms = d.options;
      for (std::size_t i = 0; i < terms.size(); ++i) {
        if (s.proposal[i] == silent) terms[i] = silent;
      }
      alternatives.insert(terms);
    }
    if (least < 0) {
      ASSERT_FALSE(got.least_cost.has_value()) << seed;
      ASSERT_FALSE(got.reason.empty()) << seed;
    } else {
      ASSERT_TRUE(got.least_cost.has_value()) << seed << " " << got.reason;
      ASSERT_DOUBLE_EQ(*got.least_cost, least) << seed;
      ASSERT_TRUE(got.exact && got.complete) << seed;
      std::set<Assignment> mine;
      for (const auto& one : got.bridges) {
        ASSERT_TRUE(space->accepted(one.deal)) << seed;
        Assignment terms = space->assignment(one.deal);
        ASSERT_DOUBLE_EQ(cost_of(s, terms), least);
        for (std::size_t i = 0; i < terms.size(); ++i) {
          if (s.proposal[i] == silent) terms[i] = silent;
        }
        ASSERT_TRUE(mine.insert(terms).second) << "twice the same changes";
        for (const auto& change : one.changes) {
          ASSERT_EQ(change.from, s.proposal[static_cast<std::size_t>(change.issue)]);
          ASSERT_EQ(change.to, terms[static_cast<std::size_t>(change.issue)]);
        }
      }
      ASSERT_EQ(mine, alternatives) << seed;
      ++found;
      several += mine.size() > 1;
    }
    if (!numbers) {
      ASSERT_TRUE(got.curve.empty());
      continue;
    }
    // The curve: what each cost brings, wherever a higher cost brings more.
    std::vector<std::pair<double, double>> want;
    for (const auto& [cost, gain] : best_for) {
      if (want.empty() || gain > want.back().second + 1e-12) want.emplace_back(cost, gain);
    }
    ASSERT_EQ(got.curve.size(), want.size()) << seed;
    for (std::size_t i = 0; i < want.size(); ++i) {
      ASSERT_DOUBLE_EQ(got.curve[i].cost, want[i].first) << seed;
      ASSERT_NEAR(got.curve[i].worst_gain, want[i].second, 1e-9) << seed;
    }
  }
  EXPECT_GT(found, 1000);
  EXPECT_GT(several, 200);
  EXPECT_GT(without_numbers, 100);
}

TEST(Bridge, ImprovementsOfASignedDealAreBetterForAll) {
  int improved = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    Scenario s = scenario(seed);
    s.options.test = BridgeOptions::Test::better_for_all;
    s.options.frozen.assign(s.proposal.size(), false);
    const auto space = compile(s.c);
    const Brute b = brute(s.c);
    if (b.pool.empty() || b.deals.empty()) continue;
    const Listed& signed_deal = b.deals[seed % b.deals.size()];
    s.proposal = signed_deal.options;
    const Bridges got = bridge(*space, s.proposal, s.options);
    double least = -1;
    for (const auto& d : b.deals) {
      if (!b.agreed(d, true)) continue;
      const bool better = std::all_of(b.pool.begin(), b.pool.end(),
                                      [&](std::size_t p) { return d.units[p] > signed_deal.units[p]; });
      const double cost = cost_of(s, d.options);
      if (better && (least < 0 || cost < least)) least = cost;
    }
    ASSERT_EQ(got.least_cost.has_value(), least >= 0) << seed << got.reason;
    if (least >= 0) {
      ASSERT_DOUBLE_EQ(*got.least_cost, least) << seed;
      ++improved;
    }
  }
  EXPECT_GT(improved, 200);
}

}  // namespace
}  // namespace mediant::deals
