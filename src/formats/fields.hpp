// The three things done with one description of the format (describe.hpp): reading, writing, the schema.
//
// `describe(archive, value)` names the keys of a block; Form<T> (forms.hpp) knows how a value of type T
// stands in a file. A new key is one line in describe.hpp; a new short form is one Form.
#pragma once

#include <concepts>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "node.hpp"

namespace mediant::formats {

template <class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

template <class T>
struct Form;

using Words = std::span<const std::string_view>;
using WordList = std::initializer_list<std::string_view>;

/// What reading knows beyond the value at hand: where it is, and what was wrong so far.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  Diagnostics diagnostics;

  /// Notes that the diagnostics from number `first` on stand inside a block with this access.
  void guard(std::size_t first, const model::Access& access) {
    guards_.resize(diagnostics.size());
    for (std::size_t i = first; i < guards_.size(); ++i) guards_[i].push_back(access);
  }
  /// For each error, the access of the blocks around it, innermost first.
  [[nodiscard]] std::vector<std::vector<model::Access>> guards_of_errors();

  void error(const Node& at, std::string code, std::string message, std::string hint = "") {
    report(Severity::error, at, std::move(code), std::move(message), std::move(hint));
  }
  void report(Severity severity, const Node& at, std::string code, std::string message, std::string hint) {
    diagnostics.push_back({severity, std::move(code), path(), Position{file_, at.line, at.column},
                           std::move(message), std::move(hint)});
  }
  /// "`reserve` is a list; a number is expected" for the value being read.
  void wrong_type(const Node& at, std::string_view expected, std::string hint = "");

  /// One of `words`, else an error with the nearest. If `open`, other words are fine; one like a slip of the
  /// pen is a warning.
  bool check_word(const Node& at, const std::string& word, Words words, bool open = false);

  /// Reads inside a key or an index, for as long as it lives.
  class Inside {
   public:
    Inside(Reader& reader, std::string_view key) : reader_(reader) { reader_.steps_.push_back({key, 0}); }
    Inside(Reader& reader, std::size_t index) : reader_(reader) { reader_.steps_.push_back({{}, index + 1}); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() { reader_.steps_.pop_back(); }

   private:
    Reader& reader_;
  };

  [[nodiscard]] std::string path() const;

 private:
  struct Step {
    std::string_view key;
    std::size_t index = 0;  ///< one more than the index; 0 for a key
  };
  std::string file_;
  std::vector<Step> steps_;
  std::vector<std::vector<model::Access>> guards_;  // one for each diagnostic
};

/// Keys of one block, read from a map. Keys that nobody asked for are errors, except x-….
class FieldReader {
 public:
  FieldReader(Reader& reader, const Node& map) : reader_(reader), map_(map), seen_(map.items.size() / 2) {
    known_.reserve(32);
  }

  void block(std::string_view, std::string_view) {}
  template <class T>
  void required(std::string_view key, T& value, std::string_view) {
    if (const Node* node = take(key))
      read(key, *node, value);
    else
      missing(key);
  }
  template <class T, class Fallback = T>
  void optional(std::string_view key, T& value, std::string_view, const Fallback& = {}) {
    if (const Node* node = take(key)) read(key, *node, value);
  }
  /// Text that is one of some words; `open`: others are allowed.
  void choice(std::string_view key, std::string& value, std::string_view, WordList words, bool open = false);
  /// A key whose form is not the usual one of its type: F::read(reader, node, owner).
  template <class F, class T>
  void custom(std::string_view key, T& owner, std::string_view) {
    if (const Node* node = take(key)) {
      const Reader::Inside inside(reader_, key);
      F::read(reader_, *node, owner);
    }
  }
  /// A block of keys that fills members of the block around it.
  template <class Body>
  void group(std::string_view key, std::string_view, Body body) {
    const Node* node = take(key);
    if (node == nullptr) return;
    const Reader::Inside inside(reader_, key);
    if (!node->is_map()) return reader_.wrong_type(*node, "a block of keys");
    FieldReader inner(reader_, *node);
    body(inner);
    inner.finish();
  }
  void extra(model::Extra& extra);
  /// Reports what is left over.
  void finish();

