// Where an excerpt stands: W3C Web Annotation selectors, made, found again, and found after edits.
//
// TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end in Unicode code points), as
// in the Web Annotation Data Model, sections 4.2.4 and 4.2.5. Finding again: the quoted words exactly, ranked
// by how well prefix and suffix agree and how near the expected place is; else approximately, with at most a
// fifth of the quotation changed (Sellers 1980, with Ukkonen's 1985 cut-off: O(n·k) expected time). An answer
// that another place would fit almost as well is no answer: the excerpt is orphaned, never silently moved.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mediant/model/basics.hpp"

namespace mediant::record {

struct Selector {
  std::string exact, prefix, suffix;
  std::size_t start = 0, end = 0;  ///< code points, half-open; expected place
  bool positioned = true;          ///< `start` and `end` are known
  friend bool operator==(const Selector&, const Selector&) = default;
};

/// The selector of text[start, end) with up to `context` code points on either side. `end` is cut at the
/// text's.
[[nodiscard]] Selector make_selector(std::string_view utf8, std::size_t start, std::size_t end,
                                     std::size_t context = 32);
[[nodiscard]] Selector selector_of(const model::SourceRef& ref);

struct Anchor {
  enum class State {
    exact,     ///< the same words at the same place
    moved,     ///< the same words elsewhere, the surroundings agree
    changed,   ///< nearly the same words, the surroundings agree
    orphaned,  ///< not found, or not surely
  };
  State state = State::orphaned;
  std::size_t start = 0, end = 0;  ///< code points; meaningless when orphaned
  std::size_t edits = 0;           ///< code points inserted, deleted or replaced in the quotation
  double context = 0;              ///< 0..1, how well prefix and suffix agree
};

[[nodiscard]] Anchor anchor(std::string_view utf8, const Selector& selector);

}  // namespace mediant::record
