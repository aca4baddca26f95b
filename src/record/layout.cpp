// How a report is laid out: paragraphs (hard-wrapped or one a line), headline, headings, by-lines, lists with
// their lead, and the dateline of the first paragraph.
#include <algorithm>
#include <array>

#include "reader.hpp"

namespace mediant::record::detail {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

struct Line {
  std::size_t begin = 0, end = 0;  ///< trimmed
  std::size_t indent = 0;
  bool empty = true;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i <= text.size();) {
    std::size_t end = text.find('\n', i);
    if (end == std::string_view::npos) end = text.size();
    Line line{i, end, 0, true};
    while (line.begin < line.end && blank(text[line.begin])) ++line.begin;
    while (line.end > line.begin && blank(text[line.end - 1])) --line.end;
    if (text.substr(line.begin).starts_with("\xEF\xBB\xBF")) line.begin += 3;  // byte order mark
    line.indent = line.begin - i;
    line.empty = line.begin >= line.end;
    lines.push_back(line);
    i = end + 1;
  }
  return lines;
}

std::size_t count_words(std::string_view s) {
  std::size_t n = 0;
  bool in = false;
  for (const char c : s) {
    if (blank(c)) {
      in = false;
    } else if (!in) {
      in = true;
      ++n;
    }
  }
  return n;
}

/// Bytes of the bullet and the space behind it: "- ", "•", "1. ", "(a) "; 0 if the line is no item.
std::size_t bullet(std::string_view s) {
  static constexpr std::array<std::string_view, 12> marks = {"-", "*", "–", "—", "•", "·",
                                                             "‣", "▪", "◦", "●", "○", "+"};
  std::size_t n = 0;
  for (const std::string_view mark : marks) {
    if (s.starts_with(mark)) n = mark.size();
  }
  if (n == 0) {
    std::size_t i = s.starts_with("(") ? 1 : 0;
    const std::size_t label = i;
    while (i < s.size() && digit(s[i]) && i < label + 3) ++i;
    if (i == label && i < s.size() && ((s[i] >= 'a' && s[i] <= 'z') || (s[i] == 'i'))) ++i;
    if (i == label || i >= s.size() || (s[i] != '.' && s[i] != ')')) return 0;
    if (label == 1 && s[i] != ')') return 0;
    ++i;
    if (i >= s.size() || !blank(s[i])) return 0;
    n = i;
  } else if (n < s.size() && s.substr(0, n) == "-" && s[n] == '-') {
    return 0;
  }
  while (n < s.size() && blank(s[n])) ++n;
  return n < s.size() ? n : 0;
}

bool ends_sentence(std::string_view s) {
  static constexpr std::array<std::string_view, 14> ends = {".",  "?", "!", ":", ";", ",", "”",
                                                            "\"", "’", "'", "»", "…", ")", "—"};
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view e) { return s.ends_with(e); });
}

/// True if most lines within blocks stop at a margin: then a line break is a space.
bool hard_wrapped(std::string_view text, const std::vector<Line>& lines) {
  // Where lines stop at a margin, none runs far over it.
  constexpr std::size_t over_any_margin = 180;
  std::size_t inner = 0, open = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].end - lines[i].begin > over_any_margin) return false;
    if (lines[i].empty || lines[i + 1].empty) continue;
    const std::string_view s = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
    ++inner;
    if (s.size() >= 45 && s.size() <= 130 && !ends_sentence(s)) ++open;
  }
  return inner > 0 && open * 10 >= inner * 6;
}

bool is_byline(std::string_view s) {
  const std::string low = lowered(s);
  if (count_words(s) > 12) return false;
  if (low.starts_with("from ") && !ends_sentence(s)) return true;
  return low.starts_with("by ") || low.starts_with("published") || low.starts_with("updated") ||
         low.starts_with("posted") || low.starts_with("date:") || low.starts_with("source:") ||
         low.starts_with("reporting by") || low.starts_with("editing by");
}

// ---- Dateline: "GENEVA, 4 June —", "CITY, Oct 29 (Agency) -", "LISBON (Agency) –" ------------------------

