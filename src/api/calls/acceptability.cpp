// `acceptability`: under how many of the assumptions tried does each party accept each text?
#include "mediant/judgement/acceptability.hpp"

#include <algorithm>

#include "../judgement_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

Json acceptance_json(const judgement::Acceptance& a, bool complete) {
  Json json = as_json(complete ? a.surely : a.possibly);
  if (complete) return json;
  return {{"whatever_is_filled_in", as_json(a.surely)}, {"as_filled_in_at_best", as_json(a.possibly)}};
}

Json weights(const model::Case& c, const std::vector<double>& mean, const std::vector<double>& spread) {
  Json json = Json::object();
  for (std::size_t i = 0; i < mean.size(); ++i) {
    json[c.issues[i].id.value] = {{"mean", mean[i]}, {"spread", spread[i]}};
  }
  return json;
}

Result<Json> run_acceptability(const Context& in) {
  const auto assumptions = assumed(in);
  if (!assumptions) return assumptions.error();
  judgement::AcceptabilityOptions options;
  options.trials = trials(in);
  options.ranks = !flag(in.options, "no-ranks");
  const auto found = judgement::acceptability(*assumptions, options, in.executor, in.progress);
  if (!found) return found.error();
  Json list = Json::array();
  for (const auto& a : found->alternatives) {
    const bool complete = a.silent.empty();
    Json accepts = Json::object();
    Json rank = Json::object();
    Json central = Json::object();
    Json confidence = Json::object();
    for (std::size_t h = 0; h < a.parties.size(); ++h) {
      const auto& p = a.parties[h];
      const std::string& id = found->parties[h].value;
      accepts[id] = acceptance_json(p.accepts, complete);
      if (!p.ranked) continue;
      rank[id] = Json::array();
      for (const auto& share : p.ranks) rank[id].push_back(as_json(share));
      if (!p.central_weights.empty()) central[id] = weights(in.c, p.central_weights, p.weight_spread);
      if (p.confidence) confidence[id] = as_json(*p.confidence);
    }
    Json silent = Json::array();
    for (const std::size_t i : a.silent) silent.push_back(in.c.issues[i].id.value);
    Json one = {{"id", a.id},
                {"title", a.name},
                {"kind", a.named_deal ? "deal" : "proposal"},
                {"possible", a.possible},
                {"silent", std::move(silent)},
                {"accepts", std::move(accepts)},
                {"all", acceptance_json(a.all, complete)},
                {"rank", std::move(rank)},
                {"central_weights", std::move(central)},
                {"confidence", std::move(confidence)}};
    if (!a.by_view.empty()) {
      one["by_view"] = Json::object();
      for (const auto& [analyst, share] : a.by_view) one["by_view"][analyst] = as_json(share);
    }
    list.push_back(std::move(one));
  }
  return Json{{"alternatives", std::move(list)},
              {"largest_error", found->largest_error},
              {"about", about_draws(in, *assumptions, options.trials, found->draws, found->cancelled)}};
}

std::string cell(const Json& accepts) {
  if (accepts.contains("share")) return share_words(accepts);
  const std::string low = share_words(accepts["whatever_is_filled_in"]);
  const std::string high = share_words(accepts["as_filled_in_at_best"]);
  return low == high ? low : low + "; at best " + high;
}

