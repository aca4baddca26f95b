// The program as a user meets it: exit statuses, one clear error, what leaves the desk, help that works.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "mediant/api/api.hpp"

namespace {

using namespace mediant;
namespace fs = std::filesystem;

struct Answer {
  int status = 0;
  std::string out;
  std::string err;
};

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Program : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("mediant-cli-" + std::to_string(getpid()) + "-" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  Answer run(const std::string& arguments) const {
    const fs::path out = folder_ / "out.txt";
    const fs::path err = folder_ / "err.txt";
    const std::string command = "cd " + std::string(MEDIANT_SOURCE_DIR) + " && " MEDIANT_PROGRAM " " +
                                arguments + " >" + out.string() + " 2>" + err.string() + " </dev/null";
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), slurp(out), slurp(err)};
  }
  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  fs::path folder_;
};

TEST_F(Program, PrintsHelpWithoutArgumentsAndForEveryCommand) {
  const Answer help = run("");
  EXPECT_EQ(help.status, 0);
  EXPECT_NE(help.out.find("frontier"), std::string::npos);
  for (const char* command : {"brief", "show", "check", "frontier", "solve", "diff", "schema", "new",
                              "format", "man", "completion"}) {
    const Answer one = run(std::string(command) + " --help");
    EXPECT_EQ(one.status, 0) << command;
    EXPECT_FALSE(one.out.empty()) << command;
  }
}

TEST_F(Program, MisuseIsOneLineAndStatusTwo) {
  const Answer unknown = run("fronteer cases/labour-contract");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_NE(unknown.err.find("frontier"), std::string::npos);
  EXPECT_EQ(run("frontier no-such-folder").status, 2);
  EXPECT_EQ(run("frontier").status, 2);
}

TEST_F(Program, CheckTellsAllProblemsWithTheirPlaces) {
  EXPECT_EQ(run("check cases/labour-contract").status, 0);
  const fs::path bad = write(
      "bad.yaml",
      "mediant: 1\ntitle: T\nparties:\n  - {id: a, name: A}\n  - {id: a, name: B}\nissues:\n  - {id: x, "
      "name: X, optionz: [{id: y, name: Y}]}\nclaims:\n  - {id: c, kind: position, by: nobody, source: s}\n");
  const Answer check = run("check " + bad.string() + " --format json");
  EXPECT_EQ(check.status, 1);
  const auto json = nlohmann::json::parse(check.out);
  std::set<std::string> codes;
  for (const auto& problem : json["result"]["problems"]) {
    codes.insert(problem["code"].get<std::string>());
    if (problem["severity"] == "error") {
      EXPECT_GT(problem["line"].get<int>(), 0) << problem.dump();
    }
  }
  EXPECT_GE(codes.size(), 3U) << check.out;  // a duplicate, an unknown key, unknown references
  EXPECT_NE(check.out.find("options"), std::string::npos);
  const Answer lines = run("check " + bad.string());
  EXPECT_EQ(lines.status, 1);
  EXPECT_NE(lines.out.find(bad.string() + ":5:"), std::string::npos) << lines.out;
  EXPECT_EQ(run("check " + write("bytes.yaml", "\xff\xfe\x01").string()).status, 1);
  EXPECT_EQ(run("check /no/such/file.yaml").status, 2);
}

