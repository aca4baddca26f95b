#include "mediant/deals/conflicts.hpp"

#include <gtest/gtest.h>

#include <set>

#include "deals/brute.hpp"

namespace mediant::deals {
namespace {

using namespace testing;

/// For every deal the constraints it breaks; possibility of a set by definition.
struct Listing {
  model::Case c;
  Brute everything;  // rules ignored
  const Conflicts& got;
  std::vector<std::uint32_t> breaks;  // of the agreement as a whole, unanimous cases
  std::vector<std::size_t> places;    // holder -> brute party

  static model::Case without_rules(model::Case c) {
    std::erase_if(c.packages, [](const auto& k) { return k.forbid; });
    return c;
  }

  Listing(const model::Case& written, const DealSpace& space, const Conflicts& conflicts)
      : c(written), everything(brute(without_rules(written))), got(conflicts) {
    const Structure& s = space.structure();
    for (const auto& d : everything.deals) {
      std::uint32_t mask = 0;
      for (std::size_t i = 0; i < got.constraints.size(); ++i) {
        const Constraint& constraint = got.constraints[i];
        bool broken = false;
        if (constraint.kind == Constraint::Kind::rule) {
          broken = holds(c, c.packages[constraint.index].when, d.options);
        } else if (constraint.kind == Constraint::Kind::red_line) {
          const Line& line = s.lines[constraint.index];
          broken = holds(c, c.preferences[line.block].red_lines[line.number].never, d.options);
        } else {
          const auto p = static_cast<std::size_t>(constraint.holder);
          broken = d.units[p] < everything.reserve[p];
        }
        if (broken) mask |= 1U << i;
      }
      breaks.push_back(mask);
    }
  }

  [[nodiscard]] bool possible(std::uint32_t active) const {
    for (std::uint32_t mask : breaks) {
      if ((mask & active) == 0) return true;
      if (everything.needed == everything.pool.size()) continue;
      // k of n: who refuses, on account of what is active?
      bool rules = false;
      std::set<std::size_t> refuse;
      for (std::size_t i = 0; i < got.constraints.size(); ++i) {
        if ((mask & active & (1U << i)) == 0) continue;
        if (got.constraints[i].kind == Constraint::Kind::rule)
          rules = true;
        else
          refuse.insert(static_cast<std::size_t>(got.constraints[i].holder));
      }
      const bool veto = std::any_of(everything.vetoes.begin(), everything.vetoes.end(),
                                    [&](std::size_t p) { return refuse.count(p) > 0; });
      if (!rules && !veto && everything.pool.size() - refuse.size() >= everything.needed) return true;
    }
    return false;
  }
};

TEST(Conflicts, AllMinimalConflictsAndOpeningsByDefinition) {
  int none = 0;
  int several = 0;
  int without_numbers = 0;
  for (std::uint64_t seed = 1; seed <= 6000; ++seed) {
    model::Case c = random_case(seed, {.max_parties = 5, .max_deals = 150});
    for (auto& p : c.preferences) {
      if (p.reserve && seed % 2 == 0) p.reserve = model::Estimate::point(p.reserve->midpoint() * 2);
    }
    if (seed % 5 == 0) red_lines_alone(c, seed);
    const auto got = conflicts(c);
    const auto space = compile(c);
    if (!got.ok()) continue;
    const Brute b = brute(c);
    const bool room = std::any_of(b.deals.begin(), b.deals.end(), [&](const auto& d) { return b.agreed(d); });
    ASSERT_EQ(got->room, room) << seed;
    if (room || got->constraints.size() > 12) continue;
    without_numbers += seed % 5 == 0 ? 1 : 0;
    CompileOptions keeping;
    keeping.keep_forbidden = true;
    const auto kept = compile(c, keeping);
    const Listing list(c, *kept, *got);
    const std::size_t n = got->constraints.size();
    std::vector<std::vector<std::size_t>> want_conflicts, want_openings;
    std::vector<bool> possible(std::size_t{1} << n);
    for (std::uint32_t set = 0; set < possible.size(); ++set) possible[set] = list.possible(set);
    const std::uint32_t all = (1U << n) - 1;
    for (std::uint32_t set = 0; set < possible.size(); ++set) {
      bool minimal = true;
      bool maximal = true;
      std::vector<std::size_t> inside, outside;
      for (std::size_t i = 0; i < n; ++i) {
        if ((set & (1U << i)) != 0) {
          inside.push_back(i);
          minimal = minimal && possible[set & ~(1U << i)];
        } else {
          outside.push_back(i);
          maximal = maximal && !possible[set | (1U << i)];
        }
      }
      if (!possible[set] && minimal) want_conflicts.push_back(inside);
      if (possible[set] && maximal && set != all) want_openings.push_back(outside);
    }
    const auto shorter = [](const auto& x, const auto& y) {
      return x.size() != y.size() ? x.size() < y.size() : x < y;
    };
    std::sort(want_conflicts.begin(), want_conflicts.end(), shorter);
    std::sort(want_openings.begin(), want_openings.end(), shorter);
    ASSERT_TRUE(got->complete);
    ASSERT_EQ(got->conflicts, want_conflicts) << seed;
    ASSERT_EQ(got->openings.size(), want_openings.size()) << seed;
    for (std::size_t o = 0; o < want_openings.size(); ++o) {
      ASSERT_EQ(got->openings[o].removed, want_openings[o]) << seed;
      std::uint32_t kept_set = all;
      for (std::size_t i : want_openings[o]) kept_set &= ~(1U << i);
      if (list.everything.needed == list.everything.pool.size()) {
        const auto deals = std::count_if(list.breaks.begin(), list.breaks.end(),
                                         [&](std::uint32_t mask) { return (mask & kept_set) == 0; });
        ASSERT_EQ(got->openings[o].deals.digits, std::to_string(deals)) << seed;
      }
    }
    ++none;
    several += got->conflicts.size() > 1;
  }
  EXPECT_GT(none, 500);
  EXPECT_GT(several, 100);
  EXPECT_GT(without_numbers, 50);
}

}  // namespace
}  // namespace mediant::deals
