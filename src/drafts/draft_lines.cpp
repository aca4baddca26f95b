#include "draft_lines.hpp"

#include <algorithm>

namespace mediant::drafts {
namespace {

using text::Label;
using text::WrittenParagraph;

// A file's own label ("a.", "Article 2") read like one in the text.
std::optional<Label> label_of(const std::string& label) {
  if (label.empty()) return std::nullopt;
  auto read = text::read_label(label);
  if (!read) read = text::read_label(label + ".");
  if (!read) {
    read = Label{};
    read->style = Label::Style::bullet;
  }
  read->shown = label;
  return read;
}

void add_lines(const WrittenParagraph& p, std::vector<Line>& lines) {
  std::size_t begin = 0;
  bool first = true;
  while (begin <= p.text.size()) {
    const std::size_t end = std::min(p.text.find('\n', begin), p.text.size());
    std::string_view body = std::string_view(p.text).substr(begin, end - begin);
    while (!body.empty() && (body.front() == ' ' || body.front() == '\t')) body.remove_prefix(1);
    while (!body.empty() && (body.back() == ' ' || body.back() == '\t')) body.remove_suffix(1);
    begin = end + 1;
    if (body.empty()) {
      // A labelled paragraph without text ("Article 1" by numbering alone) still counts.
      if (!first || p.label.empty() || !p.text.empty()) continue;
    }
    Line line;
    line.heading = p.heading;
    line.at = p.at;
    line.list = p.list && first;
    line.level = p.level > 0 ? p.level : -1;
    if (first && !p.label.empty()) {
      line.label = label_of(p.label);
      line.level = p.level;
      line.text = std::string(body);
    } else {
      if (first && p.list) {
        line.level = p.level;
        line.label = Label{};
        line.label->style = Label::Style::bullet;
      }
      if (auto label = text::read_label(body)) {
        line.text = std::string(body.substr(label->length));
        line.label = std::move(label);
      } else {
        line.text = std::string(body);
      }
      // A heading that is a bare number.
      if (line.heading > 0 && !line.label &&
          body.find_first_not_of("0123456789.") == std::string_view::npos) {
        line.label = text::read_label(std::string(body) + ".");
        if (line.label) line.text.clear();
      }
    }
    // A number in the text of a numbered list's item ("1. Article 3. …") is the better one.
    if (first && line.label && line.label->style != Label::Style::bullet && !p.label.empty()) {
      if (auto inner = text::read_label(line.text); inner && inner->style == Label::Style::article) {
        line.text.erase(0, inner->length);
        line.label = std::move(inner);
      }
    }
    first = false;
    lines.push_back(std::move(line));
  }
}

bool ends_sentence(std::string_view s) {
  for (const std::string_view end : {".", ";", "؛", "!", "?", "؟", ",", "،"})
    if (s.ends_with(end)) return true;
  return false;
}

// Markdown lets an author write "1." before every point; the page counts them.
void count_repeated(std::vector<Line>& lines) {
  std::size_t ones = 0, others = 0;
  for (const Line& line : lines) {
    if (!line.list || line.level != 0 || !line.label || line.label->style != Label::Style::number) continue;
    ++(line.label->number == "1" ? ones : others);
  }
  if (ones < 2 || others > 0) return;
  std::size_t n = 0;
  for (Line& line : lines) {
    if (!line.list || line.level != 0 || !line.label || line.label->number != "1") continue;
    line.label->number = std::to_string(++n);
    line.label->shown.replace(line.label->shown.find('1'), 1, line.label->number);
  }
}

// The number a line begins with and the bytes up to its text, where only blanks follow it ("12 Text").
std::optional<std::pair<std::size_t, std::size_t>> bare_number(const std::string& line) {
  std::size_t at = 0, value = 0, digits = 0;
  while (at < line.size()) {
    std::size_t next = at;
    const int digit = text::digit_value(text::next_code_point(line, next));
    if (digit < 0) break;
    value = value * 10 + static_cast<std::size_t>(digit);
    at = next;
    if (++digits > 4) return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  const std::size_t text = line.find_first_not_of(" \t", at);
  if (text == std::string::npos || text == at) return std::nullopt;
  return std::pair{value, text};
}

// Where no line has a number, lines that begin with 1, 2, 3, … do: "1 Text", "1<tab>Text".
void number_bare(std::vector<Line>& lines) {
  std::size_t next = 1;
  for (const Line& line : lines) {
    if (line.label) return;
    if (const auto number = bare_number(line.text); number && number->first == next) ++next;
  }
  if (next < 4 || (next - 1) * 2 < lines.size()) return;
  std::size_t wanted = 1;
  for (Line& line : lines) {
    const auto number = bare_number(line.text);
    if (!number || number->first != wanted) continue;
    Label label;
    label.style = Label::Style::number;
    label.number = std::to_string(wanted++);
    label.shown = label.number;
    line.label = label;
    line.text.erase(0, number->second);
  }
}

}  // namespace

bool is_title(const std::string& s) {
  // "The parties shall:" opens what follows.
  if (s.ends_with(':') && std::count(s.begin(), s.end(), ' ') >= 2) return false;
  return s.size() <= 120 && !ends_sentence(s) && std::count(s.begin(), s.end(), ' ') < 12;
}

std::vector<Line> lines_of(const text::WrittenDocument& document) {
  std::vector<Line> lines;
  for (const WrittenParagraph& p : document.paragraphs) add_lines(p, lines);
  count_repeated(lines);
  number_bare(lines);
  return lines;
}

}  // namespace mediant::drafts
