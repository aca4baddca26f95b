// Who must do what, by when, on what condition: suggested from clauses for a person to confirm, and checked.
// A promise without verifier, guarantor or deadline is where agreements fail (Walter 1997; Mattes & Savun
// 2009).
#pragma once

#include "mediant/drafts/draft.hpp"
#include "mediant/model/case.hpp"

namespace mediant::drafts {

struct SuggestedObligation {
  model::Obligation obligation;  ///< id "ob-<clause>[-n]"; `who` by id where the case knows the name
  std::string sentence;          ///< as it stands
  std::string modal;             ///< what made it an obligation
  bool forbids = false;          ///< an obligation not to do
};

/// Sentences with a binding modal verb. Deadlines, conditions, verifiers, guarantors and consequences are
/// found by the phrases that open them (obligation_phrases.cpp); nothing is guessed in languages without a
/// table.
[[nodiscard]] std::vector<SuggestedObligation> suggest_obligations(const Draft& draft, const model::Case& c,
                                                                   const text::Toolkit& toolkit);

struct ObligationCheck {
  std::vector<std::string> without_verifier, without_guarantor, without_deadline;  ///< ids
  std::vector<std::vector<std::string>>
      order;  ///< ids done at the same time, a list a stage; empty where there is a cycle
  std::vector<std::string> cycle;    ///< ids that wait for each other, in order; empty: none
  std::vector<std::string> unknown;  ///< ids that `after` or `together` name and nothing defines
};

/// The order graph: `after` edges between groups that are done `together`.
[[nodiscard]] ObligationCheck check_obligations(const std::vector<model::Obligation>& obligations);

}  // namespace mediant::drafts
