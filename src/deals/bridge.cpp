#include "mediant/deals/bridge.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "agreement.hpp"
#include "mediant/numeric/rational.hpp"
#include "mediant/numeric/wide.hpp"
#include "scene.hpp"

namespace mediant::deals {
namespace {

/// Costs as whole numbers over a common denominator; to a millionth where they have none.
struct Costs {
  std::vector<Units> of_issue;
  double unit = 1;
  Units step = 1;  ///< every sum of costs is a multiple of it
  Units all = 0;   ///< of changing every issue
};

/// As many costs are tried one by one for the next point of the curve; of more, the least is searched for.
constexpr Units most_steps = 64;

Costs whole(const std::vector<double>& cost, std::size_t issues) {
  Costs out;
  out.of_issue.assign(issues, 1);
  std::int64_t den = 1;
  for (double c : cost) {
    const auto r = numeric::decimal(c);
    const auto next = r ? numeric::common_multiple(den, r->den) : std::nullopt;
    den = next && *next <= 1'000'000 ? *next : 1'000'000;
  }
  out.step = 0;
  for (std::size_t i = 0; i < issues; ++i) {
    if (!cost.empty()) out.of_issue[i] = std::max<Units>(1, std::llround(cost[i] * static_cast<double>(den)));
    out.step = std::gcd(out.step, out.of_issue[i]);
    out.all += out.of_issue[i];
  }
  out.unit = 1 / static_cast<double>(den);
  return out;
}

class BridgeSearch {
 public:
  BridgeSearch(const DealSpace& whole_space, const Assignment& proposal, const BridgeOptions& options)
      : whole_(whole_space),
        options_(options),
        from_(proposal),
        costs_(whole(options.cost, proposal.size())),
        space_(whole_space.restricted(frozen())),
        s_(space_.structure()),
        scene_{space_, {}, {}, {}, options.budget, progress_, 0, false, {}, nullptr} {}

  Bridges run() {
    out_.reason = reason_empty();
    if (!out_.reason.empty()) return std::move(out_);
    const bool silent_somewhere = std::find(from_.begin(), from_.end(), silent) != from_.end();
    const auto signed_deal = silent_somewhere ? std::nullopt : whole_.deal(from_);
    if (options_.test == BridgeOptions::Test::better_for_all && (!signed_deal || s_.valued == 0)) {
      out_.reason = s_.valued == 0 ? "no-preferences" : silent_somewhere ? "silent" : "rules-exclude-all";
      return std::move(out_);
    }
    price_choices();
    scene_.extra = &minus_cost_;
    // Within red lines first: the curve shows what changes bring before anyone's level is reached.
    out_.reason = open_scene(scene_, {true, false, nullptr, nullptr});
    if (!out_.reason.empty()) return std::move(out_);
    // Without anybody's utilities more changes bring nothing.
    if (options_.curve && !scene_.among.empty()) draw_curve();
    set_floors(signed_deal);
    find_least();
    return std::move(out_);
  }

 private:
  [[nodiscard]] Assignment frozen() const {
    Assignment fixed(from_.size(), silent);
    for (std::size_t i = 0; i < from_.size() && !options_.frozen.empty(); ++i) {
      if (options_.frozen[i]) fixed[i] = from_[i];
    }
    return fixed;
  }

  [[nodiscard]] std::string reason_empty() const {
    for (std::size_t c = 0; c < s_.clusters.size(); ++c) {
      if (whole_.clusters()[c].size == 0) return "rules-exclude-all";
      if (s_.clusters[c].size == 0) return "frozen-issues-exclude-all";
    }
    return "";
  }

  void price_choices() {
    for (const Cluster& cluster : s_.clusters) {
      const std::uint16_t* option = s_.choice_options.data() + cluster.options_at;
      for (std::size_t j = 0; j < cluster.size; ++j) {
        Units cost = 0;
        for (int i : cluster.issues) {
          const int said = from_[static_cast<std::size_t>(i)];
          if (said != silent && said != *option) cost += costs_.of_issue[static_cast<std::size_t>(i)];
          ++option;
        }
        minus_cost_.push_back(-cost);
      }
    }
  }

  [[nodiscard]] std::size_t cost_at() const { return scene_.among.size(); }

