#include "mediant/judgement/blocking.hpp"

#include <algorithm>
#include <map>

#include "blocks.hpp"
#include "mediant/judgement/room.hpp"

namespace mediant::judgement {
namespace {

struct Partial {
  std::uint64_t draws = 0, none = 0;
  bool complete = true;
  std::map<std::vector<std::size_t>, std::uint64_t> sets;
  std::vector<deals::Constraint> constraints;
};

}  // namespace

Result<Blocking> blocking(const Assumptions& a, const deals::CompileOptions& compile,
                          const BlockingOptions& options, Executor& executor, Progress& progress) {
  auto keeping = deals::compile_for_conflicts(a.the_case(), compile);
  if (!keeping) return keeping.error();
  Partial sum;
  const auto one_block = [&](std::uint64_t, const Rows& rows, std::size_t count) {
    Partial part;
    deals::DealSpace plain = a.views().front().space;
    deals::DealSpace space = *keeping;
    RoomFinder finder(plain);
    Progress quiet;
    std::vector<deals::PartyValues> values;
    for (std::size_t j = 0; j < count; ++j) {
      const auto row = rows.row(j);
      if (a.view_of(row) != 0) continue;
      ++part.draws;
      a.values(row, 0, values);
      plain.bind(values);
      if (finder.find(plain) == Found::yes) continue;
      if (progress.cancelled()) break;
      space.bind(values);
      const deals::Conflicts found =
          deals::conflicts_in(space, {.sets = options.sets, .count = false, .openings = false}, quiet);
      if (found.room) continue;
      ++part.none;
      part.complete = part.complete && found.complete;
      part.constraints = found.constraints;
      for (const auto& set : found.conflicts) ++part.sets[set];
    }
    return part;
  };
  const Ran ran = run_blocks(
      a, options.trials, executor, progress, "what blocks", one_block,
      [&](const Partial& part) {
        sum.draws += part.draws;
        sum.none += part.none;
        sum.complete = sum.complete && part.complete;
        if (!part.constraints.empty()) sum.constraints = part.constraints;
        for (const auto& [set, hits] : part.sets) sum.sets[set] += hits;
      },
      [](std::size_t) { return true; });
  Blocking out;
  out.draws = static_cast<std::size_t>(sum.draws);
  out.cancelled = ran.cancelled;
  out.complete = sum.complete;
  out.none = share_of(sum.none, sum.draws);
  out.constraints = std::move(sum.constraints);
  for (const auto& [set, hits] : sum.sets) out.sets.push_back({set, share_of(hits, sum.draws)});
  std::stable_sort(out.sets.begin(), out.sets.end(), [](const BlockingSet& x, const BlockingSet& y) {
    if (x.binds.value != y.binds.value) return x.binds.value > y.binds.value;
    return x.constraints.size() < y.constraints.size();
  });
  return out;
}

}  // namespace mediant::judgement
