#include "domain_json.hpp"

#include <yaml.h>

#include <map>
#include <memory>

#include "mediant/core/print.hpp"
#include "mediant/text/text.hpp"

namespace mediant::formats {
namespace {

// Stops the parser at the limits instead of after them. Members are appended without the look-up that an
// ordered_json does before each insertion (large objects would take quadratic time); `member` finds the last
// of a name given twice.
class JsonBuilder final : public nlohmann::json_sax<Tree> {
 public:
  JsonBuilder(Tree& root, const DomainLimits& limits) : root_(root), limits_(limits) {}

  bool null() override { return add(nullptr); }
  bool boolean(bool v) override { return add(v); }
  bool number_integer(Tree::number_integer_t v) override { return add(v); }
  bool number_unsigned(Tree::number_unsigned_t v) override { return add(v); }
  bool number_float(Tree::number_float_t v, const std::string&) override { return add(v); }
  bool string(std::string& v) override { return add(std::move(v)); }
  bool binary(Tree::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Tree::object()); }
  bool start_array(std::size_t) override { return open(Tree::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string& v) override {
    key_ = std::move(v);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    error_at_ = position;
    return false;
  }
  [[nodiscard]] std::size_t error_at() const { return error_at_; }
  [[nodiscard]] bool over() const { return over_; }

 private:
  bool add(Tree value) {
    over_ = over_ || ++nodes_ > limits_.nodes;
    if (over_) return false;
    if (open_.empty()) {
      root_ = std::move(value);
      last_ = &root_;
    } else if (open_.back()->is_array()) {
      open_.back()->push_back(std::move(value));
      last_ = &open_.back()->back();
    } else {
      auto& members = open_.back()->get_ref<Tree::object_t&>();
      members.emplace_back(std::move(key_), std::move(value));
      last_ = &members.back().second;
    }
    return true;
  }
  bool open(Tree value) {
    if (!add(std::move(value))) return false;
    open_.push_back(last_);
    over_ = open_.size() > limits_.depth;
    return !over_;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  Tree& root_;
  const DomainLimits& limits_;
  std::vector<Tree*> open_;
  Tree* last_ = nullptr;
  std::string key_;
  std::size_t nodes_ = 0, error_at_ = 0;
  bool over_ = false;
};

Tree plain_scalar(const std::string& text) {
  const std::string lower = lower_case(text);
  if (text.empty() || text == "~" || lower == "null") return nullptr;
  if (lower == "true") return true;
  if (lower == "false") return false;
  if (lower == ".inf" || lower == "+.inf") return ".inf";
  if (lower == "-.inf") return "-.inf";
  const char first = text.front();
  const bool numeric = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
  if (!numeric) return text;
  if (const std::optional<long> whole = whole_number(text)) return *whole;
  if (const std::optional<double> number = finite_number(text)) return *number;
  return text;
}

// Recursive descent over libyaml's events; every value counts against the limits, aliases with all they hold.
class YamlBuilder {
 public:
  YamlBuilder(const NamedText& file, DomainReport& report) : file_(file), report_(report) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(file.bytes.data()),
                                 file.bytes.size());
  }
  YamlBuilder(const YamlBuilder&) = delete;
  YamlBuilder& operator=(const YamlBuilder&) = delete;
  ~YamlBuilder() { yaml_parser_delete(&parser_); }

  std::optional<Tree> run() {
    Tree root;
    bool seen = false;
    while (true) {
      std::unique_ptr<yaml_event_t, Release> event = next();
      if (!event) return std::nullopt;
      switch (event->type) {
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
          break;
        case YAML_DOCUMENT_START_EVENT:
          if (seen) return fail("the file holds more than one document");
          seen = true;
          break;
        case YAML_STREAM_END_EVENT:
          return root;
        default:
          if (!value(*event, root, 0)) return std::nullopt;
      }
    }
  }

 private:
  struct Release {
    void operator()(yaml_event_t* event) const {
      yaml_event_delete(event);
      delete event;
    }
  };

  std::unique_ptr<yaml_event_t, Release> next() {
    auto event = std::make_unique<yaml_event_t>();
    if (yaml_parser_parse(&parser_, event.get()) == 0) {
      fail("the file is not well-formed YAML: " +
           std::string(parser_.problem == nullptr ? "it cannot be read" : parser_.problem) + " (line " +
           std::to_string(parser_.problem_mark.line + 1) + ")");
      return nullptr;
    }
    return std::unique_ptr<yaml_event_t, Release>(event.release());
  }

  std::nullopt_t fail(std::string message) {
    if (!report_.failed()) report_.error(file_.name, "", std::move(message));
    return std::nullopt;
  }

  bool count(std::size_t more) {
    nodes_ += more;
    if (nodes_ <= report_.limits().nodes) return true;
    report_.limit(file_.name, "",
                  "the file holds more than " + std::to_string(report_.limits().nodes) +
                      " values once its aliases are expanded");
    return false;
  }

  void remember(const yaml_char_t* anchor, const Tree& tree, std::size_t size) {
    if (anchor != nullptr) anchors_[reinterpret_cast<const char*>(anchor)] = {tree, size};
  }

