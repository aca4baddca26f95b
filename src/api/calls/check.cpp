// `check`: what is wrong with a case. The reader of the file adds what only it can see (positions, unknown
// keys).
#include "mediant/model/check.hpp"

#include <algorithm>

#include "../json.hpp"
#include "../registry.hpp"
#include "mediant/core/counted.hpp"
#include "mediant/deals/check.hpp"

namespace mediant::api {
namespace {

Result<Json> run_check(const Context& in) {
  Json problems = Json::array();
  std::size_t errors = 0;
  Diagnostics found = in.found != nullptr ? *in.found : model::check(in.c, in.today);
  // The cheap check of the model may have said it already.
  const bool said =
      std::any_of(found.begin(), found.end(), [](const Diagnostic& d) { return d.code == "no-deal-left"; });
  if (!has_errors(found) && !said) {
    for (Diagnostic& warning : deals::no_deal_left(in.c)) found.push_back(std::move(warning));
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
  page.paragraph(counted(result["errors"].get<std::size_t>(), "error") + ", " +
                 counted(result["warnings"].get<std::size_t>(), "warning") + ".");
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
