// Names: the case's own, then the gazetteer, then runs of capitals with an organisation or place word, a
// title, an apposition. First the long names, then the short forms that refer to them.
#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "reader.hpp"

namespace mediant::record::detail {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

namespace {

const std::array<std::string_view, 15> name_particles = {"de", "van", "von", "der", "den", "bin", "ibn", "al",
                                                         "el", "la",  "da",  "dos", "ben", "du",  "di"};
const std::array<std::string_view, 30> no_names = {
    "orthodox", "christian", "muslim",   "islamic",   "catholic", "protestant", "jewish",   "sunni",
    "shia",     "shiite",    "internet", "christmas", "easter",   "ramadan",    "covid-19", "covid",
    "world",    "twitter",   "facebook", "telegram",  "ok",       "mr",         "mrs",      "ms",
    "dr",       "gmt",       "est",      "article",   "chapter",  "round"};
const std::array<std::string_view, 14> place_heads = {"port",  "mount", "lake",  "cape",  "fort",
                                                      "saint", "st",    "san",   "santa", "los",
                                                      "las",   "camp",  "lower", "upper"};
const std::array<std::string_view, 8> always_seats = {"kremlin",   "white house", "downing street",
                                                      "whitehall", "pentagon",    "state department",
                                                      "elysee",    "élysée"};

template <class List>
bool in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// A run of capitals, tokens [first, last).
struct Run {
  std::size_t first = 0, last = 0;
  bool heading = false;
};

class Finder {
 public:
  Finder(Text& t, const model::Case* c) : t_(t) {
    if (c != nullptr) add_case(*c);
  }

  void run() {
    std::vector<Run> runs = collect_runs();
    for (const Run& r : runs) {
      if (!r.heading && r.last - r.first > 1) long_name(r);
    }
    acronyms();
    for (const Run& r : runs) {
      if (!r.heading) short_names(r);
    }
    for (const Run& r : runs) {
      if (r.heading) heading_names(r);
    }
    settle_kinds();
    std::sort(t_.mentions.begin(), t_.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.first < b.first; });
    for (std::size_t m = 0; m < t_.mentions.size(); ++m) {
      for (std::size_t i = t_.mentions[m].first; i < t_.mentions[m].last; ++i) {
        t_.tokens[i].mention = m;
        t_.tokens[i].tag = t_.mentions[m].demonym ? Tag::adj : Tag::name;
      }
    }
  }

 private:
  // ---- The case's own names ---------------------------------------------------------------------------

  void add_case(const model::Case& c) {
    const auto add = [&](EntityKind kind, const std::string& name, const std::vector<std::string>& aliases,
                         const std::string& id) {
      Entity e;
      e.kind = kind;
      e.name = name;
      e.aliases = aliases;
      e.known = true;
      e.id = id;
      t_.entities.push_back(e);
      index_name(name, t_.entities.size() - 1);
      for (const std::string& alias : aliases) index_name(alias, t_.entities.size() - 1);
      return t_.entities.size() - 1;
    };
    std::map<std::string, std::string> party_names;
    for (const model::Party& p : c.parties) {
      const PlaceMatch place = place_of(lowered(p.name));
      const bool state = place.place != nullptr && place.place->kind == "state";
      const std::size_t e =
          add(state ? EntityKind::state : EntityKind::organisation, p.name, p.aliases, p.id.value);
      if (place.place != nullptr) {
        t_.entities[e].area_km2 = place.place->area_km2;
        from_gazetteer_[place.place] = e;
      }
      party_names[p.id.value] = p.name;
    }
    for (const model::Person& p : c.people) {
      const std::size_t e = add(EntityKind::person, p.name, p.aliases, p.id.value);
      t_.entities[e].role = p.title;
      if (p.of) t_.entities[e].side = party_names[p.of->value];
      index_last_name(p.name, e);
    }
  }

  void index_name(std::string_view name, std::size_t entity) { by_name_.try_emplace(lowered(name), entity); }
  void index_last_name(std::string_view name, std::size_t entity) {
    const std::size_t space = name.rfind(' ');
    if (space != std::string_view::npos) by_last_.try_emplace(lowered(name.substr(space + 1)), entity);
  }

