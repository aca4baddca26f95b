// What somebody will, would or will not do: refusals, promises, blows announced or under way, and the harm
// feared of them.
#include <algorithm>
#include <array>

#include "claims.hpp"

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

}  // namespace

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
  return Match{.trigger = &row, .first = up.first, .last = vg.last, .kind = "threat"};
}

// To strike, to leave, to cut: but "suspend the strike" harms nobody.
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
    for (std::size_t i = vg.last; i < std::min(s.last, vg.last + 4); ++i)
      if (behind_words(i, s.last, idiom.words) != none) return true;
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
  static constexpr std::array<std::string_view, 6> blows = {"strike",  "walk",      "sue",
                                                            "boycott", "retaliate", "attack"};
  const bool rather = will && !negated && own &&
                      std::any_of(t_.tokens.begin() + static_cast<std::ptrdiff_t>(vg.first),
                                  t_.tokens.begin() + static_cast<std::ptrdiff_t>(vg.last),
                                  [](const Token& token) { return token.lower == "rather"; });
  if (rather) {  // "would rather resign than sign"
    take(0);
  } else if (must && under_speech) {
    take(1);
  } else if (should && under_speech && lemma != "expect") {
    take(2);
  } else if (negated && (will || could) && own && act) {
    take(0);
  } else if (negated && will && own && vg.copula) {
    // "we will not be bound / party to"
    take(0);
  } else if (!negated && will && own && (lemma == "consider" || lemma == "welcome")) {
    take(4);
  } else if (!negated && could && voice.by.actor() && in(blows, lemma) &&
             (voice.by.plural || !voice.by.person)) {
    take(6);
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
  if (m.stance == "rejects" &&
      (lemma == "comment" || lemma == "draw" || lemma == "pin" || lemma == "say" || lemma == "speculate" ||
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
  return Match{.trigger = &row, .first = vg.first, .last = vg.last, .kind = "threat"};
}

// "X has suggested that the party could govern alone": put forward by X.
Claims::Match Claims::suggested(const Stretch& s, std::size_t c, Voice& voice) const {
  static const Trigger row{"suggest", "", "position", "offers", "c", 0.6};
  static constexpr std::array<std::string_view, 4> modals = {"could", "might", "should", "would"};
  const Clause& clause = s.clauses[c];
  const Chunk& vg = s.chunks[clause.verb];
  if (clause.type != Type::complement || clause.parent == none || !vg.modal || vg.negated) return {};
  const VerbEntry* up = s.chunks[s.clauses[clause.parent].verb].verb;
  if (up == nullptr || up->lemma != "suggest" || !in(modals, t_.tokens[vg.first].lower)) return {};
  // "suggested that it could leave" is what one would do oneself.
  if (own_side(s, c, {speaker_of(s, clause.parent), ""})) return {};
  const Who speaker = speaker_of(s, clause.parent);
  if (!speaker.actor()) return {};
  voice = {speaker, via_ == speaker.name ? "" : via_};
  Match m{.trigger = &row, .first = vg.first, .last = vg.last, .kind = "position"};
  m.stance = "offers";
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
  return Match{.trigger = &row,
               .first = vg.first,
               .last = vg.last,
               .kind = (vg.verb->which & v_harm) != 0 ? "concern" : "threat"};
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
