#include "mediant/deals/frontier.hpp"

#include <gtest/gtest.h>

#include <map>

#include "deals/brute.hpp"

namespace mediant::deals {
namespace {

using namespace testing;

struct Point {
  std::vector<std::int64_t> units;
  std::uint64_t ties = 0;
  bool acceptable = false;
  friend bool operator==(const Point&, const Point&) = default;
};

bool dominates(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  bool better = false;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k] < b[k]) return false;
    better = better || a[k] > b[k];
  }
  return better;
}

std::vector<Point> brute_frontier(const Brute& b) {
  std::map<std::vector<std::int64_t>, Point, std::greater<>> points;
  for (const auto& d : b.deals) {
    if (!b.agreed(d, true)) continue;
    std::vector<std::int64_t> u;
    for (std::size_t p : b.pool) u.push_back(d.units[p]);
    Point& point = points[u];
    point.units = u;
    ++point.ties;
    point.acceptable = point.acceptable || b.agreed(d);
  }
  std::vector<Point> out;
  for (const auto& [u, point] : points) {
    bool beaten = false;
    for (const auto& other : points) beaten = beaten || dominates(other.first, u);
    if (!beaten) out.push_back(point);
  }
  return out;
}

TEST(Frontier, EqualsBruteForceOnRandomCases) {
  int with_points = 0;
  int with_ties = 0;
  for (std::uint64_t seed = 1; seed <= 6000; ++seed) {
    const model::Case c = random_case(seed, {.max_deals = seed % 100 == 0 ? 20'000.0 : 500.0});
    const auto space = compile(c);
    ASSERT_TRUE(space.ok()) << seed << " " << space.error().message;
    ASSERT_TRUE(space->exact());
    const Brute b = brute(c);
    const Frontier front = frontier(*space);
    if (b.pool.empty()) {
      EXPECT_EQ(front.reason, "no-preferences");
      continue;
    }
    EXPECT_TRUE(front.exact);
    std::vector<Point> got;
    for (std::size_t i = 0; i < front.size(); ++i) {
      Point point;
      for (std::size_t p : b.pool) {
        const double exact = space->utility(p, front.units(i)[p]) * static_cast<double>(b.denominator[p]);
        point.units.push_back(std::llround(exact));
      }
      point.ties = std::stoull(front.ties(i));
      point.acceptable = front.acceptable(i);
      got.push_back(point);
      // The deal shown is one of the case's, on that point, and as acceptable as the point says.
      const Deal deal = front.deal(i);
      for (std::size_t p = 0; p < space->parties(); ++p) ASSERT_EQ(space->total(p, deal), front.units(i)[p]);
      EXPECT_EQ(space->accepted(deal), front.acceptable(i)) << seed;
    }
    const auto want = brute_frontier(b);
    ASSERT_EQ(got.size(), want.size()) << seed;
    ASSERT_TRUE(got == want) << seed;
    ASSERT_EQ(front.reason.empty(), !want.empty()) << seed;
    with_points += want.size() > 1;
    for (const auto& point : want) with_ties += point.ties > 1;
  }
  EXPECT_GT(with_points, 2000);
  EXPECT_GT(with_ties, 500);
}

TEST(Frontier, TiesShowTheFirstDealInCaseOrder) {
  model::Case c;
  c.parties = {party("a"), party("b")};
  for (int i = 0; i < 3; ++i) c.issues.push_back(issue("i" + std::to_string(i), 2));
  // Any one of the three issues gives the same trade.
  c.preferences = {points("a", c, {{0, 1}, {0, 1}, {0, 1}}, 0), points("b", c, {{1, 0}, {1, 0}, {1, 0}}, 0)};
  const auto front = frontier(*compile(c));
  ASSERT_EQ(front.size(), 4U);
  EXPECT_EQ(front.ties(1), "3");
  EXPECT_EQ(front.deal(1), (Deal{0, 1, 1}));
  EXPECT_EQ(front.deal(2), (Deal{0, 0, 1}));
}

TEST(Frontier, CountsTiesBeyond64Bits) {
  model::Case c;
  c.parties = {party("a"), party("b")};
  std::vector<std::vector<double>> flat;
  for (int i = 0; i < 80; ++i) {
    c.issues.push_back(issue("i" + std::to_string(i), 2));
    flat.push_back({1, 1});
  }
  c.preferences = {points("a", c, flat, 0), points("b", c, flat, 0)};
  const auto front = frontier(*compile(c));
  ASSERT_EQ(front.size(), 1U);
  EXPECT_EQ(front.ties(0), "1208925819614629174706176");  // 2^80
}

model::Case random_points(std::uint64_t seed, int parties, int issues, int options) {
  std::mt19937_64 random(seed);
  model::Case c;
  for (int p = 0; p < parties; ++p) c.parties.push_back(party("p" + std::to_string(p)));
  for (int i = 0; i < issues; ++i) c.issues.push_back(issue("i" + std::to_string(i), options));
  for (int p = 0; p < parties; ++p) {
    std::vector<std::vector<double>> score;
    for (int i = 0; i < issues; ++i) {
      auto& list = score.emplace_back();
      for (int o = 0; o < options; ++o) list.push_back(static_cast<double>(random() % 1000));
    }
    c.preferences.push_back(points("p" + std::to_string(p), c, score, 0));
  }
  return c;
}

TEST(Frontier, BoxesKeepTheirGuarantee) {
  for (int n = 2; n <= 5; ++n) {
    const auto space = compile(random_points(static_cast<std::uint64_t>(n), n, 7, 3));
    const auto all = frontier(*space);
    ASSERT_TRUE(all.exact);
    const auto few = frontier(*space, {.point_limit = all.size() / 3, .box = 0});
    EXPECT_FALSE(few.exact);
    EXPECT_LE(few.size(), all.size() / 3);
    for (std::size_t i = 0; i < all.size(); ++i) {
      bool covered = false;
      for (std::size_t j = 0; j < few.size() && !covered; ++j) {
        covered = true;
        for (std::size_t p = 0; p < space->parties(); ++p) {
          covered = covered && space->utility(p, few.units(j)[p]) + few.guarantee[p] + 1e-9 >=
                                   space->utility(p, all.units(i)[p]);
        }
      }
      EXPECT_TRUE(covered);
    }
  }
}

TEST(Frontier, OrderOfPartiesChangesNothingButColumns) {
  model::Case c = random_points(5, 3, 5, 3);
  const auto before = frontier(*compile(c));
  std::reverse(c.parties.begin(), c.parties.end());
  std::reverse(c.preferences.begin(), c.preferences.end());
  const auto after = frontier(*compile(c));
  ASSERT_EQ(before.size(), after.size());
  std::map<std::vector<Units>, Deal> one, two;
  for (std::size_t i = 0; i < before.size(); ++i) {
    one[{before.units(i).begin(), before.units(i).end()}] = before.deal(i);
    two[{after.units(i).rbegin(), after.units(i).rend()}] = after.deal(i);
  }
  EXPECT_EQ(one, two);
}

}  // namespace
}  // namespace mediant::deals
