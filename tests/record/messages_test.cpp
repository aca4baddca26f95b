// Who is meant, what is owed, how far an understanding is one, what may be said to whom.
#include "mediant/record/messages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mediant/record/clearance.hpp"
#include "mediant/record/notes.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::record {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const auto day = [](const char* iso) { return model::parse_date(iso).value(); };
const text::Toolkit& icu() {
  static const auto toolkit = text::make_icu_toolkit();
  return *toolkit;
}

// A quarry between a village and a company, with a mediator.
model::Case quarry() {
  model::Case c;
  const auto party = [&](const char* id, const char* name, model::Role role) {
    model::Party p;
    p.id = model::PartyId(id);
    p.name = name;
    p.role = role;
    c.parties.push_back(p);
  };
  party("village", "Village of Orn", model::Role::principal);
  party("company", "Basalt Company", model::Role::principal);
  party("chair", "Chair", model::Role::mediator);
  c.parties[1].aliases = {"Basalt"};
  const auto person = [&](const char* id, const char* name, const char* of, const char* title) {
    model::Person p;
    p.id = model::PersonId(id);
    p.name = name;
    p.of = model::PartyId(of);
    p.title = title;
    c.people.push_back(p);
  };
  person("okoye", "Ada Okoye", "village", "Mayor");
  person("lind", "Per Lind", "company", "Director");
  model::Issue blasting;
  blasting.id = model::IssueId("blasting");
  blasting.name = "Blasting hours";
  for (const char* hour : {"noon", "six"}) {
    model::Option option;
    option.id = model::OptionId(hour);
    option.name = std::string("until ") + hour;
    blasting.options.push_back(option);
  }
  c.issues.push_back(blasting);
  return c;
}

Note note(const std::string& words) {
  Note n;
  n.words = words;
  n.on = n.recorded = day("2026-05-04");
  return n;
}
model::Case with(const model::Case& c, const Note& n) {
  const auto noted = take_note(c, n, icu());
  EXPECT_TRUE(noted) << n.words << (noted ? "" : ": " + noted.error().message);
  return noted ? noted->c : c;
}
std::vector<std::string> ids(const std::vector<Statement>& statements) {
  std::vector<std::string> out;
  for (const auto& s : statements) out.push_back(s.id);
  return out;
}

TEST(Names, AreIdsNamesLastNamesTitlesOrAliasesOfOneOnly) {
  model::Case c = quarry();
  for (const char* typed : {"okoye", "Ada Okoye", "OKOYE", "mayor"})
    EXPECT_EQ(who_is(c, typed, icu()).ref, "okoye") << typed;
  EXPECT_EQ(who_is(c, "basalt", icu()).ref, "company");
  EXPECT_TRUE(who_is(c, "nobody", icu()).empty());
  EXPECT_TRUE(who_is(c, "", icu()).empty());
  c.people[1].title = "Mayor";
  EXPECT_TRUE(who_is(c, "mayor", icu()).empty()) << "two are mayors";
}

TEST(Notes, ALineBecomesAMessage) {
  Note n = note("basalt -> Okoye, chair: “We can stop at three.”");
  n.via = {"lind"};
  n.answer_owed = true;
  const auto noted = take_note(quarry(), n, icu());
  ASSERT_TRUE(noted);
  EXPECT_EQ(noted->what, "message");
  ASSERT_EQ(noted->c.messages.size(), 1U);
  const model::Message& m = noted->c.messages[0];
  EXPECT_EQ(m.id, noted->id);
  EXPECT_EQ(m.from.ref, "company");
  ASSERT_EQ(m.to.size(), 2U);
  EXPECT_EQ(m.to[0].ref, "okoye");
  EXPECT_EQ(m.wording, "We can stop at three.");
  EXPECT_TRUE(m.verbatim);
  EXPECT_TRUE(m.answer_owed);
  EXPECT_EQ(m.authority, "convey");
  EXPECT_TRUE(answer_is_owed(m));
  EXPECT_EQ(messages(noted->c, {"village", true}).size(), 1U);
  EXPECT_EQ(messages(noted->c, {"okoye", false}).size(), 1U);
  Note answer = note("Three is too late.");
  answer.replies_to = m.id;
  const model::Case answered = with(noted->c, answer);
  EXPECT_EQ(answered.messages[0].answer, "Three is too late.");
  EXPECT_THAT(messages(answered, {"", true}), IsEmpty());
  EXPECT_FALSE(take_note(answered, answer, icu())) << "answered already";
}

