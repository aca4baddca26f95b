// From the blocks of a case to columns: which numbers are ranges, by which law each is drawn, where it goes.
#include <algorithm>
#include <map>

#include "mediant/judgement/assumptions.hpp"
#include "mediant/sampling/quasi.hpp"

namespace mediant::judgement {

using model::Case;
using model::Estimate;
using model::Preferences;

struct AssumptionBuilder {
  const Case& c;
  const AssumptionOptions& options;
  Assumptions out;
  std::map<std::string, std::size_t> issue_at;
  std::optional<Error> error;

  using Slot = Assumptions::Slot;

  Slot slot(const Estimate& e, std::string name, Judgement* judgement) {
    if (e.is_point()) return {-1, e.shape == Estimate::Shape::point ? e.mode : e.low};
    const std::size_t column = out.columns_.size();
    out.columns_.push_back({std::move(name), e, false, -1});
    if (judgement != nullptr) judgement->columns.push_back(column);
    return {static_cast<int>(column), 0};
  }

  void keep(Judgement judgement) {
    if (judgement.columns.empty()) return;
    if (judgement.columns.size() == 1) {
      const Estimate& e = out.columns_[judgement.columns.front()].estimate;
      judgement.low = e.low;
      judgement.high = e.high;
    }
    out.judgements_.push_back(std::move(judgement));
  }

  /// Blocks of one `correlate` word share their streams.
  static std::string owner(const Preferences& p) {
    return p.correlation_group.empty() ? "party " + p.party.value : "together " + p.correlation_group;
  }

  // ---- views ---------------------------------------------------------------------------------------------

  /// The analyst of every block, made distinct inside a party: "desk", "desk (2)".
  std::vector<std::string> labels() const {
    std::vector<std::string> all;
    for (std::size_t b = 0; b < c.preferences.size(); ++b) {
      const Preferences& p = c.preferences[b];
      const std::string by = p.judged ? p.judged->by.value : "";
      std::size_t same = 1;
      for (std::size_t a = 0; a < b; ++a) {
        const Preferences& q = c.preferences[a];
        if (q.party == p.party && (q.judged ? q.judged->by.value : "") == by) ++same;
      }
      all.push_back(same == 1 ? by : by + " (" + std::to_string(same) + ")");
    }
    return all;
  }

  bool weighs(std::size_t b) const {
    const Preferences& p = c.preferences[b];
    return !p.weights.empty() || !p.rank.empty() || p.rank_rest;
  }

  bool make_views() {
    const std::vector<std::string> label = labels();
    // Views in the order of the case's analysts, then of first use: never of the parties.
    std::vector<std::string> names;
    for (const auto& analyst : c.analysts) {
      if (std::find(label.begin(), label.end(), analyst.id.value) != label.end())
        names.push_back(analyst.id.value);
    }
    std::vector<std::string> others = label;
    std::sort(others.begin(), others.end());
    for (const auto& name : others) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    // A name that adds no second block to any party is no view of its own.
    std::vector<std::vector<std::size_t>> seen;
    for (const auto& name : names) {
      deals::CompileOptions compile{options.among, {}, options.cluster_limit, false};
      std::vector<std::size_t> blocks;
      for (const auto& party : c.parties) {
        std::size_t number = 0;
        std::size_t chosen = 0;
        std::optional<std::size_t> block;
        for (std::size_t b = 0; b < c.preferences.size(); ++b) {
          if (c.preferences[b].party != party.id) continue;
          if (!block || (!weighs(*block) && weighs(b))) {
            chosen = number;
            block = b;
          }
          // A view without weights says nothing about worth: the party keeps its first block that has some.
          if (label[b] == name && (weighs(b) || !weighs(*block))) {
            chosen = number;
            block = b;
          }
          ++number;
        }
        if (number > 1) compile.view.emplace_back(party.id, chosen);
        if (block) blocks.push_back(*block);
      }
      if (std::find(seen.begin(), seen.end(), blocks) != seen.end()) continue;
      seen.push_back(blocks);
      auto space = deals::compile(c, compile);
      if (!space) {
        error = space.error();
        return false;
      }
      if (space->parties() == 0) {
        error = Error{"no-preferences", "No party has weights, so there is nothing to draw.",
                      "Add `preferences:` with weights, scores and a reserve."};
        return false;
      }
      out.views_.push_back({name, std::move(*space), std::move(compile)});
    }
    if (out.views_.empty()) {
      error = Error{"no-preferences", "The case has no preferences, so there is nothing to draw.",
                    "Add `preferences:` with weights, scores and a reserve."};
      return false;
    }
    if (out.views_.size() > 1) {
      Judgement j;
      j.kind = Kind::view;
      j.path = "preferences";
      out.view_column_ = slot(Estimate::between(0, 1), "view", &j).column;
      keep(std::move(j));
    }
    for (const View& view : out.views_) {
      auto& of = out.party_of_holder_.emplace_back();
      for (const auto& id : view.space.structure().holders) {
        const auto at =
            std::find_if(c.parties.begin(), c.parties.end(), [&](const auto& p) { return p.id == id; });
        of.push_back(static_cast<std::size_t>(at - c.parties.begin()));
      }
    }
    return true;
  }

