// A leaked excerpt: which text and version it comes from, who held that, what in it others were not shown,
// what in the record it repeats and exposes.
//
// Candidates by an inverted index of word 4-grams over all texts (shingling, Broder 1997), then the best
// clause or paragraph by trigram cosine, then word by word. Index O(words); a search O(words of the excerpt +
// hits).
#pragma once

#include <memory>

#include "mediant/drafts/redline.hpp"
#include "mediant/model/case.hpp"

namespace mediant::drafts {

/// A text that could have leaked, in parts (clauses or paragraphs).
struct HeldText {
  std::string id;    ///< proposal, revision, message, source … of the case
  std::string kind;  ///< proposal | revision | message | source | minute | claim
  std::string title;
  std::vector<std::string> numbers;  ///< of the parts, as cited; may be empty strings
  std::vector<std::string> parts;
};

struct LeakMatch {
  std::size_t text = 0;            ///< in the texts given
  double found = 0;                ///< share of the excerpt's words that stand in the text in the same order
  bool verbatim = false;           ///< every word, blanks and signs aside
  std::vector<std::size_t> parts;  ///< where it stands
  std::vector<Run> difference;     ///< from the text's parts to the excerpt, where not verbatim
};

/// Built once for many searches. The texts are kept.
class LeakIndex {
 public:
  LeakIndex(std::vector<HeldText> texts, const text::Toolkit& toolkit);
  /// For one search only: of the texts that share four words in a row with the excerpt (where none does, of
  /// those with a quarter of its words) the most promising are indexed, so that thousands are searched at
  /// once.
  LeakIndex(std::vector<HeldText> texts, const text::Toolkit& toolkit, const std::string& excerpt);
  ~LeakIndex();
  LeakIndex(LeakIndex&&) noexcept;
  LeakIndex& operator=(LeakIndex&&) noexcept;

  [[nodiscard]] const std::vector<HeldText>& texts() const;
  /// Best first; only what shares at least `least` of its words with the excerpt.
  [[nodiscard]] std::vector<LeakMatch> search(const std::string& excerpt, const text::Toolkit& toolkit,
                                              double least = 0.5, std::size_t most = 20) const;

 private:
  struct Index;
  void add(std::size_t t, const text::Toolkit& toolkit);
  std::unique_ptr<Index> index_;
};

/// Who held a text, from the exposure ledger, and since when.
struct Holder {
  std::string who;  ///< party or person id
  std::optional<model::Date> since;
  std::string medium, copy;
};

/// One text of the case that matches, with what the record knows about it.
struct LeakFinding {
  LeakMatch match;
  std::vector<Holder> holders;
  std::vector<std::string>
      not_shown;  ///< parties without this version that hold another version of the same text
};

struct LeakPage {
  std::vector<LeakFinding> findings;     ///< best first; ties are versions with the same words
  std::vector<std::string> repeated_by;  ///< ids of claims that say the same
  std::vector<std::string> exposes;      ///< ids of what the excerpt repeats and that is not public
  std::vector<std::string> to_tell;  ///< parties concerned, in case order: the order of telling is the user's
};

/// All texts of a case: proposals' and revisions' files (given by `files`: name in the case, text), messages,
/// minutes, sources, claims with quotes.
[[nodiscard]] std::vector<HeldText> texts_of(const model::Case& c,
                                             const std::vector<text::WrittenDocument>& files);

[[nodiscard]] LeakPage trace_leak(const model::Case& c, const LeakIndex& index, const std::string& excerpt,
                                  const text::Toolkit& toolkit);

}  // namespace mediant::drafts
