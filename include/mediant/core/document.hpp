// A page in plain values: headings, paragraphs, lists, tables, notes. Analyses and the brief make one;
// printing is here.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "mediant/core/print.hpp"

namespace mediant {

/// A piece of running text; `notes` are indices into Document::notes, shown as [1][2] behind it.
struct Text {
  std::string text;
  std::vector<std::size_t> notes;
};

struct Heading {
  int level = 1;  ///< 1 the page's title, 2 a section, 3 below
  std::string text;
};
struct Paragraph {
  Text text;
};
struct List {
  std::vector<Text> items;
};
/// A line that stands apart: a warning, "Illustration: built on invented weights", what a table assumes.
struct Callout {
  std::string text;
};
/// A table with a caption for its CSV name and for screen readers. Cells may hold "[n]" note marks as text.
struct TableBlock {
  std::string caption;
  Table table;
  Table sheet = {};  ///< the same for a spreadsheet, in full and one figure a cell; without columns: `table`
};
/// Where a second page, or the annex, begins.
struct PageBreak {};

using Block = std::variant<Heading, Paragraph, List, Callout, TableBlock, PageBreak>;

struct Document {
  std::vector<Block> blocks;
  std::vector<std::string> notes;  ///< sources and judgements, printed at the end as [1] …

  void heading(int level, std::string text) { blocks.emplace_back(Heading{level, std::move(text)}); }
  void paragraph(std::string text, std::vector<std::size_t> note_indices = {}) {
    blocks.emplace_back(Paragraph{{std::move(text), std::move(note_indices)}});
  }
  void callout(std::string text) { blocks.emplace_back(Callout{std::move(text)}); }
  void table(std::string caption, Table t, Table sheet = {}) {
    blocks.emplace_back(TableBlock{std::move(caption), std::move(t), std::move(sheet)});
  }
  void list(std::vector<Text> items) { blocks.emplace_back(List{std::move(items)}); }
  /// The index of this note, adding it if it is new.
  std::size_t note(std::string text);
};

struct TextStyle {
  std::size_t width = 100;
  bool colour = false;  ///< only on a terminal
};

[[nodiscard]] std::string to_text(const Document& document, const TextStyle& style = {});
[[nodiscard]] std::string to_markdown(const Document& document);
/// All tables of the document, separated by an empty line.
[[nodiscard]] std::string to_csv(const Document& document);

}  // namespace mediant
