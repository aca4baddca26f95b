// A case kept between questions, for a page that follows the hand: where one judged figure moves, the case is
// not read again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mediant/core/executor.hpp"
#include "mediant/model/case.hpp"
#include "mediant/text/text.hpp"

namespace mediant::api {

/// JSON in, JSON out, as run_json() speaks it; a refusal looks the same. Never throws.
class Held {
 public:
  /// {"case": {…}} as its audience may see it: whoever holds it has been handed that and no more. Gives
  /// {"mediant": 1, "held": true}.
  [[nodiscard]] std::string hold(std::string_view request);

  /// {"figures": [{"path": ["preferences", "b", "weights", "cap"], "to": [5, 15]}], "ask": [{"call",
  /// "options"}]}: moves the figures, which stay moved, then answers {"mediant": 1, "results": […]}, each the
  /// `result` of the plain call on the case as it now is, or its {"error"}. A path is that of the case's
  /// file: `weights`, `scores` (`points` within) or `reserve`, after an index where a party has several
  /// blocks.
  [[nodiscard]] std::string follow(std::string_view request, const text::Toolkit& text, Executor& executor);

 private:
  std::optional<model::Case> case_;
};

}  // namespace mediant::api
