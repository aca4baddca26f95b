// Documents as text: plain text and Markdown in every build; DOCX, HTML and PDF natively
// (formats/native/document_file.hpp).
#pragma once

#include <string>
#include <string_view>

#include "mediant/core/result.hpp"
#include "mediant/text/document.hpp"

namespace mediant::formats {

/// Limits a document must keep; beyond them reading stops with one error that states the limit.
struct DocumentLimits {
  std::size_t bytes = 16U << 20U;     ///< of the file
  std::size_t unpacked = 24U << 20U;  ///< of one part of a packed document
  std::size_t paragraphs = 200'000;
  std::size_t elements = 60'000;  ///< of an HTML page
};

/// Paragraphs are separated by blank lines; a single line break separates them unless the text is wrapped to
/// a width (then lines that were full are joined). Bytes that are not UTF-8 are an error that says where.
[[nodiscard]] Result<text::WrittenDocument> read_plain_text(std::string_view bytes, const std::string& name,
                                                            const DocumentLimits& limits = {});

/// CommonMark's blocks as far as drafts and reports use them: headings, lists, quotations, paragraphs, and
/// tables of GFM, whose rows are points where their first column numbers them; inline marks are taken off the
/// paragraphs' text. `text` stays the file's own.
[[nodiscard]] Result<text::WrittenDocument> read_markdown(std::string_view bytes, const std::string& name,
                                                          const DocumentLimits& limits = {});

}  // namespace mediant::formats
