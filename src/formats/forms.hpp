// How each type of value stands in a file: read, written and described in one place.
//
// Form<T>::read gives false, with an error reported, where it could not make sense of the value.
#pragma once

#include <algorithm>
#include <array>
#include <optional>

#include "fields.hpp"
#include "mediant/model/check.hpp"

namespace mediant::formats {

/// A short form of a block: Short<T>::read(reader, node, value) for what is not a map, Short<T>::write(value)
/// (null: it loses something), Short<T>::schema().
template <class T>
struct Short;
template <class T>
concept HasShort = requires(const T& value) {
  Short<T>::write(value);
};

/// A block of keys, by its description.
template <class T>
struct Form {
  static bool read(Reader& r, const Node& node, T& value) {
    if constexpr (HasShort<T>) {
      if (!node.is_map()) return Short<T>::read(r, node, value);
    }
    if (!node.is_map()) {
      r.wrong_type(node, "a block of keys");
      return false;
    }
    const std::size_t first = r.diagnostics.size();
    FieldReader fields(r, node);
    describe(fields, value);
    fields.finish();
    if constexpr (requires { value.access; } && !std::same_as<T, model::Case>) {
      // Parties, persons and analysts without `for:` are part of the frame that everybody sees.
      constexpr bool frame =
          std::same_as<T, model::Party> || std::same_as<T, model::Person> || std::same_as<T, model::Analyst>;
      if (r.diagnostics.size() > first && (!frame || value.access.given)) r.guard(first, value.access);
    }
    return true;
  }
  static Node write(const T& value) {
    if constexpr (HasShort<T>) {
      Node node = Short<T>::write(value);
      if (node.kind != Node::Kind::null) return node;
    }
    FieldWriter fields;
    describe(fields, value);
    return std::move(fields.map);
  }
  static Node schema(SchemaBook& book) {
    Node block = book.template reference<T>();
    if constexpr (HasShort<T>) return schema_any({Short<T>::schema(book), std::move(block)});
    return block;
  }
};

template <class T>
Node SchemaBook::reference() {
  T value{};
  FieldSchema fields(*this);
  describe(fields, value);
  const std::string name = fields.name();
  if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
    names_.push_back(name);
    definitions_.add(name, fields.object());
  }
  Node reference = Node::map();
  reference.add("$ref", Node::of_text("#/$defs/" + name));
  return reference;
}

// ---- words and numbers

template <>
struct Form<std::string> {
  static bool read(Reader& r, const Node& node, std::string& value) {
    if (!node.is_scalar()) {
      r.wrong_type(node, "text");
      return false;
    }
    value = node.text;
    return true;
  }
  static Node write(const std::string& value) { return Node::of_text(value); }
  static Node schema(SchemaBook&) { return schema_type("string"); }
};

template <class Kind>
struct Form<model::Id<Kind>> {
  static bool read(Reader& r, const Node& node, model::Id<Kind>& id) {
    if (!node.is_scalar()) {
      r.wrong_type(node, "an identifier (a short word)");
      return false;
    }
    id.value = node.text;
    return true;
  }
  static Node write(const model::Id<Kind>& id) {
    if constexpr (std::same_as<Kind, model::Option>) return Node::of_word(id.value);
    return Node::of_text(id.value);
  }
  static Node schema(SchemaBook&) {
    if constexpr (std::same_as<Kind, model::Option>)
      return schema_any({schema_type("string"), schema_type("number")});
    return schema_type("string");
  }
};

inline constexpr auto yes_no = std::to_array<std::string_view>({"yes", "no"});
template <>
struct Form<bool> {
  static bool read(Reader& r, const Node& node, bool& value) {
    const std::string& word = node.text;
    if (node.is_scalar() && (word == "true" || word == "yes")) {
      value = true;
    } else if (node.is_scalar() && (word == "false" || word == "no")) {
      value = false;
    } else {
      r.wrong_type(node, "yes or no");
      return false;
    }
    return true;
  }
  static Node write(bool value) { return Node::of_bool(value); }
  static Node schema(SchemaBook&) { return schema_any({schema_type("boolean"), schema_words(yes_no)}); }
};

template <>
struct Form<double> {
  static bool read(Reader& r, const Node& node, double& value) {
    const bool may = node.kind == Node::Kind::number || (node.kind == Node::Kind::text && node.plain);
    const auto number = may ? model::parse_number(node.text) : std::nullopt;
    if (!number) {
      const bool quoted = node.kind == Node::Kind::text && !node.plain && model::parse_number(node.text);
      r.wrong_type(node, "a number", quoted ? "write it without quotes" : "");
      return false;
    }
    value = *number;
    return true;
  }
  static Node write(double value) { return Node::of_number(value); }
  static Node schema(SchemaBook&) { return schema_type("number"); }
};

