// What in a clause binds: its numbers, dates, names, modal verbs, negations and hedges, in order.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "mediant/drafts/language.hpp"

namespace mediant::drafts {

struct Value {
  std::string shown;     ///< as it stands in the text; modals in lower case
  std::string key;       ///< what makes two of them the same: digits in ASCII, grouping off; folded words
  int force = 0;         ///< of modals and hedges, as in language.hpp
  bool spelled = false;  ///< a number in words
  bool cites = false;    ///< the number of a clause: "under article 5"
  std::string scale;     ///< of "2.5 billion" 1000000000; `shown` is the figure alone, `with_scale` all of it
  std::string with_scale;
  /// What is counted where that is time, per cent or times: a number in words is an amount there by itself,
  /// and "30 months" is another than "30 days". The same for all forms of the unit.
  std::string_view unit;
  std::string with_unit;
  text::Span at;
  std::array<std::size_t, 6> around{};  ///< hashes of three words on either side, nearest first
};

struct Values {
  std::vector<Value> numbers, dates, names, modals, negations, hedges;
  std::vector<std::string> words;  ///< folded, marks and vowel points off; for similarity
  std::vector<text::Span> places;  ///< of the words in the text
};

/// Words for comparing: folded, vowel points off, digits in ASCII.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view utf8, const text::Toolkit& toolkit);

[[nodiscard]] Values values_of(std::string_view utf8, Language language, const text::Toolkit& toolkit);

/// The value before and the value after; one side is empty where it was added or taken out.
struct Pair {
  std::string from, to;
  friend bool operator==(const Pair&, const Pair&) = default;
};

/// Differences of two sequences by their longest common subsequence; what lies between two common values is
/// paired in order, by the words around them where one side has more. A spelled-out number counts only where
/// a number in the same surroundings stands against it.
[[nodiscard]] std::vector<Pair> differences(const std::vector<Value>& before,
                                            const std::vector<Value>& after);

enum class Drift { none, weakened, strengthened, reversed, mixed };
[[nodiscard]] std::string_view name_of(Drift drift);

/// Which way the modals went, and the hedges where the modals stayed.
[[nodiscard]] Drift drift(const Values& before, const Values& after);

}  // namespace mediant::drafts