  // ---- preferences ---------------------------------------------------------------------------------------

  void ranges(const Preferences& p, Assumptions::Block& block, const Judgement& like) {
    for (const auto& [issue, estimate] : p.weights) {
      const auto at = issue_at.find(issue.value);
      if (at == issue_at.end()) continue;
      Judgement j = like;
      j.kind = Kind::weight;
      j.about = issue.value;
      j.path += ".weights." + issue.value;
      const Slot s = slot(estimate, "weight " + owner(p) + " " + issue.value, &j);
      if (s.column < 0) {
        block.fixed.weights[at->second] = s.fixed;
      } else {
        block.weights.emplace_back(at->second, s.column);
      }
      keep(std::move(j));
    }
  }

  bool simplex(const Preferences& p, Assumptions::Block& block, const Judgement& like) {
    Judgement j = like;
    j.kind = Kind::weights;
    j.path += ".weights";
    std::vector<std::size_t> columns;
    std::vector<double> low;
    std::vector<double> high;
    // By issue id, so that the order written in the block changes nothing.
    std::map<std::string, Estimate> sorted;
    for (const auto& [issue, estimate] : p.weights) sorted[issue.value] = estimate;
    for (const auto& [issue, estimate] : sorted) {
      const auto at = issue_at.find(issue);
      if (at == issue_at.end()) continue;
      columns.push_back(out.columns_.size());
      block.weights.emplace_back(at->second, static_cast<int>(out.columns_.size()));
      out.columns_.push_back({"weight " + owner(p) + " " + issue, estimate, true, -1});
      low.push_back(estimate.low);
      high.push_back(estimate.high);
    }
    j.columns = columns;
    sampling::BoundedSimplex law(std::move(low), std::move(high), p.weights_sum.value_or(100));
    if (!law.feasible()) {
      error = Error{"impossible-weights",
                    "The weights of " + p.party.value + " cannot sum to " +
                        model::number_text(p.weights_sum.value_or(100)) + " within their ranges.",
                    "Widen a range or change `sum`."};
      return false;
    }
    out.simplices_.push_back({"weights " + owner(p), std::move(columns), std::move(law)});
    keep(std::move(j));
    return true;
  }

