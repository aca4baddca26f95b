// Research domains and the assistants' door, through the program itself.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Ran {
  int status = -1;
  std::string out;
};

// `arguments` and `input` are the tests' own words; standard error is left out.
Ran run(const std::string& arguments, const std::string& input = "") {
  const fs::path file = fs::temp_directory_path() / ("mediant-input-" + std::to_string(::getpid()));
  std::ofstream(file) << input;
  const std::string command = std::string("cd '") + MEDIANT_SOURCE_DIR + "' && '" + MEDIANT_PROGRAM + "' " +
                              arguments + " < '" + file.string() + "' 2>/dev/null";
  Ran ran;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return ran;
  std::array<char, 4096> chunk{};
  for (std::size_t n = 0; (n = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;)
    ran.out.append(chunk.data(), n);
  ran.status = WEXITSTATUS(::pclose(pipe));
  fs::remove(file);
  return ran;
}

fs::path scratch() {
  const fs::path folder = fs::temp_directory_path() / ("mediant-research-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  return folder;
}

TEST(Measures, AnswerInTheWordsOfEachTool) {
  for (const char* dialect : {"ours", "genius", "negmas", "anl", "negolog"}) {
    const Ran ran =
        run(std::string("measures tests/data/domains/orchard --format json --dialect ") + dialect);
    ASSERT_EQ(ran.status, 0) << dialect;
    const Json envelope = Json::parse(ran.out, nullptr, false);
    EXPECT_EQ(envelope["result"]["deals"], "30");
    EXPECT_EQ(envelope["result"]["dialect"], dialect);
  }
}

TEST(Commands, TakeDomainsAsTheyTakeCases) {
  const Ran frontier = run("frontier tests/data/domains/orchard --profiles south,north --format json");
  ASSERT_EQ(frontier.status, 0);
  EXPECT_FALSE(Json::parse(frontier.out, nullptr, false)["result"]["frontier"].empty());
  EXPECT_EQ(run("frontier tests/data/domains/orchard --profiles west").status, 2);
}

TEST(Convert, ThereAndBackKeepsEveryMeasure) {
  const fs::path folder = scratch();
  const Ran before = run("measures tests/data/domains/ferry --quiet --format json");
  for (const char* form : {"genius", "geniusweb", "negmas"}) {
    const std::string out = (folder / form).string();
    ASSERT_EQ(run("convert tests/data/domains/ferry '" + out + "' --to " + form).status, 0) << form;
    const Ran after = run("measures '" + out + "' --quiet --format json");
    const Json a = Json::parse(before.out, nullptr, false)["result"];
    const Json b = Json::parse(after.out, nullptr, false)["result"];
    EXPECT_EQ(a["deals"], b["deals"]) << form;
    EXPECT_EQ(a["frontier"]["points"], b["frontier"]["points"]) << form;
    EXPECT_NEAR(a["opposition"].get<double>(), b["opposition"].get<double>(), 1e-9) << form;
  }
  ASSERT_EQ(run("convert tests/data/domains/orchard '" + (folder / "orchard.yaml").string() + "'").status, 0);
  EXPECT_EQ(run("check '" + (folder / "orchard.yaml").string() + "'").status, 0);
  fs::remove_all(folder);
}

std::vector<Json> talk(const std::string& flags, const std::vector<Json>& messages) {
  std::string input;
  for (const Json& message : messages) input += message.dump() + "\n";
  const Ran ran = run("mcp " + flags, input);
  EXPECT_EQ(ran.status, 0);
  std::vector<Json> answers;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) answers.push_back(Json::parse(line, nullptr, false));
  return answers;
}

Json request(int id, const std::string& method, Json parameters = Json::object()) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(parameters)}};
}
Json tool(int id, const std::string& name, Json arguments = Json::object()) {
  return request(id, "tools/call", {{"name", name}, {"arguments", std::move(arguments)}});
}

