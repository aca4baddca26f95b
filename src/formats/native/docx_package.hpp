// The zip package of a DOCX in memory: parts by name, with their sizes bounded before they are unpacked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/formats/document.hpp"

struct zip;

namespace mediant::formats {

class DocxPackage {
 public:
  /// `bytes` must outlive the package.
  [[nodiscard]] static Result<DocxPackage> open(std::string_view bytes, const std::string& name,
                                                const DocumentLimits& limits);
  DocxPackage(DocxPackage&& other) noexcept
      : name_(std::move(other.name_)),
        archive_(std::exchange(other.archive_, nullptr)),
        limits_(other.limits_) {}
  DocxPackage& operator=(DocxPackage&&) = delete;
  DocxPackage(const DocxPackage&) = delete;
  DocxPackage& operator=(const DocxPackage&) = delete;
  ~DocxPackage();

  /// The part's bytes; nothing where the package has no such part.
  [[nodiscard]] Result<std::optional<std::string>> part(const std::string& path) const;

 private:
  DocxPackage(std::string name, zip* archive, const DocumentLimits& limits)
      : name_(std::move(name)), archive_(archive), limits_(limits) {}
  std::string name_;
  zip* archive_;
  DocumentLimits limits_;
};

/// A package of these parts, stored in this order with one fixed time, so that it is the same bytes always.
[[nodiscard]] Result<std::string> make_package(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace mediant::formats
