// Any UTF-8 text as a report: suggestions that quote it exactly, lie inside it, and name nobody it does not
// name; reading many copies costs about as many times as much.
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <set>
#include <string>
#include <vector>

#include "mediant/record/read.hpp"
#include "mediant/text/native/icu.hpp"

namespace {

using namespace mediant;

/// Words of ASCII letters and digits, small; whatever else stands between them parts them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 && byte < 0x80)
      words.back() += static_cast<char>(std::tolower(byte));
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

void check(std::string_view text, const record::Reading& reading) {
  const std::size_t length = text::count_code_points(text);
  std::set<std::string> known;
  for (std::string& word : words_of(text)) known.insert(std::move(word));
  for (const char* word : {"both", "sides", "and", "of", "one"}) known.insert(word);
  for (const record::Suggestion& s : reading.suggestions) {
    const bool name = s.kind == record::SuggestionKind::person || s.kind == record::SuggestionKind::party ||
                      s.kind == record::SuggestionKind::place;
    if (!name) continue;
    for (std::string& word : words_of(s.name)) known.insert(std::move(word));
    for (const auto& [a, b] : s.mentions)
      if (a > b || b > length) std::abort();
  }
  for (const record::Suggestion& s : reading.suggestions) {
    if (s.start > s.end || s.end > length) std::abort();
    const std::size_t from = text::byte_of_code_point(text, s.start);
    const std::size_t to = text::byte_of_code_point(text, s.end);
    if (text.substr(from, to - from) != s.text || !text::is_valid_utf8(s.by)) std::abort();
    for (const std::string& word : words_of(s.by))
      if (!known.contains(word)) std::abort();
    for (const std::size_t point : s.points)
      if (point >= reading.suggestions.size()) std::abort();
    if (!(s.confidence >= 0 && s.confidence <= 1)) std::abort();
  }
}

double seconds(std::string_view text, const text::Toolkit& toolkit) {
  const std::clock_t begin = std::clock();
  static_cast<void>(record::read(text, {}, toolkit));
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto toolkit = text::make_icu_toolkit();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!text::is_valid_utf8(text)) return 0;
  check(text, record::read(text, {}, *toolkit));
  // Twice the text takes twice as long, give or take the clock: four times would be a quadratic step.
  if (size < 16 || size > 4000) return 0;
  std::string many;
  while (many.size() < 60'000) many += text;
  const double once = seconds(many, *toolkit);
  if (once < 0.2) return 0;  // fast enough in any case
  const double twice = seconds(many + many, *toolkit);
  if (twice > 3.3 * once && seconds(many + many, *toolkit) > 3.3 * seconds(many, *toolkit)) std::abort();
  return 0;
}
