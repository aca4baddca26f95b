// `read --accept` at a real terminal: how many keys a person spends for each claim kept, and how many
// suggestions had to be mended, on reports whose right reading is annotated.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/terminal.hpp"

namespace {

using mediant::support::Terminal;
namespace fs = std::filesystem;
using nlohmann::json;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

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
