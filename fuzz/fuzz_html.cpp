// Any bytes as an HTML page: a document with clauses or one error, never a crash.
#include <cstdint>

#include "clauses.hpp"
#include "mediant/formats/native/document_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mediant;
  const auto document = formats::read_html({reinterpret_cast<const char*>(data), size}, "fuzz.html");
  if (!document) return 0;
  fuzz::check_clauses(*document);
  for (const auto& paragraph : document->paragraphs) static_cast<void>(text::original_text(paragraph));
  return 0;
}
