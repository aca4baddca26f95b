// Parties' demands, one text, obligations, leaks and redlines on small cases with plain answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "mediant/drafts/alignment.hpp"
#include "mediant/drafts/leak.hpp"
#include "mediant/drafts/obligations.hpp"
#include "mediant/drafts/one_text.hpp"
#include "mediant/formats/native/case_file.hpp"
#include "mediant/formats/native/document_file.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::drafts {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using text::TrackedChange;
using text::WrittenDocument;
namespace fs = std::filesystem;

const text::Toolkit& toolkit() {
  static const auto kit = text::make_icu_toolkit();
  return *kit;
}

Draft draft_of(const std::string& text, const std::string& name = "draft.txt") {
  return parse_draft(*formats::read_plain_text(text, name), toolkit());
}

model::Claim demand(const std::string& id, const std::string& by, const std::string& issue,
                    const std::string& option, const std::string& stance = "demands") {
  model::Claim claim;
  claim.id = model::ClaimId(id);
  claim.kind = model::ClaimKind::position;
  claim.by.ref = by;
  claim.text = id;
  claim.stance = stance;
  if (!issue.empty()) claim.issue = model::IssueId(issue);
  if (!option.empty()) claim.option = model::OptionId(option);
  return claim;
}

model::Case small_case() {
  model::Case c;
  for (const std::string id : {"a", "b"}) {
    model::Party party;
    party.id = model::PartyId(id);
    party.name = id == "a" ? "Arvand" : "Belmar";
    c.parties.push_back(party);
  }
  model::Issue cap;
  cap.id = model::IssueId("cap");
  cap.range = model::NumericRange{};
  model::Issue port;
  port.id = model::IssueId("port");
  c.issues = {cap, port};
  c.claims = {demand("t1", "a", "cap", "400"), demand("t2", "a", "port", "lease"),
              demand("t3", "b", "cap", "800"), demand("t4", "b", "", "", "rejects")};
  c.claims[3].about = {"t1", "t2"};
  model::Proposal p;
  p.id = model::ProposalId("draft");
  model::Term term;
  term.issue = model::IssueId("cap");
  term.option = model::OptionId("600");
  term.basis = model::Basis::text;
  term.clause = "2";
  p.terms = {term};
  model::Proposal unknown;
  unknown.id = model::ProposalId("counter");
  unknown.content_unknown = true;
  c.proposals = {p, unknown};
  return c;
}

TEST(Demands, AreMetInPartOrLeftOpenAndTheShareHasARange) {
  const auto rows =
      align_with_parties(small_case(), {{"draft", draft_of("1. First.\n2. The cap shall be 600.")}});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows[1].content_unknown);
  EXPECT_THAT(rows[1].parties, IsEmpty());
  const PartyAlignment& a = rows[0].parties[0];
  EXPECT_EQ(a.demands[0].met, Met::partly);  // 600 lies between 400 and 800
  EXPECT_EQ(a.demands[0].clause_text, "The cap shall be 600.");
  EXPECT_EQ(a.demands[0].basis, "text");
  EXPECT_EQ(a.demands[1].met, Met::open);
  EXPECT_EQ(a.share.low(), 0);
  EXPECT_EQ(a.share.high(), 1);
  EXPECT_EQ(rows[0].parties[1].demands[1].met, Met::open);  // the set: one of two known, and not in the draft
}

TEST(Demands, ASetIsContradictedOnlyByAllOfIt) {
  model::Case c = small_case();
  c.proposals[0].terms[0].option = model::OptionId("400");
  EXPECT_EQ(align_with_parties(c, {})[0].parties[1].demands[1].met, Met::partly);
  EXPECT_EQ(align_with_parties(c, {})[0].parties[1].demands[0].met, Met::contradicts);
  model::Term port;
  port.issue = model::IssueId("port");
  port.option = model::OptionId("lease");
  c.proposals[0].terms.push_back(port);
  EXPECT_EQ(align_with_parties(c, {})[0].parties[1].demands[1].met, Met::contradicts);
  EXPECT_EQ(align_with_parties(c, {})[0].parties[0].share.low(), 1);
}

