// `format`: rewrites a case in its canonical form, or prints it in another; also the way to hand a case over.
#include <memory>

#include "command_line.hpp"

namespace mediant::cli {
namespace {

int rewrite(const std::string& path, const std::string& to, const Common& common) {
  const OpenResult open = open_case(path, common);
  if (!open.opened) return open.status;
  const bool desk = open.opened->audience.kind == model::Audience::Kind::desk;
  if (!common.output.empty() && common.audience.empty()) {
    complain(Error{"missing-for", "what leaves the desk needs --for",
                   "give --for desk, --for public or --for PARTY"});
    return exit_unusable;
  }
  const model::Case visible =
      desk ? open.opened->loaded.value : model::visible(open.opened->loaded.value, open.opened->audience);
  const bool json = to == "json" || (to.empty() && common.output.ends_with(".json"));
  return deliver(json ? formats::write_case_json(visible) : formats::write_case_yaml(visible), common);
}

}  // namespace

void add_format(CLI::App& app, Common& common, int& status) {
  CLI::App* command = app.add_subcommand(
      "format", "Print a case in canonical form, as YAML or JSON, or the part an audience may see");
  const auto path = std::make_shared<std::string>();
  const auto to = std::make_shared<std::string>();
  command->add_option("CASE", *path, "the case: a folder, or one .yaml or .json file")->required();
  command->add_option("--to", *to, "yaml (default) or json")->check(CLI::IsMember({"yaml", "json"}));
  command
      ->add_option("--for", common.audience, "who will read it: desk, public or a party's id (default: desk)")
      ->type_name("AUDIENCE");
  command
      ->add_option("-o,--output", common.output,
                   "write to this file; needs --for, since the file leaves the desk")
      ->type_name("FILE");
  command->footer(
      "Examples:\n  mediant format cases/labour-contract --to json\n  mediant format cases/labour-contract "
      "--for public -o for-the-press.yaml\n");
  command->callback([path, to, &common, &status] { status = rewrite(*path, *to, common); });
}

}  // namespace mediant::cli