  // ---- Runs of capitals -------------------------------------------------------------------------------

  [[nodiscard]] const std::string& low(std::size_t i) const { return t_.tokens[i].lower; }
  [[nodiscard]] bool capital(std::size_t i) const {
    const Token& token = t_.tokens[i];
    return token.cap && token.tag < Tag::comma && token.tag != Tag::poss && low(i) != "i" &&
           (token.tag != Tag::pron || token.all_caps);
  }
  [[nodiscard]] bool date_word(std::size_t i, std::size_t end) const {
    if (!is(low(i), w_month | w_weekday)) return false;
    if (low(i) == "may" || low(i) == "march" || low(i) == "sat" || low(i) == "sun" || low(i) == "mar" ||
        low(i) == "april" || low(i) == "august" || low(i) == "june" || low(i) == "jan")
      return !(i + 1 < end && capital(i + 1) && !is(low(i + 1), w_month | w_weekday));
    return true;
  }
  [[nodiscard]] bool gazetteer_at(std::size_t i, std::size_t end, PlaceMatch& match,
                                  std::size_t& length) const {
    std::string key;
    bool found = false;
    for (std::size_t n = 0; n < 6 && i + n < end; ++n) {
      const Token& token = t_.tokens[i + n];
      if (token.tag >= Tag::comma || token.tag == Tag::poss) break;
      if (n > 0) key += ' ';
      key += token.lower;
      const PlaceMatch m = place_of(key);
      if (m.place != nullptr && capital(i + n) && spelled(i, i + n + 1, key)) {
        match = m;
        length = n + 1;
        found = true;
      }
      if (n == 0 && !begins_place(token.lower)) break;
    }
    return found;
  }
  // Short acronyms must be written as such: "us", "who", "pa", "un" are words.
  [[nodiscard]] bool spelled(std::size_t first, std::size_t last, const std::string& key) const {
    if (last - first > 1) return true;
    static constexpr std::array<std::string_view, 20> acronyms = {
        "us",  "uk",  "un",  "eu",   "au",   "who", "pa",  "ap",  "ria", "ft",
        "icc", "imf", "wto", "igad", "isis", "dw",  "gcc", "drc", "efe", "ecb"};
    return !in(acronyms, key) || t_.tokens[first].all_caps;
  }

