#include "progress_bar.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <string>

namespace mediant::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void on_interrupt(int /*signal*/) {
  if (interrupted != 0) _exit(130);  // a second Ctrl-C means it
  interrupted = 1;
}

}  // namespace

ProgressBar::ProgressBar() : terminal_(isatty(STDERR_FILENO) != 0) {
  interrupted = 0;
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

ProgressBar::~ProgressBar() { clear(); }

bool ProgressBar::cancelled() const { return interrupted != 0; }

void ProgressBar::report(double fraction, std::string_view stage) {
  using namespace std::chrono_literals;
  const auto now = Clock::now();
  if (!terminal_ || now - begin_ < 1s || now - shown_ < 100ms) return;
  shown_ = now;
  visible_ = true;
  fraction = std::clamp(fraction, 0.0, 1.0);
  constexpr int width = 30;
  const int filled = static_cast<int>(fraction * width);
  std::string line = "\r\x1b[K" + std::string(stage) + " [" +
                     std::string(static_cast<std::size_t>(filled), '#') +
                     std::string(static_cast<std::size_t>(width - filled), '.') + "] " +
                     std::to_string(static_cast<int>(fraction * 100)) + " %";
  if (fraction > 0.01) {
    const double elapsed = std::chrono::duration<double>(now - begin_).count();
    line +=
        ", about " + std::to_string(static_cast<long>(elapsed * (1 - fraction) / fraction) + 1) + " s left";
  }
  std::cerr << line << std::flush;
}

void ProgressBar::clear() {
  if (visible_) std::cerr << "\r\x1b[K" << std::flush;
  visible_ = false;
}

}  // namespace mediant::cli
