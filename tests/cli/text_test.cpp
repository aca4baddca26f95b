// `mediant text` as a desk uses it: a text from its first draft to yes or no.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class OneText : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("mediant-text-" + std::to_string(getpid()) + "-" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write(
        "case/case.yaml",
        "mediant: 1\ntitle: Harbour\nparties:\n  - {id: a, name: Aland, role: principal}\n"
        "  - {id: b, name: Bland, role: principal}\n  - {id: m, name: Chair, role: mediator}\nissues: []\n");
    write("one.md",
          "1. The crane shall [a: be built [b: by 2030]] at the north pier.\n"
          "2. Night shifts may be worked on six days.\n");
    write("two.md",
          "1. The crane shall be built by 2031 at the north pier.\n"
          "2. Night shifts may be worked on five days.\n");
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  int run(const std::string& arguments) {
    const std::string command = "cd " + folder_.string() + " && " MEDIANT_PROGRAM " text " + arguments +
                                " >out.txt 2>err.txt </dev/null";
    const int status = WEXITSTATUS(std::system(command.c_str()));
    out_ = slurp(folder_ / "out.txt");
    err_ = slurp(folder_ / "err.txt");
    return status;
  }
  json status(const std::string& audience = "desk") {
    EXPECT_EQ(run("status case --format json --for " + audience), 0) << err_;
    return json::parse(out_)["result"];
  }
  fs::path folder_;
  std::string out_, err_;
};

TEST_F(OneText, GoesFromItsFirstDraftToYesOrNo) {
  ASSERT_EQ(run("new case one.md --by m --on 2026-03-01"), 0) << err_;
  ASSERT_EQ(run("propose case 1 --by a"), 0) << err_;
  ASSERT_EQ(run("oppose case 1 --by b"), 0) << err_;
  ASSERT_EQ(run("agree case 2"), 0) << err_;
  json text = status()["texts"][0];
  EXPECT_EQ(text["last"], "rev-1");
  EXPECT_EQ(text["clauses"][0]["status"], "bracketed");
  EXPECT_EQ(text["clauses"][0]["proposed_by"], json({"a"}));
  EXPECT_EQ(text["clauses"][0]["opposed_by"], json({"b"}));
  ASSERT_EQ(text["clauses"][0]["brackets"].size(), 2U);
  EXPECT_EQ(text["clauses"][0]["brackets"][0]["by"], "a");
  EXPECT_EQ(text["clauses"][0]["brackets"][1], json({{"text", "b: by 2030"}, {"depth", 1}, {"by", "b"}}));
  EXPECT_EQ(run("freeze case"), 1);
  EXPECT_THAT(err_, HasSubstr("bracketed"));
  EXPECT_EQ(run("answer case yes --by a"), 1);
  EXPECT_THAT(err_, HasSubstr("frozen"));

  ASSERT_EQ(run("new case two.md --on 2026-03-05"), 0) << err_;
  text = status()["texts"][0];
  EXPECT_EQ(text["clauses"][1]["status"], "open") << "an agreed clause whose wording changed is open again";
  ASSERT_EQ(text["over_time"].size(), 2U);
  EXPECT_EQ(text["over_time"][0]["bracketed"], 1);
  EXPECT_EQ(text["over_time"][1]["bracketed"], 0);
  ASSERT_EQ(run("freeze case"), 0) << err_;
  EXPECT_EQ(run("bracket case 1"), 1);
  ASSERT_EQ(run("answer case yes --by a"), 0) << err_;
  ASSERT_EQ(run("answer case no --by b"), 0) << err_;
  EXPECT_EQ(run("answer case no --by a"), 1);
  const json answers = status()["texts"][0]["answers"];
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0]["answer"], "yes");
  EXPECT_EQ(answers[1]["by"], "b");
}

TEST_F(OneText, EveryCopyIsTheSameToTheLetterAndWhoLacksOneIsNamed) {
  ASSERT_EQ(run("new case one.md"), 0) << err_;
  ASSERT_EQ(run("expose case a --medium paper --copies out"), 0) << err_;
  json text = status()["texts"][0];
  ASSERT_EQ(text["unequal"].size(), 1U);
  EXPECT_EQ(text["unequal"][0], json({{"recipient", "b"}, {"has", nullptr}, {"newest", "rev-1"}}));
  ASSERT_EQ(run("expose case b --medium paper --copies out"), 0) << err_;
  text = status()["texts"][0];
  EXPECT_TRUE(text["unequal"].empty());
  EXPECT_EQ(text["ledger"][1]["copy"], "rev-1/2");
  EXPECT_EQ(slurp(folder_ / "out/text-rev-1-copy-1.md"), slurp(folder_ / "one.md"));
  EXPECT_EQ(slurp(folder_ / "out/text-rev-1-copy-2.md"), slurp(folder_ / "one.md"));
  // A kept text that was changed by hand is never given to the next.
  write("case/texts/text/rev-1.md", "1. Another text.\n");
  EXPECT_EQ(run("expose case m"), 1);
  EXPECT_THAT(err_, HasSubstr("no longer the text"));
}

TEST_F(OneText, NothingOfItIsThereForWhomItIsNotMeant) {
  ASSERT_EQ(run("new case one.md --title CANARY"), 0) << err_;
  ASSERT_EQ(run("expose case a"), 0) << err_;
  ASSERT_EQ(run("minute case \"CANARY words\" --confirmed a,b"), 0) << err_;
  EXPECT_EQ(status()["minutes"][0]["confirmed"].size(), 2U);
  for (const std::string audience : {"b", "public"}) {
    const json seen = status(audience);
    EXPECT_TRUE(seen["texts"].empty()) << audience;
    EXPECT_EQ(out_.find("CANARY"), std::string::npos) << audience;
    EXPECT_EQ(run("status case --text text --for " + audience), 1);
    EXPECT_EQ(err_.find("CANARY"), std::string::npos) << audience;
  }
}

TEST_F(OneText, WhatIsWrongChangesNothing) {
  ASSERT_EQ(run("new case one.md"), 0) << err_;
  const std::string before = slurp(folder_ / "case/case.yaml");
  write("broken.md", "1. The crane [shall be built.\n");
  for (const std::string wrong :
       {"new case broken.md", "agree case 9", "propose case 1", "propose case 1 --by nobody",
        "expose case nobody", "expose case a --revision rev-7", "freeze case --text other",
        "minute case words --confirmed nobody", "expose case a --on yesterday"}) {
    EXPECT_EQ(run(wrong), 1) << wrong;
    EXPECT_FALSE(err_.empty()) << wrong;
    EXPECT_EQ(slurp(folder_ / "case/case.yaml"), before) << wrong;
  }
  EXPECT_EQ(run("new case missing.md"), 2);
  EXPECT_EQ(run("nonsense case"), 2);
}

}  // namespace
