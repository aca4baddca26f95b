#include "mediant/core/print.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace mediant {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Marks that take no column (general categories Mn and Me of the scripts most met, and zero-width
// characters).
constexpr std::array<Range, 14> zero_width = {{{0x0300, 0x036F},
                                               {0x0483, 0x0489},
                                               {0x0591, 0x05BD},
                                               {0x0610, 0x061A},
                                               {0x064B, 0x065F},
                                               {0x0670, 0x0670},
                                               {0x06D6, 0x06DC},
                                               {0x06DF, 0x06E4},
                                               {0x093C, 0x093C},
                                               {0x1AB0, 0x1AFF},
                                               {0x200B, 0x200F},
                                               {0x202A, 0x202E},
                                               {0x20D0, 0x20FF},
                                               {0xFE00, 0xFE0F}}};
constexpr std::array<Range, 8> double_width = {{{0x1100, 0x115F},
                                                {0x2E80, 0x303E},
                                                {0x3041, 0xA4CF},
                                                {0xAC00, 0xD7A3},
                                                {0xF900, 0xFAFF},
                                                {0xFE30, 0xFE6F},
                                                {0xFF00, 0xFF60},
                                                {0x1F300, 0x1FAFF}}};

template <std::size_t N>
bool in(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range r) { return c >= r.first && c <= r.last; });
}

std::size_t sequence_bytes(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::vector<std::string> wrapped_lines(std::string_view paragraph, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin <= paragraph.size()) {
    const std::size_t newline = std::min(paragraph.find('\n', begin), paragraph.size());
    std::string line;
    std::size_t used = 0;
    std::string_view rest = paragraph.substr(begin, newline - begin);
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      std::string_view word = rest.substr(0, space);
      rest.remove_prefix(std::min(space + 1, rest.size()));
      std::size_t columns = display_width(word);
      if (!line.empty() && used + 1 + columns > width) {
        lines.push_back(line);
        line.clear();
        used = 0;
      }
      while (columns > width && width > 0) {  // a word wider than the column is broken where it must be
        std::size_t bytes = 0;
        std::size_t taken = 0;
        while (bytes < word.size()) {
          const std::size_t length = std::min(sequence_bytes(word[bytes]), word.size() - bytes);
          const std::size_t w = display_width(word.substr(bytes, length));
          if (taken + w > width && bytes > 0) break;
          bytes += length;
          taken += w;
        }
        lines.emplace_back(word.substr(0, bytes));
        word.remove_prefix(bytes);
        columns = display_width(word);
      }
      if (!line.empty()) {
        line += ' ';
        ++used;
      }
      line += word;
      used += columns;
    }
    lines.push_back(line);
    begin = newline + 1;
  }
  return lines;
}

void append_padded(std::string& out, std::string_view cell, std::size_t width, Align align, bool last) {
  const std::size_t columns = display_width(cell);
  const std::size_t padding = width > columns ? width - columns : 0;
  if (align == Align::right) out.append(padding, ' ');
  out += cell;
  if (align == Align::left && !last) out.append(padding, ' ');
}

const std::string& cell_of(const std::vector<std::string>& row, std::size_t column) {
  static const std::string empty;
  return column < row.size() ? row[column] : empty;
}

}  // namespace

std::string shortest(double value) {
  if (value == 0) return "0";
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

std::optional<double> read_double(std::string_view word) {
  if (word.empty() || word.find_first_not_of("0123456789.eE+-") != std::string_view::npos || word[0] == '+')
    return std::nullopt;
  double value = 0;
#if defined(MEDIANT_PORTABLE_ONLY)
  // libc++ 19 has no floating from_chars; the C library there knows no locale but "C" and rounds correctly.
  const std::string text(word);
  char* end = nullptr;
  value = std::strtod(text.c_str(), &end);
  if (end != text.c_str() + text.size()) return std::nullopt;
#else
  const auto parsed = std::from_chars(word.data(), word.data() + word.size(), value);
  if (parsed.ec != std::errc{} || parsed.ptr != word.data() + word.size()) return std::nullopt;
#endif
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

std::string fixed(double value, int decimals) {
  std::array<char, 400> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals)
          .ptr;
  std::string text(buffer.data(), end);
  if (text.starts_with('-') && text.find_first_of("123456789") == std::string::npos && std::isfinite(value))
    text.erase(0, 1);
  return text;
}

std::string grouped(std::string_view digits) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  std::string out = negative ? "-" : "";
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  out += digits.substr(whole);
  return out;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t length = std::min(sequence_bytes(utf8[i]), utf8.size() - i);
    char32_t c = static_cast<unsigned char>(utf8[i]);
    if (length > 1) {
      c &= 0x7FU >> length;
      for (std::size_t k = 1; k < length; ++k)
        c = (c << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    }
    if (!in(zero_width, c)) columns += in(double_width, c) ? 2 : 1;
    i += length;
  }
  return columns;
}

