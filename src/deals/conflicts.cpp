#include "mediant/deals/conflicts.hpp"

#include <algorithm>
#include <bit>

#include "agreement.hpp"
#include "mediant/core/print.hpp"
#include "mediant/deals/solutions.hpp"
#include "mediant/model/words.hpp"

namespace mediant::deals {
namespace {

using Set = std::vector<bool>;  ///< of constraints

/// Which sets have not been explored: none that contains a known conflict, none inside a known possible set.
class Map {
 public:
  explicit Map(std::size_t n) : n_(n) {}
  void block_supersets(const Set& conflict) { conflicts_.push_back(conflict); }
  void block_subsets(const Set& possible) {
    Set missing(n_);
    for (std::size_t i = 0; i < n_; ++i) missing[i] = !possible[i];
    openings_.push_back(std::move(missing));
  }
  /// An unexplored set, as large as goes; false if all are explored.
  bool seed(Set& out) {
    state_.assign(n_, 0);
    if (!solve()) return false;
    out.assign(n_, true);
    for (std::size_t i = 0; i < n_; ++i) out[i] = state_[i] >= 0;
    return true;
  }

 private:
  /// Takes elements out (state -1) until every conflict misses one, keeping (+1) one of every opening.
  bool solve() {
    const Set* open = nullptr;
    std::size_t fewest = n_ + 1;
    for (const Set& conflict : conflicts_) {
      bool broken = false;
      std::size_t free = 0;
      for (std::size_t i = 0; i < n_ && !broken; ++i) {
        if (!conflict[i]) continue;
        broken = state_[i] < 0;
        free += state_[i] == 0;
      }
      if (!broken && free < fewest) {
        fewest = free;
        open = &conflict;
      }
    }
    if (open == nullptr) return true;
    std::vector<std::size_t> tried;
    bool done = false;
    for (std::size_t i = 0; i < n_ && !done; ++i) {
      if (!(*open)[i] || state_[i] != 0) continue;
      state_[i] = -1;
      done = keeps_openings() && solve();
      if (done) break;
      state_[i] = 1;  // without it nothing was found: from here on it stays in
      tried.push_back(i);
    }
    if (!done) {
      for (std::size_t i : tried) state_[i] = 0;
    }
    return done;
  }
  [[nodiscard]] bool keeps_openings() const {
    return std::all_of(openings_.begin(), openings_.end(), [&](const Set& opening) {
      for (std::size_t i = 0; i < n_; ++i) {
        if (opening[i] && state_[i] >= 0) return true;
      }
      return false;
    });
  }

  std::size_t n_;
  std::vector<Set> conflicts_, openings_;
  std::vector<int> state_;
};

}  // namespace

/// The space with some constraints lifted. Compiled once with the forbidden combinations kept.
class Lifting {
 public:
  Lifting(const DealSpace& space, const std::vector<Constraint>& constraints)
      : space_(space), whole_(space), constraints_(constraints) {
    for (std::size_t p = 0; p < space.parties(); ++p) {
      Units least = 0;
      for (const Cluster& cluster : space.clusters()) {
        const auto column = space.column(p).subspan(cluster.first, cluster.size);
        least += *std::min_element(column.begin(), column.end());
      }
      least_.push_back(least);
    }
  }

  /// Valid until the next call.
  [[nodiscard]] const DealSpace& with(const Set& active) {
    const Structure& s = space_.structure();
    bool forbids = false;
    keep_.assign(space_.choices(), 1);
    broken_.assign(space_.choices(), 0);
    std::vector<Units> reserve;
    for (std::size_t p = 0; p < space_.parties(); ++p) reserve.push_back(space_.reserve(p));
    std::vector<bool> line_lifted(s.lines.size(), false);
    for (std::size_t i = 0; i < constraints_.size(); ++i) {
      const Constraint& constraint = constraints_[i];
      if (constraint.kind == Constraint::Kind::rule && active[i]) {
        for (std::uint32_t choice : s.package_choices[constraint.index]) keep_[choice] = 0;
        forbids = true;
      }
      if (active[i]) continue;
      if (constraint.kind == Constraint::Kind::red_line) line_lifted[constraint.index] = true;
      if (constraint.kind == Constraint::Kind::reserve) {
        const auto p = static_cast<std::size_t>(constraint.holder);
        reserve[p] = std::min(reserve[p], least_[p]);
      }
    }
    for (std::size_t l = 0; l < s.lines.size(); ++l) {
      if (line_lifted[l]) continue;
      for (std::uint32_t choice : s.line_choices[l])
        broken_[choice] |= Mask{1} << static_cast<unsigned>(s.lines[l].holder);
    }
    if (forbids) {
      some_ = space_.altered(keep_, broken_, reserve);
      return some_;
    }
    whole_.redraw(broken_, reserve);
    return whole_;
  }

