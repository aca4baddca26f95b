// Tables as an XLSX workbook, one sheet each (libxlsxwriter). Every cell is text, or a number where the whole
// cell is one; no cell is ever a formula.
#pragma once

#include <string>
#include <vector>

#include "mediant/core/print.hpp"
#include "mediant/core/result.hpp"

namespace mediant::formats {

struct Sheet {
  std::string name;  ///< cut to 31 characters
  Table table;
};

/// The bytes of the workbook; the same tables give the same bytes.
[[nodiscard]] Result<std::string> workbook(const std::vector<Sheet>& sheets);

}  // namespace mediant::formats
