// One language as a table people can check: forms of one verb or number stand together, divided by "|".
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace mediant::drafts {

/// Modal verbs or hedges of one meaning; the first form is the key of all.
struct Forms {
  int force;
  std::string_view forms;
};

struct NumberForms {
  double value;
  std::string_view forms;
};

struct LanguageTable {
  std::span<const Forms> modals, hedges;
  std::string_view negations;
  std::span<const NumberForms> numbers;
  std::span<const NumberForms> ordinals;
  std::string_view ordinal_endings = {};  ///< of `ordinals`, which are stems then
  std::string_view loose_fractions = {};
  std::string_view loose_ones = {};
  std::string_view and_half = {};
  std::span<const std::string_view> units;  ///< of time, per cent, times
  std::string_view measures = {};
  std::string_view frequent = {};  ///< words by which the language is told from others in its script
  std::string_view provisions;     ///< words that a number of a clause stands behind: "article", "paragraph"
  bool capitals_are_names = false;
};

extern const LanguageTable english_table, russian_table, ukrainian_table, arabic_table, french_table,
    spanish_table, german_table;

}  // namespace mediant::drafts
