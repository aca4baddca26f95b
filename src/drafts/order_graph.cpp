#include "order_graph.hpp"

#include <algorithm>
#include <map>

namespace mediant::drafts {

OrderGraph order_graph(const std::vector<model::Obligation>& obligations) {
  OrderGraph out;
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < obligations.size(); ++i) index[obligations[i].id.value] = i;
  const auto known = [&](const std::string& id) {
    if (index.contains(id)) return true;
    if (std::find(out.unknown.begin(), out.unknown.end(), id) == out.unknown.end()) out.unknown.push_back(id);
    return false;
  };
  std::vector<std::size_t> up(obligations.size());
  for (std::size_t i = 0; i < up.size(); ++i) up[i] = i;
  const auto root = [&](std::size_t i) {
    while (up[i] != i) i = up[i];
    return i;
  };
  for (std::size_t i = 0; i < obligations.size(); ++i)
    for (const std::string& id : obligations[i].together)
      if (known(id)) up[std::max(root(i), root(index[id]))] = std::min(root(i), root(index[id]));
  out.before.resize(obligations.size());
  for (std::size_t i = 0; i < obligations.size(); ++i) {
    out.group.push_back(root(i));
    for (const std::string& id : obligations[i].after)
      if (known(id)) out.before[root(i)].push_back(root(index[id]));
  }
  return out;
}

}  // namespace mediant::drafts
