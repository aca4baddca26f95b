#include "similarity.hpp"

#include <algorithm>
#include <cmath>

#include "mediant/text/text.hpp"

namespace mediant::drafts {
namespace {

// Ids ascending with how often each stands there.
std::vector<std::pair<std::uint32_t, std::uint32_t>> counted(std::vector<std::uint32_t> ids) {
  std::sort(ids.begin(), ids.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const std::uint32_t id : ids) {
    if (out.empty() || out.back().first != id) out.emplace_back(id, 0);
    ++out.back().second;
  }
  return out;
}

template <class Visit>
void walk_common(const Features& a, const Features& b, Visit visit) {
  auto i = a.weights.begin();
  auto j = b.weights.begin();
  while (i != a.weights.end() && j != b.weights.end()) {
    if (i->first < j->first) {
      ++i;
    } else if (j->first < i->first) {
      ++j;
    } else {
      visit(i->second, j->second);
      ++i;
      ++j;
    }
  }
}

void close(Features& f) {
  double squares = 0;
  for (const auto& [id, weight] : f.weights) {
    squares += weight * weight;
    f.total += weight;
  }
  f.norm = std::sqrt(squares);
}

}  // namespace

Vocabulary::Counts Vocabulary::add(const std::vector<std::string>& words) {
  std::vector<std::uint32_t> grams, ids;
  std::u32string line = U" ";
  for (const std::string& word : words) {
    const auto [at, fresh] = word_ids_.try_emplace(word, static_cast<std::uint32_t>(word_ids_.size()));
    if (fresh) word_texts_.push_back(0);
    ids.push_back(at->second);
    for (std::size_t i = 0; i < word.size();) line += text::next_code_point(word, i);
    line += U' ';
  }
  for (std::size_t i = 0; i + 2 < line.size(); ++i) {
    const std::uint64_t key = static_cast<std::uint64_t>(line[i]) << 42U |
                              static_cast<std::uint64_t>(line[i + 1]) << 21U | line[i + 2];
    const auto [at, fresh] = gram_ids_.try_emplace(key, static_cast<std::uint32_t>(gram_ids_.size()));
    if (fresh) gram_texts_.push_back(0);
    grams.push_back(at->second);
  }
  Counts counts{counted(std::move(grams)), counted(std::move(ids))};
  for (const auto& gram : counts.grams) ++gram_texts_[gram.first];
  for (const auto& word : counts.words) ++word_texts_[word.first];
  ++texts_;
  return counts;
}

Features Vocabulary::weigh(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& counts,
                           const std::vector<std::uint32_t>& texts) const {
  Features f;
  for (const auto& [id, count] : counts) {
    const double rarity =
        std::log((1.0 + static_cast<double>(texts_)) / (0.5 + static_cast<double>(texts[id])));
    f.weights.emplace_back(id, std::sqrt(static_cast<double>(count)) * std::max(rarity, 0.05));
  }
  close(f);
  return f;
}

double cosine(const Features& a, const Features& b) {
  if (a.norm == 0 || b.norm == 0) return 0;
  double sum = 0;
  walk_common(a, b, [&](double x, double y) { sum += x * y; });
  return std::min(1.0, sum / (a.norm * b.norm));
}

double containment(const Features& part, const Features& whole) {
  if (part.total == 0) return 0;
  double sum = 0;
  walk_common(part, whole, [&](double x, double y) { sum += std::min(x, y); });
  return sum / part.total;
}

double jaccard(const Features& a, const Features& b) {
  std::size_t common = 0;
  walk_common(a, b, [&](double, double) { ++common; });
  const std::size_t all = a.weights.size() + b.weights.size() - common;
  return all == 0 ? 1 : static_cast<double>(common) / static_cast<double>(all);
}

Features joined(const Features& a, const Features& b) {
  Features out;
  auto i = a.weights.begin();
  auto j = b.weights.begin();
  while (i != a.weights.end() || j != b.weights.end()) {
    if (j == b.weights.end() || (i != a.weights.end() && i->first < j->first)) {
      out.weights.push_back(*i++);
    } else if (i == a.weights.end() || j->first < i->first) {
      out.weights.push_back(*j++);
    } else {
      // Square roots of counts: counts add, weights add as squares.
      out.weights.emplace_back(i->first, std::hypot(i->second, j->second));
      ++i;
      ++j;
    }
  }
  close(out);
  return out;
}

}  // namespace mediant::drafts
