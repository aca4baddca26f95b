// Two drafts of 28 points of an invented conflict in four languages, the second amending the first: numbers
// changed, points deleted, split, merged and reordered, modal verbs changed, a ban softened, and a
// contradiction hidden in an unchanged point. The right answer was written down before the texts were run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "mediant/drafts/compare.hpp"
#include "mediant/formats/native/document_file.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::drafts {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const text::Toolkit& toolkit() {
  static const auto kit = text::make_icu_toolkit();
  return *kit;
}

Draft load(const std::string& file) {
  auto document = formats::read_document(MEDIANT_SOURCE_DIR "/tests/data/drafts/" + file);
  EXPECT_TRUE(document.ok());
  return parse_draft(*document, toolkit());
}

Comparison run(const std::vector<Draft>& drafts, const CompareOptions& options = {}) {
  Progress progress;
  return compare(drafts, options, toolkit(), progress);
}

std::vector<std::string> numbers_of(const Draft& draft, const std::vector<std::size_t>& clauses) {
  std::vector<std::string> out;
  for (const std::size_t c : clauses) out.push_back(draft.clauses[c].number);
  return out;
}

struct Expected {
  std::vector<std::string> first, second;
  std::string change;
};

// Point 23 on both sides is a deletion and an addition: amnesty gone, care for victims new.
const std::vector<Expected> expected{
    {{"1"}, {"1"}, "unchanged"},   {{"2"}, {"2"}, "changed"},     {{"3"}, {"3"}, "changed"},
    {{"4"}, {"4"}, "unchanged"},   {{"5"}, {}, "deleted"},        {{"6"}, {"5"}, "changed"},
    {{"7"}, {"6", "7"}, "split"},  {{"8", "9"}, {"8"}, "merged"}, {{"10"}, {"10"}, "unchanged"},
    {{"11"}, {"11"}, "unchanged"}, {{"12"}, {"9"}, "changed"},    {{"13"}, {"12"}, "changed"},
    {{"14"}, {"13"}, "changed"},   {{"15"}, {"15"}, "unchanged"}, {{"16"}, {"16"}, "unchanged"},
    {{"17"}, {"17"}, "changed"},   {{"18"}, {"18"}, "changed"},   {{"19"}, {"19"}, "unchanged"},
    {{"21"}, {"21"}, "changed"},   {{"22"}, {"22"}, "changed"},   {{}, {"23"}, "added"},
    {{"23"}, {}, "deleted"},       {{"24"}, {"14"}, "moved"},     {{"25"}, {"24"}, "changed"},
    {{"26"}, {"25"}, "unchanged"}, {{"27"}, {"27"}, "moved"},     {{}, {"28"}, "added"},
    {{"28"}, {"26"}, "unchanged"}};

struct Language4 {
  std::string first, second;
  Language language;
  std::map<std::string, std::vector<Pair>> numbers, modals;  // by number in the first draft
};

class Golden : public ::testing::TestWithParam<Language4> {};

TEST_P(Golden, EveryPointIsAlignedAndEveryFigureAndModalIsFound) {
  const Language4& texts = GetParam();
  const Draft first = load(texts.first), second = load(texts.second);
  EXPECT_EQ(first.language, texts.language);
  ASSERT_EQ(first.clauses.size(), 28U);
  ASSERT_EQ(second.clauses.size(), 28U);
  const Comparison result = run({first, second});
  EXPECT_THAT(result.remarks, IsEmpty());
  for (const Expected& e : expected) {
    const bool found = std::any_of(result.rows.begin(), result.rows.end(), [&](const Row& row) {
      return numbers_of(first, row.clauses[0]) == e.first && numbers_of(second, row.clauses[1]) == e.second &&
             name_of(row.change) == e.change;
    });
    EXPECT_TRUE(found) << (e.first.empty() ? "-" : e.first[0]) << " / "
                       << (e.second.empty() ? "-" : e.second[0]) << " " << e.change;
  }
  for (const Row& row : result.rows) {
    if (row.clauses[0].empty() || row.clauses[1].empty()) continue;
    const std::string key = first.clauses[row.clauses[0][0]].number;
    const auto numbers = texts.numbers.find(key);
    const auto modals = texts.modals.find(key);
    EXPECT_EQ(row.numbers, numbers == texts.numbers.end() ? std::vector<Pair>{} : numbers->second) << key;
    EXPECT_EQ(row.modals, modals == texts.modals.end() ? std::vector<Pair>{} : modals->second) << key;
    if (key == "6") {
      EXPECT_EQ(row.drift, Drift::weakened);
    }
    if (key == "17" && texts.language != Language::english) {
      EXPECT_EQ(row.drift, Drift::strengthened);
    }
  }
  // The old cap still stands in the unchanged point 4.
  ASSERT_FALSE(result.leftovers.empty());
  EXPECT_EQ(second.clauses[result.leftovers[0].clause.clause].number, "4");
}

