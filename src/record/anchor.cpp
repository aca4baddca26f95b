#include "mediant/record/anchor.hpp"

#include <algorithm>
#include <vector>

#include "mediant/text/text.hpp"

namespace mediant::record {
namespace {

std::u32string decode(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) out.push_back(text::next_code_point(utf8, i));
  return out;
}

using View = std::u32string_view;

std::u32string reversed(View s) { return {s.rbegin(), s.rend()}; }

/// Edits needed to make `expected` the beginning of `text`, over all ends of that beginning.
std::size_t distance_to_beginning(View expected, View text) {
  text = text.substr(0, expected.size() + expected.size() / 2 + 4);
  std::vector<std::size_t> column(expected.size() + 1);
  for (std::size_t i = 0; i <= expected.size(); ++i) column[i] = i;
  std::size_t best = column.back();
  for (std::size_t j = 1; j <= text.size(); ++j) {
    std::size_t diagonal = column[0];
    column[0] = j;
    for (std::size_t i = 1; i <= expected.size(); ++i) {
      const std::size_t change = diagonal + (expected[i - 1] == text[j - 1] ? 0 : 1);
      diagonal = column[i];
      column[i] = std::min({column[i] + 1, column[i - 1] + 1, change});
    }
    best = std::min(best, column.back());
  }
  return best;
}

/// How well prefix and suffix agree with what stands around [start, end): 1 is all of it.
double agreement(View text, std::size_t start, std::size_t end, View prefix, View suffix) {
  const std::size_t total = prefix.size() + suffix.size();
  if (total == 0) return start == 0 && end == text.size() ? 1 : 0.5;
  const std::u32string before =
      reversed(text.substr(start > 2 * prefix.size() + 8 ? start - 2 * prefix.size() - 8 : 0,
                           std::min(start, 2 * prefix.size() + 8)));
  const std::size_t wrong =
      distance_to_beginning(reversed(prefix), before) + distance_to_beginning(suffix, text.substr(end));
  return 1 - static_cast<double>(std::min(wrong, total)) / static_cast<double>(total);
}

struct Candidate {
  std::size_t start = 0, end = 0, edits = 0;
  double context = 0;
  double score = 0;
};

/// Ends of the places where `pattern` occurs with at most `limit` edits, each with its edits (Ukkonen 1985).
std::vector<std::pair<std::size_t, std::size_t>> approximate_ends(View text, View pattern,
                                                                  std::size_t limit) {
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  const std::size_t m = pattern.size();
  std::vector<std::size_t> column(m + 1);
  for (std::size_t i = 0; i <= m; ++i) column[i] = i;
  std::size_t last = std::min(limit, m);
  for (std::size_t j = 0; j < text.size(); ++j) {
    std::size_t diagonal = 0;
    const std::size_t reach = std::min(last + 1, m);
    for (std::size_t i = 1; i <= reach; ++i) {
      const std::size_t old = i <= last ? column[i] : limit + 1;
      const std::size_t value =
          std::min({diagonal + (pattern[i - 1] == text[j] ? 0 : 1), old + 1, column[i - 1] + 1});
      diagonal = old;
      column[i] = value;
    }
    last = reach;
    while (last > 0 && column[last] > limit) --last;
    if (last == m) ends.emplace_back(j + 1, column[m]);
  }
  return ends;
}

/// The beginning of the best match that ends at `end`: the one nearest to the pattern's own length.
std::size_t match_start(View text, View pattern, std::size_t end, std::size_t limit) {
  const std::size_t reach = std::min(end, pattern.size() + limit);
  const std::u32string back = reversed(text.substr(end - reach, reach));
  const std::u32string expected = reversed(pattern);
  std::vector<std::size_t> column(expected.size() + 1);
  for (std::size_t i = 0; i <= expected.size(); ++i) column[i] = i;
  std::size_t best = column.back(), length = 0;
  const auto off = [&](std::size_t n) {
    return n > pattern.size() ? n - pattern.size() : pattern.size() - n;
  };
  for (std::size_t j = 1; j <= back.size(); ++j) {
    std::size_t diagonal = column[0];
    column[0] = j;
    for (std::size_t i = 1; i <= expected.size(); ++i) {
      const std::size_t change = diagonal + (expected[i - 1] == back[j - 1] ? 0 : 1);
      diagonal = column[i];
      column[i] = std::min({column[i] + 1, column[i - 1] + 1, change});
    }
    if (column.back() < best || (column.back() == best && off(j) < off(length))) {
      best = column.back();
      length = j;
    }
  }
  return end - length;
}

}  // namespace

