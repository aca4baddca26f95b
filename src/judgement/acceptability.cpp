#include "mediant/judgement/acceptability.hpp"

#include <algorithm>
#include <cmath>

#include "blocks.hpp"
#include "bound_views.hpp"
#include "valuer.hpp"

namespace mediant::judgement {
namespace {

/// Counts of one alternative.
struct Counts {
  Tally surely, possibly;
  std::vector<Tally> party_surely, party_possibly;  ///< a holder
  std::vector<std::vector<double>> rank;            ///< holder, rank: fractions where ties share
  std::vector<std::vector<double>> weight, square;  ///< holder, issue: sums over draws in which it is first
  std::vector<std::uint64_t> corner_surely, corner_possibly;                           ///< a corner
  std::vector<std::vector<std::uint64_t>> party_corner_surely, party_corner_possibly;  ///< holder, corner
  std::vector<std::uint64_t> view_hits;
};

struct Partial {
  std::vector<Counts> of;
  std::vector<std::uint64_t> view_draws;
};

void add(std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
}
void add(std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
}
void add(std::vector<Tally>& a, const std::vector<Tally>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i].merge(b[i]);
}
template <class T>
void add(std::vector<std::vector<T>>& a, const std::vector<std::vector<T>>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) add(a[i], b[i]);
}
void add(Counts& a, const Counts& b) {
  a.surely.merge(b.surely);
  a.possibly.merge(b.possibly);
  add(a.party_surely, b.party_surely);
  add(a.party_possibly, b.party_possibly);
  add(a.rank, b.rank);
  add(a.weight, b.weight);
  add(a.square, b.square);
  add(a.corner_surely, b.corner_surely);
  add(a.corner_possibly, b.corner_possibly);
  add(a.party_corner_surely, b.party_corner_surely);
  add(a.party_corner_possibly, b.party_corner_possibly);
  add(a.view_hits, b.view_hits);
}

/// Everything the passes need and do not change.
struct Setting {
  const Assumptions& assumptions;
  std::vector<Alternative> alternatives;
  std::vector<std::vector<bool>> ranked;  ///< alternative, holder
  std::size_t holders = 0;
  std::size_t issues = 0;

  [[nodiscard]] Partial empty() const {
    const std::size_t corners = assumptions.probability_corners().size();
    Partial p;
    p.view_draws.assign(assumptions.views().size(), 0);
    for (std::size_t a = 0; a < alternatives.size(); ++a) {
      Counts& c = p.of.emplace_back();
      c.party_surely.assign(holders, {});
      c.party_possibly.assign(holders, {});
      c.rank.assign(holders, std::vector<double>(alternatives.size(), 0));
      c.weight.assign(holders, std::vector<double>(issues, 0));
      c.square = c.weight;
      c.corner_surely.assign(corners, 0);
      c.corner_possibly.assign(corners, 0);
      c.party_corner_surely.assign(holders, std::vector<std::uint64_t>(corners, 0));
      c.party_corner_possibly = c.party_corner_surely;
      c.view_hits.assign(assumptions.views().size(), 0);
    }
    return p;
  }
};

/// Which alternatives stand level with the best, and the ranks of all, for one holder.
struct Ranked {
  std::vector<std::size_t> who;
  std::vector<deals::Units> worth;
};

/// A holder's rank of each: `before` others are better, `level` (itself included) as good, to within
/// rounding.
template <class Each>
void for_each_rank(const Ranked& r, deals::Units tolerance, Each each) {
  for (std::size_t i = 0; i < r.who.size(); ++i) {
    std::size_t before = 0;
    std::size_t level = 0;
    for (const deals::Units other : r.worth) {
      if (other > r.worth[i] + tolerance)
        ++before;
      else if (other >= r.worth[i] - tolerance)
        ++level;
    }
    each(r.who[i], before, level);
  }
}

