// One request as a door would make it.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "mediant/api/api.hpp"
#include "mediant/formats/native/case_file.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::test {

inline api::Response ask(const std::string& call, const model::Case& c, const model::Audience& audience = {},
                         const api::Json& options = api::Json::object()) {
  static const auto toolkit = text::make_icu_toolkit();
  api::Request request;
  request.call = call;
  request.c = &c;
  request.audience = audience;
  request.options = &options;
  request.text = toolkit.get();
  request.today = 20'500;
  return api::run(request);
}

inline api::Json result(const api::Response& response) { return response.result(); }

inline model::Case shipped(const std::string& name) {
  auto loaded = formats::load_case(std::filesystem::path(MEDIANT_SOURCE_DIR) / "cases" / name);
  return loaded ? loaded->value : model::Case{};
}

/// All that a response lets out: the envelope, the page in every form, or the error.
inline std::string everything(const api::Response& response) {
  if (response.error) return response.error->code + response.error->message + response.error->hint;
  return api::written(*response.envelope) + to_text(response.page) + to_markdown(response.page) +
         to_csv(response.page);
}

/// Options that make every call of the registry answer on an ordinary case, small enough for thousands of
/// runs.
inline api::Json usual_options(const api::Call& call, const model::Case& c) {
  api::Json options = api::Json::object();
  for (const api::Option& option : call.options) {
    if (option.name == "draws") options["draws"] = 50;
    if (!option.required) continue;
    using Type = api::Option::Type;
    if (option.name == "party" || option.name == "to")
      options[option.name] = c.parties.empty() ? "nobody" : c.parties.front().id.value;
    else if (option.type == Type::other_case)
      options[option.name] = api::Json::parse(formats::write_case_json(model::Case{c}));
    else if (option.type == Type::document)
      options[option.name] = {
          {"name", "text"},
          {"text", "1. The parties shall meet within 30 days.\n2. Two cranes may be built."}};
    else if (option.type == Type::documents)
      options[option.name] = {{{"name", "a"}, {"text", "1. The parties shall meet.\n"}},
                              {{"name", "b"}, {"text", "1. The parties may meet.\n"}}};
    else if (option.name == "of" || option.name == "from" || option.name == "proposal")
      options[option.name] = c.proposals.empty() ? "none" : c.proposals.front().id.value;
    else
      options[option.name] = option.choices.empty() ? "x" : option.choices.front();
  }
  return options;
}

}  // namespace mediant::test
