// `mediant read` of files that are no readable report: one line that names the file and says what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Damaged {
  std::string name, bytes, says;
  int status = 1;  ///< errors in the file; 2: beyond what is read at all
};

class DamagedReport : public testing::TestWithParam<Damaged> {};

TEST_P(DamagedReport, GivesOneClearError) {
  const fs::path folder = fs::temp_directory_path() / ("mediant-damaged-" + std::to_string(getpid()));
  fs::create_directories(folder);
  const Damaged& damaged = GetParam();
  std::ofstream(folder / damaged.name, std::ios::binary) << damaged.bytes;
  const std::string command = "cd " + folder.string() + " && " MEDIANT_PROGRAM " read " + damaged.name +
                              " >out.txt 2>err.txt </dev/null";
  const int status = WEXITSTATUS(std::system(command.c_str()));
  const std::string err = slurp(folder / "err.txt");
  EXPECT_EQ(status, damaged.status) << err;
  EXPECT_EQ(std::count(err.begin(), err.end(), '\n'), 1) << err;
  EXPECT_THAT(err, HasSubstr(damaged.name));
  EXPECT_THAT(err, HasSubstr(" - ")) << "what would be valid";
  EXPECT_THAT(err, HasSubstr(damaged.says));
  EXPECT_EQ(slurp(folder / "out.txt"), "");
  fs::remove_all(folder);
}

std::string deep_page() {
  std::string page = "<html>";
  for (int i = 0; i < 20'000; ++i) page += "<div>";
  return page;
}

INSTANTIATE_TEST_SUITE_P(Kinds, DamagedReport,
                         testing::Values(Damaged{"cut.docx", "PK\x03\x04 and then nothing", "DOCX"},
                                         Damaged{"words.docx", "These are only words.", "DOCX"},
                                         Damaged{"old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "DOCX"},
                                         Damaged{"page.html", "<p>\xCF\xEB\xE0\xED</p>", "UTF-8"},
                                         Damaged{"deep.html", deep_page(), "deep", 2},
                                         Damaged{"cut.pdf", "%PDF-1.7\nnothing behind it\n", "PDF"},
                                         Damaged{"bytes.txt", "a\xFF\xFE\xFD", "UTF-8"},
                                         Damaged{"zeros.txt", std::string("a\0b", 3), "text"}),
                         [](const auto& row) {
                           std::string name = row.param.name;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

}  // namespace
