#include "mediant/judgement/blocking.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "blocks.hpp"
#include "mediant/judgement/room.hpp"

namespace mediant::judgement {
namespace {

struct Partial {
  std::uint64_t draws = 0, none = 0;
  bool complete = true;
  std::map<std::vector<std::size_t>, std::uint64_t> sets;  ///< as indices over all views
};

}  // namespace

Result<Blocking> blocking(const Assumptions& a, const BlockingOptions& options, Executor& executor,
                          Progress& progress) {
  Blocking out;
  std::vector<std::vector<std::size_t>> number;  // view, its constraint -> index over all views
  std::map<std::tuple<deals::Constraint::Kind, std::size_t, std::size_t>, std::size_t> known;
  for (std::size_t v = 0; v < a.views().size(); ++v) {
    auto keeping = deals::compile_for_conflicts(a.the_case(), a.views()[v].compile);
    if (!keeping) return keeping.error();
    auto& numbers = number.emplace_back();
    for (const deals::Constraint& constraint : deals::constraints_of(*keeping)) {
      const auto key = deals::place_in_case(keeping->structure(), constraint);
      const auto [at, is_new] = known.emplace(key, out.constraints.size());
      if (is_new) out.constraints.push_back({v, constraint});
      numbers.push_back(at->second);
    }
    out.spaces.push_back(std::move(*keeping));
  }
  Partial sum;
  const auto one_block = [&](std::uint64_t, const Rows& rows, std::size_t count) {
    Partial part;
    std::vector<deals::DealSpace> plain;
    for (const View& view : a.views()) plain.push_back(view.space);
    std::vector<deals::DealSpace> keeping = out.spaces;
    std::vector<RoomFinder> finders(plain.begin(), plain.end());
    Progress quiet;
    std::vector<deals::PartyValues> values;
    for (std::size_t j = 0; j < count; ++j) {
      if (progress.cancelled()) break;
      const auto row = rows.row(j);
      const std::size_t v = a.view_of(row);
      ++part.draws;
      a.values(row, v, values);
      plain[v].bind(values);
      if (finders[v].find(plain[v]) == Found::yes) continue;
      keeping[v].bind(values);
      const deals::Conflicts found =
          deals::conflicts_in(keeping[v], {.sets = options.sets, .count = false, .openings = false}, quiet);
      if (found.room) continue;
      ++part.none;
      part.complete = part.complete && found.complete;
      for (const auto& set : found.conflicts) {
        std::vector<std::size_t> members;
        for (const std::size_t i : set) members.push_back(number[v][i]);
        std::sort(members.begin(), members.end());
        ++part.sets[members];
      }
    }
    return part;
  };
  const Ran ran = run_blocks(
      a, options.trials, executor, progress, "what blocks", one_block,
      [&](const Partial& part) {
        sum.draws += part.draws;
        sum.none += part.none;
        sum.complete = sum.complete && part.complete;
        for (const auto& [set, hits] : part.sets) sum.sets[set] += hits;
      },
      [](std::size_t) { return true; });
  out.draws = static_cast<std::size_t>(sum.draws);
  out.cancelled = ran.cancelled;
  out.complete = sum.complete;
  out.none = share_of(sum.none, sum.draws);
  for (const auto& [set, hits] : sum.sets) out.sets.push_back({set, share_of(hits, sum.draws)});
  std::stable_sort(out.sets.begin(), out.sets.end(), [](const BlockingSet& x, const BlockingSet& y) {
    if (x.binds.value != y.binds.value) return x.binds.value > y.binds.value;
    return x.constraints.size() < y.constraints.size();
  });
  return out;
}

}  // namespace mediant::judgement
