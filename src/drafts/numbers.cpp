// Numbers in words, and all numbers of a line.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

#include "word_line.hpp"

namespace mediant::drafts {
namespace {

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
    bool ordinal = false;
    std::string_view unit;  // of a number and unit in one word: "двухлетний"
  };

  [[nodiscard]] Found at(std::size_t w) const {
    if (const Found found = cardinal(w); found.count > 0) return found;
    if (const Found found = with_measure(line_.word(w)); found.count > 0) return found;
    return ordinal(w);
  }

 private:
  [[nodiscard]] Found cardinal(std::size_t w) const {
    const std::optional<OneWord> first = one(w);
    if (!first) return {};
    if (first->value < 1) return fraction_alone(w, *first);
    Sum sum;
    if (!sum.add(*first, language_)) return {};
    std::size_t used = 1;
    while (line_.adjoins(w + used - 1)) {
      std::size_t next = w + used;
      bool with_and = false;
      if (is_in(line_.word(next), {"and", "et", "y", "und"}) && line_.adjoins(next)) {
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
    const std::size_t half = and_half(w + used);
    return {used + half, sum.total + sum.current + (half > 0 ? 0.5 : 0), first->prefix, false, {}};
  }

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

  static constexpr std::array<std::string_view, 9> arabic_prefixes{"و",  "ب",   "ل",  "ال", "وال",
                                                                   "لل", "بال", "ول", "وب"};

  [[nodiscard]] std::optional<OneWord> one(std::size_t w) const {
    const std::string_view word = line_.word(w);
    if (word.empty()) return std::nullopt;
    if (const double value = lookup(word); value > 0) return OneWord{value, 0, false};
    if (language_ == Language::german) {
      if (const double value = compound(word); value > 0) return OneWord{value, 0, false};
    }
    if (language_ != Language::arabic) return std::nullopt;
    for (const std::string_view prefix : arabic_prefixes) {
      if (!word.starts_with(prefix)) continue;
      if (const double value = lookup(word.substr(prefix.size())); value > 0)
        return OneWord{value, prefix.size(), prefix.starts_with("و")};
    }
    return std::nullopt;
  }

  // "The second phase", "во втором туре", "المرحلة الثانية".
  [[nodiscard]] Found ordinal(std::size_t w) const {
    const auto found = [&](std::size_t prefix) -> Found {
      const auto at = lexicon_.ordinals.find(line_.word(w).substr(prefix));
      if (at == lexicon_.ordinals.end()) return {};
      return {1, static_cast<double>(at->second), prefix, true, {}};
    };
    if (const Found plain = found(0); plain.count > 0) return plain;
    if (language_ != Language::arabic) return {};
    for (const std::string_view prefix : arabic_prefixes) {
      if (!line_.word(w).starts_with(prefix)) continue;
      if (const Found behind = found(prefix.size()); behind.count > 0) return behind;
    }
    return {};
  }

  // A number and what it counts in one word: "двухлетний", "dreimonatig".
  [[nodiscard]] Found with_measure(std::string_view word) const {
    for (const std::string_view measure : lexicon_.measures) {
      const std::size_t at = word.find(measure);
      if (at == 0 || at == std::string_view::npos) continue;
      if (const double value = part(word.substr(0, at)); value >= 1) return {1, value, 0, false, measure};
    }
    return {};
  }

  // How many words from `w` on say "and a half".
  [[nodiscard]] std::size_t and_half(std::size_t w) const {
    for (std::string_view phrase : lexicon_.and_half) {
      for (std::size_t used = 0; w > 0 && line_.joined(w + used - 1); ++used) {
        const std::size_t end = std::min(phrase.find(' '), phrase.size());
        if (line_.word(w + used) != phrase.substr(0, end)) break;
        if (end == phrase.size()) return used + 1;
        phrase.remove_prefix(end + 1);
      }
    }
    return 0;
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

  [[nodiscard]] Found fraction_alone(std::size_t w, const OneWord& word) const {
    // "a third of it", "cut by a third before May"; not "a third party", "the third year".
    const bool loose = is_in(line_.word(w), lexicon_.loose_fractions);
    const bool alone =
        !line_.joined(w) || is_in(line_.word(w + 1), {"of", "by", "in", "within", "from", "to", "before",
                                                      "after", "and", "or", "than", "less", "more"});
    if (loose && !(w > 0 && line_.word(w - 1) == "a" && alone)) return {};
    return {1, word.value, word.prefix, false, {}};
  }

  // "One" as a number: "one year", not "one of them", "no one", "one another"; an article elsewhere. "Once"
  // only where it tells how often.
  [[nodiscard]] bool counts(std::size_t w) const {
    if (is_in(line_.word(w), {"once", "раз", "مرة", "einmal"})) {
      const bool counted = w > 0 && line_.joined(w - 1) &&
                           (line_.is_number(w - 1) || at(w - 1).count > 0 ||
                            is_in(line_.word(w - 1), {"каждый", "этот", "кожен", "цей", "at", "كل"}));
      return !counted && line_.joined(w) &&
             is_in(line_.word(w + 1), {"a", "an", "every", "each", "per", "in", "в", "на", "у", "за", "في",
                                       "كل", "im", "pro", "am", "je", "alle"});
    }
    if (line_.joined(w) && lexicon_.units.contains(line_.word(w + 1))) return true;
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

}  // namespace

std::vector<Value> numbers_in(const WordLine& line, Language language) {
  const Lexicon& lexicon = lexicon_of(language);
  std::vector<Value> out = figures_in(line.text(), language);
  // What is counted: the word itself ("شهرين") or the next one; before "واحد" the one before.
  const auto set_unit = [&](Value& value, std::size_t last) {
    if (language == Language::arabic && value.key == "1" && last > 0 && line.joined(last - 1)) {
      const auto unit = lexicon.units.find(line.word(last - 1));
      if (unit != lexicon.units.end()) {
        value.unit = unit->second;
        value.with_unit = std::string(
            line.text().substr(line.places()[last - 1].begin, value.at.end - line.places()[last - 1].begin));
      }
    }
    for (const std::size_t w : {last, last + 1}) {
      if (w == last && is_in(line.word(w), lexicon.loose_ones)) continue;
      if (w > last && !line.adjoins(last)) return;
      const auto unit = lexicon.units.find(line.word(w));
      if (unit == lexicon.units.end()) continue;
      value.unit = unit->second;
      value.with_unit =
          std::string(line.text().substr(value.at.begin, line.places()[w].end - value.at.begin));
      return;
    }
  };
  const auto set_scale = [&](Value& figure, double scale, std::size_t end) {
    figure.key = number_key(std::strtod(figure.key.c_str(), nullptr) * scale);
    figure.scale = number_key(scale);
    figure.with_scale = std::string(line.text().substr(figure.at.begin, end - figure.at.begin));
  };
  const auto scale_of = [&](std::string_view word) {
    const auto at = lexicon.numbers.find(word);
    return at != lexicon.numbers.end() && at->second >= 100 ? at->second : 0;
  };
  const auto is_plain = [](const Value& figure) {
    return std::count(figure.key.begin(), figure.key.end(), '.') < 2;
  };
  std::vector<bool> taken(line.size(), false);  // scales of figures
  for (Value& figure : out) {
    const std::size_t first = line.word_at(figure.at.begin);
    if (first >= line.size()) continue;
    figure.cites = first > 0 && is_in(line.word(first - 1), lexicon.provisions);
    std::size_t last = first;
    while (last + 1 < line.size() && line.places()[last + 1].begin < figure.at.end) ++last;
    line.set_around(figure, first, last);
    // "$300bn", "2.5 billion", "5 млн": the word belongs to the figure before it.
    const std::string_view word = line.word(last);
    const std::size_t letters = word.find_last_of("0123456789") + 1;
    if (const double scale = scale_of(word.substr(letters)); scale > 0 && is_plain(figure)) {
      set_scale(figure, scale, line.places()[last].end);
    } else if (line.joined(last) && line.places()[last].end == figure.at.end && is_plain(figure)) {
      if (const double next = scale_of(line.word(last + 1)); next > 0) {
        set_scale(figure, next, line.places()[++last].end);
        taken[last] = true;
      }
    }
    set_unit(figure, last);
  }
  const NumberWords words(line, language);
  for (std::size_t w = 0; w < line.size();) {
    const auto found = words.at(w);
    if (found.count == 0 || (found.count == 1 && taken[w])) {
      ++w;
      continue;
    }
    Value value;
    value.at = {line.places()[w].begin + found.prefix, line.places()[w + found.count - 1].end};
    value.shown = std::string(line.text().substr(value.at.begin, value.at.size()));
    value.key = number_key(found.value) + (found.ordinal ? "." : "");
    value.spelled = true;
    line.set_around(value, w, w + found.count - 1);
    if (!found.ordinal) set_unit(value, w + found.count - 1);
    if (!found.unit.empty()) {
      value.unit = found.unit;
      value.with_unit = value.shown;
    }
    out.push_back(std::move(value));
    w += found.count;
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Value& a, const Value& b) { return a.at.begin < b.at.begin; });
  return out;
}

}  // namespace mediant::drafts
