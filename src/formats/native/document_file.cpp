#include "mediant/formats/native/document_file.hpp"

#include <algorithm>
#include <cctype>

#include "mediant/formats/native/case_file.hpp"
#include "mediant/formats/native/charset.hpp"

namespace mediant::formats {
namespace {

std::string extension_of(const std::string& name) {
  std::string extension = std::filesystem::path(name).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return extension;
}

bool looks_like_html(std::string_view bytes) {
  const std::size_t start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (start == std::string_view::npos || bytes[start] != '<') return false;
  std::string head(bytes.substr(start, 64));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return head.starts_with("<!doctype html") || head.starts_with("<html");
}

}  // namespace

Result<text::WrittenDocument> read_document_bytes(std::string_view bytes, const std::string& name,
                                                  const DocumentLimits& limits) {
  const std::string extension = extension_of(name);
  if (bytes.starts_with("PK\x03\x04") || extension == ".docx") return read_docx(bytes, name, limits);
  if (bytes.starts_with("%PDF-")) return Error{"bad-document", name + " is a PDF", "give it as a file"};
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return Error{"bad-document", name + " is an old Word file (.doc)", "save it as DOCX in a word processor"};
  }
  if (bytes.starts_with("{\\rtf")) {
    return Error{"bad-document", name + " is an RTF file", "save it as DOCX in a word processor"};
  }
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml" || looks_like_html(bytes))
    return read_html(bytes, name, limits);
  std::string decoded;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    auto utf8 = decode(bytes, declared_charset(bytes), name);
    if (!utf8) return utf8.error();
    decoded = std::move(*utf8);
    bytes = decoded;
  }
  if (extension == ".md" || extension == ".markdown") return read_markdown(bytes, name, limits);
  return read_plain_text(bytes, name, limits);
}

Result<text::WrittenDocument> read_document(const std::filesystem::path& path, const DocumentLimits& limits) {
  const std::string name = path.filename().string();
  auto bytes = read_file(path, limits.bytes);
  if (!bytes) return bytes.error();
  if (bytes->starts_with("%PDF-")) return read_pdf(path, limits);
  return read_document_bytes(*bytes, name, limits);
}

}  // namespace mediant::formats
