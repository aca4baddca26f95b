// `brief`: the page a desk hands over.
#include "mediant/brief/brief.hpp"

#include "../json.hpp"
#include "../options.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

brief::Brief composed(const Context& in) {
  brief::Options options;
  options.since = date(in.options, "since");
  options.tonight = flag(in.options, "tonight");
  options.today = in.today;
  options.seed = static_cast<std::uint64_t>(integer(in.options, "seed", 1));
  options.draws = static_cast<std::size_t>(integer(in.options, "draws", 10'000));
  return brief::compose({in.c, in.audience, options, in.progress, in.executor});
}

Result<Json> run_brief(const Context& in) {
  const brief::Brief brief = composed(in);
  Json sections = Json::array();
  for (const brief::Section& section : brief.sections) {
    Json blocks = Json::array();
    for (const Block& block : section.blocks) blocks.push_back(as_json(block));
    sections.push_back(
        {{"id", section.id}, {"title", section.title}, {"page", section.page}, {"blocks", blocks}});
  }
  return Json{
      {"title", brief.title}, {"banner", brief.banner}, {"sections", sections}, {"notes", brief.notes}};
}

// From the JSON, so that what is printed is what programs get, and nothing is computed twice.
Document brief_page(const Json& result, const Context& /*in*/) {
  Document page;
  const auto text = [](const Json& json) {
    return Text{json["text"].get<std::string>(), json.contains("notes")
                                                     ? json["notes"].get<std::vector<std::size_t>>()
                                                     : std::vector<std::size_t>{}};
  };
  page.heading(1, result["title"].get<std::string>());
  for (const Json& line : result["banner"]) page.callout(line.get<std::string>());
  int number = 1;
  for (const Json& section : result["sections"]) {
    if (section["page"].get<int>() != number) page.blocks.emplace_back(PageBreak{});
    number = section["page"].get<int>();
    page.heading(2, section["title"].get<std::string>());
    for (const Json& block : section["blocks"]) {
      const std::string kind = block["kind"].get<std::string>();
      if (kind == "heading") {
        page.heading(block["level"].get<int>(), block["text"].get<std::string>());
      } else if (kind == "paragraph") {
        page.blocks.emplace_back(Paragraph{text(block)});
      } else if (kind == "callout") {
        page.callout(block["text"].get<std::string>());
      } else if (kind == "list") {
        std::vector<Text> items;
        for (const Json& item : block["items"]) items.push_back(text(item));
        page.list(std::move(items));
      } else if (kind == "table") {
        Table table;
        for (const Json& title : block["columns"])
          table.columns.push_back({title.get<std::string>(), Align::left});
        table.rows = block["rows"].get<std::vector<std::vector<std::string>>>();
        page.table(block["caption"].get<std::string>(), std::move(table));
      }
    }
  }
  page.notes = result["notes"].get<std::vector<std::string>>();
  return page;
}

}  // namespace

Call brief_call() {
  Call call;
  call.name = "brief";
  call.summary = "The brief: state of play, texts on the table, and what the judgements imply";
  call.details =
      "Page 1 is the state of play, page 2 the texts and the sources, the annex only appears where the case "
      "holds judgements. Built from what the audience may see; "
      "a brief written to a file (-o) needs --for, since it leaves the desk.";
  call.examples = {"brief cases/moscow-2025-12", "brief cases/labour-contract --tonight",
                   "brief cases/labour-contract --for public -o brief.md"};
  call.options = {
      {.name = "since", .type = Option::Type::date, .help = "add what changed after this day"},
      {.name = "tonight", .type = Option::Type::flag, .help = "two pages at once, no annex"},
      {.name = "draws",
       .type = Option::Type::integer,
       .help = "assumptions tried for the annex",
       .fallback = "10000",
       .low = 1,
       .high = 10'000'000},
      {.name = "seed",
       .type = Option::Type::integer,
       .help = "seed of the assumptions tried",
       .fallback = "1",
       .low = 0},
  };
  call.run = run_brief;
  call.view = brief_page;
  call.result_schema = [] {
    return object_schema(
        {{"title", type_schema("string")},
         {"banner", array_schema(type_schema("string"))},
         {"sections", array_schema(object_schema({{"id", type_schema("string")},
                                                  {"title", type_schema("string")},
                                                  {"page", type_schema("integer")},
                                                  {"blocks", array_schema(type_schema("object"))}},
                                                 {"id", "title", "page", "blocks"}))},
         {"notes", array_schema(type_schema("string"))}},
        {"title", "banner", "sections", "notes"});
  };
  return call;
}

}  // namespace mediant::api
