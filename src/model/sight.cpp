#include "sight.hpp"

#include <algorithm>

namespace mediant::model {

Sight::Sight(const Case& c, const Audience& audience) : audience_(audience) {
  for (const Party& party : c.parties) {
    if (!party.access.given || sees(party)) parties_.insert(party.id.value);
  }
  for (const Person& person : c.people) {
    const bool hidden = (person.access.given && !sees(person)) || (person.of && !party(*person.of));
    (hidden ? hidden_people_ : people_).insert(person.id.value);
  }
  for (const Source& source : c.sources) {
    if (!sees(source)) continue;
    sources_.insert(source.id.value);
    if (source.access.chatham_house) chatham_sources_.insert(source.id.value);
  }
  for (const Issue& issue : c.issues) {
    if (!sees(issue)) continue;
    Options options;
    options.numeric = issue.numeric();
    for (const Option& option : issue.options) {
      if (sees_inside(option.access, issue.access)) options.ids.insert(option.id.value);
    }
    // An issue none of whose options is seen has nothing to say.
    if (options.numeric || !options.ids.empty()) issues_.emplace(issue.id.value, std::move(options));
  }
}

bool Sight::sees_inside(const Access& own, const Access& block) const {
  Access access = own.given ? own : block;
  if (!own.tlp.empty()) access.tlp = own.tlp;
  return may_see(access, audience_);
}

void Sight::strip(Access& access) const {
  access.consent.clear();
  if (!access.given) return;
  const bool open = may_see(access, Audience::everyone());
  access.audience = {open ? "public" : audience_.party.value};
}

bool Sight::speaker_ref(const std::string& ref) const {
  if (hidden_people_.contains(ref)) return false;
  return people_.contains(ref) || parties_.contains(ref);
}

bool Sight::speaker(const Speaker& speaker) const { return speaker.ref.empty() || speaker_ref(speaker.ref); }

bool Sight::option(const IssueId& issue, const OptionId& option) const {
  const auto found = issues_.find(issue.value);
  return found != issues_.end() && (found->second.numeric || found->second.ids.contains(option.value));
}

bool Sight::statement(const std::string& id) const {
  return claims.contains(id) || proposals.contains(id) || meetings.contains(id) || others.contains(id) ||
         speaker_ref(id);
}

bool Sight::keep_parties(std::vector<PartyId>& ids) const {
  const bool any = !ids.empty();
  std::erase_if(ids, [&](const PartyId& id) { return !party(id); });
  return any && ids.empty();
}

bool Sight::keep_speakers(std::vector<Speaker>& speakers) const {
  const bool any = !speakers.empty();
  std::erase_if(speakers, [&](const Speaker& s) { return !speaker(s); });
  return any && speakers.empty();
}

bool Sight::keep_statements(std::vector<std::string>& ids) const {
  const bool any = !ids.empty();
  std::erase_if(ids, [&](const std::string& id) { return !statement(id); });
  return any && ids.empty();
}

bool Sight::keep_sources(std::vector<SourceRef>& sources) const {
  const bool any = !sources.empty();
  std::erase_if(sources, [&](const SourceRef& s) { return !source(s.ref); });
  for (SourceRef& s : sources) s.extra.clear();
  return any && sources.empty();
}

bool Sight::keep_source(std::optional<SourceRef>& reference) const {
  if (!reference) return false;
  reference->extra.clear();
  if (source(reference->ref)) return false;
  reference.reset();
  return true;
}

bool Sight::keep_when(When& when) const {
  for (Condition& condition : when) {
    if (!issue(condition.issue)) return false;
    const bool options = !condition.any_of.empty();
    std::erase_if(condition.any_of, [&](const OptionId& o) { return !option(condition.issue, o); });
    if (options && condition.any_of.empty()) return false;
  }
  return true;
}

void Sight::keep_judged(std::optional<Judged>& judged) const {
  if (judged) keep_statements(judged->basis);
}

}  // namespace mediant::model
