// The report that the project starts from, read where it lies beside the repository; skipped where it is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "mediant/record/read.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::record {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

class Article : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path folder = MEDIANT_SOURCE_DIR "/../shared/article";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the report is not beside the repository";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream in(entry.path(), std::ios::binary);
      std::stringstream all;
      all << in.rdbuf();
      text_ = all.str();
    }
    reading_ = read(text_, {}, *text::make_icu_toolkit());
  }
  using Test = bool (*)(const Suggestion&);
  const Suggestion* find(SuggestionKind kind, const std::string& part, const std::string& by = "") const {
    for (const Suggestion& s : reading_.suggestions) {
      if (s.kind == kind && s.text.find(part) != std::string::npos && (by.empty() || s.by == by)) return &s;
    }
    return nullptr;
  }
  const Suggestion* named(SuggestionKind kind, const std::string& name) const {
    for (const Suggestion& s : reading_.suggestions) {
      if (s.kind == kind && s.name == name) return &s;
    }
    return nullptr;
  }
  const Suggestion* meeting(const std::string& who, const std::string& other,
                            const std::string& place) const {
    for (const Suggestion& s : reading_.suggestions) {
      const auto has = [&](const std::string& name) {
        return std::find(s.participants.begin(), s.participants.end(), name) != s.participants.end();
      };
      if (s.kind == SuggestionKind::meeting && has(who) && has(other) && (place.empty() || s.place == place))
        return &s;
    }
    return nullptr;
  }
  std::string text_;
  Reading reading_;
};

TEST_F(Article, EveryExcerptIsExact) {
  for (const Suggestion& s : reading_.suggestions) {
    const std::size_t a = text::byte_of_code_point(text_, s.start),
                      b = text::byte_of_code_point(text_, s.end);
    EXPECT_EQ(text_.substr(a, b - a), s.text);
  }
}

TEST_F(Article, KnowsItsPeopleWithRoleSideAndTies) {
  const struct {
    const char* name;
    const char* role;
    const char* side;
  } people[] = {
      {"Donald Trump", "President", "United States"},   {"Steve Witkoff", "special envoy", "United States"},
      {"Jared Kushner", "son-in-law", "United States"}, {"Vladimir Putin", "President", "Russia"},
      {"Volodymyr Zelensky", "President", "Ukraine"},   {"Dmitry Peskov", "spokesman", "Russia"},
      {"Rust Umerov", "secretary", "Ukraine"},          {"Kirill Dmitriev", "investment envoy", "Russia"}};
  std::size_t persons = 0;
  for (const Suggestion& s : reading_.suggestions) persons += s.kind == SuggestionKind::person ? 1 : 0;
  EXPECT_EQ(persons, std::size(people));
  for (const auto& p : people) {
    const Suggestion* s = named(SuggestionKind::person, p.name);
    ASSERT_NE(s, nullptr) << p.name;
    EXPECT_THAT(s->role, HasSubstr(p.role));
    EXPECT_EQ(s->side, p.side) << p.name;
  }
  EXPECT_THAT(named(SuggestionKind::person, "Volodymyr Zelensky")->aliases, Contains("Zelenskyy"));
  EXPECT_EQ(named(SuggestionKind::person, "Jared Kushner")->ties.at(0).to, "Donald Trump");
  EXPECT_EQ(named(SuggestionKind::person, "Steve Witkoff")->ties.at(0).to, "Donald Trump");
  EXPECT_EQ(named(SuggestionKind::person, "Kirill Dmitriev")->ties.at(0).to, "Vladimir Putin");
}

TEST_F(Article, FindsTheMeetings) {
  const Suggestion* alaska = meeting("Donald Trump", "Vladimir Putin", "Alaska");
  ASSERT_NE(alaska, nullptr);
  EXPECT_EQ(alaska->on, "2025-08");
  EXPECT_EQ(alaska->status, "held");
  const Suggestion* presidents = meeting("Donald Trump", "Volodymyr Zelensky", "");
  ASSERT_NE(presidents, nullptr);
  EXPECT_EQ(presidents->on, "");
  const Suggestion* miami = meeting("Steve Witkoff", "Rust Umerov", "Miami");
  ASSERT_NE(miami, nullptr);
  EXPECT_THAT(miami->participants, Contains("Jared Kushner"));
  const Suggestion* moscow = meeting("Steve Witkoff", "Vladimir Putin", "Moscow");
  ASSERT_NE(moscow, nullptr);
  EXPECT_EQ(moscow->on, "2025-12-02");
  const Suggestion* next = meeting("Steve Witkoff", "Kirill Dmitriev", "Moscow");
  ASSERT_NE(next, nullptr);
  EXPECT_EQ(next->status, "planned");
}

TEST_F(Article, FindsTheTextsOnTheTable) {
  const Suggestion* draft = find(SuggestionKind::document, "draft");
  ASSERT_NE(draft, nullptr);
  EXPECT_EQ(draft->by, "United States");
  EXPECT_EQ(draft->value, 28);
  const Suggestion* counter = find(SuggestionKind::document, "counterproposals");
  ASSERT_NE(counter, nullptr);
  EXPECT_EQ(counter->by, "European powers");
  const Suggestion* critics = find(SuggestionKind::assessment, "in line with", "critics");
  ASSERT_NE(critics, nullptr);
  ASSERT_EQ(critics->items.size(), 2U);
  EXPECT_THAT(critics->items[0], HasSubstr("military"));
  EXPECT_THAT(critics->items[1], HasSubstr("territory"));
}

