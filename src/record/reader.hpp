// The reader's inner values: what each stage hands to the next. Offsets are bytes until the very end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon.hpp"
#include "mediant/record/read.hpp"

namespace mediant::record::detail {

constexpr std::size_t none = static_cast<std::size_t>(-1);

template <class List>
[[nodiscard]] bool in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// ---- Layout -------------------------------------------------------------------------------------------

enum class Part { headline, heading, byline, body, list_item, label };

struct Paragraph {
  std::size_t begin = 0, end = 0;  ///< bytes, without bullet and dateline
  Part part = Part::body;
  std::size_t lead = none;          ///< list items: index of the paragraph that ends in ":"
  std::size_t label = none;         ///< in a transcript: index of the paragraph that names who speaks here
  std::size_t first = 0, last = 0;  ///< its tokens
};

struct Dateline {
  std::size_t begin = 0, end = 0;  ///< bytes of the whole dateline
  std::string place, agency;
  std::size_t place_begin = 0, place_end = 0;
  std::size_t date_begin = 0, date_end = 0;  ///< its date, if it has one
};

struct Layout {
  std::vector<Paragraph> paragraphs;
  std::optional<Dateline> dateline;
};

Layout lay_out(std::string_view text);

// ---- Tokens, sentences, quotations --------------------------------------------------------------------

enum class Tag : std::uint8_t {
  noun,
  name,
  adj,
  adv,
  verb,
  aux,
  modal,
  to,
  prep,
  det,
  pron,
  poss,
  conj,
  sub,
  wh,
  num,
  neg,
  comma,
  stop,
  colon,
  dash,
  bracket,
  quote_mark,
  quote  // `quote` stands for a whole masked quotation
};

struct Token {
  std::size_t begin = 0, end = 0;
  std::string lower;  ///< ASCII-lowered; other letters as they are
  Tag tag = Tag::noun;
  bool cap = false;              ///< begins with a capital
  bool all_caps = false;         ///< two or more letters, all capital
  bool start = false;            ///< first word of a sentence or quotation
  std::size_t quotation = none;  ///< index of the masked quotation it stands in
  std::size_t mention = none;
  const VerbEntry* verb = nullptr;
  std::uint8_t forms = 0;  ///< VerbForm bits, where `verb` is set
};

struct Quotation {
  std::size_t first = 0, last = 0;  ///< tokens inside the marks
  std::size_t begin = 0, end = 0;   ///< bytes with the marks
  std::size_t sentence = none;
  std::size_t paragraph = none;
  bool open_ended = false;  ///< runs on in the next paragraph
  std::string by, by_mention, rule;
  std::size_t entity = none;
  double confidence = 0;
};

struct Sentence {
  std::size_t first = 0, last = 0;  ///< tokens
  std::size_t paragraph = 0;
};

// ---- Names --------------------------------------------------------------------------------------------

enum class EntityKind { person, organisation, state, place, agency, group };

struct Entity {
  EntityKind kind = EntityKind::organisation;
  std::string name;  ///< fullest form met, or the gazetteer's
  std::vector<std::string> aliases;
  std::string role, side;
  std::string body;  ///< "union", "company": what the report calls an organisation beside its name
  std::vector<NamedTie> ties;
  char gender = '?';
  bool acts = false;   ///< states and towns: subject or holder somewhere
  bool known = false;  ///< from the case or the gazetteer
  std::string id;      ///< of the case
  double area_km2 = 0;
  std::size_t stands_for = none;  ///< a seat's state: Moscow the town, Russia the party
};

struct Mention {
  std::size_t first = 0, last = 0;  ///< tokens
  std::size_t entity = none;
  bool demonym = false;  ///< "Russian", an adjective
  bool located = false;  ///< behind "in", "at", "near": the place, not the party
};

// ---- The document -------------------------------------------------------------------------------------

struct DateFound {
  std::size_t first = 0, last = 0;  ///< tokens
  std::optional<model::Date> date;
};

struct QuantityFound {
  std::size_t first = 0, last = 0;  ///< tokens
  std::size_t begin = 0, end = 0;   ///< bytes
  double value = 0;
  std::optional<double> high;
  std::string unit, hedge, about;
};

struct Text {
  std::string_view text;
  Layout layout;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
  std::vector<DateFound> dates;
  std::vector<QuantityFound> quantities;
  std::optional<model::Date> anchor;

  [[nodiscard]] std::string_view words(std::size_t first, std::size_t last) const {
    if (first >= last) return {};
    return text.substr(tokens[first].begin, tokens[last - 1].end - tokens[first].begin);
  }
  [[nodiscard]] std::string_view word(std::size_t token) const { return words(token, token + 1); }
};

void tokenise(Text& t);
/// Quotations and sentences, paragraph by paragraph.
void find_sentences(Text& t, const text::Toolkit& toolkit);
void tag_words(Text& t);
void find_names(Text& t, const model::Case* c);
/// Roles, sides, ties and spellings of the persons found, from titles and appositions.
void describe_people(Text& t);
void find_dates(Text& t, const std::optional<model::Date>& published);
void find_quantities(Text& t);
/// "eight" is 8; nothing for what is no cardinal number in one word.
[[nodiscard]] std::optional<double> cardinal(std::string_view lower);

std::string lowered(std::string_view word);
bool is_capital(std::string_view word);
/// Levenshtein distance, at most `limit` + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace mediant::record::detail
