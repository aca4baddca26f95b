#include "align.hpp"

#include <algorithm>
#include <cmath>

#include "assignment.hpp"

namespace mediant::drafts {
namespace {

constexpr double weak = 0.45;           // a match below this gives way to a clear split or merge
constexpr double gain_counts = 3.0;     // weight of what a piece adds to the similarity of the whole
constexpr double fill_counts = 0.4;     // weight of how far a piece fills up the length that is missing
constexpr double beside_counts = 0.12;  // bonus of two pieces that follow each other

using Matrix = std::vector<double>;  // row-major, |a| × |b|

class Aligner {
 public:
  Aligner(const std::vector<std::vector<Unit>>& drafts, const CompareOptions& options)
      : drafts_(drafts), options_(options) {}

  Alignment run(Progress& progress) {
    similarities();
    if (drafts_.size() > 2) close_over_thirds();
    for (std::size_t i = 0; i < drafts_[0].size(); ++i) start_row(0, i);
    for (std::size_t d = 1; d < drafts_.size() && !progress.cancelled(); ++d) {
      progress.report(static_cast<double>(d) / static_cast<double>(drafts_.size()), "aligning");
      add_draft(d);
    }
    return std::move(result_);
  }

 private:
  using Row = std::vector<std::vector<std::size_t>>;

  [[nodiscard]] double raw(std::size_t x, std::size_t i, std::size_t y, std::size_t j) const {
    return x < y ? raw_[x * drafts_.size() + y][i * drafts_[y].size() + j]
                 : raw_[y * drafts_.size() + x][j * drafts_[x].size() + i];
  }
  [[nodiscard]] double similar(std::size_t x, std::size_t i, std::size_t y, std::size_t j) const {
    return similar_[x * drafts_.size() + y][i * drafts_[y].size() + j];
  }

  void similarities() {
    const std::size_t k = drafts_.size();
    raw_.resize(k * k);
    for (std::size_t x = 0; x < k; ++x) {
      for (std::size_t y = x + 1; y < k; ++y) {
        Matrix& m = raw_[x * k + y];
        m.reserve(drafts_[x].size() * drafts_[y].size());
        for (const Unit& a : drafts_[x])
          for (const Unit& b : drafts_[y]) m.push_back(cosine(a.grams, b.grams));
      }
    }
    similar_ = raw_;
  }

  // S'(a,b) = max(S(a,b), max over c of min(S(a,c), S(c,b))), c in any third draft.
  void close_over_thirds() {
    const std::size_t k = drafts_.size();
    for (std::size_t x = 0; x < k; ++x) {
      for (std::size_t y = x + 1; y < k; ++y) {
        Matrix& m = similar_[x * k + y];
        const std::size_t columns = drafts_[y].size();
        for (std::size_t z = 0; z < k; ++z) {
          if (z == x || z == y) continue;
          for (std::size_t i = 0; i < drafts_[x].size(); ++i) {
            for (std::size_t c = 0; c < drafts_[z].size(); ++c) {
              const double to_c = raw(x, i, z, c);
              if (to_c < options_.possible) continue;
              for (std::size_t j = 0; j < columns; ++j) {
                double& s = m[i * columns + j];
                s = std::max(s, std::min(to_c, raw(z, c, y, j)));
              }
            }
          }
        }
      }
    }
  }

  std::size_t start_row(std::size_t d, std::size_t clause) {
    Row row(drafts_.size());
    row[d].push_back(clause);
    result_.rows.push_back(std::move(row));
    return result_.rows.size() - 1;
  }

  // How alike the row and clause j of draft d are: the best of the row's clauses, with bonuses and penalty.
  [[nodiscard]] double worth(const Row& row, std::size_t d, std::size_t j, bool adjusted) const {
    const Unit& b = drafts_[d][j];
    double best = 0;
    bool same_number = false, same_issue = false;
    double place = b.place;
    for (std::size_t x = 0; x < d; ++x) {
      for (const std::size_t i : row[x]) {
        const Unit& a = drafts_[x][i];
        best = std::max(best, similar(x, i, d, j));
        same_number = same_number || a.number == b.number;
        place = a.place;
        for (const std::string& issue : a.issues)
          same_issue = same_issue || std::find(b.issues.begin(), b.issues.end(), issue) != b.issues.end();
      }
    }
    if (!adjusted) return best;
    return best + (same_number ? options_.same_number : 0) + (same_issue ? options_.same_issue : 0) -
           options_.displacement * std::abs(place - b.place);
  }