TEST(Mcp, SpeaksTheProtocolAndChecksWhatItIsAsked) {
  const fs::path folder = scratch();
  const std::string flags = "cases --for desk --log '" + (folder / "audit.jsonl").string() + "'";
  const std::vector<Json> answers =
      talk(flags, {request(1, "initialize", {{"protocolVersion", "2025-03-26"}}),
                   {{"jsonrpc", "2.0"}, {"method", "notifications/initialized"}},
                   request(2, "tools/list"),
                   tool(3, "list_cases"),
                   tool(4, "frontier", {{"case", "labour-contract"}}),
                   tool(5, "frontier", {{"case", "../secret"}}),
                   tool(6, "frontier", {{"case", "labour-contract"}, {"nonsense", 1}}),
                   tool(7, "save_case", {{"case", "labour-contract"}}),
                   request(8, "resources/list"),
                   request(9, "ping")});
  ASSERT_EQ(answers.size(), 9U);
  EXPECT_EQ(answers[0]["result"]["protocolVersion"], "2025-03-26");
  EXPECT_NE(answers[0]["result"]["instructions"].get<std::string>().find("sent elsewhere"),
            std::string::npos);
  bool saves = false;
  for (const Json& t : answers[1]["result"]["tools"]) {
    EXPECT_EQ(t["inputSchema"]["type"], "object");
    saves = saves || t["name"] == "save_case";
  }
  EXPECT_FALSE(saves);
  EXPECT_FALSE(answers[2]["result"]["isError"].get<bool>());
  EXPECT_EQ(answers[3]["result"]["structuredContent"]["analysis"], "frontier");
  EXPECT_TRUE(answers[4]["result"]["isError"].get<bool>());
  EXPECT_TRUE(answers[5]["result"]["isError"].get<bool>());
  EXPECT_EQ(answers[6]["error"]["code"], -32602);
  EXPECT_EQ(answers[7]["error"]["code"], -32601);
  EXPECT_TRUE(answers[8]["result"].empty());
  std::ifstream log(folder / "audit.jsonl");
  std::string line;
  std::size_t lines = 0;
  while (std::getline(log, line)) ++lines;
  EXPECT_EQ(lines, 5U);
  fs::remove_all(folder);
}

TEST(Mcp, ShowsThePublicPartOnlyUnlessToldOtherwise) {
  const fs::path folder = scratch();
  const std::string log = " --log '" + (folder / "audit.jsonl").string() + "'";
  const fs::path root = folder / "cases";
  fs::create_directories(root);
  std::ofstream(root / "talks.json") << R"({"mediant": 1, "title": "Talks", "for": ["public"],
    "parties": [{"id": "a", "name": "Aland"}],
    "issues": [{"id": "x", "name": "Open", "for": ["public"], "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]},
               {"id": "y", "name": "Hidden gold", "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]}]})";
  const auto open =
      talk("'" + root.string() + "'" + log, {tool(1, "show", {{"case", "talks.json"}, {"what", "issues"}})});
  const auto desk = talk("'" + root.string() + "' --for desk" + log,
                         {tool(1, "show", {{"case", "talks.json"}, {"what", "issues"}})});
  ASSERT_EQ(open.size(), 1U);
  ASSERT_EQ(desk.size(), 1U);
  EXPECT_NE(open[0].dump().find("Open"), std::string::npos) << open[0].dump();
  EXPECT_EQ(open[0].dump().find("Hidden gold"), std::string::npos) << open[0].dump();
  EXPECT_NE(desk[0].dump().find("Hidden gold"), std::string::npos) << desk[0].dump();
  EXPECT_EQ(run("mcp '" + root.string() + "' --write" + log).status, 2);
  fs::remove_all(folder);
}

TEST(Mcp, AgreesOnAVersionOfTheProtocol) {
  const fs::path folder = scratch();
  const std::string flags = "cases --log '" + (folder / "audit.jsonl").string() + "'";
  // A version the server knows is answered with it, any other with the newest the server knows.
  for (const auto& [asked, answered] : std::vector<std::pair<std::string, std::string>>{
           {"2024-11-05", "2024-11-05"}, {"2025-06-18", "2025-06-18"}, {"1999-01-01", "2025-06-18"}}) {
    const auto answers = talk(flags, {request(1, "initialize", {{"protocolVersion", asked}})});
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0]["result"]["protocolVersion"], answered);
    EXPECT_EQ(answers[0]["result"]["serverInfo"]["name"], "mediant");
    EXPECT_TRUE(answers[0]["result"]["capabilities"].contains("tools"));
  }
  fs::remove_all(folder);
}

TEST(Mcp, ReachesNothingOutsideItsFolder) {
  const fs::path folder = scratch();
  const fs::path root = folder / "cases";
  fs::create_directories(root);
  const std::string secret =
      R"({"mediant": 1, "title": "CANARY-OUTSIDE", "parties": [{"id": "a", "name": "A"}], "issues": [{"id": "x", "name": "X", "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]}]})";
  std::ofstream(folder / "secret.json") << secret;
  std::ofstream(root / "talks.json")
      << R"({"mediant": 1, "title": "Talks", "parties": [{"id": "a", "name": "A"}], "issues": [{"id": "x", "name": "X", "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]}]})";
  fs::create_symlink(folder / "secret.json", root / "link.json");
  std::vector<Json> asked;
  int id = 0;
  for (const std::string& name :
       {std::string("../secret.json"), (folder / "secret.json").string(),
        std::string("talks.json/../../secret.json"), std::string("..%2fsecret.json"),
        std::string("./talks.json/../../secret.json"), std::string("link.json"),
        std::string("..\\secret.json"), std::string("")})
    asked.push_back(tool(++id, "show", {{"case", name}, {"what", "parties"}}));
  asked.push_back(tool(++id, "list_cases"));
  asked.push_back(tool(++id, "save_case", {{"case", "../secret.json"}, {"content", Json::object()}}));
  const auto answers = talk(
      "'" + root.string() + "' --for desk --write --log '" + (folder / "audit.jsonl").string() + "'", asked);
  ASSERT_EQ(answers.size(), asked.size());
  for (std::size_t k = 0; k < answers.size(); ++k) {
    EXPECT_EQ(answers[k].dump().find("CANARY-OUTSIDE"), std::string::npos) << asked[k].dump();
    if (asked[k]["params"]["name"] != "list_cases") {
      EXPECT_TRUE(answers[k]["result"]["isError"].get<bool>()) << asked[k].dump();
    }
  }
  std::stringstream kept;
  kept << std::ifstream(folder / "secret.json").rdbuf();
  EXPECT_EQ(kept.str(), secret);
  fs::remove_all(folder);
}

