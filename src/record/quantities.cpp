// Figures with unit and hedge: "more than 19 %", "approximately 115,600 square km", "a fifth", "€2.4bn",
// "half a million", "three-year", "between 3 and 5 percent". The value is in the unit's own scale.
#include <algorithm>
#include <array>
#include <charconv>

#include "mediant/core/print.hpp"
#include "reader.hpp"

namespace mediant::record::detail {
namespace {

const NumberWord* value_of(std::span<const NumberWord> table, std::string_view word) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const NumberWord& w) { return w.word == word; });
  return found == table.end() ? nullptr : &*found;
}

class Quantities {
 public:
  explicit Quantities(Text& t) : t_(t) {}

  void run() {
    std::vector<bool> dated(t_.tokens.size(), false);
    for (const DateFound& d : t_.dates) {
      for (std::size_t i = d.first; i < d.last; ++i) dated[i] = true;
    }
    for (const Sentence& s : t_.sentences) {
      const Part part = t_.layout.paragraphs[s.paragraph].part;
      if (part == Part::byline) continue;
      first_ = s.first;
      last_ = s.last;
      for (std::size_t i = s.first; i < s.last;) {
        if (dated[i] || t_.tokens[i].tag == Tag::name) {
          ++i;
          continue;
        }
        const std::size_t e = match(i);
        i = e > i ? e : i + 1;
      }
    }
  }

 private:
  struct Number {
    double value = 0;
    std::size_t end = 0;
    bool digits = false;  ///< written in figures
    bool fraction = false;
    bool word_joined = false;  ///< "three-year": the unit is inside the word
    std::string joined;
    bool scaled = false;  ///< million, bn
  };

  [[nodiscard]] const std::string& low(std::size_t i) const { return t_.tokens[i].lower; }
  [[nodiscard]] bool word_at(std::size_t i) const { return i < last_ && t_.tokens[i].tag < Tag::comma; }
  /// Does the phrase stand at tokens from i? Returns the token behind it, or i.
  [[nodiscard]] std::size_t phrase(std::size_t i, std::string_view words) const {
    std::size_t k = i;
    while (!words.empty()) {
      const std::size_t space = words.find(' ');
      const std::string_view w = words.substr(0, space);
      if (k >= last_ || low(k) != w) return i;
      ++k;
      if (space == std::string_view::npos) break;
      words.remove_prefix(space + 1);
    }
    return k;
  }

