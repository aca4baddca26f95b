#include "mediant/deals/value.hpp"

#include <gtest/gtest.h>

#include "deals/brute.hpp"
#include "mediant/deals/explain.hpp"

namespace mediant::deals {
namespace {

using namespace testing;

TEST(Value, RangesAndVerdictsEqualTheListOfCompletions) {
  int open = 0;
  for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
    const model::Case c = random_case(seed, {.max_deals = 300});
    const auto space = compile(c);
    const Brute b = brute(c);
    std::mt19937_64 random(seed);
    Assignment proposal;
    for (const auto& i : c.issues) {
      const auto k = model::option_ids(i).size();
      proposal.push_back(random() % 3 == 0 ? silent : static_cast<int>(random() % k));
    }
    std::vector<const Listed*> completions;
    for (const auto& d : b.deals) {
      bool fits = true;
      for (std::size_t i = 0; i < proposal.size(); ++i)
        fits = fits && (proposal[i] == silent || proposal[i] == d.options[i]);
      if (fits) completions.push_back(&d);
    }
    const Valuation got = value(*space, proposal);
    ASSERT_EQ(got.possible, !completions.empty()) << seed;
    if (completions.empty()) {
      ASSERT_FALSE(got.violates.empty()) << seed;
      continue;
    }
    for (std::size_t p = 0; p < b.parties.size(); ++p) {
      std::int64_t low = completions.front()->units[p];
      std::int64_t high = low;
      std::size_t accepted = 0;
      for (const auto* d : completions) {
        low = std::min(low, d->units[p]);
        high = std::max(high, d->units[p]);
        accepted += b.accepts(*d, p);
      }
      const auto den = static_cast<double>(b.denominator[p]);
      ASSERT_NEAR(space->utility(p, got.holders[p].low) * den, static_cast<double>(low), 1e-6) << seed;
      ASSERT_NEAR(space->utility(p, got.holders[p].high) * den, static_cast<double>(high), 1e-6) << seed;
      const Verdict want = accepted == completions.size() ? Verdict::accepts
                           : accepted == 0                ? Verdict::rejects
                                                          : Verdict::depends;
      ASSERT_EQ(got.holders[p].verdict, want) << seed << " " << b.parties[p];
      open += want == Verdict::depends;
    }
    if (b.pool.empty()) continue;
    const bool any =
        std::any_of(completions.begin(), completions.end(), [&](auto* d) { return b.agreed(*d); });
    ASSERT_EQ(got.agreement == Verdict::rejects, !any) << seed;
    if (got.agreement == Verdict::accepts) {
      ASSERT_TRUE(std::all_of(completions.begin(), completions.end(), [&](auto* d) { return b.agreed(*d); }));
    }
    if (!got.distance || !b.agreed(*completions.front(), true)) continue;
    bool dominated = false;
    const Listed& here = *completions.front();
    for (const auto& d : b.deals) {
      if (!b.agreed(d, true)) continue;
      bool covers = true;
      bool better = false;
      for (std::size_t p : b.pool) {
        covers = covers && d.units[p] >= here.units[p];
        better = better || d.units[p] > here.units[p];
      }
      dominated = dominated || (covers && better);
    }
    ASSERT_EQ(got.distance->efficient, !dominated) << seed;
  }
  EXPECT_GT(open, 1000);
}

TEST(Explain, PartsSumToTheUtilityAndLinesSayWhetherTheyAreBroken) {
  int explained = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const model::Case c = random_case(seed, {.max_deals = 100});
    const auto space = compile(c);
    const Brute b = brute(c);
    for (std::size_t d = 0; d < b.deals.size(); d += 7) {
      for (std::size_t p = 0; p < b.parties.size(); ++p) {
        const auto why = explain(c, *space, model::PartyId(b.parties[p]), b.deals[d].options);
        ASSERT_TRUE(why.ok());
        double sum = 0;
        for (const auto& part : why->parts) sum += part.points;
        ASSERT_NEAR(sum, why->utility, 1e-9);
        ASSERT_NEAR(why->utility,
                    static_cast<double>(b.deals[d].units[p]) / static_cast<double>(b.denominator[p]), 1e-9);
        ASSERT_EQ(why->accepts, b.accepts(b.deals[d], p));
        bool broken = false;
        for (const auto& line : why->red_lines) broken = broken || line.broken;
        ASSERT_EQ(broken, b.deals[d].breaks[p]);
        ++explained;
      }
    }
  }
  EXPECT_GT(explained, 1000);
}

TEST(Explain, NamesWhatIsMissing) {
  model::Case c;
  c.parties = {party("a"), party("b")};
  c.issues = {issue("x", 2), issue("y", 2)};
  c.preferences = {points("a", c, {{0, 1}, {0, 1}}, 0)};
  const auto space = compile(c);
  const auto partial = explain(c, *space, model::PartyId("a"), {0, silent});
  ASSERT_FALSE(partial.ok());
  EXPECT_EQ(partial.error().code, "silent");
  EXPECT_NE(partial.error().message.find("y"), std::string::npos);
  EXPECT_EQ(explain(c, *space, model::PartyId("b"), {0, 0}).error().code, "unknown-party");
}

}  // namespace
}  // namespace mediant::deals
