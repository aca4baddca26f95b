// GENIUS spaces that are not additive: sums of hyper-rectangles (NonlinearUtilitySpace, ANAC 2014) and ranks
// with constraints (ConstraintUtilitySpace, the Railway domain).
#include "genius_spaces.hpp"

#include <algorithm>

namespace mediant::formats::genius {
namespace {

using Indices = std::map<int, std::size_t>;  // a GENIUS issue number to its position

Indices indices_of(const model::Domain& domain) {
  Indices indices;
  for (std::size_t i = 0; i < domain.issues.size(); ++i) indices[domain.issues[i].index] = i;
  return indices;
}

std::optional<std::size_t> issue_at(const Indices& indices, const pugi::xml_node& node, const Profile& p) {
  const std::string text = node.attribute("index").value();
  const std::optional<long> number = whole_number(text);
  const auto it = number ? indices.find(static_cast<int>(*number)) : indices.end();
  if (it == indices.end()) {
    p.report.error(
        p.file, node.name(),
        "<" + std::string(node.name()) + "> names issue \"" + text + "\", which the domain does not have");
    return std::nullopt;
  }
  return it->second;
}

std::optional<model::RectangleSum> read_sum(const pugi::xml_node& ufun, const Indices& indices,
                                            const Profile& p, std::size_t depth_left) {
  using Aggregation = model::RectangleSum::Aggregation;
  if (depth_left == 0) {
    p.report.limit(p.file, "ufun", "elements are nested too deeply");
    return std::nullopt;
  }
  model::RectangleSum sum;
  const std::string aggregation = lower_case(ufun.attribute("aggregation").as_string("sum"));
  if (aggregation == "min") {
    sum.aggregation = Aggregation::min;
  } else if (aggregation == "max") {
    sum.aggregation = Aggregation::max;
  } else if (aggregation != "sum") {
    p.report.error(p.file, "ufun", "aggregation \"" + aggregation + "\" is not known", "sum, min or max");
    return std::nullopt;
  }
  for (const pugi::xml_node child : ufun.children()) {
    const std::string_view name = child.name();
    if (name == "ufun") {
      std::optional<model::RectangleSum> nested = read_sum(child, indices, p, depth_left - 1);
      if (!nested) return std::nullopt;
      sum.nested.emplace_back(finite_number(child.attribute("weight").as_string("1")).value_or(1),
                              std::move(*nested));
    } else if (name == "hyperRectangle") {
      model::Rectangle rectangle;
      const std::optional<double> worth = finite_number(child.attribute("utility").value());
      if (!worth) {
        p.report.error(p.file, "hyperRectangle",
                       "utility \"" + std::string(child.attribute("utility").value()) + "\" is not a number");
        return std::nullopt;
      }
      rectangle.utility = *worth * finite_number(child.attribute("weight").as_string("1")).value_or(1);
      rectangle.inclusive = child.child("INCLUDES") || !child.child("EXCLUDES");
      if (child.child("INCLUDES") && child.child("EXCLUDES"))
        p.report.warning(p.file, "hyperRectangle",
                         "a rectangle that includes and excludes: only INCLUDES is read");
      for (const pugi::xml_node bound : child.children(rectangle.inclusive ? "INCLUDES" : "EXCLUDES")) {
        const std::optional<std::size_t> issue = issue_at(indices, bound, p);
        const std::optional<double> low = finite_number(bound.attribute("min").value());
        const std::optional<double> high = finite_number(bound.attribute("max").value());
        if (!issue) return std::nullopt;
        if (!low || !high) {
          p.report.error(p.file, bound.name(), "a bound needs numbers min and max");
          return std::nullopt;
        }
        rectangle.bounds.push_back({*issue, *low, *high});
      }
      sum.rectangles.push_back(std::move(rectangle));
    } else if (child.type() == pugi::node_element) {
      p.report.warning(p.file, "ufun", "<" + std::string(name) + "> is not known and is left out");
    }
  }
  return sum;
}

std::optional<model::ZeroRule> read_rule(const pugi::xml_node& node, const Indices& indices,
                                         const Profile& p) {
  using Kind = model::ZeroRule::Kind;
  model::ZeroRule rule;
  const std::string type = node.attribute("type").value();
  const bool whole_deal =
      type == "inclusiveZeroOutcomeConstraint" || type == "conditionalZeroOutcomeConstraint";
  if (type == "zeroConstraint") {
    rule.kind = Kind::when_all;
  } else if (type == "conditionalZeroConstraint") {
    rule.kind = Kind::when_all_unless;
  } else if (type == "sumZeroConstraint" || type == "sumZeroConstraintList") {
    rule.kind = Kind::sum_with;
  } else if (type == "sumZeroNotConstraint") {
    rule.kind = Kind::sum_without;
  } else if (type == "inclusiveZeroOutcomeConstraint") {
    rule.kind = Kind::inclusive;
  } else if (type == "conditionalZeroOutcomeConstraint") {
    rule.kind = Kind::conditional;
  } else {
    p.report.warning(p.file, "constraint",
                     "a constraint of type \"" + type + "\" is not known and is left out");
    return std::nullopt;
  }
  if (!whole_deal) {
    rule.issue = issue_at(indices, node, p);
    if (!rule.issue) return std::nullopt;
  }
  for (const char* name : {"valueassignment", "checkassignment"}) {
    for (const pugi::xml_node child : node.children(name)) {
      const std::optional<std::size_t> issue = issue_at(indices, child, p);
      if (!issue) return std::nullopt;
      const std::string text = child.attribute(whole_deal ? "condition" : "value").value();
      // One assignment an issue: the last one written stands.
      const auto same = std::find_if(rule.equal.begin(), rule.equal.end(),
                                     [&](const auto& e) { return e.first == *issue; });
      if (same != rule.equal.end()) {
        same->second = text;
      } else {
        rule.equal.emplace_back(*issue, text);
      }
    }
  }
  if (rule.kind == Kind::conditional) {
    std::sort(rule.equal.begin(), rule.equal.end());
    if (rule.equal.size() != 2) {
      p.report.warning(p.file, "constraint", "a conditional rule needs two checks and is left out");
      return std::nullopt;
    }
  }
  if (const pugi::xml_attribute value = node.attribute("value")) rule.words.emplace_back(value.value());
  for (const pugi::xml_node condition : node.children("condition"))
    rule.words.emplace_back(condition.attribute("value").value());
  for (const pugi::xml_node item : node.children("item")) {
    const std::optional<std::size_t> issue = issue_at(indices, item, p);
    if (!issue) return std::nullopt;
    rule.summed.push_back(*issue);
  }
  rule.low = whole_number(node.attribute("min").value()).value_or(0);
  rule.high = whole_number(node.attribute("max").value()).value_or(0);
  return rule;
}

}  // namespace

std::optional<model::Utility> read_rectangles(const Profile& p) {
  const pugi::xml_node utility = find_below(p.root, "utility");
  const pugi::xml_node top = utility.child("ufun");
  const std::optional<double> maximum = finite_number(utility.attribute("maxutility").value());
  if (!top || !maximum || *maximum == 0) {
    p.report.error(p.file, "utility", "a nonlinear space needs <utility maxutility=…> with a <ufun>");
    return std::nullopt;
  }
  std::optional<model::RectangleSum> sum = read_sum(top, indices_of(p.domain), p, p.report.limits().depth);
  if (!sum) return std::nullopt;
  return model::RectangleUtility{std::move(*sum), *maximum, 0, 1};
}

std::optional<model::Utility> read_constraints(const Profile& p) {
  const Indices indices = indices_of(p.domain);
  const pugi::xml_node ranks = find_below(p.root, "ranks");
  if (!ranks) {
    p.report.error(p.file, "rules", "a constraint space needs <rules> with <ranks>");
    return std::nullopt;
  }
  model::ConstraintUtility utility;
  utility.ranks.resize(p.domain.issues.size());
  for (const pugi::xml_node element : ranks.children("issue")) {
    const std::optional<std::size_t> issue = issue_at(indices, element, p);
    if (!issue) return std::nullopt;
    const std::vector<std::string>& values = p.domain.issues[*issue].values;
    std::vector<double>& column = utility.ranks[*issue];
    if (column.empty()) ++utility.counted;
    column.assign(values.size(), 0);
    double greatest = 0;
    std::size_t position = 0;
    for (const pugi::xml_node item : element.children("item")) {
      const std::optional<double> rank = finite_number(item.attribute("rank").value());
      std::optional<std::size_t> at = position;
      if (item.attribute("value")) at = position_of(values, item.attribute("value").value());
      ++position;
      if (!rank || !at || *at >= values.size()) {
        p.report.error(p.file, p.domain.issues[*issue].name,
                       "a rank needs a number and a value of the domain");
        return std::nullopt;
      }
      column[*at] = *rank;
      greatest = std::max(greatest, *rank);
    }
    if (greatest > 0)
      for (double& rank : column) rank /= greatest;
  }
  for (const pugi::xml_node node : find_below(p.root, "constraints").children("constraint")) {
    std::optional<model::ZeroRule> rule = read_rule(node, indices, p);
    if (p.report.failed()) return std::nullopt;
    if (rule) utility.rules.push_back(std::move(*rule));
  }
  return utility;
}

}  // namespace mediant::formats::genius