TEST(Mcp, HiddenThingsReachNeitherAnswersNorTheLog) {
  const fs::path folder = scratch();
  const fs::path root = folder / "cases";
  fs::create_directories(root);
  std::ofstream(root / "talks.json") << R"({"mediant": 1, "title": "Talks",
    "parties": [{"id": "a", "name": "Aland", "for": ["public"]}, {"id": "b", "name": "Borland"}],
    "issues": [{"id": "x", "name": "Open", "for": ["public"], "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]},
               {"id": "canary-issue", "name": "CANARY-ISSUE", "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "CANARY-OPTION"}]}]})";
  const fs::path log = folder / "audit.jsonl";
  const auto listed =
      talk("'" + root.string() + "' --log '" + log.string() + "'", {request(1, "tools/list")});
  ASSERT_EQ(listed.size(), 1U);
  std::vector<Json> asked{tool(1, "list_cases")};
  int id = 1;
  for (const Json& t : listed[0]["result"]["tools"])
    asked.push_back(tool(++id, t["name"].get<std::string>(), {{"case", "talks.json"}}));
  for (const char* what : {"parties", "issues", "grid", "claims", "proposals", "timeline"})
    asked.push_back(tool(++id, "show", {{"case", "talks.json"}, {"what", what}}));
  const auto answers = talk("'" + root.string() + "' --log '" + log.string() + "'", asked);
  ASSERT_EQ(answers.size(), asked.size());
  for (std::size_t k = 0; k < answers.size(); ++k) {
    std::string text = answers[k].dump();
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    EXPECT_EQ(text.find("canary"), std::string::npos) << asked[k].dump() << text.substr(0, 500);
  }
  std::stringstream logged;
  logged << std::ifstream(log).rdbuf();
  EXPECT_EQ(logged.str().find("canary"), std::string::npos);
  EXPECT_NE(logged.str().find("\"tool\":\"frontier\""), std::string::npos);
  fs::remove_all(folder);
}

TEST(Mcp, SavesOnlyWhatIsACaseAndOnlyWhenAllowed) {
  const fs::path folder = scratch();
  const fs::path root = folder / "cases";
  fs::create_directories(root);
  std::ofstream(root / "talks.json")
      << R"({"mediant": 1, "title": "Talks", "parties": [{"id": "a", "name": "A"}], "issues": [{"id": "x", "name": "X", "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]}]})";
  const Json changed = Json::parse(
      R"({"mediant": 1, "title": "Changed", "parties": [{"id": "a", "name": "A"}], "issues": [{"id": "x", "name": "X", "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]}]})");
  const std::string log = " --log '" + (folder / "audit.jsonl").string() + "'";
  const auto refused = talk("'" + root.string() + "' --for desk" + log,
                            {tool(1, "save_case", {{"case", "talks.json"}, {"content", changed}})});
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_EQ(refused[0]["error"]["code"], -32602);
  const auto answers =
      talk("'" + root.string() + "' --for desk --write" + log,
           {tool(1, "save_case", {{"case", "talks.json"}, {"content", {{"mediant", "no"}}}}),
            tool(2, "save_case", {{"case", "talks.json"}}),
            tool(3, "save_case", {{"case", "talks.json"}, {"content", changed}}), tool(4, "list_cases")});
  ASSERT_EQ(answers.size(), 4U);
  EXPECT_TRUE(answers[0]["result"]["isError"].get<bool>());
  EXPECT_TRUE(answers[1]["result"]["isError"].get<bool>());
  EXPECT_FALSE(answers[2]["result"]["isError"].get<bool>()) << answers[2].dump();
  EXPECT_NE(answers[3].dump().find("\"Changed\""), std::string::npos) << answers[3].dump();
  fs::remove_all(folder);
}

