// How much memory some work takes at its peak.
#pragma once

#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

namespace mediant {

/// MiB above what the process holds already: the work is done once in a child process of its own, and the
/// system says how large that grew, in pages. What earlier work has freed is given back first, since the
/// child would find room in it.
template <class Work>
double peak_mib(Work work) {
  ::malloc_trim(0);
  const auto grown = [](auto&& task) -> double {
    const pid_t child = ::fork();
    if (child == 0) {
      task();
      ::_exit(0);
    }
    rusage usage{};
    int status = 0;
    ::wait4(child, &status, 0, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
  };
  return std::max(0.0, grown(work) - grown([] {}));
}

}  // namespace mediant
