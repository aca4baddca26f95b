// Quotations, by their marks, and sentences, which do not end inside them.
#include <algorithm>

#include "reader.hpp"

namespace mediant::record::detail {
namespace {

// ---- Quotations ---------------------------------------------------------------------------------------

bool is_closing_shape(std::string_view mark) { return mark == "”" || mark == "»" || mark == "’"; }
bool is_opening_shape(std::string_view mark) {
  return mark == "“" || mark == "„" || mark == "«" || mark == "‘";
}

void pair_marks(Text& t, std::size_t first, std::size_t last, std::size_t paragraph) {
  std::size_t open = none;
  const auto close_at = [&](std::size_t inner_last, std::size_t end_byte, bool open_ended) {
    Quotation q;
    q.first = open + 1;
    q.last = inner_last;
    q.begin = t.tokens[open].begin;
    q.end = end_byte;
    q.paragraph = paragraph;
    q.open_ended = open_ended;
    if (q.last > q.first) t.quotations.push_back(q);
    open = none;
  };
  std::string_view opener;
  for (std::size_t i = first; i < last; ++i) {
    if (t.tokens[i].tag != Tag::quote_mark) continue;
    const std::string_view mark = t.word(i);
    const bool single = mark == "'" || mark == "‘" || mark == "’";
    if (open == none) {
      if (is_closing_shape(mark) && mark != "»") continue;
      open = i;
      opener = mark;
    } else {
      const bool single_open = opener == "'" || opener == "‘";
      if (single != single_open) continue;  // nested
      if (is_opening_shape(mark) && opener != "„") continue;
      close_at(i, t.tokens[i].end, false);
    }
  }
  if (open != none) {
    if (opener == "'" || opener == "‘") return;
    close_at(last, t.tokens[last - 1].end, true);
  }
}

bool has_verb(const Text& t, const Quotation& q) {
  for (std::size_t i = q.first; i < q.last; ++i) {
    const Token& token = t.tokens[i];
    if (token.tag == Tag::modal || token.tag == Tag::aux) return true;
  }
  return false;
}

/// Short quoted words ("red lines") are part of the sentence around them; the rest is masked.
bool substantial(const Text& t, const Quotation& q) {
  std::size_t words = 0;
  for (std::size_t i = q.first; i < q.last; ++i) words += t.tokens[i].tag < Tag::comma ? 1 : 0;
  if (q.open_ended) return true;
  if (words == 0) return false;
  const Tag last = t.tokens[q.last - 1].tag;
  const bool punctuated = last == Tag::comma || last == Tag::stop;
  const Tag before = q.first >= 2 ? t.tokens[q.first - 2].tag : Tag::stop;
  const bool introduced = before == Tag::comma || before == Tag::colon;
  const bool followed = q.last + 1 < t.tokens.size() && t.tokens[q.last + 1].tag == Tag::comma;
  const bool own_case = t.tokens[q.first].cap;
  if (words >= 3) return true;
  if (has_verb(t, q) && punctuated) return true;
  return own_case && (introduced || (punctuated && last == Tag::comma) ||
                      (punctuated && last == Tag::stop && words > 1) || followed);
}

// ---- Sentences ----------------------------------------------------------------------------------------

/// Behind a closed quotation: "Brekke said.", "the union said on Monday." belong to it.
bool trailing_tag(const Text& t, std::size_t i, std::size_t last) {
  if (is(t.tokens[i].lower, w_prep | w_sub))
    return false;  // "… Without a deal by then, she warned, they would"
  for (std::size_t k = i; k < std::min(last, i + 8); ++k) {
    const Token& token = t.tokens[k];
    if (token.tag >= Tag::comma && token.tag != Tag::comma) return false;
    const VerbMatch v = verb_of(token.lower);
    if (k > i && v.verb != nullptr && (v.verb->which & v_tag) != 0 && (v.forms & (f_past | f_third)) != 0 &&
        !token.cap) {
      if (k + 1 >= last) return true;
      const Token& next = t.tokens[k + 1];
      if (next.tag == Tag::stop || next.tag == Tag::comma || next.tag == Tag::prep || next.tag == Tag::adv ||
          is(next.lower, w_weekday))
        return true;
      return next.tag == Tag::sub && next.lower != "that";
    }
    if (token.tag == Tag::modal || token.tag == Tag::aux) return false;
  }
  return false;
}

void split(Text& t, const text::Toolkit& toolkit, std::size_t paragraph) {
  const Paragraph& p = t.layout.paragraphs[paragraph];
  const std::size_t first = p.first, last = p.last;
  if (first >= last) return;
  std::string flat(t.text.substr(p.begin, p.end - p.begin));
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  std::replace(flat.begin(), flat.end(), '\r', ' ');
  std::size_t begin = first;
  std::size_t k = first;
  const auto add = [&](std::size_t end) {
    if (end <= begin) return;
    t.sentences.push_back({begin, end, paragraph});
    t.tokens[begin].start = true;
    begin = end;
  };
  for (const text::Span& span : toolkit.sentences(flat)) {
    const std::size_t edge = p.begin + span.end;
    while (k < last && t.tokens[k].begin < edge) ++k;
    if (k <= begin || k >= last) continue;
    const Token& previous = t.tokens[k - 1];
    const Token& next = t.tokens[k];
    if (previous.quotation != none && next.quotation == previous.quotation) continue;
    const bool after_quote = previous.tag == Tag::quote_mark;
    if (previous.tag != Tag::stop && !after_quote && previous.tag != Tag::colon &&
        previous.tag != Tag::bracket)
      continue;
    if (previous.tag == Tag::colon) continue;
    if (next.tag < Tag::comma && !next.cap && next.tag != Tag::num) continue;
    if (next.tag == Tag::quote_mark && is_closing_shape(t.word(k))) continue;
    if (next.quotation != none && previous.quotation == next.quotation) continue;
    if (after_quote && trailing_tag(t, k, last)) continue;
    add(k);
  }
  add(last);
}

}  // namespace

void find_sentences(Text& t, const text::Toolkit& toolkit) {
  for (std::size_t p = 0; p < t.layout.paragraphs.size(); ++p) {
    const auto before = static_cast<std::ptrdiff_t>(t.quotations.size());
    pair_marks(t, t.layout.paragraphs[p].first, t.layout.paragraphs[p].last, p);
    t.quotations.erase(std::remove_if(t.quotations.begin() + before, t.quotations.end(),
                                      [&](const Quotation& q) { return !substantial(t, q); }),
                       t.quotations.end());
    for (auto q = static_cast<std::size_t>(before); q < t.quotations.size(); ++q) {
      for (std::size_t i = t.quotations[q].first; i < t.quotations[q].last; ++i) t.tokens[i].quotation = q;
      t.tokens[t.quotations[q].first].start = true;
    }
    split(t, toolkit, p);
  }
  std::size_t s = 0;
  for (Quotation& q : t.quotations) {
    while (s < t.sentences.size() && t.sentences[s].last <= q.first) ++s;
    q.sentence = s;
  }
  // First words inside quotations begin a sentence too.
  for (const Quotation& q : t.quotations) {
    for (std::size_t i = q.first; i + 1 < q.last; ++i) {
      if (t.tokens[i].tag == Tag::stop) t.tokens[i + 1].start = true;
    }
  }
  for (const Sentence& one : t.sentences) {
    if (t.tokens[one.first].tag == Tag::quote_mark && one.first + 1 < one.last)
      t.tokens[one.first + 1].start = true;
  }
}

}  // namespace mediant::record::detail
