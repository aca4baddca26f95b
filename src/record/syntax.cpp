#include "syntax.hpp"

#include <algorithm>
#include <array>

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

class Parser {
 public:
  Parser(const Text& t, std::size_t first, std::size_t last, std::size_t quotation) : t_(t) {
    s_.first = first;
    s_.last = last;
    s_.quotation = quotation;
  }

  Stretch run() {
    chunk();
    for (std::size_t v = 0; v < s_.chunks.size(); ++v) {
      if (s_.chunks[v].kind == Kind::vg) add_clause(v);
    }
    tags();
    ends();
    return std::move(s_);
  }

 private:
  // ---- Chunks -----------------------------------------------------------------------------------------

  [[nodiscard]] const Token& at(std::size_t i) const { return t_.tokens[i]; }

  void push(Kind kind, std::size_t first, std::size_t last) {
    Chunk c;
    c.kind = kind;
    c.first = first;
    c.last = last;
    s_.chunks.push_back(c);
  }
  [[nodiscard]] std::size_t date_end(std::size_t i) const {
    for (const DateFound& d : t_.dates) {  // few in a sentence; the list is in order
      if (d.first == i) return d.last;
      if (d.first > i) break;
    }
    return none;
  }

  void chunk() {
    auto date = std::lower_bound(t_.dates.begin(), t_.dates.end(), s_.first,
                                 [](const DateFound& d, std::size_t i) { return d.first < i; });
    for (std::size_t i = s_.first; i < s_.last;) {
      const Token& token = at(i);
      if (token.tag == Tag::quote_mark) {
        const std::size_t q = i + 1 < s_.last ? at(i + 1).quotation : none;
        if (q != none && q != s_.quotation) {
          std::size_t end = t_.quotations[q].last;
          if (end < s_.last && at(end).tag == Tag::quote_mark) ++end;
          push(Kind::quote, i, end);
          i = end;
        } else {
          ++i;
        }
        continue;
      }
      while (date != t_.dates.end() && date->first < i) ++date;
      if (date != t_.dates.end() && date->first == i && (s_.chunks.empty() || !open_phrase(i))) {
        const std::size_t end = std::min(date->last, s_.last);
        if (!s_.chunks.empty() && s_.chunks.back().kind == Kind::prep) s_.chunks.pop_back();
        push(Kind::adv, i, end);
        i = end;
        continue;
      }
      switch (token.tag) {
        case Tag::comma:
          push(Kind::comma, i, i + 1);
          ++i;
          break;
        case Tag::stop:
          ++i;
          push(Kind::colon, i - 1, i);
          break;
        case Tag::colon:
        case Tag::dash:
          push(Kind::colon, i, i + 1);
          ++i;
          break;
        case Tag::bracket:
          push(Kind::bracket, i, i + 1);
          ++i;
          break;
        case Tag::conj:
          push(Kind::conj, i, i + 1);
          ++i;
          break;
        case Tag::sub:
          push(Kind::sub, i, i + 1);
          ++i;
          break;
        case Tag::wh:
          push(Kind::wh, i, i + 1);
          ++i;
          break;
        case Tag::prep:
          push(Kind::prep, i, i + 1);
          ++i;
          break;
        case Tag::to:
          if (verb_after_to(i)) {
            i = verb_group(i);
          } else {
            push(Kind::prep, i, i + 1);
            ++i;
          }
          break;
        case Tag::modal:
        case Tag::aux:
        case Tag::verb:
        case Tag::neg:
          i = verb_group(i);
          break;
        case Tag::adv:
          if (before_verb(i)) {
            i = verb_group(i);
          } else {
            push(Kind::adv, i, i + 1);
            ++i;
          }
          break;
        default:
          i = noun_phrase(i);
      }
    }
  }
  [[nodiscard]] bool open_phrase(std::size_t i) const {
    if (i == s_.first) return false;
    const Tag before = at(i - 1).tag;
    return before == Tag::det || before == Tag::adj || before == Tag::poss;
  }
  [[nodiscard]] bool verb_after_to(std::size_t i) const {
    ++i;
    while (i < s_.last && (at(i).tag == Tag::adv || at(i).tag == Tag::neg)) ++i;
    if (i >= s_.last) return false;
    return (at(i).tag == Tag::verb && (at(i).forms & f_base) != 0) || at(i).lower == "be" ||
           at(i).lower == "have" || at(i).lower == "do";
  }
  [[nodiscard]] bool before_verb(std::size_t i) const {
    while (i < s_.last && at(i).tag == Tag::adv) ++i;
    return i < s_.last && at(i).tag == Tag::verb && (at(i).forms & (f_past | f_third)) != 0;
  }

