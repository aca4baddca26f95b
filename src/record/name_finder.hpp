// The finder of names in a text: runs of capitals (name_runs.cpp), what they name (name_kinds.cpp), and the
// order in which long names, acronyms and short forms are settled (names.cpp).
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reader.hpp"

namespace mediant::record::detail {

/// A run of capitals, tokens [first, last).
struct Run {
  std::size_t first = 0, last = 0;
  bool heading = false;
  bool label = false;
};

class NameFinder {
 public:
  NameFinder(Text& t, const model::Case* c) : t_(t) {
    if (c != nullptr) add_case(*c);
  }

  void run();

 private:
  // ---- The case's own names ---------------------------------------------------------------------------

  void add_case(const model::Case& c);

  void index_name(std::string_view name, std::size_t entity) { by_name_.try_emplace(lowered(name), entity); }
  void index_last_name(std::string_view name, std::size_t entity);

  // ---- Runs of capitals -------------------------------------------------------------------------------

  [[nodiscard]] const std::string& low(std::size_t i) const { return t_.tokens[i].lower; }
  [[nodiscard]] bool capital(std::size_t i) const;
  [[nodiscard]] bool date_word(std::size_t i, std::size_t end) const;
  [[nodiscard]] std::size_t particles_end(std::size_t i, std::size_t end) const;
  [[nodiscard]] bool gazetteer_at(std::size_t i, std::size_t end, PlaceMatch& match,
                                  std::size_t& length) const;
  /// Short acronyms must be written as such: "us", "who", "pa", "un" are words.
  [[nodiscard]] bool spelled(std::size_t first, std::size_t last, const std::string& key) const;

  [[nodiscard]] bool ordinary_start(std::size_t i, std::size_t end) const;
  /// A capital at the start of a sentence alone is no name, unless what follows makes it act.
  [[nodiscard]] bool plain_noun_start(std::size_t i, std::size_t end) const;
  [[nodiscard]] bool elsewhere(const std::string& word) const;

  std::vector<Run> collect_runs();
  /// Is the run of capitals from i met elsewhere, of itself and not behind "and"? Then it is its own body.
  [[nodiscard]] bool stands_alone(std::size_t i, std::size_t end) const;
  /// Does the run of capitals from i end in an organisation word?
  [[nodiscard]] bool joins_body(std::size_t i, std::size_t end) const;
  [[nodiscard]] bool has_of(std::size_t i, std::size_t j) const;
  [[nodiscard]] bool known_start(std::size_t i, std::size_t end) const;

  // ---- Entities and mentions --------------------------------------------------------------------------

  void mention(std::size_t first, std::size_t last, std::size_t entity, bool demonym = false);
  [[nodiscard]] bool located(std::size_t first) const;
  std::string name_of(std::size_t first, std::size_t last) const;

  std::size_t from_place(const PlaceMatch& match, const std::string& written);
  void add_alias(std::size_t entity, const std::string& written);

  std::size_t create(EntityKind kind, std::size_t first, std::size_t last);
  /// "Volodymyr Zelensky" and "Zelenskyy": one person when the last names nearly agree and nothing else parts
  /// them.
  [[nodiscard]] std::size_t same_person(std::string_view name) const;

  // ---- Long names -------------------------------------------------------------------------------------

  void long_name(const Run& r);
  /// "Van der Meer", "De Wit": the last name of somebody, its particle written large at the start.
  [[nodiscard]] bool begins_with_particle(const Run& r) const;
  [[nodiscard]] bool could_be_adjective(const Run& r) const;
  [[nodiscard]] bool title_alone(std::size_t a, std::size_t b) const;
  [[nodiscard]] bool title_follows(std::size_t i, std::size_t b) const;
  [[nodiscard]] std::size_t last_title(std::size_t a, std::size_t b) const;
  [[nodiscard]] bool org_at_end(std::size_t a, std::size_t b) const;
  std::size_t fixed_place(std::size_t a, std::size_t b);
  void person(std::size_t a, std::size_t b);
  void classify(std::size_t a, std::size_t b);
  /// "X Y, the company that", "the operator X Y"
  [[nodiscard]] bool apposed_body(std::size_t a, std::size_t b) const;
  [[nodiscard]] bool apposed_place(std::size_t a) const;
  [[nodiscard]] bool owns_as_body(std::size_t b) const;
  [[nodiscard]] bool works_at(std::size_t a) const;
  [[nodiscard]] bool apposed_role(std::size_t a) const;
  [[nodiscard]] bool broadcaster_first(std::size_t a, std::size_t b) const;
  [[nodiscard]] bool acts_like_person(std::size_t b) const;

  // ---- Acronyms: "Union of Dock Workers (UDW)" ----------------------------------------------------------

  void acronyms();

  // ---- Short forms ------------------------------------------------------------------------------------

  void short_names(const Run& r);
  void short_name(std::size_t a, std::size_t b);
  [[nodiscard]] bool hyphened(std::size_t a);
  [[nodiscard]] bool town_of(std::size_t entity, std::size_t a) const;
  /// The body or place of whose name this is a part: a place before a body, a single one before none.
  [[nodiscard]] std::size_t part_of(const std::string& key) const;
  /// A significant part of a name already met, or a name of its own by what stands around it.
  std::size_t short_or_new(std::size_t a, std::size_t b);
  /// "Velian", "Sarnese": whoever of the names met this is the adjective of; none if of nobody.
  [[nodiscard]] std::size_t adjective_of(const std::string& key) const;

  void heading_names(const Run& r);
  void label_name(const Run& r);

  /// A name met only behind "in", "at" or "near" is a place.
  void settle_kinds();

  Text& t_;
  std::map<std::string, std::size_t> by_name_, by_last_,
      by_first_;  // ordered: the same answer on every platform
  std::unordered_map<std::string, int> seen_inside_, seen_small_;
  std::map<const Place*, std::size_t> from_gazetteer_;
  std::unordered_map<std::size_t, bool> taken_;
  std::vector<Run> pending_;
};

}  // namespace mediant::record::detail
