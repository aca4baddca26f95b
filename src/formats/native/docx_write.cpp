#include <algorithm>
#include <string>

#include "docx_package.hpp"
#include "mediant/formats/native/document_file.hpp"

namespace mediant::formats {
namespace {

using text::TrackedChange;
using text::WrittenDocument;
using text::WrittenParagraph;

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word_space =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

// Text for XML 1.0: what the standard does not allow is left out.
std::string escaped(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_code_point(s, i);
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else if (c == U'"') {
      out += "&quot;";
    } else if (c >= 0x20 || c == U'\t' || c == U'\n') {
      if (c != 0xFFFE && c != 0xFFFF) out += s.substr(begin, i - begin);
    }
  }
  return out;
}

bool is_right_to_left(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = text::next_code_point(s, i);
    if (c >= 0x590 && c <= 0x8FF) return true;
    if ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x590)) return false;
  }
  return false;
}

class BodyWriter {
 public:
  std::string body(const WrittenDocument& document) {
    for (const WrittenParagraph& p : document.paragraphs) paragraph(p);
    return std::move(out_);
  }
  [[nodiscard]] const std::string& comments() const { return comments_; }

 private:
  void paragraph(const WrittenParagraph& p) {
    rtl_ = is_right_to_left(p.text.empty() && !p.changes.empty() ? p.changes.front().text : p.text);
    const TrackedChange* whole = nullptr;  // the paragraph as such came or went
    if (p.changes.size() == 1) {
      const TrackedChange& only = p.changes.front();
      const bool all = only.kind == TrackedChange::Kind::deleted
                           ? p.text.empty()
                           : only.at.begin == 0 && only.at.end >= p.text.size();
      if (all) whole = &only;
    }
    out_ += "<w:p><w:pPr>";
    if (p.heading > 0) out_ += "<w:pStyle w:val=\"Heading" + std::to_string(std::min(p.heading, 6)) + "\"/>";
    if (rtl_) out_ += "<w:bidi/>";
    if (p.level > 0 && p.heading == 0)
      out_ += "<w:ind w:left=\"" + std::to_string(std::min(p.level, 8) * 425) + "\"/>";
    if (whole != nullptr) out_ += "<w:rPr>" + tag(*whole, true) + "</w:rPr>";
    out_ += "</w:pPr>";
    if (!p.label.empty()) {
      if (whole != nullptr) out_ += tag(*whole, false);
      run(p.label + " ", whole != nullptr && whole->kind == TrackedChange::Kind::deleted);
      if (whole != nullptr) out_ += end_tag(*whole);
    }
    std::vector<std::size_t> stops{0, p.text.size()};
    for (const auto& comment : p.comments) {
      stops.push_back(std::min(comment.at.begin, p.text.size()));
      stops.push_back(std::min(comment.at.end, p.text.size()));
    }
    std::sort(stops.begin(), stops.end());
    stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    first_comment_ = next_comment_;
    std::size_t change = 0;
    comment_starts(p, 0);
    for (std::size_t s = 0; s + 1 < stops.size(); ++s) {
      piece(p, stops[s], stops[s + 1], change);
      comment_ends(p, stops[s + 1], s + 2 == stops.size());
      if (s + 2 < stops.size()) comment_starts(p, stops[s + 1]);
    }
    for (; change < p.changes.size(); ++change) emit(p.changes[change]);
    if (stops.size() == 1) comment_ends(p, 0, true);
    out_ += "</w:p>";
    next_comment_ += p.comments.size();
  }

  // The text from `begin` to `end` with the changes that lie in it.
  void piece(const WrittenParagraph& p, std::size_t begin, std::size_t end, std::size_t& change) {
    std::size_t done = begin;
    while (change < p.changes.size() && p.changes[change].at.begin < end) {
      const TrackedChange& c = p.changes[change];
      const std::size_t from = std::max(c.at.begin, done);
      if (from > done) run(std::string_view(p.text).substr(done, from - done), false);
      if (c.kind == TrackedChange::Kind::deleted) {
        emit(c);
        done = from;
      } else {
        const std::size_t to = std::min(c.at.end, end);
        out_ += tag(c, false);
        run(std::string_view(p.text).substr(from, to - from), false);
        out_ += end_tag(c);
        done = to;
        if (c.at.end > end) return;  // goes on behind a comment's edge
      }
      ++change;
    }
    if (end > done) run(std::string_view(p.text).substr(done, end - done), false);
  }

  void emit(const TrackedChange& c) {
    if (c.kind != TrackedChange::Kind::deleted) return;
    out_ += tag(c, false);
    run(c.text, true);
    out_ += end_tag(c);
  }

  std::string tag(const TrackedChange& c, bool empty) {
    std::string out = c.kind == TrackedChange::Kind::inserted ? "<w:ins" : "<w:del";
    out += " w:id=\"" + std::to_string(++next_change_) + "\" w:author=\"" + escaped(c.author) + "\"" +
           date(c.date);
    return out + (empty ? "/>" : ">");
  }
  static std::string end_tag(const TrackedChange& c) {
    return c.kind == TrackedChange::Kind::inserted ? "</w:ins>" : "</w:del>";
  }
  static std::string date(const std::string& iso) {
    if (iso.empty()) return "";
    return " w:date=\"" + escaped(iso.size() == 10 ? iso + "T00:00:00Z" : iso) + "\"";
  }

