// How list numbers are printed: letters, Roman numbers, decimals.
#pragma once

#include <string>
#include <string_view>

namespace mediant::formats {

/// "iv", "c", "4" for 4 in a Word numbering format (ECMA-376 17.18.59: decimal, lowerLetter, upperRoman,
/// russianLower, arabicAlpha, …); decimal where the format is not known here.
[[nodiscard]] std::string printed_number(long value, std::string_view format);

/// The running number of one HTML list.
struct ListCounter {
  std::string format;  ///< empty: a bullet list, which has no numbers
  long value = 0;      ///< of the last item
  /// The next item's label ("3."); `given` is the item's own value attribute or empty.
  [[nodiscard]] std::string next(std::string_view given);
};
[[nodiscard]] ListCounter list_of(bool ordered, std::string_view type, std::string_view start);

}  // namespace mediant::formats
