// GeniusWeb JSON and NegMAS YAML out of a domain.
#include <algorithm>
#include <cmath>

#include "domain_json.hpp"
#include "domain_writing.hpp"
#include "mediant/core/print.hpp"

namespace mediant::formats {
namespace {

using model::AdditiveUtility;
using model::Domain;
using model::DomainIssue;
using model::DomainProfile;

bool is_range(const Domain& domain, std::size_t i) {
  const DomainIssue& issue = domain.issues[i];
  return issue.kind != DomainIssue::Kind::discrete && issue.numbers.size() > 1 &&
         writing::linear_everywhere(domain, i);
}

Tree geniusweb_domain(const Domain& domain) {
  Tree issues = Tree::object();
  for (std::size_t i = 0; i < domain.issues.size(); ++i) {
    const DomainIssue& issue = domain.issues[i];
    if (is_range(domain, i)) {
      issues[issue.name] = {{"range", {shortest(issue.low), shortest(issue.high), shortest(issue.step)}}};
    } else {
      issues[issue.name] = {{"values", issue.values}};
    }
  }
  return {{"name", domain.name}, {"issuesValues", std::move(issues)}};
}

Tree geniusweb_bid(const Domain& domain, const std::vector<model::DealIndex>& deal) {
  Tree values = Tree::object();
  for (std::size_t i = 0; i < deal.size(); ++i)
    values[domain.issues[i].name] = domain.issues[i].values[deal[i]];
  return {{"issuevalues", std::move(values)}};
}

std::optional<Tree> geniusweb_additive(const Domain& domain, const AdditiveUtility& u,
                                       const DomainProfile& profile, WrittenDomain& out) {
  Tree utilities = Tree::object();
  Tree weights = Tree::object();
  double sum = 0;
  bool outside = u.bias != 0;
  bool rounded = false;
  for (std::size_t i = 0; i < domain.issues.size(); ++i) {
    const DomainIssue& issue = domain.issues[i];
    const std::vector<double>& column = u.values[i];
    if (is_range(domain, i)) {
      utilities[issue.name] = {{"NumberValueSetUtilities",
                                {{"lowValue", issue.numbers.front()},
                                 {"lowUtility", column.front()},
                                 {"highValue", issue.numbers.back()},
                                 {"highUtility", column.back()}}}};
      for (const double x : column) rounded = rounded || std::abs(x - std::round(x * 1e8) / 1e8) > 1e-15;
    } else {
      Tree values = Tree::object();
      for (std::size_t v = 0; v < issue.values.size(); ++v) values[issue.values[v]] = column[v];
      utilities[issue.name] = {{"DiscreteValueSetUtilities", {{"valueUtilities", std::move(values)}}}};
    }
    for (const double x : column) outside = outside || x < 0 || x > 1;
    weights[issue.name] = u.weights[i];
    sum += u.weights[i];
  }
  if (outside || std::abs(sum - 1) > 1e-9)
    writing::tell(out, Severity::warning, profile,
                  "GeniusWeb wants utilities in [0, 1] and weights that sum to 1: \"" + profile.name +
                      "\" has others" + (u.bias != 0 ? "; its constant is left out" : ""));
  if (rounded)
    writing::tell(
        out, Severity::warning, profile,
        "GeniusWeb rounds utilities between two numbers to 8 decimals: \"" + profile.name + "\" has more");
  return Tree{{"issueUtilities", std::move(utilities)}, {"issueWeights", std::move(weights)}};
}

Tree geniusweb_groups(const Domain& domain, const model::GroupUtility& u) {
  Tree parts = Tree::object();
  for (const model::UtilityGroup& group : u.groups) {
    Tree issues = Tree::array();
    Tree list = Tree::array();
    for (const std::size_t i : group.issues) issues.push_back(domain.issues[i].name);
    for (const auto& [combination, worth] : group.utilities) {
      Tree values = Tree::array();
      for (std::size_t k = 0; k < combination.size(); ++k)
        values.push_back(domain.issues[group.issues[k]].values[combination[k]]);
      list.push_back({{"values", std::move(values)}, {"util", worth}});
    }
    parts[group.name] = {{"PartsUtilities", {{"issues", std::move(issues)}, {"utilslist", std::move(list)}}}};
  }
  return {{"partUtilities", std::move(parts)}};
}

// A YAML scalar that reads back as this string: JSON's quotes are YAML's.
std::string quoted(const std::string& text) {
  return Tree(text).dump(-1, ' ', false, Tree::error_handler_t::replace);
}

std::string yaml_number(double x) {
  return std::isinf(x) ? (x < 0 ? "-.inf" : ".inf")
                       : shortest(x) + (x == std::floor(x) && std::abs(x) < 1e15 ? ".0" : "");
}

std::string negmas_space(const Domain& domain) {
  std::string text = "type: DiscreteCartesianOutcomeSpace\nname: " + quoted(domain.name) + "\nissues:\n";
  for (std::size_t i = 0; i < domain.issues.size(); ++i) {
    const DomainIssue& issue = domain.issues[i];
    const bool contiguous = issue.kind == DomainIssue::Kind::integer;
    text += "- type: " +
            std::string(contiguous               ? "ContiguousIssue"
                        : !issue.numbers.empty() ? "DiscreteCardinalIssue"
                        : issue.ordered          ? "DiscreteOrdinalIssue"
                                                 : "CategoricalIssue") +
            "\n  name: " + quoted(issue.name) + "\n  values:\n";
    if (contiguous) {
      text += "  - " + shortest(issue.low) + "\n  - " + shortest(issue.high) + "\n";
    } else {
      for (std::size_t v = 0; v < issue.values.size(); ++v)
        text += "  - " + (issue.numbers.empty() ? quoted(issue.values[v]) : issue.values[v]) + "\n";
    }
  }
  return text;
}

std::string negmas_values(const Domain& domain, const AdditiveUtility& u, const std::string& indent) {
  std::string text = indent + "type: LinearAdditiveUtilityFunction\n";
  if (u.bias != 0) text += indent + "bias: " + yaml_number(u.bias) + "\n";
  text += indent + "weights:\n";
  for (const double w : u.weights) text += indent + "- " + yaml_number(w) + "\n";
  text += indent + "values:\n";
  for (std::size_t i = 0; i < domain.issues.size(); ++i) {
    const DomainIssue& issue = domain.issues[i];
    text += indent + "- type: TableFun\n" + indent + "  mapping:\n";
    for (std::size_t v = 0; v < issue.values.size(); ++v)
      text += indent + "    " + (issue.numbers.empty() ? quoted(issue.values[v]) : issue.values[v]) + ": " +
              yaml_number(u.values[i][v]) + "\n";
  }
  return text;
}

std::optional<std::string> negmas_rectangles(const model::RectangleUtility& u, const std::string& indent) {
  if (!u.top.nested.empty() || u.top.aggregation != model::RectangleSum::Aggregation::sum)
    return std::nullopt;
  std::string text = indent + "type: HyperRectangleUtilityFunction\n";
  double bias = u.bias;
  std::string ranges = indent + "outcome_ranges:\n";
  std::string worths = indent + "utilities:\n";
  for (const model::Rectangle& r : u.top.rectangles) {
    if (!r.inclusive || r.bounds.empty()) bias += r.utility / u.maximum;
    if (r.bounds.empty()) continue;
    for (std::size_t k = 0; k < r.bounds.size(); ++k)
      ranges += indent + (k == 0 ? "- " : "  ") + std::to_string(r.bounds[k].issue) + ": [" +
                yaml_number(r.bounds[k].low) + ", " + yaml_number(r.bounds[k].high) + "]\n";
    worths += indent + "- " + yaml_number((r.inclusive ? 1 : -1) * r.utility / u.maximum) + "\n";
  }
  return text + indent + "bias: " + yaml_number(bias) + "\n" + ranges + worths;
}

}  // namespace

WrittenDomain write_geniusweb_json(const Domain& domain) {
  WrittenDomain out;
  writing::FileNames names;
  const Tree space = geniusweb_domain(domain);
  out.files.push_back({names.make(domain.name.empty() ? "domain" : domain.name, ".json"),
                       space.dump(2, ' ', false, Tree::error_handler_t::replace) + "\n"});
  for (const DomainProfile& profile : domain.profiles) {
    std::optional<Tree> body;
    std::string kind = "LinearAdditiveUtilitySpace";
    if (const auto* additive = std::get_if<AdditiveUtility>(&profile.utility)) {
      body = geniusweb_additive(domain, *additive, profile, out);
    } else if (const auto* groups = std::get_if<model::GroupUtility>(&profile.utility)) {
      kind = "SumOfGroupsUtilitySpace";
      body = geniusweb_groups(domain, *groups);
    } else if (const auto* order = std::get_if<model::OrderUtility>(&profile.utility)) {
      kind = "DefaultPartialOrdering";
      Tree bids = Tree::array();
      for (const auto& deal : order->deals) bids.push_back(geniusweb_bid(domain, deal));
      Tree better = Tree::array();
      for (const auto& [a, b] : order->better) better.push_back({a, b});
      body = Tree{{"bidlist", std::move(bids)}, {"better", std::move(better)}};
    } else {
      writing::tell(out, Severity::error, profile,
                    "GeniusWeb has no form for the utilities of \"" + profile.name + "\"");
    }
    if (!body) continue;
    if (profile.discount_kind != "")
      writing::tell(out, Severity::warning, profile, "GeniusWeb has no discount: it is left out");
    if (profile.reservation.value_or(0) != 0)
      writing::tell(
          out, Severity::warning, profile,
          "GeniusWeb has a reservation deal, no level: " + shortest(*profile.reservation) + " is left out");
    (*body)["domain"] = space;
    (*body)["name"] = profile.name;
    (*body)["reservationBid"] =
        profile.reservation_deal.empty() ? Tree(nullptr) : geniusweb_bid(domain, profile.reservation_deal);
    const Tree wrapped = {{kind, std::move(*body)}};
    out.files.push_back({names.make(profile.name, ".json"),
                         wrapped.dump(2, ' ', false, Tree::error_handler_t::replace) + "\n"});
  }
  return out;
}

WrittenDomain write_negmas_yaml(const Domain& domain) {
  WrittenDomain out;
  writing::FileNames names;
  out.files.push_back(
      {names.make(domain.name.empty() ? "domain" : domain.name, ".yml"), negmas_space(domain)});
  for (const DomainProfile& profile : domain.profiles) {
    const bool discounted = profile.discount_kind == "exponential" || profile.discount_kind == "linear";
    const std::string indent = discounted ? "  " : "";
    const std::string level = yaml_number(model::reservation_of(domain, profile));
    std::optional<std::string> body;
    if (const auto* additive = std::get_if<AdditiveUtility>(&profile.utility)) {
      body = negmas_values(domain, *additive, indent);
      if (model::ceiling_binds(*additive) && model::uncut_range(*additive).second > additive->ceiling + 1e-12)
        writing::tell(out, Severity::warning, profile,
                      "NegMAS does not cut the utilities of \"" + profile.name + "\" at " +
                          shortest(additive->ceiling));
    } else if (const auto* rectangles = std::get_if<model::RectangleUtility>(&profile.utility)) {
      body = negmas_rectangles(*rectangles, indent);
      writing::tell(out, Severity::warning, profile, "NegMAS does not cut rectangles at 1");
    }
    if (!body) {
      writing::tell(out, Severity::error, profile,
                    "NegMAS has no form for the utilities of \"" + profile.name + "\"");
      continue;
    }
    if (!profile.reservation_deal.empty())
      writing::tell(out, Severity::warning, profile, "the reservation deal is written as its utility");
    std::string text;
    if (discounted) {
      text = profile.discount_kind == "exponential" ? "type: ExpDiscountedUFun\ndiscount: "
                                                    : "type: LinDiscountedUFun\ncost: ";
      text += yaml_number(profile.discount) +
              "\nfactor: relative_time\ndynamic_reservation: true\nname: " + quoted(profile.name) +
              "\nreserved_value: " + level + "\nufun:\n";
      text += "  name: " + quoted(profile.name) + "\n  reserved_value: " + level + "\n" + *body;
    } else {
      text = "name: " + quoted(profile.name) + "\nreserved_value: " + level + "\n" + *body;
    }
    out.files.push_back({names.make(profile.name, ".yml"), std::move(text)});
  }
  return out;
}

}  // namespace mediant::formats