  [[nodiscard]] std::optional<Number> figure(std::size_t i) const {
    const std::string_view w = t_.word(i);
    if (w.empty() || w[0] < '0' || w[0] > '9' || t_.tokens[i].tag != Tag::num) return std::nullopt;
    std::string plain;
    for (const char c : w) {
      if (c != ',') plain += c;
    }
    Number n;
    const auto value = read_double(plain);
    if (!value) return std::nullopt;
    n.value = *value;
    n.end = i + 1;
    n.digits = true;
    return n;
  }
  [[nodiscard]] std::optional<Number> words(std::size_t i) const {
    // "two hundred", "twenty-five", "a dozen", "half a million", "a third", "two-thirds", "three-year"
    std::string w = low(i);
    Number n;
    if (const NumberWord* f = value_of(fraction_words(), w); f != nullptr && w == "half") {
      n.value = 0.5;
      n.end = i + 1;
      n.fraction = true;
      if (i + 2 < last_ && low(i + 1) == "a" && value_of(multiplier_words(), low(i + 2)) != nullptr) {
        n.value = 0.5 * value_of(multiplier_words(), low(i + 2))->value;
        n.end = i + 3;
        n.fraction = false;
        n.scaled = true;
        return n;
      }
      if (i + 2 < last_ && low(i + 1) == "a" && low(i + 2) == "dozen")
        return Number{6, i + 3, false, false, false, "", false};
      const bool of = i + 1 < last_ && (low(i + 1) == "of" || low(i + 1) == "the" || low(i + 1) == "its" ||
                                        low(i + 1) == "their" || low(i + 1) == "a");
      return of ? std::optional(n) : std::nullopt;
    }
    if (w == "a" || w == "one" || w == "an") {
      if (i + 1 >= last_) return std::nullopt;
      if (const NumberWord* f = value_of(fraction_words(), low(i + 1));
          f != nullptr && fraction_context(i + 1)) {
        n.value = f->value;
        n.end = i + 2;
        n.fraction = true;
        return n;
      }
      if (const NumberWord* m = value_of(multiplier_words(), low(i + 1));
          m != nullptr && m->word.size() > 2) {
        n.value = m->value;
        n.end = i + 2;
        n.scaled = true;
        return n;
      }
      if (low(i + 1) == "dozen") return Number{12, i + 2, false, false, false, "", false};
      if (w != "one") return std::nullopt;
    }
    // hyphenated: "two-thirds", "twenty-five", "three-year", "one-fifth"
    const std::size_t hyphen = w.find('-');
    if (hyphen != std::string::npos) {
      const NumberWord* head = value_of(cardinal_words(), std::string_view(w).substr(0, hyphen));
      if (head == nullptr) return std::nullopt;
      const std::string tail = w.substr(hyphen + 1);
      if (const NumberWord* f = value_of(fraction_words(), tail)) {
        if (tail == "quarter" || tail == "second") return std::nullopt;
        n.value = head->value * f->value;
        n.end = i + 1;
        n.fraction = true;
        return n;
      }
      if (const NumberWord* c = value_of(cardinal_words(), tail);
          c != nullptr && head->value >= 20 && c->value < 10) {
        n.value = head->value + c->value;
        n.end = i + 1;
      } else {
        n.value = head->value;
        n.end = i + 1;
        n.word_joined = true;
        n.joined = tail;
        return n;
      }
    } else if (const NumberWord* c = value_of(cardinal_words(), w)) {
      n.value = c->value;
      n.end = i + 1;
      if (i + 1 < last_ && c->value < 20) {
        if (const NumberWord* f = value_of(fraction_words(), low(i + 1));
            f != nullptr && low(i + 1).ends_with("s") && low(i + 1) != "halves" && fraction_context(i + 1)) {
          n.value *= f->value;
          n.end = i + 2;
          n.fraction = true;
          return n;
        }
      }
    } else {
      return std::nullopt;
    }
    return n;
  }
  // "a third of", "by a quarter", not "a third round", "a second day".
  [[nodiscard]] bool fraction_context(std::size_t i) const {
    if (i + 1 >= last_) return true;
    const Token& next = t_.tokens[i + 1];
    if (low(i) == "quarter" || low(i) == "second") return next.lower == "of";
    return next.lower == "of" || next.tag >= Tag::comma || next.tag == Tag::prep || next.tag == Tag::conj ||
           next.tag == Tag::to;
  }

  [[nodiscard]] std::optional<Number> number(std::size_t i) const {
    if (i >= last_) return std::nullopt;
    std::optional<Number> n = figure(i);
    if (!n) n = words(i);
    if (!n || n->fraction || n->word_joined || n->scaled) return n;
    while (n->end < last_) {
      const NumberWord* m = value_of(multiplier_words(), low(n->end));
      if (m == nullptr) break;
      if (m->word.size() <= 2 && (!n->digits || (t_.tokens[n->end].begin != t_.tokens[n->end - 1].end))) {
        if (!(m->word == "bn" || m->word == "mn" || m->word == "tn")) break;
      }
      if (m->word == "m" && !currency_before_ && n->value > 1000) break;
      n->value *= m->value;
      n->scaled = true;
      ++n->end;
    }
    return n;
  }

  [[nodiscard]] static bool currency(std::string_view word, std::string& unit) {
    for (const UnitWords& c : currency_words()) {
      if (c.words == word) {
        unit = std::string(c.unit);
        return true;
      }
    }
    return false;
  }

