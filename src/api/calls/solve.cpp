// `solve`: what different ideas of fairness single out, side by side.
#include "../deal_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/api/research.hpp"
#include "mediant/bargaining/nash_search.hpp"
#include "mediant/deals/solutions.hpp"

namespace mediant::api {
namespace {

Result<Json> run_solve(const Context& in) {
  const auto space = compiled(in);
  if (!space) return space.error();
  deals::SolveOptions options;
  options.unrestricted = flag(in.options, "unrestricted");
  options.only = words(in.options, "only");
  options.budget =
      static_cast<std::uint64_t>(integer(in.options, "budget", static_cast<long long>(options.budget)));
  const deals::Solutions found = deals::solve(*space, options, in.progress);
  Json solutions = Json::object();
  const auto concepts = deals::concepts();
  for (std::size_t k = 0; k < concepts.size(); ++k) {
    const std::string name(concepts[k].name);
    if (!options.only.empty() &&
        std::find(options.only.begin(), options.only.end(), name) == options.only.end())
      continue;
    if (!found.by_concept[k]) {
      solutions[name] = nullptr;
      continue;
    }
    const deals::Solution& s = *found.by_concept[k];
    solutions[name] = {{"utility", utilities(*space, s.units)},
                       {"range", ranges(in, *space, s.deal)},
                       {"gain", utilities(*space, s.gain)},
                       {"deal", as_json(*space, s.deal)},
                       {"exact", s.exact},
                       {"tied", s.tied},
                       {"proof",
                        {{"measure", concepts[k].measure},
                         {"value", s.proof.value},
                         {"bound", s.proof.bound},
                         {"gap", s.proof.gap},
                         {"tolerance", s.proof.tolerance},
                         {"nodes", s.proof.nodes}}},
                       {"compares_parties", concepts[k].compares_parties}};
  }
  Json ideal = Json::object();
  for (std::size_t p = 0; p < found.ideal.size(); ++p)
    ideal[space->structure().holders[p].value] = space->utility(p, found.ideal[p]);
  Json no_deal = Json::object();
  for (std::size_t p = 0; p < space->parties(); ++p)
    no_deal[space->structure().holders[p].value] = space->utility(p, space->reserve(p));
  return Json{{"solutions", solutions},
              {"reason", found.reason.empty() ? Json() : Json(found.reason)},
              {"ideal", ideal},
              {"no_deal", no_deal},
              {"no_deal_range", no_deal_ranges(in, *space)},
              {"about", about(in, *space)}};
}

/// The deals' terms, one column a deal; what all share is said once.
void add_terms(Document& page, const std::vector<std::string>& ideas, const std::vector<const Json*>& found,
               const Context& in) {
  const TermsCompared terms = compare_terms(found);
  if (!terms.shared.empty())
    page.paragraph((found.size() > 1 ? "Terms in all of them: " : "Terms: ") +
                   terms_in_words(in.c, terms.shared) + ".");
  if (terms.differing.empty()) return;
  Table table;
  table.columns.push_back({"Where they differ", Align::left});
  for (const std::string& idea : ideas) table.columns.push_back({idea, Align::left});
  for (const std::string& issue : terms.differing) {
    std::vector<std::string> row = {issue_name(in.c, issue)};
    for (const Json* deal : found) row.push_back(option_name(in.c, issue, *deal));
    table.rows.push_back(std::move(row));
  }
  page.table("terms", std::move(table));
}

Document solve_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": ideas of fairness side by side");
  page.paragraph(
      "Each is a different idea of what to look for; Mediant names none of them as the one to take.");
  add_about(page, result["about"], in);
  if (!result["reason"].is_null()) {
    page.paragraph(
        reason_in_words(result["reason"].get<std::string>()) +
        " `mediant conflicts` says what blocks; --unrestricted looks at all deals within red lines.");
  }
  Table table;
  table.columns.push_back({"Idea", Align::left});
  for (const auto& [party, value] : result["no_deal"].items())
    table.columns.push_back({party_name(in.c, party), Align::right});
  table.columns.push_back({"Proof", Align::left});
  std::vector<std::string> ideas;
  std::vector<const Json*> deals_found;
  bool compares = false;
  for (const auto& [name, s] : result["solutions"].items()) {
    if (s.is_null()) continue;
    const auto concepts = deals::concepts();
    const auto found =
        std::find_if(concepts.begin(), concepts.end(),
                     [&, n = name](const deals::Concept& candidate) { return candidate.name == n; });
    const bool tied = s["tied"].is_boolean() && s["tied"].get<bool>();
    std::vector<std::string> row = {std::string(found->words) +
                                    (s["compares_parties"].get<bool>() ? " *" : "")};
    compares = compares || s["compares_parties"].get<bool>();
    for (const auto& [party, value] : s["utility"].items())
      row.push_back(with_range(value, s["range"][party], in.c));
    row.emplace_back(s["exact"].get<bool>() ? "exact"
                                            : "within " + shortest(s["proof"]["gap"].get<double>()));
    ideas.push_back(row[0] + (tied ? " (others do as well)" : ""));
    deals_found.push_back(&s["deal"]);
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) {
    std::vector<std::string> levels = {"No deal"};
    for (const auto& [party, value] : result["no_deal"].items())
      levels.push_back(with_range(value, result["no_deal_range"][party], in.c));
    levels.emplace_back("");
    table.rows.push_back(std::move(levels));
    page.table("solutions", std::move(table));
    if (compares) page.paragraph("* assumes that the parties' scales can be compared.");
    add_terms(page, ideas, deals_found, in);
  }
  return page;
}

