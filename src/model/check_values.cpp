// Issues, packages, preferences, what happens if talks fail.
#include <algorithm>
#include <cmath>

#include "checker.hpp"
#include "steps.hpp"

namespace mediant::model {
namespace {

constexpr double no_limit = HUGE_VAL;

void check_range(Checker& k, const Path& at, const Issue& issue) {
  const NumericRange& range = *issue.range;
  const Path place(at, "range");
  if (range.from > range.to) {
    k.error(Path(place, "from"), "range",
            "the range " + number_text(range.from) + " to " + number_text(range.to) + " is upside down",
            "`from` is at most `to`");
    return;
  }
  if (!(range.step > 0)) {
    k.error(Path(place, "step"), "range", "the step is " + number_text(range.step), "valid: more than 0");
    return;
  }
  const double steps = (range.to - range.from) / range.step;
  if (steps >= static_cast<double>(most_steps)) {
    k.error(Path(place, "step"), "too-many-steps",
            "the range has more than " + std::to_string(most_steps) + " values", "take a larger step");
    return;
  }
  const auto decimal = DecimalSteps::of(range);
  const bool even = decimal ? decimal->ends_on_a_step() : std::fabs(steps - std::round(steps)) < 1e-9;
  if (even) return;
  const double last = step_value(range, step_count(range) - 1);
  k.error(Path(place, "step"), "uneven-steps",
          "steps of " + number_text(range.step) + " from " + number_text(range.from) + " do not meet " +
              number_text(range.to),
          "end the range at " + number_text(last) + ", or change the step");
}

// A judgement should say who made it; what a claim or paper says needs no judge.
void check_author(Checker& k, const Path& at, const std::optional<Judged>& judged, bool grounded) {
  if (grounded || (judged && !judged->by.empty())) return;
  k.warning(at, "no-author", "nobody signs this judgement", "add judged: {by: …, on: …}");
}

void check_weights(Checker& k, const Path& at, const Preferences& p) {
  const Path weights(at, "weights");
  double low = 0;
  double high = 0;
  bool sound = true;
  for (const auto& [issue, weight] : p.weights) {
    const Path place(weights, issue.value);
    const std::size_t before = k.found.size();
    k.issue(place, issue);
    k.estimate(place, weight, "weight", 0, no_limit);
    sound = sound && k.found.size() == before;
    low += weight.low;
    high += weight.high;
  }
  const Path rank(weights, "rank");
  std::unordered_set<std::string> ranked;
  for (std::size_t g = 0; g < p.rank.size(); ++g) {
    const Path group(rank, g);
    if (p.rank[g].empty()) k.error(group, "empty-group", "a group without issues", "remove it");
    for (std::size_t i = 0; i < p.rank[g].size(); ++i) {
      const std::string& id = p.rank[g][i].value;
      const Path place(group, i);
      k.issue(place, p.rank[g][i]);
      if (!ranked.insert(id).second)
        k.error(place, "duplicate-issue", quoted(id) + " is ranked twice", "keep one of the two");
    }
  }
  if (!sound || p.weights.empty()) return;
  if (!(high > 0))
    k.error(weights, "zero-weights", "all weights are 0", "give at least one issue a weight above 0");
  if (p.weights_sum && (*p.weights_sum < low || *p.weights_sum > high || !(*p.weights_sum > 0)))
    k.error(Path(weights, "sum"), "range",
            "the weights cannot add up to " + number_text(*p.weights_sum) + ": they add up to " +
                number_text(low) + " to " + number_text(high),
            "change the sum or the ranges");
}

bool has_weight(const Preferences& p, const IssueId& id) {
  for (const auto& [issue, weight] : p.weights) {
    if (issue == id) return weight.high > 0;
  }
  return std::any_of(p.rank.begin(), p.rank.end(), [&](const auto& group) {
    return std::find(group.begin(), group.end(), id) != group.end();
  });
}

void check_points(Checker& k, const Path& at, const Issue& issue, const Scores& scores) {
  const Path points(at, "points");
  if (!issue.numeric()) {
    k.error(points, "wrong-type", quoted(issue.id.value) + " has options, not numbers",
            "give each option a score");
    return;
  }
  for (const auto& [x, score] : scores.points)
    k.estimate(Path(points, number_text(x)), score, "score", 0, k.c.scale);
  if (scores.points.front().first > issue.range->from || scores.points.back().first < issue.range->to)
    k.error(points, "missing-score",
            "the points run from " + number_text(scores.points.front().first) + " to " +
                number_text(scores.points.back().first) + ", the issue from " +
                number_text(issue.range->from) + " to " + number_text(issue.range->to),
            "give a score at both ends");
}

void check_option_scores(Checker& k, const Path& at, const Issue& issue, const Scores& scores, bool matters) {
  std::unordered_set<std::string_view> scored;
  for (const auto& [option, score] : scores.options) {
    const Path place(at, option.value);
    if (k.option(place, issue, option)) k.estimate(place, score, "score", 0, k.c.scale);
    scored.insert(option.value);
  }
  if (!matters) return;
  constexpr std::size_t most_named = 5;
  std::vector<OptionId> missing;
  for (const OptionId& option : option_ids(issue)) {
    if (!scored.contains(option.value)) missing.push_back(option);
  }
  for (std::size_t i = 0; i < std::min(missing.size(), most_named); ++i)
    k.error(at, "missing-score",
            "the option " + quoted(missing[i].value) + " of " + quoted(issue.id.value) + " has no score",
            "add " + missing[i].value + ": 0 to " + number_text(k.c.scale));
  if (missing.size() > most_named)
    k.error(at, "missing-score",
            std::to_string(missing.size() - most_named) + " more options of " + quoted(issue.id.value) +
                " have no score",
            issue.numeric() ? "give points: {…} for a line through a few values" : "");
}

void check_scores(Checker& k, const Path& at, const Preferences& p) {
  const Path scores(at, "scores");
  std::unordered_set<std::string> scored;
  for (const Scores& s : p.scores) {
    const Path place(scores, s.issue.value);
    scored.insert(s.issue.value);
    const Issue* issue = k.issue(place, s.issue);
    if (issue == nullptr) continue;
    if (!s.points.empty())
      check_points(k, place, *issue, s);
    else
      check_option_scores(k, place, *issue, s, has_weight(p, s.issue));
  }
  for (const Issue& issue : k.c.issues) {
    if (scored.contains(issue.id.value) || !has_weight(p, issue.id)) continue;
    const std::vector<OptionId> options = option_ids(issue);
    k.error(scores, "missing-score",
            "the issue " + quoted(issue.id.value) + " has a weight but no scores" +
                (options.empty() ? "" : ", from option " + quoted(options.front().value) + " on"),
            "score its options, or give it no weight");
  }
}

void check_red_line(Checker& k, const Path& at, const RedLine& line) {
  k.access(at, line.access);
  if (line.unknown && !line.never.empty())
    k.error(at, "red-line", "the line is unknown and yet has content", "keep `unknown`, or `never`");
  if (!line.unknown && line.never.empty())
    k.error(at, "red-line", "the line says nothing", "add never: {issue: option}, or unknown: true");
  if (!line.never.empty() && line.basis != Basis::stated && line.basis != Basis::inferred)
    k.error(Path(at, "basis"), "red-line",
            line.basis == Basis::unknown ? "it is not said whether the line was stated or is inferred"
                                         : quoted(to_string(line.basis)) + " is no basis of a red line",
            "valid: stated, inferred");
  k.when(Path(at, "never"), line.never);
  k.source(Path(at, "source"), line.source);
}

}  // namespace

void check_issues(Checker& k) {
  const Path root;
  const Path issues(root, "issues");
  for (std::size_t i = 0; i < k.c.issues.size(); ++i) {
    const Issue& issue = k.c.issues[i];
    const Path at(issues, i);
    k.access(at, issue.access);
    k.source(Path(at, "source"), issue.source);
    if (issue.range && !issue.options.empty())
      k.error(Path(at, "options"), "mixed-issue", quoted(issue.id.value) + " has options and a range",
              "keep one of the two");
    else if (!issue.range && issue.options.empty())
      k.error(at, "missing-key", quoted(issue.id.value) + " has neither options nor a range",
              "add options: [{id: …}], or range: {from: …, to: …, step: …}");
    if (issue.range) check_range(k, at, issue);
    const Path options(at, "options");
    std::unordered_set<std::string_view> seen;
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      const Path option(options, o);
      k.access(option, issue.options[o].access);
      const std::string& id = issue.options[o].id.value;
      if (id.empty()) continue;
      k.identifier(Path(option, "id"), id, {"points"});
      if (!seen.insert(id).second)
        k.error(Path(option, "id"), "duplicate-id",
                "the option " + quoted(id) + " of " + quoted(issue.id.value) + " stands twice",
                "keep one of the two");
    }
    if (issue.agreed_on) k.option(Path(at, "agreed_on"), issue, *issue.agreed_on);
    if (issue.agreed_on && issue.status != "agreed")
      k.warning(Path(at, "agreed_on"), "not-agreed", "an option is agreed, but the issue is not",
                "add status: agreed");
    if (!(issue.reopen_cost > 0))
      k.error(Path(at, "reopen_cost"), "range", number_text(issue.reopen_cost) + " is no cost of reopening",
              "valid: more than 0");
  }
}

