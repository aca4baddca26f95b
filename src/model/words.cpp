#include "mediant/model/words.hpp"

namespace mediant::model {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
    out += words[i];
  }
  return out;
}

std::string when_in_words(const Case& c, const When& when) {
  std::vector<std::string> parts;
  for (const Condition& condition : when) {
    const Issue* issue = find(c, condition.issue);
    if (issue == nullptr) continue;
    if (!condition.written.empty()) {
      parts.push_back(issue->name + " " + condition.written + (issue->unit.empty() ? "" : " " + issue->unit));
      continue;
    }
    std::string options;
    for (std::size_t i = 0; i < condition.any_of.size(); ++i) {
      options += (i == 0 ? "" : " or ") + option_name(*issue, condition.any_of[i]);
    }
    parts.push_back(issue->name + ": " + options);
  }
  return joined(parts);
}

}  // namespace mediant::model