TEST(Mcp, RefusesAMessageBeyondTheLimitAndGoesOn) {
  const fs::path folder = scratch();
  const Ran ran = run("mcp cases --log '" + (folder / "audit.jsonl").string() + "'",
                      std::string(17U << 20U, 'x') + "\n" + request(2, "ping").dump() + "\n");
  std::istringstream lines(ran.out);
  std::string first, second;
  std::getline(lines, first);
  std::getline(lines, second);
  EXPECT_EQ(Json::parse(first, nullptr, false)["error"]["code"], -32600);
  EXPECT_TRUE(Json::parse(second, nullptr, false).contains("result"));
  fs::remove_all(folder);
}

TEST(Mcp, SaysAtTheStartWhoMaySeeWhatIsRead) {
  const fs::path folder = scratch();
  const fs::path told = folder / "told";
  run("mcp cases --log '" + (folder / "audit.jsonl").string() + "' 2>'" + told.string() + "' #");
  std::stringstream text;
  text << std::ifstream(told).rdbuf();
  EXPECT_NE(text.str().find("sent elsewhere"), std::string::npos) << text.str();
  EXPECT_NE(text.str().find("Audience: public, read-only"), std::string::npos) << text.str();
  fs::remove_all(folder);
}

TEST(Convert, WritesOfACaseOnlyWhatTheAudienceMaySee) {
  const fs::path folder = scratch();
  const fs::path in = folder / "talks.json";
  std::ofstream(in) << R"({"mediant": 1, "title": "Talks", "for": ["public"],
    "parties": [{"id": "a", "name": "A", "for": ["public"]}],
    "issues": [{"id": "x", "name": "Open", "for": ["public"], "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]},
               {"id": "y", "name": "CANARY", "options": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]}]})";
  const fs::path out = folder / "out.yaml";
  EXPECT_EQ(run("convert '" + in.string() + "' '" + out.string() + "'").status, 2);
  EXPECT_FALSE(fs::exists(out));
  ASSERT_EQ(run("convert '" + in.string() + "' '" + out.string() + "' --for public").status, 0);
  std::stringstream text;
  text << std::ifstream(out).rdbuf();
  EXPECT_NE(text.str().find("Open"), std::string::npos);
  EXPECT_EQ(text.str().find("CANARY"), std::string::npos);
  fs::remove_all(folder);
}

TEST(Mcp, SurvivesNonsense) {
  const fs::path folder = scratch();
  const Ran ran =
      run("mcp cases --log '" + (folder / "audit.jsonl").string() + "'",
          "not json\n[]\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":[1]}\n" +
              std::string(100000, '[') + "\n");
  EXPECT_EQ(ran.status, 0);
  std::istringstream lines(ran.out);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    EXPECT_TRUE(Json::parse(line, nullptr, false).contains("error"));
  EXPECT_EQ(count, 4U);
  fs::remove_all(folder);
}

}  // namespace
