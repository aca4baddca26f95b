// Suggestions that a person has confirmed become part of a case: people, parties, claims, meetings, measures,
// proposals, each with its excerpt. Nothing is guessed here: a speaker who is nobody of the case stays
// unnamed, as the report calls them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/model/case.hpp"
#include "mediant/record/suggestion.hpp"

namespace mediant::record {

enum class Choice { open, accepted, refused };

/// One key each: y accept, n refuse, b back, k accept this and all of its kind that are still open, K refuse
/// them, q stop. Every other key is ignored, but counted.
struct Review {
  std::vector<Choice> choices;  ///< one a suggestion
  std::size_t at = 0;           ///< the suggestion asked about; choices.size() when done
  std::size_t keys = 0;
  bool stopped = false;
  [[nodiscard]] bool done() const { return stopped || at >= choices.size(); }
};
[[nodiscard]] Review begin_review(const Reading& reading);
void press(Review& review, const Reading& reading, char key);

/// What is nearly right put right: "by: Ada Brandt", "stance: rejects", "kind: threat". The excerpt stays.
[[nodiscard]] Result<bool> mend(Suggestion& suggestion, std::string_view change);

/// Decisions from a file, one a line: "12 y", "12 y by: Ada Brandt" (mended first), "3-9 n", "person y", "all
/// y"; "#" begins a comment; later lines win. An error names the line.
[[nodiscard]] Result<std::vector<Choice>> read_choices(std::string_view text, Reading& reading);

/// The report as the case will keep it. `hash` comes from whoever can compute one ("blake2b:…").
struct Report {
  std::string id, title, publisher, file, url, hash;
  std::string kind = "article";
  std::optional<model::Date> on;
  std::optional<model::Date> recorded;
};

struct Accepted {
  model::Case c;
  std::vector<std::string> ids;    ///< one a suggestion: what it became, or empty
  std::vector<std::string> notes;  ///< what could not be taken over, in words
};

/// Adds what is accepted to a copy of the case, with fresh identifiers, parties and people first. A
/// suggestion that is linked to somebody of the case adds the spellings it met instead of a second person.
/// O(n·m) for n suggestions and m names of the case.
[[nodiscard]] Accepted accept(const model::Case& c, const Reading& reading, std::string_view utf8,
                              const Report& report, const std::vector<Choice>& choices);

}  // namespace mediant::record