/// The answer of `solve` with Nash's solution alone. Whether another deal does as well is not known: `tied`
/// is null.
Json searched_result(const bargaining::NashSearch& found, const model::Case& c) {
  Json solutions = Json::object();
  for (const deals::Concept& row : deals::concepts()) solutions[std::string(row.name)] = nullptr;
  Json among = Json::array();
  Json no_deal = Json::object();
  Json no_deal_range = Json::object();
  Json without_level = Json::array();
  for (const model::Preferences& block : c.preferences) {
    const std::string& party = block.party.value;
    const double level = block.reserve ? block.reserve->midpoint() : 0;
    if (!block.reserve) without_level.push_back(party);
    among.push_back(party);
    no_deal[party] = level;
    no_deal_range[party] = {level, level};
  }
  if (found.point) {
    Json utility = Json::object();
    Json range = Json::object();
    Json gain = Json::object();
    for (std::size_t p = 0; p < c.preferences.size(); ++p) {
      const std::string& party = c.preferences[p].party.value;
      const double u = found.point->utilities[p];
      utility[party] = u;
      range[party] = {u, u};
      gain[party] = u - no_deal[party].get<double>();
    }
    Json deal = Json::object();
    for (std::size_t i = 0; i < c.issues.size(); ++i)
      deal[c.issues[i].id.value] = model::option_ids(c.issues[i])[found.point->deal[i]].value;
    solutions["nash"] = {{"utility", utility},
                         {"range", range},
                         {"gain", gain},
                         {"deal", deal},
                         {"exact", found.exact},
                         {"tied", nullptr},
                         {"proof",
                          {{"measure", "product of gains"},
                           {"value", found.value},
                           {"bound", found.bound},
                           {"gap", found.exact ? 0.0 : found.bound - found.value},
                           {"tolerance", 0.0},
                           {"nodes", found.nodes}}},
                         {"compares_parties", false}};
  }
  return {{"solutions", solutions},
          {"reason", found.point ? Json() : Json(found.exact ? "no-gain-for-all" : "budget")},
          {"ideal", Json::object()},
          {"no_deal", no_deal},
          {"no_deal_range", no_deal_range},
          {"about",
           {{"among", among},
            {"needed", among.size()},
            {"vetoes", Json::array()},
            {"without_preferences", Json::array()},
            {"without_no_deal_level", without_level},
            {"withheld_red_lines", Json::array()},
            {"values", "points as judged"},
            {"illustrative", false},
            {"searched", true}}}};
}

}  // namespace

Response solve_searched(const model::Domain& domain, const Request& request) {
  static const Json no_options = Json::object();
  const Json& options = request.options == nullptr ? no_options : *request.options;
  const std::vector<std::string> only = words(options, "only");
  const bool nash_wanted = only.empty() || std::find(only.begin(), only.end(), "nash") != only.end();
  Progress silent;
  SerialExecutor serial;
  const Context context{*request.c,
                        request.audience,
                        options,
                        request.progress == nullptr ? silent : *request.progress,
                        request.executor == nullptr ? serial : *request.executor,
                        *request.text};
  Response response;
  const Error too_many{"too-many-deals", "the domain is no sum over issues and has too many deals to list",
                       "of such a domain only Nash's solution among all parties is searched for"};
  if (!nash_wanted || flag(options, "unrestricted") || !words(options, "among").empty()) {
    response.error = too_many;
    return response;
  }
  const auto found = bargaining::search_nash(domain, {}, context.progress);
  if (!found) {
    response.error = Error{too_many.code, too_many.message, found.error().message};
    return response;
  }
  const Call& call = *find_call("solve");
  Json result = searched_result(*found, *request.c);
  response.page = call.view(result, context);
  response.envelope = std::make_shared<const Json>(enveloped(call, *request.c, std::move(result)));
  return response;
}

Call solve_call() {
  std::string names;
  for (const deals::Concept& row : deals::concepts())
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  Call call;
  call.name = "solve";
  call.summary = "What different ideas of fairness single out, proven, side by side";
  call.details =
      "Nash and Kalai-Smorodinsky do not depend on each party's scale; the others assume that scales can be "
      "compared, and say so. No idea is put before another.";
  call.examples = {"solve cases/labour-contract",
                   "solve cases/peace-draft-28 --only nash,egalitarian --format json",
                   "solve cases/moscow-2025-12 --unrestricted"};
  call.options = {among_option(),
                  {.name = "unrestricted",
                   .type = Option::Type::flag,
                   .help = "over all deals within red lines; no-deal levels do not restrict"},
                  {.name = "only", .type = Option::Type::words, .help = "only these ideas: " + names},
                  {.name = "budget",
                   .type = Option::Type::integer,
                   .help = "partial deals looked at for each idea before it stops with a gap",
                   .fallback = "20000000",
                   .low = 1}};
  call.run = run_solve;
  call.view = solve_page;
  call.result_schema = [] {
    return object_schema({{"solutions", type_schema("object")},
                          {"ideal", type_schema("object")},
                          {"no_deal", type_schema("object")},
                          {"about", type_schema("object")}},
                         {"solutions", "reason", "ideal", "no_deal", "about"});
  };
  return call;
}

}  // namespace mediant::api