  std::size_t match(std::size_t i) {
    std::size_t start = i;
    std::string unit;
    currency_before_ = false;
    if (currency(low(i), unit) && i + 1 < last_ && (t_.tokens[i].tag == Tag::num || t_.tokens[i].all_caps)) {
      std::size_t k = i + 1;
      if (low(i) == "us" && low(k) == "$") ++k;
      if (k < last_ && figure(k)) {
        currency_before_ = true;
        start = k;
      } else {
        unit.clear();
      }
    } else {
      unit.clear();
    }
    std::optional<Number> n = number(start);
    if (!n) return i;
    QuantityFound q;
    q.first = i;
    q.value = n->value;
    std::size_t e = n->end;
    if (e + 1 < last_ && low(e) == "-" && t_.tokens[e + 1].cap) return i;  // "UPDATE 2-Mediators"
    // Ranges: "3-5 per cent", "between 3 and 5 percent", "from 3 to 5", "20,000 to 30,000"
    if (e < last_ && !n->fraction && !n->word_joined) {
      const bool between = i > first_ && (low(i - 1) == "between" || low(i - 1) == "from");
      const bool joint = low(e) == "-" || low(e) == "to" || t_.word(e) == "–" || (between && low(e) == "and");
      std::size_t k = e + 1;
      std::string again;
      if (joint && k < last_ && currency(low(k), again) && t_.tokens[k].tag == Tag::num) ++k;
      // "split 60-40", "won 3-1": a ratio, a score.
      if (low(e) == "-" && k < last_ && figure(k) && figure(k)->value <= q.value &&
          t_.tokens[k].begin == t_.tokens[e].end)
        return k + 1;
      if (joint && k < last_) {
        const auto high = number(k);
        if (high && !high->word_joined && high->value > q.value && !high->fraction) {
          q.high = high->value;
          if (high->scaled && !n->scaled) {
            const double scale = high->value / base_of(k);
            if (q.value * scale < high->value) q.value *= scale;
          }
          e = high->end;
          if (i > first_ && low(i - 1) == "between") q.hedge = "between";
        }
      }
    }
    const std::size_t number_end = e;
    std::size_t unit_end = e;
    if (!unit.empty()) {
      unit_end = e;
    } else if (n->word_joined) {
      unit = unit_word(n->joined);
      if (unit.empty()) return i;
    } else {
      unit_end = unit_at(e, unit, q, *n);
      if (unit.empty() && !n->fraction) unit = unit_of_whole(e);
    }
    if (!keep(i, *n, unit, number_end, unit_end)) return i;
    q.unit = unit;
    q.last = std::max(unit_end, number_end);
    if (q.hedge.empty()) hedge_before(q);
    if (q.about.empty()) of_what(q);
    q.begin = t_.tokens[q.first].begin;
    q.end = t_.tokens[q.last - 1].end;
    t_.quantities.push_back(q);
    return q.last;
  }
  /// "7 of their 24 seats": the part is counted as the whole is.
  [[nodiscard]] std::string unit_of_whole(std::size_t e) const {
    if (e + 2 >= last_ || low(e) != "of") return "";
    std::size_t k = e + 1;
    while (k + 1 < last_ && (t_.tokens[k].tag == Tag::det || low(k) == "estimated")) ++k;
    const std::optional<Number> whole = number(k);
    std::string unit;
    QuantityFound none_found;
    if (whole && !whole->fraction && !whole->word_joined) (void)unit_at(whole->end, unit, none_found, *whole);
    return unit;
  }
  [[nodiscard]] double base_of(std::size_t k) const {
    const auto f = figure(k);
    if (f) return f->value;
    const NumberWord* w = value_of(cardinal_words(), low(k));
    return w != nullptr ? w->value : 1;
  }

  /// "year" of "three-year", "point" of "28-point"; empty if no unit.
  [[nodiscard]] static std::string unit_word(const std::string& tail) {
    const std::string word = tail.substr(0, tail.find('-'));
    if (is(word, w_timeunit)) return word.ends_with("s") ? word : word + "s";
    for (const UnitWords& u : unit_words()) {
      if (u.words == word) return std::string(u.unit);
    }
    if (word == "point") return "points";
    if (word == "strong") return "people";
    if (word == "member" || word == "seat" || word == "nation" || word == "page" || word == "article" ||
        word == "vessel")
      return word + "s";
    return "";
  }

