#include "mediant/record/suggestion.hpp"

#include "mediant/core/print.hpp"

namespace mediant::record {

std::string in_words(const Suggestion& s) {
  std::string words;
  const auto add = [&](const char* label, const std::string& value) {
    if (!value.empty()) words += (words.empty() ? "" : " · ") + std::string(label) + value;
  };
  add("", s.name);
  add("by ", s.by.empty() && s.name.empty() ? "the report" : s.by);
  add("via ", s.via);
  add("", s.stance);
  add("", s.condition);
  add("role ", s.role);
  add("of ", s.side);
  add("on ", s.on);
  add("in ", s.place);
  if (s.value) add("value ", s.hedge + (s.hedge.empty() ? "" : " ") + shortest(*s.value) + " " + s.unit);
  return words;
}

}  // namespace mediant::record
