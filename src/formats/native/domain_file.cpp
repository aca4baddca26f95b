#include "mediant/formats/native/domain_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "domain_json.hpp"
#include "mediant/formats/domain.hpp"
#include "mediant/formats/native/case_file.hpp"
#include "mediant/model/check.hpp"

namespace mediant::formats {
namespace {

namespace fs = std::filesystem;

enum class Kind { none, genius, geniusweb, negmas, negolog };

// What a file is, by its first bytes only: enough to tell the dialects and our own cases apart.
Kind kind_of(const std::string& name, std::string_view bytes) {
  const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.size(), 65536));
  const std::string extension = lower_case(fs::path(name).extension().string());
  const auto holds = [&](const char* word) { return head.find(word) != std::string_view::npos; };
  if (extension == ".xml") {
    return holds("<negotiation_template") || holds("<utility_space") ? Kind::genius : Kind::none;
  }
  if (extension == ".json") {
    if (holds("\"issuesValues\"") || holds("UtilitySpace\"") || holds("\"DefaultPartialOrdering\""))
      return Kind::geniusweb;
    if (holds("\"mediant\"")) return Kind::none;
    if (holds("\"issueWeights\"") && holds("\"issues\"")) return Kind::negolog;
    if (holds("OutcomeSpace") || holds("UFun\"") || holds("UtilityFunction\"")) return Kind::negmas;
    return Kind::none;
  }
  if (extension == ".yml" || extension == ".yaml") {
    if (head.starts_with("mediant:") || holds("\nmediant:")) return Kind::none;
    return holds("OutcomeSpace") || holds("UFun") || holds("UtilityFunction") ? Kind::negmas : Kind::none;
  }
  return Kind::none;
}

std::string beginning_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(65536, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return head;
}

Result<std::vector<fs::path>> files_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code code;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    std::error_code ignored;
    const std::string extension = lower_case(it->path().extension().string());
    if (extension != ".xml" && extension != ".json" && extension != ".yml" && extension != ".yaml") continue;
    if (it->is_regular_file(ignored) && !it->path().filename().string().starts_with('.'))
      paths.push_back(it->path());
  }
  if (code) return Error{"io", "cannot read " + folder.string() + ": " + code.message(), ""};
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Whether `wanted` names this profile: by file name, its stem, or the profile's own name.
bool named(const model::DomainProfile& profile, const std::string& wanted) {
  return profile.file == wanted || stem(profile.file) == wanted || profile.name == wanted;
}

}  // namespace

LoadedDomain read_domain(const std::vector<NamedText>& files, const DomainLimits& limits) {
  std::array<std::vector<NamedText>, 5> by_kind;
  for (const NamedText& file : files)
    by_kind[static_cast<std::size_t>(kind_of(file.name, file.bytes))].push_back(file);
  const auto of = [&](Kind kind) -> std::vector<NamedText>& {
    return by_kind[static_cast<std::size_t>(kind)];
  };
  if (!of(Kind::genius).empty()) return read_genius_xml(of(Kind::genius), limits);
  if (!of(Kind::geniusweb).empty()) return read_geniusweb_json(of(Kind::geniusweb), limits);
  if (!of(Kind::negolog).empty()) {
    for (NamedText& file : of(Kind::none))
      if (file.name.ends_with("specs.json")) of(Kind::negolog).push_back(std::move(file));
    return read_negolog_json(of(Kind::negolog), limits);
  }
  if (!of(Kind::negmas).empty()) return read_negmas(of(Kind::negmas), limits);
  LoadedDomain out;
  DomainReport(out, limits)
      .error(files.empty() ? "" : files.front().name, "", "no negotiation domain is found here",
             "GENIUS XML, GeniusWeb JSON, NegMAS YAML or JSON, or NegoLog JSON");
  return out;
}

bool looks_like_domain(const fs::path& path) {
  std::error_code code;
  if (!fs::is_directory(path, code)) {
    return fs::is_regular_file(path, code) &&
           kind_of(path.filename().string(), beginning_of(path)) != Kind::none;
  }
  if (fs::exists(path / "case.yaml", code) || fs::exists(path / "case.json", code)) return false;
  const Result<std::vector<fs::path>> files = files_in(path);
  return files && std::any_of(files->begin(), files->end(), [](const fs::path& file) {
           return kind_of(file.filename().string(), beginning_of(file)) != Kind::none;
         });
}

Result<LoadedDomain> load_domain(const fs::path& path, const std::vector<std::string>& profiles,
                                 const DomainLimits& limits) {
  std::error_code code;
  std::vector<fs::path> paths{path};
  if (fs::is_directory(path, code)) {
    Result<std::vector<fs::path>> listed = files_in(path);
    if (!listed) return listed.error();
    paths = std::move(*listed);
  } else {
    // A domain file without profiles of its own: its folder holds them.
    const std::string head = beginning_of(path);
    const bool domain_only = head.find("<negotiation_template") != std::string::npos ||
                             (head.find("\"issuesValues\"") != std::string::npos &&
                              head.find("UtilitySpace\"") == std::string::npos) ||
                             head.find("OutcomeSpace") != std::string::npos;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (domain_only) {
      Result<std::vector<fs::path>> listed = files_in(folder);
      if (!listed) return listed.error();
      paths = std::move(*listed);
    }
  }
  if (paths.size() > limits.files)
    return Error{"too-large", path.string() + " holds more than " + std::to_string(limits.files) + " files",
                 "the limit is stated in docs/domains.md"};
  std::vector<NamedText> files;
  for (const fs::path& file : paths) {
    Result<std::string> bytes = read_file(file, limits.bytes);
    if (!bytes) return bytes.error();
    files.push_back({file.filename().string(), std::move(*bytes)});
  }
  LoadedDomain out = read_domain(files, limits);
  if (out.value.name.empty())
    out.value.name = fs::absolute(path, code).lexically_normal().filename().string();
  if (out.value.issues.size() > limits.issues) {
    DomainReport(out, limits)
        .limit(path.string(), "", "the domain has more than " + std::to_string(limits.issues) + " issues");
  }
  if (!out.usable() || profiles.empty()) return out;
  std::vector<model::DomainProfile> chosen;
  for (const std::string& wanted : profiles) {
    const auto it = std::find_if(out.value.profiles.begin(), out.value.profiles.end(),
                                 [&](const model::DomainProfile& p) { return named(p, wanted); });
    if (it == out.value.profiles.end()) {
      std::string known;
      for (const model::DomainProfile& p : out.value.profiles) known += (known.empty() ? "" : ", ") + p.file;
      return Error{"unknown-profile", "there is no profile \"" + wanted + "\" in " + path.string(),
                   "profiles: " + known};
    }
    chosen.push_back(*it);
  }
  out.value.profiles = std::move(chosen);
  return out;
}

Result<Loaded> load_any(const fs::path& path, const std::vector<std::string>& profiles) {
  if (!looks_like_domain(path)) return load_case(path);
  Result<LoadedDomain> domain = load_domain(path, profiles);
  if (!domain) return domain.error();
  Loaded out;
  out.diagnostics = std::move(domain->diagnostics);
  if (has_errors(out.diagnostics)) return out;
  ConvertedCase converted = to_case(domain->value);
  out.value = std::move(converted.value);
  out.diagnostics.insert(out.diagnostics.end(), converted.report.begin(), converted.report.end());
  for (Diagnostic& d : model::check(out.value)) {
    d.at.file = path.string();
    out.diagnostics.push_back(std::move(d));
  }
  return out;
}

}  // namespace mediant::formats