  void ranking(const Preferences& p, Assumptions::Block& block, const Judgement& like) {
    Judgement j = like;
    j.kind = Kind::weights;
    j.path += ".weights";
    Assumptions::Ranking ranking;
    std::vector<bool> named(c.issues.size(), false);
    const std::vector<double> centroid = deals::rank_weights(c, p);
    if (std::count(centroid.begin(), centroid.end(), 0.0) + 1 >= std::ssize(centroid)) {
      block.fixed.weights = centroid;  // one issue has it all
      return;
    }
    std::size_t group = 0;
    const auto add = [&](std::size_t issue) {
      if (named[issue]) return;
      named[issue] = true;
      const std::size_t column = out.columns_.size();
      Estimate e = Estimate::between(0, 1);
      e.mode = centroid[issue];
      out.columns_.push_back({"weight " + owner(p) + " " + c.issues[issue].id.value, e, true, -1});
      ranking.columns.push_back(column);
      ranking.group.push_back(group);
      block.weights.emplace_back(issue, static_cast<int>(column));
      j.columns.push_back(column);
    };
    for (const auto& written : p.rank) {
      for (const auto& id : written) {
        if (const auto at = issue_at.find(id.value); at != issue_at.end()) add(at->second);
      }
      ++group;
    }
    if (p.rank_rest) {
      for (std::size_t i = 0; i < c.issues.size(); ++i) add(i);
    }
    for (std::size_t k = 0; k < ranking.columns.size(); ++k) {
      centres_.emplace_back(ranking.columns[k], out.columns_[ranking.columns[k]].estimate.mode);
    }
    out.rankings_.push_back(std::move(ranking));
    keep(std::move(j));
  }

  void scores(const Preferences& p, Assumptions::Block& block, const Judgement& like,
              const deals::Structure& s) {
    for (const model::Scores& written : p.scores) {
      const auto at = issue_at.find(written.issue.value);
      if (at == issue_at.end()) continue;
      const model::Issue& issue = c.issues[at->second];
      const std::size_t base = s.option_at[at->second];
      const std::string name = "score " + owner(p) + " " + issue.id.value + " ";
      Judgement j = like;
      j.kind = Kind::score;
      j.about = issue.id.value;
      j.path += ".scores." + issue.id.value;
      if (!written.points.empty()) {
        std::vector<Slot> slots;
        for (const auto& [x, estimate] : written.points) {
          slots.push_back(slot(estimate, name + model::number_text(x), &j));
        }
        for (std::size_t o = 0; o < s.options[at->second].size(); ++o) {
          const double x = issue.range ? model::step_value(*issue.range, o) : 0;
          block.between.push_back(between(written, slots, x, base + o));
        }
      }
      for (const auto& [option, estimate] : written.options) {
        const auto index = model::option_index(issue, option);
        if (!index) continue;
        const Slot one = slot(estimate, name + option.value, &j);
        // An option written out wins over the line through the points.
        std::erase_if(block.between, [&](const auto& b) { return b.option == base + *index; });
        if (one.column < 0) {
          block.fixed.scores[base + *index] = one.fixed;
        } else {
          block.scores.emplace_back(base + *index, one.column);
        }
      }
      keep(std::move(j));
    }
  }

  static Assumptions::Between between(const model::Scores& written, const std::vector<Slot>& slots, double x,
                                      std::size_t option) {
    const auto& points = written.points;
    if (x <= points.front().first) return {option, slots.front(), slots.front(), 0};
    if (x >= points.back().first) return {option, slots.back(), slots.back(), 0};
    std::size_t k = 1;
    while (points[k].first < x) ++k;
    return {option, slots[k - 1], slots[k],
            (x - points[k - 1].first) / (points[k].first - points[k - 1].first)};
  }

  bool preferences() {
    const deals::Structure& s = out.views_.front().space.structure();
    for (std::size_t b = 0; b < c.preferences.size(); ++b) {
      const Preferences& p = c.preferences[b];
      auto& block = out.blocks_.emplace_back();
      block.fixed.weights.assign(c.issues.size(), 0);
      block.fixed.scores.assign(s.option_at.back(), 0);
      block.fixed.worth.assign(c.packages.size(), 0);
      std::size_t number = 0;
      std::size_t of_party = 0;
      for (std::size_t a = 0; a < c.preferences.size(); ++a) {
        if (c.preferences[a].party != p.party) continue;
        if (a < b) ++number;
        ++of_party;
      }
      Judgement like;
      like.party = p.party;
      like.block = b;
      like.path = "preferences." + p.party.value + (of_party > 1 ? "[" + std::to_string(number) + "]" : "");
      const bool given = std::all_of(p.weights.begin(), p.weights.end(),
                                     [](const auto& weight) { return weight.second.is_point(); });
      if (p.form == Preferences::WeightForm::ranking) {
        ranking(p, block, like);
      } else if (p.form == Preferences::WeightForm::simplex_sum && !given) {
        if (!simplex(p, block, like)) return false;
      } else {
        ranges(p, block, like);
      }
      scores(p, block, like, s);
      worths(p, block, b);
      if (p.reserve) {
        Judgement j = like;
        j.kind = Kind::reserve;
        j.path += ".reserve";
        block.reserve = slot(*p.reserve, "reserve " + owner(p), &j);
        keep(std::move(j));
      }
    }
    return true;
  }

