#include "mediant/model/path.hpp"

namespace mediant::model {

void append_key(std::string& path, std::string_view key) {
  if (!key.empty() && key.find_first_of(".[]\"\\") == std::string_view::npos) {
    if (!path.empty()) path += '.';
    path += key;
    return;
  }
  path += "[\"";
  for (const char c : key) {
    if (c == '"' || c == '\\') path += '\\';
    path += c;
  }
  path += "\"]";
}

void append_index(std::string& path, std::size_t index) { path += "[" + std::to_string(index) + "]"; }

std::string Path::text() const {
  std::string path = above_ == nullptr ? "" : above_->text();
  if (index_ > 0)
    append_index(path, index_ - 1);
  else if (above_ != nullptr)
    append_key(path, key_);
  return path;
}

}  // namespace mediant::model
