// `schema`: the JSON Schema of the case format, or of what a call answers.
#include "../json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/api/api.hpp"
#include "mediant/formats/case_text.hpp"

namespace mediant::api {
namespace {

Result<Json> run_schema(const Context& in) {
  const std::string of = word(in.options, "of");
  if (of.empty()) return Json::parse(formats::case_schema());
  const Call* call = find_call(of);
  if (call == nullptr)
    return Error{"unknown-call", "there is no call `" + of + "`", "`mediant --help` lists them"};
  Json schema = object_schema({{"mediant", {{"const", 1}}},
                               {"analysis", {{"const", of}}},
                               {"case", type_schema("string")},
                               {"hash", type_schema("string")},
                               {"result", call->result_schema()}},
                              {"mediant", "analysis", "result"});
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["title"] = "mediant " + of;
  return schema;
}

}  // namespace

Call schema_call() {
  Call call;
  call.name = "schema";
  call.summary = "The JSON Schema of the case format, or of the answer of a call";
  call.examples = {"schema", "schema frontier"};
  call.options = {
      {.name = "of", .help = "a call, e.g. frontier; the case format when left out", .positional = true}};
  call.needs_case = false;
  call.run = run_schema;
  call.view = [](const Json& result, const Context&) {
    Document page;
    page.paragraph(result.dump(2));
    return page;
  };
  call.result_schema = [] { return type_schema("object"); };
  return call;
}

}  // namespace mediant::api