std::string wrap(std::string_view paragraph, std::size_t width, std::string_view indent) {
  const std::size_t indented = display_width(indent);
  std::string out;
  for (const std::string& line : wrapped_lines(paragraph, width > indented ? width - indented : 1)) {
    if (!line.empty()) {
      out += indent;
      out += line;
    }
    out += '\n';
  }
  return out;
}

std::string to_text(const Table& table, std::size_t width) {
  const std::size_t n = table.columns.size();
  if (n == 0) return "";
  constexpr std::size_t gap = 2;
  std::vector<std::size_t> widths(n);
  for (std::size_t c = 0; c < n; ++c) {
    widths[c] = display_width(table.columns[c].title);
    for (const auto& row : table.rows) {
      for (const std::string& line : wrapped_lines(cell_of(row, c), 100000))
        widths[c] = std::max(widths[c], display_width(line));
    }
    widths[c] = std::max<std::size_t>(widths[c], 1);
  }
  // The widest column gives way first, none below 8.
  const auto total = [&] { return std::accumulate(widths.begin(), widths.end(), gap * (n - 1)); };
  while (total() > width) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= 8) break;
    --*widest;
  }
  std::string out;
  const auto print_row = [&](const auto& cell, bool header) {
    std::vector<std::vector<std::string>> lines(n);
    std::size_t height = 1;
    for (std::size_t c = 0; c < n; ++c) {
      lines[c] = wrapped_lines(cell(c), widths[c]);
      height = std::max(height, lines[c].size());
    }
    for (std::size_t l = 0; l < height; ++l) {
      std::string line;
      for (std::size_t c = 0; c < n; ++c) {
        if (c > 0) line.append(gap, ' ');
        append_padded(line, l < lines[c].size() ? lines[c][l] : "", widths[c], table.columns[c].align,
                      c + 1 == n);
      }
      while (line.ends_with(' ')) line.pop_back();
      out += line + '\n';
    }
    if (!header) return;
    for (std::size_t c = 0; c < n; ++c) {
      if (c > 0) out.append(gap, ' ');
      for (std::size_t i = 0; i < widths[c]; ++i) out += "─";
    }
    out += '\n';
  };
  print_row([&](std::size_t c) -> const std::string& { return table.columns[c].title; }, true);
  for (const auto& row : table.rows) {
    print_row([&](std::size_t c) -> const std::string& { return cell_of(row, c); }, false);
  }
  return out;
}

std::string to_markdown(const Table& table) {
  const auto escaped = [](const std::string& cell) {
    std::string out;
    for (const char c : cell) {
      if (c == '|')
        out += "\\|";
      else if (c == '\n')
        out += "<br>";
      else
        out += c;
    }
    return out;
  };
  std::string out = "|";
  for (const Column& column : table.columns) out += " " + escaped(column.title) + " |";
  out += "\n|";
  for (const Column& column : table.columns) out += column.align == Align::right ? "---:|" : "---|";
  out += '\n';
  for (const auto& row : table.rows) {
    out += '|';
    for (std::size_t c = 0; c < table.columns.size(); ++c) out += " " + escaped(cell_of(row, c)) + " |";
    out += '\n';
  }
  return out;
}

std::string to_csv(const Table& table) {
  const auto quoted = [](const std::string& cell) {
    std::string text = cell;
    if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
      if (!read_double(std::string_view(text).substr(text[0] == '+' ? 1 : 0))) text.insert(0, "'");
    }
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    return out + "\"";
  };
  std::string out;
  const auto line = [&](const auto& cell) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (c > 0) out += ',';
      out += quoted(cell(c));
    }
    out += '\n';
  };
  line([&](std::size_t c) -> const std::string& { return table.columns[c].title; });
  for (const auto& row : table.rows) {
    line([&](std::size_t c) -> const std::string& { return cell_of(row, c); });
  }
  return out;
}

}  // namespace mediant
