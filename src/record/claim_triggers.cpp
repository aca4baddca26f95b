// What in a clause makes it a claim: its verb, an adjective, a noun with a light verb (acts: claim_acts.cpp).
#include <algorithm>
#include <array>

#include "claims.hpp"

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

}  // namespace

bool Claims::particle(std::size_t after, std::size_t end, std::string_view words, std::size_t& last) const {
  const bool single = words.find(' ') == std::string_view::npos;
  const bool table = words == "on the table";
  const std::size_t reach = table                                                                 ? 8
                            : single && (words == "out" || words == "down" || words == "forward") ? 6
                                                                                                  : 2;
  for (std::size_t i = after; i < std::min(end, after + reach); ++i) {
    const std::size_t behind = behind_words(i, end, words);
    if (behind != none) {
      last = behind;
      return true;
    }
    if (t_.tokens[i].tag == Tag::comma || t_.tokens[i].tag == Tag::verb) break;
    if (reach == 2 && t_.tokens[i].tag != Tag::adv) break;
  }
  return false;
}

std::size_t Claims::behind_words(std::size_t k, std::size_t end, std::string_view words) const {
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    if (k >= end || t_.tokens[k].lower != words.substr(0, space)) return none;
    words.remove_prefix(std::min(space + 1, words.size()));
    ++k;
  }
  return k;
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
  // "said no date was set"; "did not say no" leaves it open.
  const bool goes_on = next != nullptr && next->tag < Tag::comma && next->tag != Tag::to;
  if (lemma == "say" && best.last == vg.last + 1 && (goes_on || vg.negated)) return {};
  if (lemma == "want" && next == nullptr && s.clauses[c].type != Type::relative) return {};
  if (lemma == "back" && vg.passive == false && next != nullptr && next->lower == "in") return {};
  if (lemma == "require" && !vg.modal && t_.tokens[vg.first].tag == Tag::aux) return {};
  if ((lemma == "press" || lemma == "invite" || lemma == "ask" || lemma == "tell" || lemma == "order") &&
      best.kind == "call") {
    // An addressee and what they should do: "asked X to leave".
    const std::size_t v = s.clauses[c].verb;
    bool to = false;
    for (std::size_t k = v + 2; k < std::min(s.chunks.size(), v + 8); ++k) {
      if (s.chunks[k].kind == Kind::vg) {
        to = s.chunks[k].infinitive;
        break;
      }
      if (s.chunks[k].kind != Kind::np && s.chunks[k].kind != Kind::conj && s.chunks[k].kind != Kind::prep &&
          s.chunks[k].kind != Kind::adv && s.chunks[k].kind != Kind::comma)  // "asked the chair, X, to"
        break;
    }
    // In the passive the addressee is the subject: "was told by X to leave".
    const bool addressed =
        vg.passive ? t_.tokens[s.chunks[v + 1].first].lower == "by" : s.chunks[v + 1].kind == Kind::np;
    if (!to || !addressed) return {};
  }
  if (lemma == "regard" || lemma == "view" || lemma == "describe" || lemma == "label" || lemma == "portray" ||
      lemma == "characterise" || lemma == "characterize") {
    bool as = lemma == "label";
    for (std::size_t i = best.last; i < end; ++i) as = as || t_.tokens[i].lower == "as";
    if (!as) return {};
  }
  if ((best.stance == "rejects" || lemma == "deny") && s.clauses[c].verb + 1 < s.chunks.size() &&
      s.chunks[s.clauses[c].verb + 1].kind == Kind::np && !vg.passive) {
    // "rejected suggestions that it had fired": what somebody was said to have done is denied.
    static constexpr std::array<std::string_view, 10> said_of = {
        "suggestion", "claim",  "allegation", "accusation", "report",
        "notion",     "charge", "rumour",     "rumor",      "assertion"};
    const std::string object = singular(t_.tokens[s.chunks[s.clauses[c].verb + 1].last - 1].lower);
    if (std::find(said_of.begin(), said_of.end(), object) != said_of.end()) {
      best.kind = "fact";
      best.stance = "denies";
    }
  }
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
      // "Shippers are alarmed": a mood, of nothing in particular.
      if (trigger.kind == "concern" && (last >= s.last || t_.tokens[last].tag >= Tag::comma)) continue;
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
  // "drew opposition from X": theirs, not the subject's.
  static constexpr std::array<std::string_view, 6> met = {"draw", "win",  "attract",
                                                          "face", "meet", "provoke"};
  const bool from_others = vg.verb != nullptr && in(met, vg.verb->lemma);
  const bool light = (vg.verb != nullptr && (vg.verb->which & v_light) != 0) ||
                     (vg.verb != nullptr && (vg.verb->lemma == "have" || in(met, vg.verb->lemma))) ||
                     (vg.verb == nullptr && !vg.copula);
  if (!light || vg.passive || vg.negated) return m;
  const std::size_t end = token_end(s, c);
  std::size_t o = v + 1;
  while (o < s.clauses[c].end && s.chunks[o].kind == Kind::adv) ++o;
  if (o >= s.clauses[c].end || s.chunks[o].kind != Kind::np) return m;
  const std::size_t head = s.chunks[o].last - 1;
  const std::string noun = singular(t_.tokens[head].lower);
  if (noun == "comment" && t_.tokens[s.chunks[o].first].lower == "no") {
    static const Trigger silence{"comment", "", "position", "withholds", "p", 0.8};
    m.trigger = &silence;
    m.first = vg.first;
    m.last = head + 1;
    m.kind = "position";
    m.stance = "withholds";
    return m;
  }
  if (t_.tokens[s.chunks[o].first].lower == "no") return m;  // "made no commitment": nothing is held
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
          (prep == "among" || prep == "amongst" || lemma == "raise" || from_others))
        m.holder = who;
      break;
    }
  }
  if (from_others && !m.holder.actor()) return {};
  return m;
}

}  // namespace mediant::record::detail
