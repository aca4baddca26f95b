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

/// `solve` on a domain that is no sum over issues and has too many deals to list, which the call itself
/// refuses
/// ("cluster-too-large"): Nash's solution searched for, with what is proven of it, and null for the other
/// ideas. `request.c` is the domain as a case; envelope and page are the call's. Errors: "too-many-deals"
/// where the domain is no sum of rectangles either, or where the options ask for more than Nash's solution
/// among all.
[[nodiscard]] Response solve_searched(const model::Domain& domain, const Request& request);

/// CaSiNo JSON lines (Chawla et al. 2021, NAACL): one negotiation a line over three packages of three goods;
/// result: {"negotiations", "deals", "efficient", "share_efficient", "joint_share", "left_on_the_table", …}.
[[nodiscard]] Response human_deals(std::string_view json_lines);

}  // namespace mediant::api
