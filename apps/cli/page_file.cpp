#include "page_file.hpp"

#include <filesystem>

#include "mediant/formats/native/case_file.hpp"

namespace mediant::cli {

Result<std::string> workbench_page(const std::string& given) {
  namespace fs = std::filesystem;
  if (!given.empty()) return formats::read_file(given);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* place : {"../share/mediant/mediant.html", "../../../web/dist/mediant.html"}) {
    const fs::path file = program / place;
    if (fs::exists(file, error)) return formats::read_file(file);
  }
  return Error{"no-page", "the workbench's page is not built",
               "scripts/build_page builds it; `mediant serve --page FILE` serves another"};
}

}  // namespace mediant::cli
