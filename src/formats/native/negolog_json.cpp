// NegoLog JSON (Doğru, Keskin & Aydoğan 2024, IJCAI demo): profileA.json, profileB.json and, for the numbers
// NegoLog published of the domain, specs.json.
#include "domain_json.hpp"

namespace mediant::formats {
namespace {

bool read_issues(const Tree& profile, const std::string& file, model::Domain& domain, DomainReport& report) {
  const Tree* issues = member(profile, "issues");
  if (issues == nullptr || !issues->is_object() || issues->empty()) {
    report.error(file, "issues", "a NegoLog profile needs \"issues\"");
    return false;
  }
  for (const auto& [name, values] : issues->get_ref<const Tree::object_t&>()) {
    model::DomainIssue issue;
    issue.name = name;
    if (!values.is_object() || values.empty()) {
      report.error(file, "issues." + name, "issue \"" + name + "\" has no values");
      return false;
    }
    if (!report.admit(file, name, double(values.size()))) return false;
    for (const auto& [value, worth] : values.get_ref<const Tree::object_t&>()) issue.values.push_back(value);
    domain.issues.push_back(std::move(issue));
  }
  return true;
}

bool read_profile(const Tree& tree, const std::string& file, model::Domain& domain, DomainReport& report) {
  model::DomainProfile profile;
  profile.file = file;
  profile.name = stem(file);
  const Tree* weights = member(tree, "issueWeights");
  const Tree* issues = member(tree, "issues");
  model::AdditiveUtility utility;
  for (const model::DomainIssue& issue : domain.issues) {
    const Tree* weight = weights == nullptr ? nullptr : member(*weights, issue.name.c_str());
    const std::optional<double> w = weight == nullptr ? std::nullopt : number_in(*weight);
    if (!w)
      report.warning(file, "issueWeights", "issue \"" + issue.name + "\" has no weight and counts as 0");
    utility.weights.push_back(w.value_or(0));
    const Tree* values = issues == nullptr ? nullptr : member(*issues, issue.name.c_str());
    const auto table = members(values);
    std::vector<double> column;
    for (const std::string& value : issue.values) {
      const auto found = table.find(value);
      const Tree* worth = found == table.end() ? nullptr : found->second;
      const std::optional<double> number = worth == nullptr ? std::nullopt : number_in(*worth);
      if (worth != nullptr && !number) {
        report.error(file, "issues." + issue.name + "." + value,
                     "the worth of \"" + value + "\" is not a number");
        return false;
      }
      if (worth == nullptr)
        report.warning(file, "issues." + issue.name,
                       "value \"" + value + "\" of issue \"" + issue.name + "\" is missing and counts as 0");
      column.push_back(number.value_or(0));
    }
    if (values != nullptr && values->size() > issue.values.size())
      report.warning(
          file, "issues." + issue.name,
          "issue \"" + issue.name + "\" has values that the first profile lacks; they are left out");
    utility.values.push_back(std::move(column));
  }
  utility.raw = utility.values;
  profile.utility = std::move(utility);
  if (const Tree* reservation = member(tree, "reservationValue")) {
    profile.reservation = number_in(*reservation);
    if (!profile.reservation) {
      report.error(file, "reservationValue", "the reservation value is not a number");
      return false;
    }
  }
  for (const auto& [key, value] : tree.get_ref<const Tree::object_t&>())
    if (key != "reservationValue" && key != "issueWeights" && key != "issues")
      report.warning(file, key, "\"" + key + "\" has no meaning for utilities and is left out");
  domain.profiles.push_back(std::move(profile));
  return true;
}

}  // namespace

LoadedDomain read_negolog_json(const std::vector<NamedText>& files, const DomainLimits& limits) {
  LoadedDomain out;
  DomainReport report(out, limits);
  out.value.dialect = model::Domain::Dialect::negolog;
  for (const NamedText& file : files) {
    const std::optional<Tree> tree = parse_tree(file, report);
    if (!tree) return out;
    if (member(*tree, "issueWeights") == nullptr) {
      if (const Tree* name = member(*tree, "Name")) out.value.name = word_in(*name);
      continue;  // specs.json: numbers about the domain
    }
    if (out.value.issues.empty() && !read_issues(*tree, file.name, out.value, report)) return out;
    if (!read_profile(*tree, file.name, out.value, report)) return out;
  }
  if (out.value.profiles.empty())
    report.error(files.empty() ? "" : files.front().name, "", "there is no NegoLog profile");
  return out;
}

}  // namespace mediant::formats
