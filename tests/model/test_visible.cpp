// What is hidden from an audience leaves no trace in what it gets.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "mediant/formats/native/case_file.hpp"
#include "mediant/model/access.hpp"
#include "mediant/model/check.hpp"
#include "support/disturb.hpp"

namespace mediant::model {
namespace {

const std::string canary = "CANARY";

std::string what_they_get(const Case& c, const Audience& audience) {
  const Case seen = visible(c, audience);
  std::string text = formats::write_case_json(seen);
  for (const Diagnostic& d : check(seen, 100'000)) text += to_string(d) + "\n";
  return text + formats::case_hash(seen);
}

TEST(Visible, HiddenValuesChangeNothingThatTheAudienceGets) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed, std::uint64_t seed_of_change) {
    const Case c = test::random_case(seed, {3, 4, true, true, true});
    for (const Audience& audience :
         {Audience::everyone(), Audience::of(c.parties[0].id), Audience::of(c.parties[1].id)}) {
      test::RandomCase random(seed_of_change, {});
      const Case changed = test::disturbed(c, audience, canary, random);
      const std::string before = what_they_get(c, audience);
      const std::string after = what_they_get(changed, audience);
      if (before.find(canary) != std::string::npos || after.find(canary) != std::string::npos)
        RC_FAIL("a hidden word is seen:\n" + after);
      if (before != after) RC_FAIL("before:\n" + before + "\nafter:\n" + after);
    }
  }));
}

TEST(Visible, IsTheSameTheSecondTime) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    const Case c = test::random_case(seed, {3, 4, true, true, true});
    for (const Audience& audience : {Audience::desk(), Audience::everyone(), Audience::of(c.parties[0].id)}) {
      const Case once = visible(c, audience);
      const Case twice = visible(once, audience);
      if (!(once == twice))
        RC_FAIL("once:\n" + formats::write_case_json(once) + "\ntwice:\n" + formats::write_case_json(twice));
    }
  }));
}

TEST(Visible, HasNoErrorThatTheWholeCaseHasNot) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    const Case c = test::random_case(seed, {3, 4, true, true, true});
    RC_PRE(!has_errors(check(c)));
    for (const Audience& audience : {Audience::everyone(), Audience::of(c.parties[0].id)}) {
      const Case seen = visible(c, audience);
      if (seen.parties.empty()) continue;  // the case itself is hidden
      for (const Diagnostic& d : check(seen)) {
        const bool of_the_frame = d.path.starts_with("agreement");
        if (d.severity == Severity::error && !of_the_frame)
          RC_FAIL(to_string(d) + formats::write_case_json(seen));
      }
    }
  }));
}

Case small_case() {
  const auto loaded = formats::read_case_yaml(R"(
mediant: 1
title: Example
parties: [{id: a, name: A, note: desk only}, {id: b, name: B}, {id: m, name: M, role: mediator}]
people: [{id: envoy, name: Envoy, of: m, note: tired}]
issues:
  - {id: cap, name: Cap, for: public, options: [{id: low}, {id: high}, {id: secret, for: a}]}
  - {id: back, name: Back channel, options: [{id: x}, {id: y}]}
sources:
  - {id: open, title: Open, for: public}
  - {id: closed, title: Closed}
  - {id: dinner, title: Dinner, for: public, chatham_house: true, present: [a, envoy]}
claims:
  - {id: c1, kind: position, by: envoy, issue: cap, option: low, source: open, for: public}
  - {id: c2, kind: position, by: a, issue: cap, option: low, source: closed, for: public}
  - {id: c3, kind: position, by: a, issue: back, source: open, for: public}
  - {id: c4, kind: position, by: b, about: [c1, c2], scope: as-a-set, stance: rejects, source: open, for: public}
  - {id: c5, kind: fact, by: b, source: dinner, for: public}
  - {id: c6, kind: fact, by: b, source: open, for: b}
proposals:
  - {id: draft, title: Draft, by: m, for: public, terms: {cap: low, back: x}}
preferences:
  a: {weights: {cap: 10, back: 90, sum: 100}, scores: {cap: {low: 0, high: 1, secret: 5}, back: {x: 0, y: 1}}, for: a}
messages:
  - {from: a, to: b, wording: tell them, authority: convey, for: b}
  - {from: a, to: b, wording: keep it, authority: not-to-convey, for: [a, b]}
)",
                                              "case.yaml");
  EXPECT_TRUE(loaded.usable()) << (loaded.diagnostics.empty() ? "" : to_string(loaded.diagnostics[0]));
  return loaded.value;
}

