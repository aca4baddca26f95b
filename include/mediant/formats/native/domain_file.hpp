// Domains of negotiation research on disk: GENIUS XML, GeniusWeb JSON, NegMAS YAML and JSON, NegoLog JSON.
//
// Each file is read with the meaning its own tool gives it; what cannot be represented stands in the
// diagnostics as a warning and is never dropped silently. No input makes a reader throw, expand entities or
// follow references to other files.
//
//   folder/            GENIUS: one negotiation_template, a utility_space for each profile
//                      GeniusWeb: one {"issuesValues"}, a LinearAdditiveUtilitySpace (…) for each profile
//                      NegMAS: one file whose type holds "OutcomeSpace", one for each utility function
//                      NegoLog: profileA.json, profileB.json, specs.json
//   file               a domain file (its folder is read), or one profile (with the domain it holds)
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/formats/case_text.hpp"
#include "mediant/model/domain.hpp"

namespace mediant::formats {

struct LoadedDomain {
  model::Domain value;
  Diagnostics diagnostics;
  [[nodiscard]] bool usable() const { return !has_errors(diagnostics); }
};

/// Limits a domain must keep; beyond them reading stops with one error that states the limit.
struct DomainLimits {
  std::size_t bytes = 64U << 20U;  ///< a file
  std::size_t files = 256;         ///< in a folder
  std::size_t depth = 64;          ///< of nested elements
  std::size_t nodes = 4'000'000;   ///< after YAML aliases are expanded
  std::size_t issues = 4096;
  std::size_t values_per_issue = 1'000'000;  ///< listed, or steps of a range
  std::size_t values = 4'000'000;            ///< of all issues
};

/// A file that is in memory already; `name` is shown in diagnostics and decides nothing.
struct NamedText {
  std::string name;
  std::string bytes;
};

// The readers proper. `files` are all of one folder, in any order; profiles come out in the order given.
[[nodiscard]] LoadedDomain read_genius_xml(const std::vector<NamedText>& files,
                                           const DomainLimits& limits = {});
[[nodiscard]] LoadedDomain read_geniusweb_json(const std::vector<NamedText>& files,
                                               const DomainLimits& limits = {});
[[nodiscard]] LoadedDomain read_negmas(const std::vector<NamedText>& files, const DomainLimits& limits = {});
[[nodiscard]] LoadedDomain read_negolog_json(const std::vector<NamedText>& files,
                                             const DomainLimits& limits = {});
/// Chooses among them by what the files hold.
[[nodiscard]] LoadedDomain read_domain(const std::vector<NamedText>& files, const DomainLimits& limits = {});

/// A folder, or a file in one. `profiles` names some of the folder's files (or profile names), in the order
/// wanted; empty: all, by file name.
[[nodiscard]] Result<LoadedDomain> load_domain(const std::filesystem::path& path,
                                               const std::vector<std::string>& profiles = {},
                                               const DomainLimits& limits = {});

/// True if the path looks like a domain rather than a case: cheap, reads the beginning of files only.
[[nodiscard]] bool looks_like_domain(const std::filesystem::path& path);

/// Our own format or a domain (converted, the import report among the diagnostics): what every command that
/// takes a case calls.
[[nodiscard]] Result<Loaded> load_any(const std::filesystem::path& path,
                                      const std::vector<std::string>& profiles = {});

/// The files of a domain in a dialect, domain file first. Warnings name what the dialect cannot hold.
struct WrittenDomain {
  std::vector<NamedText> files;
  Diagnostics diagnostics;
};
[[nodiscard]] WrittenDomain write_genius_xml(const model::Domain& domain);
[[nodiscard]] WrittenDomain write_geniusweb_json(const model::Domain& domain);
[[nodiscard]] WrittenDomain write_negmas_yaml(const model::Domain& domain);

}  // namespace mediant::formats