  std::size_t unit_at(std::size_t e, std::string& unit, QuantityFound& q, const Number& n) const {
    if (e >= last_) return e;
    if (low(e) == "-" && e + 1 < last_) {  // "28-point", "12-hour"
      unit = unit_word(low(e + 1));
      if (unit.empty() && t_.tokens[e + 1].tag == Tag::noun) unit = low(e + 1);
      return unit.empty() ? e : e + 2;
    }
    std::size_t best = e;
    for (const UnitWords& u : unit_words()) {
      const std::size_t k = phrase(e, u.words);
      if (k > best) {
        best = k;
        unit = std::string(u.unit);
      }
    }
    if (best > e) return best;
    if (n.fraction) return e;
    std::size_t k = e;
    if (k < last_ && low(k) == "of" && n.scaled) return e;
    std::string between;
    // "4,500 striking workers", "28 peace proposals": up to the last noun of the phrase.
    std::size_t head = none;
    for (std::size_t steps = 0; k < last_ && steps < 5; ++k, ++steps) {
      const Token& token = t_.tokens[k];
      if (token.tag == Tag::noun && !(token.cap && !token.all_caps && token.mention == none && false)) {
        head = k;
        if (is(token.lower, w_timeunit)) break;
        if (k + 1 < last_ && t_.tokens[k + 1].tag != Tag::noun) break;
        // "two sides stand", "two ministers loyal to": what follows a plural is seldom part of the unit.
        const auto many = [&](std::size_t at) {
          return (low(at).ends_with("s") && !low(at).ends_with("ss")) || low(at) == "people" ||
                 low(at) == "children" || low(at) == "women" || low(at) == "men";
        };
        if (many(k) && k + 1 < last_ && !many(k + 1)) break;
      } else if (token.tag == Tag::verb && (token.forms & (f_participle | f_gerund)) != 0 && head == none &&
                 steps == 0 && k + 1 < last_ && t_.tokens[k + 1].tag == Tag::noun) {
        continue;
      } else if (token.tag == Tag::adj || token.tag == Tag::name ||
                 (token.tag == Tag::adv && token.lower == "least") || token.tag == Tag::poss) {
        if (token.lower == "-") return e;
        continue;
      } else {
        break;
      }
    }
    if (head == none) {
      if (t_.tokens[e].tag == Tag::adj && t_.tokens[e].mention != none && low(e).ends_with("s")) {
        unit = low(e);
        return e + 1;
      }
      return e;
    }
    (void)q;
    unit = low(head);
    return head + 1;
  }

  [[nodiscard]] bool keep(std::size_t i, const Number& n, const std::string& unit, std::size_t number_end,
                          std::size_t unit_end) const {
    (void)unit_end;
    const std::string before = i > first_ ? low(i - 1) : std::string();
    if (n.fraction) return !is_ordinal(before);  // "the second half of the term"
    if (currency_before_) return true;
    if (n.word_joined) return true;
    if (unit == "times" || (n.digits && unit.empty() && numbered(i, n))) return false;
    // Identifiers and times of day: "Resolution 1701", "Article 5", "Local 88", "9 a.m."
    if (number_end < last_ &&
        (low(number_end) == "a.m." || low(number_end) == "p.m." || low(number_end) == "am" ||
         low(number_end) == "pm" || low(number_end) == "gmt" || low(number_end) == "o’clock" ||
         t_.word(number_end) == ":"))
      return false;
    if (n.digits && i > first_) {
      const Token& previous = t_.tokens[i - 1];
      if (previous.cap && previous.tag == Tag::noun && !previous.start) return false;
      if (previous.tag == Tag::name && unit.empty()) return false;
      static constexpr std::array<std::string_view, 20> labels = {
          "resolution", "article", "section", "chapter",    "clause", "paragraph", "page",
          "no",         "number",  "aged",    "phase",      "annex",  "law",       "bill",
          "directive",  "decree",  "motion",  "regulation", "local",  "protocol"};
      if (std::find(labels.begin(), labels.end(), before) != labels.end()) return false;
      // an age: "Brekke, 54, said"
      const bool closed =
          number_end >= last_ || t_.tokens[number_end].tag == Tag::comma ||
          (t_.tokens[number_end].tag == Tag::stop && i >= 2 && t_.tokens[i - 2].tag == Tag::name);
      if (previous.tag == Tag::comma && closed && n.value < 120 && unit.empty()) return false;
      if (t_.word(i - 1) == ":" && i >= 2 && t_.tokens[i - 2].tag == Tag::num) return false;
    }
    if (n.digits) return true;
    if (n.scaled) return true;
    // Small numbers in words only with something countable behind them.
    static constexpr std::array<std::string_view, 16> pairs = {
        "sides",     "countries",   "parties",    "leaders",   "men",   "states",
        "nations",   "governments", "presidents", "ministers", "camps", "neighbours",
        "neighbors", "delegations", "teams",      "women"};
    if (unit.empty()) return false;
    if (n.value <= 2 && std::find(pairs.begin(), pairs.end(), unit) != pairs.end()) return false;
    if (n.value <= 3 && (before == "the" || before == "these" || before == "both") &&
        std::find(pairs.begin(), pairs.end(), unit) != pairs.end())
      return false;
    if (n.value == 1) return is(unit, w_timeunit) || unit == "%";
    return true;
  }

