#include <yaml.h>

#include <unordered_map>

#include "yaml_text.hpp"

namespace mediant::formats {
namespace {

// libyaml's objects end with their scope.
struct Parser {
  yaml_parser_t self;
  bool ready;
  Parser() : self{}, ready(yaml_parser_initialize(&self) != 0) {}
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() {
    if (ready) yaml_parser_delete(&self);
  }
};
struct Event {
  yaml_event_t self;
  Event() : self{} {}
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&self); }
};

std::string text_of(const yaml_char_t* text) {
  return text == nullptr ? "" : std::string(reinterpret_cast<const char*>(text));
}

std::size_t count_nodes(const Node& node) {
  std::size_t count = 1;
  for (const Node& item : node.items) count += count_nodes(item);
  return count;
}

class Builder {
 public:
  Builder(const std::string& file, const Limits& limits, Tree& tree)
      : file_(file), limits_(limits), tree_(tree) {}

  // False when reading must stop.
  bool take(const yaml_event_t& event) {
    mark_ = event.start_mark;
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (++documents_ > 1)
          return fail("many-documents", "a second document begins here",
                      "one file holds one case: remove the ---");
        return true;
      case YAML_SCALAR_EVENT:
        return scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return open(Node::Kind::list, event.data.sequence_start.anchor, event.data.sequence_start.tag);
      case YAML_MAPPING_START_EVENT:
        return open(Node::Kind::map, event.data.mapping_start.anchor, event.data.mapping_start.tag);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        return close();
      case YAML_ALIAS_EVENT:
        return alias(text_of(event.data.alias.anchor));
      default:
        return true;
    }
  }

  bool fail(std::string code, std::string message, std::string hint) {
    tree_.diagnostics.push_back(
        {Severity::error, std::move(code), "",
         Position{file_, static_cast<int>(mark_.line) + 1, static_cast<int>(mark_.column) + 1},
         std::move(message), std::move(hint)});
    tree_.stopped = true;
    return false;
  }

  void at(const yaml_mark_t& mark) { mark_ = mark; }

 private:
  struct Open {
    Node node;
    std::string anchor;
  };

  [[nodiscard]] Node node(Node::Kind kind) const {
    Node made;
    made.kind = kind;
    made.line = static_cast<int>(mark_.line) + 1;
    made.column = static_cast<int>(mark_.column) + 1;
    return made;
  }

  bool count(std::size_t more) {
    nodes_ += more;
    if (nodes_ <= limits_.nodes) return true;
    return fail("too-many-values", "the file holds more than " + std::to_string(limits_.nodes) + " values",
                "split the case; the limits stand in docs/limits.md");
  }

  bool refuse_tag(const yaml_char_t* tag) {
    const std::string word = text_of(tag);
    if (word.empty() || word == "tag:yaml.org,2002:str") return true;
    return fail("yaml-tag", "the tag `" + word + "` is not part of the case format", "remove it");
  }

  bool scalar(const yaml_event_t& event) {
    const auto& data = event.data.scalar;
    if (!refuse_tag(data.tag)) return false;
    Node made = node(Node::Kind::text);
    made.text.assign(reinterpret_cast<const char*>(data.value), data.length);
    made.plain = data.style == YAML_PLAIN_SCALAR_STYLE && data.tag == nullptr;
    if (data.anchor != nullptr) anchors_[text_of(data.anchor)] = made;
    return count(1) && attach(std::move(made));
  }

  bool open(Node::Kind kind, const yaml_char_t* anchor, const yaml_char_t* tag) {
    if (tag != nullptr && text_of(tag) != "tag:yaml.org,2002:map" && text_of(tag) != "tag:yaml.org,2002:seq")
      return refuse_tag(tag);
    if (open_.size() >= limits_.depth)
      return fail("too-deep",
                  "blocks stand inside one another more than " + std::to_string(limits_.depth) + " deep",
                  "no part of a case needs that");
    open_.push_back({node(kind), text_of(anchor)});
    return count(1);
  }

  bool close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (!done.anchor.empty()) anchors_[done.anchor] = done.node;
    return attach(std::move(done.node));
  }

  bool alias(const std::string& name) {
    const auto found = anchors_.find(name);
    if (found == anchors_.end())
      return fail("unknown-alias", "nothing before this is marked &" + name,
                  "an alias stands after its anchor");
    const std::size_t size = count_nodes(found->second);
    alias_nodes_ += size;
    if (alias_nodes_ > limits_.alias_nodes)
      return fail("too-many-aliases",
                  "aliases stand for more than " + std::to_string(limits_.alias_nodes) + " values in all",
                  "write the values out");
    return count(size) && attach(found->second);
  }

  bool attach(Node value) {
    if (open_.empty()) {
      tree_.root = std::move(value);
      return true;
    }
    Node& parent = open_.back().node;
    if (parent.is_map() && parent.items.size() % 2 == 0 && !value.is_scalar())
      return fail("block-as-key", "a list or block stands where a key is expected",
                  "quote the key if it begins with [ or {");
    if (parent.items.empty()) parent.items.reserve(8);  // a claim's map grows past four at once
    parent.items.push_back(std::move(value));
    return true;
  }

  const std::string& file_;
  const Limits& limits_;
  Tree& tree_;
  yaml_mark_t mark_{};
  std::vector<Open> open_;
  std::unordered_map<std::string, Node> anchors_;
  std::size_t nodes_ = 0;
  std::size_t alias_nodes_ = 0;
  int documents_ = 0;
};

}  // namespace

Tree parse_yaml(std::string_view yaml, const std::string& file, const Limits& limits) {
  Tree tree;
  if (refuse_bytes(yaml, file, limits, tree)) return tree;
  Builder builder(file, limits, tree);
  Parser parser;
  if (!parser.ready) {
    builder.fail("out-of-memory", "there is not enough memory to read this file", "");
    return tree;
  }
  yaml_parser_set_encoding(&parser.self, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser.self, reinterpret_cast<const unsigned char*>(yaml.data()),
                               yaml.size());
  for (bool ended = false; !ended;) {
    Event event;
    if (yaml_parser_parse(&parser.self, &event.self) == 0) {
      const yaml_mark_t& mark = parser.self.problem_mark;
      builder.at(mark);
      std::string what = parser.self.problem == nullptr ? "it cannot be read" : parser.self.problem;
      if (parser.self.context != nullptr) what += std::string(" ") + parser.self.context;
      builder.fail("not-yaml", "this is not YAML: " + what,
                   "check indentation, quotes and colons around here");
      return tree;
    }
    ended = event.self.type == YAML_STREAM_END_EVENT;
    if (!builder.take(event.self)) return tree;
  }
  refuse_duplicates(tree, file);
  return tree;
}

}  // namespace mediant::formats
