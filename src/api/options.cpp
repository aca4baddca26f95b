#include "options.hpp"

#include <algorithm>
#include <cmath>

#include "mediant/core/print.hpp"
#include "mediant/model/check.hpp"

namespace mediant::api {
namespace {

const Option* find(const Call& call, const std::string& name) {
  const auto found =
      std::find_if(call.options.begin(), call.options.end(), [&](const Option& o) { return o.name == name; });
  return found == call.options.end() ? nullptr : &*found;
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

Error wrong(const Option& option, const Json& value, const std::string& expected) {
  return {
      "bad-option",
      "option `" + option.name + "` cannot be " + value.dump(-1, ' ', false, Json::error_handler_t::replace),
      "give " + expected};
}

bool is_document(const Json& value) {
  return value.is_object() && value.contains("text") && value["text"].is_string();
}

std::optional<Error> check_range(const Option& option, const Json& value) {
  const auto number = value.get<double>();
  if (!(option.low && number < *option.low) && !(option.high && number > *option.high)) return std::nullopt;
  std::string range = option.low ? "at least " + shortest(*option.low) : "";
  if (option.high) range += (range.empty() ? "at most " : " and at most ") + shortest(*option.high);
  return wrong(option, value, range);
}

std::optional<Error> check_value(const Option& option, const Json& value) {
  using enum Option::Type;
  const auto all = [&](auto predicate) {
    return value.is_array() && std::all_of(value.begin(), value.end(), predicate);
  };
  switch (option.type) {
    case flag:
      if (!value.is_boolean()) return wrong(option, value, "true or false");
      break;
    case integer:
      if (!value.is_number_integer()) return wrong(option, value, "a whole number");
      return check_range(option, value);
    case number:
      if (!value.is_number()) return wrong(option, value, "a number");
      return check_range(option, value);
    case word:
      if (!value.is_string()) return wrong(option, value, "a word");
      break;
    case words:
      if (!all([](const Json& v) { return v.is_string(); })) return wrong(option, value, "a list of words");
      break;
    case choice:
      if (!value.is_string() || std::find(option.choices.begin(), option.choices.end(),
                                          value.get<std::string>()) == option.choices.end()) {
        return wrong(option, value, "one of: " + listed(option.choices));
      }
      break;
    case date:
      if (!value.is_string() || !model::parse_date(value.get<std::string>()))
        return wrong(option, value, "a date such as 2025-12-02");
      break;
    case document:
      if (!is_document(value)) return wrong(option, value, "a document: {\"name\", \"text\"}");
      break;
    case documents:
      if (!all(is_document)) return wrong(option, value, "a list of documents: {\"name\", \"text\"}");
      break;
    case other_case:
      if (!value.is_object()) return wrong(option, value, "a case");
      break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> check_options(const Call& call, const Json& given) {
  if (!given.is_object()) return Error{"bad-option", "options must be an object", ""};
  for (const auto& [name, value] : given.items()) {
    const Option* option = find(call, name);
    if (option == nullptr) {
      std::vector<std::string> names;
      for (const Option& o : call.options) names.push_back(o.name);
      const std::string near = model::nearest(name, names);
      return Error{"unknown-option", "`" + call.name + "` has no option `" + name + "`",
                   near.empty() ? "its options are: " + listed(names) : "did you mean `" + near + "`?"};
    }
    if (auto error = check_value(*option, value)) return error;
  }
  for (const Option& option : call.options) {
    if (option.required && !given.contains(option.name)) {
      return Error{"missing-option", "`" + call.name + "` needs `" + option.name + "`", option.help};
    }
  }
  return std::nullopt;
}

bool flag(const Json& options, std::string_view name) {
  const auto found = options.find(name);
  return found != options.end() && found->is_boolean() && found->get<bool>();
}

std::string word(const Json& options, std::string_view name, std::string fallback) {
  const auto found = options.find(name);
  return found != options.end() && found->is_string() ? found->get<std::string>() : fallback;
}

std::vector<std::string> words(const Json& options, std::string_view name) {
  const auto found = options.find(name);
  return found != options.end() && found->is_array() ? found->get<std::vector<std::string>>()
                                                     : std::vector<std::string>{};
}

double number(const Json& options, std::string_view name, double fallback) {
  const auto found = options.find(name);
  return found != options.end() && found->is_number() ? found->get<double>() : fallback;
}

long long integer(const Json& options, std::string_view name, long long fallback) {
  const auto found = options.find(name);
  return found != options.end() && found->is_number_integer() ? found->get<long long>() : fallback;
}

std::optional<model::Date> date(const Json& options, std::string_view name) {
  return model::parse_date(word(options, name));
}

Result<std::vector<model::PartyId>> parties(const Context& context, std::string_view name) {
  const std::vector<std::string> given = words(context.options, name);
  std::vector<std::string> known;
  std::vector<model::PartyId> found;
  for (const model::Party& party : context.c.parties) {
    known.push_back(party.id.value);
    if (std::find(given.begin(), given.end(), party.id.value) != given.end()) found.push_back(party.id);
  }
  for (const std::string& id : given) {
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      return Error{"unknown-party", "there is no party `" + id + "`", "the parties are: " + listed(known)};
    }
  }
  return found;
}

}  // namespace mediant::api
