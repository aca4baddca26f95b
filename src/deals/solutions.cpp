#include "mediant/deals/solutions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "agreement.hpp"
#include "mediant/numeric/wide.hpp"
#include "order.hpp"
#include "search.hpp"

namespace mediant::deals {
namespace {

/// Red lines to keep and floors to reach: one part of F.
struct Part {
  const Problem* problem = nullptr;
  std::vector<Units> floor;  ///< a compared party
};

/// Everything the concepts ask about one case.
struct Scene {
  const DealSpace& space;
  std::vector<int> among;
  Yardstick by;
  std::vector<Part> parts;  ///< F is their union; none is empty
  std::uint64_t budget;
  Progress& progress;
  std::uint64_t nodes = 0;
  bool undecided = false;

  std::map<Mask, Problem> problems;

  [[nodiscard]] std::size_t size() const { return among.size(); }
};

/// Nodes of branch and bound before the search changes to dynamic programming, which many ties cannot slow.
constexpr std::uint64_t dive_limit = 20'000;

using Compare = std::function<int(const std::vector<Units>&, const std::vector<Units>&)>;

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

enum class Answer { yes, no, unknown };

/// Is there a deal with u >= floor? Gives one.
Answer reachable(Scene& scene, const Problem& problem, const std::vector<Units>& floor, Found* deal) {
  for (std::size_t k = 0; k < floor.size(); ++k) {
    if (floor[k] != no_floor && problem.most(k) < floor[k]) return Answer::no;
  }
  const Aim aim = above(floor, as_doubles(scene.by.span));
  if (std::find(aim.in.begin(), aim.in.end(), true) == aim.in.end()) {
    const auto listing = problem.list({}, floor, scene.nodes, scene.nodes + scene.budget, scene.progress);
    if (deal != nullptr && !listing.found.empty()) *deal = listing.found.front();
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
  bool complete =
      problem.dive(floor, aim.scale, bound.multipliers, scene.nodes, scene.nodes + dive_limit, offer);
  if (!complete && !met) {
    auto listing =
        problem.list({floor_cut(bound, aim)}, floor, scene.nodes, scene.nodes + scene.budget, scene.progress);
    complete = listing.complete;
    if (!listing.found.empty()) met = std::move(listing.found.front());
  }
  if (!met) return complete ? Answer::no : Answer::unknown;
  if (deal != nullptr) *deal = std::move(*met);
  return Answer::yes;
}

/// The most party k gets in a part; nothing if undecided.
std::optional<Units> most_of(Scene& scene, const Part& part, std::size_t k) {
  Aim aim;
  aim.kind = Aim::Kind::sum;
  aim.in.assign(scene.size(), false);
  aim.in[k] = true;
  aim.origin = scene.by.reserve;
  aim.scale = as_doubles(scene.by.span);
  aim.floor = part.floor;
  const auto bound = part.problem->bound(aim);
  std::vector<Units> floor = part.floor;
  std::optional<Units> best;
  const auto take = [&](const Found& deal) {
    if (!reaches(deal.u, part.floor)) return;
    if (!best || deal.u[k] > *best) best = deal.u[k];
  };
  if (!bound.best.empty()) take(part.problem->found(bound.best));
  double target = -std::numeric_limits<double>::infinity();
  if (best) {
    floor[k] = std::max(floor[k], *best + 1);
    target = static_cast<double>(*best + 1 - aim.origin[k]) / aim.scale[k];
    if (bound.value + bound.slack < target) return best;
  }
  std::vector<Cut> cuts;
  if (best) cuts.push_back(part.problem->cut(aim, bound, target));
  const auto listing =
      part.problem->list(cuts, floor, scene.nodes, scene.nodes + scene.budget, scene.progress);
  for (const Found& deal : listing.found) take(deal);
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
      if (here && (!top || *here > *top)) top = here;
    }
    ideal.push_back(top.value_or(scene.by.reserve[k]));
  }
  scene.by.ideal = std::move(ideal);
}

/// The best deals of F by an aim that never ranks against `compare`'s first measure.
struct Best {
  std::vector<Found> found;  ///< equal by `compare`
  bool complete = true;
  double bound = -std::numeric_limits<double>::infinity();  ///< of the aim
  double value = -std::numeric_limits<double>::infinity();
};

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

/// `scale`: that of the aim, in whole units (used for a smallest-share aim).
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
    if (smallest) {
      floor = raised(aim, floor, scale, best.found.front().u);
      const auto offer = [&](const std::vector<std::uint32_t>& rows, const std::vector<Units>&,
                             std::vector<Units>& now) {
        take(problem.found(rows));
        floor = raised(aim, aim.floor, scale, best.found.front().u);
        now = floor;
      };
      if (problem.dive(floor, aim.scale, bound.multipliers, scene.nodes, scene.nodes + dive_limit, offer)) {
        best.bound = std::max(best.bound, best.value);
        return;
      }
    }
  }
  std::vector<Cut> cuts;
  if (!best.found.empty()) {
    cuts.push_back(problem.cut(aim, bound, best.value - 1e-10 * (1 + std::fabs(best.value))));
  }
  auto listing = problem.list(cuts, floor, scene.nodes, scene.nodes + scene.budget, scene.progress);
  for (Found& deal : listing.found) take(std::move(deal));
  best.complete = best.complete && listing.complete;
  best.bound = std::max(best.bound, listing.complete ? best.value : bound.value);
}

