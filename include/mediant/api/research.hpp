// The façade's part for negotiation research: measures of domains, and of negotiations people held. Domains
// are not cases, so these stand beside the registry of calls; envelope and page are the same.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mediant/api/api.hpp"
#include "mediant/bargaining/measures.hpp"

namespace mediant::api {

struct MeasuresRequest {
  bargaining::MeasureOptions options;
  std::vector<std::pair<std::string, std::string>>
      deal;             ///< issue and value by name; empty: no deal to measure
  bool points = false;  ///< the frontier's points in the envelope
};

/// Result: {"dialect", "profiles", "deals", …, "solutions", "frontier", "deal"}; docs/domains.md has the
/// keys.
[[nodiscard]] Response measures(const model::Domain& domain, const MeasuresRequest& request,
                                Progress& progress);

/// CaSiNo JSON lines (Chawla et al. 2021, NAACL): one negotiation a line over three packages of three goods;
/// result: {"negotiations", "deals", "efficient", "share_efficient", "joint_share", "left_on_the_table", …}.
[[nodiscard]] Response human_deals(std::string_view json_lines);

}  // namespace mediant::api
