#include "domain_writing.hpp"

#include <algorithm>
#include <cmath>

namespace mediant::formats::writing {

void tell(WrittenDomain& out, Severity severity, const model::DomainProfile& profile, std::string message) {
  out.diagnostics.push_back({severity, "export", profile.name, {}, std::move(message), ""});
}

std::string FileNames::make(const std::string& name, const std::string& extension) {
  std::string word;
  for (const char c : name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    word += plain ? c : '-';
  }
  if (word.empty()) word = "profile";
  word.resize(std::min<std::size_t>(word.size(), 80));
  std::string unique = word + extension;
  for (int k = 2; !taken_.insert(unique).second; ++k) unique = word + "-" + std::to_string(k) + extension;
  return unique;
}

std::optional<Line> line_through(const model::DomainIssue& issue, const std::vector<double>& column) {
  if (issue.numbers.empty() || column.empty()) return std::nullopt;
  const double width = issue.numbers.back() - issue.numbers.front();
  const Line line{width == 0 ? 0 : (column.back() - column.front()) / width, column.front()};
  for (std::size_t v = 0; v < column.size(); ++v) {
    const double expected = line.at_first + line.slope * (issue.numbers[v] - issue.numbers.front());
    if (std::abs(expected - column[v]) > 1e-12 * std::max(1.0, std::abs(column[v]))) return std::nullopt;
  }
  return line;
}

bool linear_everywhere(const model::Domain& domain, std::size_t issue) {
  if (domain.issues[issue].numbers.empty()) return false;
  return std::all_of(
      domain.profiles.begin(), domain.profiles.end(), [&](const model::DomainProfile& profile) {
        const auto* u = std::get_if<model::AdditiveUtility>(&profile.utility);
        return u == nullptr || line_through(domain.issues[issue], u->values[issue]).has_value();
      });
}

}  // namespace mediant::formats::writing