  std::size_t verb_group(std::size_t i) {
    Chunk c;
    c.kind = Kind::vg;
    c.first = i;
    bool be = false, have = false, only_adv = true;
    bool first_word = true;
    for (; i < s_.last; ++i) {
      const Token& token = at(i);
      if (token.tag == Tag::adv) {
        if (!worth_passing(i)) break;
        continue;
      }
      only_adv = false;
      if (token.tag == Tag::to && first_word) {
        c.infinitive = true;
      } else if (token.tag == Tag::neg) {
        c.negated = true;
      } else if (token.tag == Tag::modal) {
        c.modal = c.finite = true;
        c.negated = c.negated || is(token.lower, w_neg);
      } else if (token.tag == Tag::aux) {
        const std::string& w = token.lower;
        c.negated = c.negated || is(w, w_neg);
        if (first_word && w != "being" && w != "having" && w != "be" && w != "been") c.finite = true;
        if (w == "being" || w == "having") c.gerund = first_word;
        const bool has = w.starts_with("ha") || w == "’ve" || w == "'ve";
        have = have || has;
        be = !has && !w.starts_with("d") ? true : be;
        if (w == "was" || w == "were" || w == "had" || w == "did" || w.starts_with("didn") ||
            w.starts_with("wasn") || w.starts_with("weren"))
          c.past = true;
        c.verb_token = i;
        c.copula = be;
      } else if (token.tag != Tag::verb) {
        break;
      } else {
        c.verb = token.verb;
        c.verb_token = i;
        if (first_word) {
          const bool past = (token.forms & f_past) != 0;
          if ((token.forms & f_gerund) != 0)
            c.gerund = true;
          else if ((token.forms & (f_past | f_third)) != 0 || (token.forms & f_base) != 0)
            c.finite = true;
          else
            c.participle = true;
          c.past = past;
        }
        c.passive = be && (token.forms & f_participle) != 0;
        c.perfect = have;
        c.copula = false;
        ++i;
        break;
      }
      first_word = false;
    }
    if (only_adv && c.verb == nullptr) {
      push(Kind::adv, c.first, std::max(i, c.first + 1));
      return std::max(i, c.first + 1);
    }
    c.last = std::max(i, c.first + 1);
    // "to close borders and freeze assets": a bare form behind "and" goes on with what was open.
    if (c.finite && !c.modal && c.verb != nullptr && at(c.verb_token).forms == f_base && !s_.chunks.empty() &&
        s_.chunks.back().kind == Kind::conj) {
      for (std::size_t k = s_.chunks.size(); k-- > 0;) {
        if (s_.chunks[k].kind != Kind::vg) continue;
        if (s_.chunks[k].infinitive) {
          c.infinitive = true;
          c.finite = false;
        }
        break;
      }
    }
    // A participle behind a noun that "by" follows, or that another finite verb follows, is no main verb.
    if (c.finite && c.verb != nullptr && c.first + 1 == c.last && c.past &&
        (at(c.verb_token).forms & f_participle) != 0 && reduced(c)) {
      c.finite = false;
      c.participle = true;
    }
    s_.chunks.push_back(c);
    return i;
  }
  /// Adverbs inside a verb group: only when a verb or auxiliary still follows.
  [[nodiscard]] bool worth_passing(std::size_t i) const {
    while (i < s_.last && (at(i).tag == Tag::adv || at(i).tag == Tag::neg)) ++i;
    return i < s_.last && (at(i).tag == Tag::verb || at(i).tag == Tag::aux || at(i).tag == Tag::modal);
  }
  [[nodiscard]] bool reduced(const Chunk& c) const {
    if (s_.chunks.empty()) return false;
    const Kind before = s_.chunks.back().kind;
    if (before == Kind::comma || before == Kind::conj) {
      return c.last < s_.last && at(c.last).lower == "by";
    }
    if (before != Kind::np) return before == Kind::colon;
    // "accompanied by", "the terms rejected by X include"
    if (c.last < s_.last && at(c.last).lower == "by") return true;
    if ((at(c.verb_token).verb->which & v_speech) != 0) return false;
    for (std::size_t i = c.last; i < s_.last; ++i) {
      const Token& token = at(i);
      if (token.tag >= Tag::comma || token.tag == Tag::conj || token.tag == Tag::sub ||
          token.tag == Tag::wh || token.tag == Tag::pron || token.tag == Tag::to)
        return false;
      if (token.quotation != none && token.quotation != s_.quotation) return false;
      if (token.tag == Tag::modal || token.tag == Tag::aux ||
          (token.tag == Tag::verb && (token.forms & (f_past | f_third)) != 0)) {
        // "officials said X would": an own subject in between means a clause of its own.
        for (std::size_t k = c.last; k < i; ++k) {
          if ((at(k).tag == Tag::name || at(k).tag == Tag::det) &&
              (k == c.last || at(k - 1).tag != Tag::prep) && date_end(k) == none &&
              at(c.last).tag != Tag::prep)
            return false;
        }
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool name_joins(std::size_t i) const {
    const Token& before = at(i - 1);
    if (before.tag != Tag::noun) return true;
    return is(before.lower, w_role | w_kin | w_honorific | w_portfolio | w_bodynoun | w_group) ||
           before.cap || before.lower == "newspaper" || before.lower == "daily" ||
           before.lower == "broadcaster" || before.lower == "town" || before.lower == "city";
  }
  std::size_t noun_phrase(std::size_t i) {
    const std::size_t first = i;
    const Tag head = at(i).tag;
    if (head == Tag::pron) {
      push(Kind::np, i, i + 1);
      return i + 1;
    }
    bool noun = false;
    for (; i < s_.last; ++i) {
      const Token& token = at(i);
      if (token.tag == Tag::quote_mark && (i + 1 >= s_.last || at(i + 1).quotation == s_.quotation)) continue;
      if (token.tag == Tag::det) {
        if (i > first && at(i - 1).tag != Tag::det) break;
      } else if (token.tag == Tag::noun || token.tag == Tag::name || token.tag == Tag::num) {
        if (i > first && noun && token.tag == Tag::name && !name_joins(i) &&
            at(i - 1).mention != token.mention)
          break;
        if (i > first && noun && date_end(i) != none && at(i - 1).tag != Tag::adj) break;
        noun = true;
      } else if (token.tag == Tag::adj || token.tag == Tag::poss) {
        if (token.tag == Tag::adj && noun && at(i - 1).tag != Tag::poss && at(i - 1).tag != Tag::name &&
            token.lower != "-") {
          // "the offer unacceptable": an adjective behind its noun opens nothing, unless a noun follows.
          if (i + 1 >= s_.last || (at(i + 1).tag != Tag::noun && at(i + 1).tag != Tag::adj)) break;
        }
      } else if (token.tag == Tag::conj && i > first && at(i - 1).tag == Tag::adj && i + 2 < s_.last &&
                 at(i + 1).tag == Tag::adj && (at(i + 2).tag == Tag::noun || at(i + 2).tag == Tag::adj)) {
        continue;  // "Ukrainian and European officials"
      } else {
        break;
      }
    }
    if (i == first) {
      ++i;
    }
    // Adjectives alone.
    bool only_adj = true;
    for (std::size_t k = first; k < i; ++k) only_adj = only_adj && (at(k).tag == Tag::adj);
    push(only_adj ? Kind::adj : Kind::np, first, i);
    return i;
  }

  // ---- Clauses ----------------------------------------------------------------------------------------

  [[nodiscard]] const Chunk& ch(std::size_t i) const { return s_.chunks[i]; }
  [[nodiscard]] bool speech(std::size_t chunk) const {
    return ch(chunk).kind == Kind::vg && ch(chunk).verb != nullptr && (ch(chunk).verb->which & v_speech) != 0;
  }
  [[nodiscard]] std::size_t last_clause() const { return s_.clauses.empty() ? none : s_.clauses.size() - 1; }
  [[nodiscard]] std::size_t clause_of_chunk(std::size_t chunk) const {
    for (std::size_t c = s_.clauses.size(); c-- > 0;) {
      if (s_.clauses[c].verb == chunk) return c;
    }
    return none;
  }
  /// The last clause that is no relative, infinitive or inner one.
  [[nodiscard]] std::size_t last_finite(bool skip_relative = true) const {
    for (std::size_t c = s_.clauses.size(); c-- > 0;) {
      const Type type = s_.clauses[c].type;
      if (type == Type::infinitive || type == Type::inner) continue;
      if (skip_relative && type == Type::relative) continue;
      return c;
    }
    return none;
  }
  [[nodiscard]] std::size_t last_main() const {
    for (std::size_t c = s_.clauses.size(); c-- > 0;) {
      if (s_.clauses[c].type == Type::main) return c;
    }
    return none;
  }
  [[nodiscard]] std::size_t last_speech() const {
    for (std::size_t c = s_.clauses.size(); c-- > 0;) {
      const Clause& clause = s_.clauses[c];
      if (speech(clause.verb) && clause.type != Type::conditional) return c;
    }
    return none;
  }

  void add_clause(std::size_t v) {
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

  void nonfinite(Clause& c, std::size_t v) {
    std::size_t i = v;
    while (i > 0 && ch(i - 1).kind == Kind::adv) --i;
    const bool subordinate =
        i > 0 && ch(i - 1).kind == Kind::sub &&
        (at(ch(i - 1).first).lower == "while" || at(ch(i - 1).first).lower == "although");
    const bool behind_comma = i > 0 && (ch(i - 1).kind == Kind::comma || ch(i - 1).kind == Kind::quote);
    const bool start = i == 0;
    const bool after_date = i < v || (i > 0 && ch(i - 1).kind == Kind::adv);
    const bool claims =
        ch(v).verb != nullptr && (ch(v).verb->lemma == "demand" || ch(v).verb->lemma == "reject" ||
                                  ch(v).verb->lemma == "threaten" || ch(v).verb->lemma == "warn");
    if (ch(v).gerund && (subordinate || behind_comma || start || (after_date && claims))) {
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
    } else {
      c.type = Type::inner;
      c.parent = last_clause();
      c.inherits = c.parent;
    }
  }

  [[nodiscard]] bool phrase_prep(std::size_t i) const {
    if (ch(i).kind != Kind::prep) return false;
    const std::string& w = at(ch(i).first).lower;
    return w != "than" && w != "like" && w != "including" && w != "despite";
  }
  [[nodiscard]] bool object_verb_before(std::size_t i) const {
    while (i > 0 && ch(i - 1).kind == Kind::adv) --i;
    if (i == 0 || ch(i - 1).kind != Kind::vg) return false;
    return !speech(i - 1) || ch(i - 1).infinitive;
  }

  /// Walks left from chunk `e`, the last noun phrase before a verb, to where its subject begins.
  std::size_t subject_start(std::size_t e) const {
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
      if (k == Kind::conj && s >= 3 && ch(s - 2).kind == Kind::comma && ch(s - 3).kind == Kind::np &&
          s >= 5 && ch(s - 4).kind == Kind::comma)
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

  void finite(Clause& c, std::size_t v) {
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
          break;
        }
        if (k < i - 1 && ch(k).kind == Kind::comma && !(k > 0 && list_inside(k, i - 1))) break;
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
      const std::size_t start = subject_start(i - 1);
      c.subject_first = start;
      c.subject_last = i;
      c.begin = start;
      introduce(c, start, v);
      return;
    }
    if (before == Kind::wh || (before == Kind::sub && at(ch(i - 1).first).lower == "that")) {
      const bool antecedent =
          i >= 2 && (ch(i - 2).kind == Kind::np ||
                     (ch(i - 2).kind == Kind::comma && i >= 3 && ch(i - 3).kind == Kind::np));
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
    c.begin = gap;
    if (before == Kind::comma || before == Kind::quote || before == Kind::colon) {
      if (inverted(c, v)) return;
    }
    coordinate(c, v);
  }
  [[nodiscard]] bool is_dash(std::size_t i) const {
    return ch(i).kind == Kind::colon && at(ch(i).first).tag == Tag::dash;
  }
  [[nodiscard]] bool list_inside(std::size_t k, std::size_t end) const {
    for (std::size_t n = k; n < end; ++n) {
      if (ch(n).kind == Kind::conj) return true;
    }
    return false;
  }
  [[nodiscard]] bool parenthesis(std::size_t first, std::size_t last) const {
    if (first >= last) return false;
    const Chunk& c = ch(first);
    if (c.kind == Kind::np || c.kind == Kind::wh || c.kind == Kind::prep || c.kind == Kind::adv ||
        c.kind == Kind::sub)
      return true;
    return c.kind == Kind::vg && !c.finite;
  }

  // ", said X" and "said X": the subject stands behind.
  bool inverted(Clause& c, std::size_t v) const {
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

  // What stands before the subject decides the clause's kind and governor.
  void introduce(Clause& c, std::size_t start, std::size_t v) {
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
        c.type = Type::complement;
        c.parent = governor(i - 1);
      } else {
        c.type = is(word, w_cond) || word == "should" ? Type::conditional : Type::adverbial;
        c.parent = last_finite();
      }
      return;
    }
    if (before.kind == Kind::wh) {
      c.type = Type::relative;
      c.begin = i - 1;
      c.parent = last_clause();
      return;
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
  [[nodiscard]] bool plain_past(std::size_t v) const {
    return ch(v).past && !ch(v).modal && !ch(v).perfect && !ch(v).copula;
  }
  [[nodiscard]] bool governor_past(const Clause& c) const {
    return c.parent != none && ch(s_.clauses[c.parent].verb).past;
  }
  /// "said that if A, B": the condition stands right behind the governing verb.
  [[nodiscard]] bool owes(const Clause& conditional) const {
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
  [[nodiscard]] std::size_t governor(std::size_t before) const {
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

  // No subject of its own: it shares that of an earlier clause.
  void coordinate(Clause& c, std::size_t v) {
    const std::size_t last = last_finite();
    if (c.subject_first != none || last == none) return;
    const Clause& previous = s_.clauses[last];
    c.type = previous.type;
    c.parent = previous.parent;
    c.inherits = last;
    if (previous.type == Type::main) return;
    const std::size_t main = last_main();
    if (main == none) return;
    const bool own_speech = speech(v) && !ch(v).modal && ch(v).past == ch(s_.clauses[main].verb).past;
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

  // "…, X said." and "The offer, X said, was": a speech clause beside what it governs.
  void tags() {
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
  [[nodiscard]] bool last_is_speech_only(std::size_t k) const {
    for (std::size_t o = 0; o < k; ++o) {
      if (s_.clauses[o].type == Type::main || s_.clauses[o].type == Type::complement) return false;
    }
    return true;
  }

  [[nodiscard]] std::size_t depth(std::size_t c) const {
    std::size_t d = 0;
    for (; c != none && d < 20; c = s_.clauses[c].parent) ++d;
    return d;
  }
  void ends() {
    for (std::size_t k = 0; k < s_.clauses.size(); ++k) {
      Clause& c = s_.clauses[k];
      c.end = s_.chunks.size();
      for (const auto& [from, to] : parentheses_) {
        if (c.begin > from && c.verb < to) c.end = std::min(c.end, to);
      }
      for (std::size_t o = k + 1; o < s_.clauses.size(); ++o) {
        const Clause& later = s_.clauses[o];
        const bool beside = later.type == Type::main || later.tag || (later.type == Type::gerund) ||
                            ((later.type == Type::complement || later.type == Type::conditional ||
                              later.type == Type::adverbial) &&
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

  const Text& t_;
  Stretch s_;
  std::vector<std::pair<std::size_t, std::size_t>> parentheses_;  ///< chunks between two marks
};

}  // namespace

Stretch parse(const Text& t, std::size_t first, std::size_t last, std::size_t quotation) {
  return Parser(t, first, last, quotation).run();
}

std::size_t subject_clause(const Stretch& s, std::size_t clause) {
  for (int steps = 0; clause != none && steps < 20; ++steps) {
    if (s.clauses[clause].subject_first != none) return clause;
    clause = s.clauses[clause].inherits;
  }
  return none;
}

}  // namespace mediant::record::detail