void check_packages(Checker& k) {
  const Path root;
  const Path packages(root, "packages");
  Ids ids("package");
  for (std::size_t i = 0; i < k.c.packages.size(); ++i) {
    const Package& package = k.c.packages[i];
    const Path at(packages, i);
    k.access(at, package.access);
    if (!package.id.empty() && !ids.add(package.id))
      k.error(Path(at, "id"), "duplicate-id", "the package " + quoted(package.id) + " stands twice", "");
    if (package.when.empty())
      k.error(Path(at, "when"), "empty-condition", "the package says nothing about when",
              "add when: {issue: option}");
    k.when(Path(at, "when"), package.when);
    const Path worth(at, "worth");
    for (const auto& [party, value] : package.worth) {
      k.refer(Path(worth, party.value), party.value, k.parties);
      k.estimate(Path(worth, party.value), value, "worth", -no_limit, no_limit);
    }
    if (!package.forbid && package.worth.empty())
      k.warning(at, "no-effect", "the package neither forbids nor is worth anything",
                "add forbid: true, or worth: {party: 10}");
    if (package.forbid && !package.worth.empty())
      k.warning(worth, "forbidden-worth", "a worth on a combination that is forbidden",
                "it never counts: remove it");
    if (!package.worth.empty()) check_author(k, at, package.judged, !package.basis.empty() || package.source);
    k.statements(Path(at, "basis"), package.basis);
    k.judged(Path(at, "judged"), package.judged);
    k.source(Path(at, "source"), package.source);
  }
}

