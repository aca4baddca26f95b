#include "claims.hpp"

#include <algorithm>
#include <array>

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

std::string singular(const std::string& w) {
  if (w.ends_with("ies")) return w.substr(0, w.size() - 3) + "y";
  if (w.ends_with("s") && !w.ends_with("ss")) return w.substr(0, w.size() - 1);
  return w;
}
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
    while (e + 1 < s.chunks.size() && s.chunks[e].kind == Kind::prep && s.chunks[e + 1].kind == Kind::np)
      e += 2;
    if (e + 1 < s.chunks.size() && s.chunks[e].kind == Kind::conj && s.chunks[e + 1].kind == Kind::np) e += 2;
    const Who who = speakers_.resolve(s, i + 2, e);
    if (who.actor()) return who.name;
    return cut(t_.words(s.chunks[i + 2].first, s.chunks[i + 2].last));
  }
  return "";
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
        const bool gender_fits = !(w == "he" || w == "she") || who.person || who.entity == none;
        if (gender_fits) {
          who.mention = std::string(t_.word(first.first));
          who.pronoun = true;
          who.first = first.first;
          who.last = first.last;
        } else {
          who = speakers_.pronoun(first.first);
        }
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
    if (clause.type == Type::main || clause.tag)
      speakers_.note(who);
    else if (clause.type == Type::complement)
      speakers_.note_spoken_of(who);
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

Voice Claims::voice_of(const Stretch& s, std::size_t c) const {
  Voice voice;
  voice.via = via_;
  const std::size_t k = subject_clause(s, c);
  if (k != none) voice.by = subjects_[k];
  if (s.chunks[s.clauses[c].verb].passive) {
    // "rejected by X"
    voice.by = {};
    const std::size_t v = s.clauses[c].verb;
    for (std::size_t i = v + 1; i + 1 < std::min(s.chunks.size(), s.clauses[c].end + 1); ++i) {
      if (s.chunks[i].kind == Kind::prep && t_.tokens[s.chunks[i].first].lower == "by" &&
          s.chunks[i + 1].kind == Kind::np) {
        std::size_t e = i + 2;
        while (e + 1 < s.chunks.size() &&
               (s.chunks[e].kind == Kind::conj || s.chunks[e].kind == Kind::prep) &&
               s.chunks[e + 1].kind == Kind::np)
          e += 2;
        voice.by = speakers_.resolve(s, i + 1, e);
        break;
      }
      if (s.chunks[i].kind == Kind::vg) break;
    }
  }
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
  if (clause.type == Type::conditional || clause.type == Type::relative || clause.type == Type::inner)
    return true;
  if (clause.type == Type::infinitive) {
    if (clause.parent == none) return true;
    const Chunk& up = s.chunks[s.clauses[clause.parent].verb];
    if (used_[clause.parent] || up.verb == nullptr || (up.verb->which & v_neutral) == 0 || up.negated ||
        up.verb->lemma == "fail")  // failing to agree is neither yes nor no
      return true;
    if (clause.verb > s.clauses[clause.parent].verb + 1) return true;  // "want Y to": not its own act
    return suppressed(s, clause.parent);
  }
  if (clause.type == Type::adverbial && (s.chunks[clause.verb].modal || !s.chunks[clause.verb].finite))
    return true;
  // Under a claim already made, or under a condition.
  std::size_t up = clause.parent;
  for (int steps = 0; up != none && steps < 8; ++steps, up = s.clauses[up].parent) {
    if (used_[up] && clause.type == Type::complement) return true;
    if (s.clauses[up].type == Type::conditional || s.clauses[up].type == Type::relative) return true;
    const Chunk& vg = s.chunks[s.clauses[up].verb];
    if (clause.type == Type::complement && vg.verb != nullptr && (vg.verb->which & v_speech) == 0 &&
        !s.clauses[up].tag)
      return true;
  }
  return false;
}

bool Claims::particle(std::size_t after, std::size_t end, std::string_view words, std::size_t& last) const {
  const bool single = words.find(' ') == std::string_view::npos;
  const std::size_t reach = single && (words == "out" || words == "down" || words == "forward") ? 6 : 2;
  for (std::size_t i = after; i < std::min(end, after + reach); ++i) {
    std::size_t k = i;
    std::string_view rest = words;
    bool all = true;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      if (k >= end || t_.tokens[k].lower != rest.substr(0, space)) {
        all = false;
        break;
      }
      ++k;
      if (space == std::string_view::npos) break;
      rest.remove_prefix(space + 1);
    }
    if (all) {
      last = k;
      return true;
    }
    if (t_.tokens[i].tag == Tag::comma || t_.tokens[i].tag == Tag::verb) break;
    if (reach == 2 && t_.tokens[i].tag != Tag::adv) break;
  }
  return false;
}

