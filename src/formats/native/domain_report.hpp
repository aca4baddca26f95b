// What the domain readers share: collecting diagnostics, reading numbers, checking limits.
#pragma once

#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "mediant/formats/native/domain_file.hpp"

namespace mediant::formats {

class DomainReport {
 public:
  DomainReport(LoadedDomain& out, const DomainLimits& limits) : out_(out), limits_(limits) {}

  void error(const std::string& file, std::string path, std::string message, std::string hint = "") {
    add(Severity::error, "domain", file, std::move(path), std::move(message), std::move(hint));
  }
  void limit(const std::string& file, std::string path, std::string message) {
    add(Severity::error, "too-large", file, std::move(path), std::move(message),
        "the limit is stated in docs/domains.md");
  }
  /// Named in the import report; the same message for the same file is told once.
  void warning(const std::string& file, std::string path, std::string message, std::string hint = "") {
    if (told_.insert(file + '\n' + message).second)
      add(Severity::warning, "import", file, std::move(path), std::move(message), std::move(hint));
  }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] const DomainLimits& limits() const { return limits_; }

  /// Counts `more` values of an issue against the limits.
  [[nodiscard]] bool admit(const std::string& file, const std::string& issue, double more) {
    if (!(more <= double(limits_.values_per_issue))) {
      limit(file, issue,
            "issue \"" + issue + "\" has more than " + std::to_string(limits_.values_per_issue) + " values");
      return false;
    }
    values_ += static_cast<std::size_t>(more);
    if (values_ > limits_.values) {
      limit(file, issue, "the domain has more than " + std::to_string(limits_.values) + " values");
      return false;
    }
    return true;
  }

 private:
  void add(Severity severity, std::string code, const std::string& file, std::string path,
           std::string message, std::string hint) {
    failed_ = failed_ || severity == Severity::error;
    out_.diagnostics.push_back(
        {severity, std::move(code), std::move(path), {file, 0, 0}, std::move(message), std::move(hint)});
  }

  LoadedDomain& out_;
  const DomainLimits& limits_;
  std::set<std::string> told_;
  std::size_t values_ = 0;
  bool failed_ = false;
};

/// The whole word as a number in any of the spellings files use; nothing for "inf", "nan" or trailing text.
[[nodiscard]] std::optional<double> finite_number(std::string_view word);
[[nodiscard]] std::optional<long> whole_number(std::string_view word);
/// "true"/"false"/"1"/"0" in any case.
[[nodiscard]] bool truth(std::string_view word);
[[nodiscard]] std::string lower_case(std::string_view word);
/// The file's name without folder and extension.
[[nodiscard]] std::string stem(const std::string& file);
/// Position of a value, or nothing; linear, for single look-ups.
[[nodiscard]] std::optional<std::size_t> position_of(const std::vector<std::string>& values,
                                                     std::string_view value);
/// First position of each value; views into `values`.
[[nodiscard]] std::unordered_map<std::string_view, std::size_t> positions(
    const std::vector<std::string>& values);

/// Fills values and numbers of an integer issue, or of a real one cut into `steps` equal steps.
[[nodiscard]] bool fill_integers(model::DomainIssue& issue, const std::string& file, DomainReport& report);
void fill_reals(model::DomainIssue& issue, std::size_t steps);

}  // namespace mediant::formats
