// What every call owes its callers: records that fit, envelopes that keep their schema, the same bytes every
// time.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "mediant/core/native/parallel.hpp"
#include "support.hpp"

namespace mediant::test {
namespace {

const std::vector<std::string> cases = {"camp-david-1978", "harbour-six", "labour-contract", "moscow-2025-12",
                                        "peace-draft-28"};

TEST(Calls, HaveRecordsThatADoorCanUse) {
  std::set<std::string> names;
  for (const api::Call& call : api::calls()) {
    EXPECT_TRUE(names.insert(call.name).second) << call.name;
    EXPECT_FALSE(call.summary.empty()) << call.name;
    EXPECT_NE(call.run, nullptr) << call.name;
    EXPECT_NE(call.view, nullptr) << call.name;
    EXPECT_TRUE(call.result_schema().is_object()) << call.name;
    std::set<std::string> options;
    for (const api::Option& option : call.options) {
      EXPECT_TRUE(options.insert(option.name).second) << call.name << " " << option.name;
      EXPECT_FALSE(option.help.empty()) << call.name << " " << option.name;
      EXPECT_EQ(option.type == api::Option::Type::choice, !option.choices.empty())
          << call.name << " " << option.name;
    }
  }
}

TEST(Calls, OutlineOfTheFrontierIsItsPointsInColumns) {
  for (const std::string name : {"labour-contract", "peace-draft-28", "harbour-six"}) {
    const model::Case c = shipped(name);
    const api::Json points = result(ask("frontier", c))["frontier"];
    const api::Json columns = result(ask("frontier", c, {}, {{"outline", true}}))["outline"];
    ASSERT_FALSE(points.empty()) << name;
    ASSERT_EQ(columns["acceptable"].size(), points.size()) << name;
    ASSERT_EQ(columns["utility"].size(), points[0]["utility"].size()) << name;
    for (std::size_t i = 0; i < points.size(); ++i) {
      EXPECT_EQ(columns["acceptable"][i], points[i]["acceptable"]) << name << i;
      for (const auto& [party, utility] : points[i]["utility"].items())
        EXPECT_EQ(columns["utility"][party][i], utility) << name << i << party;
    }
  }
}

// Holds every answer on every shipped case against the schema the program prints for it.
TEST(Calls, AnswerByTheirSchema) {
  if (std::system("python3 -c 'import jsonschema' 2>/dev/null") != 0)
    GTEST_SKIP() << "python3-jsonschema is not installed";
  const auto folder = std::filesystem::temp_directory_path() / "mediant-schemas";
  std::filesystem::create_directories(folder);
  std::size_t answered = 0;
  for (const api::Call& call : api::calls()) {
    if (!call.needs_case || call.name == "elicit") continue;  // elicit reads answers in a form of its own
    const api::Response schema = ask("schema", model::Case{}, {}, {{"of", call.name}});
    ASSERT_FALSE(schema.error) << call.name;
    std::ofstream(folder / (call.name + ".schema.json")) << result(schema).dump();
    api::Json answers = api::Json::array();
    for (const std::string& name : cases) {
      const model::Case c = shipped(name);
      const api::Response response = ask(call.name, c, {}, usual_options(call, c));
      if (!response.error) answers.push_back(*response.envelope);
    }
    EXPECT_FALSE(answers.empty()) << call.name << " answered on no shipped case";
    answered += answers.size();
    std::ofstream(folder / (call.name + ".answers.json")) << answers.dump();
  }
  EXPECT_GT(answered, 20U);
  const std::string script =
      "import json,glob,sys,jsonschema\n"
      "for f in glob.glob(sys.argv[1]+'/*.schema.json'):\n"
      "  v=jsonschema.Draft202012Validator(json.load(open(f)))\n"
      "  for a in json.load(open(f.replace('.schema.','.answers.'))):\n"
      "    for e in v.iter_errors(a): print(f, list(e.path), e.message[:200]); sys.exit(1)\n";
  std::ofstream(folder / "validate.py") << script;
  EXPECT_EQ(std::system(("python3 " + (folder / "validate.py").string() + " " + folder.string()).c_str()), 0);
}

TEST(Calls, GiveTheSameBytesForAnyNumberOfThreads) {
  static const auto toolkit = text::make_icu_toolkit();
  for (const std::string& name : {std::string("labour-contract"), std::string("harbour-six")}) {
    const model::Case c = shipped(name);
    for (const api::Call& call : api::calls()) {
      if (!call.needs_case) continue;
      const api::Json options = usual_options(call, c);
      std::set<std::string> answers;
      for (const unsigned threads : {1U, 2U, 7U}) {
        const auto executor = make_parallel_executor(threads);
        api::Request request;
        request.call = call.name;
        request.c = &c;
        request.options = &options;
        request.text = toolkit.get();
        request.executor = executor.get();
        answers.insert(everything(api::run(request)));
      }
      EXPECT_EQ(answers.size(), 1U) << call.name << " of " << name;
    }
  }
}

TEST(Calls, RefuseWhatTheirRecordsDoNotKnow) {
  const model::Case c = shipped("labour-contract");
  const auto code = [&](const std::string& call, const api::Json& options) {
    const api::Response response = ask(call, c, {}, options);
    return response.error ? response.error->code : "none";
  };
  EXPECT_EQ(code("frontiers", api::Json::object()), "unknown-call");
  EXPECT_EQ(code("frontier", {{"amongst", {"a"}}}), "unknown-option");
  EXPECT_EQ(code("frontier", {{"box", 2}}), "bad-option");
  EXPECT_EQ(code("frontier", {{"among", {"nobody"}}}), "unknown-party");
  EXPECT_EQ(code("show", {{"what", "everything"}}), "bad-option");
  EXPECT_EQ(code("show", {{"since", "2025-02-30"}, {"what", "grid"}}), "bad-option");
  EXPECT_EQ(code("diff", api::Json::object()), "missing-option");
  const api::Response near = ask("frontiers", c);
  EXPECT_NE(near.error->hint.find("frontier"), std::string::npos);
}

TEST(Calls, JsonDoorAnswersNonsenseWithOneError) {
  static const auto toolkit = text::make_icu_toolkit();
  SerialExecutor executor;
  for (const char* request :
       {"", "{", "[]", "{\"call\": 3}", "{\"call\": \"frontier\"}", "{\"call\": \"frontier\", \"case\": 5}",
        "{\"call\": \"frontier\", \"case\": {}, \"for\": 7}", "{\"call\": \"x\", \"extra\": 1}",
        "{\"call\": \"show\", \"case\": {\"mediant\": 1, \"title\": \"t\", \"parties\": [], \"issues\": []}, "
        "\"options\": []}"}) {
    const api::Json answer = api::Json::parse(api::run_json(request, *toolkit, executor));
    EXPECT_TRUE(answer.contains("error")) << request;
  }
  const api::Json fine = api::Json::parse(api::run_json(
      "{\"call\": \"show\", \"case\": {\"mediant\": 1, \"title\": \"t\", \"parties\": [], \"issues\": []}}",
      *toolkit, executor));
  EXPECT_EQ(fine["analysis"], "show");
}

TEST(Clauses, AreReadWhateverTheirNumbersLookLike) {
  const auto read = [](const std::string& text) {
    std::vector<std::pair<std::string, std::string>> clauses;
    const api::Response response = ask("clauses", {}, {}, {{"draft", {{"name", "t"}, {"text", text}}}});
    if (response.error) return clauses;
    const api::Json answer = result(response);
    for (const api::Json& clause : answer["clauses"]) clauses.emplace_back(clause["clause"], clause["text"]);
    return clauses;
  };
  using Clauses = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(read("1. Wages rise.\n2. Cranes wait."), (Clauses{{"1", "Wages rise."}, {"2", "Cranes wait."}}));
  EXPECT_EQ(read("Article 1\nWages rise.\nArticle 2\nCranes wait."),
            (Clauses{{"1", "Wages rise."}, {"2", "Cranes wait."}}));
  EXPECT_EQ(read("١- ترتفع الأجور.\n٢- تنتظر الرافعات."),
            (Clauses{{"1", "ترتفع الأجور."}, {"2", "تنتظر الرافعات."}}));
  EXPECT_EQ(read("Wages rise.\n\nCranes wait.").size(), 2U);
  EXPECT_EQ(ask("clauses", {}, {}, api::Json::object()).error->code, "missing-option");
}

}  // namespace
}  // namespace mediant::test
