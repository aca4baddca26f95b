// `serve`: the workbench in the browser, with the case's folder opened and saved.
#include <iostream>
#include <memory>

#include "command_line.hpp"
#include "gate.hpp"
#include "page_file.hpp"
#include "server.hpp"

namespace mediant::cli {
namespace {

struct Wanted {
  std::string case_path, page;
  std::uint16_t port = 0;
};

int serve(const Wanted& wanted) {
  server::Options options;
  auto page = workbench_page(wanted.page);
  if (!page) {
    complain(page.error());
    return exit_unusable;
  }
  options.page = std::move(*page);
  options.port = wanted.port;
  options.token = server::fresh_token();
  if (!wanted.case_path.empty()) {
    const OpenResult open = open_case(wanted.case_path, Common{});
    if (!open.opened) return open.status;
    options.case_path = wanted.case_path;
  }
  const std::string token = options.token;
  const auto started = server::Server::start(std::move(options));
  if (!started) {
    complain(started.error());
    return exit_unusable;
  }
  std::cout << "The workbench is at http://127.0.0.1:" << (*started)->port() << "/#token=" << token
            << "\nOnly this machine reaches it, and only with this address. Ctrl-C ends it." << std::endl;
  (*started)->run();
  return exit_ok;
}

}  // namespace

void add_serve(CLI::App& app, Common& /*common*/, int& status) {
  const auto wanted = std::make_shared<Wanted>();
  CLI::App* command = app.add_subcommand("serve", "Open the workbench in a browser on this machine");
  command->add_option("CASE", wanted->case_path,
                      "the case to open and save: a folder, or one .yaml or .json file");
  command->add_option("--port", wanted->port, "the port on 127.0.0.1 (default: any that is free)");
  command
      ->add_option("--page", wanted->page, "the workbench's file (default: the one built beside the program)")
      ->type_name("FILE");
  command->footer("Examples:\n  mediant serve cases/labour-contract\n  mediant serve --port 8177\n");
  command->callback([wanted, &status] { status = serve(*wanted); });
}

}  // namespace mediant::cli
