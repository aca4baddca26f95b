#include "alternatives.hpp"

#include <algorithm>

namespace mediant::judgement {

bool Alternative::complete() const {
  return std::find(terms.begin(), terms.end(), deals::silent) == terms.end();
}

Result<std::vector<Alternative>> alternatives(const model::Case& c, const deals::DealSpace& space) {
  std::vector<Alternative> out;
  for (const auto& p : c.proposals) {
    if (p.content_unknown || p.terms.empty()) continue;
    auto terms = deals::assignment_of(space, p.terms);
    if (!terms) return terms.error();
    out.push_back({p.id.value, p.title.empty() ? p.id.value : p.title, false, std::move(*terms)});
  }
  for (const auto& d : c.deals) {
    auto terms = deals::assignment_of(space, d.terms);
    if (!terms) return terms.error();
    out.push_back({d.id.value, d.name.empty() ? d.id.value : d.name, true, std::move(*terms)});
  }
  return out;
}

Result<Alternative> alternative(const model::Case& c, const deals::DealSpace& space,
                                const model::ProposalId& id) {
  auto all = alternatives(c, space);
  if (!all) return all.error();
  std::string known;
  for (auto& one : *all) {
    if (one.id == id.value) return std::move(one);
    known += (known.empty() ? "" : ", ") + one.id;
  }
  const auto* listed = model::find(c, id);
  if (listed != nullptr)
    return Error{"content-unknown", "The content of '" + id.value + "' is not known.", ""};
  return Error{"unknown-proposal", "There is no proposal or deal '" + id.value + "'.",
               known.empty() ? "Add `proposals:` with terms." : "Choose one of: " + known + "."};
}

std::vector<bool> frozen_issues(const model::Case& c) {
  std::vector<bool> out;
  for (const auto& issue : c.issues) out.push_back(issue.status == "agreed");
  return out;
}

std::vector<model::PartyId> withheld_of(const Assumptions& assumptions) {
  std::vector<model::PartyId> out;
  for (const auto& party : assumptions.the_case().parties) {
    for (const View& view : assumptions.views()) {
      const auto& list = view.space.structure().withheld;
      if (std::find(list.begin(), list.end(), party.id) == list.end()) continue;
      out.push_back(party.id);
      break;
    }
  }
  return out;
}

std::vector<std::vector<std::uint32_t>> compatible(const deals::DealSpace& space,
                                                   const deals::Assignment& terms) {
  const deals::Structure& s = space.structure();
  std::vector<std::vector<std::uint32_t>> out;
  for (const deals::Cluster& cluster : s.clusters) {
    auto& list = out.emplace_back();
    const std::uint16_t* option = s.choice_options.data() + cluster.options_at;
    for (std::size_t j = cluster.first; j < cluster.first + cluster.size; ++j) {
      bool fits = true;
      for (const int issue : cluster.issues) {
        const int want = terms[static_cast<std::size_t>(issue)];
        fits = fits && (want == deals::silent || want == static_cast<int>(*option));
        ++option;
      }
      if (fits) list.push_back(static_cast<std::uint32_t>(j));
    }
  }
  return out;
}

}  // namespace mediant::judgement
