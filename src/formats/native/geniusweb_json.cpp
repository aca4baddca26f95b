// GeniusWeb JSON (GeniusWeb 2.x, package geniusweb.profile): a domain {"name", "issuesValues"} and profiles
// as wrapper objects. Both spellings of the utility wrappers exist: DiscreteValueSetUtilities and
// discreteutils, NumberValueSetUtilities and numberutils.
#include <algorithm>

#include "domain_json.hpp"
#include "mediant/core/print.hpp"

namespace mediant::formats {
namespace {

const Tree* either(const Tree& tree, const char* a, const char* b) {
  const Tree* found = member(tree, a);
  return found == nullptr ? member(tree, b) : found;
}

bool read_range(const Tree& range, model::DomainIssue& issue, const std::string& file, DomainReport& report) {
  if (!range.is_array() || range.size() != 3) {
    report.error(file, issue.name, "the range of issue \"" + issue.name + "\" needs [low, high, step]");
    return false;
  }
  const std::optional<double> low = number_in(range[0]);
  const std::optional<double> high = number_in(range[1]);
  const std::optional<double> step = number_in(range[2]);
  if (!low || !high || !step || *step <= 0 || *high < *low) {
    report.error(file, issue.name,
                 "the range of issue \"" + issue.name + "\" needs low <= high and a step above 0");
    return false;
  }
  const double count = std::floor((*high - *low) / *step * (1 + 1e-12)) + 1;
  if (!report.admit(file, issue.name, count)) return false;
  issue.kind = model::DomainIssue::Kind::real;
  issue.ordered = true;
  issue.low = *low;
  issue.high = *high;
  issue.step = *step;
  for (std::size_t k = 0; double(k) < count; ++k) {
    // Decimal steps: rounding to 12 places undoes what binary steps add (0.1 + 2·0.1).
    const double x = std::round((*low + double(k) * *step) * 1e12) / 1e12;
    issue.numbers.push_back(x);
    issue.values.push_back(shortest(x));
  }
  return true;
}

bool read_issues(const Tree& domain, const std::string& file, model::Domain& out, DomainReport& report) {
  if (const Tree* name = member(domain, "name")) out.name = word_in(*name);
  const Tree* issues = member(domain, "issuesValues");
  if (issues == nullptr || !issues->is_object() || issues->empty()) {
    report.error(file, "issuesValues", "the domain has no issues");
    return false;
  }
  for (const auto& [name, set] : issues->get_ref<const Tree::object_t&>()) {
    model::DomainIssue issue;
    issue.name = name;
    if (const Tree* values = member(set, "values");
        values != nullptr && values->is_array() && !values->empty()) {
      if (!report.admit(file, name, double(values->size()))) return false;
      for (const Tree& value : *values) issue.values.push_back(word_in(value));
    } else if (const Tree* range = member(set, "range")) {
      if (!read_range(*range, issue, file, report)) return false;
    } else {
      report.error(file, "issuesValues." + name, "issue \"" + name + "\" has neither values nor a range");
      return false;
    }
    out.issues.push_back(std::move(issue));
  }
  return true;
}

bool same_issues(const model::Domain& a, const model::Domain& b) {
  if (a.issues.size() != b.issues.size()) return false;
  return std::all_of(a.issues.begin(), a.issues.end(), [&](const model::DomainIssue& issue) {
    return std::any_of(b.issues.begin(), b.issues.end(), [&](const model::DomainIssue& other) {
      return issue.name == other.name && issue.values.size() == other.values.size() &&
             std::is_permutation(issue.values.begin(), issue.values.end(), other.values.begin());
    });
  });
}

std::optional<std::size_t> issue_called(const model::Domain& domain, const std::string& name) {
  for (std::size_t i = 0; i < domain.issues.size(); ++i)
    if (domain.issues[i].name == name) return i;
  return std::nullopt;
}

/// A bid {"issuevalues": {issue: value}}; partial where issues are missing (then nothing, with a warning).
std::optional<std::vector<model::DealIndex>> read_bid(const Tree& tree, const model::Domain& domain,
                                                      const std::string& file, DomainReport& report) {
  const Tree* values = either(tree, "issuevalues", "issueValues");
  std::vector<model::DealIndex> deal;
  for (const model::DomainIssue& issue : domain.issues) {
    const Tree* value = values == nullptr ? nullptr : member(*values, issue.name.c_str());
    std::optional<std::size_t> at;
    if (value != nullptr) {
      at = position_of(issue.values, word_in(*value));
      if (!at && !issue.numbers.empty()) {
        const std::optional<double> x = number_in(*value);
        for (std::size_t v = 0; x && v < issue.numbers.size(); ++v)
          if (std::abs(issue.numbers[v] - *x) <= 1e-9 * std::max(1.0, std::abs(*x))) at = v;
      }
    }
    if (!at) {
      report.warning(file, issue.name,
                     "a bid has no valid value for issue \"" + issue.name + "\" and is left out");
      return std::nullopt;
    }
    deal.push_back(static_cast<model::DealIndex>(*at));
  }
  return deal;
}

// NumberValueSetUtilities: linear between (lowValue, lowUtility) and (highValue, highUtility), rounded half
// up to 8 decimals, 0 outside.
double interpolated(double x, double low, double low_utility, double high, double high_utility) {
  if (x < low || x > high || high <= low) return x == low ? low_utility : 0;
  const double value = low_utility + (high_utility - low_utility) * (x - low) / (high - low);
  return std::floor(value * 1e8 + 0.5) / 1e8;
}

bool read_column(const Tree& wrapper, const model::DomainIssue& issue, const std::string& file,
                 std::vector<double>& column, DomainReport& report) {
  if (const Tree* discrete = either(wrapper, "DiscreteValueSetUtilities", "discreteutils")) {
    const auto table = members(member(*discrete, "valueUtilities"));
    for (const std::string& value : issue.values) {
      const auto found = table.find(value);
      const Tree* worth = found == table.end() ? nullptr : found->second;
      const std::optional<double> number = worth == nullptr ? std::nullopt : number_in(*worth);
      if (worth != nullptr && !number) {
        report.error(file, issue.name, "the utility of \"" + value + "\" is not a number");
        return false;
      }
      if (!number) report.warning(file, issue.name, "value \"" + value + "\" has no utility and counts as 0");
      column.push_back(number.value_or(0));
    }
    return true;
  }
  if (const Tree* numbers = either(wrapper, "NumberValueSetUtilities", "numberutils")) {
    double bounds[4] = {};
    const char* names[4] = {"lowValue", "lowUtility", "highValue", "highUtility"};
    for (int k = 0; k < 4; ++k) {
      const Tree* bound = member(*numbers, names[k]);
      const std::optional<double> number = bound == nullptr ? std::nullopt : number_in(*bound);
      if (!number) {
        report.error(file, issue.name, "number utilities of issue \"" + issue.name + "\" need " + names[k]);
        return false;
      }
      bounds[k] = *number;
    }
    if (issue.numbers.empty()) {
      report.error(file, issue.name, "issue \"" + issue.name + "\" has words but number utilities");
      return false;
    }
    for (const double x : issue.numbers)
      column.push_back(interpolated(x, bounds[0], bounds[1], bounds[2], bounds[3]));
    return true;
  }
  report.error(file, issue.name, "the utilities of issue \"" + issue.name + "\" are of no known kind",
               "DiscreteValueSetUtilities or NumberValueSetUtilities");
  return false;
}

std::optional<model::Utility> read_additive(const Tree& space, const model::Domain& domain,
                                            const std::string& file, DomainReport& report) {
  model::AdditiveUtility utility;
  const Tree* utilities = member(space, "issueUtilities");
  const Tree* weights = member(space, "issueWeights");
  for (const model::DomainIssue& issue : domain.issues) {
    const Tree* weight = weights == nullptr ? nullptr : member(*weights, issue.name.c_str());
    const std::optional<double> w = weight == nullptr ? std::nullopt : number_in(*weight);
    if (!w) report.warning(file, issue.name, "issue \"" + issue.name + "\" has no weight and counts as 0");
    utility.weights.push_back(w.value_or(0));
    std::vector<double> column;
    const Tree* wrapper = utilities == nullptr ? nullptr : member(*utilities, issue.name.c_str());
    if (wrapper == nullptr) {
      report.warning(file, issue.name, "issue \"" + issue.name + "\" has no utilities and counts as 0");
      column.assign(issue.values.size(), 0);
    } else if (!read_column(*wrapper, issue, file, column, report)) {
      return std::nullopt;
    }
    utility.values.push_back(std::move(column));
  }
  utility.raw = utility.values;
  return utility;
}

std::optional<model::Utility> read_groups(const Tree& space, const model::Domain& domain,
                                          const std::string& file, DomainReport& report) {
  const Tree* parts = member(space, "partUtilities");
  if (parts == nullptr || !parts->is_object()) {
    report.error(file, "partUtilities", "a sum of groups needs \"partUtilities\"");
    return std::nullopt;
  }
  model::GroupUtility utility;
  std::vector<bool> used(domain.issues.size(), false);
  for (const auto& [name, wrapper] : parts->get_ref<const Tree::object_t&>()) {
    const Tree* part = either(wrapper, "PartsUtilities", "partsutils");
    const Tree& group_tree = part == nullptr ? wrapper : *part;
    model::UtilityGroup group;
    group.name = name;
    const Tree* issues = member(group_tree, "issues");
    const Tree* utilities = member(group_tree, "utilslist");
    if (issues == nullptr || !issues->is_array() || utilities == nullptr || !utilities->is_array()) {
      report.error(file, "partUtilities." + name, "a group needs \"issues\" and \"utilslist\"");
      return std::nullopt;
    }
    for (const Tree& issue : *issues) {
      const std::optional<std::size_t> at = issue_called(domain, word_in(issue));
      if (!at || used[*at]) {
        report.error(
            file, "partUtilities." + name,
            "group \"" + name + "\" names \"" + word_in(issue) + "\", which is no issue or in two groups");
        return std::nullopt;
      }
      used[*at] = true;
      group.issues.push_back(*at);
    }
    for (const Tree& entry : *utilities) {
      const Tree* values = member(entry, "values");
      const Tree* worth = member(entry, "util");
      const std::optional<double> number = worth == nullptr ? std::nullopt : number_in(*worth);
      if (values == nullptr || !values->is_array() || values->size() != group.issues.size() || !number) {
        report.error(file, "partUtilities." + name,
                     "an entry of \"utilslist\" needs a value for each issue and \"util\"");
        return std::nullopt;
      }
      std::vector<model::DealIndex> combination;
      for (std::size_t k = 0; k < group.issues.size(); ++k) {
        const auto at = position_of(domain.issues[group.issues[k]].values, word_in((*values)[k]));
        if (!at) {
          report.error(file, "partUtilities." + name,
                       "value \"" + word_in((*values)[k]) + "\" is not in the domain");
          return std::nullopt;
        }
        combination.push_back(static_cast<model::DealIndex>(*at));
      }
      group.utilities[combination] = *number;
    }
    utility.groups.push_back(std::move(group));
  }
  return utility;
}

std::optional<model::Utility> read_order(const Tree& space, const model::Domain& domain,
                                         const std::string& file, DomainReport& report) {
  const Tree* bids = member(space, "bidlist");
  const Tree* better = member(space, "better");
  if (bids == nullptr || !bids->is_array() || better == nullptr || !better->is_array()) {
    report.error(file, "DefaultPartialOrdering", "a partial order needs \"bidlist\" and \"better\"");
    return std::nullopt;
  }
  model::OrderUtility order;
  for (const Tree& bid : *bids) {
    const auto deal = read_bid(bid, domain, file, report);
    if (!deal) {
      report.error(file, "bidlist", "a bid of the order is not a full deal of the domain");
      return std::nullopt;
    }
    order.deals.push_back(*deal);
  }
  for (const Tree& pair : *better) {
    const bool valid = pair.is_array() && pair.size() == 2 && pair[0].is_number_unsigned() &&
                       pair[1].is_number_unsigned() && pair[0].get<std::size_t>() < order.deals.size() &&
                       pair[1].get<std::size_t>() < order.deals.size();
    if (!valid) {
      report.error(file, "better", "an entry of \"better\" needs two positions in \"bidlist\"");
      return std::nullopt;
    }
    order.better.emplace_back(pair[0].get<std::size_t>(), pair[1].get<std::size_t>());
  }
  report.warning(file, "DefaultPartialOrdering", "an order has no numbers: it is kept as a ranking");
  return order;
}

bool read_profile(const Tree& tree, const std::string& file, model::Domain& domain, DomainReport& report) {
  model::DomainProfile profile;
  profile.file = file;
  profile.name = stem(file);
  const auto& [kind, space] = tree.get_ref<const Tree::object_t&>().front();
  if (const Tree* inner = member(space, "domain")) {
    model::Domain own;
    if (!read_issues(*inner, file, own, report)) return false;
    if (domain.issues.empty()) {
      domain.issues = std::move(own.issues);
      domain.name = own.name;
    } else if (!same_issues(own, domain)) {
      report.error(file, "domain", "the profile is about another domain than the folder's");
      return false;
    }
  }
  if (domain.issues.empty()) {
    report.error(file, "domain", "the profile holds no domain and none stands beside it");
    return false;
  }
  if (const Tree* name = member(space, "name"); name != nullptr && !word_in(*name).empty())
    profile.name = word_in(*name);
  std::optional<model::Utility> utility;
  if (kind == "LinearAdditiveUtilitySpace") {
    utility = read_additive(space, domain, file, report);
  } else if (kind == "SumOfGroupsUtilitySpace") {
    utility = read_groups(space, domain, file, report);
  } else if (kind == "DefaultPartialOrdering") {
    utility = read_order(space, domain, file, report);
  } else {
    report.error(file, kind, "a profile of kind \"" + kind + "\" is not known",
                 "LinearAdditiveUtilitySpace, SumOfGroupsUtilitySpace or DefaultPartialOrdering");
  }
  if (!utility) return false;
  profile.utility = std::move(*utility);
  if (const Tree* bid = member(space, "reservationBid"); bid != nullptr && !bid->is_null()) {
    if (auto deal = read_bid(*bid, domain, file, report)) profile.reservation_deal = std::move(*deal);
  }
  for (const auto& [key, value] :
       space.is_object() ? space.get_ref<const Tree::object_t&>() : Tree::object_t{}) {
    static const std::set<std::string> known = {"issueUtilities", "issueWeights",  "domain",  "name",
                                                "reservationBid", "partUtilities", "bidlist", "better"};
    if (!known.contains(key))
      report.warning(file, key, "\"" + key + "\" has no meaning for utilities and is left out");
  }
  domain.profiles.push_back(std::move(profile));
  return true;
}

}  // namespace

LoadedDomain read_geniusweb_json(const std::vector<NamedText>& files, const DomainLimits& limits) {
  LoadedDomain out;
  DomainReport report(out, limits);
  out.value.dialect = model::Domain::Dialect::geniusweb;
  std::vector<std::pair<std::string, Tree>> profiles;
  for (const NamedText& file : files) {
    std::optional<Tree> tree = parse_tree(file, report);
    if (!tree) return out;
    if (member(*tree, "issuesValues") != nullptr) {
      if (!out.value.issues.empty()) {
        report.error(file.name, "", "a second domain file stands in the folder");
        return out;
      }
      if (!read_issues(*tree, file.name, out.value, report)) return out;
    } else if (tree->is_object() && tree->size() == 1 && tree->front().is_object()) {
      profiles.emplace_back(file.name, std::move(*tree));
    } else if (member(*tree, "size") == nullptr && member(*tree, "pareto_front") == nullptr) {
      report.warning(file.name, "", "the file is neither a domain nor a profile and is left out");
    }  // else specials.json: numbers about the domain
  }
  for (const auto& [name, tree] : profiles)
    if (!read_profile(tree, name, out.value, report)) return out;
  if (out.value.issues.empty())
    report.error(files.empty() ? "" : files.front().name, "", "there is no GeniusWeb domain");
  return out;
}

}  // namespace mediant::formats
