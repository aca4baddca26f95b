// Who sees what: an analysis never gets a case, only a case as its audience may see it.
#pragma once

#include <string>

#include "mediant/core/result.hpp"
#include "mediant/model/case.hpp"

namespace mediant::model {

/// The desk (sees all), the public, or one party.
struct Audience {
  enum class Kind { desk, everyone, party };
  Kind kind = Kind::desk;
  PartyId party;
  friend bool operator==(const Audience&, const Audience&) = default;
  [[nodiscard]] static Audience desk() { return {}; }
  [[nodiscard]] static Audience everyone() { return {Kind::everyone, {}}; }
  [[nodiscard]] static Audience of(PartyId id) { return {Kind::party, std::move(id)}; }
};

/// "desk", "public" or a party's id that the case shows to it; else an error that names the visible choices
/// only.
[[nodiscard]] Result<Audience> parse_audience(const Case& c, std::string_view word);

/// True if something with this access may be seen.
[[nodiscard]] bool may_see(const Access& access, const Audience& audience);

/// The smaller case this audience may see, as if the rest had never been written: hidden blocks, terms,
/// references to them, and everything that would only make sense with them are absent. For the desk: the case
/// itself.
[[nodiscard]] Case visible(const Case& c, const Audience& audience);

}  // namespace mediant::model
