// What a program asks of the system's allocator.
#pragma once

namespace mediant {

/// Lets the program keep memory it has freed, for its next use, and lays its heap in large pages, where the
/// allocator can be told so (glibc).
/// The engine frees and asks again for the same megabytes thousands of times a second; giving pages back in
/// between costs more than the work on them. Call it first in `main`; a library leaves the choice to its
/// program.
void keep_memory();

}  // namespace mediant
