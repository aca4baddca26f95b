#include "mediant/drafts/compare.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "align.hpp"
#include "leftovers.hpp"
#include "sequence.hpp"

namespace mediant::drafts {
namespace {

// All of a clause that is read: its own title and its text.
std::string full_text(const Clause& clause) {
  return clause.heading.empty() ? clause.text : clause.heading + "\n" + clause.text;
}

// Blanks, quotation marks, dashes and the last sign aside: what two copies of one wording share.
std::string wording(const Clause& clause, const text::Toolkit& toolkit) {
  const std::string nfc = toolkit.nfc(full_text(clause));
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < nfc.size();) {
    char32_t c = text::next_code_point(nfc, i);
    if (c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0 || c == 0x202F || c == 0xAD) {
      blank = c != 0xAD || blank;
      continue;
    }
    if (c == U'’' || c == U'‘' || c == U'ʼ') c = U'\'';
    if (c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»') c = U'"';
    if (c == U'–' || c == U'—' || c == U'−') c = U'-';
    if (blank && !out.empty()) out += ' ';
    blank = false;
    text::append_code_point(out, c);
  }
  while (!out.empty() && (out.back() == '.' || out.back() == ';' || out.back() == ',')) out.pop_back();
  return out;
}

struct Prepared {
  std::vector<std::vector<Unit>> units;
  std::vector<std::vector<Values>> values;
  std::vector<std::vector<std::string>> wordings;
};

using Clauses = std::vector<const std::vector<Clause>*>;

Prepared prepare(const std::vector<Draft>& drafts, const Clauses& clauses, const text::Toolkit& toolkit) {
  Prepared p;
  Vocabulary vocabulary;
  std::vector<std::vector<Vocabulary::Counts>> counts(drafts.size());
  p.values.resize(drafts.size());
  p.wordings.resize(drafts.size());
  p.units.resize(drafts.size());
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    for (const Clause& clause : *clauses[d]) {
      p.values[d].push_back(values_of(full_text(clause), drafts[d].language, toolkit));
      p.wordings[d].push_back(wording(clause, toolkit));
      counts[d].push_back(vocabulary.add(p.values[d].back().words));
    }
  }
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    const std::size_t n = clauses[d]->size();
    for (std::size_t c = 0; c < n; ++c) {
      const Clause& clause = (*clauses[d])[c];
      p.units[d].push_back({vocabulary.grams(counts[d][c]), vocabulary.words(counts[d][c]),
                            static_cast<double>(p.values[d][c].words.size()), clause.number,
                            n > 1 ? static_cast<double>(c) / static_cast<double>(n - 1) : 0, clause.issues});
    }
  }
  return p;
}

