#include "mediant/formats/document.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "mediant/core/print.hpp"
#include "mediant/text/label.hpp"
#include "table_rows.hpp"

namespace mediant::formats {
namespace {

using text::Span;
using text::WrittenDocument;
using text::WrittenParagraph;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\f\r") == std::string_view::npos; }

// The bytes as text: without byte order mark, "\n" line ends, form feeds as line breaks; or why not.
Result<std::string> as_text(std::string_view bytes, const std::string& name, const DocumentLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{"too-large", name + " is larger than " + std::to_string(limits.bytes) + " bytes",
                 "the limit is stated in docs/limits.md"};
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (const std::size_t bad = text::first_invalid_utf8(bytes); bad != std::string_view::npos) {
    return Error{"not-utf8", name + " is not UTF-8 text (byte " + std::to_string(bad) + ")",
                 "save it as UTF-8, or as DOCX or HTML that states its encoding"};
  }
  if (bytes.find('\0') != std::string_view::npos)
    return Error{"not-text", name + " holds zero bytes, so it is not text", "give a text, HTML or DOCX file"};
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\r') {
      if (i + 1 >= bytes.size() || bytes[i + 1] != '\n') out += '\n';
    } else {
      out += bytes[i] == '\f' ? '\n' : bytes[i];
    }
  }
  return out;
}

std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({begin, end});
    begin = end + 1;
  }
  return lines;
}

std::string_view trimmed(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t") - first + 1);
}

// The width a text is wrapped to, or 0 where its lines are paragraphs: lines of one width follow each other.
std::size_t wrap_width(std::string_view text, const std::vector<Span>& lines) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view line = text.substr(lines[i].begin, lines[i].size());
    if (!is_blank(line) && !is_blank(text.substr(lines[i + 1].begin, lines[i + 1].size())))
      widths.push_back(display_width(line));
  }
  if (widths.empty()) return 0;
  std::sort(widths.begin(), widths.end());
  const std::size_t longest = widths.back();
  return longest < 40 || longest > 130 ? 0 : longest;
}

Result<bool> add_paragraph(WrittenDocument& document, WrittenParagraph paragraph,
                           const DocumentLimits& limits) {
  if (document.paragraphs.size() >= limits.paragraphs) {
    return Error{"too-large",
                 document.name + " has more than " + std::to_string(limits.paragraphs) + " paragraphs",
                 "the limit is stated in docs/limits.md"};
  }
  document.paragraphs.push_back(std::move(paragraph));
  return true;
}

// --- Markdown ---------------------------------------------------------------------------------------------

// Takes emphasis, code marks, links and backslash escapes off: what a reader of the page would see.
std::string without_marks(std::string_view s) {
  std::string out;
  const auto is_word = [&](std::size_t i) {
    return i < s.size() &&
           (std::isalnum(static_cast<unsigned char>(s[i])) != 0 || static_cast<unsigned char>(s[i]) >= 0x80);
  };
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (c == '\\' && i + 1 < s.size() && std::ispunct(static_cast<unsigned char>(s[i + 1])) != 0) {
      out += s[++i];
    } else if (c == '`' ||
               (c == '*' && !(i + 1 < s.size() && s[i + 1] == ' ' && (i == 0 || s[i - 1] == ' ')))) {
      continue;
    } else if (c == '_' && !(i > 0 && is_word(i - 1) && is_word(i + 1))) {
      continue;
    } else if (c == '~' && i + 1 < s.size() && s[i + 1] == '~') {
      ++i;
    } else if (c == '[' || (c == '!' && i + 1 < s.size() && s[i + 1] == '[')) {
      const std::size_t open = c == '[' ? i : i + 1;
      const std::size_t close = s.find("](", open);
      const std::size_t end = close == std::string_view::npos ? close : s.find(')', close);
      if (end == std::string_view::npos ||
          s.substr(open + 1, close - open - 1).find('[') != std::string_view::npos) {
        out += c;
        continue;
      }
      out += without_marks(s.substr(open + 1, close - open - 1));
      i = end;
    } else {
      out += c;
    }
  }
  return out;
}

struct ListMark {
  std::size_t length = 0;  // bytes of the mark and the blanks behind it; 0: none
  std::string label;
};

// "- ", "* ", "+ ", "1. ", "1) " of CommonMark 5.2.
ListMark list_mark(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size() && i < 9 && std::isdigit(static_cast<unsigned char>(s[i])) != 0) ++i;
  const bool number = i > 0 && i < s.size() && (s[i] == '.' || s[i] == ')');
  const bool bullet = i == 0 && !s.empty() && (s[0] == '-' || s[0] == '*' || s[0] == '+');
  if (!number && !bullet) return {};
  ++i;
  if (i < s.size() && s[i] != ' ' && s[i] != '\t') return {};
  ListMark mark{0, number ? std::string(s.substr(0, i)) : ""};
  while (i < s.size() && (s[i] == ' ' || s[i] == '\t')) ++i;
  mark.length = i;
  return mark;
}

