// `questions`: what to find out next.
#include "mediant/judgement/questions.hpp"

#include <algorithm>
#include <cmath>

#include "../judgement_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

Json worth_json(const judgement::Worth& w) { return {{"value", w.value}, {"error", w.error}}; }

Json subject_of(const Context& in, const judgement::Judgement& j) {
  return {{"path", j.path},
          {"what", judgement::in_words(in.c, j)},
          {"party", j.party.value.empty() ? Json() : Json(j.party.value)},
          {"about", j.about.empty() ? Json() : Json(j.about)}};
}

Result<Json> run_questions(const Context& in) {
  const auto assumptions = assumed(in);
  if (!assumptions) return assumptions.error();
  judgement::QuestionOptions options;
  options.trials = trials(in, 4096);
  options.points = static_cast<std::size_t>(integer(in.options, "points", 1024));
  options.of = word(in.options, "of");
  const auto found = judgement::questions(*assumptions, options, in.executor, in.progress);
  if (!found) return found.error();
  Json list = Json::array();
  for (const auto& q : found->questions) {
    const auto& judgement = assumptions->judgements()[q.judgement];
    Json one = subject_of(in, judgement);
    one["question"] = judgement::in_words(in.c, judgement, q);
    one["first"] = {{"value", q.index.first}, {"error", q.index.first_error}};
    one["total"] = {{"value", q.index.total}, {"error", q.index.total_error}};
    one["worth"] = worth_json(q.worth);
    one["rough_worth"] = worth_json(q.rough_worth);
    list.push_back(std::move(one));
  }
  Json turns = Json::array();
  for (const auto& t : found->thresholds) {
    Json one = subject_of(in, assumptions->judgements()[t.judgement]);
    one["number"] = t.about.empty() ? Json() : Json(t.about);
    one["range"] = {t.low, t.high};
    one["turns_at"] = t.at;
    one["yes_above"] = t.above;
    turns.push_back(std::move(one));
  }
  Json choice;
  if (found->texts.size() >= 2) {
    choice = {{"texts", found->texts},
              {"now", found->texts[found->text_now]},
              {"share", as_json(found->text_now_share)},
              {"perfect", worth_json(found->perfect)}};
  }
  return Json{{"of", options.of.empty() ? Json() : Json(options.of)},
              {"yes", as_json(found->yes)},
              {"at_midpoints", found->at_midpoints},
              {"questions", std::move(list)},
              {"turns", std::move(turns)},
              {"choice", std::move(choice)},
              {"screened_out", found->screened_out},
              {"about", about_draws(in, *assumptions, options.trials, found->draws, found->cancelled)}};
}

/// "would rise by 3 of 100 (2 to 4)": as far as more draws could move it, two standard errors either way.
std::string rise_in_words(const Json& worth) {
  const double value = 100 * worth["value"].get<double>();
  const double error = 200 * worth["error"].get<double>();
  if (value + error < 0.5) return "would not rise by as much as 1 of 100";
  return "would rise by " + fixed(value, 0) + " of 100 (" + fixed(std::max(0.0, value - error), 0) + " to " +
         fixed(value + error, 0) + ")";
}