// The values of several clauses one after the other.
Values together(const std::vector<Values>& values, const std::vector<std::size_t>& clauses) {
  Values out;
  const auto add = [](std::vector<Value>& to, const std::vector<Value>& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  for (const std::size_t c : clauses) {
    add(out.numbers, values[c].numbers);
    add(out.dates, values[c].dates);
    add(out.names, values[c].names);
    add(out.modals, values[c].modals);
    add(out.negations, values[c].negations);
    add(out.hedges, values[c].hedges);
  }
  return out;
}

// The pieces of a split or merge in the order of the text they came from: by where their words stand there,
// the middle one of each piece.
std::vector<std::size_t> in_order_of(const std::vector<Values>& whole_values,
                                     const std::vector<std::size_t>& whole, const std::vector<Values>& values,
                                     std::vector<std::size_t> pieces) {
  std::map<std::string, std::vector<std::size_t>> places;
  std::size_t place = 0;
  for (const std::size_t c : whole)
    for (const std::string& word : whole_values[c].words) places[word].push_back(place++);
  std::map<std::size_t, std::size_t> middle;
  for (const std::size_t c : pieces) {
    std::vector<std::size_t> found;
    for (const std::string& word : values[c].words) {
      const auto at = places.find(word);
      if (at != places.end() && at->second.size() == 1) found.push_back(at->second.front());
    }
    std::sort(found.begin(), found.end());
    middle[c] = found.empty() ? place : found[found.size() / 2];
  }
  std::stable_sort(pieces.begin(), pieces.end(),
                   [&](std::size_t a, std::size_t b) { return middle[a] < middle[b]; });
  return pieces;
}

Features grams_of(const std::vector<Unit>& units, const std::vector<std::size_t>& clauses) {
  Features f;
  for (const std::size_t c : clauses) f = f.weights.empty() ? units[c].grams : joined(f, units[c].grams);
  return f;
}

bool has_substance(const Step& step) {
  return !step.numbers.empty() || !step.modals.empty() || !step.dates.empty() || !step.names.empty() ||
         !step.negations.empty() || step.drift != Drift::none;
}

// The numbers that clauses had and those they have now.
using Renumbered = std::map<std::string, std::string>;
Renumbered renumbered(const Prepared& p, const Alignment& alignment, std::size_t from, std::size_t to) {
  Renumbered out;
  for (const auto& row : alignment.rows)
    if (row[from].size() == 1 && row[to].size() == 1)
      out[p.units[from][row[from][0]].number] = p.units[to][row[to][0]].number;
  return out;
}

// "Under point 7" that follows point 7 to its new number 6 cites the same clause still.
void follow(std::vector<Value>& before, const std::vector<Value>& after, const Renumbered& now) {
  for (Value& value : before) {
    const auto at = value.cites ? now.find(value.key) : now.end();
    if (at == now.end()) continue;
    const bool cited = std::any_of(after.begin(), after.end(),
                                   [&](const Value& v) { return v.cites && v.key == at->second; });
    if (cited) value.key = at->second;
  }
}

// Two clauses that each say "shall" become one that says it once, or the reverse: what several clauses repeat
// is no change where the other side has it once, and one value fewer.
void join_repeats(std::vector<Value>& several, const std::vector<Value>& one) {
  std::map<std::string, std::size_t> said;
  for (const Value& value : one) ++said[value.key];
  std::size_t surplus = several.size() > one.size() ? several.size() - one.size() : 0;
  std::map<std::string, std::size_t> seen;
  std::erase_if(several, [&](const Value& value) {
    const auto at = said.find(value.key);
    if (surplus == 0 || at == said.end() || ++seen[value.key] <= at->second) return false;
    --surplus;
    return true;
  });
}

void join_repeats(Values& several, const Values& one) {
  join_repeats(several.numbers, one.numbers);
  join_repeats(several.names, one.names);
  join_repeats(several.modals, one.modals);
}

Step step_of(const Prepared& p, const Alignment& alignment, const Renumbered& now, std::size_t r,
             std::size_t from, std::size_t to) {
  std::vector<std::size_t> before = alignment.rows[r][from], after = alignment.rows[r][to];
  if (after.size() > 1) after = in_order_of(p.values[from], before, p.values[to], after);
  if (before.size() > 1) before = in_order_of(p.values[to], after, p.values[from], before);
  Step step;
  step.from = from;
  step.to = to;
  if (before.size() == 1 && after.size() == 1 && p.wordings[from][before[0]] == p.wordings[to][after[0]])
    return step;
  Values a = together(p.values[from], before);
  Values b = together(p.values[to], after);
  if (before.size() > after.size()) join_repeats(a, b);
  if (after.size() > before.size()) join_repeats(b, a);
  follow(a.numbers, b.numbers, now);
  step.similarity = cosine(grams_of(p.units[from], before), grams_of(p.units[to], after));
  step.numbers = differences(a.numbers, b.numbers);
  step.modals = differences(a.modals, b.modals);
  step.dates = differences(a.dates, b.dates);
  step.names = differences(a.names, b.names);
  step.negations = differences(a.negations, b.negations);
  step.drift = drift(a, b);
  step.change = after.size() > before.size()   ? Change::split
                : after.size() < before.size() ? Change::merged
                : has_substance(step)          ? Change::changed
                                               : Change::reworded;
  return step;
}

// Which rows left their place from one draft to the next: off the longest increasing subsequence.
std::set<std::size_t> moved_rows(const Alignment& alignment, std::size_t from, std::size_t to) {
  std::vector<std::array<std::size_t, 3>> matched;  // before, after, row
  for (std::size_t r = 0; r < alignment.rows.size(); ++r) {
    const auto& row = alignment.rows[r];
    if (!row[from].empty() && !row[to].empty()) matched.push_back({row[from].front(), row[to].front(), r});
  }
  std::sort(matched.begin(), matched.end());
  std::vector<std::size_t> after;
  for (const auto& m : matched) after.push_back(m[1]);
  const std::vector<bool> stays = on_longest_increasing(after);
  std::set<std::size_t> moved;
  for (std::size_t i = 0; i < matched.size(); ++i)
    if (!stays[i]) moved.insert(matched[i][2]);
  return moved;
}

void add_new(std::vector<Pair>& to, const std::vector<Pair>& from, bool first) {
  for (const Pair& pair : from)
    if (first || std::find(to.begin(), to.end(), pair) == to.end()) to.push_back(pair);
}

// More telling changes hide lesser ones.
int rank(Change change) {
  switch (change) {
    case Change::unchanged:
      return 0;
    case Change::moved:
      return 1;
    case Change::reworded:
      return 2;
    case Change::changed:
      return 3;
    case Change::merged:
      return 4;
    case Change::split:
      return 5;
    case Change::added:
      return 6;
    case Change::deleted:
      return 7;
  }
  return 0;
}

void sum_up(Row& row, const Prepared& p, std::size_t drafts) {
  std::vector<std::size_t> present;
  for (std::size_t d = 0; d < drafts; ++d)
    if (!row.clauses[d].empty()) present.push_back(d);
  for (std::size_t s = 0; s < row.steps.size(); ++s) {
    const Step& step = row.steps[s];
    if (rank(step.change) > rank(row.change)) row.change = step.change;
    row.moved = row.moved || step.moved;
    add_new(row.numbers, step.numbers, s == 0);
    add_new(row.modals, step.modals, s == 0);
    add_new(row.dates, step.dates, s == 0);
    add_new(row.names, step.names, s == 0);
    add_new(row.negations, step.negations, s == 0);
    if (step.drift != Drift::none)
      row.drift = row.drift == Drift::none || row.drift == step.drift ? step.drift : Drift::mixed;
  }
  const std::size_t first = present.front(), last = present.back();
  if (first == last) {
    row.similarity = 0;
  } else if (row.steps.size() == 1) {
    row.similarity = row.steps[0].similarity;
  } else {
    row.similarity =
        cosine(grams_of(p.units[first], row.clauses[first]), grams_of(p.units[last], row.clauses[last]));
  }
  if (first > 0) row.change = Change::added;
  if (last + 1 < drafts) row.change = Change::deleted;
  if (first > 0 && last + 1 < drafts) row.change = Change::deleted;
}

std::vector<Row> rows_of(const Prepared& p, const Alignment& alignment, std::size_t drafts) {
  std::vector<Row> rows(alignment.rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) rows[r].clauses = alignment.rows[r];
  for (std::size_t from = 0; from < drafts; ++from) {
    for (std::size_t to = from + 1; to < drafts; ++to) {
      std::set<std::size_t> moved;
      Renumbered now;
      bool asked = false;
      for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto& clauses = rows[r].clauses;
        if (clauses[from].empty() || clauses[to].empty()) continue;
        if (std::any_of(clauses.begin() + static_cast<std::ptrdiff_t>(from) + 1,
                        clauses.begin() + static_cast<std::ptrdiff_t>(to),
                        [](const auto& c) { return !c.empty(); }))
          continue;  // a draft in between has it: the steps go through there
        if (!asked) {
          moved = moved_rows(alignment, from, to);
          now = renumbered(p, alignment, from, to);
        }
        asked = true;
        Step step = step_of(p, alignment, now, r, from, to);
        step.moved = moved.contains(r);
        if (step.moved && step.change == Change::unchanged) step.change = Change::moved;
        rows[r].steps.push_back(std::move(step));
      }
    }
  }
  for (Row& row : rows) sum_up(row, p, drafts);
  return rows;
}

