// Choosing claims, and who moved between two days.
#include "mediant/record/selection.hpp"

#include <gtest/gtest.h>

#include "mediant/record/views.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::record {
namespace {

const auto day = [](const char* iso) { return model::parse_date(iso).value(); };

model::Claim claim(const char* id, const char* by, const char* stance, const char* on) {
  model::Claim c;
  c.id = model::ClaimId(id);
  c.kind = model::ClaimKind::position;
  c.by.ref = by;
  c.stance = stance;
  c.issue = model::IssueId("cap");
  if (*on != 0) c.on = day(on);
  return c;
}

model::Case two_parties() {
  model::Case c;
  c.as_of = day("2025-12-10");
  for (const char* id : {"a", "b"}) {
    model::Party party;
    party.id = model::PartyId(id);
    party.name = id;
    c.parties.push_back(party);
  }
  model::Person person;
  person.id = model::PersonId("envoy");
  person.name = "Envoy";
  person.of = model::PartyId("a");
  c.people.push_back(person);
  model::Issue issue;
  issue.id = model::IssueId("cap");
  issue.name = "Cap";
  c.issues.push_back(issue);
  model::Source source;
  source.id = model::SourceId("report");
  c.sources.push_back(source);
  c.claims = {claim("one", "a", "demands", "2025-11-01"), claim("two", "envoy", "accepts", "2025-12-01"),
              claim("three", "b", "rejects", "2025-12-05"), claim("four", "b", "rejects", "")};
  c.claims[0].source.push_back({model::SourceId("report"), "Über alles Maß", "", "", {}, {}, {}});
  return c;
}

std::vector<std::string> ids(const std::vector<const model::Claim*>& claims) {
  std::vector<std::string> out;
  for (const model::Claim* c : claims) out.push_back(c->id.value);
  return out;
}

using Ids = std::vector<std::string>;

TEST(Selection, EveryFilterThatIsGivenMustHold) {
  const auto toolkit = text::make_icu_toolkit();
  const model::Case c = two_parties();
  const auto chosen = [&](auto set) {
    ClaimFilter filter;
    set(filter);
    return select(c, filter, *toolkit);
  };
  EXPECT_EQ(ids(chosen([](ClaimFilter&) {}).claims), (Ids{"one", "two", "three", "four"}));
  EXPECT_EQ(ids(chosen([](ClaimFilter& f) { f.by = "a"; }).claims), (Ids{"one"}));
  EXPECT_EQ(ids(chosen([](ClaimFilter& f) { f.party = "a"; }).claims), (Ids{"one", "two"}));
  EXPECT_EQ(ids(chosen([](ClaimFilter& f) {
                  f.party = "a";
                  f.stance = "accepts";
                }).claims),
            (Ids{"two"}));
  EXPECT_EQ(ids(chosen([](ClaimFilter& f) { f.source = "report"; }).claims), (Ids{"one"}));
  EXPECT_EQ(ids(chosen([](ClaimFilter& f) { f.text = "ÜBER ALLES"; }).claims), (Ids{"one"}));
  EXPECT_EQ(ids(chosen([](ClaimFilter& f) { f.kind = "threat"; }).claims), (Ids{}));
  EXPECT_EQ(ids(chosen([](ClaimFilter& f) { f.unsourced = true; }).claims), (Ids{"two", "three", "four"}));
  const Selected late = chosen([](ClaimFilter& f) { f.since = day("2025-12-01"); });
  EXPECT_EQ(ids(late.claims), (Ids{"two", "three"}));
  EXPECT_EQ(late.undated, 1U);
}

TEST(Movements, AreChangesOfTheLatestDatedPosition) {
  const model::Case c = two_parties();
  const auto moved = movements(c, day("2025-11-15"), day("2025-12-31"));
  ASSERT_EQ(moved.size(), 2U);
  EXPECT_EQ(moved[0].party->id.value, "a");
  EXPECT_EQ(moved[0].before->id.value, "one");
  EXPECT_EQ(moved[0].after->id.value, "two");
  EXPECT_EQ(moved[1].before, nullptr);  // nothing was known of b before
  EXPECT_EQ(moved[1].after->id.value, "three");
  EXPECT_TRUE(movements(c, day("2025-12-06"), day("2025-12-31")).empty());
  EXPECT_EQ(movements(c, day("2025-11-15"), day("2025-12-02")).size(), 1U);
}

TEST(KnownOn, NeedsBothSaidAndRecordedByThatDay) {
  model::Case c = two_parties();
  for (model::Claim& claim : c.claims) claim.recorded = day("2025-11-02");
  c.claims[1].recorded = day("2025-12-09");
  Ids left;
  for (const model::Claim& claim : known_on(c, day("2025-12-02")).claims) left.push_back(claim.id.value);
  EXPECT_EQ(left, (Ids{"one", "four"}));  // two is recorded later, three said later
}

}  // namespace
}  // namespace mediant::record
