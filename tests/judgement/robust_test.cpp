#include "mediant/judgement/robust.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "../../src/judgement/worst_off.hpp"
#include "cases.hpp"
#include "mediant/core/native/parallel.hpp"

namespace mediant::judgement {
namespace {

using model::Estimate;

/// Every deal's share and mean worst-off gain by enumeration on the same draws.
std::vector<std::pair<double, double>> all_deals(const Assumptions& a, std::size_t draws) {
  deals::DealSpace space = a.views()[0].space;
  std::vector<deals::Deal> every{{}};
  for (const auto& cluster : space.clusters()) {
    std::vector<deals::Deal> next;
    for (const auto& d : every) {
      for (std::uint32_t j = 0; j < cluster.size; ++j) {
        next.push_back(d);
        next.back().push_back(j);
      }
    }
    every = std::move(next);
  }
  std::vector<std::pair<double, double>> out(every.size());
  Rows rows;
  std::vector<deals::PartyValues> values;
  std::vector<double> gain(space.parties());
  for (std::size_t j = 0; j < draws; ++j) {
    if (j % block_size == 0) a.fill(1, j / block_size, rows);
    a.values(rows.row(j % block_size), 0, values);
    space.bind(values);
    for (std::size_t d = 0; d < every.size(); ++d) {
      for (std::size_t h = 0; h < gain.size(); ++h)
        gain[h] = space.utility(h, space.total(h, every[d]) - space.reserve(h));
      const double w = worst_off(space.structure(), gain, space.broken(every[d]));
      out[d].first += space.accepted(every[d]) ? 1.0 / static_cast<double>(draws) : 0;
      out[d].second += std::max(w, -100.0) / static_cast<double>(draws);
    }
  }
  return out;
}

TEST(Robust, FindsNearlyTheBestOfAllDeals) {
  for (std::uint64_t number = 0; number < 6; ++number) {
    model::Case c = random_case(number, 2 + number % 2, 5);
    for (auto& p : c.preferences) p.reserve = Estimate::between(35, 65);
    const auto a = Assumptions::compile(c);
    constexpr std::size_t draws = 1024;
    const auto r = robust(*a, {{1, draws, {}, 0}, 512, 24, 50}, serial(), quiet());
    ASSERT_TRUE(r.ok());
    double share = 0;
    double worst = -100;
    for (const auto& [s, w] : all_deals(*a, draws)) {
      share = std::max(share, s);
      worst = std::max(worst, w);
    }
    ASSERT_FALSE(r->curve.empty());
    EXPECT_GE(r->curve.front().all.value, share - 0.03);
    EXPECT_LE(r->curve.front().all.value, share + 1e-12);
    EXPECT_GE(r->curve.back().worst_gain, worst - 0.6);
    for (std::size_t k = 1; k < r->curve.size(); ++k) {
      EXPECT_LE(r->curve[k].all.value, r->curve[k - 1].all.value);
      EXPECT_GT(r->curve[k].worst_gain, r->curve[k - 1].worst_gain);
    }
    for (const auto& d : r->curve) EXPECT_GE(d.regret, -1e-9);
  }
}

TEST(Robust, TheSameForAnyNumberOfThreads) {
  const model::Case c = random_case(3, 3, 6);
  const auto a = Assumptions::compile(c);
  std::vector<double> first;
  for (const unsigned threads : {1U, 2U, 7U}) {
    const auto executor = make_parallel_executor(threads);
    const auto r = robust(*a, {{1, 1000, {}, 0}, 256, 8, 12}, *executor, quiet());
    std::vector<double> numbers;
    for (const auto& d : r->curve)
      numbers.insert(numbers.end(), {d.all.value, d.worst_gain, d.regret, d.regret_high});
    if (first.empty()) first = numbers;
    EXPECT_EQ(numbers, first);
  }
}

TEST(WorstOff, TakesTheBestWinningCoalition) {
  deals::Structure s;
  s.pool = {0, 1, 2};
  s.needed = 3;
  const double gains[] = {5, -3, 2};
  EXPECT_EQ(worst_off(s, gains, 0), -3);
  s.needed = 2;
  EXPECT_EQ(worst_off(s, gains, 0), 2);
  s.vetoes = 2;  // party 1
  EXPECT_EQ(worst_off(s, gains, 0), -3);
  s.vetoes = 0;
  EXPECT_EQ(worst_off(s, gains, 1), -3);  // party 0 is out by its own red line
  s.vetoes = 1;
  EXPECT_EQ(worst_off(s, gains, 1), -std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace mediant::judgement