std::vector<std::vector<double>> alikeness(const Prepared& p, const std::vector<Row>& rows,
                                           std::size_t drafts) {
  std::vector<std::vector<double>> out(drafts, std::vector<double>(drafts, 1));
  for (std::size_t x = 0; x < drafts; ++x) {
    for (std::size_t y = x + 1; y < drafts; ++y) {
      double sum = 0, count = 0;
      for (const Row& row : rows) {
        if (row.clauses[x].empty() && row.clauses[y].empty()) continue;
        ++count;
        if (!row.clauses[x].empty() && !row.clauses[y].empty())
          sum += cosine(grams_of(p.units[x], row.clauses[x]), grams_of(p.units[y], row.clauses[y]));
      }
      out[x][y] = out[y][x] = count > 0 ? sum / count : 1;
    }
  }
  return out;
}

std::vector<std::string> remarks_of(const std::vector<Draft>& drafts) {
  std::vector<std::string> out;
  for (const Draft& draft : drafts) {
    if (draft.clauses.empty()) out.push_back(draft.name + " has no clauses.");
    if (draft.language == Language::other && !draft.clauses.empty()) {
      out.push_back(
          draft.name +
          " is not in English, Russian, Ukrainian, Arabic, French, Spanish or German: its clauses and "
          "figures are compared, its modal verbs, negations, number words and names are not.");
    }
    if (draft.language != drafts[0].language)
      out.push_back(draft.name + " is in " + std::string(name_of(draft.language)) + ", " + drafts[0].name +
                    " in " + std::string(name_of(drafts[0].language)) +
                    ": clauses of different languages are not recognised as the same.");
  }
  return out;
}

}  // namespace

