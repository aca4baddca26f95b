// A program at a terminal: what a person types and what the screen has shown.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace mediant::support {

/// A program behind a pseudo-terminal of its own.
class Terminal {
 public:
  explicit Terminal(const std::vector<std::string>& words) : master_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    if (master_ < 0 || ::grantpt(master_) != 0 || ::unlockpt(master_) != 0) return;
    const std::string name = ::ptsname(master_);
    child_ = ::fork();
    if (child_ != 0) return;
    ::setsid();
    const int slave = ::open(name.c_str(), O_RDWR);
    for (const int handle : {0, 1, 2}) ::dup2(slave, handle);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    if (master_ >= 0) ::close(master_);
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
  }
  [[nodiscard]] bool started() const { return child_ > 0; }
  void type(const std::string& keys) {
    EXPECT_EQ(::write(master_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
  }
  /// Reads on until `what` has been shown after the last thing waited for, or the program ends.
  bool wait_for(const std::string& what) {
    for (;;) {
      if (const auto at = shown_.find(what, seen_); at != std::string::npos) {
        seen_ = at + what.size();
        return true;
      }
      pollfd handle{master_, POLLIN, 0};
      if (::poll(&handle, 1, 60'000) <= 0) return false;
      char bytes[4096];
      const ssize_t n = ::read(master_, bytes, sizeof bytes);
      if (n <= 0) return false;
      shown_.append(bytes, static_cast<std::size_t>(n));
    }
  }
  int status() {
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  [[nodiscard]] const std::string& shown() const { return shown_; }

 private:
  int master_ = -1;
  pid_t child_ = -1;
  std::string shown_;
  std::size_t seen_ = 0;
};

}  // namespace mediant::support
