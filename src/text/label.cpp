#include "mediant/text/label.hpp"

#include <algorithm>
#include <array>

namespace mediant::text {
namespace {

// Words for a division of a treaty, contract or plan, lower case where the script has case.
constexpr std::array divisions{
    "article",  "art.",      "section",  "sec.",      "clause",     "point",    "paragraph", "para.",
    "item",     "no.",       "nr.",      "№",         "#",          "part",     "chapter",   "annex",
    "appendix", "rule",      "step",     "principle", "§",          "статья",   "ст.",       "пункт",
    "п.",       "раздел",    "глава",    "часть",     "приложение", "параграф", "принцип",   "стаття",
    "розділ",   "частина",   "додаток",  "المادة",    "مادة",       "البند",    "بند",       "الفقرة",
    "فقرة",     "الباب",     "الفصل",    "النقطة",    "القسم",      "الملحق",   "artikel",   "ziffer",
    "punkt",    "abschnitt", "artículo", "punto",     "cláusula",   "articolo", "artigo",    "chapitre",
    "artykuł",  "madde"};

// Those of them that hold provisions.
constexpr std::array groups{"part",   "chapter",    "annex",   "appendix", "глава",    "часть",
                            "раздел", "приложение", "частина", "додаток",  "розділ",   "الباب",
                            "الفصل",  "القسم",      "الملحق",  "chapitre", "abschnitt"};

// Ordinals that number the divisions of Arabic texts; stems, so that "أولا", "أولاً" and "الأولى" are one.
struct Ordinal {
  std::string_view word;
  int value;
};
constexpr std::array ordinals{
    Ordinal{"الأولى", 1},   Ordinal{"الأول", 1},   Ordinal{"أولاً", 1},   Ordinal{"أولا", 1},
    Ordinal{"الثانية", 2},  Ordinal{"الثاني", 2},  Ordinal{"ثانياً", 2},  Ordinal{"ثانيا", 2},
    Ordinal{"الثالثة", 3},  Ordinal{"الثالث", 3},  Ordinal{"ثالثاً", 3},  Ordinal{"ثالثا", 3},
    Ordinal{"الرابعة", 4},  Ordinal{"الرابع", 4},  Ordinal{"رابعاً", 4},  Ordinal{"رابعا", 4},
    Ordinal{"الخامسة", 5},  Ordinal{"الخامس", 5},  Ordinal{"خامساً", 5},  Ordinal{"خامسا", 5},
    Ordinal{"السادسة", 6},  Ordinal{"السادس", 6},  Ordinal{"سادساً", 6},  Ordinal{"سادسا", 6},
    Ordinal{"السابعة", 7},  Ordinal{"السابع", 7},  Ordinal{"سابعاً", 7},  Ordinal{"سابعا", 7},
    Ordinal{"الثامنة", 8},  Ordinal{"الثامن", 8},  Ordinal{"ثامناً", 8},  Ordinal{"ثامنا", 8},
    Ordinal{"التاسعة", 9},  Ordinal{"التاسع", 9},  Ordinal{"تاسعاً", 9},  Ordinal{"تاسعا", 9},
    Ordinal{"العاشرة", 10}, Ordinal{"العاشر", 10}, Ordinal{"عاشراً", 10}, Ordinal{"عاشرا", 10}};

// The same in languages with capitals, divided by "|"; the cardinals number a division only behind its name.
constexpr std::array ordinal_words{
    "first|premier|première|primera|primero|первая|первый|первое|перша|перший|перше|erstens|erster",
    "second|deuxième|seconde|segunda|segundo|вторая|второй|второе|друга|другий|друге|zweitens|zweiter",
    "third|troisième|tercera|tercero|третья|третий|третье|третя|третій|третє|drittens|dritter",
    "fourth|quatrième|cuarta|cuarto|четвёртая|четвертая|четвёртый|четвертый|четверта|четвертий|viertens",
    "fifth|cinquième|quinta|quinto|пятая|пятый|п'ята|п'ятий|п’ята|п’ятий|fünftens",
    "sixth|sixième|sexta|sexto|шестая|шестой|шоста|шостий|sechstens",
    "seventh|septième|séptima|séptimo|седьмая|седьмой|сьома|сьомий|siebtens|siebentens",
    "eighth|huitième|octava|octavo|восьмая|восьмой|восьма|восьмий|achtens",
    "ninth|neuvième|novena|noveno|девятая|девятый|дев'ята|дев'ятий|дев’ята|дев’ятий|neuntens",
    "tenth|dixième|décima|décimo|десятая|десятый|десята|десятий|zehntens",
    "eleventh|onzième|undécima|undécimo|одиннадцатая|одиннадцатый|одинадцята|одинадцятий|elftens",
    "twelfth|douzième|duodécima|duodécimo|двенадцатая|двенадцатый|дванадцята|дванадцятий|zwölftens",
    "thirteenth|treizième|decimotercera|decimotercero|тринадцатая|тринадцатый|тринадцята|тринадцятий",
    "fourteenth|quatorzième|decimocuarta|decimocuarto|четырнадцатая|четырнадцатый|чотирнадцята",
    "fifteenth|quinzième|decimoquinta|decimoquinto|пятнадцатая|пятнадцатый|п'ятнадцята|п’ятнадцята",
    "sixteenth|seizième|decimosexta|decimosexto|шестнадцатая|шестнадцатый|шістнадцята",
    "seventeenth|decimoséptima|decimoséptimo|семнадцатая|семнадцатый|сімнадцята",
    "eighteenth|decimoctava|decimoctavo|восемнадцатая|восемнадцатый|вісімнадцята",
    "nineteenth|decimonovena|decimonoveno|девятнадцатая|девятнадцатый|дев'ятнадцята|дев’ятнадцята",
    "twentieth|vingtième|vigésima|vigésimo|двадцатая|двадцатый|двадцята|двадцятий"};
constexpr std::array cardinal_words{"one",     "two",       "three",    "four",     "five",
                                    "six",     "seven",     "eight",    "nine",     "ten",
                                    "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                    "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

char32_t peek(std::string_view s, std::size_t at) { return at < s.size() ? next_code_point(s, at) : U'\0'; }

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\u00A0' || c == U'\u202F' || c == U'\n';
}

void skip_space(std::string_view s, std::size_t& at) {
  while (at < s.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(s, next);
    if (!is_space(c) && c != U'\u200F' && c != U'\u200E') return;
    at = next;
  }
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F) ||
         (c >= 0x621 && c <= 0x64A) || (c >= 0x5D0 && c <= 0x5EA);
}

bool is_dash(char32_t c) { return c == U'-' || c == U'–' || c == U'—'; }

// Digits and dotted groups at `at`: "12", "2.3.1"; moves past them and returns them in ASCII.
std::string read_number(std::string_view s, std::size_t& at) {
  std::string number;
  while (at < s.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(s, next);
    if (const int digit = digit_value(c); digit >= 0) {
      number += static_cast<char>('0' + digit);
    } else if (c == U'.' && !number.empty() && number.back() != '.' && digit_value(peek(s, next)) >= 0) {
      number += '.';
    } else {
      break;
    }
    at = next;
    if (number.size() > 24) return {};
  }
  return number;
}

bool is_roman(std::string_view s) {
  return !s.empty() && s.size() <= 7 &&
         (s.find_first_not_of("ivxlc") == std::string_view::npos ||
          s.find_first_not_of("IVXLC") == std::string_view::npos);
}

// One letter, or a Roman number.
std::string read_letters(std::string_view s, std::size_t& at, Label::Style& style) {
  std::size_t end = at;
  std::string letters;
  std::size_t count = 0;
  while (end < s.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(s, next);
    if (!is_letter(c)) break;
    append_code_point(letters, c);
    end = next;
    if (++count > 7) return {};
  }
  if (is_roman(letters) && (count > 1 || letters == "i" || letters == "I" || letters == "v" ||
                            letters == "V" || letters == "x" || letters == "X")) {
    style = Label::Style::roman;
  } else if (count == 1) {
    style = Label::Style::letter;
  } else {
    return {};
  }
  at = end;
  return letters;
}

Label finish(std::string_view line, std::size_t end, Label::Style style, std::string number,
             std::string word = {}) {
  Label label;
  label.style = style;
  label.number = std::move(number);
  label.word = std::move(word);
  label.shown = std::string(line.substr(0, end));
  while (!label.shown.empty() && label.shown.back() == ' ') label.shown.pop_back();
  skip_space(line, end);
  label.length = end;
  return label;
}

int ordinal_at(std::string_view s, std::size_t& at) {
  for (const Ordinal& ordinal : ordinals) {
    if (s.substr(at).starts_with(ordinal.word) && !is_letter(peek(s, at + ordinal.word.size()))) {
      at += ordinal.word.size();
      return ordinal.value;
    }
  }
  return 0;
}

bool is_one_of(std::string_view word, std::string_view forms) {
  for (std::size_t at = forms.find(word); at != std::string_view::npos; at = forms.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || forms[at - 1] == '|') && (end == forms.size() || forms[end] == '|')) return true;
  }
  return false;
}

