#include "events.hpp"

#include <algorithm>
#include <array>

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

void add_once(std::vector<std::string>& list, const std::string& name) {
  if (!name.empty() && !in(list, name)) list.push_back(name);
}

}  // namespace

std::string Events::place_in(const Stretch& s, std::size_t first, std::size_t last) const {
  const std::size_t a = s.chunks[first].first, b = s.chunks[last - 1].last;
  auto m = std::lower_bound(t_.mentions.begin(), t_.mentions.end(), a,
                            [](const Mention& x, std::size_t i) { return x.first < i; });
  for (; m != t_.mentions.end() && m->first < b; ++m) {
    if (m->demonym || t_.tokens[m->first].quotation != s.quotation) continue;
    const Entity& e = t_.entities[m->entity];
    if (e.kind != EntityKind::place && e.kind != EntityKind::state) continue;
    if (!m->located) continue;
    // "in Ghana’s capital, Accra": where the town is, not whose.
    if (m->last < t_.tokens.size() && t_.tokens[m->last].tag == Tag::poss) continue;
    std::size_t p = m->first;
    if (p > 1 && t_.tokens[p - 1].tag == Tag::comma) {
      --p;
      while (p > a && !is(t_.tokens[p].lower, w_locprep)) --p;
      if (is(t_.tokens[p].lower, w_locprep)) ++p;
    }
    while (p > 0 && (t_.tokens[p - 1].tag == Tag::adj || t_.tokens[p - 1].lower == "the")) --p;
    const std::string& prep = p > 0 ? t_.tokens[p - 1].lower : t_.tokens[p].lower;
    if (prep == "in" || prep == "at" || prep == "near" || prep == "to") return e.name;
  }
  // "at the county courthouse": a building without a name of its own.
  static constexpr std::array<std::string_view, 18> buildings = {
      "courthouse", "embassy",   "headquarters", "villa",   "monastery", "barracks",
      "consulate",  "residence", "hall",         "mansion", "chateau",   "church",
      "mosque",     "hotel",     "airport",      "palace",  "castle",    "harbour"};
  for (std::size_t i = first; i + 1 < last; ++i) {
    if (s.chunks[i].kind != Kind::prep || s.chunks[i + 1].kind != Kind::np) continue;
    const std::string& prep = t_.tokens[s.chunks[i].first].lower;
    if (prep != "in" && prep != "at") continue;
    std::size_t from = s.chunks[i + 1].first;
    const std::size_t to = s.chunks[i + 1].last;
    const Token& head = t_.tokens[to - 1];
    if (head.cap || !in(buildings, head.lower)) continue;
    while (from + 1 < to && t_.tokens[from].tag == Tag::det) ++from;
    return cut(t_.words(from, to));
  }
  return "";
}

// The actors named in noun phrases [first, last), several joined by "and" or commas.
void Events::people_at(const Stretch& s, std::size_t first, std::size_t last,
                       std::vector<std::string>& to) const {
  for (std::size_t i = first; i < last; ++i) {
    if (s.chunks[i].kind != Kind::np) continue;
    // "his counterpart from Y, X": the whole phrase names one person.
    std::size_t e = i + 1;
    while (is(t_.tokens[s.chunks[i].last - 1].lower, w_role) && e + 1 < s.chunks.size() &&
           s.chunks[e].kind == Kind::prep && s.chunks[e + 1].kind == Kind::np)
      e += 2;
    Who who = speakers_.resolve(s, i, e);
    if (who.entity == none && e > i + 1) who = speakers_.resolve(s, i, i + 1);
    // An apposition or a role behind a comma names nobody new.
    if (!who.actor()) {
      if (i + 1 < last && s.chunks[i + 1].kind != Kind::conj && s.chunks[i + 1].kind != Kind::comma) break;
      continue;
    }
    if (who.entities.size() > 1 && who.entity == none) {
      for (const std::size_t one : who.entities) add_once(to, t_.entities[one].name);
    } else {
      add_once(to, who.name);
    }
  }
}

bool Events::dated(std::size_t first, std::size_t last) const {
  const auto day = std::lower_bound(t_.dates.begin(), t_.dates.end(), first,
                                    [](const DateFound& d, std::size_t i) { return d.first < i; });
  return day != t_.dates.end() && day->first < last;
}

