// `robust`: deals that hold up: the trade-off between how often all accept and the worst-off gain.
#include "mediant/judgement/robust.hpp"

#include "../judgement_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/model/points.hpp"

namespace mediant::api {
namespace {

Result<Json> run_robust(const Context& in) {
  const auto assumptions = assumed(in);
  if (!assumptions) return assumptions.error();
  judgement::RobustOptions options;
  options.trials = trials(in);
  options.most = static_cast<std::size_t>(integer(in.options, "most", 12));
  const auto found = judgement::robust(*assumptions, options, in.executor, in.progress);
  if (!found) return found.error();
  const deals::DealSpace& space = assumptions->views().front().space;
  Json curve = Json::array();
  for (const auto& deal : found->curve) {
    Json accepts = Json::object();
    for (std::size_t h = 0; h < deal.accepts.size(); ++h)
      accepts[found->parties[h].value] = as_json(deal.accepts[h]);
    curve.push_back(
        {{"id", deal.id.empty() ? Json() : Json(deal.id)},
         {"deal", as_json(space, deal.terms)},
         {"all", as_json(deal.all)},
         {"accepts", std::move(accepts)},
         {"worst_gain",
          {{"mean", deal.worst_gain}, {"low", deal.worst_gain_low}, {"high", deal.worst_gain_high}}},
         {"regret", {{"mean", deal.regret}, {"high", deal.regret_high}}}});
  }
  return Json{{"curve", std::move(curve)},
              {"about", about_draws(in, *assumptions, options.trials, found->draws, found->cancelled)}};
}

Document robust_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": deals that hold up");
  page.paragraph(
      "Deals accepted by all who must accept under as many of the assumptions as could be found, and what "
      "the worst-off "
      "of them gains over its no-deal level.");
  add_about_draws(page, result["about"], in);
  if (result["curve"].empty()) {
    page.paragraph("The rules of the case leave no deal.");
    return page;
  }
  Table table;
  table.columns = {{"All accept", Align::left}, {"Worst-off gain", Align::left}};
  for (const auto& [party, share] : result["curve"][0]["accepts"].items()) {
    table.columns.push_back({party_name(in.c, party), Align::left});
  }
  table.columns.push_back({"Terms", Align::left});
  for (const Json& deal : result["curve"]) {
    const Json& gain = deal["worst_gain"];
    const auto points = [&](const Json& x, int decimals) {
      return model::points(x.get<double>(), in.c.scale, decimals);
    };
    std::vector<std::string> row{
        share_words(deal["all"]),
        points(gain["mean"], 1) + " (" + points(gain["low"], 0) + " to " + points(gain["high"], 0) + ")"};
    for (const auto& [party, share] : deal["accepts"].items()) row.push_back(share_words(share));
    row.push_back((deal["id"].is_null() ? "" : "[" + deal["id"].get<std::string>() + "] ") +
                  terms_in_words(in.c, deal["deal"]));
    table.rows.push_back(std::move(row));
  }
  page.table("robust", std::move(table));
  page.callout(
      "The worst-off gain assumes that the parties' scales can be compared. Found by local search: other "
      "deals may hold "
      "up as well or better.");
  return page;
}

}  // namespace

Call robust_call() {
  Call call;
  call.name = "robust";
  call.summary = "Deals that hold up: how often all accept against what the worst-off gains";
  call.details =
      "Searches for deals that all accept under as many of the assumptions as possible and for what this "
      "costs the "
      "worst-off party; the shares are then taken on assumptions the search has not seen.";
  call.examples = {"robust cases/labour-contract", "robust cases/harbour-six --draws 20000 --format json"};
  call.options = trial_options(10'000, false);
  call.options.push_back({.name = "most",
                          .type = Option::Type::integer,
                          .help = "most deals shown on the curve",
                          .fallback = "12",
                          .low = 1,
                          .high = 100});
  call.run = run_robust;
  call.view = robust_page;
  call.result_schema = [] {
    const Json deal = object_schema({{"deal", type_schema("object")},
                                     {"all", share_schema()},
                                     {"accepts", type_schema("object")},
                                     {"worst_gain", type_schema("object")},
                                     {"regret", type_schema("object")}},
                                    {"id", "deal", "all", "accepts", "worst_gain", "regret"});
    return object_schema({{"curve", array_schema(deal)}, {"about", type_schema("object")}},
                         {"curve", "about"});
  };
  return call;
}

}  // namespace mediant::api
