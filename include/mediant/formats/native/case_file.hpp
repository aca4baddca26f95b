// Case folders and files on disk, YAML and JSON. All file I/O of the library is in this room's native half.
#pragma once

#include <filesystem>

#include "mediant/core/result.hpp"
#include "mediant/formats/case_text.hpp"

namespace mediant::formats {

[[nodiscard]] Loaded read_case_yaml(std::string_view yaml, const std::string& file,
                                    const Limits& limits = {});
[[nodiscard]] std::string write_case_yaml(const model::Case& c);

/// A case's YAML changed to say another case, its comments and layout kept where nothing changed.
struct Amended {
  std::string yaml;
  std::vector<std::string> lost;  ///< comments that stood inside what had to be written anew
};
/// Reads back as exactly `c`; in canonical form throughout where the source cannot be taken apart.
[[nodiscard]] Amended amend_case_yaml(std::string_view yaml, const model::Case& c);

/// A folder (its case.yaml or case.json) or a single file (.yaml, .yml, .json). An Error is for what cannot
/// be read at all; what can be read but is wrong stands in the diagnostics.
[[nodiscard]] Result<Loaded> load_case(const std::filesystem::path& path, const Limits& limits = {});

/// The main file of a case path: the file itself, or case.yaml / case.json inside the folder.
[[nodiscard]] Result<std::filesystem::path> case_file_of(const std::filesystem::path& path);

/// Writes atomically (temporary file, fsync, rename); the form follows the file's extension, YAML for a
/// folder.
[[nodiscard]] Result<std::filesystem::path> save_case(const model::Case& c,
                                                      const std::filesystem::path& path);

/// Reads a whole file, or says in one sentence why not. `limit` in bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::size_t limit = 64U << 20U);
/// Writes a whole file atomically.
[[nodiscard]] Result<bool> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace mediant::formats