// "plans to see her again on Friday", "will receive both delegations": with a day or a place of its own.
bool Events::sees(const Stretch& s, const Clause& clause) const {
  const Chunk& vg = s.chunks[clause.verb];
  if (vg.verb == nullptr || vg.passive || (vg.verb->lemma != "see" && vg.verb->lemma != "receive"))
    return false;
  const std::size_t o = clause.verb + 1;
  if (o >= s.chunks.size() || s.chunks[o].kind != Kind::np) return false;
  const Who who = speakers_.resolve(s, o, o + 1);
  const std::string& head = t_.tokens[s.chunks[o].last - 1].lower;
  if (!who.actor() || !(who.person || who.plural || head == "delegation" || head == "them")) return false;
  const std::size_t last = s.chunks[std::max(clause.end, o + 1) - 1].last;
  return dated(vg.last, last) || !place_in(s, o, std::max(clause.end, o + 1)).empty();
}

void Events::meetings(const Stretch& s, const Claims& claims, const std::string& via) {
  struct Found {
    std::size_t clause;
    std::size_t first, last;  ///< tokens
  };
  std::vector<std::pair<std::size_t, std::size_t>> covered;  // token ranges of meetings already made
  const auto end_of_clause = [&](std::size_t c) {
    std::size_t e = s.clauses[c].end;
    return e;
  };
  const auto status_of = [&](std::size_t c, bool& negated) -> std::string {
    std::size_t k = c;
    bool planned = false;
    negated = false;
    for (int steps = 0; k != none && steps < 4; ++steps) {
      const Chunk& vg = s.chunks[s.clauses[k].verb];
      for (std::size_t i = vg.first; i < vg.last; ++i) {
        const std::string& w = t_.tokens[i].lower;
        planned = planned || w == "will" || w == "would" || w == "’ll" || w == "shall" || w == "could" ||
                  w == "may" || w == "might";
      }
      negated = negated || vg.negated;
      if (vg.verb != nullptr) {
        const std::string& l = vg.verb->lemma;
        // "before they meet again", "talks resume on Tuesday": what is still to come.
        const bool present = vg.finite && !vg.past && !vg.perfect && !vg.modal && !vg.passive;
        planned = planned || (present && k == c &&
                              (l == "meet" || l == "resume" || l == "begin" || l == "start" || l == "open" ||
                               l == "reconvene" || l == "return"));
        if (l == "agree" || l == "plan" || l == "expect" || l == "schedule" || l == "invite" ||
            l == "propose" || l == "prepare" || l == "hope" || l == "set" || l == "intend" || l == "want" ||
            l == "offer" || l == "call" || l == "urge" || l == "refuse" || l == "reject" || l == "decline")
          planned = true;
        if (l == "cancel" || l == "postpone" || l == "refuse" || l == "decline" || l == "scrap" ||
            l == "shelve" || l == "suspend")
          return "cancelled";
      }
      if (s.clauses[k].type != Type::infinitive && s.clauses[k].type != Type::inner) break;
      if (vg.infinitive && s.clauses[k].parent != none &&
          s.chunks[s.clauses[k].parent < s.clauses.size() ? s.clauses[s.clauses[k].parent].verb : 0].copula)
        planned = true;  // "is to meet"
      k = s.clauses[k].parent;
    }
    if (planned) return "planned";
    return negated ? "cancelled" : "held";
  };
  const auto sentence_place = [&](std::size_t c) {
    const std::size_t b = s.clauses[c].begin;
    std::size_t from = b;
    // A leading "In Moscow," belongs to the clause.
    while (from > 0 && s.chunks[from - 1].kind != Kind::vg && s.chunks[from - 1].kind != Kind::sub &&
           s.chunks[from - 1].kind != Kind::wh)
      --from;
    std::string place = place_in(s, s.clauses[c].verb, std::max(end_of_clause(c), s.clauses[c].verb + 1));
    if (place.empty()) place = place_in(s, from, s.clauses[c].verb + 1);
    return place;
  };
  const auto date_of = [&](std::size_t c, std::size_t first, std::size_t last) {
    std::string on = claims.date_in(first, last);
    if (on.empty() && c != none) {
      const std::size_t b = s.clauses[c].begin;
      std::size_t from = b;
      while (from > 0 && s.chunks[from - 1].kind != Kind::vg) --from;
      on = claims.date_in(s.chunks[from].first, s.chunks[std::max(end_of_clause(c), b + 1) - 1].last);
    }
    return on;
  };
  const auto outcome_of = [&](std::size_t c) -> std::string {
    const Chunk& vg = s.chunks[s.clauses[c].verb];
    if (vg.verb == nullptr) return "";
    const std::string& l = vg.verb->lemma;
    if (l == "collapse" || l == "fail" || l == "stall" || l == "break" || l == "end" || l == "conclude" ||
        l == "yield" || l == "produce" || l == "founder" || l == "resume" || l == "continue" ||
        l == "adjourn")
      return cut(t_.words(vg.first, s.chunks[std::max(end_of_clause(c), s.clauses[c].verb + 1) - 1].last));
    return "";
  };

  // 1. Verbs: meet, hold talks, confer.
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    const Clause& clause = s.clauses[c];
    const Chunk& vg = s.chunks[clause.verb];
    if (vg.verb == nullptr || clause.type == Type::conditional) continue;
    const bool inner = clause.type == Type::inner || clause.type == Type::gerund;
    const std::string& lemma = vg.verb->lemma;
    bool phone = false;  // "spoke by phone", "spoke on the telephone"
    if (lemma == "speak" || lemma == "talk")
      for (std::size_t i = vg.last; i < std::min(s.last, vg.last + 12); ++i)
        phone = phone || t_.tokens[i].lower == "phone" || t_.tokens[i].lower == "video" ||
                t_.tokens[i].lower == "telephone";
    bool sit = lemma == "sit" && vg.last < s.last && t_.tokens[vg.last].lower == "down";
    // "returned to the negotiating table"
    for (std::size_t i = vg.last; lemma == "return" && !vg.negated && i < std::min(s.last, vg.last + 4); ++i)
      sit = sit || t_.tokens[i].lower == "table";
    const bool meet = lemma == "meet" || sit || lemma == "confer" || lemma == "negotiate" ||
                      lemma == "talk" || phone || sees(s, clause) || lemma == "huddle" || lemma == "gather" ||
                      lemma == "convene" || lemma == "reconvene";
    static constexpr std::array<std::string_view, 22> holders = {
        "hold",     "have",     "resume",   "begin",   "open",     "host", "attend", "convene",
        "schedule", "cancel",   "postpone", "join",    "conclude", "end",  "start",  "suspend",
        "adjourn",  "continue", "conduct",  "arrange", "chair",    "leave"};
    std::size_t noun = none;
    const std::size_t end = std::max(end_of_clause(c), clause.verb + 1);
    if (!meet && in(holders, lemma)) {
      for (std::size_t i = clause.verb + 1; i < std::min(end, clause.verb + 4); ++i) {
        const bool of = i + 2 < end && s.chunks[i].kind == Kind::np &&
                        is(t_.tokens[s.chunks[i].last - 1].lower, w_timeunit) &&
                        t_.tokens[s.chunks[i + 1].first].lower == "of" && s.chunks[i + 2].kind == Kind::np &&
                        is(t_.tokens[s.chunks[i + 2].last - 1].lower, w_meeting);
        if (of || (s.chunks[i].kind == Kind::np && is(t_.tokens[s.chunks[i].last - 1].lower, w_meeting))) {
          noun = i;
          break;
        }
        if (s.chunks[i].kind == Kind::vg) break;
      }
    }
    if (!meet && noun == none) continue;
    if (inner && noun == none && !vg.gerund) continue;
    const std::size_t k = subject_clause(s, c);
    std::vector<std::string> present;
    Who subject;
    if (k != none && !vg.passive) subject = claims.subjects()[k];
    if (subject.actor()) {
      if (subject.entities.size() > 1 && subject.entity == none) {
        for (const std::size_t e : subject.entities) add_once(present, t_.entities[e].name);
      } else {
        add_once(present, subject.name);
      }
    }
    if (meet && !subject.actor()) continue;
    bool object = false, thing = false;
    for (std::size_t i = clause.verb + 1; i < end; ++i) {
      const Chunk& ch = s.chunks[i];
      if (ch.kind == Kind::vg && i > clause.verb + 1 && (ch.finite || ch.infinitive)) break;
      const std::string& w = t_.tokens[ch.first].lower;
      const bool with = ch.kind == Kind::prep && (w == "with" || w == "between");
      const bool direct = meet && i == clause.verb + 1 && ch.kind == Kind::np && w != "face";
      if (!with && !direct) continue;
      std::size_t e = direct ? i : i + 1;
      const std::size_t from = e;
      while (e < end && (s.chunks[e].kind == Kind::np || s.chunks[e].kind == Kind::conj)) ++e;
      const std::size_t before = present.size();
      people_at(s, from, e, present);
      const bool pronoun = ch.kind == Kind::np && t_.tokens[ch.first].tag == Tag::pron;
      object = object || present.size() > before || (direct && pronoun);
      thing = thing || (direct && present.size() == before && !pronoun);
    }
    if (meet && thing) continue;
    // What is only wanted or offered is no meeting.
    if (vg.infinitive && clause.parent != none && s.chunks[s.clauses[clause.parent].verb].verb != nullptr) {
      static constexpr std::array<std::string_view, 12> wished = {"offer",  "urge", "call",     "want",
                                                                  "demand", "ask",  "refuse",   "decline",
                                                                  "invite", "seek", "threaten", "press"};
      if (in(wished, s.chunks[s.clauses[clause.parent].verb].verb->lemma)) continue;
    }
    if (vg.infinitive && clause.verb > 0 && present.size() < 2) {
      const std::string& before = t_.tokens[s.chunks[clause.verb - 1].last - 1].lower;
      if (before == "ready" || before == "willing" || before == "prepared") continue;
    }
    const bool two = subject.entities.size() > 1;  // "X and Y talked for three hours"
    if (((lemma == "talk" && !phone && !two) || lemma == "negotiate" || lemma == "gather") && !object)
      continue;
    const bool sits = k != none &&
                      is(t_.tokens[s.chunks[s.clauses[k].subject_last - 1].last - 1].lower, w_bodynoun) &&
                      dated(vg.last, s.chunks[end - 1].last);  // "the council meets on 14 May"
    if (meet && !object && !subject.plural && !(subject.entities.size() > 1) && lemma == "meet" && !sits &&
        sentence_place(c).empty())
      continue;
    // "X, which is hosting the talks": who X is, no meeting of its own.
    if (clause.type == Type::relative && !meet && present.size() < 2 && sentence_place(c).empty() &&
        !dated(vg.first, s.chunks[end - 1].last))
      continue;
    bool negated = false;
    std::string status = status_of(c, negated);
    if (lemma == "cancel" || lemma == "postpone") status = "cancelled";
    if (lemma == "schedule" || lemma == "arrange") status = "planned";
    if (vg.gerund && clause.type == Type::inner) continue;
    const std::size_t first = clause.subject_first != none && !clause.tag
                                  ? std::min(s.chunks[clause.subject_first].first, vg.first)
                                  : vg.first;
    const std::size_t last = s.chunks[end - 1].last;
    Suggestion& out = out_.add(SuggestionKind::meeting, first, last,
                               meet ? "meeting:" + lemma : "meeting:" + lemma + " noun", 0.85);
    out.participants = present;
    out.place = sentence_place(c);
    if (out.place.empty() && lemma == "host" && subject.actor()) out.place = subject.name;
    out.on = date_of(c, first, last);
    out.status = status;
    out.outcome = outcome_of(c);
    const Who reporter = claims.speaker_of(s, clause.parent);
    out.via = reporter.actor() ? reporter.name : via;
    if (!via.empty() && out.via != via) out.via += (out.via.empty() ? "" : "; ") + via;
    covered.emplace_back(first, last);
  }

  // 2. Nouns: talks with X in Y, a summit between A and B, "Talks in Lisbon collapsed".
  for (std::size_t i = 0; i < s.chunks.size(); ++i) {
    if (s.chunks[i].kind != Kind::np) continue;
    const std::size_t head = s.chunks[i].last - 1;
    if (!is(t_.tokens[head].lower, w_meeting) || t_.tokens[head].mention != none) continue;
    bool inside = false;
    for (const auto& [a, b] : covered) inside = inside || (head >= a && head < b);
    if (inside) continue;
    // The clause it stands in.
    std::size_t c = none;
    for (std::size_t k = 0; k < s.clauses.size(); ++k) {
      if (s.clauses[k].begin <= i && i < std::max(s.clauses[k].end, s.clauses[k].verb + 1) &&
          s.clauses[k].type != Type::inner)
        c = k;
      if (s.clauses[k].subject_first != none && s.clauses[k].subject_first <= i &&
          i < s.clauses[k].subject_last)
        c = k;
    }
    std::vector<std::string> present;
    std::string place;
    std::size_t e = i + 1;
    bool with = false, topic = false;
    while (e < s.chunks.size()) {
      const Chunk& ch = s.chunks[e];
      if (ch.kind == Kind::adv) {
        ++e;
        continue;
      }
      if (ch.kind != Kind::prep || e + 1 >= s.chunks.size() ||
          (s.chunks[e + 1].kind != Kind::np && s.chunks[e + 1].kind != Kind::adv))
        break;
      const std::string& w = t_.tokens[ch.first].lower;
      std::size_t stop = e + 2;
      if (w == "with" || w == "between" || w == "of") {
        while (
            stop + 1 < s.chunks.size() &&
            (s.chunks[stop].kind == Kind::conj || (s.chunks[stop].kind == Kind::comma && w == "between")) &&
            s.chunks[stop + 1].kind == Kind::np) {
          bool another = is(t_.tokens[s.chunks[stop + 1].last - 1].lower, w_meeting);
          if (another) break;
          // "talks with A and B said": the verb's subject is not ours.
          stop += 2;
        }
        if (w != "of" || is(t_.tokens[s.chunks[e + 1].last - 1].lower, w_group) ||
            t_.tokens[s.chunks[e + 1].last - 1].mention != none) {
          const std::size_t before = present.size();
          people_at(s, e + 1, stop, present);
          with = with || present.size() > before;
        }
      } else if (w == "in" || w == "at" || w == "near" || w == "on" || w == "about" || w == "over" ||
                 w == "for" || w == "under" || w == "hosted" || w == "to") {
        topic = topic || !(w == "in" || w == "at" || w == "near");
        if (!topic) {
          const std::string found = place_in(s, e, e + 2);
          if (!found.empty() && place.empty()) place = found;
        }
      } else {
        break;
      }
      e = stop;
    }
    // "the Geneva talks", "Moscow talks": a place as modifier.
    for (std::size_t k = s.chunks[i].first; k < head && place.empty(); ++k) {
      if (t_.tokens[k].mention == none) continue;
      const Entity& entity = t_.entities[t_.mentions[t_.tokens[k].mention].entity];
      if (entity.kind == EntityKind::place && !t_.mentions[t_.tokens[k].mention].demonym) place = entity.name;
    }
    const bool generic_article =
        t_.tokens[s.chunks[i].first].lower == "any" || t_.tokens[s.chunks[i].first].lower == "no" ||
        t_.tokens[s.chunks[i].first].lower == "further" || t_.tokens[s.chunks[i].first].lower == "future" ||
        t_.tokens[s.chunks[i].first].lower == "direct";
    const std::string own_date = claims.date_in(s.chunks[i].first, s.chunks[e - 1].last);
    std::string status = "held";
    bool negated = false;
    Who subject;
    bool event_verb = false, travel = false;
    if (c != none) {
      const Chunk& vg = s.chunks[s.clauses[c].verb];
      status = status_of(c, negated);
      const std::size_t k = subject_clause(s, c);
      if (k != none) subject = claims.subjects()[k];
      const bool is_subject = s.clauses[c].subject_first != none && s.clauses[c].subject_first <= i &&
                              i < s.clauses[c].subject_last;
      static constexpr std::array<std::string_view, 29> events = {
          "set",      "slate",   "fix",      "collapse", "end",      "begin",  "start",   "resume",
          "take",     "hold",    "schedule", "open",     "break",    "fail",   "stall",   "continue",
          "conclude", "produce", "yield",    "last",     "postpone", "cancel", "adjourn", "suspend",
          "convene",  "follow",  "plan",     "expect",   "be"};
      event_verb = is_subject && (vg.verb == nullptr || in(events, vg.verb->lemma) ||
                                  (!place.empty() && vg.past && !vg.passive));
      if (is_subject) subject = {};
      travel = vg.verb != nullptr && (vg.verb->which & v_travel) != 0;
      if (is_subject && vg.verb != nullptr && (vg.verb->lemma == "cancel" || vg.verb->lemma == "postpone"))
        status = "cancelled";
      static constexpr std::array<std::string_view, 6> plans = {"schedule", "plan",  "expect",
                                                                "set",      "slate", "fix"};
      if (is_subject && vg.verb != nullptr && in(plans, vg.verb->lemma)) {
        status = "planned";
        // "is scheduled for Geneva in June"
        const std::size_t p = s.clauses[c].verb + 1;
        if (place.empty() && p + 1 < s.chunks.size() && t_.tokens[s.chunks[p].first].lower == "for" &&
            s.chunks[p + 1].kind == Kind::np) {
          const std::size_t m = mention_ending(t_, s.chunks[p + 1].last);
          if (m != none && (t_.entities[t_.mentions[m].entity].kind == EntityKind::place ||
                            t_.entities[t_.mentions[m].entity].kind == EntityKind::state))
            place = t_.entities[t_.mentions[m].entity].name;
        }
      }
      if (s.clauses[c].type == Type::conditional) continue;
      static constexpr std::array<std::string_view, 15> wished = {
          "want", "demand", "call",  "reject", "rule",  "seek",    "refuse", "propose",
          "urge", "oppose", "offer", "favour", "favor", "support", "back"};
      if (!is_subject && vg.verb != nullptr && in(wished, vg.verb->lemma) && s.clauses[c].verb < i) continue;
    }
    const bool dated_plan =
        event_verb && status == "planned" && c != none &&
        !claims
             .date_in(s.chunks[s.clauses[c].begin].first,
                      s.chunks[std::max(s.clauses[c].end, s.clauses[c].verb + 1) - 1].last)
             .empty();
    // "After five hours of talks in Oslo,": they were held.
    bool past = false;
    for (std::size_t k = i > 4 ? i - 4 : 0; k < i; ++k) {
      const std::string& w = t_.tokens[s.chunks[k].first].lower;
      past = past || (s.chunks[k].kind == Kind::prep && (w == "after" || w == "following" || w == "during"));
    }
    if (!(past && !place.empty()) && !with && !dated_plan &&
        !(event_verb && (!place.empty() || !own_date.empty())) &&
        !(event_verb && c != none &&
          !place_in(s, s.clauses[c].verb, std::max(s.clauses[c].end, s.clauses[c].verb + 1)).empty()) &&
        !(travel && c != none && !place.empty()) && !(!place.empty() && !own_date.empty()))
      continue;
    if (generic_article && !with && !dated_plan) continue;
    if (subject.actor()) {
      std::vector<std::string> all;
      if (subject.entities.size() > 1 && subject.entity == none) {
        for (const std::size_t x : subject.entities) add_once(all, t_.entities[x].name);
      } else {
        add_once(all, subject.name);
      }
      // Companions: "X, accompanied by Y, arrived".
      if (travel) {
        for (std::size_t k = 0; k + 2 < s.chunks.size(); ++k) {
          if (s.chunks[k].kind != Kind::vg || s.chunks[k].verb == nullptr ||
              s.chunks[k].verb->lemma != "accompany")
            continue;
          if (t_.tokens[s.chunks[k + 1].first].lower == "by" && s.chunks[k + 2].kind == Kind::np)
            people_at(s, k + 2, k + 3, all);
        }
      }
      for (const std::string& p : present) add_once(all, p);
      if (with || travel) present = all;
    }
    std::size_t first = s.chunks[i].first, last = s.chunks[e - 1].last;
    if (event_verb) last = s.chunks[std::max(s.clauses[c].end, s.clauses[c].verb + 1) - 1].last;
    if (travel) {
      const std::size_t k = subject_clause(s, c);
      if (k != none) first = std::min(first, s.chunks[s.clauses[k].subject_first].first);
    }
    if (place.empty() && c != none && (travel || event_verb))
      place = place_in(s, s.clauses[c].verb, std::max(s.clauses[c].end, s.clauses[c].verb + 1));
    std::string on = own_date;
    if (on.empty() && c != none && (travel || event_verb)) on = date_of(c, first, last);
    // Modifiers tell too: "planned talks", "a scheduled meeting", "next week's round".
    for (std::size_t k = s.chunks[i].first; k < head; ++k) {
      const std::string& w = t_.tokens[k].lower;
      if (w == "planned" || w == "scheduled" || w == "proposed" || w == "upcoming" || w == "forthcoming" ||
          w == "next")
        status = "planned";
      if (w == "cancelled" || w == "postponed") status = "cancelled";
      if (w == "last" || w == "recent" || w == "previous" || w == "earlier") status = "held";
    }
    Suggestion& out = out_.add(SuggestionKind::meeting, first, std::max(last, head + 1), "meeting:noun",
                               with ? 0.75 : 0.65);
    out.participants = present;
    out.place = place;
    out.on = on;
    out.status = status;
    if (event_verb) out.outcome = outcome_of(c);
    const Who reporter = c != none ? claims.speaker_of(s, s.clauses[c].parent) : Who{};
    out.via = reporter.actor() ? reporter.name : via;
    covered.emplace_back(s.chunks[i].first, s.chunks[i].last);
  }
}

