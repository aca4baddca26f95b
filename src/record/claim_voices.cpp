// Who speaks in each clause of a stretch: subjects heard in order, agents of passives, chains of reporting.
#include <algorithm>
#include <array>

#include "claims.hpp"

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

}  // namespace

std::string Claims::attribution(const Stretch& s) const {
  for (std::size_t i = 0; i + 2 < s.chunks.size(); ++i) {
    if (s.chunks[i].kind != Kind::prep || t_.tokens[s.chunks[i].first].lower != "according") continue;
    if (s.chunks[i + 2].kind != Kind::np) continue;
    std::size_t e = i + 3;
    if (e + 2 < s.chunks.size() && s.chunks[e].kind == Kind::adj && s.chunks[e + 1].kind == Kind::prep) ++e;
    while (e + 1 < s.chunks.size() && s.chunks[e].kind == Kind::prep && s.chunks[e + 1].kind == Kind::np)
      e += 2;
    if (e + 1 < s.chunks.size() && s.chunks[e].kind == Kind::conj && s.chunks[e + 1].kind == Kind::np) e += 2;
    const Who who = speakers_.resolve(s, i + 2, e);
    if (who.actor()) return who.name;
    return cut(t_.words(s.chunks[i + 2].first, s.chunks[i + 2].last));
  }
  return "";
}

std::size_t Claims::side_of(std::size_t person) const { return detail::side_of(t_, person); }

// "It", "they" under what one person says: the body named before in the sentence, the speaker's own, the last
// one spoken of; else the speaker.
Who Claims::body_meant(std::size_t clause, std::size_t speaking, std::size_t token) const {
  const bool many = t_.tokens[token].lower == "they";
  for (std::size_t k = clause; k-- > 0;) {
    const Who& who = subjects_[k];
    if (k != speaking && who.actor() && (many ? who.plural || !who.person : !who.plural && !who.person) &&
        !who.pronoun)
      return who;
  }
  const Who several = many ? speakers_.pronoun(token) : Who{};
  if (several.actor() && several.plural) return several;
  const std::size_t person = subjects_[speaking].entity;
  const std::size_t side = person != none ? side_of(person) : none;
  if (side != none) return speakers_.entity(side, token, token + 1);
  const Who found = speakers_.pronoun(token);
  return found.actor() ? found : subjects_[speaking];
}

