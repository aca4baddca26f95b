// `bridge`: the smallest changes to a text after which all who must accept would.
#include "mediant/deals/bridge.hpp"

#include "../deal_json.hpp"
#include "../judgement_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/core/counted.hpp"
#include "mediant/judgement/near_texts.hpp"
#include "mediant/judgement/tried.hpp"

namespace mediant::api {
namespace {

/// Bridges whose prices are tried over the ranges; more are listed with point values alone.
constexpr std::size_t most_tried = 20;

/// Costs and frozen issues of the case, changed by `--cost issue=number` and `--frozen issue`.
std::optional<Error> read_options(const Context& in, deals::BridgeOptions& options) {
  const auto index = [&](const std::string& id) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < in.c.issues.size(); ++i)
      if (in.c.issues[i].id.value == id) return i;
    return std::nullopt;
  };
  const auto unknown = [&](const std::string& id) {
    std::string known;
    for (const model::Issue& issue : in.c.issues) known += (known.empty() ? "" : ", ") + issue.id.value;
    return Error{"unknown-issue", "There is no issue '" + id + "'.", "Choose one of: " + known + "."};
  };
  for (const std::string& id : words(in.options, "frozen")) {
    const auto i = index(id);
    if (!i) return unknown(id);
    options.frozen[*i] = true;
  }
  for (const std::string& given : words(in.options, "cost")) {
    const std::size_t equals = given.find('=');
    const auto i = index(given.substr(0, equals));
    if (!i) return unknown(given.substr(0, equals));
    const auto cost = equals == std::string::npos ? std::nullopt : read_double(given.substr(equals + 1));
    if (!cost || !(*cost > 0))
      return Error{"wrong-cost", "'" + given + "' gives no cost above 0.", "Write --cost issue=2."};
    options.cost[*i] = *cost;
  }
  return std::nullopt;
}

/// What separates each valued party's highest value within the red lines from no deal; 0 or less: nothing
/// does.
std::vector<double> spans(const deals::DealSpace& space) {
  const deals::Structure& s = space.structure();
  deals::Mask pool = 0;
  for (const int h : s.pool) pool |= deals::Mask{1} << static_cast<unsigned>(h);
  std::vector<double> out;
  for (std::size_t p = 0; p < space.parties(); ++p) {
    deals::Units best = 0;
    for (const deals::Cluster& cluster : s.clusters) {
      std::optional<deals::Units> top;
      for (std::size_t j = cluster.first; j < cluster.first + cluster.size; ++j)
        if ((s.broken[j] & pool) == 0 && (!top || space.column(p)[j] > *top)) top = space.column(p)[j];
      best += top.value_or(0);
    }
    out.push_back(space.utility(p, best - space.reserve(p)));
  }
  return out;
}

/// A change taken back, to the bridge as it is; nothing where rules tie it to other changes.
std::optional<judgement::Step> step_of(const deals::DealSpace& space, const deals::Bridge& bridge,
                                       const deals::Change& change) {
  if (change.effect.empty()) return std::nullopt;
  judgement::Step step{space.assignment(bridge.deal), space.assignment(bridge.deal)};
  step.from[static_cast<std::size_t>(change.issue)] = change.from;
  return step;
}

struct Priced {
  const deals::DealSpace& space;
  std::vector<double> span;
};

/// Effect, range and share of the span, party by party.
Json price_json(const Priced& priced, const deals::Change& change, const judgement::StepTried* tried) {
  Json json = Json::object();
  for (std::size_t p = 0; p < change.effect.size(); ++p) {
    const double effect = change.effect[p];
    Json one = {{"points", effect}};
    const bool ranged = tried != nullptr && p < tried->low.size();
    one["low"] = ranged ? std::min(tried->low[p], effect) : effect;
    one["high"] = ranged ? std::max(tried->high[p], effect) : effect;
    one["share"] = priced.span[p] > 0 ? Json(effect / priced.span[p]) : Json();
    json[priced.space.structure().holders[p].value] = std::move(one);
  }
  return json;
}

Json option_id(const deals::Structure& s, int issue, int option) {
  return s.options[static_cast<std::size_t>(issue)][static_cast<std::size_t>(option)].value;
}

