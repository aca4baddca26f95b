// The definitions of the case format, written out the slow way: every deal is listed and valued on its own.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "deals/build.hpp"

namespace mediant::deals::testing {

/// One deal, valued by definition. Utilities are whole numbers over `Brute::denominator`.
struct Listed {
  Assignment options;
  std::vector<std::int64_t> units;  ///< a party of `Brute::parties`
  std::vector<bool> breaks;         ///< its own red lines
};

struct Brute {
  std::vector<std::string> parties;  ///< with preferences, case order
  std::vector<std::int64_t> denominator, reserve;
  std::vector<std::size_t> pool;
  std::size_t needed = 0;
  std::vector<std::size_t> vetoes;
  std::vector<Listed> deals;  ///< that the rules allow
  bool rules_allow = false;

  [[nodiscard]] bool accepts(const Listed& d, std::size_t p) const {
    return !d.breaks[p] && d.units[p] >= reserve[p];
  }
  [[nodiscard]] bool agreed(const Listed& d, bool lines_only = false) const {
    std::size_t in = 0;
    for (std::size_t p : pool) in += lines_only ? !d.breaks[p] : accepts(d, p);
    return in >= needed && std::all_of(vetoes.begin(), vetoes.end(), [&](std::size_t p) {
             return lines_only ? !d.breaks[p] : accepts(d, p);
           });
  }
};

inline bool holds(const model::Case& c, const model::When& when, const Assignment& a) {
  for (const auto& condition : when) {
    std::size_t i = 0;
    while (c.issues[i].id != condition.issue) ++i;
    const auto ids = model::option_ids(c.issues[i]);
    const auto& id = ids[static_cast<std::size_t>(a[i])];
    bool ok = true;
    if (!condition.any_of.empty()) {
      ok = std::find(condition.any_of.begin(), condition.any_of.end(), id) != condition.any_of.end();
    } else {
      const double x = std::stod(id.value);
      if (condition.at_least)
        ok = ok && (condition.above ? x > *condition.at_least : x >= *condition.at_least);
      if (condition.at_most) ok = ok && (condition.below ? x < *condition.at_most : x <= *condition.at_most);
    }
    if (!ok) return false;
  }
  return true;
}

inline std::int64_t twice(const model::Estimate& e) {
  return e.shape == model::Estimate::Shape::point ? std::llround(2 * e.mode) : std::llround(e.low + e.high);
}

/// Numbers of `random_case`: ranges of integers, so twice a midpoint is whole.
inline Brute brute(const model::Case& c) {
  Brute b;
  std::vector<const model::Preferences*> preferences;
  for (const auto& party : c.parties) {
    if (const auto* p = model::preferences_of(c, party.id)) {
      preferences.push_back(p);
      b.parties.push_back(party.id.value);
    }
  }
  std::vector<std::vector<std::int64_t>> weight;
  for (const auto* p : preferences) {
    auto& w = weight.emplace_back(c.issues.size(), 0);
    std::int64_t sum = 0;
    for (const auto& [issue, estimate] : p->weights) {
      for (std::size_t i = 0; i < c.issues.size(); ++i) {
        if (c.issues[i].id == issue) w[i] = twice(estimate);
      }
    }
    for (auto x : w) sum += x;
    b.denominator.push_back(2 * sum);  // twice for scores and worths
    b.reserve.push_back(p->reserve ? twice(*p->reserve) * sum : 0);
  }
  const auto place = [&](const model::PartyId& id) {
    return static_cast<std::size_t>(std::find(b.parties.begin(), b.parties.end(), id.value) -
                                    b.parties.begin());
  };
  for (const auto& id : model::deciding_parties(c)) {
    if (place(id) < b.parties.size()) b.pool.push_back(place(id));
  }
  b.needed = b.pool.size();
  if (c.agreement.kind == model::Agreement::Kind::at_least) {
    b.needed = std::min(b.needed, static_cast<std::size_t>(*c.agreement.at_least));
    for (const auto& id : c.agreement.including) {
      if (place(id) < b.parties.size()) b.vetoes.push_back(place(id));
    }
  }
  Assignment a(c.issues.size(), 0);
  while (true) {
    const bool allowed = std::none_of(c.packages.begin(), c.packages.end(),
                                      [&](const auto& k) { return k.forbid && holds(c, k.when, a); });
    if (allowed) {
      Listed d{a, {}, {}};
      for (std::size_t p = 0; p < preferences.size(); ++p) {
        std::int64_t u = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
          if (weight[p][i] == 0) continue;
          for (const auto& s : preferences[p]->scores) {
            if (s.issue == c.issues[i].id)
              u += weight[p][i] * twice(s.options[static_cast<std::size_t>(a[i])].second);
          }
        }
        for (const auto& k : c.packages) {
          for (const auto& [who, worth] : k.worth) {
            if (who.value == b.parties[p] && holds(c, k.when, a)) u += twice(worth) * (b.denominator[p] / 2);
          }
        }
        d.units.push_back(u);
        d.breaks.push_back(std::any_of(preferences[p]->red_lines.begin(), preferences[p]->red_lines.end(),
                                       [&](const auto& l) { return !l.unknown && holds(c, l.never, a); }));
      }
      b.deals.push_back(std::move(d));
    }
    std::size_t i = a.size();
    while (i > 0 && ++a[i - 1] == static_cast<int>(model::option_ids(c.issues[i - 1]).size())) a[--i] = 0;
    if (i == 0) break;
  }
  b.rules_allow = !b.deals.empty();
  return b;
}

