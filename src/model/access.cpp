#include "mediant/model/access.hpp"

#include <algorithm>

#include "mediant/model/check.hpp"

namespace mediant::model {
namespace {

bool listed(const Access& access, std::string_view word) {
  return std::find(access.audience.begin(), access.audience.end(), word) != access.audience.end();
}

}  // namespace

bool may_see(const Access& access, const Audience& audience) {
  if (audience.kind == Audience::Kind::desk) return true;
  // TLP 2.0: only "clear" may be published.
  if (listed(access, "public") && (access.tlp.empty() || access.tlp == "clear")) return true;
  return audience.kind == Audience::Kind::party && listed(access, audience.party.value);
}

Result<Audience> parse_audience(const Case& c, std::string_view word) {
  if (word == "desk") return Audience::desk();
  if (word == "public") return Audience::everyone();
  std::vector<std::string> known = {"desk", "public"};
  for (const Party& party : c.parties) {
    const Audience audience = Audience::of(party.id);
    const bool shown = (!party.access.given || may_see(party.access, audience)) &&
                       (!c.access.given || may_see(c.access, audience));
    if (shown && party.id.value == word) return audience;
    if (shown && !party.access.given) known.push_back(party.id.value);
  }
  const std::string near = nearest(word, known);
  std::string hint = near.empty() ? "valid: " : "did you mean `" + near + "`? valid: ";
  for (std::size_t i = 0; i < known.size(); ++i) hint += (i > 0 ? ", " : "") + known[i];
  return Error{"unknown-audience", "`" + std::string(word) + "` is not an audience of this case",
               std::move(hint)};
}

}  // namespace mediant::model
