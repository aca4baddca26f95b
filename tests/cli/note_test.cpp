// `mediant note`, `messages` and `say` as a desk uses them.
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
using ::testing::Not;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Notes : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("mediant-note-" + std::to_string(getpid()) + "-" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "case");
    std::ofstream(folder_ / "case/case.yaml")
        << "mediant: 1\ntitle: Harbour\nparties:\n  - {id: a, name: Aland, role: principal}\n"
           "  - {id: b, name: Bland, role: principal}\n  - {id: m, name: Chair, role: mediator}\nissues: "
           "[]\n";
  }
  void TearDown() override { fs::remove_all(folder_); }
  int run(const std::string& arguments, const std::string& input = "/dev/null") {
    const std::string command =
        "cd " + folder_.string() + " && " MEDIANT_PROGRAM " " + arguments + " >out.txt 2>err.txt <" + input;
    const int status = WEXITSTATUS(std::system(command.c_str()));
    out_ = slurp(folder_ / "out.txt");
    err_ = slurp(folder_ / "err.txt");
    return status;
  }
  json result(const std::string& arguments) {
    EXPECT_EQ(run(arguments + " --format json --today 2026-03-09"), 0) << err_;
    return json::parse(out_)["result"];
  }
  std::string bytes() { return slurp(folder_ / "case/case.yaml"); }
  fs::path folder_;
  std::string out_, err_;
};

TEST_F(Notes, WhatIsHeardIsOnRecordAndOwedUntilAnswered) {
  ASSERT_EQ(run("note case 'a > b: \"We can talk about eleven.\"' --owed --on 2026-03-06"), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("m1: Aland to Bland, convey, word for word, an answer is owed"));
  json messages = result("messages case");
  ASSERT_EQ(messages["owed"].size(), 1U);
  EXPECT_EQ(messages["owed"][0]["days"], 3);
  EXPECT_EQ(messages["owed"][0]["by"], json({"b"}));
  EXPECT_EQ(messages["rows"][0]["verbatim"], true);
  ASSERT_EQ(run("note case 'All or none.' --reply-to m1"), 0) << err_;
  messages = result("messages case");
  EXPECT_TRUE(messages["owed"].empty());
  EXPECT_EQ(messages["rows"][0]["answer"], "All or none.");
  // From a pipe, too.
  std::ofstream(folder_ / "line.txt") << "b: We want all fourteen back.\n";
  ASSERT_EQ(run("note case --format json", "line.txt"), 0) << err_;
  EXPECT_EQ(json::parse(out_)["result"]["noted"], "claim");
  ASSERT_EQ(run("check case"), 0) << out_ << err_;
}

TEST_F(Notes, MinutesAreUnderstoodOnceEachSideConfirms) {
  ASSERT_EQ(run("note case --minute 'No lockout before May' --confirmed a --asked b"), 0) << err_;
  EXPECT_EQ(result("messages case")["minutes"][0]["standing"], "open");
  EXPECT_EQ(result("messages case")["minutes"][0]["silent"], json({"b"}));
  ASSERT_EQ(run("note case '' --reply-to minute-1 --confirmed b"), 0) << err_;
  EXPECT_EQ(result("messages case")["minutes"][0]["standing"], "confirmed");
}

TEST_F(Notes, SayWarnsOfWhatTheOtherSideGaveInConfidence) {
  ASSERT_EQ(run("note case 'b > m: A trial in 2029 is thinkable.' --authority not-to-convey"), 0) << err_;
  const json said = result("say case a 'They could imagine a trial in 2029.'");
  ASSERT_EQ(said["warnings"].size(), 1U);
  EXPECT_EQ(said["warnings"][0]["of"]["id"], "m1");
  EXPECT_EQ(said["warnings"][0]["kind"], "confidence");
  EXPECT_TRUE(said["cleared"].empty());
  EXPECT_TRUE(result("say case b 'You could imagine a trial in 2029.'")["warnings"].empty());
  EXPECT_EQ(run("say case nobody"), 1);
  EXPECT_THAT(err_, HasSubstr("a, b, m"));
}

TEST_F(Notes, ThoseWhoMayNotSeeFindNothing) {
  ASSERT_EQ(run("note case 'a > m: CANARY words' --authority background --cleared a --present m"), 0) << err_;
  ASSERT_EQ(run("note case --minute 'CANARY minute' --confirmed a"), 0) << err_;
  ASSERT_EQ(run("note case 'a: CANARY claim' --off-record"), 0) << err_;
  for (const std::string audience : {"b", "public"})
    for (const std::string command :
         {"messages case", "say case b CANARY", "say case public CANARY", "show case messages",
          "show case minutes", "timeline case", "export case --as csv", "export case --as plover",
          "export case --as ical", "export case --as prov", "export case --as jsonld", "brief case"}) {
      run(command + " --for " + audience);
      std::string out = out_;
      // What was asked is said again to who asked; nothing else of it may be there.
      if (command.find("CANARY") != std::string::npos) {
        for (auto at = out.find("CANARY"); at != std::string::npos; at = out.find("CANARY")) out.erase(at, 6);
        EXPECT_THAT(out, Not(HasSubstr("words’"))) << command;
      } else {
        EXPECT_THAT(out_ + err_, Not(HasSubstr("CANARY"))) << command << " for " << audience;
      }
    }
  EXPECT_EQ(result("messages case --for b")["of"], 0);
  EXPECT_TRUE(result("say case b CANARY --for public")["held"].empty());
  EXPECT_EQ(run("messages case --for a"), 0);
  EXPECT_THAT(out_, HasSubstr("CANARY words")) << "the test can fail";
}

TEST_F(Notes, WhatIsWrongChangesNothing) {
  const std::string before = bytes();
  for (const std::string wrong :
       {"note case 'nobody > b: words'", "note case 'words without anybody'", "note case 'a > b:'",
        "note case 'a: words' --on tomorrow", "note case 'a: words' --issue nothing",
        "note case 'a: words' --about nothing", "note case 'words' --reply-to m9", "note case"}) {
    EXPECT_EQ(run(wrong), 1) << wrong;
    EXPECT_FALSE(err_.empty()) << wrong;
    EXPECT_EQ(bytes(), before) << wrong;
  }
  EXPECT_EQ(run("note missing 'a: words'"), 2);
  EXPECT_EQ(run("note case 'a > b: words' --authority shout"), 2);
  EXPECT_EQ(bytes(), before);
}

TEST_F(Notes, TwoAtOnceLoseNothing) {
  std::string command = "cd " + folder_.string() + "; ";
  for (int i = 0; i < 8; ++i)
    command += MEDIANT_PROGRAM " note case 'a > b: words " + std::to_string(i) + "' 2>e" + std::to_string(i) +
               ".txt >/dev/null </dev/null & ";
  ASSERT_EQ(std::system((command + "wait").c_str()), 0);
  std::size_t refused = 0;
  for (int i = 0; i < 8; ++i)
    refused +=
        slurp(folder_ / ("e" + std::to_string(i) + ".txt")).find("changed meanwhile") != std::string::npos;
  EXPECT_EQ(result("messages case")["of"].get<std::size_t>() + refused, 8U);
}

}  // namespace