template <class Whole>
requires(std::integral<Whole> && !std::same_as<Whole, bool>) struct Form<Whole> {
  static bool read(Reader& r, const Node& node, Whole& value) {
    double number = 0;
    if (!Form<double>::read(r, node, number)) return false;
    constexpr double most = 2e9;
    const double least = std::is_signed_v<Whole> ? -most : 0;
    if (number < least || number > most || number != static_cast<double>(static_cast<Whole>(number))) {
      r.wrong_type(node, std::is_signed_v<Whole> ? "a whole number" : "a whole number from 0");
      return false;
    }
    value = static_cast<Whole>(number);
    return true;
  }
  static Node write(Whole value) { return Node::of_number(static_cast<double>(value)); }
  static Node schema(SchemaBook&) { return schema_type("integer"); }
};

/// Words of an enumeration, in its order.
template <class E>
struct Names;
template <class E>
requires std::is_enum_v<E>
struct Form<E> {
  static bool read(Reader& r, const Node& node, E& value) {
    if (!node.is_scalar()) {
      r.wrong_type(node, "a word");
      return false;
    }
    std::size_t index = 0;
    for (const std::string_view word : Names<E>::words) {
      if (node.text == word) {
        value = static_cast<E>(index);
        return true;
      }
      ++index;
    }
    return r.check_word(node, node.text, Names<E>::words);
  }
  static Node write(E value) { return Node::of_text(std::string(model::to_string(value))); }
  static Node schema(SchemaBook&) { return schema_words(Names<E>::words); }
};
template <>
struct Names<model::Role> {
  static constexpr std::array words =
      std::to_array<std::string_view>({"principal", "mediator", "stakeholder", "guarantor", "affected"});
};
template <>
struct Names<model::Basis> {
  static constexpr std::array words =
      std::to_array<std::string_view>({"text", "reported", "stated", "inferred", "illustrative", "unknown"});
};
template <>
struct Names<model::ClaimKind> {
  static constexpr std::array words =
      std::to_array<std::string_view>({"position", "concern", "threat", "promise", "call", "assessment",
                                       "characterisation", "process", "fact", "quantity"});
};

// ---- optional values, lists, maps

template <class T>
struct Form<std::optional<T>> {
  static bool read(Reader& r, const Node& node, std::optional<T>& value) {
    T inner{};
    if (!Form<T>::read(r, node, inner)) return false;
    value = std::move(inner);
    return true;
  }
  static Node write(const std::optional<T>& value) { return Form<T>::write(*value); }
  static Node schema(SchemaBook& book) { return Form<T>::schema(book); }
};

/// Values of which one may stand without the list around it.
template <class T>
inline constexpr bool may_stand_alone = false;
template <>
inline constexpr bool may_stand_alone<std::string> = true;
template <class Kind>
inline constexpr bool may_stand_alone<model::Id<Kind>> = true;
template <>
inline constexpr bool may_stand_alone<model::Speaker> = true;
template <>
inline constexpr bool may_stand_alone<model::SourceRef> = true;

template <class T>
struct Form<std::vector<T>> {
  static bool read(Reader& r, const Node& node, std::vector<T>& values) {
    if (!node.is_list()) {
      if constexpr (may_stand_alone<T>) {
        T value{};
        if (!Form<T>::read(r, node, value)) return false;
        values.push_back(std::move(value));
        return true;
      }
      r.wrong_type(node, "a list");
      return false;
    }
    values.reserve(node.items.size());
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const Reader::Inside inside(r, i);
      values.emplace_back();
      // A block that is wrong keeps its place, so that paths count as the file does.
      if (!Form<T>::read(r, node.items[i], values.back()) && may_stand_alone<T>) values.pop_back();
    }
    return true;
  }
  static Node write(const std::vector<T>& values) {
    if constexpr (may_stand_alone<T>) {
      if (values.size() == 1) return Form<T>::write(values.front());
    }
    Node list = Node::list();
    for (const T& value : values) list.add(Form<T>::write(value));
    return list;
  }
  static Node schema(SchemaBook& book) {
    Node list = schema_list(Form<T>::schema(book));
    if constexpr (may_stand_alone<T>) return schema_any({Form<T>::schema(book), std::move(list)});
    return list;
  }
};

/// A map in file order: identifiers to values.
template <class Kind, class T>
struct Form<std::vector<std::pair<model::Id<Kind>, T>>> {
  using Pairs = std::vector<std::pair<model::Id<Kind>, T>>;
  static bool read(Reader& r, const Node& node, Pairs& pairs) {
    if (!node.is_map()) {
      r.wrong_type(node, "a block of keys");
      return false;
    }
    for (std::size_t i = 0; i < node.items.size(); i += 2) {
      const Reader::Inside inside(r, node.items[i].text);
      T value{};
      if (Form<T>::read(r, node.items[i + 1], value))
        pairs.emplace_back(model::Id<Kind>(node.items[i].text), std::move(value));
    }
    return true;
  }
  static Node write(const Pairs& pairs) {
    Node map = Node::map();
    for (const auto& [id, value] : pairs) map.add(id.value, Form<T>::write(value));
    return map;
  }
  static Node schema(SchemaBook& book) { return schema_values(Form<T>::schema(book)); }
};

// ---- the small values of a case (forms.cpp)

