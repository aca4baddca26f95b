#include "mediant/deals/solutions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "agreement.hpp"
#include "scene.hpp"

namespace mediant::deals {
namespace {

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
  Scene scene{space, {}, {}, {}, options.budget, progress, 0, false, {}, nullptr};
  out.reason = open_scene(scene, {options.unrestricted, !options.unrestricted, nullptr, nullptr});
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
  Scene scene{space, {}, {}, {}, budget, none, 0, false, {}, nullptr};
  if (!open_scene(scene, {true, true, nullptr, &from}).empty()) return std::nullopt;
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

std::optional<Solution> worst_off(const DealSpace& space, std::span<const Units> origin,
                                  std::uint64_t budget) {
  Progress none;
  Scene scene{space, {}, {}, {}, budget, none, 0, false, {}, nullptr};
  if (!open_scene(scene, {false, true, nullptr, nullptr}).empty()) return std::nullopt;
  for (std::size_t k = 0; k < scene.size(); ++k) {
    scene.by.reserve[k] = origin[static_cast<std::size_t>(scene.among[k])];
  }
  auto out = egalitarian(scene);
  if (!out) return std::nullopt;
  for (std::size_t p = 0; p < space.parties(); ++p) out->gain[p] = out->units[p] - origin[p];
  return out;
}

namespace {

/// Where nobody who must accept has weights, red lines and rules decide alone.
Room room_within_lines(const DealSpace& space) {
  const Structure& s = space.structure();
  Room out;
  out.answer = Room::Answer::no;
  for (const Mask keep : lines_to_keep(s)) {
    Deal deal;
    for (const Cluster& cluster : space.clusters()) {
      const auto kept = kept_choices(s, cluster, keep);
      if (kept.empty()) break;
      deal.push_back(kept.front());
    }
    if (deal.size() < space.clusters().size()) continue;
    out.answer = Room::Answer::yes;
    out.deal = std::move(deal);
    return out;
  }
  return out;
}

}  // namespace

Room room_for_agreement(const DealSpace& space, std::uint64_t budget) {
  if (compared_parties(space.structure()).empty()) return room_within_lines(space);
  Progress none;
  Scene scene{space, {}, {}, {}, budget, none, 0, false, {}, nullptr};
  Found deal;
  const std::string reason = open_scene(scene, {false, true, &deal, nullptr});
  Room out;
  out.nodes = scene.nodes;
  if (reason.empty()) {
    out.answer = Room::Answer::yes;
    out.deal = std::move(deal.deal);
  } else if (reason != "budget" && reason != "too-many-coalitions") {
    out.answer = Room::Answer::no;
  }
  return out;
}

}  // namespace mediant::deals
