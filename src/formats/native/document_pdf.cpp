#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>

#include "mediant/formats/native/document_file.hpp"

extern char** environ;

namespace mediant::formats {
namespace {

constexpr auto longest_wait = std::chrono::seconds(30);

struct Output {
  std::string text;
  int status = -1;
  bool started = false;
  bool cut = false;  // too much text, or too long a wait
};

// Runs a program without a shell and reads what it prints, within bounds.
Output run(const std::vector<std::string>& arguments, std::size_t limit) {
  Output output;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return output;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_t child = 0;
  output.started = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (!output.started) {
    ::close(ends[0]);
    return output;
  }
  const auto deadline = std::chrono::steady_clock::now() + longest_wait;
  std::array<char, 65536> buffer{};
  while (!output.cut) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd wait{ends[0], POLLIN, 0};
    const int ready = left.count() <= 0 ? 0 : ::poll(&wait, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      output.cut = true;
      break;
    }
    const ssize_t got = ::read(ends[0], buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    output.text.append(buffer.data(), static_cast<std::size_t>(got));
    output.cut = output.text.size() > limit;
  }
  ::close(ends[0]);
  if (output.cut) ::kill(child, SIGKILL);
  while (::waitpid(child, &output.status, 0) < 0 && errno == EINTR) {
  }
  return output;
}

}  // namespace

Result<text::WrittenDocument> read_pdf(const std::filesystem::path& path, const DocumentLimits& limits) {
  const std::string name = path.filename().string();
  const std::string absolute = std::filesystem::absolute(path).string();  // never taken for an option
  const Output output = run({"pdftotext", "-enc", "UTF-8", "-nopgbrk", absolute, "-"}, limits.bytes);
  if (!output.started || (WIFEXITED(output.status) && WEXITSTATUS(output.status) == 127)) {
    return Error{"no-pdftotext", "reading " + name + " needs the program pdftotext, which is not installed",
                 "install poppler-utils, or save the PDF as text or DOCX"};
  }
  if (output.cut)
    return Error{"too-large", name + " holds too much text or took longer than 30 seconds to read",
                 "give a smaller part of it"};
  if (!WIFEXITED(output.status) || WEXITSTATUS(output.status) != 0)
    return Error{"bad-pdf", name + " is not a readable PDF file",
                 "it may be damaged or locked by a password"};
  auto document = read_plain_text(output.text, name, limits);
  if (!document) return document;
  if (document->paragraphs.empty())
    return Error{"no-text", name + " holds no text",
                 "it may be a scan: text recognition has to be run on it first"};
  document->kind = "pdf";
  return document;
}

}  // namespace mediant::formats
