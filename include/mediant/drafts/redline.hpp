// The second draft with what changed from the first shown word by word.
#pragma once

#include "mediant/drafts/compare.hpp"

namespace mediant::drafts {

/// A piece of a text as it is now, or as it was.
struct Run {
  enum class Kind { same, inserted, deleted };
  Kind kind = Kind::same;
  std::string text;
  friend bool operator==(const Run&, const Run&) = default;
};

/// Word by word along a longest common subsequence; changes with only a blank between them are one.
[[nodiscard]] std::vector<Run> word_changes(const std::string& before, const std::string& after);

struct RedlineOptions {
  std::string author;  ///< of the tracked changes; empty: the second draft's name
  std::string date;    ///< ISO 8601; may be empty
};

/// The second draft as a document with tracked changes; deleted clauses stand behind their predecessor, and
/// comments say what was moved, split or merged. `comparison` is of these two drafts.
[[nodiscard]] text::WrittenDocument redline(const Draft& before, const Draft& after,
                                            const Comparison& comparison, const RedlineOptions& options);

/// A page of its own, without requests to anywhere: a column a draft, changes marked, the heat map where the
/// comparison has one.
[[nodiscard]] std::string to_html(const std::vector<Draft>& drafts, const Comparison& comparison);

}  // namespace mediant::drafts
