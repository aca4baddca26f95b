// Short identifiers that nothing in a case bears yet.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "mediant/model/case.hpp"

namespace mediant::record::detail {

class FreshIds {
 public:
  explicit FreshIds(const model::Case& c);
  /// A short word from a name, ASCII letters and digits, the rest "-"; `fallback` where nothing is left of
  /// it.
  [[nodiscard]] std::string of(std::string_view name, std::string_view fallback);
  /// "c1", "c2", …
  [[nodiscard]] std::string numbered(const std::string& stem);

 private:
  std::set<std::string> taken_;
};

}  // namespace mediant::record::detail
