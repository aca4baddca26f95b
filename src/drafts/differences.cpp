// What changed between two sequences of values, and which way the binding words went.
#include <algorithm>
#include <cstdlib>

#include "mediant/drafts/values.hpp"
#include "sequence.hpp"

namespace mediant::drafts {
namespace {

using Gap = std::vector<const Value*>;

int sign(int x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

// +1 tightened, -1 loosened, 2 turned into its contrary, 0 neither.
int change_of_force(int from, int to) {
  if (from == to) return 0;
  if (sign(from) != 0 && sign(from) == -sign(to)) {
    if (to == 1) return -1;   // a ban becomes a permission
    if (from == 1) return 1;  // a permission becomes a ban
    return 2;
  }
  return std::abs(to) > std::abs(from) ? 1 : -1;
}

// How many of the three words on either side the two have in common, nearer ones counting more: 0..1.
double common_surroundings(const Value& a, const Value& b) {
  double common = 0;
  for (const std::size_t side : {0U, 3U}) {
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j)
        if (a.around[side + i] != 0 && a.around[side + i] == b.around[side + j])
          common += 1.0 / static_cast<double>(1 + std::max(i, j));
    }
  }
  return std::min(1.0, common / (2.0 * (1 + 1.0 / 2 + 1.0 / 3)));
}

constexpr double same_value = 0.6;      // against surroundings that are all the same, 1
constexpr double one_near_word = 0.27;  // surroundings that share the nearest word of a side

// The shorter list paired whole with the longer, in order, by the greatest common surroundings.
std::vector<std::pair<const Value*, const Value*>> paired(const Gap& from, const Gap& to) {
  std::vector<std::pair<const Value*, const Value*>> out;
  if (from.size() == to.size()) {
    for (std::size_t i = 0; i < from.size(); ++i) out.emplace_back(from[i], to[i]);
    return out;
  }
  const bool turned = from.size() > to.size();
  const Gap &few = turned ? to : from, &many = turned ? from : to;
  const std::size_t n = few.size(), m = many.size();
  // best[i][j]: few from i on paired within many from j on; -1: no room.
  std::vector<double> best((n + 1) * (m + 1), -1);
  for (std::size_t j = 0; j <= m; ++j) best[n * (m + 1) + j] = 0;
  const auto with = [&](std::size_t i, std::size_t j) {
    const double rest = best[(i + 1) * (m + 1) + j + 1];
    return rest < 0 ? -1.0 : rest + common_surroundings(*few[i], *many[j]);
  };
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;) best[i * (m + 1) + j] = std::max(with(i, j), best[i * (m + 1) + j + 1]);
  std::size_t i = 0;
  for (std::size_t j = 0; j < m; ++j) {
    const bool pair = i < n && with(i, j) >= best[i * (m + 1) + j + 1];
    const Value* partner = pair ? few[i++] : nullptr;
    out.emplace_back(turned ? many[j] : partner, turned ? partner : many[j]);
  }
  return out;
}

Pair shown(const Value* from, const Value* to) {
  // "2 million" against "2 billion", "30 days" against "30 months": the figures alone would look equal.
  const bool both = from != nullptr && to != nullptr;
  const bool scaled = both && from->scale != to->scale, units = both && from->key == to->key;
  const auto text = [&](const Value* v) {
    if (v == nullptr) return std::string();
    if (scaled && !v->with_scale.empty()) return v->with_scale;
    return units && !v->with_unit.empty() ? v->with_unit : v->shown;
  };
  return {text(from), text(to)};
}

// Figures against figures and words against words first; a figure against a word only where both are left.
void close_gap(const Gap& from, const Gap& to, std::vector<Pair>& pairs) {
  std::vector<std::pair<const Value*, const Value*>> found;
  Gap left_from, left_to;
  for (const bool spelled : {false, true}) {
    Gap a, b;
    for (const Value* v : from)
      if (v->spelled == spelled) a.push_back(v);
    for (const Value* v : to)
      if (v->spelled == spelled) b.push_back(v);
    for (const auto& [before, after] : paired(a, b)) {
      const bool both = before != nullptr && after != nullptr;
      if (both && (!spelled || common_surroundings(*before, *after) > 0)) {
        found.emplace_back(before, after);
        continue;
      }
      if (before != nullptr) left_from.push_back(before);
      if (after != nullptr) left_to.push_back(after);
    }
  }
  if (left_from.size() == 1 && left_to.size() == 1 && left_from[0]->spelled != left_to[0]->spelled &&
      common_surroundings(*left_from[0], *left_to[0]) >= one_near_word) {
    found.emplace_back(left_from[0], left_to[0]);
  } else {
    // A number in words alone is no change ("the two sides") unless it counts days or the like.
    for (const Value* v : left_from)
      if (!v->spelled || !v->unit.empty()) found.emplace_back(v, nullptr);
    for (const Value* v : left_to)
      if (!v->spelled || !v->unit.empty()) found.emplace_back(nullptr, v);
  }
  // In the order of the text: how far into its side's list a value stands.
  const auto place = [](const Value* v, const Gap& gap) {
    const auto at = std::find(gap.begin(), gap.end(), v) - gap.begin();
    return static_cast<double>(at + 1) / static_cast<double>(gap.size() + 1);
  };
  const auto order = [&](const auto& pair) {
    return pair.second != nullptr ? place(pair.second, to) : place(pair.first, from);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const auto& a, const auto& b) { return order(a) < order(b); });
  for (const auto& [before, after] : found) pairs.push_back(shown(before, after));
}

