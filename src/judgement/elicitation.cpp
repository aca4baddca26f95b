#include "mediant/judgement/elicitation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "mediant/judgement/assumptions.hpp"
#include "mediant/judgement/linear.hpp"

namespace mediant::judgement {

using model::Estimate;
using model::Preferences;

namespace {

constexpr double least_margin = 1e-6;  // "rather": more than this, in points of utility
constexpr std::size_t most_sets = 200'000;

/// The difference of a choice's sides, issue by issue, in points at middle scores: first less second.
using Difference = std::vector<double>;

class Sides {
 public:
  Sides(const model::Case& c, const Preferences& p) : c_(&c), p_(&p) {}

  Result<Difference> difference(const PackageChoice& choice) const {
    Difference out(c_->issues.size(), 0);
    std::vector<int> named(c_->issues.size(), 0);
    for (const auto* side : {&choice.first, &choice.second}) {
      const bool first = side == &choice.first;
      for (const model::Term& term : *side) {
        const auto at = index(term.issue);
        if (!at) return Error{"unknown-issue", "There is no issue '" + term.issue.value + "'.", ""};
        const auto score = score_of(*at, term.option);
        if (!score) {
          return Error{"unknown-option",
                       "'" + term.option.value + "' is not a scored option of '" + term.issue.value + "'.",
                       ""};
        }
        out[*at] += first ? *score : -*score;
        named[*at] += first ? 1 : -1;
      }
    }
    if (std::any_of(named.begin(), named.end(), [](int n) { return n != 0; })) {
      return Error{"uneven-packages", "The two packages of a choice must name the same issues.",
                   "Name every issue on both sides, with the option it has there."};
    }
    return out;
  }

