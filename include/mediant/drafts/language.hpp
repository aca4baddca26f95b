// The languages whose modal verbs, negations, number words and months are known.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mediant/text/text.hpp"

namespace mediant::drafts {

enum class Language { english, russian, ukrainian, arabic, french, spanish, german, other };

[[nodiscard]] std::string_view name_of(Language language);

/// By script, letters that only one language has, and frequent words; `other` where none is plain.
[[nodiscard]] Language language_of(std::string_view utf8, const text::Toolkit& toolkit);

/// How binding a modal is: 3 must, shall; 2 should; 1 may; negative where it forbids; 0 leaves free ("need
/// not"). Forms of one verb share a key ("doit", "doivent"): agreement is no change.
struct Modal {
  std::string_view words;  ///< lower case, single blanks
  std::string_view key;
  int force;
};

/// What is known of one language; all empty for `other`.
struct Lexicon {
  std::unordered_map<std::string_view, std::vector<Modal>> modals;  ///< by first word
  /// Phrases that loosen (force -1) or tighten (+1) what they stand with: "subject to", "without delay".
  std::unordered_map<std::string_view, std::vector<Modal>> hedges;
  std::vector<std::string_view> negations;
  std::unordered_map<std::string_view, double> numbers;  ///< one word -> its value; fractions below 1
  std::vector<std::string_view> loose_fractions;     ///< also something else ("third"): only behind a number
  std::vector<std::string_view> loose_ones;          ///< "one", "once", which are often no number
  std::map<std::string, int, std::less<>> ordinals;  ///< one word -> its place: "second" 2
  std::vector<std::string_view> and_half;            ///< "and a half", behind a number
  /// Words for units of time, per cent and times -> what is the same for all forms of the unit.
  std::unordered_map<std::string_view, std::string_view> units;
  std::vector<std::string_view> measures;    ///< stems that a number is written together with: "-jährig"
  std::vector<std::string_view> provisions;  ///< "article", "paragraph": a clause's number stands behind
  bool capitals_are_names = false;           ///< in German every noun has one
};
[[nodiscard]] const Lexicon& lexicon_of(Language language);

/// 1..12 for the name of a month in any of the languages, else 0. Takes a folded word.
[[nodiscard]] int month_of(std::string_view folded);

}  // namespace mediant::drafts
