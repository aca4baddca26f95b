// From phrases to clauses: which clause governs which, and how far each reaches (subjects:
// syntax_subjects.cpp).
#include "syntax.hpp"

#include <algorithm>
#include <array>

#include "sentence_parser.hpp"

namespace mediant::record::detail {

Stretch SentenceParser::run() {
  chunk();
  for (std::size_t v = 0; v < s_.chunks.size(); ++v) {
    if (s_.chunks[v].kind == Kind::vg) add_clause(v);
  }
  tags();
  ends();
  return std::move(s_);
}

bool SentenceParser::speech(std::size_t chunk) const {
  return ch(chunk).kind == Kind::vg && ch(chunk).verb != nullptr && (ch(chunk).verb->which & v_speech) != 0;
}

std::size_t SentenceParser::clause_of_chunk(std::size_t chunk) const {
  for (std::size_t c = s_.clauses.size(); c-- > 0;) {
    if (s_.clauses[c].verb == chunk) return c;
  }
  return none;
}

std::size_t SentenceParser::last_finite(bool skip_relative) const {
  for (std::size_t c = s_.clauses.size(); c-- > 0;) {
    const Type type = s_.clauses[c].type;
    if (type == Type::infinitive || type == Type::inner) continue;
    if (skip_relative && type == Type::relative) continue;
    return c;
  }
  return none;
}

std::size_t SentenceParser::last_main() const {
  for (std::size_t c = s_.clauses.size(); c-- > 0;) {
    if (s_.clauses[c].type == Type::main) return c;
  }
  return none;
}

std::size_t SentenceParser::last_speech() const {
  for (std::size_t c = s_.clauses.size(); c-- > 0;) {
    const Clause& clause = s_.clauses[c];
    if (speech(clause.verb) && clause.type != Type::conditional) return c;
  }
  return none;
}

void SentenceParser::add_clause(std::size_t v) {
  const Chunk& vg = ch(v);
  Clause c;
  c.verb = v;
  c.begin = v;
  if (vg.infinitive) {
    c.type = Type::infinitive;
    c.parent = last_clause();
    c.inherits = c.parent;
  } else if (!vg.finite) {
    nonfinite(c, v);
  } else {
    finite(c, v);
  }
  s_.clauses.push_back(c);
}

void SentenceParser::nonfinite(Clause& c, std::size_t v) {
  std::size_t i = v;
  while (i > 0 && ch(i - 1).kind == Kind::adv) --i;
  const bool subordinate = i > 0 && ch(i - 1).kind == Kind::sub &&
                           (at(ch(i - 1).first).lower == "while" || at(ch(i - 1).first).lower == "although");
  const bool behind_comma = i > 0 && (ch(i - 1).kind == Kind::comma || ch(i - 1).kind == Kind::quote);
  const bool start = i == 0;
  const bool after_date = i < v || (i > 0 && ch(i - 1).kind == Kind::adv);
  static constexpr std::array<std::string_view, 8> acts = {"demand", "reject",  "threaten", "warn",
                                                           "urge",   "condemn", "accuse",   "ask"};
  const bool claims = ch(v).verb != nullptr && in(acts, ch(v).verb->lemma);
  // "has written to all groups urging them to"
  const bool behind_object = i == v && i > 0 && ch(i - 1).kind == Kind::np;
  // "…, with X holding out for more and Y warning that": each has its own subject.
  if (ch(v).gerund && behind_object) {
    const std::size_t opens = subject_start(i - 1);
    const bool with =
        opens > 0 && ch(opens - 1).kind == Kind::prep && at(ch(opens - 1).first).lower == "with";
    const bool second = opens > 0 && ch(opens - 1).kind == Kind::conj && last_clause() != none &&
                        s_.clauses.back().type == Type::gerund && s_.clauses.back().subject_first != none;
    if (with || second) {
      c.type = Type::gerund;
      c.subject_first = opens;
      c.subject_last = i;
      c.begin = opens;
      return;
    }
  }
  if (ch(v).gerund && (subordinate || behind_comma || start || ((after_date || behind_object) && claims))) {
    c.type = Type::gerund;
    c.inherits = last_finite();
    if (c.inherits != none) {
      c.parent = s_.clauses[c.inherits].parent;
      // ", arguing that": belongs to the main subject, not to what somebody in the complement does.
      if (behind_comma && ch(v).verb != nullptr && (ch(v).verb->which & v_speech) != 0 &&
          last_main() != none) {
        c.inherits = last_main();
        c.parent = none;
      }
    }
    c.begin = v;
  } else if (ch(v).passive && i > 0 && ch(i - 1).kind == Kind::conj && last_clause() != none &&
             ch(s_.clauses.back().verb).passive) {
    // "was presented and rejected by X": a second passive shares subject and place of the first.
    c.type = s_.clauses.back().type;
    c.parent = s_.clauses.back().parent;
    c.inherits = last_clause();
  } else {
    c.type = Type::inner;
    c.parent = last_clause();
    c.inherits = c.parent;
  }
}

void SentenceParser::introduce(Clause& c, std::size_t start, std::size_t v) {
  std::size_t i = start;
  while (i > 0 && (ch(i - 1).kind == Kind::adv || ch(i - 1).kind == Kind::adj)) --i;
  if (i == 0) return;
  const Chunk& before = ch(i - 1);
  const std::string& word = at(before.first).lower;
  if (before.kind == Kind::sub) {
    c.begin = i - 1;
    // "provided that", "on condition that" (its noun phrase is no governor)
    const bool provided =
        word == "that" && i > 1 && ch(i - 2).kind == Kind::sub && is(at(ch(i - 2).first).lower, w_cond);
    if (provided) {
      c.begin = i - 2;
      c.type = Type::conditional;
      c.parent = last_finite();
    } else if (word == "that") {
      c.type = Type::complement;
      c.parent = governor(i - 1);
    } else if (word == "whether") {
      // What is asked or left open is nobody's claim.
      c.type = Type::relative;
      c.parent = governor(i - 1);
    } else {
      // "asked if he would stay": what is asked is nobody's claim.
      const bool asked = word == "if" && i >= 2 && ch(i - 2).kind == Kind::vg && ch(i - 2).verb != nullptr &&
                         ch(i - 2).verb->lemma == "ask";
      c.type = asked                                  ? Type::relative
               : is(word, w_cond) || word == "should" ? Type::conditional
                                                      : Type::adverbial;
      c.parent = last_finite();
      // ", while Y insisted": beside what X said, not part of it.
      if ((word == "while" || word == "whereas") && i >= 2 && ch(i - 2).kind == Kind::comma) c.parent = none;
    }
    return;
  }
  if (before.kind == Kind::wh) {
    c.type = Type::relative;
    c.begin = i - 1;
    c.parent = last_clause();
    return;
  }
  if (before.kind == Kind::vg && !speech(i - 1)) {
    // "said that if talks failed members would strike": the condition ends without a comma.
    std::size_t p = clause_of_chunk(i - 1);
    while (p != none && s_.clauses[p].type == Type::infinitive) p = s_.clauses[p].parent;
    if (p != none && s_.clauses[p].type == Type::conditional && ch(v).modal) {
      const bool owed = s_.clauses[p].parent != none && owes(s_.clauses[p]);
      c.type = owed ? Type::complement : Type::main;
      c.parent = owed ? s_.clauses[p].parent : none;
      return;
    }
  }
  if (before.kind == Kind::vg) {
    // "X said Y would": governed by the verb right before it.
    c.type = speech(i - 1) ? Type::complement : Type::relative;
    c.parent = clause_of_chunk(i - 1);
    return;
  }
  if (before.kind == Kind::np || before.kind == Kind::adj) {
    // "told reporters Y would", "the plan Russia wants": governed, or an object relative.
    const std::size_t prior = governor(i);
    const bool told = prior != none && speech(s_.clauses[prior].verb) && i >= s_.clauses[prior].verb + 2 &&
                      s_.clauses[prior].verb + 2 >= i - 1;
    c.type = told ? Type::complement : Type::main;
    if (told) c.parent = prior;
    if (!told && !s_.clauses.empty() && prior != none) c.type = Type::relative, c.parent = prior;
    return;
  }
  if (before.kind == Kind::colon) {
    c.type = Type::main;
    return;
  }
  // A comma or a conjunction: after a leading subordinate clause the governor is still owed.
  const std::size_t last = last_finite();
  if (last == none) return;
  const Clause& previous = s_.clauses[last];
  const bool own_speech = speech(v) && !ch(v).modal;
  if (before.kind == Kind::comma &&
      (previous.type == Type::conditional || previous.type == Type::adverbial)) {
    if (previous.parent != none && !own_speech && owes(previous)) {
      c.type = Type::complement;
      c.parent = previous.parent;
    }
    return;
  }
  if (before.kind == Kind::conj || before.kind == Kind::comma) {
    if (own_speech || previous.type == Type::main) return;
    if (before.kind == Kind::comma && !(i >= 2 && ch(i - 2).kind == Kind::conj)) {
      // a comma alone: a new main clause, or a tag
      c.type = previous.type == Type::complement && !plain_past(v) ? Type::complement : Type::main;
      c.parent = c.type == Type::complement ? previous.parent : none;
      return;
    }
    if (previous.type == Type::complement && plain_past(v) && governor_past(previous) &&
        ch(previous.verb).modal && i >= 2 && ch(i - 2).kind == Kind::comma)
      return;  // ", but X rejected it"
    c.type = previous.type == Type::gerund ? Type::complement : previous.type;
    c.parent = previous.parent;
  }
}

bool SentenceParser::plain_past(std::size_t v) const {
  return ch(v).past && !ch(v).modal && !ch(v).perfect && !ch(v).copula;
}

bool SentenceParser::governor_past(const Clause& c) const {
  return c.parent != none && ch(s_.clauses[c.parent].verb).past;
}

bool SentenceParser::owes(const Clause& conditional) const {
  const std::size_t verb = s_.clauses[conditional.parent].verb;
  std::size_t i = conditional.begin;
  while (i > verb + 1) {
    --i;
    const Chunk& c = ch(i);
    if (c.kind == Kind::sub || c.kind == Kind::adv || c.kind == Kind::comma) continue;
    if (c.kind == Kind::np && speech(verb)) continue;
    return false;
  }
  return speech(verb);
}

std::size_t SentenceParser::governor(std::size_t before) const {
  std::size_t fallback = none;
  for (std::size_t c = s_.clauses.size(); c-- > 0;) {
    const Clause& clause = s_.clauses[c];
    if (clause.verb >= before) continue;
    if (fallback == none) fallback = c;
    if (speech(clause.verb)) {
      // Only when no other finite verb of the same level stands between.
      return c;
    }
    if (clause.type == Type::main) break;
  }
  return fallback;
}

/// ", two diplomats said,": set off by commas on both sides.
bool SentenceParser::set_off(const Clause& c) const {
  return c.type == Type::main && speech(c.verb) && c.subject_first != none && c.subject_first > 0 &&
         ch(c.subject_first - 1).kind == Kind::comma && c.verb + 1 < s_.chunks.size() &&
         ch(c.verb + 1).kind == Kind::comma;
}

void SentenceParser::coordinate(Clause& c, std::size_t v) {
  std::size_t last = last_finite();
  if (c.subject_first != none || last == none) return;
  // "X has floated a range, two diplomats said, and would go no higher": X would.
  if (last > 0 && !speech(v) && set_off(s_.clauses[last])) --last;
  const Clause& previous = s_.clauses[last];
  c.type = previous.type;
  c.parent = previous.parent;
  c.inherits = last;
  if (previous.type == Type::main) return;
  const std::size_t main = last_main();
  if (main == none) return;
  const bool own_speech = speech(v) && !ch(v).modal && ch(v).past == ch(s_.clauses[main].verb).past &&
                          ch(v).perfect == ch(s_.clauses[main].verb).perfect;
  const bool shifts =
      plain_past(v) && ch(s_.clauses[main].verb).past &&
      (ch(previous.verb).modal || ch(previous.verb).copula || previous.type != Type::complement);
  const bool perfect = ch(v).perfect && ch(s_.clauses[main].verb).perfect;
  if (previous.type == Type::gerund || own_speech || shifts || perfect) {
    c.type = Type::main;
    c.parent = s_.clauses[main].parent;
    c.inherits = main;
  }
}

void SentenceParser::tags() {
  for (std::size_t k = 0; k < s_.clauses.size(); ++k) {
    Clause& c = s_.clauses[k];
    const Chunk& vg = ch(c.verb);
    if (!speech(c.verb) || (vg.verb->which & v_tag) == 0 || vg.modal || vg.infinitive) continue;
    if (!c.tag) {
      if (c.type != Type::main || c.subject_first == none || c.subject_first == 0) continue;
      std::size_t i = c.subject_first;
      while (i > 0 && ch(i - 1).kind == Kind::adv) --i;
      if (i == 0 || (ch(i - 1).kind != Kind::comma && ch(i - 1).kind != Kind::quote)) continue;
      std::size_t e = c.verb + 1;
      while (e < s_.chunks.size() &&
             (ch(e).kind == Kind::adv || ch(e).kind == Kind::bracket ||
              (ch(e).kind == Kind::prep && e + 1 < s_.chunks.size() && ch(e + 1).kind == Kind::np)))
        e += ch(e).kind == Kind::prep ? 2 : 1;
      const bool told = e < s_.chunks.size() && ch(e).kind == Kind::np &&
                        (vg.verb->lemma == "tell" || vg.verb->lemma == "inform");
      if (told) ++e;
      if (e < s_.chunks.size() && ch(e).kind != Kind::comma && ch(e).kind != Kind::colon &&
          ch(e).kind != Kind::quote && ch(e).kind != Kind::vg &&
          !(ch(e).kind == Kind::sub && at(ch(e).first).lower != "that"))
        continue;
      const bool leading =
          k > 0 &&
          (s_.clauses[k - 1].type == Type::conditional || s_.clauses[k - 1].type == Type::adverbial) &&
          s_.clauses[k - 1].end == 0 && s_.clauses[k - 1].begin == 0 && last_is_speech_only(k) &&
          !(e < s_.chunks.size() && ch(e).kind == Kind::comma);  // "Should it, X has said, they would"
      if (leading) continue;
      c.tag = true;
    }
    for (std::size_t other = 0; other < s_.clauses.size(); ++other) {
      Clause& o = s_.clauses[other];
      if (other == k || o.tag || o.parent != none || o.type == Type::conditional) continue;
      if (o.type == Type::main || o.type == Type::adverbial || o.type == Type::gerund) {
        if (other > k && speech(o.verb) && !ch(o.verb).passive && !ch(o.verb).modal) continue;
        o.parent = k;
        if (o.type == Type::main) o.type = Type::complement;
      }
    }
  }
}

bool SentenceParser::last_is_speech_only(std::size_t k) const {
  for (std::size_t o = 0; o < k; ++o) {
    if (s_.clauses[o].type == Type::main || s_.clauses[o].type == Type::complement) return false;
  }
  return true;
}

std::size_t SentenceParser::depth(std::size_t c) const {
  std::size_t d = 0;
  for (; c != none && d < 20; c = s_.clauses[c].parent) ++d;
  return d;
}

void SentenceParser::ends() {
  for (std::size_t k = 0; k < s_.clauses.size(); ++k) {
    Clause& c = s_.clauses[k];
    c.end = s_.chunks.size();
    for (const auto& [from, to] : parentheses_) {
      if (c.begin > from && c.verb < to) c.end = std::min(c.end, to);
    }
    for (std::size_t o = k + 1; o < s_.clauses.size(); ++o) {
      const Clause& later = s_.clauses[o];
      const bool contrast = later.type == Type::adverbial && later.parent == none;  // ", while Y insisted"
      const bool beside = later.type == Type::main || later.tag || later.type == Type::gerund || contrast ||
                          ((later.type == Type::complement || later.type == Type::conditional ||
                            later.type == Type::adverbial || later.type == Type::relative) &&
                           later.parent == c.parent && c.type != Type::main && later.type == c.type);
      if (!beside || depth(o) > depth(k) || later.begin <= c.verb) continue;
      std::size_t e = later.begin;
      if (e > 0 && later.subject_first != none && later.subject_first < e) e = later.subject_first;
      while (e > c.verb + 1 && (ch(e - 1).kind == Kind::conj || ch(e - 1).kind == Kind::comma)) --e;
      c.end = std::min(c.end, e);
      break;
    }
    while (c.end > c.verb + 1 && (ch(c.end - 1).kind == Kind::colon || ch(c.end - 1).kind == Kind::comma))
      --c.end;
  }
}

Stretch parse(const Text& t, std::size_t first, std::size_t last, std::size_t quotation) {
  return SentenceParser(t, first, last, quotation).run();
}

std::size_t subject_clause(const Stretch& s, std::size_t clause) {
  for (int steps = 0; clause != none && steps < 20; ++steps) {
    if (s.clauses[clause].subject_first != none) return clause;
    clause = s.clauses[clause].inherits;
  }
  return none;
}

}  // namespace mediant::record::detail
