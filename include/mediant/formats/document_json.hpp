// A document as JSON, as the calls take it: {"name", "text"} at least; the paragraphs where the file had more
// to say than its text.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "mediant/formats/document.hpp"

namespace mediant::formats {

[[nodiscard]] nlohmann::ordered_json document_to_json(const text::WrittenDocument& document);

/// Without "paragraphs" the text is read as Markdown where `kind` or the name says so, else as plain text.
[[nodiscard]] Result<text::WrittenDocument> document_from_json(const nlohmann::ordered_json& json);

}  // namespace mediant::formats
