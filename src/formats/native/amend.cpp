// A case's YAML with only what changed written anew, so that comments and the author's own layout stay. Three
// texts are held against each other line by line: the source, and the canonical forms of the case before and
// after. Where those two agree the source's lines are kept; where they differ it goes on inside, and what
// cannot be taken apart is replaced. The result is read back: if it does not say what it should, all is
// written canonically.
#include <algorithm>
#include <map>
#include <optional>

#include "mediant/formats/native/case_file.hpp"

namespace mediant::formats {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(std::string_view text) {
  Lines out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::size_t indent_of(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }

// A blank line or one that holds a comment alone.
bool is_aside(const std::string& line) {
  const std::size_t at = indent_of(line);
  return at == line.size() || line[at] == '#';
}

bool is_item(const std::string& line) {
  const std::size_t at = indent_of(line);
  return line.compare(at, 2, "- ") == 0 || line.substr(at) == "-";
}

std::size_t indent_of(const Lines& lines) {
  std::size_t out = std::string::npos;
  for (const std::string& line : lines)
    if (!is_aside(line)) out = std::min(out, indent_of(line));
  return out;
}

Lines shifted(Lines lines, std::size_t to) {
  const std::size_t from = indent_of(lines);
  for (std::string& line : lines) {
    if (line.empty() || from == std::string::npos) continue;
    if (to > from) line.insert(0, to - from, ' ');
    if (to < from) line.erase(0, std::min(from - to, indent_of(line)));
  }
  return lines;
}

// An entry of a mapping or an item of a list: what stands above it, and its own lines.
struct Part {
  std::string key;  // empty for items
  Lines lead, own;
};

struct Block {
  bool list = false;
  std::vector<Part> parts;
  Lines tail;  // comments behind the last part
};

// The parts that begin at the block's own indent; nothing where a line fits no part.
std::optional<Block> block_of(const Lines& lines) {
  const std::size_t indent = indent_of(lines);
  if (indent == std::string::npos) return std::nullopt;
  Block out;
  for (const std::string& line : lines) {
    if (is_aside(line)) {
      out.tail.push_back(line);
      continue;
    }
    const bool item = is_item(line);
    if (out.parts.empty()) out.list = item;
    if (indent_of(line) == indent && item == out.list) {
      const std::size_t colon = line.find(':');
      if (!item && colon == std::string::npos) return std::nullopt;
      out.parts.push_back({item ? "" : line.substr(indent, colon - indent), std::move(out.tail), {line}});
      out.tail.clear();
      continue;
    }
    if (out.parts.empty()) return std::nullopt;
    Lines& own = out.parts.back().own;
    own.insert(own.end(), out.tail.begin(), out.tail.end());
    own.push_back(line);
    out.tail.clear();
  }
  return out;
}

// "texts:" with what it holds below it.
bool opens(const Part& part) {
  const std::string& head = part.own.front();
  const std::size_t behind = head.find_first_not_of(' ', head.find(':') + 1);
  return part.own.size() > 1 && (behind == std::string::npos || head[behind] == '#');
}

// Whether a quotation mark at this place opens a quoted text: "Owners' wish" has none.
bool opens_quote(const std::string& line, std::size_t at) {
  return (line[at] == '"' || line[at] == '\'') &&
         (at == 0 || std::string_view(" [{,").find(line[at - 1]) != std::string_view::npos);
}

// The members of "[a, b]" or "{k: a, l: b}" that is all of a line from a place on; empty: it is not.
Lines members_of(const std::string& line, std::size_t from) {
  Lines out;
  if (from >= line.size() || (line[from] != '[' && line[from] != '{')) return out;
  int depth = 0;
  char quote = 0;
  std::size_t begin = from + 1;
  for (std::size_t i = from; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == '\\' && quote == '"') ++i;
      if (c == quote) quote = 0;
      continue;
    }
    if (opens_quote(line, i)) quote = c;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if ((depth == 1 && c == ',') || depth == 0) {
      begin = std::min(line.find_first_not_of(' ', begin), i);
      out.push_back(line.substr(begin, i - begin));
      begin = i + 1;
    }
    if (depth == 0) return i + 1 == line.size() ? out : Lines{};
  }
  return {};
}