Document acceptability_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": who would accept what");
  page.paragraph(
      "For each text on the table, the share of the assumptions tried under which each party accepts it.");
  add_about_draws(page, result["about"], in);
  const Json& list = result["alternatives"];
  Table table;
  table.columns = {{"Text", Align::left}, {"All who must", Align::left}};
  for (const auto& [party, share] : list[0]["accepts"].items()) {
    table.columns.push_back({party_name(in.c, party), Align::left});
  }
  bool silent = false;
  for (const Json& a : list) {
    std::vector<std::string> row{a["title"].get<std::string>(), cell(a["all"])};
    for (const auto& [party, share] : a["accepts"].items()) row.push_back(cell(share));
    silent = silent || !a["silent"].empty();
    table.rows.push_back(std::move(row));
  }
  page.table("acceptability", std::move(table));
  if (silent) {
    page.paragraph(
        "Where a text is silent on issues, the first share holds however they are filled in; \"at best\" is "
        "the share "
        "in which some way of filling them in would do.");
  }
  bool ranked = false;
  Table ranks;
  ranks.columns = {{"Party", Align::left},
                   {"Text", Align::left},
                   {"Comes first", Align::left},
                   {"What the party would then care about most", Align::left}};
  for (const Json& a : list) {
    for (const auto& [party, shares] : a["rank"].items()) {
      if (list.size() < 2 || shares.size() < 2 || shares[0]["share"].get<double>() <= 0) continue;
      ranked = true;
      std::vector<std::pair<double, std::string>> by_weight;
      for (const auto& [issue, weight] : a["central_weights"][party].items()) {
        const model::Issue* found = model::find(in.c, model::IssueId(issue));
        const double mean = weight["mean"].get<double>();
        const double spread = weight["spread"].get<double>();
        by_weight.emplace_back(mean, (found == nullptr ? issue : found->name) + " " +
                                         fixed(100 * std::max(0.0, mean - spread), 0) + "–" +
                                         fixed(100 * (mean + spread), 0) + " %");
      }
      std::stable_sort(by_weight.begin(), by_weight.end(),
                       [](const auto& x, const auto& y) { return x.first > y.first; });
      std::string most;
      for (std::size_t i = 0; i < std::min<std::size_t>(3, by_weight.size()); ++i) {
        most += (i == 0 ? "" : "; ") + by_weight[i].second;
      }
      ranks.rows.push_back(
          {party_name(in.c, party), a["title"].get<std::string>(), share_words(shares[0]), most});
    }
  }
  if (ranked) {
    page.heading(2, "Which text each party would put first");
    page.table("ranks", std::move(ranks));
  }
  for (const Json& a : list) {
    if (!a.contains("by_view")) continue;
    std::string text = a["title"].get<std::string>() + ", analyst by analyst: ";
    bool first = true;
    for (const auto& [analyst, share] : a["by_view"].items()) {
      text += (first ? "" : "; ") + (analyst.empty() ? std::string("no name") : analyst) + " " +
              share_words(share);
      first = false;
    }
    page.paragraph(text + ".");
  }
  return page;
}

}  // namespace

Call acceptability_call() {
  Call call;
  call.name = "acceptability";
  call.summary =
      "Under how many of the assumptions tried each party, and all together, would accept each text";
  call.details =
      "Draws weights, scores, no-deal levels and scenario probabilities within the judged ranges and asks of "
      "every "
      "proposal and named deal who accepts it; also which text each party would put first, and what it would "
      "have to "
      "care about for that (SMAA-2).";
  call.examples = {"acceptability cases/moscow-2025-12",
                   "acceptability cases/harbour-six --draws 50000 --seed 7",
                   "acceptability cases/labour-contract --error 0.005 --format json"};
  call.options = trial_options();
  call.options.push_back({.name = "no-ranks", .type = Option::Type::flag, .help = "acceptance only"});
  call.run = run_acceptability;
  call.view = acceptability_page;
  call.result_schema = [] {
    const Json one = object_schema({{"id", type_schema("string")},
                                    {"title", type_schema("string")},
                                    {"kind", type_schema("string")},
                                    {"possible", type_schema("boolean")},
                                    {"silent", array_schema(type_schema("string"))},
                                    {"accepts", type_schema("object")},
                                    {"all", type_schema("object")},
                                    {"rank", type_schema("object")},
                                    {"central_weights", type_schema("object")},
                                    {"confidence", type_schema("object")},
                                    {"by_view", type_schema("object")}},
                                   {"id", "title", "kind", "possible", "silent", "accepts", "all", "rank",
                                    "central_weights", "confidence"});
    return object_schema({{"alternatives", array_schema(one)},
                          {"largest_error", type_schema("number")},
                          {"about", type_schema("object")}},
                         {"alternatives", "largest_error", "about"});
  };
  return call;
}

}  // namespace mediant::api
