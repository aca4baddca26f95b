// The parser of one stretch of text: tokens to phrases (syntax_chunks.cpp), phrases to clauses (syntax.cpp).
#pragma once

#include <utility>
#include <vector>

#include "syntax.hpp"

namespace mediant::record::detail {

class SentenceParser {
  using Kind = Chunk::Kind;
  using Type = Clause::Type;

 public:
  SentenceParser(const Text& t, std::size_t first, std::size_t last, std::size_t quotation) : t_(t) {
    s_.first = first;
    s_.last = last;
    s_.quotation = quotation;
  }

  Stretch run();

 private:
  // ---- Chunks -----------------------------------------------------------------------------------------

  [[nodiscard]] const Token& at(std::size_t i) const { return t_.tokens[i]; }

  void push(Kind kind, std::size_t first, std::size_t last);
  [[nodiscard]] std::size_t date_end(std::size_t i) const;

  void chunk();
  [[nodiscard]] bool open_phrase(std::size_t i) const;
  [[nodiscard]] bool verb_after_to(std::size_t i) const;
  [[nodiscard]] bool before_verb(std::size_t i) const;

  std::size_t verb_group(std::size_t i);
  /// Adverbs inside a verb group: only when a verb or auxiliary still follows.
  [[nodiscard]] bool worth_passing(std::size_t i) const;
  [[nodiscard]] bool reduced(const Chunk& c) const;

  [[nodiscard]] bool name_joins(std::size_t i) const;
  std::size_t noun_phrase(std::size_t i);

  // ---- Clauses ----------------------------------------------------------------------------------------

  [[nodiscard]] const Chunk& ch(std::size_t i) const { return s_.chunks[i]; }
  [[nodiscard]] bool speech(std::size_t chunk) const;
  [[nodiscard]] std::size_t last_clause() const { return s_.clauses.empty() ? none : s_.clauses.size() - 1; }
  [[nodiscard]] std::size_t clause_of_chunk(std::size_t chunk) const;
  /// The last clause that is no relative, infinitive or inner one.
  [[nodiscard]] std::size_t last_finite(bool skip_relative = true) const;
  [[nodiscard]] std::size_t last_main() const;
  [[nodiscard]] std::size_t last_speech() const;

  void add_clause(std::size_t v);

  void nonfinite(Clause& c, std::size_t v);

  [[nodiscard]] bool phrase_prep(std::size_t i) const;
  [[nodiscard]] bool object_verb_before(std::size_t i) const;

  /// Walks left from chunk `e`, the last noun phrase before a verb, to where its subject begins.
  std::size_t subject_start(std::size_t e) const;

  void finite(Clause& c, std::size_t v);
  [[nodiscard]] std::size_t told_apart(std::size_t i) const;
  [[nodiscard]] bool labelled(std::size_t colon) const;
  std::size_t apposition_head(std::size_t i, std::size_t close);
  [[nodiscard]] bool is_dash(std::size_t i) const;
  [[nodiscard]] bool list_inside(std::size_t k, std::size_t end) const;
  [[nodiscard]] bool parenthesis(std::size_t first, std::size_t last) const;

  /// ", said X" and "said X": the subject stands behind.
  bool inverted(Clause& c, std::size_t v) const;

  /// What stands before the subject decides the clause's kind and governor.
  void introduce(Clause& c, std::size_t start, std::size_t v);
  [[nodiscard]] bool plain_past(std::size_t v) const;
  [[nodiscard]] bool governor_past(const Clause& c) const;
  /// "said that if A, B": the condition stands right behind the governing verb.
  [[nodiscard]] bool owes(const Clause& conditional) const;
  [[nodiscard]] std::size_t governor(std::size_t before) const;

  [[nodiscard]] bool set_off(const Clause& c) const;
  /// No subject of its own: it shares that of an earlier clause.
  void coordinate(Clause& c, std::size_t v);

  /// "…, X said." and "The offer, X said, was": a speech clause beside what it governs.
  void tags();
  [[nodiscard]] bool last_is_speech_only(std::size_t k) const;

  [[nodiscard]] std::size_t depth(std::size_t c) const;
  void ends();

  const Text& t_;
  Stretch s_;
  std::vector<std::pair<std::size_t, std::size_t>> parentheses_;  ///< chunks between two marks
};

}  // namespace mediant::record::detail