std::size_t Claims::token_end(const Stretch& s, std::size_t c) const {
  std::size_t e = s.clauses[c].end;
  // A trailing attribution is no part of the claim.
  for (std::size_t i = s.clauses[c].verb + 1; i < e; ++i) {
    if (s.chunks[i].kind == Kind::prep && t_.tokens[s.chunks[i].first].lower == "according" && i > 0) {
      e = i;
      break;
    }
  }
  while (e > s.clauses[c].verb + 1 &&
         (s.chunks[e - 1].kind == Kind::comma || s.chunks[e - 1].kind == Kind::colon ||
          s.chunks[e - 1].kind == Kind::conj))
    --e;
  return s.chunks[e - 1].last;
}

Claims::Match Claims::verb_match(const Stretch& s, std::size_t c) const {
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  Match best;
  if (vg.verb == nullptr) return best;
  const std::size_t end = token_end(s, c);
  for (const Trigger& trigger : verb_triggers()) {
    if (trigger.lemma != vg.verb->lemma) continue;
    std::size_t last = vg.last;
    if (!trigger.particle.empty() && !particle(vg.last, end, trigger.particle, last)) continue;
    if (trigger.particle.empty() && best.trigger != nullptr) continue;
    best.trigger = &trigger;
    best.first = vg.first;
    best.last = trigger.particle.find(' ') == std::string_view::npos && last > vg.last + 1 ? vg.last : last;
    best.stance = std::string(trigger.stance);
    best.kind = std::string(trigger.kind);
  }
  if (best.trigger == nullptr && vg.verb->lemma == "call" && !vg.passive) {
    // "called the vote disappointing", "called it a bribe"
    static const Trigger row{"call", "", "characterisation", "", "o", 0.8};
    const std::size_t o = s.clauses[c].verb + 1;
    if (o + 1 < s.chunks.size() && s.chunks[o].kind == Kind::np) {
      const Kind k = s.chunks[o + 1].kind;
      if (k == Kind::adj || k == Kind::quote || k == Kind::np ||
          (k == Kind::vg && !s.chunks[o + 1].finite && !s.chunks[o + 1].infinitive)) {
        best.trigger = &row;
        best.first = vg.first;
        best.last = vg.last;
        best.kind = "characterisation";
      }
    }
  }
  if (best.trigger == nullptr) return best;
  const Token* next = best.last < end ? &t_.tokens[best.last] : nullptr;
  if (best.kind == "position" && best.stance == "offers" && vg.verb->lemma == "suggest") return {};
  const std::string& lemma = vg.verb->lemma;
  // Frames that make the verb something else.
  if (lemma == "want" && next == nullptr) return {};
  if (lemma == "back" && vg.passive == false && next != nullptr && next->lower == "in") return {};
  if (lemma == "require" && !vg.modal && t_.tokens[vg.first].tag == Tag::aux) return {};
  if ((lemma == "press" || lemma == "invite" || lemma == "ask" || lemma == "tell" || lemma == "order") &&
      best.kind == "call") {
    // An addressee and what they should do: "asked X to leave".
    const std::size_t v = s.clauses[c].verb;
    bool to = false;
    for (std::size_t k = v + 2; k < std::min(s.chunks.size(), v + 5); ++k) {
      if (s.chunks[k].kind == Kind::vg) {
        to = s.chunks[k].infinitive;
        break;
      }
      if (s.chunks[k].kind != Kind::np && s.chunks[k].kind != Kind::conj && s.chunks[k].kind != Kind::prep &&
          s.chunks[k].kind != Kind::adv)
        break;
    }
    if (!to || vg.passive || s.chunks[v + 1].kind != Kind::np) return {};
  }
  if (lemma == "describe" || lemma == "label" || lemma == "portray" || lemma == "characterise" ||
      lemma == "characterize") {
    bool as = lemma == "label";
    for (std::size_t i = best.last; i < end; ++i) as = as || t_.tokens[i].lower == "as";
    if (!as) return {};
  }
  if (lemma == "call" && best.kind != "call" && best.stance != "demands") return {};
  if (lemma == "table" && next != nullptr && next->tag == Tag::prep) return {};
  if (lemma == "reserve") {
    // A position, an opinion, a right may be reserved; a room, too.
    const std::size_t o = s.clauses[c].verb + 1;
    if (o >= s.chunks.size() || s.chunks[o].kind != Kind::np) return {};
    const std::string& what = t_.tokens[s.chunks[o].last - 1].lower;
    if (what != "position" && what != "judgment" && what != "judgement" && what != "opinion" &&
        what != "answer")
      return {};
  }
  if (lemma == "estimate" || lemma == "predict") {
    if (next == nullptr) return {};
  }
  if (lemma == "question" &&
      !(next != nullptr && (next->tag == Tag::det || next->tag == Tag::wh || next->lower == "whether")))
    return {};
  return best;
}

