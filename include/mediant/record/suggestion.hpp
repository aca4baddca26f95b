// What reading a report proposes: claims, names, dates and figures for a person to confirm.
//
// Nothing here enters a case by itself (accept.hpp does that, one suggestion at a time). Every suggestion
// quotes the source exactly: `text` is the report between code points `start` and `end`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mediant::record {

enum class SuggestionKind {
  person,
  party,
  place,
  date,
  meeting,
  position,
  concern,
  threat,
  promise,
  call,
  assessment,
  characterisation,
  process,
  fact,
  quantity,
  quote,
  document
};

/// The word used in JSON and in annotations, e.g. "person".
[[nodiscard]] std::string_view to_word(SuggestionKind kind);
[[nodiscard]] std::optional<SuggestionKind> suggestion_kind(std::string_view word);

/// A tie between persons or of a person to a party: "son-in-law" of "Donald Trump".
struct NamedTie {
  std::string to;
  std::string kind;
  std::string or_to;  ///< the other reading where the sentence allows two ("his")
  friend bool operator==(const NamedTie&, const NamedTie&) = default;
};

struct Suggestion {
  SuggestionKind kind = SuggestionKind::fact;
  std::string text;       ///< the excerpt, exactly as in the report
  std::size_t start = 0;  ///< Unicode code points, half-open
  std::size_t end = 0;

  std::string by;                  ///< who says or holds it, full name as resolved; empty: the report itself
  std::string by_mention;          ///< the words that were resolved to `by` ("He", "the envoy")
  std::string via;                 ///< who reports it, nearest to the speaker first, "; " between several
  std::string on;                  ///< ISO date with the precision known; empty: not known
  std::string stance;              ///< demands, offers, accepts, rejects, conditions, withholds, open-to, …
  std::string condition;           ///< "if …", in the report's words
  std::string about;               ///< what it is about, in the report's words
  std::string to;                  ///< addressee of calls, threats, promises
  std::string scope;               ///< "as-a-set" where several things are taken together
  std::vector<std::string> items;  ///< of a list, bulleted or inline

  std::optional<double> value;  ///< in the unit's own scale: 9.5 with unit "%", 2400000000 with "EUR"
  std::optional<double> high;   ///< upper end of a range; `value` is the lower
  std::string unit;
  std::string hedge;  ///< about, more than, up to, …

  std::vector<std::string> participants;  ///< meetings
  std::string place;                      ///< meetings
  std::string status;                     ///< planned | held | cancelled
  std::string outcome;  ///< meetings: "collapsed", "without agreement", in the report's words

  std::string name;  ///< persons, parties, places, documents: the full name as resolved
  std::string role;  ///< persons: "special envoy"; parties: "state", "organisation", "news agency"
  std::string side;  ///< persons: the party they speak or act for
  std::vector<NamedTie> ties;
  std::vector<std::string> aliases;  ///< other spellings and short forms met in the report
  std::vector<std::pair<std::size_t, std::size_t>> mentions;  ///< every place that names it, code points

  std::string linked;               ///< id of the person or party of the case that `name` or `by` is
  std::vector<std::size_t> points;  ///< indices of suggestions it refers to: terms rejected as a set, …
  std::string rule;                 ///< the rule that fired
  double confidence = 0;            ///< 0..1, how often the rule is right on annotated reports, roughly
};

/// What it says in one line: name, holder, stance, condition, value; without its kind and its words.
[[nodiscard]] std::string in_words(const Suggestion& suggestion);

/// Two suggestions that cannot both be true, or that agree, and why, in words.
struct Pair {
  std::size_t first = 0;
  std::size_t second = 0;
  std::string words;
};

struct Reading {
  std::vector<Suggestion> suggestions;  ///< by place in the report
  std::vector<Pair> contradictions;
  std::vector<Pair> agreements;
  std::string anchor_date;  ///< the date that "Tuesday" and "last week" were resolved against; may be empty
};

}  // namespace mediant::record
