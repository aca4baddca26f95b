// `mcp`: a Model Context Protocol server (JSON-RPC 2.0, one message a line) on standard input and output,
// whose tools are the calls of the api room on the cases of one folder.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "command_line.hpp"
#include "mediant/core/native/parallel.hpp"
#include "mediant/formats/native/domain_file.hpp"
#include "mediant/model/check.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::cli {
namespace {

namespace fs = std::filesystem;
using api::Json;

constexpr std::size_t longest_line = 16U << 20U;
const char* const notice =
    "What these tools return may be sent elsewhere by the assistant that reads it. Only what the chosen "
    "audience may see is "
    "returned.";

struct Flags {
  std::string folder, log;
  bool write = false;
};

struct RpcError {
  int code;
  std::string message;
};

// A link may lead out of the folder: what it names is not of the folder.
bool lies_below(const fs::path& path, const fs::path& folder) {
  std::error_code code;
  const fs::path real = fs::canonical(path, code);
  if (code) return false;
  const fs::path root = fs::canonical(folder, code);
  return !code && std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
}

// The cases of the folder by the name a client uses: the folder's own, its sub-folders', its files'.
std::map<std::string, fs::path> cases_in(const fs::path& folder) {
  std::map<std::string, fs::path> found;
  const auto is_case = [](const fs::path& path) {
    std::error_code code;
    if (fs::is_directory(path, code))
      return formats::case_file_of(path).ok() || formats::looks_like_domain(path);
    const std::string extension = path.extension().string();
    return (extension == ".yaml" || extension == ".yml" || extension == ".json") &&
           fs::is_regular_file(path, code);
  };
  std::error_code code;
  if (is_case(folder)) {
    found[fs::absolute(folder, code).lexically_normal().filename().string()] = folder;
    return found;
  }
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    const std::string name = it->path().filename().string();
    if (!name.starts_with('.') && lies_below(it->path(), folder) && is_case(it->path()))
      found[name] = it->path();
  }
  return found;
}

const char* type_word(api::Option::Type type) {
  using Type = api::Option::Type;
  switch (type) {
    case Type::flag:
      return "boolean";
    case Type::integer:
      return "integer";
    case Type::number:
      return "number";
    case Type::words:
    case Type::documents:
      return "array";
    case Type::document:
      return "object";
    default:
      return "string";
  }
}

Json document_schema() {
  return {{"type", "object"},
          {"properties", {{"name", {{"type", "string"}}}, {"text", {{"type", "string"}}}}},
          {"required", {"name", "text"}},
          {"additionalProperties", false}};
}

