// What in a clause makes it a claim: its verb, an adjective, a noun with a light verb, a refusal, harm done.
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
  // "its members", "his forces"; "members would strike"
  if (who.first != none && who.last == who.first + 1 && t_.tokens[who.first].lower == "members") return true;
  return who.first != none && is(t_.tokens[who.first].lower, w_possdet);
}

// To strike, to leave, to cut: but "suspend the strike" harms nobody.
// "Neither side would comment", "nobody will sign".
bool Claims::denied(const Stretch& s, std::size_t c) const {
  const std::size_t v = s.clauses[c].verb;
  if (s.chunks[v].negated) return true;
  // "would free nobody", "will go no further"
  if (s.chunks[v].modal && v + 1 < s.chunks.size() && s.chunks[v + 1].kind == Kind::np) {
    const std::string& object = t_.tokens[s.chunks[v + 1].first].lower;
    if (object == "no" || object == "nobody" || object == "nothing" || object == "none") return true;
  }
  const std::size_t k = subject_clause(s, c);
  const std::string& opening = k == none ? t_.tokens[s.chunks[s.clauses[c].verb].first].lower
                                         : t_.tokens[s.chunks[s.clauses[k].subject_first].first].lower;
  return opening == "neither" || opening == "nobody" || opening == "no" || opening == "none";
}

// "plan to strike", "voted to walk out": to do harm is what they have in mind.
Claims::Match Claims::intent(const Stretch& s, std::size_t c, const Voice& voice) const {
  static const Trigger row{"strike", "", "threat", "", "o", 0.7};
  static constexpr std::array<std::string_view, 8> acts = {"strike", "walk",    "attack",    "invade",
                                                           "sue",    "boycott", "retaliate", "blockade"};
  static constexpr std::array<std::string_view, 6> minds = {"plan",   "intend",  "vote",
                                                            "decide", "prepare", "aim"};
  const Clause& clause = s.clauses[c];
  const Chunk& vg = s.chunks[clause.verb];
  if (clause.type != Type::infinitive || clause.parent == none || vg.verb == nullptr || !voice.by.actor())
    return {};
  const Chunk& up = s.chunks[s.clauses[clause.parent].verb];
  const bool act = std::find(acts.begin(), acts.end(), vg.verb->lemma) != acts.end() ||
                   ((vg.verb->which & v_hostile) == 0 && hostile_act(s, c));
  if (!act || up.verb == nullptr || up.negated ||
      std::find(minds.begin(), minds.end(), up.verb->lemma) == minds.end())
    return {};
  Match m;
  m.trigger = &row;
  m.first = up.first;
  m.last = vg.last;
  m.kind = "threat";
  return m;
}