TEST(OneText, StatusesGoOnThroughRevisionsAndChangedWordingReopens) {
  const Draft first = draft_of("1. The port opens on 1 May.\n2. Pilots wear vests.\n3. Fees are shared.");
  const Draft second = draft_of("1. Pilots wear vests.\n2. The port opens on 1 June.\n3. [Fees are shared.]");
  model::OneText text;
  text.id = "main";
  text = *add_revision(text, {}, first, model::parse_date("2031-01-01"), "rev1.md", "", toolkit());
  text = *act_on(text, "1", Act::agree, {}, "");
  text = *act_on(text, "2", Act::agree, {}, "");
  EXPECT_EQ(act_on(text, "9", Act::agree, {}, "").error().code, "unknown-clause");
  EXPECT_EQ(act_on(text, "3", Act::propose, {}, "").error().code, "missing-by");
  text = *add_revision(text, first, second, model::parse_date("2031-01-05"), "rev2.md", "", toolkit());
  const auto& clauses = text.revisions[1].clauses;
  EXPECT_EQ(clauses[0].status, "agreed");
  EXPECT_EQ(clauses[1].status, "open");
  EXPECT_THAT(clauses[1].note, HasSubstr("was agreed in rev-1"));
  EXPECT_EQ(clauses[2].status, "bracketed");
  EXPECT_EQ(freeze(text).error().code, "brackets-open");
  text = *act_on(text, "3", Act::agree, {}, "");
  text = *freeze(text);
  EXPECT_EQ(act_on(text, "3", Act::open, {}, "").error().code, "frozen");
}

TEST(OneText, UnequalCirculationIsToldAndCopiesAreNumbered) {
  model::OneText text;
  text.id = "main";
  const Draft draft = draft_of("1. One.\n2. Two.");
  text = *add_revision(text, {}, draft, {}, "", "", toolkit());
  EXPECT_THAT(status_of(text, {"a", "b"}).unequal, IsEmpty());
  text = *expose(text, "rev-1", "a", model::parse_date("2031-01-02"), "paper");
  ASSERT_EQ(status_of(text, {"a", "b"}).unequal.size(), 1U);
  EXPECT_EQ(status_of(text, {"a", "b"}).unequal[0].recipient, "b");
  text = *expose(text, "rev-1", "b", model::parse_date("2031-01-02"), "paper");
  EXPECT_EQ(text.revisions[0].exposures[1].copy, "rev-1/2");
  EXPECT_THAT(status_of(text, {"a", "b"}).unequal, IsEmpty());
}

TEST(OneText, BracketsNestAndUnbalancedOnesAreErrors) {
  const auto brackets = brackets_of("a [b [c] d] [e]");
  ASSERT_TRUE(brackets.ok());
  ASSERT_EQ(brackets->size(), 3U);
  EXPECT_EQ((*brackets)[1].depth, 1U);
  EXPECT_FALSE(brackets_of("a [b").ok());
  EXPECT_FALSE(brackets_of("a ] b").ok());
}

TEST(Obligations, AreSuggestedWithTheirParts) {
  const auto found = suggest_obligations(draft_of("1. If the ceasefire holds, Arvand shall withdraw its guns "
                                                  "within 30 days, verified by the Joint Board.\n"
                                                  "2. The sea is blue.\n3. Belmar must not mine the strait."),
                                         small_case(), toolkit());
  ASSERT_EQ(found.size(), 2U);
  const model::Obligation& first = found[0].obligation;
  ASSERT_EQ(first.who.size(), 1U);
  EXPECT_EQ(first.who[0].ref, "a");
  EXPECT_EQ(first.what, "withdraw its guns");
  EXPECT_EQ(first.deadline, "within 30 days");
  ASSERT_EQ(first.verifier.size(), 1U);
  EXPECT_EQ(first.verifier[0].unnamed, "the Joint Board");
  EXPECT_TRUE(found[1].forbids);
  EXPECT_EQ(found[1].obligation.who[0].ref, "b");
}

TEST(Obligations, OrderIsToldStageByStageAndCyclesAreNamed) {
  const auto make = [](const std::string& id, std::vector<std::string> after,
                       std::vector<std::string> together = {}) {
    model::Obligation o;
    o.id = model::ObligationId(id);
    o.after = std::move(after);
    o.together = std::move(together);
    return o;
  };
  const auto good =
      check_obligations({make("x", {}), make("y", {"x"}), make("z", {}, {"y"}), make("w", {"z", "none"})});
  EXPECT_THAT(good.order, ElementsAre(ElementsAre("x"), ElementsAre("y", "z"), ElementsAre("w")));
  EXPECT_THAT(good.cycle, IsEmpty());
  EXPECT_THAT(good.unknown, ElementsAre("none"));
  EXPECT_EQ(good.without_verifier.size(), 4U);
  const auto bad =
      check_obligations({make("x", {"z"}), make("y", {"x"}), make("z", {"y"}), make("free", {})});
  EXPECT_EQ(bad.cycle.size(), 3U);
  EXPECT_THAT(bad.order, IsEmpty());
}

