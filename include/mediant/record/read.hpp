// Reading a report: deterministic rules over plain text, offline, each suggestion with the rule that fired.
//
// The way: layout (dateline, headings, lists) -> tokens and sentences -> names -> clauses with their
// subjects -> triggers, quotations, meetings, figures, dates. Sources: quotation attribution by ordered
// sieves after Muzny, Fang, Chang & Jurafsky 2017 (EACL, "A two-stage sieve approach for quote
// attribution"); dates as rules anchored to the publication date after Strötgen & Gertz 2010 (SemEval,
// "HeidelTime"). Time grows linearly with the text.
#pragma once

#include <optional>
#include <string_view>

#include "mediant/model/case.hpp"
#include "mediant/record/suggestion.hpp"
#include "mediant/text/text.hpp"

namespace mediant::record {

struct ReadOptions {
  std::optional<model::Date> published;  ///< anchors relative dates; else the report's own dates do
  const model::Case* c = nullptr;        ///< names, titles and aliases of a case, linked by id
};

/// `utf8` must be valid UTF-8 (text::is_valid_utf8). Any such text is answered; an empty one by nothing.
[[nodiscard]] Reading read(std::string_view utf8, const ReadOptions& options, const text::Toolkit& toolkit);

}  // namespace mediant::record
