// Choosing from the record: claims by what they are, and what moved between two days.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "mediant/model/case.hpp"
#include "mediant/text/text.hpp"

namespace mediant::record {

/// Every field that is given must hold; an empty one asks nothing.
struct ClaimFilter {
  std::string by;                    ///< exactly this speaker: an id, or the words for one who is not named
  std::string party;                 ///< this party or one of its people
  std::string issue;                 ///< on this issue, directly or through the claims and texts it is about
  std::string kind;                  ///< as the format writes it, or as people say it
  std::string stance;                ///< demands, rejects, …
  std::string source;                ///< resting on this source
  std::string text;                  ///< these words, whatever their case, in the claim or its excerpts
  std::optional<model::Date> since;  ///< said on this day or later; undated claims are left out
  std::optional<model::Date> until;  ///< said on this day or earlier; undated claims are left out
  bool unsourced = false;
};

struct Selected {
  std::vector<const model::Claim*> claims;  ///< in the order of the case
  std::size_t undated = 0;                  ///< left out only because nobody recorded when they were said
};
[[nodiscard]] Selected select(const model::Case& c, const ClaimFilter& filter, const text::Toolkit& toolkit);

/// One party's stance on one issue on two days. `before` is null where nothing was known by the first.
struct Movement {
  const model::Issue* issue = nullptr;
  const model::Party* party = nullptr;
  const model::Claim* before = nullptr;
  const model::Claim* after = nullptr;
};
/// Where the latest stance said by the end of `to` is another than the latest said by the end of `from`,
/// issues and parties in case order. Undated claims and stances on a set move nothing: neither says when, or
/// on what, somebody moved.
[[nodiscard]] std::vector<Movement> movements(const model::Case& c, const model::Date& from,
                                              const model::Date& to);

}  // namespace mediant::record
