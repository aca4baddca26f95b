#include "mediant/api/research.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "json.hpp"
#include "mediant/core/print.hpp"

namespace mediant::api {
namespace {

using bargaining::Dialect;
using bargaining::Measures;

const char* name_of(Dialect dialect) {
  switch (dialect) {
    case Dialect::genius:
      return "genius";
    case Dialect::negmas:
      return "negmas";
    case Dialect::anl:
      return "anl";
    case Dialect::negolog:
      return "negolog";
    default:
      return "ours";
  }
}

// JSON has no infinities or NaN: they are null.
Json number(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }
Json numbers(const std::vector<double>& xs) {
  Json list = Json::array();
  for (const double x : xs) list.push_back(number(x));
  return list;
}
template <class T>
Json optional(const std::optional<T>& x) {
  return x ? Json(*x) : Json(nullptr);
}

Json point_json(const model::Domain& domain, const bargaining::Point& point) {
  Json deal = Json::object();
  for (std::size_t i = 0; i < point.deal.size(); ++i)
    deal[domain.issues[i].name] = domain.issues[i].values[point.deal[i]];
  return {{"utilities", numbers(point.utilities)}, {"deal", std::move(deal)}};
}

Json measures_json(const model::Domain& domain, const Measures& m, bool points) {
  Json solutions = Json::object();
  for (const bargaining::Solution& s : m.solutions) {
    Json list = Json::array();
    for (const bargaining::Point& p : s.points) list.push_back(point_json(domain, p));
    solutions[s.name] = {{"words", s.words}, {"points", std::move(list)}};
  }
  Json frontier = {{"points", nullptr}, {"rational", nullptr}, {"deals", nullptr}, {"sum", nullptr}};
  if (!m.searched) {
    frontier = {{"points", m.frontier.size()},
                {"rational", m.frontier_rational},
                {"deals", optional(m.frontier_deals)},
                {"sum", m.frontier_sum}};
  }
  if (points) {
    frontier["list"] = Json::array();
    for (const bargaining::Point& p : m.frontier) frontier["list"].push_back(point_json(domain, p));
  }
  return {{"dialect", name_of(m.dialect)},
          {"profiles", m.parties},
          {"deals", m.deals},
          {"issues", domain.issues.size()},
          {"reservation", numbers(m.reservation)},
          {"discount", numbers(m.discount)},
          {"weight_sum", numbers(m.weight_sum)},
          {"first", numbers(m.first)},
          {"last", numbers(m.last)},
          {"mean", m.mean.empty() ? Json(nullptr) : numbers(m.mean)},
          {"least", numbers(m.least)},
          {"greatest", numbers(m.greatest)},
          {"rational", optional(m.rational)},
          {"rational_share", optional(m.rational_share)},
          {"frontier", std::move(frontier)},
          {"solutions", std::move(solutions)},
          {"opposition", number(m.opposition)},
          {"conflict", optional(m.conflict)},
          {"win_win", optional(m.win_win)},
          {"distribution", optional(m.distribution)},
          {"balance", optional(m.balance)},
          {"searched", m.searched ? Json{{"product", m.searched->product},
                                         {"bound", m.searched->bound},
                                         {"exact", m.searched->exact},
                                         {"nodes", m.searched->nodes}}
                                  : Json(nullptr)},
          {"notes", m.notes}};
}

std::string shown(const std::vector<double>& xs) {
  std::string text;
  for (const double x : xs)
    text += (text.empty() ? "" : ", ") + (std::isfinite(x) ? fixed(x, 4) : std::string("none"));
  return text;
}

Document measures_page(const model::Domain& domain, const Measures& m) {
  Document page;
  page.heading(1, domain.name + ": measures of the domain");
  page.paragraph("Meanings: " + std::string(name_of(m.dialect)) + ". Profiles: " + [&] {
    std::string names;
    for (const std::string& name : m.parties) names += (names.empty() ? "" : ", ") + name;
    return names;
  }() + ".");
  Table facts;
  facts.columns = {{"What", Align::left}, {"Value", Align::right}};
  const auto row = [&](const char* what, std::string value) {
    facts.rows.push_back({what, std::move(value)});
  };
  row("deals", grouped(m.deals));
  row("no-deal levels", shown(m.reservation));
  if (m.searched) {
    row(m.searched->exact ? "greatest product of gains, proven" : "greatest product of gains found",
        fixed(m.searched->product, 6));
    if (!m.searched->exact) row("no deal has more than", fixed(m.searched->bound, 6));
    row("partial deals looked at", grouped(std::to_string(m.searched->nodes)));
  } else {
    row("least utilities", shown(m.least));
    row("greatest utilities", shown(m.greatest));
  }
  if (!m.mean.empty()) row("mean utilities", shown(m.mean));
  if (m.rational) row("deals at or above every no-deal level", grouped(*m.rational));
  if (!m.searched) {
    row("best trade-offs", grouped(std::to_string(m.frontier.size())));
    row("of these at or above every no-deal level", grouped(std::to_string(m.frontier_rational)));
    row("opposition", fixed(m.opposition, 6));
  }
  if (m.conflict) row("conflict level", fixed(*m.conflict, 6));
  if (m.win_win) row("win-win level", fixed(*m.win_win, 6));
  if (m.distribution) row("mean distance to the best trade-offs", fixed(*m.distribution, 6));
  if (m.balance) row("balance", fixed(*m.balance, 6));
  page.table("measures", std::move(facts));
  Table solutions;
  solutions.columns = {{"Idea", Align::left}, {"Utilities", Align::left}, {"What it does", Align::left}};
  for (const bargaining::Solution& s : m.solutions) {
    std::string where;
    for (const bargaining::Point& p : s.points) where += (where.empty() ? "" : "; ") + shown(p.utilities);
    solutions.rows.push_back({s.name, where.empty() ? "none" : where, s.words});
  }
  page.table("solutions", std::move(solutions));
  for (const std::string& note : m.notes) page.callout("Left out: " + note + ".");
  return page;
}

Result<std::vector<model::DealIndex>> deal_of(const model::Domain& domain,
                                              const std::vector<std::pair<std::string, std::string>>& given) {
  std::vector<model::DealIndex> deal(domain.issues.size(), 0);
  std::vector<bool> set(domain.issues.size(), false);
  for (const auto& [name, value] : given) {
    std::size_t i = 0;
    while (i < domain.issues.size() && domain.issues[i].name != name) ++i;
    if (i == domain.issues.size()) return Error{"unknown-issue", "there is no issue \"" + name + "\"", ""};
    const auto& values = domain.issues[i].values;
    std::size_t v = 0;
    while (v < values.size() && values[v] != value) ++v;
    if (v == values.size())
      return Error{"unknown-value", "issue \"" + name + "\" has no value \"" + value + "\"", ""};
    deal[i] = static_cast<model::DealIndex>(v);
    set[i] = true;
  }
  for (std::size_t i = 0; i < set.size(); ++i)
    if (!set[i])
      return Error{"silent", "the deal says nothing about \"" + domain.issues[i].name + "\"",
                   "give every issue as ISSUE=VALUE"};
  return deal;
}

// Points a side gets for the goods it takes.
struct Split {
  double own = 0, other = 0;
};

}  // namespace

Response measures(const model::Domain& domain, const MeasuresRequest& request, Progress& progress) {
  Response response;
  const Result<Measures> found = bargaining::measure(domain, request.options, progress);
  if (!found) {
    response.error = found.error();
    return response;
  }
  Json result = measures_json(domain, *found, request.points);
  response.page = measures_page(domain, *found);
  if (!request.deal.empty()) {
    const auto deal = deal_of(domain, request.deal);
    if (!deal) {
      response.error = deal.error();
      return response;
    }
    const bargaining::DealMeasures d = bargaining::measure_deal(domain, *found, *deal);
    Json distances = Json::object();
    Table table;
    table.columns = {{"Of the deal", Align::left}, {"Value", Align::right}};
    table.rows.push_back({"utilities", shown(d.utilities)});
    if (!found->searched)
      table.rows.push_back({"distance to the best trade-offs", fixed(d.pareto_distance, 6)});
    for (std::size_t k = 0; k < found->solutions.size(); ++k) {
      distances[found->solutions[k].name] = number(d.solution_distance[k]);
      if (std::isfinite(d.solution_distance[k]))
        table.rows.push_back({"distance to " + found->solutions[k].name, fixed(d.solution_distance[k], 6)});
    }
    if (!found->searched) table.rows.push_back({"fairness", fixed(d.fairness, 6)});
    response.page.table("deal", std::move(table));
    result["deal"] = {{"utilities", numbers(d.utilities)},
                      {"rational", d.rational},
                      {"efficient", found->searched ? Json(nullptr) : Json(d.efficient)},
                      {"pareto_distance", number(d.pareto_distance)},
                      {"distance", distances},
                      {"welfare", d.welfare},
                      {"fairness", number(d.fairness)}};
  }
  response.envelope = std::make_shared<const Json>(
      Json{{"mediant", 1}, {"analysis", "measures"}, {"domain", domain.name}, {"result", std::move(result)}});
  return response;
}

Response human_deals(std::string_view text) {
  Response response;
  constexpr int units = 3;    // of each good
  constexpr double away = 5;  // what walking away is worth
  std::size_t negotiations = 0;
  std::size_t deals = 0;
  std::size_t efficient = 0;
  std::size_t recomputed = 0;
  std::size_t below_away = 0;
  double share = 0;
  double left = 0;
  std::size_t line_number = 0;
  const auto refuse = [&](const std::string& why) {
    response.error = Error{"bad-line", "line " + std::to_string(line_number) + ": " + why,
                           "one negotiation a line: {\"value\": {agent: {good: points}}, \"deal\": {\"by\", "
                           "\"mine\", \"theirs\"}}"};
    return response;
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line_number;
    if (line.find_first_not_of(" \r\t") == std::string_view::npos) continue;
    const Json entry = Json::parse(line, nullptr, false);
    if (!entry.is_object() || !entry.contains("value") || !entry["value"].is_object() ||
        entry["value"].size() != 2)
      return refuse("not a negotiation of two sides");
    ++negotiations;
    if (!entry.contains("deal") || entry["deal"].is_null()) continue;
    const Json& deal = entry["deal"];
    if (!deal.is_object() || !deal.contains("by") || !deal["by"].is_string() || !deal.contains("mine") ||
        !deal["mine"].is_object() || !entry["value"].contains(deal["by"].get<std::string>()))
      return refuse("the deal does not say who gets what");
    const std::string by = deal["by"].get<std::string>();
    std::string other;
    for (const auto& [agent, points] : entry["value"].items())
      if (agent != by) other = agent;
    std::vector<std::pair<double, double>> worth;  // a unit of each good, to `by` and to the other
    Split reached;
    for (const auto& [good, points] : entry["value"][by].items()) {
      const Json& theirs = entry["value"][other];
      const Json mine = deal["mine"].value(good, Json());
      const std::string word = mine.is_string() ? mine.get<std::string>() : mine.dump();
      const bool count = word.size() == 1 && word[0] >= '0' && word[0] <= '0' + units;
      if (!points.is_number() || !theirs.contains(good) || !theirs[good].is_number() || !count)
        return refuse("\"" + good + "\" is not shared out in whole units");
      worth.emplace_back(points.get<double>(), theirs[good].get<double>());
      reached.own += worth.back().first * (word[0] - '0');
      reached.other += worth.back().second * (units - (word[0] - '0'));
    }
    if (worth.size() > 6) return refuse("more than 6 goods");
    ++deals;
    // Every way to share the goods.
    bool dominated = false;
    double best = 0;
    int ways = 1;
    for (std::size_t k = 0; k < worth.size(); ++k) ways *= units + 1;
    for (int way = 0; way < ways; ++way) {
      Split u;
      for (std::size_t k = 0, rest = static_cast<std::size_t>(way); k < worth.size();
           ++k, rest /= units + 1) {
        const double taken = double(rest % (units + 1));
        u.own += worth[k].first * taken;
        u.other += worth[k].second * (units - taken);
      }
      best = std::max(best, u.own + u.other);
      dominated = dominated || (u.own >= reached.own && u.other >= reached.other &&
                                (u.own > reached.own || u.other > reached.other));
    }
    efficient += dominated ? 0 : 1;
    share += best > 0 ? (reached.own + reached.other) / best : 1;
    left += best - reached.own - reached.other;
    below_away += reached.own < away || reached.other < away ? 1 : 0;
    if (entry.contains("points") && entry["points"].is_object())
      recomputed += entry["points"].value(by, -1.0) == reached.own &&
                            entry["points"].value(other, -1.0) == reached.other
                        ? 1
                        : 0;
  }
  const double n = deals == 0 ? 1 : double(deals);
  const Json result = {{"negotiations", negotiations},
                       {"deals", deals},
                       {"points_recomputed", recomputed},
                       {"efficient", efficient},
                       {"share_efficient", double(efficient) / n},
                       {"joint_share", share / n},
                       {"left_on_the_table", left / n},
                       {"below_walking_away", below_away},
                       {"walking_away", away}};
  response.page.heading(1, "What people agreed on");
  Table table;
  table.columns = {{"What", Align::left}, {"Value", Align::right}};
  table.rows = {
      {"negotiations", std::to_string(negotiations)},
      {"deals", std::to_string(deals)},
      {"deals that no other would better for one side without loss to the other", std::to_string(efficient)},
      {"their share", fixed(100.0 * double(efficient) / n, 2) + " %"},
      {"joint value reached, share of the greatest possible", fixed(share / n, 4)},
      {"points left on the table, mean", fixed(left / n, 3)},
      {"deals worth less to a side than walking away", std::to_string(below_away)},
      {"deals whose recorded points recompute", std::to_string(recomputed)}};
  response.page.table("human-deals", std::move(table));
  response.page.paragraph(
      "Joint value adds the two sides' points: it assumes that their scales can be compared.");
  response.envelope = std::make_shared<const Json>(
      Json{{"mediant", 1}, {"analysis", "human-deals"}, {"result", std::move(result)}});
  return response;
}

}  // namespace mediant::api
