// kill -9 in the middle of saves: a save that was answered is there afterwards, and the file is always whole.
#include <fcntl.h>
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

namespace mediant::server {
namespace {

namespace fs = std::filesystem;

struct Program {
  pid_t pid = -1;
  std::uint16_t port = 0;
  std::string token;
};

Program start(const fs::path& folder) {
  int line[2];
  EXPECT_EQ(::pipe2(line, O_CLOEXEC), 0);
  Program program;
  const std::string page = (folder / "page.html").string();
  const std::string path = (folder / "case.json").string();
  program.pid = ::fork();
  if (program.pid == 0) {
    ::dup2(line[1], STDOUT_FILENO);
    ::execl(MEDIANT_PROGRAM, "mediant", "serve", path.c_str(), "--page", page.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(line[1]);
  std::string said;
  char c = 0;
  while (::read(line[0], &c, 1) == 1 && c != '\n') said += c;
  ::close(line[0]);
  const auto at = said.find("127.0.0.1:");
  const auto token = said.find("#token=");
  if (at == std::string::npos || token == std::string::npos) return program;
  program.port = static_cast<std::uint16_t>(std::stoi(said.substr(at + 10)));
  program.token = said.substr(token + 7);
  return program;
}

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
    const Program program = start(folder);
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
