// Long work: a bar with the time left on a terminal and nothing in a pipe; Ctrl-C keeps what was found so
// far.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/terminal.hpp"

namespace {

using mediant::support::Terminal;
namespace fs = std::filesystem;

constexpr const char* interrupted = "mediant: interrupted; what follows is what was found so far";
constexpr int exit_interrupted = 130;

const std::vector<std::string> long_work{
    MEDIANT_PROGRAM, "acceptability", MEDIANT_SOURCE_DIR "/cases/moscow-2025-12", "--for", "desk",
    "--draws",       "10000000"};

TEST(LongWork, ShowsTheTimeLeftOnATerminalAndStopsCleanly) {
  Terminal terminal(long_work);
  ASSERT_TRUE(terminal.started());
  ASSERT_TRUE(terminal.wait_for(" %, about ")) << terminal.shown();
  ASSERT_TRUE(terminal.wait_for(" s left")) << terminal.shown();
  terminal.type("\x03");
  ASSERT_TRUE(terminal.wait_for(interrupted)) << terminal.shown();
  ASSERT_TRUE(terminal.wait_for("Stopped early")) << "what was found so far:\n" << terminal.shown();
  EXPECT_FALSE(terminal.wait_for("\x1b[K")) << "the bar came back";
  EXPECT_EQ(terminal.status(), exit_interrupted);
}

TEST(LongWork, SaysNothingOfProgressInAPipe) {
  const fs::path folder = fs::temp_directory_path() / ("mediant-progress-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::string command = "timeout --preserve-status -s INT 3";
  for (const std::string& word : long_work) command += " " + word;
  command += " --format json >" + (folder / "out").string() + " 2>" + (folder / "err").string();
  const int status = std::system(command.c_str());
  const auto slurp = [&](const char* name) {
    std::ifstream file(folder / name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  EXPECT_EQ(WEXITSTATUS(status), exit_interrupted);
  EXPECT_EQ(slurp("err"), std::string(interrupted) + "\n");
  EXPECT_NE(slurp("out").find("\"cancelled\": true"), std::string::npos) << slurp("out").substr(0, 2000);
  fs::remove_all(folder);
}

}  // namespace