bool is_rule(std::string_view s) {
  if (s.empty() || (s[0] != '-' && s[0] != '*' && s[0] != '_' && s[0] != '=')) return false;
  std::size_t count = 0;
  for (const char c : s) {
    if (c != s[0] && c != ' ') return false;
    if (c == s[0]) ++count;
  }
  return count >= 3;
}

std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  for (const char c : line) {
    if (c == ' ') {
      ++columns;
    } else if (c == '\t') {
      columns = columns / 4 * 4 + 4;
    } else {
      break;
    }
  }
  return columns;
}

// The cells of a table's line, where they stand in it: divided by "|", one at either end is no divider.
std::vector<std::string_view> table_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  line = trimmed(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  std::size_t begin = 0;
  bool code = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '`') {
      code = !code;
    } else if (line[i] == '|' && !code) {
      cells.push_back(trimmed(line.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  if (begin < line.size()) cells.push_back(trimmed(line.substr(begin)));
  return cells;
}

// "|---|:--:|" below the names of the columns (GFM 4.10).
bool is_delimiter_row(std::string_view line) {
  if (line.find('|') == std::string_view::npos) return false;
  for (std::string_view cell : table_cells(line)) {
    if (cell.starts_with(':')) cell.remove_prefix(1);
    if (cell.ends_with(':')) cell.remove_suffix(1);
    if (cell.empty() || cell.find_first_not_of('-') != std::string_view::npos) return false;
  }
  return true;
}

class MarkdownReader {
 public:
  MarkdownReader(WrittenDocument& document, const DocumentLimits& limits)
      : document_(document), limits_(limits), lines_(lines_of(document.text)) {}

  Result<bool> read() {
    for (std::size_t i = skip_front_matter(); i < lines_.size(); ++i) {
      if (is_table_at(i)) {
        if (auto added = table(i); !added) return added;
      } else if (auto step = line(i); !step) {
        return step;
      }
    }
    return flush();
  }

 private:
  std::string_view at(std::size_t i) const {
    return std::string_view(document_.text).substr(lines_[i].begin, lines_[i].size());
  }

  // A block of "---" lines at the very top holds properties, not text.
  std::size_t skip_front_matter() const {
    if (lines_.empty() || trimmed(at(0)) != "---") return 0;
    for (std::size_t i = 1; i < lines_.size() && i < 100; ++i) {
      if (trimmed(at(i)) == "---") return i + 1;
    }
    return 0;
  }

  bool is_table_at(std::size_t i) const {
    return !fenced_ && i + 1 < lines_.size() && at(i).find('|') != std::string_view::npos &&
           is_delimiter_row(at(i + 1)) && table_cells(at(i)).size() == table_cells(at(i + 1)).size();
  }

  // From its first line, which names the columns, to a blank line or one without a divider; `i` is its last.
  Result<bool> table(std::size_t& i) {
    if (auto flushed = flush(); !flushed) return flushed;
    std::vector<TableRow> rows;
    for (std::size_t r = i; r < lines_.size() && at(r).find('|') != std::string_view::npos; ++r) {
      if (r == i + 1) continue;
      TableRow& row = rows.emplace_back();
      row.header = r == i;
      for (const std::string_view cell : table_cells(at(r))) {
        auto& paragraphs = row.cells.emplace_back();
        if (cell.empty()) continue;
        WrittenParagraph& p = paragraphs.emplace_back();
        p.text = without_marks(cell);
        const auto offset = static_cast<std::size_t>(cell.data() - document_.text.data());
        p.at = {offset, offset + cell.size()};
      }
    }
    i += rows.size();
    for (WrittenParagraph& p : paragraphs_of(std::move(rows)))
      if (auto added = add_paragraph(document_, std::move(p), limits_); !added) return added;
    blank_ = true;
    return true;
  }

  Result<bool> line(std::size_t i) {
    std::string_view raw = at(i);
    std::string_view body = trimmed(raw);
    if (body.starts_with("```") || body.starts_with("~~~")) {
      fenced_ = !fenced_;
      return flush();
    }
    while (!fenced_ && body.starts_with('>')) body = trimmed(body.substr(1));
    if (body.empty()) {
      blank_ = true;
      return flush();
    }
    if (body.starts_with("<!--") && body.ends_with("-->")) return flush();
    if (fenced_) return start(i, body, {}, 0, 0);
    const bool setext = open_ && !current_.list && i > 0 && !is_blank(at(i - 1)) && is_rule(body) &&
                        (body[0] == '=' || body[0] == '-');
    if (setext) {
      current_.heading = body[0] == '=' ? 1 : 2;
      return flush();
    }
    if (is_rule(body)) return flush();
    if (body[0] == '#') {
      const std::size_t level = std::min(body.find_first_not_of('#'), body.size());
      if (level <= 6 && (level == body.size() || body[level] == ' ')) {
        std::string_view title = trimmed(body.substr(level));
        while (title.ends_with('#')) title = trimmed(title.substr(0, title.size() - 1));
        if (auto flushed = flush(); !flushed) return flushed;
        indents_.clear();
        if (title.empty()) return true;
        if (auto begun = start(i, title, {}, 0, static_cast<int>(level)); !begun) return begun;
        return flush();
      }
    }
    if (const ListMark mark = list_mark(body); mark.length > 0 && mark.length < body.size()) {
      const std::size_t indent = indent_of(raw);
      while (!indents_.empty() && indents_.back() > indent) indents_.pop_back();
      if (indents_.empty() || indents_.back() < indent) indents_.push_back(indent);
      if (auto flushed = flush(); !flushed) return flushed;
      if (auto begun = start(i, body.substr(mark.length), mark.label, indents_.size() - 1, 0); !begun)
        return begun;
      current_.list = true;
      return true;
    }
    if (open_) {
      current_.text += ' ';
      current_.text += body;
      current_.at.end = lines_[i].end;
      return true;
    }
    // An indented paragraph after an item goes on within the item it is set under.
    const std::size_t indent = indent_of(raw);
    while (blank_ && !indents_.empty() && indents_.back() >= indent) indents_.pop_back();
    return start(i, body, {}, indents_.size(), 0);
  }

  Result<bool> start(std::size_t i, std::string_view body, std::string label, std::size_t level,
                     int heading) {
    if (auto flushed = flush(); !flushed) return flushed;
    current_ = {};
    current_.text = std::string(body);
    current_.label = std::move(label);
    current_.level = static_cast<int>(level);
    current_.heading = heading;
    const auto offset = static_cast<std::size_t>(body.data() - document_.text.data());
    current_.at = {offset, lines_[i].end};
    open_ = true;
    blank_ = false;
    return true;
  }

  Result<bool> flush() {
    if (!open_) return true;
    open_ = false;
    current_.text = without_marks(current_.text);
    return add_paragraph(document_, std::move(current_), limits_);
  }

  WrittenDocument& document_;
  const DocumentLimits& limits_;
  std::vector<Span> lines_;
  WrittenParagraph current_;
  std::vector<std::size_t> indents_;
  bool open_ = false;
  bool fenced_ = false;
  bool blank_ = false;
};

}  // namespace

Result<WrittenDocument> read_plain_text(std::string_view bytes, const std::string& name,
                                        const DocumentLimits& limits) {
  Result<std::string> text = as_text(bytes, name, limits);
  if (!text) return text.error();
  WrittenDocument document;
  document.name = name;
  document.kind = "text";
  document.text = std::move(*text);
  const std::vector<Span> lines = lines_of(document.text);
  const std::string_view all = document.text;
  const std::size_t width = wrap_width(all, lines);
  std::size_t last_width = 0;  // of the line before, 0 after a blank one
  for (const Span& line : lines) {
    const std::string_view raw = all.substr(line.begin, line.size());
    const std::string_view body = trimmed(raw);
    if (body.empty()) {
      last_width = 0;
      continue;
    }
    // A wrapped line was full: the next line's first word would not have fitted.
    const std::size_t first_word = display_width(body.substr(0, body.find(' ')));
    const bool goes_on = last_width > 0 && width > 0 && last_width + 1 + first_word + width / 8 > width &&
                         !text::read_label(body);
    const auto offset = static_cast<std::size_t>(body.data() - all.data());
    if (goes_on) {
      WrittenParagraph& paragraph = document.paragraphs.back();
      paragraph.text += ' ';
      paragraph.text += body;
      paragraph.at.end = offset + body.size();
    } else {
      WrittenParagraph paragraph;
      paragraph.text = std::string(body);
      paragraph.at = {offset, offset + body.size()};
      if (auto added = add_paragraph(document, std::move(paragraph), limits); !added) return added.error();
    }
    last_width = display_width(raw);
  }
  return document;
}

Result<WrittenDocument> read_markdown(std::string_view bytes, const std::string& name,
                                      const DocumentLimits& limits) {
  Result<std::string> text = as_text(bytes, name, limits);
  if (!text) return text.error();
  WrittenDocument document;
  document.name = name;
  document.kind = "markdown";
  document.text = std::move(*text);
  if (auto read = MarkdownReader(document, limits).read(); !read) return read.error();
  return document;
}

}  // namespace mediant::formats
