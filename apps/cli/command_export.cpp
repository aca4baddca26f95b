// `export`: the call's text or tables, as files: a workbook, or a folder of CSV tables.
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "command_line.hpp"
#include "mediant/formats/native/workbook.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::cli {
namespace {

std::vector<formats::Sheet> sheets_of(const api::Json& result) {
  std::vector<formats::Sheet> sheets;
  for (const api::Json& one : result["tables"]) {
    formats::Sheet& sheet = sheets.emplace_back(formats::Sheet{one["name"].get<std::string>(), {}});
    for (const api::Json& column : one["columns"])
      sheet.table.columns.push_back({column.get<std::string>(), Align::left});
    sheet.table.rows = one["rows"].get<std::vector<std::vector<std::string>>>();
  }
  return sheets;
}

int write_folder(const std::vector<formats::Sheet>& sheets, const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  for (const formats::Sheet& sheet : sheets) {
    const auto written =
        formats::write_file(std::filesystem::path(folder) / (sheet.name + ".csv"), to_csv(sheet.table));
    if (!written) {
      complain(written.error());
      return exit_unusable;
    }
  }
  return exit_ok;
}

int write(const api::Json& result, const Common& common) {
  for (const api::Json& missing : result["left_out"])
    std::cerr << "left out: " << missing.get<std::string>() << '\n';
  if (result.contains("text")) return deliver(result["text"].get<std::string>(), common);
  const std::vector<formats::Sheet> sheets = sheets_of(result);
  if (result["as"] == "xlsx") {
    if (common.output.empty()) {
      complain(Error{"missing-output", "a workbook is not printed", "give -o record.xlsx"});
      return exit_unusable;
    }
    const auto bytes = formats::workbook(sheets);
    if (bytes) return deliver(*bytes, common);
    complain(bytes.error());
    return exit_unusable;
  }
  if (!common.output.empty()) return write_folder(sheets, common.output);
  std::string text;
  for (const formats::Sheet& sheet : sheets) text += (text.empty() ? "" : "\n") + to_csv(sheet.table);
  return deliver(text, common);
}

int run(const api::Call& call, const Given& given, const Common& common) {
  const auto options = options_of(call, given);
  if (!options) {
    complain(options.error());
    return exit_wrong;
  }
  const OpenResult open = open_case(given.case_path, common);
  if (!open.opened) return open.status;
  // JSON and Markdown are the call's own forms.
  if (!common.format.empty()) return run_call(call, &*open.opened, *options, common);
  if (common.audience.empty()) {
    complain(Error{"missing-for", "what leaves the desk needs --for",
                   "give --for desk, --for public or --for PARTY"});
    return exit_unusable;
  }
  const auto toolkit = text::make_icu_toolkit();
  api::Request request;
  request.call = call.name;
  request.options = &*options;
  request.text = toolkit.get();
  request.c = &open.opened->loaded.value;
  request.audience = open.opened->audience;
  const api::Response response = api::run(request);
  if (response.error) {
    complain(*response.error);
    return exit_wrong;
  }
  return write(response.result(), common);
}

}  // namespace

void add_export(CLI::App& app, Common& common, int& status) {
  const api::Call& call = *api::find_call("export");
  CLI::App* command = app.add_subcommand("export", call.summary);
  std::string footer = wrap(call.details, 92) + "\nExamples:\n";
  for (const std::string& example : call.examples) footer += "  mediant " + example + "\n";
  command->footer(footer);
  const auto given = std::make_shared<Given>();
  add_call_options(*command, call, *given);
  add_common(*command, common);
  command->callback([&call, given, &common, &status] { status = run(call, *given, common); });
}

}  // namespace mediant::cli
