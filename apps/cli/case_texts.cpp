#include "case_texts.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "mediant/formats/document_json.hpp"
#include "mediant/formats/native/document_file.hpp"

namespace mediant::cli {

void add_case_texts(const api::Call& call, const std::string& case_path, const Opened& opened,
                    api::Json& options) {
  const bool wanted = std::any_of(call.options.begin(), call.options.end(),
                                  [](const api::Option& o) { return o.name == "texts"; });
  if (!wanted || options.contains("texts")) return;
  const model::Case visible = model::visible(opened.loaded.value, opened.audience);
  std::set<std::string> files;
  for (const auto& proposal : visible.proposals) files.insert(proposal.text);
  for (const auto& source : visible.sources) files.insert(source.file);
  for (const auto& text : visible.texts)
    for (const auto& revision : text.revisions) files.insert(revision.file);
  files.erase("");
  const auto main_file = formats::case_file_of(case_path);
  if (!main_file) return;
  const auto folder = main_file->parent_path();
  options["texts"] = api::Json::array();
  for (const std::string& file : files) {
    const std::filesystem::path path(file);
    // A case is given away: it names files inside its folder only.
    if (path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end()) {
      complain(Error{"outside", "the case names a file outside its folder: " + file, "it was not read"});
      continue;
    }
    auto read = formats::read_document(folder / path);
    if (!read) {
      complain(read.error());
      continue;
    }
    read->name = file;
    options["texts"].push_back(formats::document_to_json(*read));
  }
}

}  // namespace mediant::cli
