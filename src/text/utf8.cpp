#include <algorithm>

#include "mediant/text/text.hpp"

namespace mediant::text {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Length of the well-formed sequence at `offset` (Unicode 15, table 3-7), or 0.
std::size_t sequence_length(std::string_view s, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[offset + i]); };
  const std::size_t left = s.size() - offset;
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (left < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(s[offset + i])) return 0;
  }
  if (lead == 0xE0 && byte(1) < 0xA0) return 0;
  if (lead == 0xED && byte(1) > 0x9F) return 0;
  if (lead == 0xF0 && byte(1) < 0x90) return 0;
  if (lead == 0xF4 && byte(1) > 0x8F) return 0;
  return length;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence_length(bytes, i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

bool is_valid_utf8(std::string_view bytes) { return first_invalid_utf8(bytes) == std::string_view::npos; }

std::size_t count_code_points(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return !is_continuation(c); }));
}

std::size_t byte_of_code_point(std::string_view utf8, std::size_t index) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (is_continuation(utf8[i])) continue;
    if (index == 0) return i;
    --index;
  }
  return utf8.size();
}

std::size_t code_point_of_byte(std::string_view utf8, std::size_t byte) {
  return count_code_points(utf8.substr(0, std::min(byte, utf8.size())));
}

char32_t next_code_point(std::string_view utf8, std::size_t& offset) {
  const std::size_t length = sequence_length(utf8, offset);
  if (length == 0) {
    ++offset;
    return U'\uFFFD';
  }
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(utf8[offset + i]));
  };
  char32_t code_point = byte(0);
  if (length > 1) {
    code_point &= (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) code_point = (code_point << 6U) | (byte(i) & 0x3FU);
  }
  offset += length;
  return code_point;
}

void append_code_point(std::string& out, char32_t c) {
  const auto push = [&](char32_t value) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(value)));
  };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0U | (c >> 6U));
    push(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    push(0xE0U | (c >> 12U));
    push(0x80U | ((c >> 6U) & 0x3FU));
    push(0x80U | (c & 0x3FU));
  } else {
    push(0xF0U | (c >> 18U));
    push(0x80U | ((c >> 12U) & 0x3FU));
    push(0x80U | ((c >> 6U) & 0x3FU));
    push(0x80U | (c & 0x3FU));
  }
}

}  // namespace mediant::text