TEST(Leak, TheVersionItsHoldersAndTheDifferenceAreFound) {
  model::Case c = small_case();
  model::OneText text;
  text.id = "main";
  model::Revision one, two;
  one.id = "rev-1";
  one.file = "one.md";
  one.exposures = {{"b", model::parse_date("2031-01-02"), "paper", "rev-1/1", "", {}}};
  two.id = "rev-2";
  two.file = "two.md";
  two.exposures = {{"a", model::parse_date("2031-01-09"), "mail", "rev-2/1", "", {}}};
  text.revisions = {one, two};
  c.texts = {text};
  auto first = *formats::read_plain_text(
      "1. Other words.\n2. The armed forces of Belmar shall be limited to 600,000 personnel.", "one.md");
  auto second = *formats::read_plain_text(
      "1. Other words.\n2. The armed forces of Belmar shall be limited to 800,000 personnel.", "two.md");
  const LeakIndex index(texts_of(c, {first, second}), toolkit());
  const LeakPage page = trace_leak(c, index, "armed forces of Belmar shall be limited to 800,000", toolkit());
  ASSERT_GE(page.findings.size(), 2U);
  EXPECT_EQ(index.texts()[page.findings[0].match.text].id, "main rev-2");
  EXPECT_TRUE(page.findings[0].match.verbatim);
  ASSERT_EQ(page.findings[0].holders.size(), 1U);
  EXPECT_EQ(page.findings[0].holders[0].who, "a");
  EXPECT_THAT(page.findings[0].not_shown, ElementsAre("b"));
  EXPECT_FALSE(page.findings[1].match.verbatim);
  EXPECT_THAT(page.findings[1].match.difference,
              Contains(drafts::Run{drafts::Run::Kind::inserted, "800,000"}));
  EXPECT_THAT(page.to_tell, ElementsAre("a", "b"));
  EXPECT_THAT(trace_leak(c, index, "nothing like this was ever written down anywhere", toolkit()).findings,
              IsEmpty());
}

TEST(Leak, TheIndexForOneExcerptFindsWhatTheWholeIndexFinds) {
  std::vector<HeldText> texts;
  for (const std::string file : {"en_a.md", "en_b.md", "ru_a.md", "uk_b.md", "ar_a.txt"}) {
    HeldText held{file, "proposal", "", {}, {}};
    const Draft draft =
        parse_draft(*formats::read_document(MEDIANT_SOURCE_DIR "/tests/data/drafts/" + file), toolkit());
    for (const Clause& clause : draft.clauses) {
      held.numbers.push_back(clause.number);
      held.parts.push_back(clause.text);
    }
    texts.push_back(held);
  }
  const LeakIndex whole(texts, toolkit());
  for (const HeldText& text : texts) {
    for (std::size_t p = 0; p < text.parts.size(); p += 3) {
      const std::string& excerpt = text.parts[p];
      const LeakIndex once(texts, toolkit(), excerpt);
      const auto all = whole.search(excerpt, toolkit()), found = once.search(excerpt, toolkit());
      ASSERT_EQ(found.size(), all.size()) << excerpt;
      for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(found[i].text, all[i].text);
        EXPECT_EQ(found[i].parts, all[i].parts);
      }
    }
  }
  // Capitals, vowel points and other apostrophes hide nothing.
  const LeakIndex shouted(texts, toolkit(),
                          "THE ARMED FORCES OF BELMAR SHALL BE LIMITED TO 600,000 PERSONNEL");
  EXPECT_FALSE(
      shouted.search("THE ARMED FORCES OF BELMAR SHALL BE LIMITED TO 600,000 PERSONNEL", toolkit()).empty());
}

