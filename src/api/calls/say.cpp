// `say`: what is cleared for somebody, and what a sentence would disclose to them.
#include "../options.hpp"
#include "../record_rows.hpp"
#include "../registry.hpp"
#include "mediant/record/clearance.hpp"
#include "mediant/record/messages.hpp"

namespace mediant::api {
namespace {

Json statement_json(const record::Statement& s) {
  return {{"kind", s.kind}, {"id", s.id}, {"by", as_json(s.by)}, {"words", s.words}, {"on", as_json(s.on)}};
}

std::string_view kind_word(record::Disclosure::Kind kind) {
  using enum record::Disclosure::Kind;
  return kind == confidence ? "confidence" : kind == attribution ? "attribution" : "background";
}

Result<Json> run_say(const Context& in) {
  const std::string typed = word(in.options, "to");
  model::Audience to = model::Audience::everyone();
  std::string id = "public", name = "the public";
  if (typed != "public") {
    const model::Speaker who = record::who_is(in.c, typed, in.text);
    const auto party = model::party_of(in.c, who);
    if (!party) return unknown_name("to", typed, in.c);
    to = model::Audience::of(*party);
    id = party->value;
    name = model::speaker_name(in.c, who);
  }
  const std::string words = word(in.options, "words");
  if (!text::is_valid_utf8(words))
    return Error{"bad-option", "option `words` is not UTF-8", "give the words as UTF-8"};
  const record::Clearance clearance = record::clearance(in.c, to);
  Json cleared = Json::array(), held = Json::array(), warnings = Json::array();
  for (const record::Statement& s : clearance.cleared) {
    Json row = statement_json(s);
    row["terms"] = record::to_word(s.terms);
    cleared.push_back(std::move(row));
  }
  for (const record::Statement& s : clearance.held) held.push_back(statement_json(s));
  for (const record::Disclosure& d : record::disclosures(in.c, clearance, words, in.text)) {
    warnings.push_back({{"kind", kind_word(d.kind)},
                        {"sentence", words.substr(d.sentence.begin, d.sentence.size())},
                        {"start", text::code_point_of_byte(words, d.sentence.begin)},
                        {"end", text::code_point_of_byte(words, d.sentence.end)},
                        {"of", statement_json(d.of)},
                        {"shared", d.shared},
                        {"share", d.share}});
  }
  return Json{{"to", {{"id", id}, {"name", name}}},
              {"cleared", std::move(cleared)},
              {"held", std::move(held)},
              {"words", words},
              {"warnings", std::move(warnings)}};
}

std::string terms_in_words(const std::string& terms, const std::string& by) {
  if (terms == "convey") return by.empty() ? "to be conveyed" : "to be conveyed from " + by;
  if (terms == "own-idea") return "as your own idea, not as theirs";
  if (terms == "background") return "known to them as background, not to be quoted";
  return terms == "public" ? "public" : "they may see it";
}

std::string text_of(const Json& json) { return json.is_string() ? json.get<std::string>() : ""; }

std::string whose(const Context& in, const Json& of) {
  const std::string by = of["by"].is_null() ? "" : name_of(in.c, of["by"]);
  return (by.empty() ? "" : by + ": ") + "“" + text_of(of["words"]) + "” (" + text_of(of["kind"]) + " " +
         text_of(of["id"]) + ")";
}

std::string warning_in_words(const Context& in, const Json& w, const std::string& to) {
  std::string shared;
  for (const Json& one : w["shared"]) shared += (shared.empty() ? "" : ", ") + text_of(one);
  const std::string kind = text_of(w["kind"]);
  const std::string what = kind == "confidence"    ? "not cleared for " + to
                           : kind == "attribution" ? "cleared only as your own idea: leave the author out"
                                                   : "background, not to be quoted";
  std::string sentence = text_of(w["sentence"]);
  while (!sentence.empty() && (sentence.back() == ' ' || sentence.back() == '\n')) sentence.pop_back();
  return "“" + sentence + "” comes close to " + whose(in, w["of"]) + ", " + what + ". In both: " + shared +
         ".";
}

Document say_page(const Json& result, const Context& in) {
  Document page;
  const std::string to = text_of(result["to"]["name"]);
  page.heading(1, "What may be said to " + to);
  if (!text_of(result["words"]).empty()) {
    page.heading(2, "Your words");
    for (const Json& w : result["warnings"]) page.callout(warning_in_words(in, w, to));
    page.paragraph(
        result["warnings"].empty()
            ? "Nothing in them was found to repeat what is held back. Only words were compared with "
              "the record: that is no clearance."
            : "Words were compared, not meaning: a warning is a reason to look, and what carries "
              "none is not cleared by that.");
  }
  page.heading(2, "Cleared");
  Table cleared{{{"On"}, {"By"}, {"Words"}, {"What"}, {"On what terms"}}, {}};
  for (const Json& s : result["cleared"]) {
    const std::string by = s["by"].is_null() ? "" : name_of(in.c, s["by"]);
    cleared.rows.push_back({text_of(s["on"]), by, text_of(s["words"]),
                            text_of(s["kind"]) + " " + text_of(s["id"]),
                            terms_in_words(text_of(s["terms"]), by)});
  }
  if (cleared.rows.empty())
    page.paragraph("Nothing in the record is cleared for " + to + ".");
  else
    page.table("cleared", std::move(cleared));
  if (!result["held"].empty()) {
    page.heading(2, "Held back");
    Table held{{{"On"}, {"By"}, {"Words"}, {"What"}}, {}};
    for (const Json& s : result["held"])
      held.rows.push_back({text_of(s["on"]), s["by"].is_null() ? "" : name_of(in.c, s["by"]),
                           text_of(s["words"]), text_of(s["kind"]) + " " + text_of(s["id"])});
    page.table("held", std::move(held));
  }
  return page;
}

}  // namespace

Call say_call() {
  Call call;
  call.name = "say";
  call.summary = "What may be said to somebody, and what a sentence would disclose";
  call.details =
      "Lists what TO may see or was to be told, on what terms (conveyed in somebody's name, as your own "
      "idea, "
      "background), and what is held back from TO. With WORDS, warns where a sentence comes close to what "
      "another party gave in confidence, names the author of what may be told as your own idea only, or "
      "quotes "
      "background. Words are compared, not meaning: no warning is no clearance.";
  call.examples = {"say cases/labour-contract authority",
                   "say cases/labour-contract authority \"The federation could live with a trial in 2029.\""};
  call.options = {
      {.name = "to", .help = "a party or one of its people, or public", .positional = true, .required = true},
      {.name = "words", .help = "what you mean to say", .positional = true}};
  call.run = run_say;
  call.view = say_page;
  call.result_schema = [] {
    return object_schema({{"to", type_schema("object")},
                          {"cleared", array_schema(type_schema("object"))},
                          {"held", array_schema(type_schema("object"))},
                          {"words", type_schema("string")},
                          {"warnings", array_schema(type_schema("object"))}},
                         {"to", "cleared", "held", "words", "warnings"});
  };
  return call;
}

}  // namespace mediant::api