  void run(std::string_view s, bool deleted) {
    while (!s.empty()) {
      const std::size_t line = std::min(s.find('\n'), s.size());
      out_ += "<w:r>";
      if (rtl_) out_ += "<w:rPr><w:rtl/></w:rPr>";
      const std::string name = deleted ? "w:delText" : "w:t";
      if (line > 0)
        out_ += "<" + name + " xml:space=\"preserve\">" + escaped(s.substr(0, line)) + "</" + name + ">";
      if (line < s.size()) out_ += "<w:br/>";
      out_ += "</w:r>";
      s.remove_prefix(std::min(line + 1, s.size()));
    }
  }

  void comment_starts(const WrittenParagraph& p, std::size_t at) {
    for (std::size_t i = 0; i < p.comments.size(); ++i) {
      if (std::min(p.comments[i].at.begin, p.text.size()) == at)
        out_ += "<w:commentRangeStart w:id=\"" + std::to_string(first_comment_ + i) + "\"/>";
    }
  }
  void comment_ends(const WrittenParagraph& p, std::size_t at, bool last) {
    for (std::size_t i = 0; i < p.comments.size(); ++i) {
      const std::size_t end = std::min(p.comments[i].at.end, p.text.size());
      if (end != at && !(last && end == 0)) continue;
      const std::string id = std::to_string(first_comment_ + i);
      out_ += "<w:commentRangeEnd w:id=\"" + id + "\"/><w:r><w:commentReference w:id=\"" + id + "\"/></w:r>";
      comments_ += "<w:comment w:id=\"" + id + "\" w:author=\"" + escaped(p.comments[i].author) + "\"" +
                   date(p.comments[i].date) + "><w:p><w:r><w:t xml:space=\"preserve\">" +
                   escaped(p.comments[i].text) + "</w:t></w:r></w:p></w:comment>";
    }
  }

  std::string out_, comments_;
  std::size_t next_change_ = 0, next_comment_ = 0, first_comment_ = 0;
  bool rtl_ = false;
};

std::string styles() {
  std::string out =
      std::string(head) + "<w:styles " + std::string(word_space) +
      "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Liberation Serif\" w:hAnsi=\"Liberation "
      "Serif\" "
      "w:cs=\"DejaVu Sans\"/><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing "
      "w:after=\"120\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
      "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>";
  for (int level = 1; level <= 6; ++level) {
    const std::string n = std::to_string(level);
    out += "<w:style w:type=\"paragraph\" w:styleId=\"Heading" + n + "\"><w:name w:val=\"heading " + n +
           "\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" "
           "w:after=\"120\"/><w:outlineLvl w:val=\"" +
           std::to_string(level - 1) + "\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"" +
           std::to_string(34 - 2 * level) + "\"/></w:rPr></w:style>";
  }
  return out + "</w:styles>";
}

}  // namespace

Result<std::string> write_docx(const WrittenDocument& document) {
  BodyWriter writer;
  const std::string body = writer.body(document);
  const bool comments = !writer.comments().empty();
  const std::string types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const std::string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string part = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  std::vector<std::pair<std::string, std::string>> parts;
  parts.emplace_back(
      "[Content_Types].xml",
      std::string(head) + "<Types xmlns=\"" + types +
          "\"><Default Extension=\"rels\" "
          "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
          "PartName=\"/word/document.xml\" "
          "ContentType=\"" +
          part + "document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"" + part +
          "styles+xml\"/>" +
          (comments ? "<Override PartName=\"/word/comments.xml\" ContentType=\"" + part + "comments+xml\"/>"
                    : "") +
          "<Override PartName=\"/docProps/core.xml\" "
          "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
  parts.emplace_back(
      "_rels/.rels",
      std::string(head) + "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" +
          office + "/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"" +
          "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
          "Target=\"docProps/core.xml\"/></Relationships>");
  parts.emplace_back(
      "docProps/core.xml",
      std::string(head) +
          "<cp:coreProperties "
          "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
          escaped(document.title) + "</dc:title></cp:coreProperties>");
  parts.emplace_back(
      "word/_rels/document.xml.rels",
      std::string(head) + "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" +
          office + "/styles\" Target=\"styles.xml\"/>" +
          (comments ? "<Relationship Id=\"rId2\" Type=\"" + office + "/comments\" Target=\"comments.xml\"/>"
                    : "") +
          "</Relationships>");
  parts.emplace_back("word/styles.xml", styles());
  if (comments)
    parts.emplace_back("word/comments.xml", std::string(head) + "<w:comments " + std::string(word_space) +
                                                ">" + writer.comments() + "</w:comments>");
  parts.emplace_back(
      "word/document.xml",
      std::string(head) + "<w:document " + std::string(word_space) + "><w:body>" + body +
          "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" "
          "w:bottom=\"1134\" w:left=\"1134\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>"
          "</w:sectPr></w:body></w:document>");
  return make_package(parts);
}

}  // namespace mediant::formats