Document questions_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": what to find out next");
  const std::string answer = result["of"].is_null() ? "There is room for agreement "
                                                    : "\"" + result["of"].get<std::string>() +
                                                          "\" is accepted by all who must accept ";
  page.paragraph(answer + judgement::in_words(share_from(result["yes"])) + ".");
  add_about_draws(page, result["about"], in);
  std::vector<Text> telling;
  for (const Json& q : result["questions"]) {
    if (telling.size() == 8) break;
    if (std::max(q["first"]["value"].get<double>(), q["total"]["value"].get<double>()) < 0.05) continue;
    telling.push_back({q["question"].get<std::string>(), {}});
  }
  if (telling.empty()) {
    page.paragraph("No single judgement decides much of the answer.");
  } else {
    page.list(std::move(telling));
  }
  if (!result["turns"].empty()) {
    page.heading(2, "Where the answer turns");
    page.paragraph("With all other ranges at their middle, where the answer is " +
                   std::string(result["at_midpoints"].get<bool>() ? "yes" : "no") + ".");
    Table table;
    table.columns = {{"Judgement", Align::left}, {"Assumed", Align::left}, {"Yes", Align::left}};
    for (const Json& t : result["turns"]) {
      table.rows.push_back(
          {t["what"].get<std::string>() +
               (t["number"].is_null() ? "" : " (" + t["number"].get<std::string>() + ")"),
           fixed(t["range"][0].get<double>(), 1) + " to " + fixed(t["range"][1].get<double>(), 1),
           (t["yes_above"].get<bool>() ? "above " : "below ") + fixed(t["turns_at"].get<double>(), 1)});
    }
    page.table("turns", std::move(table));
  }
  if (!result["choice"].is_null()) {
    const Json& choice = result["choice"];
    page.heading(2, "What an answer would be worth");
    const std::string now = choice["now"].get<std::string>();
    const auto text = subject(in.c, now);
    page.paragraph("Of the texts on the table \"" + (text ? text->title : now) +
                   "\" is accepted by all who must " + judgement::in_words(share_from(choice["share"])) +
                   ". If everything were known before choosing a text, the share " +
                   rise_in_words(choice["perfect"]) + ".");
    Table table;
    table.columns = {{"If it were known", Align::left},
                     {"rises by (of 100)", Align::right},
                     {"from a rough answer", Align::right}};
    for (const Json& q : result["questions"]) {
      const double worth = q["worth"]["value"].get<double>();
      if (worth < 0.005 || worth < 2 * q["worth"]["error"].get<double>() || table.rows.size() == 8) continue;
      table.rows.push_back({q["what"].get<std::string>(), fixed(100 * worth, 1),
                            fixed(100 * q["rough_worth"]["value"].get<double>(), 1)});
    }
    if (table.rows.empty()) {
      page.paragraph("No single answer would change the choice of text.");
    } else {
      page.table("worth", std::move(table));
    }
  }
  return page;
}

}  // namespace

Call questions_call() {
  Call call;
  call.name = "questions";
  call.summary = "What to find out next: which judgements decide whether there is room for agreement";
  call.details =
      "Ranks the judgements of the case by how much of what is open they decide (Sobol' indices), says where "
      "the answer "
      "turns, and what knowing each would be worth to the choice among the texts on the table.";
  call.examples = {"questions cases/labour-contract", "questions cases/moscow-2025-12 --of draft-28",
                   "questions cases/harbour-six --points 4096 --format json"};
  call.options = trial_options(4096, false);
  call.options.push_back({.name = "of",
                          .type = Option::Type::word,
                          .help = "ask whether this proposal or named deal is accepted by all who must",
                          .fallback = "whether there is room for agreement"});
  call.options.push_back({.name = "points",
                          .type = Option::Type::integer,
                          .help = "points of the sensitivity sample for each judgement",
                          .fallback = "1024",
                          .low = 128,
                          .high = 1'000'000});
  call.run = run_questions;
  call.view = questions_page;
  call.result_schema = [] {
    const Json question = object_schema(
        {{"path", type_schema("string")},
         {"what", type_schema("string")},
         {"question", type_schema("string")},
         {"first", type_schema("object")},
         {"total", type_schema("object")},
         {"worth", type_schema("object")},
         {"rough_worth", type_schema("object")}},
        {"path", "what", "party", "about", "question", "first", "total", "worth", "rough_worth"});
    return object_schema(
        {{"yes", share_schema()},
         {"at_midpoints", type_schema("boolean")},
         {"questions", array_schema(question)},
         {"turns", array_schema(type_schema("object"))},
         {"screened_out", type_schema("integer")},
         {"about", type_schema("object")}},
        {"of", "yes", "at_midpoints", "questions", "turns", "choice", "screened_out", "about"});
  };
  return call;
}

}  // namespace mediant::api
