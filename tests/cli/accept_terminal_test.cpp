// `read --accept` at a real terminal: how many keys a person spends for each claim kept, and how many
// suggestions had to be mended, on reports whose right reading is annotated.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A program behind a pseudo-terminal of its own.
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

constexpr const char* prompt = "[y/n/m/b/k/K/q] ";

// What a careful person would press at each suggestion: keep what the annotation holds, with the speaker put
// right where it is wrong; leave out the rest. Names, places, dates and figures are kept by kind.
struct Plan {
  std::vector<std::string> keys;
  std::size_t claims = 0, mended = 0;
};
Plan plan(const json& suggestions, const json& annotated) {
  Plan plan;
  std::vector<std::string> decided;  // kinds kept at one key
  for (const json& s : suggestions) {
    const std::string kind = s["kind"], text = s["text"];
    if (std::find(decided.begin(), decided.end(), kind) != decided.end()) continue;
    if (kind == "person" || kind == "party" || kind == "place" || kind == "date" || kind == "quantity" ||
        kind == "document") {
      decided.push_back(kind);
      plan.keys.emplace_back("k");
      continue;
    }
    const json* same = nullptr;
    for (const json& claim : annotated["claims"]) {
      const std::string words = claim["text"];
      if (claim["kind"] == kind &&
          (text.find(words) != std::string::npos || words.find(text) != std::string::npos))
        same = &claim;
    }
    if (same == nullptr) {
      plan.keys.emplace_back("n");
      continue;
    }
    const std::string by = same->value("by", ""), got = s.value("by", "");
    if (kind != "meeting" && got.find(by) == std::string::npos && by.find(got) == std::string::npos) {
      plan.keys.push_back("mby: " + by + "\n");
      ++plan.mended;
    }
    plan.keys.emplace_back("y");
    ++plan.claims;
  }
  return plan;
}

TEST(AcceptAtATerminal, SpendsAtMostThreeKeysForEachClaimKept) {
  const fs::path reports = fs::path(MEDIANT_SOURCE_DIR) / "tests/record/reports";
  std::size_t keys = 0, claims = 0, mended = 0, suggestions = 0;
  for (const std::string name : {"t02_border", "held_ceasefire", "t05_rail_us", "fresh_river"}) {
    const fs::path folder = fs::temp_directory_path() / ("mediant-pty-" + std::to_string(::getpid()) + name);
    fs::create_directories(folder);
    std::ofstream(folder / "case.yaml") << "mediant: 1\ntitle: From a report\nparties: []\nissues: []\n";
    const fs::path report = reports / (name + ".txt"), out = folder / "read.json";
    ASSERT_EQ(std::system((std::string(MEDIANT_PROGRAM) + " read " + report.string() + " --format json >" +
                           out.string())
                              .c_str()),
              0);
    const json read = json::parse(slurp(out))["result"]["suggestions"];
    const Plan todo = plan(read, json::parse(slurp(reports / (name + ".json"))));
    Terminal terminal({MEDIANT_PROGRAM, "read", report.string(), "--case", folder.string(), "--accept"});
    ASSERT_TRUE(terminal.started());
    std::size_t pressed = 0;
    for (const std::string& key : todo.keys) {
      ASSERT_TRUE(terminal.wait_for(prompt)) << name << ": " << terminal.shown();
      terminal.type(key);
      pressed += key.size();
    }
    ASSERT_TRUE(terminal.wait_for("Kept ")) << name << ": " << terminal.shown();
    ASSERT_TRUE(terminal.wait_for("check")) << name;
    EXPECT_EQ(terminal.status(), 0) << terminal.shown();
    EXPECT_NE(terminal.shown().find("with " + std::to_string(pressed) + " keys; " +
                                    std::to_string(todo.mended) + " mended"),
              std::string::npos)
        << terminal.shown().substr(terminal.shown().rfind("Kept "));
    EXPECT_EQ(std::system(
                  (std::string(MEDIANT_PROGRAM) + " check " + folder.string() + " >/dev/null 2>&1").c_str()),
              0);
    EXPECT_GT(todo.claims, 5U) << name;
    keys += pressed;
    claims += todo.claims;
    mended += todo.mended;
    suggestions += read.size();
    fs::remove_all(folder);
  }
  RecordProperty("keys", static_cast<int>(keys));
  RecordProperty("claims", static_cast<int>(claims));
  RecordProperty("mended", static_cast<int>(mended));
  std::cout << keys << " keys for " << claims << " claims kept of " << suggestions
            << " suggestions: " << static_cast<double>(keys) / static_cast<double>(claims) << " a claim; "
            << mended << " mended\n";
  EXPECT_LE(keys, 3 * claims);
}

TEST(AcceptAtATerminal, MendsAndStopsWithoutLosingWhatWasKept) {
  const fs::path folder = fs::temp_directory_path() / ("mediant-mend-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "case.yaml") << "mediant: 1\ntitle: T\nparties: []\nissues: []\n";
  std::ofstream(folder / "r.txt") << "Norland rejected the draft.\nSorana demanded a review.\n";
  Terminal terminal(
      {MEDIANT_PROGRAM, "read", (folder / "r.txt").string(), "--case", folder.string(), "--accept"});
  ASSERT_TRUE(terminal.wait_for(prompt));
  terminal.type("mnonsense\n");
  ASSERT_TRUE(terminal.wait_for("mends nothing"));
  ASSERT_TRUE(terminal.wait_for(prompt));
  terminal.type("mby: Westland\n");
  ASSERT_TRUE(terminal.wait_for("by Westland")) << terminal.shown();
  ASSERT_TRUE(terminal.wait_for(prompt));
  terminal.type("y");
  ASSERT_TRUE(terminal.wait_for(prompt));
  terminal.type("\x03");
  ASSERT_TRUE(terminal.wait_for("1 mended")) << terminal.shown();
  EXPECT_EQ(terminal.status(), 0);
  EXPECT_NE(slurp(folder / "case.yaml").find("Westland"), std::string::npos);
  EXPECT_EQ(slurp(folder / "case.yaml").find("demands"), std::string::npos);
  fs::remove_all(folder);
}

}  // namespace
