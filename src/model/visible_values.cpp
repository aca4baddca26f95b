// What is negotiated about and what each side could live with, as one audience may see it.
#include <algorithm>

#include "sight.hpp"

namespace mediant::model {
namespace {

// A sum is kept only where the visible weights can reach it.
bool can_reach(const Preferences& p, double sum) {
  double low = 0;
  double high = 0;
  for (const auto& [issue, weight] : p.weights) {
    low += weight.low;
    high += weight.high;
  }
  return low <= sum && sum <= high;
}

void see_weights(Preferences& p, const Sight& sight) {
  std::erase_if(p.weights, [&](const auto& weight) { return !sight.issue(weight.first); });
  const std::size_t groups = p.rank.size();
  for (std::size_t i = 0; i < groups; ++i) {
    std::erase_if(p.rank[i], [&](const IssueId& id) { return !sight.issue(id); });
    if (i + 1 == groups && p.rank[i].empty()) p.rank_rest = false;
  }
  std::erase_if(p.rank, [](const auto& group) { return group.empty(); });
  if (p.weights_sum && !can_reach(p, *p.weights_sum)) {
    p.weights_sum.reset();
    p.form = Preferences::WeightForm::ranges;
  }
}

bool see_preferences(Preferences& p, const Sight& sight) {
  // A judgement about a party is the desk's unless it is itself marked.
  if (!sight.sees(p) || !sight.party(p.party)) return false;
  see_weights(p, sight);
  std::erase_if(p.scores, [&](Scores& scores) {
    if (!sight.issue(scores.issue)) return true;
    const bool options = !scores.options.empty();
    std::erase_if(scores.options, [&](const auto& pair) { return !sight.option(scores.issue, pair.first); });
    return options && scores.options.empty();
  });
  std::erase_if(p.red_lines, [&](RedLine& line) {
    if (!sight.sees_inside(line.access, p.access) || !sight.keep_when(line.never)) return true;
    if (sight.keep_source(line.source)) return true;
    sight.strip(line);
    return false;
  });
  p.correlation_group.clear();
  sight.keep_judged(p.judged);
  sight.strip(p);
  return true;
}

}  // namespace

void see_issues(Case& c, const Sight& sight) {
  std::erase_if(c.issues, [&](Issue& issue) {
    if (!sight.issue(issue.id)) return true;
    std::erase_if(issue.options, [&](Option& option) {
      if (!sight.option(issue.id, option.id)) return true;
      sight.strip(option);
      return false;
    });
    if (issue.agreed_on && !sight.option(issue.id, *issue.agreed_on)) {
      issue.agreed_on.reset();
      issue.status.clear();
    }
    sight.keep_source(issue.source);
    sight.strip(issue);
    return false;
  });
  std::erase_if(c.deals, [&](Deal& deal) {
    if (!sight.sees(deal)) return true;
    std::erase_if(deal.terms, [&](Term& term) {
      const bool hidden = !sight.sees_inside(term.access, deal.access) ||
                          !sight.option(term.issue, term.option) || !sight.speaker(term.by) ||
                          sight.keep_source(term.source);
      sight.strip(term.access);
      term.extra.clear();
      return hidden;
    });
    sight.strip(deal);
    return false;
  });
}

void see_values(Case& c, const Sight& sight) {
  std::erase_if(c.packages, [&](Package& package) {
    if (!sight.sees(package) || !sight.keep_when(package.when)) return true;
    if (sight.keep_by_party(package.worth) && !package.forbid) return true;
    sight.keep_statements(package.basis);
    sight.keep_judged(package.judged);
    sight.keep_source(package.source);
    sight.strip(package);
    return false;
  });
  std::erase_if(c.preferences, [&](Preferences& p) { return !see_preferences(p, sight); });
  std::erase_if(c.no_deal, [&](Scenario& scenario) {
    if (!sight.sees(scenario)) return true;
    sight.keep_by_party(scenario.reserve);
    sight.keep_by_party(scenario.per_month);
    if (scenario.according_to && !sight.statement(*scenario.according_to)) scenario.according_to.reset();
    sight.keep_judged(scenario.judged);
    sight.strip(scenario);
    return false;
  });
  if (c.moves) {
    Moves& moves = *c.moves;
    // Patterns count options by place: without one of them they would mean something else.
    const bool whole = std::all_of(moves.options.begin(), moves.options.end(),
                                   [&](const MoveOption& option) { return sight.party(option.by); });
    if (sight.sees(moves) && whole) {
      sight.keep_by_party(moves.priorities);
      sight.strip(moves);
    } else {
      c.moves.reset();
    }
  }
  std::erase_if(c.spectrum, [&](SpectrumEntry& entry) {
    if (!sight.sees(entry) || !sight.issue(entry.issue) || !sight.speaker_ref(entry.party)) return true;
    if (sight.keep_source(entry.source)) return true;
    sight.keep_judged(entry.judged);
    sight.strip(entry);
    return false;
  });
}

}  // namespace mediant::model
