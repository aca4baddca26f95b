// The phrases that open a deadline, a condition, a verifier, … in each language, as tables people can check.
#pragma once

#include <string_view>

#include "mediant/drafts/language.hpp"

namespace mediant::drafts {

/// Lower case, divided by "|"; empty for languages that are not read.
struct PhraseTable {
  std::string_view deadline;   ///< count only where a time follows
  std::string_view frequency;  ///< likewise: "every three months"
  std::string_view condition;  ///< goes on to the next sign
  std::string_view after;      ///< a condition, unless it stands in a deadline: "within ten days after"
  std::string_view verifier, guarantor;
  std::string_view consequence;  ///< goes on to the end of the sentence
  std::string_view times;        ///< words for spans of time
  std::string_view agent;        ///< who does it in the passive: "by"
};

/// Whether the word is one of a list divided by "|".
[[nodiscard]] bool is_listed(std::string_view word, std::string_view list);

[[nodiscard]] const PhraseTable& phrases_of(Language language);

}  // namespace mediant::drafts
