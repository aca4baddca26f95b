// What one audience may be told, and what is held back from it.
#include "mediant/record/clearance.hpp"

#include <algorithm>
#include <unordered_set>

#include "mediant/model/words.hpp"
#include "mediant/record/views.hpp"

namespace mediant::record {
namespace {

using model::Case;

std::string issue_words(const Case& c, const model::IssueId& id,
                        const std::optional<model::OptionId>& option) {
  const model::Issue* issue = model::find(c, id);
  if (issue == nullptr) return "";
  return issue->name + (option ? ": " + model::option_name(*issue, *option) : "");
}

std::string claim_words(const Case& c, const model::Claim& claim) {
  std::string words = claim.text.empty() ? in_words(c, claim) : claim.text;
  for (const model::SourceRef& source : claim.source)
    if (!source.quote.empty() && source.quote != claim.text) words += " “" + source.quote + "”";
  return words;
}

model::Speaker one_of(const std::vector<model::Speaker>& speakers) {
  return speakers.empty() ? model::Speaker{} : speakers.front();
}

// Messages, minutes and red lines may do without an identifier; to be told apart they get one here.
Case named(Case c) {
  for (std::size_t i = 0; i < c.messages.size(); ++i)
    if (c.messages[i].id.empty()) c.messages[i].id = "message " + std::to_string(i + 1);
  for (std::size_t i = 0; i < c.minutes.size(); ++i)
    if (c.minutes[i].id.empty()) c.minutes[i].id = "minute " + std::to_string(i + 1);
  for (model::Preferences& p : c.preferences)
    for (std::size_t i = 0; i < p.red_lines.size(); ++i)
      if (p.red_lines[i].id.empty()) p.red_lines[i].id = p.party.value + " red line " + std::to_string(i + 1);
  return c;
}

// Everything of a case that could be told, in its order.
std::vector<Statement> statements(const Case& c) {
  std::vector<Statement> out;
  const auto add = [&](const char* kind, const std::string& id, const model::Speaker& by, std::string words,
                       std::string context, const std::optional<model::Date>& on,
                       const model::Access& access) {
    Statement s{kind, id, by, std::move(words), std::move(context), on, Terms::shared};
    if (model::may_see(access, model::Audience::everyone())) s.terms = Terms::open;
    out.push_back(std::move(s));
  };
  for (const model::Message& m : c.messages) {
    add("message", m.id, m.from, m.wording, "", m.on, m.access);
    if (!m.answer.empty()) add("answer", m.id, one_of(m.to), m.answer, "", m.on, m.access);
  }
  for (const model::Minute& m : c.minutes) add("minute", m.id, {}, m.text, "", m.on, m.access);
  for (const model::Claim& claim : c.claims)
    add("claim", claim.id.value, claim.by, claim_words(c, claim),
        claim.issue ? issue_words(c, *claim.issue, claim.option) : "", claim.on, claim.access);
  for (const model::Proposal& p : c.proposals) {
    add("proposal", p.id.value, one_of(p.by), p.title, "", p.on, p.access);
    for (const model::Term& term : p.terms)
      add("term", p.id.value + "/" + term.issue.value, one_of(p.by),
          issue_words(c, term.issue, term.option) + " (" + p.title + ")", "", p.on,
          term.access.given ? term.access : p.access);
  }
  for (const model::Meeting& m : c.meetings) {
    std::string words = m.title.empty() ? std::string("meeting") : m.title;
    if (!m.place.empty()) words += ", " + m.place;
    if (m.on) words += ", " + model::in_words(*m.on);
    if (!m.outcome.empty()) words += ": " + m.outcome;
    add("meeting", m.id.value, {}, std::move(words), "", m.on, m.access);
  }
  for (const model::Preferences& p : c.preferences)
    for (const model::RedLine& line : p.red_lines) {
      if (line.never.empty() && line.note.empty()) continue;
      const std::string when = line.never.empty() ? "" : model::when_in_words(c, line.never);
      add("red line", line.id, {p.party.value, ""},
          when.empty() ? line.note : "never " + when + (line.note.empty() ? "" : " (" + line.note + ")"), "",
          {}, line.access.given ? line.access : p.access);
    }
  for (const model::Source& s : c.sources)
    if (s.kind == "conversation") {
      std::string words = s.title;
      for (const model::Speaker& who : s.present) words += ", " + model::speaker_name(c, who);
      add("source", s.id.value, {}, std::move(words), "", s.on, s.access);
    }
  return out;
}

std::string key_of(const Statement& s) { return s.kind + '\n' + s.id; }

// On what terms a message may be told to `to`; nothing where it is not theirs to hear.
std::optional<Terms> carried(const Case& c, const model::Message& m, const model::Audience& to, bool seen) {
  const bool addressed = std::any_of(m.to.begin(), m.to.end(),
                                     [&](const auto& who) { return model::party_of(c, who) == to.party; });
  if (m.authority == "not-to-convey") return std::nullopt;
  if (m.authority == "background") return seen ? std::optional(Terms::background) : std::nullopt;
  // What the mediator itself sent as its own idea has no other author to leave out.
  const auto from = model::party_of(c, m.from);
  const model::Party* sender = from ? model::find(c, *from) : nullptr;
  const bool own = m.authority == "own-idea" && sender != nullptr && sender->role == model::Role::mediator;
  if (m.authority == "own-idea" && !own && (seen || addressed)) return Terms::own_idea;
  if ((m.authority == "convey" || own) && addressed) return Terms::convey;
  if (!seen) return std::nullopt;
  return model::may_see(m.access, model::Audience::everyone()) ? Terms::open : Terms::shared;
}

}  // namespace

std::string_view to_word(Terms terms) {
  switch (terms) {
    case Terms::open:
      return "public";
    case Terms::shared:
      return "shared";
    case Terms::convey:
      return "convey";
    case Terms::own_idea:
      return "own-idea";
    case Terms::background:
      return "background";
  }
  return "";
}

Clearance clearance(const Case& given, const model::Audience& to) {
  const Case c = named(given);
  const Case theirs = model::visible(c, to);
  std::vector<Statement> seen = statements(theirs);
  std::unordered_set<std::string> visible;
  for (const Statement& s : seen) visible.insert(key_of(s));
  const auto own = [&](const Statement& s) {
    return to.kind == model::Audience::Kind::party && model::party_of(c, s.by) == to.party;
  };
  Clearance out;
  std::unordered_set<std::string> messages;  // told or held by their authority, not only by who sees them
  for (const model::Message& m : c.messages) {
    const bool is_seen = visible.contains("message\n" + m.id);
    const auto terms = carried(c, m, to, is_seen);
    if (!terms) continue;
    messages.insert(m.id);
    // What is told as one's own idea still has an author for the desk, to be kept out of the sentence; what
    // they may see themselves has the author they see.
    Statement s{"message", m.id, m.from, m.wording, "", m.on, *terms};
    const auto shown = std::find_if(theirs.messages.begin(), theirs.messages.end(),
                                    [&](const auto& other) { return other.id == m.id; });
    if (shown != theirs.messages.end() && *terms != Terms::own_idea) s.by = shown->from;
    if (own(s)) continue;
    out.cleared.push_back(std::move(s));
    if (!m.answer.empty() && is_seen)
      out.cleared.push_back({"answer", m.id, one_of(m.to), m.answer, "", m.on, Terms::shared});
  }
  std::erase_if(out.cleared, own);
  for (Statement& s : seen)
    if (s.kind != "message" && s.kind != "answer" && s.kind != "source" && !own(s))
      out.cleared.push_back(std::move(s));
  std::stable_sort(out.cleared.begin(), out.cleared.end(), [](const Statement& a, const Statement& b) {
    const auto rank = [](const Statement& s) {
      return s.terms == Terms::open ? 3 : s.terms == Terms::background ? 2 : s.terms == Terms::shared ? 1 : 0;
    };
    return rank(a) < rank(b);
  });
  std::unordered_set<std::string> reported;  // own words that reached the record through somebody else
  for (const model::Claim& claim : c.claims)
    if (std::any_of(claim.via.begin(), claim.via.end(), [&](const model::Speaker& who) {
          const auto party = model::party_of(c, who);
          return party && *party != to.party;
        }))
      reported.insert(claim.id.value);
  for (Statement& s : statements(c)) {
    const bool told = s.kind == "message" ? messages.contains(s.id) : visible.contains(key_of(s));
    if (told || (own(s) && !(s.kind == "claim" && reported.contains(s.id)))) continue;
    out.held.push_back(std::move(s));
  }
  return out;
}

}  // namespace mediant::record