INSTANTIATE_TEST_SUITE_P(Languages, Golden,
                         ::testing::Values(Language4{"en_a.md",
                                                     "en_b.md",
                                                     Language::english,
                                                     {{"2", {{"600,000", "800,000"}}},
                                                      {"3", {{"30", "50"}}},
                                                      {"12", {{"100", ""}}},
                                                      {"13", {{"50", ""}}},
                                                      {"18", {{"2031", "2036"}}},
                                                      {"25", {{"14", "7"}}}},
                                                     {{"3", {{"shall", "should"}}},
                                                      {"6", {{"shall not", ""}, {"shall", ""}}},
                                                      {"14", {{"will", "may"}}},
                                                      {"17", {{"will", "must"}}},
                                                      {"21", {{"shall", "may"}}},
                                                      {"22", {{"may", "shall"}}}}},
                                           Language4{"ru_a.md",
                                                     "ru_b.md",
                                                     Language::russian,
                                                     {{"2", {{"600 000", "800 000"}}},
                                                      {"3", {{"30", "50"}}},
                                                      {"12", {{"100", ""}}},
                                                      {"13", {{"50", ""}}},
                                                      {"18", {{"2031", "2036"}}},
                                                      {"25", {{"14", "7"}}}},
                                                     {{"3", {{"обязан", "следует"}}},
                                                      {"6", {{"не может", ""}, {"должен", ""}}},
                                                      {"14", {{"должны", "могут"}}},
                                                      {"17", {{"может", "обязан"}}},
                                                      {"21", {{"должны", "могут"}}},
                                                      {"22", {{"не может", "не вправе"}}}}},
                                           Language4{"uk_a.md",
                                                     "uk_b.md",
                                                     Language::ukrainian,
                                                     {{"2", {{"600 000", "800 000"}}},
                                                      {"3", {{"30", "50"}}},
                                                      {"12", {{"100", ""}}},
                                                      {"13", {{"50", ""}}},
                                                      {"18", {{"2031", "2036"}}},
                                                      {"25", {{"14", "7"}}}},
                                                     {{"3", {{"зобов'язаний", "слід"}}},
                                                      {"6", {{"не може", ""}, {"повинна", ""}}},
                                                      {"14", {{"повинні", "можуть"}}},
                                                      {"17", {{"може", "зобов'язаний"}}},
                                                      {"21", {{"повинні", "можуть"}}},
                                                      {"22", {{"не може", "не має права"}}}}},
                                           Language4{"ar_a.txt",
                                                     "ar_b.txt",
                                                     Language::arabic,
                                                     {{"2", {{"٦٠٠٬٠٠٠", "٨٠٠٬٠٠٠"}}},
                                                      {"3", {{"٣٠", "٥٠"}}},
                                                      {"12", {{"١٠٠", ""}}},
                                                      {"13", {{"٥٠", ""}}},
                                                      {"18", {{"٢٠٣١", "٢٠٣٦"}}},
                                                      {"25", {{"١٤", "٧"}}}},
                                                     {{"3", {{"يجب", "ينبغي"}}},
                                                      {"6", {{"لا يجوز", ""}, {"يجب", ""}}},
                                                      {"14", {{"يجب", "يجوز"}}},
                                                      {"17", {{"يجوز", "يجب"}}},
                                                      {"21", {{"يجب", "يجوز"}}},
                                                      {"22", {{"لا يجوز", "لا يحق"}}}}}),
                         [](const auto& run) { return std::string(name_of(run.param.language)); });

