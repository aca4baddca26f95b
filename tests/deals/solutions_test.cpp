#include "mediant/deals/solutions.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "deals/brute.hpp"
#include "mediant/numeric/wide.hpp"

namespace mediant::deals {
namespace {

using namespace testing;
using numeric::Int128;

/// The concepts by definition over a list of deals.
struct Definition {
  const Brute& b;
  std::vector<const Listed*> f;
  std::vector<std::int64_t> ideal, span;

  Definition(const Brute& brute, bool unrestricted) : b(brute) {
    for (const auto& d : b.deals) {
      if (b.agreed(d, unrestricted)) f.push_back(&d);
    }
    for (std::size_t p : b.pool) {
      std::int64_t most = f.empty() ? 0 : f.front()->units[p];
      for (const auto* d : f) most = std::max(most, d->units[p]);
      ideal.push_back(most);
    }
  }
  [[nodiscard]] std::int64_t gain(const Listed& d, std::size_t k) const {
    return d.units[b.pool[k]] - b.reserve[b.pool[k]];
  }
  [[nodiscard]] std::int64_t way(std::size_t k) const { return ideal[k] - b.reserve[b.pool[k]]; }

  using Share = std::pair<Int128, Int128>;
  static int compare(const Share& x, const Share& y) {
    const Int128 d = x.first * y.second - y.first * x.second;
    return d < 0 ? -1 : d > 0;
  }
  [[nodiscard]] int leximin(const Listed& x, const Listed& y,
                            const std::function<std::int64_t(std::size_t)>& scale) const {
    std::vector<Share> s, t;
    for (std::size_t k = 0; k < b.pool.size(); ++k) {
      if (scale(k) <= 0) continue;
      s.emplace_back(gain(x, k), scale(k));
      t.emplace_back(gain(y, k), scale(k));
    }
    const auto less = [](const Share& a, const Share& c) { return compare(a, c) < 0; };
    std::sort(s.begin(), s.end(), less);
    std::sort(t.begin(), t.end(), less);
    for (std::size_t i = 0; i < s.size(); ++i) {
      if (const int c = compare(s[i], t[i]); c != 0) return c;
    }
    return 0;
  }
  [[nodiscard]] int utilitarian(const Listed& x, const Listed& y) const {
    Int128 sum = 0;
    for (std::size_t k = 0; k < b.pool.size(); ++k) {
      Int128 part = x.units[b.pool[k]] - y.units[b.pool[k]];
      for (std::size_t j = 0; j < b.pool.size(); ++j) {
        if (j != k) part *= b.denominator[b.pool[j]];
      }
      sum += part;
    }
    return sum < 0 ? -1 : sum > 0;
  }
  [[nodiscard]] int egalitarian(const Listed& x, const Listed& y) const {
    return leximin(x, y, [&](std::size_t k) { return b.denominator[b.pool[k]]; });
  }
  [[nodiscard]] int shares(const Listed& x, const Listed& y) const {
    return leximin(x, y, [&](std::size_t k) { return way(k); });
  }
  [[nodiscard]] int nash(const Listed& x, const Listed& y) const {
    int count = 0;
    Int128 left = 1;
    Int128 right = 1;
    for (std::size_t k = 0; k < b.pool.size(); ++k) {
      const auto g = gain(x, k);
      const auto h = gain(y, k);
      count += (g > 0) - (h > 0);
      if (g > 0) left *= g;
      if (h > 0) right *= h;
      if (g > 0 && h <= 0) right *= way(k);
      if (h > 0 && g <= 0) left *= way(k);
    }
    if (count != 0) return count;
    if (left != right) return left < right ? -1 : 1;
    return shares(x, y);
  }
  [[nodiscard]] const Listed& best(const std::function<int(const Listed&, const Listed&)>& order) const {
    const Listed* top = f.front();
    for (const auto* d : f) {
      if (order(*d, *top) > 0) top = d;
    }
    return *top;
  }
};

void expect_equal_to_definition(std::uint64_t seed, const model::Case& c, bool unrestricted, int& solved) {
  const auto space = compile(c);
  ASSERT_TRUE(space.ok());
  const Brute b = brute(c);
  SolveOptions options;
  options.unrestricted = unrestricted;
  const Solutions got = solve(*space, options);
  if (b.pool.empty()) return;
  const Definition def(b, unrestricted);
  if (def.f.empty()) {
    ASSERT_FALSE(got.reason.empty()) << seed;
    for (const auto& s : got.by_concept) ASSERT_FALSE(s.has_value()) << seed;
    return;
  }
  ASSERT_EQ(got.reason, "") << seed;
  ++solved;
  const std::vector<std::function<int(const Listed&, const Listed&)>> orders{
      [&](const Listed& x, const Listed& y) { return def.utilitarian(x, y); },
      [&](const Listed& x, const Listed& y) { return def.nash(x, y); },
      [&](const Listed& x, const Listed& y) { return def.shares(x, y); },
      [&](const Listed& x, const Listed& y) { return def.egalitarian(x, y); }};
  for (std::size_t i = 0; i < orders.size(); ++i) {
    ASSERT_TRUE(got.by_concept[i].has_value()) << seed << " " << concepts()[i].name;
    const Solution& s = *got.by_concept[i];
    EXPECT_TRUE(s.exact);
    const Assignment options_taken = space->assignment(s.deal);
    const Listed* mine = nullptr;
    for (const auto* d : def.f) {
      if (d->options == options_taken) mine = d;
    }
    ASSERT_NE(mine, nullptr) << seed << " not in F: " << concepts()[i].name;
    const Listed& want = def.best(orders[i]);
    ASSERT_EQ(orders[i](*mine, want), 0)
        << seed << " " << concepts()[i].name << " unrestricted " << unrestricted;
    // Efficient among deals of F.
    for (const auto* d : def.f) {
      bool covers = true;
      bool better = false;
      for (std::size_t p : b.pool) {
        covers = covers && d->units[p] >= mine->units[p];
        better = better || d->units[p] > mine->units[p];
      }
      ASSERT_FALSE(covers && better) << seed << " " << concepts()[i].name;
    }
    EXPECT_DOUBLE_EQ(s.proof.gap, 0);
  }
}

TEST(Solutions, EqualDefinitionsOnRandomCases) {
  int solved = 0;
  for (std::uint64_t seed = 1; seed <= 6000; ++seed) {
    const model::Case c = random_case(seed, {.max_deals = seed % 200 == 0 ? 20'000.0 : 300.0});
    expect_equal_to_definition(seed, c, false, solved);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(solved, 1500);
}

TEST(Solutions, EqualDefinitionsOverAllDealsWithinRedLines) {
  int solved = 0;
  for (std::uint64_t seed = 10'001; seed <= 13'000; ++seed) {
    expect_equal_to_definition(seed, random_case(seed, {.max_deals = 200}), true, solved);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(solved, 1500);
}

TEST(Solutions, RoomForAgreementIsTheExistenceOfAnAcceptableDeal) {
  int open = 0;
  for (std::uint64_t seed = 20'001; seed <= 25'000; ++seed) {
    const model::Case c = random_case(seed, {.max_deals = 200});
    const auto space = compile(c);
    const Brute b = brute(c);
    if (b.pool.empty()) continue;
    const bool want = std::any_of(b.deals.begin(), b.deals.end(), [&](const auto& d) { return b.agreed(d); });
    const Room room = room_for_agreement(*space);
    ASSERT_EQ(room.answer, want ? Room::Answer::yes : Room::Answer::no) << seed;
    if (want) {
      EXPECT_TRUE(space->accepted(room.deal)) << seed;
      ++open;
    }
  }
  EXPECT_GT(open, 1000);
}

}  // namespace
}  // namespace mediant::deals
