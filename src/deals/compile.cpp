// From a case to its deal space: which issues belong together, which combinations are feasible, and what each
// is worth to each party, exactly where 62 bits allow it.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "finder.hpp"
#include "mediant/deals/space.hpp"
#include "mediant/numeric/rational.hpp"
#include "party_values.hpp"

namespace mediant::deals {

using model::Case;
using model::Estimate;
using model::Issue;
using model::Preferences;
using numeric::Int128;
using numeric::Rational;

namespace {

/// The options of every issue a `when` touches that satisfy it; nothing if it can never hold.
Result<std::optional<Region>> region(const Case& c, const Structure& s, const model::When& when) {
  Region out;
  auto finder = find_issue(s.issues);
  for (const model::Condition& condition : when) {
    const auto at = finder(condition.issue.value);
    if (!at) {
      return Error{"unknown-reference",
                   "A condition names the issue '" + condition.issue.value + "', which the case lacks.", ""};
    }
    std::vector<bool> match(s.options[*at].size(), false);
    for (std::size_t o : model::matching_options(c.issues[*at], condition)) match[o] = true;
    const auto same = std::find_if(out.begin(), out.end(),
                                   [&](const auto& part) { return part.first == static_cast<int>(*at); });
    if (same == out.end()) {
      out.emplace_back(static_cast<int>(*at), std::move(match));
    } else {
      for (std::size_t o = 0; o < match.size(); ++o) same->second[o] = same->second[o] && match[o];
    }
  }
  for (const auto& [issue, match] : out) {
    if (std::find(match.begin(), match.end(), true) == match.end()) return std::optional<Region>{};
  }
  return std::optional<Region>{std::move(out)};
}

bool inside(const Region& where, const std::vector<int>& options) {
  return std::all_of(where.begin(), where.end(), [&](const auto& part) {
    return part.second[static_cast<std::size_t>(options[static_cast<std::size_t>(part.first)])];
  });
}

}  // namespace

/// Builds a DealSpace in the order: who, issues, lines and rules, clusters, numbers.
struct SpaceBuilder {
  const Case& c;
  const CompileOptions& options;
  Structure s;
  DealSpace space;
  std::optional<Error> error;

  bool fail(std::string code, std::string message, std::string hint = "") {
    error = Error{std::move(code), std::move(message), std::move(hint)};
    return false;
  }

  [[nodiscard]] std::optional<std::size_t> block_of(const model::PartyId& party) const {
    std::size_t skip = 0;
    for (const auto& [who, view] : options.view) {
      if (who == party) skip = view;
    }
    std::optional<std::size_t> found;
    for (std::size_t b = 0; b < c.preferences.size(); ++b) {
      if (c.preferences[b].party != party) continue;
      found = b;
      if (skip-- == 0) break;
    }
    return found;
  }

  bool read_issues() {
    if (c.issues.empty()) {
      return fail("no-issues", "The case has no issues yet, so there are no deals to compute.",
                  "Add an `issues:` block with options.");
    }
    s.option_at.push_back(0);
    for (const Issue& issue : c.issues) {
      s.issues.push_back(issue.id);
      s.options.push_back(model::option_ids(issue));
      if (s.options.back().empty()) {
        return fail("no-options", "The issue '" + issue.id.value + "' has no options.",
                    "Add `options:` or `range:`.");
      }
      if (s.options.back().size() > 65535) {
        return fail("too-many-options", "The issue '" + issue.id.value + "' has more than 65,535 options.",
                    "Use a larger step.");
      }
      s.option_at.push_back(s.option_at.back() + s.options.back().size());
    }
    return true;
  }

  bool read_parties() {
    std::vector<model::PartyId> lines_only;
    for (const model::Party& party : c.parties) {
      const auto b = block_of(party.id);
      if (!b) continue;
      if (has_weights(c.preferences[*b])) {
        s.holders.push_back(party.id);
      } else if (!c.preferences[*b].red_lines.empty()) {
        lines_only.push_back(party.id);
      }
    }
    s.valued = s.holders.size();
    s.holders.insert(s.holders.end(), lines_only.begin(), lines_only.end());
    if (s.holders.size() > 64) return fail("too-many-parties", "More than 64 parties have preferences.");
    for (const auto& party : s.holders) {
      s.block.push_back(*block_of(party));
      const Preferences& p = c.preferences[s.block.back()];
      s.reserve_given.push_back(p.reserve.has_value());
      if (std::any_of(p.red_lines.begin(), p.red_lines.end(),
                      [](const auto& line) { return line.unknown; })) {
        s.withheld.push_back(party);
      }
    }
    return read_agreement();
  }

