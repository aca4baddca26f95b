// The number a line of a draft begins with: "1.", "2.3", "(b)", "iv)", "Article 4", "Статья 1", "المادة ٣".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mediant/text/text.hpp"

namespace mediant::text {

struct Label {
  enum class Style {
    number,   ///< 1. 2.3 (4) ١-
    letter,   ///< a) (б) أ-
    roman,    ///< IV. (ii)
    article,  ///< a word for a division and its number
    bullet,
  };
  Style style = Style::number;
  std::string shown;       ///< as it stands, blanks behind it off
  std::string number;      ///< the bare number in ASCII digits where it has digits: "2.3", "b", "iv"
  std::string word;        ///< "Article", for Style::article
  bool groups = false;     ///< of a part, chapter, annex, …, which holds provisions rather than being one
  std::size_t length = 0;  ///< bytes of the line up to the text behind the label
};

/// The label at the beginning of a line, if it begins with one. Prose that begins with a number ("5 ships",
/// "Article 5 of the treaty") has none.
[[nodiscard]] std::optional<Label> read_label(std::string_view line);

/// 0..9 for a decimal digit of ASCII, Arabic-Indic or Extended Arabic-Indic, else -1.
[[nodiscard]] int digit_value(char32_t code_point);

/// The small letter of a capital of these scripts, in as many bytes; any other code point itself.
[[nodiscard]] char32_t lower_case(char32_t code_point);

/// True for a Unicode letter of the scripts whose case is told apart here (Latin, Cyrillic) in upper case.
[[nodiscard]] bool is_upper(char32_t code_point);

}  // namespace mediant::text