  /// Worths stand with the packages, once a party; every block of that party uses the same column.
  void worths(const Preferences& p, Assumptions::Block& block, std::size_t b) {
    for (std::size_t k = 0; k < c.packages.size(); ++k) {
      const model::Package& package = c.packages[k];
      for (const auto& [who, estimate] : package.worth) {
        if (who != p.party) continue;
        const auto key = std::make_pair(k, p.party.value);
        if (!worth_slots_.contains(key)) {
          Judgement j;
          j.kind = Kind::worth;
          j.party = p.party;
          j.block = b;
          j.about = package.id.empty() ? std::to_string(k + 1) : package.id;
          j.path = "packages[" + std::to_string(k) + "].worth." + p.party.value;
          // Two packages without an id are told apart by their place.
          worth_slots_[key] = slot(estimate, "worth " + p.party.value + " " + j.about, &j);
          keep(std::move(j));
        }
        const Slot s = worth_slots_[key];
        if (s.column < 0) {
          block.fixed.worth[k] = s.fixed;
        } else {
          block.worths.emplace_back(k, s.column);
        }
      }
    }
  }

  // ---- scenarios -----------------------------------------------------------------------------------------

  void scenarios() {
    std::vector<double> low;
    std::vector<double> high;
    double most = 0;
    for (const auto& scenario : c.no_deal) {
      low.push_back(std::clamp(scenario.p.low, 0.0, 1.0));
      high.push_back(std::clamp(scenario.p.high, 0.0, 1.0));
      most += high.back();
    }
    // Where the ranges cannot reach 1, something else may happen, which changes nothing.
    const bool rest = most < 1;
    if (rest) {
      low.push_back(0);
      high.push_back(1);
    }
    Judgement probabilities;
    probabilities.kind = Kind::probabilities;
    probabilities.path = "no_deal";
    const sampling::BoundedSimplex law(low, high, 1);
    std::vector<std::size_t> columns;
    const bool given =
        std::all_of(c.no_deal.begin(), c.no_deal.end(), [](const auto& s) { return s.p.is_point(); });
    for (std::size_t s = 0; s < c.no_deal.size(); ++s) {
      auto& shift = out.shifts_.emplace_back();
      if (c.no_deal.size() == 1 && !rest) {
        shift.probability.fixed = 1;
      } else if (given) {
        shift.probability.fixed = low[s] / std::max(1.0, most);
      } else {
        columns.push_back(out.columns_.size());
        shift.probability.column = static_cast<int>(columns.back());
        out.columns_.push_back({"probability " + c.no_deal[s].id.value, c.no_deal[s].p, true, -1});
      }
    }
    if (!columns.empty()) {
      if (rest) {
        columns.push_back(out.columns_.size());
        out.columns_.push_back({"probability of anything else", Estimate::between(0, 1), true, -1});
      }
      if (law.feasible()) {
        add_simplex(std::move(columns), law, probabilities);
        corners(low, high);
      } else {  // they sum to more than 1 at their least: shares in proportion to the midpoints
        double sum = 0;
        for (const auto& scenario : c.no_deal) sum += scenario.p.midpoint();
        for (std::size_t s = 0; s < c.no_deal.size(); ++s) {
          low[s] = high[s] = c.no_deal[s].p.midpoint() / sum;
        }
        add_simplex(std::move(columns), sampling::BoundedSimplex(low, high, 1), probabilities);
      }
    }
    for (std::size_t s = 0; s < c.no_deal.size(); ++s) changes(s);
  }