  /// The test as parts: every deciding party above where it stood, or a winning coalition at its levels.
  void set_floors(const std::optional<Deal>& signed_deal) {
    std::vector<Part> parts;
    if (options_.test == BridgeOptions::Test::better_for_all) {
      for (Part part : scene_.parts) {
        for (std::size_t k = 0; k < scene_.among.size(); ++k) {
          part.floor[k] = whole_.total(static_cast<std::size_t>(scene_.among[k]), *signed_deal) + 1;
        }
        parts.push_back(std::move(part));
      }
    } else {
      for (Mask coalition : winning_coalitions(s_)) {
        const Problem& problem =
            scene_.problems.try_emplace(coalition, space_, scene_.among, coalition, &minus_cost_)
                .first->second;
        if (problem.empty()) continue;
        Part part{&problem, std::vector<Units>(scene_.size(), no_floor)};
        for (std::size_t k = 0; k < scene_.among.size(); ++k) {
          if ((coalition >> static_cast<unsigned>(scene_.among[k]) & 1U) != 0)
            part.floor[k] = scene_.by.reserve[k];
        }
        parts.push_back(std::move(part));
      }
    }
    scene_.parts = std::move(parts);
  }

  void find_least() {
    std::optional<Units> least;
    for (const Part& part : scene_.parts) {
      const auto deal = most_of(scene_, part, cost_at());
      if (deal && (!least || -deal->u[cost_at()] < *least)) least = -deal->u[cost_at()];
    }
    out_.exact = !scene_.undecided;
    if (!least) {
      out_.reason = scene_.undecided ? "budget" : "no-acceptable-deal";
      return;
    }
    out_.least_cost = static_cast<double>(*least) * costs_.unit;
    for (const Part& part : scene_.parts) enumerate(part, *least);
    for (auto& [terms, bridge] : found_) {
      complete(bridge);
      const std::size_t n = bridge.changes.size();
      if (!out_.least_changes || n < *out_.least_changes) out_.least_changes = n;
      out_.bridges.push_back(std::move(bridge));
    }
    std::stable_sort(out_.bridges.begin(), out_.bridges.end(), [](const Bridge& a, const Bridge& b) {
      return std::lexicographical_compare(a.changes.begin(), a.changes.end(), b.changes.begin(),
                                          b.changes.end(), [](const Change& x, const Change& y) {
                                            return x.issue != y.issue ? x.issue < y.issue : x.to < y.to;
                                          });
    });
  }

  // ---- all bridges of a cost ------------------------------------------------------------------------------

  /// Clusters the proposal speaks to come first and are walked one by one; what it is silent on is filled at
  /// the end.
  struct Walk {
    const Part* part;
    Units cost;
    Cut cut;
    std::vector<std::size_t> order;                   ///< clusters as they are walked
    std::size_t spoken = 0;                           ///< how many of them the proposal speaks to
    std::vector<std::vector<std::uint32_t>> choices;  ///< global numbers, cheapest first
    std::vector<std::vector<Units>> rest;             ///< most each party can still get after t clusters
    std::vector<double> rest_cut;
    Deal deal;
    std::set<Assignment> tried;
  };

  void enumerate(const Part& part, Units least) {
    Aim aim;
    aim.kind = Aim::Kind::smallest;
    aim.scale = as_doubles(scene_.by.span);
    std::vector<Units> floor = part.floor;
    floor[cost_at()] = -least;
    for (std::size_t k = 0; k < floor.size(); ++k) {
      aim.in.push_back(floor[k] != no_floor);
      aim.origin.push_back(floor[k] == no_floor ? 0 : floor[k]);
      aim.floor.push_back(no_floor);
    }
    const auto bound = part.problem->bound(aim);
    Walk walk{&part, least, part.problem->cut(aim, bound, 0), {}, 0, {},
              {},    {},    Deal(s_.clusters.size(), 0),      {}};
    const auto speaks = [&](const Cluster& cluster) {
      return std::any_of(cluster.issues.begin(), cluster.issues.end(),
                         [&](int i) { return from_[static_cast<std::size_t>(i)] != silent; });
    };
    for (const bool spoken : {true, false}) {
      for (std::size_t c = 0; c < s_.clusters.size(); ++c) {
        if (speaks(s_.clusters[c]) == spoken) walk.order.push_back(c);
      }
      if (spoken) walk.spoken = walk.order.size();
    }
    const std::size_t n = floor.size();
    const Mask keep = part_keep(part);
    for (std::size_t c : walk.order) {
      const Cluster& cluster = s_.clusters[c];
      auto& list = walk.choices.emplace_back();
      for (std::uint32_t j : kept_choices(s_, cluster, keep)) {
        list.push_back(static_cast<std::uint32_t>(cluster.first) + j);
      }
      std::stable_sort(list.begin(), list.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return minus_cost_[a] > minus_cost_[b]; });
    }
    walk.rest.assign(s_.clusters.size() + 1, std::vector<Units>(n, 0));
    walk.rest_cut.assign(s_.clusters.size() + 1, 0);
    for (std::size_t t = s_.clusters.size(); t-- > 0;) {
      double top = -std::numeric_limits<double>::infinity();
      std::vector<Units> most(n, std::numeric_limits<Units>::min());
      for (std::uint32_t j : walk.choices[t]) {
        top = std::max(top, in_cut(walk, j));
        for (std::size_t k = 0; k < n; ++k) most[k] = std::max(most[k], worth(k, j));
      }
      walk.rest_cut[t] = walk.rest_cut[t + 1] + top;
      for (std::size_t k = 0; k < n; ++k) walk.rest[t][k] = walk.rest[t + 1][k] + most[k];
    }
    std::vector<Units> sums(n, 0);
    step(walk, floor, 0, sums, 0);
  }

