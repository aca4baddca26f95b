#include "mediant/record/annotation.hpp"

#include <nlohmann/json.hpp>

namespace mediant::record {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& out, const char* key, const std::string& value) {
  if (!value.empty()) out[key] = value;
}

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("value") && value["value"].is_string())
    return value["value"].get<std::string>();
  return "";
}

void read_selector(const Json& json, Selector& s, bool& found) {
  if (json.is_array()) {
    for (const Json& one : json) read_selector(one, s, found);
    return;
  }
  if (!json.is_object()) return;
  const std::string type =
      json.contains("type") && json["type"].is_string() ? json["type"].get<std::string>() : "";
  const auto word = [&](const char* key) {
    return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
  };
  if (type == "TextQuoteSelector" && !word("exact").empty()) {
    s.exact = word("exact");
    s.prefix = word("prefix");
    s.suffix = word("suffix");
    found = true;
  }
  if (type == "TextPositionSelector" && json.contains("start") && json.contains("end") &&
      json["start"].is_number_unsigned() && json["end"].is_number_unsigned()) {
    s.start = json["start"].get<std::size_t>();
    s.end = json["end"].get<std::size_t>();
    s.positioned = s.start <= s.end;
    found = found || s.positioned;
  }
  if (json.contains("refinedBy")) read_selector(json["refinedBy"], s, found);
}

void read_one(const Json& json, std::vector<Annotated>& out, int depth) {
  if (depth > 4) return;
  if (json.is_array()) {
    for (const Json& one : json) read_one(one, out, depth + 1);
    return;
  }
  if (!json.is_object()) return;
  if (json.contains("items")) return read_one(json["items"], out, depth + 1);
  if (json.contains("first")) return read_one(json["first"], out, depth + 1);
  if (!json.contains("target")) return;
  Annotated a;
  a.selector.positioned = false;
  const Json target =
      json["target"].is_array() && !json["target"].empty() ? json["target"][0] : json["target"];
  bool found = false;
  if (target.is_object()) {
    if (target.contains("source")) {
      const Json& source = target["source"];
      a.source = source.is_string() ? source.get<std::string>()
                 : source.is_object() && source.contains("id") && source["id"].is_string()
                     ? source["id"].get<std::string>()
                     : "";
    }
    if (target.contains("selector")) read_selector(target["selector"], a.selector, found);
  }
  if (!found) return;
  if (json.contains("body")) {
    const Json bodies = json["body"].is_array() ? json["body"] : Json::array({json["body"]});
    for (const Json& body : bodies) {
      const bool tagging = body.is_object() && body.contains("purpose") && body["purpose"] == "tagging";
      const std::string words = text_of(body);
      if (tagging && a.tag.empty())
        a.tag = words;
      else if (!words.empty())
        a.remark += (a.remark.empty() ? "" : "\n") + words;
    }
  }
  out.push_back(std::move(a));
}

}  // namespace

Json to_json(const Suggestion& s) {
  Json out{{"kind", to_word(s.kind)}, {"text", s.text}, {"start", s.start}, {"end", s.end}};
  put(out, "by", s.by);
  if (s.by_mention != s.by) put(out, "by_mention", s.by_mention);
  put(out, "via", s.via);
  put(out, "on", s.on);
  put(out, "stance", s.stance);
  put(out, "condition", s.condition);
  put(out, "about", s.about);
  put(out, "to", s.to);
  put(out, "scope", s.scope);
  if (!s.items.empty()) out["items"] = s.items;
  if (s.value) out["value"] = *s.value;
  if (s.high) out["high"] = *s.high;
  put(out, "unit", s.unit);
  put(out, "hedge", s.hedge);
  if (!s.participants.empty()) out["participants"] = s.participants;
  put(out, "place", s.place);
  put(out, "status", s.status);
  put(out, "outcome", s.outcome);
  put(out, "name", s.name);
  put(out, "role", s.role);
  put(out, "side", s.side);
  if (!s.ties.empty()) {
    out["ties"] = Json::array();
    for (const NamedTie& tie : s.ties) {
      Json one{{"to", tie.to}, {"kind", tie.kind}};
      put(one, "or_to", tie.or_to);
      out["ties"].push_back(std::move(one));
    }
  }
  if (!s.aliases.empty()) out["aliases"] = s.aliases;
  if (!s.mentions.empty()) {
    out["mentions"] = Json::array();
    for (const auto& [a, b] : s.mentions) out["mentions"].push_back({{"start", a}, {"end", b}});
  }
  put(out, "linked", s.linked);
  if (!s.points.empty()) out["refers_to"] = s.points;
  out["rule"] = s.rule;
  out["confidence"] = static_cast<double>(static_cast<int>(s.confidence * 100 + 0.5)) / 100;
  return out;
}

Json annotations(const Reading& reading, std::string_view utf8, std::string_view source) {
  Json items = Json::array();
  for (std::size_t i = 0; i < reading.suggestions.size(); ++i) {
    const Suggestion& s = reading.suggestions[i];
    const Selector selector = make_selector(utf8, s.start, s.end);
    Json body = Json::array({{{"type", "TextualBody"}, {"value", to_word(s.kind)}, {"purpose", "tagging"}}});
    if (const std::string words = in_words(s); !words.empty())
      body.push_back({{"type", "TextualBody"}, {"value", words}, {"purpose", "describing"}});
    items.push_back({{"id", "#s" + std::to_string(i + 1)},
                     {"type", "Annotation"},
                     {"motivation", "tagging"},
                     {"body", std::move(body)},
                     {"target",
                      {{"source", source},
                       {"selector", Json::array({{{"type", "TextQuoteSelector"},
                                                  {"exact", selector.exact},
                                                  {"prefix", selector.prefix},
                                                  {"suffix", selector.suffix}},
                                                 {{"type", "TextPositionSelector"},
                                                  {"start", selector.start},
                                                  {"end", selector.end}}})}}}});
  }
  return {{"@context", "http://www.w3.org/ns/anno.jsonld"},
          {"type", "AnnotationPage"},
          {"items", std::move(items)}};
}

Result<std::vector<Annotated>> read_annotations(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded())
    return Error{"bad-json", "the annotations are not JSON", "give a W3C Web Annotation as JSON-LD"};
  std::vector<Annotated> out;
  read_one(json, out, 0);
  if (out.empty())
    return Error{"no-excerpts", "no annotation with a TextQuoteSelector or TextPositionSelector is in it",
                 "each target needs a selector"};
  return out;
}

}  // namespace mediant::record
