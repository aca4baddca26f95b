// Names: the case's own, then the gazetteer, then runs of capitals with an organisation or place word, a
// title, an apposition. First the long names, then the short forms that refer to them.
#include <algorithm>
#include <array>

#include "name_finder.hpp"

namespace mediant::record::detail {
namespace {

const std::array<std::string_view, 33> no_names = {
    "orthodox", "christian", "muslim",       "islamic",  "catholic",  "protestant", "jewish",
    "sunni",    "shia",      "shiite",       "internet", "christmas", "easter",     "ramadan",
    "covid-19", "covid",     "world",        "twitter",  "facebook",  "telegram",   "ok",
    "mr",       "mrs",       "ms",           "dr",       "gmt",       "est",        "article",
    "chapter",  "round",     "thanksgiving", "diwali",   "passover"};

}  // namespace

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

void NameFinder::run() {
  std::vector<Run> runs = collect_runs();
  for (const Run& r : runs) {
    if (!r.heading && r.last - r.first > 1 && !begins_with_particle(r)) long_name(r);
  }
  // Last names behind the full ones, whichever the text has first.
  for (const Run& r : runs) {
    if (!r.heading && begins_with_particle(r)) long_name(r);
  }
  acronyms();
  for (const Run& r : runs) {
    if (!r.heading && !could_be_adjective(r)) short_names(r);
  }
  // "Velian": behind "Velia", wherever the text has it.
  for (const Run& r : runs) {
    if (!r.heading && could_be_adjective(r)) short_names(r);
  }
  for (const Run& r : runs) {
    if (r.label)
      label_name(r);
    else if (r.heading)
      heading_names(r);
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

void NameFinder::add_case(const model::Case& c) {
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

void NameFinder::index_last_name(std::string_view name, std::size_t entity) {
  const std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos) return;
  by_last_.try_emplace(lowered(name.substr(space + 1)), entity);
  const auto [first, fresh] = by_first_.try_emplace(lowered(name.substr(0, name.find(' '))), entity);
  if (!fresh && first->second != entity) first->second = none;  // two of that name
  // "van der Meer": the particles belong to the last name.
  std::size_t begin = space + 1;
  while (begin > 1) {
    const std::size_t before = name.rfind(' ', begin - 2);
    const std::size_t word = before == std::string_view::npos ? 0 : before + 1;
    if (word == 0 || !is(lowered(name.substr(word, begin - 1 - word)), w_particle)) break;
    begin = word;
  }
  if (begin <= space) index_name(name.substr(begin), entity);
}

bool NameFinder::could_be_adjective(const Run& r) const {
  const std::string& w = low(r.first);
  return r.last - r.first == 1 && (w.ends_with("an") || w.ends_with("ese") || w.ends_with("i") ||
                                   w.ends_with("ish") || w.ends_with("ic") || w.ends_with("er"));
}

bool NameFinder::begins_with_particle(const Run& r) const { return is(low(r.first), w_particle); }

bool NameFinder::gazetteer_at(std::size_t i, std::size_t end, PlaceMatch& match, std::size_t& length) const {
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

void NameFinder::long_name(const Run& r) {
  std::size_t a = r.first;
  const std::size_t b = r.last;
  // "the Dock Workers, Local 417"
  if (low(a) == "local" && b - a == 2 && a > 1 && t_.tokens[a - 1].tag == Tag::comma) {
    for (const Mention& m : t_.mentions) {
      if (m.last != a - 1 || t_.entities[m.entity].kind != EntityKind::organisation) continue;
      add_alias(m.entity, name_of(a, b));
      mention(a, b, m.entity);
      return;
    }
  }
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

void NameFinder::acronyms() {
  for (std::size_t m = 0; m < t_.mentions.size(); ++m) {
    const std::size_t k = t_.mentions[m].last;
    if (k + 2 >= t_.tokens.size() || t_.word(k) != "(" || !t_.tokens[k + 1].all_caps || t_.word(k + 2) != ")")
      continue;
    const std::size_t entity = t_.mentions[m].entity;
    if (t_.entities[entity].kind == EntityKind::person) continue;  // "Rudd (SNP)": whom he belongs to
    add_alias(entity, std::string(t_.word(k + 1)));
    by_name_[low(k + 1)] = entity;
  }
}

void NameFinder::short_names(const Run& r) {
  std::size_t a = r.first;
  while (a < r.last) {
    if (taken_.contains(a)) {
      ++a;
      continue;
    }
    std::size_t b = a + 1;
    while (b < r.last && !taken_.contains(b)) ++b;
    // Titles alone in front or behind are no names.
    if (title_alone(a, b)) {
      a = b;
      continue;
    }
    while (a < b && (is(low(a), w_honorific) || (is(low(a), w_role | w_portfolio) && b - a > 1))) ++a;
    if (a < b) short_name(a, b);
    a = b;
  }
}

// "Permanent Secretary", "Prime Minister": what somebody is, not who.
bool NameFinder::title_alone(std::size_t a, std::size_t b) const {
  if (b - a < 2 || !is(low(b - 1), w_role)) return false;
  // "By X Y, Local Democracy Reporter"
  const bool closed = b >= t_.tokens.size() || t_.tokens[b].start || t_.tokens[b].tag >= Tag::comma;
  if (a > 1 && t_.tokens[a - 1].tag == Tag::comma && t_.tokens[a - 2].cap && closed) return true;
  for (std::size_t i = a; i + 1 < b; ++i) {
    if (!is(low(i), w_role | w_portfolio | w_honorific | w_adj)) return false;
  }
  return true;
}

// "Toronto-based", "Oslo-brokered": the name in front of the hyphen.
bool NameFinder::hyphened(std::size_t a) {
  // "Sen. Hector Ibarra, D-Modesto": a member for a place.
  if (low(a).size() > 4 && (low(a).starts_with("d-") || low(a).starts_with("r-")) && t_.word(a)[2] >= 'A' &&
      t_.word(a)[2] <= 'Z' && a > 0 && t_.tokens[a - 1].tag == Tag::comma) {
    const std::string seat(t_.word(a).substr(2));
    const PlaceMatch match = place_of(lowered(seat));
    std::size_t place = none;
    if (match.place != nullptr) {
      place = from_place(match, seat);
    } else {
      Entity e;
      e.kind = EntityKind::place;
      e.name = seat;
      t_.entities.push_back(e);
      place = t_.entities.size() - 1;
      index_name(seat, place);
    }
    mention(a, a + 1, place);
    return true;
  }
  static constexpr std::array<std::string_view, 10> tails = {"based",    "born",      "led",   "backed",
                                                             "brokered", "mediated",  "owned", "controlled",
                                                             "funded",   "registered"};
  const std::string name(t_.word(a));
  const std::size_t hyphen = name.rfind('-');
  if (hyphen == std::string::npos || !in(tails, low(a).substr(hyphen + 1))) return false;
  const std::string stem = name.substr(0, hyphen);
  const bool place = low(a).ends_with("-based") || low(a).ends_with("-born");
  std::size_t entity = none;
  if (const auto known = by_name_.find(lowered(stem)); known != by_name_.end()) {
    entity = known->second;
  } else if (const PlaceMatch match = place_of(lowered(stem)); match.place != nullptr) {
    entity = from_place(match, stem);
  } else if (place) {
    Entity e;
    e.kind = EntityKind::place;
    e.name = stem;
    t_.entities.push_back(e);
    entity = t_.entities.size() - 1;
    index_name(stem, entity);
  }
  if (entity == none) return true;
  mention(a, a + 1, entity, !place);
  if (place && !t_.mentions.empty() && t_.mentions.back().first == a) t_.mentions.back().located = true;
  return true;
}

void NameFinder::short_name(std::size_t a, std::size_t b) {
  if (in(no_names, low(a))) return;
  if (b - a == 1 && low(a).ends_with("days") && is(low(a).substr(0, low(a).size() - 1), w_weekday)) return;
  if (b - a == 1 && hyphened(a)) return;
  // "the Congress" of a Popular Congress; "Western sources" are from nowhere in particular.
  if (b - a == 1 && is(low(a), w_orgword)) {
    if (const std::size_t e = part_of(low(a)); e != none && !t_.entities[e].known) {
      mention(a, b, e);
      return;
    }
  }
  static constexpr std::array<std::string_view, 4> quarters = {"western", "eastern", "northern", "southern"};
  if (b - a == 1 && in(quarters, low(a)) && b < t_.tokens.size() && !t_.tokens[b].cap) return;
  // "Law 12": which law, and nobody's name.
  static constexpr std::array<std::string_view, 9> texts = {
      "law", "bill", "section", "clause", "directive", "annex", "decree", "motion", "regulation"};
  if (b - a == 1 && b < t_.tokens.size() && t_.tokens[b].tag == Tag::num && in(texts, low(a))) return;
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
  if (b - a == 1) {
    if (const std::size_t whose = adjective_of(low(a)); whose != none) {
      mention(a, b, whose, true);
      return;
    }
  }
  // "the agreement Alan signed", of an Alan Priestley.
  if (b - a == 1 && (a == 0 || low(a - 1) != "the")) {
    if (const auto called = by_first_.find(low(a)); called != by_first_.end() && called->second != none) {
      mention(a, b, called->second);
      return;
    }
  }
  const std::size_t entity = short_or_new(a, b);
  if (entity != none) mention(a, b, entity);
}

std::size_t NameFinder::adjective_of(const std::string& key) const {
  static constexpr std::array<std::string_view, 7> endings = {"ian", "an", "ese", "i", "ish", "ic", "er"};
  for (const std::string_view ending : endings) {
    if (key.size() < ending.size() + 4 || !key.ends_with(ending)) continue;
    const std::string stem = key.substr(0, key.size() - ending.size());
    // The name is the stem, or the stem and the vowel the ending replaces: Sarn, Qaran, Velia.
    for (const std::string_view tail : {"", "a", "ia", "e", "o"}) {
      const auto found = by_name_.find(stem + std::string(tail));
      if (found == by_name_.end()) continue;
      const EntityKind kind = t_.entities[found->second].kind;
      if (kind != EntityKind::person && kind != EntityKind::agency) return found->second;
    }
  }
  return none;
}

std::size_t NameFinder::part_of(const std::string& key) const {
  std::size_t found = none;
  const std::string one = singular(key);              // "the Liberals" of the Liberal Union
  const bool body = is(key, w_bodynoun | w_orgword);  // "the Commission" of the European Commission
  for (std::size_t e = 0; e < t_.entities.size(); ++e) {
    const Entity& entity = t_.entities[e];
    if (entity.known && entity.id.empty() && !(body && entity.kind == EntityKind::organisation)) continue;
    if (entity.kind == EntityKind::person || entity.kind == EntityKind::state) continue;
    const std::string full = ' ' + lowered(entity.name) + ' ';
    const bool part = full.size() > key.size() + 2 && full.find(' ' + key + ' ') != std::string::npos;
    const bool members = entity.kind == EntityKind::organisation && one != key && one.size() > 3 &&
                         full.starts_with(' ' + one + ' ') && full.size() > one.size() + 2;
    if (!part && !members) continue;
    if (entity.kind == EntityKind::place) return e;
    if (found == none) found = e;
  }
  return found;
}

// "across Thornbeck" is not across Thornbeck Borough Council.
bool NameFinder::town_of(std::size_t entity, std::size_t a) const {
  static constexpr std::array<std::string_view, 9> local = {
      "council", "borough", "county", "city", "district", "authority", "university", "hospital", "police"};
  if (a == 0 || t_.entities[entity].kind != EntityKind::organisation) return false;
  const std::string& before = low(a - 1);
  if (before != "in" && before != "across" && before != "throughout" && before != "near") return false;
  const std::string full = lowered(t_.entities[entity].name);
  return std::any_of(local.begin(), local.end(),
                     [&](std::string_view w) { return full.find(w) != std::string::npos; });
}

std::size_t NameFinder::short_or_new(std::size_t a, std::size_t b) {
  const std::string name = name_of(a, b);
  const std::string key = lowered(name);
  if (const std::size_t e = part_of(key); e != none && !town_of(e, a)) {
    add_alias(e, name);
    index_name(name, e);
    return e;
  }
  const bool the = a > 0 && low(a - 1) == "the";
  const bool honorific = a > 0 && is(low(a - 1), w_honorific);
  const bool role = a > 0 && is(low(a - 1), w_role | w_kin) && !the;
  if (honorific || role) return create(EntityKind::person, a, b);
  if (t_.tokens[a].all_caps && t_.word(a).size() <= 7) return create(EntityKind::organisation, a, b);
  if (is(low(b - 1), w_orgword)) return create(EntityKind::organisation, a, b);
  if (b < t_.tokens.size() && is(low(b), w_placeword) && !t_.tokens[b].cap && t_.tokens[b].tag == Tag::noun)
    return fixed_place(a, b);
  // "in The Hague": an article written large inside a sentence is part of the name.
  const bool own_article = the && t_.tokens[a - 1].cap && !t_.tokens[a - 1].start;
  if ((!the || own_article) && located(a)) return create(EntityKind::place, a, b);
  if (b - a == 1 && the && a > 1 && low(a - 2) == "at")  // "met at the Guildhall"
    return create(EntityKind::place, a, b);
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

// "FONTAINE:", "AMBASSADOR REED:" in front of what somebody says in a transcript.
void NameFinder::label_name(const Run& r) {
  std::size_t a = r.first;
  while (a < r.last && is(low(a), w_role | w_portfolio | w_honorific | w_group | w_common)) ++a;
  if (a == r.last || taken_.contains(a)) return;
  for (std::size_t i = a; i < r.last; ++i) {
    const std::string key = lowered(name_of(i, r.last));
    const auto known = by_name_.find(key);
    const auto last = by_last_.find(key);
    if (known == by_name_.end() && (last == by_last_.end() || i + 1 != r.last)) continue;
    mention(i, r.last, known != by_name_.end() ? known->second : last->second);
    return;
  }
  if (r.last - a < 2 || org_at_end(a, r.last)) return;
  Entity e;
  e.kind = EntityKind::person;
  bool first = true;
  for (const char c : name_of(a, r.last)) {
    e.name += first ? c : lowered(std::string(1, c))[0];
    first = c == ' ' || c == '-';
  }
  t_.entities.push_back(e);
  index_name(e.name, t_.entities.size() - 1);
  index_last_name(e.name, t_.entities.size() - 1);
  mention(a, r.last, t_.entities.size() - 1);
}

void NameFinder::heading_names(const Run& r) {
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
    const bool body = org_at_end(i, r.last) || broadcaster_first(i, r.last);
    if (!found && i == r.first && r.last - i >= 2 && (body || is(low(r.last - 1), w_placeword)) &&
        r.last - i <= 4) {
      mention(i, r.last, create(body ? EntityKind::organisation : EntityKind::place, i, r.last));
      return;
    }
    if (!found) ++i;
  }
}

void NameFinder::settle_kinds() {
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

void find_names(Text& t, const model::Case* c) { NameFinder(t, c).run(); }

}  // namespace mediant::record::detail
