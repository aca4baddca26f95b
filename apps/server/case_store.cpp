#include "case_store.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "mediant/formats/native/case_file.hpp"
#include "mediant/formats/native/locked_file.hpp"

namespace mediant::server {
namespace {

namespace fs = std::filesystem;

std::string fingerprint(std::string_view bytes) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  std::array<char, 33> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return std::string("\"") + text.data() + "\"";
}

// Every item of the case whose text stands in a file of its own, in the same order for the same case.
template <class Visit>
void each_with_text(model::Case& c, const Visit& visit) {
  for (model::Proposal& proposal : c.proposals) visit(proposal);
  for (model::OneText& text : c.texts)
    for (model::Revision& revision : text.revisions) visit(revision);
}

// What read() took in from the folder stays in the folder: a text equal to its file is not written twice.
void without_texts(model::Case& c, const fs::path& folder) {
  const auto carried = [](const auto& entry) { return entry.first == "x-text"; };
  model::Case full = c;
  for (model::Source& source : full.sources) source.text.clear();
  each_with_text(full, [&](model::Item& item) { std::erase_if(item.extra, carried); });
  full = formats::with_texts(std::move(full), folder);
  for (std::size_t i = 0; i < c.sources.size(); ++i) {
    if (!c.sources[i].file.empty() && c.sources[i].text == full.sources[i].text) c.sources[i].text.clear();
  }
  std::vector<model::Item*> items;
  each_with_text(c, [&](model::Item& item) { items.push_back(&item); });
  std::size_t next = 0;
  each_with_text(full, [&](model::Item& item) {
    for (const auto& entry : item.extra)
      if (carried(entry)) std::erase(items[next]->extra, entry);
    ++next;
  });
}

}  // namespace

CaseStore::CaseStore(fs::path path) : path_(std::move(path)) {
  if (path_.filename().empty()) path_ = path_.parent_path();
  const auto file = formats::case_file_of(path_);
  if (!file) return;
  const std::string half = "." + file->filename().string() + ".";
  std::error_code ignored;
  const fs::path folder = file->has_parent_path() ? file->parent_path() : fs::path(".");
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(half) && name.size() == half.size() + 6) fs::remove(entry.path(), ignored);
  }
}

Result<std::string> CaseStore::version() const {
  const auto file = formats::case_file_of(path_);
  if (!file) return file.error();
  const auto bytes = formats::read_file(*file);
  if (!bytes) return bytes.error();
  return fingerprint(*bytes);
}

Result<CaseStore::Copy> CaseStore::read() const {
  const auto before = version();
  if (!before) return before.error();
  auto loaded = formats::load_case(path_);
  if (!loaded) return loaded.error();
  if (!loaded->usable()) {
    return Error{"bad-case", "the case has errors; `mediant check` lists them",
                 loaded->diagnostics.empty() ? "" : loaded->diagnostics.front().message};
  }
  const fs::path folder = fs::is_directory(path_) ? path_ : path_.parent_path();
  return Copy{formats::write_case_json(formats::with_texts(std::move(loaded->value), folder)), *before};
}

Result<std::string> CaseStore::save(std::string_view json, std::string_view expected) const {
  formats::Loaded read = formats::read_case_json(json, "the case");
  if (!read.usable()) {
    const auto first = std::find_if(read.diagnostics.begin(), read.diagnostics.end(),
                                    [](const Diagnostic& d) { return d.severity == Severity::error; });
    return Error{"bad-case", first->path.empty() ? first->message : first->path + ": " + first->message,
                 first->hint};
  }
  if (!expected.empty()) {
    const auto now = version();
    if (!now) return now.error();
    if (*now != expected)
      return Error{"changed", "the case on disk has changed since it was opened",
                   "save this one as a file, then open the case again"};
  }
  without_texts(read.value, fs::is_directory(path_) ? path_ : path_.parent_path());
  const auto file = formats::case_file_of(path_);
  if (!file) return file.error();
  const bool as_json = file->extension() == ".json";
  const std::string text =
      as_json ? formats::write_case_json(read.value) : formats::write_case_yaml(read.value);
  if (const auto written = formats::write_file(*file, text); !written) return written.error();
  return fingerprint(text);
}

}  // namespace mediant::server