Json schema_of(const api::Call& call, const std::vector<std::string>& cases) {
  using Type = api::Option::Type;
  Json properties = Json::object();
  Json required = Json::array();
  if (call.needs_case) {
    properties["case"] = {
        {"type", "string"}, {"description", "name of a case of the folder"}, {"enum", cases}};
    required.push_back("case");
  }
  for (const api::Option& option : call.options) {
    Json schema = option.type == Type::document ? document_schema() : Json{{"type", type_word(option.type)}};
    if (option.type == Type::words) schema["items"] = {{"type", "string"}};
    if (option.type == Type::documents) schema["items"] = document_schema();
    if (option.type == Type::other_case) schema["enum"] = cases;
    schema["description"] =
        option.help + (option.fallback.empty() ? "" : " (default: " + option.fallback + ")");
    if (!option.choices.empty())
      (option.type == Type::words ? schema["items"] : schema)["enum"] = option.choices;
    if (option.low) schema["minimum"] = *option.low;
    if (option.high) schema["maximum"] = *option.high;
    properties[option.name] = std::move(schema);
    if (option.required) required.push_back(option.name);
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

class Server {
 public:
  Server(const Flags& flags, const Common& common, std::ostream& log)
      : flags_(flags),
        common_(common),
        log_(log),
        audience_(common.audience.empty() ? "public" : common.audience),
        executor_(make_parallel_executor(common.threads)),
        toolkit_(text::make_icu_toolkit()) {}

  void serve(std::istream& in, std::ostream& out) {
    std::string line;
    while (read_line(in, line)) {
      if (line.find_first_not_of(" \r\t") == std::string::npos) continue;
      const Json answer = answer_to(line);
      if (!answer.is_null())
        out << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n' << std::flush;
    }
  }

 private:
  // A line longer than the limit is read to its end and refused.
  bool read_line(std::istream& in, std::string& line) {
    line.clear();
    too_long_ = false;
    for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
      if (c == '\n') return true;
      if (line.size() < longest_line) {
        line += static_cast<char>(c);
      } else {
        too_long_ = true;
      }
    }
    return !line.empty();
  }

  static Json failure(const Json& id, int code, const std::string& message) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}};
  }

  Json answer_to(const std::string& line) {
    if (too_long_) return failure(nullptr, -32600, "the message is longer than 16 MiB");
    const Json message = Json::parse(line, nullptr, false);
    if (message.is_discarded()) return failure(nullptr, -32700, "the message is not JSON");
    const bool valid = message.is_object() && message.value("jsonrpc", Json()) == "2.0" &&
                       message.contains("method") && message["method"].is_string();
    if (!valid) return failure(nullptr, -32600, "the message is not a JSON-RPC 2.0 request");
    const bool notification = !message.contains("id");
    const Json id = message.value("id", Json());
    const Json parameters = message.value("params", Json::object());
    const auto result = dispatch(message["method"].get<std::string>(), parameters);
    if (notification) return nullptr;
    if (const auto* error = std::get_if<RpcError>(&result)) return failure(id, error->code, error->message);
    return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::get<Json>(result)}};
  }

  using Outcome = std::variant<Json, RpcError>;

  Outcome dispatch(const std::string& method, const Json& parameters) {
    if (method == "initialize") return initialize(parameters);
    if (method == "ping") return Json::object();
    if (method.starts_with("notifications/")) return Json::object();
    if (method == "tools/list") return Json{{"tools", tools()}};
    if (method == "tools/call") return call_tool(parameters);
    return RpcError{-32601, "there is no method `" + method + "`"};
  }

  static Json initialize(const Json& parameters) {
    const std::string wanted =
        parameters.is_object() && parameters.value("protocolVersion", Json()).is_string()
            ? parameters["protocolVersion"].get<std::string>()
            : "";
    const bool known = wanted == "2024-11-05" || wanted == "2025-03-26" || wanted == "2025-06-18";
    return {{"protocolVersion", known ? wanted : "2025-06-18"},
            {"capabilities", {{"tools", {{"listChanged", false}}}}},
            {"serverInfo", {{"name", "mediant"}, {"version", MEDIANT_VERSION}}},
            {"instructions", notice}};
  }

  [[nodiscard]] std::vector<std::string> case_names() const {
    std::vector<std::string> names;
    for (const auto& [name, path] : cases_in(flags_.folder)) names.push_back(name);
    return names;
  }

  [[nodiscard]] Json tools() const {
    const std::vector<std::string> cases = case_names();
    Json list = Json::array();
    const Json read_only = {{"readOnlyHint", true}, {"openWorldHint", false}};
    list.push_back({{"name", "list_cases"},
                    {"description", "The cases of the folder: name and title."},
                    {"inputSchema",
                     {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}}},
                    {"annotations", read_only}});
    for (const api::Call& call : api::calls())
      list.push_back({{"name", call.name},
                      {"description", call.summary + ". " + call.details},
                      {"inputSchema", schema_of(call, cases)},
                      {"annotations", read_only}});
    if (flags_.write)
      list.push_back(
          {{"name", "save_case"},
           {"description", "Checks a whole case and writes it over the one of that name in the folder."},
           {"inputSchema",
            {{"type", "object"},
             {"properties",
              {{"case", {{"type", "string"}, {"enum", cases}}}, {"content", {{"type", "object"}}}}},
             {"required", {"case", "content"}},
             {"additionalProperties", false}}},
           {"annotations", {{"readOnlyHint", false}, {"destructiveHint", true}}}});
    return list;
  }

  // Time, tool, case and outcome; never what a case says or what was asked in words.
  void audit(const std::string& tool, const std::string& name, const std::string& outcome) {
    const auto now =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    log_
        << Json{{"at", now.count()}, {"tool", tool}, {"case", name}, {"for", audience_}, {"outcome", outcome}}
               .dump(-1, ' ', false, Json::error_handler_t::replace)
        << '\n'
        << std::flush;
  }

  static Json told(const std::string& text, bool error) {
    return {{"content", Json::array({{{"type", "text"}, {"text", text}}})}, {"isError", error}};
  }

  Outcome call_tool(const Json& parameters) {
    if (!parameters.is_object() || !parameters.value("name", Json()).is_string())
      return RpcError{-32602, "a tool call needs `name`"};
    const std::string tool = parameters["name"].get<std::string>();
    const Json arguments = parameters.value("arguments", Json::object());
    if (!arguments.is_object()) return RpcError{-32602, "`arguments` is an object"};
    const std::string name =
        arguments.value("case", Json()).is_string() ? arguments["case"].get<std::string>() : "";
    const api::Call* call = api::find_call(tool);
    if (call == nullptr && tool != "list_cases" && !(tool == "save_case" && flags_.write)) {
      audit("unknown", "", "refused");
      return RpcError{-32602, "there is no tool `" + tool + "`"};
    }
    const Result<Json> result = tool == "list_cases"  ? list_cases(arguments)
                                : tool == "save_case" ? save_case(arguments)
                                                      : run(*call, arguments);
    audit(tool, name, result ? "answered" : result.error().code);
    if (!result) {
      const Error& e = result.error();
      return told(e.message + (e.hint.empty() ? "" : " - " + e.hint), true);
    }
    Json answer = told(result->dump(2, ' ', false, Json::error_handler_t::replace), false);
    answer["structuredContent"] = *result;
    return answer;
  }

  struct Found {
    formats::Loaded loaded;
    model::Audience audience;
  };

  // The case of that name for the audience; only problems of what it may see are told.
  [[nodiscard]] Result<Found> open(const std::string& name) const {
    const auto cases = cases_in(flags_.folder);
    const auto it = cases.find(name);
    if (it == cases.end())
      return Error{"unknown-case", "there is no such case in the folder", "list_cases names them"};
    auto loaded = formats::load_any(it->second);
    const bool desk = audience_ == "desk";
    if (!loaded) return desk ? loaded.error() : Error{"unreadable", "the case cannot be read", ""};
    const auto audience = model::parse_audience(loaded->value, audience_);
    if (!audience) return Error{"unknown-audience", "the case has no such audience", ""};
    const Diagnostics problems =
        desk ? loaded->diagnostics : model::check(model::visible(loaded->value, *audience));
    for (const Diagnostic& problem : problems)
      if (problem.severity == Severity::error)
        return Error{"bad-case", "the case has errors: " + to_string(problem), ""};
    return Found{std::move(*loaded), *audience};
  }

  [[nodiscard]] Result<Json> list_cases(const Json& arguments) const {
    if (!arguments.empty()) return Error{"bad-option", "list_cases takes nothing", ""};
    Json list = Json::array();
    for (const std::string& name : case_names()) {
      const Result<Found> found = open(name);
      if (found)
        list.push_back(
            {{"case", name}, {"title", model::visible(found->loaded.value, found->audience).title}});
    }
    return Json{{"cases", std::move(list)}, {"notice", notice}};
  }

  [[nodiscard]] Result<Json> run(const api::Call& call, const Json& arguments) const {
    Json options = Json::object();
    std::string name;
    for (const auto& [key, value] : arguments.items()) {
      if (key == "case" && call.needs_case) {
        if (!value.is_string()) return Error{"bad-option", "`case` is a word", ""};
        name = value.get<std::string>();
        continue;
      }
      const auto option = std::find_if(call.options.begin(), call.options.end(),
                                       [&name = key](const auto& o) { return o.name == name; });
      if (option != call.options.end() && option->type == api::Option::Type::other_case) {
        const Result<Found> other = open(value.is_string() ? value.get<std::string>() : "");
        if (!other) return other.error();
        options[key] = Json::parse(
            formats::write_case_json(model::visible(other->loaded.value, other->audience)), nullptr, false);
        continue;
      }
      options[key] = value;  // unknown keys and wrong types are refused by the call's own check
    }
    api::Request request;
    request.call = call.name;
    request.options = &options;
    request.executor = executor_.get();
    request.text = toolkit_.get();
    request.today = today_of(common_);
    std::optional<Found> found;
    if (call.needs_case) {
      Result<Found> opened = open(name);
      if (!opened) return opened.error();
      found = std::move(*opened);
      request.c = &found->loaded.value;
      request.audience = found->audience;
      request.found = &found->loaded.diagnostics;
    }
    const api::Response response = api::run(request);
    if (response.error) return *response.error;
    return *response.envelope;
  }

  [[nodiscard]] Result<Json> save_case(const Json& arguments) const {
    for (const auto& [key, value] : arguments.items())
      if (key != "case" && key != "content") return Error{"bad-option", "save_case has no `" + key + "`", ""};
    const std::string name =
        arguments.value("case", Json()).is_string() ? arguments["case"].get<std::string>() : "";
    const auto cases = cases_in(flags_.folder);
    const auto it = cases.find(name);
    if (it == cases.end() || !formats::case_file_of(it->second).ok() ||
        formats::looks_like_domain(it->second))
      return Error{"unknown-case", "there is no such case in the folder", "list_cases names them"};
    if (!arguments.contains("content")) return Error{"bad-option", "save_case needs `content`", ""};
    const formats::Loaded loaded = formats::read_case_json(arguments["content"].dump(), "content");
    for (const Diagnostic& problem : loaded.diagnostics)
      if (problem.severity == Severity::error) return Error{"bad-case", to_string(problem), ""};
    const auto saved = formats::save_case(loaded.value, it->second);
    if (!saved) return saved.error();
    return Json{{"saved", name}};
  }

  const Flags& flags_;
  const Common& common_;
  std::ostream& log_;
  std::string audience_;
  std::unique_ptr<Executor> executor_;
  std::unique_ptr<text::Toolkit> toolkit_;
  bool too_long_ = false;
};

