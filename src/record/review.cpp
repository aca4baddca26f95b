// A person goes through suggestions: one key each, or from a file of decisions; what is nearly right is
// mended before it is kept.
#include <algorithm>
#include <array>

#include "mediant/record/accept.hpp"

namespace mediant::record {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && blank(s.back())) s.remove_suffix(1);
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  return s;
}

struct MendableField {
  std::string_view name;
  std::string Suggestion::*field;
};
constexpr std::array<MendableField, 12> fields = {{{"by", &Suggestion::by},
                                                   {"via", &Suggestion::via},
                                                   {"stance", &Suggestion::stance},
                                                   {"condition", &Suggestion::condition},
                                                   {"about", &Suggestion::about},
                                                   {"on", &Suggestion::on},
                                                   {"place", &Suggestion::place},
                                                   {"status", &Suggestion::status},
                                                   {"name", &Suggestion::name},
                                                   {"role", &Suggestion::role},
                                                   {"side", &Suggestion::side},
                                                   {"to", &Suggestion::to}}};

std::optional<std::size_t> number(std::string_view s) {
  std::size_t n = 0;
  if (s.empty() || s.size() > 9) return std::nullopt;
  for (const char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + static_cast<std::size_t>(c - '0');
  }
  return n;
}

}  // namespace

Review begin_review(const Reading& reading) {
  Review review;
  review.choices.assign(reading.suggestions.size(), Choice::open);
  return review;
}

void press(Review& review, const Reading& reading, char key) {
  ++review.keys;
  if (key == 'b') {
    if (review.at > 0) --review.at;
    while (review.at > 0 && review.choices[review.at] == Choice::open) --review.at;
    if (review.at < review.choices.size()) review.choices[review.at] = Choice::open;
    review.stopped = false;
    return;
  }
  if (review.done()) return;
  const auto next = [&] {
    while (review.at < review.choices.size() && review.choices[review.at] != Choice::open) ++review.at;
  };
  if (key == 'q') {
    review.stopped = true;
  } else if (key == 'y' || key == 'n') {
    review.choices[review.at] = key == 'y' ? Choice::accepted : Choice::refused;
    next();
  } else if (key == 'k' || key == 'K') {
    const SuggestionKind kind = reading.suggestions[review.at].kind;
    for (std::size_t i = review.at; i < review.choices.size(); ++i) {
      if (reading.suggestions[i].kind == kind && review.choices[i] == Choice::open)
        review.choices[i] = key == 'k' ? Choice::accepted : Choice::refused;
    }
    next();
  }
}

Result<bool> mend(Suggestion& suggestion, std::string_view change) {
  const auto colon = std::min(change.find(':'), change.size());
  const std::string_view field = trimmed(change.substr(0, colon));
  const std::string_view value = trimmed(change.substr(std::min(colon + 1, change.size())));
  if (field == "kind") {
    const auto kind = suggestion_kind(value);
    if (!kind)
      return Error{"bad-kind", "kind cannot be `" + std::string(value) + "`", "position, concern, threat, …"};
    suggestion.kind = *kind;
    return true;
  }
  std::string valid = "kind";
  for (const MendableField& one : fields) {
    valid += ", " + std::string(one.name);
    if (one.name != field || colon == change.size()) continue;
    if (field == "on" && !value.empty() && !model::parse_date(value))
      return Error{"bad-date", "on cannot be `" + std::string(value) + "`", "a date such as 2026-03-12"};
    suggestion.*one.field = value;
    // Whoever was linked to the old name need not be the new one.
    if (field == "by" || field == "name") suggestion.linked.clear();
    return true;
  }
  return Error{"bad-field", "`" + std::string(change) + "` mends nothing",
               "write FIELD: VALUE with one of " + valid};
}

Result<std::vector<Choice>> read_choices(std::string_view text, Reading& reading) {
  std::vector<Choice> choices(reading.suggestions.size(), Choice::open);
  std::size_t line_number = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++line_number;
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    const auto wrong = [&](const std::string& why) {
      return Error{"bad-decision", "line " + std::to_string(line_number) + ": " + why,
                   "a line is \"12 y\", \"12 y by: NAME\", \"3-9 n\", \"person y\" or \"all y\""};
    };
    // WHICH, the verdict, and what is to be mended.
    const auto blank_at = std::find_if(line.begin(), line.end(), blank);
    const std::string_view which = line.substr(0, static_cast<std::size_t>(blank_at - line.begin()));
    const std::string_view rest = trimmed(line.substr(which.size()));
    const char verdict = rest.empty() ? '\0' : rest.front();
    if ((verdict != 'y' && verdict != 'n') || (rest.size() > 1 && !blank(rest[1])))
      return wrong("there is no \"y\" or \"n\" behind `" + std::string(which) + "`");
    const std::string_view change = trimmed(rest.substr(1));
    const Choice choice = verdict == 'y' ? Choice::accepted : Choice::refused;
    const auto decide = [&](std::size_t i) -> std::optional<Error> {
      choices[i] = choice;
      if (change.empty()) return std::nullopt;
      const auto mended = mend(reading.suggestions[i], change);
      return mended ? std::nullopt
                    : std::optional(wrong(mended.error().message + "; " + mended.error().hint));
    };
    const auto kind = suggestion_kind(which);
    if (which == "all" || kind) {
      for (std::size_t i = 0; i < choices.size(); ++i)
        if (which == "all" || reading.suggestions[i].kind == *kind)
          if (const auto error = decide(i)) return *error;
      continue;
    }
    const std::size_t dash = which.find('-');
    const auto first = number(which.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : number(which.substr(dash + 1));
    if (!first || !last || *last < *first)
      return wrong("`" + std::string(which) + "` is no number, range or kind");
    if (*last >= choices.size())
      return wrong("there are only " + std::to_string(choices.size()) + " suggestions, counted from 0");
    for (std::size_t i = *first; i <= *last; ++i)
      if (const auto error = decide(i)) return *error;
  }
  return choices;
}

}  // namespace mediant::record
