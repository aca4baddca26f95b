// Constructions of reports, a test each: what makes a claim, whose it is, and what only looks like one.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "mediant/record/read.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::record {
namespace {

std::vector<Suggestion> suggestions(const std::string& text) {
  static const auto toolkit = text::make_icu_toolkit();
  return read(text, {}, *toolkit).suggestions;
}

/// The first suggestion of a kind whose words hold `words`; fails where there is none.
Suggestion found(const std::string& text, SuggestionKind kind, const std::string& words) {
  for (const Suggestion& s : suggestions(text)) {
    if (s.kind == kind && s.text.find(words) != std::string::npos) return s;
  }
  ADD_FAILURE() << "no " << to_word(kind) << " holds \"" << words << "\" in: " << text;
  return {};
}

bool has(const std::string& text, SuggestionKind kind) {
  const auto all = suggestions(text);
  return std::any_of(all.begin(), all.end(), [&](const Suggestion& s) { return s.kind == kind; });
}

constexpr SuggestionKind position = SuggestionKind::position, threat = SuggestionKind::threat,
                         concern = SuggestionKind::concern, quote = SuggestionKind::quote,
                         meeting = SuggestionKind::meeting, person = SuggestionKind::person,
                         quantity = SuggestionKind::quantity, date = SuggestionKind::date;

TEST(RelativeClause, SetOffSaysSomethingOfItsOwn) {
  const std::string text =
      "Norland, which opposes the dam, sent two envoys. They met the plan's authors, who had left.";
  EXPECT_EQ(found(text, position, "opposes the dam").by, "Norland");
  EXPECT_EQ(found("The terms were published. What the Liberals want is a cut in fares.", position, "want").by,
            "Liberals");
}

TEST(RelativeClause, ThatTellsApartLeavesTheSubject) {
  const Suggestion s =
      found("Fishermen who blocked the port last week will leave only if fuel is cheaper, a captain said.",
            position, "will leave");
  EXPECT_EQ(s.by, "fishermen");
  EXPECT_EQ(s.stance, "conditions");
}

TEST(Future, GoingToIsWill) {
  EXPECT_EQ(found("\"We are not going to sign that,\" Ms Dahl said.", position, "not going to sign").stance,
            "rejects");
}

TEST(Refusal, MayStandInTheObject) {
  EXPECT_EQ(
      found("Mr Reed said the army would free nobody until it had a list.", position, "free nobody").stance,
      "conditions");
  EXPECT_EQ(found("The minister said no.", position, "said no").stance, "rejects");
  EXPECT_FALSE(has("The minister said no date was set.", position));
  EXPECT_FALSE(has("The growers have made no commitment.", SuggestionKind::promise));
}

TEST(Refusal, IsNegatedOnce) {
  EXPECT_EQ(found("Ana Reed said the plan was not acceptable.", position, "acceptable").stance, "rejects");
  EXPECT_EQ(found("Ana Reed said the plan was unacceptable.", position, "unacceptable").stance, "rejects");
}

TEST(Silence, IsTheirsWhoSaidNothing) {
  const Suggestion s =
      found("There was no immediate comment from the rebels.", position, "no immediate comment");
  EXPECT_EQ(s.by, "rebels");
  EXPECT_EQ(s.stance, "withholds");
  EXPECT_EQ(found("Mr Holt declined to be interviewed.", position, "declined").stance, "withholds");
}

TEST(Threat, OnAConditionNobodyWants) {
  EXPECT_EQ(
      found("Mr Zongo said he would take the case to court if there was no answer.", threat, "take the case")
          .by,
      "Zongo");
  EXPECT_EQ(found("Ms Ash added that agency staff would be brought in if the strike went ahead.", threat,
                  "brought in")
                .by,
            "Ash");
  EXPECT_FALSE(has("Ms Ash said she would sign if the strike ended.", threat));
}

TEST(Threat, OfTimeRunningOut) {
  EXPECT_EQ(found("The Congress has given the president until Sunday to reverse his decision.", threat,
                  "until Sunday")
                .by,
            "Congress");
  EXPECT_EQ(found("The bank gave the tenants two weeks to pay or leave.", threat, "to pay or leave").kind,
            threat);
  EXPECT_FALSE(has("The judge gave the lawyers two weeks to read the file.", threat));
}

TEST(Threat, MayBeUnderWay) {
  EXPECT_EQ(
      found("Hanna Lind said the blockade would go on until the ministry listened.", threat, "blockade").by,
      "Hanna Lind");
  EXPECT_EQ(
      found("Conor Healy said members would begin a work-to-rule on Friday.", threat, "work-to-rule").by,
      "Conor Healy");
}

TEST(Concern, IsTheirsWhomAThingWorries) {
  EXPECT_EQ(found("That prospect worries processors.", concern, "worries").by, "processors");
  EXPECT_FALSE(has("Shippers are alarmed.", concern));
}

TEST(AbsolutePhrase, HasItsOwnSubject) {
  EXPECT_EQ(found("Ministers failed to agree, with Norland holding out for a bigger quota.", position,
                  "holding out")
                .by,
            "Norland");
}

TEST(List, WithoutAClaimInItsLeadIsRead) {
  const std::string text =
      "Here is where they stand:\n\n* Fees: The authority seeks $14 a ton; Larch Mining has offered $13.\n"
      "* Berths: The authority refuses.\n";
  EXPECT_EQ(found(text, position, "seeks $14").by, "authority");
  EXPECT_EQ(found(text, position, "offered $13").stance, "offers");
  EXPECT_EQ(found(text, position, "authority refuses").stance, "rejects");
}

TEST(List, OfWhatSomebodysTextHolds) {
  const std::string text =
      "Envoy Grace Chirwa spoke on Monday. Her plan foresees:\n\n- a pause of 60 days;\n- a joint guard.\n";
  EXPECT_EQ(found(text, position, "a pause of 60 days").by, "Grace Chirwa");
}

TEST(Quotation, BelongsToTheNameBehindIt) {
  EXPECT_EQ(
      found("\"That is for the courts,\" Mara Reyes, a former judge, cut in.", quote, "for the courts").by,
      "Mara Reyes");
  EXPECT_EQ(found("\"I would do the same,\" said retired nurse Bernie Coyle, 71.", quote, "do the same").by,
            "Bernie Coyle");
}

TEST(Meeting, PlannedByItsVerb) {
  EXPECT_EQ(found("A second round has been scheduled for Geneva in June.", meeting, "second round").place,
            "Geneva");
  EXPECT_EQ(found("Talks resume on Tuesday in Lima.", meeting, "Talks").status, "planned");
  EXPECT_EQ(found("The council meets on 14 May.", meeting, "council meets").status, "planned");
}

TEST(Names, OfTitlesWardsAndLaws) {
  const std::string text =
      "Coun Freya Lind (Lib Dem, Eastside) voted for Law 27943. By then Corvane Capital, which owns the "
      "pier, had gone.";
  EXPECT_EQ(found(text, person, "Freya Lind").name, "Freya Lind");
  for (const Suggestion& s : suggestions(text)) {
    EXPECT_FALSE(s.kind == person && s.name == "Corvane Capital");
    EXPECT_NE(s.name, "Lib Dem");
    EXPECT_NE(s.name, "Law");
  }
}

TEST(Figures, AreNoNumbersOfThings) {
  EXPECT_FALSE(has("They asked for berths 4 and 5.", quantity));
  EXPECT_EQ(found("It ships 410,000 metric tons a year.", quantity, "410,000").unit, "tonnes");
}

TEST(Dates, HaveFeasts) {
  EXPECT_EQ(found("They want a deal before Christmas.", date, "Christmas").text, "Christmas");
}

TEST(Dateline, MayStandBelowASummary) {
  const std::string text =
      "Firm rejects bid\n\n* Firm says price too low\n\nApril 9 (Borough News) - Garrick plc turned down an "
      "offer on Wednesday.\n";
  EXPECT_EQ(found(text, position, "turned down").by, "Garrick plc");
  EXPECT_FALSE(has(text, SuggestionKind::place));
}

}  // namespace
}  // namespace mediant::record
