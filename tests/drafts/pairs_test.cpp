// Nineteen pairs of drafts in seven languages and ten layouts. tests/data/drafts/pairs/*.json says which rows
// are right, written down with the texts and before they were run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "mediant/drafts/compare.hpp"
#include "mediant/formats/native/document_file.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::drafts {
namespace {

using Json = nlohmann::json;

const std::string folder = MEDIANT_SOURCE_DIR "/tests/data/drafts/pairs/";

const text::Toolkit& toolkit() {
  static const auto kit = text::make_icu_toolkit();
  return *kit;
}

Draft load(const std::string& file) {
  auto document = formats::read_document(folder + file);
  EXPECT_TRUE(document.ok()) << file;
  return document.ok() ? parse_draft(*document, toolkit()) : Draft{};
}

Json numbers_of(const Draft& draft, const std::vector<std::size_t>& clauses) {
  Json out = Json::array();
  for (const std::size_t c : clauses) out.push_back(draft.clauses[c].number);
  return out;
}

Json pairs_of(const std::vector<Pair>& pairs) {
  Json out = Json::array();
  for (const Pair& pair : pairs) out.push_back({{"from", pair.from}, {"to", pair.to}});
  return out;
}

class Pairs : public ::testing::TestWithParam<std::string> {};

TEST_P(Pairs, EveryRowIsAsWrittenDownBefore) {
  std::ifstream in(folder + GetParam() + ".json");
  const Json wanted = Json::parse(in);
  const std::vector<Draft> drafts{load(wanted["first"]), load(wanted["second"])};
  Progress progress;
  const Comparison result = compare(drafts, {}, toolkit(), progress);
  EXPECT_TRUE(result.remarks.empty()) << result.remarks.front();
  EXPECT_EQ(result.rows.size(), wanted["rows"].size());
  for (const Json& want : wanted["rows"]) {
    const auto row = std::find_if(result.rows.begin(), result.rows.end(), [&](const Row& r) {
      return Json{numbers_of(drafts[0], r.clauses[0]), numbers_of(drafts[1], r.clauses[1])} ==
             want["clauses"];
    });
    if (row == result.rows.end()) {
      ADD_FAILURE() << "no row " << want["clauses"];
      continue;
    }
    const std::string change(name_of(row->change));
    // "reworded or changed" where both would do: of two points that swapped places either may be the one that
    // moved.
    const std::string either = " or " + want["change"].get<std::string>() + " or ";
    EXPECT_NE(either.find(" or " + change + " or "), std::string::npos) << want["clauses"] << " " << change;
    EXPECT_EQ(pairs_of(row->numbers), want["numbers"]) << want["clauses"];
    EXPECT_EQ(pairs_of(row->modals), want["modals"]) << want["clauses"];
  }
  Json leftovers = Json::array();
  for (const Leftover& left : result.leftovers)
    leftovers.push_back({{"clause", drafts[1].clauses[left.clause.clause].number},
                         {"from", left.value.from},
                         {"to", left.value.to}});
  EXPECT_EQ(leftovers, wanted["leftovers"]);
}

INSTANTIATE_TEST_SUITE_P(Languages, Pairs,
                         ::testing::Values("en_labour", "en_climate", "en_truce", "fr_trade", "es_labour",
                                           "de_water", "ru_trade", "uk_climate", "ar_water", "en_fisheries",
                                           "en_metro", "en_orchard", "ru_ceasefire", "uk_ports", "ar_labour",
                                           "en_hospital", "ru_railway", "uk_forest", "ar_market"),
                         [](const auto& run) { return run.param; });

TEST(Pairs, AThirdDraftFindsTheRowsOfBoth) {
  const std::vector<Draft> drafts{load("en_climate_a.txt"), load("en_climate_b.txt"),
                                  load("en_climate_c.md")};
  Progress progress;
  const Comparison result = compare(drafts, {}, toolkit(), progress);
  const std::vector<Json> wanted{{{"1.1"}, {"1.1"}, {"1"}},       {{"1.2"}, {"1.2"}, {"2"}},
                                 {{"2.1"}, {"3.1"}, {"3"}},       {{"3.2"}, {"2.2", "2.3"}, {"4"}},
                                 {{"3.4"}, {"2.5"}, {"5"}},       {{"4.2"}, {"4.2"}, {"6"}},
                                 {{"5.3"}, {"5.3"}, {"7"}},       {{"5.4"}, {"5.4"}, {"8"}},
                                 {Json::array(), {"5.7"}, {"9"}}, {Json::array(), Json::array(), {"10"}}};
  std::size_t found = 0;
  for (const Row& row : result.rows) {
    if (row.clauses[2].empty()) continue;
    ++found;
    const Json got{numbers_of(drafts[0], row.clauses[0]), numbers_of(drafts[1], row.clauses[1]),
                   numbers_of(drafts[2], row.clauses[2])};
    EXPECT_TRUE(std::find(wanted.begin(), wanted.end(), got) != wanted.end()) << got;
  }
  EXPECT_EQ(found, wanted.size());
}

}  // namespace
}  // namespace mediant::drafts
