#include "mediant/text/document.hpp"

namespace mediant::text {

std::string original_text(const WrittenParagraph& paragraph) {
  std::string out;
  std::size_t done = 0;
  for (const TrackedChange& change : paragraph.changes) {
    if (change.at.begin < done || change.at.end > paragraph.text.size()) continue;
    out.append(paragraph.text, done, change.at.begin - done);
    if (change.kind == TrackedChange::Kind::deleted) out += change.text;
    done = change.at.end;
  }
  out.append(paragraph.text, done, std::string::npos);
  return out;
}

WrittenDocument original(const WrittenDocument& document) {
  WrittenDocument before = document;
  before.paragraphs.clear();
  for (const WrittenParagraph& paragraph : document.paragraphs) {
    WrittenParagraph p = paragraph;
    p.text = original_text(paragraph);
    p.changes.clear();
    p.comments.clear();
    if (!p.text.empty() || paragraph.text.empty()) before.paragraphs.push_back(std::move(p));
  }
  lay_out(before);
  return before;
}

void lay_out(WrittenDocument& document) {
  document.text.clear();
  for (WrittenParagraph& paragraph : document.paragraphs) {
    if (paragraph.text.empty()) {
      paragraph.at = {document.text.size(), document.text.size()};
      continue;
    }
    if (!paragraph.label.empty()) document.text += paragraph.label + " ";
    paragraph.at = {document.text.size(), document.text.size() + paragraph.text.size()};
    document.text += paragraph.text + "\n";
  }
}

}  // namespace mediant::text
