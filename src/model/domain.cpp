#include "mediant/model/domain.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace mediant::model {
namespace {

bool inside(const Domain& domain, const Rectangle& rectangle, DomainDeal deal) {
  if (rectangle.bounds.empty()) return true;
  const bool all =
      std::all_of(rectangle.bounds.begin(), rectangle.bounds.end(), [&](const RectangleBound& b) {
        const DomainIssue& issue = domain.issues[b.issue];
        const double x = issue.numbers.empty() ? double(deal[b.issue]) : issue.numbers[deal[b.issue]];
        return b.low <= x && x <= b.high;
      });
  return rectangle.inclusive ? all : !all;
}

double aggregate(const Domain& domain, const RectangleSum& sum, DomainDeal deal) {
  std::optional<double> result;
  const auto add = [&](double value) {
    using Aggregation = RectangleSum::Aggregation;
    if (!result) {
      result = value;
    } else if (sum.aggregation == Aggregation::min) {
      result = std::min(*result, value);
    } else if (sum.aggregation == Aggregation::max) {
      result = std::max(*result, value);
    } else {
      result = *result + value;
    }
  };
  for (const auto& [weight, nested] : sum.nested) add(weight * aggregate(domain, nested, deal));
  for (const Rectangle& r : sum.rectangles) add(inside(domain, r, deal) ? r.utility : 0.0);
  return result.value_or(0.0);
}

std::optional<long> whole_number(const std::string& word) {
  long value = 0;
  const char* begin = word.data() + (word.starts_with('+') ? 1 : 0);
  const auto [end, error] = std::from_chars(begin, word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

bool holds(const Domain& domain, const ZeroRule& rule, DomainDeal deal) {
  const auto value = [&](std::size_t issue) -> const std::string& {
    return domain.issues[issue].values[deal[issue]];
  };
  const auto contains = [&](const std::string& word) {
    return rule.issue && value(*rule.issue).find(word) != std::string::npos;
  };
  const auto all_equal = [&] {
    return std::all_of(rule.equal.begin(), rule.equal.end(),
                       [&](const auto& pair) { return value(pair.first) == pair.second; });
  };
  const auto sum_inside = [&] {
    long total = 0;
    for (const std::size_t issue : rule.summed) total += whole_value(value(issue));
    return rule.low <= total && total <= rule.high;
  };
  switch (rule.kind) {
    case ZeroRule::Kind::when_all:
      return all_equal();
    case ZeroRule::Kind::when_all_unless:
      return all_equal() && !rule.words.empty() && !contains(rule.words.front());
    case ZeroRule::Kind::sum_with:
      return sum_inside() && std::any_of(rule.words.begin(), rule.words.end(), contains);
    case ZeroRule::Kind::sum_without:
      return sum_inside() && !rule.words.empty() && !contains(rule.words.front());
    case ZeroRule::Kind::inclusive:
      return std::all_of(rule.equal.begin(), rule.equal.end(), [&](const auto& pair) {
        return passes_check(value(pair.first), pair.second, false);
      });
    case ZeroRule::Kind::conditional:
      return rule.equal.size() == 2 && passes_check(value(rule.equal[0].first), rule.equal[0].second, true) &&
             !passes_check(value(rule.equal[1].first), rule.equal[1].second, true);
  }
  return false;
}

struct Evaluate {
  const Domain& domain;
  DomainDeal deal;

  double operator()(const AdditiveUtility& u) const {
    double sum = u.bias;
    for (std::size_t i = 0; i < u.values.size(); ++i) sum += u.weights[i] * u.values[i][deal[i]];
    return std::min(u.ceiling, sum);
  }
  double operator()(const RectangleUtility& u) const {
    return std::min(u.ceiling, u.bias + aggregate(domain, u.top, deal) / u.maximum);
  }
  double operator()(const ConstraintUtility& u) const {
    for (const ZeroRule& rule : u.rules)
      if (!rule.issue && holds(domain, rule, deal)) return 0;
    double sum = 0;
    for (std::size_t i = 0; i < u.ranks.size(); ++i) {
      if (u.ranks[i].empty()) continue;
      const bool zeroed = std::any_of(u.rules.begin(), u.rules.end(), [&](const ZeroRule& rule) {
        return rule.issue == i && holds(domain, rule, deal);
      });
      if (!zeroed) sum += u.ranks[i][deal[i]];
    }
    return u.counted == 0 ? 0 : sum / double(u.counted);
  }
  double operator()(const GroupUtility& u) const {
    double sum = 0;
    std::vector<DealIndex> part;
    for (const UtilityGroup& group : u.groups) {
      part.clear();
      for (const std::size_t issue : group.issues) part.push_back(deal[issue]);
      if (const auto it = group.utilities.find(part); it != group.utilities.end()) sum += it->second;
    }
    return sum;
  }
  double operator()(const TableUtility& u) const {
    const auto it = u.utilities.find(std::vector<DealIndex>(deal.begin(), deal.end()));
    return it == u.utilities.end() ? u.otherwise : it->second;
  }
  double operator()(const OrderUtility&) const { return 0; }
};

}  // namespace

bool passes_check(const std::string& value, const std::string& check, bool strict) {
  const std::optional<long> number = whole_number(value);
  if (check.find("numeric") != std::string::npos) {
    if (!number) return false;
    if (check.find("positive") != std::string::npos) return strict ? *number > 0 : *number >= 0;
    if (check.find("negative") != std::string::npos) return strict ? *number < 0 : *number <= 0;
  }
  return value.find(check) != std::string::npos;
}

long whole_value(const std::string& value) { return whole_number(value).value_or(0); }

std::string deal_count(const Domain& domain) {
  std::vector<std::uint32_t> digits{1};  // base 10^9, least first
  for (const DomainIssue& issue : domain.issues) {
    std::uint64_t carry = 0;
    for (std::uint32_t& digit : digits) {
      carry += std::uint64_t{digit} * issue.values.size();
      digit = static_cast<std::uint32_t>(carry % 1'000'000'000);
      carry /= 1'000'000'000;
    }
    if (carry > 0) digits.push_back(static_cast<std::uint32_t>(carry));
  }
  while (digits.size() > 1 && digits.back() == 0) digits.pop_back();
  std::string text = std::to_string(digits.back());
  for (std::size_t i = digits.size() - 1; i-- > 0;) {
    const std::string part = std::to_string(digits[i]);
    text += std::string(9 - part.size(), '0') + part;
  }
  return text;
}

std::optional<std::uint64_t> deal_count_within(const Domain& domain, std::uint64_t limit) {
  std::uint64_t count = 1;
  for (const DomainIssue& issue : domain.issues)
    if (issue.values.empty()) return 0;
  for (const DomainIssue& issue : domain.issues) {
    if (count > limit / issue.values.size()) return std::nullopt;
    count *= issue.values.size();
  }
  return count;
}

double utility(const Domain& domain, const DomainProfile& profile, DomainDeal deal) {
  return std::visit(Evaluate{domain, deal}, profile.utility);
}

double reservation_of(const Domain& domain, const DomainProfile& profile) {
  if (profile.reservation) return *profile.reservation;
  if (!profile.reservation_deal.empty()) return utility(domain, profile, profile.reservation_deal);
  return 0;
}

std::pair<double, double> uncut_range(const AdditiveUtility& u) {
  double low = u.bias;
  double high = u.bias;
  for (std::size_t i = 0; i < u.values.size(); ++i) {
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const double value : u.values[i]) {
      least = std::min(least, u.weights[i] * value);
      most = std::max(most, u.weights[i] * value);
    }
    low += least;
    high += most;
  }
  return {low, high};
}

bool ceiling_binds(const AdditiveUtility& u) { return uncut_range(u).second > u.ceiling; }

std::vector<std::vector<std::size_t>> ranking(const OrderUtility& order) {
  std::vector<std::size_t> above(order.deals.size(), 0);
  std::vector<std::vector<std::size_t>> below(order.deals.size());
  for (const auto& [better, worse] : order.better) {
    ++above[worse];
    below[better].push_back(worse);
  }
  std::vector<std::vector<std::size_t>> ranks;
  std::vector<std::size_t> current;
  std::vector<bool> done(order.deals.size(), false);
  for (std::size_t i = 0; i < above.size(); ++i)
    if (above[i] == 0) current.push_back(i);
  while (!current.empty()) {
    std::vector<std::size_t> next;
    for (const std::size_t i : current) {
      done[i] = true;
      for (const std::size_t worse : below[i])
        if (--above[worse] == 0) next.push_back(worse);
    }
    std::sort(next.begin(), next.end());
    ranks.push_back(std::move(current));
    current = std::move(next);
  }
  std::vector<std::size_t> cyclic;
  for (std::size_t i = 0; i < done.size(); ++i)
    if (!done[i]) cyclic.push_back(i);
  if (!cyclic.empty()) ranks.push_back(std::move(cyclic));
  return ranks;
}

}  // namespace mediant::model
