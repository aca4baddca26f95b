#include "mediant/formats/native/page_file.hpp"
#include "mediant/text/text.hpp"

namespace mediant::formats {
namespace {

constexpr std::string_view sheet = R"(
@page { size: A4; margin: 18mm 17mm; }
body { font: 10.5pt/1.4 "IBM Plex Sans", "Noto Sans", "Liberation Sans", sans-serif; color: #1c1b19; max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 18pt; margin: 0 0 .4em; } h2 { font-size: 13pt; margin: 1.2em 0 .3em; } h3 { font-size: 11pt; margin: 1em 0 .2em; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; } p, ul { margin: 0 0 .5em; } ul { padding-inline-start: 1.3em; }
.callout { border-inline-start: 3px solid #2f5d8c; background: #f3f1eb; padding: .4em .8em; }
table { border-collapse: collapse; margin: .3em 0 .9em; font-variant-numeric: tabular-nums; font-size: 9.5pt; }
th, td { text-align: start; vertical-align: top; padding: .25em .6em; border-bottom: 1px solid #dcd8cf; } .n { text-align: end; white-space: nowrap; }
tr, li, .callout { break-inside: avoid; } .break { break-before: page; } .notes { font-size: 9pt; }
sup { font-size: 7.5pt; line-height: 0; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
)";

std::string running(const Text& text) {
  std::string out = escaped(text.text);
  for (const std::size_t note : text.notes) {
    const std::string n = std::to_string(note + 1);
    out += "<sup><a href=\"#note-" + n + "\">[" + n + "]</a></sup>";
  }
  return out;
}

struct Printer {
  std::string out;

  void operator()(const Heading& h) {
    const std::string level = std::to_string(h.level < 1 ? 1 : h.level > 3 ? 3 : h.level);
    out += "<h" + level + " dir=\"auto\">" + escaped(h.text) + "</h" + level + ">\n";
  }
  void operator()(const Paragraph& p) { out += "<p dir=\"auto\">" + running(p.text) + "</p>\n"; }
  void operator()(const List& list) {
    out += "<ul>\n";
    for (const Text& item : list.items) out += "<li dir=\"auto\">" + running(item) + "</li>\n";
    out += "</ul>\n";
  }
  void operator()(const Callout& c) {
    out += "<p class=\"callout\" dir=\"auto\">" + escaped(c.text) + "</p>\n";
  }
  void operator()(const TableBlock& block) {
    out += "<table><thead><tr>";
    for (const Column& column : block.table.columns)
      out += std::string(column.align == Align::right ? "<th class=\"n\">" : "<th>") + escaped(column.title) +
             "</th>";
    out += "</tr></thead><tbody>\n";
    for (const auto& row : block.table.rows) {
      out += "<tr>";
      for (std::size_t i = 0; i < block.table.columns.size(); ++i) {
        const bool right = block.table.columns[i].align == Align::right;
        out += std::string(right ? "<td class=\"n\">" : "<td dir=\"auto\">") +
               (i < row.size() ? escaped(row[i]) : "") + "</td>";
      }
      out += "</tr>\n";
    }
    out += "</tbody></table>\n";
  }
  void operator()(const PageBreak&) { out += "<div class=\"break\"></div>\n"; }
};

}  // namespace

std::string escaped(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (const char c : utf8) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

bool begins_right_to_left(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = text::next_code_point(utf8, at);
    if ((c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc) ||
        c == 0x200f)
      return true;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xc0 && c <= 0x58f) ||
        (c >= 0x900 && c <= 0x1fff) || (c >= 0x2c00 && c <= 0xd7ff))
      return false;
  }
  return false;
}

std::string page_html(const Document& page, const std::string& title) {
  Printer printer;
  for (const Block& block : page.blocks) std::visit(printer, block);
  std::string out =
      "<!doctype html>\n<html><head><meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      escaped(title) + "</title>\n<style>" + std::string(sheet) + "</style></head><body>\n" + printer.out;
  if (!page.notes.empty()) {
    out += "<h2>Sources and judgements</h2>\n<ol class=\"notes\">\n";
    for (std::size_t i = 0; i < page.notes.size(); ++i)
      out +=
          "<li id=\"note-" + std::to_string(i + 1) + "\" dir=\"auto\">" + escaped(page.notes[i]) + "</li>\n";
    out += "</ol>\n";
  }
  return out + "</body></html>\n";
}

}  // namespace mediant::formats
