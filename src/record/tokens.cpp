// Words, numbers and marks of each paragraph; which quotation marks open and close; sentences that do not
// break inside quotations or after abbreviations.
#include <algorithm>
#include <array>

#include "reader.hpp"

namespace mediant::record::detail {

std::string lowered(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

namespace {

bool upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  if (c >= 0x14A && c <= 0x177) return c % 2 == 0;
  if (c == 0x178 || c == 0x179 || c == 0x17B || c == 0x17D) return true;
  if (c >= 0x218 && c <= 0x21B) return c % 2 == 0;
  if (c >= 0x1E00 && c <= 0x1EFF) return c % 2 == 0;
  return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}
bool letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0) return c == 0xAA || c == 0xBA;
  return !(c >= 0x2000 && c <= 0x2BFF) && c != 0xD7 && c != 0xF7 && !(c >= 0x3000 && c <= 0x303F) &&
         c != 0xFEFF && c != 0xFFFD;
}
bool digit(char32_t c) { return c >= '0' && c <= '9'; }
bool space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

struct Peek {
  std::string_view s;
  [[nodiscard]] char32_t at(std::size_t i) const {
    return i < s.size() ? text::next_code_point(s, i) : U'\0';
  }
  [[nodiscard]] std::size_t after(std::size_t i) const {
    (void)text::next_code_point(s, i);
    return i;
  }
  [[nodiscard]] char32_t before(std::size_t i) const {
    if (i == 0) return U' ';
    --i;
    while (i > 0 && (static_cast<unsigned char>(s[i]) & 0xC0U) == 0x80U) --i;
    return at(i);
  }
};

bool apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

/// End of the word that starts at i: letters, digits, inner apostrophes, hyphens and the stops of "U.S.".
std::size_t word_end(const Peek& p, std::size_t i) {
  std::size_t letters_since_stop = 0;
  bool stops = false;
  while (i < p.s.size()) {
    const char32_t c = p.at(i);
    if (letter(c) || digit(c)) {
      ++letters_since_stop;
      i = p.after(i);
      continue;
    }
    const std::size_t next = p.after(i);
    const char32_t d = p.at(next);
    if ((apostrophe(c) || c == '-' || c == 0x2010 || c == 0x2011) && (letter(d) || (digit(d) && c != '\''))) {
      letters_since_stop = 0;
      i = next;
      continue;
    }
    if (c == '&' && letter(d)) {
      i = next;
      continue;
    }
    if (c == '.' && letters_since_stop == 1 && (letter(d) || stops)) {
      const std::size_t second = p.after(next);
      if (stops || p.at(second) == '.') {  // U.S., a.m.
        stops = true;
        letters_since_stop = 0;
        i = next;
        continue;
      }
    }
    break;
  }
  return i;
}

std::size_t number_end(const Peek& p, std::size_t i) {
  while (i < p.s.size()) {
    if (digit(p.at(i))) {
      ++i;
    } else if ((p.s[i] == ',' || p.s[i] == '.') && digit(p.at(i + 1))) {
      ++i;
    } else {
      break;
    }
  }
  return i;
}

Tag closed_class(const std::string& lower) {
  const std::uint64_t c = classes(lower);
  // "we’ve", "they'll": the pronoun.
  const std::size_t mark = std::min(lower.find('\''), lower.find("’"));
  if (c == 0 && mark != std::string::npos && mark > 0 && is(lower.substr(0, mark), w_pron)) return Tag::pron;
  if ((c & w_modal) != 0) return Tag::modal;
  if ((c & w_aux) != 0) return Tag::aux;
  if (lower == "to") return Tag::to;
  if (lower == "not" || lower == "never") return Tag::neg;
  if (lower == "that" || lower == "so" || lower == "since" || lower == "until" || lower == "after" ||
      lower == "before" || lower == "as")
    return Tag::sub;  // settled by what follows, in tag_words
  if ((c & w_wh) != 0) return Tag::wh;
  if ((c & w_pron) != 0) return Tag::pron;
  if ((c & w_det) != 0) return Tag::det;
  if ((c & w_conj) != 0) return Tag::conj;
  if ((c & w_sub) != 0 && (c & w_prep) == 0) return Tag::sub;
  if ((c & w_prep) != 0) return Tag::prep;
  if ((c & w_adv) != 0) return Tag::adv;
  if ((c & w_adj) != 0) return Tag::adj;
  if (lower.size() > 4 && lower.ends_with("ly") && lower != "family" && lower != "supply" &&
      lower != "ally" && lower != "assembly" && lower != "july" && lower != "italy" && lower != "reply" &&
      lower != "rally" && lower != "comply" && lower != "apply" && lower != "early" && lower != "imply" &&
      lower != "monopoly")
    return Tag::adv;
  return Tag::noun;
}

