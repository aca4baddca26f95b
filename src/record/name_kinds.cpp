// What a run of capitals names: a person, a place, a body; and the entity it stands for.
#include <algorithm>
#include <array>

#include "name_finder.hpp"

namespace mediant::record::detail {
namespace {

const std::array<std::string_view, 14> place_heads = {"port",  "mount", "lake",  "cape",  "fort",
                                                      "saint", "st",    "san",   "santa", "los",
                                                      "las",   "camp",  "lower", "upper"};
const std::array<std::string_view, 8> always_seats = {"kremlin",   "white house", "downing street",
                                                      "whitehall", "pentagon",    "state department",
                                                      "elysee",    "élysée"};

}  // namespace

void NameFinder::mention(std::size_t first, std::size_t last, std::size_t entity, bool demonym) {
  Mention m{first, last, entity, demonym, located(first)};
  if (!t_.mentions.empty()) {
    for (std::size_t i = first; i < last; ++i) {
      if (taken_.contains(i)) return;
    }
  }
  for (std::size_t i = first; i < last; ++i) taken_[i] = true;
  t_.mentions.push_back(m);
}

bool NameFinder::located(std::size_t first) const {
  std::size_t i = first;
  if (apposed_place(first)) {
    --i;
    for (int steps = 0; i > 0 && steps < 6 && t_.tokens[i - 1].tag < Tag::comma && !is(low(i - 1), w_locprep);
         ++steps)
      --i;
  }
  while (i > 0 && (t_.tokens[i - 1].tag == Tag::adj || low(i - 1) == "the")) --i;
  if (i == 0 || !is(low(i - 1), w_locprep)) return false;
  if (low(i - 1) != "to" && low(i - 1) != "from" && low(i - 1) != "into") return true;
  if (i < 2) return false;
  const VerbMatch v = verb_of(low(i - 2));
  return (v.verb != nullptr && (v.verb->which & v_travel) != 0) || low(i - 2) == "trip" ||
         low(i - 2) == "road" || low(i - 2) == "flight" || low(i - 2) == "way";
}

std::string NameFinder::name_of(std::size_t first, std::size_t last) const {
  std::string name;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && t_.tokens[i].begin > t_.tokens[i - 1].end) name += ' ';
    name += t_.word(i);
  }
  return name;
}

