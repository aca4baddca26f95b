// A held case answers what the plain call answers on the case as it has become.
#include "mediant/api/held.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace mediant::test {
namespace {

using api::Json;

struct Desk {
  std::unique_ptr<text::Toolkit> text = text::make_icu_toolkit();
  SerialExecutor serial;
  api::Held held;
  Json hold(const Json& c) { return Json::parse(held.hold(Json{{"case", c}}.dump())); }
  /// One figure moved, one question.
  Json moved(const Json& path, const Json& to, const Json& question) {
    return follow(Json::array({{{"path", path}, {"to", to}}}), Json::array({question}));
  }
  Json follow(const Json& figures, const Json& questions) {
    return Json::parse(held.follow(Json{{"figures", figures}, {"ask", questions}}.dump(), *text, serial));
  }
  Json plain(const Json& c, const Json& question) {
    Json request = question;
    request["case"] = c;
    return Json::parse(api::run_json(request.dump(), *text, serial));
  }
};

Json file_of(const std::string& name) { return Json::parse(formats::write_case_json(shipped(name))); }

/// Every judged figure of a block that a slider moves, with where it stands.
std::vector<Json> figures_of(const Json& block, const Json& at) {
  std::vector<Json> paths;
  const auto add = [&](std::initializer_list<std::string> steps) {
    Json path = at;
    for (const std::string& step : steps) path.push_back(step);
    paths.push_back(std::move(path));
  };
  if (block.contains("reserve")) add({"reserve"});
  if (block.contains("weights")) {
    for (const auto& [issue, weight] : block["weights"].items()) {
      if (issue != "sum" && issue != "rank") add({"weights", issue});
    }
  }
  if (block.contains("scores")) {
    for (const auto& [issue, scores] : block["scores"].items()) {
      for (const auto& [option, score] : scores.items()) {
        if (option != "points") {
          add({"scores", issue, option});
          continue;
        }
        for (const auto& [x, at_x] : score.items()) add({"scores", issue, "points", x});
      }
    }
  }
  return paths;
}

std::vector<Json> figures_of(const Json& c) {
  std::vector<Json> all;
  if (!c.contains("preferences")) return all;
  for (const auto& [party, blocks] : c["preferences"].items()) {
    for (std::size_t i = 0; i < (blocks.is_array() ? blocks.size() : 1); ++i) {
      const Json at = blocks.is_array() ? Json{"preferences", party, i} : Json{"preferences", party};
      for (Json& path : figures_of(blocks.is_array() ? blocks[i] : blocks, at))
        all.push_back(std::move(path));
    }
  }
  return all;
}

void put(Json& c, const Json& path, const Json& value) {
  Json* at = &c;
  for (const Json& step : path)
    at = step.is_number() ? &(*at)[step.get<std::size_t>()] : &(*at)[step.get<std::string>()];
  *at = value;
}

TEST(Held, AnswersAsThePlainCallDoesWhateverFigureMoves) {
  std::size_t moved = 0;
  for (const std::string name : {"harbour-six", "labour-contract", "moscow-2025-12", "peace-draft-28"}) {
    Json c = file_of(name);
    Desk desk;
    ASSERT_EQ(desk.hold(c)["held"], true) << name;
    const Json questions = Json::array(
        {{{"call", "value"}},
         {{"call", "value"}, {"options", {{"outline", true}}}},
         {{"call", "frontier"},
          {"options", {{"outline", true}, {"among", {c["parties"][0]["id"], c["parties"][1]["id"]}}}}}});
    const std::vector<Json> paths = figures_of(c);
    for (std::size_t i = 0; i < paths.size(); i += 1 + paths.size() / 12) {
      const Json to = i % 3 == 0 ? Json(7.25) : i % 3 == 1 ? Json{3.0, 11.5} : Json{2.0, 9.0, 12.0};
      put(c, paths[i], to);
      const Json answer = desk.follow(Json::array({{{"path", paths[i]}, {"to", to}}}), questions);
      for (std::size_t q = 0; q < questions.size(); ++q) {
        const Json plain = desk.plain(c, questions[q]);
        if (answer.contains("error")) {
          EXPECT_EQ(answer["error"], plain["error"]) << name << paths[i];
        } else if (plain.contains("error")) {
          EXPECT_EQ(answer["results"][q]["error"], plain["error"]) << name << paths[i];
        } else {
          EXPECT_EQ(answer["results"][q], plain["result"]) << name << paths[i];
          ++moved;
        }
      }
    }
  }
  EXPECT_GT(moved, 40U);
}

TEST(Held, AnOutlineOfValuesSaysWhatTheWholeAnswerSays) {
  Desk desk;
  for (const std::string name : {"harbour-six", "labour-contract", "peace-draft-28"}) {
    const Json c = file_of(name);
    Json whole = desk.plain(c, {{"call", "value"}})["result"];
    for (Json& row : whole["proposals"]) {
      row.erase("agreement");
      row.erase("distance");
    }
    EXPECT_EQ(desk.plain(c, {{"call", "value"}, {"options", {{"outline", true}}}})["result"], whole) << name;
  }
}

TEST(Held, SeveralAnalystsAreToldApart) {
  Json c = file_of("labour-contract");
  const std::string party = c["preferences"].begin().key();
  Json& blocks = c["preferences"][party];
  if (!blocks.is_array()) blocks = Json::array({blocks});
  Json second = blocks[0];
  second["judged"]["note"] = "another view";
  blocks.push_back(second);
  Desk desk;
  ASSERT_EQ(desk.hold(c)["held"], true);
  const std::string issue = blocks[1]["weights"].begin().key();
  const Json path = {"preferences", party, 1, "weights", issue};
  const Json question = {{"call", "acceptability"}, {"options", {{"draws", 50}}}};
  const Json before = desk.follow(Json::array(), Json::array({question}));
  const Json after = desk.moved(path, 90, question);
  put(c, path, 90);
  EXPECT_EQ(after["results"][0], desk.plain(c, question)["result"]);
  EXPECT_NE(after["results"][0], before["results"][0]);
  EXPECT_EQ(desk.moved({"preferences", party, "weights", issue}, 1, question)["error"]["code"],
            "unknown-figure");
}

TEST(Held, RefusesWhatItCannotDo) {
  Desk desk;
  const Json question = {{"call", "value"}};
  EXPECT_EQ(desk.follow(Json::array(), Json::array({question}))["error"]["code"], "missing-case");
  EXPECT_EQ(Json::parse(desk.held.hold("nonsense"))["error"]["code"], "bad-request");
  EXPECT_EQ(desk.hold({{"mediant", 1}, {"title", 5}})["error"]["code"], "bad-case");
  const Json c = file_of("labour-contract");
  ASSERT_EQ(desk.hold(c)["held"], true);
  const auto moved = [&](const Json& path, const Json& to) {
    return desk.moved(path, to, question)["error"]["code"];
  };
  const std::string party = c["preferences"].begin().key();
  EXPECT_EQ(moved({"preferences", party, "weights", "nothing"}, 5), "unknown-figure");
  EXPECT_EQ(moved({"preferences", "nobody", "reserve"}, 5), "unknown-figure");
  EXPECT_EQ(moved({"preferences", party, 7, "reserve"}, 5), "unknown-figure");
  EXPECT_EQ(moved({1, 2, 3}, 5), "unknown-figure");
  EXPECT_EQ(moved(Json::array({"title"}), 5), "unknown-figure");
  EXPECT_EQ(moved({"preferences", party, "reserve"}, "much"), "bad-figure");
  EXPECT_EQ(desk.follow("nonsense", Json::array({question}))["error"]["code"], "bad-request");
  EXPECT_EQ(desk.follow(Json::array(), "nonsense")["error"]["code"], "bad-request");
  EXPECT_EQ(desk.follow(Json::array(), Json::array({{{"call", "values"}}}))["error"]["code"], "unknown-call");
  EXPECT_EQ(moved({"preferences", party, "reserve"}, {9, 1}), "bad-case");
}

}  // namespace
}  // namespace mediant::test
