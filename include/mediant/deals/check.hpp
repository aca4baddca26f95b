// What only the deals themselves tell about a case.
#pragma once

#include "mediant/core/diagnostic.hpp"
#include "mediant/model/case.hpp"

namespace mediant::deals {

/// Warns where the rules, or the red lines of those who must accept, leave no deal at all; exact, where
/// model::check sees only what one issue shows. Without position; nothing where the case does not compile.
[[nodiscard]] Diagnostics no_deal_left(const model::Case& c);

}  // namespace mediant::deals