  void add_simplex(std::vector<std::size_t> columns, const sampling::BoundedSimplex& law,
                   Judgement& judgement) {
    const auto x = law.centre();
    for (std::size_t k = 0; k < columns.size(); ++k) centres_.emplace_back(columns[k], x[k]);
    judgement.columns = columns;
    out.simplices_.push_back({"probabilities", std::move(columns), law});
    keep(judgement);
  }

  void changes(std::size_t s) {
    const model::Scenario& scenario = c.no_deal[s];
    for (const auto& party : c.parties) {
      Judgement j;
      j.kind = Kind::change;
      j.party = party.id;
      j.about = scenario.id.value;
      j.path = "no_deal[" + std::to_string(s) + "].reserve." + party.id.value;
      auto& [now, per_month] = out.shifts_[s].by_party.emplace_back();
      const std::string name = "change " + scenario.id.value + " " + party.id.value;
      for (const auto& [who, estimate] : scenario.reserve) {
        if (who == party.id) now = slot(estimate, name, &j);
      }
      for (const auto& [who, estimate] : scenario.per_month) {
        if (who == party.id) per_month = slot(estimate, name + " per month", &j);
      }
      keep(std::move(j));
    }
  }

  /// Corners of {low <= p <= high, sum p = 1}: all but one item at a bound.
  void corners(const std::vector<double>& low, const std::vector<double>& high) {
    const std::size_t n = low.size();
    if (n < 2 || n > 8) return;
    for (std::size_t free = 0; free < n; ++free) {
      for (std::size_t mask = 0; mask < (std::size_t{1} << n); ++mask) {
        if ((mask >> free) & 1U) continue;
        std::vector<double> p(n);
        double left = 1;
        for (std::size_t i = 0; i < n; ++i) {
          if (i == free) continue;
          p[i] = ((mask >> i) & 1U) ? high[i] : low[i];
          left -= p[i];
        }
        if (left < low[free] - 1e-12 || left > high[free] + 1e-12) continue;
        p[free] = std::clamp(left, low[free], high[free]);
        if (std::find(out.corners_.begin(), out.corners_.end(), p) == out.corners_.end() &&
            out.corners_.size() < 64) {
          out.corners_.push_back(std::move(p));
        }
      }
    }
  }

  /// Sobol' dimensions by name, so that the order of the file changes nothing; what is drawn on a cut simplex
  /// stays random, and so does what comes after the last dimension.
  void give_dimensions() {
    if (!options.quasi) return;
    out.quasi_ = true;
    std::vector<bool> invertible(out.columns_.size());
    for (std::size_t k = 0; k < out.columns_.size(); ++k) invertible[k] = !out.columns_[k].in_simplex;
    for (const auto& ranking : out.rankings_) {
      for (const std::size_t k : ranking.columns) invertible[k] = true;
    }
    std::map<std::string, int> dimension;
    for (std::size_t k = 0; k < out.columns_.size(); ++k) {
      if (invertible[k]) dimension[out.columns_[k].name] = 0;
    }
    int next = 0;
    for (auto& [name, d] : dimension) {
      d = next < static_cast<int>(sampling::most_sobol_dimensions) ? next : -1;
      ++next;
    }
    for (std::size_t k = 0; k < out.columns_.size(); ++k) {
      if (invertible[k]) out.columns_[k].dimension = dimension[out.columns_[k].name];
    }
  }

  /// The centre of a ranking or of a cut simplex stands as the midpoint of its columns.
  void set_centres() {
    for (const auto& [column, centre] : centres_) out.columns_[column].estimate = Estimate::point(centre);
  }

  std::map<std::pair<std::size_t, std::string>, Slot> worth_slots_;
  std::vector<std::pair<std::size_t, double>> centres_;
};

Result<Assumptions> Assumptions::compile(const Case& c, const AssumptionOptions& options) {
  AssumptionBuilder build{c, options, {}, {}, {}, {}, {}};
  build.out.case_ = &c;
  for (std::size_t i = 0; i < c.issues.size(); ++i) build.issue_at[c.issues[i].id.value] = i;
  if (!build.make_views() || !build.preferences()) return *build.error;
  build.scenarios();
  build.give_dimensions();
  build.set_centres();
  return std::move(build.out);
}

}  // namespace mediant::judgement
