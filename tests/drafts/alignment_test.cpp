// A labour, a trade and a coalition case: tests/data/drafts/align/answers.json says how each draft stands to
// each demand, written down before it was run.
#include "mediant/drafts/alignment.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "mediant/formats/native/case_file.hpp"

namespace mediant::drafts {
namespace {

using Json = nlohmann::json;

const std::string folder = MEDIANT_SOURCE_DIR "/tests/data/drafts/align/";

class Demands : public ::testing::TestWithParam<std::string> {};

TEST_P(Demands, StandAsWrittenDownBefore) {
  std::ifstream in(folder + "answers.json");
  const Json wanted = Json::parse(in)[GetParam()];
  const auto loaded = formats::load_case(folder + GetParam() + ".yaml");
  ASSERT_TRUE(loaded.ok() && loaded->usable());
  for (const DraftAlignment& draft : align_with_parties(loaded->value, {})) {
    Json got = Json::object();
    for (const PartyAlignment& party : draft.parties) {
      for (const DemandRow& row : party.demands) got[party.party][row.claim] = name_of(row.met);
      const Share& share = party.share;
      EXPECT_EQ(share.all(), party.demands.size());
      EXPECT_LE(share.low(), share.high());
    }
    EXPECT_EQ(got, wanted[draft.proposal]) << draft.proposal;
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, Demands, ::testing::Values("depot", "tariff", "coalition"),
                         [](const auto& run) { return run.param; });

}  // namespace
}  // namespace mediant::drafts