Selector make_selector(std::string_view utf8, std::size_t start, std::size_t end, std::size_t context) {
  const std::size_t total = text::count_code_points(utf8);
  end = std::min(end, total);
  start = std::min(start, end);
  const auto slice = [&](std::size_t a, std::size_t b) {
    const std::size_t from = text::byte_of_code_point(utf8, a), to = text::byte_of_code_point(utf8, b);
    return std::string(utf8.substr(from, to - from));
  };
  Selector s;
  s.start = start;
  s.end = end;
  s.exact = slice(start, end);
  s.prefix = slice(start > context ? start - context : 0, start);
  s.suffix = slice(end, std::min(total, end + context));
  return s;
}

Selector selector_of(const model::SourceRef& ref) {
  Selector s;
  s.exact = ref.quote;
  s.prefix = ref.prefix;
  s.suffix = ref.suffix;
  s.positioned = ref.start.has_value() && ref.end.has_value();
  s.start = ref.start.value_or(0);
  s.end = ref.end.value_or(0);
  return s;
}

Anchor anchor(std::string_view utf8, const Selector& selector) {
  const std::u32string text = decode(utf8);
  const std::u32string exact = decode(selector.exact);
  const std::u32string prefix = decode(selector.prefix), suffix = decode(selector.suffix);
  Anchor none_found;
  if (exact.empty()) return none_found;

  std::vector<Candidate> candidates;
  for (std::size_t at = text.find(exact); at != std::u32string::npos; at = text.find(exact, at + 1))
    candidates.push_back({at, at + exact.size(), 0, 0, 0});
  // Short words changed cannot be told from others: only quotations of ten code points and more may change.
  const std::size_t limit = exact.size() >= 10 ? std::min<std::size_t>(exact.size() / 5, 64) : 0;
  const auto weigh = [&](Candidate& c) {
    c.context = agreement(text, c.start, c.end, prefix, suffix);
    const double quote = 1 - static_cast<double>(c.edits) / static_cast<double>(exact.size());
    double near = 0;
    if (selector.positioned && !text.empty()) {
      const std::size_t gap = c.start > selector.start ? c.start - selector.start : selector.start - c.start;
      near = 1 - std::min(1.0, static_cast<double>(gap) / static_cast<double>(text.size()));
    }
    c.score = 0.5 * quote + 0.45 * c.context + 0.05 * near;
  };
  for (Candidate& c : candidates) weigh(c);
  const bool sure =
      std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.context >= 0.6; });
  if (!sure && limit > 0) {
    // Of ends side by side keep the best one.
    const auto ends = approximate_ends(text, exact, limit);
    for (std::size_t i = 0; i < ends.size();) {
      std::size_t best = i, j = i + 1;
      for (; j < ends.size() && ends[j].first <= ends[j - 1].first + 1; ++j) {
        if (ends[j].second < ends[best].second) best = j;
      }
      Candidate c{match_start(text, exact, ends[best].first, limit), ends[best].first, ends[best].second, 0,
                  0};
      i = j;
      if (c.edits == 0 || c.end <= c.start) continue;
      weigh(c);
      candidates.push_back(c);
    }
  }
  if (candidates.empty()) return none_found;
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  const Candidate& best = candidates.front();
  const bool same_place = selector.positioned && best.edits == 0 && best.start == selector.start;
  // The surroundings must agree: more for what is short or changed, and clearly more than anywhere else.
  const double needed = same_place                              ? 0.3
                        : best.edits == 0 && exact.size() >= 40 ? 0.35
                        : best.edits == 0                       ? 0.5
                                                                : 0.55;
  if (best.context < needed && !(prefix.empty() && suffix.empty())) return none_found;
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    const Candidate& other = candidates[i];
    const bool overlaps = other.start < best.end && best.start < other.end;
    if (overlaps) continue;
    if (best.score - other.score < 0.08 && !same_place) return none_found;
    break;
  }
  Anchor found;
  found.start = best.start;
  found.end = best.end;
  found.edits = best.edits;
  found.context = best.context;
  found.state = best.edits > 0 ? Anchor::State::changed
                : same_place   ? Anchor::State::exact
                               : Anchor::State::moved;
  return found;
}

}  // namespace mediant::record
