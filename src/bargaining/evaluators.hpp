// Profiles that are not additive, compiled to look-ups.
#pragma once

#include <memory>

#include "mediant/bargaining/space.hpp"

namespace mediant::bargaining {

/// Keeps references into neither argument.
[[nodiscard]] std::shared_ptr<const Evaluator> compile(const model::Domain& domain,
                                                       const model::DomainProfile& profile);

}  // namespace mediant::bargaining
