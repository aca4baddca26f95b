// Paths in a case, as diagnostics name them: "preferences.b.weights.cap", "claims[3].by",
// `scores.cap["7.25"]`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mediant::model {

/// A key, written ["…"] where it holds what the path's own grammar uses.
void append_key(std::string& path, std::string_view key);
void append_index(std::string& path, std::size_t index);

/// A place while walking through a case: costs nothing until it is asked for its text. Lives on the stack,
/// shorter than the one above it and than the key.
class Path {
 public:
  Path() = default;
  Path(const Path& above, std::string_view key) : above_(&above), key_(key) {}
  Path(const Path& above, std::size_t index) : above_(&above), index_(index + 1) {}
  [[nodiscard]] std::string text() const;

 private:
  const Path* above_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;  ///< one more than the index; 0 for a key
};

}  // namespace mediant::model
