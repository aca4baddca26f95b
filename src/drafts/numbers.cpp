// Numbers in figures and in words.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>

#include "mediant/text/label.hpp"
#include "word_line.hpp"

namespace mediant::drafts {
namespace {

// Which sign groups thousands and which divides decimals: "1,500.5" in English, "1.500,5" on the continent.
bool comma_divides(Language language) {
  return language != Language::english && language != Language::arabic && language != Language::other;
}
bool point_groups(Language language) {
  return language == Language::german || language == Language::spanish || language == Language::french;
}

// Figures as they stand, with what may group or divide them ("600,000", "1.5", "600 000", "٦٠٠٬٠٠٠").
std::vector<Value> figures_of(std::string_view s, Language language) {
  std::vector<Value> out;
  std::size_t i = 0;
  while (i < s.size()) {
    std::size_t next = i;
    if (text::digit_value(text::next_code_point(s, next)) < 0) {
      i = next;
      continue;
    }
    Value value;
    std::size_t end = i;
    std::size_t run = 0;  // digits since the last divider
    while (end < s.size()) {
      std::size_t behind = end;
      const char32_t c = text::next_code_point(s, behind);
      if (const int digit = text::digit_value(c); digit >= 0) {
        value.key += static_cast<char>('0' + digit);
        ++run;
        end = behind;
        continue;
      }
      // A divider counts between digits; a blank only before a group of exactly three after at most three.
      const bool sign = c == U'.' || c == U',' || c == U'٫' || c == U'٬' || c == U'’' || c == U'\'';
      const bool blank = c == U' ' || c == 0xA0 || c == 0x202F || c == 0x2009;
      std::size_t group = behind, digits = 0;
      while (group < s.size()) {
        std::size_t step = group;
        if (text::digit_value(text::next_code_point(s, step)) < 0) break;
        group = step;
        ++digits;
      }
      // "9:00" is one value.
      if (c == U':' && digits == 2 && run > 0 && run <= 2 && value.key.size() == run) {
        value.key += ':';
        end = behind;
        run = 0;
        continue;
      }
      if (digits == 0 || (!sign && !blank)) break;
      const bool grouping = digits == 3 && run <= 3;
      if (blank && !grouping) break;
      const bool groups = blank || c == U'٬' || c == U'\'' || c == U'’' ||
                          (c == U',' && grouping && !comma_divides(language)) ||
                          (c == U'.' && grouping && point_groups(language));
      if (!groups) value.key += '.';
      end = behind;
      run = 0;
    }
    value.shown = std::string(s.substr(i, end - i));
    value.at = {i, end};
    out.push_back(std::move(value));
    i = end;
  }
  return out;
}

std::string key_of(double value) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%.10g", value);
  return out.data();
}

bool is_in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_in(std::string_view word, const std::vector<std::string_view>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// One word as a number, and how many bytes of it are a preposition or conjunction written together with it.
struct OneWord {
  double value = 0;
  std::size_t prefix = 0;
  bool with_and = false;
};

class NumberWords {
 public:
  NumberWords(const WordLine& line, Language language)
      : line_(line), language_(language), lexicon_(lexicon_of(language)) {}

  // How many words from `w` on are one number, its value, and the bytes that are not part of it.
  struct Found {
    std::size_t count = 0;
    double value = 0;
    std::size_t prefix = 0;
  };

  [[nodiscard]] Found at(std::size_t w) const {
    const std::optional<OneWord> first = one(w);
    if (!first) return {};
    if (first->value < 1) return fraction_alone(w, *first);
    Sum sum;
    if (!sum.add(*first, language_)) return {};
    std::size_t used = 1;
    while (adjoins(w + used - 1)) {
      std::size_t next = w + used;
      bool with_and = false;
      if (is_in(line_.word(next), {"and", "et", "y", "und"}) && adjoins(next)) {
        ++next;
        with_and = true;
      }
      std::optional<OneWord> more = one(next);
      if (!more) break;
      more->with_and = more->with_and || with_and;
      if (more->value < 1) {
        // "two thirds"; never "twenty fifths" of something else.
        if (!more->with_and && sum.total == 0 && sum.current < 10) {
          sum.current *= more->value;
          used = next - w + 1;
        }
        break;
      }
      if (!sum.add(*more, language_)) break;
      used = next - w + 1;
    }
    if (used == 1 && is_in(line_.word(w), lexicon_.loose_ones) && !counts(w)) return {};
    return {used, sum.total + sum.current, first->prefix};
  }

 private:
  struct Sum {
    double total = 0, current = 0, last_scale = std::numeric_limits<double>::infinity();
    bool fresh = true;  // nothing yet, or a scale has just closed

    bool add(const OneWord& word, Language language) {
      const double v = word.value, tens = std::fmod(current, 100), ones = std::fmod(current, 10);
      if (v >= 1000) {
        if (v >= last_scale) return false;
        total += std::max(current, 1.0) * v;
        current = 0;
        last_scale = v;
        fresh = true;
        return true;
      }
      // "and" only where a language says it: "hundred and two", "vingt et un", "treinta y uno", "خمس وعشرون".
      if (word.with_and && language == Language::english && current < 100 && total == 0) return false;
      const bool arabic_tens = language == Language::arabic && word.with_and && tens >= 1 && tens <= 9;
      const bool arabic_teens =
          language == Language::arabic && !word.with_and && v == 10 && tens >= 1 && tens <= 9;
      const bool french = language == Language::french;
      bool good = false;
      if (v < 10) {
        good = fresh || (ones == 0 && (tens == 0 || tens >= 20)) ||
               (french && v >= 7 && (tens == 10 || tens == 70 || tens == 90));
      } else if (v < 20) {
        good = fresh || tens == 0 || arabic_teens || (french && (tens == 60 || tens == 80));
      } else if (v < 100) {
        good = fresh || tens == 0 || arabic_tens || (french && v == 20 && tens == 4);
      } else if (v == 100) {
        good = fresh || (current >= 1 && current <= 9);
      } else {
        good = fresh;
      }
      if (!good) return false;
      if (v == 100) {
        current = std::max(current, 1.0) * 100;
      } else if (french && v == 20 && tens == 4) {
        current += 76;  // four twenties
      } else {
        current += v;
      }
      fresh = false;
      return true;
    }
  };

  [[nodiscard]] std::optional<OneWord> one(std::size_t w) const {
    const std::string_view word = line_.word(w);
    if (word.empty()) return std::nullopt;
    if (const double value = lookup(word); value > 0) return OneWord{value, 0, false};
    if (language_ == Language::german) {
      if (const double value = compound(word); value > 0) return OneWord{value, 0, false};
    }
    if (language_ != Language::arabic) return std::nullopt;
    for (const std::string_view prefix : {"و", "ب", "ل", "ال", "وال", "لل", "بال", "ول", "وب"}) {
      if (!word.starts_with(prefix)) continue;
      if (const double value = lookup(word.substr(prefix.size())); value > 0)
        return OneWord{value, prefix.size(), prefix.starts_with("و")};
    }
    return std::nullopt;
  }

  [[nodiscard]] double lookup(std::string_view word) const {
    const auto at = lexicon_.numbers.find(word);
    return at == lexicon_.numbers.end() ? 0 : at->second;
  }

  // "zweihundertfünfundzwanzig"; 0: not a number.
  [[nodiscard]] double compound(std::string_view word) const {
    if (word.empty() || word.size() > 80) return 0;
    for (const auto& [name, scale] :
         {std::pair<std::string_view, double>{"tausend", 1000}, {"hundert", 100}}) {
      const std::size_t at = word.find(name);
      if (at == std::string_view::npos) continue;
      std::string_view rest = word.substr(at + name.size());
      if (rest.starts_with("und")) rest.remove_prefix(3);
      const double left = at == 0 ? 1 : part(word.substr(0, at));
      const double right = rest.empty() ? 0 : part(rest);
      if (left <= 0 || (!rest.empty() && right <= 0)) return 0;
      return left * scale + right;
    }
    const std::size_t at = word.find("und");
    if (at == std::string_view::npos || at == 0) return 0;
    const double ones = lookup(word.substr(0, at)), tens = lookup(word.substr(at + 3));
    return ones >= 1 && ones <= 9 && tens >= 20 && tens <= 90 ? tens + ones : 0;
  }
  [[nodiscard]] double part(std::string_view word) const {
    const double whole = lookup(word);
    return whole >= 1 ? whole : compound(word);
  }

  // Blanks or one hyphen before the next word.
  [[nodiscard]] bool adjoins(std::size_t w) const {
    return w + 1 < line_.size() && (line_.joined(w) || line_.gap(w) == "-" || line_.gap(w) == "‑");
  }

  [[nodiscard]] Found fraction_alone(std::size_t w, const OneWord& word) const {
    // "a third of it", "cut by a third before May"; not "a third party", "the third year".
    const bool loose = is_in(line_.word(w), lexicon_.loose_fractions);
    const bool alone =
        !line_.joined(w) || is_in(line_.word(w + 1), {"of", "by", "in", "within", "from", "to", "before",
                                                      "after", "and", "or", "than", "less", "more"});
    if (loose && !(w > 0 && line_.word(w - 1) == "a" && alone)) return {};
    return {1, word.value, word.prefix};
  }

  // "One" as a number: "one year", not "one of them", "no one", "one another"; an article elsewhere.
  [[nodiscard]] bool counts(std::size_t w) const {
    if (language_ == Language::french || language_ == Language::spanish || language_ == Language::german)
      return false;
    if (!line_.joined(w)) return false;
    if (w > 0 && is_in(line_.word(w - 1), {"no", "any", "each", "every", "the", "this", "that", "some",
                                           "only", "ни", "ні", "жоден", "или", "або"}))
      return false;
    return !is_in(line_.word(w + 1),
                  {"of",    "another", "or", "and", "side",    "party",   "hand",    "who",     "that",
                   "which", "such",    "is", "из",  "и",       "сторона", "стороны", "стороне", "з",
                   "із",    "й",       "і",  "та",  "сторони", "боку",    "стороною"});
  }

  const WordLine& line_;
  Language language_;
  const Lexicon& lexicon_;
};

// "(1) …; (2) …", "1) …, 2) …" within a clause: its items are numbered, nothing is counted.
void take_off_item_numbers(std::string_view s, std::vector<Value>& figures) {
  std::vector<std::size_t> items;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const text::Span& at = figures[i].at;
    const bool closed = at.end < s.size() && s[at.end] == ')';
    const bool begins =
        at.begin == 0 || s[at.begin - 1] == '(' || s[at.begin - 1] == ' ' || s[at.begin - 1] == '\n';
    if (closed && begins && figures[i].key == std::to_string(items.size() + 1)) items.push_back(i);
  }
  if (items.size() < 2) return;
  for (std::size_t k = items.size(); k-- > 0;)
    figures.erase(figures.begin() + static_cast<std::ptrdiff_t>(items[k]));
}

}  // namespace

