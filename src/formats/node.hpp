// A file as a tree of values that know where they stand: what YAML and JSON are read into, and written from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mediant/formats/case_text.hpp"

namespace mediant::formats {

struct Node {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, map };
  Kind kind = Kind::null;
  bool plain = false;  ///< YAML text without quotes: the field it fills says whether it is a number or a word
  int line = 0;        ///< from 1; 0 in a tree made for writing
  int column = 0;
  std::string text;         ///< a scalar as written: "true", "600", …
  std::vector<Node> items;  ///< a list's values; a map's keys and values in turn

  [[nodiscard]] bool is_scalar() const {
    return kind == Kind::boolean || kind == Kind::number || kind == Kind::text;
  }
  /// Nothing was written: JSON null, YAML "key:" or "~".
  [[nodiscard]] bool is_nothing() const {
    return kind == Kind::null || (plain && (text.empty() || text == "~"));
  }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  /// The value of a key, or nullptr.
  [[nodiscard]] const Node* find(std::string_view key) const;

  [[nodiscard]] static Node of_text(std::string value) { return scalar(Kind::text, std::move(value)); }
  [[nodiscard]] static Node of_number(double value);
  [[nodiscard]] static Node of_bool(bool value) { return scalar(Kind::boolean, value ? "true" : "false"); }
  /// An identifier: a number if it reads as one and writes back the same, else text.
  [[nodiscard]] static Node of_word(std::string value);
  [[nodiscard]] static Node list() { return with(Kind::list); }
  [[nodiscard]] static Node map() { return with(Kind::map); }
  void add(Node value) { items.push_back(std::move(value)); }
  void add(std::string key, Node value) {
    items.push_back(of_text(std::move(key)));
    items.push_back(std::move(value));
  }

 private:
  [[nodiscard]] static Node with(Kind kind) {
    Node node;
    node.kind = kind;
    return node;
  }
  [[nodiscard]] static Node scalar(Kind kind, std::string text) {
    Node node = with(kind);
    node.text = std::move(text);
    return node;
  }
};

/// A tree and what was wrong while it was read. `stopped`: there is no tree worth reading.
struct Tree {
  Node root;
  Diagnostics diagnostics;
  bool stopped = false;
};

/// Bytes beyond the limit, text that is not UTF-8: the one error that stops reading, if any.
[[nodiscard]] bool refuse_bytes(std::string_view bytes, const std::string& file, const Limits& limits,
                                Tree& tree);
/// Adds an error for every key that stands twice in a map anywhere in the tree and drops the later ones.
void refuse_duplicates(Tree& tree, const std::string& file);

[[nodiscard]] Tree parse_json(std::string_view json, const std::string& file, const Limits& limits);
/// Two-space indent; leaf lists and maps that fit a line stand on one line. No final newline.
[[nodiscard]] std::string to_json(const Node& node);
/// On one line, without spaces.
[[nodiscard]] std::string to_compact_json(const Node& node);
/// Compact JSON of a value as it stands in a file: a plain YAML word is null, true, a number or text
/// (YAML 1.2 core schema).
[[nodiscard]] Node resolved(const Node& node);

/// The case in a tree, with all problems; the tree's positions live on in the result.
[[nodiscard]] Loaded case_of(Tree tree, const std::string& file);
[[nodiscard]] Node node_of(const model::Case& c);

}  // namespace mediant::formats
