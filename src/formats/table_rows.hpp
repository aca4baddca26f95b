// A table's rows as paragraphs: a row whose first cell is its number is a numbered point.
#pragma once

#include <vector>

#include "mediant/text/document.hpp"

namespace mediant::formats {

struct TableRow {
  bool header = false;
  std::vector<std::vector<text::WrittenParagraph>> cells;
};

/// Where the first cells number the rows, each number becomes the label of what stands beside it, further
/// paragraphs of the row one level deeper. Else a table of single paragraphs becomes a paragraph a row, its
/// cells divided by " | "; of any other table the cells' paragraphs follow each other.
[[nodiscard]] std::vector<text::WrittenParagraph> paragraphs_of(std::vector<TableRow> rows);

}  // namespace mediant::formats
