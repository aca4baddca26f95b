// What was carried between the sides, which answers are owed, and what each side says of the understandings
// noted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediant/model/case.hpp"
#include "mediant/text/text.hpp"

namespace mediant::record {

/// An answer was asked for and none is on record.
[[nodiscard]] bool answer_is_owed(const model::Message& message);

struct MessageFilter {
  std::string with;   ///< this party, or one of its people, sent, received or carried it
  bool owed = false;  ///< only those that wait for an answer
};
/// Latest first, undated last in case order.
[[nodiscard]] std::vector<const model::Message*> messages(const model::Case& c,
                                                          const MessageFilter& filter = {});

enum class Standing { confirmed, disputed, open };
[[nodiscard]] std::string_view to_word(Standing standing);

/// An understanding and how far it is one. Its sides are the parties that the minute names and the principals
/// present at its meeting; of a minute that names nobody, all principals.
struct Understanding {
  const model::Minute* minute = nullptr;
  Standing standing = Standing::open;  ///< disputed by one side; confirmed by at least two and all; else open
  std::vector<const model::Party*> silent;  ///< sides that have neither confirmed nor disputed, in case order
};
/// In case order.
[[nodiscard]] std::vector<Understanding> understandings(const model::Case& c);

/// Who is meant by an identifier, a name, an alias or a title typed by a person, whatever its capitals: a
/// party or person of the case; empty when nobody or more than one is.
[[nodiscard]] model::Speaker who_is(const model::Case& c, std::string_view typed,
                                    const text::Toolkit& toolkit);

}  // namespace mediant::record
