// Every domain of the reference collection loads; the meaning of each dialect on small invented files.
#include <gtest/gtest.h>

#include <filesystem>

#include "mediant/formats/native/domain_file.hpp"
#include "support.hpp"

namespace mediant {
namespace {

TEST(ReferenceDomains, AllLoadWithTheCountsTheirIndexStates) {
  const std::filesystem::path root = std::filesystem::path(MEDIANT_REFERENCE_DIR) / "domains";
  if (!std::filesystem::exists(root)) GTEST_SKIP() << "the reference data is not here";
  std::size_t loaded = 0;
  for (const auto& row : domains_test::read_csv(root / "domains.csv")) {
    const std::filesystem::path folder = root / row.at("format") / row.at("name");
    const auto domain = formats::load_domain(folder);
    ASSERT_TRUE(domain.ok()) << folder << ": " << domain.error().message;
    for (const Diagnostic& d : domain->diagnostics)
      EXPECT_NE(d.severity, Severity::error) << folder << ": " << to_string(d);
    EXPECT_EQ(std::to_string(domain->value.issues.size()), row.at("n_issues")) << folder;
    if (row.at("n_profiles") != "0") {
      EXPECT_EQ(std::to_string(domain->value.profiles.size()), row.at("n_profiles")) << folder;
    }
    EXPECT_GE(domain->value.profiles.size(), 2u) << folder;
    const std::string count = row.at("n_outcomes");
    if (count != "inf" && count.find('+') == std::string::npos) {
      EXPECT_EQ(model::deal_count(domain->value), count) << folder;
    }
    if (count == "1e+30") {
      EXPECT_EQ(model::deal_count(domain->value), "1" + std::string(30, '0'));
    }
    ++loaded;
  }
  EXPECT_EQ(loaded, 93u);
}

}  // namespace
}  // namespace mediant
