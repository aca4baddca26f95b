// A single negotiating text: revisions, the status of each clause, brackets over time, who saw which version,
// minutes. The functions change a model::OneText; what may not be changed is an error.
//
// Fisher's procedure: one custodian, rounds of criticism, a frozen version and a yes or no at the end (Fisher
// & Ury 1981; Camp David 1978, 23 drafts in 13 days; Raiffa 1982).
#pragma once

#include "mediant/core/result.hpp"
#include "mediant/drafts/compare.hpp"
#include "mediant/model/case.hpp"

namespace mediant::drafts {

/// Adds "rev-n" with every clause of `current`. A clause that goes on from `previous` keeps its status,
/// proposers and opponents unless its wording changed: then an agreed one is open again. Clauses that are
/// gone stand as deleted. `previous` is the parsed text of the last revision (ignored for the first).
[[nodiscard]] Result<model::OneText> add_revision(model::OneText text, const Draft& previous,
                                                  const Draft& current, const std::optional<model::Date>& on,
                                                  const std::string& file, const std::string& hash,
                                                  const text::Toolkit& toolkit);

/// What can be done to a clause of the last revision.
enum class Act { open, bracket, propose, oppose, agree_ad_ref, agree, reserve, remove };
/// `by` is asked for by propose, oppose and reserve.
[[nodiscard]] Result<model::OneText> act_on(model::OneText text, const std::string& clause, Act act,
                                            const model::Speaker& by, const std::string& note);

/// The last revision goes to a yes or no: nothing in it can be changed after.
[[nodiscard]] Result<model::OneText> freeze(model::OneText text);

/// Writes into the ledger who got the revision. Copies are numbered visibly, "rev-3/2" the second of rev-3;
/// every copy is the same to the letter.
[[nodiscard]] Result<model::OneText> expose(model::OneText text, const std::string& revision,
                                            const std::string& recipient,
                                            const std::optional<model::Date>& on, const std::string& medium);

struct BracketCount {
  std::string revision;
  std::optional<model::Date> on;
  std::size_t open = 0, bracketed = 0, ad_ref = 0, agreed = 0, reserved = 0, deleted = 0;
};

/// "b has rev-3, a has only rev-2", or has none: what kills credibility.
struct UnequalCirculation {
  std::string recipient;
  std::string has;     ///< id of the newest revision it has; empty: none
  std::string newest;  ///< the newest anybody has
};

struct OneTextStatus {
  std::string id, title;
  std::string last;  ///< id of the last revision; empty where there is none
  bool frozen = false;
  std::vector<model::ClauseState> clauses;  ///< of the last revision
  std::vector<BracketCount> over_time;
  std::vector<UnequalCirculation> unequal;
};

/// `everybody`: who ought to have the same text, ids (the principals of the case); others who were shown it
/// are counted as well.
[[nodiscard]] OneTextStatus status_of(const model::OneText& text, const std::vector<std::string>& everybody);

/// A bracketed passage: [text] with its depth, 0 outermost.
struct Bracket {
  text::Span at;
  std::size_t depth = 0;
};
/// Nested brackets in order of their beginning; an error where one is not closed or not opened.
[[nodiscard]] Result<std::vector<Bracket>> brackets_of(std::string_view clause);

}  // namespace mediant::drafts