Claims::Match Claims::adjective_match(const Stretch& s, std::size_t c) const {
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  Match m;
  const bool copular =
      vg.copula || (vg.verb != nullptr &&
                    (vg.verb->lemma == "remain" || vg.verb->lemma == "be" || vg.verb->lemma == "become" ||
                     vg.verb->lemma == "stay" || vg.verb->lemma == "seem" || vg.verb->lemma == "appear" ||
                     vg.verb->lemma == "declare"));
  const bool participle = vg.verb != nullptr && vg.passive;  // "is prepared to", "was concerned that"
  if (!copular && !participle) return m;
  const std::size_t end = token_end(s, c);
  const std::size_t from = participle ? vg.verb_token : vg.last;
  for (std::size_t i = from; i < std::min(end, from + 4); ++i) {
    const std::string& w = t_.tokens[i].lower;
    for (const Trigger& trigger : adjective_triggers()) {
      if (trigger.lemma != w) continue;
      std::size_t last = i + 1;
      if (!trigger.particle.empty() && !particle(i + 1, end, trigger.particle, last)) continue;

      m.trigger = &trigger;
      m.first = vg.first;
      m.last = last;
      m.stance = std::string(trigger.stance);
      m.kind = std::string(trigger.kind);
      return m;
    }
    if (t_.tokens[i].tag != Tag::adv && t_.tokens[i].tag != Tag::adj && i > from) break;
    if (t_.tokens[i].tag == Tag::det || t_.tokens[i].tag == Tag::name) break;
  }
  return m;
}

// "expressed concern", "raised concerns among X", "issued an ultimatum", "repeated its demand for"
Claims::Match Claims::light_match(const Stretch& s, std::size_t c) const {
  const std::size_t v = s.clauses[c].verb;
  const Chunk& vg = s.chunks[v];
  Match m;
  const bool light = (vg.verb != nullptr && (vg.verb->which & v_light) != 0) ||
                     (vg.verb != nullptr && (vg.verb->lemma == "have" || vg.verb->lemma == "have")) ||
                     (vg.verb == nullptr && !vg.copula);
  if (!light || vg.passive || vg.negated) return m;
  const std::size_t end = token_end(s, c);
  std::size_t o = v + 1;
  while (o < s.clauses[c].end && s.chunks[o].kind == Kind::adv) ++o;
  if (o >= s.clauses[c].end || s.chunks[o].kind != Kind::np) return m;
  const std::size_t head = s.chunks[o].last - 1;
  const std::string noun = singular(t_.tokens[head].lower);
  for (const Trigger& trigger : noun_triggers()) {
    if (trigger.lemma != noun) continue;
    std::size_t last = head + 1;
    if (!trigger.particle.empty() && !particle(head + 1, end, trigger.particle, last)) continue;
    m.trigger = &trigger;
    m.first = vg.first;
    m.last = last;
    m.kind = std::string(trigger.kind);
    m.stance = std::string(trigger.stance);
    m.noun = true;
    break;
  }
  if (m.trigger == nullptr) return m;
  const std::string& lemma = vg.verb != nullptr ? vg.verb->lemma : m.kind;
  if (m.kind == "position" &&
      (lemma == "drop" || lemma == "withdraw" || lemma == "abandon" || lemma == "soften"))
    m.stance = "softens";
  if (lemma == "publish" || lemma == "circulate" || lemma == "unveil" || lemma == "hand" || lemma == "send") {
    if (m.stance != "offers") return {};
  }
  // Whose: "raised concerns among X".
  for (std::size_t i = o + 1; i + 1 < s.clauses[c].end; ++i) {
    if (s.chunks[i].kind == Kind::vg) break;
    const std::string& prep = t_.tokens[s.chunks[i].first].lower;
    if (s.chunks[i].kind == Kind::prep &&
        (prep == "among" || prep == "amongst" || prep == "from" || prep == "in" || prep == "within") &&
        s.chunks[i + 1].kind == Kind::np) {
      std::size_t e = i + 2;
      while (e + 1 < s.clauses[c].end && s.chunks[e].kind == Kind::conj && s.chunks[e + 1].kind == Kind::np)
        e += 2;
      const Who who = speakers_.resolve(s, i + 1, e);
      const bool place = who.entity != none && (t_.entities[who.entity].kind == EntityKind::place ||
                                                t_.entities[who.entity].kind == EntityKind::state);
      if (who.actor() && !(place && prep != "among" && prep != "from") &&
          (prep == "among" || prep == "amongst" || lemma == "raise" || lemma == "draw"))
        m.holder = who;
      break;
    }
  }
  return m;
}

bool Claims::own_side(const Stretch& s, std::size_t c, const Voice& voice) const {
  const std::size_t k = subject_clause(s, c);
  if (k == none || !subjects_[k].actor()) return false;
  const Who& who = subjects_[k];
  if (who.pronoun && who.name == voice.by.name) return true;
  if (!voice.by.actor()) return false;
  if (who.name == voice.by.name) return true;
  if (voice.by.entity != none && t_.entities[voice.by.entity].kind == EntityKind::person) {
    const std::string& side = t_.entities[voice.by.entity].side;
    if (!side.empty() && who.name.find(side) != std::string::npos) return true;
    // "Russian forces" of a Russian speaker
    for (std::size_t i = who.first; i != none && i < who.last; ++i) {
      if (t_.tokens[i].mention == none) continue;
      const std::size_t e = actor_entity(t_, t_.mentions[t_.tokens[i].mention].entity);
      if (!side.empty() && t_.entities[e].name == side) return true;
    }
  }
  // "its members", "his forces"
  return who.first != none && is(t_.tokens[who.first].lower, w_possdet);
}

