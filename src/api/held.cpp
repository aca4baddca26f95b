#include "mediant/api/held.hpp"

#include <algorithm>
#include <span>

#include "json.hpp"
#include "mediant/api/api.hpp"
#include "mediant/formats/case_text.hpp"
#include "mediant/model/check.hpp"
#include "options.hpp"

namespace mediant::api {
namespace {

/// The steps of a path that are left to go; a step is a key or an index.
using Steps = std::span<const Json>;

const std::string* key(Steps steps) {
  return steps.empty() ? nullptr : steps[0].get_ptr<const Json::string_t*>();
}

model::Estimate* weight_at(model::Preferences& block, Steps steps) {
  const std::string* issue = key(steps);
  if (issue == nullptr || steps.size() != 1) return nullptr;
  const auto found = std::find_if(block.weights.begin(), block.weights.end(),
                                  [&](const auto& weight) { return weight.first.value == *issue; });
  return found == block.weights.end() ? nullptr : &found->second;
}

model::Estimate* score_at(model::Preferences& block, Steps steps) {
  const std::string* issue = key(steps);
  if (issue == nullptr) return nullptr;
  const auto scores = std::find_if(block.scores.begin(), block.scores.end(),
                                   [&](const model::Scores& of) { return of.issue.value == *issue; });
  if (scores == block.scores.end()) return nullptr;
  const std::string* option = key(steps.subspan(1));
  if (option != nullptr && steps.size() == 2) {
    const auto found = std::find_if(scores->options.begin(), scores->options.end(),
                                    [&](const auto& score) { return score.first.value == *option; });
    return found == scores->options.end() ? nullptr : &found->second;
  }
  const std::string* place =
      steps.size() == 3 && option != nullptr && *option == "points" ? key(steps.subspan(2)) : nullptr;
  if (place == nullptr) return nullptr;
  const auto x = model::parse_number(*place);
  const auto found = std::find_if(scores->points.begin(), scores->points.end(),
                                  [&](const auto& point) { return point.first == x; });
  return found == scores->points.end() ? nullptr : &found->second;
}

/// The judged figure a path leads to, or nullptr.
model::Estimate* figure_at(model::Case& c, Steps steps) {
  const std::string* part = key(steps);
  const std::string* party = steps.size() < 3 ? nullptr : key(steps.subspan(1));
  if (part == nullptr || *part != "preferences" || party == nullptr) return nullptr;
  std::vector<model::Preferences*> blocks;
  for (model::Preferences& block : c.preferences)
    if (block.party.value == *party) blocks.push_back(&block);
  const bool several = steps[2].is_number_unsigned();
  const std::size_t number = several ? steps[2].get<std::size_t>() : 0;
  if (number >= blocks.size() || (!several && blocks.size() != 1)) return nullptr;
  model::Preferences& block = *blocks[number];
  steps = steps.subspan(several ? 3 : 2);
  const std::string* what = key(steps);
  if (what == nullptr) return nullptr;
  if (*what == "reserve") return steps.size() == 1 && block.reserve ? &*block.reserve : nullptr;
  if (*what == "weights") return weight_at(block, steps.subspan(1));
  if (*what == "scores") return score_at(block, steps.subspan(1));
  return nullptr;
}

/// A number, [low, high] or [low, most likely, high], as the case's file has it.
std::optional<model::Estimate> estimate_of(const Json& json) {
  if (json.is_number()) return model::Estimate::point(json.get<double>());
  if (!json.is_array() || json.size() < 2 || json.size() > 3 ||
      !std::all_of(json.begin(), json.end(), [](const Json& x) { return x.is_number(); }))
    return std::nullopt;
  if (json.size() == 2) return model::Estimate::between(json[0].get<double>(), json[1].get<double>());
  return model::Estimate{json[0].get<double>(), json[1].get<double>(), json[2].get<double>(),
                         model::Estimate::Shape::triangular};
}

std::optional<Error> move(model::Case& c, const Json& figure) {
  const bool whole =
      figure.is_object() && figure.contains("path") && figure["path"].is_array() && figure.contains("to");
  if (!whole) return Error{"bad-request", "a figure is {\"path\": […], \"to\": …}", ""};
  const std::vector<Json> steps(figure["path"].begin(), figure["path"].end());
  model::Estimate* const held = figure_at(c, steps);
  if (held == nullptr)
    return Error{"unknown-figure", "the held case has no judged figure at " + figure["path"].dump(),
                 "hold the case anew"};
  const auto estimate = estimate_of(figure["to"]);
  if (!estimate)
    return Error{"bad-figure", figure["to"].dump() + " is not an estimate",
                 "a number, [low, high] or [low, most likely, high]"};
  *held = *estimate;
  return std::nullopt;
}

}  // namespace

std::string Held::hold(std::string_view request) {
  case_.reset();
  const Json json = Json::parse(request, nullptr, false);
  if (!json.is_object() || !json.contains("case"))
    return refusal({"bad-request", "there is no case to hold", "{\"case\": {…}}"});
  formats::Loaded loaded = formats::read_case_json(json["case"].dump(), "case");
  if (!loaded.usable())
    return refusal({"bad-case", "the case has errors", "see `diagnostics`"}, loaded.diagnostics);
  case_ = std::move(loaded.value);
  return written({{"mediant", 1}, {"held", true}}, true);
}

std::string Held::follow(std::string_view text, const text::Toolkit& toolkit, Executor& executor) {
  const Json request = Json::parse(text, nullptr, false);
  if (!request.is_object() || !request.contains("ask") || !request["ask"].is_array())
    return refusal({"bad-request", "what to ask is missing", "{\"figures\": […], \"ask\": [{\"call\": …}]}"});
  if (!case_) return refusal({"missing-case", "no case is held", ""});
  for (const Json& figure : request.value("figures", Json::array()))
    if (const auto error = move(*case_, figure)) return refusal(*error);
  if (const Diagnostics problems = model::check(*case_); has_errors(problems))
    return refusal({"bad-case", "the case has errors", "see `diagnostics`"}, problems);
  Json results = Json::array();
  for (const Json& question : request["ask"]) {
    const std::string name = question.is_object() ? word(question, "call") : "";
    const Call* call = find_call(name);
    if (call == nullptr) return refusal({"unknown-call", "there is no call `" + name + "`", ""});
    const Json options = question.value("options", Json::object());
    if (const auto error = check_options(*call, options)) return refusal(*error);
    Progress silent;
    const Result<Json> result =
        call->run({*case_, model::Audience::desk(), options, silent, executor, toolkit});
    results.push_back(result ? *result : as_json(result.error()));
  }
  return written({{"mediant", 1}, {"results", std::move(results)}}, true);
}

}  // namespace mediant::api
