// What to find out next: which judgements decide the answer, and what an answer would be worth.
//
// The answer asked about is either "is there room for agreement?" or "is this text accepted by all who
// must?". For each judgement of the case:
//   threshold   the value at which the answer turns, all other ranges at their middle
//   first       Sobol' index: how much of what is open about the answer finding this out alone would settle
//   total       the same together with everything else it works with       (sensitivity.hpp)
//   worth       how much the share of assumptions under which the chosen text is accepted by all would rise
//   if this were
//               known before the choice among the texts on the table (EVPPI), and if a rough answer were,
//               half of whose variance is noise (EVSI)                                    (information.hpp)
// Many judgements are screened first by their total index on an eighth of the points; the most telling go on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/core/result.hpp"
#include "mediant/judgement/information.hpp"
#include "mediant/judgement/sensitivity.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::judgement {

struct QuestionOptions {
  Trials trials{1, 4096, {}, 1'000'000};  ///< for the worth of information
  std::size_t points = 1024;              ///< of the pick-freeze sample, for each judgement that goes on
  std::size_t most = 24;                  ///< judgements that go on after screening
  std::string of;                         ///< a proposal's or named deal's id; empty: room for agreement
};

struct Threshold {
  std::size_t judgement = 0;
  std::size_t column = 0;
  std::string about;  ///< "crimea / recognised": which number of the judgement, where it holds several
  double low = 0, high = 0;
  double at = 0;       ///< between low and high
  bool above = false;  ///< the answer is yes above it
};

struct Question {
  std::size_t judgement = 0;
  SobolIndex index;
  Worth worth, rough_worth;
};

struct QuestionsOutcome {
  std::size_t draws = 0;  ///< of the pick-freeze samples A and B together
  bool cancelled = false;
  Share yes;  ///< under how many assumptions the answer is yes
  bool at_midpoints = false;
  std::vector<Threshold> thresholds;
  std::vector<Question> questions;  ///< most telling first
  std::size_t screened_out = 0;     ///< judgements whose total index was too small to go on
  std::vector<std::string> texts;   ///< the choice that `worth` is about: ids; fewer than two: no choice
  std::size_t text_now = 0;         ///< the one accepted by all under most assumptions
  Share text_now_share;
  Worth perfect;  ///< if everything were known
};

/// "unknown-proposal"; a case without uncertainty has no questions.
[[nodiscard]] Result<QuestionsOutcome> questions(const Assumptions& assumptions,
                                                 const QuestionOptions& options, Executor& executor,
                                                 Progress& progress);

/// "Find out how much Bland cares about "Cap": by itself it decides about 4 in 10 of what is open."
[[nodiscard]] std::string in_words(const model::Case& c, const Judgement& judgement,
                                   const Question& question);

}  // namespace mediant::judgement
