// The brief as a page: whole outputs as golden files, the swap of parties, and what must stand on it.
#include "mediant/brief/brief.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "mediant/formats/native/case_file.hpp"

namespace mediant::brief {
namespace {

namespace fs = std::filesystem;

model::Case shipped(const std::string& name) {
  auto loaded = formats::load_case(fs::path(MEDIANT_SOURCE_DIR) / "cases" / name);
  return loaded ? loaded->value : model::Case{};
}

std::string page_of(const model::Case& whole, const model::Audience& audience, Options options) {
  options.today = 20'500;
  options.draws = 500;
  const model::Case c = model::visible(whole, audience);
  Progress progress;
  SerialExecutor executor;
  return to_text(to_document(compose({c, audience, options, progress, executor})));
}

void expect_golden(const std::string& name, const std::string& text) {
  const fs::path path = fs::path(MEDIANT_SOURCE_DIR) / "tests/brief/golden" / name;
  if (std::getenv("MEDIANT_UPDATE_GOLDEN") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
  std::ifstream file(path);
  std::stringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(text, expected.str()) << "see CONTRIBUTING.md for how to regenerate " << name;
}

TEST(Brief, OfTheExampleForTheDeskTonight) {
  Options options;
  options.tonight = true;
  expect_golden("moscow-tonight-desk.txt", page_of(shipped("moscow-2025-12"), {}, options));
}

TEST(Brief, OfTheLabourCaseForThePublic) {
  expect_golden("labour-public.txt", page_of(shipped("labour-contract"), model::Audience::everyone(), {}));
}

TEST(Brief, NeedsNotASingleWeight) {
  model::Case c = shipped("moscow-2025-12");
  c.preferences.clear();
  c.no_deal.clear();
  const std::string text = page_of(c, {}, {});
  EXPECT_EQ(text.find("Annex"), std::string::npos);
  for (const char* section : {"The situation", "Where each stands", "If talks fail", "What to find out",
                              "Texts on the table", "Sources, and how sure"}) {
    EXPECT_NE(text.find(section), std::string::npos) << section;
  }
}

TEST(Brief, RedLinesAloneSayWhetherThereIsRoom) {
  const auto loaded = formats::read_case_json(R"({"mediant": 1, "title": "Lines",
    "parties": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}],
    "issues": [{"id": "line", "name": "Line", "options": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"},
               {"id": "c", "name": "C"}]}],
    "preferences": {"p": {"red_lines": [{"never": {"line": "a"}, "basis": "stated"}]},
                    "q": {"red_lines": [{"never": {"line": "b"}, "basis": "inferred"}]}}})",
                                              "case.json");
  model::Case c = loaded.value;
  EXPECT_NE(page_of(c, {}, {}).find("leave room: some deal keeps all of them"), std::string::npos);
  c.preferences[0].red_lines[0].never[0].any_of.push_back(model::OptionId("c"));
  const std::string text = page_of(c, {}, {});
  EXPECT_NE(text.find("leave no deal"), std::string::npos);
  EXPECT_NE(text.find("P's red line (stated): never Line: A or C and Q's red line (inferred): never Line: B"),
            std::string::npos)
      << text;
}

TEST(Brief, SpeaksOfEveryPartyInTheSameWords) {
  // Give each of two principals the other's name: the page is the same but for the names (rule R5).
  model::Case c = shipped("labour-contract");
  std::vector<model::Party*> principals;
  for (model::Party& party : c.parties) {
    if (party.role == model::Role::principal) principals.push_back(&party);
  }
  ASSERT_GE(principals.size(), 2U);
  const auto renamed = [&](const std::string& first, const std::string& second) {
    principals[0]->name = first;
    principals[1]->name = second;
    return page_of(c, {}, {});
  };
  const std::string other = renamed("Bbbbbbbbbb", "Aaaaaaaaaa");
  const auto swap_words = [](std::string text, const std::string& a, const std::string& b) {
    const std::string hold = "\2\2\2";
    const auto replace = [&](const std::string& from, const std::string& to) {
      for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    };
    replace(a, hold);
    replace(b, a);
    replace(hold, b);
    return text;
  };
  EXPECT_EQ(swap_words(renamed("Aaaaaaaaaa", "Bbbbbbbbbb"), "Aaaaaaaaaa", "Bbbbbbbbbb"), other);
}

TEST(Brief, EveryClaimOnThePageHasANote) {
  const std::string text = page_of(shipped("moscow-2025-12"), {}, {});
  EXPECT_EQ(text.find("no source given"), std::string::npos);
  EXPECT_NE(text.find("Notes\n[1] "), std::string::npos);
}

TEST(Brief, NeverNamesAWinnerOrARecommendation) {
  for (const char* name : {"moscow-2025-12", "labour-contract", "harbour-six", "camp-david-1978"}) {
    std::string text = page_of(shipped(name), {}, {});
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* word : {"best deal", "fair deal", "should accept", "winner", "recommend"})
      EXPECT_EQ(text.find(word), std::string::npos) << name << ": " << word;
  }
}

TEST(Brief, SaysWhenThePictureIsOld) {
  EXPECT_NE(page_of(shipped("moscow-2025-12"), {}, {}).find("days old"), std::string::npos);
}

}  // namespace
}  // namespace mediant::brief
