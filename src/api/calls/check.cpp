// `check`: what is wrong with a case. The reader of the file adds what only it can see (positions, unknown
// keys).
#include "mediant/model/check.hpp"

#include <algorithm>

#include "../json.hpp"
#include "../registry.hpp"
#include "mediant/deals/solutions.hpp"

namespace mediant::api {
namespace {

// Warns where the rules, or the red lines of those who must accept, leave no deal at all.
Diagnostics no_deal_left(const model::Case& c) {
  const auto space = deals::compile(c);
  if (!space) return {};
  const std::string reason = deals::solve(*space, {.unrestricted = true, .only = {"utilitarian"}}).reason;
  if (reason == "rules-exclude-all") {
    return {{Severity::warning,
             "no-deal-left",
             "packages",
             {},
             "the rules of the case leave no deal",
             "`mediant conflicts` names those that exclude each other"}};
  }
  if (reason == "red-lines-exclude-all") {
    return {{Severity::warning,
             "no-deal-left",
             "preferences",
             {},
             "the red lines of those who must accept leave no deal",
             "`mediant conflicts` names those that exclude each other"}};
  }
  return {};
}

Result<Json> run_check(const Context& in) {
  Json problems = Json::array();
  std::size_t errors = 0;
  Diagnostics found = in.found != nullptr ? *in.found : model::check(in.c, in.today);
  // The cheap check of the model may have said it already.
  const bool said =
      std::any_of(found.begin(), found.end(), [](const Diagnostic& d) { return d.code == "no-deal-left"; });
  if (!has_errors(found) && !said) {
    for (Diagnostic& warning : no_deal_left(in.c)) found.push_back(std::move(warning));
  }
  for (const Diagnostic& diagnostic : found) {
    if (diagnostic.severity == Severity::error) ++errors;
    problems.push_back(as_json(diagnostic));
  }
  return Json{{"errors", errors}, {"warnings", found.size() - errors}, {"problems", problems}};
}

Document check_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": check");
  page.paragraph(std::to_string(result["errors"].get<std::size_t>()) + " errors, " +
                 std::to_string(result["warnings"].get<std::size_t>()) + " warnings.");
  if (!result["problems"].empty()) {
    // One cell for file:line:column, as editors and terminals know to open it.
    Json rows = result["problems"];
    for (Json& row : rows) {
      std::string place = row.value("file", "");
      for (const char* part : {"line", "column"}) {
        if (!row.contains(part) || !row[part].is_number()) break;
        place += ":" + std::to_string(row[part].get<std::int64_t>());
      }
      row["place"] = place;
    }
    page.table("problems", table_of(rows, {{"severity", "Severity"},
                                           {"place", "Place"},
                                           {"path", "Where"},
                                           {"message", "What"},
                                           {"hint", "What would be right"}}));
  }
  return page;
}

}  // namespace

Call check_call() {
  Call call;
  call.name = "check";
  call.summary = "All problems of a case at once, each with its place and what would be right";
  call.details = "Exit status 0: clean or warnings only, 1: errors, 2: the case cannot be read.";
  call.examples = {"check cases/labour-contract", "check my-case.yaml --format json"};
  call.run = run_check;
  call.view = check_page;
  call.result_schema = [] {
    return object_schema({{"errors", type_schema("integer")},
                          {"warnings", type_schema("integer")},
                          {"problems", array_schema(type_schema("object"))}},
                         {"errors", "warnings", "problems"});
  };
  return call;
}

}  // namespace mediant::api
