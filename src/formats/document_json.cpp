#include "mediant/formats/document_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mediant::formats {
namespace {

using Json = nlohmann::ordered_json;
using text::TrackedChange;
using text::WrittenDocument;
using text::WrittenParagraph;

std::string word(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::size_t count(const Json& json, const char* key) {
  const auto found = json.find(key);
  // Built in memory a small number is signed, parsed from text it is not.
  return found != json.end() && found->is_number_integer() && *found >= 0 ? found->get<std::size_t>() : 0;
}

// Byte offsets that do not lie in the text are clipped: a document may come from anywhere.
text::Span span(const Json& json, const std::string& in) {
  const std::size_t begin = std::min(count(json, "begin"), in.size());
  return {begin, std::clamp(count(json, "end"), begin, in.size())};
}

const Json& list(const Json& json, const char* key) {
  static const Json empty = Json::array();
  const auto found = json.find(key);
  return found != json.end() && found->is_array() ? *found : empty;
}

WrittenParagraph paragraph_from(const Json& json) {
  WrittenParagraph p;
  p.text = word(json, "text");
  p.label = word(json, "label");
  p.level = static_cast<int>(std::min<std::size_t>(count(json, "level"), 64));
  p.heading = static_cast<int>(std::min<std::size_t>(count(json, "heading"), 6));
  p.list = json.contains("list") && json["list"].is_boolean() && json["list"].get<bool>();
  for (const Json& c : list(json, "changes")) {
    if (!c.is_object()) continue;
    const auto kind =
        word(c, "kind") == "deleted" ? TrackedChange::Kind::deleted : TrackedChange::Kind::inserted;
    p.changes.push_back({kind, span(c, p.text), word(c, "text"), word(c, "author"), word(c, "date")});
  }
  for (const Json& c : list(json, "comments")) {
    if (c.is_object())
      p.comments.push_back({span(c, p.text), word(c, "text"), word(c, "author"), word(c, "date")});
  }
  return p;
}

}  // namespace

Json document_to_json(const WrittenDocument& document) {
  Json paragraphs = Json::array();
  for (const WrittenParagraph& p : document.paragraphs) {
    Json one{{"text", p.text}};
    if (!p.label.empty()) one["label"] = p.label;
    if (p.level > 0) one["level"] = p.level;
    if (p.heading > 0) one["heading"] = p.heading;
    if (p.list) one["list"] = true;
    for (const TrackedChange& c : p.changes) {
      one["changes"].push_back({{"kind", c.kind == TrackedChange::Kind::deleted ? "deleted" : "inserted"},
                                {"begin", c.at.begin},
                                {"end", c.at.end},
                                {"text", c.text},
                                {"author", c.author},
                                {"date", c.date}});
    }
    for (const auto& c : p.comments) {
      one["comments"].push_back({{"begin", c.at.begin},
                                 {"end", c.at.end},
                                 {"text", c.text},
                                 {"author", c.author},
                                 {"date", c.date}});
    }
    paragraphs.push_back(std::move(one));
  }
  return Json{{"name", document.name},
              {"kind", document.kind},
              {"title", document.title},
              {"text", document.text},
              {"paragraphs", paragraphs}};
}

Result<WrittenDocument> document_from_json(const Json& json) {
  const Error wrong{"bad-document", "a document needs `name` and `text`", "give {\"name\": …, \"text\": …}"};
  if (!json.is_object() || !json.contains("text") || !json["text"].is_string()) return wrong;
  const std::string name = word(json, "name").empty() ? "text" : word(json, "name");
  const std::string kind = word(json, "kind");
  const auto text = json["text"].get<std::string>();
  if (!json.contains("paragraphs")) {
    const bool markdown =
        kind == "markdown" || (kind.empty() && (name.ends_with(".md") || name.ends_with(".markdown")));
    return markdown ? read_markdown(text, name) : read_plain_text(text, name);
  }
  WrittenDocument document;
  document.name = name;
  document.kind = kind;
  document.title = word(json, "title");
  for (const Json& p : list(json, "paragraphs")) {
    if (!p.is_object()) return wrong;
    document.paragraphs.push_back(paragraph_from(p));
    if (document.paragraphs.size() > DocumentLimits{}.paragraphs)
      return Error{"too-large", name + " has too many paragraphs", "the limit is stated in docs/limits.md"};
  }
  lay_out(document);
  if (!text::is_valid_utf8(document.text))
    return Error{"not-utf8", name + " is not UTF-8 text", "save it as UTF-8"};
  return document;
}

}  // namespace mediant::formats
