// From answers a person can give to weights in ranges, and back: which answers cannot all be true.
//
// Three kinds of answer about one party:
//   ranking        the issues in groups, best first                      -> weights `rank` (ordered simplex)
//   swing weights  points for moving an issue from its worst to its best option, 100 for the most important
//   one, each
//                  with a tolerance (von Winterfeldt & Edwards 1986)     -> weights in ranges
//   choices        of two packages, all else equal, the party would rather have one (or is indifferent)
// Choices are linear in the weights at middle scores: sum_i w_i (s_i(a) - s_i(b)) > 0. They cut the
// polyhedron of weights (Toubia, Simester, Hauser & Dahan 2003); the centre and the extent of what is left
// are the updated ranges. People err: with `slip` > 0 draws of weights are re-weighted instead, by 1 - slip
// where an answer fits and slip where not (Bayes), and the ranges are quantiles. The least set of answers to
// revisit is the smallest whose removal leaves some weights that fit all others, found by trying sets in
// order of size, each settled by a linear programme.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/model/case.hpp"

namespace mediant::judgement {

/// One answer to "which package would the party rather have, all else equal?".
struct PackageChoice {
  std::vector<model::Term> first, second;  ///< the same issues in both
  enum class Answer { first, second, either } answer = Answer::first;
};

struct Swing {
  model::IssueId issue;
  double points = 0;     ///< 0 … 100
  double tolerance = 0;  ///< either way
};

struct Answers {
  std::vector<std::vector<model::IssueId>> ranking;  ///< empty: not asked
  bool ranking_rest = false;
  std::vector<Swing> swings;  ///< empty: not asked
  std::vector<PackageChoice> choices;
};

struct ElicitationOptions {
  std::uint64_t seed = 1;
  std::size_t draws = 20'000;
  double slip = 0.1;      ///< share of answers a person gets wrong; 0: answers are taken as certain
  double coverage = 0.9;  ///< of the updated ranges
};

struct UpdatedWeight {
  model::IssueId issue;
  double low = 0, middle = 0, high = 0;  ///< percent of all weight
};

struct ElicitationOutcome {
  std::vector<UpdatedWeight> weights;  ///< in case order; what the answers leave
  bool consistent = true;              ///< some weights fit every choice
  std::vector<std::size_t> revisit;    ///< a least set of choices to revisit, by index; empty if consistent
  std::vector<double> fit;             ///< a choice: share of the re-weighted draws that agree with it
  double effective_draws = 0;          ///< Kish's effective number after re-weighting
  std::optional<PackageChoice>
      next;  ///< the comparison whose answer would tell most; empty: none tells anything
};

/// `base` gives scores and, where neither ranking nor swings are answered, the weights to start from.
/// Errors: "unknown-party", "unknown-issue", "unknown-option", "uneven-packages" (the two sides name
/// different issues), "no-weights", "bad-swing".
[[nodiscard]] Result<ElicitationOutcome> elicit(const model::Case& c, const model::PartyId& party,
                                                const Answers& answers,
                                                const ElicitationOptions& options = {});

/// The party's block with the updated ranges as weights, judged by `by` on `on`; everything else as it was.
[[nodiscard]] model::Preferences updated(const model::Preferences& base, const ElicitationOutcome& outcome,
                                         const model::AnalystId& by, const model::Date& on);

}  // namespace mediant::judgement