  bool read_agreement() {
    const auto holder = [&](const model::PartyId& id) {
      const auto at = std::find(s.holders.begin(), s.holders.end(), id);
      return at == s.holders.end() ? -1 : static_cast<int>(at - s.holders.begin());
    };
    std::vector<model::PartyId> pool = options.among ? *options.among : model::deciding_parties(c);
    for (const auto& id : pool) {
      if (!model::find(c, id)) {
        return fail("unknown-party", "There is no party '" + id.value + "'.",
                    "Use the id of a party of the case.");
      }
      const int h = holder(id);
      if (h < 0) {
        s.without.push_back(id);
      } else if (std::find(s.pool.begin(), s.pool.end(), h) == s.pool.end()) {
        s.pool.push_back(h);
      }
    }
    // Case order, however the caller listed them: no result may depend on it.
    std::sort(s.pool.begin(), s.pool.end());
    s.needed = static_cast<int>(s.pool.size());
    const bool rule =
        !options.among && c.agreement.kind == model::Agreement::Kind::at_least && c.agreement.at_least;
    if (rule) {
      s.needed = std::clamp(*c.agreement.at_least, 0, s.needed);
      for (const auto& id : c.agreement.including) {
        const int h = holder(id);
        if (h >= 0) s.vetoes |= Mask{1} << static_cast<unsigned>(h);
      }
    } else {
      for (int h : s.pool) s.vetoes |= Mask{1} << static_cast<unsigned>(h);
    }
    return true;
  }

  std::vector<std::optional<Region>> package_region, line_region;

  bool read_rules() {
    for (std::size_t k = 0; k < c.packages.size(); ++k) {
      auto where = region(c, s, c.packages[k].when);
      if (!where) {
        error = where.error();
        return false;
      }
      Rule rule{k, c.packages[k].forbid, -1, {}, {}};
      if (*where) rule.when = **where;
      for (const auto& [party, estimate] : c.packages[k].worth) rule.worth.push_back(party);
      s.rules.push_back(std::move(rule));
      package_region.push_back(std::move(*where));
    }
    for (std::size_t h = 0; h < s.holders.size(); ++h) {
      const Preferences& p = c.preferences[s.block[h]];
      for (std::size_t r = 0; r < p.red_lines.size(); ++r) {
        if (p.red_lines[r].unknown) continue;
        auto where = region(c, s, p.red_lines[r].never);
        if (!where) {
          error = where.error();
          return false;
        }
        s.lines.push_back({static_cast<int>(h), s.block[h], r, -1, *where ? **where : Region{}});
        line_region.push_back(std::move(*where));
      }
    }
    return true;
  }

  bool make_clusters() {
    const std::size_t m = s.issues.size();
    std::vector<std::size_t> root(m);
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find_root = [&](std::size_t i) {
      while (root[i] != i) i = root[i] = root[root[i]];
      return i;
    };
    const auto join = [&](const std::optional<Region>& where) {
      if (!where || where->empty()) return;
      for (const auto& part : *where) {
        const std::size_t a = find_root(static_cast<std::size_t>(where->front().first));
        const std::size_t b = find_root(static_cast<std::size_t>(part.first));
        root[std::max(a, b)] = std::min(a, b);
      }
    };
    for (const auto& where : package_region) join(where);
    for (const auto& where : line_region) join(where);

    std::vector<int> cluster_of(m, -1);
    for (std::size_t i = 0; i < m; ++i) {
      const std::size_t r = find_root(i);
      if (cluster_of[r] < 0) {
        cluster_of[r] = static_cast<int>(s.clusters.size());
        s.clusters.emplace_back();
      }
      cluster_of[i] = cluster_of[r];
      s.clusters[static_cast<std::size_t>(cluster_of[i])].issues.push_back(static_cast<int>(i));
    }
    const auto place = [&](const std::optional<Region>& where) {
      // A condition on nothing always holds: it is settled with the first cluster.
      return !where ? -1 : where->empty() ? 0 : cluster_of[static_cast<std::size_t>(where->front().first)];
    };
    for (std::size_t k = 0; k < s.rules.size(); ++k) s.rules[k].cluster = place(package_region[k]);
    for (std::size_t l = 0; l < s.lines.size(); ++l) s.lines[l].cluster = place(line_region[l]);
    s.package_choices.resize(s.rules.size());
    s.line_choices.resize(s.lines.size());
    for (std::size_t cl = 0; cl < s.clusters.size(); ++cl) {
      if (!enumerate(cl)) return false;
    }
    return true;
  }

