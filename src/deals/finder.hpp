// Positions of identifiers in a case's lists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediant/model/case.hpp"

namespace mediant::deals {

/// Position of an identifier in a list; asks the place after the last hit first, since files keep the order.
template <class Items, class Key>
class Finder {
 public:
  Finder(const Items& items, Key key) : items_(&items), key_(key) {}
  std::optional<std::size_t> operator()(const std::string& id) {
    const std::size_t n = items_->size();
    for (std::size_t step = 0; step < n; ++step) {
      const std::size_t i = next_ + step < n ? next_ + step : next_ + step - n;
      if (key_((*items_)[i]) == id) {
        next_ = i + 1 < n ? i + 1 : 0;
        return i;
      }
    }
    return std::nullopt;
  }

 private:
  const Items* items_;
  Key key_;
  std::size_t next_ = 0;
};
template <class Items, class Key>
Finder(const Items&, Key) -> Finder<Items, Key>;

inline auto find_issue(const std::vector<model::IssueId>& issues) {
  return Finder(issues, [](const model::IssueId& i) -> const std::string& { return i.value; });
}

inline auto find_option(const std::vector<model::OptionId>& options) {
  return Finder(options, [](const model::OptionId& o) -> const std::string& { return o.value; });
}

}  // namespace mediant::deals
