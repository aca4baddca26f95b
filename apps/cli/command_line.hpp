// The command line from records: each api call becomes a subcommand, each own command registers itself.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <map>

#include "session.hpp"

namespace mediant::cli {

/// The values of a call's options as the command line gave them, still text.
struct Given {
  std::string case_path;
  std::map<std::string, std::string> single;
  std::map<std::string, std::vector<std::string>> several;
  std::map<std::string, bool> flags;
};

/// Adds --for, --format, -o, --threads, --today.
void add_common(CLI::App& command, Common& common);

/// Adds CASE (where needed) and every option of the call.
void add_call_options(CLI::App& command, const api::Call& call, Given& given);

/// The options as JSON, documents and second cases read from disk; an error names what is wrong.
[[nodiscard]] Result<api::Json> options_of(const api::Call& call, const Given& given);

/// Commands that are more than one call (they write, ask, or talk): each adds its subcommands and sets
/// `status`.
void add_own_commands(CLI::App& app, Common& common, int& status);

// One file apps/cli/command_<name>.cpp each; listed in add_own_commands.
void add_check(CLI::App& app, Common& common, int& status);
void add_compare(CLI::App& app, Common& common, int& status);
void add_export(CLI::App& app, Common& common, int& status);
void add_read(CLI::App& app, Common& common, int& status);
void add_note(CLI::App& app, Common& common, int& status);
void add_new(CLI::App& app, Common& common, int& status);
void add_format(CLI::App& app, Common& common, int& status);
void add_research(CLI::App& app, Common& common, int& status);
void add_mcp(CLI::App& app, Common& common, int& status);
void add_lock(CLI::App& app, Common& common, int& status);
void add_text(CLI::App& app, Common& common, int& status);
void add_serve(CLI::App& app, Common& common, int& status);
void add_help_pages(CLI::App& app, Common& common, int& status);

}  // namespace mediant::cli
