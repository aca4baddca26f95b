// The native implementation of text::Toolkit, on ICU.
#pragma once

#include <memory>

#include "mediant/text/text.hpp"

namespace mediant::text {

[[nodiscard]] std::unique_ptr<Toolkit> make_icu_toolkit();

}  // namespace mediant::text
