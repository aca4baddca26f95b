// What is wrong with a case that no file is needed to see: references, duplicates, ranges, missing scores.
#pragma once

#include "mediant/core/diagnostic.hpp"
#include "mediant/model/case.hpp"

namespace mediant::model {

/// All problems at once, in file order of the blocks; positions are left to the reader that knows the file.
/// `today` (days since 1970-01-01) lets "as_of is stale" be told; 0: not asked.
[[nodiscard]] Diagnostics check(const Case& c, long today = 0);

/// The word of `words` nearest to `word` by edits (at most a third of its length), or empty.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& words);

}  // namespace mediant::model
