// The one case a server has open: read from its folder or file, saved back whole or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "mediant/core/result.hpp"

namespace mediant::server {

class CaseStore {
 public:
  /// Removes what a save that was killed half-way has left beside the case.
  explicit CaseStore(std::filesystem::path path);

  struct Copy {
    std::string json;     ///< the case with the texts of its sources and drafts inside
    std::string version;  ///< names the bytes of the file it was read from
  };
  [[nodiscard]] Result<Copy> read() const;

  /// Saves a case given as JSON; durable when it returns. `expected` (may be empty) is the version that the
  /// writer had read: if the file has changed since, nothing is written and the error is "changed". Errors of
  /// the text are "bad-case". Gives the new version.
  [[nodiscard]] Result<std::string> save(std::string_view json, std::string_view expected) const;

  [[nodiscard]] std::string name() const { return path_.filename().string(); }

 private:
  [[nodiscard]] Result<std::string> version() const;
  std::filesystem::path path_;
};

}  // namespace mediant::server
