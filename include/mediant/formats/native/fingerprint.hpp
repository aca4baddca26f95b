// A name for exact bytes: two texts with the same fingerprint are the same to the letter.
#pragma once

#include <string>
#include <string_view>

namespace mediant::formats {

/// "sha256:" and 64 hexadecimal digits (FIPS 180-4).
[[nodiscard]] std::string fingerprint(std::string_view bytes);

}  // namespace mediant::formats
