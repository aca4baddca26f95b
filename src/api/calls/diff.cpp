// `diff`: what differs between two cases, by identifier - both seen by the same audience.
#include <map>

#include "../json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/formats/case_text.hpp"

namespace mediant::api {
namespace {

// The name of an item inside its list: its id, or its place where it has none.
std::string key_of(const Json& item, std::size_t index) {
  for (const char* key : {"id", "party"}) {
    if (item.is_object() && item.contains(key) && item[key].is_string()) return item[key].get<std::string>();
  }
  return "#" + std::to_string(index + 1);
}

bool is_keyed(const Json& value) {
  return value.is_array() && !value.empty() && value[0].is_object() && value[0].contains("id");
}

std::map<std::string, Json> keyed(const Json& list) {
  std::map<std::string, Json> items;
  for (std::size_t i = 0; i < list.size(); ++i) items.emplace(key_of(list[i], i), list[i]);
  return items;
}

void compare(const std::string& path, const Json& before, const Json& after, Json& rows) {
  if (before == after) return;
  const auto changed = [&](const std::string& what, const Json& from, const Json& to) {
    rows.push_back({{"path", path}, {"change", what}, {"from", from}, {"to", to}});
  };
  const auto descend = [&](const auto& first, const auto& second, const auto& name) {
    for (const auto& [key, value] : first) {
      const auto other = second.find(key);
      if (other == second.end())
        rows.push_back({{"path", name(key)}, {"change", "removed"}, {"from", value}, {"to", nullptr}});
      else
        compare(name(key), value, other->second, rows);
    }
    for (const auto& [key, value] : second) {
      if (!first.contains(key))
        rows.push_back({{"path", name(key)}, {"change", "added"}, {"from", nullptr}, {"to", value}});
    }
  };
  if (before.is_object() && after.is_object()) {
    descend(before.get<std::map<std::string, Json>>(), after.get<std::map<std::string, Json>>(),
            [&](const std::string& key) { return path.empty() ? key : path + "." + key; });
  } else if ((is_keyed(before) || is_keyed(after)) && before.is_array() && after.is_array()) {
    descend(keyed(before), keyed(after), [&](const std::string& key) { return path + "[" + key + "]"; });
  } else {
    changed("changed", before, after);
  }
}

Result<Json> run_diff(const Context& in) {
  const formats::Loaded other = formats::read_case_json(in.options["other"].dump(), "the second case");
  if (!other.usable()) return Error{"bad-case", "the second case has errors", "`mediant check` lists them"};
  const auto audience = in.audience.kind == model::Audience::Kind::party
                            ? model::parse_audience(other.value, in.audience.party.value)
                            : Result<model::Audience>(in.audience);
  if (!audience) return audience.error();
  Json rows = Json::array();
  compare("", Json::parse(formats::write_case_json(in.c)),
          Json::parse(formats::write_case_json(model::visible(other.value, *audience))), rows);
  return Json{{"changes", rows}};
}

std::string short_text(const Json& value) {
  if (value.is_null()) return "";
  std::string text = value.is_string()                             ? value.get<std::string>()
                     : value.is_object() && value.contains("name") ? value["name"].get<std::string>()
                                                                   : value.dump();
  constexpr std::size_t longest = 160;
  if (text.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    text = text.substr(0, cut) + "…";
  }
  return text;
}

Document diff_page(const Json& result, const Context& /*in*/) {
  Document page;
  page.heading(1, "What differs");
  if (result["changes"].empty()) {
    page.paragraph("Nothing: the two cases say the same.");
    return page;
  }
  Table table;
  table.columns = {
      {"Where", Align::left}, {"Change", Align::left}, {"First", Align::left}, {"Second", Align::left}};
  for (const Json& row : result["changes"])
    table.rows.push_back({row["path"].get<std::string>(), row["change"].get<std::string>(),
                          short_text(row["from"]), short_text(row["to"])});
  page.table("changes", std::move(table));
  return page;
}

}  // namespace

Call diff_call() {
  Call call;
  call.name = "diff";
  call.summary = "What differs between two cases, item by item";
  call.examples = {"diff last-week.yaml today.yaml", "diff a.json b.json --for public --format json"};
  call.options = {{.name = "other",
                   .type = Option::Type::other_case,
                   .help = "the second case",
                   .positional = true,
                   .required = true}};
  call.run = run_diff;
  call.view = diff_page;
  call.result_schema = [] {
    return object_schema({{"changes", array_schema(object_schema({{"path", type_schema("string")},
                                                                  {"change", type_schema("string")},
                                                                  {"from", Json::object()},
                                                                  {"to", Json::object()}},
                                                                 {"path", "change"}))}},
                         {"changes"});
  };
  return call;
}

}  // namespace mediant::api
