// Dates: "1 May 2031", "May 1, 2031", "1er mai 2031", "1. Mai 2031", "1 de mayo de 2031", "May 2031", "May",
// "2031-05-01", "01.05.2031", "1/5/2031".
#include <algorithm>
#include <array>
#include <cstdlib>

#include "mediant/text/label.hpp"
#include "word_line.hpp"

namespace mediant::drafts {
namespace {

class DateReader {
 public:
  DateReader(const WordLine& line, const std::vector<Value>& numbers) : line_(line), numbers_(numbers) {}

  std::vector<Value> read() {
    named();
    figures();
    std::stable_sort(dates_.begin(), dates_.end(),
                     [](const Value& a, const Value& b) { return a.at.begin < b.at.begin; });
    return std::move(dates_);
  }

 private:
  void add(text::Span at, int y, int m, int d) {
    Value value;
    value.at = at;
    value.shown = std::string(line_.text().substr(at.begin, at.size()));
    value.key = std::to_string(y) + "-" + std::to_string(m) + "-" + std::to_string(d);
    dates_.push_back(std::move(value));
  }

  // Digits of a day with an ordinal's ending, or 0.
  [[nodiscard]] int day(std::size_t w) const {
    if (!line_.is_number(w)) return 0;
    std::string_view digits = line_.word(w);
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "º", "o", "го", "-го"}) {
      if (digits.ends_with(ending)) {
        digits.remove_suffix(ending.size());
        break;
      }
    }
    if (digits.size() > 2 || digits.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    const int value = std::atoi(std::string(digits).c_str());
    return value <= 31 ? value : 0;
  }

  [[nodiscard]] int year(std::size_t w) const {
    const std::string_view digits = line_.word(w);
    if (digits.size() != 4 || digits.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    const int value = std::atoi(std::string(digits).c_str());
    return value >= 1800 && value <= 2199 ? value : 0;
  }

  // Blanks, a point or a comma.
  [[nodiscard]] bool near(std::size_t w) const {
    const std::string_view gap = line_.gap(w);
    return !gap.empty() && gap.size() <= 4 &&
           (line_.joined(w) || gap.find_first_not_of(" .,\n") == std::string_view::npos);
  }
  [[nodiscard]] bool links(std::size_t w) const {
    const std::string_view word = line_.word(w);
    return word == "de" || word == "del" || word == "of";
  }

  void named() {
    for (std::size_t w = 0; w < line_.size(); ++w) {
      const int m = line_.month(w);
      if (m == 0) continue;
      std::size_t first = w, last = w;
      int d = 0, y = 0;
      if (w > 0 && near(w - 1)) {
        const std::size_t before = links(w - 1) && w > 1 && near(w - 2) ? w - 2 : w - 1;
        d = day(before);
        if (d > 0) first = before;
      }
      if (d == 0 && near(w)) {
        d = day(w + 1);
        if (d > 0) last = w + 1;
      }
      if (near(last)) {
        const std::size_t behind = links(last + 1) && near(last + 1) ? last + 2 : last + 1;
        y = year(behind);
        if (y > 0) last = behind;
      }
      add({line_.places()[first].begin, line_.places()[last].end}, y, m, d);
    }
  }

  void figures() {
    const std::string_view s = line_.text();
    for (const Value& number : numbers_) {
      if (number.spelled) continue;
      std::array<int, 3> parts{};
      std::size_t count = 0, i = number.at.begin;
      std::size_t digits = 0;
      char32_t divider = 0;
      for (; i < s.size() && count < 3;) {
        std::size_t next = i;
        const char32_t c = text::next_code_point(s, next);
        if (const int digit = text::digit_value(c); digit >= 0 && digits < 4) {
          parts[count] = parts[count] * 10 + digit;
          ++digits;
        } else if (digits > 0 && count < 2 && (c == U'-' || c == U'.' || c == U'/') &&
                   (divider == 0 || divider == c) && text::digit_value(point_at(s, next)) >= 0) {
          divider = c;
          ++count;
          digits = 0;
        } else {
          break;
        }
        i = next;
      }
      if (count != 2 || (number.at.begin > 0 && s[number.at.begin - 1] == static_cast<char>(divider)))
        continue;
      const bool iso = parts[0] >= 1800 && parts[0] <= 2199;
      const int y = iso ? parts[0] : parts[2], m = parts[1], d = iso ? parts[2] : parts[0];
      if (y >= 1800 && y <= 2199 && m >= 1 && m <= 12 && d >= 1 && d <= 31)
        add({number.at.begin, i}, y, m, d);
    }
  }

  const WordLine& line_;
  const std::vector<Value>& numbers_;
  std::vector<Value> dates_;
};

}  // namespace

std::vector<Value> dates_in(const WordLine& line, const std::vector<Value>& numbers) {
  return DateReader(line, numbers).read();
}

}  // namespace mediant::drafts
