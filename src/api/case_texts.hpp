// The texts a case refers to, as its doors hand them in: documents named as the case names their files.
#pragma once

#include "json.hpp"
#include "mediant/drafts/draft.hpp"

namespace mediant::api {

/// The option every call on texts has; the command line fills it from the case's folder.
[[nodiscard]] Option texts_option();
[[nodiscard]] Result<std::vector<text::WrittenDocument>> given_texts(const Context& in);
/// The proposals whose text was given, parsed, by id.
[[nodiscard]] std::vector<std::pair<std::string, drafts::Draft>> proposal_drafts(
    const Context& in, const std::vector<text::WrittenDocument>& texts);

}  // namespace mediant::api
