#include "json.hpp"

#include "mediant/api/api.hpp"

namespace mediant::api {
namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};

std::string cell(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_number_integer()) return std::to_string(value.get<long long>());
  if (value.is_number()) return shortest(value.get<double>());
  if (value.is_array()) {
    std::string out;
    for (const Json& item : value) out += (out.empty() ? "" : "; ") + cell(item);
    return out;
  }
  for (const char* key : {"name", "unnamed", "title", "ref"}) {
    if (value.contains(key)) return cell(value[key]);
  }
  return value.dump();
}

template <class T>
Json list_of(const std::vector<T>& items) {
  Json list = Json::array();
  for (const T& item : items) list.push_back(as_json(item));
  return list;
}

}  // namespace

Json as_json(const model::Speaker& speaker) {
  if (!speaker.ref.empty()) return speaker.ref;
  if (!speaker.unnamed.empty()) return {{"unnamed", speaker.unnamed}};
  return nullptr;
}

Json as_json(const std::vector<model::Speaker>& speakers) { return list_of(speakers); }

Json as_json(const model::SourceRef& source) {
  Json json = {{"ref", source.ref.value}};
  if (!source.quote.empty()) json["quote"] = source.quote;
  if (source.start) json["start"] = *source.start;
  if (source.end) json["end"] = *source.end;
  return json;
}

Json as_json(const std::vector<model::SourceRef>& sources) { return list_of(sources); }

Json as_json(const model::Estimate& e) {
  if (e.is_point()) return e.low;
  if (e.shape == model::Estimate::Shape::uniform) return {e.low, e.high};
  return {e.low, e.mode, e.high};
}

Json as_json(const Diagnostic& d) {
  Json json = {
      {"severity", d.severity == Severity::error ? "error" : "warning"}, {"code", d.code}, {"path", d.path}};
  if (!d.at.file.empty()) json["file"] = d.at.file;
  if (d.at.line > 0) {
    json["line"] = d.at.line;
    json["column"] = d.at.column;
  }
  json["message"] = d.message;
  if (!d.hint.empty()) json["hint"] = d.hint;
  return json;
}

Json as_json(const Block& block) {
  const auto text = [](const Text& t) {
    Json json = {{"text", t.text}};
    if (!t.notes.empty()) json["notes"] = t.notes;
    return json;
  };
  return std::visit(Overloaded{
                        [](const Heading& h) {
                          return Json{{"kind", "heading"}, {"level", h.level}, {"text", h.text}};
                        },
                        [&](const Paragraph& p) {
                          Json json = {{"kind", "paragraph"}};
                          json.update(text(p.text));
                          return json;
                        },
                        [&](const List& l) {
                          Json json = {{"kind", "list"}, {"items", Json::array()}};
                          for (const Text& item : l.items) json["items"].push_back(text(item));
                          return json;
                        },
                        [](const Callout& c) {
                          return Json{{"kind", "callout"}, {"text", c.text}};
                        },
                        [](const TableBlock& t) {
                          Json json = {{"kind", "table"},
                                       {"caption", t.caption},
                                       {"columns", Json::array()},
                                       {"rows", t.table.rows}};
                          for (const Column& column : t.table.columns)
                            json["columns"].push_back(column.title);
                          return json;
                        },
                        [](const PageBreak&) {
                          return Json{{"kind", "page-break"}};
                        },
                    },
                    block);
}

Json as_json(const std::optional<model::Date>& date) {
  if (!date) return nullptr;
  return (date->about ? "~" : "") + model::to_iso(*date);
}

Table table_of(const Json& rows, const std::vector<Field>& fields) {
  Table table;
  for (const Field& field : fields) table.columns.push_back({field.title, field.align});
  for (const Json& row : rows) {
    std::vector<std::string> cells;
    for (const Field& field : fields) cells.push_back(row.contains(field.key) ? cell(row[field.key]) : "");
    table.rows.push_back(std::move(cells));
  }
  return table;
}

std::string written(const Json& envelope, bool compact) {
  return envelope.dump(compact ? -1 : 2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json as_json(const Error& error) {
  return {{"error", {{"code", error.code}, {"message", error.message}, {"hint", error.hint}}}};
}

std::string refusal(const Error& error, const Diagnostics& diagnostics) {
  Json json = {{"mediant", 1}};
  json.update(as_json(error));
  if (!diagnostics.empty()) {
    json["diagnostics"] = Json::array();
    for (const Diagnostic& d : diagnostics) json["diagnostics"].push_back(as_json(d));
  }
  return written(json);
}

Json object_schema(std::initializer_list<std::pair<const char*, Json>> properties,
                   std::initializer_list<const char*> required) {
  Json schema = {{"type", "object"}, {"properties", Json::object()}};
  for (const auto& [name, property] : properties) schema["properties"][name] = property;
  if (required.size() > 0) {
    schema["required"] = Json::array();
    for (const char* name : required) schema["required"].push_back(name);
  }
  return schema;
}

Json array_schema(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Json type_schema(const char* type) { return {{"type", type}}; }

}  // namespace mediant::api
