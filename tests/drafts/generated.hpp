// Drafts with known answers: a draft of random clauses, and a second made from it by moves, splits, merges,
// deletions, additions, changed figures and modal verbs, and noise in the words.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "mediant/drafts/compare.hpp"
#include "mediant/formats/document.hpp"

namespace mediant::drafts::generated {

class Random {  // SplitMix64 (Steele, Lea & Flood 2014)
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

// A clause is words; "#n" is a figure, "@n" a modal verb, both kept apart from the noise.
using Words = std::vector<std::string>;

struct Answer {
  std::string first, second;                       // the two drafts as text
  std::vector<std::vector<std::size_t>> partners;  // of each clause of the first: clauses of the second
  std::vector<bool> special;                       // split or merged
  std::vector<std::vector<Pair>> numbers, modals;  // of each clause of the first
};

// What an invented text in a language is made of: syllables of no real word, and the language's own small
// words, modal verbs of different meaning and spelled-out numbers of different value.
struct Tongue {
  Language language = Language::english;
  Words heads, tails, small, modals, numbers;
};

inline const Tongue& tongue_of(Language language) {
  static const Words latin_heads{"ba",  "de", "fir", "gol", "ha", "jun", "kes", "lo",
                                 "mar", "ni", "or",  "pel", "ra", "sto", "tu",  "ve"};
  static const Words latin_tails{"ran", "tion", "ment", "dor",  "lis", "ka", "ver", "sen",
                                 "mo",  "ity",  "al",   "ture", "pon", "gi", "ed",  "es"};
  static const Words cyrillic_heads{"ба",  "де", "фир", "гол", "ха", "жун", "кес", "ло",
                                    "мар", "ни", "ор",  "пел", "ра", "сто", "ту",  "ве"};
  static const Words cyrillic_tails{"ран", "ция",  "мент", "дор", "лис", "ка", "вер", "сен",
                                    "мо",  "ость", "аль",  "тур", "пон", "ги", "ед",  "ес"};
  static const Words arabic_heads{"با", "دي", "فير", "غول", "حا", "جون", "كس", "لو",
                                  "مر", "ني", "ور",  "بل",  "را", "ستو", "تو", "في"};
  static const Words arabic_tails{"ران", "شن", "منت", "دور", "لس",  "كا", "فر", "سن",
                                  "مو",  "يت", "ال",  "تور", "بون", "غي", "يد", "اس"};
  static const std::vector<Tongue> tongues{
      {Language::english,
       latin_heads,
       latin_tails,
       {"the", "of", "and", "to", "in", "by", "for", "both", "parties", "with", "on", "all"},
       {"shall", "should", "may", "must", "will", "shall not", "may not", "must not"},
       {"two", "seven", "twelve", "thirty-five", "forty", "one hundred", "two thousand", "sixty"}},
      {Language::russian,
       cyrillic_heads,
       cyrillic_tails,
       {"в", "и", "на", "с", "по", "для", "обе", "стороны", "всех", "от", "к", "ы"},
       {"должны", "следует", "может", "обязаны", "вправе", "не может", "не должны", "запрещается"},
       {"два", "семь", "двенадцать", "тридцать пять", "сорок", "сто", "две тысячи", "шестидесяти"}},
      {Language::ukrainian,
       cyrillic_heads,
       cyrillic_tails,
       {"в", "і", "на", "з", "по", "для", "обидві", "сторони", "всіх", "від", "до", "їх"},
       {"повинні", "слід", "може", "зобов'язані", "можна", "не може", "не повинні", "заборонено"},
       {"два", "сім", "дванадцять", "тридцять п'ять", "сорок", "сто", "дві тисячі", "шістдесяти"}},
      {Language::arabic,
       arabic_heads,
       arabic_tails,
       {"في", "من", "على", "إلى", "مع", "عن", "كل", "الطرفان", "هذا", "بين", "جميع", "هذه"},
       {"يجب", "ينبغي", "يجوز", "يلتزم", "يحق", "لا يجوز", "لا يجب", "يحظر"},
       {"سبعة", "اثنين", "أربعين", "خمس وثلاثين", "ستين", "مائة", "عشرة", "ثلاثة آلاف"}},
      {Language::french,
       latin_heads,
       latin_tails,
       {"le", "la", "les", "des", "du", "et", "dans", "pour", "par", "sur", "avec", "aux"},
       {"doit", "devrait", "peut", "devra", "pourra", "ne peut pas", "ne doit pas", "est tenu de"},
       {"deux", "sept", "douze", "trente-cinq", "quarante", "cent", "deux mille", "quatre-vingts"}},
      {Language::spanish,
       latin_heads,
       latin_tails,
       {"el", "la", "los", "las", "del", "y", "en", "que", "por", "para", "con", "al"},
       {"deberá", "debería", "podrá", "debe", "puede", "no podrá", "no deberá", "queda prohibido"},
       {"dos", "siete", "doce", "treinta y cinco", "cuarenta", "cien", "dos mil", "sesenta"}},
      {Language::german,
       latin_heads,
       latin_tails,
       {"der", "die", "das", "des", "und", "ist", "in", "von", "zu", "mit", "für", "auf"},
       {"muss", "sollte", "kann", "darf", "soll", "darf nicht", "kann nicht", "ist untersagt"},
       {"zwei", "sieben", "zwölf", "fünfunddreißig", "vierzig", "hundert", "zweitausend", "sechzig"}}};
  for (const Tongue& tongue : tongues)
    if (tongue.language == language) return tongue;
  return tongues.front();
}

// Frequent words come often (Zipf).
inline std::string word(Random& random, const Tongue& tongue) {
  constexpr double vocabulary = 1500;
  const auto rank = static_cast<std::size_t>(std::pow(vocabulary, random.unit()));
  const std::size_t h = rank * 2654435761U;
  std::string out = tongue.heads[h % 16] + tongue.tails[(h / 16) % 16];
  if ((h / 256) % 3 != 0) out += tongue.tails[(h / 768) % 16];
  return out;
}

inline Words clause(Random& random, const Tongue& tongue) {
  Words words;
  const std::size_t length = 14 + random.below(24);
  for (std::size_t i = 0; i < length; ++i) {
    if (random.unit() < 0.35) {
      words.push_back(tongue.small[random.below(tongue.small.size())]);
    } else {
      words.push_back(word(random, tongue));
    }
  }
  const std::size_t modal = 2 + random.below(3);
  words.insert(words.begin() + static_cast<std::ptrdiff_t>(modal),
               "@" + tongue.modals[random.below(tongue.modals.size())]);
  for (std::size_t figures = random.below(3); figures > 0; --figures) {
    // Never beside another figure: "12 345" would be one.
    const std::size_t at = modal + 2 + random.below(words.size() - modal - 3);
    if (words[at][0] == '#' || words[at - 1][0] == '#') continue;
    const bool spelled = random.unit() < 0.25;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at),
                 "#" + (spelled ? tongue.numbers[random.below(tongue.numbers.size())]
                                : std::to_string(10 + random.below(990))));
  }
  return words;
}