 private:
  const DealSpace& space_;
  DealSpace whole_, some_;  ///< with every choice, and without those that active rules forbid
  const std::vector<Constraint>& constraints_;
  std::vector<Units> least_;
  std::vector<std::uint8_t> keep_;
  std::vector<Mask> broken_;
};

Result<DealSpace> compile_for_conflicts(const model::Case& c, const CompileOptions& compile_options) {
  CompileOptions keeping = compile_options;
  keeping.keep_forbidden = true;
  auto space = compile(c, keeping);
  if (space && space->structure().pool.empty()) {
    return Error{"no-preferences", "No preferences are recorded of those who must accept.",
                 "Add `preferences:`."};
  }
  return space;
}

Result<Conflicts> conflicts(const model::Case& c, const CompileOptions& compile_options,
                            const ConflictOptions& options, Progress& progress) {
  const auto space = compile_for_conflicts(c, compile_options);
  if (!space) return space.error();
  return conflicts_in(*space, options, progress);
}

std::vector<Constraint> constraints_of(const DealSpace& keeping) {
  const Structure& s = keeping.structure();
  const auto decides = [&](int h) { return std::find(s.pool.begin(), s.pool.end(), h) != s.pool.end(); };
  std::vector<Constraint> out;
  for (std::size_t l = 0; l < s.lines.size(); ++l) {
    if (s.lines[l].cluster >= 0 && decides(s.lines[l].holder)) {
      out.push_back({Constraint::Kind::red_line, s.lines[l].holder, l});
    }
  }
  for (int h : s.pool) {
    if (static_cast<std::size_t>(h) < s.valued) out.push_back({Constraint::Kind::reserve, h, 0});
  }
  for (const Rule& rule : s.rules) {
    if (rule.forbid && rule.cluster >= 0) out.push_back({Constraint::Kind::rule, -1, rule.package});
  }
  return out;
}

std::tuple<Constraint::Kind, std::size_t, std::size_t> place_in_case(const Structure& s,
                                                                     const Constraint& constraint) {
  switch (constraint.kind) {
    case Constraint::Kind::red_line: {
      const Line& line = s.lines[constraint.index];
      return {constraint.kind, line.block, line.number};
    }
    case Constraint::Kind::reserve:
      return {constraint.kind, static_cast<std::size_t>(constraint.holder), 0};
    case Constraint::Kind::rule:
      break;
  }
  return {constraint.kind, 0, constraint.index};
}

/// Which sets of constraints a deal can satisfy together, remembering what earlier answers imply: a deal
/// found satisfies every constraint it does not break, so that any set of those is possible.
class Possible {
 public:
  Possible(const DealSpace& space, const std::vector<Constraint>& constraints)
      : space_(space), constraints_(constraints), lifting_(space, constraints) {}

  /// Widens `set` to all that the deal found satisfies, where there is one.
  bool operator()(Set& set) {
    for (const Set& known : possible_) {
      if (!within(set, known)) continue;
      set = known;
      return true;
    }
    for (const Set& known : impossible_) {
      if (within(known, set)) return false;
    }
    const DealSpace& lifted = lifting_.with(set);
    const Room room = room_for_agreement(lifted);
    decided_ = decided_ && room.answer != Room::Answer::undecided;
    if (room.answer == Room::Answer::yes) {
      const Set satisfied = satisfied_by(*space_.deal(lifted.assignment(room.deal)));
      // Under "k of n" a deal may stand although some constraints of the set are broken.
      for (std::size_t i = 0; i < set.size(); ++i) set[i] = set[i] || satisfied[i];
      possible_.push_back(set);
      return true;
    }
    impossible_.push_back(set);
    return false;
  }
  [[nodiscard]] bool decided() const { return decided_; }
  /// Valid until the next question.
  [[nodiscard]] const DealSpace& with(const Set& active) { return lifting_.with(active); }

 private:
  static bool within(const Set& inner, const Set& outer) {
    for (std::size_t i = 0; i < inner.size(); ++i) {
      if (inner[i] && !outer[i]) return false;
    }
    return true;
  }
  [[nodiscard]] Set satisfied_by(const Deal& deal) const {
    const Structure& s = space_.structure();
    const auto chosen = [&](int cluster, const std::vector<std::uint32_t>& among) {
      const auto c = static_cast<std::size_t>(cluster);
      const auto choice = static_cast<std::uint32_t>(s.clusters[c].first) + deal[c];
      return std::find(among.begin(), among.end(), choice) != among.end();
    };
    Set out(constraints_.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      const Constraint& constraint = constraints_[i];
      switch (constraint.kind) {
        case Constraint::Kind::red_line:
          out[i] = !chosen(s.lines[constraint.index].cluster, s.line_choices[constraint.index]);
          break;
        case Constraint::Kind::reserve: {
          const auto p = static_cast<std::size_t>(constraint.holder);
          out[i] = space_.total(p, deal) >= space_.reserve(p);
          break;
        }
        case Constraint::Kind::rule:
          out[i] = !chosen(rule_cluster(constraint.index), s.package_choices[constraint.index]);
          break;
      }
    }
    return out;
  }
  [[nodiscard]] int rule_cluster(std::size_t package) const {
    for (const Rule& rule : space_.structure().rules) {
      if (rule.package == package) return rule.cluster;
    }
    return 0;
  }

