// The cases that ship with the program, read as a user reads them.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "mediant/formats/native/case_file.hpp"

namespace mediant::testing {

inline const std::filesystem::path shipped_root = std::filesystem::path(MEDIANT_SOURCE_DIR) / "cases";

inline std::vector<std::filesystem::path> case_folders() {
  std::vector<std::filesystem::path> found;
  for (const auto& root : {shipped_root, std::filesystem::path(MEDIANT_SOURCE_DIR) / "tests/data/cases"}) {
    for (const auto& entry : std::filesystem::directory_iterator(root)) {
      if (std::filesystem::exists(entry.path() / "case.yaml")) found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

inline std::string listed(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += to_string(d) + "\n";
  return text;
}

inline model::Case read(const std::filesystem::path& folder) {
  const auto loaded = formats::load_case(folder);
  if (!loaded) {
    ADD_FAILURE() << folder << ": " << loaded.error().message;
    return {};
  }
  EXPECT_TRUE(loaded->usable()) << listed(loaded->diagnostics);
  return loaded->value;
}

inline model::Case shipped(const std::string& name) { return read(shipped_root / name); }

}  // namespace mediant::testing
