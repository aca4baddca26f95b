// Parts of a case in words for people, the same wherever they are shown.
#pragma once

#include <string>
#include <vector>

#include "mediant/model/case.hpp"

namespace mediant::model {

[[nodiscard]] std::string joined(const std::vector<std::string>& words);  ///< "a, b and c"
/// "Cap <= 600 thousand and Alliance: never or open".
[[nodiscard]] std::string when_in_words(const Case& c, const When& when);

}  // namespace mediant::model