  bool enumerate(std::size_t number) {
    Cluster& cluster = s.clusters[number];
    double combinations = 1;
    for (int i : cluster.issues)
      combinations *= static_cast<double>(s.options[static_cast<std::size_t>(i)].size());
    if (combinations > static_cast<double>(options.cluster_limit)) return too_large(cluster);
    std::vector<std::size_t> packages;
    std::vector<std::size_t> lines;
    for (std::size_t k = 0; k < s.rules.size(); ++k) {
      if (s.rules[k].cluster == static_cast<int>(number)) packages.push_back(k);
    }
    for (std::size_t l = 0; l < s.lines.size(); ++l) {
      if (s.lines[l].cluster == static_cast<int>(number)) lines.push_back(l);
    }
    cluster.first = s.broken.size();
    cluster.options_at = s.choice_options.size();
    std::vector<int> at(s.issues.size(), 0);
    while (true) {
      const bool forbidden = std::any_of(packages.begin(), packages.end(), [&](std::size_t k) {
        return s.rules[k].forbid && inside(*package_region[k], at);
      });
      if (!forbidden || options.keep_forbidden) {
        const auto index = static_cast<std::uint32_t>(s.broken.size());
        Mask broken = 0;
        for (std::size_t l : lines) {
          if (!inside(*line_region[l], at)) continue;
          s.line_choices[l].push_back(index);
          broken |= Mask{1} << static_cast<unsigned>(s.lines[l].holder);
        }
        for (std::size_t k : packages) {
          if (inside(*package_region[k], at)) s.package_choices[k].push_back(index);
        }
        s.broken.push_back(broken);
        for (int i : cluster.issues) {
          s.choice_options.push_back(static_cast<std::uint16_t>(at[static_cast<std::size_t>(i)]));
        }
      }
      std::size_t t = cluster.issues.size();
      while (t > 0) {
        const auto i = static_cast<std::size_t>(cluster.issues[t - 1]);
        if (++at[i] < static_cast<int>(s.options[i].size())) break;
        at[i] = 0;
        --t;
      }
      if (t == 0) break;
    }
    cluster.size = s.broken.size() - cluster.first;
    return true;
  }

  bool too_large(const Cluster& cluster) {
    std::string names;
    for (int i : cluster.issues)
      names += (names.empty() ? "" : ", ") + s.issues[static_cast<std::size_t>(i)].value;
    std::string ties;
    const auto add = [&](const std::string& tie) { ties += (ties.empty() ? "" : ", ") + tie; };
    const auto touches = [&](const std::optional<Region>& where) {
      return where && where->size() > 1 &&
             std::find(cluster.issues.begin(), cluster.issues.end(), where->front().first) !=
                 cluster.issues.end();
    };
    for (std::size_t k = 0; k < package_region.size(); ++k) {
      if (!touches(package_region[k])) continue;
      add(c.packages[k].id.empty() ? "packages[" + std::to_string(k) + "]" : "package " + c.packages[k].id);
    }
    for (std::size_t l = 0; l < line_region.size(); ++l) {
      if (!touches(line_region[l])) continue;
      const auto& line = s.lines[l];
      add("preferences." + s.holders[static_cast<std::size_t>(line.holder)].value + ".red_lines[" +
          std::to_string(line.number) + "]");
    }
    return fail("cluster-too-large",
                "The issues " + names + " are tied together and have too many combinations to list.",
                "They are tied by " + ties + "; a condition over fewer issues unties them.");
  }