TEST_F(Program, CheckPlacesWhatTheClockAndTheDealsTell) {
  const fs::path old =
      write("old.yaml",
            "mediant: 1\ntitle: T\nas_of: 2020-01-01\nparties:\n  - {id: a, name: A}\n"
            "issues:\n  - {id: x, name: X, options: [{id: y, name: Y}, {id: n, name: N}]}\n");
  const Answer answer = run("check " + old.string());
  EXPECT_EQ(answer.status, 0);
  EXPECT_NE(answer.out.find(old.string() + ":3:"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("0 errors, 1 warning\n"), std::string::npos) << answer.out;
  const fs::path none =
      write("none.yaml",
            "mediant: 1\ntitle: T\nparties:\n  - {id: a, name: A, for: [public]}\nissues:\n"
            "  - {id: x, name: X, options: [{id: y, name: Y}, {id: n, name: N}], for: [public]}\n"
            "  - {id: z, name: Z, options: [{id: p, name: P}, {id: q, name: Q}], for: [public]}\npackages:\n"
            "  - {id: k1, when: {x: y, z: p}, forbid: true, for: [public]}\n  - {id: k2, when: {x: y, z: q}, "
            "forbid: true, for: [public]}\n"
            "  - {id: k3, when: {x: n, z: p}, forbid: true, for: [public]}\n  - {id: k4, when: {x: n, z: q}, "
            "forbid: true, for: [public]}\n");
  for (const char* audience : {"desk", "public"}) {
    const Answer left = run("check " + none.string() + " --for " + audience);
    EXPECT_EQ(left.status, 0) << left.out;
    EXPECT_NE(left.out.find("every deal") == std::string::npos ? left.out.find("leave no deal") : 0,
              std::string::npos)
        << audience << ": " << left.out;
  }
}

TEST_F(Program, ErrorsInACaseStopAnAnalysis) {
  const fs::path bad = write("bad.yaml", "mediant: 7\ntitle: T\nparties: []\nissues: []\n");
  const Answer answer = run("brief " + bad.string());
  EXPECT_EQ(answer.status, 1);
  EXPECT_TRUE(answer.out.empty());
  EXPECT_NE(answer.err.find("bad.yaml:1"), std::string::npos) << answer.err;
}

TEST_F(Program, SuggestionsOfAReportEnterACaseWithTheReportKeptBesideIt) {
  const std::string folder = (folder_ / "talks").string();
  ASSERT_EQ(run("new " + folder + " --title Talks --parties Norland,Sorana --issues Exports").status, 0);
  const std::string words =
      "LISBON, 4 June 2024 — Norland rejected the ceiling on exports.\n"
      "“We will sign nothing in June,” Ada Brandt, Norland's envoy, said.\n";
  const fs::path report = write("report.txt", words);
  const std::string accept = "read " + report.string() + " --case " + folder + " --accept ";
  const std::string before = slurp(fs::path(folder) / "case.yaml");

  EXPECT_EQ(run(accept + write("bad.txt", "twelve y\n").string()).status, 1);
  EXPECT_EQ(run(accept + write("none.txt", "all n\n").string()).status, 0);
  EXPECT_EQ(slurp(fs::path(folder) / "case.yaml"), before) << "what is refused changes nothing";
  EXPECT_EQ(run("read " + report.string() + " --accept").status, 2) << "needs a case";

  const Answer kept = run(accept + write("all.txt", "all y\n").string());
  EXPECT_EQ(kept.status, 0) << kept.err;
  const std::string after = slurp(fs::path(folder) / "case.yaml");
  EXPECT_NE(after.find("sources/report.txt"), std::string::npos);
  EXPECT_NE(after.find("sha256:"), std::string::npos);
  EXPECT_EQ(slurp(fs::path(folder) / "sources/report.txt"), words) << "kept verbatim";
  EXPECT_EQ(run("check " + folder).status, 0);
}

TEST_F(Program, ASpreadsheetHoldsEveryPointAndOneFigureACell) {
  const Answer json = run("frontier cases/labour-contract --format json");
  const auto points = nlohmann::json::parse(json.out)["result"]["frontier"];
  const Answer csv = run("frontier cases/labour-contract --format csv");
  ASSERT_GT(points.size(), 40U);
  EXPECT_EQ(static_cast<std::size_t>(std::count(csv.out.begin(), csv.out.end(), '\n')), points.size() + 1);
  EXPECT_NE(csv.out.find("Raise over the contract"), std::string::npos);
  EXPECT_EQ(csv.out.find(" to "), std::string::npos) << "a range stands in two cells";
}

TEST_F(Program, AnAnswerOfNoneIsStatusZero) {
  const fs::path none =
      write("none.yaml",
            "mediant: 1\ntitle: None\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: [{id: x, name: "
            "X, options: [{id: p, name: P}, {id: q, name: Q}]}]\n"
            "preferences:\n  a: {weights: {x: 1}, scores: {x: {p: 100, q: 0}}, reserve: 60}\n  b: {weights: "
            "{x: 1}, scores: {x: {p: 0, q: 100}}, reserve: 60}\n");
  const Answer solve = run("solve " + none.string() + " --format json");
  EXPECT_EQ(solve.status, 0) << solve.err;
  const auto json = nlohmann::json::parse(solve.out);
  EXPECT_TRUE(json["result"]["solutions"]["nash"].is_null());
  EXPECT_EQ(json["result"]["reason"], "no-acceptable-deal");
  EXPECT_FALSE(
      nlohmann::json::parse(
          run("solve " + none.string() + " --unrestricted --format json").out)["result"]["solutions"]["nash"]
          .is_null());
}

TEST_F(Program, WhatLeavesTheDeskNeedsAnAudience) {
  const std::string file = (folder_ / "brief.md").string();
  const Answer without = run("brief cases/labour-contract -o " + file);
  EXPECT_EQ(without.status, 2);
  EXPECT_FALSE(fs::exists(file));
  EXPECT_EQ(run("brief cases/labour-contract --for public -o " + file).status, 0);
  EXPECT_TRUE(fs::exists(file));
}

TEST_F(Program, AnUnknownAudienceLearnsOnlyVisibleNames) {
  const Answer answer = run("show cases/labour-contract --for nobody");
  EXPECT_EQ(answer.status, 2);
  EXPECT_FALSE(answer.err.empty());
}

TEST_F(Program, ANewCaseIsCleanAndHasABrief) {
  const std::string path = (folder_ / "talks").string();
  EXPECT_EQ(run("new " + path +
                " --title 'Harbour talks' --parties 'Port Authority,Dockers' --issues 'Night shifts'")
                .status,
            0);
  EXPECT_EQ(run("check " + path).status, 0);
  EXPECT_NE(run("brief " + path).out.find("Dockers"), std::string::npos);
  EXPECT_EQ(run("new " + path).status, 1);  // never over an existing case
}

TEST_F(Program, FormatsRoundTrip) {
  for (const char* name :
       {"labour-contract", "moscow-2025-12", "camp-david-1978", "harbour-six", "peace-draft-28"}) {
    const std::string case_path = std::string("cases/") + name;
    const Answer yaml = run("format " + case_path);
    const Answer json = run("format " + case_path + " --to json");
    ASSERT_EQ(json.status, 0) << json.err;
    const fs::path as_json = write("case.json", json.out);
    EXPECT_EQ(run("format " + as_json.string() + " --to yaml").out, yaml.out) << name;
    const fs::path as_yaml = write("case.yaml", yaml.out);
    EXPECT_EQ(run("format " + as_yaml.string() + " --to json").out, json.out) << name;
    EXPECT_EQ(
        nlohmann::json::parse(
            run("diff " + as_yaml.string() + " " + case_path + " --format json").out)["result"]["changes"]
            .size(),
        0U)
        << name;
  }
}

// An example in the help that does not run is worse than none.
TEST_F(Program, EveryExampleOnAShippedCaseRuns) {
  std::size_t ran = 0;
  for (const api::Call& call : api::calls()) {
    for (const std::string& example : call.examples) {
      const std::size_t at = example.find("cases/");
      if (at == std::string::npos || example.find(" -o ") != std::string::npos) continue;
      if (example.find("--answers") != std::string::npos)
        continue;  // a file that the reader has to write first
      const std::string name = example.substr(at, example.find(' ', at) - at);
      if (!fs::exists(fs::path(MEDIANT_SOURCE_DIR) / name)) continue;
      const Answer answer = run(example);
      EXPECT_EQ(answer.status, 0) << example << ": " << answer.err;
      EXPECT_FALSE(answer.out.empty()) << example;
      ++ran;
    }
  }
  EXPECT_GT(ran, 15U);
}

TEST_F(Program, PrintsNoColourWhenPiped) {
  EXPECT_EQ(run("brief cases/labour-contract").out.find('\x1b'), std::string::npos);
}

TEST_F(Program, CsvOfTheGridReadsAsATable) {
  const Answer csv = run("show cases/labour-contract grid --format csv");
  EXPECT_EQ(csv.status, 0);
  EXPECT_TRUE(csv.out.starts_with("Issue,")) << csv.out.substr(0, 80);
}

TEST_F(Program, ManPagesAndCompletionsComeFromTheSameRecords) {
  EXPECT_TRUE(run("man frontier").out.starts_with(".TH"));
  for (const char* shell : {"bash", "zsh", "fish"})
    EXPECT_NE(run(std::string("completion ") + shell).out.find("among"), std::string::npos) << shell;
  EXPECT_EQ(run("man nothing").status, 2);
}

}  // namespace
