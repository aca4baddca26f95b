#include "table_rows.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "mediant/text/label.hpp"

namespace mediant::formats {
namespace {

using text::Label;
using text::WrittenParagraph;
using Cell = std::vector<WrittenParagraph>;

constexpr int header_level = 6;  // of headings: below any other

// A cell that holds nothing but a number: the file's own, "3", "2.1", "(a)", "Article 4". A bare letter is
// as often a name, four figures a year.
std::optional<std::string> number_in(const Cell& cell) {
  if (cell.size() != 1) return std::nullopt;
  const WrittenParagraph& p = cell.front();
  const std::string& shown = p.label.empty() ? p.text : p.label;
  if (!p.label.empty() && !p.text.empty()) return std::nullopt;
  auto label = text::read_label(shown);
  const bool bare = !label;
  if (bare) label = text::read_label(shown + ".");
  if (!label || label->length < shown.size() || label->style == Label::Style::bullet) return std::nullopt;
  if (bare && (label->style != Label::Style::number ||
               label->number.find_first_not_of("0123456789.") < label->number.size()))
    return std::nullopt;
  const bool year = label->style == Label::Style::number && label->number.size() == 4 &&
                    label->number.find('.') == std::string::npos;
  return year ? std::nullopt : std::optional(shown);
}

bool is_empty(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.empty(); });
}

// Whether the head of a column says that it holds numbers: "No.", "Article".
bool names_numbers(const TableRow& row) {
  constexpr std::array heads{"no",      "nr",     "n",       "num",     "#",      "№",        "№ п/п",
                             "n°",      "nº",     "number",  "article", "clause", "point",    "paragraph",
                             "section", "para",   "art",     "numéro",  "número", "artículo", "cláusula",
                             "punto",   "nummer", "artikel", "punkt",   "ziffer", "номер",    "пункт",
                             "статья",  "стаття", "п",       "ст",      "п/п",    "رقم",      "الرقم",
                             "المادة",  "البند",  "النقطة"};
  if (row.cells.empty() || row.cells.front().size() != 1) return false;
  std::string head;
  const std::string& shown = row.cells.front().front().text;
  for (std::size_t i = 0; i < shown.size();)
    text::append_code_point(head, text::lower_case(text::next_code_point(shown, i)));
  if (head.ends_with('.')) head.pop_back();
  return std::find(heads.begin(), heads.end(), head) != heads.end();
}

// Numbers in the first column that go up, in at least half of the rows. Bare ones ("10", "20") may be
// amounts: they number the rows where they count by one, or where the column's head says so.
bool is_numbered(const std::vector<TableRow>& rows) {
  std::size_t numbered = 0, bare = 0, ones = 0;
  double last = -1;
  for (const TableRow& row : rows) {
    if (row.cells.size() < 2) continue;
    const auto number = number_in(row.cells.front());
    if (!number) continue;
    ++numbered;
    bare += row.cells.front().front().label.empty() && !text::read_label(*number);
    const auto label = text::read_label(*number + ".");
    if (!label || label->style != Label::Style::number || label->number.find('.') != std::string::npos)
      continue;
    const double value = std::strtod(label->number.c_str(), nullptr);
    if (value <= last) return false;
    ones += value == last + 1 || (last < 0 && value == 1);
    last = value;
  }
  if (numbered == 0 || 2 * numbered < rows.size()) return false;
  return 2 * bare <= numbered || 2 * ones >= numbered || names_numbers(rows.front());
}

void add_rest(Cell cell, std::vector<WrittenParagraph>& out) {
  for (WrittenParagraph& p : cell) {
    ++p.level;
    out.push_back(std::move(p));
  }
}

void add_numbered(TableRow row, std::vector<WrittenParagraph>& out) {
  const auto number = row.cells.empty() ? std::nullopt : number_in(row.cells.front());
  if (!number) {
    // A row of one short cell, its first, is a title between the rows; an empty first cell goes on with the
    // row above.
    const bool title =
        !row.cells.empty() && row.cells.front().size() == 1 &&
        std::all_of(row.cells.begin() + 1, row.cells.end(), [](const Cell& c) { return c.empty(); }) &&
        row.cells.front().front().label.empty() && row.cells.front().front().text.size() <= 120;
    if (title) row.cells.front().front().heading = header_level;
    for (Cell& cell : row.cells) {
      if (cell.size() == 1 && cell.front().heading > 0) {
        out.push_back(std::move(cell.front()));
      } else {
        add_rest(std::move(cell), out);
      }
    }
    return;
  }
  WrittenParagraph point;
  point.label = *number;
  point.at = row.cells.front().front().at;
  std::size_t begin = 1;
  while (begin < row.cells.size() && row.cells[begin].empty()) ++begin;
  if (begin < row.cells.size() && row.cells[begin].front().label.empty()) {
    WrittenParagraph& first = row.cells[begin].front();
    point.text = std::move(first.text);
    point.changes = std::move(first.changes);
    point.comments = std::move(first.comments);
    point.at = first.at;
    row.cells[begin].erase(row.cells[begin].begin());
  }
  out.push_back(std::move(point));
  for (std::size_t c = begin; c < row.cells.size(); ++c) add_rest(std::move(row.cells[c]), out);
}

// The cells of a row in one paragraph.
WrittenParagraph joined(TableRow row) {
  WrittenParagraph out;
  bool first = true;
  for (Cell& cell : row.cells) {
    if (cell.empty()) continue;
    WrittenParagraph& p = cell.front();
    if (!first) out.text += " | ";
    if (!p.label.empty()) out.text += p.label + " ";
    const std::size_t shift = out.text.size();
    out.text += p.text;
    for (auto& change : p.changes) {
      change.at = {change.at.begin + shift, change.at.end + shift};
      out.changes.push_back(std::move(change));
    }
    for (auto& comment : p.comments) {
      comment.at = {comment.at.begin + shift, comment.at.end + shift};
      out.comments.push_back(std::move(comment));
    }
    out.at = first ? p.at : text::Span{out.at.begin, std::max(out.at.end, p.at.end)};
    first = false;
  }
  out.level = 1;
  if (row.header) out.heading = header_level;
  return out;
}

}  // namespace

std::vector<WrittenParagraph> paragraphs_of(std::vector<TableRow> rows) {
  std::erase_if(rows, is_empty);
  std::vector<WrittenParagraph> out;
  if (is_numbered(rows)) {
    // The row that names the columns.
    const bool header =
        rows.size() > 1 && !rows.front().cells.empty() && !number_in(rows.front().cells.front());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (r == 0 && header) {
        WrittenParagraph names = joined(std::move(rows[r]));
        names.heading = header_level;
        names.level = 0;
        out.push_back(std::move(names));
      } else {
        add_numbered(std::move(rows[r]), out);
      }
    }
    return out;
  }
  const auto columns = [](const TableRow& row) { return row.cells.size() > 1; };
  const bool simple = std::any_of(rows.begin(), rows.end(), columns) &&
                      std::all_of(rows.begin(), rows.end(), [](const TableRow& row) {
                        return std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
                          return cell.empty() || (cell.size() == 1 && cell.front().heading == 0);
                        });
                      });
  for (TableRow& row : rows) {
    if (simple) {
      out.push_back(joined(std::move(row)));
      continue;
    }
    for (Cell& cell : row.cells)
      for (WrittenParagraph& p : cell) out.push_back(std::move(p));
  }
  return out;
}

}  // namespace mediant::formats
