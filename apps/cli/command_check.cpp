// `check`: the one command that must show a wrong case instead of refusing it.
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "command_line.hpp"
#include "mediant/model/check.hpp"

namespace mediant::cli {
namespace {

int check(const std::string& path, const Common& common) {
  const OpenResult open = open_case(path, common, true);
  if (!open.opened) return open.status;
  const api::Call& call = *api::find_call("check");
  const bool desk = open.opened->audience.kind == model::Audience::Kind::desk;
  Diagnostics problems = open.opened->loaded.diagnostics;
  if (desk) {  // how old the picture is depends on the clock, which the reader does not ask
    for (const Diagnostic& d : model::check(open.opened->loaded.value, today_of(common))) {
      if (d.code == "stale") problems.push_back(d);
    }
  }
  Opened opened = *open.opened;
  opened.loaded.diagnostics = problems;
  const bool wrong = has_errors(desk ? problems : formats::diagnostics_for(opened.loaded, opened.audience));
  int status = exit_ok;
  if (format_of(common) == "text" && common.output.empty()) {
    // One line a problem, in the form editors jump to.
    api::Request request;
    status = run_call(call, &opened, api::Json::object(), common);
  } else {
    status = run_call(call, &opened, api::Json::object(), common);
  }
  return status != exit_ok ? status : wrong ? exit_wrong : exit_ok;
}

}  // namespace

void add_check(CLI::App& app, Common& common, int& status) {
  const api::Call& call = *api::find_call("check");
  CLI::App* command = app.add_subcommand("check", call.summary);
  command->footer(
      call.details +
      "\n\nExamples:\n  mediant check cases/labour-contract\n  mediant check my-case.yaml --format json\n");
  const auto path = std::make_shared<std::string>();
  command->add_option("CASE", *path, "the case: a folder, or one .yaml or .json file")->required();
  add_common(*command, common);
  command->callback([path, &common, &status] { status = check(*path, common); });
}

}  // namespace mediant::cli