Json changed_terms(const deals::DealSpace& space, const deals::Assignment& from,
                   const deals::Assignment& to) {
  const deals::Structure& s = space.structure();
  Json list = Json::array();
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] == deals::silent || from[i] == to[i]) continue;
    const int issue = static_cast<int>(i);
    list.push_back({{"issue", s.issues[i].value},
                    {"from", option_id(s, issue, from[i])},
                    {"to", option_id(s, issue, to[i])}});
  }
  return list;
}

Json bridges_json(const Context& in, const Priced& priced, const deals::Bridges& found,
                  const judgement::Tried& tried) {
  const deals::DealSpace& space = priced.space;
  const deals::Structure& s = space.structure();
  Json list = Json::array();
  std::size_t next = 0;
  for (std::size_t b = 0; b < found.bridges.size(); ++b) {
    const deals::Bridge& bridge = found.bridges[b];
    Json changes = Json::array();
    for (const deals::Change& change : bridge.changes) {
      const bool has_step = b < most_tried && step_of(space, bridge, change).has_value();
      changes.push_back({{"issue", s.issues[static_cast<std::size_t>(change.issue)].value},
                         {"from", option_id(s, change.issue, change.from)},
                         {"to", option_id(s, change.issue, change.to)},
                         {"price", price_json(priced, change, has_step ? &tried.steps[next] : nullptr)}});
      if (has_step) ++next;
    }
    Json filled = Json::object();
    const deals::Assignment terms = space.assignment(bridge.deal);
    for (const int issue : bridge.filled)
      filled[s.issues[static_cast<std::size_t>(issue)].value] =
          option_id(s, issue, terms[static_cast<std::size_t>(issue)]);
    Json one = {{"changes", std::move(changes)},
                {"filled", std::move(filled)},
                {"deal", as_json(space, bridge.deal)},
                {"cost", bridge.cost},
                {"utility", utilities(space, bridge.units)},
                {"gain", utilities(space, bridge.gain)},
                {"range", ranges(in, space, bridge.deal)}};
    if (b < tried.deals.size()) {
      one["all"] = as_json(tried.deals[b].all);
      Json accepts = Json::object();
      for (std::size_t p = 0; p < tried.deals[b].accepts.size(); ++p)
        accepts[s.holders[p].value] = as_json(tried.deals[b].accepts[p]);
      one["accepts"] = std::move(accepts);
    }
    list.push_back(std::move(one));
  }
  return list;
}

Json curve_json(const deals::DealSpace& space, const deals::Assignment& from, const deals::Bridges& found) {
  Json list = Json::array();
  for (const deals::CurvePoint& point : found.curve) {
    list.push_back({{"changes", point.changes},
                    {"cost", point.cost},
                    {"worst_gain", point.worst_gain},
                    {"gain", utilities(space, point.gain)},
                    {"accepted", point.accepted},
                    {"changed", changed_terms(space, from, space.assignment(point.deal))},
                    {"deal", as_json(space, point.deal)}});
  }
  return list;
}

Json near_json(const deals::DealSpace& space, const deals::Assignment& from, double wanted,
               const judgement::NearTexts& near) {
  Json texts = Json::array();
  for (const judgement::NearText& text : near.texts) {
    texts.push_back({{"changes", text.changes},
                     {"all", as_json(text.all)},
                     {"bound", as_json(text.bound)},
                     {"changed", changed_terms(space, from, text.terms)},
                     {"deal", as_json(space, text.terms)}});
  }
  return {{"wanted", wanted},
          {"least_changes", near.least_changes ? Json(*near.least_changes) : Json()},
          {"at_least", near.at_least ? Json(*near.at_least) : Json()},
          {"texts", std::move(texts)}};
}

