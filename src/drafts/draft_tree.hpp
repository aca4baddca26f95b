// A draft's lines as a tree: which number stands below which, and which unnumbered lines belong to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draft_lines.hpp"

namespace mediant::drafts {

struct Node {
  std::optional<text::Label> label;
  std::string signature;
  int level = -1;
  int heading = 0;
  std::string text;               // own text
  std::vector<std::string> body;  // unnumbered lines that belong to it
  std::vector<std::size_t> children;
  std::size_t parent = 0;
  std::vector<std::string> sections;
  text::Span at;
};

/// The root first; a line like one above it is its sibling, any other is deeper.
[[nodiscard]] std::vector<Node> tree_of(const std::vector<Line>& lines);

/// Of a node's signature: a part, chapter or annex, which holds provisions.
[[nodiscard]] bool is_group(const std::string& signature);
/// A lettered, Roman or bulleted item within a provision.
[[nodiscard]] bool is_item_signature(const std::string& signature);

}  // namespace mediant::drafts