/// "al-Amin", "d’Almeida": a name whose article or preposition is joined to it, written small.
bool joined_particle(const Peek& p, std::size_t begin, std::size_t end) {
  static constexpr std::array<std::string_view, 14> particles = {"al", "el", "ad", "an", "ar", "as",   "ash",
                                                                 "at", "az", "d",  "l",  "de", "dell", "ibn"};
  const std::string_view word = p.s.substr(begin, end - begin);
  for (const std::string_view particle : particles) {
    if (!word.starts_with(particle)) continue;
    const std::size_t mark = begin + particle.size();
    if (mark < end && (p.s[mark] == '-' || apostrophe(p.at(mark))) && upper(p.at(p.after(mark)))) return true;
  }
  return false;
}

const std::array<std::string_view, 12> contracted_is = {"it",   "that", "he",   "she",   "there", "who",
                                                        "what", "let",  "here", "where", "this",  "how"};

class Tokeniser {
 public:
  Tokeniser(Text& t, std::size_t begin, std::size_t end) : t_(t), p_{t.text.substr(0, end)}, i_(begin) {}

  void run() {
    while (i_ < p_.s.size()) step();
  }

 private:
  void push(std::size_t end, Tag tag) {
    Token token;
    token.begin = i_;
    token.end = end;
    token.tag = tag;
    token.lower = lowered(p_.s.substr(i_, end - i_));
    const char32_t c = p_.at(i_);
    token.cap = upper(c) || joined_particle(p_, i_, end);
    t_.tokens.push_back(std::move(token));
    i_ = end;
  }

  void step() {
    const char32_t c = p_.at(i_);
    if (space(c)) {
      i_ = p_.after(i_);
    } else if (digit(c)) {
      number();
    } else if (letter(c)) {
      word();
    } else {
      mark(c);
    }
  }

