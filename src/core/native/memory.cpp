#include "mediant/core/native/memory.hpp"

#include <cstdlib>  // defines __GLIBC__ where the library is glibc

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace mediant {

void keep_memory() {
#if defined(__GLIBC__)
  constexpr int mebi = 1024 * 1024;
  mallopt(M_MMAP_THRESHOLD, 32 * mebi);  // the largest glibc allows
  mallopt(M_TRIM_THRESHOLD, 256 * mebi);
#endif
}

}  // namespace mediant
