// From a figure back to what it is made of: weights, scores, packages, reserve, red lines, and who judged
// them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/deals/space.hpp"

namespace mediant::deals {

/// One issue's or package's share of a party's utility.
struct Contribution {
  enum class Kind { issue, package };
  Kind kind = Kind::issue;
  std::string id;                  ///< issue, or package ("packages[2]" if it has no id)
  std::string option;              ///< the option taken; empty for packages
  model::Estimate weight;          ///< as judged (issues)
  double share = 0;                ///< the normalised weight used
  model::Estimate score;           ///< as judged: an option's score, a package's worth
  double points = 0;               ///< what it adds to the utility
  std::vector<std::string> basis;  ///< ids of claims it rests on
  std::string path;                ///< where it stands in the case: "preferences.b.scores.cap"
};

struct LineState {
  std::size_t line = 0;  ///< Structure::lines
  bool broken = false;
  model::Basis basis = model::Basis::unknown;
  std::string source;  ///< id of its source, if any
  std::string path;
};

struct Explanation {
  model::PartyId party;
  double utility = 0;  ///< the sum of the points
  std::optional<model::Estimate> reserve;
  double reserve_used = 0;
  double gain = 0;
  bool accepts = false;
  std::vector<Contribution> parts;  ///< issues in case order, then packages
  std::vector<LineState> red_lines;
  bool withheld = false;  ///< a red line of unknown content could overturn it
  std::optional<model::Judged> judged;
  model::Basis weakest = model::Basis::unknown;  ///< weakest basis among the inputs
};

/// Of a complete deal; "unknown-party", "silent" (names the issues) or "forbidden" otherwise.
[[nodiscard]] Result<Explanation> explain(const model::Case& c, const DealSpace& space,
                                          const model::PartyId& party, const Assignment& deal);

}  // namespace mediant::deals
