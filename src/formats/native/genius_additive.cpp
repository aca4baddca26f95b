// GENIUS additive spaces: U = min(1, Σ w·E) with E(v) = evaluation / greatest evaluation of the issue for
// discrete issues, clipped linear functions for integers and numbers (GENIUS 10.4, genius.core.utility).
#include <algorithm>

#include "genius_spaces.hpp"

namespace mediant::formats::genius {
namespace {

double clipped(double x) { return std::clamp(x, 0.0, 1.0); }

struct Columns {
  std::vector<double> values, raw;
};

std::optional<Columns> read_discrete(const Profile& p, const model::DomainIssue& issue,
                                     const pugi::xml_node& element) {
  Columns columns{std::vector<double>(issue.values.size(), 0), std::vector<double>(issue.values.size(), 0)};
  std::vector<bool> given(issue.values.size(), false);
  const auto places = positions(issue.values);
  std::size_t position = 0;
  double greatest = 0;
  bool any = false;
  for (const pugi::xml_node item : element.children("item")) {
    const std::string value = item.attribute("value").value();
    // The same value listed twice in the domain is told apart by place; twice in the profile only, the last
    // evaluation stands, as in the table GENIUS keeps.
    std::optional<std::size_t> at;
    if (position < issue.values.size() && issue.values[position] == value) {
      at = position;
    } else {
      const auto found = places.find(value);
      if (found != places.end()) at = found->second;
    }
    ++position;
    double evaluation = 0;
    if (const pugi::xml_attribute attribute = item.attribute("evaluation")) {
      const std::optional<double> number = finite_number(attribute.value());
      if (!number) {
        p.report.error(
            p.file, issue.name,
            "evaluation \"" + std::string(attribute.value()) + "\" of \"" + value + "\" is not a number");
        return std::nullopt;
      }
      evaluation = *number;
    } else {
      p.report.warning(p.file, issue.name, "a value without evaluation counts as 0: \"" + value + "\"");
    }
    if (!at) {
      p.report.warning(p.file, issue.name, "value \"" + value + "\" is not in the domain and is left out");
    } else {
      if (given[*at])
        p.report.warning(p.file, issue.name,
                         "value \"" + value + "\" is listed twice; the last evaluation counts");
      given[*at] = true;
      columns.raw[*at] = evaluation;
    }
    greatest = any ? std::max(greatest, evaluation) : evaluation;
    any = true;
  }
  for (std::size_t v = 0; v < given.size(); ++v) {
    if (!given[v])
      p.report.warning(p.file, issue.name,
                       "value \"" + issue.values[v] + "\" has no evaluation and counts as 0");
    columns.values[v] = greatest < 1e-5 ? 0 : columns.raw[v] / greatest;
  }
  return columns;
}

// Parameters of a linear, constant or triangular evaluator; missing ones are 0.
double parameter(const pugi::xml_node& evaluator, const char* name) {
  return finite_number(evaluator.attribute(name).value()).value_or(0);
}

std::optional<Columns> read_numeric(const Profile& p, const model::DomainIssue& issue,
                                    const pugi::xml_node& element) {
  const pugi::xml_node evaluator = element.child("evaluator");
  if (!evaluator) {
    p.report.warning(p.file, issue.name, "issue \"" + issue.name + "\" has no evaluator and counts as 0");
    return Columns{std::vector<double>(issue.values.size(), 0), std::vector<double>(issue.values.size(), 0)};
  }
  for (const char* name : {"slope", "offset", "parameter0", "parameter1", "parameter2"}) {
    const pugi::xml_attribute attribute = evaluator.attribute(name);
    if (attribute && !finite_number(attribute.value())) {
      p.report.error(p.file, issue.name,
                     std::string(name) + " \"" + attribute.value() + "\" is not a number");
      return std::nullopt;
    }
  }
  const std::string form = lower_case(evaluator.attribute("ftype").as_string("linear"));
  const bool slope_form = issue.kind == model::DomainIssue::Kind::integer && evaluator.attribute("slope");
  Columns columns;
  for (const double x : issue.numbers) {
    double value = 0;
    double raw = 0;
    if (form == "linear" && slope_form) {
      const double slope = parameter(evaluator, "slope");
      const double offset = parameter(evaluator, "offset");
      value = clipped(offset + slope * (x - issue.low));
      raw = offset + slope * x;
    } else if (form == "linear") {
      raw = parameter(evaluator, "parameter1") * x + parameter(evaluator, "parameter0");
      value = clipped(raw);
    } else if (form == "constant") {
      raw =
          evaluator.attribute("offset") ? parameter(evaluator, "offset") : parameter(evaluator, "parameter0");
      value = raw;
    } else if (form == "triangular") {
      const double low = parameter(evaluator, "parameter0");
      const double high = parameter(evaluator, "parameter1");
      const double top = parameter(evaluator, "parameter2");
      if (x < low || x > high) {
        value = 0;
      } else if (x < top) {
        value = (x - low) / (top - low);
      } else {
        value = high > top ? 1.0 - (x - top) / (high - top) : 1.0;
      }
      raw = value;
    } else {
      p.report.error(p.file, issue.name, "evaluator of form \"" + form + "\" is not known",
                     "linear, constant or triangular");
      return std::nullopt;
    }
    columns.values.push_back(value);
    columns.raw.push_back(raw);
  }
  return columns;
}

}  // namespace

std::optional<model::Utility> read_additive(const Profile& p) {
  std::map<int, double> weights;
  struct Walker : pugi::xml_tree_walker {
    std::map<int, double>* weights = nullptr;
    std::string bad;
    bool for_each(pugi::xml_node& node) override {
      if (std::string_view(node.name()) != "weight") return true;
      const std::optional<double> weight = finite_number(node.attribute("value").value());
      if (!weight) bad = node.attribute("value").value();
      (*weights)[node.attribute("index").as_int()] = weight.value_or(0);
      return true;
    }
  } walker;
  walker.weights = &weights;
  pugi::xml_node root = p.root;
  root.traverse(walker);
  if (!walker.bad.empty()) {
    p.report.error(p.file, "weight", "weight \"" + walker.bad + "\" is not a number");
    return std::nullopt;
  }

  model::AdditiveUtility utility;
  utility.ceiling = 1;
  for (std::size_t i = 0; i < p.domain.issues.size(); ++i) {
    const model::DomainIssue& issue = p.domain.issues[i];
    const auto weight = weights.find(p.issues[i].attribute("index").as_int(issue.index));
    if (weight == weights.end())
      p.report.warning(p.file, issue.name, "issue \"" + issue.name + "\" has no weight and counts as 0");
    utility.weights.push_back(weight == weights.end() ? 0 : weight->second);
    std::optional<Columns> columns;
    if (!p.issues[i]) {
      p.report.warning(p.file, issue.name, "issue \"" + issue.name + "\" is missing and counts as 0");
      columns =
          Columns{std::vector<double>(issue.values.size(), 0), std::vector<double>(issue.values.size(), 0)};
    } else if (issue.kind == model::DomainIssue::Kind::discrete) {
      columns = read_discrete(p, issue, p.issues[i]);
    } else {
      columns = read_numeric(p, issue, p.issues[i]);
    }
    if (!columns) return std::nullopt;
    utility.values.push_back(std::move(columns->values));
    utility.raw.push_back(std::move(columns->raw));
  }
  return utility;
}

}  // namespace mediant::formats::genius