void take_ranks(const Setting& setting, const deals::DealSpace& space, const std::vector<Valuer>& all,
                const std::vector<deals::PartyValues>& values, Partial& part) {
  Ranked r;
  for (std::size_t h = 0; h < setting.holders; ++h) {
    r.who.clear();
    r.worth.clear();
    for (std::size_t a = 0; a < all.size(); ++a) {
      if (!setting.ranked[a][h]) continue;
      r.who.push_back(a);
      r.worth.push_back(all[a].worth(space, h).low);
    }
    const auto tolerance = static_cast<deals::Units>(level_slack * static_cast<double>(space.denominator(h)));
    double sum = 0;
    for (const double w : values[h].weights) sum += w;
    for_each_rank(r, tolerance, [&](std::size_t a, std::size_t before, std::size_t level) {
      const double part_of = 1 / static_cast<double>(level);
      for (std::size_t k = before; k < before + level && k < all.size(); ++k)
        part.of[a].rank[h][k] += part_of;
      if (before > 0) return;
      for (std::size_t i = 0; i < setting.issues; ++i) {
        const double w = values[h].weights[i] / sum;
        part.of[a].weight[h][i] += part_of * w;
        part.of[a].square[h][i] += part_of * w * w;
      }
    });
  }
}

void count(std::uint64_t block, const Verdicts& v, std::size_t holders, Counts& c) {
  if (v.all_surely) c.surely.add(block);
  if (v.all_possibly) c.possibly.add(block);
  for (std::size_t h = 0; h < holders; ++h) {
    if ((v.surely >> h) & 1U) c.party_surely[h].add(block);
    if ((v.possibly >> h) & 1U) c.party_possibly[h].add(block);
  }
}

void count_corner(std::size_t corner, const Verdicts& v, std::size_t holders, Counts& c) {
  c.corner_surely[corner] += v.all_surely ? 1U : 0U;
  c.corner_possibly[corner] += v.all_possibly ? 1U : 0U;
  for (std::size_t h = 0; h < holders; ++h) {
    c.party_corner_surely[h][corner] += (v.surely >> h) & 1U;
    c.party_corner_possibly[h][corner] += (v.possibly >> h) & 1U;
  }
}

Partial first_pass(const Setting& setting, bool ranks, std::uint64_t block, const Rows& rows,
                   std::size_t count_of) {
  const Assumptions& a = setting.assumptions;
  Partial part = setting.empty();
  BoundViews bound(a);
  std::vector<std::vector<Valuer>> all;
  for (std::size_t v = 0; v < bound.size(); ++v) all.push_back(valuers(bound[v], setting.alternatives));
  for (std::size_t j = 0; j < count_of; ++j) {
    const auto row = rows.row(j);
    const std::size_t v = bound.bind(row);
    deals::DealSpace& space = bound[v];
    ++part.view_draws[v];
    for (std::size_t k = 0; k < setting.alternatives.size(); ++k) {
      const Verdicts verdict = verdicts(space, all[v][k]);
      count(block, verdict, setting.holders, part.of[k]);
      part.of[k].view_hits[v] += verdict.all_possibly ? 1U : 0U;
    }
    if (ranks) take_ranks(setting, space, all[v], bound.values(), part);
    const auto& corners = a.probability_corners();
    for (std::size_t corner = 0; corner < corners.size(); ++corner) {
      for (std::size_t h = 0; h < setting.holders; ++h) {
        space.set_reserve(h, a.reserve(row, v, h, {0, {}, std::span<const double>(corners[corner])}));
      }
      for (std::size_t k = 0; k < setting.alternatives.size(); ++k) {
        count_corner(corner, verdicts(space, all[v][k]), setting.holders, part.of[k]);
      }
    }
  }
  return part;
}

