// YAML to a tree and back. Reading is libyaml's; writing is ours, so that the bytes are one canonical form.
#pragma once

#include "../node.hpp"

namespace mediant::formats {

[[nodiscard]] Tree parse_yaml(std::string_view yaml, const std::string& file, const Limits& limits);

/// Block style, with short leaf lists and maps on one line. Text that another reader of YAML could take for a
/// number, a truth value or a date-time is quoted.
[[nodiscard]] std::string to_yaml(const Node& node);

}  // namespace mediant::formats
