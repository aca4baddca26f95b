#include "mediant/model/case.hpp"

#include <algorithm>

namespace mediant::model {
namespace {

template <class Items, class Key>
auto find_in(const Items& items, const Key& id) -> decltype(items.data()) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::string_view to_string(Role role) {
  switch (role) {
    case Role::principal:
      return "principal";
    case Role::mediator:
      return "mediator";
    case Role::stakeholder:
      return "stakeholder";
    case Role::guarantor:
      return "guarantor";
    case Role::affected:
      break;
  }
  return "affected";
}

std::string_view to_string(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::position:
      return "position";
    case ClaimKind::concern:
      return "concern";
    case ClaimKind::threat:
      return "threat";
    case ClaimKind::promise:
      return "promise";
    case ClaimKind::call:
      return "call";
    case ClaimKind::assessment:
      return "assessment";
    case ClaimKind::characterisation:
      return "characterisation";
    case ClaimKind::process:
      return "process";
    case ClaimKind::fact:
      return "fact";
    case ClaimKind::quantity:
      break;
  }
  return "quantity";
}

const Party* find(const Case& c, const PartyId& id) { return find_in(c.parties, id); }
const Person* find(const Case& c, const PersonId& id) { return find_in(c.people, id); }
const Issue* find(const Case& c, const IssueId& id) { return find_in(c.issues, id); }
const Proposal* find(const Case& c, const ProposalId& id) { return find_in(c.proposals, id); }
const Deal* find(const Case& c, const DealId& id) { return find_in(c.deals, id); }
const Claim* find(const Case& c, const ClaimId& id) { return find_in(c.claims, id); }
const Meeting* find(const Case& c, const MeetingId& id) { return find_in(c.meetings, id); }
const Source* find(const Case& c, const SourceId& id) { return find_in(c.sources, id); }

std::string speaker_name(const Case& c, const Speaker& speaker) {
  if (speaker.ref.empty()) return speaker.unnamed.empty() ? "" : speaker.unnamed + " (unnamed)";
  if (const Person* person = find(c, PersonId(speaker.ref))) return person->name;
  if (const Party* party = find(c, PartyId(speaker.ref))) return party->name;
  return speaker.ref;
}

std::optional<PartyId> party_of(const Case& c, const Speaker& speaker) {
  if (speaker.ref.empty()) return std::nullopt;
  if (const Person* person = find(c, PersonId(speaker.ref))) return person->of;
  if (const Party* party = find(c, PartyId(speaker.ref))) return party->id;
  return std::nullopt;
}

std::vector<PartyId> deciding_parties(const Case& c) {
  const auto& listed = c.agreement.parties;
  const bool principals = c.agreement.kind == Agreement::Kind::all || listed.empty();
  std::vector<PartyId> deciding;
  for (const Party& party : c.parties) {
    const bool decides = principals ? party.role == Role::principal
                                    : std::find(listed.begin(), listed.end(), party.id) != listed.end();
    if (decides) deciding.push_back(party.id);
  }
  return deciding;
}

const Preferences* preferences_of(const Case& c, const PartyId& party) {
  const auto found = std::find_if(c.preferences.begin(), c.preferences.end(),
                                  [&](const Preferences& p) { return p.party == party; });
  return found == c.preferences.end() ? nullptr : &*found;
}

}  // namespace mediant::model
