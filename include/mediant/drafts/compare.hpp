// Two or more drafts clause by clause: which clauses belong together, and what changed in them.
//
// Similarity: cosine of character trigrams weighted by inverse document frequency over all drafts (Salton &
// Buckley 1988). A bonus for the same number and for a common issue, a small penalty for displacement. With
// three and more drafts S'(a,b) = max(S(a,b), max over c of min(S(a,c), S(c,b))). One global assignment (Kuhn
// 1955) a pair of drafts; a clause left over joins the partner of another as a split or merge where that
// contains most of it. Moved is what lies off the longest increasing subsequence of the matching.
// O(n²·t + n³) for n clauses of t trigrams a pair of drafts.
#pragma once

#include <vector>

#include "mediant/core/progress.hpp"
#include "mediant/drafts/draft.hpp"
#include "mediant/drafts/values.hpp"

namespace mediant::drafts {

struct CompareOptions {
  double accept = 0.25;        ///< least similarity of two clauses that are taken as one, 0..1
  double possible = 0.12;      ///< from here to `accept` a "possible match" is listed
  double same_number = 0.06;   ///< bonus
  double same_issue = 0.15;    ///< bonus
  double displacement = 0.05;  ///< penalty of a clause that went from one end to the other
  double contains = 0.55;  ///< least share of a leftover clause that its partner holds, counting what it adds
  bool heat = false;       ///< also the Jaccard index of every two clauses of consecutive drafts
};

enum class Change { unchanged, moved, reworded, changed, deleted, added, split, merged };
[[nodiscard]] std::string_view name_of(Change change);

/// A clause by draft and place in Draft::clauses.
struct ClauseRef {
  std::size_t draft = 0, clause = 0;
  friend auto operator<=>(const ClauseRef&, const ClauseRef&) = default;
};

/// From one draft to the next that has the clause.
struct Step {
  std::size_t from = 0, to = 0;  ///< drafts
  Change change = Change::unchanged;
  bool moved = false;
  double similarity = 1;
  std::vector<Pair> numbers, modals, dates, names, negations;
  Drift drift = Drift::none;
};

struct Row {
  std::vector<std::vector<std::size_t>> clauses;  ///< a list a draft of places in Draft::clauses
  Change change = Change::unchanged;
  bool moved = false;
  double similarity = 1;  ///< of the first and the last text of the row; 0 where there is one text only
  std::vector<Pair> numbers, modals, dates, names, negations;  ///< of all steps
  Drift drift = Drift::none;
  std::vector<Step> steps;
};

struct PossibleMatch {
  ClauseRef first, second;
  double similarity = 0;
};

/// A figure that one clause changed and another still carries: a contradiction worth a look.
struct Leftover {
  std::size_t row = 0;  ///< where it changed
  ClauseRef clause;     ///< where the old figure still stands
  Pair value;
};

struct HeatMap {
  std::size_t first = 0, second = 0;  ///< drafts
  std::vector<std::vector<double>>
      values;  ///< [clause of first][clause of second], Jaccard index of trigrams
};

struct Comparison {
  std::vector<Row> rows;     ///< in the order of the drafts
  std::vector<Row> outside;  ///< preamble and closing, places in Draft::outside
  std::vector<PossibleMatch> possible;
  std::vector<Leftover> leftovers;
  std::vector<std::vector<double>> alike;  ///< draft × draft: mean similarity of the rows, 1 on the diagonal
  std::vector<HeatMap> heat;
  std::vector<std::string> remarks;  ///< languages not supported, drafts in different languages
  bool cut_short = false;            ///< the progress was cancelled
};

[[nodiscard]] Comparison compare(const std::vector<Draft>& drafts, const CompareOptions& options,
                                 const text::Toolkit& toolkit, Progress& progress);

/// True where more than the wording changed.
[[nodiscard]] bool is_substance(const Row& row);

}  // namespace mediant::drafts