  /// Options that matter to a party must have a score.
  bool check_scores(std::size_t h) {
    const Preferences& p = c.preferences[s.block[h]];
    const auto weights = highest_weights(c, s, p);
    std::vector<bool> scored(s.option_at.back(), false);
    auto finder = find_issue(s.issues);
    for (const model::Scores& scores : p.scores) {
      const auto at = finder(scores.issue.value);
      if (!at) continue;
      const std::size_t base = s.option_at[*at];
      if (!scores.points.empty()) {
        std::fill(scored.begin() + static_cast<std::ptrdiff_t>(base),
                  scored.begin() + static_cast<std::ptrdiff_t>(s.option_at[*at + 1]), true);
      }
      auto in_issue = find_option(s.options[*at]);
      for (const auto& [option, estimate] : scores.options) {
        if (const auto o = in_issue(option.value)) scored[base + *o] = true;
      }
    }
    double sum = 0;
    for (std::size_t i = 0; i < s.issues.size(); ++i) {
      sum += weights[i];
      if (weights[i] <= 0) continue;
      for (std::size_t o = 0; o < s.options[i].size(); ++o) {
        if (scored[s.option_at[i] + o]) continue;
        return fail("missing-score",
                    "For " + s.holders[h].value + " the option '" + s.options[i][o].value + "' of '" +
                        s.issues[i].value + "' has no score, but the issue has a weight.",
                    "Add it under preferences." + s.holders[h].value + ".scores." + s.issues[i].value + ".");
      }
    }
    if (sum > 0) return true;
    return fail("no-weights", "All weights of " + s.holders[h].value + " are zero.",
                "Give at least one issue a weight.");
  }

  /// Integers for party p over one denominator; false where 62 bits do not hold them.
  bool bind_exactly(std::size_t p) {
    Exact exact;
    Block<Rational> block = exact_block(c, s, c.preferences[s.block[p]], exact);
    if (exact.failed()) return false;
    // Weights as whole numbers w_i with sum W; scores, worths, reserve over one denominator D.
    std::int64_t weight_den = 1;
    for (const Rational& w : block.weights) {
      const auto next = numeric::common_multiple(weight_den, w.den);
      if (!next) return false;
      weight_den = *next;
    }
    std::int64_t den = block.reserve.den;
    for (const auto* list : {&block.scores, &block.worth}) {
      for (const Rational& r : *list) {
        if (r.den == 1) continue;
        const auto next = numeric::common_multiple(den, r.den);
        if (!next) return false;
        den = *next;
      }
    }
    std::vector<Int128> whole;
    Int128 sum = 0;
    std::int64_t divisor = 0;
    for (const Rational& w : block.weights) {
      const Int128 v = static_cast<Int128>(w.num) * (weight_den / w.den);
      if (v > limit || v < 0) return false;
      whole.push_back(v);
      sum += v;
      divisor = std::gcd(divisor, static_cast<std::int64_t>(v));
    }
    if (sum > limit || divisor == 0) return false;
    for (auto& w : whole) w /= divisor;
    sum /= divisor;
    if (sum * den > limit) return false;
    const auto scaled = [&](const Rational& r) { return static_cast<Int128>(r.num) * (den / r.den); };
    Units* column = space.units_.data() + p * space.choices_;
    Int128 reach = 0;  // bounds every partial sum
    for (std::size_t i = 0; i < whole.size(); ++i) {
      Int128 most = 0;
      for (std::size_t o = s.option_at[i]; o < s.option_at[i + 1]; ++o) {
        const Int128 v = scaled(block.scores[o]);
        if (v > limit || v < -limit) return false;
        most = std::max(most, v < 0 ? -v : v);
      }
      if (most != 0 && whole[i] > limit / most) return false;
      reach += whole[i] * most;
    }
    for (const Rational& r : block.worth) {
      const Int128 v = scaled(r) < 0 ? -scaled(r) : scaled(r);
      if (v > limit / sum) return false;
      reach += v * sum;
    }
    const Int128 reserve = scaled(block.reserve);
    if (reserve > limit / sum || reserve < -limit / sum || reach > limit) return false;

    std::vector<Units> score(block.scores.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
      for (std::size_t o = s.option_at[i]; o < s.option_at[i + 1]; ++o) {
        score[o] = static_cast<Units>(whole[i] * scaled(block.scores[o]));
      }
    }
    for (const Cluster& cluster : s.clusters) {
      const std::uint16_t* option = s.choice_options.data() + cluster.options_at;
      for (std::size_t j = 0; j < cluster.size; ++j) {
        Units u = 0;
        for (int i : cluster.issues) u += score[s.option_at[static_cast<std::size_t>(i)] + *option++];
        column[cluster.first + j] = u;
      }
    }
    for (std::size_t k = 0; k < s.package_choices.size(); ++k) {
      const auto worth = static_cast<Units>(scaled(block.worth[k]) * sum);
      if (worth == 0) continue;
      for (std::uint32_t choice : s.package_choices[k]) column[choice] += worth;
    }
    space.reserve_[p] = static_cast<Units>(reserve * sum);
    space.denominator_[p] = static_cast<Units>(sum * den);
    space.tolerance_[p] = 0;
    // Smallest numbers: fewer distinct sums for counting, more room for products.
    std::int64_t g = std::gcd(space.denominator_[p], space.reserve_[p]);
    for (std::size_t j = 0; j < space.choices_ && g != 1; ++j) g = std::gcd(g, column[j]);
    if (g > 1) {
      for (std::size_t j = 0; j < space.choices_; ++j) column[j] /= g;
      space.reserve_[p] /= g;
      space.denominator_[p] /= g;
    }
    return true;
  }

