#include <nlohmann/json.hpp>

#include "json.hpp"
#include "mediant/api/api.hpp"
#include "mediant/formats/case_text.hpp"
#include "mediant/model/check.hpp"
#include "options.hpp"

namespace mediant::api {
namespace {

Response failed(Error error) { return {std::move(error), {}, {}}; }

}  // namespace

const Json& Response::result() const { return envelope->at("result"); }

Json enveloped(const Call& call, const model::Case& visible, Json result) {
  Json envelope = {{"mediant", 1}, {"analysis", call.name}};
  if (call.needs_case) {
    envelope["case"] = visible.title;
    envelope["hash"] = formats::case_hash(visible);
  }
  envelope["result"] = std::move(result);
  return envelope;
}

Response run(const Request& request) {
  const Call* call = find_call(request.call);
  if (call == nullptr) {
    std::vector<std::string> names;
    for (const Call& row : calls()) names.push_back(row.name);
    const std::string near = model::nearest(request.call, names);
    return failed({"unknown-call", "there is no call `" + request.call + "`",
                   near.empty() ? "" : "did you mean `" + near + "`?"});
  }
  static const Json no_options = Json::object();
  const Json& options = request.options == nullptr ? no_options : *request.options;
  if (auto error = check_options(*call, options)) return failed(*error);
  if (call->needs_case && request.c == nullptr)
    return failed({"missing-case", "`" + call->name + "` needs a case", ""});

  // Whatever the audience may not see is gone before anything else happens.
  // The desk sees the whole case, so it needs no second one.
  const bool whole = request.c != nullptr && request.audience.kind == model::Audience::Kind::desk;
  const model::Case reduced =
      whole || request.c == nullptr ? model::Case{} : model::visible(*request.c, request.audience);
  const model::Case& visible = whole ? *request.c : reduced;
  Progress silent;
  SerialExecutor serial;
  const Context context{visible,
                        request.audience,
                        options,
                        request.progress == nullptr ? silent : *request.progress,
                        request.executor == nullptr ? serial : *request.executor,
                        *request.text,
                        request.audience.kind == model::Audience::Kind::desk ? request.found : nullptr,
                        request.today};
  Result<Json> result = call->run(context);
  if (!result) return failed(result.error());
  Response response;
  if (request.page || request.view) response.page = call->view(*result, context);
  if (!request.envelope) return response;
  Json envelope = enveloped(*call, visible, std::move(*result));
  if (request.view) {
    Json blocks = Json::array();
    for (const Block& block : response.page.blocks) blocks.push_back(as_json(block));
    envelope["page"] = {{"blocks", std::move(blocks)}, {"notes", response.page.notes}};
  }
  response.envelope = std::make_shared<const Json>(std::move(envelope));
  return response;
}

std::string run_json(std::string_view text, const text::Toolkit& toolkit, Executor& executor) {
  const Json request = Json::parse(text, nullptr, false);
  if (!request.is_object() || !request.contains("call") || !request["call"].is_string()) {
    return refusal({"bad-request", "a request is a JSON object with `call`",
                    "{\"call\": \"frontier\", \"case\": {…}, \"options\": {…}}"});
  }
  for (const auto& [key, value] : request.items()) {
    if (key != "call" && key != "case" && key != "for" && key != "options" && key != "today" &&
        key != "view" && key != "compact") {
      return refusal({"bad-request", "a request has no `" + key + "`",
                      "its keys are call, case, for, options, today, view, compact"});
    }
  }
  Request call;
  call.call = request["call"].get<std::string>();
  call.text = &toolkit;
  call.executor = &executor;
  call.today =
      request.contains("today") && request["today"].is_number_integer() ? request["today"].get<long>() : 0;
  call.page = false;
  call.view = request.contains("view") && request["view"] == true;
  const Json options = request.value("options", Json::object());
  call.options = &options;
  formats::Loaded loaded;
  if (request.contains("case")) {
    loaded = formats::read_case_json(request["case"].dump(), "case");
    call.c = &loaded.value;
    const auto audience = model::parse_audience(
        loaded.value, request.value("for", Json("desk")).is_string() ? request.value("for", "desk") : "");
    if (!audience) return refusal(audience.error());
    call.audience = *audience;
    call.found = &loaded.diagnostics;
    if (call.call != "check") {
      // Only what the audience's own part of the case has wrong is told to it.
      const Diagnostics problems = formats::diagnostics_for(loaded, call.audience);
      if (has_errors(problems))
        return refusal({"bad-case", "the case has errors", "see `diagnostics`"}, problems);
    }
  }
  const Response response = run(call);
  const bool compact = request.contains("compact") && request["compact"] == true;
  return response.error ? refusal(*response.error) : written(*response.envelope, compact);
}

}  // namespace mediant::api
