// Dates as rules, resolved against the publication date, the dateline or the report's own full dates
// (Strötgen & Gertz 2010). A weekday means the nearest one that the clause's tense allows.
#include <algorithm>
#include <array>

#include "reader.hpp"

namespace mediant::record::detail {
namespace {

using model::Date;

// Civil calendar, days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
long days_from(int y, int m, int d) {
  y -= m <= 2 ? 1 : 0;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return static_cast<long>(era) * 146097 + doe - 719468;
}
Date civil(long z) {
  z += 719468;
  const long era = (z >= 0 ? z : z - 146096) / 146097;
  const long doe = z - era * 146097;
  const long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const long mp = (5 * doy + 2) / 153;
  Date date;
  date.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  date.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  date.year = static_cast<int>(yoe + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}
int weekday(long days) { return static_cast<int>(((days + 3) % 7 + 7) % 7); }  // 0 Monday

int month_number(const std::string& w) {
  static constexpr std::array<std::string_view, 12> names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                             "jul", "aug", "sep", "oct", "nov", "dec"};
  for (std::size_t m = 0; m < 12; ++m) {
    if (w.starts_with(names[m])) return static_cast<int>(m) + 1;
  }
  return 0;
}
int weekday_number(const std::string& w) {
  static constexpr std::array<std::string_view, 7> names = {"mo", "tu", "we", "th", "fr", "sa", "su"};
  for (std::size_t d = 0; d < 7; ++d) {
    if (w.starts_with(names[d])) return static_cast<int>(d);
  }
  return 0;
}
bool valid_day(int month, int day) {
  static constexpr std::array<int, 12> lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= lengths[static_cast<std::size_t>(month - 1)];
}

class Dates {
 public:
  Dates(Text& t, const std::optional<Date>& published) : t_(t) {
    if (published && published->month > 0 && published->day > 0)
      t_.anchor = published;
    else if (published)
      partial_ = *published;
  }

  void run() {
    if (!t_.anchor) find_anchor();
    for (const Sentence& s : t_.sentences) {
      last_ = s.last;
      sentence_ = &s;
      for (std::size_t i = s.first; i < s.last;) {
        const std::size_t end = match(i);
        if (end > i) {
          t_.dates.push_back({begin_, end, date_});
          i = end;
        } else {
          ++i;
        }
      }
    }
  }

 private:
  [[nodiscard]] const std::string& low(std::size_t i) const { return t_.tokens[i].lower; }
  [[nodiscard]] bool month_at(std::size_t i) const {
    return i < last_ && t_.tokens[i].cap && is(low(i), w_month);
  }
  [[nodiscard]] bool weekday_at(std::size_t i) const {
    return i < last_ && t_.tokens[i].cap && is(low(i), w_weekday);
  }
  [[nodiscard]] std::optional<int> small(std::size_t i) const {  // 1..31, "2" or "2nd"
    if (i >= last_) return std::nullopt;
    const std::string& w = low(i);
    int n = 0;
    std::size_t k = 0;
    while (k < w.size() && w[k] >= '0' && w[k] <= '9' && k < 3) n = n * 10 + (w[k++] - '0');
    if (k == 0 || k > 2 || n < 1 || n > 31) return std::nullopt;
    const std::string tail = w.substr(k);
    if (!tail.empty() && tail != "st" && tail != "nd" && tail != "rd" && tail != "th") return std::nullopt;
    return n;
  }
  [[nodiscard]] std::optional<int> year(std::size_t i) const {
    if (i >= last_ || low(i).size() != 4) return std::nullopt;
    int n = 0;
    for (const char c : low(i)) {
      if (c < '0' || c > '9') return std::nullopt;
      n = n * 10 + (c - '0');
    }
    return n >= 1500 && n <= 2199 ? std::optional(n) : std::nullopt;
  }

  // ---- The anchor ---------------------------------------------------------------------------------------