TEST(Visible, BlocksAreTheDesksUnlessTheySayOtherwise) {
  const Case c = small_case();
  const Case open = visible(c, Audience::everyone());
  ASSERT_EQ(open.issues.size(), 1U);
  EXPECT_EQ(open.issues[0].options.size(), 2U);
  EXPECT_EQ(open.parties.size(), 3U);
  EXPECT_EQ(open.parties[0].note, "");
  EXPECT_TRUE(open.preferences.empty());
  ASSERT_EQ(open.people.size(), 1U) << "named by a claim that is public";
  EXPECT_EQ(open.people[0].note, "");
  ASSERT_EQ(open.proposals.size(), 1U);
  EXPECT_EQ(open.proposals[0].terms.size(), 1U);
}

TEST(Visible, AStatementGoesWithItsOnlySourceItsIssueAndASetThatIsNotWhole) {
  const Case open = visible(small_case(), Audience::everyone());
  std::vector<std::string> ids;
  for (const Claim& claim : open.claims) ids.push_back(claim.id.value);
  EXPECT_EQ(ids, (std::vector<std::string>{"c1", "c5"}));
}

TEST(Visible, TheChathamHouseRuleKeepsTheWordsAndDropsTheSpeaker) {
  const Case open = visible(small_case(), Audience::everyone());
  EXPECT_EQ(find(open, ClaimId("c5"))->by, (Speaker{"", "a participant"}));
  EXPECT_TRUE(find(open, SourceId("dinner"))->present.empty());
}

TEST(Visible, AJudgementAboutAPartyIsSeenOnlyWhereMarked) {
  const Case c = small_case();
  EXPECT_EQ(visible(c, Audience::of(PartyId("a"))).preferences.size(), 1U);
  EXPECT_EQ(visible(c, Audience::of(PartyId("b"))).preferences.size(), 0U);
  const Case seen = visible(c, Audience::of(PartyId("a")));
  EXPECT_EQ(seen.preferences[0].weights.size(), 1U) << "the weight on a hidden issue is gone";
  EXPECT_FALSE(seen.preferences[0].weights_sum) << "a sum would tell what is missing";
}

TEST(Visible, WhatMayNotBeConveyedIsNot) {
  const Case c = small_case();
  EXPECT_EQ(visible(c, Audience::of(PartyId("b"))).messages.size(), 1U);
  EXPECT_EQ(visible(c, Audience::of(PartyId("a"))).messages.size(), 1U);
}

TEST(Visible, NobodyLearnsWhoElseMaySee) {
  Case c = small_case();
  c.claims[0].access.audience = {"a", "b"};
  const Case seen = visible(c, Audience::of(PartyId("b")));
  EXPECT_EQ(find(seen, ClaimId("c1"))->access.audience, (std::vector<std::string>{"b"}));
}

TEST(Visible, OnlyClearIsPublic) {
  Access access{{"public"}, true, "amber", false, ""};
  EXPECT_FALSE(may_see(access, Audience::everyone()));
  access.tlp = "clear";
  EXPECT_TRUE(may_see(access, Audience::everyone()));
}

TEST(ParseAudience, NamesOnlyWhatEverybodyMayKnow) {
  Case c = small_case();
  EXPECT_EQ(parse_audience(c, "b").value(), Audience::of(PartyId("b")));
  EXPECT_EQ(parse_audience(c, "public").value(), Audience::everyone());
  c.parties[0].access = {{"a"}, true, "", false, ""};
  const auto unknown = parse_audience(c, "z");
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().hint, "valid: desk, public, b, m");
}

}  // namespace
}  // namespace mediant::model
