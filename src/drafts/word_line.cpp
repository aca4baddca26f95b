#include "word_line.hpp"

#include <algorithm>
#include <functional>

#include "mediant/text/label.hpp"

namespace mediant::drafts {
namespace {

bool is_mark(char32_t c) {  // Arabic vowel points and the lengthening stroke
  return (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640;
}

// Folded, vowel points off, one kind of apostrophe, digits in ASCII.
std::string bare(std::string_view word, const text::Toolkit& toolkit) {
  const bool ascii =
      std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string out;
  if (ascii) {
    for (const char c : word) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
  }
  const std::string folded = toolkit.fold(word);
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = text::next_code_point(folded, i);
    if (is_mark(c)) continue;
    if (const int digit = text::digit_value(c); digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else if (is_apostrophe(c)) {
      out += '\'';
    } else {
      text::append_code_point(out, c);
    }
  }
  return out;
}

}  // namespace

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ' || c == U'‘'; }

char32_t point_at(std::string_view s, std::size_t at) {
  return at < s.size() ? text::next_code_point(s, at) : U'\0';
}

std::vector<std::string> folded_words(std::string_view utf8, const text::Toolkit& toolkit) {
  std::vector<std::string> out;
  for (const text::Span& place : toolkit.words(utf8))
    out.push_back(bare(utf8.substr(place.begin, place.size()), toolkit));
  return out;
}

WordLine::WordLine(std::string_view utf8, const text::Toolkit& toolkit)
    : text_(utf8), places_(toolkit.words(utf8)) {
  for (const text::Span& place : places_)
    words_.push_back(bare(utf8.substr(place.begin, place.size()), toolkit));
}

std::string_view WordLine::gap(std::size_t w) const {
  if (w + 1 >= words_.size()) return {};
  return text_.substr(places_[w].end, places_[w + 1].begin - places_[w].end);
}

bool WordLine::joined(std::size_t w) const {
  const std::string_view between = gap(w);
  if (between.empty()) return false;
  for (std::size_t i = 0; i < between.size();) {
    const char32_t c = text::next_code_point(between, i);
    if (c != U' ' && c != 0xA0 && c != 0x202F && c != U'\t' && c != U'\n') return false;
  }
  return true;
}

bool WordLine::adjoins(std::size_t w) const {
  return w + 1 < size() && (joined(w) || gap(w) == "-" || gap(w) == "‑");
}

bool WordLine::is_number(std::size_t w) const { return text::digit_value(point_at(word(w), 0)) >= 0; }

int WordLine::month(std::size_t w) const {
  const int m = month_of(word(w));
  if (m == 0) return 0;
  if (is_number(w + 1) || (w > 0 && is_number(w - 1))) return m;
  // Month names that are also other words: "from May to March" names two.
  const auto is = [&](std::string_view what, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), what) != list.end();
  };
  if (is(word(w), {"may", "march"})) {
    const bool named = w > 0 && joined(w - 1) && shown(w) != word(w) &&
                       is(word(w - 1), {"in", "by", "until", "till", "from", "to", "since", "before", "after",
                                        "of", "during", "and", "each", "every", "early", "mid", "late"});
    return named ? m : 0;
  }
  return is(word(w), {"mar", "sep", "sept", "dec", "آب", "مارس", "лютий"}) ? 0 : m;
}

std::size_t WordLine::word_at(std::size_t byte) const {
  const auto at = std::lower_bound(places_.begin(), places_.end(), byte,
                                   [](const text::Span& place, std::size_t b) { return place.begin < b; });
  return at != places_.end() && at->begin == byte ? static_cast<std::size_t>(at - places_.begin()) : size();
}

void WordLine::set_around(Value& value, std::size_t first, std::size_t last) const {
  const std::hash<std::string_view> hash;
  for (std::size_t k = 0; k < 3; ++k) {
    if (first >= k + 1) value.around[k] = hash(word(first - k - 1));
    if (last + k + 1 < size()) value.around[3 + k] = hash(word(last + k + 1));
  }
}

}  // namespace mediant::drafts