// A part whose value stands in one line in brackets, written below each other as an author may have it.
Part spread(const Part& part) {
  const std::string& head = part.own.front();
  const bool item = is_item(head);
  const std::size_t indent = indent_of(head);
  const std::size_t value = item ? indent + 2 : head.find_first_not_of(' ', head.find(':') + 1);
  if (part.own.size() > 1 || value >= head.size() || (item && head[value] == '[')) return part;
  const Lines members = members_of(head, value);
  if (members.empty()) return part;
  Part out{part.key, part.lead, {}};
  if (!item) out.own.push_back(head.substr(0, head.find(':') + 1));
  for (const std::string& member : members) {
    const bool first = item && out.own.empty();
    out.own.push_back(std::string(indent, ' ') + (first || head[value] == '[' ? "" : "  ") +
                      (first                ? "- "
                       : head[value] == '[' ? "  - "
                                            : "") +
                      member);
  }
  return out;
}

void append(Lines& to, const Lines& from) { to.insert(to.end(), from.begin(), from.end()); }

Lines merged(const Lines& source, const Lines& before, const Lines& after);

// What stands below a key, merged; the whole of it where it cannot be taken apart.
Lines merged_entry(const Part& source, const Part& compact_before, const Part& compact_after) {
  Lines out = source.lead;
  const std::size_t indent = indent_of(source.own.front());
  const bool open = opens(source);
  const Part before = open ? spread(compact_before) : compact_before;
  const Part after = open ? spread(compact_after) : compact_after;
  if (open && opens(before) && opens(after)) {
    const auto below = [](const Part& part) { return Lines(part.own.begin() + 1, part.own.end()); };
    out.push_back(source.own.front());
    append(out, merged(below(source), below(before), below(after)));
  } else {
    append(out, shifted(after.own, indent));
  }
  return out;
}

// An item without its dash is a block of its own.
Lines without_dash(Lines lines) {
  lines.front()[indent_of(lines.front())] = ' ';
  return lines;
}

Lines merged_item(const Part& source, const Part& compact_before, const Part& compact_after) {
  Lines out = source.lead;
  const bool open = source.own.size() > 1;
  const Part before = open ? spread(compact_before) : compact_before;
  const Part after = open ? spread(compact_after) : compact_after;
  const std::size_t indent = indent_of(source.own.front());
  const auto plain = [](const Part& part) {
    const std::string& head = part.own.front();
    const std::size_t begin = head.find_first_not_of(' ', indent_of(head) + 1);
    return begin != std::string::npos && head[begin] != '{' && head[begin] != '[' && head[begin] != '#' &&
           head.find(':', begin) != std::string::npos;
  };
  if (!plain(source) || !plain(before) || !plain(after)) {
    append(out, shifted(after.own, indent));
    return out;
  }
  Lines inside = merged(without_dash(source.own), without_dash(before.own), without_dash(after.own));
  const auto first =
      std::find_if(inside.begin(), inside.end(), [](const std::string& l) { return !is_aside(l); });
  if (first == inside.end() || first->size() <= indent) return shifted(after.own, indent);
  (*first)[indent] = '-';
  append(out, inside);
  return out;
}

