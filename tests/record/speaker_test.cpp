// Who holds what, one construction of the language a test: names with particles, chains of appositions,
// passives, verbs left out, partitives, reports inside reports.
#include <gtest/gtest.h>

#include <string>

#include "mediant/record/read.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::record {
namespace {

Reading read_text(const std::string& text) {
  static const auto toolkit = text::make_icu_toolkit();
  return read(text, {}, *toolkit);
}

/// The first claim whose words hold `words`; fails where there is none.
Suggestion claim(const std::string& text, const std::string& words) {
  for (const Suggestion& s : read_text(text).suggestions) {
    const bool name = s.kind == SuggestionKind::person || s.kind == SuggestionKind::party ||
                      s.kind == SuggestionKind::place || s.kind == SuggestionKind::date ||
                      s.kind == SuggestionKind::quantity;
    if (!name && s.text.find(words) != std::string::npos) return s;
  }
  ADD_FAILURE() << "no claim holds \"" << words << "\" in: " << text;
  return {};
}

bool named(const std::string& text, SuggestionKind kind, const std::string& name) {
  for (const Suggestion& s : read_text(text).suggestions) {
    if (s.kind == kind && s.name == name) return true;
  }
  return false;
}

TEST(Names, KeepTheirParticles) {
  for (const std::string name :
       {"Karim al-Fayed", "Jan van den Berg", "Lucia de la Vega", "Moussa ould Ahmed", "Chiara d’Angelo",
        "Otto von der Heide", "Noor bint Salem", "Ruben ter Braak"})
    EXPECT_TRUE(named("Talks stalled on Monday. Minister " + name + " said no deal was near.",
                      SuggestionKind::person, name))
        << name;
}

TEST(Names, AreJoinedByLastNamesWithParticles) {
  const std::string text =
      "Van den Berg rejected the plan on Monday. Finance minister Jan van den Berg has refused to pay "
      "before.";
  EXPECT_EQ(claim(text, "rejected the plan").by, "Jan van den Berg");
}

TEST(Names, BehindCapitalAndRole) {
  EXPECT_TRUE(named("They met in the capital, Aru Bay, on Friday.", SuggestionKind::place, "Aru Bay"));
  EXPECT_TRUE(named("They met in the capital, Mena Tosk, on Friday.", SuggestionKind::place, "Mena Tosk"));
  EXPECT_TRUE(
      named("Its chairman, Olle Stark, a factory owner, refused.", SuggestionKind::person, "Olle Stark"));
}

TEST(Names, AdjectivesBelongToTheNamesMet) {
  const std::string text = "Velmar closed its border on Sunday. The Velmarian side demanded an apology.";
  EXPECT_EQ(claim(text, "demanded an apology").by, "Velmar");
}

TEST(Subject, StandsBeforeAChainOfAppositions) {
  const std::string text =
      "The union’s treasurer, Wanda Hale, a welder by trade, a mother of four and the first woman in the "
      "post, "
      "rejected the plan.";
  EXPECT_EQ(claim(text, "rejected the plan").by, "Wanda Hale");
}

TEST(Subject, IsNotTheNounOfALeadingPhrase) {
  const std::string text = "In Oslo, the minister, Per Dahl, a former judge, rejected the plan.";
  EXPECT_EQ(claim(text, "rejected the plan").by, "Per Dahl");
}

TEST(Passive, NamesItsAgentInRelativesAndBehindAnd) {
  const std::string text =
      "The levy, which was welcomed by Norland and dismissed by Sudonia as a trick, takes effect in May.";
  EXPECT_EQ(claim(text, "welcomed by").by, "Norland");
  EXPECT_EQ(claim(text, "dismissed by").by, "Sudonia");
}

TEST(Ellipsis, TakesTheStanceOfTheSentenceBefore) {
  const std::string text =
      "Norland agreed to a ceasefire on Monday. Sudonia did not. Westria is prepared to send monitors; "
      "Ostria is not.";
  EXPECT_EQ(claim(text, "Sudonia did not").by, "Sudonia");
  EXPECT_EQ(claim(text, "Sudonia did not").stance, "rejects");
  EXPECT_EQ(claim(text, "Ostria is not").stance, "rejects");
}

TEST(Ellipsis, NeedsSomethingBeforeIt) {
  for (const Suggestion& s : read_text("The road to Oslo was long. Sudonia did not.").suggestions)
    EXPECT_NE(s.rule, "ellipsis");
}

TEST(Partitive, IsSomeOfThem) {
  const std::string text =
      "According to two people familiar with the talks, Norland had offered a pause. One of the people said "
      "Sudonia had rejected it.";
  EXPECT_EQ(claim(text, "offered a pause").by, "Norland");
  EXPECT_EQ(claim(text, "offered a pause").via, "two people familiar with the talks");
  EXPECT_EQ(claim(text, "had rejected it").by, "Sudonia");
}

TEST(Mouthpiece, IsWhoReports) {
  const std::string text = "Norland, through its spokesman Ivo Brandt, said it was willing to talk.";
  EXPECT_EQ(claim(text, "willing to talk").by, "Norland");
  EXPECT_EQ(claim(text, "willing to talk").via, "Ivo Brandt");
}

TEST(Meeting, IsSeeingSomebodyOnADay) {
  const Suggestion s = claim(
      "Minister Per Dahl met his counterpart from Sudonia, Ana Reyes, in Geneva on 3 May. He plans to see "
      "her again on 9 June.",
      "met his counterpart");
  EXPECT_EQ(s.participants, (std::vector<std::string>{"Per Dahl", "Ana Reyes"}));
  EXPECT_EQ(s.place, "Geneva");
}

TEST(Transcript, GivesEachTurnToItsLabel) {
  const std::string text =
      "RADIO NORLAND, 3 May 2026\n\nHOST: With me are Ana Reyes of the growers and Per Dahl, who leads the "
      "dockers. Will you pay?\n\nREYES: We have offered 5 percent. We will not go further.\n\n"
      "DAHL: We want 9 percent. That offer was refused by our members on Friday.\n\n"
      "REYES: If the gates are blocked, we will go to court.\n";
  EXPECT_EQ(claim(text, "offered 5 percent").by, "Ana Reyes");
  EXPECT_EQ(claim(text, "will not go further").by, "Ana Reyes");
  EXPECT_EQ(claim(text, "want 9 percent").by, "Per Dahl");
  EXPECT_EQ(claim(text, "go to court").by, "Ana Reyes");
  EXPECT_EQ(claim(text, "go to court").kind, SuggestionKind::threat);
}

TEST(Transcript, NeedsTurnsThatComeBack) {
  const std::string text =
      "NOTE: Norland rejected the plan.\n\nUPDATE: Sudonia accepted it.\n\nBACKGROUND: Talks began in May.\n";
  EXPECT_EQ(claim(text, "rejected the plan").by, "Norland");
}

TEST(Question, TakesNoPosition) {
  const std::string text =
      "HOST: Will Norland reject the plan?\n\nREYES: Ask them.\n\nHOST: Would you accept?\n\nREYES: Yes.\n";
  for (const Suggestion& s : read_text(text).suggestions)
    EXPECT_NE(s.kind, SuggestionKind::position) << s.text;
}

TEST(Pronoun, ItIsTheBodyNotThePersonWhoSpeaks) {
  const std::string text =
      "The cabinet had understood the plan otherwise, minister Per Dahl said, adding that it remained "
      "willing to "
      "talk.";
  EXPECT_EQ(claim(text, "willing to talk").by, "cabinet");
  EXPECT_EQ(claim(text, "willing to talk").via, "Per Dahl");
}

TEST(Pronoun, ItIsNotSeveral) {
  const std::string text =
      "Sources close to the talks say that the junta is ready for a truce, but that it wants sanctions eased "
      "first.";
  EXPECT_EQ(claim(text, "wants sanctions").by, "junta");
}

TEST(Pronoun, FollowsWhomTheLastSentenceSpokeOf) {
  const std::string text =
      "The district has offered 7 percent. Ms Lyle said the guild had proposed mediation. It is willing to "
      "accept "
      "9 percent, she said.";
  EXPECT_EQ(claim(text, "willing to accept").by, "guild");
}

TEST(Neither, DeniesOfBoth) {
  const Suggestion s = claim("Neither Norland nor Sudonia would comment.", "would comment");
  EXPECT_EQ(s.by, "Norland and Sudonia");
  EXPECT_EQ(s.stance, "withholds");
}

TEST(Denial, OfSuggestionsIsNoPosition) {
  const Suggestion s = claim("Norland rejected suggestions that it had fired first.", "rejected suggestions");
  EXPECT_EQ(s.kind, SuggestionKind::fact);
  EXPECT_EQ(s.stance, "denies");
}

TEST(IndirectQuestion, IsNobodysClaim) {
  for (const Suggestion& s :
       read_text("Asked whether Norland feared a war, Mr Dahl said the road was closed.").suggestions)
    EXPECT_NE(s.kind, SuggestionKind::concern) << s.text;
}

TEST(Intent, ToStrikeIsAThreat) {
  const std::string text = "Nurses at the hospital plan to strike on Friday, their union said.";
  EXPECT_EQ(claim(text, "to strike").kind, SuggestionKind::threat);
  EXPECT_EQ(claim(text, "to strike").by, "nurses at the hospital");
}

TEST(Ellipsis, MayTurnSubjectAndVerb) {
  const Suggestion s = claim("The farmers are against the quota. So are the fishermen.", "So are");
  EXPECT_EQ(s.by, "fishermen");
  EXPECT_EQ(s.stance, "opposes");
}

TEST(Condition, MayEndWithoutAComma) {
  const std::string text =
      "The cabinet met on Friday. Mr Dahl said that if the council failed to act his members would block the "
      "bridge.";
  const Suggestion s = claim(text, "would block");
  EXPECT_EQ(s.kind, SuggestionKind::threat);
  EXPECT_EQ(s.by, "Dahl");
  EXPECT_NE(s.condition.find("if the council"), std::string::npos);
}

TEST(Contrast, IsNoPartOfWhatTheOtherSays) {
  const Suggestion s =
      claim("Norland said on Monday that it saw no reason to move, while Sudonia insisted on a ceasefire.",
            "insisted on");
  EXPECT_EQ(s.by, "Sudonia");
  EXPECT_EQ(s.via, "");
}

TEST(Source, MayBeAPersonWithKnowledge) {
  const Suggestion s =
      claim("Norland rejected the terms on Monday, a person with knowledge of the vote said.",
            "rejected the terms");
  EXPECT_EQ(s.by, "Norland");
  EXPECT_EQ(s.via, "person with knowledge of the vote");
}

}  // namespace
}  // namespace mediant::record
