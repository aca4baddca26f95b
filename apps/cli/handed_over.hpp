// The brief as a file that is handed over, by its ending: .html (the workbench in reading mode with only the
// visible case inside), .pdf (printed by Chromium where it is installed), .docx.
#pragma once

#include <optional>

#include "session.hpp"

namespace mediant::cli {

/// The bytes of such a file; nothing where -o does not ask for one; an Error says what is missing.
[[nodiscard]] std::optional<Result<std::string>> handed_over(const api::Call& call, const Opened& opened,
                                                             const api::Response& response,
                                                             const Common& common);

}  // namespace mediant::cli
