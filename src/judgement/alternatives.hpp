// What can lie on the table: proposals with content and named deals, as assignments of the case's issues.
#pragma once

#include <string>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/deals/space.hpp"
#include "mediant/judgement/assumptions.hpp"

namespace mediant::judgement {

struct Alternative {
  std::string id;
  std::string name;
  bool named_deal = false;  ///< else a proposal
  deals::Assignment terms;
  [[nodiscard]] bool complete() const;
};

/// Proposals whose content is known and that say something on an issue, then named deals; in case order.
[[nodiscard]] Result<std::vector<Alternative>> alternatives(const model::Case& c,
                                                            const deals::DealSpace& space);
/// One proposal or named deal.
[[nodiscard]] Result<Alternative> alternative(const model::Case& c, const deals::DealSpace& space,
                                              const model::ProposalId& id);
[[nodiscard]] std::vector<bool> frozen_issues(const model::Case& c);
/// Parties with a red line of unknown content in any view, in case order.
[[nodiscard]] std::vector<model::PartyId> withheld_of(const Assumptions& assumptions);

/// Choices (global numbers) of every cluster that say what an assignment says.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> compatible(const deals::DealSpace& space,
                                                                 const deals::Assignment& terms);

}  // namespace mediant::judgement
