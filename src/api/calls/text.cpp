// `text`: where a single negotiating text stands - clauses, brackets over time, who holds which copy,
// answers.
#include <algorithm>

#include "../case_texts.hpp"
#include "../options.hpp"
#include "../record_rows.hpp"
#include "../registry.hpp"
#include "mediant/drafts/one_text.hpp"

namespace mediant::api {
namespace {

const drafts::Clause* clause_of(const drafts::Draft* draft, const std::string& number) {
  if (draft == nullptr) return nullptr;
  const auto at = std::find_if(draft->clauses.begin(), draft->clauses.end(),
                               [&](const drafts::Clause& c) { return c.number == number; });
  return at == draft->clauses.end() ? nullptr : &*at;
}

// "[harbour: at most two]" is the proposal of whom it names.
Json bracket_by(const model::Case& c, std::string_view inside) {
  const auto colon = inside.find(':');
  if (colon == std::string_view::npos) return nullptr;
  const std::string_view name = inside.substr(0, colon);
  for (const model::Party& party : c.parties)
    if (party.id.value == name || party.name == name) return party.id.value;
  return nullptr;
}

Json brackets_json(const model::Case& c, const std::string& text) {
  Json out = Json::array();
  const auto brackets = drafts::brackets_of(text);
  if (!brackets) return out;
  for (const drafts::Bracket& b : *brackets) {
    const std::string inside = text.substr(b.at.begin + 1, b.at.size() - 2);
    out.push_back({{"text", inside}, {"depth", b.depth}, {"by", bracket_by(c, inside)}});
  }
  return out;
}

Json answers_json(const model::Case& c, const std::string& revision) {
  Json out = Json::array();
  for (const model::Claim& claim : c.claims) {
    if (claim.kind != model::ClaimKind::position ||
        std::find(claim.about.begin(), claim.about.end(), revision) == claim.about.end())
      continue;
    if (claim.stance == "accepts" || claim.stance == "rejects")
      out.push_back({{"by", as_json(claim.by)},
                     {"answer", claim.stance == "accepts" ? "yes" : "no"},
                     {"on", as_json(claim.on)},
                     {"claim", claim.id.value}});
  }
  return out;
}

Json text_json(const Context& in, const model::OneText& text,
               const std::vector<text::WrittenDocument>& files) {
  std::vector<std::string> principals;
  for (const model::Party& party : in.c.parties)
    if (party.role == model::Role::principal) principals.push_back(party.id.value);
  const drafts::OneTextStatus status = drafts::status_of(text, principals);
  std::optional<drafts::Draft> draft;
  if (!text.revisions.empty()) {
    const auto at = std::find_if(files.begin(), files.end(),
                                 [&](const auto& f) { return f.name == text.revisions.back().file; });
    if (at != files.end()) draft = drafts::parse_draft(*at, in.text);
  }
  Json clauses = Json::array(), over_time = Json::array(), ledger = Json::array(), unequal = Json::array();
  for (const model::ClauseState& state : status.clauses) {
    const drafts::Clause* clause = clause_of(draft ? &*draft : nullptr, state.label);
    const std::string words = clause == nullptr ? "" : clause->text;
    clauses.push_back({{"clause", state.label},
                       {"status", state.status},
                       {"proposed_by", as_json(state.proposed_by)},
                       {"opposed_by", as_json(state.opposed_by)},
                       {"note", state.note},
                       {"text", words},
                       {"brackets", brackets_json(in.c, words)}});
  }
  for (const drafts::BracketCount& n : status.over_time)
    over_time.push_back({{"revision", n.revision},
                         {"on", as_json(n.on)},
                         {"open", n.open},
                         {"bracketed", n.bracketed},
                         {"ad_ref", n.ad_ref},
                         {"agreed", n.agreed},
                         {"reserved", n.reserved},
                         {"deleted", n.deleted}});
  for (const model::Revision& revision : text.revisions)
    for (const model::Exposure& e : revision.exposures)
      ledger.push_back({{"revision", revision.id},
                        {"recipient", e.recipient},
                        {"on", as_json(e.on)},
                        {"medium", e.medium},
                        {"copy", e.copy},
                        {"note", e.note}});
  // Another audience sees a part of the ledger only: who lacks what cannot be told from a part.
  const bool whole = in.audience.kind == model::Audience::Kind::desk;
  if (whole)
    for (const drafts::UnequalCirculation& u : status.unequal)
      unequal.push_back({{"recipient", u.recipient},
                         {"has", u.has.empty() ? Json(nullptr) : Json(u.has)},
                         {"newest", u.newest}});
  return {{"id", status.id},
          {"title", status.title},
          {"custodian", as_json(text.custodian)},
          {"last", status.last.empty() ? Json(nullptr) : Json(status.last)},
          {"frozen", status.frozen},
          {"clauses", std::move(clauses)},
          {"over_time", std::move(over_time)},
          {"ledger", std::move(ledger)},
          {"whole_ledger", whole},
          {"unequal", std::move(unequal)},
          {"answers", answers_json(in.c, text.id + "/" + status.last)}};
}

Result<Json> run_text(const Context& in) {
  const std::string wanted = word(in.options, "text");
  const auto files = given_texts(in);
  if (!files) return files.error();
  Json texts = Json::array();
  for (const model::OneText& text : in.c.texts)
    if (wanted.empty() || text.id == wanted) texts.push_back(text_json(in, text, *files));
  if (!wanted.empty() && texts.empty())
    return Error{"unknown-text", "the case has no text `" + wanted + "`",
                 "`mediant text status CASE` lists its texts"};
  return Json{{"texts", std::move(texts)}, {"minutes", minute_rows(in.c)}};
}

std::string cell(const Json& json) { return json.is_string() ? json.get<std::string>() : ""; }

std::string names(const Json& speakers) {
  std::string out;
  for (const Json& s : speakers) {
    const std::string name = s.is_string() ? s.get<std::string>() : s.value("unnamed", s.dump());
    out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

void show_text(Document& page, const Json& text) {
  const std::string title = cell(text["title"]).empty() ? cell(text["id"]) : cell(text["title"]);
  page.heading(2, title);
  if (text["last"].is_null()) {
    page.paragraph("No revision yet.");
    return;
  }
  page.paragraph(
      cell(text["last"]) +
      (text["frozen"].get<bool>()
           ? ", frozen: it can be answered with yes or no, not changed."
           : ": criticism is asked for, not acceptance. What is not contested is not agreed yet."));
  for (const Json& u : text["unequal"])
    page.callout("Unequal circulation: " + cell(u["recipient"]) + " holds " +
                 (u["has"].is_null() ? "no copy" : "only " + cell(u["has"])) + ", while " +
                 cell(u["newest"]) + " is out.");
  Table clauses{{{"Clause"}, {"Status"}, {"Proposed by"}, {"Opposed by"}, {"Note"}, {"Text"}}, {}};
  for (const Json& c : text["clauses"])
    clauses.rows.push_back({cell(c["clause"]), cell(c["status"]), names(c["proposed_by"]),
                            names(c["opposed_by"]), cell(c["note"]), cell(c["text"])});
  page.table("Clauses of " + cell(text["last"]), std::move(clauses));
  page.table("From revision to revision",
             table_of(text["over_time"], {{"revision", "Revision"},
                                          {"on", "On"},
                                          {"open", "Open", Align::right},
                                          {"bracketed", "Bracketed", Align::right},
                                          {"ad_ref", "Ad referendum", Align::right},
                                          {"agreed", "Agreed", Align::right},
                                          {"reserved", "Reserved", Align::right},
                                          {"deleted", "Deleted", Align::right}}));
  if (!text["ledger"].empty())
    page.table("Who holds which copy", table_of(text["ledger"], {{"revision", "Revision"},
                                                                 {"recipient", "Held by"},
                                                                 {"on", "Since"},
                                                                 {"medium", "How"},
                                                                 {"copy", "Copy"}}));
  if (!text["answers"].empty()) {
    Table answers{{{"By"}, {"Answer"}, {"On"}, {"Claim"}}, {}};
    for (const Json& a : text["answers"])
      answers.rows.push_back(
          {names(Json::array({a["by"]})), cell(a["answer"]), cell(a["on"]), cell(a["claim"])});
    page.table("Answers to " + cell(text["last"]), std::move(answers));
  }
}

Document text_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, "One text");
  if (result["texts"].empty())
    page.paragraph("The case has no single negotiating text; `mediant text new CASE FILE` begins one.");
  for (const Json& text : result["texts"]) show_text(page, text);
  if (!result["minutes"].empty()) {
    page.heading(2, "Minutes of understandings");
    page.table("Minutes", minute_table(result["minutes"], in.c));
  }
  return page;
}

}  // namespace

Call text_call() {
  Call call;
  call.name = "text";
  call.summary = "A single negotiating text: clauses, brackets over time, who holds which copy";
  call.details =
      "Where each clause of the last revision stands, its nested brackets and who proposes and opposes them, "
      "the brackets open from revision to revision, the ledger of copies with a warning where circulation is "
      "unequal, yes or no to a frozen revision, and minutes of understandings.";
  call.examples = {"text status cases/camp-david-1978"};
  call.options = {
      {.name = "text", .type = Option::Type::word, .help = "id of one text", .fallback = "all of the case"},
      texts_option()};
  call.run = run_text;
  call.view = text_page;
  call.result_schema = [] {
    return object_schema(
        {{"texts", array_schema(type_schema("object"))}, {"minutes", array_schema(type_schema("object"))}},
        {"texts", "minutes"});
  };
  return call;
}

}  // namespace mediant::api