// To strike, to leave, to cut: but "suspend the strike" harms nobody.
bool Claims::hostile_act(const Stretch& s, std::size_t c) const {
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  if (vg.verb == nullptr || (vg.verb->which & v_hostile) == 0) return false;
  static constexpr std::array<std::string_view, 9> ending = {"suspend", "halt",  "stop",   "end",  "withdraw",
                                                             "abandon", "scrap", "freeze", "close"};
  if (std::find(ending.begin(), ending.end(), vg.verb->lemma) == ending.end()) return true;
  const std::size_t o = s.clauses[c].verb + 1;
  if (o >= s.chunks.size() || s.chunks[o].kind != Kind::np)
    return vg.verb->lemma != "end" && vg.verb->lemma != "stop" && vg.verb->lemma != "freeze";
  for (std::size_t i = s.chunks[o].first; i < s.chunks[o].last; ++i) {
    if (is(t_.tokens[i].lower, w_hostile)) return false;
  }
  return vg.verb->lemma != "end" && vg.verb->lemma != "stop" && vg.verb->lemma != "freeze";
}

// "would not sign", "will never recognise": a refusal by modal, of somebody's own side.
Claims::Match Claims::refusal(const Stretch& s, std::size_t c, const Voice& voice) const {
  static const Trigger table[] = {{"will not", "", "position", "rejects", "o", 0.75},
                                  {"must", "", "position", "demands", "c", 0.7},
                                  {"should", "", "call", "", "c", 0.6},
                                  {"will", "", "promise", "", "t", 0.6},
                                  {"would consider", "", "position", "open-to", "o", 0.75},
                                  {"could accept", "", "position", "open-to", "o", 0.7},
                                  {"will strike", "", "threat", "", "t", 0.75}};
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  Match m;
  const std::string lemma = vg.verb != nullptr ? vg.verb->lemma : "be";
  bool must = false, should = false, will = false, could = false;
  for (std::size_t i = vg.first; i < vg.last; ++i) {
    const std::string& w = t_.tokens[i].lower;
    must = must || w == "must" || w == "mustn’t" || w == "mustn't";
    should = should || w == "should" || w == "shouldn’t" || w == "ought";
    will = will || w == "will" || w == "would" || w == "won’t" || w == "won't" || w == "wouldn’t" ||
           w == "wouldn't" || w == "shall" || w == "’ll" || w == "'ll";
    could = could || w == "could" || w == "can" || w == "cannot" || w == "can’t" || w == "can't" ||
            w == "couldn’t";
  }
  const bool under_speech = s.clauses[c].parent != none || quoted_ != nullptr;
  const auto take = [&](std::size_t row) {
    m.trigger = &table[row];
    m.first = vg.first;
    m.last = vg.last;
    m.kind = std::string(table[row].kind);
    m.stance = std::string(table[row].stance);
  };
  Voice speaking = voice;
  if (s.clauses[c].parent != none)
    speaking.by = speaker_of(s, s.clauses[c].parent);
  else if (quoted_ != nullptr)
    speaking.by = *quoted_;
  const bool main = s.clauses[c].parent == none && quoted_ == nullptr && voice.by.actor();
  const bool mine =
      own_side(s, c, speaking) || (quoted_ != nullptr && voice.by.pronoun && voice.by.name == quoted_->name);
  const bool own = mine || main || (voice.by.actor() && !voice.by.pronoun && s.clauses[c].parent != none);
  // Meeting again is no promise.
  static constexpr std::array<std::string_view, 12> holding = {"hold",     "resume", "attend",    "host",
                                                               "convene",  "begin",  "start",     "open",
                                                               "continue", "join",   "reconvene", "have"};
  const bool meeting_next = std::find(holding.begin(), holding.end(), lemma) != holding.end() &&
                            s.clauses[c].verb + 1 < s.chunks.size() &&
                            s.chunks[s.clauses[c].verb + 1].kind == Kind::np &&
                            is(t_.tokens[s.chunks[s.clauses[c].verb + 1].last - 1].lower, w_meeting);
  static constexpr std::array<std::string_view, 14> no_acts = {"be",      "know", "see",    "become", "seem",
                                                               "appear",  "mean", "have",   "happen", "need",
                                                               "comment", "last", "remain", "say"};
  const bool act = std::find(no_acts.begin(), no_acts.end(), lemma) == no_acts.end();
  if (must && under_speech) {
    take(1);
  } else if (should && under_speech) {
    take(2);
  } else if (vg.negated && (will || could) && own && act) {
    take(0);
  } else if (vg.negated && will && own && vg.copula) {
    // "we will not be bound / party to"
    take(0);
  } else if (!vg.negated && will && own && (lemma == "consider" || lemma == "welcome")) {
    take(4);
  } else if (!vg.negated && could && own &&
             (lemma == "accept" || lemma == "live" || lemma == "consider" || lemma == "support" ||
              lemma == "agree")) {
    take(5);
  } else if (!vg.negated && will && own && act && !meeting_next &&
             !(vg.verb != nullptr && (vg.verb->which & v_meet) != 0)) {
    const bool conditional = !condition_of(s, c).empty();
    if (hostile_act(s, c)) {
      if ((mine && under_speech) || conditional) take(6);
    } else if (conditional && (mine || main || own)) {
      take(3);
    } else if (mine && under_speech) {
      take(3);
    }
  } else if (voice.by.actor() && (mine || main) && vg.negated && will &&
             (lemma == "comment" || lemma == "say")) {
    take(0);
  }
  if (m.stance == "rejects" && (lemma == "comment" || lemma == "say" || lemma == "speculate" ||
                                lemma == "elaborate" || lemma == "disclose" || lemma == "confirm"))
    m.stance = "withholds";
  return m;
}

