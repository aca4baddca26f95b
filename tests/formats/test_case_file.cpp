#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "mediant/formats/native/case_file.hpp"
#include "support/random_case.hpp"

namespace mediant::formats {
namespace {

namespace fs = std::filesystem;

class CaseFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "mediant-case-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_;
  model::Case c_ = test::random_case(7);
};

TEST_F(CaseFile, AFolderKeepsItsOtherFiles) {
  fs::create_directory(folder_ / "sources");
  std::ofstream(folder_ / "sources" / "report.txt") << "as it was";
  const auto saved = save_case(c_, folder_);
  ASSERT_TRUE(saved.ok());
  EXPECT_EQ(*saved, folder_ / "case.yaml");
  const auto loaded = load_case(folder_);
  ASSERT_TRUE(loaded.ok());
  EXPECT_EQ(loaded->value, c_);
  EXPECT_EQ(read_file(folder_ / "sources" / "report.txt").value(), "as it was");
}

TEST_F(CaseFile, TheExtensionChoosesTheForm) {
  ASSERT_TRUE(save_case(c_, folder_ / "case.json").ok());
  EXPECT_EQ(read_file(folder_ / "case.json").value(), write_case_json(c_));
  ASSERT_TRUE(save_case(c_, folder_).ok());
  EXPECT_FALSE(fs::exists(folder_ / "case.yaml")) << "a folder that holds case.json keeps it";
  EXPECT_FALSE(save_case(c_, folder_ / "case.txt").ok());
}

TEST_F(CaseFile, PermissionsAndLinksStay) {
  ASSERT_TRUE(save_case(c_, folder_ / "real.yaml").ok());
  struct stat status {};
  ASSERT_EQ(::stat((folder_ / "real.yaml").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U) << "a new file is the owner's alone";
  ASSERT_EQ(::chmod((folder_ / "real.yaml").c_str(), 0640), 0);
  fs::create_symlink("real.yaml", folder_ / "link.yaml");
  ASSERT_TRUE(save_case(c_, folder_ / "link.yaml").ok());
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.yaml"));
  ASSERT_EQ(::stat((folder_ / "real.yaml").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

TEST_F(CaseFile, WhatCannotBeReadIsAnErrorInASentence) {
  for (const fs::path& path : {folder_, folder_ / "absent", folder_ / "absent.yaml"}) {
    const auto loaded = load_case(path);
    ASSERT_FALSE(loaded.ok());
    EXPECT_NE(loaded.error().message.find(path.string()), std::string::npos);
  }
  EXPECT_FALSE(save_case(c_, folder_ / "no" / "such" / "case.yaml").ok());
}

TEST_F(CaseFile, AFileBesideTheCaseMustBeThereAndInside) {
  std::ofstream(folder_ / "case.yaml") << "mediant: 1\ntitle: T\nparties: [{id: a, name: A}]\nissues: []\n"
                                          "sources:\n  - {id: s, title: S, file: sources/absent.txt}\n"
                                          "  - {id: t, title: T, file: ../outside.txt}\n";
  const auto loaded = load_case(folder_);
  ASSERT_TRUE(loaded.ok());
  ASSERT_EQ(loaded->diagnostics.size(), 2U);
  EXPECT_EQ(loaded->diagnostics[0].code, "missing-file");
  EXPECT_EQ(loaded->diagnostics[0].severity, Severity::warning);
  EXPECT_EQ(loaded->diagnostics[0].at.line, 6);
  EXPECT_EQ(loaded->diagnostics[1].code, "outside-folder");
  EXPECT_EQ(loaded->diagnostics[1].severity, Severity::error);
}

TEST(ShippedCases, AreCleanAndCanonicalRoundTripsKeepThem) {
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(MEDIANT_SOURCE_DIR) / "cases")) {
    if (!fs::exists(entry.path() / "case.yaml")) continue;
    ++cases;
    const auto loaded = load_case(entry.path());
    ASSERT_TRUE(loaded.ok());
    for (const Diagnostic& d : loaded->diagnostics) EXPECT_NE(d.severity, Severity::error) << to_string(d);
    EXPECT_EQ(read_case_yaml(write_case_yaml(loaded->value), "again").value, loaded->value);
    EXPECT_EQ(read_case_json(write_case_json(loaded->value), "again").value, loaded->value);
  }
  EXPECT_GE(cases, 5U);
}

}  // namespace
}  // namespace mediant::formats
