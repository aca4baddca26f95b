#include "mediant/drafts/language.hpp"

#include <algorithm>
#include <array>

namespace mediant::drafts {
namespace {

constexpr std::array english_modals{
    Modal{"must", 3},       Modal{"shall", 3},       Modal{"will", 3},          Modal{"should", 2},
    Modal{"ought to", 2},   Modal{"would", 2},       Modal{"may", 1},           Modal{"can", 1},
    Modal{"could", 1},      Modal{"might", 1},       Modal{"must not", -3},     Modal{"shall not", -3},
    Modal{"will not", -3},  Modal{"should not", -2}, Modal{"ought not to", -2}, Modal{"would not", -2},
    Modal{"may not", -3},   Modal{"can not", -3},    Modal{"cannot", -3},       Modal{"could not", -2},
    Modal{"might not", -1}, Modal{"need not", 0},    Modal{"mustn't", -3},      Modal{"shan't", -3},
    Modal{"won't", -3},     Modal{"shouldn't", -2},  Modal{"wouldn't", -2},     Modal{"can't", -3},
    Modal{"couldn't", -2},  Modal{"needn't", 0}};

constexpr std::array russian_modals{
    Modal{"должен", 3},          Modal{"должна", 3},          Modal{"должно", 3},
    Modal{"должны", 3},          Modal{"обязан", 3},          Modal{"обязана", 3},
    Modal{"обязано", 3},         Modal{"обязаны", 3},         Modal{"обязуется", 3},
    Modal{"обязуются", 3},       Modal{"надлежит", 3},        Modal{"необходимо", 3},
    Modal{"следует", 2},         Modal{"нужно", 2},           Modal{"надо", 2},
    Modal{"может", 1},           Modal{"могут", 1},           Modal{"можно", 1},
    Modal{"вправе", 1},          Modal{"имеет право", 1},     Modal{"имеют право", 1},
    Modal{"разрешается", 1},     Modal{"допускается", 1},     Modal{"разрешено", 1},
    Modal{"не должен", -3},      Modal{"не должна", -3},      Modal{"не должно", -3},
    Modal{"не должны", -3},      Modal{"не обязан", 0},       Modal{"не обязана", 0},
    Modal{"не обязано", 0},      Modal{"не обязаны", 0},      Modal{"не следует", -2},
    Modal{"не может", -3},       Modal{"не могут", -3},       Modal{"не вправе", -3},
    Modal{"не имеет права", -3}, Modal{"не имеют права", -3}, Modal{"не допускается", -3},
    Modal{"не разрешается", -3}, Modal{"нельзя", -3},         Modal{"запрещается", -3},
    Modal{"запрещено", -3},      Modal{"запрещена", -3},      Modal{"запрещены", -3},
    Modal{"запрещен", -3},       Modal{"запрещён", -3},       Modal{"не запрещается", 1}};

constexpr std::array ukrainian_modals{Modal{"повинен", 3},
                                      Modal{"повинна", 3},
                                      Modal{"повинно", 3},
                                      Modal{"повинні", 3},
                                      Modal{"мусить", 3},
                                      Modal{"мусять", 3},
                                      Modal{"зобов'язаний", 3},
                                      Modal{"зобов'язана", 3},
                                      Modal{"зобов'язане", 3},
                                      Modal{"зобов'язані", 3},
                                      Modal{"зобов'язується", 3},
                                      Modal{"зобов'язуються", 3},
                                      Modal{"має", 3},
                                      Modal{"мають", 3},
                                      Modal{"необхідно", 3},
                                      Modal{"слід", 2},
                                      Modal{"треба", 2},
                                      Modal{"потрібно", 2},
                                      Modal{"варто", 2},
                                      Modal{"може", 1},
                                      Modal{"можуть", 1},
                                      Modal{"можна", 1},
                                      Modal{"вправі", 1},
                                      Modal{"має право", 1},
                                      Modal{"мають право", 1},
                                      Modal{"дозволяється", 1},
                                      Modal{"дозволено", 1},
                                      Modal{"допускається", 1},
                                      Modal{"не повинен", -3},
                                      Modal{"не повинна", -3},
                                      Modal{"не повинно", -3},
                                      Modal{"не повинні", -3},
                                      Modal{"не мусить", 0},
                                      Modal{"не мусять", 0},
                                      Modal{"не має", -3},
                                      Modal{"не мають", -3},
                                      Modal{"не має права", -3},
                                      Modal{"не мають права", -3},
                                      Modal{"не слід", -2},
                                      Modal{"не може", -3},
                                      Modal{"не можуть", -3},
                                      Modal{"не можна", -3},
                                      Modal{"не вправі", -3},
                                      Modal{"не зобов'язаний", 0},
                                      Modal{"не зобов'язана", 0},
                                      Modal{"не зобов'язані", 0},
                                      Modal{"не дозволяється", -3},
                                      Modal{"не допускається", -3},
                                      Modal{"заборонено", -3},
                                      Modal{"забороняється", -3},
                                      Modal{"заборонена", -3},
                                      Modal{"заборонені", -3}};

constexpr std::array arabic_modals{
    Modal{"يجب", 3},          Modal{"يتعين", 3},      Modal{"تتعين", 3},      Modal{"يلتزم", 3},
    Modal{"تلتزم", 3},        Modal{"يلتزمان", 3},    Modal{"تلتزمان", 3},    Modal{"يلتزمون", 3},
    Modal{"يتعهد", 3},        Modal{"تتعهد", 3},      Modal{"يتعهدان", 3},    Modal{"تتعهدان", 3},
    Modal{"سوف", 3},          Modal{"ينبغي", 2},      Modal{"يجوز", 1},       Modal{"تجوز", 1},
    Modal{"يمكن", 1},         Modal{"يحق", 1},        Modal{"يستطيع", 1},     Modal{"تستطيع", 1},
    Modal{"يسمح", 1},         Modal{"لا يجوز", -3},   Modal{"لا تجوز", -3},   Modal{"لا يمكن", -3},
    Modal{"لا يحق", -3},      Modal{"لا ينبغي", -2},  Modal{"لا يسمح", -3},   Modal{"لا يجب", -3},
    Modal{"لا يستطيع", -3},   Modal{"لا تستطيع", -3}, Modal{"لا يتعين", 0},   Modal{"لا تلتزم", 0},
    Modal{"لا يلتزم", 0},     Modal{"يجب ألا", -3},   Modal{"يجب أن لا", -3}, Modal{"ينبغي ألا", -2},
    Modal{"ينبغي أن لا", -2}, Modal{"يتعين ألا", -3}, Modal{"يحظر", -3},      Modal{"تحظر", -3},
    Modal{"يمنع", -3},        Modal{"تمنع", -3}};

constexpr std::array<std::string_view, 9> english_negations{"not",     "no",   "never",   "nor",   "neither",
                                                            "without", "none", "nothing", "except"};
constexpr std::array<std::string_view, 9> russian_negations{
    "не", "нет", "ни", "без", "никогда", "никакой", "никакие", "никаких", "кроме"};
constexpr std::array<std::string_view, 9> ukrainian_negations{"не",    "ні",     "без",    "ніколи", "жоден",
                                                              "жодна", "жодних", "жодної", "крім"};
constexpr std::array<std::string_view, 10> arabic_negations{"لا",  "لن",   "لم",  "ليس", "ليست",
                                                            "دون", "بدون", "عدم", "غير", "باستثناء"};

constexpr std::array english_hedges{
    Modal{"subject to", -1},     Modal{"depends on", -1},         Modal{"in principle", -1},
    Modal{"where possible", -1}, Modal{"as far as possible", -1}, Modal{"as appropriate", -1},
    Modal{"endeavour to", -1},   Modal{"endeavor to", -1},        Modal{"make efforts to", -1},
    Modal{"best efforts", -1},   Modal{"consider", -1},           Modal{"unless", -1},
    Modal{"without delay", 1},   Modal{"immediately", 1},         Modal{"unconditionally", 1},
    Modal{"fully", 1},           Modal{"permanently", 1},         Modal{"under no circumstances", 1}};
constexpr std::array russian_hedges{Modal{"при условии", -1},
                                    Modal{"зависит от", -1},
                                    Modal{"в принципе", -1},
                                    Modal{"по возможности", -1},
                                    Modal{"стремится", -1},
                                    Modal{"стремятся", -1},
                                    Modal{"если", -1},
                                    Modal{"рассматривает", -1},
                                    Modal{"немедленно", 1},
                                    Modal{"незамедлительно", 1},
                                    Modal{"безусловно", 1},
                                    Modal{"полностью", 1},
                                    Modal{"ни при каких условиях", 1}};
constexpr std::array ukrainian_hedges{
    Modal{"за умови", -1},   Modal{"залежить від", -1}, Modal{"у принципі", -1}, Modal{"за можливості", -1},
    Modal{"прагне", -1},     Modal{"прагнуть", -1},     Modal{"якщо", -1},       Modal{"негайно", 1},
    Modal{"невідкладно", 1}, Modal{"безумовно", 1},     Modal{"повністю", 1},    Modal{"за жодних умов", 1}};
constexpr std::array arabic_hedges{
    Modal{"رهنا", -1},        Modal{"بشرط", -1},     Modal{"يتوقف على", -1}, Modal{"من حيث المبدأ", -1},
    Modal{"قدر الإمكان", -1}, Modal{"تسعى", -1},     Modal{"يسعى", -1},      Modal{"إذا", -1},
    Modal{"فورا", 1},         Modal{"دون تأخير", 1}, Modal{"بالكامل", 1},    Modal{"دون شروط", 1}};

struct Month {
  std::string_view word;
  int number;
};
constexpr std::array months{
    Month{"january", 1},   Month{"february", 2}, Month{"march", 3},      Month{"april", 4},
    Month{"may", 5},       Month{"june", 6},     Month{"july", 7},       Month{"august", 8},
    Month{"september", 9}, Month{"october", 10}, Month{"november", 11},  Month{"december", 12},
    Month{"января", 1},    Month{"февраля", 2},  Month{"марта", 3},      Month{"апреля", 4},
    Month{"мая", 5},       Month{"июня", 6},     Month{"июля", 7},       Month{"августа", 8},
    Month{"сентября", 9},  Month{"октября", 10}, Month{"ноября", 11},    Month{"декабря", 12},
    Month{"январь", 1},    Month{"февраль", 2},  Month{"март", 3},       Month{"апрель", 4},
    Month{"май", 5},       Month{"июнь", 6},     Month{"июль", 7},       Month{"август", 8},
    Month{"сентябрь", 9},  Month{"октябрь", 10}, Month{"ноябрь", 11},    Month{"декабрь", 12},
    Month{"січня", 1},     Month{"лютого", 2},   Month{"березня", 3},    Month{"квітня", 4},
    Month{"травня", 5},    Month{"червня", 6},   Month{"липня", 7},      Month{"серпня", 8},
    Month{"вересня", 9},   Month{"жовтня", 10},  Month{"листопада", 11}, Month{"грудня", 12},
    Month{"يناير", 1},     Month{"فبراير", 2},   Month{"مارس", 3},       Month{"أبريل", 4},
    Month{"إبريل", 4},     Month{"مايو", 5},     Month{"يونيو", 6},      Month{"يوليو", 7},
    Month{"أغسطس", 8},     Month{"سبتمبر", 9},   Month{"أكتوبر", 10},    Month{"نوفمبر", 11},
    Month{"ديسمبر", 12},   Month{"آذار", 3},     Month{"نيسان", 4},      Month{"أيار", 5},
    Month{"حزيران", 6},    Month{"تموز", 7},     Month{"آب", 8},         Month{"أيلول", 9}};

constexpr std::array<std::string_view, 32> english_numbers{
    "two",      "three",    "four",    "five",     "six",      "seven",   "eight",   "nine",
    "ten",      "eleven",   "twelve",  "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen", "twenty",  "thirty",   "forty",    "fifty",   "sixty",   "seventy",
    "eighty",   "ninety",   "hundred", "thousand", "million",  "billion", "half",    "dozen"};
constexpr std::array<std::string_view, 44> russian_numbers{
    "два",        "две",        "двух",       "три",        "трёх",       "трех",       "четыре",
    "четырёх",    "четырех",    "пять",       "пяти",       "шесть",      "шести",      "семь",
    "семи",       "восемь",     "восьми",     "девять",     "девяти",     "десять",     "десяти",
    "двенадцать", "двенадцати", "пятнадцать", "пятнадцати", "двадцать",   "двадцати",   "тридцать",
    "тридцати",   "сорок",      "сорока",     "пятьдесят",  "пятидесяти", "шестьдесят", "шестидесяти",
    "девяносто",  "девяноста",  "сто",        "ста",        "тысяч",      "тысячи",     "миллионов",
    "миллиона",   "миллиардов"};
constexpr std::array<std::string_view, 40> ukrainian_numbers{
    "два",         "дві",         "двох",       "три",       "трьох",      "чотири",     "чотирьох",
    "п'ять",       "п'яти",       "шість",      "шести",     "сім",        "семи",       "вісім",
    "восьми",      "дев'ять",     "дев'яти",    "десять",    "десяти",     "дванадцять", "дванадцяти",
    "п'ятнадцять", "п'ятнадцяти", "двадцять",   "двадцяти",  "тридцять",   "тридцяти",   "сорок",
    "сорока",      "п'ятдесят",   "п'ятдесяти", "шістдесят", "шістдесяти", "дев'яносто", "сто",
    "ста",         "тисяч",       "тисячі",     "мільйонів", "мільйона"};
constexpr std::array<std::string_view, 34> arabic_numbers{
    "اثنين", "اثنان", "سنتين", "شهرين", "يومين", "ثلاث",   "ثلاثة",  "أربع",   "أربعة",
    "خمس",   "خمسة",  "ست",    "ستة",   "سبع",   "سبعة",   "ثماني",  "ثمانية", "تسع",
    "تسعة",  "عشر",   "عشرة",  "عشرين", "عشرون", "ثلاثين", "ثلاثون", "أربعين", "خمسين",
    "ستين",  "تسعين", "مائة",  "مئة",   "ألف",   "مليون",  "مليار"};

constexpr std::array<std::string_view, 12> english_words{"the", "of", "and", "to",  "in", "shall",
                                                         "be",  "a",  "by",  "for", "is", "with"};

}  // namespace

std::string_view name_of(Language language) {
  switch (language) {
    case Language::english:
      return "English";
    case Language::russian:
      return "Russian";
    case Language::ukrainian:
      return "Ukrainian";
    case Language::arabic:
      return "Arabic";
    case Language::other:
      break;
  }
  return "another language";
}

Language language_of(std::string_view utf8, const text::Toolkit& toolkit) {
  std::size_t latin = 0, cyrillic = 0, arabic = 0, ukrainian = 0, russian = 0, persian = 0,
              other_cyrillic = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = text::next_code_point(utf8, i);
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F)) ++latin;
    if (c >= 0x400 && c <= 0x52F) {
      ++cyrillic;
      constexpr std::u32string_view only_ukrainian = U"іїєґІЇЄҐ";
      constexpr std::u32string_view only_russian = U"ыэъёЫЭЪЁ";
      constexpr std::u32string_view neither = U"ўЎљњћђџјқғүұһөәқҚӣӯ";
      ukrainian += only_ukrainian.find(c) != std::u32string_view::npos;
      russian += only_russian.find(c) != std::u32string_view::npos;
      other_cyrillic += neither.find(c) != std::u32string_view::npos;
    }
    if (c >= 0x621 && c <= 0x6FF) {
      ++arabic;
      persian += c == 0x67E || c == 0x686 || c == 0x698 || c == 0x6AF || c == 0x6CC || c == 0x679;
    }
  }
  const std::size_t most = std::max({latin, cyrillic, arabic});
  if (most == 0) return Language::other;
  if (most == arabic) return persian * 50 > arabic ? Language::other : Language::arabic;
  if (most == cyrillic) {
    if (other_cyrillic * 100 > cyrillic) return Language::other;
    return ukrainian > russian ? Language::ukrainian : Language::russian;
  }
  std::size_t words = 0, known = 0;
  const std::string_view head = utf8.substr(0, text::byte_of_code_point(utf8, 20000));
  for (const text::Span& word : toolkit.words(head)) {
    ++words;
    std::string folded = toolkit.fold(head.substr(word.begin, word.size()));
    known += std::find(english_words.begin(), english_words.end(), folded) != english_words.end();
    if (words >= 2000) break;
  }
  return known * 10 >= words ? Language::english : Language::other;
}

