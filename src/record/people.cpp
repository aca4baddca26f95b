// What a report says of its people: titles before the name, appositions behind and before it, ties by
// possessives ("X's envoy Y", "his son-in-law Y").
#include <algorithm>

#include "speakers.hpp"

namespace mediant::record::detail {
namespace {

class People {
 public:
  explicit People(Text& t) : t_(t) {}
  void run() {
    for (const Mention& m : t_.mentions) call_bodies(m);
    for (std::size_t m = 0; m < t_.mentions.size(); ++m) {
      if (t_.entities[t_.mentions[m].entity].kind != EntityKind::person) continue;
      before(t_.mentions[m]);
      apposed(t_.mentions[m]);
      behind(t_.mentions[m]);
    }
    inherit_sides();
  }

 private:
  [[nodiscard]] const Token& at(std::size_t i) const { return t_.tokens[i]; }
  [[nodiscard]] bool roleish(std::size_t i) const { return is(at(i).lower, w_role | w_kin); }

  // "the union X Y", "X Y, the company that": what kind of body it is.
  void call_bodies(const Mention& m) {
    Entity& e = t_.entities[m.entity];
    if (e.kind == EntityKind::person || e.kind == EntityKind::place || !e.body.empty()) return;
    if (m.first > 0 && at(m.first - 1).tag == Tag::noun && is(at(m.first - 1).lower, w_bodynoun)) {
      e.body = at(m.first - 1).lower;
      return;
    }
    if (m.last + 1 >= t_.tokens.size() || at(m.last).tag != Tag::comma || at(m.last + 1).tag != Tag::det)
      return;
    for (std::size_t i = m.last + 2; i < std::min(t_.tokens.size(), m.last + 7); ++i) {
      if (at(i).tag != Tag::noun && at(i).tag != Tag::adj) return;
      if (is(at(i).lower, w_bodynoun) && (i + 1 >= t_.tokens.size() || at(i + 1).tag != Tag::poss)) {
        e.body = at(i).lower;
        return;
      }
    }
  }

  void set_gender(Entity& e, const std::string& word) {
    if (e.gender != '?') return;
    if (word == "mr" || word == "sir" || word == "lord" || word == "king" || word == "prince" ||
        word.ends_with("sman") || word == "chairman" || word.starts_with("son") ||
        word.starts_with("father") || word.starts_with("brother") || word == "husband")
      e.gender = 'm';
    if (word == "mrs" || word == "ms" || word == "dame" || word == "lady" || word == "queen" ||
        word == "baroness" || word.ends_with("woman") || word.starts_with("daughter") ||
        word.starts_with("mother") || word.starts_with("sister") || word == "wife")
      e.gender = 'f';
  }

  // "Ukrainian President X", "Kremlin spokesman X", "Trump’s special envoy X", "his son-in-law X".
  void before(const Mention& m) {
    Entity& e = t_.entities[m.entity];
    std::size_t i = m.first;
    while (i > 0 && is(at(i - 1).lower, w_honorific) && at(i - 1).cap) {
      --i;
      set_gender(e, at(i).lower);
    }
    if (i == 0 || !roleish(i - 1) || at(i - 1).mention != none || at(i - 1).tag == Tag::verb) return;
    const std::size_t end = i;
    std::size_t begin = i - 1;
    set_gender(e, at(begin).lower);
    while (begin > 0 && at(begin - 1).mention == none && !at(begin - 1).start &&
           (at(begin - 1).tag == Tag::adj || at(begin - 1).tag == Tag::noun ||
            is(at(begin - 1).lower, w_portfolio)) &&
           at(begin - 1).tag != Tag::verb)
      --begin;
    if (begin > 0 && at(begin - 1).start && at(begin - 1).mention == none && at(begin - 1).cap &&
        (is(at(begin - 1).lower, w_portfolio | w_role | w_adj)))
      --begin;
    const std::string role(t_.words(begin, end));
    const bool kin = is(at(end - 1).lower, w_kin);
    attach(m, e, role, begin, kin);
  }

