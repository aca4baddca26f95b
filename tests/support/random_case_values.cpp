// Random cases: packages, preferences, what happens if talks fail.
#include "support/random_case.hpp"

namespace mediant::test {

void RandomCase::values() {
  using namespace model;
  for (std::size_t i = c_.issues.empty() ? 0 : below(3); i > 0; --i) {
    Package p;
    if (maybe()) p.id = id("package", i);
    p.when = when();
    p.forbid = maybe(4);
    if (!p.forbid) p.worth.emplace_back(one_of(c_.parties).id, estimate(-20, 20));
    p.basis = statements();
    p.judged = judged();
    p.source = maybe_source();
    finish(p);
    c_.packages.push_back(std::move(p));
  }
  for (const Party& party : c_.parties) {
    for (std::size_t block = below(3); block > 0; --block) c_.preferences.push_back(preferences(party.id));
  }
  for (std::size_t i = below(3); i > 0; --i) {
    Scenario s;
    s.id = ScenarioId(id("scenario", i));
    if (maybe()) s.name = text();
    s.p = estimate(0, 0.3);
    s.reserve.emplace_back(one_of(c_.parties).id, estimate(-10, 0));
    if (maybe()) s.per_month.emplace_back(one_of(c_.parties).id, estimate(-3, 0));
    if (const auto ids = statements(1); !ids.empty()) s.according_to = ids[0];
    s.judged = judged();
    finish(s);
    c_.no_deal.push_back(std::move(s));
  }
}

model::Preferences RandomCase::preferences(const model::PartyId& party) {
  using namespace model;
  Preferences p;
  p.party = party;
  if (c_.issues.empty()) {
    p.note = text();
  } else if (maybe(3)) {
    p.form = Preferences::WeightForm::ranking;
    p.rank.emplace_back();
    for (const Issue& issue : c_.issues) {
      if (maybe() && !p.rank.back().empty()) p.rank.emplace_back();
      p.rank.back().push_back(issue.id);
    }
    p.rank_rest = maybe();
    if (p.rank_rest) std::sort(p.rank.back().begin(), p.rank.back().end());
  } else {
    double high = 0;
    double low = 0;
    for (const Issue& issue : c_.issues) {
      p.weights.emplace_back(issue.id, estimate(1, 30));
      high += p.weights.back().second.high;
      low += p.weights.back().second.low;
    }
    if (maybe(3)) {
      p.form = Preferences::WeightForm::simplex_sum;
      p.weights_sum = (low + high) / 2;
    }
  }
  for (const Issue& issue : c_.issues) {
    Scores s;
    s.issue = issue.id;
    if (issue.numeric() && maybe()) {
      s.points = {{issue.range->from, estimate(0, c_.scale)}, {issue.range->to, estimate(0, c_.scale)}};
    } else {
      for (const OptionId& option : option_ids(issue)) s.options.emplace_back(option, estimate(0, c_.scale));
    }
    p.scores.push_back(std::move(s));
  }
  if (maybe()) p.reserve = estimate(-10, 60);
  for (std::size_t i = c_.issues.empty() ? 0 : below(3); i > 0; --i) {
    RedLine line;
    if (maybe()) line.id = id("line", i);
    line.unknown = maybe(3);
    if (!line.unknown) {
      line.never = when();
      line.basis = maybe() ? Basis::stated : Basis::inferred;
    }
    if (maybe()) line.note = text();
    line.source = maybe_source();
    finish_part(line.access);
    extra(line.extra);
    p.red_lines.push_back(std::move(line));
  }
  if (maybe(4)) p.correlation_group = "hawks";
  p.judged = judged();
  if (maybe(4)) p.note = text();
  finish(p);
  return p;
}

}  // namespace mediant::test
