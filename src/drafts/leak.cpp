#include "mediant/drafts/leak.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "mediant/drafts/values.hpp"
#include "mediant/text/label.hpp"
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

// The words of a text by a rough reading, without a toolkit: runs of letters and figures in lower case (Latin
// and Cyrillic), Arabic vowel points off. They are no longer than the toolkit's words, so that four of those
// in common are four of these in common: enough to tell which texts are worth a proper reading.
template <class Visit>
void rough_words(std::string_view s, Visit visit) {
  std::uint64_t h = 0;
  std::size_t letters = 0;
  const auto close = [&] {
    if (letters > 0) visit(h);
    h = 0;
    letters = 0;
  };
  for (std::size_t i = 0; i < s.size();) {
    char32_t c = static_cast<unsigned char>(s[i]);
    if (c < 0x80) {
      ++i;
    } else {
      c = text::next_code_point(s, i);
    }
    if (c >= U'A' && c <= U'Z') {
      c += 32;
    } else if ((c >= 0x410 && c <= 0x42F) || (c >= 0xC0 && c <= 0xDE)) {
      c += 32;
    } else if (c >= 0x400 && c <= 0x40F) {
      c += 80;
    } else if (const int digit = text::digit_value(c); digit >= 0) {
      c = U'0' + static_cast<char32_t>(digit);
    }
    if ((c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640) continue;
    const bool sign =
        c < 0x80 ? !((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'))
                 : c < 0xC0 || (c >= 0x2000 && c <= 0x206F) || c == 0x60C || c == 0x61B || c == 0x61F;
    if (sign) {
      close();
      continue;
    }
    h = mix(h, static_cast<WordId>(c));
    ++letters;
  }
  close();
}

// The last four rough words as one number.
class Runs {
 public:
  // True once there are four.
  bool push(std::uint64_t word) {
    last_[pushed_++ % shingle] = word;
    return pushed_ >= shingle;
  }
  [[nodiscard]] std::uint64_t hash() const {
    std::uint64_t h = 0;
    for (std::size_t k = 0; k < shingle; ++k)
      h = (h ^ last_[(pushed_ + k) % shingle]) * 0x9E3779B97F4A7C15ULL;
    return h;
  }

 private:
  std::array<std::uint64_t, shingle> last_{};
  std::size_t pushed_ = 0;
};

// How well a text answers an excerpt, by a rough reading.
struct Promise {
  std::size_t text = 0;
  std::size_t runs = 0;   // of four words in a row that it shares
  double rare_words = 0;  // of the excerpt that two neighbouring parts hold, by inverse document frequency
};

constexpr std::size_t most_read = 32;

// The texts that share four words in a row with the excerpt; where none does, those with a quarter of its
// words. Of many the best, so that an excerpt of common words or a reworded one is answered as soon.
std::vector<std::size_t> worth_reading(const std::vector<HeldText>& texts, const std::string& excerpt) {
  std::unordered_set<std::uint64_t> runs;
  std::unordered_map<std::uint64_t, std::uint32_t> sought;  // word -> its place among the excerpt's words
  Runs of_excerpt;
  rough_words(excerpt, [&](std::uint64_t word) {
    sought.emplace(word, static_cast<std::uint32_t>(sought.size()));
    if (of_excerpt.push(word)) runs.insert(of_excerpt.hash());
  });
  constexpr std::uint32_t never = static_cast<std::uint32_t>(-1);
  std::vector<Promise> promises;
  std::vector<std::vector<std::vector<std::uint32_t>>> hits;  // [promise][part]: the excerpt's words it holds
  std::vector<double> in_texts(sought.size(), 0);
  std::vector<std::uint32_t> last_text(sought.size(), never), last_part(sought.size(), never);
  std::uint32_t part_number = 0;
  bool any_run = false;
  for (std::size_t t = 0; t < texts.size(); ++t) {
    Promise promise{t, 0, 0};
    std::vector<std::vector<std::uint32_t>> found;
    std::size_t seen = 0;
    Runs here;  // runs go on from one part to the next, as in the index
    for (const std::string& part : texts[t].parts) {
      found.emplace_back();
      ++part_number;
      rough_words(part, [&](std::uint64_t word) {
        if (here.push(word) && runs.contains(here.hash())) ++promise.runs;
        const auto at = sought.find(word);
        if (at == sought.end() || last_part[at->second] == part_number) return;
        last_part[at->second] = part_number;
        found.back().push_back(at->second);
        if (last_text[at->second] == t) return;
        last_text[at->second] = static_cast<std::uint32_t>(t);
        in_texts[at->second] += 1;
        ++seen;
      });
    }
    if (promise.runs == 0 && 4 * seen < sought.size()) continue;
    any_run = any_run || promise.runs > 0;
    promises.push_back(promise);
    hits.push_back(std::move(found));
  }
  for (std::size_t i = 0; i < promises.size(); ++i) {
    double before = 0;
    for (const auto& part : hits[i]) {
      double own = 0;
      for (const std::uint32_t word : part)
        own += std::log((static_cast<double>(texts.size()) + 1) / (in_texts[word] + 0.5));
      promises[i].rare_words = std::max(promises[i].rare_words, own + before);
      before = own;
    }
  }
  if (any_run) std::erase_if(promises, [](const Promise& p) { return p.runs == 0; });
  std::stable_sort(promises.begin(), promises.end(), [](const Promise& x, const Promise& y) {
    return x.runs != y.runs ? x.runs > y.runs : x.rare_words > y.rare_words;
  });
  std::vector<std::size_t> out;
  for (const Promise& p : promises)
    if (out.size() < most_read) out.push_back(p.text);
  std::sort(out.begin(), out.end());
  return out;
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
  index_->texts = std::move(texts);
  index_->words.resize(index_->texts.size());
  index_->starts.resize(index_->texts.size());
  for (std::size_t t = 0; t < index_->texts.size(); ++t) add(t, toolkit);
}

LeakIndex::LeakIndex(std::vector<HeldText> texts, const text::Toolkit& toolkit, const std::string& excerpt)
    : index_(std::make_unique<Index>()) {
  index_->texts = std::move(texts);
  index_->words.resize(index_->texts.size());
  index_->starts.resize(index_->texts.size());
  for (const std::size_t t : worth_reading(index_->texts, excerpt)) add(t, toolkit);
}

void LeakIndex::add(std::size_t t, const text::Toolkit& toolkit) {
  Index& index = *index_;
  std::vector<WordId>& words = index.words[t];
  for (const std::string& part : index.texts[t].parts) {
    index.starts[t].push_back(words.size());
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
