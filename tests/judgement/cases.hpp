// Small cases for the tests of this room, built in code.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/judgement/assumptions.hpp"
#include "mediant/model/case.hpp"
#include "mediant/sampling/stream.hpp"

namespace mediant::judgement {

inline model::Party party(std::string id) {
  model::Party p;
  p.id = model::PartyId{id};
  p.name = id;
  return p;
}

inline model::Issue issue(std::string id, int options) {
  model::Issue i;
  i.id = model::IssueId{id};
  i.name = id;
  for (int o = 0; o < options; ++o) {
    model::Option option;
    option.id = model::OptionId{"o" + std::to_string(o)};
    i.options.push_back(option);
  }
  return i;
}

inline model::Term term(const std::string& issue, int option) {
  model::Term t;
  t.issue = model::IssueId{issue};
  t.option = model::OptionId{"o" + std::to_string(option)};
  return t;
}

inline model::Proposal proposal(std::string id, std::vector<model::Term> terms) {
  model::Proposal p;
  p.id = model::ProposalId{id};
  p.title = id;
  p.terms = std::move(terms);
  return p;
}

inline model::Deal deal(std::string id, std::vector<model::Term> terms) {
  model::Deal d;
  d.id = model::DealId{id};
  d.terms = std::move(terms);
  return d;
}

/// Preferences with the same scores for every issue: option o of n scores `first` … `last`, evenly.
inline void score_line(model::Preferences& p, const model::Issue& issue, double first, double last) {
  model::Scores s;
  s.issue = issue.id;
  const auto n = issue.options.size();
  for (std::size_t o = 0; o < n; ++o) {
    const double part = n == 1 ? 0 : static_cast<double>(o) / static_cast<double>(n - 1);
    s.options.emplace_back(issue.options[o].id, model::Estimate::point(first + (last - first) * part));
  }
  p.scores.push_back(std::move(s));
}

inline model::Preferences preferences(std::string party,
                                      std::vector<std::pair<std::string, model::Estimate>> weights,
                                      model::Estimate reserve) {
  model::Preferences p;
  p.party = model::PartyId{std::move(party)};
  for (auto& [id, e] : weights) p.weights.emplace_back(model::IssueId{id}, e);
  p.reserve = reserve;
  return p;
}

/// A case with every kind of uncertainty, `parties` opposed on issues of 3 options.
inline model::Case random_case(std::uint64_t number, std::size_t parties, std::size_t issues) {
  sampling::Stream s(sampling::Key::root(number) / "case", 0);
  const auto near = [&](double centre, double most) {
    const double half = s.uniform() * most;
    return s.below(3) == 0 ? model::Estimate::point(centre)
                           : model::Estimate::between(centre - half, centre + half);
  };
  model::Case c;
  for (std::size_t i = 0; i < issues; ++i) c.issues.push_back(issue("i" + std::to_string(i), 3));
  for (std::size_t p = 0; p < parties; ++p) {
    const std::string id = "p" + std::to_string(p);
    c.parties.push_back(party(id));
    model::Preferences prefs = preferences(id, {}, near(45, 10));
    for (const auto& i : c.issues) {
      prefs.weights.emplace_back(i.id, near(10 + 20 * s.uniform(), 8));
      model::Scores scores;
      scores.issue = i.id;
      const bool up = s.below(2) == 0;
      scores.options = {{i.options[0].id, model::Estimate::point(up ? 0 : 100)},
                        {i.options[1].id, near(50, 25)},
                        {i.options[2].id, model::Estimate::point(up ? 100 : 0)}};
      prefs.scores.push_back(std::move(scores));
    }
    c.preferences.push_back(std::move(prefs));
  }
  std::vector<model::Term> middle;
  std::vector<model::Term> mixed;
  for (std::size_t i = 0; i < issues; ++i) {
    middle.push_back(term("i" + std::to_string(i), 1));
    mixed.push_back(term("i" + std::to_string(i), static_cast<int>(s.below(3))));
  }
  c.proposals.push_back(proposal("middle", middle));
  c.proposals.push_back(proposal("mixed", mixed));
  return c;
}

inline SerialExecutor& serial() {
  static SerialExecutor executor;
  return executor;
}
inline Progress& quiet() {
  static Progress progress;
  return progress;
}

}  // namespace mediant::judgement
