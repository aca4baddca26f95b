// R10 at the program's own door, which reads the files a case names: for an audience that does not see them,
// hidden texts, copies and promises may be anything, or be missing, and every output and error stays the
// same.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// $ stands for what a and the public are not to know.
constexpr const char* case_text = R"(mediant: 1
title: Harbour
parties:
  - {id: a, name: Aland, role: principal}
  - {id: b, name: Bland, role: principal}
  - {id: m, name: Chair, role: mediator}
issues:
  - {id: cranes, name: Cranes, ordered: true, for: public, options: [{id: none}, {id: two}, {id: four}]}
proposals:
  - {id: open, title: Open draft, by: m, text: drafts/open.md, terms: {cranes: {option: two, clause: "1"}}, for: public}
  - {id: kept, title: Kept $, by: b, text: drafts/kept.md, terms: {cranes: {option: four, clause: "1"}}, for: b}
claims:
  - {id: c1, kind: position, by: a, stance: demands, issue: cranes, option: none, text: No crane, for: public}
  - {id: c2, kind: position, by: b, stance: demands, issue: cranes, option: four, text: Four cranes $, for: b}
messages:
  - {id: m1, from: b, to: m, on: 2026-03-01, wording: "We would accept three cranes $", authority: not-to-convey, for: b}
minutes:
  - {id: u1, text: "Bland would pay for the pier $", confirmed: [{party: b, status: confirmed}], for: b}
obligations:
  - {id: o1, who: a, what: Opens the pier, deadline: within 30 days, for: public}
  - {id: o2, who: b, what: Pays $, after: o1, verifier: m, consequence: Loses the pier $, for: b}
texts:
  - id: text
    title: One text
    custodian: m
    for: public
    revisions:
      - id: rev-1
        on: 2026-03-02
        file: texts/rev-1.md
        clauses: [{label: "1", status: open}, {label: "2", status: bracketed, proposed_by: a, note: Desk $}]
        exposures:
          - {recipient: a, on: 2026-03-02, medium: paper, copy: rev-1/1, for: a}
          - {recipient: b, on: 2026-03-03, medium: by hand $, copy: rev-1/2, for: b}
      - id: rev-2
        on: 2026-03-05
        file: texts/rev-2.md
        clauses: [{label: "1", status: agreed}]
        exposures: [{recipient: b, on: 2026-03-05, medium: paper $, copy: rev-2/1, for: b}]
        for: b
)";

std::string with(std::string text, const std::string& secret) {
  for (std::size_t at = text.find('$'); at != std::string::npos; at = text.find('$', at))
    text.replace(at, 1, secret);
  return text;
}

class DraftFiles : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("mediant-draft-access-" + std::to_string(getpid()));
    fs::remove_all(root_);
    make("plain", "gladly");
    make("planted", "CANARY");
    make("missing", "CANARY");
    fs::remove(root_ / "missing/case/drafts/kept.md");
    fs::remove(root_ / "missing/case/texts/rev-2.md");
  }
  void TearDown() override { fs::remove_all(root_); }

  void make(const std::string& folder, const std::string& secret) const {
    const fs::path c = root_ / folder / "case";
    write(c / "case.yaml", with(case_text, secret));
    write(c / "drafts/open.md",
          "1. Aland shall build two cranes within 30 days.\n2. Bland may inspect the pier.\n");
    write(c / "drafts/kept.md",
          with("1. Bland shall build four cranes by 1 May 2031 and pay $ for the pier.\n", secret));
    write(c / "texts/rev-1.md", "1. The chair shall open the pier.\n2. [a: Two cranes] may be built.\n");
    write(c / "texts/rev-2.md", with("1. The chair shall open the pier and $ shall pay.\n", secret));
  }

  // Exit code, output, errors and the written file, all in one.
  [[nodiscard]] std::string run(const std::string& folder, const std::string& arguments) const {
    const fs::path here = root_ / folder;
    fs::remove(here / "out.html");
    const std::string command =
        "cd " + here.string() + " && " MEDIANT_PROGRAM " " + arguments + " >out 2>err </dev/null";
    const int status = WEXITSTATUS(std::system(command.c_str()));
    return std::to_string(status) + "\n" + slurp(here / "out") + slurp(here / "err") +
           (fs::exists(here / "out.html") ? slurp(here / "out.html") : "");
  }
  fs::path root_;
};

const std::vector<std::string> commands = {"align case",
                                           "obligations case",
                                           "text status case",
                                           "text status case --text text",
                                           "text status case --text other",
                                           "leak case 'four cranes by 1 May 2031'",
                                           "leak case 'We would accept three cranes'",
                                           "leak case 'Two cranes may be built'",
                                           "leak case 'The chair shall open the pier'",
                                           "brief case"};

TEST_F(DraftFiles, WhatIsHiddenFromAnAudienceChangesNothingItIsGiven) {
  for (const std::string& command : commands) {
    for (const std::string audience : {"public", "a"}) {
      std::vector<std::string> forms = {"", "--format json", "--format markdown"};
      // The brief as a page holds the case as its reader may see it; tests of handing over look at that.
      if (!command.starts_with("brief")) forms.emplace_back("-o out.html");
      for (const std::string& form : forms) {
        const std::string asked = command + " --for " + audience + " --today 2026-04-01 " + form;
        const std::string plain = run("plain", asked);
        ASSERT_TRUE(plain.starts_with("0") || command.ends_with("other")) << asked << "\n" << plain;
        ASSERT_GT(plain.size(), 20U) << asked;
        const std::string seen = run(form.empty() ? "missing" : "planted", asked);
        ASSERT_EQ(plain, seen) << asked;
        ASSERT_EQ(seen.find("CANARY"), std::string::npos) << asked;
      }
    }
  }
}

TEST_F(DraftFiles, WhoMaySeeItDoesSeeIt) {
  for (const std::string& command : commands) {
    if (command.ends_with("other") || command.ends_with("built'") || command.starts_with("brief")) continue;
    EXPECT_NE(run("planted", command + " --for b --format json").find("CANARY"), std::string::npos)
        << command;
  }
}

}  // namespace