TEST(NWay, AThirdDraftTakesItsPlaceInEveryRow) {
  const Draft a = load("en_a.md"), b = load("en_b.md"), c = load("en_c.md");
  const Comparison result = run({a, b, c});
  const std::map<std::string, std::string> to_third{{"1", "1"},   {"2", "2"},   {"3", "3"},   {"4", "4"},
                                                    {"6", "5"},   {"7", "6"},   {"8", "7"},   {"12", "8"},
                                                    {"10", "9"},  {"13", "10"}, {"14", "11"}, {"19", "13"},
                                                    {"20", "14"}, {"24", "15"}, {"26", "16"}, {"27", "17"}};
  for (const Row& row : result.rows) {
    if (row.clauses[0].empty()) continue;
    const auto want = to_third.find(a.clauses[row.clauses[0][0]].number);
    if (want == to_third.end()) {
      EXPECT_TRUE(row.clauses[2].empty()) << a.clauses[row.clauses[0][0]].number;
    } else {
      EXPECT_THAT(numbers_of(c, row.clauses[2]), ElementsAre(want->second)) << want->first;
    }
  }
  ASSERT_EQ(result.rows[1].steps.size(), 2U);
  EXPECT_THAT(result.rows[1].numbers, ElementsAre(Pair{"600,000", "800,000"}, Pair{"800,000", "700,000"}));
}

TEST(Compare, ADraftAgainstItselfIsUnchangedThroughout) {
  for (const std::string file : {"en_a.md", "ru_b.md", "uk_a.md", "ar_b.txt"}) {
    const Draft draft = load(file);
    CompareOptions options;
    options.heat = true;
    const Comparison result = run({draft, draft}, options);
    for (const Row& row : result.rows) {
      EXPECT_EQ(row.change, Change::unchanged);
      EXPECT_FALSE(is_substance(row));
      EXPECT_EQ(row.clauses[0], row.clauses[1]);
      EXPECT_EQ(row.similarity, 1);
    }
    EXPECT_THAT(result.possible, IsEmpty());
    EXPECT_NEAR(result.alike[0][1], 1, 1e-12);
    EXPECT_EQ(result.heat[0].values[3][3], 1);
    EXPECT_LT(result.heat[0].values[0][4], 0.5);
  }
}

TEST(Compare, TheOtherWayRoundTheRowsAreTheSame) {
  const Draft a = load("en_a.md"), b = load("en_b.md");
  std::set<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> there, back;
  for (const Row& row : run({a, b}).rows) there.insert({row.clauses[0], row.clauses[1]});
  for (const Row& row : run({b, a}).rows) back.insert({row.clauses[1], row.clauses[0]});
  EXPECT_EQ(there, back);
}

TEST(Compare, EmptyDraftsAndUnknownLanguagesAreSaidPlainly) {
  const Draft a = load("en_a.md");
  const Comparison with_empty = run({a, Draft{"nothing", Language::other, true, {}, {}}});
  EXPECT_EQ(with_empty.rows.size(), 28U);
  EXPECT_EQ(with_empty.rows[0].change, Change::deleted);
  EXPECT_THAT(with_empty.remarks, Contains("nothing has no clauses."));
  const auto polish = formats::read_plain_text(
      "1. Strony mogą wysłać najwyżej 40 statków.\n2. Port pozostaje otwarty.", "pl.txt");
  const auto polish2 = formats::read_plain_text(
      "1. Strony mogą wysłać najwyżej 60 statków.\n2. Port pozostaje otwarty.", "pl2.txt");
  const Comparison unknown = run({parse_draft(*polish, toolkit()), parse_draft(*polish2, toolkit())});
  EXPECT_THAT(unknown.rows[0].numbers, ElementsAre(Pair{"40", "60"}));
  ASSERT_FALSE(unknown.remarks.empty());
  EXPECT_NE(unknown.remarks[0].find("modal verbs"), std::string::npos);
  EXPECT_TRUE(run({}).rows.empty());
}

}  // namespace
}  // namespace mediant::drafts
