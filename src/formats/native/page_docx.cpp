#include <zip.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "mediant/formats/native/page_file.hpp"

namespace mediant::formats {
namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view names =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string run(std::string_view text, std::string_view properties = "") {
  if (text.empty()) return "";
  std::string inside(properties);
  if (begins_right_to_left(text)) inside += "<w:rtl/>";
  return "<w:r>" + (inside.empty() ? "" : "<w:rPr>" + inside + "</w:rPr>") + "<w:t xml:space=\"preserve\">" +
         escaped(text) + "</w:t></w:r>";
}

std::string paragraph(std::string_view style, std::string_view text, const std::string& runs,
                      std::string_view more = "") {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>" + std::string(more) +
         (begins_right_to_left(text) ? "<w:bidi/>" : "") + "</w:pPr>" + runs + "</w:p>\n";
}

/// Writes the body and, as it meets references, the footnotes.
class Writer {
 public:
  explicit Writer(const Document& page) : page_(page) {}

  void operator()(const Heading& h) {
    const int level = h.level < 1 ? 1 : h.level > 3 ? 3 : h.level;
    body_ += paragraph(level == 1 ? "Title" : level == 2 ? "Heading1" : "Heading2", h.text, run(h.text));
  }
  void operator()(const Paragraph& p) { body_ += paragraph("BodyText", p.text.text, with_notes(p.text)); }
  void operator()(const List& list) {
    for (const Text& item : list.items) body_ += paragraph("ListBullet", item.text, with_notes(item));
  }
  void operator()(const Callout& c) { body_ += paragraph("Callout", c.text, run(c.text)); }
  void operator()(const PageBreak&) { body_ += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n"; }
  void operator()(const TableBlock& block) {
    const std::size_t columns = block.table.columns.size();
    if (columns == 0) return;
    body_ +=
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"PlainTable\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr>"
        "<w:tblGrid>";
    for (std::size_t i = 0; i < columns; ++i)
      body_ += "<w:gridCol w:w=\"" + std::to_string(9600 / columns) + "\"/>";
    body_ += "</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (const Column& column : block.table.columns) cell(column.title, column.align, "<w:b/>");
    body_ += "</w:tr>\n";
    for (const auto& row : block.table.rows) {
      body_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
      for (std::size_t i = 0; i < columns; ++i)
        cell(i < row.size() ? std::string_view(row[i]) : std::string_view(), block.table.columns[i].align,
             "");
      body_ += "</w:tr>\n";
    }
    // Two tables in a row would be taken for one.
    body_ += "</w:tbl>\n<w:p><w:pPr><w:pStyle w:val=\"TableCell\"/></w:pPr></w:p>\n";
  }

  [[nodiscard]] std::string document() const {
    return std::string(head) + "<w:document " + std::string(names) + "><w:body>\n" + body_ +
           "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1020\" w:right=\"964\" "
           "w:bottom=\"1020\" w:left=\"964\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
           "</w:body></w:document>\n";
  }
  [[nodiscard]] std::string footnotes() const {
    return std::string(head) + "<w:footnotes " + std::string(names) +
           "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
           "<w:footnote w:type=\"continuationSeparator\" "
           "w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r>"
           "</w:p></w:footnote>\n" +
           footnotes_ + "</w:footnotes>\n";
  }

 private:
  void cell(std::string_view text, Align align, std::string_view properties) {
    body_ += "<w:tc><w:tcPr/>" +
             paragraph("TableCell", text, with_marks(text, properties),
                       align == Align::right ? "<w:jc w:val=\"end\"/>" : "") +
             "</w:tc>";
  }
  std::string with_notes(const Text& text) {
    std::string runs = run(text.text);
    for (const std::size_t note : text.notes)
      if (note < page_.notes.size()) runs += reference(note);
    return runs;
  }

  /// A cell says its notes as " [3]" (brief/sections.hpp): numbers of the page, which are the document's only
  /// by chance.
  std::string with_marks(std::string_view text, std::string_view properties) {
    std::string runs;
    std::size_t from = 0;
    for (std::size_t at = text.find(" ["); at != std::string_view::npos; at = text.find(" [", at + 1)) {
      std::size_t number = 0;
      const char* const begin = text.data() + at + 2;
      const auto [end, error] = std::from_chars(begin, text.data() + text.size(), number);
      const bool mark = error == std::errc() && end != text.data() + text.size() && *end == ']' &&
                        number >= 1 && number <= page_.notes.size();
      if (!mark) continue;
      runs += run(text.substr(from, at - from), properties) + reference(number - 1);
      from = static_cast<std::size_t>(end - text.data()) + 1;
    }
    return runs + run(text.substr(from), properties);
  }

  /// The first time a footnote, from then on a reference to it: Word counts footnotes by where they stand.
  std::string reference(std::size_t note) {
    const auto [cited, first] = cited_.emplace(note, cited_.size() + 1);
    const std::string id = std::to_string(cited->second);
    const std::string raised = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
    if (!first)
      return "<w:fldSimple w:instr=\" NOTEREF _Note" + id + " \\f \\h \"><w:r>" + raised + "<w:t>" + id +
             "</w:t></w:r></w:fldSimple>";
    footnotes_ +=
        "<w:footnote w:id=\"" + id + "\">" +
        paragraph("FootnoteText", page_.notes[note],
                  "<w:r>" + raised + "<w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>" +
                      run(page_.notes[note])) +
        "</w:footnote>\n";
    return "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"_Note" + id + "\"/><w:r>" + raised +
           "<w:footnoteReference w:id=\"" + id + "\"/></w:r><w:bookmarkEnd w:id=\"" + id + "\"/>";
  }

  const Document& page_;
  std::string body_;
  std::string footnotes_;
  std::map<std::size_t, std::size_t> cited_;  // notes of the page and their footnotes
};

std::string style(std::string_view type, std::string_view id, std::string_view name, std::string_view based,
                  std::string_view paragraph, std::string_view character) {
  return "<w:style w:type=\"" + std::string(type) + "\" w:styleId=\"" + std::string(id) +
         "\"><w:name w:val=\"" + std::string(name) + "\"/>" +
         (based.empty() ? "" : "<w:basedOn w:val=\"" + std::string(based) + "\"/>") + "<w:qFormat/>" +
         (paragraph.empty() ? "" : "<w:pPr>" + std::string(paragraph) + "</w:pPr>") +
         (character.empty() ? "" : "<w:rPr>" + std::string(character) + "</w:rPr>") + "</w:style>\n";
}

std::string styles() {
  return std::string(head) + "<w:styles " + std::string(names) +
         "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"IBM Plex Sans\" w:hAnsi=\"IBM Plex Sans\" "
         "w:cs=\"IBM Plex Sans Arabic\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/></w:rPr></w:rPrDefault>"
         "<w:pPrDefault><w:pPr><w:spacing w:after=\"100\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr>"
         "</w:pPrDefault></w:docDefaults>\n"
         "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
         "w:val=\"Normal\"/></w:style>\n" +
         style("paragraph", "Title", "Title", "Normal", "<w:keepNext/><w:outlineLvl w:val=\"0\"/>",
               "<w:b/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>") +
         style("paragraph", "Heading1", "heading 1", "Normal",
               "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
               "<w:b/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>") +
         style("paragraph", "Heading2", "heading 2", "Normal",
               "<w:keepNext/><w:spacing w:before=\"180\" w:after=\"60\"/><w:outlineLvl w:val=\"2\"/>",
               "<w:b/>") +
         style("paragraph", "BodyText", "Body Text", "Normal", "", "") +
         style("paragraph", "ListBullet", "List Bullet", "Normal",
               "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>",
               "") +
         style("paragraph", "Callout", "Callout", "Normal",
               "<w:pBdr><w:start w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"2F5D8C\"/></w:pBdr>"
               "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F1EB\"/>",
               "") +
         style("paragraph", "TableCell", "Table Cell", "Normal", "<w:spacing w:after=\"20\"/>",
               "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>") +
         style("paragraph", "FootnoteText", "footnote text", "Normal", "<w:spacing w:after=\"20\"/>",
               "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>") +
         style("character", "FootnoteReference", "footnote reference", "", "",
               "<w:vertAlign w:val=\"superscript\"/>") +
         "<w:style w:type=\"table\" w:styleId=\"PlainTable\"><w:name w:val=\"Plain "
         "Table\"/><w:tblPr><w:tblBorders>"
         "<w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"B9B4A8\"/><w:insideH w:val=\"single\" w:sz=\"4\" "
         "w:color=\"DCD8CF\"/></w:tblBorders></w:tblPr></w:style></w:styles>\n";
}

constexpr std::string_view types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/word/numbering.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>"
    "<Override PartName=\"/word/footnotes.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" "
    "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>\n";
constexpr std::string_view root_links =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    "core-properties\" Target=\"docProps/core.xml\"/></Relationships>\n";
constexpr std::string_view word_links =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
    "Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "numbering\" Target=\"numbering.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "footnotes\" Target=\"footnotes.xml\"/></Relationships>\n";
constexpr std::string_view bullets =
    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
    "w:val=\"bullet\"/>"
    "<w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"start\"/><w:pPr><w:ind w:start=\"360\" "
    "w:hanging=\"260\"/></w:pPr>"
    "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\n";

// Nothing about who wrote it or when: only the title.
std::string properties(const std::string& title) {
  return std::string(head) +
         "<cp:coreProperties "
         "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
         escaped(title) + "</dc:title></cp:coreProperties>\n";
}

Result<std::string> zipped(const std::vector<std::pair<std::string, std::string>>& parts) {
  const Error failed{"io", "the document's archive cannot be made", ""};
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &problem);
  if (memory == nullptr) return failed;
  zip_source_keep(memory);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(memory, &zip_source_free);
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &problem);
  if (archive == nullptr) {
    zip_source_free(memory);
    return failed;
  }
  for (const auto& [name, bytes] : parts) {
    zip_source_t* part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index =
        part == nullptr ? -1 : zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      if (part != nullptr) zip_source_free(part);
      zip_discard(archive);
      return failed;
    }
    // The same page is the same bytes: no clock in the archive (1 January 1980 is ZIP's first day).
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, (1 << 5) | 1, 0);
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    return failed;
  }
  zip_stat_t stat;
  if (zip_source_stat(memory, &stat) != 0 || zip_source_open(memory) != 0) return failed;
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(memory, bytes.data(), stat.size);
  zip_source_close(memory);
  if (got != static_cast<zip_int64_t>(stat.size)) return failed;
  return bytes;
}

}  // namespace

Result<std::string> page_docx(const Document& page, const std::string& title) {
  Writer writer(page);
  for (const Block& block : page.blocks) std::visit(writer, block);
  const std::string xml(head);
  return zipped(
      {{"[Content_Types].xml", xml + std::string(types)},
       {"_rels/.rels", xml + std::string(root_links)},
       {"docProps/core.xml", properties(title)},
       {"word/_rels/document.xml.rels", xml + std::string(word_links)},
       {"word/document.xml", writer.document()},
       {"word/footnotes.xml", writer.footnotes()},
       {"word/numbering.xml", xml + "<w:numbering " + std::string(names) + ">" + std::string(bullets)},
       {"word/styles.xml", styles()}});
}

}  // namespace mediant::formats
