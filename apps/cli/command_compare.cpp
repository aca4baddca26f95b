// `compare`: the one analysis that also writes a page and a DOCX with tracked changes.
#include <memory>
#include <nlohmann/json.hpp>

#include "command_line.hpp"
#include "mediant/formats/document_json.hpp"
#include "mediant/formats/native/document_file.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::cli {
namespace {

std::string written_form(const Common& common, const std::string& form) {
  if (!form.empty()) return form;
  const std::string extension = std::filesystem::path(common.output).extension().string();
  if (extension == ".docx") return "docx";
  return extension == ".html" || extension == ".htm" ? "html" : "";
}

int write(const api::Call& call, api::Json options, const std::string& form, const Common& common) {
  options[form == "docx" ? "redline" : "page"] = true;
  if (form == "html") options["heat"] = true;
  const auto toolkit = text::make_icu_toolkit();
  api::Request request;
  request.call = call.name;
  request.options = &options;
  request.text = toolkit.get();
  const api::Response response = api::run(request);
  if (response.error) {
    complain(*response.error);
    return exit_wrong;
  }
  const api::Json& result = response.result();
  if (form == "html") return deliver(result["page"].get<std::string>(), common);
  const auto document = formats::document_from_json(result["redline"]);
  const auto bytes = document ? formats::write_docx(*document) : Result<std::string>(document.error());
  if (!bytes) {
    complain(bytes.error());
    return exit_unusable;
  }
  return deliver(*bytes, common);
}

int compare(const api::Call& call, const Given& given, const std::string& form, const Common& common) {
  const auto options = options_of(call, given);
  if (!options) {
    complain(options.error());
    return options.error().code == "io" || options.error().code == "too-large" ? exit_unusable : exit_wrong;
  }
  const std::string wanted = written_form(common, form == "html" || form == "docx" ? form : "");
  if (!wanted.empty() && common.format.empty()) return write(call, *options, wanted, common);
  return run_call(call, nullptr, *options, common);
}

}  // namespace

void add_compare(CLI::App& app, Common& common, int& status) {
  const api::Call& call = *api::find_call("compare");
  CLI::App* command = app.add_subcommand("compare", call.summary);
  std::string footer = call.details + "\n\nExamples:\n";
  for (const std::string& example : call.examples) footer += "  mediant " + example + "\n";
  command->footer(footer);
  const auto given = std::make_shared<Given>();
  add_call_options(*command, call, *given);
  add_common(*command, common);
  // Two more forms than other calls have.
  const auto form = std::make_shared<std::string>();
  command->remove_option(command->get_option("--format"));
  command->add_option("--format", *form, "text, json, markdown, csv, html or docx")
      ->check(CLI::IsMember({"text", "json", "markdown", "csv", "html", "docx"}))
      ->type_name("FORM")
      ->group("Common");
  command->callback([&call, given, form, &common, &status] {
    if (*form != "html" && *form != "docx") common.format = *form;
    status = compare(call, *given, *form, common);
  });
}

}  // namespace mediant::cli
