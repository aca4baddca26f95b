// A case's YAML changed in place: comments and layout stay where nothing changed, what is lost is told, and
// the result always reads back as the new case.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mediant/formats/native/case_file.hpp"
#include "support/random_case.hpp"

namespace mediant::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string commented = R"(# The desk's own case.
mediant: 1
title: Harbour   # working title

# Who is in the room.
parties:
- {id: a, name: "Aland", role: principal}   # met on Monday
- {id: b, name: Bland, role: principal}
issues:
  - id: cranes
    name: Cranes
    options: [{id: none}, {id: two}]   # four is off the table
texts:
  - id: text   # the chair's
    title: One text
    # Told to nobody yet.
    revisions:
      - id: rev-1
        on: 2026-03-02
        clauses:
          # Point 1 was the hardest.
          - {label: "1", status: open}
          - {label: "2", status: open}   # waits for Bland
          - {label: "3", status: open}
# The end.
)";

model::Case read(const std::string& yaml) {
  Loaded loaded = read_case_yaml(yaml, "case.yaml");
  EXPECT_TRUE(loaded.usable());
  return loaded.value;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

TEST(Amend, OnlyTheChangedLineIsWrittenAnew) {
  model::Case c = read(commented);
  c.texts[0].revisions[0].clauses[2].status = "agreed";
  const Amended amended = amend_case_yaml(commented, c);
  EXPECT_EQ(amended.yaml,
            with(commented, "- {label: \"3\", status: open}", "- {label: \"3\", status: agreed}"));
  EXPECT_THAT(amended.lost, IsEmpty());
}

TEST(Amend, ACommentBesideWhatChangesIsTold) {
  model::Case c = read(commented);
  c.texts[0].revisions[0].clauses[1].status = "bracketed";
  const Amended amended = amend_case_yaml(commented, c);
  EXPECT_EQ(amended.yaml, with(commented, "- {label: \"2\", status: open}   # waits for Bland",
                               "- {label: \"2\", status: bracketed}"));
  EXPECT_THAT(amended.lost, ElementsAre("# waits for Bland"));
}

TEST(Amend, WhatIsAddedAndTakenOutLeavesTheRest) {
  model::Case c = read(commented);
  c.parties.erase(c.parties.begin() + 1);
  model::Claim claim;
  claim.id = model::ClaimId("c1");
  claim.kind = model::ClaimKind::position;
  claim.by = {"a", ""};
  claim.text = "Two cranes: no more";
  c.claims.push_back(claim);
  const Amended amended = amend_case_yaml(commented, c);
  EXPECT_THAT(amended.lost, IsEmpty());
  EXPECT_EQ(write_case_yaml(read(amended.yaml)), write_case_yaml(c));
  EXPECT_EQ(amended.yaml.find("Bland, role"), std::string::npos);
  EXPECT_NE(amended.yaml.find("options: [{id: none}, {id: two}]   # four is off the table\nclaims:\n"),
            std::string::npos)
      << amended.yaml;
}

TEST(Amend, NothingChangedIsTheSameToTheLetter) {
  EXPECT_EQ(amend_case_yaml(commented, read(commented)).yaml, commented);
}

TEST(Amend, WhatCannotBeTakenApartIsWrittenCanonicallyAndItsCommentsAreTold) {
  const std::string flow =
      "{mediant: 1, title: Harbour, # mine\n parties: [{id: a, name: Aland, role: principal}], issues: []}\n";
  model::Case c = read(flow);
  c.title = "Port";
  const Amended amended = amend_case_yaml(flow, c);
  EXPECT_EQ(amended.yaml, write_case_yaml(c));
  EXPECT_THAT(amended.lost, ElementsAre("# mine"));
}

// Any case with comments in it, changed in several places.
TEST(Amend, AlwaysReadsBackAndTellsEveryCommentThatIsGone) {
  std::size_t kept = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const model::Case before = test::RandomCase(seed, {}).make();
    std::string yaml;
    std::size_t comments = 0, line = 0, text_at = std::string::npos;
    const std::string canonical = write_case_yaml(before);
    for (std::size_t at = 0; at < canonical.size();) {
      const std::size_t end = canonical.find('\n', at) + 1;
      const std::string one = canonical.substr(at, end - at);
      // Not inside a text that goes over several lines.
      const std::size_t indent = one.find_first_not_of(" \n");
      if (indent != std::string::npos && indent <= text_at) text_at = std::string::npos;
      if (++line % 5 == seed % 5 && text_at == std::string::npos && indent != std::string::npos)
        yaml += std::string(indent, ' ') + "# note " + std::to_string(++comments) + "\n";
      const std::size_t last = one.find_last_not_of("+-\n");
      if (text_at == std::string::npos && last != std::string::npos && (one[last] == '|' || one[last] == '>'))
        text_at = indent;
      yaml += one;
      at = end;
    }
    ASSERT_EQ(write_case_yaml(read_case_yaml(yaml, "").value), canonical) << seed;
    model::Case after = before;
    after.title += " changed";
    if (!after.claims.empty()) {
      after.claims.push_back(after.claims.front());
      after.claims.back().id = model::ClaimId("new-claim");
      after.claims[seed % after.claims.size()].text = "Something else # said: \"loudly\"";
    }
    if (!after.obligations.empty()) after.obligations.erase(after.obligations.begin());
    if (after.issues.size() > 1) std::swap(after.issues[0], after.issues[1]);
    if (!after.texts.empty() && !after.texts[0].revisions.empty()) after.texts[0].revisions.pop_back();
    const Amended amended = amend_case_yaml(yaml, after);
    EXPECT_EQ(write_case_yaml(read_case_yaml(amended.yaml, "").value), write_case_yaml(after)) << seed;
    for (std::size_t n = 1; n <= comments; ++n) {
      const std::string comment = "# note " + std::to_string(n);
      const bool stays = amended.yaml.find(comment + "\n") != std::string::npos;
      const bool told = std::find(amended.lost.begin(), amended.lost.end(), comment) != amended.lost.end();
      EXPECT_NE(stays, told) << seed << " " << comment;
      kept += stays;
      ++all;
    }
  }
  EXPECT_GT(kept * 10, all * 8);
}

}  // namespace
}  // namespace mediant::formats
