#include "quality.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
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

// A working aid: MEDIANT_MISSES=FOLDER lists what was missed, misattributed or made up, then the figures.
TEST(Quality, MissesAreListed) {
  const char* folder = std::getenv("MEDIANT_MISSES");
  if (folder == nullptr) GTEST_SKIP() << "set MEDIANT_MISSES to a folder of annotated reports";
  const auto toolkit = text::make_icu_toolkit();
  const std::vector<Annotated> all = load_annotated(folder);
  for (const Annotated& a : all) {
    std::vector<std::string> misses;
    (void)score(a, read(a.text, {}, *toolkit), &misses);
    for (const std::string& miss : misses) std::cout << a.name << ": " << miss << '\n';
  }
  std::cout << quality_report(all, *toolkit);
}

}  // namespace
}  // namespace mediant::record::testing
