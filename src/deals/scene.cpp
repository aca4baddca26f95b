#include "scene.hpp"

#include <algorithm>
#include <cmath>

#include "agreement.hpp"
#include "mediant/numeric/wide.hpp"

namespace mediant::deals {
namespace {

/// Nodes of branch and bound before the search changes to dynamic programming, which many ties cannot slow:
/// after few, to dynamic programming that stays small; after many, to all that the budget allows.
constexpr std::uint64_t short_dive = 2'000;
constexpr std::uint64_t small_listing = 3'000;
constexpr std::uint64_t long_dive = 20'000;

}  // namespace

bool reaches(const std::vector<Units>& u, const std::vector<Units>& floor) {
  for (std::size_t k = 0; k < u.size(); ++k) {
    if (u[k] < floor[k]) return false;
  }
  return true;
}

std::vector<double> as_doubles(const std::vector<Units>& units) {
  std::vector<double> out;
  for (Units u : units) out.push_back(static_cast<double>(std::max<Units>(1, u)));
  return out;
}

namespace {

/// Multipliers of "all floors reached", as a cut that whatever reaches them satisfies.
Cut floor_cut(const Problem::Bound& bound, const Aim& aim) {
  Cut out;
  double size = 0;
  for (std::size_t k = 0; k < aim.in.size(); ++k) {
    out.a.push_back(aim.in[k] ? bound.multipliers[k] / aim.scale[k] : 0);
    if (!aim.in[k]) continue;
    out.at_least += out.a[k] * static_cast<double>(aim.origin[k]);
    size += bound.multipliers[k] + out.a[k] * std::fabs(static_cast<double>(aim.origin[k]));
  }
  out.at_least -= 1e-11 * (size + bound.slack * 1e11);
  return out;
}

/// "Everybody at or above the floor" as an aim: how far the least satisfied is above it, on `scale`.
Aim above(const std::vector<Units>& floor, const std::vector<double>& scale) {
  Aim aim;
  aim.kind = Aim::Kind::smallest;
  aim.scale = scale;
  for (Units f : floor) {
    aim.in.push_back(f != no_floor);
    aim.origin.push_back(f == no_floor ? 0 : f);
    aim.floor.push_back(no_floor);
  }
  return aim;
}

}  // namespace

Answer reachable(Scene& scene, const Problem& problem, const std::vector<Units>& floor, Found* deal) {
  for (std::size_t k = 0; k < floor.size(); ++k) {
    if (floor[k] != no_floor && problem.most(k) < floor[k]) return Answer::no;
  }
  const Aim aim = above(floor, as_doubles(scene.by.span));
  if (std::find(aim.in.begin(), aim.in.end(), true) == aim.in.end()) {
    if (deal != nullptr) *deal = problem.first();
    return Answer::yes;
  }
  const auto bound = problem.bound(aim, 0, 0);
  if (!bound.best.empty() && bound.merit > -1e-6) {
    Found met = problem.found(bound.best);
    if (reaches(met.u, floor)) {
      if (deal != nullptr) *deal = std::move(met);
      return Answer::yes;
    }
  }
  if (bound.value + bound.slack < 0) return Answer::no;
  std::optional<Found> met;
  const auto offer = [&](const std::vector<std::uint32_t>& rows, const std::vector<Units>&,
                         std::vector<Units>& now) {
    met = problem.found(rows);
    for (std::size_t k = 0; k < now.size(); ++k) {
      if (now[k] != no_floor) now[k] = problem.most(k) + 1;  // one is enough
    }
  };
  bool complete = false;
  const auto dive = [&](std::uint64_t limit) {
    if (!complete && !met)
      complete = problem.dive(floor, aim.scale, bound.multipliers, scene.nodes, scene.nodes + limit, offer);
  };
  const auto list = [&](std::uint64_t limit) {
    if (complete || met) return;
    auto listing =
        problem.list({floor_cut(bound, aim)}, floor, scene.nodes, scene.nodes + limit, scene.progress);
    complete = listing.complete;
    if (!listing.found.empty()) met = std::move(listing.found.front());
  };
  dive(short_dive);
  list(small_listing);
  dive(long_dive);
  list(scene.budget);
  if (!met) return complete ? Answer::no : Answer::unknown;
  if (deal != nullptr) *deal = std::move(*met);
  return Answer::yes;
}

std::optional<Found> most_of(Scene& scene, const Part& part, std::size_t k) {
  Aim aim;
  aim.kind = Aim::Kind::sum;
  aim.in.assign(scene.size(), false);
  aim.in[k] = true;
  aim.origin = scene.by.reserve;
  aim.scale = as_doubles(scene.by.span);
  aim.floor = part.floor;
  const auto bound = part.problem->bound(aim);
  std::vector<Units> floor = part.floor;
  std::optional<Found> best;
  const auto take = [&](Found deal) {
    if (!reaches(deal.u, part.floor)) return;
    if (!best || deal.u[k] > best->u[k]) best = std::move(deal);
  };
  if (!bound.best.empty()) take(part.problem->found(bound.best));
  const auto ask_for_more = [&] {
    if (best) floor[k] = std::max(floor[k], best->u[k] + 1);
  };
  const auto target = [&] { return static_cast<double>(best->u[k] + 1 - aim.origin[k]) / aim.scale[k]; };
  ask_for_more();
  if (best && bound.value + bound.slack < target()) return best;
  // Few deals are left above so many floors: branch and bound settles most questions.
  if (const Aim all = above(floor, aim.scale);
      std::find(all.in.begin(), all.in.end(), true) != all.in.end()) {
    const auto room = part.problem->bound(all, 0, 0);
    if (room.value + room.slack < 0) return best;
    const auto offer = [&](const std::vector<std::uint32_t>& rows, const std::vector<Units>&,
                           std::vector<Units>& now) {
      take(part.problem->found(rows));
      ask_for_more();
      now = floor;
    };
    if (part.problem->dive(floor, aim.scale, room.multipliers, scene.nodes, scene.nodes + long_dive, offer))
      return best;
  }
  std::vector<Cut> cuts;
  if (best) {
    ask_for_more();
    cuts.push_back(part.problem->cut(aim, bound, target()));
  }
  auto listing = part.problem->list(cuts, floor, scene.nodes, scene.nodes + scene.budget, scene.progress);
  for (Found& deal : listing.found) take(std::move(deal));
  if (!listing.complete) scene.undecided = true;
  return best;
}

void find_ideals(Scene& scene) {
  if (!scene.by.ideal.empty()) return;
  std::vector<Units> ideal;
  for (std::size_t k = 0; k < scene.size(); ++k) {
    std::optional<Units> top;
    for (const Part& part : scene.parts) {
      const auto here = most_of(scene, part, k);
      if (here && (!top || here->u[k] > *top)) top = here->u[k];
    }
    ideal.push_back(top.value_or(scene.by.reserve[k]));
  }
  scene.by.ideal = std::move(ideal);
}

namespace {

double aim_at(const Aim& aim, const std::vector<Units>& u) {
  double smallest = std::numeric_limits<double>::infinity();
  double sum = 0;
  for (std::size_t k = 0; k < u.size(); ++k) {
    if (!aim.in[k]) continue;
    const double y = static_cast<double>(u[k] - aim.origin[k]) / aim.scale[k];
    smallest = std::min(smallest, y);
    sum += aim.kind == Aim::Kind::product ? std::log(y) : y;
  }
  return aim.kind == Aim::Kind::smallest ? smallest : sum;
}

/// Floors that a deal doing at least as well by a smallest-share aim reaches, in whole units.
std::vector<Units> raised(const Aim& aim, const std::vector<Units>& floor, const std::vector<Units>& scale,
                          const std::vector<Units>& u) {
  Units gain = 0;
  Units of = 0;
  for (std::size_t k = 0; k < u.size(); ++k) {
    if (!aim.in[k]) continue;
    const Units g = u[k] - aim.origin[k];
    if (of == 0 || static_cast<numeric::Int128>(g) * of < static_cast<numeric::Int128>(gain) * scale[k]) {
      gain = g;
      of = scale[k];
    }
  }
  std::vector<Units> out = floor;
  for (std::size_t k = 0; k < u.size(); ++k) {
    if (aim.in[k]) out[k] = std::max(out[k], aim.origin[k] + scaled_ceil(gain, of, scale[k]));
  }
  return out;
}

}  // namespace

void search(Scene& scene, const Part& part, const Aim& aim, const std::vector<Units>& scale,
            const Compare& compare, Best& best) {
  const Problem& problem = *part.problem;
  const auto take = [&](Found deal) {
    if (!reaches(deal.u, aim.floor)) return;
    const int c = best.found.empty() ? 1 : compare(deal.u, best.found.front().u);
    if (c < 0) return;
    if (c > 0) {
      best.found.clear();
      best.value = aim_at(aim, deal.u);
    }
    const auto known =
        std::find_if(best.found.begin(), best.found.end(), [&](const Found& f) { return f.u == deal.u; });
    if (known == best.found.end()) {
      best.found.push_back(std::move(deal));
    } else if (deal.deal < known->deal) {
      known->deal = std::move(deal.deal);
    }
  };
  const auto bound = problem.bound(aim);
  if (!bound.best.empty() && bound.merit > -1e300) take(problem.found(bound.best));
  const bool smallest = aim.kind == Aim::Kind::smallest;
  std::vector<Units> floor = aim.floor;
  if (!best.found.empty()) {
    if (bound.value + bound.slack < best.value - 1e-10 * (1 + std::fabs(best.value))) {
      best.bound = std::max(best.bound, bound.value);
      return;
    }
    if (smallest) floor = raised(aim, floor, scale, best.found.front().u);
  }
  bool complete = false;
  const auto dive = [&](std::uint64_t limit) {
    if (complete || !smallest || best.found.empty()) return;
    const auto offer = [&](const std::vector<std::uint32_t>& rows, const std::vector<Units>&,
                           std::vector<Units>& now) {
      take(problem.found(rows));
      floor = raised(aim, aim.floor, scale, best.found.front().u);
      now = floor;
    };
    complete = problem.dive(floor, aim.scale, bound.multipliers, scene.nodes, scene.nodes + limit, offer);
  };
  const auto list = [&](std::uint64_t limit) {
    if (complete) return;
    std::vector<Cut> cuts;
    if (!best.found.empty())
      cuts.push_back(problem.cut(aim, bound, best.value - 1e-10 * (1 + std::fabs(best.value))));
    auto listing = problem.list(cuts, floor, scene.nodes, scene.nodes + limit, scene.progress);
    complete = listing.complete;
    for (Found& deal : listing.found) take(std::move(deal));
  };
  dive(short_dive);
  if (smallest) list(std::min(small_listing, scene.budget));
  dive(long_dive);
  list(scene.budget);
  best.complete = best.complete && complete;
  best.bound = std::max(best.bound, complete ? best.value : bound.value);
}

Aim whole_aim(const Scene& scene, const Part& part, Aim::Kind kind, const std::vector<Units>& scale) {
  Aim aim;
  aim.kind = kind;
  aim.in.assign(scene.size(), true);
  if (scene.extra != nullptr) aim.in.back() = false;
  aim.origin = scene.by.reserve;
  aim.scale = as_doubles(scale);
  aim.floor = part.floor;
  return aim;
}

namespace {

/// The parts of F: lines to keep, floors to reach.
std::vector<std::pair<Mask, Mask>> parts_of(const DealSpace& space, bool unrestricted) {
  std::vector<std::pair<Mask, Mask>> out;
  if (unrestricted) {
    for (Mask lines : lines_to_keep(space.structure())) out.emplace_back(lines, 0);
  } else {
    for (Mask set : winning_coalitions(space.structure())) out.emplace_back(set, set);
  }
  return out;
}

std::string why_empty(const DealSpace& space, bool red_lines) {
  for (const Cluster& cluster : space.clusters()) {
    if (cluster.size == 0) return "rules-exclude-all";
  }
  return red_lines ? "red-lines-exclude-all" : "no-acceptable-deal";
}

}  // namespace

std::string open_scene(Scene& scene, const Opened& how) {
  const auto& [unrestricted, check, first, from] = how;
  const DealSpace& space = scene.space;
  scene.among = compared_parties(space.structure());
  if (scene.among.empty() && scene.extra == nullptr) return "no-preferences";
  for (int p : scene.among) {
    const auto party = static_cast<std::size_t>(p);
    scene.by.reserve.push_back(from == nullptr ? space.reserve(party) : space.total(party, *from));
    scene.by.denominator.push_back(space.denominator(party));
  }
  if (scene.extra != nullptr) {
    scene.by.reserve.push_back(0);
    scene.by.denominator.push_back(1);
  }
  const auto sets = parts_of(space, unrestricted);
  if (sets.empty()) return "too-many-coalitions";
  bool lines_block = true;
  scene.by.span.assign(scene.size(), 1);
  for (const auto& [keep, reach] : sets) {
    const Problem& problem =
        scene.problems.try_emplace(keep, space, scene.among, keep, scene.extra).first->second;
    if (problem.empty()) continue;
    lines_block = false;
    for (std::size_t k = 0; k < scene.size(); ++k) {
      scene.by.span[k] = std::max(scene.by.span[k], problem.most(k) - problem.least(k));
    }
    Part part{&problem, std::vector<Units>(scene.size(), no_floor)};
    for (std::size_t k = 0; k < scene.among.size(); ++k) {
      const bool must = from != nullptr || (reach >> static_cast<unsigned>(scene.among[k]) & 1U) != 0;
      if (must) part.floor[k] = scene.by.reserve[k];
    }
    scene.parts.push_back(std::move(part));
  }
  if (scene.parts.empty()) return why_empty(space, lines_block);
  if (!check) return "";
  bool unknown = false;
  std::vector<Part> open;
  for (Part& part : scene.parts) {
    Found deal;
    const auto answer = reachable(scene, *part.problem, part.floor, &deal);
    unknown = unknown || answer == Answer::unknown;
    if (answer == Answer::no) continue;
    if (answer == Answer::yes && first != nullptr) {
      *first = std::move(deal);
      return "";
    }
    open.push_back(std::move(part));
  }
  scene.parts = std::move(open);
  if (scene.parts.empty()) return why_empty(space, false);
  if (first != nullptr && unknown) return "budget";
  return "";
}

}  // namespace mediant::deals
