#include "sections.hpp"

namespace mediant::brief {

void annex(const Inputs& /*in*/, Page& /*page*/) {}

}  // namespace mediant::brief