  // The row's text in the last draft before d that has it.
  [[nodiscard]] std::size_t last_before(const Row& row, std::size_t d) const {
    for (std::size_t x = d; x-- > 0;)
      if (!row[x].empty()) return x;
    return d;
  }
  struct Text {
    Features grams, words;
    double length = 0;
  };
  [[nodiscard]] Text text_of(const std::vector<std::size_t>& clauses, std::size_t d) const {
    Text text;
    for (const std::size_t c : clauses) {
      const Unit& unit = drafts_[d][c];
      text.grams = text.length > 0 ? joined(text.grams, unit.grams) : unit.grams;
      text.words = text.length > 0 ? joined(text.words, unit.words) : unit.words;
      text.length += unit.length;
    }
    return text;
  }

  // How sure it is that `part` is a piece of `whole`, whose counterpart so far is `rest`; 0: it is not. The
  // whole should hold the piece's words, grow more alike with it, and be as long as its pieces together;
  // pieces often stand beside each other.
  [[nodiscard]] double joins(const Text& part, const Text& whole, const Text& rest, bool beside) const {
    if (part.words.weights.size() < 3 || whole.length <= 0) return 0;
    const double held = std::max(containment(part.words, whole.words), containment(part.grams, whole.grams));
    if (held < options_.contains / 2) return 0;
    const double gain = cosine(whole.grams, joined(rest.grams, part.grams)) - cosine(whole.grams, rest.grams);
    const double missing = std::abs(1 - rest.length / whole.length);
    const double missing_with = std::abs(1 - (rest.length + part.length) / whole.length);
    const double fill = std::clamp(missing - missing_with, -1.0, 1.0);
    const double sure = held + gain_counts * gain + fill_counts * fill + (beside ? beside_counts : 0);
    return sure >= options_.contains ? sure : 0;
  }

  // Whether a clause and the only other one stand next to each other.
  [[nodiscard]] static bool is_beside(std::size_t clause, const std::vector<std::size_t>& others) {
    return others.size() == 1 && (others[0] + 1 == clause || clause + 1 == others[0]);
  }

  void add_draft(std::size_t d) {
    const std::size_t m = drafts_[d].size();
    const std::size_t rows = result_.rows.size();
    Matrix worths(rows * m);
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t j = 0; j < m; ++j)
        worths[r * m + j] = worth(result_.rows[r], d, j, true) - options_.accept;
    std::vector<std::size_t> column = assign(worths, rows, m);
    give_way(d, column);
    std::vector<std::size_t> row_of(m, unassigned);
    for (std::size_t r = 0; r < rows; ++r) {
      if (column[r] == unassigned) continue;
      row_of[column[r]] = r;
      result_.rows[r][d].push_back(column[r]);
    }
    list_possible(d, column, row_of);
    splits(d, row_of);
    merges(d, rows);
    drop_joined(d, row_of);
    for (std::size_t j = 0; j < m; ++j) {
      if (row_of[j] == unassigned) row_of[j] = start_row(d, j);
    }
    sort_rows();
  }

  // A weak match whose clause is plainly a piece of another pair is given up.
  void give_way(std::size_t d, std::vector<std::size_t>& column) const {
    for (std::size_t r = 0; r < column.size(); ++r) {
      if (column[r] == unassigned) continue;
      const Row& row = result_.rows[r];
      const std::size_t x = last_before(row, d);
      const std::size_t j = column[r];
      if (x == d || worth(row, d, j, false) >= weak) continue;
      const Text own_text = text_of(row[x], x), given = text_of({j}, d);
      const double own =
          std::max(containment(given.grams, own_text.grams), containment(own_text.grams, given.grams));
      for (std::size_t other = 0; other < column.size(); ++other) {
        if (other == r || column[other] == unassigned) continue;
        const Row& with = result_.rows[other];
        const std::size_t y = last_before(with, d);
        if (y == d) continue;
        const Text earlier = text_of(with[y], y), partner = text_of({column[other]}, d);
        const double as_split = joins(given, earlier, partner, is_beside(j, {column[other]}));
        const double as_merge =
            joins(own_text, partner, earlier, x == y && is_beside(row[x].front(), with[y]));
        if (std::max(as_split, as_merge) > own + 0.2) {
          column[r] = unassigned;
          break;
        }
      }
    }
  }

  // A clause of d without a row joins a row whose earlier text holds it.
  void splits(std::size_t d, std::vector<std::size_t>& row_of) {
    for (std::size_t j = 0; j < row_of.size(); ++j) {
      if (row_of[j] != unassigned) continue;
      const Text part = text_of({j}, d);
      double best = 0;
      std::size_t best_row = unassigned;
      for (std::size_t r = 0; r < result_.rows.size(); ++r) {
        const Row& row = result_.rows[r];
        if (row[d].empty()) continue;
        const std::size_t x = last_before(row, d);
        if (x == d) continue;
        const double sure = joins(part, text_of(row[x], x), text_of(row[d], d), is_beside(j, row[d]));
        if (sure > best) {
          best = sure;
          best_row = r;
        }
      }
      if (best_row == unassigned) continue;
      row_of[j] = best_row;
      result_.rows[best_row][d].push_back(j);
      std::sort(result_.rows[best_row][d].begin(), result_.rows[best_row][d].end());
    }
  }

