// Views of the record: where each party stands on each issue, in which order things happened, what
// contradicts what, what lacks a source, who has not been heard. Nothing here computes a value or chooses
// between two accounts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediant/model/case.hpp"

namespace mediant::record {

/// The case turned back to what had been recorded by the end of `day`: later claims, meetings, messages,
/// proposals and sources are gone. What carries no `recorded` date entered the record at `as_of`
/// (case-format.md).
[[nodiscard]] model::Case known_on(const model::Case& c, const model::Date& day);

/// What one party is known to hold on one issue. Empty lists mean "no known position", never neutrality.
struct Position {
  std::vector<const model::Claim*> claims;    ///< positions and concerns on this very issue, latest first
  std::vector<const model::Claim*> as_a_set;  ///< stances on a set of claims or texts that touches the issue
  const model::Claim* earlier = nullptr;      ///< what stood at `since`, where it differs from now
  std::size_t sources = 0;                    ///< different sources behind `claims` and `as_a_set`
  [[nodiscard]] bool known() const { return !claims.empty() || !as_a_set.empty(); }
};

struct Grid {
  std::vector<const model::Issue*> issues;
  std::vector<const model::Party*> parties;
  std::vector<std::vector<Position>> cells;  ///< [issue][party]
};

/// `since`: a position counts as moved if the party's latest claim on the issue changed stance or option
/// after it.
[[nodiscard]] Grid positions(const model::Case& c, const std::optional<model::Date>& since = {});

/// One line of the timeline.
struct Event {
  std::optional<model::Date> on;
  std::string kind;  ///< meeting, statement, proposal, message, measure
  std::string id;
  model::Speaker by;
  std::string text;
  std::vector<model::SourceRef> source;
  std::vector<model::Speaker> via;
};
/// By date, uncertain dates by their first possible day; undated last, in the order of the case.
[[nodiscard]] std::vector<Event> timeline(const model::Case& c);

/// Two accounts that cannot both hold, as the record marks them.
struct Contradiction {
  const model::Claim* first = nullptr;
  const model::Claim* second = nullptr;
  bool denial = false;  ///< `denies` rather than `contradicts`
};
/// Each pair once, in case order.
[[nodiscard]] std::vector<Contradiction> contradictions(const model::Case& c);

[[nodiscard]] std::vector<const model::Claim*> unsourced(const model::Case& c);

/// Parties of whom the record holds no claim of their own: neither they nor one of their people spoke.
[[nodiscard]] std::vector<const model::Party*> unheard(const model::Case& c);

/// Stances taken on several things at once.
[[nodiscard]] std::vector<const model::Claim*> sets(const model::Case& c);

/// "demands: recognition of control over A": the claim in a few words, without its speaker.
[[nodiscard]] std::string in_words(const model::Case& c, const model::Claim& claim);
/// "news report (2 December 2025), according to Reuters, graded B2": how a thing is known.
[[nodiscard]] std::string provenance(const model::Case& c, const std::vector<model::SourceRef>& sources,
                                     const std::vector<model::Speaker>& via = {},
                                     const model::Grade& grade = {});
[[nodiscard]] std::string provenance(const model::Case& c, const model::Claim& claim);
/// A stance as a person says it: "open-to" is "is open to".
[[nodiscard]] std::string stance_in_words(const std::string& stance);
[[nodiscard]] std::string_view kind_in_words(model::ClaimKind kind);

}  // namespace mediant::record
