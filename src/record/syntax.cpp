// From phrases to clauses: which verb has which subject, which clause governs which.
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

bool SentenceParser::phrase_prep(std::size_t i) const {
  if (ch(i).kind != Kind::prep) return false;
  const std::string& w = at(ch(i).first).lower;
  return w != "than" && w != "like" && w != "including" && w != "despite";
}

bool SentenceParser::object_verb_before(std::size_t i) const {
  while (i > 0 && ch(i - 1).kind == Kind::adv) --i;
  if (i == 0 || ch(i - 1).kind != Kind::vg) return false;
  return !speech(i - 1) || ch(i - 1).infinitive;
}

std::size_t SentenceParser::subject_start(std::size_t e) const {
  std::size_t s = e;
  while (s >= 2) {
    const bool linked = phrase_prep(s - 1) && ch(s - 2).kind == Kind::np;
    if (linked) {
      s -= 2;
      continue;
    }
    // "a source close to the talks", "a person familiar with the matter"
    if (s >= 3 && phrase_prep(s - 1) && ch(s - 2).kind == Kind::adj && ch(s - 3).kind == Kind::np) {
      s -= 3;
      continue;
    }
    // "Parents interviewed outside the school worried": what was done to them hangs on the noun before it.
    if (s >= 3 && phrase_prep(s - 1) && ch(s - 2).kind == Kind::vg && ch(s - 2).participle &&
        ch(s - 3).kind == Kind::np) {
      s -= 3;
      continue;
    }
    // "The union representing the drivers said"
    if (s >= 2 && ch(s - 1).kind == Kind::vg && ch(s - 1).gerund && !speech(s - 1) &&
        ch(s - 2).kind == Kind::np &&
        (s == 2 || ch(s - 3).kind == Kind::comma || ch(s - 3).kind == Kind::sub)) {
      s -= 2;
      continue;
    }
    const Kind k = ch(s - 1).kind;
    std::size_t left = none;
    // "A plan to cut fares was rejected": what is to be done hangs on the noun before it.
    if (k == Kind::vg && ch(s - 1).infinitive && ch(s - 2).kind == Kind::np) {
      std::size_t l = s - 2;
      while (l >= 2 && phrase_prep(l - 1) && ch(l - 2).kind == Kind::np) l -= 2;
      const bool opens = l == 0 || ch(l - 1).kind == Kind::comma || ch(l - 1).kind == Kind::sub ||
                         ch(l - 1).kind == Kind::conj || ch(l - 1).kind == Kind::colon;
      if (opens) {
        s = l;
        continue;
      }
    }
    if (k == Kind::conj && ch(s - 2).kind == Kind::np) left = s - 2;
    if (k == Kind::conj && s >= 3 && ch(s - 2).kind == Kind::comma && ch(s - 3).kind == Kind::np && s >= 5 &&
        ch(s - 4).kind == Kind::comma)
      left = s - 3;
    if (k == Kind::comma && e > s && ch(s - 2).kind == Kind::np && ch(s + 1).kind != Kind::vg &&
        (ch(s + 1).kind == Kind::conj || ch(s + 1).kind == Kind::comma))
      left = s - 2;
    if (left == none) break;
    // "X met Y and Z said": Y is an object.
    std::size_t l = left;
    while (l >= 2 && phrase_prep(l - 1) && ch(l - 2).kind == Kind::np) l -= 2;
    if (object_verb_before(l)) break;
    if (l >= 1 && phrase_prep(l - 1)) break;
    s = left;
  }
  return s;
}

