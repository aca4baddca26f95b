// Where a name begins and ends: runs of capitals, without the capital of a sentence's first word.
#include <algorithm>
#include <array>

#include "name_finder.hpp"

namespace mediant::record::detail {
bool NameFinder::capital(std::size_t i) const {
  const Token& token = t_.tokens[i];
  return token.cap && token.tag < Tag::comma && token.tag != Tag::poss && low(i) != "i" &&
         (token.tag != Tag::pron || token.all_caps);
}

bool NameFinder::date_word(std::size_t i, std::size_t end) const {
  if (!is(low(i), w_month | w_weekday)) return false;
  if (low(i) == "may" || low(i) == "march" || low(i) == "sat" || low(i) == "sun" || low(i) == "mar" ||
      low(i) == "april" || low(i) == "august" || low(i) == "june" || low(i) == "jan")
    return !(i + 1 < end &&
             (particles_end(i + 1, end) > i + 1 || (capital(i + 1) && !is(low(i + 1), w_month | w_weekday))));
  return true;
}

/// One past the particles that begin at i and lead on to a capital; i if none do.
std::size_t NameFinder::particles_end(std::size_t i, std::size_t end) const {
  std::size_t k = i;
  while (k < end && k < i + 3 && is(low(k), w_particle) && !t_.tokens[k].cap) ++k;
  return k < end && capital(k) ? k : i;
}

bool NameFinder::spelled(std::size_t first, std::size_t last, const std::string& key) const {
  if (last - first > 1) return true;
  static constexpr std::array<std::string_view, 20> acronyms = {
      "us",  "uk",  "un",  "eu",   "au",   "who", "pa",  "ap",  "ria", "ft",
      "icc", "imf", "wto", "igad", "isis", "dw",  "gcc", "drc", "efe", "ecb"};
  return !in(acronyms, key) || t_.tokens[first].all_caps;
}

bool NameFinder::ordinary_start(std::size_t i, std::size_t end) const {
  if (!t_.tokens[i].start) return false;
  const std::string& w = low(i);
  if (t_.tokens[i].all_caps && !is(w, w_det)) return false;
  PlaceMatch m;
  std::size_t n = 0;
  if (gazetteer_at(i, end, m, n) && !is(w, w_det | w_pron | w_prep)) return false;
  if (by_name_.contains(w)) return false;
  if (is(w, w_orgword) && is(w, w_group | w_portfolio) && elsewhere(w) && !seen_small_.contains(w))
    return false;
  if (is(w, w_det | w_pron | w_prep | w_conj | w_sub | w_wh | w_modal | w_aux | w_adv | w_neg)) return true;
  const bool followed = i + 1 < end && capital(i + 1);
  if (is(w, w_role | w_honorific | w_portfolio | w_orgword) && followed) return false;
  if (is(w, w_common | w_group | w_role | w_bodynoun | w_adj | w_meeting | w_document | w_kin | w_timeunit))
    return true;
  const VerbMatch v = verb_of(w);
  if (v.verb != nullptr && (!followed || (v.forms & (f_gerund | f_participle)) != 0)) return !elsewhere(w);
  if (w.size() > 3 && w.ends_with("ly") && !followed) return true;
  return !followed && !elsewhere(w) && plain_noun_start(i, end);
}

bool NameFinder::plain_noun_start(std::size_t i, std::size_t end) const {
  if (i + 1 >= end) return true;
  const Token& next = t_.tokens[i + 1];
  if (t_.tokens[i].all_caps || (next.tag == Tag::poss && next.end - next.begin > 1 && t_.word(i + 1) != "’"))
    return false;
  const std::string& w = low(i);
  const bool country = w.size() > 5 && (w.ends_with("land") || w.ends_with("stan") || w.ends_with("ia")) &&
                       !seen_small_.contains(w) && classes(w) == 0;
  if (next.tag == Tag::modal || next.tag == Tag::aux) return !country;
  // "Norland and Sudonia": joined to a name.
  if (next.tag == Tag::conj && i + 2 < end && capital(i + 2) && classes(w) == 0 && !seen_small_.contains(w))
    return false;
  if (next.tag == Tag::comma && classes(w) == 0 && !seen_small_.contains(w) && !w.ends_with("ly")) {
    // "Norland, through its spokesman, said": a parenthesis, and then a verb of its own.
    for (std::size_t k = i + 2; k < std::min(end, i + 16); ++k) {
      if (t_.tokens[k].tag != Tag::comma) continue;
      const Token* verb = k + 1 < end ? &t_.tokens[k + 1] : nullptr;
      if (verb != nullptr && (verb->tag == Tag::modal || verb->tag == Tag::aux ||
                              (verb->verb != nullptr && (verb->forms & (f_past | f_third)) != 0)))
        return false;
      break;
    }
  }
  if (next.verb != nullptr && (next.forms & (f_past | f_third)) != 0 && !next.cap) return false;
  return true;
}

bool NameFinder::elsewhere(const std::string& word) const {
  const auto found = seen_inside_.find(word);
  return found != seen_inside_.end();
}

std::vector<Run> NameFinder::collect_runs() {
  for (const Sentence& s : t_.sentences) {
    const Part part = t_.layout.paragraphs[s.paragraph].part;
    if (part == Part::headline || part == Part::heading || part == Part::label) continue;
    for (std::size_t i = s.first; i < s.last; ++i) {
      if (capital(i) && !t_.tokens[i].start) ++seen_inside_[low(i)];
      if (!t_.tokens[i].cap) ++seen_small_[low(i)];
    }
  }
  std::vector<Run> runs;
  for (const Sentence& s : t_.sentences) {
    const Part part = t_.layout.paragraphs[s.paragraph].part;
    const bool label = part == Part::label;
    const bool heading = part == Part::headline || part == Part::heading || label;
    if (label) {
      if (s.last > s.first)
        runs.push_back({s.first, s.last - (t_.tokens[s.last - 1].tag == Tag::colon ? 1U : 0U), true, true});
      continue;
    }
    for (std::size_t i = s.first; i < s.last;) {
      // "Alan Reed (Lib Dem, Eastside)": a member's party and ward, in short.
      if (i > s.first + 1 && t_.word(i - 1) == "(" && capital(i - 2) && !t_.tokens[i].all_caps) {
        std::size_t k = i;
        while (k < s.last && k < i + 8 && t_.word(k) != ")" && (capital(k) || t_.tokens[k].tag == Tag::comma))
          ++k;
        if (k < s.last && t_.word(k) == ")" && !known_start(i, s.last)) {
          i = k;
          continue;
        }
      }
      const auto legal = [&](std::size_t k) {
        return k < s.last && (low(k) == "plc" || low(k) == "ltd" || low(k) == "inc");
      };
      // "Pensioners' Party" at the start of a sentence
      const auto owned_body = [&](std::size_t k) {
        return k + 2 < s.last && low(k).ends_with("s") && t_.tokens[k + 1].tag == Tag::poss &&
               capital(k + 2) && joins_body(k + 2, s.last);
      };
      const bool opening_prep = is(low(i), w_prep) && !(i + 1 < s.last && capital(i + 1));
      if (!capital(i) || opening_prep || date_word(i, s.last) ||
          (ordinary_start(i, s.last) && !legal(i + 1) && !owned_body(i)) ||
          (is(low(i), w_det | w_pron | w_conj) && !t_.tokens[i].all_caps)) {
        ++i;
        continue;
      }
      std::size_t j = i + 1;
      bool org = is(low(i), w_orgword | w_bodynoun);
      while (j < s.last) {
        if (capital(j) && !date_word(j, s.last)) {
          org = org || is(low(j), w_orgword);
          ++j;
          continue;
        }
        const bool next = j + 1 < s.last && capital(j + 1) && !date_word(j + 1, s.last);
        if (legal(j)) {
          ++j;
          break;
        }
        const bool second = j + 2 < s.last && capital(j + 2);
        if (const std::size_t k = particles_end(j, s.last); k > j && !date_word(k, s.last)) {
          j = k + 1;
          continue;
        }
        if (org && next && (low(j) == "of" || low(j) == "for") && !is(low(j - 1), w_locprep)) {
          j += 2;
        } else if (org && second && (low(j) == "of" || low(j) == "for") && low(j + 1) == "the") {
          j += 3;
        } else if (org && next && low(j) == "and" && has_of(i, j) && !known_start(j + 1, s.last) &&
                   (j + 2 >= s.last || !t_.tokens[j + 2].cap)) {
          j += 2;
        } else if (t_.tokens[j].tag == Tag::poss && next && j > i &&
                   (low(j - 1).ends_with("s") || low(i) == "st" || low(i) == "saint") &&
                   joins_body(j + 1, s.last)) {
          org = true;
          j += 2;
        } else if (next && low(j) == "and" && j == i + 1 && i > s.first && low(i - 1) == "the" &&
                   !known_start(i, s.last) && joins_body(j + 1, s.last) && !stands_alone(j + 1, s.last)) {
          org = true;
          j += 2;
        } else if (t_.tokens[j].tag == Tag::num && is(low(j - 1), w_orgword) && low(j - 1) == "local") {
          ++j;
        } else {
          break;
        }
      }
      runs.push_back({i, j, heading, false});
      i = j;
    }
  }
  return runs;
}

bool NameFinder::stands_alone(std::size_t i, std::size_t end) const {
  std::size_t length = 0;
  while (i + length < end && capital(i + length)) ++length;
  for (std::size_t k = 1; k + length <= t_.tokens.size(); ++k) {
    if (k == i || low(k - 1) == "and" || capital(k - 1)) continue;
    std::size_t same = 0;
    while (same < length && capital(k + same) && low(k + same) == low(i + same)) ++same;
    if (same == length && (k + length == t_.tokens.size() || !capital(k + length))) return true;
  }
  return false;
}

bool NameFinder::joins_body(std::size_t i, std::size_t end) const {
  std::size_t k = i;
  while (k < end && (capital(k) || (t_.tokens[k].tag == Tag::poss && k > i && low(k - 1).ends_with("s") &&
                                    k + 1 < end && capital(k + 1))))
    ++k;
  return k > i && is(low(k - 1), w_orgword) && !is(low(k - 1), w_role);
}

bool NameFinder::has_of(std::size_t i, std::size_t j) const {
  for (; i < j; ++i) {
    if (low(i) == "of" || low(i) == "for") return true;
  }
  return false;
}

bool NameFinder::known_start(std::size_t i, std::size_t end) const {
  PlaceMatch m;
  std::size_t n = 0;
  return gazetteer_at(i, end, m, n);
}

}  // namespace mediant::record::detail
