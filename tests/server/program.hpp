// `mediant serve` as a process of its own.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/types.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace mediant::test {

struct Program {
  pid_t pid = -1;
  std::uint16_t port = 0;
  std::string token;
};

/// Serves the folder's case.json with its page.html.
inline Program start(const std::filesystem::path& folder) {
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

}  // namespace mediant::test
