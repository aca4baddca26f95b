// What a report says twice: accounts that cannot both be true, and figures that agree.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "events.hpp"

namespace mediant::record::detail {
namespace {

std::set<std::string> content_words(std::string_view s) {
  std::set<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (word.size() > 3 && !is(word, w_det | w_prep | w_aux | w_modal | w_pron | w_common))
      words.insert(word);
    word.clear();
  };
  for (const char c : s) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0 ||
        c == '-') {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else {
      flush();
    }
  }
  flush();
  return words;
}

struct Company {
  std::string who;
  std::vector<std::string> with;
  bool only = false;
  std::size_t suggestion = none;
};

}  // namespace

void compare(const Text& t, Reading& reading) {
  auto& all = reading.suggestions;
  const auto pair = [&](std::vector<Pair>& list, std::size_t a, std::size_t b, std::string words) {
    if (a > b) std::swap(a, b);
    list.push_back({a, b, std::move(words)});
  };

  // A set of terms rejected: the last set that somebody else listed.
  for (std::size_t a = 0; a < all.size(); ++a) {
    if (all[a].kind != SuggestionKind::position || all[a].scope != "as-a-set" || all[a].rule == "list-lead")
      continue;
    for (std::size_t b = a; b-- > 0;) {
      if (all[b].rule == "list-lead" && all[b].by != all[a].by) {
        all[a].points = {b};
        break;
      }
    }
  }

  // 1. Who came along (facts made by read.cpp with the rule "company").
  for (std::size_t a = 0; a < all.size(); ++a) {
    if (all[a].rule != "company" && all[a].rule != "company:only") continue;
    for (std::size_t b = a + 1; b < all.size(); ++b) {
      if (all[b].rule != "company" && all[b].rule != "company:only") continue;
      if (all[a].about != all[b].about) continue;
      const bool only = all[a].rule != all[b].rule ||
                        (all[a].rule == "company:only" && all[a].participants != all[b].participants);
      if (!only || all[a].participants == all[b].participants) continue;
      const auto list = [](const std::vector<std::string>& names) {
        std::string s;
        for (const std::string& n : names) s += (s.empty() ? "" : ", ") + n;
        return s.empty() ? std::string("nobody") : s;
      };
      const auto said = [&](const Suggestion& s) {
        return list(s.participants) + (s.rule == "company:only" ? " only" : "");
      };
      pair(reading.contradictions, a, b,
           "Who came with " + all[a].about + ": " + said(all[a]) + "; and: " + said(all[b]) + ".");
    }
  }

  // 2. Counts of the same thing by different speakers that differ.
  for (std::size_t a = 0; a < all.size(); ++a) {
    const Suggestion& x = all[a];
    if (x.kind != SuggestionKind::quantity || !x.value || x.by.empty()) continue;
    for (std::size_t b = a + 1; b < all.size(); ++b) {
      const Suggestion& y = all[b];
      if (y.kind != SuggestionKind::quantity || !y.value || y.by.empty() || x.by == y.by) continue;
      if (x.unit != y.unit || x.unit.empty() || x.unit == "%" || x.unit == "years" || x.unit == "days" ||
          x.unit == "months" || x.unit == "weeks")
        continue;
      const double ratio =
          *x.value > *y.value ? *x.value / std::max(*y.value, 1e-9) : *y.value / std::max(*x.value, 1e-9);
      if (ratio < 1.2) continue;
      if (is(x.unit, w_timeunit) || x.unit.size() <= 3) continue;  // money and measures of different things
      pair(reading.contradictions, a, b,
           "Two counts of " + x.unit + ": " + x.text + " (" + x.by + ") and " + y.text + " (" + y.by + ").");
    }
  }

  // 3. A denial and what it denies.
  for (std::size_t a = 0; a < all.size(); ++a) {
    if (all[a].stance != "denies") continue;
    const std::set<std::string> denied = content_words(all[a].about);
    for (std::size_t b = 0; b < all.size(); ++b) {
      const Suggestion& other = all[b];
      if (a == b || other.by == all[a].by || other.by.empty() || other.stance == "denies") continue;
      if (other.kind != SuggestionKind::characterisation && other.kind != SuggestionKind::fact &&
          other.kind != SuggestionKind::assessment && other.kind != SuggestionKind::process)
        continue;
      const std::set<std::string> said = content_words(other.about.empty() ? other.text : other.about);
      std::size_t common = 0;
      for (const std::string& w : denied) common += said.contains(w) ? 1 : 0;
      if (common >= 2 && common * 2 >= std::min(denied.size(), said.size()))
        pair(reading.contradictions, a, b, all[a].by + " denies what " + other.by + " says.");
    }
  }

  // 4. The same party for and against the same thing.
  for (std::size_t a = 0; a < all.size(); ++a) {
    if (all[a].kind != SuggestionKind::position || all[a].stance != "accepts") continue;
    for (std::size_t b = 0; b < all.size(); ++b) {
      if (all[b].kind != SuggestionKind::position || all[b].stance != "rejects" || all[a].by != all[b].by)
        continue;
      const std::set<std::string> x = content_words(all[a].about), y = content_words(all[b].about);
      std::size_t common = 0;
      for (const std::string& w : x) common += y.contains(w) ? 1 : 0;
      if (common >= 2 && common * 3 >= 2 * std::min(x.size(), y.size()))
        pair(reading.contradictions, a, b, all[a].by + " is said to accept and to reject the same thing.");
    }
  }

  // 5. A share of a known area and an area: "19 % of X, approximately 115,600 km²".
  const auto sentence_of = [&](std::size_t code_point) {
    const std::size_t byte = text::byte_of_code_point(t.text, code_point);
    const auto s =
        std::upper_bound(t.sentences.begin(), t.sentences.end(), byte,
                         [&](std::size_t at, const Sentence& x) { return at < t.tokens[x.first].begin; });
    return static_cast<std::size_t>(s - t.sentences.begin());
  };
  for (std::size_t a = 0; a < all.size(); ++a) {
    const Suggestion& share = all[a];
    if (share.kind != SuggestionKind::quantity || !share.value || share.unit != "%") continue;
    double area = 0;
    std::string whole;
    const std::string of = share.about;
    for (const Entity& e : t.entities) {
      if (e.area_km2 > 0 && !of.empty() && of.find(e.name) != std::string::npos) {
        area = e.area_km2;
        whole = e.name;
      }
    }
    if (area <= 0) continue;
    for (std::size_t b = 0; b < all.size(); ++b) {
      const Suggestion& size = all[b];
      if (size.kind != SuggestionKind::quantity || !size.value) continue;
      double km2 = *size.value;
      if (size.unit == "ha")
        km2 /= 100;
      else if (size.unit == "square miles")
        km2 *= 2.58999;
      else if (size.unit != "km2")
        continue;
      if (sentence_of(share.start) != sentence_of(size.start)) continue;
      const double expected = *share.value / 100 * area;
      const double tolerance = std::max(0.03 * expected, 0.006 * area);
      if (std::abs(km2 - expected) <= tolerance)
        pair(reading.agreements, a, b,
             share.text + " of " + whole + " is about " +
                 std::to_string(static_cast<long>(std::lround(expected / 100) * 100)) +
                 " km²: the two figures agree.");
      else
        pair(reading.contradictions, a, b,
             share.text + " of " + whole + " would be about " +
                 std::to_string(static_cast<long>(std::lround(expected / 100) * 100)) + " km², not " +
                 size.text + ".");
    }
  }
}

}  // namespace mediant::record::detail