Lines merged_map(const Block& source, const Block& before, const Block& after, std::size_t indent) {
  const auto find = [](const Block& block, const std::string& key) -> const Part* {
    const auto at = std::find_if(block.parts.begin(), block.parts.end(),
                                 [&](const Part& part) { return part.key == key; });
    return at == block.parts.end() ? nullptr : &*at;
  };
  // New keys stand behind the key that they follow in the canonical order.
  std::map<std::string, Lines> behind;
  std::string last;
  for (const Part& part : after.parts) {
    if (find(source, part.key) != nullptr) {
      last = part.key;
    } else {
      append(behind[last], shifted(part.own, indent));
    }
  }
  Lines out = behind[""];
  for (const Part& part : source.parts) {
    const Part *was = find(before, part.key), *is = find(after, part.key);
    if (was != nullptr && is != nullptr && was->own != is->own) {
      append(out, merged_entry(part, *was, *is));
    } else if (was == nullptr && is != nullptr) {
      append(out, part.lead);
      append(out, shifted(is->own, indent));
    } else if (was == nullptr || is != nullptr) {
      append(out, part.lead);
      append(out, part.own);
    }
    append(out, behind[part.key]);
  }
  return out;
}

Lines merged_list(const Block& source, const Block& before, const Block& after, std::size_t indent) {
  Lines out;
  std::size_t i = 0;
  for (std::size_t j = 0; j < after.parts.size(); ++j) {
    const Lines& wanted = after.parts[j].own;
    std::size_t same = i;
    while (same < before.parts.size() && before.parts[same].own != wanted) ++same;
    if (same < before.parts.size()) {
      append(out, source.parts[same].lead);
      append(out, source.parts[same].own);
      i = same + 1;
      continue;
    }
    // The next old item is this one, changed, unless it comes as it was further on.
    const bool comes_later =
        i >= before.parts.size() ||
        std::any_of(after.parts.begin() + static_cast<std::ptrdiff_t>(j), after.parts.end(),
                    [&](const Part& later) { return later.own == before.parts[i].own; });
    if (comes_later) {
      append(out, shifted(wanted, indent));
    } else {
      append(out, merged_item(source.parts[i], before.parts[i], after.parts[j]));
      ++i;
    }
  }
  return out;
}

Lines merged(const Lines& source, const Lines& before, const Lines& after) {
  if (before == after) return source;
  const auto own = block_of(source), was = block_of(before), is = block_of(after);
  const std::size_t indent = indent_of(source);
  if (!own || !was || !is || own->list != was->list || own->list != is->list ||
      (own->list && own->parts.size() != was->parts.size()))
    return shifted(after, indent == std::string::npos ? indent_of(after) : indent);
  Lines out = own->list ? merged_list(*own, *was, *is, indent) : merged_map(*own, *was, *is, indent);
  append(out, own->tail);
  return out;
}

// The comments of a text, in order: "#" that begins a line or stands behind a blank, outside quotes.
Lines comments_of(const Lines& lines) {
  Lines out;
  for (const std::string& line : lines) {
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (quote != 0) {
        if (c == '\\' && quote == '"') ++i;
        if (c == quote) quote = 0;
      } else if (opens_quote(line, i)) {
        quote = c;
      } else if (c == '#' && (i == 0 || line[i - 1] == ' ')) {
        out.push_back(line.substr(i));
        break;
      }
    }
  }
  return out;
}

}  // namespace

Amended amend_case_yaml(std::string_view yaml, const model::Case& c) {
  const std::string canonical = write_case_yaml(c);
  const Lines source = lines_of(yaml);
  const std::string before = write_case_yaml(read_case_yaml(yaml, "").value);
  Amended out;
  for (const std::string& line : merged(source, lines_of(before), lines_of(canonical)))
    out.yaml += line + "\n";
  if (write_case_yaml(read_case_yaml(out.yaml, "").value) != canonical) out.yaml = canonical;
  Lines kept = comments_of(lines_of(out.yaml));
  for (const std::string& comment : comments_of(source)) {
    const auto at = std::find(kept.begin(), kept.end(), comment);
    if (at == kept.end()) {
      out.lost.push_back(comment);
    } else {
      kept.erase(at);
    }
  }
  return out;
}

}  // namespace mediant::formats
