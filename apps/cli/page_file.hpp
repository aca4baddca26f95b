// Where the workbench's one file lies: given, installed, or built in the source tree.
#pragma once

#include <string>

#include "mediant/core/result.hpp"

namespace mediant::cli {

/// The text of mediant.html; `given` comes first, then what stands beside the program.
[[nodiscard]] Result<std::string> workbench_page(const std::string& given);

}  // namespace mediant::cli