  void attach(const Mention& m, Entity& e, const std::string& role, std::size_t begin, bool kin) {
    std::string side;
    std::vector<NamedTie> ties;
    if (begin > 0) {
      const Token& previous = at(begin - 1);
      if (previous.tag == Tag::poss && begin >= 2) {
        if (at(begin - 2).mention != none) {
          owner(t_.mentions[at(begin - 2).mention].entity, role, side, ties);
        } else if (is(at(begin - 2).lower, w_bodynoun)) {
          const std::size_t body = body_named(t_, begin - 2);
          side = body != none ? t_.entities[body].name : at(begin - 2).lower;
        }
      } else if (previous.mention != none) {
        side = t_.entities[actor_entity(t_, t_.mentions[previous.mention].entity)].name;
      } else if (is(previous.lower, w_possdet)) {
        possessor(begin - 1, m.entity, role, side, ties);
      }
    }
    // "union leader X", "rebel commander X": the body's own noun at the head of the role.
    if (side.empty() && !kin) {
      for (std::size_t i = begin; i < m.first; ++i) {
        if (!is(at(i).lower, w_bodynoun)) continue;
        const std::size_t body = body_named(t_, i);
        if (body != none) side = t_.entities[body].name;
        break;
      }
    }
    if (kin) {
      e.ties.insert(e.ties.end(), ties.begin(), ties.end());
      if (e.role.empty()) e.role = role;
      if (e.side.empty()) e.side = side;
      return;
    }
    if (e.role.empty() || (e.side.empty() && !side.empty() && e.role.size() <= role.size())) e.role = role;
    if (e.side.empty()) e.side = side;
    if (e.ties.empty()) e.ties = ties;
  }
  void owner(std::size_t entity, const std::string& role, std::string& side, std::vector<NamedTie>& ties) {
    const std::size_t actor = actor_entity(t_, entity);
    const Entity& o = t_.entities[actor];
    if (o.kind == EntityKind::person) {
      ties.push_back({o.name, role, ""});
      side = o.side;
    } else {
      side = o.name;
    }
  }
  // "his": the first person of the phrase "X’s envoy Y" as likely as Y; both readings are kept.
  void possessor(std::size_t token, std::size_t self, const std::string& role, std::string& side,
                 std::vector<NamedTie>& ties) {
    if (at(token).lower == "its" || at(token).lower == "their") {
      // At the head of a sentence: whoever the one before began with.
      const std::size_t here = sentence_of(token);
      if (at(token).start && here >= 2) {
        const Sentence& before = t_.sentences[here - 2];
        for (std::size_t k = before.first; k < std::min(before.last, before.first + 4); ++k) {
          if (at(k).mention == none || t_.mentions[at(k).mention].located) continue;
          const std::size_t o = actor_entity(t_, t_.mentions[at(k).mention].entity);
          if (t_.entities[o].kind != EntityKind::organisation) break;
          side = t_.entities[o].name;
          return;
        }
      }
      for (std::size_t k = mention_before(token); k != none; k = k == 0 ? none : k - 1) {
        const Entity& o = t_.entities[t_.mentions[k].entity];
        if (o.kind == EntityKind::person || (o.kind == EntityKind::place && o.stands_for == none) ||
            t_.mentions[k].located)
          continue;
        side = t_.entities[actor_entity(t_, t_.mentions[k].entity)].name;
        break;
      }
      return;
    }
    std::vector<std::size_t> persons;
    for (std::size_t k = mention_before(token); k != none; k = k == 0 ? none : k - 1) {
      const Mention& m = t_.mentions[k];
      if (sentence_of(m.first) != sentence_of(token) && !persons.empty()) break;
      if (t_.entities[m.entity].kind == EntityKind::person && m.entity != self) persons.push_back(k);
      if (persons.size() >= 4) break;
    }
    if (persons.empty()) return;
    const Mention& nearest = t_.mentions[persons[0]];
    NamedTie tie{t_.entities[nearest.entity].name, role, ""};
    if (persons.size() > 1) {
      const Mention& other = t_.mentions[persons[1]];
      for (const NamedTie& t : t_.entities[nearest.entity].ties) {
        if (t.to == t_.entities[other.entity].name) tie = {t.to, role, t_.entities[nearest.entity].name};
      }
    }
    ties.push_back(tie);
    const std::size_t to = named(tie.to);
    if (to != none) side = t_.entities[to].side;
  }
  [[nodiscard]] std::size_t named(std::string_view name) const {
    for (std::size_t e = 0; e < t_.entities.size(); ++e) {
      if (t_.entities[e].name == name) return e;
    }
    return none;
  }
  [[nodiscard]] std::size_t mention_before(std::size_t token) const {
    const auto m = std::lower_bound(t_.mentions.begin(), t_.mentions.end(), token,
                                    [](const Mention& a, std::size_t i) { return a.first < i; });
    return m == t_.mentions.begin() ? none : static_cast<std::size_t>(m - t_.mentions.begin()) - 1;
  }
  [[nodiscard]] std::size_t sentence_of(std::size_t token) const {
    const auto s = std::upper_bound(t_.sentences.begin(), t_.sentences.end(), token,
                                    [](std::size_t i, const Sentence& a) { return i < a.first; });
    return static_cast<std::size_t>(s - t_.sentences.begin());
  }