std::string_view name_of(Change change) {
  switch (change) {
    case Change::unchanged:
      return "unchanged";
    case Change::moved:
      return "moved";
    case Change::reworded:
      return "reworded";
    case Change::changed:
      return "changed";
    case Change::deleted:
      return "deleted";
    case Change::added:
      return "added";
    case Change::split:
      return "split";
    case Change::merged:
      return "merged";
  }
  return "";
}

bool is_substance(const Row& row) {
  return row.change != Change::unchanged && row.change != Change::moved && row.change != Change::reworded;
}

Comparison compare(const std::vector<Draft>& drafts, const CompareOptions& options,
                   const text::Toolkit& toolkit, Progress& progress) {
  Comparison out;
  if (drafts.empty()) return out;
  Clauses clauses, outside;
  for (const Draft& draft : drafts) {
    clauses.push_back(&draft.clauses);
    outside.push_back(&draft.outside);
  }
  const Prepared p = prepare(drafts, clauses, toolkit);
  const Alignment alignment = align(p.units, options, progress);
  out.rows = rows_of(p, alignment, drafts.size());
  out.possible = alignment.possible;
  out.leftovers = leftovers_of(p.values, out.rows);
  out.alike = alikeness(p, out.rows, drafts.size());
  const Prepared around = prepare(drafts, outside, toolkit);
  out.outside = rows_of(around, align(around.units, options, progress), drafts.size());
  if (options.heat) {
    for (std::size_t d = 0; d + 1 < drafts.size(); ++d) {
      HeatMap map{d, d + 1, {}};
      for (const Unit& a : p.units[d]) {
        std::vector<double> line;
        for (const Unit& b : p.units[d + 1]) line.push_back(jaccard(a.grams, b.grams));
        map.values.push_back(std::move(line));
      }
      out.heat.push_back(std::move(map));
    }
  }
  out.remarks = remarks_of(drafts);
  out.cut_short = progress.cancelled();
  return out;
}

}  // namespace mediant::drafts