  bool value(const yaml_event_t& event, Tree& out, std::size_t depth) {
    if (depth > report_.limits().depth) {
      report_.limit(file_.name, "",
                    "values are nested deeper than " + std::to_string(report_.limits().depth));
      return false;
    }
    const std::size_t before = nodes_;
    if (!count(1)) return false;
    if (event.type == YAML_ALIAS_EVENT) {
      const auto it = anchors_.find(reinterpret_cast<const char*>(event.data.alias.anchor));
      if (it == anchors_.end()) {
        fail("an alias has no anchor");
        return false;
      }
      if (!count(it->second.second)) return false;
      out = it->second.first;
      return true;
    }
    if (event.type == YAML_SCALAR_EVENT) {
      const std::string text(reinterpret_cast<const char*>(event.data.scalar.value),
                             event.data.scalar.length);
      out = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? plain_scalar(text) : Tree(text);
      remember(event.data.scalar.anchor, out, 1);
      return true;
    }
    if (event.type == YAML_SEQUENCE_START_EVENT) {
      const std::string anchor = anchor_of(event.data.sequence_start.anchor);
      out = Tree::array();
      while (true) {
        const auto item = next();
        if (!item) return false;
        if (item->type == YAML_SEQUENCE_END_EVENT) break;
        Tree element;
        if (!value(*item, element, depth + 1)) return false;
        out.push_back(std::move(element));
      }
      if (!anchor.empty()) anchors_[anchor] = {out, nodes_ - before};
      return true;
    }
    if (event.type != YAML_MAPPING_START_EVENT) {
      fail("the file is not a YAML document");
      return false;
    }
    const std::string anchor = anchor_of(event.data.mapping_start.anchor);
    out = Tree::object();
    auto& members = out.get_ref<Tree::object_t&>();
    while (true) {
      const auto key = next();
      if (!key) return false;
      if (key->type == YAML_MAPPING_END_EVENT) break;
      std::string name;
      if (key->type == YAML_SCALAR_EVENT) {
        name.assign(reinterpret_cast<const char*>(key->data.scalar.value), key->data.scalar.length);
      } else {  // a NegMAS mapping over whole outcomes: kept as the sequence's compact JSON text
        Tree sequence;
        if (!value(*key, sequence, depth + 1)) return false;
        name = sequence.dump();
      }
      const auto item = next();
      if (!item) return false;
      Tree element;
      if (!value(*item, element, depth + 1)) return false;
      // The vector behind ordered_json is appended to directly: its look-up before each insertion would make
      // large mappings quadratic. A key given twice keeps its last value, as the tools' readers do.
      members.emplace_back(name, std::move(element));
    }
    if (!anchor.empty()) anchors_[anchor] = {out, nodes_ - before};
    return true;
  }

  static std::string anchor_of(const yaml_char_t* anchor) {
    return anchor == nullptr ? std::string() : reinterpret_cast<const char*>(anchor);
  }

  const NamedText& file_;
  DomainReport& report_;
  yaml_parser_t parser_{};
  std::size_t nodes_ = 0;
  std::map<std::string, std::pair<Tree, std::size_t>> anchors_;
};

}  // namespace

std::optional<Tree> parse_tree(const NamedText& file, DomainReport& report) {
  if (file.bytes.size() > report.limits().bytes) {
    report.limit(file.name, "",
                 "the file is larger than " + std::to_string(report.limits().bytes) + " bytes");
    return std::nullopt;
  }
  std::string_view bytes = file.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!text::is_valid_utf8(bytes) || bytes.find('\0') != std::string_view::npos) {
    report.error(file.name, "", "the file is not valid UTF-8", "save it as UTF-8");
    return std::nullopt;
  }
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    report.error(file.name, "", "the file is empty");
    return std::nullopt;
  }
  if (bytes[first] != '{' && bytes[first] != '[') return YamlBuilder(file, report).run();
  Tree root;
  JsonBuilder builder(root, report.limits());
  if (Tree::sax_parse(bytes, &builder)) return root;
  if (builder.over()) {
    report.limit(file.name, "",
                 "the file holds more than " + std::to_string(report.limits().nodes) +
                     " values, or is nested deeper than " + std::to_string(report.limits().depth));
  } else {
    report.error(file.name, "",
                 "the file is not well-formed JSON (byte " + std::to_string(builder.error_at()) + ")");
  }
  return std::nullopt;
}

const Tree* member(const Tree& tree, const char* name) {
  if (!tree.is_object()) return nullptr;
  const Tree* found = nullptr;
  for (const auto& [key, value] : tree.get_ref<const Tree::object_t&>())
    if (key == name) found = &value;
  return found;
}

std::unordered_map<std::string_view, const Tree*> members(const Tree* tree) {
  std::unordered_map<std::string_view, const Tree*> found;
  if (tree != nullptr && tree->is_object())
    for (const auto& [key, value] : tree->get_ref<const Tree::object_t&>()) found[key] = &value;
  return found;
}

std::optional<double> number_in(const Tree& tree) {
  if (tree.is_number()) {
    const double value = tree.get<double>();
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
  }
  if (const auto* text = tree.get_ptr<const std::string*>()) return finite_number(*text);
  return std::nullopt;
}

std::string word_in(const Tree& tree) {
  if (const auto* text = tree.get_ptr<const std::string*>()) return *text;
  if (tree.is_number_float()) return shortest(tree.get<double>());
  return tree.dump();
}

}  // namespace mediant::formats