  [[nodiscard]] bool ordinary_start(std::size_t i, std::size_t end) const {
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
  // A capital at the start of a sentence alone is no name, unless what follows makes it act.
  [[nodiscard]] bool plain_noun_start(std::size_t i, std::size_t end) const {
    if (i + 1 >= end) return true;
    const Token& next = t_.tokens[i + 1];
    if (t_.tokens[i].all_caps ||
        (next.tag == Tag::poss && next.end - next.begin > 1 && t_.word(i + 1) != "’"))
      return false;
    const std::string& w = low(i);
    const bool country = w.size() > 5 && (w.ends_with("land") || w.ends_with("stan") || w.ends_with("ia")) &&
                         !seen_small_.contains(w) && classes(w) == 0;
    if (next.tag == Tag::modal || next.tag == Tag::aux) return !country;
    if (next.verb != nullptr && (next.forms & (f_past | f_third)) != 0 && !next.cap) return false;
    return true;
  }
  [[nodiscard]] bool elsewhere(const std::string& word) const {
    const auto found = seen_inside_.find(word);
    return found != seen_inside_.end();
  }

  std::vector<Run> collect_runs() {
    for (const Sentence& s : t_.sentences) {
      const Part part = t_.layout.paragraphs[s.paragraph].part;
      if (part == Part::headline || part == Part::heading) continue;
      for (std::size_t i = s.first; i < s.last; ++i) {
        if (capital(i) && !t_.tokens[i].start) ++seen_inside_[low(i)];
        if (!t_.tokens[i].cap) ++seen_small_[low(i)];
      }
    }
    std::vector<Run> runs;
    for (const Sentence& s : t_.sentences) {
      const Part part = t_.layout.paragraphs[s.paragraph].part;
      const bool heading = part == Part::headline || part == Part::heading;
      for (std::size_t i = s.first; i < s.last;) {
        if (!capital(i) || date_word(i, s.last) || ordinary_start(i, s.last) ||
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
          const bool second = j + 2 < s.last && capital(j + 2);
          if (next && in(name_particles, low(j))) {
            j += 2;
          } else if (org && next && (low(j) == "of" || low(j) == "for") && !is(low(j - 1), w_locprep)) {
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
        runs.push_back({i, j, heading});
        i = j;
      }
    }
    return runs;
  }
  /// Is the run of capitals from i met elsewhere, of itself and not behind "and"? Then it is its own body.
  [[nodiscard]] bool stands_alone(std::size_t i, std::size_t end) const {
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
  /// Does the run of capitals from i end in an organisation word?
  [[nodiscard]] bool joins_body(std::size_t i, std::size_t end) const {
    std::size_t k = i;
    while (k < end && (capital(k) || (t_.tokens[k].tag == Tag::poss && k > i && low(k - 1).ends_with("s") &&
                                      k + 1 < end && capital(k + 1))))
      ++k;
    return k > i && is(low(k - 1), w_orgword) && !is(low(k - 1), w_role);
  }
  [[nodiscard]] bool has_of(std::size_t i, std::size_t j) const {
    for (; i < j; ++i) {
      if (low(i) == "of" || low(i) == "for") return true;
    }
    return false;
  }
  [[nodiscard]] bool known_start(std::size_t i, std::size_t end) const {
    PlaceMatch m;
    std::size_t n = 0;
    return gazetteer_at(i, end, m, n);
  }

  // ---- Entities and mentions --------------------------------------------------------------------------

  void mention(std::size_t first, std::size_t last, std::size_t entity, bool demonym = false) {
    Mention m{first, last, entity, demonym, located(first)};
    if (!t_.mentions.empty()) {
      for (std::size_t i = first; i < last; ++i) {
        if (taken_.contains(i)) return;
      }
    }
    for (std::size_t i = first; i < last; ++i) taken_[i] = true;
    t_.mentions.push_back(m);
  }
  [[nodiscard]] bool located(std::size_t first) const {
    std::size_t i = first;
    while (i > 0 && (t_.tokens[i - 1].tag == Tag::adj || low(i - 1) == "the")) --i;
    if (i == 0 || !is(low(i - 1), w_locprep)) return false;
    if (low(i - 1) != "to" && low(i - 1) != "from" && low(i - 1) != "into") return true;
    if (i < 2) return false;
    const VerbMatch v = verb_of(low(i - 2));
    return (v.verb != nullptr && (v.verb->which & v_travel) != 0) || low(i - 2) == "trip" ||
           low(i - 2) == "road" || low(i - 2) == "flight" || low(i - 2) == "way";
  }
  std::string name_of(std::size_t first, std::size_t last) const {
    std::string name;
    for (std::size_t i = first; i < last; ++i) {
      if (i > first && t_.tokens[i].begin > t_.tokens[i - 1].end) name += ' ';
      name += t_.word(i);
    }
    return name;
  }

  std::size_t from_place(const PlaceMatch& match, const std::string& written) {
    const Place& place = *match.place;
    const bool seat = match.metonym && !in(always_seats, lowered(written));
    std::size_t state = none;
    const auto known = from_gazetteer_.find(&place);
    if (known != from_gazetteer_.end()) {
      state = known->second;
    } else {
      Entity e;
      e.kind = place.kind == "state"          ? EntityKind::state
               : place.kind == "organisation" ? EntityKind::organisation
               : place.kind == "agency"       ? EntityKind::agency
                                              : EntityKind::place;
      e.name = std::string(place.name);
      e.area_km2 = place.area_km2;
      e.known = true;
      t_.entities.push_back(e);
      state = t_.entities.size() - 1;
      from_gazetteer_[&place] = state;
    }
    if (!seat) {
      add_alias(state, written);
      return state;
    }
    const auto found = by_name_.find(lowered(written));
    if (found != by_name_.end()) return found->second;
    Entity town;
    town.kind = EntityKind::place;
    town.name = written;
    town.known = true;
    town.stands_for = state;
    t_.entities.push_back(town);
    index_name(written, t_.entities.size() - 1);
    return t_.entities.size() - 1;
  }
  void add_alias(std::size_t entity, const std::string& written) {
    Entity& e = t_.entities[entity];
    if (written != e.name && !in(e.aliases, written)) e.aliases.push_back(written);
  }

  std::size_t create(EntityKind kind, std::size_t first, std::size_t last) {
    const std::string name = name_of(first, last);
    const auto found = by_name_.find(lowered(name));
    if (found != by_name_.end()) return found->second;
    if (kind == EntityKind::person) {
      const std::size_t same = same_person(name);
      if (same != none) {
        add_alias(same, name);
        index_name(name, same);
        return same;
      }
    }
    Entity e;
    e.kind = kind;
    e.name = name;
    t_.entities.push_back(e);
    const std::size_t entity = t_.entities.size() - 1;
    index_name(name, entity);
    if (kind == EntityKind::person) index_last_name(name, entity);
    return entity;
  }
  // "Volodymyr Zelensky" and "Zelenskyy": one person when the last names nearly agree and nothing else parts
  // them.
  [[nodiscard]] std::size_t same_person(std::string_view name) const {
    const std::size_t space = name.rfind(' ');
    const std::string last = lowered(space == std::string_view::npos ? name : name.substr(space + 1));
    const std::string first = space == std::string_view::npos ? "" : lowered(name.substr(0, name.find(' ')));
    const auto exact = by_last_.find(last);
    const auto fits = [&](std::size_t e) {
      if (t_.entities[e].kind != EntityKind::person) return false;
      if (first.empty()) return true;
      const std::string other = lowered(t_.entities[e].name);
      const std::string other_first = other.substr(0, other.find(' '));
      return other_first == first || other.find(' ') == std::string::npos ||
             edit_distance(other_first, first, 2) <= 2;
    };
    if (exact != by_last_.end() && fits(exact->second)) return exact->second;
    if (last.size() < 6) return none;
    for (const auto& [other, entity] : by_last_) {
      if (other.size() >= 6 && other[0] == last[0] && edit_distance(other, last, 2) <= 2 && fits(entity))
        return entity;
    }
    return none;
  }

  // ---- Long names -------------------------------------------------------------------------------------

  void long_name(const Run& r) {
    std::size_t a = r.first;
    const std::size_t b = r.last;
    if (const auto known = by_name_.find(lowered(name_of(a, b))); known != by_name_.end()) {
      mention(a, b, known->second);
      return;
    }
    static constexpr std::array<std::string_view, 9> directions = {
        "west", "east", "north", "south", "central", "western", "eastern", "northern", "southern"};
    if (b - a == 2 && in(directions, low(a))) {
      PlaceMatch match;
      std::size_t n = 0;
      if (gazetteer_at(a + 1, b, match, n) && match.demonym) {
        mention(a, b, from_place(match, std::string(match.place->name)), true);
        return;
      }
    }
    while (a < b) {
      // The gazetteer, longest first, unless an organisation or a person's name goes on.
      PlaceMatch match;
      std::size_t n = 0;
      if (gazetteer_at(a, b, match, n)) {
        const bool whole = a + n >= b;
        const bool continues = !whole && !title_follows(a + n, b) && !known_start(a + n, b);
        if (!continues || (match.demonym && !org_at_end(a, b))) {
          mention(a, a + n, from_place(match, name_of(a, a + n)), match.demonym);
          a += n;
          continue;
        }
        if (continues && match.demonym == false && match.place->kind == "state" && !org_at_end(a, b) &&
            !is(low(b - 1), w_placeword) && b - a - n >= 2) {
          mention(a, a + n, from_place(match, name_of(a, a + n)));
          a += n;
          continue;
        }
      }
      const std::size_t title = last_title(a, b);
      if (title != none) {
        // "Foreign Minister Anele Dube": what stands before the title may be its body.
        std::size_t body = a;
        while (body < title && !is(low(body), w_portfolio | w_role | w_honorific)) ++body;
        if (body > a && body < title) {
          if (org_at_end(a, body)) mention(a, body, create(EntityKind::organisation, a, body));
        } else if (body == title && body > a) {
          mention(a, body, short_or_new(a, body));
        }
        a = title + 1;
        if (b - a >= 1) person(a, b);
        return;
      }
      if (is(low(b - 1), w_role) && b - a > 1 && !org_at_end(a, b)) {
        --a;
        break;  // a title alone: "Prime Minister"
      }
      classify(a, b);
      return;
    }
  }
  [[nodiscard]] bool title_follows(std::size_t i, std::size_t b) const {
    while (i < b && is(low(i), w_portfolio | w_orgword) && !is(low(i), w_role)) ++i;
    return i < b && is(low(i), w_role | w_honorific);
  }
  [[nodiscard]] std::size_t last_title(std::size_t a, std::size_t b) const {
    std::size_t found = none;
    for (std::size_t i = a; i + 1 < b; ++i) {
      if (is(low(i), w_role | w_honorific)) found = i;
      if (found != none && i > found + 1) break;
    }
    if (found == none) return none;
    // "Secretary of State", "Head Office", "General Workers Union" are no titles of what follows.
    if (low(found + 1) == "of" || org_at_end(found + 1, b) || is(low(b - 1), w_placeword)) return none;
    return found;
  }
  [[nodiscard]] bool org_at_end(std::size_t a, std::size_t b) const {
    if (a >= b) return false;
    if (is(low(b - 1), w_orgword)) return true;
    if (t_.tokens[b - 1].tag == Tag::num && b - a >= 2) return true;
    for (std::size_t i = a; i + 1 < b; ++i) {
      if (is(low(i), w_orgword | w_bodynoun) && (low(i + 1) == "of" || low(i + 1) == "for")) return true;
    }
    return false;
  }
  std::size_t fixed_place(std::size_t a, std::size_t b) {
    const std::size_t e = create(EntityKind::place, a, b);
    t_.entities[e].body = "place";
    return e;
  }
  void person(std::size_t a, std::size_t b) {
    const std::size_t e = create(EntityKind::person, a, b);
    mention(a, b, e);
  }
  void classify(std::size_t a, std::size_t b) {
    const std::string& last = low(b - 1);
    const bool the = a > 0 && low(a - 1) == "the";
    for (std::size_t i = a; i < b; ++i) {
      if (low(i) == "war" || low(i) == "treaty" || low(i) == "agreement" || low(i) == "accord" ||
          low(i) == "accords" || low(i) == "act" || low(i) == "protocol" || low(i) == "day")
        return;  // events and texts are no actors
    }
    if (org_at_end(a, b)) {
      const std::size_t longer = part_of(lowered(name_of(a, b)));
      if (longer != none) add_alias(longer, name_of(a, b));
      mention(a, b, longer != none ? longer : create(EntityKind::organisation, a, b));
    } else if (is(last, w_placeword) || in(place_heads, low(a))) {
      mention(a, b, create(EntityKind::place, a, b));
    } else if (b - a >= 2 && the && located(a) && !acts_like_person(b) &&
               (low(a - 2) == "in" || low(a - 2) == "at" || low(a - 2) == "near")) {
      mention(a, b, create(EntityKind::place, a, b));  // "in the Old Library"
    } else if (b - a >= 2 && (the || t_.tokens[b - 1].all_caps || apposed_body(a, b))) {
      mention(a, b, create(EntityKind::organisation, a, b));
    } else if (b - a >= 2) {
      if (located(a) && !acts_like_person(b)) {
        mention(a, b, create(EntityKind::place, a, b));
      } else {
        person(a, b);
      }
    } else {
      pending_.push_back({a, b, false});
    }
  }
  // "X Y, the company that", "the operator X Y"
  [[nodiscard]] bool apposed_body(std::size_t a, std::size_t b) const {
    if (a > 0 && is(low(a - 1), w_bodynoun) && !is(low(a - 1), w_role) && t_.tokens[a - 1].tag == Tag::noun)
      return true;
    // "their union, X Y,"
    if (a > 1 && t_.tokens[a - 1].tag == Tag::comma && is(low(a - 2), w_bodynoun) &&
        !is(low(a - 2), w_role) && !t_.tokens[a - 2].cap)
      return true;
    if (b + 2 >= t_.tokens.size() || t_.tokens[b].tag != Tag::comma) return false;
    for (std::size_t i = b + 1; i < std::min(t_.tokens.size(), b + 7); ++i) {
      if (is(low(i), w_role)) return false;
      if (t_.tokens[i].tag == Tag::comma || t_.tokens[i].tag == Tag::stop || t_.tokens[i].tag == Tag::aux ||
          t_.tokens[i].tag == Tag::prep)
        return false;
      if (t_.tokens[i].verb != nullptr && !is(low(i), w_bodynoun)) return false;
      if (i + 1 < t_.tokens.size() && t_.tokens[i + 1].tag == Tag::poss) continue;
      if (is(low(i), w_bodynoun) && t_.tokens[i].mention == none && !t_.tokens[i].cap)
        return !(i + 1 < t_.tokens.size() && is(low(i + 1), w_role));
    }
    return false;
  }
  [[nodiscard]] bool acts_like_person(std::size_t b) const {
    if (b >= t_.tokens.size()) return false;
    const Token& next = t_.tokens[b];
    return next.verb != nullptr && (next.verb->which & v_speech) != 0;
  }

  // ---- Acronyms: "Union of Dock Workers (UDW)" ----------------------------------------------------------

  void acronyms() {
    for (std::size_t m = 0; m < t_.mentions.size(); ++m) {
      const std::size_t k = t_.mentions[m].last;
      if (k + 2 >= t_.tokens.size() || t_.word(k) != "(" || !t_.tokens[k + 1].all_caps ||
          t_.word(k + 2) != ")")
        continue;
      const std::size_t entity = t_.mentions[m].entity;
      add_alias(entity, std::string(t_.word(k + 1)));
      by_name_[low(k + 1)] = entity;
    }
  }

  // ---- Short forms ------------------------------------------------------------------------------------

  void short_names(const Run& r) {
    std::size_t a = r.first;
    while (a < r.last) {
      if (taken_.contains(a)) {
        ++a;
        continue;
      }
      std::size_t b = a + 1;
      while (b < r.last && !taken_.contains(b)) ++b;
      // Titles alone in front or behind are no names.
      while (a < b && (is(low(a), w_honorific) || (is(low(a), w_role | w_portfolio) && b - a > 1))) ++a;
      if (a < b) short_name(a, b);
      a = b;
    }
  }
  void short_name(std::size_t a, std::size_t b) {
    if (in(no_names, low(a))) return;
    PlaceMatch match;
    std::size_t n = 0;
    if (const auto known = by_name_.find(lowered(name_of(a, b))); known != by_name_.end()) {
      mention(a, b, known->second);
      return;
    }
    if (b - a == 1) {
      const std::size_t same = same_person(t_.word(a));
      if (same != none && !(known_start(a, b) && !by_last_.contains(low(a)))) {
        add_alias(same, std::string(t_.word(a)));
        mention(a, b, same);
        return;
      }
    }
    if (gazetteer_at(a, b, match, n)) {
      mention(a, a + n, from_place(match, name_of(a, a + n)), match.demonym);
      if (a + n < b) short_name(a + n, b);
      return;
    }
    if (b - a == 1 && is(low(a), w_role | w_portfolio | w_document | w_meeting | w_group) &&
        (!is(low(a), w_orgword) || seen_small_.contains(low(a))))
      return;
    const std::size_t entity = short_or_new(a, b);
    if (entity != none) mention(a, b, entity);
  }
  /// The body or place of whose name this is a part: a place before a body, a single one before none.
  [[nodiscard]] std::size_t part_of(const std::string& key) const {
    std::size_t found = none;
    for (std::size_t e = 0; e < t_.entities.size(); ++e) {
      const Entity& entity = t_.entities[e];
      if (entity.known && entity.id.empty()) continue;
      if (entity.kind == EntityKind::person || entity.kind == EntityKind::state) continue;
      const std::string full = ' ' + lowered(entity.name) + ' ';
      if (full.size() <= key.size() + 2 || full.find(' ' + key + ' ') == std::string::npos) continue;
      if (entity.kind == EntityKind::place) return e;
      if (found == none) found = e;
    }
    return found;
  }
  // A significant part of a name already met, or a name of its own by what stands around it.
  std::size_t short_or_new(std::size_t a, std::size_t b) {
    const std::string name = name_of(a, b);
    const std::string key = lowered(name);
    if (const std::size_t e = part_of(key); e != none) {
      add_alias(e, name);
      index_name(name, e);
      return e;
    }
    const bool the = a > 0 && low(a - 1) == "the";
    const bool honorific = a > 0 && is(low(a - 1), w_honorific);
    const bool role = a > 0 && is(low(a - 1), w_role) && !the;
    if (honorific || role) return create(EntityKind::person, a, b);
    if (t_.tokens[a].all_caps && t_.word(a).size() <= 7) return create(EntityKind::organisation, a, b);
    if (is(low(b - 1), w_orgword)) return create(EntityKind::organisation, a, b);
    if (b < t_.tokens.size() && is(low(b), w_placeword) && !t_.tokens[b].cap && t_.tokens[b].tag == Tag::noun)
      return fixed_place(a, b);
    if (!the && located(a)) return create(EntityKind::place, a, b);
    if (b - a == 1 && !the) {
      // A small word written large now and then is no name.
      if (seen_small_.contains(low(a)) && !t_.tokens[a].all_caps) return none;
      const bool modifier = a + 1 < t_.tokens.size() && t_.tokens[a + 1].tag == Tag::noun &&
                            t_.tokens[a + 1].verb == nullptr && !t_.tokens[a + 1].cap;
      if (modifier && (low(a).ends_with("ian") || low(a).ends_with("ean") || low(a).ends_with("ish") ||
                       low(a).ends_with("ist") || low(a).ends_with("ese")))
        return none;
    }
    return create(EntityKind::organisation, a, b);
  }

  void heading_names(const Run& r) {
    for (std::size_t i = r.first; i < r.last;) {
      bool found = false;
      for (std::size_t j = std::min(r.last, i + 5); j > i && !found; --j) {
        const std::string key = lowered(name_of(i, j));
        const auto known = by_name_.find(key);
        const auto last = j - i == 1 ? by_last_.find(key) : by_last_.end();
        PlaceMatch match;
        std::size_t n = 0;
        if (known != by_name_.end() || last != by_last_.end()) {
          mention(i, j, known != by_name_.end() ? known->second : last->second);
          found = true;
        } else if (gazetteer_at(i, j, match, n) && i + n == j) {
          mention(i, j, from_place(match, name_of(i, j)), match.demonym);
          found = true;
        }
        if (found) i = j;
      }
      if (!found && i == r.first && r.last - i >= 2 &&
          (org_at_end(i, r.last) || is(low(r.last - 1), w_placeword)) && r.last - i <= 4) {
        mention(i, r.last,
                create(org_at_end(i, r.last) ? EntityKind::organisation : EntityKind::place, i, r.last));
        return;
      }
      if (!found) ++i;
    }
  }

  // A name met only behind "in", "at" or "near" is a place.
  void settle_kinds() {
    std::vector<int> inside(t_.entities.size(), 0), total(t_.entities.size(), 0);
    for (const Mention& m : t_.mentions) {
      ++total[m.entity];
      inside[m.entity] += m.located ? 1 : 0;
    }
    for (std::size_t e = 0; e < t_.entities.size(); ++e) {
      Entity& entity = t_.entities[e];
      const bool single = entity.name.find(' ') == std::string::npos;
      if (!entity.known && single && entity.body.empty() && entity.kind == EntityKind::place &&
          inside[e] * 2 < total[e])
        entity.kind = EntityKind::organisation;
    }
  }

  Text& t_;
  std::map<std::string, std::size_t> by_name_, by_last_;  // ordered: the same answer on every platform
  std::unordered_map<std::string, int> seen_inside_, seen_small_;
  std::map<const Place*, std::size_t> from_gazetteer_;
  std::unordered_map<std::size_t, bool> taken_;
  std::vector<Run> pending_;
};

}  // namespace

void find_names(Text& t, const model::Case* c) { Finder(t, c).run(); }

}  // namespace mediant::record::detail