/// Confidence factors: the same draws with one party's weights at an alternative's central ones.
std::vector<std::vector<double>> second_pass(const Setting& setting, const Partial& sum, const Rows& rows,
                                             std::size_t count_of) {
  const Assumptions& a = setting.assumptions;
  std::vector<std::vector<double>> first(setting.alternatives.size(),
                                         std::vector<double>(setting.holders, 0));
  std::vector<deals::DealSpace> spaces;
  std::vector<std::vector<Valuer>> all;
  spaces.reserve(a.views().size());
  for (const View& view : a.views()) {
    spaces.push_back(view.space);
    all.push_back(valuers(spaces.back(), setting.alternatives));
  }
  std::vector<deals::PartyValues> values;
  std::vector<deals::PartyValues> central;
  Ranked r;
  for (std::size_t j = 0; j < count_of; ++j) {
    const auto row = rows.row(j);
    const std::size_t v = a.view_of(row);
    a.values(row, v, values);
    for (std::size_t k = 0; k < setting.alternatives.size(); ++k) {
      central = values;
      bool any = false;
      for (std::size_t h = 0; h < setting.holders; ++h) {
        if (!(sum.of[k].rank[h][0] > 0)) continue;
        any = true;
        central[h].weights = sum.of[k].weight[h];  // normalised when bound
      }
      if (!any) continue;
      spaces[v].bind(central);
      for (std::size_t h = 0; h < setting.holders; ++h) {
        if (!(sum.of[k].rank[h][0] > 0)) continue;
        r.who.clear();
        r.worth.clear();
        for (std::size_t b = 0; b < setting.alternatives.size(); ++b) {
          if (!setting.ranked[b][h]) continue;
          r.who.push_back(b);
          r.worth.push_back(all[v][b].worth(spaces[v], h).low);
        }
        const auto tolerance =
            static_cast<deals::Units>(level_slack * static_cast<double>(spaces[v].denominator(h)));
        for_each_rank(r, tolerance, [&](std::size_t b, std::size_t before, std::size_t level) {
          if (b == k && before == 0) first[k][h] += 1 / static_cast<double>(level);
        });
      }
    }
  }
  return first;
}

/// What an alternative leaves open means nothing to a holder: no weight there in any view, no package or red
/// line that could tell one completion from another.
std::vector<bool> ranked_for(const Assumptions& a, const Alternative& alternative) {
  const deals::Structure& first = a.views().front().space.structure();
  std::vector<bool> out(first.valued, true);
  if (alternative.complete()) {
    std::fill(out.begin(), out.end(), a.views().front().space.deal(alternative.terms).has_value());
    return out;
  }
  // Two draws apart: where no draw tells completions apart, none of two generic ones does.
  Rows rows;
  a.fill(0x5eed, 0, rows);
  std::vector<deals::PartyValues> values;
  for (std::size_t v = 0; v < a.views().size(); ++v) {
    deals::DealSpace space = a.views()[v].space;
    const Valuer valuer(space, alternative);
    for (std::size_t j = 0; j < 3; ++j) {
      a.values(rows.row(j), v, values);
      space.bind(values);
      for (std::size_t h = 0; h < out.size(); ++h) {
        const auto w = valuer.worth(space, h);
        out[h] = out[h] && valuer.possible() && w.low == w.high;
      }
    }
  }
  return out;
}

/// Shares that may be fractions, where ties share.
Share fraction(double hits, std::size_t draws, bool certain) {
  Share s = share_of(static_cast<std::uint64_t>(std::llround(hits)), draws);
  s.value = draws == 0 ? 0 : hits / static_cast<double>(draws);
  s.error = certain || draws == 0
                ? 0
                : std::sqrt(std::max(0.0, s.value * (1 - s.value)) / static_cast<double>(draws));
  if (certain) s.low = s.high = s.value;
  s.low = std::min(s.low, s.value);
  s.high = std::max(s.high, s.value);
  return s;
}

}  // namespace

