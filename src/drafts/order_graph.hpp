// The order of promises: those done together are one group, and groups wait for groups.
#pragma once

#include <string>
#include <vector>

#include "mediant/model/case.hpp"

namespace mediant::drafts {

struct OrderGraph {
  std::vector<std::size_t> group;  ///< of each promise: the first of those done together with it
  std::vector<std::vector<std::size_t>> before;  ///< of each group (empty for others): groups it waits for
  std::vector<std::string> unknown;              ///< ids that nothing defines

  [[nodiscard]] bool is_group(std::size_t i) const { return group[i] == i; }
};

[[nodiscard]] OrderGraph order_graph(const std::vector<model::Obligation>& obligations);

}  // namespace mediant::drafts