  // "X, the secretary of Y’s Security Council,", "X, Y’s investment envoy", "X, who leads Y", "X of the Y"
  void behind(const Mention& m) {
    Entity& e = t_.entities[m.entity];
    std::size_t i = m.last;
    const std::size_t end = std::min(t_.tokens.size(), m.last + 20);
    if (i >= end) return;
    if (at(i).lower == "of" && i + 1 < end) {
      const std::size_t k = at(i + 1).lower == "the" ? i + 2 : i + 1;
      if (k < end && at(k).mention != none && e.side.empty())
        e.side = t_.entities[actor_entity(t_, t_.mentions[at(k).mention].entity)].name;
      return;
    }
    if (at(i).tag != Tag::comma && at(i).tag != Tag::dash && t_.word(i) != "(") return;
    ++i;
    if (i + 1 < end && at(i).tag == Tag::num && at(i + 1).tag == Tag::comma) i += 2;  // an age
    std::size_t stop = i;
    while (stop < end && at(stop).tag != Tag::comma && at(stop).tag != Tag::stop &&
           at(stop).tag != Tag::dash && at(stop).tag != Tag::bracket && at(stop).tag != Tag::quote_mark &&
           at(stop).tag != Tag::colon)
      ++stop;
    if (stop <= i || stop >= end + 1) return;
    if (at(i).tag == Tag::wh) {
      if (i + 1 < stop && at(i + 1).verb != nullptr) {
        const std::string& lemma = at(i + 1).verb->lemma;
        if (lemma == "lead" || lemma == "head" || lemma == "chair" || lemma == "represent" ||
            lemma == "run") {
          for (std::size_t k = i + 2; k < stop; ++k) {
            if (at(k).mention == none) continue;
            if (e.role.empty()) e.role = std::string(t_.words(i + 1, stop));
            if (e.side.empty())
              e.side = t_.entities[actor_entity(t_, t_.mentions[at(k).mention].entity)].name;
            return;
          }
        }
      }
      return;
    }
    std::size_t role = none;
    for (std::size_t k = i; k < stop; ++k) {
      if (at(k).tag == Tag::modal || at(k).tag == Tag::aux || at(k).tag == Tag::sub) return;
      if (at(k).tag == Tag::verb && (at(k).forms & (f_past | f_third)) != 0 && role == none) return;
      if (at(k).tag == Tag::conj && role == none) return;
      if (roleish(k) && at(k).mention == none && role == none) role = k;
    }
    if (role == none) return;
    std::size_t last = role + 1;
    while (last < stop && at(last).tag != Tag::verb && at(last).tag != Tag::wh) ++last;
    apply(m, e, i, role, last);
    for (std::size_t k = last; k < stop && e.side.empty() && at(last).tag == Tag::wh; ++k) {
      if (at(k).mention != none && t_.entities[t_.mentions[at(k).mention].entity].kind != EntityKind::person)
        e.side = t_.entities[actor_entity(t_, t_.mentions[at(k).mention].entity)].name;
    }
  }