bool Claims::hostile_act(const Stretch& s, std::size_t c) const {
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  if (vg.verb == nullptr) return false;
  // "go to court", "take them to court", "call out the crews", "down tools"
  struct Idiom {
    std::string_view lemma, words;
  };
  static constexpr std::array<Idiom, 9> idioms = {{{"go", "to court"},
                                                   {"go", "to war"},
                                                   {"go", "to arbitration"},
                                                   {"go", "on strike"},
                                                   {"take", "to court"},
                                                   {"take", "to the streets"},
                                                   {"take", "up arms"},
                                                   {"call", "out"},
                                                   {"lay", "off"}}};
  for (const Idiom& idiom : idioms) {
    if (idiom.lemma != vg.verb->lemma) continue;
    for (std::size_t i = vg.last; i < std::min(s.last, vg.last + 4); ++i) {
      std::size_t k = i;
      std::string_view rest = idiom.words;
      while (!rest.empty() && k < s.last && t_.tokens[k].lower == rest.substr(0, rest.find(' '))) {
        rest.remove_prefix(std::min(rest.size(), std::min(rest.find(' '), rest.size()) + 1));
        ++k;
      }
      if (rest.empty()) return true;
    }
  }
  // "begin a work-to-rule", "stage a walkout", "take legal action"
  static constexpr std::array<std::string_view, 10> launches = {
      "begin", "start", "stage", "launch", "hold", "call", "take", "organise", "mount", "join"};
  static constexpr std::array<std::string_view, 10> blows = {
      "work-to-rule", "go-slow",  "stoppage", "stoppages", "action",
      "sit-in",       "blockade", "lockout",  "picket",    "ban"};
  const std::size_t done = s.clauses[c].verb + 1;
  if (in(launches, vg.verb->lemma) && done < s.chunks.size() && s.chunks[done].kind == Kind::np) {
    const std::string& object = t_.tokens[s.chunks[done].last - 1].lower;
    if (in(blows, object) || is(object, w_hostile)) return true;
  }
  if ((vg.verb->which & v_hostile) == 0) return false;
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
                                  {"will strike", "", "threat", "", "t", 0.75},
                                  {"will fight", "", "position", "opposes", "o", 0.7}};
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  Match m;
  const std::string lemma = vg.verb != nullptr ? vg.verb->lemma : "be";
  bool must = false, should = false, will = false, could = false;
  for (std::size_t i = vg.first; i < vg.last; ++i) {
    const std::string& w = t_.tokens[i].lower;
    must = must || w == "must" || w == "mustn’t" || w == "mustn't";
    should = should || w == "should" || w == "shouldn’t" || w == "ought";
    will = will || w == "will" || w == "would" || w == "won’t" || w == "won't" || w == "wouldn’t" ||
           w == "wouldn't" || w == "shall" || w == "going" || w == "’ll" || w == "'ll";
    could = could || w == "could" || w == "can" || w == "cannot" || w == "can’t" || w == "can't" ||
            w == "couldn’t";
  }
  const bool under_speech = s.clauses[c].parent != none || quoted_ != nullptr;
  const bool negated = denied(s, c);
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
  const bool own = mine || main || (voice.by.actor() && s.clauses[c].parent != none);
  // Meeting again is no promise.
  static constexpr std::array<std::string_view, 12> holding = {"hold",     "resume", "attend",    "host",
                                                               "convene",  "begin",  "start",     "open",
                                                               "continue", "join",   "reconvene", "have"};
  const bool meeting_next = std::find(holding.begin(), holding.end(), lemma) != holding.end() &&
                            s.clauses[c].verb + 1 < s.chunks.size() &&
                            s.chunks[s.clauses[c].verb + 1].kind == Kind::np &&
                            is(t_.tokens[s.chunks[s.clauses[c].verb + 1].last - 1].lower, w_meeting);
  static constexpr std::array<std::string_view, 26> no_acts = {
      "be",   "know", "see",     "become", "seem",   "appear",   "mean", "have",   "happen",
      "need", "last", "comment", "remain", "say",    "lose",     "gain", "suffer", "survive",
      "cost", "rise", "fall",    "grow",   "shrink", "collapse", "run",  "face"};
  const bool act = std::find(no_acts.begin(), no_acts.end(), lemma) == no_acts.end();
  if (must && under_speech) {
    take(1);
  } else if (should && under_speech) {
    take(2);
  } else if (negated && (will || could) && own && act) {
    take(0);
  } else if (negated && will && own && vg.copula) {
    // "we will not be bound / party to"
    take(0);
  } else if (!negated && will && own && (lemma == "consider" || lemma == "welcome")) {
    take(4);
  } else if (!negated && will && own && (lemma == "fight" || lemma == "resist" || lemma == "contest")) {
    take(7);
  } else if (!negated && could && own &&
             (lemma == "accept" || lemma == "live" || lemma == "consider" || lemma == "support" ||
              lemma == "agree")) {
    take(5);
  } else if (!negated && will && own && act && !meeting_next &&
             !(vg.verb != nullptr && (vg.verb->which & v_meet) != 0)) {
    const std::string condition = condition_of(s, c);
    const bool conditional = !condition.empty();
    if (hostile_act(s, c)) {
      if ((mine && under_speech) || conditional) take(6);
    } else if (dire(condition) && under_speech) {
      take(6);
    } else if (conditional && (mine || main || own)) {
      take(3);
    } else if (mine && under_speech) {
      take(3);
    }
  } else if (voice.by.actor() && (mine || main) && negated && will &&
             (lemma == "comment" || lemma == "say")) {
    take(0);
  } else if (main && negated && !vg.modal && vg.past &&
             (lemma == "reply" || lemma == "respond" || lemma == "comment" || lemma == "answer")) {
    take(0);
    m.stance = "withholds";
  }
  if (m.stance == "rejects" && (lemma == "comment" || lemma == "say" || lemma == "speculate" ||
                                lemma == "elaborate" || lemma == "disclose" || lemma == "confirm"))
    m.stance = "withholds";
  return m;
}

