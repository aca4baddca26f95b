#include "quality.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "mediant/text/native/icu.hpp"

namespace mediant::record::testing {
namespace {

TEST(Quality, TheReportIsWhatTheRulesGiveToday) {
  const auto toolkit = text::make_icu_toolkit();
  const std::string report =
      quality_report(load_annotated(MEDIANT_SOURCE_DIR "/tests/record/reports"), *toolkit);
  const std::string path = MEDIANT_SOURCE_DIR "/docs/reading-quality.md";
  if (std::getenv("MEDIANT_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << report;
    return;
  }
  std::ifstream in(path, std::ios::binary);
  std::stringstream kept;
  kept << in.rdbuf();
  EXPECT_EQ(kept.str(), report);
}

}  // namespace
}  // namespace mediant::record::testing
