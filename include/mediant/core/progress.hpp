// How a long call tells how far it is, and learns that it should stop.
#pragma once

#include <string_view>

namespace mediant {

/// Passed by reference to every long call. The default says nothing and never stops anything.
class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  virtual ~Progress() = default;

  /// `fraction` in [0, 1] of the stage named. May be called from one thread at a time only.
  virtual void report(double /*fraction*/, std::string_view /*stage*/) {}

  /// True once the caller wants the work to end; the call then returns what it has, saying that it was cut
  /// short.
  [[nodiscard]] virtual bool cancelled() const { return false; }
};

}  // namespace mediant