TEST(Redline, WordsAreMarkedAndBothTextsComeBackFromIt) {
  const auto runs = word_changes("The cap is 600,000 ships now.", "The cap is 800,000 boats now.");
  ASSERT_EQ(runs.size(), 4U);
  EXPECT_EQ(runs[1], (drafts::Run{drafts::Run::Kind::deleted, "600,000 ships"}));
  EXPECT_EQ(runs[2], (drafts::Run{drafts::Run::Kind::inserted, "800,000 boats"}));
  const auto load = [](const std::string& file) {
    return parse_draft(*formats::read_document(MEDIANT_SOURCE_DIR "/tests/data/drafts/" + file), toolkit());
  };
  const Draft a = load("en_a.md"), b = load("en_b.md");
  Progress progress;
  const auto document = redline(a, b, compare({a, b}, {}, toolkit(), progress), {"Desk", "2031-01-01"});
  const auto bytes = formats::write_docx(document);
  ASSERT_TRUE(bytes.ok());
  const auto again = formats::read_docx(*bytes, "redline.docx");
  ASSERT_TRUE(again.ok());
  const Draft accepted = parse_draft(*again, toolkit());
  ASSERT_EQ(accepted.clauses.size(), b.clauses.size());
  for (std::size_t i = 0; i < b.clauses.size(); ++i) EXPECT_EQ(accepted.clauses[i].text, b.clauses[i].text);
  // What was deleted is there to be seen.
  const auto before = text::original(*again);
  EXPECT_THAT(before.text, HasSubstr("The port of Kessa shall be leased to Arvand for 25 years."));
}

Draft revised(const WrittenDocument& redlined) { return parse_draft(redlined, toolkit()); }

TEST(Redline, WhatStandsOutsideTheClausesIsMarkedToo) {
  const Draft a = draft_of(
      "Plan\n\nThe two ports met in May 2031.\n\n1. The pier opens.\n2. Fees end.\n\n"
      "Done at Norhaven in two copies.\nThe seal of the town is set below.\n",
      "a.txt");
  const Draft b = draft_of(
      "Plan\n\nThe two ports met in June 2031.\n\n1. The pier opens.\n2. Fees end.\n\n"
      "Done at Norhaven in three copies.\n",
      "b.txt");
  Progress progress;
  const auto document = redline(a, b, compare({a, b}, {}, toolkit(), progress), {"Desk", "2031-01-01"});
  EXPECT_EQ(document.paragraphs[0].text, "Plan");
  const std::string was = text::original(document).text;
  for (const std::string words : {"met in May 2031", "in two copies", "The seal of the town is set below."}) {
    EXPECT_THAT(was, HasSubstr(words));
    EXPECT_EQ(document.text.find(words), std::string::npos) << words;
  }
  EXPECT_THAT(document.text, HasSubstr("met in June 2031"));
}

using ChangeText = std::pair<TrackedChange::Kind, std::string>;
std::vector<ChangeText> changes_of(const WrittenDocument& document) {
  std::vector<ChangeText> out;
  for (const auto& p : document.paragraphs)
    for (const TrackedChange& change : p.changes) out.emplace_back(change.kind, change.text);
  return out;
}

// Opened and saved by LibreOffice, the tracked changes are the same, left to right and right to left.
TEST(Redline, LibreOfficeKeepsEveryTrackedChange) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0)
    GTEST_SKIP()
        << "soffice is not installed; install libreoffice-writer-nogui to check what it makes of a redline";
  const fs::path folder = fs::temp_directory_path() / ("mediant-redline-" + std::to_string(getpid()));
  fs::create_directories(folder / "out");
  const auto load = [](const std::string& file) {
    return parse_draft(*formats::read_document(MEDIANT_SOURCE_DIR "/tests/data/drafts/" + file), toolkit());
  };
  std::vector<WrittenDocument> written;
  std::string files;
  for (const auto& [first, second] : {std::pair{"en_a.md", "en_b.md"}, std::pair{"ar_a.txt", "ar_b.txt"}}) {
    const Draft a = load(first), b = load(second);
    Progress progress;
    const auto bytes =
        formats::write_docx(redline(a, b, compare({a, b}, {}, toolkit(), progress), {"Desk", "2031-01-01"}));
    ASSERT_TRUE(bytes.ok());
    const std::string name = std::to_string(written.size()) + ".docx";
    ASSERT_TRUE(formats::write_file(folder / name, *bytes).ok());
    written.push_back(*formats::read_docx(*bytes, name));
    files += " " + (folder / name).string();
  }
  const std::string command = "timeout 300 soffice -env:UserInstallation=file://" +
                              (folder / "profile").string() + " --headless --convert-to docx --outdir " +
                              (folder / "out").string() + files + " >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  for (const WrittenDocument& ours : written) {
    const auto theirs = formats::read_document((folder / "out" / ours.name).string());
    ASSERT_TRUE(theirs.ok());
    EXPECT_FALSE(changes_of(ours).empty());
    EXPECT_EQ(changes_of(*theirs), changes_of(ours)) << ours.name;
    EXPECT_EQ(revised(*theirs).clauses.size(), revised(ours).clauses.size());
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace mediant::drafts