template <>
struct Form<model::Date> {
  static bool read(Reader& r, const Node& node, model::Date& value);
  static Node write(const model::Date& value);
  static Node schema(SchemaBook& book);
};
template <>
struct Form<model::Estimate> {
  static bool read(Reader& r, const Node& node, model::Estimate& value);
  static Node write(const model::Estimate& value);
  static Node schema(SchemaBook& book);
};
template <>
struct Form<model::Grade> {
  static bool read(Reader& r, const Node& node, model::Grade& value);
  static Node write(const model::Grade& value);
  static Node schema(SchemaBook& book);
};
template <>
struct Form<model::Speaker> {
  static bool read(Reader& r, const Node& node, model::Speaker& value);
  static Node write(const model::Speaker& value);
  static Node schema(SchemaBook& book);
};
template <>
struct Form<model::When> {
  static bool read(Reader& r, const Node& node, model::When& value);
  static Node write(const model::When& value);
  static Node schema(SchemaBook& book);
};
template <>
struct Form<std::vector<model::Scores>> {
  static bool read(Reader& r, const Node& node, std::vector<model::Scores>& value);
  static Node write(const std::vector<model::Scores>& value);
  static Node schema(SchemaBook& book);
};

/// `for:`, `agreement:`, `weights:`, `rank:`, and words that stand for a bool.
struct AudienceForm {
  static bool read(Reader& r, const Node& node, model::Access& value);
  static Node write(const model::Access& value);
  static Node schema(SchemaBook& book);
};
struct AgreementForm {
  static bool read(Reader& r, const Node& node, model::Agreement& value);
  static Node write(const model::Agreement& value);
  static Node schema(SchemaBook& book);
};
struct WeightsForm {
  static bool read(Reader& r, const Node& node, model::Preferences& preferences);
  static Node write(const model::Preferences& preferences);
  static Node schema(SchemaBook& book);
};
struct RankForm {
  static bool read(Reader& r, const Node& node, model::Preferences& preferences);
  static Node write(const model::Preferences&) { return {}; }  // written inside `weights:`
  static Node schema(SchemaBook& book);
};
/// `condition: {if: {words: …}}` is read, `condition: …` or `{words: …}` written.
struct InnerWordsForm {
  static bool read(Reader& r, const Node& node, std::string& words) {
    return Form<std::string>::read(r, node, words);
  }
  static Node write(const std::string&) { return {}; }
  static Node schema(SchemaBook&) { return schema_type("string"); }
};
/// `content: unknown`, `record: off`.
struct UnknownForm {
  static constexpr auto words = std::to_array<std::string_view>({"unknown", "known"});
  static bool read(Reader& r, const Node& node, bool& unknown);
  static Node write(bool unknown) { return unknown ? Node::of_text("unknown") : Node{}; }
  static Node schema(SchemaBook&) { return schema_words(words); }
};
struct OffRecordForm {
  static constexpr auto words = std::to_array<std::string_view>({"on", "off"});
  static bool read(Reader& r, const Node& node, bool& off);
  static Node write(bool off) { return off ? Node::of_text("off") : Node{}; }
  static Node schema(SchemaBook&) { return schema_words(words); }
};

// ---- blocks with a short form

template <>
struct Short<model::SourceRef> {
  static bool read(Reader& r, const Node& node, model::SourceRef& source) {
    return Form<model::SourceId>::read(r, node, source.ref);
  }
  static Node write(const model::SourceRef& source) {
    model::SourceRef bare;
    bare.ref = source.ref;
    return bare == source ? Node::of_text(source.ref.value) : Node{};
  }
  static Node schema(SchemaBook&) { return schema_type("string"); }
};

template <>
struct Short<model::ClaimCondition> {
  static bool read(Reader& r, const Node& node, model::ClaimCondition& condition) {
    return Form<std::string>::read(r, node, condition.words);
  }
  static Node write(const model::ClaimCondition& condition) {
    model::ClaimCondition bare;
    bare.words = condition.words;
    return bare == condition ? Node::of_text(condition.words) : Node{};
  }
  static Node schema(SchemaBook&) { return schema_type("string"); }
};

template <>
struct Short<model::Option> {
  static bool read(Reader& r, const Node& node, model::Option& option) {
    return Form<model::OptionId>::read(r, node, option.id);
  }
  static Node write(const model::Option& option) {
    model::Option bare;
    bare.id = option.id;
    return bare == option ? Node::of_word(option.id.value) : Node{};
  }
  static Node schema(SchemaBook& book) { return Form<model::OptionId>::schema(book); }
};

/// issue → option, or issue → {option, basis, …}.
template <>
struct Form<std::vector<model::Term>> {
  static bool read(Reader& r, const Node& node, std::vector<model::Term>& terms);
  static Node write(const std::vector<model::Term>& terms);
  static Node schema(SchemaBook& book);
};

/// party → one analyst's block, or a list of them.
template <>
struct Form<std::vector<model::Preferences>> {
  static bool read(Reader& r, const Node& node, std::vector<model::Preferences>& preferences);
  static Node write(const std::vector<model::Preferences>& preferences);
  static Node schema(SchemaBook& book);
};

}  // namespace mediant::formats
