// JSON to a tree (nlohmann/json's event interface) and back.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "node.hpp"

namespace mediant::formats {
namespace {

// Builds the tree from parse events. The events carry no positions, so each value's place is found by going
// over the text beside the parser: from the end of the last token, past blanks, commas and colons.
class Builder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Builder(std::string_view json, const std::string& file, const Limits& limits, Tree& tree)
      : json_(json), file_(file), limits_(limits), tree_(tree) {}

  bool null() { return scalar(Node::Kind::null, ""); }
  bool boolean(bool value) { return scalar(Node::Kind::boolean, value ? "true" : "false"); }
  bool number_integer(number_integer_t value) { return scalar(Node::Kind::number, std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) { return scalar(Node::Kind::number, std::to_string(value)); }
  bool number_float(number_float_t, const string_t& written) { return scalar(Node::Kind::number, written); }
  bool string(string_t& value) { return scalar(Node::Kind::text, std::move(value)); }
  bool binary(binary_t&) { return false; }

  bool start_object(std::size_t) { return open(Node::Kind::map); }
  bool key(string_t& value) {
    open_.back().items.push_back(place(Node::Kind::text, std::move(value)));
    return true;
  }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(Node::Kind::list); }
  bool end_array() { return close(); }

  bool parse_error(std::size_t offset, const std::string&, const nlohmann::json::exception& error) {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while …": its last
    // part.
    std::string what = error.what();
    const std::size_t colon = what.find(": ");
    if (colon != std::string::npos) what.erase(0, colon + 2);
    advance(std::min(offset > 0 ? offset - 1 : 0, json_.size()));
    fail("not-json", "this is not JSON: " + what, "check quotes, commas and brackets around here");
    return false;
  }

 private:
  void fail(std::string code, std::string message, std::string hint) {
    tree_.diagnostics.push_back({Severity::error, std::move(code), "", Position{file_, line_, column_},
                                 std::move(message), std::move(hint)});
    tree_.stopped = true;
  }

  // Moves the counter to a byte offset; columns count code points.
  void advance(std::size_t offset) {
    for (; at_ < offset; ++at_) {
      if (json_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(json_[at_]) & 0xC0U) != 0x80U) {
        ++column_;
      }
    }
  }

  void skip_blanks() {
    std::size_t next = at_;
    while (next < json_.size() && std::string_view(" \t\r\n,:").find(json_[next]) != std::string_view::npos)
      ++next;
    advance(next);
  }

  // One past the token that begins here.
  [[nodiscard]] std::size_t token_end() const {
    std::size_t end = at_;
    if (end >= json_.size()) return end;
    if (json_[end] == '"') {
      ++end;
      while (end < json_.size() && json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
      return std::min(end + 1, json_.size());
    }
    if (std::string_view("{}[]").find(json_[end]) != std::string_view::npos) return end + 1;
    while (end < json_.size() && std::string_view(" \t\r\n,:{}[]").find(json_[end]) == std::string_view::npos)
      ++end;
    return end;
  }

  Node place(Node::Kind kind, std::string text) {
    skip_blanks();
    Node node;
    node.kind = kind;
    node.line = line_;
    node.column = column_;
    node.text = std::move(text);
    advance(token_end());
    return node;
  }

  bool count_one() {
    if (++nodes_ <= limits_.nodes) return true;
    fail("too-many-values", "the file holds more than " + std::to_string(limits_.nodes) + " values",
         "split the case; the limits stand in docs/limits.md");
    return false;
  }

  bool scalar(Node::Kind kind, std::string text) {
    Node node = place(kind, std::move(text));
    attach(std::move(node));
    return count_one();
  }

  bool open(Node::Kind kind) {
    Node node = place(kind, "");
    if (open_.size() >= limits_.depth) {
      fail("too-deep", "blocks stand inside one another more than " + std::to_string(limits_.depth) + " deep",
           "no part of a case needs that");
      return false;
    }
    open_.push_back(std::move(node));
    return count_one();
  }

  bool close() {
    place(Node::Kind::null, "");
    Node done = std::move(open_.back());
    open_.pop_back();
    attach(std::move(done));
    return true;
  }

  void attach(Node node) {
    if (open_.empty())
      tree_.root = std::move(node);
    else
      open_.back().items.push_back(std::move(node));
  }

  std::string_view json_;
  const std::string& file_;
  const Limits& limits_;
  Tree& tree_;
  std::vector<Node> open_;
  std::size_t nodes_ = 0;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_scalar(std::string& out, const Node& node) {
  if (node.kind == Node::Kind::null)
    out += "null";
  else if (node.kind == Node::Kind::text)
    append_quoted(out, node.text);
  else
    out += node.text;
}

void append_flat(std::string& out, const Node& node, std::string_view comma, std::string_view colon) {
  if (!node.is_list() && !node.is_map()) {
    append_scalar(out, node);
    return;
  }
  out += node.is_map() ? '{' : '[';
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) out += node.is_map() && i % 2 == 1 ? colon : comma;
    append_flat(out, node.items[i], comma, colon);
  }
  out += node.is_map() ? '}' : ']';
}

bool is_leaf(const Node& node) {
  return std::none_of(node.items.begin(), node.items.end(), [](const Node& item) {
    return (item.is_list() || item.is_map()) && !item.items.empty();
  });
}

void append_indented(std::string& out, const Node& node, std::size_t indent) {
  if ((!node.is_list() && !node.is_map()) || node.items.empty() || (indent > 0 && is_leaf(node))) {
    const std::size_t begin = out.size();
    append_flat(out, node, ", ", ": ");
    constexpr std::size_t line = 110;
    if (node.items.empty() || out.size() - begin + indent <= line) return;
    out.resize(begin);
  }
  const std::string blanks(indent + 2, ' ');
  out += node.is_map() ? "{\n" : "[\n";
  const std::size_t step = node.is_map() ? 2 : 1;
  for (std::size_t i = 0; i < node.items.size(); i += step) {
    out += blanks;
    if (node.is_map()) {
      append_quoted(out, node.items[i].text);
      out += ": ";
    }
    append_indented(out, node.items[i + step - 1], indent + 2);
    out += i + step < node.items.size() ? ",\n" : "\n";
  }
  out.append(indent, ' ');
  out += node.is_map() ? '}' : ']';
}

}  // namespace

Tree parse_json(std::string_view json, const std::string& file, const Limits& limits) {
  Tree tree;
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  if (refuse_bytes(json, file, limits, tree)) return tree;
  Builder builder(json, file, limits, tree);
  nlohmann::json::sax_parse(json.begin(), json.end(), &builder);
  if (!tree.stopped) refuse_duplicates(tree, file);
  return tree;
}

std::string to_json(const Node& node) {
  std::string out;
  append_indented(out, node, 0);
  return out;
}

std::string to_compact_json(const Node& node) {
  std::string out;
  append_flat(out, node, ",", ":");
  return out;
}

}  // namespace mediant::formats