// An ordinal in words at `at`, behind a division's name also a cardinal; moves past it. 0: none.
int spelled_at(std::string_view s, std::size_t& at, bool behind_division) {
  std::string folded;
  std::size_t end = at;
  while (end < s.size() && folded.size() < 40) {
    std::size_t next = end;
    const char32_t c = next_code_point(s, next);
    if (!is_letter(c) && c != U'\'' && c != U'’') break;
    append_code_point(folded, lower_case(c));
    end = next;
  }
  if (folded.size() < 3) return 0;
  for (std::size_t i = 0; i < ordinal_words.size(); ++i) {
    const bool known =
        is_one_of(folded, ordinal_words[i]) || (behind_division && folded == cardinal_words[i]);
    if (!known) continue;
    at = end;
    return static_cast<int>(i) + 1;
  }
  return 0;
}

// "1er", "1º", "1.ª", "1°": past what makes a figure an ordinal.
void skip_ordinal_mark(std::string_view s, std::size_t& at) {
  for (const std::string_view mark : {"er", "re", "º", "ª", "°", ".º", ".ª", ".°"}) {
    if (s.substr(at).starts_with(mark) && !is_letter(peek(s, at + mark.size()))) {
      at += mark.size();
      return;
    }
  }
}

// Words that make a division's name part of a sentence: "المادة ٥ من المعاهدة".
bool goes_on_as_prose(std::string_view rest) {
  for (const std::string_view word : {"من ", "في ", "المذكور", "أعلاه", "و"})
    if (rest.starts_with(word)) return true;
  return false;
}