  bool bind_values() {
    const std::size_t n = s.valued;
    space.choices_ = s.broken.size();
    space.units_.assign(n * space.choices_, 0);
    space.reserve_.assign(n, 0);
    space.denominator_.assign(n, 1);
    space.tolerance_.assign(n, 0);
    std::vector<std::size_t> rounded;
    for (std::size_t p = 0; p < n; ++p) {
      if (!check_scores(p)) return false;
      if (!bind_exactly(p)) rounded.push_back(p);
    }
    const auto structure = std::make_shared<const Structure>(std::move(s));
    space.structure_ = structure;
    if (rounded.empty()) return true;
    DealSpace on_grid = space;
    std::vector<PartyValues> values;
    for (std::size_t p = 0; p < n; ++p) {
      values.push_back(values_of(c, *structure, p, [](const Estimate& e) { return e.midpoint(); }));
    }
    on_grid.bind(values);
    for (std::size_t p : rounded) {
      std::copy_n(on_grid.units_.begin() + static_cast<std::ptrdiff_t>(p * space.choices_), space.choices_,
                  space.units_.begin() + static_cast<std::ptrdiff_t>(p * space.choices_));
      space.reserve_[p] = on_grid.reserve_[p];
      space.denominator_[p] = on_grid.denominator_[p];
      space.tolerance_[p] = on_grid.tolerance_[p];
    }
    return true;
  }

  static constexpr Int128 limit = (static_cast<Int128>(1) << 61);
};

Result<DealSpace> compile(const Case& c, const CompileOptions& options) {
  SpaceBuilder build{c, options, {}, {}, {}, {}, {}};
  if (build.read_issues() && build.read_parties() && build.read_rules() && build.make_clusters() &&
      build.bind_values()) {
    return std::move(build.space);
  }
  return *build.error;
}

Result<Assignment> assignment_of(const DealSpace& space, std::span<const model::Term> terms) {
  const Structure& s = space.structure();
  Assignment out(s.issues.size(), silent);
  auto issues = find_issue(s.issues);
  for (const model::Term& term : terms) {
    const auto i = issues(term.issue.value);
    if (!i) return Error{"unknown-issue", "There is no issue '" + term.issue.value + "'.", ""};
    const auto& list = s.options[*i];
    const auto o = std::find(list.begin(), list.end(), term.option);
    if (o == list.end()) {
      return Error{"unknown-option",
                   "'" + term.option.value + "' is not an option of '" + term.issue.value + "'.", ""};
    }
    out[*i] = static_cast<int>(o - list.begin());
  }
  return out;
}

}  // namespace mediant::deals
