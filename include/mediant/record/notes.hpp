// A note in a few words becomes a message, a claim or a minute of the case, with the conversation it was
// heard in. "authority > federation: We can talk about eleven." is a message, "federation: All fourteen or
// none." a statement; words in quotation marks are word for word.
#pragma once

#include <string>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/model/case.hpp"
#include "mediant/text/text.hpp"

namespace mediant::record {

/// What a person typed. Names are looked up by who_is (messages.hpp).
struct Note {
  std::string words;  ///< with or without "WHO:" or "FROM > TO:" before them

  std::string by;                    ///< a statement by this speaker
  std::string from;                  ///< a message from …
  std::vector<std::string> to, via;  ///< … to, carried by
  std::string authority;             ///< convey (default), own-idea, background, not-to-convey
  bool verbatim = false;             ///< also so where the words stand in quotation marks
  bool answer_owed = false;

  std::string kind, stance, issue, option;  ///< of a statement; `kind` from the reader's rules if not given
  bool off_record = false;

  bool minute = false;                                  ///< an understanding
  std::vector<std::string> confirmed, disputed, asked;  ///< … and what each side says of it
  std::string meeting;                                  ///< of a minute

  std::string replies_to;  ///< id of a message: the words are its answer; or of a minute, to say who confirms

  std::vector<std::string> about;    ///< ids
  std::vector<std::string> cleared;  ///< who may see it besides the desk: parties, or "public"
  std::string source;                ///< id; without one, a conversation with `present` is added
  std::vector<std::string> present;
  std::string noted_by;
  std::optional<model::Date> on;
  std::optional<model::Date> recorded;
};

struct Noted {
  model::Case c;
  std::string what;   ///< message, claim, minute, answer
  std::string id;     ///< of what was added or changed
  std::string words;  ///< one line for the person who typed: what was understood
};

/// A copy of the case with the note in it; an error names what cannot be and what would be valid.
[[nodiscard]] Result<Noted> take_note(const model::Case& c, const Note& note, const text::Toolkit& toolkit);

}  // namespace mediant::record
