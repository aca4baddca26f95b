// Who could break a promise, and what would follow: from its own clause and from the order of all promises.
#pragma once

#include "mediant/model/case.hpp"

namespace mediant::drafts {

/// How somebody comes to be able to break a promise.
enum class Hold {
  obliged,    ///< by not doing it
  verifier,   ///< by not confirming it
  guarantor,  ///< by not standing behind it
  condition,  ///< its condition names them
  before,     ///< they must do something first
  together    ///< they must do something at the same time
};
[[nodiscard]] std::string_view name_of(Hold hold);
/// "promised it", "must do o1 first".
[[nodiscard]] std::string in_words(Hold hold, const std::string& through);
/// The same of a hold's name; `obliged` where it is none.
[[nodiscard]] std::string in_words(std::string_view hold, const std::string& through);

struct Breaker {
  model::Speaker who;
  Hold hold = Hold::obliged;
  std::string through;  ///< for before and together: the promise that is theirs
  friend bool operator==(const Breaker&, const Breaker&) = default;
};

/// A promise that falls with another: it waits for `through`, or is to be done at the same time.
struct Fall {
  std::string id, through;
  Hold hold = Hold::before;
  friend bool operator==(const Fall&, const Fall&) = default;
};

struct Reliance {
  std::string id;
  std::vector<Breaker> could_break;  ///< the nearest in the order first
  std::string consequence;           ///< the clause's own
  std::vector<Fall> falls;           ///< likewise, without limit of depth
  std::vector<model::ClaimId> said;  ///< threats and concerns on record on the clause's issues
};

/// One for each promise, in their order. Promises in a cycle hang on each other, each named once.
[[nodiscard]] std::vector<Reliance> reliance(const model::Case& c,
                                             const std::vector<model::Obligation>& obligations);

}  // namespace mediant::drafts
