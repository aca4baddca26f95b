// `man` and `completion`: generated from the same records as --help.
#include <iostream>
#include <memory>

#include "command_line.hpp"

namespace mediant::cli {
namespace {

std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '-') out += '\\';
    out += c;
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string man_page(const CLI::App& app, const CLI::App& command) {
  const bool whole = &app == &command;
  const std::string name = whole ? "mediant" : "mediant-" + command.get_name();
  std::string page = ".TH \"" + roff(name) + "\" 1 \"\" \"mediant " MEDIANT_VERSION "\"\n.SH NAME\n" +
                     roff(name) + " \\- " + roff(command.get_description()) + "\n.SH SYNOPSIS\n.B mediant";
  if (!whole) page += " " + roff(command.get_name());
  for (const CLI::Option* option : command.get_options()) {
    if (option->nonpositional()) continue;
    page += option->get_required() ? " " + roff(option->get_name()) : " [" + roff(option->get_name()) + "]";
  }
  page += " [options]\n";
  if (whole) {
    page += ".SH COMMANDS\n";
    for (const CLI::App* sub : app.get_subcommands({}))
      page += ".TP\n.B " + roff(sub->get_name()) + "\n" + roff(sub->get_description()) + "\n";
  }
  page += ".SH OPTIONS\n";
  for (const CLI::Option* option : command.get_options())
    page += ".TP\n.B " + roff(option->get_name(false, true)) + "\n" + roff(option->get_description()) + "\n";
  if (!command.get_footer().empty()) {
    page += ".SH NOTES\n.nf\n" + roff(command.get_footer()) + "\n.fi\n";
  }
  return page;
}

std::string flags_of(const CLI::App& command) {
  std::string words;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) words += (words.empty() ? "--" : " --") + name;
  }
  return words;
}

std::string completion(const CLI::App& app, const std::string& shell) {
  std::string commands;
  for (const CLI::App* sub : app.get_subcommands({}))
    commands += (commands.empty() ? "" : " ") + sub->get_name();
  if (shell == "fish") {
    std::string out = "complete -c mediant -n __fish_use_subcommand -f -a '" + commands + "'\n";
    for (const CLI::App* sub : app.get_subcommands({})) {
      for (const CLI::Option* option : sub->get_options()) {
        for (const std::string& name : option->get_lnames())
          out += "complete -c mediant -n '__fish_seen_subcommand_from " + sub->get_name() + "' -l " + name +
                 "\n";
      }
    }
    return out;
  }
  std::string out = shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
  out +=
      "_mediant() {\n  local word=${COMP_WORDS[COMP_CWORD]}\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    "
      "COMPREPLY=($(compgen -W '" +
      commands +
      "' -- \"$word\"))\n    return\n  fi\n  case \"$word\" in\n    -*) case \"${COMP_WORDS[1]}\" in\n";
  for (const CLI::App* sub : app.get_subcommands({}))
    out +=
        "      " + sub->get_name() + ") COMPREPLY=($(compgen -W '" + flags_of(*sub) + "' -- \"$word\")) ;;\n";
  return out +
         "    esac ;;\n    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n  esac\n}\ncomplete -o filenames -F "
         "_mediant mediant\n";
}

}  // namespace

void add_help_pages(CLI::App& app, Common& /*common*/, int& status) {
  const auto of = std::make_shared<std::string>();
  CLI::App* man =
      app.add_subcommand("man", "The manual page of a command, in roff: `mediant man brief | man -l -`");
  man->add_option("COMMAND", *of, "a command; the program itself when left out");
  man->callback([&app, of, &status] {
    const auto named = app.get_subcommands([&](const CLI::App* sub) { return sub->get_name() == *of; });
    const CLI::App* command = of->empty() ? &app : named.empty() ? nullptr : named.front();
    if (command == nullptr) {
      complain(Error{"unknown-command", "there is no command `" + *of + "`", "`mediant --help` lists them"});
      status = exit_unusable;
      return;
    }
    std::cout << man_page(app, *command);
  });
  const auto shell = std::make_shared<std::string>();
  CLI::App* complete = app.add_subcommand(
      "completion", "A completion script for a shell: `source <(mediant completion bash)`");
  complete->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  complete->callback([&app, shell] { std::cout << completion(app, *shell); });
}

}  // namespace mediant::cli
