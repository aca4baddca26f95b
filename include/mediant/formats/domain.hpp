// Between a research domain and a case: so that every analysis of cases reads domains, and cases can be
// written for other tools.
#pragma once

#include "mediant/core/diagnostic.hpp"
#include "mediant/model/case.hpp"
#include "mediant/model/domain.hpp"

namespace mediant::formats {

struct ConvertedCase {
  model::Case value;
  Diagnostics report;  ///< what the case cannot hold, named; errors where no case can be made
};

/// Utilities of the case equal those of the domain: U = Σ share·score + worth with shares w/Σw and scores
/// Σw·E. A sum below 0, a bias and a cut at the ceiling become packages; rectangles and groups packages over
/// their issues. Discounts are kept under `x-discount`. Human-negotiation profiles keep their own scale
/// (multiplier·Σ w·evaluation), on which their no-deal level is written.
[[nodiscard]] ConvertedCase to_case(const model::Domain& domain);

struct ConvertedDomain {
  model::Domain value;
  Diagnostics report;
};

/// The midpoints of the case's judgements as an additive domain; ranges, red lines, packages and everything
/// that is not a preference are named in the report.
[[nodiscard]] ConvertedDomain from_case(const model::Case& c);

}  // namespace mediant::formats
