// `solve`: what different ideas of fairness single out, side by side.
#include "../deal_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
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
    std::vector<std::string> row = {std::string(found->words) +
                                    (s["compares_parties"].get<bool>() ? " *" : "")};
    compares = compares || s["compares_parties"].get<bool>();
    for (const auto& [party, value] : s["utility"].items())
      row.push_back(with_range(value, s["range"][party]));
    row.emplace_back(s["exact"].get<bool>() ? "exact"
                                            : "within " + shortest(s["proof"]["gap"].get<double>()));
    ideas.push_back(row[0] + (s["tied"].get<bool>() ? " (others do as well)" : ""));
    deals_found.push_back(&s["deal"]);
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) {
    std::vector<std::string> levels = {"No deal"};
    for (const auto& [party, value] : result["no_deal"].items())
      levels.push_back(with_range(value, result["no_deal_range"][party]));
    levels.emplace_back("");
    table.rows.push_back(std::move(levels));
    page.table("solutions", std::move(table));
    if (compares) page.paragraph("* assumes that the parties' scales can be compared.");
    add_terms(page, ideas, deals_found, in);
  }
  return page;
}

}  // namespace

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
