// The agreement as sets of parties: whose lines must be kept, whose no-deal level reached.
#pragma once

#include <vector>

#include "mediant/deals/space.hpp"

namespace mediant::deals {

/// Minimal sets of holders whose acceptance makes the agreement stand; one set when all must accept. At most
/// `limit` sets; empty beyond it (or if the agreement can never stand).
[[nodiscard]] std::vector<Mask> winning_coalitions(const Structure& s, std::size_t limit = 20'000);

/// The same sets cut down to holders with red lines, without supersets: each leaves all deals that some
/// coalition's red lines leave.
[[nodiscard]] std::vector<Mask> lines_to_keep(const Structure& s);

/// Valued deciding parties, ascending: those that dominance and solutions compare.
[[nodiscard]] std::vector<int> compared_parties(const Structure& s);

/// Choices of a cluster (within the cluster) that break no line of `keep`.
[[nodiscard]] std::vector<std::uint32_t> kept_choices(const Structure& s, const Cluster& cluster, Mask keep);

}  // namespace mediant::deals
