// `trades`: issues worth moving for one another, from a proposal.
#include "mediant/deals/trades.hpp"

#include "../deal_json.hpp"
#include "../judgement_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/judgement/tried.hpp"

namespace mediant::api {
namespace {

/// The proposal as far as a trade moves it, before and after.
judgement::Step step_of(const deals::Assignment& from, const deals::Trade& trade) {
  judgement::Step step{from, from};
  for (const deals::Move& move : trade.moves) step.to[static_cast<std::size_t>(move.issue)] = move.to;
  return step;
}

Result<Json> run_trades(const Context& in) {
  const auto space = compiled(in);
  if (!space) return space.error();
  const auto from = subject(in.c, word(in.options, "from"));
  if (!from) return from.error();
  if (from->content_unknown)
    return Error{"content-unknown", "The content of \"" + from->id + "\" is not known.",
                 "Choose a text with terms."};
  const auto terms = deals::assignment_of(*space, *from->terms);
  if (!terms) return terms.error();
  deals::TradeOptions options;
  options.largest = static_cast<std::size_t>(integer(in.options, "largest", 3));
  options.limit = static_cast<std::size_t>(integer(in.options, "most", 20));
  const std::vector<deals::Trade> found = deals::trades(*space, *terms, options);

  const auto assumptions = assumed(in);
  if (!assumptions) return assumptions.error();
  const judgement::Trials tries = trials(in, 2'000);
  std::vector<judgement::Step> steps;
  for (const deals::Trade& trade : found) steps.push_back(step_of(*terms, trade));
  const judgement::Tried tried = judgement::try_out(*assumptions, {}, steps, tries, in.executor, in.progress);

  const deals::Structure& s = space->structure();
  Json list = Json::array();
  for (std::size_t t = 0; t < found.size(); ++t) {
    const deals::Trade& trade = found[t];
    Json moves = Json::array();
    for (const deals::Move& move : trade.moves) {
      const auto issue = static_cast<std::size_t>(move.issue);
      moves.push_back({{"issue", s.issues[issue].value},
                       {"from", s.options[issue][static_cast<std::size_t>(move.from)].value},
                       {"to", s.options[issue][static_cast<std::size_t>(move.to)].value}});
    }
    Json gainers = Json::array();
    for (const int p : trade.gainers) gainers.push_back(s.holders[static_cast<std::size_t>(p)].value);
    Json range = Json::object();
    Json gains = Json::object();
    const judgement::StepTried& by_draws = tried.steps[t];
    for (std::size_t p = 0; p < by_draws.mean.size(); ++p) {
      range[s.holders[p].value] = {by_draws.low[p], by_draws.high[p]};
      gains[s.holders[p].value] = as_json(by_draws.gains[p]);
    }
    list.push_back({{"moves", std::move(moves)},
                    {"gain", utilities(*space, trade.gain)},
                    {"range", std::move(range)},
                    {"gainers", std::move(gainers)},
                    {"smallest", trade.smallest},
                    {"joint", trade.joint},
                    {"gains", std::move(gains)},
                    {"all_gain", as_json(by_draws.nobody_loses)}});
  }
  return Json{{"from", from->id},
              {"trades", std::move(list)},
              {"about", about_draws(in, *assumptions, tries, tried.draws, tried.cancelled)}};
}

Document trades_page(const Json& result, const Context& in) {
  Document page;
  const auto text = subject(in.c, result["from"].get<std::string>());
  page.heading(1, in.c.title + ": issues worth moving for one another");
  page.paragraph(
      "From \"" + (text ? text->title : result["from"].get<std::string>()) +
      "\": moves on two or three issues after which at least two of those who must accept gain and "
      "none of them loses, while every part of it alone costs one of them.");
  add_about_draws(page, result["about"], in);
  if (result["trades"].empty()) {
    page.paragraph("There are none: no move on an issue buys another, at the point values.");
    return page;
  }
  Table table;
  table.columns = {{"Moves", Align::left}};
  for (const auto& [party, gain] : result["trades"][0]["gain"].items())
    table.columns.push_back({party_name(in.c, party), Align::right});
  table.columns.push_back({"Both sides gain", Align::left});
  for (const Json& trade : result["trades"]) {
    std::string moves;
    for (const Json& move : trade["moves"]) {
      const std::string issue = move["issue"].get<std::string>();
      moves += (moves.empty() ? "" : "; ") + issue_name(in.c, issue) + ": " +
               option_name(in.c, issue, Json{{issue, move["from"]}}) + " → " +
               option_name(in.c, issue, Json{{issue, move["to"]}});
    }
    std::vector<std::string> row = {std::move(moves)};
    for (const auto& [party, gain] : trade["gain"].items()) {
      const bool ranged = trade["range"].contains(party);
      row.push_back(signed_with_range(gain, ranged ? trade["range"][party] : Json{gain, gain}, in.c));
    }
    row.push_back(share_words(trade["all_gain"]));
    table.rows.push_back(std::move(row));
  }
  page.table("trades", std::move(table));
  page.paragraph(
      "Gains are in points of each party's own scale; in brackets where 9 in 10 of the assumptions tried "
      "lie. "
      "\"Both sides gain\" is the share of assumptions in which two or more of those who must accept gain "
      "and "
      "none of them loses. Trades stand in the order of the least gain, as a share of each party's own "
      "range.");
  return page;
}

}  // namespace

Call trades_call() {
  Call call;
  call.name = "trades";
  call.summary = "What could be traded: issues worth moving for one another, with each party's gain";
  call.details =
      "From a text on the table, moves on two or three issues after which at least two of those who must "
      "accept gain and none loses (logrolling). Gains are exact at the point values; the assumptions tried "
      "say "
      "how often they hold.";
  call.examples = {"trades cases/labour-contract --from chair",
                   "trades cases/peace-draft-28 --from draft-1 --largest 2 --format json"};
  call.options = trial_options(2'000, false);
  call.options.insert(call.options.begin(),
                      {.name = "from", .help = "the proposal or named deal to start from", .required = true});
  call.options.push_back({.name = "largest",
                          .type = Option::Type::integer,
                          .help = "most issues (or groups of tied issues) moved at once",
                          .fallback = "3",
                          .low = 2,
                          .high = 3});
  call.options.push_back({.name = "most",
                          .type = Option::Type::integer,
                          .help = "most trades listed",
                          .fallback = "20",
                          .low = 1,
                          .high = 1000});
  call.run = run_trades;
  call.view = trades_page;
  call.result_schema = [] {
    const Json trade = object_schema({{"moves", array_schema(type_schema("object"))},
                                      {"gain", type_schema("object")},
                                      {"range", type_schema("object")},
                                      {"gainers", array_schema(type_schema("string"))},
                                      {"smallest", type_schema("number")},
                                      {"joint", type_schema("number")},
                                      {"gains", type_schema("object")},
                                      {"all_gain", share_schema()}},
                                     {"moves", "gain", "range", "gainers", "smallest", "joint", "all_gain"});
    return object_schema(
        {{"from", type_schema("string")}, {"trades", array_schema(trade)}, {"about", type_schema("object")}},
        {"from", "trades", "about"});
  };
  return call;
}

}  // namespace mediant::api
