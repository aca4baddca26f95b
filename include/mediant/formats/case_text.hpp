// The case as text: JSON in every build; YAML and folders natively (formats/native/case_file.hpp).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediant/core/diagnostic.hpp"
#include "mediant/model/access.hpp"
#include "mediant/model/case.hpp"

namespace mediant::formats {

struct Node;

/// Where each path of the case ("parties[0].id", "preferences.b.weights.cap") stands in its file. Looked up
/// by walking the file's own tree, so that a large file costs nothing until it is asked.
class Positions {
 public:
  Positions() = default;
  Positions(std::string file, std::shared_ptr<const Node> root)
      : file_(std::move(file)), root_(std::move(root)) {}
  /// Of the path, or of the nearest thing around it that the file holds; line 0 where nothing was read.
  [[nodiscard]] Position find(std::string_view path) const;

 private:
  std::string file_;
  std::shared_ptr<const Node> root_;
};

/// What was read. `value` holds what could be understood even where `diagnostics` has errors.
struct Loaded {
  model::Case value;
  Diagnostics diagnostics;  ///< of reading and of model::check, in file order, with positions
  Positions positions;
  /// For each error of reading, the access of the blocks around it, innermost first; for diagnostics_for().
  std::vector<std::vector<model::Access>> reading_errors;
  [[nodiscard]] bool usable() const { return !has_errors(diagnostics); }
};

/// What is wrong with a case as this audience may know it. The desk gets all, with positions. Others get the
/// checks of the case they see, without positions (line numbers would count what is hidden), and one error
/// without details if something they see could not be read. What is wrong in hidden blocks does not show.
/// `today` as in check().
[[nodiscard]] Diagnostics diagnostics_for(const Loaded& loaded, const model::Audience& audience,
                                          long today = 0);

/// Limits a case file must keep; beyond them reading stops with one error that states the limit.
struct Limits {
  std::size_t bytes = 64U << 20U;
  std::size_t depth = 64;
  std::size_t nodes = 4'000'000;      ///< values in all, after YAML aliases are expanded
  std::size_t alias_nodes = 200'000;  ///< values that come from YAML aliases
};

/// `file` names the text in diagnostics. Never throws; any bytes are answered by diagnostics.
[[nodiscard]] Loaded read_case_json(std::string_view json, const std::string& file,
                                    const Limits& limits = {});

/// Canonical JSON: the format's key order, short forms where they lose nothing, two-space indent, final
/// newline. Writing what was read from it gives the same bytes.
[[nodiscard]] std::string write_case_json(const model::Case& c);

/// The JSON Schema of the case format (draft 2020-12), pretty-printed.
[[nodiscard]] std::string case_schema();

/// 16 hex digits that name the case's content: a hash of its canonical JSON.
[[nodiscard]] std::string case_hash(const model::Case& c);

}  // namespace mediant::formats
