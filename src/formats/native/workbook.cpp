#include "mediant/formats/native/workbook.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "mediant/formats/native/case_file.hpp"

namespace mediant::formats {
namespace {

void fill(lxw_workbook* book, lxw_worksheet* sheet, const Table& table) {
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  format_set_text_wrap(bold);
  lxw_format* wrapped = workbook_add_format(book);
  format_set_text_wrap(wrapped);
  format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto at = static_cast<lxw_col_t>(column);
    std::size_t width = display_width(table.columns[column].title);
    worksheet_write_string(sheet, 0, at, table.columns[column].title.c_str(), bold);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      if (column >= table.rows[row].size()) continue;
      const std::string& cell = table.rows[row][column];
      width = std::max(width, display_width(cell));
      const auto down = static_cast<lxw_row_t>(row + 1);
      if (const auto number = read_double(cell))
        worksheet_write_number(sheet, down, at, *number, wrapped);
      else
        worksheet_write_string(sheet, down, at, cell.c_str(), wrapped);
    }
    worksheet_set_column(sheet, at, at, static_cast<double>(std::min<std::size_t>(width + 2, 60)), nullptr);
  }
  worksheet_freeze_panes(sheet, 1, 0);
}

}  // namespace

Result<std::string> workbook(const std::vector<Sheet>& sheets) {
  // Debian's libxlsxwriter writes to files only.
  std::string path = (std::filesystem::temp_directory_path() / "mediant-XXXXXX").string();
  const int handle = ::mkstemp(path.data());
  if (handle < 0) return Error{"io", "no temporary file can be made for the workbook", ""};
  ::close(handle);
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) return Error{"io", "the workbook cannot be made", ""};
  lxw_doc_properties properties{};
  properties.created = 946'684'800;  // a fixed time, so that the same tables give the same bytes
  workbook_set_properties(book, &properties);
  for (const Sheet& sheet : sheets) {
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.substr(0, 31).c_str());
    if (page != nullptr) fill(book, page, sheet.table);
  }
  const lxw_error failed = workbook_close(book);
  Result<std::string> bytes =
      failed == LXW_NO_ERROR
          ? read_file(path)
          : Error{"io", std::string("the workbook cannot be written: ") + lxw_strerror(failed), ""};
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  return bytes;
}

}  // namespace mediant::formats
