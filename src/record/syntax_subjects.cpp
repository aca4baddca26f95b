// Subjects: where the noun phrase in front of a verb begins, which parentheses and appositions to step over,
// who stands behind the verb instead.
#include <algorithm>
#include <array>

#include "sentence_parser.hpp"

namespace mediant::record::detail {

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

}  // namespace mediant::record::detail