Label division(std::string_view line, std::size_t end, const std::string& number, const std::string& word,
               const std::string& folded) {
  Label label = finish(line, end, Label::Style::article, number, word);
  label.groups = std::find(groups.begin(), groups.end(), folded) != groups.end();
  return label;
}

std::optional<Label> read_article(std::string_view line) {
  std::size_t at = 0;
  std::string word, folded;
  while (at < line.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(line, next);
    const bool sign = c == U'.' || c == U'§' || c == U'№' || c == U'#';
    if (!is_letter(c) && !sign) break;
    append_code_point(word, c);
    append_code_point(folded, lower_case(c));
    at = next;
    if (sign) break;
    if (word.size() > 24) return std::nullopt;
  }
  bool known = false;
  for (const std::string_view division : divisions) known = known || folded == division;
  if (!known) return std::nullopt;
  skip_space(line, at);
  Label::Style inner = Label::Style::number;
  const bool open = peek(line, at) == U'(';
  if (open) ++at;
  std::string number = read_number(line, at);
  if (!number.empty()) {
    skip_ordinal_mark(line, at);
  } else if (const int ordinal = ordinal_at(line, at); ordinal > 0) {
    number = std::to_string(ordinal);
  } else if (const int spelled = spelled_at(line, at, true); spelled > 0) {
    number = std::to_string(spelled);
  }
  if (number.empty()) number = read_letters(line, at, inner);
  if (number.empty()) return std::nullopt;
  if (open) {
    if (peek(line, at) != U')') return std::nullopt;
    ++at;
  }
  std::size_t behind = at;
  skip_space(line, behind);
  if (behind >= line.size()) return division(line, at, number, word, folded);
  std::size_t next = behind;
  const char32_t c = next_code_point(line, next);
  if (c == U'.' || c == U':' || c == U')' || c == U'،' || is_dash(c)) {
    // ".-" and ". –" as in Spanish and Russian treaties.
    std::size_t more = next;
    skip_space(line, more);
    if (is_dash(peek(line, more))) {
      static_cast<void>(next_code_point(line, more));
      next = more;
    }
    return division(line, next, number, word, folded);
  }
  const bool arabic = c >= 0x621 && c <= 0x64A;
  if (behind == at || (!is_upper(c) && !(arabic && !goes_on_as_prose(line.substr(behind)))))
    return std::nullopt;
  return division(line, at, number, word, folded);
}