// Texts on the table: "a leaked US draft of 28 peace proposals", "their own counterproposals".
void Events::documents(const Stretch& s, const Claims& claims) {
  for (std::size_t i = 0; i < s.chunks.size(); ++i) {
    if (s.chunks[i].kind != Kind::np) continue;
    const std::size_t first = s.chunks[i].first, last = s.chunks[i].last;
    std::size_t noun = none;
    for (std::size_t k = first; k < last; ++k) {
      if (is(t_.tokens[k].lower, w_document) && t_.tokens[k].tag == Tag::noun && t_.tokens[k].mention == none)
        noun = k;
    }
    if (noun == none || noun + 1 != last) continue;
    const std::string& w = t_.tokens[noun].lower;
    const bool counter = w.starts_with("counter");
    const bool draft = w == "draft" || w == "drafts" || w == "treaty" || w == "memorandum" ||
                       w == "roadmap" || w == "blueprint" || w == "protocol" || w == "communiqué" ||
                       w == "communique" || w == "non-paper" || w == "accord" || w == "pact";
    bool marked = counter;
    for (std::size_t k = first; k < noun; ++k) {
      const std::string& m = t_.tokens[k].lower;
      marked = marked || m == "leaked" || m == "draft" || m == "written" || m == "revised" ||
               m == "confidential" || m == "joint" || m == "interim" || t_.tokens[k].tag == Tag::num ||
               (m.find("-point") != std::string::npos) || m.ends_with("-page") ||
               (draft && (t_.tokens[k].mention != none || t_.tokens[k].tag == Tag::adj));
    }
    std::size_t e = i + 1;
    if (e + 1 < s.chunks.size() && s.chunks[e].kind == Kind::prep &&
        t_.tokens[s.chunks[e].first].lower == "of" && s.chunks[e + 1].kind == Kind::np) {
      for (std::size_t k = s.chunks[e + 1].first; k < s.chunks[e + 1].last; ++k)
        marked = marked || t_.tokens[k].tag == Tag::num;
      if (draft) e += 2;
    }
    if (!marked) continue;
    std::size_t name_first = first, name_last = s.chunks[e - 1].last;
    while (name_first < noun && t_.tokens[name_first].tag == Tag::det) ++name_first;
    if (name_first < noun && t_.tokens[name_first].lower == "own") ++name_first;
    for (const DateFound& d : t_.dates) {
      if (d.first > noun && d.last == name_last) name_last = d.first;
    }
    const std::string name = cut(t_.words(name_first, name_last));
    Suggestion& out = out_.add(SuggestionKind::document, first, s.chunks[e - 1].last,
                               counter ? "document:counterproposal" : "document", 0.75);
    out.name = name;
    // Whose: a possessor, a demonym, or the subject that offers it.
    for (std::size_t k = first; k < noun && out.by.empty(); ++k) {
      if (t_.tokens[k].mention == none) continue;
      out.by = speakers_.entity(t_.mentions[t_.tokens[k].mention].entity, k, k + 1).name;
    }
    if (out.by.empty()) {
      for (std::size_t c = s.clauses.size(); c-- > 0;) {
        if (s.clauses[c].verb >= i || s.clauses[c].end <= i) continue;
        const Chunk& vg = s.chunks[s.clauses[c].verb];
        if (vg.verb == nullptr || !((vg.verb->which & v_light) != 0 || vg.verb->lemma == "propose" ||
                                    vg.verb->lemma == "draft" || vg.verb->lemma == "draw"))
          continue;
        const std::size_t k = subject_clause(s, c);
        if (k != none && claims.subjects()[k].actor() && !vg.passive) out.by = claims.subjects()[k].name;
        break;
      }
    }
    out.on = claims.date_in(s.chunks[i].first, std::min(s.chunks[e - 1].last + 3, s.last));
    for (const QuantityFound& q : t_.quantities) {
      if (q.first >= first && q.last <= s.chunks[e - 1].last) {
        out.value = q.value;
        out.unit = q.unit;
      }
    }
  }
}

void Events::read(const Stretch& s, const Claims& claims, const std::string& via) {
  meetings(s, claims, via);
  documents(s, claims);
}

}  // namespace mediant::record::detail
