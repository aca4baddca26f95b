// What each audience of the shipped cases may see: the public the record, a party what was told to it.
#include "mediant/model/access.hpp"

#include "shipped.hpp"

namespace mediant {
namespace {

using model::Audience;
using model::Case;
using testing::shipped;

std::string as_seen_by(const Case& c, const std::string& party) {
  const Audience audience = party == "public" ? Audience::everyone() : Audience::of(model::PartyId(party));
  return formats::write_case_json(model::visible(c, audience));
}

TEST(Access, TheRecordOfMoscowIsPublicAndTheJudgementsAreNot) {
  const Case c = shipped("moscow-2025-12");
  const Case seen = model::visible(c, Audience::everyone());
  EXPECT_EQ(seen.claims, c.claims);
  EXPECT_EQ(seen.meetings, c.meetings);
  EXPECT_EQ(seen.proposals, c.proposals);
  EXPECT_EQ(seen.issues, c.issues);
  EXPECT_EQ(seen.sources, c.sources);
  EXPECT_EQ(seen.measures, c.measures);
  EXPECT_TRUE(seen.packages.empty());
  EXPECT_TRUE(seen.preferences.empty());
  EXPECT_TRUE(seen.no_deal.empty());
}

TEST(Access, EachPartyOfTheRolePlayHasItsOwnSheetOnly) {
  const Case c = shipped("harbour-six");
  for (const auto& party : c.parties) {
    const Case seen = model::visible(c, Audience::of(party.id));
    ASSERT_EQ(seen.preferences.size(), 1U) << party.id.value;
    EXPECT_EQ(seen.preferences.front().party, party.id);
    EXPECT_EQ(seen.proposals.size(), c.proposals.size());
  }
}

TEST(Access, ACaucusOfTheHarbourContractStaysWithItsParty) {
  const Case c = shipped("labour-contract");
  const std::vector<std::pair<std::string, std::vector<std::string>>> told = {
      {"authority", {"a-eight", "caucus-a", "Eight percent is possible"}},
      {"federation", {"f-trial", "caucus-f", "A trial in 2029 is thinkable"}}};
  for (const auto& [party, secrets] : told) {
    for (const std::string audience : {"authority", "federation", "shipowners", "public"}) {
      const std::string text = as_seen_by(c, audience);
      for (const std::string& secret : secrets)
        EXPECT_EQ(text.find(secret) != std::string::npos, audience == party) << audience << ": " << secret;
    }
  }
}

TEST(Access, TheChairsTextIsForTheTwoSidesOnly) {
  const Case c = shipped("labour-contract");
  for (const std::string audience : {"authority", "federation"})
    EXPECT_NE(as_seen_by(c, audience).find("7.25"), std::string::npos);
  for (const std::string audience : {"shipowners", "public"})
    EXPECT_EQ(as_seen_by(c, audience).find("7.25"), std::string::npos);
}

}  // namespace
}  // namespace mediant