// "said the stoppage could cost jobs": what somebody fears of a thing.
Claims::Match Claims::harm(const Stretch& s, std::size_t c, Voice& voice) const {
  static const Trigger row{"harm", "", "concern", "", "o", 0.65};
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  Match m;
  if (s.clauses[c].parent == none || s.clauses[c].type != Type::complement || vg.negated || voice.by.actor())
    return m;
  if (vg.verb == nullptr || (vg.verb->which & v_harm) == 0) return m;
  const bool threatens = vg.verb->lemma == "threaten" || vg.verb->lemma == "risk" ||
                         vg.verb->lemma == "endanger" || vg.verb->lemma == "jeopardise" ||
                         vg.verb->lemma == "jeopardize" || vg.verb->lemma == "undermine";
  if (!vg.modal && !threatens) return m;
  const Who speaker = speaker_of(s, s.clauses[c].parent);
  if (!speaker.actor()) return m;
  voice.by = speaker;
  voice.via = via_ == speaker.name ? "" : via_;
  m.trigger = &row;
  m.first = vg.first;
  m.last = vg.last;
  m.kind = "concern";
  return m;
}

std::string Claims::condition_of(const Stretch& s, std::size_t c) const {
  // A conditional clause before or behind, or "unless", "provided that", "on condition that", "only if".
  const Clause& clause = s.clauses[c];
  for (std::size_t k = 0; k < s.clauses.size(); ++k) {
    const Clause& other = s.clauses[k];
    if (other.type != Type::conditional) continue;
    const bool before = other.begin < clause.begin &&
                        (k + 1 == c || (k + 2 == c) || other.parent == c || clause.parent == other.parent);
    const bool inside = other.begin >= clause.begin && other.begin < clause.end;
    if (!before && !inside) continue;
    // To its own end: the comma, or the clause that follows.
    std::size_t e = other.verb + 1;
    while (e < s.chunks.size() && s.chunks[e].kind != Kind::comma && s.chunks[e].kind != Kind::colon) {
      bool next = false;
      for (const Clause& later : s.clauses)
        next = next || (&later != &other && later.begin == e && later.type != Type::infinitive &&
                        later.type != Type::inner && later.begin > other.verb);
      if (next) break;
      ++e;
    }
    std::size_t b = other.begin;
    if (b > 0 && s.chunks[b - 1].kind == Kind::adv && t_.tokens[s.chunks[b - 1].first].lower == "only") --b;
    return cut(t_.words(s.chunks[b].first, s.chunks[e - 1].last));
  }
  // Phrases: "on condition that …", "in return for …", "in exchange for …", "only after …", "pending"
  const std::size_t end = token_end(s, c);
  for (std::size_t i = s.chunks[clause.verb].last; i + 1 < end; ++i) {
    const std::string& w = t_.tokens[i].lower;
    const std::string& n = t_.tokens[i + 1].lower;
    if ((w == "in" && (n == "return" || n == "exchange")) ||
        (w == "only" && (n == "if" || n == "after" || n == "when" || n == "once" || n == "in")) ||
        (w == "on" &&
         (n == "condition" || (n == "the" && i + 2 < end && t_.tokens[i + 2].lower == "condition"))) ||
        w == "unless" || (w == "without" && t_.tokens[s.chunks[clause.verb].last].lower == "no") ||
        (w == "provided" && i > 0) || (w == "as" && n == "long") || (w == "so" && n == "long") || w == "if") {
      if (w == "if" && i > 0 && t_.tokens[i - 1].lower == "as") continue;
      return cut(t_.words(i, end));
    }
  }
  return "";
}

