#include "mediant/formats/native/case_file.hpp"

#include <algorithm>
#include <array>

#include "yaml_text.hpp"

namespace mediant::formats {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 3> main_files = {"case.yaml", "case.yml", "case.json"};

bool is_json(const fs::path& path) { return path.extension() == ".json"; }

// Papers named in a case lie in its folder and are there.
void check_files(Loaded& loaded, const fs::path& folder) {
  const auto check = [&](const std::string& name, const std::string& path) {
    if (name.empty()) return;
    const fs::path inside = fs::path(name).lexically_normal();
    std::error_code code;
    if (inside.is_absolute() || *inside.begin() == "..") {
      loaded.diagnostics.push_back({Severity::error, "outside-folder", path, loaded.positions.find(path),
                                    "`" + name + "` lies outside the case folder",
                                    "move the file into the folder"});
    } else if (!fs::exists(folder / inside, code)) {
      loaded.diagnostics.push_back({Severity::warning, "missing-file", path, loaded.positions.find(path),
                                    "there is no file `" + name + "` in the case folder",
                                    "add it, or remove the key"});
    }
  };
  const auto place = [](const char* list, std::size_t i) { return list + ("[" + std::to_string(i) + "]"); };
  const model::Case& c = loaded.value;
  for (std::size_t i = 0; i < c.sources.size(); ++i) check(c.sources[i].file, place("sources", i) + ".file");
  for (std::size_t i = 0; i < c.proposals.size(); ++i)
    check(c.proposals[i].text, place("proposals", i) + ".text");
  for (std::size_t i = 0; i < c.texts.size(); ++i) {
    for (std::size_t r = 0; r < c.texts[i].revisions.size(); ++r)
      check(c.texts[i].revisions[r].file, place("texts", i) + place(".revisions", r) + ".file");
  }
  std::stable_sort(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
}

bool is_case_name(const fs::path& path) {
  return is_json(path) || path.extension() == ".yaml" || path.extension() == ".yml";
}

}  // namespace

Loaded read_case_yaml(std::string_view yaml, const std::string& file, const Limits& limits) {
  return case_of(parse_yaml(yaml, file, limits), file);
}

std::string write_case_yaml(const model::Case& c) { return to_yaml(node_of(c)); }

Result<fs::path> case_file_of(const fs::path& path) {
  std::error_code code;
  const auto status = fs::status(path, code);
  if (!fs::exists(status))
    return Error{"io", "cannot read " + path.string() + ": there is no such file or folder", ""};
  if (!fs::is_directory(status)) {
    if (is_case_name(path)) return path;
    return Error{"not-a-case", path.string() + " is neither YAML nor JSON by its name",
                 "a case is a folder with case.yaml, or a .yaml, .yml or .json file"};
  }
  for (const char* name : main_files) {
    if (fs::exists(path / name, code)) return path / name;
  }
  return Error{"not-a-case", "the folder " + path.string() + " holds no case",
               "a case folder holds case.yaml or case.json"};
}

Result<Loaded> load_case(const fs::path& path, const Limits& limits) {
  const auto file = case_file_of(path);
  if (!file) return file.error();
  const auto bytes = read_file(*file, limits.bytes);
  if (!bytes) return bytes.error();
  Loaded loaded = is_json(*file) ? read_case_json(*bytes, file->string(), limits)
                                 : read_case_yaml(*bytes, file->string(), limits);
  check_files(loaded, file->parent_path());
  return loaded;
}

Result<fs::path> save_case(const model::Case& c, const fs::path& path) {
  std::error_code code;
  fs::path file = path;
  if (fs::is_directory(path, code)) {
    const auto existing = case_file_of(path);
    file = existing ? *existing : path / "case.yaml";
  } else if (!path.has_extension()) {
    // A folder that is yet to be made.
    if (!fs::create_directories(path, code) && code)
      return Error{"io", "cannot make the folder " + path.string() + ": " + code.message(), ""};
    file = path / "case.yaml";
  } else if (!is_case_name(path)) {
    return Error{"not-a-case", path.string() + " is neither YAML nor JSON by its name",
                 "end the name with .yaml or .json"};
  }
  const auto written = write_file(file, is_json(file) ? write_case_json(c) : write_case_yaml(c));
  if (!written) return written.error();
  return file;
}

}  // namespace mediant::formats
