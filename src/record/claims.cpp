#include "claims.hpp"

#include <algorithm>
#include <array>

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

bool bare_speech(const VerbEntry* verb) {
  static constexpr std::array<std::string_view, 40> plain = {
      "say",      "tell",     "add",     "note",      "stress",  "emphasise", "emphasize",   "announce",
      "declare",  "state",    "explain", "reiterate", "repeat",  "confirm",   "acknowledge", "admit",
      "remark",   "observe",  "comment", "reply",     "respond", "conclude",  "counter",     "continue",
      "indicate", "signal",   "report",  "write",     "insist",  "argue",     "maintain",    "claim",
      "suggest",  "disclose", "reveal",  "inform",    "affirm",  "assert",    "underline",   "underscore"};
  return verb != nullptr && std::find(plain.begin(), plain.end(), verb->lemma) != plain.end();
}

}  // namespace

std::string cut(std::string_view words) {
  std::string out;
  bool space = false;
  for (const char c : words) {
    if (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

Suggestion& Output::add(SuggestionKind kind, std::size_t first, std::size_t last, std::string_view rule,
                        double confidence) {
  while (last > first + 1 && (t.tokens[last - 1].tag == Tag::comma || t.tokens[last - 1].tag == Tag::stop ||
                              t.tokens[last - 1].tag == Tag::colon || t.tokens[last - 1].tag == Tag::conj ||
                              t.tokens[last - 1].tag == Tag::dash))
    --last;
  Suggestion s;
  s.kind = kind;
  s.start = t.tokens[first].begin;
  s.end = t.tokens[last - 1].end;
  s.rule = std::string(rule);
  s.confidence = confidence;
  all.push_back(std::move(s));
  return all.back();
}

std::string Claims::date_in(std::size_t first, std::size_t last) const {
  auto d = std::lower_bound(t_.dates.begin(), t_.dates.end(), first,
                            [](const DateFound& a, std::size_t i) { return a.first < i; });
  for (; d != t_.dates.end() && d->first < last; ++d) {
    if (d->date && d->date->year > 0) return model::to_iso(*d->date);
  }
  return "";
}

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

std::size_t Claims::side_of(std::size_t person) const {
  const std::string& side = t_.entities[person].side;
  for (std::size_t e = 0; e < t_.entities.size() && !side.empty(); ++e) {
    if (t_.entities[e].name == side && t_.entities[e].kind == EntityKind::organisation) return e;
  }
  return none;
}

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
    if (!who.actor() && clause.type == Type::complement && clause.parent != none &&
        is(t_.tokens[first.first].lower, w_possdet) && t_.tokens[first.first].lower != "our" &&
        t_.tokens[first.first].lower != "my") {
      const std::string& head = t_.tokens[first.last - 1].lower;
      const std::size_t up = subject_clause(s, clause.parent);
      const bool own = is(head, w_bodynoun | w_group) || head == "side" || head == "members" ||
                       head == "people" || head == "forces";
      if (own && up != none && subjects_[up].actor() && mention_ending(t_, first.last) == none) {
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
  if (verb.passive && !own_refusal) voice.by = agent_of(s, c);
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

bool Claims::suppressed(const Stretch& s, std::size_t c) const {
  const Clause& clause = s.clauses[c];
  if (clause.type == Type::relative && quoted_ != nullptr &&
      t_.tokens[s.chunks[clause.verb].first].lower == "must")
    return false;
  if (clause.type == Type::relative && clause.subject_first != none &&
      s.chunks[clause.verb].verb != nullptr && s.chunks[clause.verb].verb->lemma == "describe" &&
      clause.subject_first + 1 == clause.verb)
    return false;
  // "a plan rejected by X", "which was refused by X": whoever did it is named, so the claim is theirs.
  const bool by_agent = (clause.type == Type::relative || clause.type == Type::inner) &&
                        s.chunks[clause.verb].passive && agent_of(s, c).actor();
  if (clause.type == Type::conditional ||
      (!by_agent && (clause.type == Type::relative || clause.type == Type::inner)))
    return true;
  if (clause.type == Type::infinitive) {
    if (clause.parent == none) return true;
    const Chunk& up = s.chunks[s.clauses[clause.parent].verb];
    if (used_[clause.parent] || up.verb == nullptr || (up.verb->which & v_neutral) == 0 || up.negated ||
        up.verb->lemma == "fail")  // failing to agree is neither yes nor no
      return true;
    // "want Y to": not its own act; "voted on Monday to" is.
    for (std::size_t k = s.clauses[clause.parent].verb + 1; k < clause.verb; ++k) {
      if (s.chunks[k].kind != Kind::adv) return true;
    }
    return suppressed(s, clause.parent);
  }
  if (clause.type == Type::adverbial && (s.chunks[clause.verb].modal || !s.chunks[clause.verb].finite))
    return true;
  // Under a claim already made, or under a condition.
  std::size_t up = clause.parent;
  for (int steps = 0; up != none && steps < 8; ++steps, up = s.clauses[up].parent) {
    if (used_[up] && clause.type == Type::complement) return true;
    // "Mr Reed, who said that Norland would": what somebody says in a relative clause is said all the same.
    const bool says = s.clauses[up].type == Type::relative && clause.type == Type::complement &&
                      speaker_of(s, up).actor() && bare_speech(s.chunks[s.clauses[up].verb].verb);
    if (s.clauses[up].type == Type::conditional || (s.clauses[up].type == Type::relative && !says))
      return true;
    const Chunk& vg = s.chunks[s.clauses[up].verb];
    if (clause.type == Type::complement && vg.verb != nullptr && (vg.verb->which & v_speech) == 0 &&
        !s.clauses[up].tag)
      return true;
  }
  return false;
}

void Claims::clause(const Stretch& s, std::size_t c) {
  if (suppressed(s, c)) return;
  const Clause& clause = s.clauses[c];
  const Chunk& vg = s.chunks[clause.verb];
  Voice voice = voice_of(s, c);
  Match m = verb_match(s, c);
  if (m.trigger == nullptr || (vg.passive && m.kind == "concern")) {
    const Match adjective = adjective_match(s, c);
    if (adjective.trigger != nullptr) m = adjective;
  }
  if (m.trigger != nullptr && vg.passive && !voice.by.actor() && adjective_match(s, c).trigger == nullptr)
    return;
  if (m.trigger != nullptr && vg.passive && adjective_match(s, c).trigger != nullptr) {
    const std::size_t k = subject_clause(s, c);
    if (k != none && !voice.by.actor()) voice.by = subjects_[k];
    if (voice.via == voice.by.name) voice.via.clear();
  }
  if (m.trigger == nullptr) m = light_match(s, c);
  // Insisting or arguing that one will not: the refusal inside says more.
  if (m.trigger != nullptr && m.trigger->frame.find('c') != std::string_view::npos && bare_speech(vg.verb)) {
    for (std::size_t k = c + 1; k < s.clauses.size(); ++k) {
      if (s.clauses[k].parent != c || s.clauses[k].type != Type::complement) continue;
      const Voice inner = voice_of(s, k);
      const bool strong = verb_match(s, k).trigger != nullptr || adjective_match(s, k).trigger != nullptr;
      if (strong && inner.by.actor()) return;
    }
  }
  if (m.trigger == nullptr && (vg.modal || vg.negated)) m = refusal(s, c, voice);
  if (m.trigger == nullptr) m = intent(s, c, voice);
  if (m.trigger != nullptr && m.kind == "threat" && !voice.by.actor()) m = {};
  if (m.trigger == nullptr) m = verdict(s, c, voice);
  if (m.trigger == nullptr) m = hinges(s, c, voice);
  if (m.trigger == nullptr) m = harm(s, c, voice);
  if (m.trigger == nullptr) return;
  if (m.stance == "accepts" && m.trigger->lemma == "agree") {
    // Agreeing to meet is a meeting (events.cpp).
    for (std::size_t k = c + 1; k < s.clauses.size() && k < c + 2; ++k) {
      const Chunk& next = s.chunks[s.clauses[k].verb];
      if (next.infinitive && next.verb != nullptr &&
          ((next.verb->which & v_meet) != 0 || next.verb->lemma == "attend"))
        return;
    }
  }
  if (m.trigger->lemma == "must" || m.trigger->lemma == "should") {
    // What ought to be is asked by whoever says it.
    Who speaker = quoted_ != nullptr ? *quoted_ : speaker_of(s, clause.parent);
    if (m.kind == "call" && !voice.by.actor()) {
      m.kind = "position";
      m.stance = "demands";
    }
    if (speaker.actor()) voice = {speaker, via_};
  }
  if (m.holder.actor()) voice.by = m.holder;
  // "They" inside a quotation may be anybody.
  if (quoted_ != nullptr && !turn_ && voice.by.pronoun && voice.by.name != quoted_->name) return;
  if (!voice.by.actor()) {
    // A thing as subject: "the draft demands", "the offer includes" hold nothing by themselves.
    return;
  }
  // Verbs that need a person or body: places that merely host are none.
  std::size_t first = vg.first;
  if (clause.subject_first != none && !clause.tag)
    first = std::min(first, s.chunks[clause.subject_first].first);
  if (clause.tag) {
    // "…, X warned": what stands beside is the content.
    std::size_t a = none, b = 0;
    for (std::size_t k = 0; k < s.clauses.size(); ++k) {
      if (s.clauses[k].parent != c) continue;
      a = std::min(a, s.chunks[s.clauses[k].begin].first);
      b = std::max(b, token_end(s, k));
    }
    if (a == none) return;
    emit(s, c, m, voice, std::min(a, b - 1), b);
    return;
  }
  emit(s, c, m, voice, first, token_end(s, c));
}

// What is said without any trigger: about the process, a reading, or a fact.
void Claims::generic(const Stretch& s, std::size_t c) {
  if (used_[c] || suppressed(s, c)) return;
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  if (!bare_speech(vg.verb) &&
      !(vg.verb != nullptr && (vg.verb->lemma == "believe" || vg.verb->lemma == "think" ||
                               vg.verb->lemma == "call" || vg.verb->lemma == "describe")))
    return;
  const Who speaker = speaker_of(s, c);
  if (!speaker.actor()) return;
  if (vg.verb->lemma == "call") return;
  for (std::size_t k = 0; k < s.clauses.size(); ++k) {
    if (s.clauses[k].parent != c || s.clauses[k].type != Type::complement || used_[k] || s.clauses[k].tag)
      continue;
    bool inner = false;
    for (std::size_t n = 0; n < s.clauses.size(); ++n)
      inner = inner || (s.clauses[n].parent == k && used_[n]);
    const Chunk& verb = s.chunks[s.clauses[k].verb];
    if (inner || (verb.verb != nullptr && (verb.verb->which & v_speech) != 0 && s.clauses[k].tag)) continue;
    if (verb.verb != nullptr && (verb.verb->which & v_meet) != 0) continue;
    const std::size_t first = s.chunks[s.clauses[k].begin].kind == Kind::sub
                                  ? s.chunks[s.clauses[k].begin].last
                                  : s.chunks[s.clauses[k].begin].first;
    const std::size_t last = token_end(s, k);
    if (last < first + 3) continue;
    bool process = false, evaluative = false;
    for (std::size_t i = first; i < last; ++i) {
      process = process || is(t_.tokens[i].lower, w_process);
      evaluative = evaluative || is(t_.tokens[i].lower, w_evaluative);
    }
    const SuggestionKind kind = process ? SuggestionKind::process
                                : evaluative || vg.verb->lemma == "believe" || vg.verb->lemma == "think"
                                    ? SuggestionKind::assessment
                                    : SuggestionKind::fact;
    Suggestion& out = out_.add(kind, first, last, "said:" + vg.verb->lemma, 0.55);
    out.by = speaker.name;
    out.by_mention = speaker.mention;
    const Voice voice = voice_of(s, c);
    out.via = voice.via;
    out.on = date_in(first, last);
  }
}

// "X’s demand for", "X’s refusal to", "demands by X", "concern among X": holders inside noun phrases.
void Claims::possessive_nouns(const Stretch& s) {
  for (std::size_t i = 0; i < s.chunks.size(); ++i) {
    if (s.chunks[i].kind != Kind::np) continue;
    const std::size_t first = s.chunks[i].first, last = s.chunks[i].last;
    const std::size_t head = last - 1;
    const std::string noun = singular(t_.tokens[head].lower);
    const Trigger* trigger = nullptr;
    for (const Trigger& row : noun_triggers()) {
      if (row.lemma == noun) trigger = &row;
    }
    if (trigger == nullptr || t_.tokens[head].tag == Tag::verb) continue;
    bool covered = false;
    for (std::size_t c = 0; c < s.clauses.size(); ++c) {
      if (used_[c] && s.clauses[c].begin <= i && i < s.clauses[c].end) covered = true;
      if ((s.clauses[c].type == Type::conditional || s.clauses[c].type == Type::relative) &&
          s.clauses[c].begin <= i && i < s.clauses[c].end && s.clauses[c].begin + 6 > i)
        covered = true;
    }
    if (covered) continue;
    const Token* next = last < s.last ? &t_.tokens[last] : nullptr;
    if (next == nullptr) continue;
    Who holder;
    std::size_t content = last;
    for (std::size_t k = first + 1; k < head; ++k) {
      if (t_.tokens[k].tag == Tag::poss) holder = speakers_.phrase(first, k);
    }
    const bool by_pronoun = noun == "demand" || noun == "refusal" || noun == "rejection" ||
                            noun == "opposition" || noun == "insistence" || noun == "objection";
    if (!holder.actor() && by_pronoun && is(t_.tokens[first].lower, w_possdet)) {
      // "its demand": the subject of the clause it stands in
      for (std::size_t c = s.clauses.size(); c-- > 0;) {
        if (s.clauses[c].begin > i || s.clauses[c].verb >= i) continue;
        const std::size_t k = subject_clause(s, c);
        if (k != none && subjects_[k].actor()) holder = subjects_[k];
        break;
      }
      if (!holder.actor()) holder = speakers_.phrase(first, first + 1);
    }
    if (!holder.actor() && head > first && t_.tokens[first].mention != none &&
        t_.mentions[t_.tokens[first].mention].demonym)
      holder = speakers_.entity(t_.mentions[t_.tokens[first].mention].entity, first, first + 1);
    if (!holder.actor() && i + 2 < s.chunks.size() && s.chunks[i + 1].kind == Kind::prep &&
        s.chunks[i + 2].kind == Kind::np) {
      const std::string& prep = t_.tokens[s.chunks[i + 1].first].lower;
      if (prep == "by" || prep == "from" || prep == "among" || prep == "amongst") {
        holder = speakers_.resolve(s, i + 2, i + 3);
        content = s.chunks[i + 2].last;
      }
    }
    if (!holder.actor()) continue;
    const std::string& w = next->lower;
    const bool complement = content > last || w == "to" || w == "for" || w == "of" || w == "that" ||
                            w == "over" || w == "about" || w == "on";
    if (!complement &&
        !(i == 1 && s.chunks[0].kind == Kind::prep && t_.tokens[s.chunks[0].first].lower == "among"))
      continue;
    if (trigger->stance == "offers" && w == "of" && noun == "proposal") continue;
    std::size_t e = i + 1;
    while (e < s.chunks.size() &&
           (s.chunks[e].kind == Kind::prep || s.chunks[e].kind == Kind::np || s.chunks[e].kind == Kind::adj ||
            (s.chunks[e].kind == Kind::vg && !s.chunks[e].finite && e == i + 1)))
      ++e;
    Suggestion& out = out_.add(*suggestion_kind(trigger->kind), first, s.chunks[e - 1].last,
                               "possessive:" + std::string(trigger->lemma), trigger->confidence * 0.75);
    out.by = holder.name;
    out.by_mention = holder.mention;
    out.stance = std::string(trigger->stance);
    out.about = cut(t_.words(std::min(content, s.chunks[e - 1].last - 1), s.chunks[e - 1].last));
    out.via = via_ == holder.name ? "" : via_;
  }
}

void Claims::read(const Stretch& s, const Who* turn) {
  used_.assign(s.clauses.size(), false);
  quoted_ = turn;
  turn_ = turn != nullptr;
  via_ = attribution(s);
  const std::size_t before = out_.all.size();
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (s.clauses[c].tag) clause(s, c);
  }
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (!s.clauses[c].tag) clause(s, c);
  }
  ellipsis(s);
  for (std::size_t c = 0; c < s.clauses.size(); ++c) generic(s, c);
  possessive_nouns(s);
  quoted_ = nullptr;
  turn_ = false;
  // "According to X, …" with nothing else found: what X says happened.
  const bool any = std::find(used_.begin(), used_.end(), true) != used_.end();
  if (via_.empty() || any || out_.all.size() > before || s.clauses.empty()) return;
  std::size_t a = 0, b = s.chunks.size();
  for (std::size_t i = 0; i < s.chunks.size(); ++i) {
    if (s.chunks[i].kind != Kind::prep || t_.tokens[s.chunks[i].first].lower != "according") continue;
    if (i < 2) {
      while (a < b && s.chunks[a].kind != Kind::comma) ++a;
      a = a + 1 < b ? a + 1 : 0;
    } else {
      b = i;
    }
    break;
  }
  if (a >= b) return;
  Suggestion& fact =
      out_.add(SuggestionKind::fact, s.chunks[a].first, s.chunks[b - 1].last, "according-to", 0.6);
  fact.by = via_;
  fact.by_mention = via_;
}

void Claims::read_quotation(const Stretch& s, const Who& speaker, const std::string& via) {
  used_.assign(s.clauses.size(), false);
  quoted_ = &speaker;
  via_ = via;
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (s.clauses[c].tag) clause(s, c);
  }
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (!s.clauses[c].tag) clause(s, c);
  }
  quoted_ = nullptr;
}

}  // namespace mediant::record::detail
