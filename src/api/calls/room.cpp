// `room`: under how many of the assumptions tried is some deal acceptable to all who must accept?
#include "mediant/judgement/room.hpp"

#include "../judgement_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

Result<Json> run_room(const Context& in) {
  const auto assumptions = assumed(in);
  if (!assumptions) return assumptions.error();
  judgement::RoomOptions options;
  options.trials = trials(in);
  options.changes = static_cast<int>(integer(in.options, "changes", 5));
  for (const auto& id : words(in.options, "near")) options.near.emplace_back(id);
  const auto found = judgement::room(*assumptions, options, in.executor, in.progress);
  if (!found) return found.error();
  Json near = Json::array();
  for (const auto& one : found->near) {
    Json within = Json::array();
    for (std::size_t k = 0; k < one.within.size(); ++k) {
      within.push_back({{"changes", k}, {"room", as_json(one.within[k])}});
    }
    near.push_back({{"id", one.proposal.value}, {"within", std::move(within)}});
  }
  Json scenarios = Json::object();
  for (std::size_t s = 0; s < found->by_scenario.size(); ++s) {
    scenarios[in.c.no_deal[s].id.value] = as_json(found->by_scenario[s]);
  }
  Json views = Json::object();
  for (const auto& [analyst, share] : found->by_view) views[analyst] = as_json(share);
  return Json{{"room", as_json(found->room)},
              {"at_midpoints", found->at_midpoints},
              {"undecided", found->undecided},
              {"near", std::move(near)},
              {"by_scenario", std::move(scenarios)},
              {"by_view", std::move(views)},
              {"about", about_draws(in, *assumptions, options.trials, found->draws, found->cancelled)}};
}

Document room_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": room for agreement");
  page.paragraph(
      "Some deal is acceptable to all who must accept " + judgement::in_words(share_from(result["room"])) +
      ". With every range at its middle there is " + (result["at_midpoints"].get<bool>() ? "one." : "none."));
  add_about_draws(page, result["about"], in);
  for (const Json& near : result["near"]) {
    Table table;
    table.columns = {{"Changed issues, at most", Align::right}, {"Room for agreement", Align::left}};
    for (const Json& row : near["within"]) {
      table.rows.push_back({std::to_string(row["changes"].get<int>()), share_words(row["room"])});
    }
    std::string title = near["id"].get<std::string>();
    for (const Subject& s : subjects(in.c)) {
      if (s.id == title && !s.title.empty()) title = s.title;
    }
    page.heading(2, "Near \"" + title + "\"");
    page.table("near " + near["id"].get<std::string>(), std::move(table));
    page.paragraph("Filling in what the text leaves open is not a change; agreed issues stay as they are.");
  }
  if (!result["by_scenario"].empty()) {
    page.heading(2, "If talks fail, by what then happens");
    Table table;
    table.columns = {{"If it were certain that", Align::left}, {"Room for agreement", Align::left}};
    for (const auto& scenario : in.c.no_deal) {
      table.rows.push_back({scenario.name.empty() ? scenario.id.value : scenario.name,
                            share_words(result["by_scenario"][scenario.id.value])});
    }
    page.table("scenarios", std::move(table));
  }
  if (!result["by_view"].empty()) {
    Table table;
    table.columns = {{"Analyst", Align::left}, {"Room for agreement", Align::left}};
    for (const auto& [analyst, share] : result["by_view"].items())
      table.rows.push_back({analyst, share_words(share)});
    page.heading(2, "Where the analysts part");
    page.table("views", std::move(table));
  }
  if (result["undecided"].get<std::uint64_t>() > 0) {
    page.callout(
        std::to_string(result["undecided"].get<std::uint64_t>()) +
        " of the assumptions could not be decided within the search's budget; the range allows for them.");
  }
  return page;
}

}  // namespace

Call room_call() {
  Call call;
  call.name = "room";
  call.summary = "Room for agreement: under how many of the assumptions tried some deal is acceptable to all";
  call.details =
      "Every assumption tried is solved exactly over all deals of the case. With --near also over the deals "
      "within a "
      "few changes of a proposal.";
  call.examples = {"room cases/moscow-2025-12", "room cases/peace-draft-28 --near draft-1 --changes 6",
                   "room cases/harbour-six --format json"};
  call.options = trial_options();
  call.options.push_back({.name = "near",
                          .type = Option::Type::words,
                          .help = "proposals or named deals: also the room within a few changes of these",
                          .fallback = "none"});
  call.options.push_back({.name = "changes",
                          .type = Option::Type::integer,
                          .help = "most changed issues asked about near a proposal",
                          .fallback = "5",
                          .low = 0,
                          .high = 50});
  call.run = run_room;
  call.view = room_page;
  call.result_schema = [] {
    return object_schema({{"room", share_schema()},
                          {"at_midpoints", type_schema("boolean")},
                          {"undecided", type_schema("integer")},
                          {"near", array_schema(type_schema("object"))},
                          {"by_scenario", type_schema("object")},
                          {"by_view", type_schema("object")},
                          {"about", type_schema("object")}},
                         {"room", "at_midpoints", "undecided", "near", "by_scenario", "by_view", "about"});
  };
  return call;
}

}  // namespace mediant::api
