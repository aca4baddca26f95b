// The parts of a promise in a sentence: deadline, condition, verifier, guarantor, consequence.
#pragma once

#include <string_view>
#include <vector>

#include "mediant/drafts/language.hpp"

namespace mediant::drafts {

enum class Part { deadline, condition, verifier, guarantor, consequence };

// A part of a sentence: from its opening phrase, whose end is `behind`.
struct Extent {
  std::size_t begin = 0, behind = 0, end = 0;
  Part part = Part::deadline;
  [[nodiscard]] bool holds(std::size_t at) const { return begin <= at && at < end; }
};

// Finds the parts of a sentence by the phrases that open them.
/// In order, none within another.
[[nodiscard]] std::vector<Extent> parts_of(std::string_view sentence, Language language,
                                           const text::Toolkit& toolkit);

}  // namespace mediant::drafts
