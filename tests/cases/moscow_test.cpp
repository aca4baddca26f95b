// The example of a live conflict: what the report says and nothing else, each with its speaker; judgements
// kept to the desk.
#include <algorithm>
#include <map>
#include <set>

#include "shipped.hpp"

namespace mediant {
namespace {

using model::Case;
using model::ClaimId;
using model::ClaimKind;

const Case& moscow() {
  static const Case c = testing::shipped("moscow-2025-12");
  return c;
}
const model::Claim& claim(const char* id) {
  const model::Claim* found = model::find(moscow(), ClaimId(id));
  static const model::Claim none;
  EXPECT_NE(found, nullptr) << id;
  return found == nullptr ? none : *found;
}

TEST(Moscow, IsDatedLabelledAndAboutALiveConflict) {
  EXPECT_TRUE(moscow().illustrative);
  EXPECT_TRUE(moscow().live_conflict);
  ASSERT_TRUE(moscow().as_of);
  EXPECT_EQ(model::to_iso(*moscow().as_of), "2025-12-02");
}

TEST(Moscow, HasTwoPrincipalsAndAMediatorWithInterestsOfItsOwn) {
  std::map<model::Role, int> roles;
  for (const auto& party : moscow().parties) ++roles[party.role];
  EXPECT_EQ(roles[model::Role::principal], 2);
  EXPECT_EQ(roles[model::Role::mediator], 1);
  EXPECT_EQ(roles[model::Role::stakeholder], 1);
  const model::Party* us = model::find(moscow(), model::PartyId("us"));
  ASSERT_NE(us, nullptr);
  EXPECT_FALSE(us->interests.empty());
}

TEST(Moscow, KeepsEachDemandApartAndTheRejectionAsASet) {
  const std::vector<std::string> demands = {"demand-nato",     "demand-army",       "demand-crimea",
                                            "demand-donbass",  "demand-zaporozhye", "demand-kherson",
                                            "demand-speakers", "demand-believers"};
  for (const std::string& id : demands) {
    const model::Claim& demand = claim(id.c_str());
    EXPECT_EQ(demand.by.ref, "russia");
    EXPECT_EQ(demand.stance, "demands");
    EXPECT_TRUE(demand.issue && demand.option);
  }
  const model::Claim& rejection = claim("rejects-the-set");
  EXPECT_EQ(rejection.scope, "as-a-set");
  EXPECT_EQ(rejection.about, demands);
  EXPECT_FALSE(rejection.issue);
}

TEST(Moscow, NeverTurnsTheRejectionIntoARedLine) {
  for (const auto& preferences : moscow().preferences) {
    for (const auto& line : preferences.red_lines) {
      EXPECT_TRUE(line.unknown);
      EXPECT_TRUE(line.never.empty());
      EXPECT_EQ(preferences.party.value, "russia");
    }
  }
  EXPECT_EQ(claim("no-comment-red-lines").stance, "withholds");
  EXPECT_EQ(claim("no-comment-red-lines").by.ref, "peskov");
}

TEST(Moscow, NamesTheAgencyOnlyWhereTheReportDoes) {
  std::set<std::string> through;
  for (const auto& c : moscow().claims) {
    for (const auto& via : c.via) {
      EXPECT_EQ(via.ref, "reuters");
      through.insert(c.id.value);
    }
  }
  EXPECT_EQ(through, (std::set<std::string>{"confirms-meeting", "no-comment-red-lines", "megaphone"}));
}

TEST(Moscow, KeepsTheContradictionAndChoosesNeither) {
  EXPECT_EQ(claim("with-relative").contradicts, std::vector<std::string>{"with-interpreter-only"});
  EXPECT_EQ(claim("with-interpreter-only").contradicts, std::vector<std::string>{"with-relative"});
}

TEST(Moscow, LeavesTheArmyCapWithoutANumber) {
  const model::Issue* cap = model::find(moscow(), model::IssueId("army-cap"));
  ASSERT_NE(cap, nullptr);
  EXPECT_FALSE(cap->numeric());
}

TEST(Moscow, ListsTextsOfUnknownContentWithoutTerms) {
  const model::Proposal* counter = model::find(moscow(), model::ProposalId("european"));
  const model::Proposal* draft = model::find(moscow(), model::ProposalId("draft-28"));
  ASSERT_NE(counter, nullptr);
  ASSERT_NE(draft, nullptr);
  EXPECT_TRUE(counter->content_unknown);
  EXPECT_TRUE(counter->terms.empty());
  for (const auto& term : draft->terms) {
    EXPECT_EQ(term.basis, model::Basis::reported);
    EXPECT_EQ(term.by.unnamed, "critics");
  }
}

TEST(Moscow, AttributesLoadedWordsToTheirSpeakers) {
  for (const char* id : {"like-surrender", "land-grab-ukraine", "land-grab-allies"})
    EXPECT_EQ(claim(id).kind, ClaimKind::characterisation);
}

}  // namespace
}  // namespace mediant