  [[nodiscard]] static bool is_ordinal(std::string_view word) {
    return word == "first" || word == "second" || word == "latter" || word == "other";
  }
  /// "berths 4 and 5": a bare number behind a noun says which, not how many.
  [[nodiscard]] bool numbered(std::size_t i, const Number& n) const {
    if (n.scaled || i == first_ || t_.tokens[n.end - 1].end != t_.tokens[i].end) return false;
    std::size_t noun = i - 1;
    while (noun > first_ + 1 && t_.tokens[noun - 1].tag == Tag::num &&
           (low(noun) == "and" || low(noun) == "or" || t_.tokens[noun].tag == Tag::comma))
      noun -= 2;
    const Token& before = t_.tokens[noun];
    const bool bare = n.end >= last_ || t_.tokens[n.end].tag >= Tag::comma ||
                      t_.tokens[n.end].tag == Tag::conj || t_.tokens[n.end].tag == Tag::prep;
    return bare && before.tag == Tag::noun && before.verb == nullptr && !cardinal(before.lower);
  }

  void hedge_before(QuantityFound& q) const {
    std::size_t best = 0;
    for (const UnitWords& h : hedge_words()) {
      const std::size_t n = static_cast<std::size_t>(std::count(h.words.begin(), h.words.end(), ' ')) + 1;
      if (n <= best || q.first < first_ + n) continue;
      if (phrase(q.first - n, h.words) == q.first) {
        best = n;
        q.hedge = std::string(h.unit);
      }
    }
    if (is(q.unit, w_timeunit) && (q.hedge == "over" || q.hedge == "under") && q.first > first_ + 1 &&
        t_.tokens[q.first - 2].tag != Tag::verb && t_.tokens[q.first - 2].tag != Tag::aux) {
      q.hedge.clear();
      best = 0;
    }
    q.first -= q.hedge.empty() ? 0 : best;
    // "9.5 per cent or more", "or so"
    if (q.hedge.empty() && q.last + 1 < last_ && low(q.last) == "or") {
      if (low(q.last + 1) == "more") q.hedge = "at least";
      if (low(q.last + 1) == "less" || low(q.last + 1) == "fewer") q.hedge = "at most";
      if (low(q.last + 1) == "so") q.hedge = "about";
    }
  }
  void of_what(QuantityFound& q) const {
    if (q.last >= last_ || low(q.last) != "of") return;
    std::size_t k = q.last + 1;
    while (k < last_ &&
           (t_.tokens[k].tag == Tag::det || t_.tokens[k].tag == Tag::adj || t_.tokens[k].tag == Tag::name ||
            t_.tokens[k].tag == Tag::poss || t_.tokens[k].tag == Tag::noun))
      ++k;
    if (k > q.last + 1) q.about = std::string(t_.words(q.last + 1, k));
  }

  Text& t_;
  std::size_t first_ = 0, last_ = 0;
  bool currency_before_ = false;
};

}  // namespace

std::optional<double> cardinal(std::string_view lower) {
  const NumberWord* word = value_of(cardinal_words(), lower);
  return word == nullptr ? std::nullopt : std::optional(word->value);
}

void find_quantities(Text& t) { Quantities(t).run(); }

}  // namespace mediant::record::detail
