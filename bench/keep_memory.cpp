// Linked into every benchmark: the heap is kept between repetitions, as in `mediant` itself.
#include "mediant/core/native/memory.hpp"

namespace {
[[maybe_unused]] const bool kept = (mediant::keep_memory(), true);
}
