// `elicit`: from answers about one party to weights in ranges, what contradicts what, and what to ask next.
#include "../judgement_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/judgement/elicitation.hpp"

namespace mediant::api {
namespace {

using judgement::PackageChoice;

Error bad(const std::string& where, const std::string& expected) {
  return {"bad-answers", "the answers' `" + where + "` cannot be read", expected};
}

Result<std::vector<model::Term>> terms(const Json& side, const std::string& where) {
  if (!side.is_object()) return bad(where, "give {issue: option}");
  std::vector<model::Term> out;
  for (const auto& [issue, option] : side.items()) {
    model::Term term;
    term.issue = model::IssueId(issue);
    if (option.is_number()) {
      term.option = model::OptionId(model::number_text(option.get<double>()));
    } else if (option.is_string()) {
      term.option = model::OptionId(option.get<std::string>());
    } else {
      return bad(where + "." + issue, "give an option of the issue");
    }
    out.push_back(std::move(term));
  }
  return out;
}

Result<bool> read_ranking(const Json& ranking, judgement::Answers& out) {
  if (!ranking.is_array()) return bad("ranking", "give a list of issues or groups of issues, best first");
  for (const Json& group : ranking) {
    if (group == "rest") {
      out.ranking_rest = true;
      continue;
    }
    auto& ids = out.ranking.emplace_back();
    const Json list = group.is_array() ? group : Json::array({group});
    for (const Json& id : list) {
      if (!id.is_string()) return bad("ranking", "give issues by their ids");
      ids.emplace_back(id.get<std::string>());
    }
  }
  return true;
}

Result<bool> read_swings(const Json& swings, judgement::Answers& out) {
  const std::string expected =
      "give {issue: points} or {issue: [points, tolerance]}, 100 for the most important";
  if (!swings.is_object()) return bad("swings", expected);
  for (const auto& [issue, points] : swings.items()) {
    judgement::Swing swing{model::IssueId(issue), 0, 0};
    if (points.is_number()) {
      swing.points = points.get<double>();
    } else if (points.is_array() && points.size() == 2 && points[0].is_number() && points[1].is_number()) {
      swing.points = points[0].get<double>();
      swing.tolerance = points[1].get<double>();
    } else {
      return bad("swings." + issue, expected);
    }
    out.swings.push_back(std::move(swing));
  }
  return true;
}

Result<bool> read_choices(const Json& choices, judgement::Answers& out) {
  if (!choices.is_array()) return bad("choices", "give a list of {first, second, answer}");
  for (std::size_t k = 0; k < choices.size(); ++k) {
    const std::string where = "choices[" + std::to_string(k) + "]";
    const Json& choice = choices[k];
    if (!choice.is_object() || !choice.contains("first") || !choice.contains("second") ||
        !choice.contains("answer")) {
      return bad(where,
                 "give {first: {issue: option}, second: {issue: option}, answer: first|second|either}");
    }
    auto first = terms(choice["first"], where + ".first");
    if (!first) return first.error();
    auto second = terms(choice["second"], where + ".second");
    if (!second) return second.error();
    PackageChoice one{std::move(*first), std::move(*second), PackageChoice::Answer::either};
    if (choice["answer"] == "first")
      one.answer = PackageChoice::Answer::first;
    else if (choice["answer"] == "second")
      one.answer = PackageChoice::Answer::second;
    else if (choice["answer"] != "either")
      return bad(where + ".answer", "give first, second or either");
    out.choices.push_back(std::move(one));
  }
  return true;
}

Result<judgement::Answers> read_answers(const Context& in) {
  judgement::Answers out;
  if (!in.options.contains("answers")) return out;
  const Json json = Json::parse(in.options["answers"]["text"].get<std::string>(), nullptr, false);
  if (!json.is_object()) return bad("answers", "give a JSON object with ranking, swings or choices");
  for (const auto& [key, value] : json.items()) {
    Result<bool> read = key == "ranking"  ? read_ranking(value, out)
                        : key == "swings" ? read_swings(value, out)
                        : key == "choices"
                            ? read_choices(value, out)
                            : Result<bool>(bad(key, "the keys are ranking, swings and choices"));
    if (!read) return read.error();
  }
  return out;
}

Json as_terms(const std::vector<model::Term>& side) {
  Json json = Json::object();
  for (const auto& term : side) json[term.issue.value] = term.option.value;
  return json;
}

Result<Json> run_elicit(const Context& in) {
  const auto answers = read_answers(in);
  if (!answers) return answers.error();
  const model::PartyId party(word(in.options, "party"));
  judgement::ElicitationOptions options;
  options.seed = static_cast<std::uint64_t>(integer(in.options, "seed", 1));
  options.draws = static_cast<std::size_t>(integer(in.options, "draws", 20'000));
  options.slip = number(in.options, "slip", 0.1);
  const auto found = judgement::elicit(in.c, party, *answers, options);
  if (!found) return found.error();
  Json weights = Json::object();
  for (const auto& w : found->weights)
    weights[w.issue.value] = {{"low", w.low}, {"middle", w.middle}, {"high", w.high}};
  Json next;
  if (found->next)
    next = {{"first", as_terms(found->next->first)}, {"second", as_terms(found->next->second)}};
  // What to put into the case: the new weights as a judgement with its author and date.
  const std::string by = word(in.options, "by", "desk");
  const auto on = date(in.options, "on");
  const auto block = judgement::updated(*model::preferences_of(in.c, party), *found, model::AnalystId(by),
                                        on.value_or(in.c.as_of.value_or(model::Date{})));
  Json ranges = Json::object();
  for (const auto& [issue, estimate] : block.weights) ranges[issue.value] = as_json(estimate);
  Json judged = {{"by", by}};
  if (block.judged->on && block.judged->on->year != 0) judged["on"] = model::to_iso(*block.judged->on);
  judged["note"] = block.judged->note;
  return Json{{"party", party.value},
              {"weights", std::move(weights)},
              {"consistent", found->consistent},
              {"revisit", found->revisit},
              {"fit", found->fit},
              {"effective_draws", found->effective_draws},
              {"next", std::move(next)},
              {"preferences", {{"weights", std::move(ranges)}, {"judged", std::move(judged)}}}};
}

Document elicit_page(const Json& result, const Context& in) {
  Document page;
  const std::string who = party_name(in.c, result["party"].get<std::string>());
  page.heading(1, in.c.title + ": what matters to " + who);
  if (!result["consistent"].get<bool>()) {
    std::string list;
    for (const Json& k : result["revisit"]) {
      list += (list.empty() ? "" : ", ") + std::to_string(k.get<std::size_t>() + 1);
    }
    page.callout("The answers cannot all be true. The fewest to look at again: number " + list + ".");
  }
  Table table;
  table.columns = {{"Issue", Align::left}, {"Share of all weight, percent", Align::right}};
  for (const auto& [issue, w] : result["weights"].items()) {
    const model::Issue* found = model::find(in.c, model::IssueId(issue));
    table.rows.push_back({found == nullptr ? issue : found->name,
                          fixed(w["low"].get<double>(), 0) + " to " + fixed(w["high"].get<double>(), 0)});
  }
  page.table("weights", std::move(table));
  page.paragraph(
      "Nine in ten of the weights that fit the answers lie in these ranges. They are a judgement: its author "
      "and "
      "date go into the case with them.");
  if (!result["next"].is_null()) {
    page.heading(2, "Next question");
    page.paragraph("All else equal, which would " + who + " rather have?");
    page.list({{terms_in_words(in.c, result["next"]["first"]), {}},
               {terms_in_words(in.c, result["next"]["second"]), {}}});
  }
  return page;
}

}  // namespace

Call elicit_call() {
  Call call;
  call.name = "elicit";
  call.summary = "From answers about one party to weights in ranges, and what to ask next";
  call.details =
      "Answers are a JSON file with `ranking` ([issue, [issue, issue], \"rest\"], best first), `swings` "
      "({issue: points} "
      "or {issue: [points, tolerance]}, 100 for the most important) and `choices` ([{first: {issue: option}, "
      "second: "
      "{issue: option}, answer: first, second or either}]). Without answers it gives the first question.";
  call.examples = {"elicit cases/labour-contract federation",
                   "elicit cases/labour-contract federation --answers said.json"};
  call.options = {{.name = "party", .help = "whose weights", .positional = true, .required = true},
                  {.name = "answers",
                   .type = Option::Type::document,
                   .help = "the answers so far, a JSON file",
                   .fallback = "none"},
                  {.name = "slip",
                   .type = Option::Type::number,
                   .help = "share of answers a person gets wrong; 0 takes them as certain",
                   .fallback = "0.1",
                   .low = 0,
                   .high = 0.5},
                  {.name = "by", .help = "the analyst who judges", .fallback = "desk"},
                  {.name = "on", .type = Option::Type::date, .help = "when", .fallback = "the case's date"},
                  {.name = "draws",
                   .type = Option::Type::integer,
                   .help = "weights drawn",
                   .fallback = "20000",
                   .low = 100,
                   .high = 1'000'000},
                  {.name = "seed",
                   .type = Option::Type::integer,
                   .help = "the draws are a function of it",
                   .fallback = "1",
                   .low = 0}};
  call.run = run_elicit;
  call.view = elicit_page;
  call.result_schema = [] {
    return object_schema(
        {{"party", type_schema("string")},
         {"weights", type_schema("object")},
         {"consistent", type_schema("boolean")},
         {"revisit", array_schema(type_schema("integer"))},
         {"fit", array_schema(type_schema("number"))},
         {"effective_draws", type_schema("number")},
         {"preferences", type_schema("object")}},
        {"party", "weights", "consistent", "revisit", "fit", "effective_draws", "next", "preferences"});
  };
  return call;
}

}  // namespace mediant::api
