// The utility spaces of a GENIUS profile, each in its own function; genius_xml.cpp reads the rest.
#pragma once

#include <map>
#include <pugixml.hpp>

#include "domain_report.hpp"

namespace mediant::formats::genius {

/// The issue elements under an element, in the order GENIUS numbers them: pre-order over objectives, at each
/// level objectives before issues.
[[nodiscard]] std::vector<pugi::xml_node> issue_elements(const pugi::xml_node& parent,
                                                         std::size_t depth_left);
/// "discrete", "integer" or "real": `type`, else `vtype`, else discrete.
[[nodiscard]] std::string issue_type(const pugi::xml_node& issue);
/// First element of that name below, at any depth.
[[nodiscard]] pugi::xml_node find_below(const pugi::xml_node& root, const char* name);
/// The numeric attribute, or nothing with an error.
[[nodiscard]] std::optional<double> number_of(const pugi::xml_node& node, const char* attribute);

/// What a space needs to know: the profile's elements by position of the domain's issue.
struct Profile {
  const model::Domain& domain;
  pugi::xml_node root;
  std::vector<pugi::xml_node> issues;  ///< one a domain issue; empty where the profile lacks it
  const std::string& file;
  DomainReport& report;
};

[[nodiscard]] std::optional<model::Utility> read_additive(const Profile& profile);
[[nodiscard]] std::optional<model::Utility> read_rectangles(const Profile& profile);
[[nodiscard]] std::optional<model::Utility> read_constraints(const Profile& profile);

}  // namespace mediant::formats::genius