Solution finish(Scene& scene, Best best, double value, double bound) {
  Solution out;
  std::sort(best.found.begin(), best.found.end(),
            [](const Found& a, const Found& b) { return a.deal < b.deal; });
  out.deal = best.found.front().deal;
  out.tied = best.found.size() > 1;
  out.exact = best.complete && !scene.undecided;
  for (std::size_t p = 0; p < scene.space.parties(); ++p) {
    out.units.push_back(scene.space.total(p, out.deal));
    out.gain.push_back(out.units.back() - scene.space.reserve(p));
    out.proof.tolerance = std::max(out.proof.tolerance, scene.space.tolerance(p));
  }
  out.proof.value = value;
  out.proof.bound = out.exact ? value : std::max(value, bound);
  out.proof.gap = out.proof.bound - out.proof.value;
  out.proof.nodes = scene.nodes;
  return out;
}

Aim whole_aim(const Scene& scene, const Part& part, Aim::Kind kind, const std::vector<Units>& scale) {
  Aim aim;
  aim.kind = kind;
  aim.in.assign(scene.size(), true);
  aim.origin = scene.by.reserve;
  aim.scale = as_doubles(scale);
  aim.floor = part.floor;
  return aim;
}

// ---- the concepts: one function each ---------------------------------------------------------------------

std::optional<Solution> utilitarian(Scene& scene) {
  const Compare compare = [&](const auto& a, const auto& b) {
    const int c = compare_sum(a, b, scene.by);
    return c != 0 ? c : compare_leximin(a, b, scene.by.reserve, scene.by.denominator);
  };
  Best best;
  for (const Part& part : scene.parts) {
    Aim aim = whole_aim(scene, part, Aim::Kind::sum, scene.by.denominator);
    aim.origin.assign(scene.size(), 0);
    search(scene, part, aim, scene.by.denominator, compare, best);
  }
  if (best.found.empty()) return std::nullopt;
  return finish(scene, best, best.value, best.bound);
}

std::optional<Solution> egalitarian(Scene& scene) {
  const Compare compare = [&](const auto& a, const auto& b) {
    return compare_leximin(a, b, scene.by.reserve, scene.by.denominator);
  };
  Best best;
  for (const Part& part : scene.parts) {
    search(scene, part, whole_aim(scene, part, Aim::Kind::smallest, scene.by.denominator),
           scene.by.denominator, compare, best);
  }
  if (best.found.empty()) return std::nullopt;
  return finish(scene, best, best.value, best.bound);
}

/// Leximin of shares of the way to the ideal; parties that cannot gain are left out of the aim.
Best best_shares(Scene& scene) {
  find_ideals(scene);
  const Compare compare = [&](const auto& a, const auto& b) { return compare_shares(a, b, scene.by); };
  Best best;
  for (const Part& part : scene.parts) {
    std::vector<Units> scale = scene.by.span;
    std::vector<bool> in(scene.size());
    for (std::size_t k = 0; k < scene.size(); ++k) {
      in[k] = scene.by.ideal[k] > scene.by.reserve[k];
      if (in[k]) scale[k] = scene.by.ideal[k] - scene.by.reserve[k];
    }
    Aim aim = whole_aim(scene, part, Aim::Kind::smallest, scale);
    if (std::find(in.begin(), in.end(), true) != in.end()) aim.in = in;
    search(scene, part, aim, scale, compare, best);
  }
  return best;
}

std::optional<Solution> kalai_smorodinsky(Scene& scene) {
  Best best = best_shares(scene);
  if (best.found.empty()) return std::nullopt;
  return finish(scene, best, best.value, best.bound);
}

