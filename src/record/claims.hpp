// From clauses to claims: which trigger a clause has, who holds it, who reports it, on what condition.
#pragma once

#include <map>

#include "speakers.hpp"

namespace mediant::record::detail {

/// Suggestions under way; `start` and `end` are bytes until read() turns them into code points.
struct Output {
  const Text& t;
  std::vector<Suggestion> all;
  Suggestion& add(SuggestionKind kind, std::size_t first, std::size_t last, std::string_view rule,
                  double confidence);
};

/// Who speaks in a clause: holder and reporter.
struct Voice {
  Who by;
  std::string via;
};

class Claims {
 public:
  Claims(const Text& t, Speakers& speakers, Output& out) : t_(t), speakers_(speakers), out_(out) {}

  /// Subjects of all clauses, in order, for pronouns to come; call before the rest.
  void hear(const Stretch& s);
  /// `turn`: who speaks, in a transcript; "we" and "I" are theirs.
  void read(const Stretch& s, const Who* turn = nullptr);
  /// The inside of a quotation whose speaker is known.
  void read_quotation(const Stretch& s, const Who& speaker, const std::string& via);
  /// False if the lead says nothing its items could be: they are sentences of their own.
  bool read_list(std::size_t lead, const std::vector<std::size_t>& items);

  [[nodiscard]] const std::vector<Who>& subjects() const { return subjects_; }
  /// Who says what stands in this clause, climbing to the governing speech.
  [[nodiscard]] Who speaker_of(const Stretch& s, std::size_t clause) const;
  /// "rejected by X": who does what a passive verb says.
  [[nodiscard]] Who agent_of(const Stretch& s, std::size_t c) const;
  /// "according to X", anywhere in the sentence.
  [[nodiscard]] std::string attribution(const Stretch& s) const;
  [[nodiscard]] std::string date_in(std::size_t first, std::size_t last) const;

 private:
  struct Match {
    const Trigger* trigger = nullptr;
    std::size_t first = 0, last = 0;  ///< tokens of the trigger
    std::string stance = {};
    std::string kind = {};
    bool noun = false;
    Who holder = {};  ///< set where the noun names its own: "X’s demand", "concern among X"
  };

  void clause(const Stretch& s, std::size_t c);
  void generic(const Stretch& s, std::size_t speech);
  [[nodiscard]] bool suppressed(const Stretch& s, std::size_t c) const;
  /// A relative clause that says something of its own: "X, which opposes it", "what X wants is".
  [[nodiscard]] bool asserted(const Stretch& s, std::size_t c) const;
  [[nodiscard]] Match verb_match(const Stretch& s, std::size_t c) const;
  [[nodiscard]] Match adjective_match(const Stretch& s, std::size_t c) const;
  [[nodiscard]] Match light_match(const Stretch& s, std::size_t c) const;
  [[nodiscard]] Match refusal(const Stretch& s, std::size_t c, const Voice& voice) const;
  [[nodiscard]] Match harm(const Stretch& s, std::size_t c, Voice& voice) const;
  [[nodiscard]] Match verdict(const Stretch& s, std::size_t c, Voice& voice) const;
  [[nodiscard]] Match leaning(const Stretch& s, std::size_t c, const Voice& voice) const;
  [[nodiscard]] Match silence(const Stretch& s, std::size_t c, Voice& voice) const;
  [[nodiscard]] Match judged_by(const Stretch& s, std::size_t c, Voice& voice) const;
  [[nodiscard]] Match suggested(const Stretch& s, std::size_t c, Voice& voice) const;
  [[nodiscard]] Match ultimatum(const Stretch& s, std::size_t c, const Voice& voice) const;
  [[nodiscard]] Match hinges(const Stretch& s, std::size_t c, Voice& voice) const;
  [[nodiscard]] Match intent(const Stretch& s, std::size_t c, const Voice& voice) const;
  [[nodiscard]] bool denied(const Stretch& s, std::size_t c) const;
  [[nodiscard]] bool hostile_act(const Stretch& s, std::size_t c) const;
  void possessive_nouns(const Stretch& s);
  /// The organisation a person speaks for, as far as the report names it.
  [[nodiscard]] std::size_t side_of(std::size_t person) const;
  [[nodiscard]] Who body_meant(std::size_t clause, std::size_t speaking, std::size_t token) const;
  [[nodiscard]] Voice voice_of(const Stretch& s, std::size_t c) const;
  /// "X, through its spokesman Y, said": Y; empty if nobody speaks for the subject.
  [[nodiscard]] std::string mouthpiece(const Stretch& s, std::size_t c) const;
  void ellipsis(const Stretch& s);
  [[nodiscard]] bool particle(std::size_t after, std::size_t end, std::string_view words,
                              std::size_t& last) const;
  void adjust(const Stretch& s, std::size_t c, Match& m, const Voice& voice, std::string& condition) const;
  [[nodiscard]] static bool dire(std::string_view condition);
  [[nodiscard]] Match experienced(const Stretch& s, std::size_t c) const;
  [[nodiscard]] Match goes_on(const Stretch& s, std::size_t c, Voice& voice) const;
  [[nodiscard]] Match announced(const Stretch& s, std::size_t c, Voice& voice) const;
  [[nodiscard]] std::string condition_of(const Stretch& s, std::size_t c) const;
  void emit(const Stretch& s, std::size_t c, const Match& m, const Voice& voice, std::size_t first,
            std::size_t last);
  [[nodiscard]] std::vector<std::string> items_in(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t token_end(const Stretch& s, std::size_t c) const;
  /// The token behind the words, parted by blanks, if they stand at token k and before end; else none.
  [[nodiscard]] std::size_t behind_words(std::size_t k, std::size_t end, std::string_view words) const;
  [[nodiscard]] bool own_side(const Stretch& s, std::size_t c, const Voice& voice) const;

  const Text& t_;
  Speakers& speakers_;
  Output& out_;
  std::vector<Who> subjects_;  ///< of the clauses of the stretch at hand
  std::vector<bool> used_;     ///< clauses that became a claim
  std::string via_;
  const Who* quoted_ = nullptr;
  bool turn_ = false;  ///< `quoted_` speaks in a transcript, not inside quotation marks
};

[[nodiscard]] std::string cut(std::string_view words);

}  // namespace mediant::record::detail
