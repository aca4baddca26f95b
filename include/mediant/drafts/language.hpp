// The languages whose modal verbs, negations and months are known, and their tables.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mediant/text/text.hpp"

namespace mediant::drafts {

enum class Language { english, russian, ukrainian, arabic, other };

[[nodiscard]] std::string_view name_of(Language language);

/// By script, letters that only one language has, and frequent words; `other` where none is plain.
[[nodiscard]] Language language_of(std::string_view utf8, const text::Toolkit& toolkit);

/// How binding a modal is: 3 must, shall; 2 should; 1 may; negative where it forbids; 0 leaves free ("need
/// not").
struct Modal {
  std::string_view words;  ///< lower case, single blanks
  int force;
};
[[nodiscard]] std::span<const Modal> modals_of(Language language);
[[nodiscard]] std::span<const std::string_view> negations_of(Language language);
/// Phrases that loosen (force -1) or tighten (+1) what they stand with: "subject to", "without delay".
[[nodiscard]] std::span<const Modal> hedges_of(Language language);
/// 1..12 for the name of a month in any of the languages, else 0. Takes a folded word.
[[nodiscard]] int month_of(std::string_view folded);
/// True for a spelled-out number from two up ("two", "тридцать", "عشرة"). Takes a folded word.
[[nodiscard]] bool is_number_word(std::string_view folded, Language language);

}  // namespace mediant::drafts