// An order-preserving alignment of greatest worth (Needleman & Wunsch 1970): the same value counts, and so do
// the same words around it, so that "10 ships and 20 boats" against "20 ships and 30 boats" are two changes.
std::vector<std::pair<std::size_t, std::size_t>> aligned(const std::vector<Value>& before,
                                                         const std::vector<Value>& after) {
  const std::size_t n = before.size(), m = after.size();
  constexpr std::size_t cells = 1'000'000;
  if (n == 0 || m == 0) return {};
  if (n * m > cells)
    return common_subsequence(before, after, [](const Value& a, const Value& b) { return a.key == b.key; });
  std::vector<double> own(n * m), best((n + 1) * (m + 1), 0);
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      const Value &a = before[i], &b = after[j];
      const double near = common_surroundings(a, b);
      double& worth = own[i * m + j];
      if (a.key == b.key) {
        worth = same_value + near;
      } else if (near >= (a.spelled == b.spelled ? 1e-9 : one_near_word)) {
        worth = near;
      }
      best[i * (m + 1) + j] = std::max(
          {best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1], worth + best[(i + 1) * (m + 1) + j + 1]});
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    const double here = best[i * (m + 1) + j];
    if (own[i * m + j] > 0 && here <= own[i * m + j] + best[(i + 1) * (m + 1) + j + 1]) {
      pairs.emplace_back(i++, j++);
    } else if (here <= best[(i + 1) * (m + 1) + j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

// Calls `pair` with every aligned pair and `gap` with what lies between two of them on either side.
template <class OnPair, class OnGap>
void walk(const std::vector<Value>& before, const std::vector<Value>& after, OnPair on_pair, OnGap on_gap) {
  std::size_t i = 0, j = 0;
  const auto gap = [&](std::size_t to_i, std::size_t to_j) {
    Gap from, to;
    for (; i < to_i; ++i) from.push_back(&before[i]);
    for (; j < to_j; ++j) to.push_back(&after[j]);
    on_gap(from, to);
  };
  for (const auto& [a, b] : aligned(before, after)) {
    gap(a, b);
    on_pair(before[a], after[b]);
    i = a + 1;
    j = b + 1;
  }
  gap(before.size(), after.size());
}

}  // namespace

std::vector<Pair> differences(const std::vector<Value>& before, const std::vector<Value>& after) {
  std::vector<Pair> pairs;
  walk(
      before, after,
      [&](const Value& from, const Value& to) {
        const bool other_unit = !from.unit.empty() && !to.unit.empty() && from.unit != to.unit;
        if (from.key != to.key || other_unit) pairs.push_back(shown(&from, &to));
      },
      [&](const Gap& from, const Gap& to) { close_gap(from, to, pairs); });
  return pairs;
}

std::string_view name_of(Drift drift) {
  switch (drift) {
    case Drift::none:
      return "";
    case Drift::weakened:
      return "weakened";
    case Drift::strengthened:
      return "strengthened";
    case Drift::reversed:
      return "reversed";
    case Drift::mixed:
      break;
  }
  return "mixed";
}

Drift drift(const Values& before, const Values& after) {
  bool up = false, down = false, turned = false;
  const auto note = [&](int change) {
    up = up || change == 1;
    down = down || change == -1;
    turned = turned || change == 2;
  };
  walk(
      before.modals, after.modals,
      [&](const Value& from, const Value& to) { note(change_of_force(from.force, to.force)); },
      [&](const Gap& a, const Gap& b) {
        for (const auto& [from, to] : paired(a, b))
          note(change_of_force(from == nullptr ? 0 : from->force, to == nullptr ? 0 : to->force));
      });
  walk(
      before.hedges, after.hedges,
      [&](const Value& from, const Value& to) {
        if (from.key != to.key) note(sign(to.force - from.force));
      },
      [&](const Gap& a, const Gap& b) {
        for (const Value* from : a) note(-from->force);
        for (const Value* to : b) note(to->force);
      });
  if (turned) return up || down ? Drift::mixed : Drift::reversed;
  if (up && down) return Drift::mixed;
  return up ? Drift::strengthened : down ? Drift::weakened : Drift::none;
}

}  // namespace mediant::drafts
