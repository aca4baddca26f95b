// The words the reader knows, as tables (data_*.cpp), and how they are looked up. Verbs are listed by lemma
// and inflected by rule; irregular forms stand in one table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mediant::record::detail {

/// Classes of words; a word may be of several.
enum WordClass : std::uint64_t {
  w_det = 1ULL << 0,
  w_prep = 1ULL << 1,
  w_pron = 1ULL << 2,
  w_conj = 1ULL << 3,
  w_sub = 1ULL << 4,
  w_wh = 1ULL << 5,
  w_modal = 1ULL << 6,
  w_aux = 1ULL << 7,
  w_adv = 1ULL << 8,
  w_adj = 1ULL << 9,
  w_role = 1ULL << 10,       ///< minister, spokesman, envoy: of one person
  w_group = 1ULL << 11,      ///< officials, critics, hospitals: people or bodies, plural or collective
  w_orgword = 1ULL << 12,    ///< in a name: Union, Authority, Party
  w_placeword = 1ULL << 13,  ///< in a name: Airport, River, Province
  w_honorific = 1ULL << 14,  ///< Mr, Dr, Sir
  w_kin = 1ULL << 15,
  w_month = 1ULL << 16,
  w_weekday = 1ULL << 17,
  w_meeting = 1ULL << 18,   ///< talks, summit, round
  w_document = 1ULL << 19,  ///< draft, proposal, treaty
  w_possdet = 1ULL << 20,   ///< his, their
  w_common = 1ULL << 21,    ///< begins sentences; no name by its capital alone
  w_timeunit = 1ULL << 22,
  w_hostile = 1ULL << 23,  ///< verbs and nouns of harm: strike, sanction, attack
  w_cond = 1ULL << 24,     ///< if, unless, provided
  w_abbrev = 1ULL << 25,   ///< ends in "." without ending a sentence
  w_evaluative = 1ULL << 26,
  w_process = 1ULL << 27,    ///< channel, talks, mediation
  w_locprep = 1ULL << 28,    ///< in, at, near
  w_portfolio = 1ULL << 29,  ///< Foreign, Defence, Labour before Minister
  w_neg = 1ULL << 30,
  w_bodynoun = 1ULL << 31,  ///< generic bodies: union, company, government, ministry
  w_particle = 1ULL << 32,  ///< inside the names of persons and places: van, de la, ould
};

[[nodiscard]] std::uint64_t classes(std::string_view lower);
[[nodiscard]] inline bool is(std::string_view lower, std::uint64_t which) {
  return (classes(lower) & which) != 0;
}

/// One list of the tables: its class and its words, separated by white space; "_" stands for a space.
struct WordList {
  std::uint64_t which;
  std::string_view words;
};
[[nodiscard]] const std::vector<WordList>& word_lists();

// ---- Verbs --------------------------------------------------------------------------------------------

enum VerbForm : std::uint8_t { f_base = 1, f_third = 2, f_past = 4, f_participle = 8, f_gerund = 16 };

enum VerbClass : std::uint16_t {
  v_speech = 1,  ///< takes what somebody says: say, tell, warn
  v_tag = 2,     ///< may stand alone beside a quotation
  v_meet = 4,
  v_travel = 8,
  v_light = 16,    ///< makes a noun the act: express, voice, raise, issue
  v_neutral = 32,  ///< passes its subject on to an infinitive: decide, continue
  v_hostile = 64,
  v_report = 128,     ///< what agencies do: report, quote, cite
  v_harm = 512,       ///< what a warning is about: cost, delay, cripple
  v_also_noun = 256,  ///< demand, offer, talk
};

struct VerbEntry {
  std::string lemma;
  std::uint16_t which = 0;
};
struct VerbMatch {
  const VerbEntry* verb = nullptr;
  std::uint8_t forms = 0;
};
[[nodiscard]] VerbMatch verb_of(std::string_view lower);

struct VerbList {
  std::uint16_t which;
  std::string_view lemmas;
};
[[nodiscard]] const std::vector<VerbList>& verb_lists();
/// "lemma past participle [third gerund]" a line.
[[nodiscard]] std::string_view irregular_verbs();

// ---- Triggers -----------------------------------------------------------------------------------------

/// A verb (with a particle), adjective or noun that makes a clause a claim.
struct Trigger {
  std::string_view lemma;
  std::string_view particle;  ///< "out" in "rule out"; empty: none needed
  std::string_view kind;
  std::string_view stance;
  std::string_view frame;  ///< what follows as content: o object, t to-infinitive, c clause, f prepositions
  double confidence;
};
[[nodiscard]] const std::vector<Trigger>& verb_triggers();
[[nodiscard]] const std::vector<Trigger>& adjective_triggers();
[[nodiscard]] const std::vector<Trigger>& noun_triggers();

// ---- Figures ------------------------------------------------------------------------------------------

struct NumberWord {
  std::string_view word;
  double value;
};
struct UnitWords {
  std::string_view words;  ///< lowered, space between
  std::string_view unit;   ///< or hedge, as given out
};
[[nodiscard]] std::span<const NumberWord> cardinal_words();    ///< two, thirty
[[nodiscard]] std::span<const NumberWord> multiplier_words();  ///< million, bn
[[nodiscard]] std::span<const NumberWord> fraction_words();    ///< third, quarters
[[nodiscard]] std::span<const UnitWords> unit_words();         ///< square km
[[nodiscard]] std::span<const UnitWords> currency_words();     ///< in front of the number: $, eur
[[nodiscard]] std::span<const UnitWords> hedge_words();        ///< more than

// ---- The gazetteer ------------------------------------------------------------------------------------

struct Place {
  std::string_view name;
  std::string_view kind;      ///< state, place, organisation, agency
  std::string_view also;      ///< comma-separated other names
  std::string_view demonyms;  ///< comma-separated
  std::string_view metonyms;  ///< capitals and seats that stand for it
  double area_km2 = 0;
};
[[nodiscard]] const std::vector<Place>& state_places();
[[nodiscard]] const std::vector<Place>& other_places();

struct PlaceMatch {
  const Place* place = nullptr;
  bool demonym = false;
  bool metonym = false;
};
/// Longest match is the caller's business: `name` is the lowered words joined by single spaces.
[[nodiscard]] PlaceMatch place_of(const std::string& name);
/// True if some name of several words begins with this word.
[[nodiscard]] bool begins_place(std::string_view lower);

/// "demands" -> "demand", "allies" -> "ally", "spokesmen" -> "spokesman".
[[nodiscard]] std::string singular(const std::string& word);

}  // namespace mediant::record::detail
