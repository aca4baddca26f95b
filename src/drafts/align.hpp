// Which clauses of several drafts belong together.
#pragma once

#include <vector>

#include "mediant/drafts/compare.hpp"
#include "similarity.hpp"

namespace mediant::drafts {

/// One clause as the aligner needs it.
struct Unit {
  Features grams, words;
  double length = 0;  ///< in words, repeated ones counted
  std::string number;
  double place = 0;  ///< 0 first .. 1 last of its draft
  std::vector<std::string> issues;
};

struct Alignment {
  std::vector<std::vector<std::vector<std::size_t>>> rows;  ///< [row][draft] -> clauses, ascending
  std::vector<PossibleMatch> possible;
};

[[nodiscard]] Alignment align(const std::vector<std::vector<Unit>>& drafts, const CompareOptions& options,
                              Progress& progress);

}  // namespace mediant::drafts
