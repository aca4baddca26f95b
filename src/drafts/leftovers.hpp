// Figures that one clause changed while another still says the old one of the same thing.
#pragma once

#include <vector>

#include "mediant/drafts/compare.hpp"
#include "mediant/drafts/values.hpp"

namespace mediant::drafts {

using ClauseValues = std::vector<std::vector<Values>>;  ///< [draft][clause]

[[nodiscard]] std::vector<Leftover> leftovers_of(const ClauseValues& values, const std::vector<Row>& rows);

}  // namespace mediant::drafts
