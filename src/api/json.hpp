// Small pieces of JSON that several calls share, so that the same thing looks the same everywhere.
#pragma once

#include <nlohmann/json.hpp>

#include "mediant/api/call.hpp"
#include "mediant/core/diagnostic.hpp"
#include "mediant/model/case.hpp"

namespace mediant::api {

[[nodiscard]] Json as_json(const model::Speaker& speaker);
[[nodiscard]] Json as_json(const std::vector<model::Speaker>& speakers);
[[nodiscard]] Json as_json(const model::SourceRef& source);
[[nodiscard]] Json as_json(const std::vector<model::SourceRef>& sources);
/// A number, [low, high] or [low, mode, high].
[[nodiscard]] Json as_json(const model::Estimate& estimate);
[[nodiscard]] Json as_json(const Diagnostic& diagnostic);
[[nodiscard]] Json as_json(const Block& block);
/// "2025-12-02", with "~" before it when the date is only about right; null when there is none.
[[nodiscard]] Json as_json(const std::optional<model::Date>& date);

/// A column of a table made from objects: the key, the title, numbers to the right.
struct Field {
  std::string key;
  std::string title;
  Align align = Align::left;
};
/// Rows of objects as a table: strings as they are, lists joined by "; ", null and missing as empty cells.
[[nodiscard]] Table table_of(const Json& rows, const std::vector<Field>& fields);

/// {"mediant", "analysis", "case", "hash", "result"}; the case as its audience sees it.
[[nodiscard]] Json enveloped(const Call& call, const model::Case& visible, Json result);
/// {"error": {code, message, hint}}
[[nodiscard]] Json as_json(const Error& error);
/// What a door that speaks JSON gives instead of an answer.
[[nodiscard]] std::string refusal(const Error& error, const Diagnostics& diagnostics = {});

// JSON Schema in few words.
[[nodiscard]] Json object_schema(std::initializer_list<std::pair<const char*, Json>> properties,
                                 std::initializer_list<const char*> required = {});
[[nodiscard]] Json array_schema(Json items);
[[nodiscard]] Json type_schema(const char* type);

}  // namespace mediant::api
