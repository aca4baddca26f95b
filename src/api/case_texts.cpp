#include "case_texts.hpp"

#include <algorithm>

#include "mediant/formats/document_json.hpp"

namespace mediant::api {

Option texts_option() {
  return {.name = "texts",
          .type = Option::Type::documents,
          .help = "the files the case names",
          .fallback = "read from the case's folder"};
}

Result<std::vector<text::WrittenDocument>> given_texts(const Context& in) {
  std::vector<text::WrittenDocument> out;
  const auto texts = in.options.find("texts");
  if (texts == in.options.end()) return out;
  for (const Json& json : *texts) {
    auto read = formats::document_from_json(json);
    if (!read) return read.error();
    out.push_back(std::move(*read));
  }
  // Only what the audience's own part of the case names: a file of something hidden is not there.
  const auto named = [&](const std::string& name) {
    const auto is = [&](const std::string& file) { return file == name; };
    return std::any_of(in.c.proposals.begin(), in.c.proposals.end(),
                       [&](const auto& p) { return is(p.text); }) ||
           std::any_of(in.c.sources.begin(), in.c.sources.end(), [&](const auto& s) { return is(s.file); }) ||
           std::any_of(in.c.texts.begin(), in.c.texts.end(), [&](const auto& t) {
             return std::any_of(t.revisions.begin(), t.revisions.end(),
                                [&](const auto& r) { return is(r.file); });
           });
  };
  std::erase_if(out, [&](const auto& document) { return !named(document.name); });
  return out;
}

std::vector<std::pair<std::string, drafts::Draft>> proposal_drafts(
    const Context& in, const std::vector<text::WrittenDocument>& texts) {
  std::vector<std::pair<std::string, drafts::Draft>> out;
  for (const model::Proposal& proposal : in.c.proposals) {
    const auto at = std::find_if(texts.begin(), texts.end(), [&](const auto& t) {
      return !proposal.text.empty() && t.name == proposal.text;
    });
    if (at != texts.end()) out.emplace_back(proposal.id.value, drafts::parse_draft(*at, in.text));
  }
  return out;
}

}  // namespace mediant::api
