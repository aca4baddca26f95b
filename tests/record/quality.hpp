// How well reports are read: suggestions against annotations, per kind, with and without the speaker.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mediant/record/read.hpp"

namespace mediant::record::testing {

struct Counts {
  int annotated = 0, suggested = 0, found = 0, with_speaker = 0;
  void operator+=(const Counts& o) {
    annotated += o.annotated;
    suggested += o.suggested;
    found += o.found;
    with_speaker += o.with_speaker;
  }
  [[nodiscard]] double recall() const { return annotated == 0 ? 1 : double(found) / annotated; }
  [[nodiscard]] double precision() const { return suggested == 0 ? 1 : double(found) / suggested; }
  [[nodiscard]] double recall_with_speaker() const {
    return annotated == 0 ? 1 : double(with_speaker) / annotated;
  }
  [[nodiscard]] double precision_with_speaker() const {
    return suggested == 0 ? 1 : double(with_speaker) / suggested;
  }
  [[nodiscard]] double speaker() const { return found == 0 ? 1 : double(with_speaker) / found; }
};

using Quality = std::map<std::string, Counts>;

struct Annotated {
  std::string name, text;
  bool held_aside = false;
  bool fresh = false;  ///< written after the rules; nothing was tuned on it
  struct Claim {
    std::string kind, text, by, via, stance, status, place;
    std::vector<std::string> participants;
  };
  std::vector<std::string> persons, parties, places, dates;
  std::vector<std::pair<double, std::string>> figures;
  std::vector<Claim> claims;
};

/// All pairs *.txt, *.json of a folder, by name.
std::vector<Annotated> load_annotated(const std::string& folder);

/// Counts per kind; `misses` gets a line for every annotated item not found, wrongly attributed or spurious.
Quality score(const Annotated& a, const Reading& reading, std::vector<std::string>* misses = nullptr);

/// The report docs/reading-quality.md.
std::string quality_report(const std::vector<Annotated>& all, const text::Toolkit& toolkit);

}  // namespace mediant::record::testing
