#include "negmas_functions.hpp"

#include <algorithm>
#include <map>
#include <numbers>

namespace mediant::formats::negmas {
namespace {

double number_or(const Tree& tree, const char* name, double otherwise) {
  const Tree* value = member(tree, name);
  if (value == nullptr || value->is_null()) return otherwise;
  return number_in(*value).value_or(otherwise);
}

const Tree* sequence_item(const Tree& list, std::size_t i, const std::string& issue) {
  if (list.is_array()) return i < list.size() ? &list[i] : nullptr;
  return member(list, issue.c_str());
}

// A closed function of one number, or nothing where the type is not one of these.
std::optional<double> evaluate(const Tree& f, const std::string& type, double x) {
  if (type == "AffineFun") return x * number_or(f, "slope", 0) + number_or(f, "bias", 0);
  if (type == "LinearFun") return x * number_or(f, "slope", 0);
  if (type == "IdentityFun") return x;
  if (type == "ConstFun") return number_or(f, "bias", 0);
  if (type == "QuadraticFun")
    return number_or(f, "a2", 0) * x * x + number_or(f, "a1", 0) * x + number_or(f, "bias", 0);
  if (type == "PolynomialFun") {
    double sum = number_or(f, "bias", 0);
    double power = 1;
    if (const Tree* list = member(f, "coefficients"); list != nullptr && list->is_array())
      for (const Tree& c : *list) sum += number_in(c).value_or(0) * (power *= x);
    return sum;
  }
  if (type == "ExponentialFun")
    return std::pow(number_or(f, "base", std::numbers::e), number_or(f, "tau", 0) * x) +
           number_or(f, "bias", 0);
  if (type == "LogFun")
    return number_or(f, "scale", 1) * std::log(number_or(f, "tau", 1) * x) /
               std::log(number_or(f, "base", std::numbers::e)) +
           number_or(f, "bias", 0);
  if (type == "SinFun" || type == "CosFun") {
    const double angle = number_or(f, "multiplier", 1) * x + number_or(f, "phase", 0);
    return number_or(f, "amplitude", 1) * (type == "SinFun" ? std::sin(angle) : std::cos(angle)) +
           number_or(f, "bias", 0);
  }
  if (type == "TriangularFun") {
    const double start = number_or(f, "start", 0);
    const double middle = number_or(f, "middle", 0);
    const double end = number_or(f, "end", 0);
    const double up = middle > start ? (x - start) / (middle - start) : 1;
    const double down = end > middle ? (end - x) / (end - middle) : 1;
    return number_or(f, "bias", 0) + number_or(f, "scale", 1) * (x < start || x > end ? 0.0
                                                                 : x < middle         ? up
                                                                                      : down);
  }
  return std::nullopt;
}

bool read_column(const Tree& f, const model::DomainIssue& issue, const Place& at,
                 std::vector<double>& column) {
  const std::string type = type_of(f);
  const Tree* mapping = member(f, "mapping");
  if (type == "TableFun" || (type.empty() && f.is_object())) {
    const auto table = members(mapping == nullptr ? &f : mapping);
    std::map<double, const Tree*> by_number;  // 1 and 1.0 name the same number
    if (!issue.numbers.empty())
      for (const auto& [key, value] : table)
        if (const auto x = finite_number(key)) by_number[*x] = value;
    for (std::size_t v = 0; v < issue.values.size(); ++v) {
      const Tree* worth = nullptr;
      if (const auto it = table.find(issue.values[v]); it != table.end()) {
        worth = it->second;
      } else if (!issue.numbers.empty() && by_number.contains(issue.numbers[v])) {
        worth = by_number.at(issue.numbers[v]);
      }
      const std::optional<double> number = worth == nullptr ? std::nullopt : number_in(*worth);
      if (!number) {
        at.report.error(
            at.file, issue.name,
            "value \"" + issue.values[v] + "\" of issue \"" + issue.name + "\" has no number in its table");
        return false;
      }
      column.push_back(*number);
    }
    return true;
  }
  if (issue.numbers.empty() && type != "ConstFun") {
    at.report.error(at.file, issue.name, "a function of type \"" + type + "\" needs an issue of numbers");
    return false;
  }
  for (std::size_t v = 0; v < issue.values.size(); ++v) {
    const std::optional<double> worth = evaluate(f, type, issue.numbers.empty() ? 0 : issue.numbers[v]);
    if (!worth || !std::isfinite(*worth)) {
      at.report.error(
          at.file, issue.name,
          worth ? "the function of issue \"" + issue.name + "\" has no finite value at " + issue.values[v]
                : "a value function of type \"" + type + "\" cannot be represented");
      return false;
    }
    column.push_back(*worth);
  }
  return true;
}

std::optional<model::AdditiveUtility> read_additive(const Tree& tree, const Place& at) {
  model::AdditiveUtility u;
  u.bias = number_or(tree, "bias", 0);
  const Tree* weights = member(tree, "weights");
  const Tree* values = member(tree, "values");
  if (values == nullptr) {
    at.report.error(at.file, "values", "an additive utility function needs \"values\"");
    return std::nullopt;
  }
  for (std::size_t i = 0; i < at.domain.issues.size(); ++i) {
    const model::DomainIssue& issue = at.domain.issues[i];
    const Tree* f = sequence_item(*values, i, issue.name);
    const Tree* w =
        weights == nullptr || weights->is_null() ? nullptr : sequence_item(*weights, i, issue.name);
    const std::optional<double> weight = w == nullptr ? std::optional(1.0) : number_in(*w);
    std::vector<double> column;
    if (f == nullptr || !weight) {
      at.report.error(
          at.file, issue.name,
          "issue \"" + issue.name + "\" has no " + (f == nullptr ? "value function" : "numeric weight"));
      return std::nullopt;
    }
    if (!read_column(*f, issue, at, column)) return std::nullopt;
    u.weights.push_back(*weight);
    u.values.push_back(std::move(column));
  }
  u.raw = u.values;
  return u;
}

// LinearUtilityFunction, AffineUtilityFunction: Σ w·x + bias over issues of numbers.
std::optional<model::AdditiveUtility> read_affine(const Tree& tree, const Place& at) {
  model::AdditiveUtility u;
  u.bias = number_or(tree, "bias", 0);
  const Tree* weights = member(tree, "weights");
  for (std::size_t i = 0; i < at.domain.issues.size(); ++i) {
    const model::DomainIssue& issue = at.domain.issues[i];
    const Tree* w = weights == nullptr ? nullptr : sequence_item(*weights, i, issue.name);
    const std::optional<double> weight = w == nullptr ? std::nullopt : number_in(*w);
    if (!weight || issue.numbers.empty()) {
      at.report.error(at.file, issue.name, "issue \"" + issue.name + "\" needs a weight and numbers");
      return std::nullopt;
    }
    u.weights.push_back(*weight);
    u.values.push_back(issue.numbers);
  }
  u.raw = u.values;
  return u;
}

std::optional<std::vector<model::DealIndex>> read_outcome(const std::string& key, const Place& at) {
  // "[1,\"a\"]" of a YAML sequence key, or "(1, 'a')" as Python prints a tuple.
  Tree list = Tree::parse(key, nullptr, false);
  if (!list.is_array()) {
    std::string python = key;
    if (python.size() < 2 || python.front() != '(' || python.back() != ')') return std::nullopt;
    python.front() = '[';
    python.back() = ']';
    std::replace(python.begin(), python.end(), '\'', '"');
    if (const std::size_t comma = python.rfind(",]"); comma != std::string::npos) python.erase(comma, 1);
    list = Tree::parse(python, nullptr, false);
  }
  if (!list.is_array() || list.size() != at.domain.issues.size()) return std::nullopt;
  std::vector<model::DealIndex> deal;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto v = position_of(at.domain.issues[i].values, word_in(list[i]));
    if (!v) return std::nullopt;
    deal.push_back(static_cast<model::DealIndex>(*v));
  }
  return deal;
}

std::optional<model::TableUtility> read_mapping(const Tree& tree, const Place& at) {
  const Tree* mapping = member(tree, "mapping");
  if (mapping == nullptr || !mapping->is_object()) {
    at.report.error(at.file, "mapping", "a mapping utility function needs \"mapping\"");
    return std::nullopt;
  }
  model::TableUtility u;
  u.otherwise = number_or(tree, "default", 0);
  for (const auto& [key, value] : mapping->get_ref<const Tree::object_t&>()) {
    const auto deal = read_outcome(key, at);
    const std::optional<double> worth = number_in(value);
    if (!deal || !worth) {
      at.report.error(at.file, "mapping", "\"" + key + "\" is not a deal of the domain with a number");
      return std::nullopt;
    }
    u.utilities[*deal] = *worth;
  }
  return u;
}

std::optional<model::RectangleUtility> read_rectangles(const Tree& tree, const Place& at) {
  const Tree* ranges = member(tree, "outcome_ranges");
  const Tree* utilities = member(tree, "utilities");
  if (utilities == nullptr) utilities = member(tree, "mappings");
  const Tree* weights = member(tree, "weights");
  if (ranges == nullptr || utilities == nullptr || !ranges->is_array() || !utilities->is_array() ||
      ranges->size() != utilities->size()) {
    at.report.error(at.file, "outcome_ranges",
                    "rectangles need \"outcome_ranges\" and as many \"utilities\"");
    return std::nullopt;
  }
  model::RectangleUtility u;
  u.ceiling = std::numeric_limits<double>::infinity();
  u.bias = number_or(tree, "bias", 0);
  for (std::size_t k = 0; k < ranges->size(); ++k) {
    model::Rectangle r;
    const Tree* w = weights == nullptr || weights->is_null() ? nullptr : sequence_item(*weights, k, "");
    const std::optional<double> worth = number_in((*utilities)[k]);
    if (!worth) {
      at.report.error(at.file, "utilities", "a rectangle whose utility is a function cannot be represented");
      return std::nullopt;
    }
    r.utility = *worth * (w == nullptr ? 1 : number_in(*w).value_or(1));
    if ((*ranges)[k].is_object()) {
      for (const auto& [key, bound] : (*ranges)[k].get_ref<const Tree::object_t&>()) {
        const std::optional<long> issue = whole_number(key);
        const bool pair = bound.is_array() && bound.size() == 2;
        const std::optional<double> low = pair ? number_in(bound[0]) : number_in(bound);
        const std::optional<double> high = pair ? number_in(bound[1]) : low;
        if (!issue || *issue < 0 || *issue >= static_cast<long>(at.domain.issues.size()) || !low || !high) {
          at.report.error(at.file, "outcome_ranges",
                          "a bound needs the number of an issue and one or two numbers");
          return std::nullopt;
        }
        r.bounds.push_back({static_cast<std::size_t>(*issue), *low, *high});
      }
    }
    u.top.rectangles.push_back(std::move(r));
  }
  return u;
}

bool read_discounted(const Tree& tree, const std::string& type, const Place& at,
                     model::DomainProfile& profile, std::size_t depth_left) {
  const Tree* inner = member(tree, "ufun");
  if (inner == nullptr || !read_function(*inner, at, profile, depth_left - 1)) {
    if (!at.report.failed()) at.report.error(at.file, "ufun", "a discounted function needs \"ufun\"");
    return false;
  }
  const std::string factor = member(tree, "factor") == nullptr ? "step" : word_in(*member(tree, "factor"));
  if (!profile.discount_kind.empty()) {
    at.report.warning(at.file, "ufun", "a discount on a discount: only the outer one is kept");
  }
  if (type == "ExpDiscountedUFun") {
    profile.discount_kind = "exponential";
    profile.discount = number_or(tree, "discount", 1);
  } else {
    profile.discount_kind = "linear";
    profile.discount = number_or(tree, "cost", 0);
    if (number_or(tree, "power", 1) != 1)
      at.report.warning(at.file, "power", "a linear discount with a power other than 1 is kept without it");
  }
  if (factor != "step" && factor != "relative_time")
    at.report.warning(at.file, "factor",
                      "discounting by \"" + factor + "\" is kept as discounting by elapsed share");
  return true;
}

bool read_weighted(const Tree& tree, const Place& at, model::DomainProfile& profile, std::size_t depth_left) {
  const Tree* parts = member(tree, "ufuns");
  if (parts == nullptr) parts = member(tree, "values");
  const Tree* weights = member(tree, "weights");
  if (parts == nullptr || !parts->is_array() || parts->empty()) {
    at.report.error(at.file, "ufuns", "a weighted sum needs \"ufuns\"");
    return false;
  }
  model::AdditiveUtility sum;
  for (std::size_t k = 0; k < parts->size(); ++k) {
    model::DomainProfile part;
    if (!read_function((*parts)[k], at, part, depth_left - 1)) return false;
    const auto* u = std::get_if<model::AdditiveUtility>(&part.utility);
    if (u == nullptr || !part.discount_kind.empty()) {
      at.report.error(at.file, "ufuns",
                      "a weighted sum of functions that are not additive cannot be represented");
      return false;
    }
    const Tree* w = weights == nullptr || weights->is_null() ? nullptr : sequence_item(*weights, k, "");
    const double weight = w == nullptr ? 1 : number_in(*w).value_or(1);
    if (k == 0) {
      sum.weights.assign(u->weights.size(), 1);
      for (const auto& column : u->values) sum.values.emplace_back(column.size(), 0);
    }
    sum.bias += weight * u->bias;
    for (std::size_t i = 0; i < sum.values.size(); ++i)
      for (std::size_t v = 0; v < sum.values[i].size(); ++v)
        sum.values[i][v] += weight * u->weights[i] * u->values[i][v];
  }
  sum.raw = sum.values;
  profile.utility = std::move(sum);
  return true;
}

}  // namespace

