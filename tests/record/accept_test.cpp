#include "mediant/record/accept.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "mediant/model/check.hpp"
#include "mediant/record/anchor.hpp"
#include "mediant/record/read.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::record {
namespace {

const std::string report =
    "LISBON, 4 June 2024 — Norland's envoy, Ada Brandt, met Minister Juan Prado in Lisbon on Monday.\n"
    "Brandt said Norland would not accept the ceiling.\n"
    "Sorana's demands include:\n"
    "- a ceiling on exports\n"
    "- a review every year\n"
    "Norland rejected the demands. The envoy was accompanied only by an interpreter.\n"
    "“We will sign nothing in June,” Brandt said. About 40 percent of exports pass through the port.\n";

class Accepting : public ::testing::Test {
 protected:
  Reading reading_ = read(report, {}, *text::make_icu_toolkit());
  Accepted take(const model::Case& c = {}) const {
    Report source;
    source.title = "A report";
    source.hash = "blake2b:0";
    return accept(c, reading_, report, source,
                  std::vector<Choice>(reading_.suggestions.size(), Choice::accepted));
  }
};

TEST_F(Accepting, WhatIsAcceptedIsAValidCaseWhoseExcerptsAnchor) {
  const Accepted a = take();
  EXPECT_FALSE(has_errors(model::check(a.c)));
  ASSERT_EQ(a.c.sources.size(), 1U);
  ASSERT_FALSE(a.c.claims.empty());
  for (const model::Claim& claim : a.c.claims) {
    ASSERT_EQ(claim.source.size(), 1U);
    EXPECT_EQ(anchor(report, selector_of(claim.source[0])).state, Anchor::State::exact);
  }
  EXPECT_FALSE(a.c.meetings.empty());
  EXPECT_FALSE(a.c.measures.empty());
}

TEST_F(Accepting, ARejectedSetPointsToItsItems) {
  const Accepted a = take();
  const auto set = std::find_if(a.c.claims.begin(), a.c.claims.end(), [](const model::Claim& c) {
    return c.stance == "rejects" && c.scope == "as-a-set";
  });
  ASSERT_NE(set, a.c.claims.end());
  EXPECT_EQ(set->about.size(), 2U);
}

TEST_F(Accepting, TheSameReportTwiceAddsNobodyTwice) {
  const Accepted once = take();
  const Accepted twice = take(once.c);
  EXPECT_EQ(twice.c.people.size(), once.c.people.size());
  EXPECT_EQ(twice.c.parties.size(), once.c.parties.size());
  EXPECT_EQ(twice.c.sources.size(), 1U);
}

TEST_F(Accepting, NothingEntersUnaccepted) {
  const Accepted a =
      accept({}, reading_, report, {}, std::vector<Choice>(reading_.suggestions.size(), Choice::open));
  EXPECT_TRUE(a.c.claims.empty() && a.c.people.empty() && a.c.parties.empty() && a.c.meetings.empty());
}

TEST_F(Accepting, OneKeyASuggestion) {
  Review review = begin_review(reading_);
  while (!review.done()) press(review, reading_, 'y');
  EXPECT_EQ(review.keys, reading_.suggestions.size());
  Review by_kind = begin_review(reading_);
  while (!by_kind.done()) press(by_kind, reading_, 'k');
  EXPECT_LT(by_kind.keys, reading_.suggestions.size());
  Review back = begin_review(reading_);
  press(back, reading_, 'n');
  press(back, reading_, 'b');
  EXPECT_EQ(back.at, 0U);
  EXPECT_EQ(back.choices[0], Choice::open);
}

TEST_F(Accepting, DecisionsFromAFile) {
  const auto choices = read_choices("all y\n0-1 n  # not these\nquote n\n", reading_);
  ASSERT_TRUE(choices.ok());
  EXPECT_EQ((*choices)[0], Choice::refused);
  for (std::size_t i = 2; i < reading_.suggestions.size(); ++i)
    EXPECT_EQ((*choices)[i],
              reading_.suggestions[i].kind == SuggestionKind::quote ? Choice::refused : Choice::accepted);
  for (const char* wrong : {"7", "x y", "99999 y", "5-2 y", "1 maybe"})
    EXPECT_FALSE(read_choices(wrong, reading_).ok()) << wrong;
}

}  // namespace
}  // namespace mediant::record