TEST(Notes, ALineBecomesAStatementOfTheKindItReadsAs) {
  Note threat = note("mayor: We will block the road unless the blasting stops.");
  threat.present = {"chair"};
  const auto noted = take_note(quarry(), threat, icu());
  ASSERT_TRUE(noted);
  const model::Claim& claim = noted->c.claims.at(0);
  EXPECT_EQ(claim.kind, model::ClaimKind::threat);
  EXPECT_EQ(claim.by.ref, "okoye");
  ASSERT_TRUE(claim.condition);
  EXPECT_THAT(claim.condition->words, HasSubstr("unless the blasting stops"));
  ASSERT_EQ(noted->c.sources.size(), 1U);
  EXPECT_EQ(noted->c.sources[0].kind, "conversation");
  EXPECT_EQ(noted->c.sources[0].present[0].ref, "chair");
  EXPECT_EQ(claim.source.at(0).ref, noted->c.sources[0].id);
  // A second note of the same conversation rests on the same source.
  Note plain = note("mayor: The road is old.");
  plain.present = {"chair"};
  plain.kind = "fact";
  const model::Case twice = with(noted->c, plain);
  EXPECT_EQ(twice.sources.size(), 1U);
  EXPECT_EQ(twice.claims.at(1).kind, model::ClaimKind::fact);
  // A colon that stands behind nobody's name is part of the words; then somebody must say them.
  EXPECT_FALSE(take_note(quarry(), note("weather: rain"), icu()));
}

TEST(Notes, WhatCannotBeIsRefusedWithWhatCould) {
  const auto refused = [&](Note n) {
    const auto noted = take_note(quarry(), n, icu());
    return noted ? std::string("taken") : noted.error().code;
  };
  EXPECT_EQ(refused(note("nobody > village: words")), "unknown-name");
  EXPECT_EQ(refused(note("company > : words")), "unknown-name");
  EXPECT_EQ(refused(note("company > village:")), "no-words");
  EXPECT_EQ(refused(note("")), "no-words");
  Note n = note("mayor: words");
  n.issue = "nothing";
  EXPECT_EQ(refused(n), "unknown-issue");
  n = note("mayor: words");
  n.cleared = {"nobody"};
  EXPECT_EQ(refused(n), "unknown-name");
  n = note("words");
  n.replies_to = "m9";
  EXPECT_EQ(refused(n), "unknown-id");
  n = note("mayor: words");
  n.about = {"nothing"};
  EXPECT_EQ(refused(n), "unknown-id");
}

TEST(Understandings, AreConfirmedByAllDisputedByOneOrOpen) {
  Note n = note("No blasting on Sundays");
  n.minute = true;
  model::Case c = with(quarry(), n);
  ASSERT_EQ(understandings(c).size(), 1U);
  EXPECT_EQ(understandings(c)[0].standing, Standing::open);
  EXPECT_EQ(understandings(c)[0].silent.size(), 2U) << "nobody is named: all principals";
  Note yes = note("");
  yes.replies_to = c.minutes[0].id;
  yes.confirmed = {"village"};
  yes.asked = {"company"};
  c = with(c, yes);
  EXPECT_EQ(understandings(c)[0].standing, Standing::open);
  ASSERT_EQ(understandings(c)[0].silent.size(), 1U);
  EXPECT_EQ(understandings(c)[0].silent[0]->id.value, "company");
  Note also = note("as long as the order lasts");
  also.replies_to = c.minutes[0].id;
  also.confirmed = {"company"};
  const model::Case both = with(c, also);
  EXPECT_EQ(understandings(both)[0].standing, Standing::confirmed);
  EXPECT_EQ(both.minutes[0].confirmed.size(), 2U) << "a side says one thing at a time";
  EXPECT_EQ(both.minutes[0].confirmed[1].note, "as long as the order lasts");
  also.confirmed.clear();
  also.disputed = {"company"};
  EXPECT_EQ(understandings(with(c, also))[0].standing, Standing::disputed);
}

class MaySay : public testing::Test {
 protected:
  void SetUp() override {
    c = quarry();
    add("company > village: We stop at noon on school days.", "convey", {});
    add("company > chair: We could live with forty blasts a month.", "not-to-convey", {});
    add("village > chair: A fund of two million euros would calm people.", "own-idea", {"company"});
    add("village > chair: The council is split over the road.", "background", {"company"});
    Note open = note("mayor: We want fewer lorries.");
    open.cleared = {"public"};
    c = with(c, open);
    Note secret = note("company: The permit runs out in October.");
    secret.kind = "fact";
    c = with(c, secret);
  }
  void add(const std::string& line, const std::string& authority, const std::vector<std::string>& cleared) {
    Note n = note(line);
    n.authority = authority;
    n.cleared = cleared;
    c = with(c, n);
  }
  std::vector<Disclosure> warned(const std::string& words, const char* to) {
    return disclosures(c, clearance(c, model::Audience::of(model::PartyId(to))), words, icu());
  }
  model::Case c;
};

