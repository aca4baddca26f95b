// A page in plain values as a file to hand over: HTML that prints well, and DOCX with real styles and
// footnotes (ECMA-376, WordprocessingML).
#pragma once

#include <string>
#include <string_view>

#include "mediant/core/document.hpp"
#include "mediant/core/result.hpp"

namespace mediant::formats {

/// One static page: no script, no request; sheet for the screen and for A4 paper. Notes stand at its end.
[[nodiscard]] std::string page_html(const Document& page, const std::string& title);

/// The bytes of a .docx: headings, lists, callouts and tables with styles of their own; every note a footnote
/// where it is referred to. Text that begins right to left is set so. An Error only if the archive cannot be
/// made.
[[nodiscard]] Result<std::string> page_docx(const Document& page, const std::string& title);

/// True if the first letter with a direction runs right to left (Hebrew, Arabic and their kin).
[[nodiscard]] bool begins_right_to_left(std::string_view utf8);

/// Text for XML and HTML: the five characters escaped; control characters that XML forbids are left out.
[[nodiscard]] std::string escaped(std::string_view utf8);

}  // namespace mediant::formats
