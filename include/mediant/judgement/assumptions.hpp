// What a case does not know, compiled for drawing: one column for every number that is a range, and the way
// from a row of columns ("an assumption tried") to the numbers a deal space is bound to.
//
// How each block is drawn (docs/methods/judgement.md):
//   weights in ranges     each within its range, independently; normalised when bound
//   weights with a sum    uniform on {sum of weights = sum, each within its range}
//   weights by rank       uniform on the simplex ordered that way; no order inside a group
//   scores, worths, no-deal levels, changes of no-deal levels   uniform, triangular or PERT within their
//   range scenario probabilities   uniform on {sum = 1, each within its range}; where the ranges cannot reach
//   1, within
//                            their ranges, and the rest of the probability changes nothing
//   several analysts      a draw takes all parties from one analyst's view (a party this analyst has not
//   judged:
//                         from its first block); each view as likely
//   `correlate: word`     blocks of one word share the uniforms behind weights, scores and no-deal level:
//   high for
//                         one is high for all
// The no-deal level of a draw is the reserve plus the expected change under the scenarios, sum_s p_s *
// change_s.
//
// Keys are names (party, issue, option, scenario), so the order of parties in the file changes no number. A
// level missed by less than `level_slack` counts as reached: rounding never decides.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/deals/space.hpp"
#include "mediant/model/case.hpp"
#include "mediant/sampling/simplex.hpp"
#include "mediant/sampling/stream.hpp"

namespace mediant::judgement {

/// Draws that are made together: the unit of parallel work. Draw j is in block j / block_size.
inline constexpr std::size_t block_size = sampling::BoundedSimplex::block;
/// In points of utility.
inline constexpr double level_slack = 1e-7;

enum class Kind { weights, weight, score, worth, reserve, probabilities, change, view };

/// One thing that could be found out: its columns are varied together when asked how much it matters.
struct Judgement {
  Kind kind = Kind::weight;
  model::PartyId party;              ///< empty for probabilities and view
  std::string about;                 ///< issue, package or scenario id; empty for reserve, weights, view
  std::string path;                  ///< where it stands in the case
  std::size_t block = 0;             ///< index into Case::preferences, for weights, scores, reserve
  std::vector<std::size_t> columns;  ///< of a row
  double low = 0, high = 0;          ///< of a single number; equal where several numbers make the judgement
};

/// One analyst's view of all parties: a deal space of its own, since red lines differ too.
struct View {
  std::string analyst;  ///< id of the analyst; "" where none is named
  deals::DealSpace space;
  deals::CompileOptions compile;  ///< what the space was made with
};

struct AssumptionOptions {
  std::optional<std::vector<model::PartyId>> among;  ///< who must accept; unset: the case's agreement
  std::size_t cluster_limit = 100'000;
  /// Scrambled Sobol' points in the first 128 dimensions instead of random ones. Draws then come in
  /// `quasi_replicates` independent scramblings, in turns of a block.
  bool quasi = false;
};
inline constexpr std::size_t quasi_replicates = 8;

/// Rows of one block of draws, draw-major.
struct Rows {
  std::size_t columns = 0;
  std::vector<double> values;
  [[nodiscard]] std::span<double> row(std::size_t j) { return {values.data() + j * columns, columns}; }
  [[nodiscard]] std::span<const double> row(std::size_t j) const {
    return {values.data() + j * columns, columns};
  }
};

/// Keeps a reference to the case, which must outlive it.
class Assumptions {
 public:
  /// Errors of deals::compile; "no-preferences" where no party has weights; "impossible-weights" where a sum
  /// of weights cannot be met within the ranges (names the party).
  [[nodiscard]] static Result<Assumptions> compile(const model::Case& c,
                                                   const AssumptionOptions& options = {});

  [[nodiscard]] const std::vector<View>& views() const { return views_; }
  [[nodiscard]] const std::vector<Judgement>& judgements() const { return judgements_; }
  [[nodiscard]] std::size_t columns() const { return columns_.size(); }
  /// True where nothing is uncertain: one draw tells all.
  [[nodiscard]] bool certain() const { return columns_.empty(); }
  [[nodiscard]] bool quasi() const { return quasi_; }
  [[nodiscard]] const model::Case& the_case() const { return *case_; }

