// From tokens to phrases: noun phrases, verb groups and what joins them.
#include <algorithm>
#include <array>

#include "sentence_parser.hpp"

namespace mediant::record::detail {

void SentenceParser::push(Kind kind, std::size_t first, std::size_t last) {
  Chunk c;
  c.kind = kind;
  c.first = first;
  c.last = last;
  s_.chunks.push_back(c);
}

std::size_t SentenceParser::date_end(std::size_t i) const {
  for (const DateFound& d : t_.dates) {  // few in a sentence; the list is in order
    if (d.first == i) return d.last;
    if (d.first > i) break;
  }
  return none;
}

void SentenceParser::chunk() {
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
    // "late Thursday"
    if (date != t_.dates.end() && date->first == i + 1 && (token.lower == "late" || token.lower == "early") &&
        (s_.chunks.empty() || s_.chunks.back().kind != Kind::prep)) {
      push(Kind::adv, i, i + 1);
      ++i;
      continue;
    }
    // "Monday's meeting": the day belongs to the noun behind it.
    const bool owner = date != t_.dates.end() && date->last < s_.last && at(date->last).tag == Tag::poss;
    if (date != t_.dates.end() && date->first == i && !owner && (s_.chunks.empty() || !open_phrase(i))) {
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

bool SentenceParser::open_phrase(std::size_t i) const {
  if (i == s_.first) return false;
  const Tag before = at(i - 1).tag;
  return before == Tag::det || before == Tag::adj || before == Tag::poss;
}

bool SentenceParser::verb_after_to(std::size_t i) const {
  ++i;
  while (i < s_.last && (at(i).tag == Tag::adv || at(i).tag == Tag::neg)) ++i;
  if (i >= s_.last) return false;
  return (at(i).tag == Tag::verb && (at(i).forms & f_base) != 0) || at(i).lower == "be" ||
         at(i).lower == "have" || at(i).lower == "do";
}

bool SentenceParser::before_verb(std::size_t i) const {
  while (i < s_.last && at(i).tag == Tag::adv) ++i;
  return i < s_.last && at(i).tag == Tag::verb && (at(i).forms & (f_past | f_third)) != 0;
}

std::size_t SentenceParser::verb_group(std::size_t i) {
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
    // "did, however, leave"
    if (token.tag == Tag::comma && !only_adv && i + 3 < s_.last && at(i + 1).tag == Tag::adv &&
        at(i + 2).tag == Tag::comma && at(i + 3).tag == Tag::verb) {
      i += 2;
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
    } else if (token.lower == "going" && be && i + 1 < s_.last && at(i + 1).tag == Tag::to &&
               verb_after_to(i + 1)) {
      // "is going to sign": what will be.
      c.modal = c.finite = true;
      c.copula = false;
      ++i;
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
    c.passive = c.last < s_.last && at(c.last).lower == "by";
  }
  s_.chunks.push_back(c);
  return i;
}

bool SentenceParser::worth_passing(std::size_t i) const {
  while (i < s_.last && (at(i).tag == Tag::adv || at(i).tag == Tag::neg)) ++i;
  return i < s_.last && (at(i).tag == Tag::verb || at(i).tag == Tag::aux || at(i).tag == Tag::modal);
}

bool SentenceParser::reduced(const Chunk& c) const {
  // "X, asked whether he would stay, said", "Asked about it, X said": asked of X, who is not the one asking.
  static constexpr std::array<std::string_view, 5> put = {"ask", "press", "question", "challenge", "quote"};
  // "said by phone": how, not by whom.
  static constexpr std::array<std::string_view, 8> means = {"phone",  "telephone", "video",  "email",
                                                            "e-mail", "text",      "letter", "radio"};
  if (c.last + 1 < s_.last && at(c.last).lower == "by" && in(means, at(c.last + 1).lower)) return false;
  const std::size_t n = s_.chunks.size();
  const bool opens =
      n == 0 || (n >= 2 && s_.chunks[n - 1].kind == Kind::comma && s_.chunks[n - 2].kind == Kind::np);
  if (opens && c.last < s_.last &&
      std::find(put.begin(), put.end(), at(c.verb_token).verb->lemma) != put.end() &&
      (at(c.last).tag == Tag::sub || at(c.last).tag == Tag::wh || at(c.last).tag == Tag::prep ||
       at(c.last).tag == Tag::to))
    return true;
  if (n == 0) return false;
  const Kind before = s_.chunks.back().kind;
  if (before == Kind::comma || before == Kind::conj) return c.last < s_.last && at(c.last).lower == "by";
  if (before != Kind::np) return before == Kind::colon;
  // "accompanied by", "the terms rejected by X include"
  if (c.last < s_.last && at(c.last).lower == "by") return true;
  // "a person briefed on the offer said": what somebody was told, not what they say.
  static constexpr std::array<std::string_view, 7> heard = {"brief", "inform", "ask", "quote",
                                                            "cite",  "press",  "call"};
  const bool told = c.last < s_.last && at(c.last).tag == Tag::prep &&
                    std::find(heard.begin(), heard.end(), at(c.verb_token).verb->lemma) != heard.end();
  if ((at(c.verb_token).verb->which & v_speech) != 0 && !told) return false;
  for (std::size_t i = c.last; i < s_.last; ++i) {
    const Token& token = at(i);
    if (token.tag >= Tag::comma || token.tag == Tag::conj || token.tag == Tag::sub || token.tag == Tag::wh ||
        token.tag == Tag::pron || token.tag == Tag::to)
      return false;
    if (token.quotation != none && token.quotation != s_.quotation) return false;
    if (token.tag == Tag::modal || token.tag == Tag::aux ||
        (token.tag == Tag::verb && (token.forms & (f_past | f_third)) != 0)) {
      // "officials said X would": an own subject in between means a clause of its own.
      for (std::size_t k = c.last; k < i; ++k) {
        if ((at(k).tag == Tag::name || at(k).tag == Tag::det) &&
            (k == c.last || at(k - 1).tag != Tag::prep) && date_end(k) == none && at(c.last).tag != Tag::prep)
          return false;
      }
      return true;
    }
  }
  return false;
}

bool SentenceParser::name_joins(std::size_t i) const {
  const Token& before = at(i - 1);
  if (before.tag != Tag::noun) return true;
  return is(before.lower, w_role | w_kin | w_honorific | w_portfolio | w_bodynoun | w_group) || before.cap ||
         before.lower == "newspaper" || before.lower == "daily" || before.lower == "broadcaster" ||
         before.lower == "town" || before.lower == "city";
}

std::size_t SentenceParser::noun_phrase(std::size_t i) {
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
    if (i > first && noun && token.tag == Tag::adj && date_end(i) != none) break;  // "the dam last month"
    if (token.tag == Tag::det) {
      if (i > first && at(i - 1).tag != Tag::det) break;
    } else if (token.tag == Tag::noun || token.tag == Tag::name || token.tag == Tag::num) {
      if (i > first && noun && token.tag == Tag::name && !name_joins(i) && at(i - 1).mention != token.mention)
        break;
      if (i > first && noun && date_end(i) != none && at(i - 1).tag != Tag::adj) break;
      if (i > first && noun && token.lower == "one") break;  // "met leaders one by one"
      noun = true;
    } else if (token.tag == Tag::adj || token.tag == Tag::poss) {
      if (token.tag == Tag::adj && noun && at(i - 1).tag != Tag::poss && at(i - 1).tag != Tag::name &&
          token.lower != "-") {
        // "the offer unacceptable": an adjective behind its noun opens nothing, unless a noun follows.
        if (i + 1 >= s_.last || (at(i + 1).tag != Tag::noun && at(i + 1).tag != Tag::adj)) break;
      }
    } else if (token.tag == Tag::adv && i > first && i + 1 < s_.last &&
               (at(i - 1).tag == Tag::det || at(i - 1).tag == Tag::poss) &&
               (at(i + 1).tag == Tag::noun || at(i + 1).tag == Tag::adj)) {
      continue;  // "a second round", "the once powerful union"
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

}  // namespace mediant::record::detail
