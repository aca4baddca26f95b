// How alike clauses are: cosine of their character trigrams, rare ones counting more (Salton & Buckley 1988),
// and the Jaccard index of their trigram sets.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace mediant::drafts {

/// A text as weighted features, ascending by feature.
struct Features {
  std::vector<std::pair<std::uint32_t, double>> weights;
  double norm = 0;   ///< Euclidean length
  double total = 0;  ///< sum of weights
};

/// The features of one body of texts; document frequencies are of all texts added before `weigh`.
class Vocabulary {
 public:
  /// Counts of the trigrams of words joined by single blanks; `add` also counts them as one more text.
  struct Counts {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> grams;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> words;
  };
  [[nodiscard]] Counts add(const std::vector<std::string>& words);
  [[nodiscard]] Features grams(const Counts& counts) const { return weigh(counts.grams, gram_texts_); }
  [[nodiscard]] Features words(const Counts& counts) const { return weigh(counts.words, word_texts_); }

 private:
  [[nodiscard]] Features weigh(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& counts,
                               const std::vector<std::uint32_t>& texts) const;
  std::unordered_map<std::uint64_t, std::uint32_t> gram_ids_;
  std::unordered_map<std::string, std::uint32_t> word_ids_;
  std::vector<std::uint32_t> gram_texts_, word_texts_;  // in how many texts each occurs
  std::size_t texts_ = 0;
};

[[nodiscard]] double cosine(const Features& a, const Features& b);
/// The share of `part`'s weight that `whole` has too, 0..1.
[[nodiscard]] double containment(const Features& part, const Features& whole);
/// |A ∩ B| / |A ∪ B| of the feature sets, weights aside.
[[nodiscard]] double jaccard(const Features& a, const Features& b);
/// The features of two texts put together.
[[nodiscard]] Features joined(const Features& a, const Features& b);

}  // namespace mediant::drafts
