// On what condition a claim is made: "if", "unless", "in return for", "provided that".
#include <algorithm>
#include <array>

#include "claims.hpp"

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

}  // namespace

// What nobody wants to happen: something not done or refused, or a blow: "if there was no answer".
bool Claims::dire(std::string_view condition) {
  static constexpr std::array<std::string_view, 8> endings = {"ends", "ended",  "stop",   "stopped",
                                                              "lift", "lifted", "ceased", "released"};
  static constexpr std::array<std::string_view, 7> failing = {"fail",    "fails",   "failed", "refuse",
                                                              "refuses", "refused", "nothing"};
  const std::string low = lowered(condition);
  if (low.starts_with("unless") || low.starts_with("without")) return true;
  if (!low.starts_with("if ") && !low.starts_with("should ") && !low.starts_with("were ")) return false;
  bool found = false;
  for (std::size_t i = 0; i < low.size();) {
    const std::size_t end = std::min(low.find(' ', i), low.size());
    const std::string_view word = std::string_view(low).substr(i, end - i);
    if (std::find(endings.begin(), endings.end(), word) != endings.end()) return false;
    const std::string_view stem = word.ends_with("ed") ? word.substr(0, word.size() - 2) : word;
    found = found || word == "no" || is(word, w_neg | w_hostile) || is(stem, w_hostile) ||
            std::find(failing.begin(), failing.end(), word) != failing.end();
    i = end + 1;
  }
  return found;
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
    // "X is prepared to sign, its envoy said, but only if": behind the tag.
    const bool behind_tag = clause.parent != none && s.clauses[clause.parent].tag &&
                            s.clauses[clause.parent].verb > clause.verb && other.parent == clause.parent &&
                            k == clause.parent + 1;
    if (!before && !inside && !behind_tag) continue;
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
  // "Without that, they would": a condition in front.
  if (s.chunks[0].kind == Kind::prep && t_.tokens[s.chunks[0].first].lower == "without") {
    std::size_t e = 1;
    while (e < clause.begin &&
           (s.chunks[e].kind == Kind::np || s.chunks[e].kind == Kind::adv || s.chunks[e].kind == Kind::prep))
      ++e;
    const bool reached = e == clause.begin || (e < clause.begin && s.chunks[e].kind == Kind::comma);
    if (e > 1 && reached) return cut(t_.words(s.chunks[0].first, s.chunks[e - 1].last));
  }
  // Phrases: "on condition that …", "in return for …", "in exchange for …", "only after …", "pending"
  const std::size_t end = token_end(s, c);
  for (std::size_t i = s.chunks[clause.verb].last; i + 1 < end; ++i) {
    const std::string& w = t_.tokens[i].lower;
    const std::string& n = t_.tokens[i + 1].lower;
    if ((w == "in" && (n == "return" || n == "exchange")) ||
        (w == "only" && (n == "if" || n == "after" || n == "when" || n == "once" || n == "in")) ||
        (w == "on" && (n == "condition" || (n == "the" && i + 2 < end &&
                                            (t_.tokens[i + 2].lower == "condition" ||
                                             t_.tokens[i + 2].lower == "understanding")))) ||
        (w == "not" && (n == "before" || n == "until" || n == "unless")) || w == "unless" ||
        ((w == "without" || w == "until") && denied(s, c) &&
         (t_.tokens[i + 1].forms & f_gerund) == 0) ||  // "without closing wards" is what would follow
        (w == "provided" && i > 0) ||
        (w == "as" && (n == "long" || n == "soon")) || (w == "so" && n == "long") || w == "if") {
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
          w == "name" || w == "drawn" || w == "questions" || w == "respond" || w == "address" ||
          w == "interviewed")
        m.stance = "withholds";
    }
  }
  const bool negated = denied(s, c);
  // (What is said with "be" has its negation read already.)
  if (negated && !m.noun && m.trigger->lemma != "will not" && m.trigger->lemma != "be") {
    if (m.stance == "accepts" || m.stance == "supports" || m.stance == "open-to" || m.stance == "offers")
      m.stance = "rejects";
    else if (m.stance == "rejects" || m.stance == "opposes")
      m.stance = lemma == "rule" || lemma == "reject" || lemma == "exclude" ? "open-to" : "accepts";
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
                    condition.starts_with("on the understanding") || condition.starts_with("in return") ||
                    condition.starts_with("in exchange") || condition.starts_with("unless") ||
                    condition.starts_with("if") || condition.starts_with("so long") ||
                    condition.starts_with("not ") ||
                    condition.starts_with("as long");  // "as soon as" is a time
  if (only && (m.stance == "accepts" || m.stance == "open-to" || (m.stance == "supports" && vg.modal) ||
               (m.kind == "promise" && !condition.starts_with("unless")))) {
    m.stance = "conditions";
    m.kind = "position";
  }
  if (m.stance == "rejects" && m.trigger->lemma == "will not" &&
      (condition.starts_with("until") || condition.starts_with("without") || condition.starts_with("unless")))
    m.stance = "conditions";
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
      // "they would walk out, warned their leader"
      const std::size_t warner = subject_clause(s, c), theirs = s.clauses[k].subject_first;
      const bool led = warner != none && theirs != none &&
                       is(t_.tokens[s.chunks[s.clauses[warner].subject_first].first].lower, w_possdet) &&
                       t_.tokens[s.chunks[theirs].first].tag == Tag::pron;
      const bool mine = led || own_side(s, k, voice);
      own = own || (mine && s.chunks[s.clauses[k].verb].modal);
      const VerbEntry* v = s.chunks[s.clauses[k].verb].verb;
      hostile = hostile || (v != nullptr && (v->which & v_hostile) != 0) || hostile_act(s, k);
      conditional = conditional || (s.clauses[c].tag && !condition_of(s, k).empty());
    }
    const bool person_of_third = voice.by.plural && !own;
    // "warned of a flood if the gates stayed shut": of a thing, not of what they would do.
    const bool of_thing =
        m.last < s.last && (t_.tokens[m.last].lower == "of" || t_.tokens[m.last].lower == "about");
    if (of_thing) conditional = conditional && t_.tokens[m.last + 1].tag != Tag::det;
    if (own || (conditional && (hostile || !person_of_third))) m.kind = "threat";
  }
  // "it could withhold its consent": what is one's own to give.
  if (lemma == "withhold" && vg.modal && !negated && c < s.clauses.size() && own_side(s, c, voice))
    m.kind = "threat";
  // "would not rule out a strike": what is held over the others.
  if (negated && m.stance == "open-to" && (lemma == "rule" || lemma == "exclude")) {
    for (std::size_t i = m.last; i < std::min(end, m.last + 5); ++i) {
      if (is(t_.tokens[i].lower, w_hostile)) m.kind = "threat";
    }
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

}  // namespace mediant::record::detail