  void find_anchor() {
    int mentioned_year = partial_.year;
    std::optional<Date> full, with_weekday;
    int wd = -1;
    // The dateline is not among the tokens: read its words by hand.
    if (t_.layout.dateline) read_dateline(*t_.layout.dateline);
    for (const Sentence& s : t_.sentences) {
      last_ = s.last;
      const bool byline = t_.layout.paragraphs[s.paragraph].part == Part::byline;
      for (std::size_t i = s.first; i < s.last; ++i) {
        std::optional<Date> found;
        if (month_at(i) && small(i + 1)) {
          const std::size_t y = i + 2 < last_ && t_.tokens[i + 2].tag == Tag::comma ? i + 3 : i + 2;
          found = Date{year(y).value_or(0), month_number(low(i)), *small(i + 1), false};
        } else if (small(i) && month_at(i + 1)) {
          found = Date{year(i + 2).value_or(0), month_number(low(i + 1)), *small(i), false};
        } else if (year(i) && i > s.first && (low(i - 1) == "in" || low(i - 1) == "of")) {
          mentioned_year = std::max(mentioned_year, *year(i));
        }
        if (!found || !valid_day(found->month, found->day)) continue;
        if (found->year > 0 && (!full || byline)) full = found;
        if (found->year > 0) mentioned_year = std::max(mentioned_year, found->year);
        std::size_t b = i;
        while (b > s.first && (t_.tokens[b - 1].tag == Tag::bracket || t_.tokens[b - 1].tag == Tag::comma))
          --b;
        if (found->year == 0 && !with_weekday && b > s.first && weekday_at(b - 1)) {
          with_weekday = found;
          wd = weekday_number(low(b - 1));
        }
      }
    }
    if (dateline_.month > 0) {
      Date d = dateline_;
      if (d.year == 0) d.year = full ? full->year : mentioned_year;
      if (d.year > 0) {
        t_.anchor = d;
        return;
      }
    }
    if (with_weekday) {
      // The year in which that day fell on that weekday, nearest to a year the report mentions.
      const int around = full ? full->year : mentioned_year;
      for (const int step : {0, 1, -1}) {
        if (around == 0) break;
        const Date d{around + step, with_weekday->month, with_weekday->day, false};
        if (weekday(days_from(d.year, d.month, d.day)) == wd) {
          t_.anchor = d;
          return;
        }
      }
    }
    if (full)
      t_.anchor = full;
    else if (mentioned_year > 0)
      partial_.year = mentioned_year;
  }
  void read_dateline(const Dateline& d) {
    const std::string_view s = t_.text.substr(d.begin, d.end - d.begin);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < s.size();) {
      const auto word = [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      };
      if (!word(s[i])) {
        ++i;
        continue;
      }
      std::size_t j = i;
      while (j < s.size() && word(s[j])) ++j;
      words.push_back(lowered(s.substr(i, j - i)));
      i = j;
    }
    const auto number = [](const std::string& w) {
      int n = 0;
      for (const char c : w) {
        if (c < '0' || c > '9') return 0;
        n = n * 10 + (c - '0');
      }
      return n;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!is(words[i], w_month)) continue;
      dateline_.month = month_number(words[i]);
      if (i + 1 < words.size() && number(words[i + 1]) >= 1 && number(words[i + 1]) <= 31)
        dateline_.day = number(words[i + 1]);
      else if (i > 0 && number(words[i - 1]) >= 1 && number(words[i - 1]) <= 31)
        dateline_.day = number(words[i - 1]);
      for (const std::string& w : words) {
        if (w.size() == 4 && number(w) >= 1500 && number(w) < 2200) dateline_.year = number(w);
      }
    }
    if (dateline_.day == 0) dateline_ = {};
  }

  // ---- One expression -----------------------------------------------------------------------------------

  std::size_t match(std::size_t i) {
    date_.reset();
    begin_ = i;
    if (t_.tokens[i].tag >= Tag::comma && t_.tokens[i].tag != Tag::bracket) return i;
    if (const std::size_t e = absolute(i); e > i) return e;
    if (const std::size_t e = weekdays(i); e > i) return e;
    if (const std::size_t e = relative(i); e > i) return e;
    return bare_year(i);
  }

