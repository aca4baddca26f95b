#include "mediant/judgement/outlook.hpp"

#include <algorithm>

#include "blocks.hpp"
#include "bound_views.hpp"
#include "mediant/judgement/room.hpp"

namespace mediant::judgement {
namespace {

struct MonthCount {
  Tally room, opened, closed;
  std::vector<Tally> opens, closes;  ///< a holder
};

struct Partial {
  std::vector<std::vector<MonthCount>> of;  ///< course, month
  std::vector<std::vector<double>> drift;   ///< holder, draw
};

Partial empty(std::size_t courses, std::size_t months, std::size_t holders) {
  Partial p;
  MonthCount none;
  none.opens.assign(holders, {});
  none.closes.assign(holders, {});
  p.of.assign(courses, std::vector<MonthCount>(months, none));
  p.drift.assign(holders, {});
  return p;
}

}  // namespace

Result<OutlookOutcome> outlook(const Assumptions& a, const OutlookOptions& options, Executor& executor,
                               Progress& progress) {
  const model::Case& c = a.the_case();
  if (a.scenarios() == 0) {
    return Error{"no-outlook", "The case does not say what happens if talks fail.",
                 "Add `no_deal:` with scenarios, their probability and what they change."};
  }
  const deals::Structure& s = a.views().front().space.structure();
  const std::size_t holders = s.valued;
  const auto months = static_cast<std::size_t>(std::clamp(options.months, 0, 600)) + 1;
  const std::size_t courses = 1 + (a.scenarios() > 1 ? a.scenarios() : 0);
  Partial sum = empty(courses, months, holders);

  const auto one_block = [&](std::uint64_t block, const Rows& rows, std::size_t count) {
    Partial part = empty(courses, months, holders);
    BoundViews bound(a);
    std::vector<RoomFinder> finders;
    for (std::size_t v = 0; v < bound.size(); ++v) finders.emplace_back(bound[v]);
    std::vector<double> now(holders);
    std::vector<double> later(holders);
    for (std::size_t j = 0; j < count; ++j) {
      const auto row = rows.row(j);
      const std::size_t v = bound.bind(row);
      deals::DealSpace& space = bound[v];
      const auto has_room = [&](const std::vector<double>& levels, std::size_t held, double level) {
        for (std::size_t h = 0; h < holders; ++h) space.set_reserve(h, h == held ? level : levels[h]);
        return finders[v].find(space) == Found::yes;
      };
      for (std::size_t course = 0; course < courses; ++course) {
        Assumptions::Outlook at;
        if (course > 0) at.scenario = course - 1;
        for (std::size_t h = 0; h < holders; ++h) now[h] = a.reserve(row, v, h, at);
        if (course == 0) {
          at.months = 1;
          for (std::size_t h = 0; h < holders; ++h)
            part.drift[h].push_back(a.reserve(row, v, h, at) - now[h]);
        }
        const bool first = has_room(now, holders, 0);
        for (std::size_t m = 0; m < months; ++m) {
          MonthCount& at_month = part.of[course][m];
          at.months = static_cast<double>(m);
          bool changed = false;
          bool all_lower = true;
          bool all_higher = true;
          for (std::size_t h = 0; h < holders; ++h) {
            later[h] = a.reserve(row, v, h, at);
            changed = changed || later[h] != now[h];
            all_lower = all_lower && later[h] <= now[h];
            all_higher = all_higher && later[h] >= now[h];
          }
          // Lower levels never close a window, higher ones never open one.
          const bool room = !changed || (first && all_lower) || (!first && all_higher)
                                ? first
                                : has_room(later, holders, 0);
          if (room) at_month.room.add(block);
          if (room == first) continue;
          (first ? at_month.closed : at_month.opened).add(block);
          for (std::size_t h = 0; h < holders; ++h) {
            if (later[h] == now[h] || has_room(later, h, now[h]) != first) continue;
            (first ? at_month.closes : at_month.opens)[h].add(block);
          }
        }
      }
    }
    return part;
  };
  const Ran ran = run_blocks(
      a, options.trials, executor, progress, "outlook", one_block,
      [&](const Partial& part) {
        for (std::size_t course = 0; course < courses; ++course) {
          for (std::size_t m = 0; m < months; ++m) {
            MonthCount& to = sum.of[course][m];
            const MonthCount& from = part.of[course][m];
            to.room.merge(from.room);
            to.opened.merge(from.opened);
            to.closed.merge(from.closed);
            for (std::size_t h = 0; h < holders; ++h) {
              to.opens[h].merge(from.opens[h]);
              to.closes[h].merge(from.closes[h]);
            }
          }
        }
        for (std::size_t h = 0; h < holders; ++h) {
          sum.drift[h].insert(sum.drift[h].end(), part.drift[h].begin(), part.drift[h].end());
        }
      },
      [&](std::size_t draws) {
        if (!options.trials.error) return false;
        double worst = 0;
        for (const auto& course : sum.of) {
          for (const auto& month : course) {
            worst = std::max(worst, share_of(month.room, draws, a.quasi(), a.certain()).error);
          }
        }
        return worst <= *options.trials.error;
      });

  OutlookOutcome out;
  out.draws = ran.draws;
  out.cancelled = ran.cancelled;
  out.parties.assign(s.holders.begin(), s.holders.begin() + static_cast<std::ptrdiff_t>(holders));
  for (std::size_t h = 0; h < holders; ++h) {
    auto& drift = sum.drift[h];
    PartyDrift d{out.parties[h], 0, 0, 0};
    for (const double x : drift) d.mean += x / static_cast<double>(drift.size());
    std::sort(drift.begin(), drift.end());
    if (!drift.empty()) {
      d.low = drift[drift.size() / 20];
      d.high = drift[drift.size() - 1 - drift.size() / 20];
    }
    out.drift.push_back(std::move(d));
  }
  const auto share = [&](const Tally& t) { return share_of(t, ran.draws, a.quasi(), a.certain()); };
  for (std::size_t course = 0; course < courses; ++course) {
    Course one;
    if (course > 0) one.scenario = c.no_deal[course - 1].id.value;
    for (std::size_t m = 0; m < months; ++m) {
      const MonthCount& from = sum.of[course][m];
      Month month{static_cast<int>(m), share(from.room), share(from.opened), share(from.closed), {}};
      for (std::size_t h = 0; h < holders; ++h)
        month.turns.push_back({share(from.opens[h]), share(from.closes[h])});
      one.months.push_back(std::move(month));
    }
    out.courses.push_back(std::move(one));
  }
  return out;
}

}  // namespace mediant::judgement