void check_preferences(Checker& k) {
  const Path root;
  const Path all(root, "preferences");
  for (std::size_t i = 0; i < k.c.preferences.size(); ++i) {
    const Preferences& p = k.c.preferences[i];
    const auto same = [&](std::size_t other) {
      return other < k.c.preferences.size() && k.c.preferences[other].party == p.party;
    };
    const Path party(all, p.party.value);
    std::size_t number = 0;
    while (number < i && same(i - number - 1)) ++number;
    const bool one = number == 0 && !same(i + 1);
    const Path block(party, number);
    const Path& at = one ? party : block;
    if (number == 0) k.refer(party, p.party.value, k.parties);
    k.access(at, p.access);
    check_weights(k, at, p);
    check_scores(k, at, p);
    const bool valued = !p.weights.empty() || !p.rank.empty();
    if (valued && !p.reserve)
      k.warning(at, "no-reserve", "no no-deal level is given: 0 is taken",
                "add reserve: a number or [low, high]");
    if (!valued && !p.scores.empty())
      k.warning(at, "no-weights", "there are scores but no weights: no utilities follow",
                "add weights: {issue: 10}");
    if (p.reserve) k.estimate(Path(at, "reserve"), *p.reserve, "no-deal level", -no_limit, no_limit);
    const Path lines(at, "red_lines");
    for (std::size_t r = 0; r < p.red_lines.size(); ++r) check_red_line(k, Path(lines, r), p.red_lines[r]);
    if (valued) check_author(k, at, p.judged, false);
    k.judged(Path(at, "judged"), p.judged);
    for (std::size_t before = i - number; before < i; ++before) {
      const auto& other = k.c.preferences[before].judged;
      if (p.judged && other && p.judged->by == other->by)
        k.warning(Path(at, "judged"), "same-analyst",
                  "two blocks of " + quoted(p.party.value) + " are judged by " + quoted(p.judged->by.value),
                  "each analyst has one block for a party");
    }
  }
  const Path scenarios(root, "no_deal");
  Ids ids("scenario");
  double least = 0;
  for (std::size_t i = 0; i < k.c.no_deal.size(); ++i) {
    const Scenario& s = k.c.no_deal[i];
    const Path at(scenarios, i);
    k.access(at, s.access);
    k.identifier(Path(at, "id"), s.id.value);
    if (!s.id.empty() && !ids.add(s.id.value))
      k.error(Path(at, "id"), "duplicate-id", "the scenario " + quoted(s.id.value) + " stands twice", "");
    k.estimate(Path(at, "p"), s.p, "probability", 0, 1);
    least += s.p.low;
    const auto changes = [&](std::string_view key, const auto& values) {
      const Path place(at, key);
      for (const auto& [party, value] : values) {
        k.refer(Path(place, party.value), party.value, k.parties);
        k.estimate(Path(place, party.value), value, "change", -no_limit, no_limit);
      }
    };
    changes("reserve", s.reserve);
    changes("per_month", s.per_month);
    if (s.according_to) k.statement(Path(at, "according_to"), *s.according_to);
    check_author(k, at, s.judged, s.according_to.has_value());
    k.judged(Path(at, "judged"), s.judged);
  }
  if (least > 1 + 1e-9)
    k.warning(scenarios, "range", "the scenarios' lowest probabilities add up to " + number_text(least),
              "together they are at most 1");
}

}  // namespace mediant::model