  std::size_t absolute(std::size_t i) {
    int month = 0, day = 0, y = 0;
    std::size_t e = i;
    if (i + 4 < last_ && year(i) && low(i + 1) == "-" && low(i + 3) == "-" && small(i + 2) && small(i + 4)) {
      y = *year(i);
      month = *small(i + 2);
      day = *small(i + 4);
      e = i + 5;
    } else if (month_at(i) && !modal_may(i)) {
      month = month_number(low(i));
      e = i + 1;
      if (small(e) && !(e + 1 < last_ && t_.tokens[e + 1].lower == "%")) {
        day = *small(e);
        ++e;
      }
      const std::size_t k = e < last_ && t_.tokens[e].tag == Tag::comma ? e + 1 : e;
      if (year(k) && (k == e || day > 0)) {
        y = *year(k);
        e = k + 1;
      } else if (day == 0 && !month_alone(i)) {
        return i;
      }
    } else if (i + 3 < last_ && small(i) && small(i + 2) && month_at(i + 3) &&
               (low(i + 1) == "and" || low(i + 1) == "or" || low(i + 1) == "to" || low(i + 1) == "-" ||
                low(i + 1) == "–")) {
      // "18 and 20 October": both belong to the month; the first is the date.
      day = *small(i);
      month = month_number(low(i + 3));
      e = i + 4;
      if (year(e)) {
        y = *year(e);
        ++e;
      }
    } else if (small(i) && (month_at(i + 1) || (i + 2 < last_ && low(i + 1) == "of" && month_at(i + 2)))) {
      const std::size_t m = month_at(i + 1) ? i + 1 : i + 2;
      day = *small(i);
      month = month_number(low(m));
      e = m + 1;
      if (year(e)) {
        y = *year(e);
        ++e;
      }
    } else {
      return i;
    }
    if (day > 0 && !valid_day(month, day)) return i;
    date_ = Date{y, month, day, false};
    if (y == 0) settle_year(i);
    return e;
  }
  [[nodiscard]] bool modal_may(std::size_t i) const {
    if (low(i) != "may" && low(i) != "march" && low(i) != "mar" && low(i) != "sept") return false;
    if (t_.tokens[i].start) return !small(i + 1) && !year(i + 1);
    return false;
  }
  [[nodiscard]] bool month_alone(std::size_t i) const {
    if (low(i).size() <= 3 && low(i) != "may") return false;
    return !(low(i) == "may" && i + 1 < last_ && t_.tokens[i + 1].verb != nullptr);
  }
  // A month without a year: the nearest one to the anchor, past unless the words look ahead.
  void settle_year(std::size_t i) {
    const int base = t_.anchor ? t_.anchor->year : partial_.year;
    if (base == 0) return;
    date_->year = base;
    if (!t_.anchor || t_.anchor->month == 0) return;
    const int gap = date_->month - t_.anchor->month;
    if (ahead(i)) {
      if (gap < 0) date_->year = base + 1;
    } else if (gap > 6 || (gap > 0 && date_->day == 0 && gap > 2)) {
      date_->year = base - 1;
    } else if (gap < -6 && date_->day > 0) {
      date_->year = gap <= -10 ? base + 1 : base;
    }
  }
  /// Does the sentence look to the future here: a modal or "next", "by", "until" before the date?
  [[nodiscard]] bool ahead(std::size_t i) const {
    if (i > sentence_->first) {
      const std::string& before = low(i - 1);
      if (before == "by" || before == "until" || before == "next" || before == "from") return true;
    }
    bool future = false;
    for (std::size_t k = sentence_->first; k < sentence_->last; ++k) {
      const Token& token = t_.tokens[k];
      if (k > i + 6) break;
      if (token.lower == "will" || token.lower == "would" || token.lower == "planned" ||
          token.lower == "scheduled" || token.lower == "expected" || token.lower == "due" ||
          token.lower == "shall" || token.lower == "set")
        future = k <= i || token.lower == "will";
      if (k < i && (token.forms & f_past) != 0 && token.verb != nullptr && k + 3 >= i) future = false;
    }
    return future;
  }
  [[nodiscard]] std::optional<long> anchor_days() const {
    if (!t_.anchor || t_.anchor->day == 0) return std::nullopt;
    return days_from(t_.anchor->year, t_.anchor->month, t_.anchor->day);
  }

  std::size_t weekdays(std::size_t i) {
    const bool shifted = i + 1 < last_ && weekday_at(i + 1) &&
                         (low(i) == "last" || low(i) == "next" || low(i) == "this" || low(i) == "coming");
    const std::size_t w = shifted ? i + 1 : i;
    if (!weekday_at(w) ||
        (low(w).size() < 4 && !month_at(w + 1) && !(w + 1 < last_ && t_.tokens[w + 1].tag == Tag::comma)))
      return i;
    if ((low(w) == "sun" || low(w) == "sat") && !month_at(w + 1)) return i;
    // "Tuesday (December 2)", "Tuesday, December 2", "Tuesday 2 December"
    std::size_t k = w + 1;
    bool bracket = false;
    if (k < last_ && (t_.word(k) == "(" || t_.tokens[k].tag == Tag::comma)) {
      bracket = t_.word(k) == "(";
      ++k;
    }
    if (k < last_) {
      const std::size_t e = absolute(k);
      if (e > k && date_ && date_->day > 0) return bracket && e < last_ && t_.word(e) == ")" ? e + 1 : e;
      date_.reset();
    }
    if (const auto anchor = anchor_days()) {
      const int target = weekday_number(low(w));
      const int today = weekday(*anchor);
      const bool future = low(i) == "next" || low(i) == "coming" || (!shifted && ahead(i));
      long delta = (target - today + 7) % 7;
      if (future)
        delta = delta == 0 ? 7 : delta;
      else if (delta > 0)
        delta -= 7;
      if (low(i) == "last" && delta == 0) delta = -7;
      date_ = civil(*anchor + delta);
    }
    return w + 1 + trailing_part_of_day(w + 1);
  }
  [[nodiscard]] std::size_t trailing_part_of_day(std::size_t i) const {
    if (i >= last_) return 0;
    const std::string& w = low(i);
    return w == "morning" || w == "evening" || w == "night" || w == "afternoon" ? 1 : 0;
  }

