// NegMAS value functions and utility functions (NegMAS 0.11 ff., package negmas.preferences), by short name.
#pragma once

#include "domain_json.hpp"

namespace mediant::formats::negmas {

/// The short type name of a tree: "negmas.preferences.crisp.linear.LinearAdditiveUtilityFunction" and
/// "LinearAdditiveUtilityFunction" are the same; empty where there is none.
[[nodiscard]] std::string type_of(const Tree& tree);

struct Place {
  const model::Domain& domain;
  const std::string& file;
  DomainReport& report;
};

/// Fills everything but name and file; false with an error. Wrappers (discounting, weighted sums) nest.
[[nodiscard]] bool read_function(const Tree& tree, const Place& place, model::DomainProfile& profile,
                                 std::size_t depth_left);

}  // namespace mediant::formats::negmas
