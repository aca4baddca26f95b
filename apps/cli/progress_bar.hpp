// A progress bar with time left on a terminal, nothing when piped; Ctrl-C asks the work to end with what it
// has.
#pragma once

#include <chrono>
#include <string_view>

#include "mediant/core/progress.hpp"

namespace mediant::cli {

class ProgressBar final : public Progress {
 public:
  ProgressBar();
  ~ProgressBar() override;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void report(double fraction, std::string_view stage) override;
  [[nodiscard]] bool cancelled() const override;
  /// Takes the bar off the terminal.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_ = begin_;
  bool terminal_ = false;
  bool visible_ = false;
};

}  // namespace mediant::cli