std::size_t NameFinder::from_place(const PlaceMatch& match, const std::string& written) {
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

void NameFinder::add_alias(std::size_t entity, const std::string& written) {
  Entity& e = t_.entities[entity];
  if (written != e.name && !in(e.aliases, written)) e.aliases.push_back(written);
}

std::size_t NameFinder::create(EntityKind kind, std::size_t first, std::size_t last) {
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
  // "Larch Mining Corp." is Larch Mining.
  static constexpr std::array<std::string_view, 12> legal = {"corp", "corp.", "inc", "inc.", "ltd",  "ltd.",
                                                             "plc",  "llc",   "co",  "co.",  "gmbh", "ag"};
  if (kind == EntityKind::organisation && last - first > 1 && in(legal, low(last - 1))) {
    const std::string bare = name_of(first, last - 1);
    add_alias(entity, bare);
    index_name(bare, entity);
  }
  return entity;
}

std::size_t NameFinder::same_person(std::string_view name) const {
  const std::size_t space = name.rfind(' ');
  const std::string last = lowered(space == std::string_view::npos ? name : name.substr(space + 1));
  const std::string first = space == std::string_view::npos ? "" : lowered(name.substr(0, name.find(' ')));
  const auto exact = by_last_.find(last);
  const auto fits = [&](std::size_t e) {
    if (t_.entities[e].kind != EntityKind::person) return false;
    if (first.empty()) return true;
    const std::string other = lowered(t_.entities[e].name);
    if (other.ends_with(' ' + lowered(name))) return true;  // "Mr Mac Aodha" of Conor Mac Aodha
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

bool NameFinder::title_follows(std::size_t i, std::size_t b) const {
  while (i < b && is(low(i), w_portfolio | w_orgword) && !is(low(i), w_role)) ++i;
  return i < b && is(low(i), w_role | w_honorific);
}

std::size_t NameFinder::last_title(std::size_t a, std::size_t b) const {
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

bool NameFinder::org_at_end(std::size_t a, std::size_t b) const {
  if (a >= b) return false;
  if (is(low(b - 1), w_orgword)) return true;
  if (t_.tokens[b - 1].tag == Tag::num && b - a >= 2) return true;
  for (std::size_t i = a; i + 1 < b; ++i) {
    if (is(low(i), w_orgword | w_bodynoun) && (low(i + 1) == "of" || low(i + 1) == "for")) return true;
  }
  return false;
}

std::size_t NameFinder::fixed_place(std::size_t a, std::size_t b) {
  const std::size_t e = create(EntityKind::place, a, b);
  t_.entities[e].body = "place";
  return e;
}

void NameFinder::person(std::size_t a, std::size_t b) {
  const std::size_t e = create(EntityKind::person, a, b);
  mention(a, b, e);
}

void NameFinder::classify(std::size_t a, std::size_t b) {
  const std::string& last = low(b - 1);
  const bool the = a > 0 && low(a - 1) == "the";
  for (std::size_t i = a; i < b; ++i) {
    if (low(i) == "war" || low(i) == "treaty" || low(i) == "agreement" || low(i) == "accord" ||
        low(i) == "accords" || low(i) == "act" || low(i) == "protocol" || low(i) == "day")
      return;  // events and texts are no actors
  }
  // "Corvane Capital, which owns": no person.
  const bool thing = b - a >= 2 && b + 1 < t_.tokens.size() && t_.tokens[b].tag == Tag::comma &&
                     low(b + 1) == "which" && !located(a) && !is(last, w_placeword);
  if (thing || org_at_end(a, b) || broadcaster_first(a, b)) {
    const std::size_t longer = part_of(lowered(name_of(a, b)));
    if (longer != none) add_alias(longer, name_of(a, b));
    mention(a, b, longer != none ? longer : create(EntityKind::organisation, a, b));
  } else if (is(last, w_placeword) || in(place_heads, low(a)) || apposed_place(a)) {
    mention(a, b, create(EntityKind::place, a, b));
  } else if (b - a >= 2 && the && located(a) && !acts_like_person(b) &&
             (low(a - 2) == "in" || low(a - 2) == "at" || low(a - 2) == "near")) {
    mention(a, b, create(EntityKind::place, a, b));  // "in the Old Library"
  } else if (b - a >= 2 && (the || t_.tokens[b - 1].all_caps || apposed_body(a, b) || owns_as_body(b))) {
    mention(a, b, create(EntityKind::organisation, a, b));
  } else if (b - a >= 2) {
    if (located(a) && works_at(a)) {
      mention(a, b, create(EntityKind::organisation, a, b));
    } else if (located(a) && !acts_like_person(b)) {
      mention(a, b, create(EntityKind::place, a, b));
    } else {
      person(a, b);
    }
  } else {
    pending_.push_back({a, b, false});
  }
}

// "its capital, Porto Novel,", "the port of": a place called so in front of the comma.
bool NameFinder::apposed_place(std::size_t a) const {
  static constexpr std::array<std::string_view, 10> commons = {
      "capital", "city", "town", "village", "suburb", "resort", "hometown", "stronghold", "oasis", "port"};
  return a > 1 && t_.tokens[a - 1].tag == Tag::comma && !t_.tokens[a - 2].cap && in(commons, low(a - 2));
}

// "Pilots at X Y": people are at work in a body, not at a place.
bool NameFinder::works_at(std::size_t a) const {
  return a > 1 && low(a - 1) == "at" && is(low(a - 2), w_group | w_role) && !is(low(a - 2), w_bodynoun);
}

// "Its president, X Y": whoever has the role in front of the comma.
bool NameFinder::apposed_role(std::size_t a) const {
  return a > 1 && t_.tokens[a - 1].tag == Tag::comma && !t_.tokens[a - 2].cap && is(low(a - 2), w_role);
}

// "Radio Costa Verde": stations, unlike other bodies, are named by their first word.
bool NameFinder::broadcaster_first(std::size_t a, std::size_t b) const {
  return b - a >= 2 && (low(a) == "radio" || low(a) == "television" || low(a) == "tv");
}

// "X Y has given its licensee": a person’s would be his or hers.
bool NameFinder::owns_as_body(std::size_t b) const {
  bool verb = false;
  for (std::size_t i = b; i < std::min(t_.tokens.size(), b + 5); ++i) {
    const Token& token = t_.tokens[i];
    if (token.tag >= Tag::comma || token.tag == Tag::sub || token.tag == Tag::wh || token.tag == Tag::prep)
      return false;
    if (low(i) == "its") return verb;
    verb = verb || token.tag == Tag::aux || token.verb != nullptr;
  }
  return false;
}

bool NameFinder::apposed_body(std::size_t a, std::size_t b) const {
  if (apposed_role(a)) return false;
  if (a > 0 && is(low(a - 1), w_bodynoun) && !is(low(a - 1), w_role) && t_.tokens[a - 1].tag == Tag::noun)
    return true;
  // "their union, X Y,"
  if (a > 1 && t_.tokens[a - 1].tag == Tag::comma && is(low(a - 2), w_bodynoun) && !is(low(a - 2), w_role) &&
      !t_.tokens[a - 2].cap)
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

bool NameFinder::acts_like_person(std::size_t b) const {
  if (b >= t_.tokens.size()) return false;
  const Token& next = t_.tokens[b];
  return next.verb != nullptr && (next.verb->which & v_speech) != 0;
}

}  // namespace mediant::record::detail
