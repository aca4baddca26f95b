// Any bytes as plain text and as Markdown: paragraphs and clauses inside the text, never a crash.
#include <cstdint>

#include "clauses.hpp"
#include "mediant/formats/document.hpp"
#include "mediant/text/label.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mediant;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool markdown : {false, true}) {
    const auto document =
        markdown ? formats::read_markdown(bytes, "fuzz.md") : formats::read_plain_text(bytes, "fuzz.txt");
    if (!document) continue;
    for (const auto& paragraph : document->paragraphs) {
      if (paragraph.at.begin > paragraph.at.end || paragraph.at.end > document->text.size()) std::abort();
      const auto label = text::read_label(paragraph.text);
      if (label && label->length > paragraph.text.size()) std::abort();
    }
    fuzz::check_clauses(*document);
  }
  return 0;
}
