#include "mediant/record/messages.hpp"

#include <algorithm>
#include <limits>
namespace mediant::record {

using model::Case;
using model::Message;

bool answer_is_owed(const Message& message) { return message.answer_owed && message.answer.empty(); }

std::vector<const Message*> messages(const Case& c, const MessageFilter& filter) {
  const auto with = [&](const model::Speaker& speaker) {
    const auto party = model::party_of(c, speaker);
    return speaker.ref == filter.with || (party && party->value == filter.with);
  };
  std::vector<const Message*> found;
  for (const Message& m : c.messages) {
    if (filter.owed && !answer_is_owed(m)) continue;
    if (!filter.with.empty() && !with(m.from) && !std::any_of(m.to.begin(), m.to.end(), with) &&
        !std::any_of(m.via.begin(), m.via.end(), with))
      continue;
    found.push_back(&m);
  }
  const auto day = [](const Message* m) {
    return m->on ? model::last_day(*m->on) : std::numeric_limits<long>::min();
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Message* a, const Message* b) { return day(a) > day(b); });
  return found;
}

std::string_view to_word(Standing standing) {
  switch (standing) {
    case Standing::confirmed:
      return "confirmed";
    case Standing::disputed:
      return "disputed";
    case Standing::open:
      return "open";
  }
  return "";
}

std::vector<Understanding> understandings(const Case& c) {
  std::vector<Understanding> out;
  for (const model::Minute& minute : c.minutes) {
    const auto says = [&](const model::Party& party) -> std::string {
      const auto at = std::find_if(minute.confirmed.begin(), minute.confirmed.end(),
                                   [&](const auto& side) { return side.party == party.id; });
      return at == minute.confirmed.end() ? "" : at->status;
    };
    const model::Meeting* meeting = minute.meeting ? model::find(c, *minute.meeting) : nullptr;
    const auto present = [&](const model::Party& party) {
      return meeting != nullptr &&
             std::any_of(meeting->present.begin(), meeting->present.end(),
                         [&](const model::Speaker& who) { return model::party_of(c, who) == party.id; });
    };
    const bool nobody = minute.confirmed.empty() && (meeting == nullptr || meeting->present.empty());
    Understanding u;
    u.minute = &minute;
    std::size_t confirmed = 0;
    bool disputed = false;
    for (const model::Party& party : c.parties) {
      const std::string word = says(party);
      const bool principal = party.role == model::Role::principal;
      if (word == "confirmed") {
        ++confirmed;
      } else if (word == "disputed") {
        disputed = true;
      } else if (!word.empty() || (principal && (nobody || present(party)))) {
        u.silent.push_back(&party);
      }
    }
    u.standing = disputed                             ? Standing::disputed
                 : confirmed >= 2 && u.silent.empty() ? Standing::confirmed
                                                      : Standing::open;
    out.push_back(std::move(u));
  }
  return out;
}

model::Speaker who_is(const Case& c, std::string_view typed, const text::Toolkit& toolkit) {
  const std::string wanted = toolkit.fold(typed);
  if (wanted.empty()) return {};
  for (const model::Party& p : c.parties)
    if (p.id.value == typed) return {p.id.value, ""};
  for (const model::Person& p : c.people)
    if (p.id.value == typed) return {p.id.value, ""};
  std::vector<std::string> found;
  const auto look = [&](const std::string& id, const std::string& name, const std::string& title,
                        const std::vector<std::string>& aliases) {
    const auto same = [&](const std::string& other) { return toolkit.fold(other) == wanted; };
    const auto space = name.rfind(' ');
    const std::string last = space == std::string::npos ? "" : name.substr(space + 1);
    if (same(id) || same(name) || same(last) || (!title.empty() && same(title)) ||
        std::any_of(aliases.begin(), aliases.end(), same))
      found.push_back(id);
  };
  for (const model::Party& p : c.parties) look(p.id.value, p.name, "", p.aliases);
  for (const model::Person& p : c.people) look(p.id.value, p.name, p.title, p.aliases);
  return found.size() == 1 ? model::Speaker{found.front(), ""} : model::Speaker{};
}

}  // namespace mediant::record
