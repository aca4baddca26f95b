// Any bytes as a DOCX: a document with clauses or one error, never a crash; what is read can be written
// again.
#include <cstdint>

#include "clauses.hpp"
#include "mediant/formats/native/document_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mediant;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = formats::read_docx(bytes, "fuzz.docx");
  if (!document) return 0;
  fuzz::check_clauses(*document);
  const auto written = formats::write_docx(*document);
  if (!written || !formats::read_docx(*written, "again.docx")) std::abort();
  return 0;
}