  // "The union’s chief negotiator, X, said"
  void apposed(const Mention& m) {
    std::size_t named = m.first;  // "their leader, Dame X Y"
    while (named > 0 && is(at(named - 1).lower, w_honorific)) --named;
    if (named < 3 || at(named - 1).tag != Tag::comma) return;
    const Tag next = m.last < t_.tokens.size() ? at(m.last).tag : Tag::stop;
    if (next != Tag::comma && next != Tag::verb && next != Tag::stop && next != Tag::aux &&
        next != Tag::modal)
      return;
    Entity& e = t_.entities[m.entity];
    const std::size_t comma = named - 1;
    std::size_t i = comma;
    while (i > 0 && comma - i < 14 && !at(i).start &&
           (at(i - 1).tag == Tag::noun || at(i - 1).tag == Tag::adj || at(i - 1).tag == Tag::name ||
            at(i - 1).tag == Tag::poss || at(i - 1).tag == Tag::det ||
            (at(i - 1).tag == Tag::prep &&
             (at(i - 1).lower == "of" || at(i - 1).lower == "for" || at(i - 1).lower == "at"))))
      --i;
    if (i >= comma) return;
    std::size_t role = none;
    for (std::size_t k = i; k < comma; ++k) {
      if (roleish(k) && at(k).mention == none) role = k;
      if (role != none && at(k).tag == Tag::prep) break;
    }
    if (role == none || mention_ending(t_, comma) != none) {
      if (role == none ||
          t_.entities[t_.mentions[mention_ending(t_, comma)].entity].kind == EntityKind::person)
        return;
    }
    apply(m, e, i, role, comma);
  }

  void apply(const Mention& m, Entity& e, std::size_t first, std::size_t role, std::size_t last) {
    std::size_t begin = first;
    while (begin < role && at(begin).tag == Tag::det && !is(at(begin).lower, w_possdet)) ++begin;
    // A possessor in front is the side, not the role.
    for (std::size_t k = begin; k < role; ++k) {
      if (at(k).tag == Tag::poss) begin = k + 1;
    }
    if (begin == first || at(begin).mention == none) {
      // keep
    } else if (begin < role && at(begin).mention != none) {
      begin = t_.mentions[at(begin).mention].last;
    }
    while (begin < role && at(begin).mention != none) ++begin;
    while (begin < role && is(at(begin).lower, w_possdet)) ++begin;
    const bool kin = is(at(role).lower, w_kin);
    set_gender(e, at(role).lower);
    attach(m, e, std::string(t_.words(begin, last)), begin, kin);
    // "president of Y", "a spokesman for Y": the body behind.
    if (e.side.empty() || last > role + 2) {
      for (std::size_t k = role + 1; k < last; ++k) {
        if (at(k).mention == none) continue;
        const std::size_t end = t_.mentions[at(k).mention].last;
        const std::size_t entity = actor_entity(t_, t_.mentions[at(k).mention].entity);
        // "of the valley’s Greens": the Greens; a state's council speaks for the state.
        if (end + 1 < last && at(end).tag == Tag::poss && t_.entities[entity].kind != EntityKind::state)
          continue;
        if (t_.entities[entity].kind == EntityKind::person || t_.entities[entity].kind == EntityKind::place)
          continue;
        if (e.side.empty()) e.side = t_.entities[entity].name;
        break;
      }
    }
    if (e.side.empty()) {
      for (std::size_t k = role + 1; k < last; ++k) {
        if (!is(at(k).lower, w_bodynoun)) continue;
        const std::size_t body = body_named(t_, k);
        e.side = body != none ? t_.entities[body].name : at(k).lower;
        break;
      }
    }
  }

  // An envoy of a president speaks for the president's side.
  void inherit_sides() {
    for (int round = 0; round < 2; ++round) {
      for (Entity& e : t_.entities) {
        if (e.kind != EntityKind::person || !e.side.empty()) continue;
        for (const NamedTie& tie : e.ties) {
          const std::size_t to = named(tie.to);
          if (to != none) e.side = t_.entities[to].side;
        }
      }
    }
  }

  Text& t_;
};

}  // namespace

void describe_people(Text& t) { People(t).run(); }

}  // namespace mediant::record::detail
