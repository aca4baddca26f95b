// A draft as lines with their numbers, whichever way the file has them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediant/text/document.hpp"
#include "mediant/text/label.hpp"

namespace mediant::drafts {

// One line of the draft with what kind of numbering it stands in.
struct Line {
  std::optional<text::Label> label;
  std::string text;
  int heading = 0;
  int level = -1;  // depth the file gives; -1: it gives none
  bool list = false;
  text::Span at;
};

[[nodiscard]] std::vector<Line> lines_of(const text::WrittenDocument& document);

/// A title rather than a provision: short and not a sentence.
[[nodiscard]] bool is_title(const std::string& line);

}  // namespace mediant::drafts
