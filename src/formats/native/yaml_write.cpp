#include <algorithm>
#include <array>

#include "mediant/model/basics.hpp"
#include "mediant/text/text.hpp"
#include "yaml_text.hpp"

namespace mediant::formats {
namespace {

constexpr std::size_t line_width = 110;
constexpr std::size_t longest_simple_key = 200;  // YAML allows 1024 characters on one line

bool is_word_of_another_type(std::string_view text) {
  static constexpr std::array<std::string_view, 12> words = {"y",    "n",     "yes",  "no", "on",   "off",
                                                             "true", "false", "null", "~",  ".inf", ".nan"};
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (std::find(words.begin(), words.end(), lower) != words.end()) return true;
  // Whatever YAML 1.1 or 1.2 may read as a number: digits, signs, points, _, :, exponents, 0x, 0o.
  const bool numeric_start =
      text[0] == '.' || text[0] == '+' || text[0] == '-' || (text[0] >= '0' && text[0] <= '9');
  if (!numeric_start) return false;
  if (lower.find_first_not_of("0123456789abcdefox+-._:") != std::string::npos) return false;
  return !model::parse_date(text) || text.size() == 4;  // a date stays as people write it
}

// Characters YAML allows unescaped in a quoted scalar, besides what would end a line.
bool is_printable(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029) ||
         (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF) || c >= 0x10000;
}

bool may_be_plain(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`=<").find(text.front()) != std::string_view::npos) return false;
  if (text.find_first_of(",[]{}") != std::string_view::npos)
    return false;  // so that it may stand in flow style
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
  if (text.starts_with("---") || text.starts_with("...")) return false;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_printable(text::next_code_point(text, i))) return false;
  }
  return !is_word_of_another_type(text);
}

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto escape = [&](char letter, char32_t c, int digits) {
    out += '\\';
    out += letter;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
      out += hex[(c >> static_cast<unsigned>(shift)) & 15U];
  };
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_code_point(text, i);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (is_printable(c)) {
      out += text.substr(begin, i - begin);
    } else if (c < 0x100) {
      escape('x', c, 2);
    } else {
      escape('u', c, 4);
    }
  }
  out += '"';
}

void append_scalar(std::string& out, const Node& node) {
  if (node.kind == Node::Kind::null)
    out += "null";
  else if (node.kind != Node::Kind::text || may_be_plain(node.text))
    out += node.text;
  else
    append_quoted(out, node.text);
}

// A key is read as the word written, so numbers and `on` need no quotes.
void append_key_text(std::string& out, const std::string& key) {
  const bool number =
      !key.empty() && (key[0] == '-' || (key[0] >= '0' && key[0] <= '9')) && model::parse_number(key);
  if (number || key == "on" || key == "no" || key == "yes")
    out += key;
  else
    append_scalar(out, Node::of_text(key));
}

std::size_t depth(const Node& node) {
  std::size_t deepest = 0;
  for (const Node& item : node.items) deepest = std::max(deepest, depth(item));
  return node.is_list() || node.is_map() ? deepest + 1 : 0;
}

void append_flow(std::string& out, const Node& node) {
  if (!node.is_list() && !node.is_map()) {
    append_scalar(out, node);
    return;
  }
  out += node.is_map() ? '{' : '[';
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const bool value = node.is_map() && i % 2 == 1;
    if (i > 0) out += value ? ": " : ", ";
    if (node.is_map() && !value)
      append_key_text(out, node.items[i].text);
    else
      append_flow(out, node.items[i]);
  }
  out += node.is_map() ? '}' : ']';
}

// Several lines of text that read back the same as a literal block ("|").
bool may_be_literal(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text.front() == ' ' || text.front() == '\n') return false;
  if (text.find("\n ") != std::string_view::npos || text.find(" \n") != std::string_view::npos) return false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text::next_code_point(text, i);
    if (c != '\n' && !is_printable(c)) return false;
  }
  return text.back() != ' ';
}

void append_literal(std::string& out, std::string_view text, std::size_t indent) {
  std::size_t trailing = 0;
  while (trailing < text.size() && text[text.size() - 1 - trailing] == '\n') ++trailing;
  out += trailing == 0 ? "|-\n" : trailing == 1 ? "|\n" : "|+\n";
  const std::string_view body = trailing == 0 ? text : text.substr(0, text.size() - 1);
  for (std::size_t begin = 0; begin <= body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    if (end > begin) out.append(indent, ' ');
    out += body.substr(begin, end - begin);
    out += '\n';
    begin = end + 1;
  }
}

void append_block(std::string& out, const Node& node, std::size_t indent);

// A value behind "key:" or "-": on the same line if it fits, else in lines below.
void append_value(std::string& out, const Node& node, std::size_t indent, std::size_t used, bool top) {
  const bool compound = node.is_list() || node.is_map();
  if (!compound && node.kind == Node::Kind::text && may_be_literal(node.text)) {
    out += ' ';
    append_literal(out, node.text, indent);
    return;
  }
  if (!compound || node.items.empty() || (!top && depth(node) <= 2)) {
    std::string flow;
    append_flow(flow, node);
    const bool fits = used + 1 + flow.size() <= line_width;
    if (!compound || node.items.empty() || fits) {
      out += ' ' + flow + '\n';
      return;
    }
  }
  out += '\n';
  append_block(out, node, indent);
}

void append_block(std::string& out, const Node& node, std::size_t indent) {
  const std::string blanks(indent, ' ');
  if (node.is_list()) {
    for (const Node& item : node.items) {
      out += blanks + "-";
      std::string flow;
      if (depth(item) <= 2) append_flow(flow, item);
      const bool fits = !flow.empty() && indent + 2 + flow.size() <= line_width;
      if (item.is_map() && !item.items.empty() && !fits) {
        // The first key stands behind the dash.
        std::string block;
        append_block(block, item, indent + 2);
        out += ' ' + block.substr(indent + 2);
      } else {
        append_value(out, item, indent + 2, indent + 1, false);
      }
    }
    return;
  }
  for (std::size_t i = 0; i < node.items.size(); i += 2) {
    std::string key;
    append_key_text(key, node.items[i].text);
    out += blanks;
    if (key.size() > longest_simple_key) {
      out += "? " + key + "\n" + blanks + ":";
      append_value(out, node.items[i + 1], indent + 2, indent + 1, false);
    } else {
      out += key + ":";
      const bool top = indent == 0 && node.items[i + 1].is_list();
      append_value(out, node.items[i + 1], indent + 2, indent + key.size() + 1, top);
    }
  }
}

}  // namespace

std::string to_yaml(const Node& node) {
  std::string out;
  append_block(out, node, 0);
  return out;
}

}  // namespace mediant::formats
