#include "handed_over.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "mediant/formats/native/page_file.hpp"
#include "page_file.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace mediant::cli {
namespace {

namespace fs = std::filesystem;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string word_of(const model::Audience& audience) {
  return audience.kind == model::Audience::Kind::desk       ? "desk"
         : audience.kind == model::Audience::Kind::everyone ? "public"
                                                            : audience.party.value;
}

Result<std::string> reading_page(const Opened& opened) {
  auto page = workbench_page("");
  if (!page) return page.error();
  constexpr std::string_view script = "<script type=\"module\" async>";
  const auto at = page->rfind(script);
  if (at == std::string::npos) return Error{"no-page", "the workbench's page is damaged", "build it again"};
  // "<" never stands inside the element, so that no text of a case can end it.
  const std::string json = replaced(
      formats::write_case_json(model::visible(opened.loaded.value, opened.audience)), "<", "\\u003c");
  page->insert(at, R"(<script type="application/json" id="mediant-case" data-mode="read" data-for=")" +
                       formats::escaped(word_of(opened.audience)) + "\">" + json + "</script>\n  ");
  return std::move(*page);
}

/// A folder that is gone when this is.
class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "mediant-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// No shell in between: names with blanks and quotes are only names.
int ran(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t quiet;
  ::posix_spawn_file_actions_init(&quiet);
  ::posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", 1, 0);
  ::posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", 1, 0);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, arguments[0], &quiet, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&quiet);
  if (failed != 0) return -1;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Result<std::string> printed_page(const std::string& html) {
  const Scratch scratch;
  if (scratch.path().empty()) return Error{"io", "cannot make a temporary folder", ""};
  const fs::path page = scratch.path() / "brief.html";
  const fs::path pdf = scratch.path() / "brief.pdf";
  if (const auto written = formats::write_file(page, html); !written) return written.error();
  for (const char* browser : {"chromium", "chromium-browser", "google-chrome"}) {
    std::vector<std::string> words = {browser,
                                      "--headless",
                                      "--disable-gpu",
                                      "--disable-background-networking",
                                      "--no-first-run",
                                      "--no-pdf-header-footer",
                                      "--user-data-dir=" + (scratch.path() / "profile").string(),
                                      "--print-to-pdf=" + pdf.string(),
                                      "file://" + page.string()};
    // Chromium's own sandbox cannot start for root; the page is ours, static and without script.
    if (::geteuid() == 0) words.insert(words.begin() + 1, "--no-sandbox");
    if (ran(std::move(words)) == 0 && fs::exists(pdf)) return formats::read_file(pdf);
  }
  return Error{"no-browser", "a PDF is printed by Chromium, which is not installed or did not answer",
               "install chromium, or write .html and print it from any browser"};
}

}  // namespace

std::optional<Result<std::string>> handed_over(const api::Call& call, const Opened& opened,
                                               const api::Response& response, const Common& common) {
  if (!common.format.empty() || common.output.empty()) return std::nullopt;
  const std::string ending = fs::path(common.output).extension().string();
  const std::string& title = opened.loaded.value.title;
  if (ending == ".html") {
    return call.name == "brief" ? reading_page(opened)
                                : Result<std::string>(formats::page_html(response.page, title));
  }
  if (ending == ".pdf") return printed_page(formats::page_html(response.page, title));
  if (ending == ".docx") return formats::page_docx(response.page, title);
  return std::nullopt;
}

}  // namespace mediant::cli
