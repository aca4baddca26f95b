#include "mediant/drafts/language.hpp"

#include <algorithm>
#include <array>

#include "language_tables.hpp"

namespace mediant::drafts {
namespace {

template <class Visit>
void each_form(std::string_view forms, Visit visit) {
  while (!forms.empty()) {
    const std::size_t end = std::min(forms.find('|'), forms.size());
    visit(forms.substr(0, end));
    forms.remove_prefix(std::min(end + 1, forms.size()));
  }
}

std::vector<std::string_view> list_of(std::string_view forms) {
  std::vector<std::string_view> out;
  each_form(forms, [&](std::string_view form) { out.push_back(form); });
  return out;
}

std::unordered_map<std::string_view, std::vector<Modal>> by_first_word(std::span<const Forms> table) {
  std::unordered_map<std::string_view, std::vector<Modal>> out;
  for (const Forms& forms : table) {
    const std::string_view key = forms.forms.substr(0, forms.forms.find('|'));
    each_form(forms.forms, [&](std::string_view form) {
      out[form.substr(0, form.find(' '))].push_back({form, key, forms.force});
    });
  }
  return out;
}

Lexicon built(const LanguageTable& table) {
  Lexicon out;
  out.modals = by_first_word(table.modals);
  out.hedges = by_first_word(table.hedges);
  out.negations = list_of(table.negations);
  for (const NumberForms& number : table.numbers)
    each_form(number.forms, [&](std::string_view form) { out.numbers.emplace(form, number.value); });
  for (const NumberForms& ordinal : table.ordinals) {
    const auto place = static_cast<int>(ordinal.value);
    each_form(ordinal.forms, [&](std::string_view stem) {
      if (table.ordinal_endings.empty()) out.ordinals.emplace(stem, place);
      each_form(table.ordinal_endings, [&](std::string_view ending) {
        out.ordinals.emplace(std::string(stem) + std::string(ending), place);
      });
    });
  }
  out.loose_fractions = list_of(table.loose_fractions);
  out.loose_ones = list_of(table.loose_ones);
  out.and_half = list_of(table.and_half);
  for (const std::string_view unit : table.units)
    each_form(unit, [&](std::string_view form) { out.units.emplace(form, unit); });
  out.measures = list_of(table.measures);
  out.provisions = list_of(table.provisions);
  out.capitals_are_names = table.capitals_are_names;
  return out;
}

// Frequent words of languages that are not read, so that Portuguese is not taken for Spanish.
constexpr std::array<std::string_view, 4> neighbours{
    "o|os|as|do|da|dos|das|e|em|não|que|por|se|um|uma|ao|com|para|no|na|é|são|de|pelo|pela|cada",
    "il|lo|gli|della|delle|del|dei|di|che|per|un|una|non|le|la|e|è|sono|con|al|alla|nel|nella|ogni",
    "de|het|een|van|en|in|op|te|dat|zijn|niet|voor|met|aan|door|wordt|worden|elke|bij",
    "i|w|na|z|do|się|nie|jest|są|oraz|przez|dla|po|od|lub|każda|każdy|ma|może|o"};

struct Month {
  int number;
  std::string_view forms;
};
constexpr std::array months{
    Month{1, "january|jan|января|январь|січня|січень|يناير|janvier|enero|januar|jänner"},
    Month{2, "february|feb|февраля|февраль|лютого|лютий|فبراير|شباط|février|febrero|februar"},
    Month{3, "march|mar|марта|март|березня|березень|مارس|آذار|mars|marzo|märz"},
    Month{4, "april|apr|апреля|апрель|квітня|квітень|أبريل|إبريل|ابريل|نيسان|avril|abril"},
    Month{5, "may|мая|май|травня|травень|مايو|أيار|mai|mayo"},
    Month{6, "june|jun|июня|июнь|червня|червень|يونيو|حزيران|juin|junio|juni"},
    Month{7, "july|jul|июля|июль|липня|липень|يوليو|تموز|juillet|julio|juli"},
    Month{8, "august|aug|августа|август|серпня|серпень|أغسطس|آب|août|agosto"},
    Month{
        9,
        "september|sept|sep|сентября|сентябрь|вересня|вересень|سبتمبر|أيلول|septembre|septiembre|setiembre"},
    Month{10, "october|oct|октября|октябрь|жовтня|жовтень|أكتوبر|octobre|octubre|oktober"},
    Month{11, "november|nov|ноября|ноябрь|листопада|листопад|نوفمبر|novembre|noviembre"},
    Month{12, "december|dec|декабря|декабрь|грудня|грудень|ديسمبر|décembre|diciembre|dezember"}};

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
    case Language::french:
      return "French";
    case Language::spanish:
      return "Spanish";
    case Language::german:
      return "German";
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
  // By frequent words: the language that has most of them, if it has a tenth of the text.
  constexpr std::array latin_languages{Language::english, Language::french, Language::spanish,
                                       Language::german};
  const std::array tables{&english_table, &french_table, &spanish_table, &german_table};
  static const auto languages_with = [&] {
    std::unordered_map<std::string_view, std::vector<std::size_t>> out;
    for (std::size_t l = 0; l < tables.size(); ++l)
      each_form(tables[l]->frequent, [&](std::string_view form) { out[form].push_back(l); });
    for (std::size_t l = 0; l < neighbours.size(); ++l)
      each_form(neighbours[l], [&](std::string_view form) { out[form].push_back(tables.size() + l); });
    return out;
  }();
  std::array<std::size_t, tables.size() + neighbours.size()> known{};
  std::size_t words = 0;
  const std::string_view head = utf8.substr(0, text::byte_of_code_point(utf8, 20000));
  for (const text::Span& word : toolkit.words(head)) {
    ++words;
    const std::string folded = toolkit.fold(head.substr(word.begin, word.size()));
    if (const auto at = languages_with.find(folded); at != languages_with.end())
      for (const std::size_t l : at->second) ++known[l];
    if (words >= 2000) break;
  }
  const auto best = static_cast<std::size_t>(std::max_element(known.begin(), known.end()) - known.begin());
  return best < latin_languages.size() && known[best] > 0 && known[best] * 10 >= words ? latin_languages[best]
                                                                                       : Language::other;
}

const Lexicon& lexicon_of(Language language) {
  static const std::array lexicons{
      built(english_table), built(russian_table), built(ukrainian_table), built(arabic_table),
      built(french_table),  built(spanish_table), built(german_table),    Lexicon{}};
  return lexicons[static_cast<std::size_t>(language)];
}

int month_of(std::string_view folded) {
  static const auto table = [] {
    std::unordered_map<std::string_view, int> out;
    for (const Month& month : months)
      each_form(month.forms, [&](std::string_view form) { out.emplace(form, month.number); });
    return out;
  }();
  const auto at = table.find(folded);
  return at == table.end() ? 0 : at->second;
}

}  // namespace mediant::drafts
