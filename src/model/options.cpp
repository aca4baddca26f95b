// What an issue's options are, listed or as the steps of a range.
#include <algorithm>
#include <cmath>

#include "mediant/model/case.hpp"
#include "steps.hpp"

namespace mediant::model {

std::size_t step_count(const NumericRange& range) {
  if (!(range.step > 0) || !(range.from <= range.to)) return 0;
  if (const auto steps = DecimalSteps::of(range)) return std::min(steps->count(), most_steps);
  const double count = std::floor((range.to - range.from) / range.step * (1 + 1e-12)) + 1;
  return count < static_cast<double>(most_steps) ? static_cast<std::size_t>(count) : most_steps;
}

double step_value(const NumericRange& range, std::size_t index) {
  if (index < most_steps) {
    if (const auto steps = DecimalSteps::of(range)) return steps->value(index);
  }
  return range.from + static_cast<double>(index) * range.step;
}

std::vector<OptionId> option_ids(const Issue& issue) {
  std::vector<OptionId> ids;
  if (!issue.numeric()) {
    ids.reserve(issue.options.size());
    for (const Option& option : issue.options) ids.push_back(option.id);
    return ids;
  }
  const std::size_t count = step_count(*issue.range);
  ids.reserve(count);
  const auto steps = DecimalSteps::of(*issue.range);
  for (std::size_t i = 0; i < count; ++i)
    ids.emplace_back(number_text(steps ? steps->value(i) : step_value(*issue.range, i)));
  return ids;
}

std::optional<std::size_t> option_index(const Issue& issue, const OptionId& option) {
  if (!issue.numeric()) {
    const auto found = std::find_if(issue.options.begin(), issue.options.end(),
                                    [&](const Option& o) { return o.id == option; });
    if (found == issue.options.end()) return std::nullopt;
    return static_cast<std::size_t>(found - issue.options.begin());
  }
  const auto value = parse_number(option.value);
  const std::size_t count = step_count(*issue.range);
  if (!value || count == 0) return std::nullopt;
  const double place = std::round((*value - issue.range->from) / issue.range->step);
  if (!(place >= 0) || place >= static_cast<double>(count)) return std::nullopt;
  const auto index = static_cast<std::size_t>(place);
  if (step_value(*issue.range, index) != *value) return std::nullopt;
  return index;
}

std::string option_name(const Issue& issue, const OptionId& option) {
  if (issue.numeric()) return issue.unit.empty() ? option.value : option.value + " " + issue.unit;
  const auto index = option_index(issue, option);
  if (!index || issue.options[*index].name.empty()) return option.value;
  return issue.options[*index].name;
}

std::vector<std::size_t> matching_options(const Issue& issue, const Condition& condition) {
  std::vector<std::size_t> indices;
  if (!condition.any_of.empty()) {
    for (const OptionId& option : condition.any_of) {
      if (const auto index = option_index(issue, option)) indices.push_back(*index);
    }
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    return indices;
  }
  if (!issue.numeric() || (!condition.at_least && !condition.at_most)) return indices;
  const auto steps = DecimalSteps::of(*issue.range);
  const std::size_t count = step_count(*issue.range);
  for (std::size_t i = 0; i < count; ++i) {
    const double value = steps ? steps->value(i) : step_value(*issue.range, i);
    const bool high_enough =
        !condition.at_least || (condition.above ? value > *condition.at_least : value >= *condition.at_least);
    const bool low_enough =
        !condition.at_most || (condition.below ? value < *condition.at_most : value <= *condition.at_most);
    if (high_enough && low_enough) indices.push_back(i);
  }
  return indices;
}

}  // namespace mediant::model
