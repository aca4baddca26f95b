// A document as read: its plain text, and its paragraphs with what the file knows about them (numbers,
// headings, tracked changes, comments). Files are read in `formats`; `record` and `drafts` work on this
// value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediant/text/text.hpp"

namespace mediant::text {

/// A tracked change. `at` lies in the paragraph's text, which has all changes accepted; a deletion is empty
/// there and `text` holds what was deleted.
struct TrackedChange {
  enum class Kind { inserted, deleted };
  Kind kind = Kind::inserted;
  Span at;
  std::string text;
  std::string author;
  std::string date;  ///< as the file has it, ISO 8601; may be empty
  friend bool operator==(const TrackedChange&, const TrackedChange&) = default;
};

/// A comment in the margin; `at` is the commented part of the paragraph's text (empty: the place only).
struct MarginComment {
  Span at;
  std::string text;
  std::string author;
  std::string date;
  friend bool operator==(const MarginComment&, const MarginComment&) = default;
};

struct WrittenParagraph {
  std::string text;   ///< without its number; one line unless the author broke it by hand
  std::string label;  ///< the number as printed by the file's own numbering: "3.2", "(a)", "•"; or empty
  int level = 0;      ///< depth in its list, 0 outermost
  int heading = 0;    ///< 1..6, 0: not a heading
  bool list = false;
  std::vector<TrackedChange> changes;
  std::vector<MarginComment> comments;
  Span at;  ///< where it stands in WrittenDocument::text
  friend bool operator==(const WrittenParagraph&, const WrittenParagraph&) = default;
};

struct WrittenDocument {
  std::string name;   ///< the file's name, for people
  std::string kind;   ///< text | markdown | html | docx | pdf
  std::string title;  ///< as the file's properties give it; may be empty
  std::string text;   ///< valid UTF-8, "\n" line ends; a text file's own bytes otherwise
  std::vector<WrittenParagraph> paragraphs;
  friend bool operator==(const WrittenDocument&, const WrittenDocument&) = default;
};

/// The paragraph before its tracked changes: insertions taken out, deletions put back.
[[nodiscard]] std::string original_text(const WrittenParagraph& paragraph);

/// The whole document before its tracked changes, as plain paragraphs.
[[nodiscard]] WrittenDocument original(const WrittenDocument& document);

/// Sets `text` to the paragraphs, one a line with their labels, and each paragraph's `at`.
void lay_out(WrittenDocument& document);

}  // namespace mediant::text
