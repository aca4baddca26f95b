// Room for agreement: the share of assumptions under which some deal is acceptable to all whom the agreement
// needs, each assumption solved exactly; also among deals within k changes of a proposal.
//
// Under "k of n" a deal must be acceptable to every member of some winning coalition.
#pragma once

#include <optional>
#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/core/result.hpp"
#include "mediant/judgement/feasible.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::judgement {

/// Only deals near an assignment: what it says may change on at most `changes` issues, never on frozen ones;
/// silent issues are free.
struct Near {
  deals::Assignment from;
  int changes = 0;
  std::vector<bool> frozen;  ///< an issue; empty: none
};

/// Asks one deal space, bound to draw after draw; one a thread. Keeps a reference to the space's structure.
class RoomFinder {
 public:
  explicit RoomFinder(const deals::DealSpace& space, const std::optional<Near>& near = {});

  /// `space` has the structure given before.
  [[nodiscard]] Found find(const deals::DealSpace& space);
  /// An acceptable deal after `yes`.
  [[nodiscard]] deals::Deal deal() const;
  [[nodiscard]] std::uint64_t nodes() const;

 private:
  struct Coalition {
    std::vector<std::size_t> members;  ///< valued holders
    Feasibility search;
  };
  const deals::Structure* structure_;
  std::vector<Coalition> coalitions_;
  std::vector<deals::Units> cost_;  ///< of a choice: minus its changes; empty without a limit
  deals::Units limit_ = 0;
  std::size_t found_by_ = 0;
  bool all_listed_ = true;
};

struct RoomOptions {
  Trials trials;
  std::vector<model::ProposalId> near;  ///< also within 0 … `changes` changes of these proposals
  int changes = 5;
};

struct NearProposal {
  model::ProposalId proposal;
  std::vector<Share> within;  ///< [k]: room within k changes
};

struct RoomOutcome {
  std::size_t draws = 0;
  bool cancelled = false;
  Share room;
  std::uint64_t undecided = 0;  ///< draws past the search's budget; they widen the range
  bool at_midpoints = false;    ///< with every range at its middle
  std::vector<std::pair<std::string, Share>> by_view;  ///< analyst; where there are several
  std::vector<Share> by_scenario;  ///< if exactly this came about, where there are several
  std::vector<NearProposal> near;
  std::vector<model::PartyId> without;   ///< must accept but have no preferences: left out
  std::vector<model::PartyId> withheld;  ///< have red lines of unknown content, which could overturn it
};

/// "unknown-proposal" (content unknown included).
[[nodiscard]] Result<RoomOutcome> room(const Assumptions& assumptions, const RoomOptions& options,
                                       Executor& executor, Progress& progress);

}  // namespace mediant::judgement
