#include "mediant/core/native/memory.hpp"

#include <cstdlib>  // defines __GLIBC__ where the library is glibc

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#endif

namespace mediant {

#if defined(__GLIBC__)
namespace {

constexpr int mebi = 1024 * 1024;

/// Grows the heap by `bytes` of address space that cost nothing until used, and asks for pages of 2 MiB
/// there: a page fault is dearer than the use of the 4 KiB it brings. A system without such pages ignores it.
void lay_heap_in_large_pages(int bytes) {
  constexpr std::uintptr_t page = 2 * mebi;
  const auto before = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  ::mallopt(M_TOP_PAD, bytes);
  void* volatile growing = std::malloc(mebi);  // volatile: no compiler may leave the pair out
  const auto after = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  std::free(growing);
  const std::uintptr_t first = (before + page - 1) / page * page;
  if (after > first) ::madvise(reinterpret_cast<void*>(first), after - first, MADV_HUGEPAGE);
}

}  // namespace
#endif

void keep_memory() {
#if defined(__GLIBC__)
  ::mallopt(M_MMAP_THRESHOLD, 32 * mebi);  // the largest glibc allows
  ::mallopt(M_TRIM_THRESHOLD, 512 * mebi);
  lay_heap_in_large_pages(256 * mebi);
#endif
}

}  // namespace mediant
