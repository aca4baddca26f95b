// Documents on disk: text, Markdown, HTML, DOCX, and PDF through pdftotext.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "mediant/formats/document.hpp"

namespace mediant::formats {

/// By the file's first bytes, then its extension; plain text where neither says more.
[[nodiscard]] Result<text::WrittenDocument> read_document(const std::filesystem::path& path,
                                                          const DocumentLimits& limits = {});
/// The same from bytes in memory (no PDF).
[[nodiscard]] Result<text::WrittenDocument> read_document_bytes(std::string_view bytes,
                                                                const std::string& name,
                                                                const DocumentLimits& limits = {});

/// Visible text of an HTML page in block order: numbers of ordered lists, headings, <ins> and <del>. Where a
/// page has one <main> or <article> that holds most of its text, only that is read.
[[nodiscard]] Result<text::WrittenDocument> read_html(std::string_view bytes, const std::string& name,
                                                      const DocumentLimits& limits = {});

/// Office Open XML (ISO/IEC 29500): paragraphs of the body and its tables, numbers as printed, headings,
/// tracked insertions, deletions and moves, comments.
[[nodiscard]] Result<text::WrittenDocument> read_docx(std::string_view bytes, const std::string& name,
                                                      const DocumentLimits& limits = {});

/// Through the program `pdftotext` (poppler-utils); an error says how to install it where it is missing.
[[nodiscard]] Result<text::WrittenDocument> read_pdf(const std::filesystem::path& path,
                                                     const DocumentLimits& limits = {});

/// Bytes of a DOCX with the document's paragraphs: headings, labels as text, tracked changes, comments. The
/// same document gives the same bytes.
[[nodiscard]] Result<std::string> write_docx(const text::WrittenDocument& document);

}  // namespace mediant::formats
