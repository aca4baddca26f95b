// `conflicts`: what blocks: which red lines, no-deal levels and rules exclude each other, and what would open
// room.
#include "mediant/deals/conflicts.hpp"

#include <algorithm>

#include "../deal_json.hpp"
#include "../judgement_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/judgement/blocking.hpp"
#include "mediant/record/views.hpp"

namespace mediant::api {
namespace {

using deals::Constraint;

void add_source(const Context& in, Json& json, const model::SourceRef& source) {
  json["source"] = as_json(source);
  json["known_by"] = record::provenance(in.c, std::vector{source});
}

Json constraint_json(const Context& in, const deals::Structure& s, const Constraint& constraint) {
  Json json = {{"words", deals::in_words(in.c, s, constraint)}};
  if (constraint.kind == Constraint::Kind::rule) {
    const model::Package& package = in.c.packages[constraint.index];
    json["kind"] = "rule";
    json["path"] = package.id.empty() ? "packages[" + std::to_string(constraint.index) + "]" : package.id;
    json["basis"] = package.basis;
    if (package.source) add_source(in, json, *package.source);
    return json;
  }
  const auto holder = static_cast<std::size_t>(constraint.holder);
  const std::string party = s.holders[holder].value;
  json["party"] = party;
  if (constraint.kind == Constraint::Kind::reserve) {
    json["kind"] = "no_deal_level";
    json["path"] = "preferences." + party + ".reserve";
    if (const auto& judged = in.c.preferences[s.block[holder]].judged) json["by"] = judged->by.value;
    return json;
  }
  const deals::Line& line = s.lines[constraint.index];
  const model::RedLine& red = in.c.preferences[line.block].red_lines[line.number];
  json["kind"] = "red_line";
  json["path"] =
      red.id.empty() ? "preferences." + party + ".red_lines[" + std::to_string(line.number) + "]" : red.id;
  json["basis"] = model::to_string(red.basis);
  if (red.source) add_source(in, json, *red.source);
  return json;
}

Json members(const std::vector<std::size_t>& set) {
  Json list = Json::array();
  for (const std::size_t i : set) list.push_back(i);
  return list;
}

/// How often each set blocks; constraints that only another analyst's view knows are added to the list.
void add_often_json(const Context& in, const judgement::Blocking& often, const deals::Structure& s,
                    const std::vector<Constraint>& listed, Json& result) {
  std::vector<std::size_t> number;
  for (const judgement::BlockingConstraint& blocking : often.constraints) {
    const deals::Structure& of_view = often.spaces[blocking.view].structure();
    const auto place = deals::place_in_case(of_view, blocking.constraint);
    const auto at = std::find_if(listed.begin(), listed.end(), [&](const Constraint& constraint) {
      return deals::place_in_case(s, constraint) == place;
    });
    if (at != listed.end()) {
      number.push_back(static_cast<std::size_t>(at - listed.begin()));
    } else {
      number.push_back(result["constraints"].size());
      result["constraints"].push_back(constraint_json(in, of_view, blocking.constraint));
    }
  }
  Json sets = Json::array();
  for (const judgement::BlockingSet& set : often.sets) {
    std::vector<std::size_t> numbers;
    for (const std::size_t i : set.constraints) numbers.push_back(number[i]);
    sets.push_back({{"members", members(numbers)}, {"binds", as_json(set.binds)}});
  }
  result["often"] = {{"draws", often.draws},
                     {"none", as_json(often.none)},
                     {"sets", std::move(sets)},
                     {"complete", often.complete}};
}

Result<Json> run_conflicts(const Context& in) {
  deals::CompileOptions compile;
  const auto among = parties(in, "among");
  if (!among) return among.error();
  if (!among->empty()) compile.among = *among;
  const auto space = deals::compile_for_conflicts(in.c, compile);
  if (!space) return space.error();
  const deals::Structure& s = space->structure();
  deals::ConflictOptions options;
  options.sets = static_cast<std::size_t>(integer(in.options, "sets", 2'000));
  const deals::Conflicts found = deals::conflicts_in(*space, options, in.progress);

  Json constraints = Json::array();
  for (const Constraint& constraint : found.constraints)
    constraints.push_back(constraint_json(in, s, constraint));
  Json conflicts = Json::array();
  for (const auto& set : found.conflicts) conflicts.push_back({{"members", members(set)}});
  Json openings = Json::array();
  for (const deals::Opening& opening : found.openings) {
    openings.push_back({{"removed", members(opening.removed)},
                        {"deals", count_json(opening.deals)},
                        {"deal", as_json(*space, opening.deal)},
                        {"gain", utilities(*space, opening.gain)},
                        {"range", ranges(in, *space, opening.deal)}});
  }

  Json result = {{"room", found.room},
                 {"constraints", std::move(constraints)},
                 {"conflicts", std::move(conflicts)},
                 {"openings", std::move(openings)},
                 {"complete", found.complete},
                 {"often", Json()}};
  // Red lines block without a number anywhere; only what is judged as a range can block now and then.
  if (space->parties() == 0) {
    result["about"] = about(in, *space);
    return result;
  }
  const auto assumptions = assumed(in);
  if (!assumptions) return assumptions.error();
  judgement::BlockingOptions blocking;
  blocking.trials = trials(in, 400);
  const auto often = judgement::blocking(*assumptions, blocking, in.executor, in.progress);
  if (!often) return often.error();
  add_often_json(in, *often, s, found.constraints, result);
  result["about"] = about_draws(in, *assumptions, blocking.trials, often->draws, often->cancelled);
  return result;
}

std::string listed(const Json& result, const Json& set) {
  std::string text;
  for (const Json& i : set)
    text +=
        (text.empty() ? "" : " · ") + result["constraints"][i.get<std::size_t>()]["words"].get<std::string>();
  return text;
}

void add_openings(Document& page, const Json& result, const Context& in) {
  page.heading(2, "What would open room");
  const bool measured = result["about"]["values"] != "none";
  page.paragraph(
      std::string("The smallest sets without which some deal is acceptable to all, and what then opens. ") +
      (measured ? "Gains are measured from the old no-deal levels. " : "") +
      "Nothing here says that anybody should give up a line.");
  Table table;
  table.columns = {{"Without", Align::left}, {"Deals that open", Align::right}};
  for (const auto& [party, gain] : result["openings"][0]["gain"].items())
    table.columns.push_back({party_name(in.c, party), Align::right});
  constexpr std::size_t most = 30;
  for (const Json& opening : result["openings"]) {
    if (table.rows.size() == most) break;
    std::vector<std::string> row = {listed(result, opening["removed"]), count_words(opening["deals"])};
    for (const auto& [party, gain] : opening["gain"].items())
      row.push_back(signed_points(gain.get<double>(), in.c));
    table.rows.push_back(std::move(row));
  }
  const std::size_t all = result["openings"].size();
  page.table("openings", std::move(table));
  if (all > most)
    page.paragraph("The " + std::to_string(most) + " smallest of " + std::to_string(all) +
                   " are shown; --format json has all.");
  if (!measured) return;
  page.paragraph(
      "The gains are those of one deal that opens: the one whose least gain is largest, which assumes that "
      "the "
      "parties' scales can be compared.");
}

void add_often(Document& page, const Json& result) {
  const Json& often = result["often"];
  page.heading(2, "How often it blocks");
  if (often["sets"].empty()) {
    page.paragraph("Nothing blocks under any of the assumptions tried.");
    return;
  }
  page.paragraph("No deal is acceptable to all " + judgement::in_words(share_from(often["none"])) + ".");
  Table table;
  table.columns = {{"These exclude each other", Align::left}, {"Under", Align::left}};
  constexpr std::size_t most = 15;
  for (const Json& set : often["sets"]) {
    if (table.rows.size() == most) break;
    table.rows.push_back({listed(result, set["members"]), share_words(set["binds"])});
  }
  page.table("often", std::move(table));
  if (often["sets"].size() > most)
    page.paragraph("The " + std::to_string(most) + " most frequent of " +
                   std::to_string(often["sets"].size()) + " are shown; --format json has all.");
  if (!often["complete"].get<bool>())
    page.callout("Under some assumptions more sets exclude each other than were looked at.");
}

Document conflicts_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": what blocks");
  const std::string middle =
      result["often"].is_null() ? "By the red lines and rules" : "With every range at its middle";
  page.paragraph(result["room"].get<bool>()
                     ? middle + " nothing blocks: some deal is acceptable to all who must accept."
                     : middle + " no deal is acceptable to all who must accept.");
  const bool tried = !result["often"].is_null();
  if (tried) {
    add_about_draws(page, result["about"], in);
  } else {
    add_about(page, result["about"], in);
  }
  if (!result["conflicts"].empty()) {
    page.heading(2, "These exclude each other");
    page.paragraph(
        "Each line is a smallest set that no deal satisfies together; without any one of its members the "
        "rest "
        "could be met." +
        std::string(result["complete"].get<bool>() ? " The list is complete."
                                                   : " The list is not complete."));
    std::vector<Text> items;
    constexpr std::size_t most = 30;
    for (const Json& conflict : result["conflicts"]) {
      if (items.size() == most) break;
      std::vector<std::size_t> notes;
      for (const Json& i : conflict["members"]) {
        const Json& constraint = result["constraints"][i.get<std::size_t>()];
        if (constraint.contains("known_by"))
          notes.push_back(page.note(constraint["known_by"].get<std::string>()));
      }
      items.push_back({listed(result, conflict["members"]), std::move(notes)});
    }
    page.list(std::move(items));
    if (result["conflicts"].size() > most)
      page.paragraph("The " + std::to_string(most) + " smallest of " +
                     std::to_string(result["conflicts"].size()) + " are shown; --format json has all.");
  }
  if (!result["openings"].empty()) add_openings(page, result, in);
  if (tried) add_often(page, result);
  return page;
}

}  // namespace

Call conflicts_call() {
  Call call;
  call.name = "conflicts";
  call.summary =
      "What blocks: red lines, no-deal levels and rules that exclude each other, and what opens room";
  call.details =
      "Every smallest set of red lines, no-deal levels and rules that no deal satisfies together, and every "
      "smallest set whose removal leaves a deal, with what then opens. Where judgements are ranges: how "
      "often "
      "each set blocks.";
  call.examples = {"conflicts cases/camp-david-1978", "conflicts cases/peace-draft-28 --format json"};
  call.options = trial_options(400, false);
  call.options.push_back({.name = "sets",
                          .type = Option::Type::integer,
                          .help = "most sets looked for",
                          .fallback = "2000",
                          .low = 1,
                          .high = 100'000});
  call.run = run_conflicts;
  call.view = conflicts_page;
  call.result_schema = [] {
    const Json constraint = object_schema({{"kind", type_schema("string")},
                                           {"path", type_schema("string")},
                                           {"words", type_schema("string")},
                                           {"party", type_schema("string")}},
                                          {"kind", "path", "words"});
    const Json set = object_schema({{"members", array_schema(type_schema("integer"))}}, {"members"});
    const Json opening = object_schema({{"removed", array_schema(type_schema("integer"))},
                                        {"deal", type_schema("object")},
                                        {"gain", type_schema("object")}},
                                       {"removed", "deals", "deal", "gain", "range"});
    return object_schema({{"room", type_schema("boolean")},
                          {"constraints", array_schema(constraint)},
                          {"conflicts", array_schema(set)},
                          {"openings", array_schema(opening)},
                          {"complete", type_schema("boolean")},
                          {"often", {{"type", {"object", "null"}}}},
                          {"about", type_schema("object")}},
                         {"room", "constraints", "conflicts", "openings", "complete", "often", "about"});
  };
  return call;
}

}  // namespace mediant::api
