// Bytes in a named character encoding to UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "mediant/core/result.hpp"

namespace mediant::formats {

/// The encoding an HTML page states in its first 1,024 bytes (or by its byte order mark); "utf-8" if none.
[[nodiscard]] std::string declared_charset(std::string_view html);

/// UTF-8 text. Bytes that are valid UTF-8 are taken as such whatever `charset` says; otherwise they are
/// converted, or it is said why not.
[[nodiscard]] Result<std::string> decode(std::string_view bytes, const std::string& charset,
                                         const std::string& name);

}  // namespace mediant::formats
