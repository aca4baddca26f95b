// `copy`: a case to hand over - the part that its audience may see, in canonical form and without history.
#include "../json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/formats/case_text.hpp"

namespace mediant::api {
namespace {

Result<Json> run_copy(const Context& in) {
  return Json{{"case", Json::parse(formats::write_case_json(in.c))}};
}

Document copy_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title);
  page.paragraph(result["case"].dump(2));
  return page;
}

}  // namespace

Call copy_call() {
  Call call;
  call.name = "copy";
  call.summary = "A copy of a case to hand over: the part that an audience may see, and no history";
  call.examples = {"copy cases/labour-contract --for public --format json"};
  call.leaves_the_desk = true;
  call.run = run_copy;
  call.view = copy_page;
  call.result_schema = [] { return object_schema({{"case", type_schema("object")}}, {"case"}); };
  return call;
}

}  // namespace mediant::api
