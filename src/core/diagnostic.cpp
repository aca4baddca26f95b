#include "mediant/core/diagnostic.hpp"

#include <algorithm>

namespace mediant {

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string to_string(const Diagnostic& diagnostic) {
  std::string line;
  if (!diagnostic.at.file.empty()) {
    line += diagnostic.at.file + ":";
    if (diagnostic.at.line > 0) {
      line += std::to_string(diagnostic.at.line) + ":";
      if (diagnostic.at.column > 0) line += std::to_string(diagnostic.at.column) + ":";
    }
    line += " ";
  }
  line += diagnostic.severity == Severity::error ? "error: " : "warning: ";
  line += diagnostic.message;
  if (!diagnostic.path.empty()) line += " (" + diagnostic.path + ")";
  if (!diagnostic.hint.empty()) line += " - " + diagnostic.hint;
  return line;
}

}  // namespace mediant
