#include "mediant/drafts/redline.hpp"

#include <algorithm>

#include "mediant/text/label.hpp"
#include "sequence.hpp"

namespace mediant::drafts {
namespace {

using text::MarginComment;
using text::TrackedChange;
using text::WrittenDocument;
using text::WrittenParagraph;

bool is_blank(std::string_view token) { return token == " " || token == "\n"; }

bool is_punctuation(char32_t c) {
  if (c < 0x80) return !((c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'));
  return c == 0x60C || c == 0x61B || c == 0x61F || c == 0xAB || c == 0xBB || (c >= 0x2010 && c <= 0x205E);
}

// Words, single signs, and runs of blanks as one.
std::vector<std::string> tokens_of(const std::string& s) {
  std::vector<std::string> tokens;
  bool word = false;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_code_point(s, i);
    if (c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0) {
      const std::string blank = c == U'\n' ? "\n" : " ";
      if (tokens.empty() || !is_blank(tokens.back())) tokens.push_back(blank);
      word = false;
    } else if (is_punctuation(c)) {
      // A sign between digits belongs to the number.
      const bool inside = word && i < s.size() && (c == U'.' || c == U',') &&
                          text::digit_value(static_cast<unsigned char>(s[i])) >= 0 &&
                          text::digit_value(static_cast<unsigned char>(s[begin - 1])) >= 0;
      if (inside) {
        tokens.back() += s.substr(begin, i - begin);
      } else {
        tokens.push_back(s.substr(begin, i - begin));
        word = false;
      }
    } else {
      if (word) {
        tokens.back() += s.substr(begin, i - begin);
      } else {
        tokens.push_back(s.substr(begin, i - begin));
      }
      word = true;
    }
  }
  return tokens;
}

void add(std::vector<Run>& runs, Run::Kind kind, const std::string& text) {
  if (text.empty()) return;
  if (!runs.empty() && runs.back().kind == kind) {
    runs.back().text += text;
  } else {
    runs.push_back({kind, text});
  }
}

// Deleted before inserted, and a lone blank between two changes goes with them.
std::vector<Run> tidied(const std::vector<Run>& runs) {
  std::vector<Run> out;
  std::string deleted, inserted;
  const auto flush = [&] {
    add(out, Run::Kind::deleted, deleted);
    add(out, Run::Kind::inserted, inserted);
    deleted.clear();
    inserted.clear();
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    if (run.kind == Run::Kind::deleted) {
      deleted += run.text;
    } else if (run.kind == Run::Kind::inserted) {
      inserted += run.text;
    } else if (is_blank(run.text) && i + 1 < runs.size() && !deleted.empty() && !inserted.empty()) {
      deleted += run.text;
      inserted += run.text;
    } else {
      flush();
      out.push_back(run);
    }
  }
  flush();
  return out;
}

WrittenParagraph paragraph_of(const std::vector<Run>& runs, const std::string& label,
                              const RedlineOptions& options) {
  WrittenParagraph p;
  p.label = label;
  for (const Run& run : runs) {
    const text::Span at{p.text.size(),
                        p.text.size() + (run.kind == Run::Kind::deleted ? 0 : run.text.size())};
    if (run.kind != Run::Kind::deleted) p.text += run.text;
    if (run.kind == Run::Kind::same) continue;
    const auto kind =
        run.kind == Run::Kind::inserted ? TrackedChange::Kind::inserted : TrackedChange::Kind::deleted;
    p.changes.push_back({kind, at, run.text, options.author, options.date});
  }
  return p;
}

// All of the clause with blanks as `tokens_of` makes them, so that places in it are places in its tokens.
std::string full(const Clause& clause) {
  std::string out;
  for (const std::string& token :
       tokens_of(clause.heading.empty() ? clause.text : clause.heading + "\n" + clause.text))
    out += token;
  while (!out.empty() && is_blank(out.substr(out.size() - 1))) out.pop_back();
  return out;
}

std::string listed(const Draft& draft, const std::vector<std::size_t>& clauses) {
  std::string out;
  for (std::size_t i = 0; i < clauses.size(); ++i)
    out += (i == 0 ? "" : i + 1 == clauses.size() ? " and " : ", ") + draft.clauses[clauses[i]].number;
  return out;
}

std::string remark(const Row& row, const Draft& before) {
  const std::string from = listed(before, row.clauses[0]);
  if (row.change == Change::split) return "Split from " + from + " of " + before.name + ".";
  if (row.change == Change::merged) return "Merged from " + from + " of " + before.name + ".";
  if (row.moved) return "Moved: was " + from + " in " + before.name + ".";
  return "";
}

// The paragraphs of one row, one a clause of the second draft: one comparison over all its text, cut where
// the second draft's clauses end.
std::vector<std::vector<Run>> runs_of(const Row& row, const std::vector<Clause>& before,
                                      const std::vector<Clause>& after) {
  std::string was, is;
  for (const std::size_t c : row.clauses[0]) was += (was.empty() ? "" : "\n") + full(before[c]);
  std::vector<std::size_t> ends;
  for (const std::size_t c : row.clauses[1]) {
    is += (is.empty() ? "" : "\n") + full(after[c]);
    ends.push_back(is.size());
  }
  std::vector<std::vector<Run>> out(1);
  std::size_t place = 0;
  for (Run run : word_changes(was, is)) {
    if (run.kind == Run::Kind::deleted) {
      add(out.back(), run.kind, run.text);
      continue;
    }
    while (out.size() < ends.size() && place + run.text.size() > ends[out.size() - 1]) {
      const std::size_t left = ends[out.size() - 1] - place;
      add(out.back(), run.kind, run.text.substr(0, left));
      place += left + 1;  // the line break between two clauses
      run.text.erase(0, std::min(left + 1, run.text.size()));
      out.emplace_back();
    }
    add(out.back(), run.kind, run.text);
    place += run.text.size();
  }
  out.resize(ends.size());
  return out;
}

// What the redline says in place of one clause of the second draft.
struct Marked {
  std::vector<WrittenParagraph> own, deleted_behind;
};

// A list of clauses of the second draft (or of what stands outside them), with what was before all of it
// first.
std::vector<Marked> marked(const std::vector<Row>& rows, const Draft& before, const Draft& after,
                           const RedlineOptions& options, bool outside) {
  const auto& was = outside ? before.outside : before.clauses;
  const auto& is = outside ? after.outside : after.clauses;
  std::vector<Marked> out(is.size() + 1);
  std::vector<const Row*> row_of(was.size(), nullptr);
  for (const Row& row : rows) {
    for (const std::size_t c : row.clauses[0]) row_of[c] = &row;
    if (row.clauses[1].empty()) continue;
    const auto runs = runs_of(row, was, is);
    for (std::size_t k = 0; k < runs.size(); ++k) {
      const std::size_t c = row.clauses[1][k];
      WrittenParagraph p = paragraph_of(runs[k], is[c].label, options);
      const std::string words = outside || row.clauses[0].empty() ? "" : remark(row, before);
      if (!words.empty())
        p.comments.push_back(MarginComment{{0, p.text.size()}, words, options.author, options.date});
      out[c + 1].own.push_back(std::move(p));
    }
  }
  std::size_t behind = 0;  // 0: before all; else behind clause behind-1 of the second draft
  for (std::size_t c = 0; c < was.size(); ++c) {
    if (row_of[c] == nullptr) continue;
    const Row& row = *row_of[c];
    if (!row.clauses[1].empty()) {
      if (!row.moved) behind = row.clauses[1].back() + 1;
      continue;
    }
    out[behind].deleted_behind.push_back(
        paragraph_of({{Run::Kind::deleted, full(was[c])}}, was[c].label, options));
  }
  return out;
}

}  // namespace

std::vector<Run> word_changes(const std::string& before, const std::string& after) {
  const std::vector<std::string> a = tokens_of(before), b = tokens_of(after);
  std::vector<Run> runs;
  std::size_t i = 0, j = 0;
  const auto same = [](const std::string& x, const std::string& y) {
    return x == y || (is_blank(x) && is_blank(y));
  };
  for (const auto& [x, y] : common_subsequence(a, b, same)) {
    for (; i < x; ++i) add(runs, Run::Kind::deleted, a[i]);
    for (; j < y; ++j) add(runs, Run::Kind::inserted, b[j]);
    add(runs, Run::Kind::same, b[y]);
    i = x + 1;
    j = y + 1;
  }
  for (; i < a.size(); ++i) add(runs, Run::Kind::deleted, a[i]);
  for (; j < b.size(); ++j) add(runs, Run::Kind::inserted, b[j]);
  return tidied(runs);
}

WrittenDocument redline(const Draft& before, const Draft& after, const Comparison& comparison,
                        const RedlineOptions& given) {
  RedlineOptions options = given;
  if (options.author.empty()) options.author = after.name;
  WrittenDocument out;
  out.name = "redline.docx";
  out.kind = "docx";
  out.title = before.name + " - " + after.name;
  const std::vector<Marked> clauses = marked(comparison.rows, before, after, options, false);
  const std::vector<Marked> outside = marked(comparison.outside, before, after, options, true);
  std::vector<std::string> shown;
  const auto put = [&](const Marked& one, const Clause* clause) {
    for (std::size_t level = 0; clause != nullptr && level < clause->sections.size(); ++level) {
      if (level < shown.size() && shown[level] == clause->sections[level]) continue;
      shown.resize(level);
      WrittenParagraph heading;
      heading.text = clause->sections[level];
      heading.heading = static_cast<int>(std::min<std::size_t>(level + 1, 6));
      out.paragraphs.push_back(std::move(heading));
      shown.push_back(clause->sections[level]);
    }
    for (const auto* list : {&one.own, &one.deleted_behind})
      out.paragraphs.insert(out.paragraphs.end(), list->begin(), list->end());
  };
  put(outside[0], nullptr);
  put(clauses[0], nullptr);
  std::size_t o = 0;
  for (std::size_t c = 0; c < after.clauses.size(); ++c) {
    for (; o < after.outside.size() && after.outside[o].at.begin < after.clauses[c].at.begin; ++o)
      put(outside[o + 1], &after.outside[o]);
    put(clauses[c + 1], &after.clauses[c]);
  }
  for (; o < after.outside.size(); ++o) put(outside[o + 1], &after.outside[o]);
  lay_out(out);
  return out;
}

}  // namespace mediant::drafts