  // A row without a clause in d joins the row whose clause in d holds its text.
  void merges(std::size_t d, std::size_t rows) {
    std::vector<bool> gone(result_.rows.size(), false);
    for (std::size_t r = 0; r < rows; ++r) {
      const Row& row = result_.rows[r];
      const std::size_t x = last_before(row, d);
      if (!row[d].empty() || x == d) continue;
      const Text part = text_of(row[x], x);
      double best = 0;
      std::size_t best_row = unassigned;
      for (std::size_t other = 0; other < rows; ++other) {
        const Row& into = result_.rows[other];
        if (other == r || gone[other] || into[d].empty()) continue;
        const std::size_t y = last_before(into, d);
        if (y == d) continue;
        const double sure = joins(part, text_of(into[d], d), text_of(into[y], y),
                                  x == y && is_beside(row[x].front(), into[y]));
        if (sure > best) {
          best = sure;
          best_row = other;
        }
      }
      if (best_row == unassigned) continue;
      for (std::size_t y = 0; y < d; ++y) {
        auto& into = result_.rows[best_row][y];
        into.insert(into.end(), row[y].begin(), row[y].end());
        std::sort(into.begin(), into.end());
      }
      gone[r] = true;
    }
    for (std::size_t r = gone.size(); r-- > 0;)
      if (gone[r]) result_.rows.erase(result_.rows.begin() + static_cast<std::ptrdiff_t>(r));
  }

  void list_possible(std::size_t d, const std::vector<std::size_t>& column,
                     const std::vector<std::size_t>& row_of) {
    for (std::size_t r = 0; r < column.size(); ++r) {
      if (column[r] != unassigned) continue;
      const Row& row = result_.rows[r];
      const std::size_t x = last_before(row, d);
      for (std::size_t j = 0; j < row_of.size(); ++j) {
        if (row_of[j] != unassigned || x == d) continue;
        const double s = worth(row, d, j, false);
        if (s >= options_.possible) result_.possible.push_back({{x, row[x].front()}, {d, j}, s});
      }
    }
  }

  // What joined a row after all is no longer a possible match.
  void drop_joined(std::size_t d, const std::vector<std::size_t>& row_of) {
    std::erase_if(result_.possible, [&](const PossibleMatch& p) {
      if (p.second.draft != d) return false;
      if (row_of[p.second.clause] != unassigned) return true;
      return std::any_of(result_.rows.begin(), result_.rows.end(), [&](const Row& row) {
        const auto& clauses = row[p.first.draft];
        return !row[d].empty() && std::find(clauses.begin(), clauses.end(), p.first.clause) != clauses.end();
      });
    });
  }

  // Rows in the order of the drafts: a clause the earlier drafts lack stands behind its predecessor.
  void sort_rows() {
    std::vector<Row> ordered;
    std::vector<bool> placed(result_.rows.size(), false);
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      std::vector<std::pair<std::size_t, std::size_t>> own;  // clause, row
      for (std::size_t r = 0; r < result_.rows.size(); ++r)
        if (!result_.rows[r][d].empty()) own.emplace_back(result_.rows[r][d].front(), r);
      std::sort(own.begin(), own.end());
      std::size_t behind = unassigned;  // clause of d the next new row follows
      for (const auto& [clause, r] : own) {
        if (!placed[r]) {
          auto at = ordered.begin();
          if (behind != unassigned) {
            at = std::find_if(ordered.begin(), ordered.end(), [&, dd = d](const Row& row) {
              return std::find(row[dd].begin(), row[dd].end(), behind) != row[dd].end();
            });
            if (at != ordered.end()) ++at;
          }
          ordered.insert(at, result_.rows[r]);
          placed[r] = true;
        }
        behind = clause;
      }
    }
    result_.rows = std::move(ordered);
  }

  const std::vector<std::vector<Unit>>& drafts_;
  const CompareOptions& options_;
  std::vector<Matrix> raw_, similar_;
  Alignment result_;
};

}  // namespace

Alignment align(const std::vector<std::vector<Unit>>& drafts, const CompareOptions& options,
                Progress& progress) {
  if (drafts.empty()) return {};
  return Aligner(drafts, options).run(progress);
}

}  // namespace mediant::drafts
