// `read`: a report as suggestions for a person to confirm.
#include "mediant/record/read.hpp"

#include "../json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/formats/case_text.hpp"
#include "mediant/formats/document_json.hpp"
#include "mediant/record/annotation.hpp"

namespace mediant::api {
namespace {

Json pairs(const std::vector<record::Pair>& list) {
  Json out = Json::array();
  for (const record::Pair& pair : list)
    out.push_back({{"first", pair.first}, {"second", pair.second}, {"words", pair.words}});
  return out;
}

Result<Json> run_read(const Context& in) {
  const auto document = formats::document_from_json(in.options["article"]);
  if (!document) return document.error();
  if (const std::size_t bad = text::first_invalid_utf8(document->text); bad != std::string::npos)
    return Error{"not-utf8", "byte " + std::to_string(bad) + " of `" + document->name + "` is not UTF-8",
                 "save the report as UTF-8"};
  record::ReadOptions options;
  options.published = date(in.options, "published");
  model::Case names;
  if (in.options.contains("case")) {
    const formats::Loaded given = formats::read_case_json(in.options["case"].dump(), "the case");
    if (!given.usable()) return Error{"bad-case", "the case has errors", "`mediant check` lists them"};
    names = model::visible(given.value, in.audience);
    options.c = &names;
  }
  const record::Reading reading = record::read(document->text, options, in.text);
  Json result{{"article", document->name},
              {"anchor_date", reading.anchor_date.empty() ? Json(nullptr) : Json(reading.anchor_date)},
              {"suggestions", Json::array()}};
  for (const record::Suggestion& s : reading.suggestions) result["suggestions"].push_back(record::to_json(s));
  result["contradictions"] = pairs(reading.contradictions);
  result["agreements"] = pairs(reading.agreements);
  if (flag(in.options, "jsonld"))
    result["jsonld"] = record::annotations(reading, document->text, document->name);
  return result;
}

std::string word_of(const Json& s, const char* key) {
  return s.contains(key) ? s[key].get<std::string>() : std::string();
}
std::string joined(const Json& s, const char* key) {
  std::string out;
  if (s.contains(key))
    for (const Json& one : s[key]) out += (out.empty() ? "" : ", ") + one.get<std::string>();
  return out;
}

Document read_page(const Json& result, const Context&) {
  Document page;
  page.heading(1, "Suggestions from " + result["article"].get<std::string>());
  page.callout("To confirm by a person: nothing enters a case by itself.");
  const auto of = [&](std::initializer_list<std::string_view> kinds, const auto& each) {
    for (std::size_t i = 0; i < result["suggestions"].size(); ++i) {
      const Json& s = result["suggestions"][i];
      for (const std::string_view kind : kinds)
        if (s["kind"].get<std::string>() == kind) each(s, std::to_string(i));
    }
  };
  Table names{{{"#", Align::right}, {"Kind"}, {"Name"}, {"Role"}, {"Side"}, {"Also"}}, {}};
  of({"person", "party", "place"}, [&](const Json& s, const std::string& n) {
    names.rows.push_back({n, word_of(s, "kind"), word_of(s, "name"), word_of(s, "role"), word_of(s, "side"),
                          joined(s, "aliases")});
  });
  Table claims{{{"#", Align::right}, {"Kind"}, {"By"}, {"Via"}, {"Stance"}, {"Words"}, {"Condition"}}, {}};
  of({"position", "concern", "threat", "promise", "call", "assessment", "characterisation", "process", "fact",
      "quote"},
     [&](const Json& s, const std::string& n) {
       claims.rows.push_back({n, word_of(s, "kind"), word_of(s, "by"), word_of(s, "via"),
                              word_of(s, "stance"), word_of(s, "text"), word_of(s, "condition")});
     });
  Table meetings{{{"#", Align::right}, {"On"}, {"Place"}, {"Who"}, {"Status"}, {"Words"}}, {}};
  of({"meeting"}, [&](const Json& s, const std::string& n) {
    meetings.rows.push_back({n, word_of(s, "on"), word_of(s, "place"), joined(s, "participants"),
                             word_of(s, "status"), word_of(s, "text")});
  });
  Table figures{
      {{"#", Align::right}, {"Figure"}, {"Value", Align::right}, {"Unit"}, {"Hedge"}, {"Of"}, {"By"}}, {}};
  of({"quantity"}, [&](const Json& s, const std::string& n) {
    figures.rows.push_back({n, word_of(s, "text"),
                            s.contains("value") ? shortest(s["value"].get<double>()) : "", word_of(s, "unit"),
                            word_of(s, "hedge"), word_of(s, "about"), word_of(s, "by")});
  });
  Table dates{{{"#", Align::right}, {"Words"}, {"Date"}}, {}};
  of({"date"}, [&](const Json& s, const std::string& n) {
    dates.rows.push_back({n, word_of(s, "text"), word_of(s, "on")});
  });
  Table texts{{{"#", Align::right}, {"Text"}, {"By"}, {"On"}}, {}};
  of({"document"}, [&](const Json& s, const std::string& n) {
    texts.rows.push_back({n, word_of(s, "name"), word_of(s, "by"), word_of(s, "on")});
  });
  const auto section = [&](const char* title, Table table) {
    if (table.rows.empty()) return;
    page.heading(2, title);
    page.table(title, std::move(table));
  };
  section("Names", std::move(names));
  section("Claims and quotations", std::move(claims));
  section("Meetings", std::move(meetings));
  section("Texts on the table", std::move(texts));
  section("Figures", std::move(figures));
  section("Dates", std::move(dates));
  for (const auto& [key, title] : {std::pair{"contradictions", "Contradictions inside the report"},
                                   std::pair{"agreements", "Figures that agree"}}) {
    if (result[key].empty()) continue;
    page.heading(2, title);
    std::vector<Text> items;
    for (const Json& pair : result[key])
      items.push_back({pair["words"].get<std::string>() + " (" +
                           std::to_string(pair["first"].get<std::size_t>()) + ", " +
                           std::to_string(pair["second"].get<std::size_t>()) + ")",
                       {}});
    page.list(std::move(items));
  }
  return page;
}

Json read_schema() {
  const Json text = type_schema("string"), whole = type_schema("integer"), number = type_schema("number");
  const Json words = array_schema(text);
  const Json suggestion = object_schema({{"kind", text},
                                         {"text", text},
                                         {"start", whole},
                                         {"end", whole},
                                         {"by", text},
                                         {"by_mention", text},
                                         {"via", text},
                                         {"on", text},
                                         {"stance", text},
                                         {"condition", text},
                                         {"about", text},
                                         {"to", text},
                                         {"scope", text},
                                         {"items", words},
                                         {"value", number},
                                         {"high", number},
                                         {"unit", text},
                                         {"hedge", text},
                                         {"participants", words},
                                         {"place", text},
                                         {"status", text},
                                         {"outcome", text},
                                         {"name", text},
                                         {"role", text},
                                         {"side", text},
                                         {"ties", array_schema(type_schema("object"))},
                                         {"aliases", words},
                                         {"mentions", array_schema(type_schema("object"))},
                                         {"linked", text},
                                         {"refers_to", array_schema(whole)},
                                         {"rule", text},
                                         {"confidence", number}},
                                        {"kind", "text", "start", "end", "rule", "confidence"});
  const Json pair =
      object_schema({{"first", whole}, {"second", whole}, {"words", text}}, {"first", "second", "words"});
  return object_schema({{"article", text},
                        {"anchor_date", Json{{"type", {"string", "null"}}}},
                        {"suggestions", array_schema(suggestion)},
                        {"contradictions", array_schema(pair)},
                        {"agreements", array_schema(pair)},
                        {"jsonld", type_schema("object")}},
                       {"article", "anchor_date", "suggestions", "contradictions", "agreements"});
}

}  // namespace

Call read_call() {
  Call call;
  call.name = "read";
  call.summary =
      "Read a report: names, claims with their speakers, quotations, meetings, figures, dates, for a person "
      "to confirm";
  call.details =
      "Deterministic rules, offline. Every suggestion quotes the report exactly (code points), names the "
      "rule that "
      "fired and how sure it is. Relative dates are resolved against --published, else the dateline or the "
      "report's "
      "own dates. With --case its names and aliases are used and linked.";
  call.examples = {"read report.txt", "read report.html --published 2025-12-02 --format json",
                   "read report.txt --case cases/mine --format jsonld"};
  call.options = {
      {.name = "article",
       .type = Option::Type::document,
       .help = "the report: text, Markdown, HTML, DOCX or PDF",
       .positional = true,
       .required = true},
      {.name = "published",
       .type = Option::Type::date,
       .help = "when it was published, to resolve \"Tuesday\" and \"last week\""},
      {.name = "case", .type = Option::Type::other_case, .help = "a case whose names and aliases are known"},
      {.name = "jsonld",
       .type = Option::Type::flag,
       .help = "also W3C Web Annotations of all suggestions (result.jsonld)"},
  };
  call.needs_case = false;
  call.run = run_read;
  call.view = read_page;
  call.result_schema = read_schema;
  return call;
}

}  // namespace mediant::api