void Claims::adjust(const Stretch& s, std::size_t c, Match& m, const Voice& voice,
                    std::string& condition) const {
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  const std::string lemma = vg.verb != nullptr ? vg.verb->lemma : "";
  condition = condition_of(s, c);
  const std::size_t end = token_end(s, c);
  // Refusals to say anything.
  if (m.stance == "rejects" && (lemma == "refuse" || lemma == "decline")) {
    for (std::size_t i = vg.last; i < std::min(end, vg.last + 3); ++i) {
      const std::string& w = t_.tokens[i].lower;
      if (w == "comment" || w == "say" || w == "disclose" || w == "elaborate" || w == "answer" ||
          w == "discuss" || w == "confirm" || w == "specify" || w == "reveal" || w == "speculate" ||
          w == "name" || w == "drawn" || w == "respond" || w == "address")
        m.stance = "withholds";
    }
  }
  const std::size_t nobody = subject_clause(s, c);
  const std::string& opening = nobody == none
                                   ? t_.tokens[vg.first].lower
                                   : t_.tokens[s.chunks[s.clauses[nobody].subject_first].first].lower;
  const bool negated =
      vg.negated || opening == "neither" || opening == "nobody" || opening == "no" || opening == "none";
  if (negated && !m.noun && m.trigger->lemma != "will not") {
    if (m.stance == "accepts" || m.stance == "supports" || m.stance == "open-to" || m.stance == "offers")
      m.stance = "rejects";
    else if (m.stance == "rejects" || m.stance == "opposes")
      m.stance = lemma == "rule" || lemma == "reject" ? "open-to" : "accepts";
    else if (m.stance == "demands")
      m.stance = "opposes";
    else if (m.kind == "threat" || m.kind == "concern")
      m.kind = "assessment";
  }
  if (m.stance == "opposes" && lemma == "want" && !negated) m.stance = "demands";
  if (lemma == "insist") {
    // What is insisted to be so is a reading; what must be so is a demand.
    for (std::size_t k = 0; k < s.clauses.size(); ++k) {
      const Chunk& inner = s.chunks[s.clauses[k].verb];
      if (s.clauses[k].parent != c || s.clauses[k].type != Type::complement) continue;
      if (!inner.modal && (inner.past || inner.copula || inner.perfect) &&
          t_.tokens[inner.first].lower != "be") {
        m.kind = "assessment";
        m.stance.clear();
      }
      break;
    }
  }
  // Accepting only if: a condition.
  const bool only = condition.starts_with("only") || condition.starts_with("provided") ||
                    condition.starts_with("on condition") || condition.starts_with("on the condition") ||
                    condition.starts_with("in return") || condition.starts_with("in exchange") ||
                    condition.starts_with("unless") || condition.starts_with("if") ||
                    condition.starts_with("so long") || condition.starts_with("as long");
  if (only && (m.stance == "accepts" || m.stance == "open-to" || (m.stance == "supports" && vg.modal) ||
               (m.kind == "promise" && !condition.starts_with("unless")))) {
    m.stance = "conditions";
    m.kind = "position";
  }
  bool only_word = false;
  for (std::size_t i = vg.first; i < vg.last; ++i) only_word = only_word || t_.tokens[i].lower == "only";
  if (only_word && vg.modal &&
      (m.stance == "accepts" || m.kind == "promise" || m.stance == "offers" || m.stance == "supports")) {
    m.stance = "conditions";
    m.kind = "position";
  }
  // A warning is a threat when conditional, or when the speaker's own side acts.
  if (m.trigger->lemma == "warn" || m.trigger->lemma == "warning" || m.trigger->lemma == "caution") {
    bool own = false, conditional = !condition.empty(), hostile = false;
    for (std::size_t k = 0; k < s.clauses.size(); ++k) {
      if (s.clauses[k].parent != c &&
          !(s.clauses[k].parent != none && s.clauses[s.clauses[k].parent].parent == c))
        continue;
      if (s.clauses[k].type != Type::complement) continue;
      const bool mine = own_side(s, k, voice);
      own = own || (mine && s.chunks[s.clauses[k].verb].modal);
      const VerbEntry* v = s.chunks[s.clauses[k].verb].verb;
      hostile = hostile || (v != nullptr && (v->which & v_hostile) != 0);
    }
    const bool person_of_third = voice.by.plural && !own;
    if (own || (conditional && (hostile || !person_of_third))) m.kind = "threat";
  }
  // Promises of harm are threats.
  if (m.kind == "promise" && m.trigger->lemma != "will") {
    for (std::size_t i = m.last; i < std::min(end, m.last + 3); ++i) {
      const VerbEntry* v = t_.tokens[i].verb;
      if (v != nullptr && (v->which & v_hostile) != 0 && v->lemma != "withdraw" && v->lemma != "halt" &&
          v->lemma != "suspend" && v->lemma != "stop" && v->lemma != "end" && v->lemma != "cut")
        m.kind = "threat";
      if (is(t_.tokens[i].lower, w_hostile) && t_.tokens[i].lower == "retaliate") m.kind = "threat";
    }
  }
  if (m.kind == "promise" && m.trigger->lemma == "will" && condition.starts_with("unless")) m.kind = "threat";
  if (m.kind == "threat" && condition.starts_with("only")) {
    m.kind = "position";
    m.stance = "conditions";
    return;
  }
  if (m.kind == "threat") m.stance.clear();
}

