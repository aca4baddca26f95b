// A draft as its clauses: numbered provisions with their nested items, what stands outside them, the headings
// above them.
//
// A clause is what people cite and amend by number. Items under letters, Roman numbers or bullets belong to
// their clause; numbers below an article or a point ("Article 2, 1.", "2.1") are clauses of their own.
#pragma once

#include <string>
#include <vector>

#include "mediant/drafts/language.hpp"
#include "mediant/text/document.hpp"

namespace mediant::drafts {

struct Item {
  std::string label;  ///< "(a)", "•"
  std::string text;
  friend bool operator==(const Item&, const Item&) = default;
};

struct Clause {
  std::string id;  ///< after Akoma Ntoso's eId: "cl_3", "art_2__cl_1"; kept through revisions (one_text.hpp)
  std::string
      number;  ///< as cited, in ASCII digits: "3", "2.1"; in a draft without numbers the place, 1, 2, …
  std::string label;    ///< as it stands: "Article 3", "٣-", "2.1."; empty where it has none
  std::string heading;  ///< its own title
  std::string text;     ///< all of it: own text and items, a line each
  std::vector<Item> items;
  std::vector<std::string> sections;  ///< headings above it, outermost first
  std::vector<std::string> issues;    ///< ids of issues it is linked to
  text::Span at;                      ///< in the document's text
  friend bool operator==(const Clause&, const Clause&) = default;
};

struct Draft {
  std::string name;
  Language language = Language::other;
  bool numbered = true;         ///< false: it had no numbers, its paragraphs are its clauses
  std::vector<Clause> clauses;  ///< in order, each with a number no other has
  std::vector<Clause> outside;  ///< preamble, closing and other text outside the numbered clauses: "¶1", "¶2"
  friend bool operator==(const Draft&, const Draft&) = default;
};

/// The clauses alone; the language is left `other`.
[[nodiscard]] Draft clauses_of(const text::WrittenDocument& document);
[[nodiscard]] Draft parse_draft(const text::WrittenDocument& document, const text::Toolkit& toolkit);

}  // namespace mediant::drafts
