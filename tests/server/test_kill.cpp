// kill -9 in the middle of saves: a save that was answered is there afterwards, and the file is always whole.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "client.hpp"
#include "gate.hpp"
#include "mediant/formats/native/case_file.hpp"
#include "program.hpp"

namespace mediant::server {
namespace {

namespace fs = std::filesystem;

std::string numbered(int n) {
  return "{\"mediant\": 1, \"title\": \"save " + std::to_string(n) + "\", \"summary\": \"" +
         std::string(20'000, 'x') + "\", \"parties\": [], \"issues\": []}";
}

TEST(Killed, NoAcceptedSaveIsLostAndNoFileIsHalfWritten) {
  const fs::path folder = fs::temp_directory_path() / ("mediant-kill-" + fresh_token().substr(0, 12));
  fs::create_directories(folder);
  std::ofstream(folder / "page.html") << "<!doctype html>";
  std::ofstream(folder / "case.json") << numbered(0);
  int sent = 0;
  for (int round = 0; round < 100; ++round) {
    const test::Program program = test::start(folder);
    ASSERT_NE(program.port, 0);
    std::atomic<bool> over = false;
    std::thread killer([&] {
      std::this_thread::sleep_for(std::chrono::microseconds(500 + (round * 7919) % 30'000));
      ::kill(program.pid, SIGKILL);
      over = true;
    });
    int accepted = -1;
    while (!over) {
      const std::string body = numbered(++sent);
      const test::Client client(program.port);
      const std::string answer =
          client.ask("PUT /api/case HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(program.port) +
                     "\r\nX-Mediant-Token: " + program.token +
                     "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
      if (test::status_of(answer) == 200) accepted = sent;
    }
    killer.join();
    ::waitpid(program.pid, nullptr, 0);
    const auto loaded = formats::load_case(folder / "case.json");
    ASSERT_TRUE(loaded);
    ASSERT_TRUE(loaded->usable());
    const int there = std::stoi(loaded->value.title.substr(5));
    EXPECT_GE(there, accepted) << "round " << round;
    EXPECT_LE(there, sent);
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace mediant::server