Result<AcceptabilityOutcome> acceptability(const Assumptions& a, const AcceptabilityOptions& options,
                                           Executor& executor, Progress& progress) {
  const deals::Structure& s = a.views().front().space.structure();
  auto listed = alternatives(a.the_case(), a.views().front().space);
  if (!listed) return listed.error();
  if (listed->empty()) {
    return Error{"no-proposals", "No proposal has known content and no deal is named.",
                 "Add `terms:` to a proposal."};
  }
  Setting setting{a, std::move(*listed), {}, s.valued, s.issues.size()};
  for (const Alternative& one : setting.alternatives) setting.ranked.push_back(ranked_for(a, one));

  Partial sum = setting.empty();
  std::size_t so_far = 0;
  const auto share = [&](const Tally& tally, std::size_t draws) {
    return share_of(tally, draws, a.quasi(), a.certain());
  };
  const auto largest = [&](std::size_t draws) {
    double most = 0;
    for (const Counts& c : sum.of) {
      most = std::max({most, share(c.surely, draws).error, share(c.possibly, draws).error});
      for (const auto* list : {&c.party_surely, &c.party_possibly}) {
        for (const Tally& t : *list) most = std::max(most, share(t, draws).error);
      }
    }
    return most;
  };
  const Ran ran = run_blocks(
      a, options.trials, executor, progress, "acceptability",
      [&](std::uint64_t block, const Rows& rows, std::size_t n) {
        return first_pass(setting, options.ranks, block, rows, n);
      },
      [&](const Partial& part) {
        for (std::size_t k = 0; k < sum.of.size(); ++k) add(sum.of[k], part.of[k]);
        add(sum.view_draws, part.view_draws);
      },
      [&](std::size_t draws) { return options.trials.error && largest(draws) <= *options.trials.error; });
  so_far = ran.draws;

  std::vector<std::vector<double>> first(setting.alternatives.size(),
                                         std::vector<double>(setting.holders, 0));
  std::size_t confident = 0;
  if (options.ranks && !ran.cancelled) {
    Trials again = options.trials;
    again.draws = so_far;
    again.error.reset();
    const Ran second = run_blocks(
        a, again, executor, progress, "confidence factors",
        [&](std::uint64_t, const Rows& rows, std::size_t n) { return second_pass(setting, sum, rows, n); },
        [&](const std::vector<std::vector<double>>& part) { add(first, part); },
        [](std::size_t) { return true; });
    confident = second.draws;
  }

  AcceptabilityOutcome out;
  out.draws = so_far;
  out.cancelled = ran.cancelled;
  out.largest_error = largest(so_far);
  out.parties.assign(s.holders.begin(), s.holders.begin() + static_cast<std::ptrdiff_t>(s.valued));
  out.without = s.without;
  out.withheld = withheld_of(a);
  const auto widened = [&](const Tally& tally, const std::vector<std::uint64_t>& corners) {
    Share x = share(tally, so_far);
    for (const std::uint64_t hits : corners) {
      const double at = so_far == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(so_far);
      x.low = std::min(x.low, at);
      x.high = std::max(x.high, at);
    }
    return x;
  };
  for (std::size_t k = 0; k < setting.alternatives.size(); ++k) {
    const Alternative& from = setting.alternatives[k];
    const Counts& c = sum.of[k];
    AlternativeView view;
    view.id = from.id;
    view.name = from.name;
    view.named_deal = from.named_deal;
    for (std::size_t i = 0; i < from.terms.size(); ++i) {
      if (from.terms[i] == deals::silent) view.silent.push_back(i);
    }
    view.possible = Valuer(a.views().front().space, from).possible();
    view.all = {widened(c.surely, c.corner_surely), widened(c.possibly, c.corner_possibly)};
    for (std::size_t v = 0; v < a.views().size() && a.views().size() > 1; ++v) {
      view.by_view.emplace_back(a.views()[v].analyst, share_of(c.view_hits[v], sum.view_draws[v]));
    }
    for (std::size_t h = 0; h < s.valued; ++h) {
      PartyView p;
      p.accepts = {widened(c.party_surely[h], c.party_corner_surely[h]),
                   widened(c.party_possibly[h], c.party_corner_possibly[h])};
      p.ranked = options.ranks && setting.ranked[k][h];
      if (p.ranked) {
        const auto others = static_cast<std::size_t>(
            std::count_if(setting.ranked.begin(), setting.ranked.end(), [&](const auto& r) { return r[h]; }));
        for (std::size_t r = 0; r < others; ++r)
          p.ranks.push_back(fraction(c.rank[h][r], so_far, a.certain()));
        const double firsts = c.rank[h][0];
        if (firsts > 0) {
          for (std::size_t i = 0; i < setting.issues; ++i) {
            const double mean = c.weight[h][i] / firsts;
            p.central_weights.push_back(mean);
            p.weight_spread.push_back(std::sqrt(std::max(0.0, c.square[h][i] / firsts - mean * mean)));
          }
          if (confident > 0) p.confidence = fraction(first[k][h], confident, a.certain());
        }
      }
      view.parties.push_back(std::move(p));
    }
    out.alternatives.push_back(std::move(view));
  }
  return out;
}

}  // namespace mediant::judgement
