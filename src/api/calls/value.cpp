// `value`: what a proposal is worth to each party, as a range where it is silent.
#include "mediant/deals/value.hpp"

#include "../deal_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/deals/judged_range.hpp"
#include "mediant/model/points.hpp"

namespace mediant::api {
namespace {

const char* verdict(deals::Verdict v) {
  return v == deals::Verdict::accepts ? "accepts" : v == deals::Verdict::rejects ? "rejects" : "depends";
}

// The ends over silent issues and judged ranges together.
Json judged(const Context& in, const deals::DealSpace& space, std::size_t holder,
            const deals::Assignment& partial) {
  const auto worst = deals::completion(space, holder, partial, false);
  const auto best = deals::completion(space, holder, partial, true);
  if (!worst || !best) return nullptr;
  return {deals::judged_range(in.c, space, holder, *worst).low,
          deals::judged_range(in.c, space, holder, *best).high};
}

Json lines_of(const Context& in, const deals::Structure& s, const std::vector<std::size_t>& lines) {
  Json list = Json::array();
  for (const std::size_t index : lines) {
    const deals::Line& line = s.lines[index];
    const model::RedLine& red = in.c.preferences[line.block].red_lines[line.number];
    list.push_back(red.id.empty() ? "preferences." + in.c.preferences[line.block].party.value +
                                        ".red_lines[" + std::to_string(line.number) + "]"
                                  : red.id);
  }
  return list;
}

Result<Json> valued(const Context& in, const deals::DealSpace& space, const Subject& subject) {
  Json row = {{"id", subject.id}, {"title", subject.title}};
  if (subject.content_unknown) {
    row["content"] = "unknown";
    return row;
  }
  const auto assignment = deals::assignment_of(space, *subject.terms);
  if (!assignment) return assignment.error();
  const bool outline = flag(in.options, "outline");
  const deals::Valuation valuation = deals::value(space, *assignment, !outline);
  const deals::Structure& s = space.structure();
  Json silent = Json::array();
  for (const int issue : valuation.silent) silent.push_back(s.issues[static_cast<std::size_t>(issue)].value);
  row["content"] = valuation.silent.empty() ? "complete" : "partial";
  row["silent"] = silent;
  row["possible"] = valuation.possible;
  if (!valuation.possible) {
    Json violates = Json::array();
    for (const std::size_t k : valuation.violates)
      violates.push_back(in.c.packages[k].id.empty() ? "packages[" + std::to_string(k) + "]"
                                                     : in.c.packages[k].id);
    row["violates"] = violates;
    return row;
  }
  row["utility"] = Json::object();
  row["range"] = Json::object();
  row["accepts"] = Json::object();
  row["breaks"] = Json::object();
  row["may_break"] = Json::object();
  for (std::size_t h = 0; h < valuation.holders.size(); ++h) {
    const deals::HolderValue& value = valuation.holders[h];
    const std::string& id = s.holders[h].value;
    if (h < space.parties()) {
      row["utility"][id] = {{"low", space.utility(h, value.low)}, {"high", space.utility(h, value.high)}};
      row["range"][id] = judged(in, space, h, *assignment);
    }
    row["accepts"][id] = verdict(value.verdict);
    if (!value.breaks.empty()) row["breaks"][id] = lines_of(in, s, value.breaks);
    if (!value.may_break.empty()) row["may_break"][id] = lines_of(in, s, value.may_break);
  }
  if (!outline) row["agreement"] = verdict(valuation.agreement);
  if (valuation.distance) {
    row["distance"] = {{"efficient", valuation.distance->efficient},
                       {"share", valuation.distance->share},
                       {"better", as_json(space, valuation.distance->better)}};
  }
  return row;
}

Result<Json> run_value(const Context& in) {
  const auto space = compiled(in);
  if (!space) return space.error();
  std::vector<Subject> asked;
  if (const std::string id = word(in.options, "proposal"); !id.empty()) {
    auto one = subject(in.c, id);
    if (!one) return one.error();
    asked.push_back(std::move(*one));
  } else {
    asked = subjects(in.c);
  }
  Json rows = Json::array();
  for (const Subject& one : asked) {
    auto row = valued(in, *space, one);
    if (!row) return row.error();
    rows.push_back(std::move(*row));
  }
  return Json{{"proposals", rows}, {"about", about(in, *space)}};
}

Document value_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": what each text is worth to each party");
  page.paragraph(
      "Where a text is silent on an issue, the value is the range over what the issue may still become. In "
      "brackets: with the judged ranges as well.");
  add_about(page, result["about"], in);
  if (result["proposals"].empty()) {
    page.paragraph("The case holds no proposals yet; add them under `proposals`.");
    return page;
  }
  for (const Json& row : result["proposals"]) {
    page.heading(3, row["title"].get<std::string>());
    if (row["content"] == "unknown") {
      page.paragraph("Its content is not recorded: listed, never valued.");
      continue;
    }
    if (!row["possible"].get<bool>()) {
      page.paragraph("The rules of the case forbid it, however its silent issues are filled.");
      continue;
    }
    if (!row["silent"].empty())
      page.paragraph("Silent on " + std::to_string(row["silent"].size()) + " of " +
                     std::to_string(in.c.issues.size()) + " issues.");
    Table table;
    table.columns = {{"Party", Align::left},
                     {"Value", Align::right},
                     {"With judged ranges", Align::right},
                     {"At these values", Align::left},
                     {"Red lines", Align::left}};
    for (const auto& [party, accepts] : row["accepts"].items()) {
      std::vector<std::string> cells = {party_name(in.c, party)};
      if (row["utility"].contains(party)) {
        const auto low = row["utility"][party]["low"].get<double>();
        const auto high = row["utility"][party]["high"].get<double>();
        cells.push_back(model::points(low, in.c.scale, 1) +
                        (low == high ? "" : " to " + model::points(high, in.c.scale, 1)));
        const Json& range = row["range"][party];
        cells.push_back(range.is_null()
                            ? ""
                            : "(" + model::points(range[0].get<double>(), in.c.scale, 0) + " to " +
                                  model::points(range[1].get<double>(), in.c.scale, 0) + ")");
      } else {
        cells.insert(cells.end(), {"", ""});
      }
      cells.push_back(accepts == "accepts"   ? "at or above its no-deal level"
                      : accepts == "rejects" ? "below its no-deal level or across a red line"
                                             : "depends on what is silent");
      cells.emplace_back(row["breaks"].contains(party)      ? "breaks one"
                         : row["may_break"].contains(party) ? "may break one"
                                                            : "");
      table.rows.push_back(std::move(cells));
    }
    page.table("value-" + row["id"].get<std::string>(), std::move(table));
    if (row.contains("distance")) {
      page.paragraph(row["distance"]["efficient"].get<bool>()
                         ? "It is one of the best trade-offs."
                         : "Other deals are at least as good for all who must accept and better for some; "
                           "one of them: " +
                               terms_in_words(in.c, row["distance"]["better"]) + ".");
    }
  }
  return page;
}

}  // namespace

Call value_call() {
  Call call;
  call.name = "value";
  call.summary = "What a proposal is worth to each party, as a range where it is silent";
  call.examples = {"value cases/labour-contract", "value cases/peace-draft-28 draft-1 --format json"};
  call.options = {
      {.name = "proposal", .help = "a proposal or named deal; all of them when left out", .positional = true},
      among_option(),
      {.name = "outline",
       .type = Option::Type::flag,
       .help =
           "only what each party gets: neither whether it would stand nor how far from the best trade-offs"}};
  call.run = run_value;
  call.view = value_page;
  call.result_schema = [] {
    return object_schema({{"proposals", array_schema(object_schema({{"id", type_schema("string")},
                                                                    {"title", type_schema("string")},
                                                                    {"content", type_schema("string")},
                                                                    {"utility", type_schema("object")},
                                                                    {"accepts", type_schema("object")}},
                                                                   {"id", "title", "content"}))},
                          {"about", type_schema("object")}},
                         {"proposals", "about"});
  };
  return call;
}

}  // namespace mediant::api
