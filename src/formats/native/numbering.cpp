#include "mediant/formats/native/numbering.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "mediant/text/text.hpp"

namespace mediant::formats {
namespace {

std::string roman(long value) {
  if (value <= 0 || value > 3999) return std::to_string(value);
  constexpr std::array<std::pair<long, const char*>, 13> steps{{{1000, "m"},
                                                                {900, "cm"},
                                                                {500, "d"},
                                                                {400, "cd"},
                                                                {100, "c"},
                                                                {90, "xc"},
                                                                {50, "l"},
                                                                {40, "xl"},
                                                                {10, "x"},
                                                                {9, "ix"},
                                                                {5, "v"},
                                                                {4, "iv"},
                                                                {1, "i"}}};
  std::string out;
  for (const auto& [step, sign] : steps) {
    for (; value >= step; value -= step) out += sign;
  }
  return out;
}

// Word repeats the letter past the alphabet's end: z, aa, bb.
std::string letters(long value, std::u32string_view alphabet) {
  if (value <= 0) return std::to_string(value);
  const auto size = static_cast<long>(alphabet.size());
  const long times = std::min<long>((value - 1) / size + 1, 8);
  std::string out;
  for (long i = 0; i < times; ++i)
    text::append_code_point(out, alphabet[static_cast<std::size_t>((value - 1) % size)]);
  return out;
}

std::string upper(std::string s) {
  for (char& c : s) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return s;
}

long parse_long(std::string_view s, long fallback) {
  long value = fallback;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  return error == std::errc{} && value > -1'000'000 && value < 1'000'000'000 ? value : fallback;
}

}  // namespace

std::string printed_number(long value, std::string_view format) {
  if (format == "lowerLetter") return letters(value, U"abcdefghijklmnopqrstuvwxyz");
  if (format == "upperLetter") return letters(value, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (format == "lowerRoman") return roman(value);
  if (format == "upperRoman") return upper(roman(value));
  if (format == "russianLower") return letters(value, U"абвгдежзиклмнопрстуфхцчшщыэюя");
  if (format == "russianUpper") return letters(value, U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ");
  if (format == "arabicAlpha") return letters(value, U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي");
  if (format == "arabicAbjad") return letters(value, U"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ");
  if (format == "decimalZero" && value >= 0 && value < 10) return "0" + std::to_string(value);
  return std::to_string(value);
}

std::string ListCounter::next(std::string_view given) {
  if (format.empty()) return {};
  value = given.empty() ? value + 1 : parse_long(given, value + 1);
  return printed_number(value, format) + ".";
}

ListCounter list_of(bool ordered, std::string_view type, std::string_view start) {
  if (!ordered) return {};
  ListCounter list{"decimal", 0};
  if (type == "a") list.format = "lowerLetter";
  if (type == "A") list.format = "upperLetter";
  if (type == "i") list.format = "lowerRoman";
  if (type == "I") list.format = "upperRoman";
  if (!start.empty()) list.value = parse_long(start, 1) - 1;
  return list;
}

}  // namespace mediant::formats