struct Shape {
  int min_parties = 2, max_parties = 6;
  int max_issues = 5, max_options = 4;
  double max_deals = 1500;
};

/// A small case with all the features at once: coarse numbers (many ties), negative worths, zero weights,
/// parties that cannot gain, single and joint red lines, rules, numeric issues, k of n with vetoes.
inline model::Case random_case(std::uint64_t seed, const Shape& shape = {}) {
  std::mt19937_64 random(seed);
  const auto draw = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<std::uint64_t>(high - low + 1));
  };
  const auto chance = [&](int percent) { return draw(1, 100) <= percent; };
  model::Case c;
  const int n = draw(shape.min_parties, shape.max_parties);
  for (int p = 0; p < n; ++p) {
    c.parties.push_back(
        party("p" + std::to_string(p), chance(12) ? model::Role::stakeholder : model::Role::principal));
  }
  if (chance(20)) c.parties.push_back(party("silent"));  // no preferences recorded
  double deals = 1;
  const int m = draw(1, shape.max_issues);
  for (int i = 0; i < m; ++i) {
    const int k = draw(1, shape.max_options);
    if (deals * k > shape.max_deals) break;
    deals *= k;
    auto made = issue("i" + std::to_string(i), k);
    if (k > 1 && chance(15)) {
      made.options.clear();
      made.range = model::NumericRange{0, static_cast<double>(k - 1), 1};
    }
    c.issues.push_back(made);
  }
  const auto any_when = [&](bool joint) {
    model::When when;
    const int parts = joint ? draw(2, 3) : 1;
    for (int t = 0; t < parts; ++t) {
      const auto i = static_cast<std::size_t>(draw(0, static_cast<int>(c.issues.size()) - 1));
      const int k = static_cast<int>(model::option_ids(c.issues[i]).size());
      if (c.issues[i].numeric() && chance(50)) {
        model::Condition condition;
        condition.issue = c.issues[i].id;
        condition.at_least = draw(0, k - 1);
        condition.above = chance(20);
        when.push_back(condition);
      } else {
        std::vector<int> options{draw(0, k - 1)};
        if (chance(20)) options.push_back(draw(0, k - 1));
        when.push_back(is(c.issues[i].id.value, options));
      }
    }
    return when;
  };
  const int fine = chance(40) ? 100 : 4;  // coarse scores tie often
  const auto estimate = [&](int low, int high) {
    const int a = draw(low, high);
    const int b = draw(low, high);
    return chance(70) ? model::Estimate::point(a) : model::Estimate::between(std::min(a, b), std::max(a, b));
  };
  for (const auto& who : c.parties) {
    if (who.id.value == "silent") continue;
    model::Preferences p;
    p.party = who.id;
    bool weighs = false;
    for (const auto& i : c.issues) {
      const auto w = chance(15) ? model::Estimate::point(0) : estimate(1, fine == 100 ? 30 : 2);
      weighs = weighs || w.midpoint() > 0;
      p.weights.emplace_back(i.id, w);
      model::Scores s;
      s.issue = i.id;
      for (const auto& o : model::option_ids(i)) s.options.emplace_back(o, estimate(0, fine));
      p.scores.push_back(s);
    }
    if (!weighs) p.weights[0].second = model::Estimate::point(1);
    if (chance(85)) p.reserve = estimate(chance(20) ? -fine : 0, chance(10) ? fine + fine / 2 : fine / 2);
    while (chance(25)) {
      model::RedLine line;
      line.never = any_when(chance(40));
      p.red_lines.push_back(line);
    }
    if (chance(5)) {
      model::RedLine line;
      line.unknown = true;
      p.red_lines.push_back(line);
    }
    c.preferences.push_back(p);
  }
  while (chance(45)) {
    model::Package k;
    k.when = any_when(chance(75));
    if (chance(40)) {
      k.forbid = true;
    } else {
      for (const auto& who : c.parties) {
        if (chance(50)) k.worth.emplace_back(who.id, estimate(-fine / 2, fine / 2));
      }
    }
    c.packages.push_back(k);
  }
  if (chance(35)) {
    c.agreement.kind = model::Agreement::Kind::at_least;
    c.agreement.at_least = draw(1, n);
    for (const auto& who : c.parties) {
      if (who.role == model::Role::principal && chance(25)) c.agreement.including.push_back(who.id);
    }
  } else if (chance(20)) {
    c.agreement.kind = model::Agreement::Kind::list;
    for (const auto& who : c.parties) {
      if (chance(60)) c.agreement.parties.push_back(who.id);
    }
  }
  return c;
}

/// Takes every number out of a case; each party keeps its red lines, or is given one.
inline void red_lines_alone(model::Case& c, std::uint64_t seed) {
  std::erase_if(c.packages, [](const auto& k) { return !k.forbid; });
  for (auto& p : c.preferences) {
    p.weights.clear();
    p.scores.clear();
    p.reserve.reset();
    const model::Issue& i = c.issues[seed % c.issues.size()];
    if (p.red_lines.empty())
      p.red_lines.emplace_back().never = {is(i.id.value, {static_cast<int>(seed / 5 % 2)})};
  }
}

}  // namespace mediant::deals::testing
