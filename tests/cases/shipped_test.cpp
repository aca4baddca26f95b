// Every case in cases/ and tests/data/cases reads clean, survives a round trip and keeps the rules of
// docs/neutrality.md that a case itself can keep.
#include "shipped.hpp"

#include <algorithm>
#include <set>

#include "mediant/model/check.hpp"

namespace mediant {
namespace {

using testing::case_folders;
using testing::listed;
using testing::read;

class ShippedCase : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(ShippedCase, ReadsWithoutAnErrorOrAWarning) {
  const auto loaded = formats::load_case(GetParam());
  ASSERT_TRUE(loaded);
  EXPECT_TRUE(loaded->diagnostics.empty()) << listed(loaded->diagnostics);
  EXPECT_TRUE(model::check(loaded->value).empty()) << listed(model::check(loaded->value));
}

TEST_P(ShippedCase, LosesNothingInARoundTrip) {
  const model::Case c = read(GetParam());
  const auto yaml = formats::read_case_yaml(formats::write_case_yaml(c), "again.yaml");
  const auto json = formats::read_case_json(formats::write_case_json(c), "again.json");
  EXPECT_TRUE(yaml.value == c) << listed(yaml.diagnostics);
  EXPECT_TRUE(json.value == c) << listed(json.diagnostics);
}

TEST_P(ShippedCase, HoldsTheFilesItNames) {
  const model::Case c = read(GetParam());
  std::set<std::string> files;
  for (const auto& proposal : c.proposals) files.insert(proposal.text);
  for (const auto& source : c.sources) files.insert(source.file);
  for (const auto& text : c.texts) {
    for (const auto& revision : text.revisions) files.insert(revision.file);
  }
  files.erase("");
  for (const std::string& file : files)
    EXPECT_TRUE(std::filesystem::is_regular_file(GetParam() / file)) << file;
}

// R1 and R3: a statement has a speaker and a source, a judgement an author and a date.
TEST_P(ShippedCase, NamesSpeakersSourcesAndAuthors) {
  const model::Case c = read(GetParam());
  for (const auto& claim : c.claims) {
    EXPECT_FALSE(claim.by.empty()) << claim.id.value;
    EXPECT_FALSE(claim.source.empty()) << claim.id.value;
    EXPECT_FALSE(claim.text.empty()) << claim.id.value;
  }
  for (const auto& preferences : c.preferences) {
    ASSERT_TRUE(preferences.judged) << preferences.party.value;
    EXPECT_FALSE(preferences.judged->by.empty()) << preferences.party.value;
    EXPECT_TRUE(preferences.judged->on || preferences.judged->illustrative) << preferences.party.value;
  }
}

// Quotes that stand in a source kept in the case are really there.
TEST_P(ShippedCase, QuotesItsOwnSourcesExactly) {
  const model::Case c = read(GetParam());
  for (const auto& claim : c.claims) {
    for (const auto& ref : claim.source) {
      const model::Source* source = model::find(c, ref.ref);
      if (source == nullptr || source->text.empty() || ref.quote.empty()) continue;
      EXPECT_NE(source->text.find(ref.quote), std::string::npos) << claim.id.value << ": " << ref.quote;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, ShippedCase, ::testing::ValuesIn(case_folders()), [](const auto& which) {
  std::string name = which.param.filename().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace mediant