  std::size_t relative(std::size_t i) {
    const auto anchor = anchor_days();
    const std::string& w = low(i);
    if (w == "yesterday" || w == "today" || w == "tomorrow" || w == "tonight") {
      if (anchor) date_ = civil(*anchor + (w == "yesterday" ? -1 : w == "tomorrow" ? 1 : 0));
      return i + 1;
    }
    // "two weeks ago", "a month ago", "three days earlier"
    if (i + 2 < last_ && is(low(i + 1), w_timeunit) && (low(i + 2) == "ago" || low(i + 2) == "earlier") &&
        (t_.tokens[i].tag == Tag::num || small_word(w) > 0)) {
      const int n = small_word(w) > 0 ? small_word(w) : small(i).value_or(0);
      if (n > 0 && low(i + 2) == "ago") shift(-n, low(i + 1));
      return i + 3;
    }
    std::size_t k = i;
    if (w == "earlier" || w == "later" || w == "late" || w == "early" || w == "mid") ++k;
    if (k + 1 >= last_) return i;
    const std::string& which = low(k);
    static constexpr std::array<std::string_view, 6> pointers = {"last", "next",   "this",
                                                                 "past", "coming", "previous"};
    if (std::find(pointers.begin(), pointers.end(), which) == pointers.end()) return end_of(i);
    const std::string& unit = low(k + 1);
    static constexpr std::array<std::string_view, 6> units = {"week",    "month", "year",
                                                              "weekend", "night", "quarter"};
    static constexpr std::array<std::string_view, 5> seasons = {"spring", "summer", "autumn", "fall",
                                                                "winter"};
    const int step = which == "last" || which == "past" || which == "previous" ? -1 : which == "this" ? 0 : 1;
    if (month_at(k + 1)) {
      date_ = Date{0, month_number(unit), 0, false};
      if (t_.anchor) {
        date_->year = t_.anchor->year;
        if (step < 0 && date_->month >= t_.anchor->month) --date_->year;
        if (step > 0 && date_->month <= t_.anchor->month) ++date_->year;
      }
      return k + 2;
    }
    if (std::find(units.begin(), units.end(), unit) != units.end()) {
      if (unit == "year") {
        if (t_.anchor) date_ = Date{t_.anchor->year + step, 0, 0, false};
      } else if (unit == "month") {
        if (t_.anchor) date_ = months(step);
      } else if (anchor && unit == "night") {
        date_ = civil(*anchor - 1);
      } else if (anchor) {
        date_ = civil(*anchor + 7L * step);
        date_->about = true;
      }
      if (t_.layout.paragraphs.empty()) return i;
      return k + 2;
    }
    if (std::find(seasons.begin(), seasons.end(), unit) != seasons.end()) {
      if (t_.anchor) date_ = Date{t_.anchor->year + (step > 0 ? 1 : step), 0, 0, true};
      return k + 2;
    }
    return i;
  }
  std::size_t end_of(std::size_t i) {
    // "the end of the month", "the end of March"
    if (low(i) != "end" || i + 2 >= last_ || low(i + 1) != "of") return i;
    std::size_t k = i + 2;
    if (low(k) == "the" || low(k) == "this" || low(k) == "next") ++k;
    if (k >= last_) return i;
    const bool next = low(k - 1) == "next";
    if (low(k) == "year" && t_.anchor)
      date_ = Date{t_.anchor->year + (next ? 1 : 0), 12, 0, true};
    else if (low(k) == "month" && t_.anchor)
      date_ = months(next ? 1 : 0);
    else if (low(k) == "week" && anchor_days())
      date_ = civil(*anchor_days() + (next ? 7 : 0) + 6 - weekday(*anchor_days()));
    else if (month_at(k)) {
      date_ = Date{0, month_number(low(k)), 0, false};
      if (const std::optional<int> written = k + 1 < last_ ? year(k + 1) : std::nullopt) {
        date_->year = *written;
        return k + 2;
      }
      settle_year(k);
    } else if (low(k) != "year" && low(k) != "month" && low(k) != "week") {
      return i;
    }
    return k + 1;
  }
  [[nodiscard]] static int small_word(const std::string& w) {
    static constexpr std::array<std::string_view, 13> words = {"",     "one",    "two",   "three", "four",
                                                               "five", "six",    "seven", "eight", "nine",
                                                               "ten",  "eleven", "twelve"};
    if (w == "a" || w == "an") return 1;
    const auto found = std::find(words.begin() + 1, words.end(), w);
    return found == words.end() ? 0 : static_cast<int>(found - words.begin());
  }
  void shift(int n, const std::string& unit) {
    if (unit.starts_with("year")) {
      if (t_.anchor) date_ = Date{t_.anchor->year + n, 0, 0, true};
    } else if (unit.starts_with("month")) {
      if (t_.anchor) date_ = months(n);
    } else if (anchor_days()) {
      if (unit.starts_with("week")) {
        date_ = civil(*anchor_days() + 7L * n);
        date_->about = true;
      }
      if (unit.starts_with("day")) date_ = civil(*anchor_days() + n);
    }
  }
  [[nodiscard]] Date months(int n) const {
    const int index = t_.anchor->year * 12 + t_.anchor->month - 1 + n;
    return {index / 12, index % 12 + 1, 0, false};
  }