// $XDG_STATE_HOME/mediant/mcp-audit.jsonl, or below ~/.local/state.
fs::path default_log() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state != '\0')
    return fs::path(state) / "mediant/mcp-audit.jsonl";
  const char* home = std::getenv("HOME");
  return fs::path(home == nullptr ? "." : home) / ".local/state/mediant/mcp-audit.jsonl";
}

int serve(const Flags& flags, const Common& common) {
  std::error_code code;
  if (!fs::is_directory(flags.folder, code)) {
    complain(Error{"io", flags.folder + " is not a folder", "give the folder that holds the cases"});
    return exit_unusable;
  }
  if (flags.write && common.audience != "desk") {
    complain(
        Error{"missing-for", "--write needs --for desk", "who sees a part of a case cannot write the whole"});
    return exit_unusable;
  }
  const fs::path log_path = flags.log.empty() ? default_log() : fs::path(flags.log);
  if (log_path.has_parent_path()) fs::create_directories(log_path.parent_path(), code);
  std::ofstream log(log_path, std::ios::app);
  if (!log) {
    complain(Error{"io", "cannot write the audit log " + log_path.string(), "give --log FILE"});
    return exit_unusable;
  }
  fs::permissions(log_path, fs::perms::owner_read | fs::perms::owner_write, code);
  std::cerr << "mediant: " << notice
            << " Audience: " << (common.audience.empty() ? "public" : common.audience)
            << (flags.write ? ", may write" : ", read-only") << ". Log: " << log_path.string() << '\n';
  Server(flags, common, log).serve(std::cin, std::cout);
  return exit_ok;
}

}  // namespace

void add_mcp(CLI::App& app, Common& common, int& status) {
  CLI::App* command = app.add_subcommand(
      "mcp", "Serve the calls to an assistant by the Model Context Protocol, on standard input and output");
  const auto flags = std::make_shared<Flags>();
  command->add_option("FOLDER", flags->folder, "the folder whose cases may be asked about")->required();
  command
      ->add_option("--for", common.audience,
                   "what the assistant may see: public (default), desk or a party's id")
      ->type_name("AUDIENCE");
  command->add_flag("--write", flags->write, "let the assistant save cases; needs --for desk");
  command
      ->add_option("--log", flags->log,
                   "audit log (default: mediant/mcp-audit.jsonl in the user's state folder)")
      ->type_name("FILE");
  command->add_option("--threads", common.threads, "threads to use (default: all)")->type_name("N");
  command->footer(
      "An assistant may send what it reads elsewhere. Every call is logged: when, which tool, which case, "
      "with what outcome.\n\nExamples:\n  mediant mcp cases\n  mediant mcp cases --for desk --log "
      "audit.jsonl\n");
  command->callback([flags, &common, &status] { status = serve(*flags, common); });
}

}  // namespace mediant::cli
