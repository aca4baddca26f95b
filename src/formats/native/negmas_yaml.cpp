// NegMAS scenarios (Mohammad, Nakadai & Greenwald 2021, NegMAS): one file whose type holds "OutcomeSpace",
// one for each utility function; YAML or JSON.
#include <algorithm>

#include "mediant/core/print.hpp"
#include "negmas_functions.hpp"

namespace mediant::formats {
namespace {

using negmas::type_of;

bool read_issue(const Tree& tree, model::DomainIssue& issue, const std::string& file, DomainReport& report) {
  const std::string type = type_of(tree);
  const Tree* values = member(tree, "values");
  if (const Tree* name = member(tree, "name")) issue.name = word_in(*name);
  if (values == nullptr) {
    report.error(file, issue.name, "issue \"" + issue.name + "\" has no values");
    return false;
  }
  const auto has = [&](const char* part) { return type.find(part) != std::string::npos; };
  const bool pair =
      values->is_array() && values->size() == 2 && number_in((*values)[0]) && number_in((*values)[1]);
  if (has("Infinite") || has("Callable")) {
    report.error(file, issue.name, "an issue of type \"" + type + "\" cannot be represented");
    return false;
  }
  if (has("Contiguous") || (has("Integer") && pair) || values->is_number_integer()) {
    issue.low = values->is_number() ? 0 : pair ? *number_in((*values)[0]) : 1;
    issue.high = values->is_number() ? *number_in(*values) - 1 : pair ? *number_in((*values)[1]) : 0;
    if (std::floor(issue.low) != issue.low || std::floor(issue.high) != issue.high ||
        std::abs(issue.low) > 1e15 || std::abs(issue.high) > 1e15) {
      report.error(file, issue.name, "the bounds of issue \"" + issue.name + "\" are not whole numbers");
      return false;
    }
    return fill_integers(issue, file, report);
  }
  if (has("Continuous") || has("Real")) {
    if (!pair || *number_in((*values)[0]) > *number_in((*values)[1])) {
      report.error(file, issue.name,
                   "continuous issue \"" + issue.name + "\" needs two numbers, the lower first");
      return false;
    }
    issue.low = *number_in((*values)[0]);
    issue.high = *number_in((*values)[1]);
    fill_reals(issue, 21);
    report.warning(file, issue.name, "continuous issue \"" + issue.name + "\" is analysed in 21 steps");
    return true;
  }
  if (!values->is_array() || values->empty()) {
    report.error(file, issue.name, "issue \"" + issue.name + "\" has no values");
    return false;
  }
  if (!report.admit(file, issue.name, double(values->size()))) return false;
  const bool numeric =
      std::all_of(values->begin(), values->end(), [](const Tree& v) { return v.is_number(); });
  issue.ordered = has("Ordinal") || has("Cardinal") || (numeric && !has("Categorical"));
  for (const Tree& value : *values) {
    issue.values.push_back(word_in(value));
    if (numeric) issue.numbers.push_back(*number_in(value));
  }
  return true;
}

bool read_space(const Tree& tree, const std::string& file, model::Domain& domain, DomainReport& report) {
  const Tree* name = member(tree, "name");
  domain.name = name == nullptr || name->is_null() ? stem(file) : word_in(*name);
  const Tree* issues = member(tree, "issues");
  if (issues == nullptr || !issues->is_array() || issues->empty()) {
    report.error(file, "issues", "the outcome space has no issues");
    return false;
  }
  for (const Tree& element : *issues) {
    model::DomainIssue issue;
    if (!read_issue(element, issue, file, report)) return false;
    domain.issues.push_back(std::move(issue));
  }
  return true;
}

}  // namespace

LoadedDomain read_negmas(const std::vector<NamedText>& files, const DomainLimits& limits) {
  LoadedDomain out;
  DomainReport report(out, limits);
  out.value.dialect = model::Domain::Dialect::negmas;
  std::vector<std::pair<std::string, Tree>> functions;
  for (const NamedText& file : files) {
    std::optional<Tree> tree = parse_tree(file, report);
    if (!tree) return out;
    const std::string type = type_of(*tree);
    if (type.find("OutcomeSpace") != std::string::npos) {
      if (!out.value.issues.empty()) {
        report.error(file.name, "", "a second outcome space stands in the folder");
        return out;
      }
      if (!read_space(*tree, file.name, out.value, report)) return out;
    } else if (type.empty()) {
      report.warning(file.name, "",
                     "the file is neither an outcome space nor a utility function and is left out");
    } else {
      functions.emplace_back(file.name, std::move(*tree));
    }
  }
  if (out.value.issues.empty()) {
    report.error(files.empty() ? "" : files.front().name, "", "there is no NegMAS outcome space");
    return out;
  }
  for (const auto& [name, tree] : functions) {
    model::DomainProfile profile;
    profile.file = name;
    profile.name = stem(name);
    if (!negmas::read_function(tree, {out.value, name, report}, profile, limits.depth)) return out;
    out.value.profiles.push_back(std::move(profile));
  }
  return out;
}

}  // namespace mediant::formats
