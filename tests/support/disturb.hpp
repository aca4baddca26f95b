// Changes, deletes and adds what an audience does not get: nothing of what it gets may follow.
#pragma once

#include <algorithm>

#include "mediant/model/access.hpp"
#include "support/plant.hpp"
#include "support/random_case.hpp"

namespace mediant::test {

// Changes, deletes and adds items of one list that the audience does not get.
template <class T>
void disturb_list(std::vector<T>& items, const std::vector<T>& seen, const std::string& canary,
                  RandomCase& random) {
  std::vector<T> disturbed;
  for (T& item : items) {
    const bool hidden =
        std::none_of(seen.begin(), seen.end(), [&](const T& other) { return other.id == item.id; });
    if (!hidden) {
      disturbed.push_back(std::move(item));
      continue;
    }
    const std::size_t action = random.below(4);
    if (action == 0) continue;
    T changed = item;
    if (action >= 2) plant(changed, canary);
    if (action == 3) disturbed.push_back(item);
    disturbed.push_back(std::move(changed));
  }
  items = std::move(disturbed);
}

// The same for what has no id: hidden is decided by the block's own `for:`.
template <class T>
void disturb_marked(std::vector<T>& items, const model::Access* block, const model::Audience& audience,
                    const std::string& canary, RandomCase& random) {
  std::vector<T> disturbed;
  for (T& item : items) {
    const model::Access& access = item.access.given || block == nullptr ? item.access : *block;
    if (model::may_see(access, audience)) {
      disturbed.push_back(std::move(item));
      continue;
    }
    const std::size_t action = random.below(3);
    if (action == 0) continue;
    if (action == 1) plant(item, canary);
    disturbed.push_back(std::move(item));
  }
  items = std::move(disturbed);
}

/// The case with what the audience does not get changed, deleted and added to.
inline model::Case disturbed(const model::Case& whole, const model::Audience& audience,
                             const std::string& canary, RandomCase& random) {
  const model::Case seen = model::visible(whole, audience);
  model::Case c = whole;
  if (!c.access.given || !model::may_see(c.access, audience)) c.summary = canary;
  c.extra.emplace_back("x-" + canary, "\"" + canary + "\"");
  for (model::Party& party : c.parties) {
    if (!party.access.given) party.note = party.interests = canary;
  }
  // Ids of hidden options first: weights, scores and terms that name hidden issues then dangle.
  for (model::Issue& issue : c.issues) disturb_marked(issue.options, &issue.access, audience, canary, random);
  for (model::Preferences& p : c.preferences)
    disturb_marked(p.red_lines, &p.access, audience, canary, random);
  for (model::Measure& m : c.measures) disturb_marked(m.values, &m.access, audience, canary, random);
  for (model::OneText& text : c.texts) {
    for (model::Revision& revision : text.revisions) {
      for (model::ClauseState& clause : revision.clauses) clause.note = canary;
      disturb_marked(revision.exposures, nullptr, audience, canary, random);
    }
    disturb_marked(text.revisions, &text.access, audience, canary, random);
  }
  for (model::Proposal& p : c.proposals) {
    for (model::Term& term : p.terms) {
      if (!model::may_see(term.access.given ? term.access : p.access, audience)) plant(term, canary);
    }
  }
  disturb_list(c.parties, seen.parties, canary, random);
  disturb_list(c.people, seen.people, canary, random);
  disturb_list(c.analysts, seen.analysts, canary, random);
  disturb_list(c.affected, seen.affected, canary, random);
  disturb_list(c.issues, seen.issues, canary, random);
  disturb_list(c.no_deal, seen.no_deal, canary, random);
  disturb_list(c.proposals, seen.proposals, canary, random);
  disturb_list(c.deals, seen.deals, canary, random);
  disturb_list(c.claims, seen.claims, canary, random);
  disturb_list(c.meetings, seen.meetings, canary, random);
  disturb_list(c.sources, seen.sources, canary, random);
  disturb_list(c.measures, seen.measures, canary, random);
  disturb_list(c.obligations, seen.obligations, canary, random);
  disturb_list(c.texts, seen.texts, canary, random);
  disturb_marked(c.preferences, nullptr, audience, canary, random);
  disturb_marked(c.packages, nullptr, audience, canary, random);
  disturb_marked(c.messages, nullptr, audience, canary, random);
  disturb_marked(c.minutes, nullptr, audience, canary, random);
  disturb_marked(c.spectrum, nullptr, audience, canary, random);
  if (c.moves && !model::may_see(c.moves->access, audience)) {
    if (random.maybe())
      c.moves.reset();
    else
      plant(*c.moves, canary);
  }
  return c;
}

}  // namespace mediant::test
