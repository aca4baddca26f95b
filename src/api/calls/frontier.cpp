// `frontier`: the best trade-offs between those who must accept.
#include "mediant/deals/frontier.hpp"

#include "../deal_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/model/points.hpp"

namespace mediant::api {
namespace {

/// Where the points lie and no more, in columns: an object a point would cost several times the search.
Json columns(const deals::DealSpace& space, const deals::Frontier& frontier) {
  const std::size_t parties = frontier.size() == 0 ? 0 : frontier.units(0).size();
  Json utility = Json::object();
  for (std::size_t p = 0; p < parties; ++p) {
    Json column = Json::array();
    column.get_ref<Json::array_t&>().reserve(frontier.size());
    for (std::size_t i = 0; i < frontier.size(); ++i)
      column.push_back(space.utility(p, frontier.units(i)[p]));
    utility[space.structure().holders[p].value] = std::move(column);
  }
  Json acceptable = Json::array();
  for (std::size_t i = 0; i < frontier.size(); ++i) acceptable.push_back(frontier.acceptable(i));
  return {{"utility", std::move(utility)}, {"acceptable", std::move(acceptable)}};
}

Json listed(const Context& in, const deals::DealSpace& space, const deals::Frontier& frontier) {
  const bool with_ranges =
      frontier.size() <= 2000;  // thousands of ranges help nobody and cost more than the frontier
  Json points = Json::array();
  for (std::size_t i = 0; i < frontier.size(); ++i) {
    Json point = {{"utility", utilities(space, frontier.units(i))},
                  {"deal", as_json(space, frontier.deal(i))}};
    point["ties"] = frontier.ties(i);
    point["acceptable"] = frontier.acceptable(i);
    if (with_ranges) point["range"] = ranges(in, space, frontier.deal(i));
    points.push_back(std::move(point));
  }
  return points;
}

Result<Json> run_frontier(const Context& in) {
  const auto space = compiled(in);
  if (!space) return space.error();
  deals::FrontierOptions options;
  options.point_limit =
      static_cast<std::size_t>(integer(in.options, "points", static_cast<long long>(options.point_limit)));
  options.box = number(in.options, "box", 0);
  const deals::Frontier frontier = deals::frontier(*space, options, in.progress);
  Json guarantee = Json::object();
  for (std::size_t p = 0; p < frontier.guarantee.size(); ++p)
    guarantee[space->structure().holders[p].value] = frontier.guarantee[p];
  Json result = Json::object();
  if (flag(in.options, "outline"))
    result["outline"] = columns(*space, frontier);
  else
    result["frontier"] = listed(in, *space, frontier);
  result["exact"] = frontier.exact;
  result["guarantee"] = guarantee;
  result["reason"] = frontier.reason.empty() ? Json() : Json(frontier.reason);
  result["about"] = about(in, *space);
  return result;
}

/// The points as a list of objects, whichever way the result holds them.
Json points_of(const Json& result) {
  if (result.contains("frontier")) return result["frontier"];
  const Json& outline = result["outline"];
  Json points = Json::array();
  for (std::size_t i = 0; i < outline["acceptable"].size(); ++i) {
    Json utility = Json::object();
    for (const auto& [party, column] : outline["utility"].items()) utility[party] = column[i];
    points.push_back({{"utility", std::move(utility)}, {"acceptable", outline["acceptable"][i]}});
  }
  return points;
}

constexpr std::size_t most_rows = 40;

/// Which points a page shows: those acceptable to all if there are any, spread evenly over the list.
std::vector<const Json*> points_to_show(const Json& points) {
  std::vector<const Json*> open;
  for (const Json& point : points)
    if (point["acceptable"].get<bool>()) open.push_back(&point);
  if (open.empty())
    for (const Json& point : points) open.push_back(&point);
  if (open.size() <= most_rows) return open;
  std::vector<const Json*> shown;
  for (std::size_t i = 0; i < most_rows; ++i) shown.push_back(open[i * (open.size() - 1) / (most_rows - 1)]);
  return shown;
}

/// Every point, one figure a cell and one column an issue.
Table points_sheet(const Json& points, const Context& in) {
  Table sheet;
  for (const auto& [party, value] : points[0]["utility"].items()) {
    sheet.columns.push_back({party_name(in.c, party), Align::right});
    if (!points[0].contains("range")) continue;
    sheet.columns.push_back({party_name(in.c, party) + ", from", Align::right});
    sheet.columns.push_back({party_name(in.c, party) + ", to", Align::right});
  }
  sheet.columns.push_back({"All accept", Align::left});
  if (points[0].contains("ties")) sheet.columns.push_back({"Deals", Align::right});
  const Json& terms = points[0].contains("deal") ? points[0]["deal"] : Json::object();
  for (const auto& [issue, option] : terms.items())
    sheet.columns.push_back({issue_name(in.c, issue), Align::left});
  for (const Json& point : points) {
    std::vector<std::string> row;
    for (const auto& [party, value] : point["utility"].items()) {
      row.push_back(shortest(value.get<double>()));
      if (!point.contains("range")) continue;
      row.push_back(shortest(point["range"][party][0].get<double>()));
      row.push_back(shortest(point["range"][party][1].get<double>()));
    }
    row.emplace_back(point["acceptable"].get<bool>() ? "yes" : "no");
    if (point.contains("ties")) row.push_back(point["ties"].get<std::string>());
    for (const auto& [issue, option] : terms.items()) row.push_back(option_name(in.c, issue, point["deal"]));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

void add_points(Document& page, const Json& points, const Context& in) {
  const std::vector<const Json*> shown = points_to_show(points);
  std::vector<const Json*> deals;
  for (const Json* point : shown)
    if (point->contains("deal")) deals.push_back(&(*point)["deal"]);
  const TermsCompared terms = compare_terms(deals);
  if (shown.size() < points.size()) {
    const bool open = (*shown[0])["acceptable"].get<bool>();
    page.paragraph(std::to_string(shown.size()) +
                   (open ? " of those at or above every no-deal level" : " of them") +
                   " are shown; --format csv and json have all.");
  }
  if (deals.size() > 1 && !terms.shared.empty())
    page.paragraph("In every deal shown: " + terms_in_words(in.c, terms.shared) + ".");
  Table table;
  for (const auto& [party, value] : points[0]["utility"].items())
    table.columns.push_back({party_name(in.c, party), Align::right});
  table.columns.push_back({"All accept", Align::left});
  if (points[0].contains("ties")) table.columns.push_back({"Deals", Align::right});
  if (!deals.empty())
    table.columns.push_back({terms.shared.empty() ? "Terms" : "Terms, where they differ", Align::left});
  for (const Json* point : shown) {
    std::vector<std::string> row;
    for (const auto& [party, value] : (*point)["utility"].items())
      row.push_back(point->contains("range") ? with_range(value, (*point)["range"][party], in.c)
                                             : model::points(value.get<double>(), in.c.scale, 1));
    row.emplace_back((*point)["acceptable"].get<bool>() ? "yes" : "no");
    if (point->contains("ties")) row.push_back(grouped((*point)["ties"].get<std::string>()));
    if (!deals.empty())
      row.push_back(terms_in_words(
          in.c, deals.size() > 1 ? terms_on((*point)["deal"], terms.differing) : (*point)["deal"]));
    table.rows.push_back(std::move(row));
  }
  page.table("frontier", std::move(table), points_sheet(points, in));
}

Document frontier_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": best trade-offs");
  page.paragraph(
      "Deals of which no other is at least as good for everyone who must accept and better for someone.");
  add_about(page, result["about"], in);
  const Json points = points_of(result);
  if (points.empty()) {
    page.paragraph("There are none. " + reason_in_words(result["reason"].get<std::string>()));
    return page;
  }
  std::size_t acceptable = 0;
  for (const Json& point : points) acceptable += point["acceptable"].get<bool>() ? 1 : 0;
  page.paragraph(std::to_string(points.size()) +
                 (points.size() == 1 ? " best trade-off, " : " best trade-offs, ") +
                 std::to_string(acceptable) + " of them at or above every no-deal level." +
                 (result["exact"].get<bool>() ? " The list is complete."
                                              : " The list is thinned: `guarantee` in the JSON says by how "
                                                "much a missing one could be better."));
  add_points(page, points, in);
  return page;
}

}  // namespace

Call frontier_call() {
  Call call;
  call.name = "frontier";
  call.summary = "The best trade-offs (Pareto frontier) between those who must accept, exactly";
  call.details =
      "Dominance compares the parties that must accept; the utilities of all parties with preferences are "
      "listed. The deals keep the red lines of those who must accept, whether or not they reach every "
      "no-deal level.";
  call.examples = {"frontier cases/labour-contract",
                   "frontier cases/peace-draft-28 --among arvenia,belmark --format json",
                   "frontier cases/harbour-six --format csv"};
  call.options = {among_option(),
                  {.name = "points",
                   .type = Option::Type::integer,
                   .help = "most points kept; beyond it the list is thinned with a guarantee",
                   .fallback = "200000",
                   .low = 10,
                   .high = 5'000'000},
                  {.name = "box",
                   .type = Option::Type::number,
                   .help = "thin the list: side of a box as a share of each party's range",
                   .fallback = "0, exact",
                   .low = 0,
                   .high = 1},
                  {.name = "outline",
                   .type = Option::Type::flag,
                   .help = "only where the points lie, in columns: no deals and no ranges"}};
  call.run = run_frontier;
  call.view = frontier_page;
  call.result_schema = [] {
    const Json point = object_schema({{"utility", type_schema("object")},
                                      {"deal", type_schema("object")},
                                      {"ties", type_schema("string")},
                                      {"acceptable", type_schema("boolean")},
                                      {"range", type_schema("object")}},
                                     {"utility", "ties", "acceptable"});
    const Json outline = object_schema(
        {{"utility", type_schema("object")}, {"acceptable", array_schema(type_schema("boolean"))}},
        {"utility", "acceptable"});
    return object_schema({{"frontier", array_schema(point)},
                          {"outline", outline},
                          {"exact", type_schema("boolean")},
                          {"guarantee", type_schema("object")},
                          {"about", type_schema("object")}},
                         {"exact", "guarantee", "reason", "about"});
  };
  return call;
}

}  // namespace mediant::api