  [[nodiscard]] Mask part_keep(const Part& part) const {
    for (const auto& [mask, problem] : scene_.problems) {
      if (&problem == part.problem) return mask;
    }
    return 0;
  }

  [[nodiscard]] Units worth(std::size_t k, std::uint32_t choice) const {
    return k == cost_at() ? minus_cost_[choice]
                          : space_.column(static_cast<std::size_t>(scene_.among[k]))[choice];
  }

  [[nodiscard]] double in_cut(const Walk& walk, std::uint32_t choice) const {
    double sum = 0;
    for (std::size_t k = 0; k < walk.cut.a.size(); ++k) {
      if (walk.cut.a[k] != 0) sum += walk.cut.a[k] * static_cast<double>(worth(k, choice));
    }
    return sum;
  }

  void step(Walk& walk, const std::vector<Units>& floor, std::size_t t, std::vector<Units>& sums,
            double cut) {
    if (found_.size() >= options_.alternatives || scene_.nodes > options_.budget) {
      out_.complete = false;
      return;
    }
    ++scene_.nodes;
    if (t == walk.spoken) return settle(walk, floor);
    for (std::uint32_t j : walk.choices[t]) {
      const double now = cut + in_cut(walk, j);
      if (now + walk.rest_cut[t + 1] < walk.cut.at_least) continue;
      bool alive = true;
      for (std::size_t k = 0; k < floor.size() && alive; ++k) {
        alive = floor[k] == no_floor || sums[k] + worth(k, j) + walk.rest[t + 1][k] >= floor[k];
      }
      if (!alive) continue;
      for (std::size_t k = 0; k < floor.size(); ++k) sums[k] += worth(k, j);
      walk.deal[walk.order[t]] = j - static_cast<std::uint32_t>(s_.clusters[walk.order[t]].first);
      step(walk, floor, t + 1, sums, now);
      for (std::size_t k = 0; k < floor.size(); ++k) sums[k] -= worth(k, j);
    }
  }

  /// Everything the proposal speaks to is settled: fills what it is silent on, if that can be done.
  void settle(Walk& walk, const std::vector<Units>& floor) {
    const Assignment partly = space_.assignment(walk.deal);
    Assignment terms = partly;
    bool open = false;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (from_[i] != silent) continue;
      terms[i] = silent;
      open = true;
    }
    // A cluster may be spoken to in part: the same terms come with several fillings of it.
    if (!walk.tried.insert(terms).second) return;
    Bridge bridge;
    bridge.cost = static_cast<double>(walk.cost) * costs_.unit;
    bridge.deal = walk.deal;
    if (open) {
      const auto filled = fill(walk, terms, floor);
      if (!filled) return;
      bridge.deal = *filled;
    }
    const auto at = found_.find(terms);
    if (at == found_.end()) {
      found_.emplace(std::move(terms), std::move(bridge));
      return;
    }
    // The same terms serve several winning coalitions: the filling best for the worst-off stays.
    const int c = compare_leximin(totals(bridge.deal), totals(at->second.deal), scene_.by.reserve, scale());
    if (c > 0 || (c == 0 && bridge.deal < at->second.deal)) at->second = std::move(bridge);
  }