std::span<const Modal> modals_of(Language language) {
  switch (language) {
    case Language::english:
      return english_modals;
    case Language::russian:
      return russian_modals;
    case Language::ukrainian:
      return ukrainian_modals;
    case Language::arabic:
      return arabic_modals;
    case Language::other:
      break;
  }
  return {};
}

std::span<const std::string_view> negations_of(Language language) {
  switch (language) {
    case Language::english:
      return english_negations;
    case Language::russian:
      return russian_negations;
    case Language::ukrainian:
      return ukrainian_negations;
    case Language::arabic:
      return arabic_negations;
    case Language::other:
      break;
  }
  return {};
}

std::span<const Modal> hedges_of(Language language) {
  switch (language) {
    case Language::english:
      return english_hedges;
    case Language::russian:
      return russian_hedges;
    case Language::ukrainian:
      return ukrainian_hedges;
    case Language::arabic:
      return arabic_hedges;
    case Language::other:
      break;
  }
  return {};
}

int month_of(std::string_view folded) {
  for (const Month& month : months) {
    if (month.word == folded) return month.number;
  }
  return 0;
}

bool is_number_word(std::string_view folded, Language language) {
  const auto in = [&](const auto& words) {
    return std::find(words.begin(), words.end(), folded) != words.end();
  };
  switch (language) {
    case Language::english:
      return in(english_numbers);
    case Language::russian:
      return in(russian_numbers);
    case Language::ukrainian:
      return in(ukrainian_numbers);
    case Language::arabic:
      return in(arabic_numbers);
    case Language::other:
      break;
  }
  return false;
}

}  // namespace mediant::drafts
