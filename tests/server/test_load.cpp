// Many connections at once: memory stays bounded, and the server answers again when they are gone.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>
#include <vector>

#include "client.hpp"
#include "gate.hpp"
#include "program.hpp"

namespace mediant::server {
namespace {

namespace fs = std::filesystem;

/// A line of /proc/PID/status in KiB: VmRSS now, VmHWM at its highest.
long kib(pid_t pid, const std::string& line) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string name; status >> name;) {
    long value = 0;
    if (name == line + ":" && status >> value) return value;
  }
  return -1;
}

TEST(Load, AThousandConnectionsThatAskAndNeverReadTakeLittleMemory) {
  const fs::path folder = fs::temp_directory_path() / ("mediant-load-" + fresh_token().substr(0, 12));
  fs::create_directories(folder);
  std::ofstream(folder / "page.html") << "<!doctype html>" << std::string(3'000'000, 'x');
  std::ofstream(folder / "case.json") << R"({"mediant": 1, "title": "x", "parties": [], "issues": []})";
  const test::Program program = test::start(folder);
  ASSERT_NE(program.port, 0);
  const std::string page = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(program.port) + "\r\n\r\n";
  ASSERT_EQ(test::status_of(test::Client(program.port).ask(page)), 200);
  const long before = kib(program.pid, "VmRSS");

  std::vector<std::unique_ptr<test::Client>> crowd;
  for (int i = 0; i < 1000; ++i) {
    crowd.push_back(std::make_unique<test::Client>(program.port, 4096));
    crowd.back()->say(page);
  }
  const long during = kib(program.pid, "VmRSS");
  crowd.clear();
  int answered = 0;
  for (int i = 0; i < 100 && answered == 0; ++i) {
    answered = test::status_of(test::Client(program.port).ask(page));
    if (answered == 0) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_EQ(answered, 200);
  const long highest = kib(program.pid, "VmHWM");
  const long after = kib(program.pid, "VmRSS");
  ::kill(program.pid, SIGKILL);
  ::waitpid(program.pid, nullptr, 0);
  fs::remove_all(folder);
  RecordProperty("rss_before_kib", std::to_string(before));
  RecordProperty("rss_during_kib", std::to_string(during));
  RecordProperty("rss_highest_kib", std::to_string(highest));
  RecordProperty("rss_after_kib", std::to_string(after));
  std::cout << "memory before, during, highest, after: " << before << ", " << during << ", " << highest
            << ", " << after << " KiB\n";
  ASSERT_GT(before, 0);
#ifndef __SANITIZE_ADDRESS__  // which keeps freed memory aside
  // Four answers in memory would already be more.
  EXPECT_LT(highest - before, 12 * 1024);
  EXPECT_LT(after - before, 12 * 1024);
#endif
}

}  // namespace
}  // namespace mediant::server
