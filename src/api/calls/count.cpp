// `count`: how many deals there are, and how many each party and all together would accept.
#include "mediant/deals/count.hpp"

#include "../deal_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

Result<Json> run_count(const Context& in) {
  const auto space = compiled(in);
  if (!space) return space.error();
  deals::CountOptions options;
  options.states =
      static_cast<std::size_t>(integer(in.options, "states", static_cast<long long>(options.states)));
  options.samples =
      static_cast<std::size_t>(integer(in.options, "samples", static_cast<long long>(options.samples)));
  options.seed = static_cast<std::uint64_t>(integer(in.options, "seed", 1));
  const deals::Counts counts = deals::count(*space, options, in.progress);
  Json acceptable = Json::object();
  for (std::size_t h = 0; h < counts.acceptable.size(); ++h)
    acceptable[space->structure().holders[h].value] = count_json(counts.acceptable[h]);
  acceptable["all"] = count_json(counts.all);
  const double deals = counts.deals.approximate();
  return Json{{"deals", count_json(counts.deals)},
              {"within_red_lines", count_json(counts.within_red_lines)},
              {"acceptable", acceptable},
              {"share", deals > 0 ? counts.all.approximate() / deals : 0.0},
              {"about", about(in, *space)}};
}

Document count_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": how many deals");
  add_about(page, result["about"], in);
  Table table;
  table.columns = {{"Deals", Align::left}, {"How many", Align::right}};
  table.rows.push_back({"that the rules allow", count_words(result["deals"])});
  table.rows.push_back(
      {"within the red lines of those who must accept", count_words(result["within_red_lines"])});
  for (const auto& [party, count] : result["acceptable"].items()) {
    table.rows.push_back(
        {party == "all" ? "acceptable to all who must accept" : "acceptable to " + party_name(in.c, party),
         count_words(count)});
  }
  page.table("count", std::move(table));
  page.paragraph(
      "Acceptable means: the party's own red lines are kept and its no-deal level is reached, at the point "
      "values named above.");
  return page;
}

}  // namespace

Call count_call() {
  Call call;
  call.name = "count";
  call.summary = "How many deals exist, and how many each party and all together would accept";
  call.details =
      "Counts are exact integers of any size; where the count for all together would need too many states it "
      "is an interval with its confidence.";
  call.examples = {"count cases/harbour-six", "count cases/peace-draft-28 --format json"};
  call.options = {among_option(),
                  {.name = "states",
                   .type = Option::Type::integer,
                   .help = "most partial sums kept for the exact count",
                   .fallback = "2000000",
                   .low = 1000,
                   .high = 100'000'000},
                  {.name = "samples",
                   .type = Option::Type::integer,
                   .help = "samples of an estimate",
                   .fallback = "200000",
                   .low = 100,
                   .high = 100'000'000},
                  {.name = "seed",
                   .type = Option::Type::integer,
                   .help = "seed of an estimate",
                   .fallback = "1",
                   .low = 0}};
  call.run = run_count;
  call.view = count_page;
  call.result_schema = [] {
    return object_schema({{"deals", Json::object()},
                          {"within_red_lines", Json::object()},
                          {"acceptable", type_schema("object")},
                          {"share", type_schema("number")},
                          {"about", type_schema("object")}},
                         {"deals", "within_red_lines", "acceptable", "share", "about"});
  };
  return call;
}

}  // namespace mediant::api
