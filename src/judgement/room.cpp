#include "mediant/judgement/room.hpp"

#include <algorithm>

#include "alternatives.hpp"
#include "blocks.hpp"
#include "bound_views.hpp"

namespace mediant::judgement {
namespace {

/// What one block of draws found.
struct Partial {
  Tally room;
  std::uint64_t undecided = 0;
  std::vector<std::uint64_t> view_draws, view_hits;
  std::vector<std::vector<Tally>> near;  ///< proposal, k
  std::vector<Tally> scenario;
};

void merge_into(Partial& sum, const Partial& part) {
  sum.room.merge(part.room);
  sum.undecided += part.undecided;
  for (std::size_t v = 0; v < part.view_draws.size(); ++v) {
    sum.view_draws[v] += part.view_draws[v];
    sum.view_hits[v] += part.view_hits[v];
  }
  for (std::size_t a = 0; a < part.near.size(); ++a) {
    for (std::size_t k = 0; k < part.near[a].size(); ++k) sum.near[a][k].merge(part.near[a][k]);
  }
  for (std::size_t s = 0; s < part.scenario.size(); ++s) sum.scenario[s].merge(part.scenario[s]);
}

}  // namespace

Result<RoomOutcome> room(const Assumptions& assumptions, const RoomOptions& options, Executor& executor,
                         Progress& progress) {
  const model::Case& c = assumptions.the_case();
  RoomOutcome out;
  const std::size_t views = assumptions.views().size();
  const int changes = std::clamp(options.changes, 0, static_cast<int>(c.issues.size()));
  std::vector<Alternative> from;
  for (const auto& id : options.near) {
    auto one = alternative(c, assumptions.views().front().space, id);
    if (!one) return one.error();
    from.push_back(std::move(*one));
  }
  const std::vector<bool> frozen = frozen_issues(c);
  const std::size_t scenarios = assumptions.scenarios() > 1 ? assumptions.scenarios() : 0;

  Partial sum;
  sum.view_draws.assign(views, 0);
  sum.view_hits.assign(views, 0);
  sum.near.assign(from.size(), std::vector<Tally>(static_cast<std::size_t>(changes) + 1));
  sum.scenario.assign(scenarios, {});

  const auto one_block = [&](std::uint64_t block, const Rows& rows, std::size_t count) {
    Partial part = {};
    part.view_draws.assign(views, 0);
    part.view_hits.assign(views, 0);
    part.near.assign(from.size(), std::vector<Tally>(static_cast<std::size_t>(changes) + 1));
    part.scenario.assign(scenarios, {});
    BoundViews bound(assumptions);
    std::vector<RoomFinder> finders;
    std::vector<std::vector<std::vector<RoomFinder>>> near(views);
    for (std::size_t v = 0; v < views; ++v) {
      finders.emplace_back(bound[v]);
      for (const Alternative& a : from) {
        auto& within = near[v].emplace_back();
        for (int k = 0; k <= changes; ++k) within.emplace_back(bound[v], Near{a.terms, k, frozen});
      }
    }
    for (std::size_t j = 0; j < count; ++j) {
      const auto row = rows.row(j);
      const std::size_t v = bound.bind(row);
      deals::DealSpace& space = bound[v];
      const Found found = finders[v].find(space);
      ++part.view_draws[v];
      if (found == Found::undecided) ++part.undecided;
      if (found == Found::yes) {
        part.room.add(block);
        ++part.view_hits[v];
      }
      // Without any deal there is none near a proposal either; room within k changes is room within k + 1.
      for (std::size_t a = 0; a < from.size() && found != Found::no; ++a) {
        for (int k = 0; k <= changes; ++k) {
          if (near[v][a][static_cast<std::size_t>(k)].find(space) != Found::yes) continue;
          for (int more = k; more <= changes; ++more) part.near[a][static_cast<std::size_t>(more)].add(block);
          break;
        }
      }
      for (std::size_t s = 0; s < scenarios; ++s) {
        for (std::size_t h = 0; h < space.parties(); ++h) {
          space.set_reserve(h, assumptions.reserve(row, v, h, {0, s, {}}));
        }
        if (finders[v].find(space) == Found::yes) part.scenario[s].add(block);
      }
    }
    return part;
  };
  const auto enough = [&](std::size_t draws) {
    return options.trials.error &&
           share_of(sum.room, draws, assumptions.quasi(), assumptions.certain()).error <=
               *options.trials.error;
  };
  const Ran ran = run_blocks(
      assumptions, options.trials, executor, progress, "room for agreement", one_block,
      [&](const Partial& part) { merge_into(sum, part); }, enough);

  out.draws = ran.draws;
  out.cancelled = ran.cancelled;
  out.undecided = sum.undecided;
  const auto share = [&](const Tally& tally) {
    return share_of(tally, ran.draws, assumptions.quasi(), assumptions.certain());
  };
  out.room = share(sum.room);
  if (ran.draws > 0) {
    out.room.high =
        std::min(1.0, out.room.high + static_cast<double>(sum.undecided) / static_cast<double>(ran.draws));
  }
  for (std::size_t v = 0; v < views && views > 1; ++v) {
    out.by_view.emplace_back(assumptions.views()[v].analyst, share_of(sum.view_hits[v], sum.view_draws[v]));
  }
  for (const Tally& tally : sum.scenario) out.by_scenario.push_back(share(tally));
  for (std::size_t a = 0; a < from.size(); ++a) {
    NearProposal near{options.near[a], {}};
    for (const Tally& tally : sum.near[a]) near.within.push_back(share(tally));
    out.near.push_back(std::move(near));
  }
  {
    const std::vector<double> middle = assumptions.midpoints();
    deals::DealSpace space = assumptions.views().front().space;
    std::vector<deals::PartyValues> values;
    assumptions.values(middle, 0, values);
    space.bind(values);
    RoomFinder finder(space);
    out.at_midpoints = finder.find(space) == Found::yes;
  }
  out.without = assumptions.views().front().space.structure().without;
  out.withheld = withheld_of(assumptions);
  return out;
}

}  // namespace mediant::judgement