void Claims::hear(const Stretch& s) {
  subjects_.assign(s.clauses.size(), {});
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    const Clause& clause = s.clauses[c];
    if (clause.subject_first == none) continue;
    Who who;
    const Chunk& first = s.chunks[clause.subject_first];
    const bool pronoun = clause.subject_last == clause.subject_first + 1 && first.last == first.first + 1 &&
                         t_.tokens[first.first].tag == Tag::pron;
    if (pronoun && clause.type == Type::complement && clause.parent != none) {
      // "X said it would": the speaker, whatever "it" could be otherwise.
      const std::size_t up = subject_clause(s, clause.parent);
      const std::string& w = t_.tokens[first.first].lower;
      const bool personal = w == "it" || w == "they" || w == "he" || w == "she";
      const Chunk& vg = s.chunks[clause.verb];
      const bool dummy = w == "it" && vg.copula && clause.verb + 1 < s.chunks.size() &&
                         s.chunks[clause.verb + 1].kind == Kind::adj && !vg.modal &&
                         is(t_.tokens[s.chunks[clause.verb + 1].first].lower, w_evaluative);
      if (up != none && subjects_[up].actor() && personal && !dummy) {
        who = subjects_[up];
        const bool one_person = who.person && !who.plural && who.entity != none;
        if (((w == "it" || w == "they") && one_person) || (w == "it" && who.plural)) {
          who = body_meant(c, up, first.first);
        } else if ((w == "he" || w == "she") && !who.person && who.entity != none) {
          who = speakers_.pronoun(first.first);
        }
        who.mention = std::string(t_.word(first.first));
        who.pronoun = true;
        who.first = first.first;
        who.last = first.last;
      }
    }
    // "his side", "its members", "her party": whoever speaks.
    const bool bare_members = first.last == first.first + 1 && t_.tokens[first.first].lower == "members" &&
                              clause.subject_last == clause.subject_first + 1;
    if (!who.actor() && clause.type == Type::complement && clause.parent != none &&
        (bare_members || is(t_.tokens[first.first].lower, w_possdet)) &&
        t_.tokens[first.first].lower != "our" && t_.tokens[first.first].lower != "my") {
      const std::string& head = t_.tokens[first.last - 1].lower;
      const std::size_t up = subject_clause(s, clause.parent);
      const bool own = is(head, w_bodynoun | w_group) || head == "side" || head == "members" ||
                       head == "people" || head == "forces" || head == "men" || head == "women";
      // "her party", "his ministry": the body, where the report names it.
      const std::size_t body = is(head, w_bodynoun) && head != "side" && up != none && subjects_[up].person &&
                                       subjects_[up].entity != none
                                   ? side_of(subjects_[up].entity)
                                   : none;
      if (body != none) {
        who = speakers_.entity(body, first.first, first.last);
      } else if (own && up != none && subjects_[up].actor() && mention_ending(t_, first.last) == none) {
        who = subjects_[up];
        who.mention = std::string(t_.words(first.first, first.last));
        who.pronoun = true;
        who.first = first.first;
        who.last = first.last;
      }
    }
    if (!who.actor()) who = speakers_.resolve(s, clause.subject_first, clause.subject_last);
    // "Its leader, X, said the party could not": a body known by no other name is the speaker's own.
    if (who.actor() && who.entity == none && !who.plural && !who.person && clause.type == Type::complement &&
        clause.parent != none && t_.tokens[first.first].lower == "the" &&
        is(t_.tokens[first.last - 1].lower, w_bodynoun) && first.last == first.first + 2) {
      const std::size_t up = subject_clause(s, clause.parent);
      const std::size_t side = up != none && subjects_[up].entity != none && subjects_[up].person
                                   ? side_of(subjects_[up].entity)
                                   : none;
      if (side != none) {
        const std::string written = who.mention;
        who = speakers_.entity(side, who.first, who.last);
        who.mention = written;
      }
    }
    // "The union will strike, it said": the pronoun of a tag is who stands beside it.
    const std::string& word = t_.tokens[first.first].lower;
    if (pronoun && clause.tag && (word == "it" || word == "they" || word == "he" || word == "she")) {
      for (std::size_t o = 0; o < c; ++o) {
        if (s.clauses[o].parent != c || !subjects_[o].actor() || subjects_[o].pronoun) continue;
        const bool personal = word == "he" || word == "she";
        if (personal != subjects_[o].person) continue;
        who = subjects_[o];
        who.mention = std::string(t_.word(first.first));
        break;
      }
    }
    subjects_[c] = who;
    if (clause.type == Type::main || clause.tag) {
      speakers_.note(who);
      // "The offer was described by X as": X is the one to come back to.
      if (!who.actor() && s.chunks[clause.verb].passive) speakers_.note(agent_of(s, c));
      // "We asked X; it did not reply": with nobody to refer to as its subject, the object comes next.
      const std::size_t object = clause.verb + 1;
      if ((!who.actor() || who.pronoun) && pronoun && object < s.chunks.size() &&
          s.chunks[object].kind == Kind::np &&
          (t_.tokens[first.first].lower == "we" || t_.tokens[first.first].lower == "i")) {
        const Who asked = speakers_.resolve(s, object, object + 1);
        if (asked.entity != none) speakers_.note(asked);
      }
    }
    if (clause.type == Type::complement && !clause.tag) speakers_.note_spoken_of(who);
  }
  // "…, according to two executives. One of them said"
  for (std::size_t i = 0; i + 2 < s.chunks.size(); ++i) {
    if (s.chunks[i].kind == Kind::prep && t_.tokens[s.chunks[i].first].lower == "according" &&
        s.chunks[i + 2].kind == Kind::np) {
      const Who told = speakers_.resolve(s, i + 2, i + 3);
      if (told.person || told.plural) speakers_.note(told);
    }
  }
  // Persons named together, anywhere, for "the envoys".
  for (std::size_t i = 0; i + 2 < s.chunks.size(); ++i) {
    if (s.chunks[i].kind != Kind::np || s.chunks[i + 1].kind != Kind::conj ||
        s.chunks[i + 2].kind != Kind::np)
      continue;
    const Who who = speakers_.resolve(s, i, i + 3);
    if (who.person && who.entities.size() >= 2) speakers_.note_passing(who);
  }
}

