#include "mediant/drafts/leak.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "mediant/drafts/values.hpp"
#include "sequence.hpp"

namespace mediant::drafts {
namespace {

constexpr std::size_t shingle = 4;  // words; fewer where the excerpt has fewer

// Words as ids of one dictionary, so that comparing and shingling are cheap.
using WordId = std::uint32_t;

std::uint64_t mix(std::uint64_t h, WordId word) {
  h ^= word + 0x9E3779B97F4A7C15ULL + (h << 6U) + (h >> 2U);
  return h * 0xBF58476D1CE4E5B9ULL;
}

}  // namespace

struct LeakIndex::Index {
  std::vector<HeldText> texts;
  std::vector<std::vector<WordId>> words;        // of each text
  std::vector<std::vector<std::size_t>> starts;  // first word of each part
  std::unordered_map<std::string, WordId> dictionary;
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::uint32_t, std::uint32_t>>>
      shingles;                                                              // text, word
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> places;  // of each word
};

LeakIndex::~LeakIndex() = default;
LeakIndex::LeakIndex(LeakIndex&&) noexcept = default;
LeakIndex& LeakIndex::operator=(LeakIndex&&) noexcept = default;
const std::vector<HeldText>& LeakIndex::texts() const { return index_->texts; }

LeakIndex::LeakIndex(std::vector<HeldText> texts, const text::Toolkit& toolkit)
    : index_(std::make_unique<Index>()) {
  Index& index = *index_;
  index.texts = std::move(texts);
  for (std::size_t t = 0; t < index.texts.size(); ++t) {
    std::vector<WordId> words;
    std::vector<std::size_t> starts;
    for (const std::string& part : index.texts[t].parts) {
      starts.push_back(words.size());
      for (const std::string& word : folded_words(part, toolkit)) {
        const auto [at, fresh] =
            index.dictionary.try_emplace(word, static_cast<WordId>(index.dictionary.size()));
        if (fresh) index.places.emplace_back();
        index.places[at->second].emplace_back(static_cast<std::uint32_t>(t),
                                              static_cast<std::uint32_t>(words.size()));
        words.push_back(at->second);
      }
    }
    for (std::size_t w = 0; w + shingle <= words.size(); ++w) {
      std::uint64_t h = 0;
      for (std::size_t k = 0; k < shingle; ++k) h = mix(h, words[w + k]);
      index.shingles[h].emplace_back(static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(w));
    }
    index.words.push_back(std::move(words));
    index.starts.push_back(std::move(starts));
  }
}

std::vector<LeakMatch> LeakIndex::search(const std::string& excerpt, const text::Toolkit& toolkit,
                                         double least, std::size_t most) const {
  const Index& index = *index_;
  std::vector<WordId> sought;
  constexpr WordId unknown = static_cast<WordId>(-1);
  for (const std::string& word : folded_words(excerpt, toolkit)) {
    const auto at = index.dictionary.find(word);
    sought.push_back(at == index.dictionary.end() ? unknown : at->second);
  }
  if (sought.empty()) return {};
  // Where in each text the excerpt would begin, by its shingles; rare single words where it is very short or
  // reworded throughout.
  std::unordered_map<std::uint64_t, std::size_t> votes;  // text << 32 | start bucket
  constexpr std::uint32_t bucket = 32;
  const auto vote = [&](std::uint32_t t, std::uint32_t w, std::size_t k) {
    const std::uint32_t start = w > k ? w - static_cast<std::uint32_t>(k) : 0;
    ++votes[static_cast<std::uint64_t>(t) << 32U | start / bucket];
  };
  for (std::size_t k = 0; k + shingle <= sought.size(); ++k) {
    std::uint64_t h = 0;
    for (std::size_t i = 0; i < shingle; ++i) h = mix(h, sought[k + i]);
    const auto at = index.shingles.find(h);
    if (at == index.shingles.end() || at->second.size() > 5000) continue;
    for (const auto& [t, w] : at->second) vote(t, w, k);
  }
  if (votes.empty()) {
    for (std::size_t k = 0; k < sought.size(); ++k) {
      if (sought[k] == unknown || index.places[sought[k]].size() > 200) continue;
      for (const auto& [t, w] : index.places[sought[k]]) vote(t, w, k);
    }
  }
  std::vector<std::pair<std::size_t, std::uint64_t>> ranked;
  for (const auto& [key, count] : votes) ranked.emplace_back(count, key);
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (ranked.size() > 8 * most) ranked.resize(8 * most);
  std::unordered_map<std::size_t, LeakMatch> best;  // of each text
  for (const auto& [count, key] : ranked) {
    const auto t = static_cast<std::size_t>(key >> 32U);
    const auto near = static_cast<std::size_t>(key & 0xFFFFFFFFU) * bucket;
    const std::vector<WordId>& words = index.words[t];
    const std::size_t begin = near > bucket ? near - bucket : 0;
    const std::size_t end = std::min(words.size(), near + sought.size() + sought.size() / 4 + 2 * bucket);
    const std::vector<WordId> window(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                     words.begin() + static_cast<std::ptrdiff_t>(end));
    const auto common = common_subsequence(window, sought, [](WordId a, WordId b) { return a == b; });
    if (common.empty()) continue;
    LeakMatch match;
    match.text = t;
    match.found = static_cast<double>(common.size()) / static_cast<double>(sought.size());
    const std::size_t first = begin + common.front().first, last = begin + common.back().first;
    match.verbatim = common.size() == sought.size() && last - first + 1 == sought.size();
    const auto& starts = index.starts[t];
    for (std::size_t p = 0; p < starts.size(); ++p) {
      const std::size_t part_end = p + 1 < starts.size() ? starts[p + 1] : words.size();
      const auto hits = std::count_if(common.begin(), common.end(), [&](const auto& pair) {
        return begin + pair.first >= starts[p] && begin + pair.first < part_end;
      });
      if (5 * hits >= static_cast<std::ptrdiff_t>(common.size()) ||
          2 * hits > static_cast<std::ptrdiff_t>(part_end - starts[p]))
        match.parts.push_back(p);
    }
    auto [at, fresh] = best.try_emplace(t, match);
    if (!fresh && match.found > at->second.found) at->second = std::move(match);
  }
  std::vector<LeakMatch> out;
  for (auto& [t, match] : best)
    if (match.found >= least) out.push_back(std::move(match));
  std::sort(out.begin(), out.end(), [](const LeakMatch& a, const LeakMatch& b) {
    if (a.found != b.found) return a.found > b.found;
    if (a.verbatim != b.verbatim) return a.verbatim;
    return a.text < b.text;
  });
  if (out.size() > most) out.resize(most);
  for (LeakMatch& match : out) {
    if (match.verbatim) continue;
    std::string part;
    for (const std::size_t p : match.parts)
      part += (part.empty() ? "" : "\n") + index.texts[match.text].parts[p];
    match.difference = word_changes(part, excerpt);
  }
  return out;
}

}  // namespace mediant::drafts