/// The largest sets of compared parties that can gain together, each with the part where they can.
std::vector<std::pair<std::size_t, Mask>> largest_gaining_sets(Scene& scene) {
  find_ideals(scene);
  std::vector<std::pair<std::size_t, Mask>> by_part;
  std::vector<std::size_t> able;
  for (std::size_t k = 0; k < scene.size(); ++k) {
    if (scene.by.ideal[k] > scene.by.reserve[k]) able.push_back(k);
  }
  for (std::size_t size = able.size(); size > 0 && by_part.empty(); --size) {
    std::vector<std::size_t> at(size);
    for (std::size_t i = 0; i < size; ++i) at[i] = i;
    while (true) {
      Mask set = 0;
      for (std::size_t i : at) set |= Mask{1} << able[i];
      for (std::size_t part = 0; part < scene.parts.size(); ++part) {
        std::vector<Units> floor = scene.parts[part].floor;
        for (std::size_t i : at) floor[able[i]] = std::max(floor[able[i]], scene.by.reserve[able[i]] + 1);
        const auto answer = reachable(scene, *scene.parts[part].problem, floor, nullptr);
        if (answer == Answer::yes) by_part.emplace_back(part, set);
        if (answer == Answer::unknown) scene.undecided = true;
      }
      std::size_t i = size;
      while (i > 0 && at[i - 1] == able.size() - size + i - 1) --i;
      if (i == 0) break;
      ++at[i - 1];
      for (; i < size; ++i) at[i] = at[i - 1] + 1;
    }
  }
  return by_part;
}

std::optional<Solution> nash(Scene& scene) {
  std::vector<std::pair<std::size_t, Mask>> sets;
  const Mask everyone = scene.size() == 64 ? ~Mask{0} : (Mask{1} << scene.size()) - 1;
  for (std::size_t part = 0; part < scene.parts.size(); ++part) {
    std::vector<Units> floor = scene.parts[part].floor;
    for (std::size_t k = 0; k < scene.size(); ++k) floor[k] = std::max(floor[k], scene.by.reserve[k] + 1);
    const auto answer = reachable(scene, *scene.parts[part].problem, floor, nullptr);
    if (answer == Answer::yes) sets.emplace_back(part, everyone);
    if (answer == Answer::unknown) scene.undecided = true;
  }
  const bool degenerate = sets.empty();
  if (degenerate) sets = largest_gaining_sets(scene);

  Best best;
  if (sets.empty()) {
    best = best_shares(scene);  // nobody can gain: the product is over nobody
  }
  const Compare by_product = [&](const auto& a, const auto& b) {
    const int c = compare_product(a, b, scene.by);
    if (c != 0) return c;
    find_ideals(scene);
    return compare_shares(a, b, scene.by);
  };
  for (const auto& [number, set] : sets) {
    const Part& part = scene.parts[number];
    Aim aim = whole_aim(scene, part, Aim::Kind::product, scene.by.span);
    for (std::size_t k = 0; k < scene.size(); ++k) {
      aim.in[k] = (set >> k & 1U) != 0;
      if (aim.in[k]) aim.floor[k] = std::max(aim.floor[k], scene.by.reserve[k] + 1);
      // Sets are compared by shares of the way to the ideal.
      if (degenerate && aim.in[k])
        aim.scale[k] = static_cast<double>(scene.by.ideal[k] - scene.by.reserve[k]);
    }
    search(scene, part, aim, scene.by.span, by_product, best);
  }
  if (best.found.empty()) return std::nullopt;
  double value = 1;
  double size = 1;  // from products of scaled gains to products of utility
  for (std::size_t k = 0; k < scene.size(); ++k) {
    const Units gain = best.found.front().u[k] - scene.by.reserve[k];
    if (gain <= 0) continue;
    value *= static_cast<double>(gain) / static_cast<double>(scene.by.denominator[k]);
    const double scale = degenerate ? static_cast<double>(scene.by.ideal[k] - scene.by.reserve[k])
                                    : static_cast<double>(std::max<Units>(1, scene.by.span[k]));
    size *= scale / static_cast<double>(scene.by.denominator[k]);
  }
  return finish(scene, best, value, std::exp(best.bound) * size);
}

struct Entry {
  Concept about;
  std::optional<Solution> (*solve)(Scene&);
};

constexpr std::array<Entry, 4> registry{{
    {{"utilitarian", "Largest total", "sum of utilities", "Harsanyi 1955", true}, utilitarian},
    {{"nash", "Nash's solution", "product of gains", "Nash 1950, Econometrica 18:155", false}, nash},
    {{"kalai_smorodinsky", "Equal shares of what each could reach", "smallest share of the way to the ideal",
      "Kalai & Smorodinsky 1975, Econometrica 43:513; lexicographic: Imai 1983, Econometrica 51:389", false},
     kalai_smorodinsky},
    {{"egalitarian", "Equal gains", "smallest gain", "Kalai 1977, Econometrica 45:1623", true}, egalitarian},
}};