TEST_F(Article, FindsThePositions) {
  for (const char* term : {"NATO", "army", "Crimea", "believers"}) {
    bool found = false;
    for (const Suggestion& s : reading_.suggestions)
      found = found || (s.rule == "list-item" && s.by == "Russia" && s.stance == "demands" &&
                        s.text.find(term) != std::string::npos);
    EXPECT_TRUE(found) << term;
  }
  const Suggestion* rejection = find(SuggestionKind::position, "rejected the terms", "Ukraine");
  ASSERT_NE(rejection, nullptr);
  EXPECT_EQ(rejection->stance, "rejects");
  EXPECT_EQ(rejection->scope, "as-a-set");
  ASSERT_EQ(rejection->points.size(), 1U);
  EXPECT_EQ(reading_.suggestions[rejection->points[0]].items.size(), 4U);
  const Suggestion* lines = find(SuggestionKind::position, "red lines", "Dmitry Peskov");
  ASSERT_NE(lines, nullptr);
  EXPECT_EQ(lines->stance, "withholds");
  EXPECT_EQ(lines->via, "Reuters");
  const Suggestion* megaphone = find(SuggestionKind::process, "megaphone", "Dmitry Peskov");
  ASSERT_NE(megaphone, nullptr);
  const Suggestion* open = find(SuggestionKind::position, "open to", "Vladimir Putin");
  ASSERT_NE(open, nullptr);
  EXPECT_EQ(open->stance, "open-to");
  const Suggestion* threat = find(SuggestionKind::threat, "advance further", "Vladimir Putin");
  ASSERT_NE(threat, nullptr);
  EXPECT_THAT(threat->condition, HasSubstr("rejected the deal"));
  EXPECT_NE(find(SuggestionKind::promise, "determined", "Volodymyr Zelensky"), nullptr);
  EXPECT_NE(find(SuggestionKind::position, "must be", "Volodymyr Zelensky"), nullptr);
}

TEST_F(Article, FindsTheQuotationAndItsSpeaker) {
  std::size_t quotes = 0;
  for (const Suggestion& s : reading_.suggestions) quotes += s.kind == SuggestionKind::quote ? 1 : 0;
  EXPECT_EQ(quotes, 1U);
  EXPECT_NE(find(SuggestionKind::quote, "utmost seriousness", "Volodymyr Zelensky"), nullptr);
}

TEST_F(Article, FindsConcernsAndLoadedWords) {
  const Suggestion* officials = find(SuggestionKind::concern, "raised concerns");
  ASSERT_NE(officials, nullptr);
  EXPECT_EQ(officials->by, "Ukrainian and European officials");
  EXPECT_NE(find(SuggestionKind::concern, "pro-Russian", "European powers"), nullptr);
  EXPECT_NE(find(SuggestionKind::concern, "NATO countries", "Ukraine and its allies"), nullptr);
  EXPECT_NE(find(SuggestionKind::characterisation, "land grab", "Ukraine and its allies"), nullptr);
  EXPECT_NE(find(SuggestionKind::characterisation, "preliminary review", "Vladimir Putin"), nullptr);
}

TEST_F(Article, NamesTheAgencyWhereverItStands) {
  const Suggestion* agency = named(SuggestionKind::party, "Reuters");
  ASSERT_NE(agency, nullptr);
  EXPECT_EQ(agency->role, "news agency");
  EXPECT_EQ(agency->mentions.size(), 2U);
  EXPECT_NE(find(SuggestionKind::fact, "convoy", "Reuters"), nullptr);
}

TEST_F(Article, ReadsTheFigures) {
  const Suggestion* share = find(SuggestionKind::quantity, "19%");
  ASSERT_NE(share, nullptr);
  EXPECT_EQ(share->value, 19);
  EXPECT_EQ(share->unit, "%");
  EXPECT_EQ(share->hedge, "more than");
  const Suggestion* area = find(SuggestionKind::quantity, "115,600");
  ASSERT_NE(area, nullptr);
  EXPECT_EQ(area->value, 115600);
  EXPECT_EQ(area->unit, "km2");
  EXPECT_EQ(area->hedge, "approximately");
  const Suggestion* fifth = find(SuggestionKind::quantity, "a fifth");
  ASSERT_NE(fifth, nullptr);
  EXPECT_DOUBLE_EQ(*fifth->value, 0.2);
  const Suggestion* points = find(SuggestionKind::quantity, "28");
  ASSERT_NE(points, nullptr);
  EXPECT_EQ(points->value, 28);
  ASSERT_EQ(reading_.agreements.size(), 1U);
  EXPECT_EQ(&reading_.suggestions[reading_.agreements[0].first], share);
  EXPECT_EQ(&reading_.suggestions[reading_.agreements[0].second], area);
}

TEST_F(Article, SeesTheTwoAccountsOfWhoCameAlong) {
  ASSERT_EQ(reading_.contradictions.size(), 1U);
  EXPECT_THAT(reading_.contradictions[0].words, HasSubstr("Jared Kushner"));
  EXPECT_THAT(reading_.contradictions[0].words, HasSubstr("interpreter"));
}

}  // namespace
}  // namespace mediant::record
