// W3C Web Annotations (JSON-LD) of suggestions and excerpts, out and in.
//
// One Annotation a suggestion: body a TextualBody with purpose "tagging" (its kind) and, for claims, one with
// purpose "describing" (who, stance, condition); target the source with a TextQuoteSelector and a
// TextPositionSelector. https://www.w3.org/TR/annotation-model/ , context http://www.w3.org/ns/anno.jsonld
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/record/anchor.hpp"
#include "mediant/record/suggestion.hpp"

namespace mediant::record {

/// All fields of one suggestion under the names of the command's JSON; empty ones are left out.
[[nodiscard]] nlohmann::ordered_json to_json(const Suggestion& suggestion);

/// An AnnotationCollection page: {"@context", "type": "AnnotationPage", "items": […]}. `source` names the
/// text.
[[nodiscard]] nlohmann::ordered_json annotations(const Reading& reading, std::string_view utf8,
                                                 std::string_view source);

/// An excerpt read from an annotation: which source, where, tagged as what.
struct Annotated {
  std::string source;
  Selector selector;
  std::string tag;     ///< the body of purpose "tagging", or empty
  std::string remark;  ///< the text of other bodies, lines joined
};

/// Annotations, pages, collections with a first page, or arrays of them. A target without a quote or position
/// selector is left out and counted in the error only if none is left.
[[nodiscard]] Result<std::vector<Annotated>> read_annotations(std::string_view json);

}  // namespace mediant::record