std::string type_of(const Tree& tree) {
  for (const char* name : {"type", "__python_class__", "$type"}) {
    if (const Tree* type = member(tree, name); type != nullptr && type->is_string()) {
      const std::string full = word_in(*type);
      const std::size_t dot = full.find_last_of('.');
      return dot == std::string::npos ? full : full.substr(dot + 1);
    }
  }
  return "";
}

bool read_function(const Tree& tree, const Place& at, model::DomainProfile& profile, std::size_t depth_left) {
  if (depth_left == 0) {
    at.report.limit(at.file, "ufun", "utility functions are nested too deeply");
    return false;
  }
  const std::string type = type_of(tree);
  const auto keep = [&](auto&& utility) {
    if (!utility) return false;
    profile.utility = std::move(*utility);
    return true;
  };
  bool read = false;
  if (type == "ExpDiscountedUFun" || type == "LinDiscountedUFun") {
    read = read_discounted(tree, type, at, profile, depth_left);
  } else if (type == "LinearAdditiveUtilityFunction") {
    read = keep(read_additive(tree, at));
  } else if (type == "LinearUtilityFunction" || type == "AffineUtilityFunction") {
    read = keep(read_affine(tree, at));
  } else if (type == "ConstUtilityFunction") {
    model::AdditiveUtility u;
    u.bias = number_or(tree, "value", 0);
    for (const model::DomainIssue& issue : at.domain.issues) {
      u.weights.push_back(0);
      u.values.emplace_back(issue.values.size(), 0);
    }
    u.raw = u.values;
    profile.utility = std::move(u);
    read = true;
  } else if (type == "MappingUtilityFunction") {
    read = keep(read_mapping(tree, at));
  } else if (type == "HyperRectangleUtilityFunction") {
    read = keep(read_rectangles(tree, at));
  } else if (type == "WeightedUtilityFunction") {
    read = read_weighted(tree, at, profile, depth_left);
  } else {
    at.report.error(
        at.file, "type", "a utility function of type \"" + type + "\" cannot be represented",
        "additive, affine, constant, mapping, hyper-rectangle or weighted sums, discounted or not");
  }
  if (!read) return false;
  if (const Tree* reserved = member(tree, "reserved_value"); reserved != nullptr && !reserved->is_null()) {
    const std::string word = word_in(*reserved);
    const std::optional<double> number = number_in(*reserved);
    if (number) {
      profile.reservation = *number;
    } else if (word == ".inf" || word == "-.inf" || word == "-Infinity" || word == "Infinity" ||
               word == "-inf" || word == "inf") {
      profile.reservation = word.starts_with('-') ? -std::numeric_limits<double>::infinity()
                                                  : std::numeric_limits<double>::infinity();
    } else {
      at.report.error(at.file, "reserved_value", "the reserved value \"" + word + "\" is not a number");
      return false;
    }
  }
  return true;
}

}  // namespace mediant::formats::negmas
