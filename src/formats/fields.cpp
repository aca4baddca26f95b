#include "fields.hpp"

#include <algorithm>

#include "mediant/model/check.hpp"
#include "mediant/model/path.hpp"

namespace mediant::formats {
namespace {

std::string_view kind_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "empty";
    case Node::Kind::boolean:
      return "true or false";
    case Node::Kind::number:
      return "a number";
    case Node::Kind::text:
      return "text";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      break;
  }
  return "a block of keys";
}

// A quoted value, cut where it is long.
std::string shown(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return "`" + std::string(text) + "`";
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "`" + std::string(text.substr(0, end)) + "…`";
}

}  // namespace

void Reader::wrong_type(const Node& at, std::string_view expected, std::string hint) {
  const std::string what = at.is_scalar() ? shown(at.text) : std::string(kind_of(at));
  error(at, "wrong-type", what + " stands where " + std::string(expected) + " is expected", std::move(hint));
}

std::vector<std::vector<model::Access>> Reader::guards_of_errors() {
  guards_.resize(diagnostics.size());
  std::vector<std::vector<model::Access>> errors;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    if (diagnostics[i].severity == Severity::error) errors.push_back(guards_[i]);
  }
  return errors;
}

bool Reader::check_word(const Node& at, const std::string& word, Words words, bool open) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return true;
  const std::vector<std::string> known(words.begin(), words.end());
  const std::string near = model::nearest(word, known);
  if (open && near.empty()) return true;  // a word of their own, not a slip of the pen
  std::string hint = near.empty() ? "" : "did you mean `" + near + "`? ";
  hint += open ? "words mostly used: " : "valid: ";
  for (std::size_t i = 0; i < known.size(); ++i) hint += (i > 0 ? ", " : "") + known[i];
  report(open ? Severity::warning : Severity::error, at, "unknown-word",
         shown(word) + " is not a word known here", std::move(hint));
  return open;
}

std::string Reader::path() const {
  std::string text;
  for (const Step& step : steps_) {
    if (step.index > 0)
      model::append_index(text, step.index - 1);
    else
      model::append_key(text, step.key);
  }
  return text;
}

const Node* FieldReader::take(std::string_view key) {
  known_.push_back(key);
  const std::size_t count = seen_.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = (cursor_ + i) % count;  // keys mostly stand in the format's order
    if (map_.items[2 * at].text != key) continue;
    seen_[at] = true;
    cursor_ = at + 1;
    const Node& value = map_.items[2 * at + 1];
    return value.is_nothing() ? nullptr : &value;
  }
  return nullptr;
}

void FieldReader::missing(std::string_view key) {
  reader_.error(map_, "missing-key", "the key `" + std::string(key) + "` is missing",
                "add `" + std::string(key) + ": …`");
}

void FieldReader::choice(std::string_view key, std::string& value, std::string_view, WordList words,
                         bool open) {
  const Node* node = take(key);
  if (node == nullptr) return;
  const Reader::Inside inside(reader_, key);
  if (!node->is_scalar()) return reader_.wrong_type(*node, "a word");
  if (reader_.check_word(*node, node->text, {words.begin(), words.size()}, open)) value = node->text;
}

void FieldReader::extra(model::Extra& extra) {
  extras_ = true;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const Node& key = map_.items[2 * i];
    if (!key.text.starts_with("x-")) continue;
    seen_[i] = true;
    extra.emplace_back(key.text, to_compact_json(resolved(map_.items[2 * i + 1])));
  }
}

void FieldReader::finish() {
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    if (seen_[i]) continue;
    const Node& key = map_.items[2 * i];
    const std::vector<std::string> known(known_.begin(), known_.end());
    const std::string near = model::nearest(key.text, known);
    std::string hint;
    if (!near.empty()) {
      hint = "did you mean `" + near + "`?";
    } else {
      hint = "keys here: ";
      for (std::size_t k = 0; k < known.size(); ++k) hint += (k > 0 ? ", " : "") + known[k];
      if (extras_) hint += "; your own may begin with x-";
    }
    const Reader::Inside inside(reader_, key.text);
    reader_.error(key, "unknown-key", "there is no key " + shown(key.text) + " here", std::move(hint));
  }
}

void FieldWriter::extra(const model::Extra& extra) {
  // The text came from resolved(), so it is JSON of ours and small; positions are of no use here.
  for (const auto& [key, json] : extra) map.add(key, parse_json(json, "", Limits{}).root);
}

Node schema_type(std::string_view type) {
  Node schema = Node::map();
  schema.add("type", Node::of_text(std::string(type)));
  return schema;
}

Node schema_words(Words words) {
  Node list = Node::list();
  for (const std::string_view word : words) list.add(Node::of_text(std::string(word)));
  Node schema = Node::map();
  schema.add("enum", std::move(list));
  return schema;
}

Node schema_any(std::vector<Node> forms) {
  Node list = Node::list();
  for (Node& form : forms) list.add(std::move(form));
  Node schema = Node::map();
  schema.add("anyOf", std::move(list));
  return schema;
}

Node schema_list(Node item) {
  Node schema = schema_type("array");
  schema.add("items", std::move(item));
  return schema;
}

Node schema_values(Node value) {
  Node schema = schema_type("object");
  schema.add("additionalProperties", std::move(value));
  return schema;
}

void FieldSchema::property(std::string_view key, Node schema, std::string_view doc) {
  schema.add("description", Node::of_text(std::string(doc)));
  properties_.add(std::string(key), std::move(schema));
}

Node FieldSchema::object() {
  Node object = Node::map();
  if (!doc_.empty()) object.add("description", Node::of_text(doc_));
  object.add("type", Node::of_text("object"));
  object.add("properties", std::move(properties_));
  if (extras_) {
    Node patterns = Node::map();
    patterns.add("^x-", Node::of_bool(true));
    object.add("patternProperties", std::move(patterns));
  }
  object.add("additionalProperties", Node::of_bool(false));
  if (!required_.items.empty()) object.add("required", std::move(required_));
  return object;
}

}  // namespace mediant::formats
