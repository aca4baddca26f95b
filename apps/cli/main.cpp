// The command line: `mediant CALL CASE …`. No analysis happens here; every answer comes from the api room.
#include <iostream>
#include <list>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "case_texts.hpp"
#include "command_line.hpp"
#include "mediant/core/native/memory.hpp"
#include "mediant/model/check.hpp"

namespace {

using namespace mediant;
using namespace mediant::cli;

std::string footer_of(const api::Call& call) {
  std::string text = call.details.empty() ? "" : wrap(call.details, 92);
  if (!call.examples.empty()) {
    text += "\nExamples:\n";
    for (const std::string& example : call.examples) text += "  mediant " + example + "\n";
  }
  return text;
}

int run(const api::Call& call, const Given& given, const Common& common) {
  auto options = options_of(call, given);
  if (!options) {
    complain(options.error());
    return options.error().code == "io" || options.error().code == "too-large" ? exit_unusable : exit_wrong;
  }
  if (!call.needs_case) return run_call(call, nullptr, *options, common);
  const OpenResult open = open_case(given.case_path, common);
  if (!open.opened) return open.status;
  add_case_texts(call, given.case_path, *open.opened, *options);
  return run_call(call, &*open.opened, *options, common);
}

std::string suggestion(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return model::nearest(word, names);
}

}  // namespace

int main(int argc, char** argv) {
  keep_memory();
  CLI::App app{"Mediant keeps the record of a negotiation and finds where a deal lies."};
  app.name("mediant");
  app.set_version_flag("--version", "mediant " MEDIANT_VERSION);
  app.require_subcommand(0, 1);
  app.footer(
      "`mediant COMMAND --help` explains a command. Exit status: 0 an answer, also when it is \"none\"; 1 "
      "the input is wrong; 2 it cannot be read.");
  int status = exit_ok;
  Common common;
  std::list<Given> given;
  for (const api::Call& call : api::calls()) {
    // These have a file of their own.
    static const std::set<std::string_view> own = {"check", "compare", "export", "read", "text"};
    if (own.contains(call.name)) continue;
    CLI::App* command = app.add_subcommand(call.name, call.summary);
    command->footer(footer_of(call));
    add_call_options(*command, call, given.emplace_back());
    add_common(*command, common);
    command->callback(
        [&call, &common, &status, &values = given.back()] { status = run(call, values, common); });
  }
  add_own_commands(app, common, status);
  if (argc <= 1) {
    std::cout << app.help();
    return exit_ok;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::CallForVersion& version) {
    return app.exit(version);
  } catch (const CLI::ParseError& error) {
    std::cerr << "mediant: " << error.what() << '\n';
    if (argv[1][0] != '-' && app.get_subcommands().empty()) {
      if (const std::string near = suggestion(app, argv[1]); !near.empty())
        std::cerr << "did you mean `mediant " << near << "`?\n";
    }
    std::cerr << "`mediant --help` lists the commands\n";
    return exit_unusable;
  }
  return status;
}
