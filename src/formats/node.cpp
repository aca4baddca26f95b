#include "node.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "mediant/model/basics.hpp"
#include "mediant/model/path.hpp"
#include "mediant/text/text.hpp"

namespace mediant::formats {
namespace {

// Reads one step from the front of a path: a key, or an index.
struct Step {
  std::string key;
  std::size_t index = 0;
  bool is_index = false;
};

bool take_step(std::string_view& path, Step& step) {
  if (path.starts_with('.')) path.remove_prefix(1);
  if (path.empty()) return false;
  step = {};
  if (path.starts_with("[\"")) {
    path.remove_prefix(2);
    while (!path.empty() && path[0] != '"') {
      if (path[0] == '\\' && path.size() > 1) path.remove_prefix(1);
      step.key += path[0];
      path.remove_prefix(1);
    }
    path.remove_prefix(std::min<std::size_t>(2, path.size()));
    return true;
  }
  if (path[0] == '[') {
    const std::size_t close = std::min(path.find(']'), path.size());
    std::from_chars(path.data() + 1, path.data() + close, step.index);
    step.is_index = true;
    path.remove_prefix(std::min(close + 1, path.size()));
    return true;
  }
  const std::size_t end = std::min(path.find_first_of(".["), path.size());
  step.key = path.substr(0, end);
  path.remove_prefix(end);
  return true;
}

bool is_json_number(std::string_view word) {
  std::size_t i = word.starts_with('-') ? 1 : 0;
  const auto digits = [&] {
    const std::size_t begin = i;
    while (i < word.size() && word[i] >= '0' && word[i] <= '9') ++i;
    return i - begin;
  };
  const std::size_t begin = i;
  const std::size_t whole = digits();
  if (whole == 0 || (whole > 1 && word[begin] == '0')) return false;
  if (i < word.size() && word[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < word.size() && (word[i] == 'e' || word[i] == 'E')) {
    ++i;
    if (i < word.size() && (word[i] == '+' || word[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == word.size();
}

// Pairs (the later key, the first with the same text), by the later one ascending.
std::vector<std::pair<std::size_t, std::size_t>> repeated_keys(const Node& map) {
  const std::size_t count = map.items.size() / 2;
  std::vector<std::pair<std::size_t, std::size_t>> repeats;
  if (count <= 12) {
    for (std::size_t i = 1; i < count; ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (map.items[2 * i].text != map.items[2 * k].text) continue;
        repeats.emplace_back(i, k);
        break;
      }
    }
    return repeats;
  }
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < count; ++i) {
    const auto [found, fresh] = first.emplace(map.items[2 * i].text, i);
    if (!fresh) repeats.emplace_back(i, found->second);
  }
  return repeats;
}

void refuse_duplicates_in(Node& node, std::string& path, const std::string& file, Diagnostics& diagnostics) {
  const std::size_t length = path.size();
  if (node.is_map()) {
    const auto repeats = repeated_keys(node);
    for (const auto& [later, first] : repeats) {
      const Node& key = node.items[2 * later];
      model::append_key(path, key.text);
      diagnostics.push_back({Severity::error, "duplicate-key", path, Position{file, key.line, key.column},
                             "the key `" + key.text + "` stands twice in this block",
                             "it first stands in line " + std::to_string(node.items[2 * first].line) +
                                 "; keep one of the two"});
      path.resize(length);
    }
    for (std::size_t i = repeats.size(); i-- > 0;) {
      const auto at = node.items.begin() + static_cast<std::ptrdiff_t>(2 * repeats[i].first);
      node.items.erase(at, at + 2);
    }
  }
  const std::size_t step = node.is_map() ? 2 : 1;
  for (std::size_t i = step - 1; i < node.items.size(); i += step) {
    if (node.items[i].items.empty()) continue;
    if (node.is_map())
      model::append_key(path, node.items[i - 1].text);
    else
      model::append_index(path, i);
    refuse_duplicates_in(node.items[i], path, file, diagnostics);
    path.resize(length);
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  if (kind != Kind::map) return nullptr;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].text == key) return &items[i + 1];
  }
  return nullptr;
}

Node Node::of_number(double value) { return scalar(Kind::number, model::number_text(value)); }

Node Node::of_word(std::string value) {
  const auto number = model::parse_number(value);
  const bool same = number && is_json_number(value) && model::number_text(*number) == value;
  return scalar(same ? Kind::number : Kind::text, std::move(value));
}

Node resolved(const Node& node) {
  Node out = node;
  out.plain = false;
  if (node.plain) {
    const std::string& word = node.text;
    if (node.is_nothing() || word == "null" || word == "Null" || word == "NULL") {
      out = Node{};
    } else if (word == "true" || word == "True" || word == "TRUE") {
      out = Node::of_bool(true);
    } else if (word == "false" || word == "False" || word == "FALSE") {
      out = Node::of_bool(false);
    } else if (is_json_number(word)) {
      out.kind = Node::Kind::number;
    }
  }
  for (std::size_t i = 0; i < out.items.size(); ++i) {
    const bool key = out.kind == Node::Kind::map && i % 2 == 0;
    if (!key) out.items[i] = resolved(out.items[i]);
  }
  return out;
}

Position Positions::find(std::string_view path) const {
  if (!root_) return {file_, 0, 0};
  const Node* at = root_.get();
  Position place{file_, at->line, at->column};
  Step step;
  while (take_step(path, step)) {
    if (step.is_index) {
      // A single value may stand for a list of one.
      if (at->is_list()) {
        if (step.index >= at->items.size()) break;
        at = &at->items[step.index];
        place = {file_, at->line, at->column};
      }
      continue;
    }
    if (at->is_list() && !at->items.empty()) at = &at->items.front();
    if (!at->is_map()) break;
    bool found = false;
    for (std::size_t i = 0; i + 1 < at->items.size() && !found; i += 2) {
      if (at->items[i].text != step.key) continue;
      // The value, or the key where the value begins on a later line.
      const Node& key = at->items[i];
      const Node& value = at->items[i + 1];
      const bool same_line = value.line == key.line && value.is_scalar();
      place = same_line ? Position{file_, value.line, value.column} : Position{file_, key.line, key.column};
      at = &value;
      found = true;
    }
    if (!found) break;
  }
  return place;
}

bool refuse_bytes(std::string_view bytes, const std::string& file, const Limits& limits, Tree& tree) {
  if (bytes.size() > limits.bytes) {
    tree.diagnostics.push_back({Severity::error, "too-large", "", Position{file, 0, 0},
                                "the file has " + std::to_string(bytes.size()) + " bytes; the limit is " +
                                    std::to_string(limits.bytes),
                                "keep long sources as files beside the case"});
    return tree.stopped = true;
  }
  const std::size_t bad = text::first_invalid_utf8(bytes);
  if (bad == std::string_view::npos) return false;
  const std::string_view before = bytes.substr(0, bad);
  const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  const auto column = static_cast<int>(text::count_code_points(before.substr(line_begin))) + 1;
  constexpr std::string_view hex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(bytes[bad]);
  tree.diagnostics.push_back({Severity::error, "not-utf8", "", Position{file, line, column},
                              std::string("the byte 0x") + hex[byte >> 4U] + hex[byte & 15U] + " at offset " +
                                  std::to_string(bad) + " is not UTF-8 text",
                              "save the file as UTF-8"});
  return tree.stopped = true;
}

void refuse_duplicates(Tree& tree, const std::string& file) {
  std::string path;
  refuse_duplicates_in(tree.root, path, file, tree.diagnostics);
}

}  // namespace mediant::formats
