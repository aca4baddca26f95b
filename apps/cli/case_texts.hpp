// The files a case names, read for the calls that work on texts.
#pragma once

#include "session.hpp"

namespace mediant::cli {

/// Fills the option `texts` of a call that has it and was not given any: every file that the audience's own
/// part of the case names, from the case's folder. What cannot be read is warned of and left out.
void add_case_texts(const api::Call& call, const std::string& case_path, const Opened& opened,
                    api::Json& options);

}  // namespace mediant::cli
