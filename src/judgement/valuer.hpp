// What alternatives are worth under one draw: sums over clusters of the worst and best choice they leave
// open.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "alternatives.hpp"
#include "mediant/judgement/room.hpp"

namespace mediant::judgement {

/// One alternative on one view's structure.
class Valuer {
 public:
  Valuer(const deals::DealSpace& space, const Alternative& alternative);

  [[nodiscard]] bool possible() const { return possible_; }
  /// What holder h gets: over all completions, and at best within its own red lines (lowest() if none keeps
  /// them).
  struct Worth {
    deals::Units low = 0, high = 0, best_allowed = 0;
  };
  [[nodiscard]] Worth worth(const deals::DealSpace& space, std::size_t holder) const;
  [[nodiscard]] static constexpr deals::Units lowest() {
    return std::numeric_limits<deals::Units>::min() / 4;
  }
  /// Holders that break no own red line in any, in some completion.
  [[nodiscard]] deals::Mask never_broken() const { return never_broken_; }
  [[nodiscard]] deals::Mask may_keep() const { return may_keep_; }
  /// Is there a completion that the agreement accepts? Exact.
  [[nodiscard]] bool joint(const deals::DealSpace& space);

 private:
  const deals::Structure* structure_;
  std::vector<std::vector<std::uint32_t>> choices_;
  bool complete_ = false;
  bool possible_ = true;
  deals::Mask never_broken_ = 0;
  deals::Mask may_keep_ = 0;
  std::optional<RoomFinder> finder_;
};

/// A fresh one for every alternative.
[[nodiscard]] std::vector<Valuer> valuers(const deals::DealSpace& space,
                                          const std::vector<Alternative>& alternatives);

/// Who accepts an alternative under the draw a space is bound to.
struct Verdicts {
  deals::Mask surely = 0, possibly = 0;
  bool all_surely = false, all_possibly = false;
};
[[nodiscard]] Verdicts verdicts(const deals::DealSpace& space, Valuer& valuer);

}  // namespace mediant::judgement