  [[nodiscard]] std::optional<Deal> fill(const Walk& walk, const Assignment& terms,
                                         const std::vector<Units>& floor) {
    const DealSpace rest = space_.restricted(terms);
    if (scene_.among.empty()) return first_kept(rest, part_keep(*walk.part));
    const Problem problem(rest, scene_.among, part_keep(*walk.part));
    if (problem.empty()) return std::nullopt;
    Scene scene{rest, scene_.among, scene_.by, {}, options_.budget, progress_, 0, false, {}, nullptr};
    scene.by.reserve.pop_back();
    scene.by.denominator.pop_back();
    scene.by.span.pop_back();
    Part part{&problem, floor};
    part.floor.pop_back();
    if (reachable(scene, problem, part.floor, nullptr) != Answer::yes) return std::nullopt;
    const Compare compare = [&](const auto& a, const auto& b) {
      return compare_leximin(a, b, scene.by.reserve, scene.by.denominator);
    };
    Best best;
    search(scene, part, whole_aim(scene, part, Aim::Kind::smallest, scene.by.denominator),
           scene.by.denominator, compare, best);
    scene_.nodes += scene.nodes;
    if (best.found.empty()) return std::nullopt;
    const auto first = std::min_element(best.found.begin(), best.found.end(),
                                        [](const Found& a, const Found& b) { return a.deal < b.deal; });
    return space_.deal(rest.assignment(first->deal));
  }

  /// Where no utilities tell fillings apart: the first in case order that keeps the red lines.
  [[nodiscard]] std::optional<Deal> first_kept(const DealSpace& rest, Mask keep) const {
    Deal deal;
    for (const Cluster& cluster : rest.structure().clusters) {
      const auto kept = kept_choices(rest.structure(), cluster, keep);
      if (kept.empty()) return std::nullopt;
      deal.push_back(kept.front());
    }
    return space_.deal(rest.assignment(deal));
  }

  [[nodiscard]] std::vector<Units> totals(const Deal& deal) const {
    std::vector<Units> u;
    for (int p : scene_.among) u.push_back(space_.total(static_cast<std::size_t>(p), deal));
    u.push_back(0);
    return u;
  }

  /// Utility scales, the cost left out.
  [[nodiscard]] std::vector<Units> scale() const {
    std::vector<Units> out = scene_.by.denominator;
    out.back() = 0;
    return out;
  }

  void complete(Bridge& bridge) {
    const Assignment to = space_.assignment(bridge.deal);
    for (std::size_t p = 0; p < s_.valued; ++p) {
      bridge.units.push_back(space_.total(p, bridge.deal));
      bridge.gain.push_back(bridge.units.back() - space_.reserve(p));
    }
    for (std::size_t i = 0; i < to.size(); ++i) {
      if (from_[i] == silent) {
        bridge.filled.push_back(static_cast<int>(i));
        continue;
      }
      if (to[i] == from_[i]) continue;
      Change change{static_cast<int>(i), from_[i], to[i], {}};
      Assignment without = to;
      without[i] = from_[i];
      if (const auto before = space_.deal(without)) {
        for (std::size_t p = 0; p < s_.valued; ++p) {
          change.effect.push_back(space_.utility(p, bridge.units[p] - space_.total(p, *before)));
        }
      }
      bridge.changes.push_back(std::move(change));
    }
    bridge.deal = global(bridge.deal);
  }

  // ---- the curve ------------------------------------------------------------------------------------------

  /// Alternates "least cost for more than this" and "most for that cost", both exact.
  void draw_curve() {
    const Compare compare = [&](const auto& a, const auto& b) {
      const int c = compare_leximin(a, b, scene_.by.reserve, scale());
      return c != 0 ? c : (a.back() < b.back() ? -1 : a.back() > b.back() ? 1 : 0);
    };
    std::optional<Units> cost = least_for(std::vector<Units>(scene_.size(), no_floor));
    while (cost && out_.curve.size() < 200 && scene_.nodes < options_.budget) {
      Best best;
      for (Part part : scene_.parts) {
        part.floor.back() = -*cost;
        search(scene_, part, whole_aim(scene_, part, Aim::Kind::smallest, scene_.by.denominator),
               scene_.by.denominator, compare, best);
      }
      if (best.found.empty()) return;
      const Found& top = best.found.front();
      const std::vector<Units> floor = above_worst(top.u);
      out_.curve.push_back(point(top));
      cost = next_cost(*cost, floor);
    }
  }