  void number() {
    const std::size_t end = number_end(p_, i_);
    std::size_t suffix = end;
    while (letter(p_.at(suffix))) suffix = p_.after(suffix);
    const std::string_view tail = p_.s.substr(end, suffix - end);
    if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") {
      push(suffix, Tag::adj);
    } else if (tail == "s") {
      push(suffix, Tag::noun);  // 1990s
    } else {
      push(end, Tag::num);
      const char32_t d = p_.at(i_);
      if ((d == '-' || d == 0x2013 || d == 0x2011) &&
          (letter(p_.at(p_.after(i_))) || digit(p_.at(p_.after(i_))))) {
        push(p_.after(i_), Tag::adj);
        t_.tokens.back().lower.assign(1, '-');
      }
    }
  }

  void word() {
    std::size_t end = word_end(p_, i_);
    // Split off the possessive.
    std::string_view w = p_.s.substr(i_, end - i_);
    std::size_t cut = 0;
    for (const std::string_view ending : {"'s", "’s", "'S", "’S"}) {
      if (w.size() > ending.size() && w.ends_with(ending)) cut = ending.size();
    }
    // "we’re", "she'll": pronoun and verb.
    if (const std::size_t verb = contracted_verb(w); cut == 0 && verb > 0) {
      push(end - verb, Tag::pron);
      push(end, closed_class(lowered(p_.s.substr(i_, end - i_))));
      return;
    }
    const std::size_t stem_end = end - cut;
    const std::string lower = lowered(p_.s.substr(i_, stem_end - i_));
    const bool contraction =
        cut > 0 && std::find(contracted_is.begin(), contracted_is.end(), lower) != contracted_is.end();
    // An abbreviation keeps its stop unless it may end a sentence.
    std::size_t with_stop = stem_end;
    if (cut == 0 && p_.at(end) == '.' && is_abbreviation(lower, end)) with_stop = end + 1;
    Tag tag = closed_class(lower);
    push(with_stop > stem_end ? with_stop : stem_end, tag);
    Token& token = t_.tokens.back();
    if (with_stop > stem_end) token.lower = lower;
    if (cut > 0)
      push(end, contraction ? Tag::aux : Tag::poss);
    else if (apostrophe(p_.at(i_)) && t_.tokens.back().lower.ends_with("s") && plural_possessive())
      push(p_.after(i_), Tag::poss);
  }

  /// Bytes of the verb at the end of a pronoun’s contraction; 0 if it is none.
  [[nodiscard]] static std::size_t contracted_verb(std::string_view word) {
    for (const std::string_view ending : {"'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"}) {
      if (word.size() > ending.size() && word.ends_with(ending) &&
          is(lowered(word.substr(0, word.size() - ending.size())), w_pron))
        return ending.size();
    }
    return 0;
  }

  [[nodiscard]] bool plural_possessive() const {
    const std::size_t next = p_.after(i_);
    const bool quoted = single_depth_ > 0;
    return !quoted && space(p_.at(next)) && letter(p_.at(p_.after(next)));
  }

  [[nodiscard]] bool is_abbreviation(const std::string& lower, std::size_t stop) const {
    std::size_t next = stop + 1;
    if (next >= p_.s.size()) return false;
    while (space(p_.at(next))) next = p_.after(next);
    const char32_t d = p_.at(next);
    if (!letter(d) && !digit(d) && d != '(' && d != ',') return false;
    const bool initial = lower.size() == 1 && upper(p_.at(i_)) && lower != "i";
    if (initial) return true;
    if (!is(lower, w_abbrev) && !(lower.size() > 1 && lower[1] == '.')) return false;
    if (lower == "no" || lower == "nos" || lower == "art" || lower == "para" || lower == "sec" ||
        lower == "fig")
      return digit(d);
    if (is(lower, w_month | w_weekday) && !upper(p_.at(i_))) return false;
    if (is(lower, w_month) && lower.size() > 4) return false;
    if (lower == "inc" || lower == "corp" || lower == "co" || lower == "ltd" || lower == "etc" ||
        lower == "u.s" || lower == "u.k" || lower == "u.n" || lower == "d.c" || lower == "a.m" ||
        lower == "p.m") {
      const std::size_t after = word_end(p_, next);
      return !(upper(d) && is(lowered(p_.s.substr(next, after - next)), w_common | w_det | w_pron));
    }
    return true;
  }

  void mark(char32_t c) {
    const std::size_t next = p_.after(i_);
    switch (c) {
      case ',':
        push(next, Tag::comma);
        return;
      case '.':
        while (p_.at(p_.after(i_)) == '.') {
          i_ = p_.after(i_);
        }
        push(p_.after(i_), Tag::stop);
        return;
      case '?':
      case '!':
        push(next, Tag::stop);
        return;
      case 0x2026:
        push(next, Tag::dash);
        return;
      case ':':
      case ';':
        push(next, Tag::colon);
        return;
      case '(':
      case ')':
      case '[':
      case ']':
        push(next, Tag::bracket);
        return;
      case 0x2014:
      case 0x2013:
      case 0x2012:
      case 0x2015:
        push(next, Tag::dash);
        return;
      case '-':
        if (space(p_.before(i_)) || p_.before(i_) == '-' || p_.at(next) == '-') {
          push(next, Tag::dash);
        } else {
          i_ = next;
        }
        return;
      case '"':
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0xAB:
      case 0xBB:
        push(next, Tag::quote_mark);
        return;
      case 0x2018:
      case '\'':
      case 0x2019:
        single(c, next);
        return;
      case '%':
        push(next, Tag::noun);
        return;
      case '$':
      case 0x20AC:
      case 0xA3:
      case 0xA5:
      case 0x20B9:
      case 0x20BD:
      case 0x20B4:
      case 0x20BA:
      case 0x20A6:
      case 0x20A9:
      case 0x20AA:
        push(next, Tag::num);
        return;
      default:
        i_ = next;
        return;
    }
  }

  // A single mark opens a quotation before a word and behind a space; it closes one behind a word or a stop.
  void single(char32_t c, std::size_t next) {
    const char32_t before = p_.before(i_);
    const char32_t after = p_.at(next);
    if (c == 0x2019 || single_depth_ > 0) {
      if (single_depth_ > 0 && !letter(after) && !digit(after)) {
        --single_depth_;
        push(next, Tag::quote_mark);
        return;
      }
      i_ = next;
      return;
    }
    if ((space(before) || before == '(' || before == 0x2014 || before == 0x201C) &&
        (letter(after) || digit(after))) {
      ++single_depth_;
      push(next, Tag::quote_mark);
      return;
    }
    i_ = next;
  }

  Text& t_;
  Peek p_;
  std::size_t i_;
  int single_depth_ = 0;
};

}  // namespace

bool is_capital(std::string_view word) {
  std::size_t i = 0;
  return !word.empty() && upper(text::next_code_point(word, i));
}

void tokenise(Text& t) {
  t.tokens.reserve(t.text.size() / 5);
  for (Paragraph& paragraph : t.layout.paragraphs) {
    paragraph.first = t.tokens.size();
    Tokeniser(t, paragraph.begin, paragraph.end).run();
    paragraph.last = t.tokens.size();
  }
  for (Token& token : t.tokens) {
    if (token.tag >= Tag::comma) continue;
    std::size_t capitals = 0, letters = 0;
    const std::string_view w = t.text.substr(token.begin, token.end - token.begin);
    for (std::size_t at = 0; at < w.size();) {
      const char32_t c = text::next_code_point(w, at);
      if (!letter(c)) continue;
      ++letters;
      if (upper(c)) ++capitals;
    }
    token.all_caps = letters >= 2 && capitals == letters;
    const VerbMatch v = verb_of(token.lower);
    token.verb = v.verb;
    token.forms = v.forms;
  }
}

}  // namespace mediant::record::detail
