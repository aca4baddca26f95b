// The record for other programs. Each writer is a pure function of the case its audience may see; what a
// format has no place for is named in `left_out`, never dropped silently.
//
//   plover   JSON lines, one event each (PLOVER codebook 2021: type, mode, recipient, flags). Acts of a
//            negotiation that PLOVER has no type for carry a type of our own and `scheme: mediant`.
//   ical     meetings as VEVENT (RFC 5545); dates known to the month span it and say so.
//   prov     who said what, taken from where, judged by whom (W3C PROV-O) as JSON-LD.
//   excerpts every quotation as a W3C Web Annotation (JSON-LD).
#pragma once

#include <string>
#include <vector>

#include "mediant/model/case.hpp"

namespace mediant::record {

struct Written {
  std::string text;
  std::vector<std::string> left_out;  ///< in words: "meeting x: no date"
};

[[nodiscard]] Written plover_lines(const model::Case& c);
[[nodiscard]] Written calendar(const model::Case& c);
[[nodiscard]] Written provenance_graph(const model::Case& c);
[[nodiscard]] Written excerpts(const model::Case& c);

}  // namespace mediant::record
