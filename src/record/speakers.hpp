// Who a noun phrase is: one entity with its mention, never a clause. Pronouns, titles and short forms are
// followed to the last fitting subject.
#pragma once

#include "syntax.hpp"

namespace mediant::record::detail {

struct Who {
  std::string name;     ///< as resolved; empty: nobody who could act
  std::string mention;  ///< as written
  std::size_t entity = none;
  std::vector<std::size_t> entities;  ///< of several joined by "and"
  bool pronoun = false;
  bool plural = false;
  bool person = false;
  std::size_t first = none, last = none;  ///< tokens
  [[nodiscard]] bool actor() const { return !name.empty(); }
};

class Speakers {
 public:
  explicit Speakers(const Text& t) : t_(t) {}

  /// The actor named by chunks [first, last) of a stretch; not an actor: name is empty.
  [[nodiscard]] Who resolve(const Stretch& s, std::size_t first, std::size_t last) const;
  /// The actor named by one noun phrase, tokens [first, last).
  [[nodiscard]] Who phrase(std::size_t first, std::size_t last) const;
  [[nodiscard]] Who entity(std::size_t entity, std::size_t first, std::size_t last) const;
  /// The last fitting subject before this pronoun.
  [[nodiscard]] Who pronoun(std::size_t token) const;
  /// Remembers somebody for pronouns to come.
  void note(const Who& who) {
    if (who.actor() && !who.pronoun) recent_.push_back(who);
  }
  void note_passing(const Who& who) {
    if (who.actor()) passing_.push_back(who);
  }
  void note_spoken_of(const Who& who) {
    if (who.actor() && !who.pronoun) spoken_of_.push_back(who);
  }
  void set_quotation_speaker(const Who* who) { inside_ = who; }

 private:
  /// "one of", "some of", with a noun phrase behind.
  [[nodiscard]] bool partitive(const Stretch& s, std::size_t chunk) const;
  [[nodiscard]] std::size_t apposed_person(std::size_t comma) const;
  [[nodiscard]] Who role(std::size_t first, std::size_t head, std::size_t last) const;
  const Text& t_;
  std::vector<Who> recent_, passing_, spoken_of_;
  const Who* inside_ = nullptr;
};

/// The organisation that "the union", "the federation", "the company" at this token refers to; none if
/// unclear.
[[nodiscard]] std::size_t body_named(const Text& t, std::size_t token);
/// Mention that ends exactly at `last`, or none.
[[nodiscard]] std::size_t mention_ending(const Text& t, std::size_t last);
/// The organisation a person speaks for, as far as the report names it.
[[nodiscard]] std::size_t side_of(const Text& t, std::size_t person);
/// States stand for their seats.
[[nodiscard]] std::size_t actor_entity(const Text& t, std::size_t entity);

}  // namespace mediant::record::detail
