#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "mediant/model/case.hpp"
#include "mediant/model/check.hpp"
#include "mediant/model/path.hpp"

namespace mediant::model {
namespace {

TEST(Date, ReadsTheThreeIsoFormsAndNothingElse) {
  EXPECT_EQ(parse_date("2025-12-02"), (Date{2025, 12, 2, false}));
  EXPECT_EQ(parse_date("2025-12"), (Date{2025, 12, 0, false}));
  EXPECT_EQ(parse_date("2025"), (Date{2025, 0, 0, false}));
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29, false}));
  for (const char* wrong :
       {"2025-13", "2025-02-29", "1900-02-29", "2025-04-31", "2025-00", "2025-01-00", "25-01-01",
        "2025/01/01", "2025-1-1", "", "next week", "0000", "2025-12-02T10:00"})
    EXPECT_FALSE(parse_date(wrong)) << wrong;
}

TEST(Date, CountsDaysAsTheCalendarDoes) {
  EXPECT_EQ(first_day({1970, 1, 1, false}), 0);
  EXPECT_EQ(first_day({2000, 3, 1, false}), 11017);
  EXPECT_EQ(last_day({2025, 12, 0, false}) - first_day({2025, 12, 0, false}), 30);
  EXPECT_EQ(last_day({2024, 0, 0, false}) - first_day({2024, 0, 0, false}), 365);
  EXPECT_EQ(first_day({1582, 10, 15, false}), -141427);
}

TEST(Date, ReadsWhatItWrites) {
  EXPECT_TRUE(rc::check([] {
    Date d{*rc::gen::inRange(1, 9999), *rc::gen::inRange(0, 13), 0, false};
    if (d.month > 0) d.day = *rc::gen::inRange(0, 29);
    RC_ASSERT(parse_date(to_iso(d)) == d);
    RC_ASSERT(first_day(d) <= last_day(d));
  }));
}

TEST(Date, ReadsWellInWords) {
  EXPECT_EQ(in_words({2025, 12, 2, false}), "2 December 2025");
  EXPECT_EQ(in_words({2025, 11, 0, true}), "about November 2025");
  EXPECT_EQ(in_words({2025, 0, 0, false}), "2025");
}

TEST(NumberText, IsShortAndPlain) {
  EXPECT_EQ(number_text(600), "600");
  EXPECT_EQ(number_text(1'000'000), "1000000");
  EXPECT_EQ(number_text(7.25), "7.25");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(parse_number("+7.250"), 7.25);
  for (const char* wrong : {"", "x", "7,5", "inf", "nan", "0x10", "1e999", "7 ", "--1"})
    EXPECT_FALSE(parse_number(wrong)) << wrong;
}

TEST(NumberText, ReadsBackTheSame) {
  EXPECT_TRUE(rc::check([](double value) {
    RC_PRE(std::isfinite(value));
    RC_ASSERT(parse_number(number_text(value)) == value);
  }));
}

Issue numeric(double from, double to, double step) {
  Issue issue;
  issue.id = IssueId("cap");
  issue.range = NumericRange{from, to, step};
  return issue;
}

TEST(Steps, AreExactInDecimals) {
  const Issue issue = numeric(0.1, 0.5, 0.1);
  const std::vector<OptionId> ids = option_ids(issue);
  ASSERT_EQ(ids.size(), 5U);
  EXPECT_EQ(ids[2].value, "0.3");  // 0.1 + 2·0.1 is 0.30000000000000004 in doubles
  EXPECT_EQ(step_value(*issue.range, 2), 0.3);
  EXPECT_EQ(option_index(issue, OptionId("0.30")), 2U);
  EXPECT_FALSE(option_index(issue, OptionId("0.35")));
  EXPECT_FALSE(option_index(issue, OptionId("0.6")));
}

TEST(Steps, AnyDecimalRangeHasEachOfItsValues) {
  EXPECT_TRUE(rc::check([] {
    const int decimals = *rc::gen::inRange(0, 6);
    const int from = *rc::gen::inRange(-100000, 100000);
    const int step = *rc::gen::inRange(1, 1000);
    const int count = *rc::gen::inRange(1, 200);
    const double scale = std::pow(10, decimals);
    const Issue issue = numeric(from / scale, (from + step * (count - 1)) / scale, step / scale);
    const auto ids = option_ids(issue);
    RC_ASSERT(ids.size() == static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      RC_ASSERT(ids[static_cast<std::size_t>(i)].value == number_text((from + step * i) / scale));
      RC_ASSERT(option_index(issue, ids[static_cast<std::size_t>(i)]) == static_cast<std::size_t>(i));
    }
  }));
}

TEST(Steps, AnUpsideDownRangeHasNone) {
  EXPECT_EQ(step_count({5, 1, 1}), 0U);
  EXPECT_EQ(step_count({1, 5, 0}), 0U);
  EXPECT_EQ(step_count({1, 5, -1}), 0U);
  EXPECT_EQ(step_count({1, 1, 1}), 1U);
  EXPECT_EQ(step_count({0, 1e300, 1e-300}), most_steps);
}

TEST(MatchingOptions, FollowsTheComparison) {
  const Issue issue = numeric(400, 900, 100);
  Condition c;
  c.issue = issue.id;
  c.at_most = 600;
  EXPECT_EQ(matching_options(issue, c), (std::vector<std::size_t>{0, 1, 2}));
  c.below = true;
  EXPECT_EQ(matching_options(issue, c), (std::vector<std::size_t>{0, 1}));
  c.at_least = 500;
  EXPECT_EQ(matching_options(issue, c), (std::vector<std::size_t>{1}));
  c.any_of = {OptionId("900"), OptionId("400")};
  EXPECT_EQ(matching_options(issue, c), (std::vector<std::size_t>{0, 5}));
}

TEST(Nearest, FindsSlipsOfThePenOnly) {
  const std::vector<std::string> keys = {"reserve", "red_lines", "weights", "scores"};
  EXPECT_EQ(nearest("reserv", keys), "reserve");
  EXPECT_EQ(nearest("wieghts", keys), "weights");
  EXPECT_EQ(nearest("redlines", keys), "red_lines");
  EXPECT_EQ(nearest("options", keys), "");
  EXPECT_EQ(nearest("x", keys), "");
}

TEST(Path, QuotesKeysThatItsGrammarUses) {
  const Path root;
  const Path scores(root, "scores");
  const Path cap(scores, "7.25");
  const Path item(cap, 3);
  EXPECT_EQ(item.text(), "scores[\"7.25\"][3]");
}

TEST(DecidingParties, AreThePrincipalsUnlessListed) {
  Case c;
  for (const char* id : {"a", "b", "m"}) {
    c.parties.emplace_back();
    c.parties.back().id = PartyId(id);
  }
  c.parties[2].role = Role::mediator;
  EXPECT_EQ(deciding_parties(c).size(), 2U);
  c.agreement = {Agreement::Kind::list, {PartyId("m"), PartyId("a")}, {}, {}, true};
  EXPECT_EQ(deciding_parties(c), (std::vector<PartyId>{PartyId("a"), PartyId("m")})) << "in the case's order";
}

}  // namespace
}  // namespace mediant::model
