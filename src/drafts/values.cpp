#include "mediant/drafts/values.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "mediant/text/label.hpp"
#include "sequence.hpp"

namespace mediant::drafts {
namespace {

using text::Span;

bool is_mark(char32_t c) {  // Arabic vowel points and the lengthening stroke
  return (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640;
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ' || c == U'‘'; }

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

char32_t point_at(std::string_view s, std::size_t at) {
  return at < s.size() ? text::next_code_point(s, at) : U'\0';
}

// Numbers as they stand: digits with what may group or divide them ("600,000", "1.5", "600 000", "٦٠٠٬٠٠٠").
std::vector<Value> numbers_of(std::string_view s) {
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
      if (digits == 0 || (!sign && !blank)) break;
      const bool grouping = digits == 3 && run <= 3;
      if (blank && !grouping) break;
      if (!(blank || c == U'٬' || c == U'\'' || c == U'’' || (c == U',' && grouping))) value.key += '.';
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

class Reader {
 public:
  Reader(std::string_view s, Language language, const text::Toolkit& toolkit) : s_(s), language_(language) {
    values_.places = toolkit.words(s);
    for (const Span& place : values_.places)
      values_.words.push_back(bare(s.substr(place.begin, place.size()), toolkit));
  }

  Values read() {
    values_.numbers = numbers_of(s_);
    dates();
    modals();
    tables();
    number_words();
    names();
    return std::move(values_);
  }

 private:
  [[nodiscard]] std::string_view shown(std::size_t word) const {
    const Span& place = values_.places[word];
    return s_.substr(place.begin, place.size());
  }
  // Only blanks between this word and the next.
  [[nodiscard]] bool joined(std::size_t word) const {
    if (word + 1 >= values_.places.size()) return false;
    for (std::size_t i = values_.places[word].end; i < values_.places[word + 1].begin;) {
      const char32_t c = text::next_code_point(s_, i);
      if (c != U' ' && c != 0xA0 && c != U'\t' && c != U'\n') return false;
    }
    return true;
  }
  [[nodiscard]] bool is_number(std::size_t word) const {
    return word < values_.words.size() && text::digit_value(point_at(values_.words[word], 0)) >= 0;
  }
  [[nodiscard]] int month(std::size_t word) const {
    if (word >= values_.words.size()) return 0;
    const int m = month_of(values_.words[word]);
    // Month names that are also words: only where a number stands beside them.
    const bool word_too =
        values_.words[word] == "may" || values_.words[word] == "march" || values_.words[word] == "آب";
    if (m > 0 && word_too && !(is_number(word + 1) || (word > 0 && is_number(word - 1)))) return 0;
    return m;
  }

  // How many words from `word` on spell `phrase`; 0: they do not.
  [[nodiscard]] std::size_t spells(std::size_t word, std::string_view phrase, std::string_view first) const {
    std::size_t used = 0;
    while (true) {
      const std::size_t end = std::min(phrase.find(' '), phrase.size());
      if (word + used >= values_.words.size()) return 0;
      if ((used == 0 ? first : std::string_view(values_.words[word + used])) != phrase.substr(0, end))
        return 0;
      ++used;
      if (end == phrase.size()) return used;
      if (!joined(word + used - 1)) return 0;
      phrase.remove_prefix(end + 1);
    }
  }

  // The word without an Arabic "and" or "so" written together with it.
  [[nodiscard]] std::string_view without_prefix(std::size_t word) const {
    std::string_view w = values_.words[word];
    if (language_ == Language::arabic && (w.starts_with("و") || w.starts_with("ف"))) w.remove_prefix(2);
    return w;
  }

  [[nodiscard]] Value value_of(std::size_t word, std::size_t count, std::size_t skipped_bytes) const {
    Value value;
    value.at = {values_.places[word].begin + skipped_bytes, values_.places[word + count - 1].end};
    for (std::size_t w = 0; w < count; ++w) {
      std::string_view piece = values_.words[word + w];
      if (w == 0 && skipped_bytes > 0) piece = without_prefix(word);
      value.key += (w > 0 ? " " : "") + std::string(piece);
    }
    // In lower case but with the text's own apostrophe.
    value.shown = value.key;
    return value;
  }

  bool is_noun(std::size_t word) const {
    if (language_ != Language::english) {
      // "как можно скорее" permits nothing.
      if (values_.words[word] == "можно" && word > 0 && values_.words[word - 1] == "как") return true;
      // "має" and "мають" oblige only before an infinitive.
      if (values_.words[word] == "має" || values_.words[word] == "мають") {
        if (!joined(word)) return true;
        const std::string& next = values_.words[word + 1];
        return !(next.ends_with("ти") || next.ends_with("тися") || next.ends_with("тись") ||
                 next == "права" || next == "право");
      }
      return false;
    }
    const std::string& w = values_.words[word];
    if (w == "may") {
      // The month: a capital inside a sentence, or a number beside it.
      if (month(word) > 0 && shown(word) == "May") return true;
      if (shown(word) == "May" && word > 0 && joined(word - 1)) return true;
      return false;
    }
    if (w != "will" && w != "can" && w != "might" && w != "must") return false;
    if (word == 0 || !joined(word - 1)) return false;
    // "the political will to", "the will of the people", "their military might", "a must".
    const auto is_in = [](const std::string& x, std::initializer_list<std::string_view> list) {
      return std::find(list.begin(), list.end(), x) != list.end();
    };
    const std::string& before = values_.words[word - 1];
    if (is_in(before, {"free", "political", "good", "popular", "military"})) return true;
    if (!is_in(before, {"the", "a", "own", "their", "its", "our", "his", "her", "national"})) return false;
    return !joined(word) || is_in(values_.words[word + 1], {"of", "to", "and", "for", "is", "was"});
  }

  void modals() {
    for (std::size_t word = 0; word < values_.words.size();) {
      const Modal* best = nullptr;
      std::size_t best_count = 0, skipped = 0;
      for (const bool strip : {false, true}) {
        const std::string_view first = strip ? without_prefix(word) : std::string_view(values_.words[word]);
        for (const Modal& modal : modals_of(language_)) {
          const std::size_t count = spells(word, modal.words, first);
          if (count > best_count) {
            best = &modal;
            best_count = count;
            skipped = values_.words[word].size() - first.size();
          }
        }
        if (best != nullptr || language_ != Language::arabic) break;
      }
      if (best == nullptr || is_noun(word)) {
        ++word;
        continue;
      }
      Value value = value_of(word, best_count, skipped);
      value.force = best->force;
      if (values_.words[word].find('\'') != std::string::npos && best_count == 1)
        value.shown = lower_shown(word);
      values_.modals.push_back(std::move(value));
      for (std::size_t w = word; w < word + best_count; ++w) in_modal_.push_back(w);
      word += best_count;
    }
  }

  // A contraction as it stands, in lower case (ASCII but for the apostrophe).
  [[nodiscard]] std::string lower_shown(std::size_t word) const {
    std::string out(shown(word));
    if (language_ != Language::english) return values_.words[word];
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
  }

  void tables() {
    for (std::size_t word = 0; word < values_.words.size(); ++word) {
      const bool in_modal = std::binary_search(in_modal_.begin(), in_modal_.end(), word);
      const auto negations = negations_of(language_);
      const auto is_negation = [&](std::string_view w) {
        return std::find(negations.begin(), negations.end(), w) != negations.end();
      };
      if (!in_modal && (is_negation(values_.words[word]) || values_.words[word].ends_with("n't")))
        values_.negations.push_back(value_of(word, 1, 0));
      if (!in_modal && language_ == Language::arabic && !is_negation(values_.words[word]) &&
          values_.words[word].starts_with("و") && is_negation(without_prefix(word)))
        values_.negations.push_back(value_of(word, 1, 2));
      for (const Modal& hedge : hedges_of(language_)) {
        if (const std::size_t count = spells(word, hedge.words, values_.words[word]); count > 0) {
          Value value = value_of(word, count, 0);
          value.force = hedge.force;
          values_.hedges.push_back(std::move(value));
        }
      }
    }
  }

  void number_words() {
    for (std::size_t word = 0; word < values_.words.size(); ++word) {
      if (!is_number_word(values_.words[word], language_)) continue;
      Value value = value_of(word, 1, 0);
      value.spelled = true;
      values_.numbers.push_back(std::move(value));
    }
    std::stable_sort(values_.numbers.begin(), values_.numbers.end(),
                     [](const Value& a, const Value& b) { return a.at.begin < b.at.begin; });
  }

  // "1 May 2031", "May 1, 2031", "May 2031", "2031-05-01", "01.05.2031", "1/5/2031".
  void dates() {
    const auto add = [&](Span at, int y, int m, int d) {
      Value value;
      value.at = at;
      value.shown = std::string(s_.substr(at.begin, at.size()));
      value.key = std::to_string(y) + "-" + std::to_string(m) + "-" + std::to_string(d);
      values_.dates.push_back(std::move(value));
    };
    const auto small = [&](std::size_t word) {  // a day, or 0
      if (!is_number(word)) return 0;
      std::string digits = values_.words[word];
      if (digits.ends_with("st") || digits.ends_with("nd") || digits.ends_with("rd") ||
          digits.ends_with("th"))
        digits.resize(digits.size() - 2);
      if (digits.size() > 2 || digits.find_first_not_of("0123456789") != std::string::npos) return 0;
      const int value = std::atoi(digits.c_str());
      return value <= 31 ? value : 0;
    };
    const auto year = [&](std::size_t word) {
      if (!is_number(word) || values_.words[word].size() != 4 ||
          values_.words[word].find_first_not_of("0123456789") != std::string::npos)
        return 0;
      const int value = std::atoi(values_.words[word].c_str());
      return value >= 1800 && value <= 2199 ? value : 0;
    };
    for (std::size_t w = 0; w < values_.words.size(); ++w) {
      const int m = month(w);
      if (m == 0) continue;
      const int before = w > 0 && joined(w - 1) ? small(w - 1) : 0;
      const int after = before == 0 ? small(w + 1) : 0;
      const std::size_t last = after > 0 ? w + 1 : w;
      const int y = last + 1 < values_.words.size() ? year(last + 1) : 0;
      if (before == 0 && after == 0 && y == 0) continue;
      add({values_.places[before > 0 ? w - 1 : w].begin, values_.places[y > 0 ? last + 1 : last].end}, y, m,
          before + after);
    }
    for (const Value& number : values_.numbers) {
      std::array<int, 3> parts{};
      std::size_t count = 0, i = number.at.begin;
      std::size_t digits = 0;
      char32_t divider = 0;
      for (; i < s_.size() && count < 3;) {
        std::size_t next = i;
        const char32_t c = text::next_code_point(s_, next);
        if (const int digit = text::digit_value(c); digit >= 0 && digits < 4) {
          parts[count] = parts[count] * 10 + digit;
          ++digits;
        } else if (digits > 0 && count < 2 && (c == U'-' || c == U'.' || c == U'/') &&
                   (divider == 0 || divider == c) && text::digit_value(point_at(s_, next)) >= 0) {
          divider = c;
          ++count;
          digits = 0;
        } else {
          break;
        }
        i = next;
      }
      if (count != 2 || (number.at.begin > 0 && s_[number.at.begin - 1] == static_cast<char>(divider)))
        continue;
      const bool iso = parts[0] >= 1800 && parts[0] <= 2199;
      const int y = iso ? parts[0] : parts[2], m = parts[1], d = iso ? parts[2] : parts[0];
      if (y >= 1800 && y <= 2199 && m >= 1 && m <= 12 && d >= 1 && d <= 31)
        add({number.at.begin, i}, y, m, d);
    }
    std::stable_sort(values_.dates.begin(), values_.dates.end(),
                     [](const Value& a, const Value& b) { return a.at.begin < b.at.begin; });
  }

  // Runs of capitalised words inside a sentence, where the script has capitals.
  void names() {
    const bool cased =
        language_ == Language::english || language_ == Language::russian || language_ == Language::ukrainian;
    if (!cased) return;
    for (std::size_t w = 0; w < values_.words.size(); ++w) {
      if (!capital(w) || begins_sentence(w) || month(w) > 0) continue;
      std::size_t last = w;
      while (joined(last) && capital(last + 1)) ++last;
      Value value = value_of(w, last - w + 1, 0);
      if (language_ != Language::english) value.key = stems(w, last);
      value.shown = std::string(s_.substr(value.at.begin, value.at.size()));
      values_.names.push_back(std::move(value));
      w = last;
    }
  }
  // Names are declined: words without their last two letters.
  [[nodiscard]] std::string stems(std::size_t first, std::size_t last) const {
    std::string out;
    for (std::size_t w = first; w <= last; ++w) {
      const std::size_t letters = text::count_code_points(values_.words[w]);
      const std::size_t kept = letters > 5 ? letters - 2 : std::min<std::size_t>(letters, 4);
      out += values_.words[w].substr(0, text::byte_of_code_point(values_.words[w], kept)) + " ";
    }
    return out;
  }
  [[nodiscard]] bool capital(std::size_t w) const {
    return text::is_upper(point_at(s_, values_.places[w].begin)) &&
           !std::binary_search(in_modal_.begin(), in_modal_.end(), w);
  }
  [[nodiscard]] bool begins_sentence(std::size_t w) const {
    if (w == 0) return true;
    const std::string_view gap =
        s_.substr(values_.places[w - 1].end, values_.places[w].begin - values_.places[w - 1].end);
    return gap.find_first_of(".!?:;\n") != std::string_view::npos;
  }

  std::string_view s_;
  Language language_;
  Values values_;
  std::vector<std::size_t> in_modal_;
};

int sign(int x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

// +1 tightened, -1 loosened, 2 turned into its contrary, 0 neither.
int change_of_force(int from, int to) {
  if (from == to) return 0;
  if (sign(from) != 0 && sign(from) == -sign(to)) {
    if (to == 1) return -1;   // a ban becomes a permission
    if (from == 1) return 1;  // a permission becomes a ban
    return 2;
  }
  return std::abs(to) > std::abs(from) ? 1 : -1;
}

template <class Visit>
void walk_differences(const std::vector<Value>& before, const std::vector<Value>& after, Visit visit) {
  const auto common =
      common_subsequence(before, after, [](const Value& a, const Value& b) { return a.key == b.key; });
  std::size_t i = 0, j = 0;
  const auto gap = [&](std::size_t to_i, std::size_t to_j) {
    while (i < to_i || j < to_j) {
      visit(i < to_i ? &before[i] : nullptr, j < to_j ? &after[j] : nullptr);
      if (i < to_i) ++i;
      if (j < to_j) ++j;
    }
  };
  for (const auto& [a, b] : common) {
    gap(a, b);
    i = a + 1;
    j = b + 1;
  }
  gap(before.size(), after.size());
}

}  // namespace

std::vector<std::string> folded_words(std::string_view utf8, const text::Toolkit& toolkit) {
  std::vector<std::string> out;
  for (const Span& place : toolkit.words(utf8))
    out.push_back(bare(utf8.substr(place.begin, place.size()), toolkit));
  return out;
}

Values values_of(std::string_view utf8, Language language, const text::Toolkit& toolkit) {
  return Reader(utf8, language, toolkit).read();
}

std::vector<Pair> differences(const std::vector<Value>& before, const std::vector<Value>& after) {
  std::vector<Pair> pairs;
  std::vector<const Value*> from, to;  // of one gap
  const auto close = [&] {
    // Figures against figures and words against words first; a figure against a word only where both are
    // left.
    std::vector<const Value*> left_from, left_to;
    for (const bool spelled : {false, true}) {
      std::size_t i = 0, j = 0;
      const auto next = [&](const std::vector<const Value*>& values, std::size_t& k) -> const Value* {
        while (k < values.size() && values[k]->spelled != spelled) ++k;
        return k < values.size() ? values[k++] : nullptr;
      };
      while (true) {
        const Value* a = next(from, i);
        const Value* b = next(to, j);
        if (a == nullptr && b == nullptr) break;
        if (a != nullptr && b != nullptr) {
          pairs.push_back({a->shown, b->shown});
        } else {
          if (a != nullptr) left_from.push_back(a);
          if (b != nullptr) left_to.push_back(b);
        }
      }
    }
    if (left_from.size() == 1 && left_to.size() == 1) {
      pairs.push_back({left_from[0]->shown, left_to[0]->shown});
    } else {
      for (const Value* a : left_from)
        if (!a->spelled) pairs.push_back({a->shown, ""});
      for (const Value* b : left_to)
        if (!b->spelled) pairs.push_back({"", b->shown});
    }
    from.clear();
    to.clear();
  };
  const auto common =
      common_subsequence(before, after, [](const Value& a, const Value& b) { return a.key == b.key; });
  std::size_t i = 0, j = 0;
  const auto gap = [&](std::size_t to_i, std::size_t to_j) {
    for (; i < to_i; ++i) from.push_back(&before[i]);
    for (; j < to_j; ++j) to.push_back(&after[j]);
    close();
  };
  for (const auto& [a, b] : common) {
    gap(a, b);
    i = a + 1;
    j = b + 1;
  }
  gap(before.size(), after.size());
  return pairs;
}

std::string_view name_of(Drift drift) {
  switch (drift) {
    case Drift::none:
      return "";
    case Drift::weakened:
      return "weakened";
    case Drift::strengthened:
      return "strengthened";
    case Drift::reversed:
      return "reversed";
    case Drift::mixed:
      break;
  }
  return "mixed";
}

Drift drift(const Values& before, const Values& after) {
  bool up = false, down = false, turned = false;
  const auto note = [&](int change) {
    up = up || change == 1;
    down = down || change == -1;
    turned = turned || change == 2;
  };
  walk_differences(before.modals, after.modals, [&](const Value* from, const Value* to) {
    note(change_of_force(from == nullptr ? 0 : from->force, to == nullptr ? 0 : to->force));
  });
  walk_differences(before.hedges, after.hedges, [&](const Value* from, const Value* to) {
    if (from != nullptr) note(-from->force);
    if (to != nullptr) note(to->force);
  });
  if (turned) return up || down ? Drift::mixed : Drift::reversed;
  if (up && down) return Drift::mixed;
  return up ? Drift::strengthened : down ? Drift::weakened : Drift::none;
}

}  // namespace mediant::drafts
