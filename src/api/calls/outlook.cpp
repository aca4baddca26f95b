// `outlook`: how room for agreement moves month by month if talks bring nothing.
#include "mediant/judgement/outlook.hpp"

#include "../judgement_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/model/points.hpp"

namespace mediant::api {
namespace {

Result<Json> run_outlook(const Context& in) {
  const auto assumptions = assumed(in);
  if (!assumptions) return assumptions.error();
  judgement::OutlookOptions options;
  options.trials = trials(in, 2000);
  options.months = static_cast<int>(integer(in.options, "months", 12));
  const auto found = judgement::outlook(*assumptions, options, in.executor, in.progress);
  if (!found) return found.error();
  Json courses = Json::array();
  for (const auto& course : found->courses) {
    Json months = Json::array();
    for (const auto& month : course.months) {
      Json opens = Json::object();
      Json closes = Json::object();
      for (std::size_t h = 0; h < month.turns.size(); ++h) {
        opens[found->parties[h].value] = as_json(month.turns[h].opens);
        closes[found->parties[h].value] = as_json(month.turns[h].closes);
      }
      months.push_back({{"month", month.month},
                        {"room", as_json(month.room)},
                        {"opened", as_json(month.opened)},
                        {"closed", as_json(month.closed)},
                        {"opens_for", std::move(opens)},
                        {"closes_for", std::move(closes)}});
    }
    courses.push_back({{"scenario", course.scenario.empty() ? Json() : Json(course.scenario)},
                       {"months", std::move(months)}});
  }
  Json drift = Json::object();
  for (const auto& d : found->drift)
    drift[d.party.value] = {{"mean", d.mean}, {"low", d.low}, {"high", d.high}};
  return Json{{"courses", std::move(courses)},
              {"drift", std::move(drift)},
              {"about", about_draws(in, *assumptions, options.trials, found->draws, found->cancelled)}};
}

std::string course_name(const Json& course, const Context& in) {
  if (course["scenario"].is_null()) return "Weighed by their probabilities";
  for (const auto& s : in.c.no_deal) {
    if (s.id.value == course["scenario"].get<std::string>()) return s.name.empty() ? s.id.value : s.name;
  }
  return course["scenario"].get<std::string>();
}

/// "For Aland the window closes in about 2 of 10."
void add_turns(Document& page, const Json& last, const Context& in) {
  for (const auto& [key, verb] : {std::pair{"opens_for", "opens"}, std::pair{"closes_for", "closes"}}) {
    for (const auto& [party, share] : last[key].items()) {
      if (share["share"].get<double>() < 0.05) continue;
      page.paragraph("By month " + std::to_string(last["month"].get<int>()) + " a window " + verb +
                     " because of the no-deal level of " + party_name(in.c, party) + " " +
                     judgement::in_words(share_from(share)) + ".");
    }
  }
}

Document outlook_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": if talks fail");
  page.paragraph("Room for agreement month by month, if the months pass without a deal, course by course.");
  add_about_draws(page, result["about"], in);
  Table table;
  table.columns = {{"Month", Align::right}};
  for (const Json& course : result["courses"])
    table.columns.push_back({course_name(course, in), Align::left});
  const Json& first = result["courses"][0]["months"];
  for (std::size_t m = 0; m < first.size(); ++m) {
    std::vector<std::string> row{m == 0 ? "now" : std::to_string(m)};
    for (const Json& course : result["courses"]) row.push_back(share_words(course["months"][m]["room"]));
    table.rows.push_back(std::move(row));
  }
  page.table("outlook", std::move(table));
  add_turns(page, first.back(), in);
  Table drift;
  drift.columns = {{"Party", Align::left}, {"Its no-deal level moves a month by", Align::left}};
  for (const auto& [party, d] : result["drift"].items()) {
    const auto points = [&](const Json& x) { return model::points(x.get<double>(), in.c.scale, 1); };
    drift.rows.push_back({party_name(in.c, party), points(d["mean"]) + " (" + points(d["low"]) + " to " +
                                                       points(d["high"]) + ") points"});
  }
  page.heading(2, "Whose way out grows or shrinks");
  page.table("drift", std::move(drift));
  return page;
}

}  // namespace

Call outlook_call() {
  Call call;
  call.name = "outlook";
  call.summary = "If talks fail: room for agreement month by month, and for whom a window opens or closes";
  call.details =
      "Moves every no-deal level along the scenarios under `no_deal` and solves each assumption at each "
      "month. A window "
      "is a party's doing where it would not move with that party's level held as it is now.";
  call.examples = {"outlook cases/moscow-2025-12", "outlook cases/labour-contract --months 24 --format json"};
  call.options = trial_options(2000);
  call.options.push_back({.name = "months",
                          .type = Option::Type::integer,
                          .help = "how far to look",
                          .fallback = "12",
                          .low = 0,
                          .high = 120});
  call.run = run_outlook;
  call.view = outlook_page;
  call.result_schema = [] {
    const Json month = object_schema({{"month", type_schema("integer")},
                                      {"room", share_schema()},
                                      {"opened", share_schema()},
                                      {"closed", share_schema()},
                                      {"opens_for", type_schema("object")},
                                      {"closes_for", type_schema("object")}},
                                     {"month", "room", "opened", "closed", "opens_for", "closes_for"});
    const Json course = object_schema({{"months", array_schema(month)}}, {"scenario", "months"});
    return object_schema({{"courses", array_schema(course)},
                          {"drift", type_schema("object")},
                          {"about", type_schema("object")}},
                         {"courses", "drift", "about"});
  };
  return call;
}

}  // namespace mediant::api