  /// The range a column is drawn from; nothing for one that is drawn with others on a simplex.
  [[nodiscard]] std::optional<model::Estimate> range_of(std::size_t column) const {
    if (columns_[column].in_simplex) return std::nullopt;
    return columns_[column].estimate;
  }
  /// The name of a column's stream: "score party b cap 600".
  [[nodiscard]] const std::string& name_of(std::size_t column) const { return columns_[column].name; }

  /// Draws block * block_size and following.
  void fill(std::uint64_t seed, std::uint64_t block, Rows& out) const;
  /// The row of midpoints (rankings and sums at their centre).
  [[nodiscard]] std::vector<double> midpoints() const;

  /// The view a row takes; 0 where there is one only.
  [[nodiscard]] std::size_t view_of(std::span<const double> row) const;
  /// What the parties of a view want under a row; the no-deal levels `months` from now, in expectation over
  /// the scenarios, or as if one scenario had come about.
  struct Outlook {
    double months = 0;
    std::optional<std::size_t> scenario;                   ///< only this one
    std::optional<std::span<const double>> probabilities;  ///< instead of the row's
  };
  void values(std::span<const double> row, std::size_t view, const Outlook& outlook,
              std::vector<deals::PartyValues>& out) const;
  void values(std::span<const double> row, std::size_t view, std::vector<deals::PartyValues>& out) const {
    values(row, view, Outlook{}, out);
  }
  /// The no-deal level of a holder of a view under a row.
  [[nodiscard]] double reserve(std::span<const double> row, std::size_t view, std::size_t holder,
                               const Outlook& outlook) const;
  /// Extreme points of what the scenario probabilities may be (at most 64, fewer than 2 scenarios: none).
  [[nodiscard]] const std::vector<std::vector<double>>& probability_corners() const { return corners_; }
  [[nodiscard]] std::size_t scenarios() const { return shifts_.size(); }

 private:
  struct Slot {  ///< a number: fixed, or a column of the row
    int column = -1;
    double fixed = 0;
    [[nodiscard]] double of(std::span<const double> row) const {
      return column < 0 ? fixed : row[static_cast<std::size_t>(column)];
    }
  };
  struct Column {
    std::string name;  ///< of its stream
    model::Estimate estimate;
    bool in_simplex = false;  ///< drawn with others, not by itself
    int dimension = -1;       ///< of the Sobol' sequence; -1: random
  };
  struct Between {  ///< score of a step of a numeric issue, between two points
    std::size_t option;
    Slot left, right;
    double part;
  };
  struct Block {  ///< one block of preferences
    deals::PartyValues fixed;
    std::vector<std::pair<std::size_t, int>> weights, scores, worths;  ///< target index, column
    std::vector<Between> between;
    Slot reserve;
  };
  struct Ranking {
    std::vector<std::size_t> columns;
    std::vector<std::size_t> group;
  };
  struct Simplex {
    std::string name;
    std::vector<std::size_t> columns;
    sampling::BoundedSimplex law;
  };
  struct Shift {  ///< of one scenario
    Slot probability;
    std::vector<std::pair<Slot, Slot>> by_party;  ///< change now and per month; a party of the case
  };
  friend struct AssumptionBuilder;

  [[nodiscard]] double uniform(std::size_t column, sampling::Key root, std::uint64_t draw) const;

  const model::Case* case_ = nullptr;
  std::vector<View> views_;
  std::vector<Judgement> judgements_;
  std::vector<Column> columns_;
  std::vector<Ranking> rankings_;
  std::vector<Simplex> simplices_;
  std::vector<Block> blocks_;  ///< one a block of Case::preferences
  std::vector<Shift> shifts_;
  std::vector<std::vector<std::size_t>> party_of_holder_;  ///< view, holder -> index into Case::parties
  std::vector<std::vector<double>> corners_;
  int view_column_ = -1;
  bool quasi_ = false;
};

/// Words for a person: "how much Bland cares about Cap", "Aland's no-deal level".
[[nodiscard]] std::string in_words(const model::Case& c, const Judgement& judgement);

}  // namespace mediant::judgement
