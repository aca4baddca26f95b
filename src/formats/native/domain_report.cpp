#include "domain_report.hpp"

#include <algorithm>
#include <charconv>

#include "mediant/core/print.hpp"

namespace mediant::formats {
namespace {

std::string_view trimmed(std::string_view word) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!word.empty() && space(word.front())) word.remove_prefix(1);
  while (!word.empty() && space(word.back())) word.remove_suffix(1);
  if (word.size() > 1 && word.front() == '+' && word[1] != '-') word.remove_prefix(1);
  return word;
}

}  // namespace

std::optional<double> finite_number(std::string_view word) {
  word = trimmed(word);
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<long> whole_number(std::string_view word) {
  word = trimmed(word);
  long value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

bool truth(std::string_view word) {
  const std::string lower = lower_case(trimmed(word));
  return lower == "true" || lower == "1" || lower == "yes";
}

std::string lower_case(std::string_view word) {
  std::string result(word);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string stem(const std::string& file) {
  const std::size_t slash = file.find_last_of('/');
  std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
  const std::size_t dot = name.find_last_of('.');
  if (dot != std::string::npos && dot > 0) name.resize(dot);
  return name;
}

std::optional<std::size_t> position_of(const std::vector<std::string>& values, std::string_view value) {
  const auto it = std::find(values.begin(), values.end(), value);
  if (it == values.end()) return std::nullopt;
  return static_cast<std::size_t>(it - values.begin());
}

std::unordered_map<std::string_view, std::size_t> positions(const std::vector<std::string>& values) {
  std::unordered_map<std::string_view, std::size_t> found;
  for (std::size_t i = 0; i < values.size(); ++i) found.emplace(values[i], i);
  return found;
}

bool fill_integers(model::DomainIssue& issue, const std::string& file, DomainReport& report) {
  issue.kind = model::DomainIssue::Kind::integer;
  issue.ordered = true;
  issue.step = 1;
  if (issue.high < issue.low) {
    report.error(file, issue.name, "issue \"" + issue.name + "\" ends before it begins",
                 "the upper bound must not be below the lower one");
    return false;
  }
  if (!report.admit(file, issue.name, issue.high - issue.low + 1)) return false;
  const long first = static_cast<long>(issue.low);
  const long last = static_cast<long>(issue.high);
  for (long v = first; v <= last; ++v) {
    issue.values.push_back(std::to_string(v));
    issue.numbers.push_back(double(v));
  }
  return true;
}

void fill_reals(model::DomainIssue& issue, std::size_t steps) {
  issue.kind = model::DomainIssue::Kind::real;
  issue.ordered = true;
  issue.step = (issue.high - issue.low) / double(steps - 1);
  for (std::size_t k = 0; k < steps; ++k) {
    const double x = issue.low + (issue.high - issue.low) * double(k) / double(steps - 1);
    issue.numbers.push_back(x);
    issue.values.push_back(shortest(x));
  }
}

}  // namespace mediant::formats