/// The parts of F without red-line-blocked ones; `reason` where none is left.
std::vector<std::pair<Mask, Mask>> parts_of(const DealSpace& space, bool unrestricted) {
  std::vector<std::pair<Mask, Mask>> out;  // lines to keep, floors to reach
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

/// Compiles the parts; those that hold no deal are dropped. Returns the reason if none is left.
std::string open_scene(Scene& scene, bool unrestricted, bool check, Found* first,
                       const Deal* from = nullptr) {
  const DealSpace& space = scene.space;
  scene.among = compared_parties(space.structure());
  if (scene.among.empty()) return "no-preferences";
  for (int p : scene.among) {
    const auto party = static_cast<std::size_t>(p);
    scene.by.reserve.push_back(from == nullptr ? space.reserve(party) : space.total(party, *from));
    scene.by.denominator.push_back(space.denominator(static_cast<std::size_t>(p)));
  }
  const auto sets = parts_of(space, unrestricted);
  if (sets.empty()) return "too-many-coalitions";
  bool lines_block = true;
  scene.by.span.assign(scene.size(), 1);
  for (const auto& [keep, reach] : sets) {
    const Problem& problem = scene.problems.try_emplace(keep, space, scene.among, keep).first->second;
    if (problem.empty()) continue;
    lines_block = false;
    for (std::size_t k = 0; k < scene.size(); ++k) {
      scene.by.span[k] = std::max(scene.by.span[k], problem.most(k) - problem.least(k));
    }
    Part part{&problem, std::vector<Units>(scene.size(), no_floor)};
    for (std::size_t k = 0; k < scene.size(); ++k) {
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

}  // namespace

std::span<const Concept> concepts() {
  static const auto list = [] {
    std::array<Concept, registry.size()> out;
    for (std::size_t i = 0; i < registry.size(); ++i) out[i] = registry[i].about;
    return out;
  }();
  return list;
}

Solutions solve(const DealSpace& space, const SolveOptions& options, Progress& progress) {
  Solutions out;
  out.by_concept.resize(registry.size());
  Scene scene{space, {}, {}, {}, options.budget, progress, 0, false, {}};
  out.reason = open_scene(scene, options.unrestricted, !options.unrestricted, nullptr);
  if (!out.reason.empty()) return out;
  for (std::size_t i = 0; i < registry.size(); ++i) {
    const auto& name = registry[i].about.name;
    if (!options.only.empty() &&
        std::find(options.only.begin(), options.only.end(), name) == options.only.end()) {
      continue;
    }
    if (progress.cancelled()) {
      out.reason = "cancelled";
      return out;
    }
    progress.report(static_cast<double>(i) / static_cast<double>(registry.size()), name);
    scene.nodes = 0;
    scene.undecided = false;
    out.by_concept[i] = registry[i].solve(scene);
    if (!out.by_concept[i]) out.reason = "budget";
  }
  if (!scene.by.ideal.empty()) {
    out.ideal.assign(space.parties(), 0);
    for (std::size_t k = 0; k < scene.size(); ++k) {
      out.ideal[static_cast<std::size_t>(scene.among[k])] = scene.by.ideal[k];
    }
  }
  return out;
}

Solutions solve(const DealSpace& space, const SolveOptions& options) {
  Progress none;
  return solve(space, options, none);
}

std::optional<Solution> improvement(const DealSpace& space, const Deal& from, std::uint64_t budget) {
  Progress none;
  Scene scene{space, {}, {}, {}, budget, none, 0, false, {}};
  if (!open_scene(scene, true, true, nullptr, &from).empty()) return std::nullopt;
  const Compare compare = [&](const auto& a, const auto& b) {
    return compare_leximin(a, b, scene.by.reserve, scene.by.span);
  };
  Best best;
  for (const Part& part : scene.parts) {
    search(scene, part, whole_aim(scene, part, Aim::Kind::smallest, scene.by.span), scene.by.span, compare,
           best);
  }
  if (best.found.empty()) return std::nullopt;
  Solution out = finish(scene, best, best.value, best.bound);
  bool same = true;
  for (std::size_t p = 0; p < space.parties(); ++p) out.gain[p] = out.units[p] - space.total(p, from);
  for (int p : scene.among) same = same && out.gain[static_cast<std::size_t>(p)] == 0;
  if (same) {
    out.deal = from;
    for (std::size_t p = 0; p < space.parties(); ++p) {
      out.units[p] = space.total(p, from);
      out.gain[p] = 0;
    }
  }
  return out;
}

Room room_for_agreement(const DealSpace& space, std::uint64_t budget) {
  Progress none;
  Scene scene{space, {}, {}, {}, budget, none, 0, false, {}};
  Found deal;
  const std::string reason = open_scene(scene, false, true, &deal);
  Room out;
  out.nodes = scene.nodes;
  if (reason.empty()) {
    out.answer = Room::Answer::yes;
    out.deal = std::move(deal.deal);
  } else if (reason != "budget") {
    out.answer = Room::Answer::no;
  }
  return out;
}

}  // namespace mediant::deals
