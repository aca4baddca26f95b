#include "mediant/model/basics.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "mediant/core/print.hpp"

namespace mediant::model {
namespace {

constexpr std::array<const char*, 12> month_names = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in 400-year eras that begin in March.
long days_from_civil(int year, int month, int day) {
  const long y = year - (month <= 2 ? 1 : 0);
  const long era = (y >= 0 ? y : y - 399) / 400;
  const long year_of_era = y - era * 400;
  const long day_of_year = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

std::optional<int> digits(std::string_view word, std::size_t count) {
  if (word.size() != count) return std::nullopt;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

std::string to_iso(const Date& date) {
  std::string text = padded(date.year, 4);
  if (date.month > 0) text += "-" + padded(date.month, 2);
  if (date.month > 0 && date.day > 0) text += "-" + padded(date.day, 2);
  return text;
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  Date date;
  const auto year = digits(iso.substr(0, 4), 4);
  if (!year || *year == 0) return std::nullopt;
  date.year = *year;
  if (iso.size() >= 7) {
    const auto month = digits(iso.substr(5, 2), 2);
    if (iso[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    date.month = *month;
  }
  if (iso.size() == 10) {
    const auto day = digits(iso.substr(8, 2), 2);
    if (iso[7] != '-' || !day || *day < 1 || *day > days_in_month(date.year, date.month)) return std::nullopt;
    date.day = *day;
  }
  return date;
}

long first_day(const Date& date) {
  return days_from_civil(date.year, date.month > 0 ? date.month : 1, date.day > 0 ? date.day : 1);
}

long last_day(const Date& date) {
  const int month = date.month > 0 ? date.month : 12;
  return days_from_civil(date.year, month, date.day > 0 ? date.day : days_in_month(date.year, month));
}

Date date_of_day(long day) {
  // The year by its mean length, then put right by at most one.
  int year = static_cast<int>(1970 + day / 366);
  while (days_from_civil(year + 1, 1, 1) <= day) ++year;
  while (days_from_civil(year, 1, 1) > day) --year;
  int month = 12;
  while (days_from_civil(year, month, 1) > day) --month;
  return {year, month, static_cast<int>(day - days_from_civil(year, month, 1)) + 1, false};
}

std::string in_words(const Date& date) {
  std::string text = date.about ? "about " : "";
  if (date.month > 0 && date.day > 0) text += std::to_string(date.day) + " ";
  if (date.month > 0) text += std::string(month_names[static_cast<std::size_t>(date.month - 1)]) + " ";
  return text + std::to_string(date.year);
}

std::string number_text(double value) {
  const double size = std::fabs(value);
  if (value == 0 || size >= 1e15 || size < 1e-6) return shortest(value);
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed).ptr;
  return {buffer.data(), end};
}

std::optional<double> parse_number(std::string_view word) {
  if (word.starts_with('+')) word.remove_prefix(1);
  const auto value = read_double(word);
  if (value == 0) return 0.0;  // never minus zero
  return value;
}

std::string to_string(const Grade& grade) {
  if (grade.empty()) return "";
  std::string text(1, grade.source);
  if (grade.content > 0) text += std::to_string(grade.content);
  return text;
}

std::string_view to_string(Basis basis) {
  switch (basis) {
    case Basis::text:
      return "text";
    case Basis::reported:
      return "reported";
    case Basis::stated:
      return "stated";
    case Basis::inferred:
      return "inferred";
    case Basis::illustrative:
      return "illustrative";
    case Basis::unknown:
      break;
  }
  return "unknown";
}

}  // namespace mediant::model
