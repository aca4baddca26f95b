// Small cases written in a line or two.
#pragma once

#include <string>
#include <vector>

#include "mediant/deals/space.hpp"
#include "mediant/model/case.hpp"

namespace mediant::deals::testing {

inline model::Party party(const std::string& id, model::Role role = model::Role::principal) {
  model::Party p;
  p.id = model::PartyId(id);
  p.name = id;
  p.role = role;
  return p;
}

/// Issue `id` with options "0", "1", ...
inline model::Issue issue(const std::string& id, int options) {
  model::Issue i;
  i.id = model::IssueId(id);
  i.name = id;
  for (int o = 0; o < options; ++o) {
    model::Option option;
    option.id = model::OptionId(std::to_string(o));
    i.options.push_back(option);
  }
  return i;
}

/// `score[i][o]` are points added as they stand: all weights 1, scores times the number of issues.
inline model::Preferences points(const std::string& who, const model::Case& c,
                                 const std::vector<std::vector<double>>& score, double reserve) {
  model::Preferences p;
  p.party = model::PartyId(who);
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    p.weights.emplace_back(c.issues[i].id, model::Estimate::point(1));
    model::Scores s;
    s.issue = c.issues[i].id;
    for (std::size_t o = 0; o < score[i].size(); ++o) {
      s.options.emplace_back(c.issues[i].options[o].id,
                             model::Estimate::point(score[i][o] * static_cast<double>(c.issues.size())));
    }
    p.scores.push_back(s);
  }
  p.reserve = model::Estimate::point(reserve);
  return p;
}

inline model::Condition is(const std::string& issue, const std::vector<int>& options) {
  model::Condition c;
  c.issue = model::IssueId(issue);
  for (int o : options) c.any_of.emplace_back(std::to_string(o));
  return c;
}

}  // namespace mediant::deals::testing
