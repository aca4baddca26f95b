#include "party_values.hpp"

#include <algorithm>

#include "finder.hpp"

namespace mediant::deals {

using model::Case;
using model::Estimate;
using model::Preferences;
using numeric::Rational;

namespace {

std::vector<Rational> exact_rank_weights(const std::vector<std::vector<std::size_t>>& groups,
                                         std::size_t issues, Exact& exact) {
  std::vector<Rational> out(issues);
  std::size_t n = 0;
  for (const auto& group : groups) n += group.size();
  // w_(j) = 1/n * sum_{k=j..n} 1/k; a group shares the mean of its places. Common factor 1/n dropped.
  std::vector<Rational> place(n + 1);
  for (std::size_t j = n; j-- > 0;) {
    place[j] = exact.keep(numeric::add(place[j + 1], {1, static_cast<std::int64_t>(j + 1)}));
  }
  std::size_t at = 0;
  for (const auto& group : groups) {
    if (group.empty()) continue;
    Rational sum;
    for (std::size_t t = 0; t < group.size(); ++t) sum = exact.keep(numeric::add(sum, place[at++]));
    const Rational mean = exact.keep(numeric::divide(sum, {static_cast<std::int64_t>(group.size()), 1}));
    for (std::size_t issue : group) out[issue] = mean;
  }
  return out;
}

std::vector<std::vector<std::size_t>> rank_groups(const Case& c, const Preferences& p) {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<bool> named(c.issues.size(), false);
  for (const auto& written : p.rank) {
    auto& group = groups.emplace_back();
    for (const auto& id : written) {
      for (std::size_t i = 0; i < c.issues.size(); ++i) {
        if (c.issues[i].id == id && !named[i]) {
          named[i] = true;
          group.push_back(i);
        }
      }
    }
  }
  if (p.rank_rest) {
    auto& group = groups.emplace_back();
    for (std::size_t i = 0; i < c.issues.size(); ++i) {
      if (!named[i]) group.push_back(i);
    }
  }
  return groups;
}

/// Piecewise linear through the points, flat beyond the ends.
template <class Number, class Of, class Line>
Number interpolate(const std::vector<std::pair<double, Number>>& points, double x, Of of, Line line) {
  if (x <= points.front().first) return points.front().second;
  if (x >= points.back().first) return points.back().second;
  std::size_t k = 1;
  while (points[k].first < x) ++k;
  return line(of(points[k - 1].first), points[k - 1].second, of(points[k].first), points[k].second, of(x));
}

template <class Number, class Pick, class Of, class LineOf>
void read_scores(const Case& c, const Structure& s, const Preferences& p, Block<Number>& out, Pick pick,
                 Of of, LineOf line) {
  out.scores.assign(s.option_at.back(), Number{});
  auto finder = find_issue(s.issues);
  for (const model::Scores& scores : p.scores) {
    const auto at = finder(scores.issue.value);
    if (!at) continue;
    const std::size_t base = s.option_at[*at];
    if (!scores.points.empty()) {
      std::vector<std::pair<double, Number>> points;
      for (const auto& [x, estimate] : scores.points) points.emplace_back(x, pick(estimate));
      for (std::size_t o = 0; o < s.options[*at].size(); ++o) {
        const double x = c.issues[*at].range ? model::step_value(*c.issues[*at].range, o) : 0;
        out.scores[base + o] = interpolate<Number>(points, x, of, line);
      }
    }
    auto options = find_option(s.options[*at]);
    for (const auto& [option, estimate] : scores.options) {
      if (const auto o = options(option.value)) out.scores[base + *o] = pick(estimate);
    }
  }
}

template <class Number, class Pick>
void read_worth(const Case& c, const model::PartyId& party, Block<Number>& out, Pick pick) {
  out.worth.assign(c.packages.size(), Number{});
  for (std::size_t k = 0; k < c.packages.size(); ++k) {
    for (const auto& [who, estimate] : c.packages[k].worth) {
      if (who == party) out.worth[k] = pick(estimate);
    }
  }
}

}  // namespace

std::vector<double> highest_weights(const Case& c, const Structure& s, const Preferences& p) {
  std::vector<double> out(s.issues.size(), 0);
  if (p.form == Preferences::WeightForm::ranking) return rank_weights(c, p);
  auto finder = find_issue(s.issues);
  for (const auto& [issue, estimate] : p.weights) {
    if (const auto at = finder(issue.value)) out[*at] = std::max(estimate.high, estimate.mode);
  }
  return out;
}

Block<Rational> exact_block(const Case& c, const Structure& s, const Preferences& p, Exact& exact) {
  Block<Rational> out;
  const auto pick = [&](const Estimate& e) { return exact.midpoint(e); };
  if (p.form == Preferences::WeightForm::ranking) {
    out.weights = exact_rank_weights(rank_groups(c, p), s.issues.size(), exact);
  } else {
    out.weights.assign(s.issues.size(), {});
    auto finder = find_issue(s.issues);
    for (const auto& [issue, estimate] : p.weights) {
      if (const auto at = finder(issue.value)) out.weights[*at] = pick(estimate);
    }
  }
  const auto line = [&](Rational x0, Rational y0, Rational x1, Rational y1, Rational x) {
    const auto sub = [&](Rational a, Rational b) { return exact.keep(numeric::subtract(a, b)); };
    const Rational part = exact.keep(numeric::divide(sub(x, x0), sub(x1, x0)));
    return exact.keep(numeric::add(y0, exact.keep(numeric::multiply(sub(y1, y0), part))));
  };
  read_scores(
      c, s, p, out, pick, [&](double v) { return exact.of(v); }, line);
  read_worth(c, p.party, out, pick);
  if (p.reserve) out.reserve = pick(*p.reserve);
  return out;
}

std::vector<double> rank_weights(const Case& c, const Preferences& preferences) {
  std::vector<double> out(c.issues.size(), 0);
  const auto groups = rank_groups(c, preferences);
  std::size_t n = 0;
  for (const auto& group : groups) n += group.size();
  std::vector<double> place(n + 1, 0);
  for (std::size_t j = n; j-- > 0;) place[j] = place[j + 1] + 1.0 / static_cast<double>(j + 1);
  std::size_t at = 0;
  for (const auto& group : groups) {
    double sum = 0;
    for (std::size_t t = 0; t < group.size(); ++t) sum += place[at++];
    for (std::size_t issue : group) out[issue] = sum / static_cast<double>(group.size() * n);
  }
  return out;
}

PartyValues values_of(const Case& c, const Structure& s, std::size_t holder,
                      const std::function<double(const Estimate&)>& pick) {
  const Preferences& p = c.preferences[s.block[holder]];
  Block<double> block;
  if (p.form == Preferences::WeightForm::ranking) {
    block.weights = rank_weights(c, p);
  } else {
    block.weights.assign(s.issues.size(), 0);
    auto finder = find_issue(s.issues);
    for (const auto& [issue, estimate] : p.weights) {
      if (const auto at = finder(issue.value)) block.weights[*at] = pick(estimate);
    }
  }
  const auto line = [](double x0, double y0, double x1, double y1, double x) {
    return y0 + (y1 - y0) * ((x - x0) / (x1 - x0));
  };
  read_scores(
      c, s, p, block, pick, [](double v) { return v; }, line);
  read_worth(c, p.party, block, pick);
  if (p.reserve) block.reserve = pick(*p.reserve);
  return {std::move(block.weights), std::move(block.scores), std::move(block.worth), block.reserve};
}

}  // namespace mediant::deals
