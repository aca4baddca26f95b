// `export`: the record for other programs: tables, PLOVER, iCalendar, PROV-O, Web Annotations.
#include "../options.hpp"
#include "../record_rows.hpp"
#include "../registry.hpp"
#include "mediant/record/interchange.hpp"

namespace mediant::api {
namespace {

struct Format {
  const char* name;
  record::Written (*write)(const model::Case&);  ///< null: tables
};
constexpr Format formats[] = {{"csv", nullptr},
                              {"xlsx", nullptr},
                              {"plover", record::plover_lines},
                              {"ical", record::calendar},
                              {"prov", record::provenance_graph},
                              {"jsonld", record::excerpts}};

Json tables(const Context& in) {
  Json list = Json::array();
  for (const NamedTable& one : record_tables(in)) {
    Json columns = Json::array();
    for (const Column& column : one.table.columns) columns.push_back(column.title);
    list.push_back({{"name", one.name}, {"columns", std::move(columns)}, {"rows", one.table.rows}});
  }
  return list;
}

Result<Json> run_export(const Context& in) {
  const std::string wanted = word(in.options, "as");
  Json result = {{"as", wanted}, {"left_out", Json::array()}};
  for (const Format& format : formats) {
    if (wanted != format.name) continue;
    if (format.write == nullptr) {
      result["tables"] = tables(in);
      continue;
    }
    record::Written written = format.write(in.c);
    result["text"] = std::move(written.text);
    result["left_out"] = std::move(written.left_out);
  }
  return result;
}

Document export_page(const Json& result, const Context&) {
  Document page;
  if (result.contains("text")) {
    page.paragraph(result["text"].get<std::string>());
    return page;
  }
  for (const Json& one : result["tables"]) {
    Table table;
    for (const Json& column : one["columns"])
      table.columns.push_back({column.get<std::string>(), Align::left});
    table.rows = one["rows"].get<std::vector<std::vector<std::string>>>();
    page.table(one["name"].get<std::string>(), std::move(table));
  }
  return page;
}

}  // namespace

Call export_call() {
  Call call;
  call.name = "export";
  call.summary = "The record for other programs: CSV, XLSX, PLOVER, iCalendar, PROV-O, Web Annotations";
  call.details =
      "Everything is made from what the audience may see. What a format has no place for is named, never "
      "dropped silently. CSV without -o prints all tables; with -o it fills a folder, one file a table.";
  call.examples = {"export cases/labour-contract --as ical --for public",
                   "export cases/labour-contract --as xlsx --for desk -o record.xlsx",
                   "export cases/moscow-2025-12 --as plover --for public -o record.jsonl"};
  std::vector<std::string> names;
  for (const Format& format : formats) names.emplace_back(format.name);
  call.options = {
      {.name = "as", .type = Option::Type::choice, .help = "the format", .choices = names, .required = true}};
  call.leaves_the_desk = true;
  call.run = run_export;
  call.view = export_page;
  call.result_schema = [] {
    return object_schema({{"as", type_schema("string")},
                          {"text", type_schema("string")},
                          {"tables", array_schema(type_schema("object"))},
                          {"left_out", array_schema(type_schema("string"))}},
                         {"as", "left_out"});
  };
  return call;
}

}  // namespace mediant::api
