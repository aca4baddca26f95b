// What is wrong with an input, where, and what would be right.
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace mediant {

enum class Severity { warning, error };

/// A place in a file; line and column count from 1, 0 means not known.
struct Position {
  std::string file;
  int line = 0;
  int column = 0;
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// One problem of an input. `message` names the offending value, `hint` what would be valid.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  ///< stable short word, e.g. "unknown-key", "unknown-reference"
  std::string path;  ///< place in the case, e.g. "preferences.b.weights.cap" or "claims[3].by"
  Position at;
  std::string message;
  std::string hint;
  friend auto operator<=>(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// True if any of them is an error rather than a warning.
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

/// "case.yaml:12:5: error: ... (path) - hint", on one line.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

}  // namespace mediant
