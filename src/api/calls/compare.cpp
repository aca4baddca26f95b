// `compare`: two or more drafts clause by clause.
#include "mediant/drafts/compare.hpp"

#include <algorithm>
#include <cmath>

#include "../json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/drafts/redline.hpp"
#include "mediant/formats/document_json.hpp"

namespace mediant::api {
namespace {

using drafts::Comparison;
using drafts::Draft;
using drafts::Pair;
using drafts::Row;

double rounded(double value) { return std::round(value * 1000) / 1000; }

Json pairs(const std::vector<Pair>& list) {
  Json out = Json::array();
  for (const Pair& pair : list) out.push_back({{"from", pair.from}, {"to", pair.to}});
  return out;
}

// What changed, the same keys for a row and for a step of it.
template <class Changed>
void add_changes(Json& json, const Changed& c) {
  json["change"] = name_of(c.change);
  json["moved"] = c.moved;
  json["drift"] = c.drift == drafts::Drift::none ? Json(nullptr) : Json(name_of(c.drift));
  json["numbers"] = pairs(c.numbers);
  json["modals"] = pairs(c.modals);
  json["dates"] = pairs(c.dates);
  json["names"] = pairs(c.names);
  json["negations"] = pairs(c.negations);
  json["similarity"] = rounded(c.similarity);
}

Json row_json(const Row& row, const std::vector<Draft>& drafts, bool outside) {
  Json numbers = Json::array(), texts = Json::array();
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    const auto& all = outside ? drafts[d].outside : drafts[d].clauses;
    Json list = Json::array();
    std::string text;
    for (const std::size_t c : row.clauses[d]) {
      list.push_back(all[c].number);
      text +=
          (text.empty() ? "" : "\n") + (all[c].heading.empty() ? "" : all[c].heading + "\n") + all[c].text;
    }
    numbers.push_back(std::move(list));
    texts.push_back(std::move(text));
  }
  Json json{{"clauses", std::move(numbers)}};
  add_changes(json, row);
  json["substance"] = is_substance(row);
  json["texts"] = std::move(texts);
  if (drafts.size() > 2) {
    json["steps"] = Json::array();
    for (const drafts::Step& step : row.steps) {
      Json one{{"from", step.from}, {"to", step.to}};
      add_changes(one, step);
      json["steps"].push_back(std::move(one));
    }
  }
  return json;
}

Result<Json> run_compare(const Context& in) {
  std::vector<Draft> drafts;
  for (const Json& document : in.options["drafts"]) {
    const auto read = formats::document_from_json(document);
    if (!read) return read.error();
    drafts.push_back(drafts::parse_draft(*read, in.text));
  }
  if (drafts.size() < 2)
    return Error{"too-few", "comparing needs two drafts or more", "mediant compare FIRST SECOND"};
  drafts::CompareOptions options;
  options.heat = flag(in.options, "heat");
  const Comparison comparison = drafts::compare(drafts, options, in.text, in.progress);
  const bool substance = flag(in.options, "substance");

  Json result{{"drafts", Json::array()},
              {"counts", Json::object()},
              {"rows", Json::array()},
              {"outside", Json::array()}};
  for (const Draft& draft : drafts) {
    result["drafts"].push_back({{"name", draft.name},
                                {"language", name_of(draft.language)},
                                {"numbered", draft.numbered},
                                {"clauses", draft.clauses.size()}});
  }
  for (const auto change :
       {drafts::Change::unchanged, drafts::Change::moved, drafts::Change::reworded, drafts::Change::changed,
        drafts::Change::deleted, drafts::Change::added, drafts::Change::split, drafts::Change::merged}) {
    result["counts"][std::string(name_of(change))] = std::count_if(
        comparison.rows.begin(), comparison.rows.end(), [&](const Row& row) { return row.change == change; });
  }
  for (const Row& row : comparison.rows)
    if (!substance || is_substance(row)) result["rows"].push_back(row_json(row, drafts, false));
  for (const Row& row : comparison.outside)
    if (!substance || is_substance(row)) result["outside"].push_back(row_json(row, drafts, true));
  const auto clause = [&](const drafts::ClauseRef& ref) {
    return Json{{"draft", ref.draft}, {"clause", drafts[ref.draft].clauses[ref.clause].number}};
  };
  result["possible"] = Json::array();
  for (const auto& match : comparison.possible)
    result["possible"].push_back({{"first", clause(match.first)},
                                  {"second", clause(match.second)},
                                  {"similarity", rounded(match.similarity)}});
  result["leftovers"] = Json::array();
  for (const auto& left : comparison.leftovers) {
    Json one = clause(left.clause);
    one["from"] = left.value.from;
    one["to"] = left.value.to;
    Json changed_in = Json::array();
    for (const std::size_t c : comparison.rows[left.row].clauses[left.clause.draft])
      changed_in.push_back(drafts[left.clause.draft].clauses[c].number);
    one["changed_in"] = std::move(changed_in);
    result["leftovers"].push_back(std::move(one));
  }
  result["alike"] = Json::array();
  for (const auto& line : comparison.alike) {
    Json values = Json::array();
    for (const double value : line) values.push_back(rounded(value));
    result["alike"].push_back(std::move(values));
  }
  if (options.heat) {
    result["heat"] = Json::array();
    for (const auto& map : comparison.heat) {
      Json values = Json::array();
      for (const auto& line : map.values) {
        Json cells = Json::array();
        for (const double value : line) cells.push_back(std::round(value * 100) / 100);
        values.push_back(std::move(cells));
      }
      result["heat"].push_back({{"first", map.first}, {"second", map.second}, {"values", std::move(values)}});
    }
  }
  if (flag(in.options, "redline")) {
    // Always of the first and the last: a tracked change has one before and one after.
    const std::vector<Draft> ends{drafts.front(), drafts.back()};
    const Comparison direct =
        drafts.size() == 2 ? comparison : drafts::compare(ends, options, in.text, in.progress);
    result["redline"] = formats::document_to_json(
        drafts::redline(ends[0], ends[1], direct, {word(in.options, "author"), word(in.options, "date")}));
  }
  if (flag(in.options, "page")) result["page"] = drafts::to_html(drafts, comparison);
  result["remarks"] = comparison.remarks;
  if (comparison.cut_short) result["remarks"].push_back("The comparison was cut short.");
  return result;
}

std::string joined(const Json& words, const char* by = ", ") {
  std::string out;
  for (const Json& word : words) out += (out.empty() ? "" : by) + word.get<std::string>();
  return out;
}

// "600,000 → 800,000; shall → should; weakened"
std::string what_changed(const Json& row) {
  std::string out;
  for (const char* key : {"numbers", "dates", "modals", "negations", "names"}) {
    for (const Json& pair : row[key]) {
      const auto from = pair["from"].get<std::string>(), to = pair["to"].get<std::string>();
      out += (out.empty() ? "" : "; ") + (from.empty() ? "+ " + to
                                          : to.empty() ? "− " + from
                                                       : from + " → " + to);
    }
  }
  if (row["drift"].is_string()) out += (out.empty() ? "" : "; ") + row["drift"].get<std::string>();
  return out;
}

std::string change_of(const Json& row) {
  const auto change = row["change"].get<std::string>();
  return row["moved"].get<bool>() && change != "moved" ? change + ", moved" : change;
}

// A line a row; the texts of those that changed in substance are added to `texts`.
Table table_of_rows(const Json& rows, const Json& drafts, Table& texts) {
  Table table;
  for (const Json& draft : drafts) table.columns.push_back({draft["name"].get<std::string>(), Align::left});
  table.columns.push_back({"Change", Align::left});
  table.columns.push_back({"What changed", Align::left});
  table.columns.push_back({"Similarity", Align::right});
  for (const Json& row : rows) {
    std::vector<std::string> cells, words;
    for (const Json& numbers : row["clauses"]) cells.push_back(joined(numbers));
    cells.push_back(change_of(row));
    cells.push_back(what_changed(row));
    cells.push_back(fixed(row["similarity"].get<double>(), 2));
    table.rows.push_back(std::move(cells));
    if (!row["substance"].get<bool>()) continue;
    for (std::size_t d = 0; d < row["texts"].size(); ++d) {
      const auto text = row["texts"][d].get<std::string>();
      words.push_back(text.empty() ? "" : joined(row["clauses"][d]) + ": " + text);
    }
    texts.rows.push_back(std::move(words));
  }
  return table;
}

Document compare_page(const Json& result, const Context& /*in*/) {
  Document page;
  page.heading(1, "Drafts compared");
  for (const Json& remark : result["remarks"]) page.callout(remark.get<std::string>());
  std::string counts;
  for (const auto& [change, count] : result["counts"].items())
    if (count.get<int>() > 0)
      counts += (counts.empty() ? "" : ", ") + std::to_string(count.get<int>()) + " " + change;
  page.paragraph(counts.empty() ? "No clauses." : counts + ".");
  Table texts;
  for (const Json& draft : result["drafts"])
    texts.columns.push_back({draft["name"].get<std::string>(), Align::left});
  page.table("Clauses", table_of_rows(result["rows"], result["drafts"], texts));
  if (std::any_of(result["outside"].begin(), result["outside"].end(),
                  [](const Json& row) { return row["change"] != "unchanged"; })) {
    page.heading(2, "Outside the numbered clauses");
    page.table("Outside the clauses", table_of_rows(result["outside"], result["drafts"], texts));
  }
  for (const Json& left : result["leftovers"]) {
    page.callout("Clause " + left["clause"].get<std::string>() + " still says " +
                 left["from"].get<std::string>() + ", which clause " + joined(left["changed_in"]) +
                 " changed to " + left["to"].get<std::string>() + ".");
  }
  if (!result["possible"].empty()) {
    std::vector<Text> items;
    for (const Json& match : result["possible"]) {
      const auto name = [&](const Json& ref) {
        return ref["clause"].get<std::string>() + " of " +
               result["drafts"][ref["draft"].get<std::size_t>()]["name"].get<std::string>();
      };
      items.push_back({name(match["first"]) + " and " + name(match["second"]) + " (similarity " +
                           fixed(match["similarity"].get<double>(), 2) + ")",
                       {}});
    }
    page.heading(2, "Possible matches, not asserted");
    page.list(std::move(items));
  }
  if (!texts.rows.empty()) {
    page.heading(2, "Side by side");
    page.table("Changed clauses side by side", std::move(texts));
  }
  return page;
}

Json compare_schema() {
  const Json pair =
      object_schema({{"from", type_schema("string")}, {"to", type_schema("string")}}, {"from", "to"});
  const Json row = object_schema({{"clauses", array_schema(array_schema(type_schema("string")))},
                                  {"change", type_schema("string")},
                                  {"moved", type_schema("boolean")},
                                  {"drift", Json{{"type", {"string", "null"}}}},
                                  {"numbers", array_schema(pair)},
                                  {"modals", array_schema(pair)},
                                  {"dates", array_schema(pair)},
                                  {"names", array_schema(pair)},
                                  {"negations", array_schema(pair)},
                                  {"similarity", type_schema("number")},
                                  {"substance", type_schema("boolean")},
                                  {"texts", array_schema(type_schema("string"))},
                                  {"steps", array_schema(type_schema("object"))}},
                                 {"clauses", "change", "numbers", "modals", "similarity"});
  return object_schema({{"drafts", array_schema(type_schema("object"))},
                        {"counts", type_schema("object")},
                        {"rows", array_schema(row)},
                        {"outside", array_schema(row)},
                        {"possible", array_schema(type_schema("object"))},
                        {"leftovers", array_schema(type_schema("object"))},
                        {"alike", array_schema(array_schema(type_schema("number")))},
                        {"heat", array_schema(type_schema("object"))},
                        {"redline", type_schema("object")},
                        {"page", type_schema("string")},
                        {"remarks", array_schema(type_schema("string"))}},
                       {"drafts", "counts", "rows", "outside", "possible", "leftovers", "alike", "remarks"});
}

}  // namespace

