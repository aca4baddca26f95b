#include "lexicon.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

namespace mediant::record::detail {
namespace {

template <class Each>
void for_words(std::string_view list, char separator, Each each) {
  for (std::size_t i = 0; i < list.size();) {
    std::size_t j = i;
    while (j < list.size() && list[j] != separator && !(separator == ' ' && list[j] == '\n')) ++j;
    if (j > i) each(list.substr(i, j - i));
    i = j + 1;
  }
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
template <class T>
using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

Map<std::uint64_t> make_classes() {
  Map<std::uint64_t> map;
  for (const WordList& list : word_lists()) {
    for_words(list.words, ' ', [&](std::string_view word) {
      std::string key(word);
      std::replace(key.begin(), key.end(), '_', ' ');
      map[key] |= list.which;
    });
  }
  return map;
}

// ---- Inflection by rule -------------------------------------------------------------------------------

bool vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// One short vowel between consonants in the last syllable doubles: stop, commit, refer.
bool doubles(std::string_view lemma) {
  static constexpr std::array stressed = {"admit",  "commit",  "submit", "permit", "compel", "expel",
                                          "propel", "refer",   "prefer", "confer", "defer",  "occur",
                                          "incur",  "recur",   "rebut",  "abet",   "regret", "transfer",
                                          "patrol", "control", "equip",  "veto"};
  const std::size_t n = lemma.size();
  if (n < 3 || vowel(lemma[n - 1]) || std::string_view("wxy").find(lemma[n - 1]) != std::string_view::npos)
    return false;
  if (!vowel(lemma[n - 2]) || vowel(lemma[n - 3])) return false;
  if (std::find(stressed.begin(), stressed.end(), lemma) != stressed.end()) return true;
  const auto vowels = std::count_if(lemma.begin(), lemma.end(), vowel);
  return vowels == 1;
}

std::string third_person(const std::string& lemma) {
  const std::size_t n = lemma.size();
  if (lemma.ends_with("s") || lemma.ends_with("x") || lemma.ends_with("z") || lemma.ends_with("ch") ||
      lemma.ends_with("sh") || lemma.ends_with("o"))
    return lemma + "es";
  if (lemma.ends_with("y") && n > 1 && !vowel(lemma[n - 2])) return lemma.substr(0, n - 1) + "ies";
  return lemma + "s";
}
std::string with_ed(const std::string& lemma) {
  const std::size_t n = lemma.size();
  if (lemma.ends_with("e")) return lemma + "d";
  if (lemma.ends_with("y") && n > 1 && !vowel(lemma[n - 2])) return lemma.substr(0, n - 1) + "ied";
  if (doubles(lemma)) return lemma + lemma.back() + "ed";
  return lemma + "ed";
}
std::string with_ing(const std::string& lemma) {
  const std::size_t n = lemma.size();
  if (lemma.ends_with("ie")) return lemma.substr(0, n - 2) + "ying";
  if (lemma.ends_with("e") && !lemma.ends_with("ee")) return lemma.substr(0, n - 1) + "ing";
  if (doubles(lemma)) return lemma + lemma.back() + "ing";
  return lemma + "ing";
}

struct Verbs {
  std::vector<std::unique_ptr<VerbEntry>> entries;
  Map<VerbMatch> forms;

  void add_form(std::string form, const VerbEntry* verb, std::uint8_t which) {
    VerbMatch& match = forms[std::move(form)];
    if (match.verb == nullptr) match.verb = verb;
    if (match.verb == verb) match.forms = static_cast<std::uint8_t>(match.forms | which);
  }
};

Verbs make_verbs() {
  Verbs verbs;
  Map<VerbEntry*> by_lemma;
  std::vector<VerbEntry*> order;
  for (const VerbList& list : verb_lists()) {
    for_words(list.lemmas, ' ', [&](std::string_view lemma) {
      VerbEntry*& entry = by_lemma[std::string(lemma)];
      if (entry == nullptr) {
        verbs.entries.push_back(std::make_unique<VerbEntry>(VerbEntry{std::string(lemma), 0}));
        entry = verbs.entries.back().get();
        order.push_back(entry);
      }
      entry->which = static_cast<std::uint16_t>(entry->which | list.which);
    });
  }
  Map<std::vector<std::string>> irregular;
  for_words(irregular_verbs(), '\n', [&](std::string_view line) {
    std::vector<std::string> parts;
    for_words(line, ' ', [&](std::string_view part) { parts.emplace_back(part); });
    irregular[parts.front()] = parts;
  });
  for (VerbEntry* verb : order) verbs.add_form(verb->lemma, verb, f_base);
  for (VerbEntry* verb : order) {
    const std::string& lemma = verb->lemma;
    const auto found = irregular.find(lemma);
    if (found != irregular.end() && found->second.size() >= 3) {
      const auto& parts = found->second;
      verbs.add_form(parts[1], verb, f_past);
      verbs.add_form(parts[2], verb, f_participle);
      verbs.add_form(parts.size() > 3 ? parts[3] : third_person(lemma), verb, f_third);
      verbs.add_form(parts.size() > 4 ? parts[4] : with_ing(lemma), verb, f_gerund);
    } else {
      verbs.add_form(with_ed(lemma), verb, f_past | f_participle);
      verbs.add_form(third_person(lemma), verb, f_third);
      verbs.add_form(with_ing(lemma), verb, f_gerund);
      if (lemma.ends_with("l") && lemma.size() > 3 && vowel(lemma[lemma.size() - 2])) {
        verbs.add_form(lemma + "led", verb, f_past | f_participle);  // British: cancelled, signalled
        verbs.add_form(lemma + "ling", verb, f_gerund);
      }
    }
  }
  return verbs;
}

// ---- Names of the gazetteer ---------------------------------------------------------------------------

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct Gazetteer {
  Map<PlaceMatch> names;
  Map<bool> begins;
  void add(std::string_view name, PlaceMatch match) {
    const std::string key = lower_ascii(name);
    names.try_emplace(key, match);
    const std::size_t space = key.find(' ');
    if (space != std::string::npos) begins[key.substr(0, space)] = true;
  }
};

Gazetteer make_gazetteer() {
  Gazetteer g;
  for (const auto* table : {&state_places(), &other_places()}) {
    for (const Place& place : *table) {
      g.add(place.name, {&place, false, false});
      for_words(place.also, ',', [&](std::string_view n) { g.add(n, {&place, false, false}); });
      for_words(place.demonyms, ',', [&](std::string_view n) { g.add(n, {&place, true, false}); });
      for_words(place.metonyms, ',', [&](std::string_view n) { g.add(n, {&place, false, true}); });
    }
  }
  return g;
}
const Gazetteer& gazetteer() {
  static const Gazetteer g = make_gazetteer();
  return g;
}

}  // namespace

std::uint64_t classes(std::string_view lower) {
  static const Map<std::uint64_t> map = make_classes();
  const auto found = map.find(lower);
  return found == map.end() ? 0 : found->second;
}

VerbMatch verb_of(std::string_view lower) {
  static const Verbs verbs = make_verbs();
  const auto found = verbs.forms.find(lower);
  return found == verbs.forms.end() ? VerbMatch{} : found->second;
}

PlaceMatch place_of(const std::string& name) {
  const auto found = gazetteer().names.find(name);
  return found == gazetteer().names.end() ? PlaceMatch{} : found->second;
}

bool begins_place(std::string_view lower) { return gazetteer().begins.contains(lower); }

std::string singular(const std::string& w) {
  if (w.ends_with("ies")) return w.substr(0, w.size() - 3) + "y";
  if (w.ends_with("men")) return w.substr(0, w.size() - 3) + "man";
  if (w.ends_with("s") && !w.ends_with("ss")) return w.substr(0, w.size() - 1);
  return w;
}

}  // namespace mediant::record::detail
