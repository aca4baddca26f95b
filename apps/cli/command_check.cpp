// `check`: the one command that must show a wrong case instead of refusing it.
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "command_line.hpp"
#include "mediant/core/counted.hpp"
#include "mediant/deals/check.hpp"
#include "mediant/model/access.hpp"
#include "mediant/model/check.hpp"

namespace mediant::cli {
namespace {

/// Puts a warning where it stands in the file, among those the reader found.
void place(Diagnostics& problems, Diagnostic late, const formats::Positions& positions) {
  late.at = positions.find(late.path);
  const auto after = std::find_if(problems.begin(), problems.end(), [&](const Diagnostic& d) {
    return d.at.file == late.at.file && d.at.line > late.at.line;
  });
  problems.insert(after, std::move(late));
}

int check(const std::string& path, const Common& common) {
  OpenResult open = open_case(path, common, true);
  if (!open.opened) return open.status;
  Opened& opened = *open.opened;
  const bool desk = opened.audience.kind == model::Audience::Kind::desk;
  Diagnostics& problems = opened.loaded.diagnostics;
  const model::Case& whole = opened.loaded.value;
  // How old the picture is depends on the clock, and what the rules leave on the deals: the reader asks
  // neither.
  const auto left = [](const Diagnostics& found, const model::Case& c) {
    const bool said =
        std::any_of(found.begin(), found.end(), [](const Diagnostic& d) { return d.code == "no-deal-left"; });
    return has_errors(found) || said ? Diagnostics{} : deals::no_deal_left(c);
  };
  if (desk) {
    for (Diagnostic& d : model::check(whole, today_of(common)))
      if (d.code == "stale") place(problems, std::move(d), opened.loaded.positions);
    for (Diagnostic& d : left(problems, whole)) place(problems, std::move(d), opened.loaded.positions);
  }
  Diagnostics shown =
      desk ? problems : formats::diagnostics_for(opened.loaded, opened.audience, today_of(common));
  if (!desk)
    for (Diagnostic& d : left(shown, model::visible(whole, opened.audience))) shown.push_back(std::move(d));
  const int verdict = has_errors(shown) ? exit_wrong : exit_ok;
  if (format_of(common) != "text" || !common.output.empty()) {
    const int status = run_call(*api::find_call("check"), &opened, api::Json::object(), common);
    return status != exit_ok ? status : verdict;
  }
  // One line a problem, in the form editors and terminals know to open.
  std::size_t errors = 0;
  for (const Diagnostic& d : shown) {
    std::cout << to_string(d) << '\n';
    errors += d.severity == Severity::error ? 1 : 0;
  }
  std::cout << counted(errors, "error") << ", " << counted(shown.size() - errors, "warning") << '\n';
  return verdict;
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