  [[nodiscard]] std::optional<double> score_of(std::size_t issue, const model::OptionId& option) const {
    const model::Issue& i = c_->issues[issue];
    const auto at = model::option_index(i, option);
    if (!at) return std::nullopt;
    for (const model::Scores& s : p_->scores) {
      if (s.issue != i.id) continue;
      for (const auto& [id, e] : s.options) {
        if (id == option) return e.midpoint();
      }
      if (s.points.empty() || !i.range) continue;
      const double x = model::step_value(*i.range, *at);
      if (x <= s.points.front().first) return s.points.front().second.midpoint();
      for (std::size_t k = 1; k < s.points.size(); ++k) {
        if (x > s.points[k].first) continue;
        const double left = s.points[k - 1].second.midpoint();
        const double part = (x - s.points[k - 1].first) / (s.points[k].first - s.points[k - 1].first);
        return left + part * (s.points[k].second.midpoint() - left);
      }
      return s.points.back().second.midpoint();
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::size_t> index(const model::IssueId& id) const {
    for (std::size_t i = 0; i < c_->issues.size(); ++i) {
      if (c_->issues[i].id == id) return i;
    }
    return std::nullopt;
  }

 private:
  const model::Case* c_;
  const Preferences* p_;
};

double dot(const std::vector<double>& a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

bool agrees(PackageChoice::Answer answer, double difference, double scale) {
  switch (answer) {
    case PackageChoice::Answer::first:
      return difference > 0;
    case PackageChoice::Answer::second:
      return difference < 0;
    case PackageChoice::Answer::either:
      return std::abs(difference) <= 0.05 * scale;  // within a twentieth of the scale
  }
  return false;
}

/// The block with the ranking or swings in the place of its weights.
Result<Preferences> with_answers(const Sides& sides, const Preferences& base, const Answers& answers) {
  Preferences p = base;
  if (!answers.swings.empty()) {
    p.form = Preferences::WeightForm::ranges;
    p.weights.clear();
    p.rank.clear();
    p.rank_rest = false;
    p.weights_sum.reset();
    for (const Swing& s : answers.swings) {
      if (!sides.index(s.issue))
        return Error{"unknown-issue", "There is no issue '" + s.issue.value + "'.", ""};
      if (!(s.points >= 0 && s.points <= 100 && s.tolerance >= 0)) {
        return Error{"bad-swing", "Points of '" + s.issue.value + "' must lie between 0 and 100.",
                     "Give the most important issue 100."};
      }
      const double low = std::max(0.0, s.points - s.tolerance);
      const double high = std::min(100.0, s.points + s.tolerance);
      p.weights.emplace_back(s.issue, low == high ? Estimate::point(low) : Estimate::between(low, high));
    }
  } else if (!answers.ranking.empty()) {
    p.form = Preferences::WeightForm::ranking;
    p.weights.clear();
    p.weights_sum.reset();
    p.rank = answers.ranking;
    p.rank_rest = answers.ranking_rest;
    for (const auto& group : p.rank) {
      for (const auto& id : group) {
        if (!sides.index(id)) return Error{"unknown-issue", "There is no issue '" + id.value + "'.", ""};
      }
    }
  }
  return p;
}

/// Rows that every weight vector keeps: sum 1, and what ranking or ranges say (ranges as shares of the drawn
/// sum: w_i <= high_i / (high_i + sum of others' lows), and so on, written as linear rows between pairs).
std::vector<LinearRow> frame(const model::Case& c, const Sides& sides, const Preferences& p) {
  const std::size_t n = c.issues.size();
  std::vector<LinearRow> rows;
  rows.push_back({std::vector<double>(n, 1), 1});
  rows.push_back({std::vector<double>(n, -1), -1});
  const auto below = [&](std::size_t i, double fi, std::size_t j, double fj) {  // fi w_i <= fj w_j
    std::vector<double> a(n, 0);
    a[i] += fi;
    a[j] -= fj;
    rows.push_back({std::move(a), 0});
  };
  if (p.form == Preferences::WeightForm::ranking) {
    std::vector<std::vector<std::size_t>> groups;
    std::vector<bool> named(n, false);
    for (const auto& group : p.rank) {
      groups.emplace_back();
      for (const auto& id : group) {
        if (const auto at = sides.index(id); at && !named[*at]) {
          named[*at] = true;
          groups.back().push_back(*at);
        }
      }
    }
    if (p.rank_rest) {
      groups.emplace_back();
      for (std::size_t i = 0; i < n; ++i) {
        if (!named[i]) groups.back().push_back(i);
        named[i] = true;
      }
    }
    for (std::size_t g = 1; g < groups.size(); ++g) {
      for (const std::size_t lower : groups[g]) {
        for (const std::size_t upper : groups[g - 1]) below(lower, 1, upper, 1);
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      if (named[i]) continue;
      std::vector<double> a(n, 0);
      a[i] = 1;
      rows.push_back({std::move(a), 0});
    }
    return rows;
  }
  // w_i / w_j lies between low_i / high_j and high_i / low_j, whatever the sum.
  std::vector<double> low(n, 0);
  std::vector<double> high(n, 0);
  for (const auto& [id, e] : p.weights) {
    if (const auto at = sides.index(id)) {
      low[*at] = e.low;
      high[*at] = e.high;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (high[i] <= 0) {
      std::vector<double> a(n, 0);
      a[i] = 1;
      rows.push_back({std::move(a), 0});
      continue;
    }
    for (std::size_t j = 0; j < n; ++j) {
      if (i != j && high[j] > 0) below(i, low[j], j, high[i]);  // low_j w_i <= high_i w_j
    }
  }
  return rows;
}

/// Rows of one choice; `either` leaves a band.
void add_choice(std::vector<LinearRow>& rows, const Difference& d, PackageChoice::Answer answer,
                double scale) {
  std::vector<double> minus(d);
  for (double& v : minus) v = -v;
  if (answer == PackageChoice::Answer::first) {
    rows.push_back({std::move(minus), -least_margin});
  } else if (answer == PackageChoice::Answer::second) {
    rows.push_back({d, -least_margin});
  } else {
    rows.push_back({d, 0.05 * scale});
    rows.push_back({std::move(minus), 0.05 * scale});
  }
}

bool fits(const std::vector<LinearRow>& frame_rows, const std::vector<Difference>& differences,
          const Answers& answers, const std::vector<bool>& dropped, double scale) {
  std::vector<LinearRow> rows = frame_rows;
  for (std::size_t k = 0; k < differences.size(); ++k) {
    if (!dropped[k]) add_choice(rows, differences[k], answers.choices[k].answer, scale);
  }
  return maximise(std::vector<double>(frame_rows.front().a.size(), 0), rows).has_value();
}

/// Sets in order of size, inside a size in lexicographic order; the first that leaves something.
std::vector<std::size_t> least_set(const std::vector<LinearRow>& rows,
                                   const std::vector<Difference>& differences, const Answers& answers,
                                   double scale) {
  const std::size_t n = differences.size();
  std::size_t tried = 0;
  for (std::size_t size = 0; size <= n; ++size) {
    std::vector<std::size_t> at(size);
    std::iota(at.begin(), at.end(), std::size_t{0});
    for (;;) {
      std::vector<bool> dropped(n, false);
      for (const std::size_t k : at) dropped[k] = true;
      if (++tried > most_sets || fits(rows, differences, answers, dropped, scale)) return at;
      std::size_t i = size;
      while (i > 0 && at[i - 1] == n - size + i - 1) --i;
      if (i == 0) break;
      ++at[i - 1];
      for (; i < size; ++i) at[i] = at[i - 1] + 1;
    }
  }
  return {};
}

double weighted_quantile(std::vector<std::pair<double, double>>& sorted, double q) {
  double sum = 0;
  for (const auto& [x, w] : sorted) sum += w;
  double reached = 0;
  for (const auto& [x, w] : sorted) {
    reached += w;
    if (reached >= q * sum) return x;
  }
  return sorted.empty() ? 0 : sorted.back().first;
}

/// Two issues' best and worst options against each other: the pair the re-weighted draws are most divided on.
std::optional<PackageChoice> next_choice(const model::Case& c, const Sides& sides,
                                         const std::vector<std::vector<double>>& weights,
                                         const std::vector<double>& likelihood) {
  struct Ends {
    std::size_t issue;
    model::OptionId worst, best;
    double swing;
  };
  std::vector<Ends> ends;
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    Ends e{i, {}, {}, 0};
    double low = 0;
    double high = 0;
    bool any = false;
    for (const auto& option : model::option_ids(c.issues[i])) {
      const auto s = sides.score_of(i, option);
      if (!s) continue;
      if (!any || *s < low) {
        low = *s;
        e.worst = option;
      }
      if (!any || *s > high) {
        high = *s;
        e.best = option;
      }
      any = true;
    }
    e.swing = high - low;
    if (any && e.swing > 0) ends.push_back(std::move(e));
  }
  double total = 0;
  for (const double l : likelihood) total += l;
  double best = 0.1;  // of 0.5: nearer to certain tells next to nothing
  std::optional<PackageChoice> out;
  for (std::size_t a = 0; a < ends.size(); ++a) {
    for (std::size_t b = a + 1; b < ends.size(); ++b) {
      double first = 0;
      for (std::size_t j = 0; j < weights.size(); ++j) {
        if (weights[j][ends[a].issue] * ends[a].swing > weights[j][ends[b].issue] * ends[b].swing)
          first += likelihood[j];
      }
      const double split = std::min(first, total - first) / total;
      if (split <= best + 1e-12) continue;
      best = split;
      const auto term = [&](const Ends& e, const model::OptionId& option) {
        model::Term t;
        t.issue = c.issues[e.issue].id;
        t.option = option;
        return t;
      };
      out = PackageChoice{{term(ends[a], ends[a].best), term(ends[b], ends[b].worst)},
                          {term(ends[a], ends[a].worst), term(ends[b], ends[b].best)},
                          PackageChoice::Answer::either};
    }
  }
  return out;
}

}  // namespace

Result<ElicitationOutcome> elicit(const model::Case& c, const model::PartyId& party, const Answers& answers,
                                  const ElicitationOptions& options) {
  const Preferences* base = model::preferences_of(c, party);
  if (base == nullptr) {
    return Error{"unknown-party", "No preferences are recorded for '" + party.value + "'.",
                 "Add a block with scores under `preferences`."};
  }
  const Sides sides(c, *base);
  const auto block = with_answers(sides, *base, answers);
  if (!block) return block.error();
  std::vector<Difference> differences;
  for (const PackageChoice& choice : answers.choices) {
    auto d = sides.difference(choice);
    if (!d) return d.error();
    differences.push_back(std::move(*d));
  }
  // Only this party, so that nothing else of the case matters to the draws.
  model::Case alone;
  alone.scale = c.scale;
  alone.issues = c.issues;
  alone.parties = c.parties;
  alone.preferences = {*block};
  alone.preferences.front().red_lines.clear();
  const auto assumptions = Assumptions::compile(alone);
  if (!assumptions) return assumptions.error();

  std::vector<std::vector<double>> weights;
  Rows rows;
  std::vector<deals::PartyValues> values;
  const std::size_t draws = assumptions->certain() ? 1 : std::max<std::size_t>(1, options.draws);
  for (std::size_t j = 0; j < draws; ++j) {
    if (j % block_size == 0) assumptions->fill(options.seed, j / block_size, rows);
    assumptions->values(rows.row(j % block_size), 0, values);
    auto& w = weights.emplace_back(values.front().weights);
    const double sum = std::accumulate(w.begin(), w.end(), 0.0);
    for (double& x : w) x /= sum;
  }

  ElicitationOutcome out;
  const auto frame_rows = frame(c, sides, *block);
  out.revisit = least_set(frame_rows, differences, answers, c.scale);
  out.consistent = out.revisit.empty();
  std::vector<double> likelihood(draws, 1);
  const double slip = std::clamp(options.slip, 0.0, 0.5);
  for (std::size_t k = 0; k < differences.size(); ++k) {
    const bool dropped = std::find(out.revisit.begin(), out.revisit.end(), k) != out.revisit.end();
    for (std::size_t j = 0; j < draws; ++j) {
      const bool fit = agrees(answers.choices[k].answer, dot(differences[k], weights[j]), c.scale);
      if (slip == 0 && dropped) continue;  // certain answers cannot all be: those to revisit are left out
      likelihood[j] *= fit ? 1 - slip : slip;
    }
  }
  double total = std::accumulate(likelihood.begin(), likelihood.end(), 0.0);
  if (!(total > 0)) {  // no draw fits: the polyhedron is thinner than the draws; keep those that miss least
    std::size_t fewest = differences.size() + 1;
    std::vector<std::size_t> misses(draws, 0);
    for (std::size_t j = 0; j < draws; ++j) {
      for (std::size_t k = 0; k < differences.size(); ++k) {
        misses[j] += agrees(answers.choices[k].answer, dot(differences[k], weights[j]), c.scale) ? 0U : 1U;
      }
      fewest = std::min(fewest, misses[j]);
    }
    for (std::size_t j = 0; j < draws; ++j) likelihood[j] = misses[j] == fewest ? 1 : 0;
    total = std::accumulate(likelihood.begin(), likelihood.end(), 0.0);
  }
  double squares = 0;
  for (const double l : likelihood) squares += l * l;
  out.effective_draws = total * total / squares;
  for (std::size_t k = 0; k < differences.size(); ++k) {
    double fit = 0;
    for (std::size_t j = 0; j < draws; ++j) {
      if (agrees(answers.choices[k].answer, dot(differences[k], weights[j]), c.scale)) fit += likelihood[j];
    }
    out.fit.push_back(fit / total);
  }
  const double tail = (1 - std::clamp(options.coverage, 0.0, 1.0)) / 2;
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    std::vector<std::pair<double, double>> sorted(draws);
    double mean = 0;
    for (std::size_t j = 0; j < draws; ++j) {
      sorted[j] = {100 * weights[j][i], likelihood[j]};
      mean += 100 * weights[j][i] * likelihood[j] / total;
    }
    std::sort(sorted.begin(), sorted.end());
    out.weights.push_back(
        {c.issues[i].id, weighted_quantile(sorted, tail), mean, weighted_quantile(sorted, 1 - tail)});
  }
  out.next = next_choice(c, sides, weights, likelihood);
  return out;
}

Preferences updated(const Preferences& base, const ElicitationOutcome& outcome, const model::AnalystId& by,
                    const model::Date& on) {
  Preferences out = base;
  out.form = Preferences::WeightForm::ranges;
  out.rank.clear();
  out.rank_rest = false;
  out.weights_sum.reset();
  out.weights.clear();
  // Hundredths are as fine as a person's answer goes.
  const auto rounded = [](double v) { return std::round(v * 100) / 100; };
  for (const UpdatedWeight& w : outcome.weights) {
    if (!(w.high > 0)) continue;
    const double low = rounded(w.low);
    const double high = rounded(w.high);
    out.weights.emplace_back(w.issue, low == high ? Estimate::point(low) : Estimate::between(low, high));
  }
  model::Judged judged = base.judged.value_or(model::Judged{});
  judged.by = by;
  judged.on = on;
  judged.note = "from answers to comparisons";
  out.judged = std::move(judged);
  return out;
}

}  // namespace mediant::judgement
