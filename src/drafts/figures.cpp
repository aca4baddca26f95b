// Numbers in figures: "600,000", "1.5", "600 000", "٦٠٠٬٠٠٠", "1/3", "½".
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

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

// Figures as they stand, with what may group or divide them.
std::vector<Value> digits_of(std::string_view s, Language language) {
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

// "1/3" is one number; "24/7" and "1/5/2031" are not.
void join_fractions(std::string_view s, std::vector<Value>& figures) {
  for (std::size_t i = 0; i + 1 < figures.size(); ++i) {
    Value &above = figures[i], &below = figures[i + 1];
    const text::Span at{above.at.begin, below.at.end};
    const bool apart = above.at.end + 1 != below.at.begin || s[above.at.end] != '/';
    if (apart || above.key.size() > 2 || below.key.size() > 2) continue;
    if (at.end < s.size() && s[at.end] == '/') continue;
    if (at.begin > 0 && s[at.begin - 1] == '/') continue;
    constexpr int largest = 12;
    const int numerator = std::atoi(above.key.c_str()), denominator = std::atoi(below.key.c_str());
    if (numerator >= denominator || denominator > largest) continue;
    above.at = at;
    above.shown = std::string(s.substr(at.begin, at.size()));
    above.key = number_key(static_cast<double>(numerator) / denominator);
    figures.erase(figures.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// One sign for a fraction: "½".
void add_vulgar_fractions(std::string_view s, std::vector<Value>& figures) {
  struct Sign {
    char32_t sign;
    double value;
  };
  constexpr std::array signs{Sign{U'½', 0.5},  Sign{U'⅓', 1.0 / 3}, Sign{U'⅔', 2.0 / 3}, Sign{U'¼', 0.25},
                             Sign{U'¾', 0.75}, Sign{U'⅕', 0.2},     Sign{U'⅖', 0.4},     Sign{U'⅗', 0.6},
                             Sign{U'⅘', 0.8},  Sign{U'⅙', 1.0 / 6}, Sign{U'⅛', 0.125},   Sign{U'⅒', 0.1}};
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_code_point(s, i);
    for (const Sign& sign : signs) {
      if (sign.sign != c) continue;
      Value value;
      value.at = {begin, i};
      value.shown = std::string(s.substr(begin, i - begin));
      value.key = number_key(sign.value);
      figures.push_back(std::move(value));
    }
  }
  std::stable_sort(figures.begin(), figures.end(),
                   [](const Value& a, const Value& b) { return a.at.begin < b.at.begin; });
}

// "at -5 °C": a minus stands behind a blank and no other figure ("10 -15" is a range).
void take_signs(std::string_view s, std::vector<Value>& figures) {
  for (Value& figure : figures) {
    const std::string_view before = s.substr(0, figure.at.begin);
    const std::size_t sign = before.ends_with("-") ? 1 : before.ends_with("−") ? 3 : 0;
    if (sign == 0) continue;
    const std::string_view further = before.substr(0, before.size() - sign);
    const std::size_t last = further.find_last_not_of(' ');
    const bool free = further.empty() || further.ends_with(' ') || further.ends_with('(');
    if (!free || (last != std::string_view::npos && further[last] >= '0' && further[last] <= '9')) continue;
    figure.key.insert(0, 1, '-');
    figure.scale = '-';
    figure.with_scale = std::string(s.substr(figure.at.begin - sign, sign + figure.at.size()));
  }
}

}  // namespace

std::string number_key(double value) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%.10g", value);
  return out.data();
}

std::vector<Value> figures_in(std::string_view s, Language language) {
  std::vector<Value> out = digits_of(s, language);
  take_off_item_numbers(s, out);
  join_fractions(s, out);
  add_vulgar_fractions(s, out);
  take_signs(s, out);
  return out;
}

}  // namespace mediant::drafts