void SentenceParser::finite(Clause& c, std::size_t v) {
  std::size_t i = v;
  while (i > 0 && ch(i - 1).kind == Kind::adv) --i;
  const std::size_t gap = i;
  // One parenthesis between subject and verb: an apposition, a relative clause, a tag.
  if (i > 0 && (ch(i - 1).kind == Kind::comma || ch(i - 1).kind == Kind::bracket || is_dash(i - 1))) {
    std::size_t k = i - 1;
    std::size_t steps = 0;
    const Kind mark = ch(i - 1).kind;
    const std::size_t mark_at = i - 1;
    while (k > 0 && steps < 24) {
      --k;
      ++steps;
      if (ch(k).kind != mark && !(mark == Kind::comma && ch(k).kind == Kind::comma)) continue;
      if (mark == Kind::colon && !is_dash(k)) continue;
      std::size_t n = k;
      while (n > 0 && ch(n - 1).kind == Kind::adv) --n;
      if (n > 0 && ch(n - 1).kind == Kind::np && parenthesis(k + 1, i - 1)) {
        parentheses_.emplace_back(k, gap == 0 ? v : mark_at);
        i = n;
        if (mark == Kind::comma) i = apposition_head(i, mark_at);
        break;
      }
      // ", and, until last year, deputy mayor": words set off inside the apposition.
      const bool set_off = n > 0 && (ch(n - 1).kind == Kind::comma || ch(n - 1).kind == Kind::conj);
      if (k < i - 1 && ch(k).kind == Kind::comma && !set_off && !list_inside(k, i - 1)) break;
    }
  }
  if (i == 0) {
    c.begin = v;
    inverted(c, v);
    coordinate(c, v);
    return;
  }
  const Kind before = ch(i - 1).kind;
  if (before == Kind::np) {
    if (const std::size_t head = told_apart(i); head != none) {
      c.subject_first = subject_start(head);
      c.subject_last = head + 1;
      c.begin = c.subject_first;
      introduce(c, c.subject_first, v);
      return;
    }
    const std::size_t start = subject_start(i - 1);
    c.subject_first = start;
    c.subject_last = i;
    c.begin = start;
    introduce(c, start, v);
    return;
  }
  if (before == Kind::wh || (before == Kind::sub && at(ch(i - 1).first).lower == "that")) {
    const bool antecedent = i >= 2 && (ch(i - 2).kind == Kind::np || (ch(i - 2).kind == Kind::comma &&
                                                                      i >= 3 && ch(i - 3).kind == Kind::np));
    c.type = Type::relative;
    c.begin = i - 1;
    c.parent = last_clause();
    if (antecedent) {
      const std::size_t np = ch(i - 2).kind == Kind::np ? i - 2 : i - 3;
      c.subject_first = np;
      c.subject_last = np + 1;
    }
    return;
  }
  if (before == Kind::sub) {
    c.type = Type::adverbial;
    c.begin = i - 1;
    c.inherits = last_finite();
    return;
  }
  // "said doing so would be": what is done is the subject, and nobody acts.
  if (before == Kind::vg && ch(i - 1).gerund && i >= 2 && ch(i - 2).kind == Kind::vg && speech(i - 2)) {
    c.type = Type::complement;
    c.parent = clause_of_chunk(i - 2);
    c.subject_first = i - 1;
    c.subject_last = i;
    c.begin = i - 1;
    return;
  }
  c.begin = gap;
  if (before == Kind::colon && labelled(i - 1)) {
    c.subject_first = 0;
    c.subject_last = 1;
    return;
  }
  if (before == Kind::comma || before == Kind::quote || before == Kind::colon) {
    if (inverted(c, v)) return;
  }
  coordinate(c, v);
}

/// "Gunmen who seized the dam will": the phrase the relative clause tells apart, if the one that ends at i is
/// only what was seized.
std::size_t SentenceParser::told_apart(std::size_t i) const {
  std::size_t r = last_clause();
  while (r != none && (s_.clauses[r].type == Type::inner || s_.clauses[r].type == Type::infinitive))
    r = r == 0 ? none : r - 1;
  if (r == none) return none;
  const Clause& relative = s_.clauses[r];
  if (relative.type != Type::relative || speech(relative.verb) || ch(relative.verb).passive ||
      relative.begin == 0 || ch(relative.begin).kind != Kind::wh || ch(relative.begin - 1).kind != Kind::np ||
      relative.subject_first != relative.begin - 1 || relative.verb + 1 >= i)
    return none;
  for (std::size_t k = relative.verb + 1; k < i; ++k) {
    if (ch(k).kind != Kind::np && ch(k).kind != Kind::adv && ch(k).kind != Kind::adj && !phrase_prep(k))
      return none;
    if (ch(k).kind == Kind::np && k > relative.verb + 1 && ch(k - 1).kind == Kind::np) return none;
  }
  const std::size_t start = subject_start(relative.begin - 1);
  const bool opens = start == 0 || ch(start - 1).kind == Kind::comma || ch(start - 1).kind == Kind::sub ||
                     ch(start - 1).kind == Kind::conj ||
                     (ch(start - 1).kind == Kind::vg && speech(start - 1));
  return opens ? relative.begin - 1 : none;
}

