// `leak`: from an excerpt, one page.
#include "mediant/drafts/leak.hpp"

#include <cmath>

#include "../case_texts.hpp"
#include "../options.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

double rounded(double value) { return std::round(value * 1000) / 1000; }

const char* word_of(drafts::Run::Kind kind) {
  return kind == drafts::Run::Kind::inserted  ? "inserted"
         : kind == drafts::Run::Kind::deleted ? "deleted"
                                              : "same";
}

Result<Json> run_leak(const Context& in) {
  const std::string excerpt = word(in.options, "excerpt");
  if (!text::is_valid_utf8(excerpt) || excerpt.find_first_not_of(" \n\t") == std::string::npos)
    return Error{"bad-excerpt", "the excerpt is empty or not UTF-8",
                 "give some words of it, in quotation marks"};
  const auto texts = given_texts(in);
  if (!texts) return texts.error();
  const drafts::LeakIndex index(drafts::texts_of(in.c, *texts), in.text, excerpt);
  const drafts::LeakPage found = drafts::trace_leak(in.c, index, excerpt, in.text);
  Json matches = Json::array();
  for (const drafts::LeakFinding& finding : found.findings) {
    const drafts::HeldText& held = index.texts()[finding.match.text];
    Json parts = Json::array(), holders = Json::array(), difference = Json::array();
    for (const std::size_t p : finding.match.parts)
      parts.push_back({{"clause", held.numbers[p]}, {"text", held.parts[p]}});
    for (const drafts::Holder& h : finding.holders)
      holders.push_back(
          {{"who", h.who}, {"since", as_json(h.since)}, {"medium", h.medium}, {"copy", h.copy}});
    for (const drafts::Run& run : finding.match.difference)
      difference.push_back({{"kind", word_of(run.kind)}, {"text", run.text}});
    matches.push_back({{"id", held.id},
                       {"kind", held.kind},
                       {"title", held.title},
                       {"found", rounded(finding.match.found)},
                       {"verbatim", finding.match.verbatim},
                       {"parts", std::move(parts)},
                       {"holders", std::move(holders)},
                       {"not_shown", finding.not_shown},
                       {"difference", std::move(difference)}});
  }
  return Json{{"excerpt", excerpt},
              {"searched", index.texts().size()},
              {"matches", std::move(matches)},
              {"repeated_by", found.repeated_by},
              {"exposes", found.exposes},
              {"to_tell", found.to_tell}};
}

std::string listed(const Json& words) {
  std::string out;
  for (const Json& w : words) out += (out.empty() ? "" : ", ") + w.get<std::string>();
  return out;
}

Document leak_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, "A leak");
  page.paragraph("“" + result["excerpt"].get<std::string>() + "”");
  if (result["matches"].empty())
    page.paragraph("None of the " + std::to_string(result["searched"].get<std::size_t>()) +
                   " texts searched holds it.");
  for (const Json& match : result["matches"]) {
    const auto title = match["title"].get<std::string>();
    page.heading(2, match["id"].get<std::string>() + (title.empty() ? "" : " – " + title));
    std::string line = match["verbatim"].get<bool>()
                           ? "Word for word"
                           : fixed(100 * match["found"].get<double>(), 0) + " % of its words";
    std::string clauses;
    for (const Json& part : match["parts"])
      if (const auto number = part["clause"].get<std::string>(); !number.empty())
        clauses += (clauses.empty() ? "" : ", ") + number;
    page.paragraph(line + " (" + match["kind"].get<std::string>() +
                   (clauses.empty() ? "" : ", clause " + clauses) + ").");
    if (!match["difference"].empty()) {
      std::string text;
      for (const Json& run : match["difference"]) {
        const auto words = run["text"].get<std::string>();
        text += run["kind"] == "same"      ? words
                : run["kind"] == "deleted" ? "[−" + words + "−]"
                                           : "[+" + words + "+]";
      }
      page.paragraph("From that text to the excerpt: " + text);
    }
    if (!match["holders"].empty()) {
      Table table{{{"Held by"}, {"Since"}, {"How"}, {"Copy"}}, {}};
      for (const Json& h : match["holders"])
        table.rows.push_back({h["who"].get<std::string>(),
                              h["since"].is_string() ? h["since"].get<std::string>() : "",
                              h["medium"].get<std::string>(), h["copy"].get<std::string>()});
      page.table("Who held " + match["id"].get<std::string>(), std::move(table));
    }
    if (!match["not_shown"].empty())
      page.callout("Not shown this version: " + listed(match["not_shown"]) + ".");
  }
  if (!result["exposes"].empty())
    page.paragraph("Not public, and exposed by it: " + listed(result["exposes"]) + ".");
  if (!result["repeated_by"].empty())
    page.paragraph("Claims that repeat it: " + listed(result["repeated_by"]) + ".");
  if (!result["to_tell"].empty()) {
    page.heading(2, "Who must be told");
    page.paragraph("Those concerned, in the case's order; the order of telling is yours.");
    std::vector<Text> items;
    for (const Json& id : result["to_tell"]) {
      const model::Party* party = model::find(in.c, model::PartyId(id.get<std::string>()));
      items.push_back({party == nullptr ? id.get<std::string>() : party->name, {}});
    }
    page.list(std::move(items));
  }
  page.heading(2, "Lines to take");
  page.list({{"What we say about it: ____", {}}, {"What we do not say: ____", {}}, {"Who speaks: ____", {}}});
  return page;
}

}  // namespace

Call leak_call() {
  Call call;
  call.name = "leak";
  call.summary = "Where a leaked excerpt comes from: text, version, who held it, what it exposes";
  call.details =
      "Searches every text of the case as the audience may see it: proposals, revisions, messages, minutes, "
      "sources, claims. "
      "Lines to take are left blank with the facts beside them.";
  call.examples = {"leak cases/camp-david-1978 \"shall not exceed three months\""};
  call.options = {{.name = "excerpt",
                   .type = Option::Type::word,
                   .help = "the words that leaked",
                   .positional = true,
                   .required = true},
                  texts_option()};
  call.run = run_leak;
  call.view = leak_page;
  call.result_schema = [] {
    return object_schema({{"excerpt", type_schema("string")},
                          {"searched", type_schema("integer")},
                          {"matches", array_schema(type_schema("object"))},
                          {"repeated_by", array_schema(type_schema("string"))},
                          {"exposes", array_schema(type_schema("string"))},
                          {"to_tell", array_schema(type_schema("string"))}},
                         {"excerpt", "searched", "matches", "repeated_by", "exposes", "to_tell"});
  };
  return call;
}

}  // namespace mediant::api
