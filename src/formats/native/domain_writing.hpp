// What the domain writers share.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "mediant/formats/native/domain_file.hpp"

namespace mediant::formats::writing {

void tell(WrittenDomain& out, Severity severity, const model::DomainProfile& profile, std::string message);
/// File names without folders and blanks, each once: "name.ext", "name-2.ext", …
class FileNames {
 public:
  std::string make(const std::string& name, const std::string& extension);

 private:
  std::set<std::string> taken_;
};

/// slope and value at the first number, if the column is linear in the issue's numbers.
struct Line {
  double slope = 0, at_first = 0;
};
[[nodiscard]] std::optional<Line> line_through(const model::DomainIssue& issue,
                                               const std::vector<double>& column);

/// True if every profile's column of an issue of numbers is linear, so that it can stay one.
[[nodiscard]] bool linear_everywhere(const model::Domain& domain, std::size_t issue);

}  // namespace mediant::formats::writing
