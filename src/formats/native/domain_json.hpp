// JSON and YAML of the domain readers as one kind of tree, with the limits kept while it is built.
#pragma once

#include <nlohmann/json.hpp>

#include "domain_report.hpp"

namespace mediant::formats {

using Tree = nlohmann::ordered_json;

/// Parses one file, JSON if it begins with { or [, else YAML; nothing with an error. YAML scalars become
/// null, true, false, numbers or strings as YAML 1.1 core has them; quoted ones stay strings; `.inf` and
/// `-.inf` become the strings ".inf" and "-.inf"; aliases are copied and counted.
[[nodiscard]] std::optional<Tree> parse_tree(const NamedText& file, DomainReport& report);

/// A member of an object, or nullptr.
[[nodiscard]] const Tree* member(const Tree& tree, const char* name);
/// All members by name, for many look-ups; the last of a name given twice. Views into `tree`.
[[nodiscard]] std::unordered_map<std::string_view, const Tree*> members(const Tree* tree);
/// A JSON number, or a string that is one ("0.25": GeniusWeb writes decimals as strings too).
[[nodiscard]] std::optional<double> number_in(const Tree& tree);
/// A string as it is, numbers and truth values as they are written.
[[nodiscard]] std::string word_in(const Tree& tree);

}  // namespace mediant::formats
