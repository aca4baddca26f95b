// "What may I say to X?": what X may see already or was to be told, and which sentences would disclose what
// somebody else gave in confidence.
//
// Sentences are compared with what is held back by their rarer words: a word is its first five letters
// (truncation as a stemmer: Can et al. 2008, "Information retrieval on Turkish texts", JASIST 59(3)), weighed
// by how few statements of the record hold it (inverse document frequency: Spärck Jones 1972). A warning is a
// reason to look, and no warning is no clearance.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediant/model/access.hpp"
#include "mediant/text/text.hpp"

namespace mediant::record {

/// On what terms something may be told.
enum class Terms {
  open,        ///< public
  shared,      ///< marked as seen by them
  convey,      ///< given to be conveyed to them
  own_idea,    ///< as the carrier's own idea, not as its author's
  background,  ///< to be known, not to be quoted
};
[[nodiscard]] std::string_view to_word(Terms terms);

/// One thing of the record that could be told.
struct Statement {
  std::string kind;  ///< message, answer, claim, proposal, term, meeting, minute, red line, source
  std::string id;
  model::Speaker by;
  std::string words;
  std::string context;  ///< issue and option, where the words may leave them out
  std::optional<model::Date> on;
  Terms terms = Terms::open;  ///< of what is cleared
};

struct Clearance {
  std::vector<Statement> cleared;  ///< messages to convey first, then what is shared, then what is public
  std::vector<Statement> held;     ///< what `to` may not see, their own words aside; in case order
};
/// `c` is the case as the one who speaks sees it. What `to` itself said is neither cleared nor held, unless
/// somebody else reported it in confidence.
[[nodiscard]] Clearance clearance(const model::Case& c, const model::Audience& to);

/// A sentence that says, or seems to say, more than is cleared.
struct Disclosure {
  enum class Kind {
    confidence,   ///< repeats what is held back
    attribution,  ///< names the author of what may be told as one's own idea only
    background,   ///< repeats what was given to be known, not quoted
  };
  Kind kind = Kind::confidence;
  text::Span sentence;              ///< bytes of the words given
  Statement of;                     ///< what it repeats
  std::vector<std::string> shared;  ///< the words that agree, as they stand in the sentence
  double share = 0;                 ///< of the statement's weight that the sentence repeats, 0..1
};
/// In the order of the sentences, the closest statement first. O(words + matching statements).
[[nodiscard]] std::vector<Disclosure> disclosures(const model::Case& c, const Clearance& clearance,
                                                  std::string_view words, const text::Toolkit& toolkit);

}  // namespace mediant::record