Result<Json> run_bridge(const Context& in) {
  const auto space = compiled(in);
  if (!space) return space.error();
  const bool improve = flag(in.options, "improve");
  if (space->structure().pool.empty() || (improve && space->parties() == 0))
    return Error{"no-preferences", "No preferences are recorded of those who must accept.",
                 improve ? "Add `preferences:` with weights and scores." : "Add `preferences:`."};
  const auto text = subject(in.c, word(in.options, "from"));
  if (!text) return text.error();
  if (text->content_unknown)
    return Error{"content-unknown", "The content of '" + text->id + "' is not known.",
                 "Choose a text with terms."};
  auto from = deals::assignment_of(*space, *text->terms);
  if (!from) return from.error();
  deals::BridgeOptions options = deals::bridge_options(in.c, *from);
  if (auto error = read_options(in, options)) return *error;
  options.alternatives = static_cast<std::size_t>(integer(in.options, "most", 200));
  if (improve) options.test = deals::BridgeOptions::Test::better_for_all;
  const deals::Bridges found = deals::bridge(*space, *from, options);

  Json result = {{"from", text->id},
                 {"test", improve ? "better_for_all" : "accepted"},
                 {"least_changes", found.least_changes ? Json(*found.least_changes) : Json()},
                 {"least_cost", found.least_cost ? Json(*found.least_cost) : Json()},
                 {"reason", found.reason.empty() ? Json() : Json(found.reason)},
                 {"exact", found.exact},
                 {"complete", found.complete}};
  result["frozen"] = Json::array();
  for (std::size_t i = 0; i < options.frozen.size(); ++i)
    if (options.frozen[i]) result["frozen"].push_back(in.c.issues[i].id.value);
  const Priced priced{*space, spans(*space)};
  result["curve"] = curve_json(*space, *from, found);
  result["by_share"] = Json();
  if (space->parties() == 0) {  // red lines and rules alone: nothing is assumed
    result["bridges"] = bridges_json(in, priced, found, {});
    result["about"] = about(in, *space);
    return result;
  }

  const auto assumptions = assumed(in);
  if (!assumptions) return assumptions.error();
  const judgement::Trials tries = trials(in, 2'000);
  std::vector<deals::Assignment> texts;
  std::vector<judgement::Step> steps;
  for (std::size_t b = 0; b < std::min(found.bridges.size(), most_tried); ++b) {
    texts.push_back(space->assignment(found.bridges[b].deal));
    for (const deals::Change& change : found.bridges[b].changes)
      if (auto step = step_of(*space, found.bridges[b], change)) steps.push_back(std::move(*step));
  }
  const judgement::Tried tried =
      judgement::try_out(*assumptions, texts, steps, tries, in.executor, in.progress);

  bool cancelled = tried.cancelled;
  if (!improve) {
    judgement::NearTextsOptions near;
    near.trials = tries;
    near.wanted = number(in.options, "p", 0.5);
    near.most = static_cast<int>(integer(in.options, "changes", 6));
    near.frozen = options.frozen;
    const auto texts_near = judgement::near_texts(*assumptions, model::ProposalId(text->id), *from, near,
                                                  in.executor, in.progress);
    if (!texts_near) return texts_near.error();
    cancelled = cancelled || texts_near->cancelled;
    result["by_share"] = near_json(*space, *from, near.wanted, *texts_near);
  }
  result["bridges"] = bridges_json(in, priced, found, tried);
  result["about"] = about_draws(in, *assumptions, tries, tried.draws, cancelled);
  return result;
}

std::string change_words(const Context& in, const Json& change) {
  const std::string issue = change["issue"].get<std::string>();
  return issue_name(in.c, issue) + ": " + option_name(in.c, issue, Json{{issue, change["from"]}}) + " → " +
         option_name(in.c, issue, Json{{issue, change["to"]}});
}

std::string changes_words(const Context& in, const Json& changes) {
  std::string text;
  for (const Json& change : changes) text += (text.empty() ? "" : "; ") + change_words(in, change);
  return text.empty() ? "nothing" : text;
}

std::string price_words(const Json& price, const Context& in) {
  std::string text = signed_with_range(price["points"], Json{price["low"], price["high"]}, in.c);
  if (!price["share"].is_null()) text += ", " + fixed(100 * price["share"].get<double>(), 0) + " %";
  return text;
}

void add_least(Document& page, const Json& result, const Context& in) {
  const bool improve = result["test"] == "better_for_all";
  const bool measured = result["about"]["values"] != "none";
  const std::string basis = measured ? "At the point values " : "By the red lines and rules recorded ";
  if (result["least_changes"].is_null()) {
    const std::string reason = result["reason"].get<std::string>();
    page.paragraph(improve && reason == "no-acceptable-deal"
                       ? "No deal is better for everyone who must accept: it is one of the best trade-offs."
                   : reason == "silent"
                       ? "The text leaves issues open, so there is nothing yet to improve on."
                       : basis + "no number of changes would do. " + reason_in_words(reason) +
                             " `mediant conflicts` says what blocks.");
    return;
  }
  const auto least = result["least_changes"].get<std::size_t>();
  const std::size_t ways = result["bridges"].size();
  if (least == 0 && !improve) {
    page.paragraph(
        basis + "no change is needed: all who must accept would" +
        std::string(result["bridges"][0]["filled"].empty() ? "." : " with its open issues filled as shown."));
  } else {
    page.paragraph(basis + counted(least, "change") +
                   (improve ? " would leave everyone who must accept better off" : " would do") + ", in " +
                   (ways == 1 ? std::string("one way") : std::to_string(ways) + " ways") +
                   (result["complete"].get<bool>() ? "." : " (not all are listed)."));
  }
  constexpr std::size_t most = 8;
  for (std::size_t b = 0; b < std::min(ways, most); ++b) {
    const Json& bridge = result["bridges"][b];
    if (ways > 1) page.heading(3, "Way " + std::to_string(b + 1));
    if (!bridge["changes"].empty()) {
      Table table;
      table.columns = {{"Change", Align::left}};
      for (const auto& [party, gain] : bridge["gain"].items())
        table.columns.push_back({party_name(in.c, party), Align::right});
      for (const Json& change : bridge["changes"]) {
        std::vector<std::string> row = {change_words(in, change)};
        for (const auto& [party, gain] : bridge["gain"].items())
          row.push_back(change["price"].contains(party) ? price_words(change["price"][party], in)
                                                        : "not by itself");
        table.rows.push_back(std::move(row));
      }
      page.table("way-" + std::to_string(b + 1), std::move(table));
    }
    if (!bridge["filled"].empty())
      page.paragraph(
          std::string("Open issues filled") +
          (measured ? ", for the least gain to be largest: " : ", the first way that keeps them: ") +
          terms_in_words(in.c, bridge["filled"]) + ".");
    if (bridge.contains("all") && !improve)
      page.paragraph("All who must accept would do so " + judgement::in_words(share_from(bridge["all"])) +
                     ".");
  }
  if (ways > most)
    page.paragraph("The first " + std::to_string(most) + " ways are shown; --format json has all.");
  if (!measured) return;
  page.paragraph(
      "Points on each party's own scale, in brackets where 9 in 10 of the assumptions tried lie, and as a "
      "share of what separates the highest value it could reach from no deal.");
}

void add_by_share(Document& page, const Json& result, const Context& in) {
  const Json& near = result["by_share"];
  if (near.is_null() || near["texts"].empty()) return;
  page.heading(2, "By the assumptions tried");
  const std::string wanted = fixed(100 * near["wanted"].get<double>(), 0);
  page.paragraph(near["least_changes"].is_null()
                     ? "No text this close was found that all accept in " + wanted + " of 100 assumptions."
                     : "With " + counted(near["least_changes"].get<std::size_t>(), "change") +
                           " a text was found that all accept in at least " + wanted + " of 100 assumptions" +
                           (near["at_least"].is_null() || near["at_least"] == near["least_changes"]
                                ? std::string("; with fewer there is none.")
                                : "; fewer than " + counted(near["at_least"].get<std::size_t>(), "change") +
                                      " cannot do it."));
  Table table;
  table.columns = {{"Changes", Align::right},
                   {"All accept this text", Align::left},
                   {"Some text with so few would do", Align::left},
                   {"What changes", Align::left}};
  for (const Json& text : near["texts"]) {
    table.rows.push_back({std::to_string(text["changes"].get<int>()), share_words(text["all"]),
                          share_words(text["bound"]), changes_words(in, text["changed"])});
  }
  page.table("by-share", std::move(table));
  page.paragraph(
      "Found by local search: another text may be accepted more often, never more often than the "
      "third column says.");
}

Document bridge_page(const Json& result, const Context& in) {
  Document page;
  const auto text = subject(in.c, result["from"].get<std::string>());
  const std::string title = text ? text->title : result["from"].get<std::string>();
  page.heading(1, in.c.title + ": smallest changes");
  page.paragraph("From \"" + title +
                 "\". Filling in what it leaves open is not a change; agreed issues stay.");
  if (result["about"].contains("draws"))
    add_about_draws(page, result["about"], in);
  else
    add_about(page, result["about"], in);
  add_least(page, result, in);
  if (!result["curve"].empty()) {
    page.heading(2, "What more changes bring");
    Table table;
    table.columns = {{"Changes", Align::right}};
    for (const auto& [party, gain] : result["curve"][0]["gain"].items())
      table.columns.push_back({party_name(in.c, party), Align::right});
    table.columns.push_back({"All accept", Align::left});
    table.columns.push_back({"What changes", Align::left});
    for (const Json& point : result["curve"]) {
      std::vector<std::string> row = {std::to_string(point["changes"].get<std::size_t>())};
      for (const auto& [party, gain] : point["gain"].items())
        row.push_back(signed_points(gain.get<double>(), in.c));
      row.emplace_back(point["accepted"].get<bool>() ? "yes" : "no");
      row.push_back(changes_words(in, point["changed"]));
      table.rows.push_back(std::move(row));
    }
    page.table("curve", std::move(table));
    page.paragraph(
        "For each number of changes the text whose least gain over no deal is largest, at the point values; "
        "assumes that the parties' scales can be compared.");
  }
  add_by_share(page, result, in);
  return page;
}

}  // namespace

