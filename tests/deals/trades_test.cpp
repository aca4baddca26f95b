#include "mediant/deals/trades.hpp"

#include <gtest/gtest.h>

#include <map>

#include "deals/brute.hpp"

namespace mediant::deals {
namespace {

using namespace testing;

TEST(Trades, EqualTheListOfChangesThatPayOnlyTogether) {
  int traded = 0;
  for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
    const model::Case c = random_case(seed, {.max_deals = 200});
    const auto space = compile(c);
    const Brute b = brute(c);
    if (b.pool.size() < 2 || b.deals.empty()) continue;
    const Listed& from = b.deals[seed % b.deals.size()];
    TradeOptions options;
    options.limit = 1'000'000;
    const auto got = trades(*space, from.options, options);
    // By definition, over whole deals: which clusters differ, and what any part of the difference gives.
    std::map<Assignment, std::vector<std::int64_t>> gain;
    for (const auto& d : b.deals) {
      auto& g = gain[d.options];
      for (std::size_t p : b.pool) g.push_back(d.units[p] - from.units[p]);
    }
    std::map<Assignment, const Listed*> listed;
    for (const auto& d : b.deals) listed[d.options] = &d;
    const auto lossless = [](const std::vector<std::int64_t>& g) {
      return std::all_of(g.begin(), g.end(), [](auto x) { return x >= 0; });
    };
    std::size_t want = 0;
    for (const auto& d : b.deals) {
      std::vector<const Cluster*> moved;
      for (const auto& cluster : space->clusters()) {
        if (std::any_of(cluster.issues.begin(), cluster.issues.end(), [&](int i) {
              return d.options[static_cast<std::size_t>(i)] != from.options[static_cast<std::size_t>(i)];
            })) {
          moved.push_back(&cluster);
        }
      }
      if (moved.size() < 2 || moved.size() > 3 || !lossless(gain[d.options])) continue;
      bool good =
          std::count_if(gain[d.options].begin(), gain[d.options].end(), [](auto x) { return x > 0; }) >= 2;
      for (std::size_t p : b.pool) good = good && (from.breaks[p] || !d.breaks[p]);
      for (std::size_t part = 1; part + 1 < (std::size_t{1} << moved.size()) && good; ++part) {
        Assignment partly = from.options;
        for (std::size_t t = 0; t < moved.size(); ++t) {
          if ((part >> t & 1U) == 0) continue;
          for (int i : moved[t]->issues)
            partly[static_cast<std::size_t>(i)] = d.options[static_cast<std::size_t>(i)];
        }
        good = !lossless(gain[partly]);
        // Every single move gives somebody something.
        if (std::popcount(part) == 1) {
          good = good && std::any_of(gain[partly].begin(), gain[partly].end(), [](auto x) { return x > 0; });
        }
      }
      want += good;
    }
    // A party whose lines are broken already may find another broken: the engine looks choice by choice.
    const bool lines =
        std::any_of(b.pool.begin(), b.pool.end(), [&](std::size_t p) { return from.breaks[p]; });
    if (!lines) {
      ASSERT_EQ(got.size(), want) << seed;
    }
    for (const auto& trade : got) {
      Assignment to = from.options;
      for (const auto& move : trade.moves) to[static_cast<std::size_t>(move.issue)] = move.to;
      ASSERT_TRUE(listed.count(to)) << seed;
      for (std::size_t k = 0; k < b.pool.size(); ++k) {
        const std::size_t p = b.pool[k];
        ASSERT_NEAR(space->utility(p, trade.gain[p]),
                    static_cast<double>(gain[to][k]) / static_cast<double>(b.denominator[p]), 1e-9);
      }
      ++traded;
    }
    for (std::size_t t = 1; t < got.size(); ++t) ASSERT_GE(got[t - 1].smallest, got[t].smallest);
  }
  EXPECT_GT(traded, 500);
}

}  // namespace
}  // namespace mediant::deals
