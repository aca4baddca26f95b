// R10: what an audience may not see changes nothing of what reaches it, in any call, form or error.
#include "mediant/model/access.hpp"

#include <gtest/gtest.h>

#include "support.hpp"
#include "support/random_case.hpp"

namespace mediant::test {
namespace {

constexpr const char* canary = "CANARY-7f3a";

// Plants the canary wherever the audience may not see: in the words of hidden items and as new hidden items.
void plant(model::Case& c, const model::Audience& audience) {
  const auto hidden = [&](const model::Item& item) { return !model::may_see(item.access, audience); };
  for (model::Claim& claim : c.claims) {
    if (hidden(claim)) claim.text += canary;
  }
  for (model::Message& message : c.messages) {
    if (hidden(message)) message.wording += canary;
  }
  for (model::Minute& minute : c.minutes) {
    if (hidden(minute)) minute.text += canary;
  }
  for (model::Proposal& proposal : c.proposals) {
    if (hidden(proposal)) proposal.title += canary;
  }
  for (model::Preferences& preferences : c.preferences) {
    if (!hidden(preferences)) continue;
    preferences.note += canary;
    if (preferences.reserve) preferences.reserve = model::Estimate::point(preferences.reserve->low - 7);
    for (model::RedLine& line : preferences.red_lines) line.note += canary;
  }
  for (model::Meeting& meeting : c.meetings) {
    if (hidden(meeting)) meeting.outcome += canary;
  }
  for (model::Scenario& scenario : c.no_deal) {
    if (hidden(scenario)) scenario.name += canary;
  }
  model::Claim claim;  // desk only by default
  claim.id = model::ClaimId("canary-claim");
  claim.kind = model::ClaimKind::concern;
  claim.text = canary;
  if (!c.parties.empty()) claim.by.ref = c.parties.front().id.value;
  if (!c.issues.empty()) claim.issue = c.issues.front().id;
  c.claims.insert(c.claims.begin(), claim);
  model::Message message;
  message.wording = canary;
  if (!c.parties.empty()) {
    message.from.ref = c.parties.back().id.value;
    message.to = {{c.parties.front().id.value, ""}};
    message.authority = "not-to-convey";
    message.access.given = true;  // the desk alone
  }
  c.messages.push_back(message);
  model::Minute minute;
  minute.id = "canary-minute";
  minute.text = canary;
  if (!c.parties.empty()) minute.confirmed.push_back({c.parties.front().id, "disputed", {}, canary});
  c.minutes.push_back(minute);
  model::Source talk;
  talk.id = model::SourceId("canary-talk");
  talk.kind = "conversation";
  talk.title = canary;
  c.sources.push_back(talk);
  model::Deal deal;
  deal.id = model::DealId("canary-deal");
  deal.name = canary;
  c.deals.push_back(deal);
}

void compare(const model::Case& before, const model::Audience& audience, const std::string& which) {
  model::Case after = before;
  plant(after, audience);
  for (const api::Call& call : api::calls()) {
    if (!call.needs_case) continue;
    const api::Json options = usual_options(call, model::visible(before, audience));
    const std::string first = everything(ask(call.name, before, audience, options));
    const std::string second = everything(ask(call.name, after, audience, options));
    ASSERT_EQ(first, second) << call.name << " of " << which;
    ASSERT_EQ(second.find(canary), std::string::npos) << call.name << " of " << which;
  }
}

TEST(Access, HiddenValuesChangeNothingOfAnyAnswerOnShippedCases) {
  for (const char* name : {"moscow-2025-12", "labour-contract", "harbour-six", "camp-david-1978"}) {
    const model::Case c = shipped(name);
    ASSERT_FALSE(c.parties.empty()) << name;
    compare(c, model::Audience::everyone(), std::string(name) + " for the public");
    for (const model::Party& party : c.parties)
      compare(c, model::Audience::of(party.id), std::string(name) + " for " + party.name);
  }
}

TEST(Access, HiddenValuesChangeNothingOfAnyAnswerOnRandomCases) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    RandomCaseOptions options;
    options.access = true;
    const model::Case c = RandomCase(seed, options).make();
    compare(c, model::Audience::everyone(), "random case " + std::to_string(seed));
    if (!c.parties.empty())
      compare(c, model::Audience::of(c.parties.back().id), "random case " + std::to_string(seed));
  }
}

// What the desk may say to somebody is the same whatever is hidden from them, and so is every export for
// them.
TEST(Access, WhatIsClearedForSomebodyDoesNotDependOnWhatIsHiddenFromThem) {
  for (std::uint64_t seed = 0; seed <= 40; ++seed) {
    RandomCaseOptions options;
    options.access = true;
    const model::Case before = seed == 0 ? shipped("labour-contract") : RandomCase(seed, options).make();
    for (const model::Party& party : before.parties) {
      // A message that is to be conveyed to somebody is theirs to hear, though the record of it is not shown.
      model::Case bare = before;
      std::erase_if(bare.messages, [](const model::Message& m) { return m.authority != "not-to-convey"; });
      model::Case after = bare;
      plant(after, model::Audience::of(party.id));
      const api::Json to = {{"to", party.id.value}};
      const api::Json first = result(ask("say", bare, {}, to))["cleared"];
      const api::Json second = result(ask("say", after, {}, to))["cleared"];
      ASSERT_EQ(first, second) << party.name << ", random case " << seed;
      ASSERT_NE(result(ask("say", after, {}, to))["held"].dump().find(canary), std::string::npos);
      for (const char* form : {"csv", "plover", "ical", "prov", "jsonld"}) {
        const auto exported = ask("export", after, model::Audience::of(party.id), {{"as", form}});
        ASSERT_EQ(everything(exported).find(canary), std::string::npos) << form;
      }
    }
  }
}

TEST(Access, TheDeskDoesSeeThePlantedWords) {
  model::Case c = shipped("labour-contract");
  plant(c, model::Audience::everyone());
  EXPECT_NE(everything(ask("show", c, {}, {{"what", "claims"}})).find(canary),
            std::string::npos);  // the test can fail
}

}  // namespace
}  // namespace mediant::test