Call compare_call() {
  Call call;
  call.name = "compare";
  call.summary = "Two or more drafts clause by clause: what changed, moved, was split, merged, weakened";
  call.details =
      "Reads text, Markdown, HTML, DOCX and PDF. Clauses are aligned by their words, wherever they stand; "
      "numbers, dates, modal verbs, negations and names that changed are listed (modal verbs in the "
      "languages that "
      "docs/methods/drafts.md names). "
      "A page with a heat map is written to a .html file, a DOCX with tracked changes to a .docx file.";
  call.examples = {"compare draft.docx counterproposal.docx",
                   "compare first.md second.md third.md --substance --format json",
                   "compare first.md second.md -o redline.docx"};
  call.options = {
      {.name = "drafts",
       .type = Option::Type::documents,
       .help = "the drafts, oldest first",
       .positional = true,
       .required = true},
      {.name = "substance",
       .type = Option::Type::flag,
       .help = "leave out what is unchanged, moved or only reworded"},
      {.name = "heat", .type = Option::Type::flag, .help = "also how alike every two clauses are"},
      {.name = "redline",
       .type = Option::Type::flag,
       .help = "also the last draft with tracked changes from the first"},
      {.name = "page", .type = Option::Type::flag, .help = "also a page in HTML"},
      {.name = "author",
       .type = Option::Type::word,
       .help = "author of the tracked changes",
       .fallback = "the last draft's name"},
      {.name = "date", .type = Option::Type::date, .help = "date of the tracked changes", .fallback = "none"},
  };
  call.needs_case = false;
  call.run = run_compare;
  call.view = compare_page;
  call.result_schema = compare_schema;
  return call;
}

}  // namespace mediant::api
