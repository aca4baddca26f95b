// Phrases and clauses of one stretch of text: a sentence with its quotations masked, or the inside of one.
#pragma once

#include "reader.hpp"

namespace mediant::record::detail {

struct Chunk {
  enum class Kind : std::uint8_t { np, vg, adj, prep, conj, sub, wh, comma, colon, adv, quote, bracket };
  Kind kind = Kind::np;
  std::size_t first = 0, last = 0;  ///< tokens
  // verb groups
  const VerbEntry* verb = nullptr;
  std::size_t verb_token = 0;
  bool finite = false, infinitive = false, gerund = false, participle = false;
  bool passive = false, negated = false, modal = false, perfect = false, copula = false, past = false;
};

struct Clause {
  enum class Type : std::uint8_t {
    main,
    complement,
    conditional,
    adverbial,
    relative,
    infinitive,
    gerund,
    inner
  };
  Type type = Type::main;
  std::size_t verb = 0;                                   ///< chunk of the verb group
  std::size_t begin = 0;                                  ///< first chunk that belongs to it
  std::size_t end = 0;                                    ///< one past its last chunk, complements included
  std::size_t subject_first = none, subject_last = none;  ///< chunks; none: inherited or absent
  std::size_t inherits = none;                            ///< clause whose subject it shares
  std::size_t parent = none;                              ///< clause that governs it
  bool tag = false;                                       ///< "…, X said": governs what stands beside it
};

struct Stretch {
  std::vector<Chunk> chunks;
  std::vector<Clause> clauses;
  std::size_t quotation = none;  ///< set when this is the inside of a quotation
  std::size_t sentence = none;
  std::size_t first = 0, last = 0;  ///< tokens
};

/// Tokens [first, last); quotations other than `quotation` are masked.
[[nodiscard]] Stretch parse(const Text& t, std::size_t first, std::size_t last, std::size_t quotation);

/// The clause whose own subject chunks speak for this one; none if there are none.
[[nodiscard]] std::size_t subject_clause(const Stretch& s, std::size_t clause);

}  // namespace mediant::record::detail
