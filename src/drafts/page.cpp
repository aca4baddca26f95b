#include "mediant/core/print.hpp"
#include "mediant/drafts/redline.hpp"

namespace mediant::drafts {
namespace {

std::string escaped(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\n') {
      out += "<br>";
    } else {
      out += c;
    }
  }
  return out;
}

std::string text_of(const Draft& draft, const std::vector<std::size_t>& clauses) {
  std::string out;
  for (const std::size_t c : clauses) {
    const Clause& clause = draft.clauses[c];
    out += (out.empty() ? "" : "\n") + clause.number + "  " +
           (clause.heading.empty() ? "" : clause.heading + "\n") + clause.text;
  }
  return out;
}

std::string marked(const std::string& before, const std::string& after) {
  std::string out;
  for (const Run& run : word_changes(before, after)) {
    if (run.kind == Run::Kind::inserted) out += "<ins>" + escaped(run.text) + "</ins>";
    if (run.kind == Run::Kind::deleted) out += "<del>" + escaped(run.text) + "</del>";
    if (run.kind == Run::Kind::same) out += escaped(run.text);
  }
  return out;
}

void add_heat(std::string& out, const std::vector<Draft>& drafts, const HeatMap& heat) {
  const Draft& rows = drafts[heat.first];
  const Draft& columns = drafts[heat.second];
  out += "<h2>How alike: " + escaped(rows.name) + " (rows), " + escaped(columns.name) +
         " (columns)</h2><table class=\"heat\"><tr><th></th>";
  for (const Clause& c : columns.clauses) out += "<th>" + escaped(c.number) + "</th>";
  out += "</tr>";
  for (std::size_t i = 0; i < heat.values.size(); ++i) {
    out += "<tr><th>" + escaped(rows.clauses[i].number) + "</th>";
    for (const double value : heat.values[i])
      out += "<td style=\"background:rgba(40,80,140," + fixed(value, 2) + ")\" title=\"" + fixed(value, 2) +
             "\"></td>";
    out += "</tr>";
  }
  out += "</table>";
}

}  // namespace

std::string to_html(const std::vector<Draft>& drafts, const Comparison& comparison) {
  std::string out =
      "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Drafts compared</title><style>"
      "body{font:15px/1.45 serif;margin:2em auto;max-width:80em;padding:0 "
      "1em}table{border-collapse:collapse;width:100%}"
      "td,th{border:1px solid #bbb;padding:.35em "
      ".5em;vertical-align:top;text-align:start}ins{background:#dde7f5;text-decoration:underline}"
      "del{color:#777}.heat{width:auto}.heat td{padding:0;width:14px;height:14px}.heat "
      "th{font-size:10px;padding:1px 3px;border:0}"
      ".same td{color:#666}</style></head><body><h1>Drafts compared</h1>";
  for (const std::string& remark : comparison.remarks) out += "<p>" + escaped(remark) + "</p>";
  out += "<table><tr>";
  for (const Draft& draft : drafts) out += "<th>" + escaped(draft.name) + "</th>";
  out += "<th>Change</th></tr>";
  for (const Row& row : comparison.rows) {
    out += is_substance(row) ? "<tr>" : "<tr class=\"same\">";
    std::string before;
    for (std::size_t d = 0; d < drafts.size(); ++d) {
      const std::string text = text_of(drafts[d], row.clauses[d]);
      out += "<td dir=\"auto\">" + (before.empty() || text.empty() ? escaped(text) : marked(before, text)) +
             "</td>";
      if (!text.empty()) before = text;
    }
    out += "<td>" + std::string(name_of(row.change)) +
           (row.moved && row.change != Change::moved ? ", moved" : "") +
           (row.drift == Drift::none ? "" : "<br>" + std::string(name_of(row.drift))) + "</td></tr>";
  }
  out += "</table>";
  for (const HeatMap& heat : comparison.heat) add_heat(out, drafts, heat);
  return out + "</body></html>\n";
}

}  // namespace mediant::drafts