/// "Greens (6 seats): want": a name, perhaps with a bracket, in front of the colon.
bool SentenceParser::labelled(std::size_t colon) const {
  if (is_dash(colon) || colon == 0 || ch(0).kind != Kind::np) return false;
  if (colon == 1) return true;
  return ch(1).kind == Kind::bracket && ch(colon - 1).kind == Kind::bracket;
}

// "The minister, X, a former judge, a member of the court, said": from the last noun phrase of a chain of
// appositions to the one they all explain. `i` is one past that last phrase, `close` the comma behind all.
std::size_t SentenceParser::apposition_head(std::size_t i, std::size_t close) {
  for (;;) {
    const std::size_t start = subject_start(i - 1);
    if (start < 2 || ch(start - 1).kind != Kind::comma) return i;
    std::size_t head = start - 1;
    while (head > 0 && ch(head - 1).kind == Kind::adv) --head;
    if (head == 0 || ch(head - 1).kind != Kind::np) return i;
    std::size_t left = subject_start(head - 1);
    while (left > 0 && ch(left - 1).kind == Kind::adv) --left;
    const bool opens = left == 0 || ch(left - 1).kind == Kind::comma || ch(left - 1).kind == Kind::sub ||
                       ch(left - 1).kind == Kind::conj || ch(left - 1).kind == Kind::colon ||
                       ch(left - 1).kind == Kind::quote ||
                       (ch(left - 1).kind == Kind::vg && speech(left - 1));
    if (!opens) return i;
    const Token& first = at(ch(start).first);
    const bool described = first.tag == Tag::det;
    const bool named = first.tag == Tag::name && is(at(ch(head - 1).last - 1).lower, w_role | w_kin);
    if (!described && !named) return i;
    parentheses_.emplace_back(start - 1, close);
    i = head;
  }
}

bool SentenceParser::is_dash(std::size_t i) const {
  return ch(i).kind == Kind::colon && at(ch(i).first).tag == Tag::dash;
}

bool SentenceParser::list_inside(std::size_t k, std::size_t end) const {
  for (std::size_t n = k; n < end; ++n) {
    if (ch(n).kind == Kind::conj) return true;
  }
  return false;
}

bool SentenceParser::parenthesis(std::size_t first, std::size_t last) const {
  if (first >= last) return false;
  const Chunk& c = ch(first);
  if (c.kind == Kind::np || c.kind == Kind::wh || c.kind == Kind::prep || c.kind == Kind::adv ||
      c.kind == Kind::sub)
    return true;
  return c.kind == Kind::vg && !c.finite;
}

bool SentenceParser::inverted(Clause& c, std::size_t v) const {
  if (!speech(v) || ch(v).modal || ch(v).passive || v + 1 >= s_.chunks.size() || ch(v + 1).kind != Kind::np)
    return false;
  if ((ch(v).verb->which & v_tag) == 0) return false;
  const Token& head = at(ch(v + 1).last - 1);
  const bool named =
      head.tag == Tag::name || head.tag == Tag::pron || is(head.lower, w_role | w_group | w_bodynoun);
  if (!named) return false;
  std::size_t e = v + 2;
  while (e + 1 < s_.chunks.size() && phrase_prep(e) && ch(e + 1).kind == Kind::np) e += 2;
  c.subject_first = v + 1;
  c.subject_last = e;
  c.type = Type::main;
  c.tag = true;
  return true;
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
          s_.clauses[k - 1].end == 0 && s_.clauses[k - 1].begin == 0 && last_is_speech_only(k);
      if (leading) continue;
      c.tag = true;
    }
    for (std::size_t other = 0; other < s_.clauses.size(); ++other) {
      Clause& o = s_.clauses[other];
      if (other == k || o.tag || o.parent != none || o.type == Type::conditional) continue;
      if (o.type == Type::main || o.type == Type::adverbial || o.type == Type::gerund) {
        if (other > k && speech(o.verb)) continue;
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