std::optional<Dateline> dateline_of(std::string_view text, const Paragraph& p) {
  static constexpr std::array<std::string_view, 7> dashes = {" — ", " – ", " - ", " -- ", "— ", "– ", " _ "};
  const std::string_view s = text.substr(p.begin, std::min<std::size_t>(p.end - p.begin, 110));
  std::size_t at = std::string_view::npos, length = 0;
  for (const std::string_view dash : dashes) {
    const std::size_t found = s.find(dash);
    if (found < at) {
      at = found;
      length = dash.size();
    }
  }
  if (at == std::string_view::npos || at == 0 || at > 80) return std::nullopt;
  const std::string_view head = s.substr(0, at);
  if (head.find_first_of("\"?!;:") != std::string_view::npos || head.find("“") != std::string_view::npos)
    return std::nullopt;
  // Every word must be a name, a number, a month or an abbreviation.
  bool capitals = false, date = false;
  std::size_t words = 0, date_begin = head.size(), date_end = 0;
  for (std::size_t i = 0; i < head.size();) {
    while (i < head.size() && (blank(head[i]) || head[i] == ',' || head[i] == '(' || head[i] == ')' ||
                               head[i] == '.' || head[i] == '/'))
      ++i;
    std::size_t j = i;
    while (j < head.size() && !blank(head[j]) && head[j] != ',' && head[j] != '(' && head[j] != ')' &&
           head[j] != '.' && head[j] != '/')
      ++j;
    if (j == i) break;
    const std::string_view word = head.substr(i, j - i);
    const std::string low = lowered(word);
    ++words;
    if (digit(word[0]) || is(low, w_month | w_weekday)) {
      date_begin = std::min(date_begin, i);
      date_end = std::max(date_end, j);
      date = date || !words || is(low, w_month | w_weekday) || words > 1;
    } else if (!is_capital(word) && low != "de" && low != "of" && low != "al") {
      return std::nullopt;
    } else if (words == 1) {
      capitals = word.size() > 1 &&
                 std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }
    i = j;
  }
  const std::size_t bracket = head.find('(');
  if (words == 0 || words > 9 || !(capitals || date || bracket != std::string_view::npos))
    return std::nullopt;
  Dateline d;
  d.begin = p.begin;
  d.end = p.begin + at + length;
  std::size_t place = std::min(head.find(','), bracket);
  if (place == std::string_view::npos) place = head.size();
  while (place > 0 && blank(head[place - 1])) --place;
  if (date_begin == 0) place = 0;  // "April 9 (Agency) -": no town is named
  d.place_begin = p.begin;
  d.place_end = p.begin + place;
  d.place = std::string(head.substr(0, place));
  if (date && date_end > date_begin) {
    d.date_begin = p.begin + date_begin;
    d.date_end = p.begin + date_end;
  }
  if (bracket != std::string_view::npos) {
    const std::size_t close = head.find(')', bracket);
    if (close != std::string_view::npos)
      d.agency = std::string(head.substr(bracket + 1, close - bracket - 1));
  }
  return d;
}

// ---- Transcripts: "FONTAINE: We want", "Ana Reyes: No." --------------------------------------------------

/// Bytes of the words before ":" that name who speaks; 0 if the line begins with no such label.
std::size_t turn_label(std::string_view s, bool& capitals) {
  const std::size_t colon = s.substr(0, 48).find(':');
  if (colon == std::string_view::npos || colon + 2 >= s.size() || !blank(s[colon + 1])) return 0;
  const std::string_view label = s.substr(0, colon);
  if (label.find_first_of("\"?!;,()0123456789") != std::string_view::npos || count_words(label) > 5) return 0;
  capitals = std::none_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  for (std::size_t i = 0; i < label.size();) {
    const std::size_t end = std::min(label.find(' ', i), label.size());
    const std::string_view word = label.substr(i, end - i);
    if (!word.empty() && !is_capital(word) && !is(word, w_particle)) return 0;
    i = end + 1;
  }
  return colon;
}

/// Splits the labels off when the text is a transcript: several turns, and somebody speaks twice.
void split_turns(std::string_view text, std::vector<Paragraph>& paragraphs) {
  std::vector<std::size_t> lengths(paragraphs.size(), 0);
  std::vector<std::string_view> labels;
  std::size_t large = 0;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    bool capitals = false;
    const Paragraph& here = paragraphs[p];
    if (here.part != Part::body) continue;
    lengths[p] = turn_label(text.substr(here.begin, here.end - here.begin), capitals);
    if (lengths[p] == 0) continue;
    labels.push_back(text.substr(here.begin, lengths[p]));
    if (capitals) ++large;
  }
  std::sort(labels.begin(), labels.end());
  const bool again = std::adjacent_find(labels.begin(), labels.end()) != labels.end();
  const bool several = !labels.empty() && labels.front() != labels.back();
  if (!again || !several || labels.size() < (large == labels.size() ? 3U : 4U)) return;
  std::vector<Paragraph> split;
  std::size_t speaking = none;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    Paragraph here = paragraphs[p];
    if (lengths[p] > 0) {
      speaking = split.size();
      split.push_back({here.begin, here.begin + lengths[p], Part::label, none, none, 0, 0});
      here.begin += lengths[p] + 1;
      while (here.begin < here.end && blank(text[here.begin])) ++here.begin;
    } else if (here.part != Part::body) {
      speaking = none;
    }
    here.label = speaking;
    split.push_back(here);
  }
  paragraphs = std::move(split);
}

}  // namespace

