// `positions`: the grid of parties and issues, and who moved between two days.
#include "../options.hpp"
#include "../record_rows.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

Json stance_json(const model::Case& c, const model::Claim* claim) {
  if (claim == nullptr) return nullptr;
  return {{"claim", claim->id.value},
          {"stance", claim->stance},
          {"option", claim->option ? Json(claim->option->value) : Json()},
          {"words", record::in_words(c, *claim)},
          {"on", as_json(claim->on)}};
}

Result<Json> run_positions(const Context& in) {
  const auto as_of = date(in.options, "as-of");
  const auto from = date(in.options, "from");
  const auto to = date(in.options, "to");
  if (to && !from) return Error{"missing-option", "`to` needs `from`", "give the earlier day with --from"};
  if (from && to && model::last_day(*to) < model::first_day(*from))
    return Error{"bad-option", "option `to` (" + model::to_iso(*to) + ") lies before `from`",
                 "give a day on or after " + model::to_iso(*from)};
  std::optional<model::Case> past;
  if (as_of) past = record::known_on(in.c, *as_of);
  if (to) {
    if (!past) past = in.c;
    std::erase_if(past->claims, [&](const model::Claim& claim) {
      return claim.on && model::first_day(*claim.on) > model::last_day(*to);
    });
  }
  const model::Case& c = past ? *past : in.c;
  Json moves = Json::array();
  if (from) {
    for (const record::Movement& move : record::movements(c, *from, to ? *to : model::Date{9999, 12, 31})) {
      moves.push_back({{"issue", move.issue->id.value},
                       {"party", move.party->id.value},
                       {"from", stance_json(c, move.before)},
                       {"to", stance_json(c, move.after)}});
    }
  }
  Json unheard = Json::array();
  for (const model::Party* party : record::unheard(c)) unheard.push_back(party->id.value);
  return Json{{"as_of", as_json(as_of)},    {"from", as_json(from)},     {"to", as_json(to)},
              {"rows", grid_rows(c, from)}, {"moves", std::move(moves)}, {"unheard", std::move(unheard)}};
}

std::string told(const Json& stance) {
  if (stance.is_null()) return "no known position";
  return stance["words"].get<std::string>() + " (" + stance["on"].get<std::string>() + ")";
}

Document positions_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": positions");
  page.paragraph("Where each party is known to stand on each issue. · means no known position.");
  if (result["as_of"].is_string()) page.paragraph("As known on " + result["as_of"].get<std::string>() + ".");
  if (result["rows"].empty()) {
    page.paragraph("The case names no issues yet.");
  } else {
    page.table("positions", grid_table(result["rows"], in.c));
  }
  if (result["from"].is_string()) {
    page.heading(2, "Movement");
    Table table{{{"Issue"}, {"Party"}, {"Before"}, {"After"}}, {}};
    for (const Json& move : result["moves"]) {
      const auto* issue = model::find(in.c, model::IssueId(move["issue"].get<std::string>()));
      const auto* party = model::find(in.c, model::PartyId(move["party"].get<std::string>()));
      table.rows.push_back({issue->name, party->name, told(move["from"]), told(move["to"])});
    }
    if (table.rows.empty()) {
      page.paragraph("No dated position changed.");
    } else {
      page.table("movement", std::move(table));
    }
  }
  if (!result["unheard"].empty()) {
    std::string names;
    for (const Json& id : result["unheard"]) {
      const auto* party = model::find(in.c, model::PartyId(id.get<std::string>()));
      names += (names.empty() ? "" : ", ") + party->name;
    }
    page.paragraph("Not heard yet in their own words: " + names + ".");
  }
  return page;
}

}  // namespace

Call positions_call() {
  Call call;
  call.name = "positions";
  call.summary = "Who stands where on which issue, who moved between two days, as known on a day";
  call.details =
      "Empty means that no position is known, never indifference; a stance on several things at once is "
      "marked "
      "as a set. --from and --to compare what was said by two days. --as-of leaves out what had not been "
      "said "
      "or recorded by then; what carries no recorded date entered the record on the case's as_of.";
  call.examples = {"positions cases/moscow-2025-12", "positions cases/labour-contract --from 2025-01-01",
                   "positions cases/moscow-2025-12 --as-of 2025-12-02 --format json"};
  call.options = {
      {.name = "from", .type = Option::Type::date, .help = "who moved after this day"},
      {.name = "to",
       .type = Option::Type::date,
       .help = "and by this day; without it, to the last statement"},
      {.name = "as-of", .type = Option::Type::date, .help = "as known on this day"},
  };
  call.run = run_positions;
  call.view = positions_page;
  call.result_schema = [] {
    const Json day = {{"type", {"string", "null"}}};
    return object_schema({{"as_of", day},
                          {"from", day},
                          {"to", day},
                          {"rows", array_schema(type_schema("object"))},
                          {"moves", array_schema(type_schema("object"))},
                          {"unheard", array_schema(type_schema("string"))}},
                         {"as_of", "from", "to", "rows", "moves", "unheard"});
  };
  return call;
}

}  // namespace mediant::api