inline bool kept(const std::string& word) { return word[0] == '#' || word[0] == '@'; }

inline void add_noise(Words& words, double share, Random& random, const Tongue& tongue) {
  for (std::string& w : words)
    if (!kept(w) && random.unit() < share) w = word(random, tongue);
}

inline std::string sentence(const Words& words) {
  std::string out;
  for (const std::string& w : words) {
    if (!out.empty()) out += ' ';
    out += kept(w) ? w.substr(1) : w;
  }
  return out + ".";
}

inline std::string numbered(const std::vector<Words>& clauses) {
  std::string out;
  for (std::size_t i = 0; i < clauses.size(); ++i)
    out += std::to_string(i + 1) + ". " + sentence(clauses[i]) + "\n\n";
  return out;
}

struct Recipe {
  std::size_t clauses = 30, moved_blocks = 5, splits = 2, merges = 2, deleted = 2, added = 2;
  double noise = 0.4;
  Language language = Language::english;
};

inline Answer make(const Recipe& recipe, std::uint64_t seed) {
  Random random(seed);
  const Tongue& tongue = tongue_of(recipe.language);
  const std::size_t n = recipe.clauses;
  std::vector<Words> first;
  for (std::size_t i = 0; i < n; ++i) first.push_back(clause(random, tongue));
  Answer answer;
  answer.partners.resize(n);
  answer.special.assign(n, false);
  answer.numbers.resize(n);
  answer.modals.resize(n);
  answer.first = numbered(first);

  struct Piece {
    Words words;
    std::vector<std::size_t> from;
  };
  std::vector<Piece> second;
  for (std::size_t i = 0; i < n; ++i) {
    Words words = first[i];
    for (std::string& w : words) {
      if (w[0] == '#' && random.unit() < 0.3) {
        const bool figure = w[1] >= '0' && w[1] <= '9';
        const std::string to = figure ? std::to_string(1000 + random.below(9000))
                                      : tongue.numbers[random.below(tongue.numbers.size())];
        if (to != w.substr(1)) answer.numbers[i].push_back({w.substr(1), to});
        w = "#" + to;
      }
      if (w[0] == '@' && random.unit() < 0.3) {
        const std::string to = tongue.modals[random.below(tongue.modals.size())];
        if (to != w.substr(1)) answer.modals[i].push_back({w.substr(1), to});
        w = "@" + to;
      }
    }
    add_noise(words, recipe.noise, random, tongue);
    second.push_back({words, {i}});
  }
  const auto free_place = [&](std::size_t room) {
    while (true) {
      const std::size_t at = random.below(second.size() - room);
      bool good = true;
      for (std::size_t k = 0; k <= room; ++k)
        good = good && second[at + k].from.size() == 1 && !answer.special[second[at + k].from[0]];
      if (good) return at;
    }
  };
  for (std::size_t k = 0; k < recipe.deleted; ++k)
    second.erase(second.begin() + static_cast<std::ptrdiff_t>(free_place(0)));
  for (std::size_t k = 0; k < recipe.splits; ++k) {
    const std::size_t at = free_place(0);
    answer.special[second[at].from[0]] = true;
    Piece tail = second[at];
    const auto cut = static_cast<std::ptrdiff_t>(tail.words.size() / 2);
    tail.words.erase(tail.words.begin(), tail.words.begin() + cut);
    second[at].words.resize(static_cast<std::size_t>(cut));
    second.insert(second.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(tail));
  }
  for (std::size_t k = 0; k < recipe.merges; ++k) {
    const std::size_t at = free_place(1);
    answer.special[second[at].from[0]] = answer.special[second[at + 1].from[0]] = true;
    second[at].words.insert(second[at].words.end(), second[at + 1].words.begin(), second[at + 1].words.end());
    second[at].from.push_back(second[at + 1].from[0]);
    second.erase(second.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  }
  for (std::size_t k = 0; k < recipe.added; ++k)
    second.insert(second.begin() + static_cast<std::ptrdiff_t>(random.below(second.size())),
                  Piece{clause(random, tongue), {}});
  for (std::size_t k = 0; k < recipe.moved_blocks; ++k) {
    const std::size_t length = 1 + random.below(3);
    const std::size_t at = random.below(second.size() - length);
    std::vector<Piece> block(second.begin() + static_cast<std::ptrdiff_t>(at),
                             second.begin() + static_cast<std::ptrdiff_t>(at + length));
    second.erase(second.begin() + static_cast<std::ptrdiff_t>(at),
                 second.begin() + static_cast<std::ptrdiff_t>(at + length));
    const std::size_t to = random.below(second.size());
    second.insert(second.begin() + static_cast<std::ptrdiff_t>(to), block.begin(), block.end());
  }
  std::vector<Words> words;
  for (std::size_t j = 0; j < second.size(); ++j) {
    for (const std::size_t i : second[j].from) answer.partners[i].push_back(j);
    words.push_back(second[j].words);
  }
  answer.second = numbered(words);
  return answer;
}

struct Score {
  double right = 0, found = 0, wanted = 0;
  [[nodiscard]] double precision() const { return found > 0 ? right / found : 1; }
  [[nodiscard]] double recall() const { return wanted > 0 ? right / wanted : 1; }
};

inline void count_pairs(std::vector<Pair> found, std::vector<Pair> wanted, Score& score) {
  score.found += static_cast<double>(found.size());
  score.wanted += static_cast<double>(wanted.size());
  for (const Pair& pair : found) {
    const auto at = std::find(wanted.begin(), wanted.end(), pair);
    if (at == wanted.end()) continue;
    wanted.erase(at);
    score.right += 1;
  }
}

struct Scores {
  Score links, special, numbers, modals;
};

inline Draft draft_of(const std::string& text, const std::string& name, const text::Toolkit& toolkit) {
  return parse_draft(*formats::read_plain_text(text, name), toolkit);
}

/// Links are pairs of clauses that share a row; figures and modals count where the clause was found alone.
inline void score(const Answer& answer, const text::Toolkit& toolkit, Scores& scores,
                  const CompareOptions& options = {}) {
  Progress progress;
  const Comparison result =
      compare({draft_of(answer.first, "A", toolkit), draft_of(answer.second, "B", toolkit)}, options, toolkit,
              progress);
  std::vector<bool> seen(answer.partners.size(), false);
  for (const Row& row : result.rows) {
    std::vector<Pair> numbers, modals;
    for (const std::size_t i : row.clauses[0]) {
      numbers.insert(numbers.end(), answer.numbers[i].begin(), answer.numbers[i].end());
      modals.insert(modals.end(), answer.modals[i].begin(), answer.modals[i].end());
      for (const std::size_t j : row.clauses[1]) {
        const auto& right = answer.partners[i];
        const bool hit = std::find(right.begin(), right.end(), j) != right.end();
        scores.links.found += 1;
        scores.links.right += hit;
        if (answer.special[i]) {
          scores.special.found += 1;
          scores.special.right += hit;
        }
      }
    }
    if (row.clauses[0].empty() || row.clauses[1].empty()) continue;
    count_pairs(row.numbers, numbers, scores.numbers);
    count_pairs(row.modals, modals, scores.modals);
  }
  for (std::size_t i = 0; i < answer.partners.size(); ++i) {
    scores.links.wanted += static_cast<double>(answer.partners[i].size());
    if (answer.special[i]) scores.special.wanted += static_cast<double>(answer.partners[i].size());
  }
}

}  // namespace mediant::drafts::generated