Who Claims::speaker_of(const Stretch& s, std::size_t c) const {
  std::size_t steps = 0;
  for (; c != none && steps < 12; ++steps) {
    const Chunk& vg = s.chunks[s.clauses[c].verb];
    if (vg.verb != nullptr && (vg.verb->which & v_speech) != 0) {
      const std::size_t k = subject_clause(s, c);
      if (k != none && subjects_[k].actor()) return subjects_[k];
    }
    c = s.clauses[c].parent;
  }
  return {};
}

Who Claims::agent_of(const Stretch& s, std::size_t c) const {
  const std::size_t end = std::min(s.chunks.size(), s.clauses[c].end + 1);
  for (std::size_t i = s.clauses[c].verb + 1; i + 1 < end; ++i) {
    if (s.chunks[i].kind == Kind::vg) break;
    if (s.chunks[i].kind != Kind::prep || t_.tokens[s.chunks[i].first].lower != "by" ||
        s.chunks[i + 1].kind != Kind::np)
      continue;
    std::size_t e = i + 2;
    while (e + 1 < s.chunks.size() && (s.chunks[e].kind == Kind::conj || s.chunks[e].kind == Kind::prep) &&
           s.chunks[e + 1].kind == Kind::np)
      e += 2;
    return speakers_.resolve(s, i + 1, e);
  }
  return {};
}

std::string Claims::mouthpiece(const Stretch& s, std::size_t c) const {
  const Clause& clause = s.clauses[c];
  if (clause.subject_last == none) return "";
  for (std::size_t i = std::min(clause.subject_last, clause.verb);
       i + 1 < std::min(s.chunks.size(), clause.verb + 3); ++i) {
    const std::string& w = t_.tokens[s.chunks[i].first].lower;
    if (s.chunks[i].kind != Kind::prep || (w != "through" && w != "via") || s.chunks[i + 1].kind != Kind::np)
      continue;
    const Who who = speakers_.resolve(s, i + 1, i + 2);
    if (who.person) return who.name;
  }
  return "";
}

Voice Claims::voice_of(const Stretch& s, std::size_t c) const {
  Voice voice;
  voice.via = via_;
  const std::size_t k = subject_clause(s, c);
  if (k != none) voice.by = subjects_[k];
  const Chunk& verb = s.chunks[s.clauses[c].verb];
  // "she would not be hurried": what one will not let happen to oneself is one's own refusal.
  const bool own_refusal = verb.modal && verb.negated && voice.by.pronoun && s.clauses[c].parent != none;
  // "X would not be drawn": nor is it anybody else's.
  static constexpr std::array<std::string_view, 5> pressed = {"draw", "pin", "rush", "hurry", "blackmail"};
  const bool unmoved = verb.modal && verb.negated && verb.verb != nullptr && in(pressed, verb.verb->lemma);
  if (verb.passive && !own_refusal && !unmoved) voice.by = agent_of(s, c);
  // The chain of reporting above.
  std::vector<std::string> chain;
  Who above;
  std::size_t up = s.clauses[c].parent;
  for (int steps = 0; up != none && steps < 8; ++steps, up = s.clauses[up].parent) {
    const Chunk& vg = s.chunks[s.clauses[up].verb];
    if (vg.verb == nullptr || (vg.verb->which & v_speech) == 0) continue;
    const std::size_t u = subject_clause(s, up);
    if (u == none || !subjects_[u].actor()) continue;
    if (!above.actor()) above = subjects_[u];
    chain.push_back(subjects_[u].name);
    if (std::string spoken = mouthpiece(s, up); !spoken.empty()) chain.push_back(std::move(spoken));
  }
  if (!voice.by.actor() && above.actor() && voice.by.pronoun) voice.by = above;
  std::string via;
  for (const std::string& name : chain) {
    if (name == voice.by.name) continue;
    via += (via.empty() ? "" : "; ") + name;
  }
  if (quoted_ != nullptr && quoted_->actor() && quoted_->name != voice.by.name && voice.by.actor())
    via += (via.empty() ? "" : "; ") + quoted_->name;
  if (!via_.empty() && via_ != voice.by.name && via != via_) via += (via.empty() ? "" : "; ") + via_;
  voice.via = via;
  return voice;
}

}  // namespace mediant::record::detail