std::vector<std::string> Claims::items_in(std::size_t first, std::size_t last) const {
  // "A, B and C": commas with a closing "and"; no finite verb inside.
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  std::size_t begin = first;
  std::size_t commas = 0;
  bool closed = false;
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = t_.tokens[i];
    if (token.tag == Tag::modal || token.tag == Tag::wh || token.tag == Tag::sub ||
        token.tag == Tag::quote_mark || token.tag == Tag::dash)
      return {};
    if (token.tag == Tag::verb && (token.forms & f_gerund) != 0 && i > first &&
        t_.tokens[i - 1].tag == Tag::comma)
      return {};
    if (token.tag == Tag::comma) {
      if (i > begin) parts.emplace_back(begin, i);
      begin = i + 1;
      ++commas;
      if (begin < last && t_.tokens[begin].tag == Tag::conj) {
        closed = true;
        ++begin;
        ++i;
      }
    } else if (token.tag == Tag::conj && token.lower == "and" && commas > 0 && !closed) {
      // the last "and" before the end
      bool later = false;
      for (std::size_t k = i + 1; k < last; ++k) later = later || t_.tokens[k].tag == Tag::comma;
      if (later) continue;
      if (i > begin) parts.emplace_back(begin, i);
      begin = i + 1;
      closed = true;
    }
  }
  if (last > begin) parts.emplace_back(begin, last);
  if (commas == 0 || !closed || parts.size() < 2 || parts.size() > 10) return {};
  std::vector<std::string> items;
  for (const auto& [a, b] : parts) {
    if (b - a > 18) return {};
    items.push_back(cut(t_.words(a, b)));
  }
  return items;
}

void Claims::emit(const Stretch& s, std::size_t c, const Match& match, const Voice& voice, std::size_t first,
                  std::size_t last) {
  Match m = match;
  std::string condition;
  adjust(s, c, m, voice, condition);
  const auto kind = suggestion_kind(m.kind);
  if (!kind) return;
  std::string rule = m.holder.actor() ? "noun-among:" : m.noun ? "noun:" : "verb:";
  rule += m.trigger->lemma;
  if (!m.trigger->particle.empty()) rule += ' ' + std::string(m.trigger->particle);
  const std::size_t made = out_.all.size();
  Suggestion& out =
      out_.add(*kind, first, last, rule,
               m.trigger->confidence * (m.noun ? 0.9 : 1.0) * (quoted_ != nullptr ? 0.85 : 1.0));
  out.by = voice.by.name;
  out.by_mention = voice.by.mention;
  out.via = voice.via;
  out.stance = m.stance;
  out.condition = condition;
  std::size_t about = m.last;
  while (about < last && (t_.tokens[about].tag == Tag::sub || t_.tokens[about].tag == Tag::prep ||
                          t_.tokens[about].tag == Tag::to || t_.tokens[about].tag == Tag::comma ||
                          t_.tokens[about].tag == Tag::colon))
    ++about;
  if (about < last) {
    out.about = cut(t_.words(about, last));
    std::size_t list = about;
    bool including = false;
    for (std::size_t i = about; i + 1 < last && !including; ++i) {
      const std::string& w = t_.tokens[i].lower;
      including = w == "including" || w == "include" || w == "includes" || w == "namely";
      if (including) list = i + 1;
    }
    out.items = items_in(list, last);
    for (std::size_t k = list; k < last && including && out.items.empty(); ++k) {
      if (t_.tokens[k].tag == Tag::conj && t_.tokens[k].lower == "and")
        out.items = {cut(t_.words(list, k)), cut(t_.words(k + 1, last))};
    }
  }
  if (m.kind == "call") {
    std::size_t e = about;
    while (e < last && t_.tokens[e].tag != Tag::to && t_.tokens[e].tag != Tag::modal &&
           t_.tokens[e].tag != Tag::comma)
      ++e;
    const Who to = speakers_.phrase(about, e);
    if (to.actor()) out.to = to.name;
  }
  out.on = date_in(first, last);
  if (out.on.empty() && c < s.clauses.size()) {
    std::size_t up = c;
    for (int steps = 0; up != none && steps < 6 && out.on.empty(); ++steps) {
      const Chunk& vg = s.chunks[s.clauses[up].verb];
      out.on = date_in(s.chunks[s.clauses[up].begin].first, std::min(vg.last + 4, s.last));
      up = s.clauses[up].parent;
    }
  }
  used_[c] = true;
  if (m.kind == "position" && about < last) {
    for (std::size_t i = about + 1; i + 1 < last; ++i) {
      if (t_.tokens[i].lower != "as" || t_.tokens[i + 1].lower == "long" ||
          t_.tokens[i + 1].lower == "part" || t_.tokens[i + 1].lower == "well" ||
          is(t_.tokens[i - 1].lower, w_adv | w_det))
        continue;
      if (m.trigger->lemma != "reject" && m.trigger->lemma != "dismiss" && m.trigger->lemma != "oppose" &&
          m.trigger->lemma != "rebuff")
        break;
      const Voice same = voice;
      Suggestion& as = out_.add(SuggestionKind::characterisation, i, last, "rejects-as", 0.7);
      as.by = same.by.name;
      as.by_mention = same.by.mention;
      as.via = same.via;
      break;
    }
  }
  if (m.stance == "rejects" && about < last) {
    for (std::size_t i = about; i < std::min(last, about + 4); ++i) {
      const std::string& w = t_.tokens[i].lower;
      if (w == "terms" || w == "demands" || w == "conditions" || w == "proposals" || w == "offers" ||
          w == "points")
        out_.all[made].scope = "as-a-set";
    }
  }
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
  if (quoted_ != nullptr && voice.by.pronoun && voice.by.name != quoted_->name) return;
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

void Claims::read(const Stretch& s) {
  used_.assign(s.clauses.size(), false);
  quoted_ = nullptr;
  via_ = attribution(s);
  const std::size_t before = out_.all.size();
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (s.clauses[c].tag) clause(s, c);
  }
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (!s.clauses[c].tag) clause(s, c);
  }
  for (std::size_t c = 0; c < s.clauses.size(); ++c) generic(s, c);
  possessive_nouns(s);
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