Call bridge_call() {
  Call call;
  call.name = "bridge";
  call.summary = "Smallest changes: the fewest changed issues after which all who must accept would";
  call.details =
      "From a proposal or named deal: every way with the fewest changed issues, exact at the point values, "
      "what "
      "each change gives or costs each party, what more changes bring, and texts nearby that hold under most "
      "of the assumptions tried. With --improve: changes that leave all better off than a signed deal.";
  call.examples = {"bridge cases/labour-contract --from chair",
                   "bridge cases/labour-contract --from chair --frozen pension --cost cranes=2 --p 0.8",
                   "bridge cases/peace-draft-28 --from draft-1 --format json"};
  call.options = trial_options(2'000, false);
  call.options.insert(call.options.begin(),
                      {.name = "from", .help = "the proposal or named deal to start from", .required = true});
  call.options.push_back({.name = "frozen",
                          .type = Option::Type::words,
                          .help = "issues that stay as they are, besides the agreed ones",
                          .fallback = "none"});
  call.options.push_back({.name = "cost",
                          .type = Option::Type::words,
                          .help = "what changing an issue weighs, as issue=2",
                          .fallback = "1, or the issue's reopen_cost"});
  call.options.push_back({.name = "p",
                          .type = Option::Type::number,
                          .help = "the share of the assumptions under which all who must accept would",
                          .fallback = "0.5",
                          .low = 0,
                          .high = 1});
  call.options.push_back({.name = "changes",
                          .type = Option::Type::integer,
                          .help = "most changed issues when looking for such a text",
                          .fallback = "6",
                          .low = 0,
                          .high = 50});
  call.options.push_back({.name = "most",
                          .type = Option::Type::integer,
                          .help = "most ways listed",
                          .fallback = "200",
                          .low = 1,
                          .high = 100'000});
  call.options.push_back({.name = "improve",
                          .type = Option::Type::flag,
                          .help = "ask for better for all than the text, as after signature"});
  call.run = run_bridge;
  call.view = bridge_page;
  call.result_schema = [] {
    const Json change = object_schema({{"issue", type_schema("string")},
                                       {"from", type_schema("string")},
                                       {"to", type_schema("string")},
                                       {"price", type_schema("object")}},
                                      {"issue", "from", "to", "price"});
    const Json bridge = object_schema({{"changes", array_schema(change)},
                                       {"filled", type_schema("object")},
                                       {"deal", type_schema("object")},
                                       {"cost", type_schema("number")},
                                       {"utility", type_schema("object")},
                                       {"gain", type_schema("object")},
                                       {"range", type_schema("object")}},
                                      {"changes", "filled", "deal", "cost", "utility", "gain", "range"});
    const Json point = object_schema({{"changes", type_schema("integer")},
                                      {"cost", type_schema("number")},
                                      {"worst_gain", type_schema("number")},
                                      {"gain", type_schema("object")},
                                      {"accepted", type_schema("boolean")},
                                      {"deal", type_schema("object")}},
                                     {"changes", "cost", "worst_gain", "gain", "accepted", "deal"});
    return object_schema({{"from", type_schema("string")},
                          {"test", type_schema("string")},
                          {"exact", type_schema("boolean")},
                          {"complete", type_schema("boolean")},
                          {"bridges", array_schema(bridge)},
                          {"curve", array_schema(point)},
                          {"about", type_schema("object")}},
                         {"from", "test", "least_changes", "least_cost", "reason", "exact", "complete",
                          "bridges", "curve", "by_share", "about"});
  };
  return call;
}

}  // namespace mediant::api
