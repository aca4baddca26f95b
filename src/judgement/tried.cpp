#include "mediant/judgement/tried.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "alternatives.hpp"
#include "blocks.hpp"
#include "bound_views.hpp"

namespace mediant::judgement {
namespace {

/// A step as the choices it takes back and those it puts in their place (global numbers).
struct Shift {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> choices;
};

std::optional<Shift> shift_of(const deals::DealSpace& space, const Step& step) {
  const auto from = compatible(space, step.from);
  const auto to = compatible(space, step.to);
  Shift shift;
  for (std::size_t c = 0; c < from.size(); ++c) {
    if (from[c] == to[c]) continue;
    if (from[c].size() != 1 || to[c].size() != 1) return std::nullopt;
    shift.choices.emplace_back(from[c].front(), to[c].front());
  }
  return shift;
}

/// Deals and steps on the structure of one view.
struct OnView {
  std::vector<std::optional<deals::Deal>> deals;
  std::vector<std::optional<Shift>> steps;
};

struct Partial {
  std::vector<Tally> all, nobody_loses;
  std::vector<std::vector<Tally>> accepts, gains;       ///< deal or step, holder
  std::vector<std::vector<std::vector<double>>> moves;  ///< step, holder, draw
};

Partial empty(std::size_t deals, std::size_t steps, std::size_t holders) {
  return {std::vector<Tally>(deals), std::vector<Tally>(steps),
          std::vector<std::vector<Tally>>(deals, std::vector<Tally>(holders)),
          std::vector<std::vector<Tally>>(steps, std::vector<Tally>(holders)),
          std::vector<std::vector<std::vector<double>>>(steps, std::vector<std::vector<double>>(holders))};
}

void merge_into(Partial& sum, const Partial& part) {
  for (std::size_t d = 0; d < sum.all.size(); ++d) {
    sum.all[d].merge(part.all[d]);
    for (std::size_t h = 0; h < sum.accepts[d].size(); ++h) sum.accepts[d][h].merge(part.accepts[d][h]);
  }
  for (std::size_t s = 0; s < sum.nobody_loses.size(); ++s) {
    sum.nobody_loses[s].merge(part.nobody_loses[s]);
    for (std::size_t h = 0; h < sum.gains[s].size(); ++h) {
      sum.gains[s][h].merge(part.gains[s][h]);
      auto& moves = sum.moves[s][h];
      moves.insert(moves.end(), part.moves[s][h].begin(), part.moves[s][h].end());
    }
  }
}

double quantile(std::vector<double>& sorted, double q) {
  return sorted[static_cast<std::size_t>(q * static_cast<double>(sorted.size() - 1) + 0.5)];
}

}  // namespace

Tried try_out(const Assumptions& a, std::span<const deals::Assignment> deals, std::span<const Step> steps,
              const Trials& trials, Executor& executor, Progress& progress) {
  std::vector<OnView> views;
  for (const View& view : a.views()) {
    OnView& on = views.emplace_back(OnView{});
    for (const auto& terms : deals) on.deals.push_back(view.space.deal(terms));
    for (const Step& step : steps) on.steps.push_back(shift_of(view.space, step));
  }
  const std::size_t holders = a.views().front().space.parties();
  Partial sum = empty(deals.size(), steps.size(), holders);
  const auto one_block = [&](std::uint64_t block, const Rows& rows, std::size_t count) {
    Partial part = empty(deals.size(), steps.size(), holders);
    BoundViews bound(a);
    for (std::size_t j = 0; j < count; ++j) {
      const std::size_t v = bound.bind(rows.row(j));
      const deals::DealSpace& space = bound[v];
      const deals::Structure& s = space.structure();
      for (std::size_t d = 0; d < deals.size(); ++d) {
        if (!views[v].deals[d]) continue;
        const deals::Mask accepting = space.accepting(*views[v].deals[d]);
        if (s.agreed(accepting)) part.all[d].add(block);
        for (std::size_t h = 0; h < holders; ++h) {
          if ((accepting >> h & 1U) != 0) part.accepts[d][h].add(block);
        }
      }
      for (std::size_t k = 0; k < steps.size(); ++k) {
        if (!views[v].steps[k]) continue;
        std::vector<deals::Units> gain(holders, 0);
        for (const auto& [from, to] : views[v].steps[k]->choices) {
          for (std::size_t h = 0; h < holders; ++h) gain[h] += space.column(h)[to] - space.column(h)[from];
        }
        int gainers = 0;
        bool loses = false;
        for (std::size_t h = 0; h < holders; ++h) {
          part.moves[k][h].push_back(space.utility(h, gain[h]));
          if (gain[h] > 0) part.gains[k][h].add(block);
          if (std::find(s.pool.begin(), s.pool.end(), static_cast<int>(h)) == s.pool.end()) continue;
          gainers += gain[h] > 0 ? 1 : 0;
          loses = loses || gain[h] < 0;
        }
        if (!loses && gainers >= 2) part.nobody_loses[k].add(block);
      }
    }
    return part;
  };
  const Ran ran = run_blocks(
      a, trials, executor, progress, "trying the texts found", one_block,
      [&](const Partial& part) { merge_into(sum, part); }, [](std::size_t) { return true; });

  Tried out;
  out.draws = ran.draws;
  out.cancelled = ran.cancelled;
  const auto share = [&](const Tally& tally) { return share_of(tally, ran.draws, a.quasi(), a.certain()); };
  const auto shares = [&](const std::vector<Tally>& tallies) {
    std::vector<Share> list;
    for (const Tally& tally : tallies) list.push_back(share(tally));
    return list;
  };
  for (std::size_t d = 0; d < deals.size(); ++d)
    out.deals.push_back({share(sum.all[d]), shares(sum.accepts[d])});
  for (std::size_t k = 0; k < steps.size(); ++k) {
    StepTried& step = out.steps.emplace_back();
    step.gains = shares(sum.gains[k]);
    step.nobody_loses = share(sum.nobody_loses[k]);
    for (auto& moves : sum.moves[k]) {
      if (moves.empty()) break;
      double total = 0;
      for (const double move : moves) total += move;
      step.mean.push_back(total / static_cast<double>(moves.size()));
      std::sort(moves.begin(), moves.end());
      step.low.push_back(quantile(moves, 0.05));
      step.high.push_back(quantile(moves, 0.95));
    }
  }
  return out;
}

}  // namespace mediant::judgement
