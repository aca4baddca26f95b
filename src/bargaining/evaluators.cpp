#include "evaluators.hpp"

#include <algorithm>
#include <map>

namespace mediant::bargaining {
namespace {

using model::Domain;
using model::DomainProfile;

// Anything, by the definition itself.
class ByDefinition final : public Evaluator {
 public:
  ByDefinition(const Domain& domain, const DomainProfile& profile) : domain_(domain), profile_(profile) {
    domain_.profiles.clear();
  }
  [[nodiscard]] double at(std::span<const DealIndex> deal) const override {
    return model::utility(domain_, profile_, deal);
  }

 private:
  Domain domain_;
  DomainProfile profile_;
};

// Ranks with rules: what a rule asks of an issue's value is worked out once for each value.
class Ranked final : public Evaluator {
 public:
  Ranked(const Domain& domain, const model::ConstraintUtility& utility)
      : ranks_(utility.ranks), counted_(double(std::max<std::size_t>(utility.counted, 1))) {
    for (const model::ZeroRule& rule : utility.rules) {
      Rule compiled;
      compiled.issue = rule.issue;
      for (std::size_t i = 0; i < domain.issues.size(); ++i) compile_issue(domain, rule, i, compiled);
      compiled.low = rule.low;
      compiled.high = rule.high;
      const bool sums =
          rule.kind == model::ZeroRule::Kind::sum_with || rule.kind == model::ZeroRule::Kind::sum_without;
      if (sums && rule.summed.empty() && (rule.low > 0 || rule.high < 0)) continue;  // the empty sum is 0
      rules_.push_back(std::move(compiled));
    }
  }

  [[nodiscard]] double at(std::span<const DealIndex> deal) const override {
    std::uint64_t zeroed = 0;
    for (const Rule& rule : rules_) {
      if (rule.issue && (zeroed >> *rule.issue & 1) != 0) continue;
      if (!holds(rule, deal)) continue;
      if (!rule.issue) return 0;
      zeroed |= std::uint64_t{1} << *rule.issue;
    }
    double sum = 0;
    for (std::size_t i = 0; i < ranks_.size(); ++i)
      if (!ranks_[i].empty() && (zeroed >> i & 1) == 0) sum += ranks_[i][deal[i]];
    return sum / counted_;
  }

 private:
  struct Rule {
    std::optional<std::size_t> issue;
    std::vector<std::pair<std::size_t, std::vector<bool>>> allowed;  // issue, values that pass
    std::vector<std::pair<std::size_t, std::vector<long>>> summed;
    long low = 0, high = 0;
  };

  // What the rule asks of issue i, tried on each of its values.
  static void compile_issue(const Domain& domain, const model::ZeroRule& rule, std::size_t i, Rule& out) {
    using Kind = model::ZeroRule::Kind;
    const model::DomainIssue& issue = domain.issues[i];
    const auto add = [&](auto&& passes) {
      std::vector<bool> allowed;
      for (const std::string& value : issue.values) allowed.push_back(passes(value));
      out.allowed.emplace_back(i, std::move(allowed));
    };
    const auto contains_any = [&](const std::string& value) {
      return std::any_of(rule.words.begin(), rule.words.end(),
                         [&](const std::string& word) { return value.find(word) != std::string::npos; });
    };
    for (std::size_t k = 0; k < rule.equal.size(); ++k) {
      if (rule.equal[k].first != i) continue;
      const std::string& text = rule.equal[k].second;
      if (rule.kind == Kind::inclusive) {
        add([&](const std::string& value) { return model::passes_check(value, text, false); });
      } else if (rule.kind == Kind::conditional) {
        add([&](const std::string& value) { return model::passes_check(value, text, true) == (k == 0); });
      } else {
        add([&](const std::string& value) { return value == text; });
      }
    }
    if (rule.issue == i && rule.kind == Kind::sum_with) add(contains_any);
    if (rule.issue == i && (rule.kind == Kind::sum_without || rule.kind == Kind::when_all_unless))
      add([&](const std::string& value) {
        return !rule.words.empty() && value.find(rule.words.front()) == std::string::npos;
      });
    const bool asked = std::find(rule.summed.begin(), rule.summed.end(), i) != rule.summed.end();
    if (asked) {
      std::vector<long> numbers;
      for (const std::string& value : issue.values) numbers.push_back(model::whole_value(value));
      const long times = std::count(rule.summed.begin(), rule.summed.end(), i);
      for (long& number : numbers) number *= times;
      out.summed.emplace_back(i, std::move(numbers));
    }
  }

  static bool holds(const Rule& rule, std::span<const DealIndex> deal) {
    for (const auto& [issue, allowed] : rule.allowed)
      if (!allowed[deal[issue]]) return false;
    if (rule.summed.empty()) return true;
    long total = 0;
    for (const auto& [issue, numbers] : rule.summed) total += numbers[deal[issue]];
    return rule.low <= total && total <= rule.high;
  }

  std::vector<std::vector<double>> ranks_;
  double counted_;
  std::vector<Rule> rules_;
};

}  // namespace

std::shared_ptr<const Evaluator> compile(const Domain& domain, const DomainProfile& profile) {
  const auto* ranked = std::get_if<model::ConstraintUtility>(&profile.utility);
  if (ranked != nullptr && domain.issues.size() <= 64) return std::make_shared<Ranked>(domain, *ranked);
  return std::make_shared<ByDefinition>(domain, profile);
}

}  // namespace mediant::bargaining
