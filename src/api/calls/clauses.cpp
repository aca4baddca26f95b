// `clauses`: what the clauses of a text are, as every comparison reads them.
#include "../json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/drafts/draft.hpp"
#include "mediant/formats/document_json.hpp"

namespace mediant::api {
namespace {

Json clause_json(const drafts::Clause& clause) {
  return {{"clause", clause.number},
          {"label", clause.label},
          {"heading", clause.heading},
          {"text", clause.text},
          {"sections", clause.sections}};
}

Result<Json> run_clauses(const Context& in) {
  const auto document = formats::document_from_json(in.options["draft"]);
  if (!document) return document.error();
  const drafts::Draft draft = drafts::parse_draft(*document, in.text);
  Json clauses = Json::array(), outside = Json::array();
  for (const drafts::Clause& clause : draft.clauses) clauses.push_back(clause_json(clause));
  for (const drafts::Clause& clause : draft.outside) outside.push_back(clause_json(clause));
  return Json{{"name", draft.name},
              {"language", name_of(draft.language)},
              {"numbered", draft.numbered},
              {"clauses", std::move(clauses)},
              {"outside", std::move(outside)}};
}

Document clauses_page(const Json& result, const Context&) {
  Document page;
  page.heading(1, result["name"].get<std::string>() + ": clauses");
  if (result["clauses"].empty()) {
    page.paragraph("The text has no clauses.");
    return page;
  }
  if (!result["numbered"].get<bool>())
    page.paragraph("The text carries no numbers; its paragraphs are counted.");
  Table table;
  table.columns = {{"Clause", Align::left}, {"Text", Align::left}};
  for (const Json& clause : result["clauses"]) {
    const std::string heading = clause["heading"].get<std::string>();
    const std::string text = clause["text"].get<std::string>();
    table.rows.push_back(
        {clause["clause"].get<std::string>(), heading.empty() ? text : heading + ": " + text});
  }
  page.table("clauses", std::move(table));
  return page;
}

}  // namespace

Call clauses_call() {
  Call call;
  call.name = "clauses";
  call.summary = "The clauses of a text with their numbers, as every comparison reads them";
  call.details =
      "Reads text, Markdown, HTML, DOCX and PDF. Which ways of numbering are known is in "
      "docs/methods/drafts.md.";
  call.examples = {"clauses draft.docx", "clauses draft.md --format json"};
  call.options = {{.name = "draft",
                   .type = Option::Type::document,
                   .help = "the text",
                   .positional = true,
                   .required = true}};
  call.needs_case = false;
  call.run = run_clauses;
  call.view = clauses_page;
  call.result_schema = [] {
    const Json clause = object_schema({{"clause", type_schema("string")},
                                       {"label", type_schema("string")},
                                       {"heading", type_schema("string")},
                                       {"text", type_schema("string")},
                                       {"sections", array_schema(type_schema("string"))}},
                                      {"clause", "label", "heading", "text", "sections"});
    return object_schema({{"name", type_schema("string")},
                          {"language", type_schema("string")},
                          {"numbered", type_schema("boolean")},
                          {"clauses", array_schema(clause)},
                          {"outside", array_schema(clause)}},
                         {"name", "language", "numbered", "clauses", "outside"});
  };
  return call;
}

}  // namespace mediant::api
