// Things counted, in words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mediant {

/// "1 change", "3 changes": for nouns whose plural adds an s.
[[nodiscard]] inline std::string counted(std::size_t n, std::string_view noun) {
  return std::to_string(n) + " " + std::string(noun) + (n == 1 ? "" : "s");
}

}  // namespace mediant
