// `timeline`: what happened when, and how it is known.
#include <algorithm>

#include "../options.hpp"
#include "../record_rows.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

Result<Json> run_timeline(const Context& in) {
  const auto as_of = date(in.options, "as-of");
  const model::Case past = as_of ? record::known_on(in.c, *as_of) : in.c;
  const auto since = date(in.options, "since");
  const auto until = date(in.options, "until");
  const std::vector<std::string> kinds = words(in.options, "kind");
  const auto wanted = [&](const Json& row) {
    return kinds.empty() ||
           std::find(kinds.begin(), kinds.end(), row["kind"].get<std::string>()) != kinds.end();
  };
  Json rows = Json::array();
  std::size_t undated = 0;
  Json all = timeline_rows(past);
  const auto events = record::timeline(past);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!wanted(all[i])) continue;
    const auto& on = events[i].on;
    if (!on && (since || until)) {
      ++undated;
      continue;
    }
    if (since && model::last_day(*on) < model::first_day(*since)) continue;
    if (until && model::first_day(*on) > model::last_day(*until)) continue;
    rows.push_back(std::move(all[i]));
  }
  return Json{{"as_of", as_json(as_of)}, {"rows", std::move(rows)}, {"undated_left_out", undated}};
}

Document timeline_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": timeline");
  if (result["rows"].empty()) {
    page.paragraph("Nothing is recorded here yet.");
  } else {
    page.table("timeline", table_of(result["rows"], timeline_fields()));
  }
  if (const auto undated = result["undated_left_out"].get<std::size_t>(); undated > 0)
    page.paragraph("Left out since no date is recorded: " + std::to_string(undated) + ".");
  return page;
}

}  // namespace

Call timeline_call() {
  Call call;
  call.name = "timeline";
  call.summary = "What happened when: meetings, statements, texts, messages, figures";
  call.details =
      "By date; an uncertain date stands at its first possible day with ~ before it, what has no date at the "
      "end. --as-of shows what had been said and recorded by that day.";
  call.examples = {"timeline cases/moscow-2025-12", "timeline cases/labour-contract --kind meeting,message"};
  call.options = {
      {.name = "since", .type = Option::Type::date, .help = "on this day or later"},
      {.name = "until", .type = Option::Type::date, .help = "on this day or earlier"},
      {.name = "kind",
       .type = Option::Type::words,
       .help = "only these: meeting, proposal, statement, message, measure"},
      {.name = "as-of", .type = Option::Type::date, .help = "as known on this day"},
  };
  call.run = run_timeline;
  call.view = timeline_page;
  call.result_schema = [] {
    return object_schema({{"as_of", Json{{"type", {"string", "null"}}}},
                          {"rows", array_schema(type_schema("object"))},
                          {"undated_left_out", type_schema("integer")}},
                         {"as_of", "rows", "undated_left_out"});
  };
  return call;
}

}  // namespace mediant::api