  const DealSpace& space_;
  const std::vector<Constraint>& constraints_;
  Lifting lifting_;
  std::vector<Set> possible_, impossible_;
  bool decided_ = true;
};

Conflicts conflicts_in(const DealSpace& space, const ConflictOptions& options, Progress& progress) {
  Conflicts out;
  out.constraints = constraints_of(space);
  const std::size_t n = out.constraints.size();
  Possible possible(space, out.constraints);
  Set whole(n, true);
  if (possible(whole)) {
    out.room = true;
    return out;
  }
  Map map(n);
  Set set;
  std::vector<Set> openings;
  while (map.seed(set)) {
    if (out.conflicts.size() + openings.size() >= options.sets || progress.cancelled()) {
      out.complete = false;
      break;
    }
    progress.report(0.5, "conflicts");
    if (possible(set)) {
      for (std::size_t i = 0; i < n; ++i) {
        if (set[i]) continue;
        set[i] = true;
        if (!possible(set)) set[i] = false;
      }
      map.block_subsets(set);
      openings.push_back(set);
    } else {
      for (std::size_t i = 0; i < n; ++i) {
        if (!set[i]) continue;
        Set smaller = set;
        smaller[i] = false;
        if (!possible(smaller)) set = std::move(smaller);
      }
      map.block_supersets(set);
      auto& conflict = out.conflicts.emplace_back();
      for (std::size_t i = 0; i < n; ++i) {
        if (set[i]) conflict.push_back(i);
      }
    }
  }
  out.complete = out.complete && possible.decided();
  const auto shorter = [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  };
  std::sort(out.conflicts.begin(), out.conflicts.end(), shorter);
  if (!options.openings) return out;
  std::vector<Units> old_levels;
  for (std::size_t p = 0; p < space.parties(); ++p) old_levels.push_back(space.reserve(p));
  for (const Set& kept : openings) {
    Opening opening;
    for (std::size_t i = 0; i < n; ++i) {
      if (!kept[i]) opening.removed.push_back(i);
    }
    const DealSpace& open = possible.with(kept);
    if (options.count) opening.deals = count_agreed(open, options.counting);
    if (const auto best = worst_off(open, old_levels)) {
      opening.deal = *space.deal(open.assignment(best->deal));
      opening.gain = best->gain;
    } else {
      opening.deal = *space.deal(open.assignment(room_for_agreement(open).deal));
      opening.gain.assign(space.parties(), 0);
    }
    out.openings.push_back(std::move(opening));
  }
  std::sort(out.openings.begin(), out.openings.end(),
            [&](const Opening& a, const Opening& b) { return shorter(a.removed, b.removed); });
  return out;
}

Result<Conflicts> conflicts(const model::Case& c, const CompileOptions& compile_options,
                            const ConflictOptions& options) {
  Progress none;
  return conflicts(c, compile_options, options, none);
}

std::string in_words(const model::Case& c, const Structure& s, const Constraint& constraint) {
  if (constraint.kind == Constraint::Kind::rule)
    return "the rule against " + model::when_in_words(c, c.packages[constraint.index].when);
  const auto holder = static_cast<std::size_t>(constraint.holder);
  const model::Party* party = model::find(c, s.holders[holder]);
  const std::string whose = (party == nullptr ? s.holders[holder].value : party->name) + "'s ";
  if (constraint.kind == Constraint::Kind::red_line) {
    const Line& line = s.lines[constraint.index];
    const model::RedLine& red = c.preferences[line.block].red_lines[line.number];
    const char* basis = red.basis == model::Basis::stated     ? " (stated)"
                        : red.basis == model::Basis::inferred ? " (inferred)"
                                                              : "";
    return whose + "red line" + basis + ": never " + model::when_in_words(c, red.never);
  }
  const auto& reserve = c.preferences[s.block[holder]].reserve;
  const model::Estimate level = reserve.value_or(model::Estimate{});
  std::string text = whose + "no-deal level, " + fixed(level.midpoint(), 0);
  if (!level.is_point()) text += " (" + fixed(level.low, 0) + " to " + fixed(level.high, 0) + ")";
  return text;
}

}  // namespace mediant::deals
