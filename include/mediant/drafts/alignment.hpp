// How far each draft follows each party's recorded demands: counted demand by demand, with what it rests on.
// No verdict: what is open may still become either.
#pragma once

#include "mediant/drafts/draft.hpp"
#include "mediant/model/case.hpp"

namespace mediant::drafts {

enum class Met { meets, partly, contradicts, open };
[[nodiscard]] std::string_view name_of(Met met);

struct DemandRow {
  std::string claim;  ///< id
  std::string issue;  ///< id, or empty
  std::string said;   ///< the claim in the desk's words, or its quote
  Met met = Met::open;
  std::string option;       ///< what the draft says on the issue; empty where it is silent
  std::string basis;        ///< text | reported | inferred | …: what the draft's term rests on
  std::string clause;       ///< number of the clause the term names
  std::string clause_text;  ///< where the draft's text is given
  std::string why;          ///< one sentence
};

/// `low`: what is met; `high`: if all that is partly met or open came to be met.
struct Share {
  std::size_t met = 0, partly = 0, contradicted = 0, open = 0;
  [[nodiscard]] std::size_t all() const { return met + partly + contradicted + open; }
  [[nodiscard]] double low() const {
    return all() == 0 ? 0 : static_cast<double>(met) / static_cast<double>(all());
  }
  [[nodiscard]] double high() const {
    return all() == 0 ? 0 : static_cast<double>(all() - contradicted) / static_cast<double>(all());
  }
};

struct PartyAlignment {
  std::string party;
  std::vector<DemandRow> demands;
  Share share;
};

struct DraftAlignment {
  std::string proposal;
  bool content_unknown = false;         ///< nothing is known of its content: nothing is counted
  std::vector<PartyAlignment> parties;  ///< in case order, those with demands
};

/// Every proposal of the case against every party's positions with stance demands, offers, accepts,
/// conditions or rejects; one that its speaker has since replaced is not counted, nor a yes or no to another
/// text as a whole. An ordered or numeric issue is met in part where the draft lies between what the party
/// asks and what another party asks in its words or its own draft, and met where it goes further, away from
/// all others. A set rejected as a set is contradicted only where the draft has all of it. `texts`: the
/// parsed text of each proposal, by its id; may be empty.
[[nodiscard]] std::vector<DraftAlignment> align_with_parties(
    const model::Case& c, const std::vector<std::pair<std::string, Draft>>& texts);

}  // namespace mediant::drafts