  std::size_t season(std::size_t i) {
    static constexpr std::array<std::string_view, 5> seasons = {"spring", "summer", "autumn", "winter",
                                                                "fall"};
    const auto names = [&](std::size_t k) {
      return k < last_ && std::find(seasons.begin(), seasons.end(), low(k)) != seasons.end();
    };
    if (!names(i) || i == sentence_->first) return i;
    std::size_t k = i - 1;
    if (low(k) == "the" && k > sentence_->first) --k;
    const std::string& w = low(k);
    if (low(i) == "fall" && w != "in") return i;
    if (w != "by" && w != "in" && w != "until" && w != "before" && w != "since" && w != "after") return i;
    if (year(i + 1)) date_ = Date{*year(i + 1), 0, 0, true};
    return year(i + 1) ? i + 2 : i + 1;
  }

  /// "before Christmas", "past Thanksgiving": a day everybody knows; the year is not said.
  [[nodiscard]] std::size_t feast(std::size_t i) const {
    static constexpr std::array<std::string_view, 8> feasts = {
        "christmas", "easter", "thanksgiving", "ramadan", "eid", "diwali", "nowruz", "passover"};
    static constexpr std::array<std::string_view, 10> prepositions = {
        "before", "by", "over", "until", "after", "since", "at", "during", "past", "around"};
    return i > sentence_->first && in(feasts, low(i)) && in(prepositions, low(i - 1)) ? i + 1 : i;
  }

  std::size_t bare_year(std::size_t i) {
    if (const std::size_t e = season(i); e > i) return e;
    if (const std::size_t e = feast(i); e > i) return e;
    if (t_.tokens[i].tag == Tag::noun && low(i).size() == 5 && low(i).ends_with("0s") && low(i)[0] >= '1' &&
        low(i)[0] <= '2')
      return i + 1;
    if (!year(i) || *year(i) < 1700) return i;
    if (i + 1 < last_ && low(i + 1) == "-") return i;
    if (i == sentence_->first) return i;
    const Token& before = t_.tokens[i - 1];
    const std::string& b = before.lower;
    const bool next_plural = i + 1 < last_ && t_.tokens[i + 1].tag == Tag::noun && low(i + 1).ends_with("s");
    if (b == "in" || b == "since" || b == "by" || b == "until" || b == "from" || b == "during" ||
        b == "early" || b == "late" || b == "mid" || b == "before" || b == "after" || b == "to" ||
        b == "through" || b == "of") {
      if (next_plural) return i;
    } else if (!((before.tag == Tag::det || before.tag == Tag::poss || before.tag == Tag::adj) &&
                 !next_plural)) {
      const Tag next = i + 1 < last_ ? t_.tokens[i + 1].tag : Tag::stop;
      if (before.tag == Tag::num || *year(i) < 1900 || *year(i) > 2099 || next == Tag::noun ||
          next == Tag::adj || next == Tag::name || next == Tag::num)
        return i;
    }
    date_ = Date{*year(i), 0, 0, false};
    return i + 1;
  }

  Text& t_;
  Date partial_, dateline_;
  const Sentence* sentence_ = nullptr;
  std::size_t last_ = 0, begin_ = 0;
  std::optional<Date> date_;
};

}  // namespace

void find_dates(Text& t, const std::optional<Date>& published) { Dates(t, published).run(); }

}  // namespace mediant::record::detail
