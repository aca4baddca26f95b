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
  constexpr std::uintptr_t page = 2U * mebi;
  char* const before = static_cast<char*>(::sbrk(0));
  ::mallopt(M_TOP_PAD, bytes);
  void* volatile growing = std::malloc(mebi);  // volatile: no compiler may leave the pair out
  char* const after = static_cast<char*>(::sbrk(0));
  std::free(growing);
  char* const first = before + (page - reinterpret_cast<std::uintptr_t>(before) % page) % page;
  if (after > first) ::madvise(first, static_cast<std::size_t>(after - first), MADV_HUGEPAGE);
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
