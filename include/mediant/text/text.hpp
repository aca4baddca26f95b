// Segmentation, normalisation and case folding behind one interface: ICU natively, the browser's Intl in the
// page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mediant::text {

/// A half-open range of bytes in a UTF-8 string.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// What an implementation offers. All offsets are bytes of the given UTF-8 text, which must be valid.
class Toolkit {
 public:
  Toolkit() = default;
  Toolkit(const Toolkit&) = delete;
  Toolkit& operator=(const Toolkit&) = delete;
  virtual ~Toolkit() = default;

  /// Words as people count them (UAX #29 word boundaries that hold a letter or digit).
  [[nodiscard]] virtual std::vector<Span> words(std::string_view utf8) const = 0;
  /// Sentences (UAX #29), covering the whole text without gaps.
  [[nodiscard]] virtual std::vector<Span> sentences(std::string_view utf8) const = 0;
  /// Normalisation form C.
  [[nodiscard]] virtual std::string nfc(std::string_view utf8) const = 0;
  /// Unicode case folding after NFC; for comparing, never for showing.
  [[nodiscard]] virtual std::string fold(std::string_view utf8) const = 0;
};

/// Portable helpers (src/text/utf8.cpp), the same in every build.
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);
/// Byte offset of the first invalid byte, or npos.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view bytes);
[[nodiscard]] std::size_t count_code_points(std::string_view utf8);
/// Byte offset of code point number `index` (the size of the text at or past its end).
[[nodiscard]] std::size_t byte_of_code_point(std::string_view utf8, std::size_t index);
/// Number of code points before byte offset `byte`.
[[nodiscard]] std::size_t code_point_of_byte(std::string_view utf8, std::size_t byte);
/// Decodes the code point that starts at `offset` and moves past it.
[[nodiscard]] char32_t next_code_point(std::string_view utf8, std::size_t& offset);
void append_code_point(std::string& out, char32_t code_point);

}  // namespace mediant::text
