// A clause as its words, each with its folded form and its place, and what stands between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mediant/drafts/values.hpp"

namespace mediant::drafts {

class WordLine {
 public:
  WordLine(std::string_view utf8, const text::Toolkit& toolkit);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  [[nodiscard]] const std::vector<text::Span>& places() const { return places_; }
  /// The folded word; empty past either end.
  [[nodiscard]] std::string_view word(std::size_t w) const {
    return w < words_.size() ? std::string_view(words_[w]) : std::string_view{};
  }
  [[nodiscard]] std::string_view shown(std::size_t w) const {
    return text_.substr(places_[w].begin, places_[w].size());
  }
  /// What stands between this word and the next.
  [[nodiscard]] std::string_view gap(std::size_t w) const;
  /// Only blanks between this word and the next.
  [[nodiscard]] bool joined(std::size_t w) const;
  /// Blanks or one hyphen between this word and the next.
  [[nodiscard]] bool adjoins(std::size_t w) const;
  [[nodiscard]] bool is_number(std::size_t w) const;
  /// 1..12 where the word names a month; a name that is also a word ("may") only beside a number.
  [[nodiscard]] int month(std::size_t w) const;
  /// The word that begins at this byte; size() if none does.
  [[nodiscard]] std::size_t word_at(std::size_t byte) const;
  /// Sets Value::around from the words on both sides of [first, last].
  void set_around(Value& value, std::size_t first, std::size_t last) const;

 private:
  std::string_view text_;
  std::vector<std::string> words_;
  std::vector<text::Span> places_;
};

/// Code point at a byte, 0 at the end.
[[nodiscard]] char32_t point_at(std::string_view s, std::size_t at);
[[nodiscard]] bool is_apostrophe(char32_t c);

/// Numbers in figures, in order.
[[nodiscard]] std::vector<Value> figures_in(std::string_view s, Language language);
/// Numbers of the same key are the same.
[[nodiscard]] std::string number_key(double value);
/// Figures and number words in order.
[[nodiscard]] std::vector<Value> numbers_in(const WordLine& line, Language language);
/// Dates in order, from month names and from figures.
[[nodiscard]] std::vector<Value> dates_in(const WordLine& line, const std::vector<Value>& numbers);

}  // namespace mediant::drafts