TEST_F(MaySay, ListsWhatIsClearedOnWhatTermsAndWhatIsHeld) {
  const Clearance village = clearance(c, model::Audience::of(model::PartyId("village")));
  ASSERT_THAT(ids(village.cleared), ElementsAre("m1"));
  EXPECT_EQ(village.cleared[0].terms, Terms::convey);
  EXPECT_THAT(ids(village.held), UnorderedElementsAre("m2", "n2", "talk-2026-05-04-2"));
  const Clearance company = clearance(c, model::Audience::of(model::PartyId("company")));
  ASSERT_THAT(ids(company.cleared), ElementsAre("m3", "m4", "n1"));
  EXPECT_EQ(company.cleared[0].terms, Terms::own_idea);
  EXPECT_EQ(company.cleared[1].terms, Terms::background);
  EXPECT_EQ(company.cleared[2].terms, Terms::open);
  const Clearance all = clearance(c, model::Audience::everyone());
  EXPECT_THAT(ids(all.cleared), ElementsAre("n1"));
}

TEST_F(MaySay, WarnsOfASentenceThatRepeatsWhatWasGivenInConfidence) {
  const auto warnings = warned("It is a fine day. They might accept 40 blasts each month.", "village");
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].kind, Disclosure::Kind::confidence);
  EXPECT_EQ(warnings[0].of.id, "m2");
  EXPECT_EQ(warnings[0].sentence.begin, 18U);
  EXPECT_THAT(warnings[0].shared, UnorderedElementsAre("40", "blasts", "month"));
  EXPECT_EQ(warned("Their permit ends in October.", "village").at(0).of.id, "n2");
  EXPECT_THAT(warned("They can stop at noon on school days.", "village"), IsEmpty())
      << "given to be conveyed";
  EXPECT_THAT(warned("They might accept 40 blasts each month.", "company"), IsEmpty()) << "their own words";
  EXPECT_THAT(warned("Let us meet on Friday.", "village"), IsEmpty());
  EXPECT_THAT(warned("", "village"), IsEmpty());
}

TEST_F(MaySay, WhatTheSameSideSaidInTheOpenIsNoDisclosureAndAnotherSidesWordsClearNothing) {
  Note open = note("company: Forty blasts a month is what we could live with.");
  open.cleared = {"public"};
  const model::Case before = c;
  c = with(c, open);
  EXPECT_THAT(warned("They might accept 40 blasts each month.", "village"), IsEmpty());
  c = before;
  open.words = "village: Forty blasts a month is more than we can live with.";
  c = with(c, open);
  EXPECT_EQ(warned("They might accept 40 blasts each month.", "village").size(), 1U);
}

TEST_F(MaySay, AnOwnIdeaKeepsItsAuthorOutAndBackgroundIsNotQuoted) {
  EXPECT_THAT(warned("A fund of two million euros might calm people.", "company"), IsEmpty());
  const auto named = warned("The village thinks a fund of two million euros might calm people.", "company");
  ASSERT_EQ(named.size(), 1U);
  EXPECT_EQ(named[0].kind, Disclosure::Kind::attribution);
  EXPECT_EQ(warned("The council is split over the road.", "company").at(0).kind,
            Disclosure::Kind::background);
}

TEST_F(MaySay, WhatIsClearedDoesNotDependOnWhatIsHeld) {
  const auto before = clearance(c, model::Audience::of(model::PartyId("village"))).cleared;
  add("company > chair: CANARY", "not-to-convey", {});
  Note n = note("company: CANARY");
  c = with(c, n);
  n = note("CANARY");
  n.minute = true;
  c = with(c, n);
  const auto after = clearance(c, model::Audience::of(model::PartyId("village"))).cleared;
  EXPECT_EQ(ids(before), ids(after));
}

TEST_F(MaySay, APartyHearsOfNoMoreThanItSees) {
  const model::Case seen = model::visible(c, model::Audience::of(model::PartyId("company")));
  const Clearance village = clearance(seen, model::Audience::of(model::PartyId("village")));
  for (const auto* list : {&village.cleared, &village.held})
    for (const Statement& s : *list) EXPECT_NE(s.id, "m2") << "marked as the desk's alone";
}

}  // namespace
}  // namespace mediant::record