Layout lay_out(std::string_view text) {
  Layout layout;
  const std::vector<Line> lines = lines_of(text);
  const bool wrapped = hard_wrapped(text, lines);
  std::size_t lead = none;
  char style = 0;  // of the lead's items: digits, letters or bullets
  bool after_blank = true;
  bool body_seen = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.empty) {
      after_blank = true;
      continue;
    }
    std::string_view s = text.substr(line.begin, line.end - line.begin);
    Paragraph p{line.begin, line.end, Part::body, none, none, 0, 0};
    const std::size_t mark = bullet(s);
    // "5. The Liberals asked for:" is no item but the lead of those that follow.
    const bool numbered_lead = mark > 0 && s.ends_with(":");
    const bool is_item = mark > 0 && !numbered_lead;
    if (is_item) {
      const char first = s[s[0] == '(' ? 1 : 0];
      const char its = digit(first) ? 'd' : first >= 'a' && first <= 'z' ? 'a' : 'b';
      // A list ends where its items are marked otherwise: "7." behind bullets belongs to the points above
      // them.
      if (lead != none && style != 0 && its != style) lead = none;
      if (lead != none) style = its;
    }
    if (numbered_lead) p.begin += mark;
    if (is_item) {
      p.begin += mark;
      p.part = Part::list_item;
      p.lead = lead;
    }
    if (wrapped) {
      while (i + 1 < lines.size() && !lines[i + 1].empty) {
        const std::string_view next = text.substr(lines[i + 1].begin, lines[i + 1].end - lines[i + 1].begin);
        if (bullet(next) > 0) break;
        const std::string_view here = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
        if (here.ends_with(":")) break;
        if (here.size() < 40 && (ends_sentence(here) || is_capital(next)) && !is_item) break;
        if (is_item && lines[i + 1].indent == 0 && line.indent == 0 && is_capital(next)) break;
        ++i;
        p.end = lines[i].end;
      }
      s = text.substr(line.begin, p.end - line.begin);
    }
    if (!is_item) {
      const std::size_t words = count_words(s);
      std::size_t hashes = 0;
      while (hashes < s.size() && s[hashes] == '#') ++hashes;
      const bool open = !ends_sentence(s);
      // Short lines behind a lead that ends in ":" are its items, bullets or not.
      const bool bare_item = lead != none && !after_blank && words <= 14 && (open || s.ends_with(";"));
      if (hashes > 0 && hashes < s.size() && blank(s[hashes])) {
        p.part = body_seen ? Part::heading : Part::headline;
        p.begin += hashes;
        while (p.begin < p.end && blank(text[p.begin])) ++p.begin;
      } else if (is_byline(s)) {
        p.part = Part::byline;
      } else if (bare_item) {
        p.part = Part::list_item;
        p.lead = lead;
      } else if (open && !body_seen && words <= 24) {
        p.part = Part::headline;
      } else if (open && words <= 12 && i + 1 < lines.size()) {
        p.part = Part::heading;
      }
    }
    if (p.part == Part::body) {
      // An agency puts its summary and its notes above the dateline.
      const std::size_t reach = std::min<std::size_t>(p.end - p.begin, 80);
      const bool late = !layout.dateline && layout.paragraphs.size() < 10 &&
                        text.substr(p.begin, reach).find(") - ") != std::string_view::npos;
      if (!body_seen || late) {
        if (auto d = dateline_of(text, p)) {
          p.begin = d->end;
          layout.dateline = std::move(d);
        }
      }
      body_seen = true;
    }
    layout.paragraphs.push_back(p);
    if (p.part != Part::list_item) style = 0;
    if (p.part != Part::list_item)
      lead = text.substr(p.begin, p.end - p.begin).ends_with(":") ? layout.paragraphs.size() - 1 : none;
    after_blank = false;
  }
  split_turns(text, layout.paragraphs);
  return layout;
}

}  // namespace mediant::record::detail