std::optional<Label> read_bullet(std::string_view line) {
  std::size_t at = 0;
  const char32_t c = peek(line, 0);
  constexpr std::u32string_view bullets = U"•◦▪‣●○■□–—-*·";
  if (bullets.find(c) == std::u32string_view::npos || line.empty()) return std::nullopt;
  static_cast<void>(next_code_point(line, at));
  if (!is_space(peek(line, at))) return std::nullopt;
  return finish(line, at, Label::Style::bullet, "");
}

}  // namespace

int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0x660 && c <= 0x669) return static_cast<int>(c - 0x660);
  if (c >= 0x6F0 && c <= 0x6F9) return static_cast<int>(c - 0x6F0);
  return -1;
}

char32_t lower_case(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c == 0x490) return 0x491;
  return c;
}

bool is_upper(char32_t c) { return is_letter(c) && lower_case(c) != c; }

std::optional<Label> read_label(std::string_view line) {
  if (line.empty()) return std::nullopt;
  if (auto article = read_article(line)) return article;
  if (auto bullet = read_bullet(line)) return bullet;
  std::size_t at = 0;
  if (const int ordinal = ordinal_at(line, at); ordinal > 0) {
    std::size_t next = at;
    const char32_t c = at < line.size() ? next_code_point(line, next) : U'\0';
    if (c == U':' || c == U'-' || c == U'–' || c == U'.' || c == U'،')
      return finish(line, next, Label::Style::number, std::to_string(ordinal));
    return std::nullopt;
  }
  std::size_t behind_word = 0;
  if (const int ordinal = spelled_at(line, behind_word, false); ordinal > 0) {
    std::size_t next = behind_word;
    const char32_t c = next < line.size() ? next_code_point(line, next) : U'\0';
    if (c != U':' && c != U'.') return std::nullopt;
    if (is_dash(peek(line, next))) static_cast<void>(next_code_point(line, next));
    return finish(line, next, Label::Style::number, std::to_string(ordinal));
  }
  // "(1)", and "[1]" where nothing but a number stands in the brackets.
  const bool square = line[0] == '[' && digit_value(peek(line, 1)) >= 0;
  const bool open = line[0] == '(' || square;
  const char32_t closing = square ? U']' : U')';
  if (open) at = 1;
  Label::Style style = Label::Style::number;
  std::string number = read_number(line, at);
  if (number.empty()) number = read_letters(line, at, style);
  if (number.empty()) return std::nullopt;
  const std::size_t bare = at;
  if (style == Label::Style::number) skip_ordinal_mark(line, at);
  if (at > bare && !open && is_space(peek(line, at))) return finish(line, at, style, number);
  std::size_t next = at;
  const char32_t c = at < line.size() ? next_code_point(line, next) : U'\0';
  const char32_t after = peek(line, next);
  const bool ends = next >= line.size();
  if (open) {
    if (c != closing) return std::nullopt;
    return finish(line, next, style, number);
  }
  // "1: Text", not "10:30".
  if (c == U':' && style == Label::Style::number && is_space(after)) return finish(line, next, style, number);
  if (c == U')' || c == U'．' || c == U'、') return finish(line, next, style, number);
  if (c == U'.') {
    if (after == U')') return finish(line, next + 1, style, number);
    if (is_dash(after)) static_cast<void>(next_code_point(line, next));
    // "1.The" is a label; "3.5" was read as a number; "A.B" and "U.S." are not labels.
    if (ends || is_space(peek(line, next)) || (style == Label::Style::number && is_letter(after)))
      return finish(line, next, style, number);
    return std::nullopt;
  }
  // "١- " and "1 – ": a dash with a blank behind it; "5-year" has none.
  std::size_t dash = bare;
  if (style != Label::Style::roman) {
    skip_space(line, dash);
    std::size_t past = dash;
    if (dash < line.size() && is_dash(next_code_point(line, past)) && past < line.size() &&
        is_space(peek(line, past)) && (style == Label::Style::number || peek(line, 0) >= 0x5D0)) {
      return finish(line, past, style, number);
    }
  }
  // "2.3 Text": a dotted number needs no sign behind it.
  if (number.find('.') != std::string::npos && (ends || is_space(c)) &&
      is_upper(peek(line, finish(line, bare, style, number).length)))
    return finish(line, bare, style, number);
  return std::nullopt;
}

}  // namespace mediant::text
