// What every document that was read promises to whoever compares its clauses.
#pragma once

#include <cstdlib>
#include <set>

#include "mediant/drafts/draft.hpp"

namespace mediant::fuzz {

/// Aborts unless the clauses have numbers of their own and lie inside a text of sound UTF-8.
inline void check_clauses(const text::WrittenDocument& document) {
  if (!text::is_valid_utf8(document.text)) std::abort();
  const drafts::Draft draft = drafts::clauses_of(document);
  std::set<std::string> numbers;
  for (const drafts::Clause& clause : draft.clauses)
    if (clause.number.empty() || !numbers.insert(clause.number).second) std::abort();
  for (const auto* clauses : {&draft.clauses, &draft.outside}) {
    for (const drafts::Clause& clause : *clauses) {
      if (clause.at.begin > clause.at.end || clause.at.end > document.text.size()) std::abort();
      if (!text::is_valid_utf8(clause.text) || !text::is_valid_utf8(clause.heading)) std::abort();
    }
  }
}

}  // namespace mediant::fuzz