// "That prospect worries growers": the fear is theirs.
Claims::Match Claims::experienced(const Stretch& s, std::size_t c) const {
  static const Trigger row{"worry", "", "concern", "", "o", 0.7};
  static constexpr std::array<std::string_view, 7> verbs = {"worry",    "alarm",    "concern", "trouble",
                                                            "frighten", "unsettle", "unnerve"};
  const Clause& clause = s.clauses[c];
  const Chunk& vg = s.chunks[clause.verb];
  const std::size_t o = clause.verb + 1;
  if (vg.verb == nullptr || !in(verbs, vg.verb->lemma) || vg.passive || vg.negated || vg.infinitive ||
      o >= s.chunks.size() || s.chunks[o].kind != Kind::np)
    return {};
  const std::size_t k = subject_clause(s, c);
  if (k == none || (subjects_[k].actor() && !subjects_[k].pronoun)) return {};
  std::size_t e = o + 1;
  while (e + 1 < s.chunks.size() && s.chunks[e].kind == Kind::conj && s.chunks[e + 1].kind == Kind::np)
    e += 2;
  Match m;
  m.holder = speakers_.resolve(s, o, e);
  if (!m.holder.actor()) return {};
  m.trigger = &row;
  m.first = vg.first;
  m.last = vg.last;
  m.kind = "concern";
  return m;
}

// "said the strike would go on until": a blow under way, by whoever says so.
Claims::Match Claims::goes_on(const Stretch& s, std::size_t c, Voice& voice) const {
  static const Trigger row{"continue", "", "threat", "", "o", 0.6};
  static constexpr std::array<std::string_view, 9> verbs = {
      "continue", "go", "proceed", "last", "resume", "start", "follow", "expand", "escalate"};
  const Clause& clause = s.clauses[c];
  const Chunk& vg = s.chunks[clause.verb];
  if (vg.verb == nullptr || !in(verbs, vg.verb->lemma) || !vg.modal || vg.negated || clause.parent == none ||
      clause.subject_first == none || voice.by.actor())
    return {};
  const std::string& subject = t_.tokens[s.chunks[clause.subject_first].last - 1].lower;
  if (!is(subject, w_hostile) && subject != "stoppage" && subject != "stoppages" && subject != "protests")
    return {};
  const Who speaker = speaker_of(s, clause.parent);
  if (!speaker.actor()) return {};
  voice.by = speaker;
  voice.via = via_ == speaker.name ? "" : via_;
  Match m;
  m.trigger = &row;
  m.first = vg.first;
  m.last = vg.last;
  m.kind = "threat";
  return m;
}

// "She added that agency staff would be brought in if they struck": said by whoever would see to it.
Claims::Match Claims::announced(const Stretch& s, std::size_t c, Voice& voice) const {
  static const Trigger row{"would be", "", "threat", "", "o", 0.6};
  const Clause& clause = s.clauses[c];
  const Chunk& vg = s.chunks[clause.verb];
  if (!vg.passive || !vg.modal || vg.negated || clause.parent == none || agent_of(s, c).actor()) return {};
  if (vg.verb == nullptr) return {};
  // "would be met with a general strike"
  static constexpr std::array<std::string_view, 4> answers = {"meet", "answer", "follow", "counter"};
  bool answered = false;
  for (std::size_t i = vg.last; in(answers, vg.verb->lemma) && i < token_end(s, c); ++i)
    answered = answered || is(t_.tokens[i].lower, w_hostile);
  if (!answered && !dire(condition_of(s, c))) return {};
  const Who speaker = speaker_of(s, clause.parent);
  if (!speaker.actor() || speaker.plural) return {};
  voice.by = speaker;
  voice.via = via_ == speaker.name ? "" : via_;
  Match m;
  m.trigger = &row;
  m.first = vg.first;
  m.last = vg.last;
  m.kind = (vg.verb->which & v_harm) != 0 ? "concern" : "threat";
  return m;
}

// "said the stoppage could cost jobs": what somebody fears of a thing.
Claims::Match Claims::harm(const Stretch& s, std::size_t c, Voice& voice) const {
  static const Trigger row{"harm", "", "concern", "", "o", 0.65};
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  Match m;
  if (s.clauses[c].parent == none || s.clauses[c].type != Type::complement || vg.negated) return m;
  // "farmers said it would ruin them": "it" is no farmer.
  const bool thing = voice.by.pronoun && s.clauses[c].subject_first != none &&
                     t_.tokens[s.chunks[s.clauses[c].subject_first].first].lower == "it" &&
                     speaker_of(s, s.clauses[c].parent).plural;
  if (voice.by.actor() && !thing) return m;
  if (vg.verb == nullptr) return m;
  // "would put crews at risk"
  bool at_risk = false;
  for (std::size_t i = vg.last; vg.verb->lemma == "put" && i + 1 < token_end(s, c); ++i) {
    const std::string& w = t_.tokens[i + 1].lower;
    at_risk = at_risk || ((t_.tokens[i].lower == "at" || t_.tokens[i].lower == "in") &&
                          (w == "risk" || w == "danger" || w == "jeopardy" || w == "peril"));
  }
  if ((vg.verb->which & v_harm) == 0 && !at_risk) return m;
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

}  // namespace mediant::record::detail
