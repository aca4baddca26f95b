#include "mediant/deals/explain.hpp"

#include <algorithm>
#include <numeric>

namespace mediant::deals {
namespace {

using model::Estimate;

std::string place(const model::PartyId& party, const std::string& block) {
  return "preferences." + party.value + "." + block;
}

// Two readings of a score apart from its value: as judged, for discrete options; numeric issues interpolate.
Estimate score_as_judged(const model::Preferences& preferences, const model::IssueId& issue,
                         const model::OptionId& option, double low, double mid, double high) {
  for (const model::Scores& scores : preferences.scores) {
    if (scores.issue != issue) continue;
    for (const auto& [id, estimate] : scores.options) {
      if (id == option) return estimate;
    }
  }
  return low == high ? Estimate::point(mid) : Estimate::between(low, high);
}

Estimate weight_as_judged(const model::Preferences& preferences, const model::IssueId& issue, double used) {
  for (const auto& [id, estimate] : preferences.weights) {
    if (id == issue) return estimate;
  }
  return Estimate::point(used);  // a ranking gives no number of its own
}

std::string package_name(const model::Case& c, std::size_t package) {
  const std::string& id = c.packages[package].id;
  return id.empty() ? "packages[" + std::to_string(package) + "]" : id;
}

bool holds(const Structure& s, std::size_t package, const Deal& deal) {
  const auto& choices = s.package_choices[package];
  for (std::size_t k = 0; k < s.clusters.size(); ++k) {
    const auto choice = static_cast<std::uint32_t>(s.clusters[k].first + deal[k]);
    if (std::find(choices.begin(), choices.end(), choice) != choices.end()) return true;
  }
  return false;
}

bool broken(const Structure& s, std::size_t line, const Deal& deal) {
  const Line& l = s.lines[line];
  if (l.cluster < 0) return false;
  const auto k = static_cast<std::size_t>(l.cluster);
  const auto choice = static_cast<std::uint32_t>(s.clusters[k].first + deal[k]);
  const auto& choices = s.line_choices[line];
  return std::find(choices.begin(), choices.end(), choice) != choices.end();
}

}  // namespace

Result<Explanation> explain(const model::Case& c, const DealSpace& space, const model::PartyId& party,
                            const Assignment& assignment) {
  const Structure& s = space.structure();
  const auto end = s.holders.begin() + static_cast<std::ptrdiff_t>(s.valued);
  const auto found = std::find(s.holders.begin(), end, party);
  if (found == end)
    return Error{"unknown-party", "There are no preferences of a party '" + party.value + "'.", ""};
  std::string unsaid;
  for (std::size_t i = 0; i < assignment.size(); ++i) {
    if (assignment[i] == silent) unsaid += (unsaid.empty() ? "" : ", ") + s.issues[i].value;
  }
  if (!unsaid.empty())
    return Error{"silent", "The deal is silent on: " + unsaid + ".", "name an option for each issue"};
  const auto deal = space.deal(assignment);
  if (!deal) return Error{"forbidden", "The rules of the case forbid this deal.", ""};

  const auto p = static_cast<std::size_t>(found - s.holders.begin());
  const model::Preferences& preferences = c.preferences[s.block[p]];
  const PartyValues low = values_of(c, s, p, [](const Estimate& e) { return e.low; });
  const PartyValues mid = values_of(c, s, p, [](const Estimate& e) { return e.midpoint(); });
  const PartyValues high = values_of(c, s, p, [](const Estimate& e) { return e.high; });
  const double total = std::accumulate(mid.weights.begin(), mid.weights.end(), 0.0);

  Explanation out;
  out.party = party;
  out.judged = preferences.judged;
  const std::vector<std::string> basis =
      preferences.judged ? preferences.judged->basis : std::vector<std::string>{};
  for (std::size_t i = 0; i < s.issues.size(); ++i) {
    const auto option = static_cast<std::size_t>(assignment[i]);
    const std::size_t at = s.option_at[i] + option;
    Contribution part;
    part.id = s.issues[i].value;
    part.option = s.options[i][option].value;
    part.weight = weight_as_judged(preferences, s.issues[i], mid.weights[i]);
    part.share = total > 0 ? mid.weights[i] / total : 0;
    part.score = score_as_judged(preferences, s.issues[i], s.options[i][option], low.scores[at],
                                 mid.scores[at], high.scores[at]);
    part.points = part.share * mid.scores[at];
    part.basis = basis;
    part.path = place(party, "scores." + part.id);
    out.parts.push_back(std::move(part));
  }
  for (std::size_t k = 0; k < c.packages.size(); ++k) {
    const auto& worth = c.packages[k].worth;
    const auto own =
        std::find_if(worth.begin(), worth.end(), [&](const auto& entry) { return entry.first == party; });
    if (own == worth.end() || !holds(s, k, *deal)) continue;
    Contribution part;
    part.kind = Contribution::Kind::package;
    part.id = package_name(c, k);
    part.score = own->second;
    part.points = mid.worth[k];
    part.basis = c.packages[k].basis;
    part.path = "packages[" + std::to_string(k) + "].worth." + party.value;
    out.parts.push_back(std::move(part));
  }
  out.utility = space.utility(p, space.total(p, *deal));
  out.reserve = preferences.reserve;
  out.reserve_used = space.utility(p, space.reserve(p));
  out.gain = space.utility(p, space.total(p, *deal) - space.reserve(p));
  out.accepts = (space.accepting(*deal) >> p & 1U) != 0;
  for (std::size_t line = 0; line < s.lines.size(); ++line) {
    if (static_cast<std::size_t>(s.lines[line].holder) != p) continue;
    const model::RedLine& red = c.preferences[s.lines[line].block].red_lines[s.lines[line].number];
    out.red_lines.push_back({line, broken(s, line, *deal), red.basis, red.source ? red.source->ref.value : "",
                             place(party, "red_lines[" + std::to_string(s.lines[line].number) + "]")});
  }
  out.withheld = std::find(s.withheld.begin(), s.withheld.end(), party) != s.withheld.end();
  // Weights and scores are always an analyst's inference, unless they are declared an illustration.
  out.weakest = preferences.judged && preferences.judged->illustrative ? model::Basis::illustrative
                                                                       : model::Basis::inferred;
  return out;
}

}  // namespace mediant::deals