// A lead that ends in ":" and its items: one position each.
void Claims::read_list(std::size_t lead, const std::vector<std::size_t>& items) {
  const Paragraph& p = t_.layout.paragraphs[lead];
  // The lead's last sentence.
  const Sentence* last = nullptr;
  for (const Sentence& s : t_.sentences) {
    if (s.paragraph == lead) last = &s;
  }
  if (last == nullptr || items.empty()) return;
  (void)p;
  const Stretch s = parse(t_, last->first, last->last, none);
  hear(s);
  used_.assign(s.clauses.size(), false);
  quoted_ = nullptr;
  via_ = attribution(s);
  std::string kind = "position", stance;
  Voice voice;
  // A verb in the lead, or a noun with its owner: "X’s proposed terms include:".
  for (std::size_t c = s.clauses.size(); c-- > 0 && stance.empty();) {
    if (s.clauses[c].type == Type::conditional) continue;
    const Match m = verb_match(s, c);
    if (m.trigger == nullptr) continue;
    const Voice v = voice_of(s, c);
    if (!v.by.actor()) continue;
    voice = v;
    kind = m.kind;
    stance = m.stance;
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> nouns = {
      {{"demand", "demands"},
       {"term", "demands"},
       {"condition", "demands"},
       {"requirement", "demands"},
       {"concession", "offers"},
       {"offer", "offers"},
       {"proposal", "offers"},
       {"request", "demands"},
       {"position", "demands"},
       {"claim", "demands"},
       {"point", "demands"},
       {"concern", "concern"},
       {"goal", "demands"},
       {"package", "offers"}}};
  if (stance.empty()) {
    for (std::size_t i = 0; i < s.chunks.size() && stance.empty(); ++i) {
      if (s.chunks[i].kind != Kind::np) continue;
      const std::size_t head = s.chunks[i].last - 1;
      const std::string noun = singular(t_.tokens[head].lower);
      for (const auto& [word, meaning] : nouns) {
        if (noun != word) continue;
        stance = meaning;
        for (std::size_t k = s.chunks[i].first; k < head; ++k) {
          if (t_.tokens[k].tag == Tag::poss) voice.by = speakers_.phrase(s.chunks[i].first, k);
        }
        const std::size_t f = s.chunks[i].first;
        if (!voice.by.actor() && is(t_.tokens[f].lower, w_possdet)) voice.by = speakers_.pronoun(f);
        if (!voice.by.actor() && i + 2 < s.chunks.size() && s.chunks[i + 1].kind == Kind::prep &&
            s.chunks[i + 2].kind == Kind::np)
          voice.by = speakers_.resolve(s, i + 2, i + 3);
        for (std::size_t k = f; k < head && !voice.by.actor(); ++k) {
          if (t_.tokens[k].mention != none)
            voice.by = speakers_.entity(t_.mentions[t_.tokens[k].mention].entity, k, k + 1);
        }
        if (!voice.by.actor() && !s.clauses.empty()) voice.by = voice_of(s, 0).by;
        break;
      }
    }
  }
  if (!voice.by.actor() && !s.clauses.empty()) voice = voice_of(s, 0);
  if (voice.via.empty()) voice.via = via_ == voice.by.name ? "" : via_;
  if (stance == "concern") {
    kind = "concern";
    stance.clear();
  }
  if (!voice.by.actor() || (stance.empty() && kind == "position")) return;
  const auto what = suggestion_kind(kind);
  if (!what) return;
  std::vector<std::string> words;
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const std::size_t item : items) {
    std::size_t first = none, end = 0;
    for (const Sentence& sentence : t_.sentences) {
      if (sentence.paragraph != item) continue;
      first = std::min(first, sentence.first);
      end = sentence.last;
    }
    if (first == none) continue;
    ranges.emplace_back(first, end);
    words.push_back(cut(t_.words(first, end)));
  }
  const auto fill = [&](Suggestion& out) {
    out.by = voice.by.name;
    out.by_mention = voice.by.mention;
    out.via = voice.via;
    out.stance = stance;
  };
  Suggestion& set = out_.add(*what, last->first, last->last, "list-lead", 0.85);
  fill(set);
  set.items = words;
  set.scope = "as-a-set";
  const std::size_t lead_index = out_.all.size() - 1;
  for (const auto& [first, end] : ranges) {
    Suggestion& out = out_.add(*what, first, end, "list-item", 0.9);
    fill(out);
    out.about = cut(t_.words(first, end));
    out.points = {lead_index};
  }
}

}  // namespace mediant::record::detail