 private:
  const Node* take(std::string_view key);
  void missing(std::string_view key);
  template <class T>
  void read(std::string_view key, const Node& node, T& value) {
    const Reader::Inside inside(reader_, key);
    Form<T>::read(reader_, node, value);
  }

  Reader& reader_;
  const Node& map_;
  std::vector<bool> seen_;
  std::vector<std::string_view> known_;
  std::size_t cursor_ = 0;
  bool extras_ = false;
};

/// Keys of one block as a map; a member that equals its fallback is left out.
class FieldWriter {
 public:
  Node map = Node::map();

  void block(std::string_view, std::string_view) {}
  template <class T>
  void required(std::string_view key, const T& value, std::string_view) {
    map.add(std::string(key), Form<T>::write(value));
  }
  template <class T, class Fallback = T>
  void optional(std::string_view key, const T& value, std::string_view, const Fallback& fallback = {}) {
    if (!(value == fallback)) map.add(std::string(key), Form<T>::write(value));
  }
  void choice(std::string_view key, const std::string& value, std::string_view, WordList, bool = false) {
    if (!value.empty()) map.add(std::string(key), Node::of_text(value));
  }
  template <class F, class T>
  void custom(std::string_view key, const T& owner, std::string_view) {
    Node node = F::write(owner);
    if (node.kind != Node::Kind::null) map.add(std::string(key), std::move(node));
  }
  template <class Body>
  void group(std::string_view key, std::string_view, Body body) {
    FieldWriter inner;
    body(inner);
    if (!inner.map.items.empty()) map.add(std::string(key), std::move(inner.map));
  }
  void extra(const model::Extra& extra);
};

/// {"type": …}; {"enum": […]}; {"anyOf": […]}.
[[nodiscard]] Node schema_type(std::string_view type);
[[nodiscard]] Node schema_words(Words words);
[[nodiscard]] Node schema_any(std::vector<Node> forms);
/// A list of such values; an object whose values are all such.
[[nodiscard]] Node schema_list(Node item);
[[nodiscard]] Node schema_values(Node value);

/// The schema's named blocks, gathered as they are met.
class SchemaBook {
 public:
  /// {"$ref": "#/$defs/…"} to the block of type T, describing it on first use.
  template <class T>
  Node reference();
  [[nodiscard]] Node definitions() { return std::move(definitions_); }

 private:
  Node definitions_ = Node::map();
  std::vector<std::string> names_;
};

/// Keys of one block as a JSON Schema object.
class FieldSchema {
 public:
  explicit FieldSchema(SchemaBook& book) : book_(book) {}

  void block(std::string_view name, std::string_view doc) {
    name_ = name;
    doc_ = doc;
  }
  template <class T>
  void required(std::string_view key, T&, std::string_view doc) {
    required_.add(Node::of_text(std::string(key)));
    property(key, Form<std::remove_const_t<T>>::schema(book_), doc);
  }
  template <class T, class Fallback = T>
  void optional(std::string_view key, T&, std::string_view doc, const Fallback& = {}) {
    property(key, Form<std::remove_const_t<T>>::schema(book_), doc);
  }
  void choice(std::string_view key, const std::string&, std::string_view doc, WordList words,
              bool open = false) {
    property(key, open ? schema_type("string") : schema_words({words.begin(), words.size()}), doc);
  }
  template <class F, class T>
  void custom(std::string_view key, T&, std::string_view doc) {
    property(key, F::schema(book_), doc);
  }
  template <class Body>
  void group(std::string_view key, std::string_view doc, Body body) {
    FieldSchema inner(book_);
    body(inner);
    property(key, inner.object(), doc);
  }
  void extra(const model::Extra&) { extras_ = true; }
  [[nodiscard]] Node object();
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  void property(std::string_view key, Node schema, std::string_view doc);

  SchemaBook& book_;
  std::string name_;
  std::string doc_;
  Node properties_ = Node::map();
  Node required_ = Node::list();
  bool extras_ = false;
};

}  // namespace mediant::formats
