#include "command_line.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

#include "mediant/formats/document_json.hpp"
#include "mediant/formats/native/document_file.hpp"
#include "mediant/formats/native/domain_file.hpp"

namespace mediant::cli {
namespace {

using Type = api::Option::Type;

std::string described(const api::Option& option) {
  std::string text = option.help;
  if (!option.choices.empty()) {
    text += ": ";
    for (std::size_t i = 0; i < option.choices.size(); ++i) text += (i == 0 ? "" : ", ") + option.choices[i];
  }
  if (!option.fallback.empty()) text += " (default: " + option.fallback + ")";
  return text;
}

std::string capitals(std::string word) {
  for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return word;
}

bool takes_several(Type type) { return type == Type::words || type == Type::documents; }

template <class Number>
std::optional<Number> parsed(const std::string& text) {
  Number number{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<api::Json> document(const std::string& path) {
  const auto read = formats::read_document(path);
  if (!read) return read.error();
  return formats::document_to_json(*read);
}

Result<api::Json> value_of(const api::Option& option, const std::string& text) {
  switch (option.type) {
    case Type::integer:
      if (const auto number = parsed<long long>(text)) return api::Json(*number);
      return Error{"bad-option", "--" + option.name + " cannot be `" + text + "`", "give a whole number"};
    case Type::number:
      if (const auto number = parsed<double>(text)) return api::Json(*number);
      return Error{"bad-option", "--" + option.name + " cannot be `" + text + "`", "give a number"};
    case Type::document:
      return document(text);
    case Type::other_case: {
      const auto loaded = formats::load_any(text);
      if (!loaded) return loaded.error();
      return api::Json::parse(formats::write_case_json(loaded->value));
    }
    default:
      return api::Json(text);
  }
}

}  // namespace

void add_common(CLI::App& command, Common& common) {
  command
      .add_option("--for", common.audience, "who will read it: desk, public or a party's id (default: desk)")
      ->type_name("AUDIENCE")
      ->group("Common");
  command.add_option("--format", common.format, "text, json, markdown or csv")
      ->check(CLI::IsMember({"text", "json", "markdown", "csv"}))
      ->type_name("FORM")
      ->group("Common");
  command
      .add_option("-o,--output", common.output,
                  "write to this file; needs --for, since the file leaves the desk")
      ->type_name("FILE")
      ->group("Common");
  command.add_option("--threads", common.threads, "threads to use (default: all); never changes a result")
      ->type_name("N")
      ->group("Common");
  command.add_option("--today", common.today, "take this day for today when telling how old the picture is")
      ->type_name("DATE")
      ->group("Common");
  command
      .add_option("--profiles", common.profiles,
                  "of a research domain: the profiles to read, by file name, in this order")
      ->type_name("A,B,…")
      ->group("Common");
}

void add_call_options(CLI::App& command, const api::Call& call, Given& given) {
  if (call.needs_case)
    command.add_option("CASE", given.case_path, "the case: a folder, or one .yaml or .json file")->required();
  for (const api::Option& option : call.options) {
    const std::string name = option.positional ? capitals(option.name) : "--" + option.name;
    CLI::Option* added = nullptr;
    if (option.type == Type::flag) {
      added = command.add_flag(name, given.flags[option.name], described(option));
    } else if (takes_several(option.type)) {
      added = command.add_option(name, given.several[option.name], described(option));
      if (option.type == Type::words) added->delimiter(',');
      if (!option.positional) added->expected(1, -1);
      added->type_name(option.type == Type::words ? "A,B,…" : "FILE…");
    } else {
      added = command.add_option(name, given.single[option.name], described(option));
      added->type_name(option.type == Type::integer || option.type == Type::number ? "N"
                       : option.type == Type::date                                 ? "DATE"
                       : option.type == Type::document                             ? "FILE"
                                                                                   : "WORD");
    }
    if (option.required) added->required();
  }
}

Result<api::Json> options_of(const api::Call& call, const Given& given) {
  api::Json options = api::Json::object();
  for (const api::Option& option : call.options) {
    if (option.type == Type::flag) {
      if (given.flags.at(option.name)) options[option.name] = true;
    } else if (takes_several(option.type)) {
      const auto& texts = given.several.at(option.name);
      if (texts.empty()) continue;
      options[option.name] = api::Json::array();
      for (const std::string& text : texts) {
        auto value = option.type == Type::words ? Result<api::Json>(api::Json(text)) : document(text);
        if (!value) return value.error();
        options[option.name].push_back(std::move(*value));
      }
    } else if (const std::string& text = given.single.at(option.name); !text.empty()) {
      auto value = value_of(option, text);
      if (!value) return value.error();
      options[option.name] = std::move(*value);
    }
  }
  return options;
}

void add_own_commands(CLI::App& app, Common& common, int& status) {
  add_check(app, common, status);
  add_compare(app, common, status);
  add_export(app, common, status);
  add_read(app, common, status);
  add_note(app, common, status);
  add_new(app, common, status);
  add_format(app, common, status);
  add_research(app, common, status);
  add_mcp(app, common, status);
  add_lock(app, common, status);
  add_text(app, common, status);
  add_serve(app, common, status);
  add_help_pages(app, common, status);
}

}  // namespace mediant::cli