  /// Floors that only a strictly better worst-off reaches.
  [[nodiscard]] std::vector<Units> above_worst(const std::vector<Units>& u) const {
    std::size_t worst = 0;
    const auto gain = [&](std::size_t k) { return u[k] - scene_.by.reserve[k]; };
    for (std::size_t k = 1; k < scene_.among.size(); ++k) {
      const auto left = static_cast<numeric::Int128>(gain(k)) * scene_.by.denominator[worst];
      if (left < static_cast<numeric::Int128>(gain(worst)) * scene_.by.denominator[k]) worst = k;
    }
    std::vector<Units> floor(scene_.size(), no_floor);
    for (std::size_t k = 0; k < scene_.among.size(); ++k) {
      floor[k] = scene_.by.reserve[k] +
                 scaled_floor(gain(worst), scene_.by.denominator[worst], scene_.by.denominator[k]) + 1;
    }
    return floor;
  }

  std::optional<Units> least_for(const std::vector<Units>& floor) {
    std::optional<Units> least;
    for (Part part : scene_.parts) {
      part.floor = floor;
      const auto deal = most_of(scene_, part, cost_at());
      if (deal && (!least || -deal->u[cost_at()] < *least)) least = -deal->u[cost_at()];
    }
    return least;
  }

  /// The least cost above `cost` at which a deal reaches the floor; it is known that none does for `cost`.
  std::optional<Units> next_cost(Units cost, std::vector<Units> floor) {
    const auto reached = [&] {
      Answer answer = Answer::no;
      for (const Part& part : scene_.parts) {
        const Answer here = reachable(scene_, *part.problem, floor, nullptr);
        if (here == Answer::yes) return here;
        if (here == Answer::unknown) answer = here;
      }
      return answer;
    };
    if (reached() == Answer::no) return std::nullopt;
    if ((costs_.all - cost) / costs_.step <= most_steps) {
      for (cost += costs_.step; cost <= costs_.all; cost += costs_.step) {
        floor.back() = -cost;
        const Answer answer = reached();
        if (answer == Answer::yes) return cost;
        if (answer == Answer::unknown) break;
      }
      floor.back() = no_floor;
    }
    return least_for(floor);
  }

  [[nodiscard]] CurvePoint point(const Found& found) const {
    CurvePoint out;
    out.cost = static_cast<double>(-found.u[cost_at()]) * costs_.unit;
    out.worst_gain = std::numeric_limits<double>::infinity();
    for (int p : scene_.among) {
      const auto party = static_cast<std::size_t>(p);
      out.worst_gain = std::min(
          out.worst_gain, space_.utility(party, space_.total(party, found.deal) - space_.reserve(party)));
    }
    for (std::size_t p = 0; p < s_.valued; ++p) {
      out.gain.push_back(space_.total(p, found.deal) - space_.reserve(p));
    }
    const Assignment to = space_.assignment(found.deal);
    for (std::size_t i = 0; i < to.size(); ++i) out.changes += from_[i] != silent && from_[i] != to[i];
    out.accepted = space_.accepted(found.deal);
    out.deal = global(found.deal);
    return out;
  }

  /// A deal of the restricted space, numbered as in the whole one.
  [[nodiscard]] Deal global(const Deal& deal) const { return *whole_.deal(space_.assignment(deal)); }

  const DealSpace& whole_;
  const BridgeOptions& options_;
  const Assignment& from_;
  Costs costs_;
  DealSpace space_;
  const Structure& s_;
  Progress progress_;
  Scene scene_;
  std::vector<Units> minus_cost_;
  std::map<Assignment, Bridge> found_;
  Bridges out_;
};

}  // namespace

BridgeOptions bridge_options(const model::Case& c, Assignment& proposal) {
  BridgeOptions out;
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    const model::Issue& issue = c.issues[i];
    out.cost.push_back(issue.reopen_cost > 0 ? issue.reopen_cost : 1);
    out.frozen.push_back(issue.status == "agreed");
    if (!out.frozen.back() || !issue.agreed_on) continue;
    if (const auto option = model::option_index(issue, *issue.agreed_on); option && proposal[i] == silent) {
      proposal[i] = static_cast<int>(*option);
    }
  }
  return out;
}

Bridges bridge(const DealSpace& space, const Assignment& proposal, const BridgeOptions& options) {
  return BridgeSearch(space, proposal, options).run();
}

}  // namespace mediant::deals
