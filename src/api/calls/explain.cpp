// `explain`: from a figure to what it is made of - "Why this?".
#include "mediant/deals/explain.hpp"

#include "../deal_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/deals/judged_range.hpp"
#include "mediant/deals/solutions.hpp"
#include "mediant/model/points.hpp"

namespace mediant::api {
namespace {

// A proposal, a named deal, or an idea of fairness; silent issues are filled as --fill says.
Result<deals::Assignment> assignment(const Context& in, const deals::DealSpace& space, std::size_t holder,
                                     const std::string& of, Json& filled) {
  const auto concepts = deals::concepts();
  const auto idea = std::find_if(concepts.begin(), concepts.end(),
                                 [&](const deals::Concept& row) { return row.name == of; });
  if (idea != concepts.end()) {
    deals::SolveOptions options;
    options.only = {of};
    const auto found = deals::solve(space, options, in.progress);
    const auto& solution = found.by_concept[static_cast<std::size_t>(idea - concepts.begin())];
    if (!solution)
      return Error{"no-deal", "there is no such deal: " + reason_in_words(found.reason),
                   "name a proposal instead"};
    return space.assignment(solution->deal);
  }
  const auto subject = api::subject(in.c, of);
  if (!subject) return subject.error();
  if (subject->content_unknown)
    return Error{"content-unknown", "the content of `" + of + "` is not recorded",
                 "a text is only valued by its terms"};
  const auto partial = deals::assignment_of(space, *subject->terms);
  if (!partial) return partial.error();
  const auto complete =
      deals::completion(space, holder, *partial, word(in.options, "fill", "worst") == "best");
  if (!complete)
    return Error{"forbidden",
                 "the rules of the case forbid `" + of + "`, however its silent issues are filled", ""};
  for (std::size_t i = 0; i < partial->size(); ++i) {
    if ((*partial)[i] == deals::silent) filled.push_back(space.structure().issues[i].value);
  }
  return *complete;
}

Result<Json> run_explain(const Context& in) {
  const auto space = compiled(in);
  if (!space) return space.error();
  const std::string id = word(in.options, "party");
  const auto& holders = space->structure().holders;
  const auto holder = std::find(
      holders.begin(), holders.begin() + static_cast<std::ptrdiff_t>(space->parties()), model::PartyId(id));
  if (holder == holders.begin() + static_cast<std::ptrdiff_t>(space->parties())) {
    std::string known;
    for (std::size_t p = 0; p < space->parties(); ++p)
      known += (known.empty() ? "" : ", ") + holders[p].value;
    return Error{"unknown-party", "there are no preferences of a party `" + id + "`",
                 known.empty() ? "add some under `preferences`" : "there are: " + known};
  }
  const auto p = static_cast<std::size_t>(holder - holders.begin());
  Json filled = Json::array();
  const auto deal = assignment(in, *space, p, word(in.options, "of"), filled);
  if (!deal) return deal.error();
  const auto explained = deals::explain(in.c, *space, *holder, *deal);
  if (!explained) return explained.error();
  Json parts = Json::array();
  for (const deals::Contribution& part : explained->parts) {
    parts.push_back({{"kind", part.kind == deals::Contribution::Kind::issue ? "issue" : "package"},
                     {"id", part.id},
                     {"option", part.option},
                     {"weight", as_json(part.weight)},
                     {"share", part.share},
                     {"score", as_json(part.score)},
                     {"points", part.points},
                     {"basis", part.basis},
                     {"path", part.path}});
  }
  Json lines = Json::array();
  for (const deals::LineState& line : explained->red_lines)
    lines.push_back({{"path", line.path},
                     {"broken", line.broken},
                     {"basis", model::to_string(line.basis)},
                     {"source", line.source}});
  const deals::Interval range = deals::judged_range(in.c, *space, p, *deal);
  Json json = {{"party", id},
               {"of", word(in.options, "of")},
               {"deal", as_json(*space, *deal)},
               {"filled", filled},
               {"utility", explained->utility},
               {"range", {range.low, range.high}},
               {"no_deal_level", explained->reserve ? as_json(*explained->reserve) : Json()},
               {"no_deal_used", explained->reserve_used},
               {"gain", explained->gain},
               {"accepts", explained->accepts},
               {"parts", parts},
               {"red_lines", lines},
               {"withheld_red_lines", explained->withheld},
               {"weakest_basis", model::to_string(explained->weakest)}};
  if (explained->judged) {
    json["judged"] = {{"by", explained->judged->by.value},
                      {"on", as_json(explained->judged->on)},
                      {"illustrative", explained->judged->illustrative},
                      {"basis", explained->judged->basis}};
  }
  return json;
}

std::string estimate(const Json& e) {
  if (e.is_number()) return shortest(e.get<double>());
  return shortest(e.front().get<double>()) + " to " + shortest(e.back().get<double>());
}

Document explain_page(const Json& result, const Context& in) {
  Document page;
  const std::string party = party_name(in.c, result["party"].get<std::string>());
  page.heading(1, "Why this? " + result["of"].get<std::string>() + " for " + party);
  page.paragraph(
      "Utility " + with_range(result["utility"], result["range"], in.c) + " on " + party +
      "'s own scale; no-deal level " +
      (result["no_deal_level"].is_null() ? "not recorded, 0 used" : estimate(result["no_deal_level"])) +
      ". At these values it " +
      (result["accepts"].get<bool>() ? "reaches the level and keeps the red lines on record."
                                     : "stays below the level or crosses a red line on record."));
  if (!result["filled"].empty())
    page.callout("The text is silent on " + std::to_string(result["filled"].size()) +
                 " issues; they are filled at this party's " + word(in.options, "fill", "worst") + ".");
  Table table;
  table.columns = {{"Issue or package", Align::left},  {"Option", Align::left},
                   {"Weight as judged", Align::right}, {"Share used", Align::right},
                   {"Score as judged", Align::right},  {"Adds", Align::right}};
  for (const Json& part : result["parts"]) {
    const std::string id = part["id"].get<std::string>();
    const model::Issue* issue = model::find(in.c, model::IssueId(id));
    const bool is_issue = part["kind"] == "issue";
    table.rows.push_back(
        {issue == nullptr ? id : issue->name,
         issue == nullptr ? ""
                          : model::option_name(*issue, model::OptionId(part["option"].get<std::string>())),
         is_issue ? estimate(part["weight"]) : "",
         is_issue ? fixed(100 * part["share"].get<double>(), 1) + " %" : "", estimate(part["score"]),
         model::points(part["points"].get<double>(), in.c.scale, 2)});
  }
  page.table("explain", std::move(table));
  std::vector<Text> lines;
  for (const Json& line : result["red_lines"])
    lines.push_back({line["path"].get<std::string>() + " (" + line["basis"].get<std::string>() +
                         "): " + (line["broken"].get<bool>() ? "crossed" : "kept"),
                     {}});
  page.list(std::move(lines));
  if (result["withheld_red_lines"].get<bool>())
    page.callout("A red line of unknown content is known to exist; it could overturn this.");
  if (result.contains("judged")) {
    const Json& judged = result["judged"];
    page.paragraph(std::string(judged["illustrative"].get<bool>() ? "Illustrative judgement" : "Judged") +
                   " by " + judged["by"].get<std::string>() +
                   (judged["on"].is_null() ? "" : ", " + judged["on"].get<std::string>()) +
                   ". Weakest basis: " + result["weakest_basis"].get<std::string>() + ".");
  }
  return page;
}

}  // namespace

Call explain_call() {
  Call call;
  call.name = "explain";
  call.summary = "Why this? From a figure down to weights, scores, rules, red lines and who judged them";
  call.examples = {"explain cases/labour-contract federation chair",
                   "explain cases/harbour-six company nash --format json"};
  call.options = {{.name = "party", .help = "whose figure", .positional = true, .required = true},
                  {.name = "of",
                   .help = "a proposal, a named deal, or an idea of fairness (nash, …)",
                   .positional = true,
                   .required = true},
                  {.name = "fill",
                   .type = Option::Type::choice,
                   .help = "how silent issues are filled for this party",
                   .fallback = "worst",
                   .choices = {"worst", "best"}},
                  among_option()};
  call.run = run_explain;
  call.view = explain_page;
  call.result_schema = [] {
    return object_schema({{"party", type_schema("string")},
                          {"utility", type_schema("number")},
                          {"range", array_schema(type_schema("number"))},
                          {"parts", array_schema(type_schema("object"))},
                          {"red_lines", array_schema(type_schema("object"))}},
                         {"party", "utility", "range", "parts", "red_lines"});
  };
  return call;
}

}  // namespace mediant::api