std::vector<Value> numbers_in(const WordLine& line, Language language) {
  std::vector<Value> out = figures_of(line.text(), language);
  take_off_item_numbers(line.text(), out);
  const auto& provisions = lexicon_of(language).provisions;
  for (Value& figure : out) {
    const std::size_t first = line.word_at(figure.at.begin);
    figure.cites = first > 0 && first < line.size() && is_in(line.word(first - 1), provisions);
    std::size_t last = first;
    while (last + 1 < line.size() && line.places()[last + 1].begin < figure.at.end) ++last;
    if (first < line.size()) line.set_around(figure, first, last);
  }
  const std::size_t figures = out.size();
  const NumberWords words(line, language);
  for (std::size_t w = 0; w < line.size();) {
    const auto found = words.at(w);
    if (found.count == 0) {
      ++w;
      continue;
    }
    const text::Span at{line.places()[w].begin + found.prefix, line.places()[w + found.count - 1].end};
    // "2.5 billion": the word belongs to the figure before it.
    if (found.count == 1 && found.value >= 100 && w > 0 && line.joined(w - 1)) {
      const auto figure = std::find_if(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(figures),
                                       [&](const Value& v) { return v.at.end == line.places()[w - 1].end; });
      if (figure != out.begin() + static_cast<std::ptrdiff_t>(figures) &&
          std::count(figure->key.begin(), figure->key.end(), '.') < 2) {
        figure->key = key_of(std::strtod(figure->key.c_str(), nullptr) * found.value);
        figure->scale = key_of(found.value);
        figure->with_scale = std::string(line.text().substr(figure->at.begin, at.end - figure->at.begin));
        ++w;
        continue;
      }
    }
    Value value;
    value.at = at;
    value.shown = std::string(line.text().substr(at.begin, at.size()));
    value.key = key_of(found.value);
    value.spelled = true;
    line.set_around(value, w, w + found.count - 1);
    out.push_back(std::move(value));
    w += found.count;
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Value& a, const Value& b) { return a.at.begin < b.at.begin; });
  return out;
}

}  // namespace mediant::drafts
