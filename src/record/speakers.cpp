#include "speakers.hpp"

#include <algorithm>
#include <array>

namespace mediant::record::detail {
std::size_t actor_entity(const Text& t, std::size_t entity) {
  if (entity != none && t.entities[entity].stands_for != none) return t.entities[entity].stands_for;
  return entity;
}

std::size_t mention_ending(const Text& t, std::size_t last) {
  if (last == 0) return none;
  const std::size_t m = t.tokens[last - 1].mention;
  return m != none && t.mentions[m].last == last ? m : none;
}

std::size_t side_of(const Text& t, std::size_t person) {
  const std::string& side = t.entities[person].side;
  for (std::size_t e = 0; e < t.entities.size() && !side.empty(); ++e) {
    if (t.entities[e].name == side && t.entities[e].kind == EntityKind::organisation) return e;
  }
  return none;
}

Who Speakers::entity(std::size_t e, std::size_t first, std::size_t last) const {
  Who who;
  e = actor_entity(t_, e);
  who.entity = e;
  who.entities = {e};
  who.name = t_.entities[e].name;
  who.mention = std::string(t_.words(first, last));
  who.person = t_.entities[e].kind == EntityKind::person;
  who.first = first;
  who.last = last;
  return who;
}

Who Speakers::pronoun(std::size_t token) const {
  const std::string& w = t_.tokens[token].lower;
  Who who;
  who.pronoun = true;
  who.mention = std::string(t_.word(token));
  who.first = token;
  who.last = token + 1;
  if (w == "i" || w == "we" || w == "our" || w == "my" || w == "us") {
    if (inside_ != nullptr) {
      Who speaker = *inside_;
      speaker.pronoun = true;
      speaker.mention = who.mention;
      return speaker;
    }
    return who;
  }
  const bool he = w == "he" || w == "him" || w == "his";
  const bool she = w == "she" || w == "her";
  const bool they = w == "they" || w == "them" || w == "their";
  const bool it = w == "it" || w == "its";
  if (!he && !she && !they && !it) return {};
  const auto fits = [&](const Who& c) {
    if (c.first != none && c.first >= token) return false;
    if (he || she) {
      if (!c.person || c.plural) return false;
      const char gender = c.entity != none ? t_.entities[c.entity].gender : '?';
      return gender == '?' || gender == (he ? 'm' : 'f');
    }
    if (it) return !c.person && !c.plural;
    return !c.person || c.plural;
  };
  const auto take = [&](const Who& c) {
    Who found = c;
    found.pronoun = true;
    found.mention = who.mention;
    found.first = who.first;
    found.last = who.last;
    return found;
  };
  // The last fitting subject of a main clause; before it somebody spoken of in a later sentence: "X said the
  // council had offered it. It wants".
  const auto last_fit = [&](const std::vector<Who>& list) -> const Who* {
    const std::size_t far = list.size() > 60 ? list.size() - 60 : 0;
    for (std::size_t i = list.size(); i-- > far;) {
      if (fits(list[i])) return &list[i];
    }
    return nullptr;
  };
  const auto sentence_of = [&](const Who& c) {
    return c.first == none ? std::ptrdiff_t{-1}
                           : std::upper_bound(t_.sentences.begin(), t_.sentences.end(), c.first,
                                              [](std::size_t i, const Sentence& a) { return i < a.first; }) -
                                 t_.sentences.begin();
  };
  const Who* spoke = last_fit(recent_);
  const Who* spoken_of = last_fit(spoken_of_);
  if (spoke != nullptr && spoken_of != nullptr)
    return take(sentence_of(*spoken_of) > sentence_of(*spoke) ? *spoken_of : *spoke);
  if (spoke != nullptr || spoken_of != nullptr) return take(spoke != nullptr ? *spoke : *spoken_of);
  if (he || she) {
    auto m = std::lower_bound(t_.mentions.begin(), t_.mentions.end(), token,
                              [](const Mention& a, std::size_t i) { return a.first < i; });
    while (m != t_.mentions.begin()) {
      --m;
      Who c = entity(m->entity, m->first, m->last);
      if (fits(c)) return take(c);
    }
    if (he || she) {  // an unnamed role holder: "A diplomat … he"
      for (std::size_t i = recent_.size(); i-- > 0;) {
        if (recent_[i].entity == none && !recent_[i].plural) return take(recent_[i]);
      }
    }
  }
  return who;
}

// "the envoy", "Putin's investment envoy", "the union's leader": a person already met, if one fits.
Who Speakers::role(std::size_t first, std::size_t head, std::size_t last) const {
  const std::string& noun = t_.tokens[head].lower;
  const std::string word = singular(noun);
  const bool several = word != noun && !noun.ends_with("ss");
  const bool definite = t_.tokens[first].lower == "the" || t_.tokens[first].mention != none ||
                        is(t_.tokens[first].lower, w_possdet) || t_.tokens[first].lower == "this";
  Who who;
  who.first = first;
  who.last = last;
  who.mention = std::string(t_.words(first, last));
  if (!definite) return who;
  if (several) {
    // "the envoys": the last several persons named together, one of whom has the role.
    for (std::size_t i = passing_.size(); i-- > 0;) {
      const Who& p = passing_[i];
      if (p.first >= first || p.entities.size() < 2) continue;
      for (const std::size_t e : p.entities) {
        if (lowered(t_.entities[e].role).find(word) == std::string::npos) continue;
        Who found = p;
        found.mention = who.mention;
        found.first = first;
        found.last = last;
        return found;
      }
    }
    return who;
  }
  std::size_t side = none;
  for (std::size_t i = first; i < head; ++i) {
    if (t_.tokens[i].mention != none) side = t_.mentions[t_.tokens[i].mention].entity;
  }
  // A modifier right before the head narrows: "foreign minister" is not "labour minister".
  std::string modifier;
  if (head > first && (t_.tokens[head - 1].tag == Tag::adj || t_.tokens[head - 1].tag == Tag::noun) &&
      t_.tokens[head - 1].mention == none)
    modifier = t_.tokens[head - 1].lower;
  auto m = std::lower_bound(t_.mentions.begin(), t_.mentions.end(), first,
                            [](const Mention& a, std::size_t i) { return a.first < i; });
  while (m != t_.mentions.begin()) {
    --m;
    const Entity& e = t_.entities[m->entity];
    if (e.kind != EntityKind::person || e.role.empty()) continue;
    const std::string role = ' ' + lowered(e.role) + ' ';
    if (role.find(' ' + word + ' ') == std::string::npos && role.find('-' + word) == std::string::npos)
      continue;
    if (!modifier.empty() && is(modifier, w_portfolio | w_orgword) &&
        role.find(modifier) == std::string::npos)
      continue;
    if (side != none) {
      const Entity& s = t_.entities[actor_entity(t_, side)];
      bool same = e.side == s.name || e.side.empty();
      for (const NamedTie& tie : e.ties) same = same || tie.to == t_.entities[side].name;
      if (!same) continue;
    }
    Who found = entity(m->entity, first, last);
    found.mention = who.mention;
    return found;
  }
  return who;
}

// ", Ghanaian President X Y,": the person named behind the comma, titles passed over.
std::size_t Speakers::apposed_person(std::size_t comma) const {
  if (comma >= t_.tokens.size() || t_.tokens[comma].tag != Tag::comma) return none;
  for (std::size_t i = comma + 1; i < std::min(t_.tokens.size(), comma + 6); ++i) {
    const Token& token = t_.tokens[i];
    if (token.mention != none && t_.entities[t_.mentions[token.mention].entity].kind == EntityKind::person)
      return token.mention;
    const bool passed = token.tag == Tag::adj || (token.mention != none && token.tag == Tag::name) ||
                        is(token.lower, w_role | w_portfolio | w_honorific);
    if (!passed) return none;
  }
  return none;
}

Who Speakers::phrase(std::size_t first, std::size_t last) const {
  // "by Upper Kesh last year": the date is nobody's name.
  auto date = std::lower_bound(t_.dates.begin(), t_.dates.end(), last,
                               [](const DateFound& d, std::size_t i) { return d.last < i; });
  if (date != t_.dates.end() && date->last == last && date->first > first) last = date->first;
  while (last > first && (t_.tokens[last - 1].tag >= Tag::comma || t_.tokens[last - 1].tag == Tag::adv))
    --last;
  while (first < last && t_.tokens[first].tag >= Tag::comma) ++first;
  Who who;
  if (first >= last) return who;
  who.first = first;
  who.last = last;
  who.mention = std::string(t_.words(first, last));
  const Token& only = t_.tokens[first];
  if (last - first == 1 && (only.tag == Tag::pron || is(only.lower, w_pron)) && !only.all_caps)
    return pronoun(first);
  if (last - first <= 2 && t_.tokens[last - 1].mention == none &&
      (only.lower == "both" || only.lower == "neither" || only.lower == "either")) {
    who.name = last - first == 2 ? std::string(t_.words(first, last)) : "both sides";
    if (who.name == "neither" || who.name == "both") who.name = "both sides";
    who.plural = true;
    return who;
  }
  if (last - first == 1 && only.lower == "another") {
    // "One diplomat said …. Another": of the same kind.
    for (std::size_t i = recent_.size(); i-- > 0 && !who.actor();) {
      const Who& one = recent_[i];
      if (one.entity != none || !one.person || one.first == none || one.first >= first) continue;
      const std::size_t space = one.name.find(' ');
      const bool counted = one.name.starts_with("one ") || one.name.starts_with("a ");
      who.name = "another " + (counted ? one.name.substr(space + 1) : one.name);
      who.person = true;
    }
    return who;
  }
  if (last - first == 1 && only.tag == Tag::det) return who;
  // A name at the end is the head.
  const std::size_t m = mention_ending(t_, last);
  if (m != none) {
    const Mention& mention = t_.mentions[m];
    Who found = entity(mention.entity, mention.first, mention.last);
    if (mention.demonym && t_.tokens[last - 1].lower.ends_with("s")) found.plural = true;
    return found;
  }
  const std::size_t head = last - 1;
  const std::string& noun = t_.tokens[head].lower;
  const std::string one = singular(noun);
  // Leading articles off.
  std::size_t from = first;
  while (from < head && t_.tokens[from].tag == Tag::det && !is(t_.tokens[from].lower, w_possdet)) ++from;
  std::string written = std::string(t_.words(from, last));
  if (t_.tokens[from].cap && t_.tokens[from].start && t_.tokens[from].mention == none &&
      !t_.tokens[from].all_caps && !is(t_.tokens[from].lower, w_honorific))
    written[0] = t_.tokens[from].lower[0];
  // "the Ukrainian side", "his side", "both sides", "the two sides"
  if (one == "side" || one == "camp" || one == "party") {
    if (head > first) {
      const Token& before = t_.tokens[head - 1];
      if (before.mention != none) return entity(t_.mentions[before.mention].entity, first, last);
      if (before.tag == Tag::poss && head >= 2 && t_.tokens[head - 2].mention != none) {
        const std::size_t owner = t_.mentions[t_.tokens[head - 2].mention].entity;
        if (one != "party" || t_.entities[owner].kind != EntityKind::person)
          return entity(owner, first, last);
        // "Mr Holt's party": not Mr Holt.
        for (std::size_t e = 0; e < t_.entities.size(); ++e) {
          if (t_.entities[e].kind == EntityKind::organisation &&
              t_.entities[e].name == t_.entities[owner].side)
            return entity(e, first, last);
        }
        who.name = written;
        return who;
      }
      if (is(t_.tokens[first].lower, w_possdet)) return pronoun(first);
    }
    if (noun == "sides" || noun == "camps" || noun == "parties" ||
        (noun == "side" && t_.tokens[first].lower == "neither")) {
      who.name = one == "side" ? "both sides" : written;
      who.plural = true;
      return who;
    }
  }
  const std::uint64_t c = classes(noun);
  // "his office", "her team": whoever it is.
  const bool personal = t_.tokens[first].lower == "her" || t_.tokens[first].lower == "his";
  if (is(t_.tokens[first].lower, w_possdet) && head == first + 1 &&
      (noun == "office" || noun == "team" ||
       (personal && (noun == "members" || noun == "people" || noun == "men"))))
    return pronoun(first);
  if ((c & (w_role | w_kin)) != 0 || is(one, w_role)) {
    if (noun == one) {
      const std::size_t apposed = apposed_person(last);
      if (apposed != none)
        return entity(t_.mentions[apposed].entity, t_.mentions[apposed].first, t_.mentions[apposed].last);
    }
    Who found = role(first, head, last);
    if (found.actor()) return found;
    who.name = written;
    who.person = is(noun, w_role);
    who.plural = !who.person;
    return who;
  }
  if ((c & w_group) != 0 || is(one, w_group)) {
    who.name = written;
    who.plural = true;
    return who;
  }
  // "a Front delegation", "Uruguay’s delegation": whoever sent it.
  if ((noun == "delegation" || noun == "team") && head > first) {
    const std::size_t owner = t_.tokens[head - 1].tag == Tag::poss ? head - 1 : head;
    if (mention_ending(t_, owner) != none) return phrase(first, owner);
  }
  // "His group asked": the body of whoever "his" is.
  if ((c & w_bodynoun) != 0 && head == first + 1 && is(t_.tokens[first].lower, w_possdet)) {
    const Who owner = pronoun(first);
    const std::size_t body = owner.person && owner.entity != none ? side_of(t_, owner.entity) : none;
    if (body != none) return entity(body, first, last);
  }
  if ((c & w_bodynoun) != 0 && head > first) {
    // "the Unite union"
    const std::size_t called = mention_ending(t_, head);
    if (called != none && !t_.mentions[called].demonym &&
        t_.entities[t_.mentions[called].entity].kind == EntityKind::organisation &&
        t_.tokens[head - 1].tag == Tag::name)
      return entity(t_.mentions[called].entity, first, last);
  }
  if ((c & w_bodynoun) != 0 || is(one, w_bodynoun)) {
    // "their union, X Y": the body named behind the comma.
    if (noun == one && last + 1 < t_.tokens.size() && t_.tokens[last].tag == Tag::comma &&
        t_.tokens[last + 1].mention != none) {
      const Mention& behind = t_.mentions[t_.tokens[last + 1].mention];
      const bool closed = behind.last >= t_.tokens.size() || t_.tokens[behind.last].tag == Tag::comma ||
                          t_.tokens[behind.last].tag == Tag::stop;
      if (closed && behind.first == last + 1 && !behind.demonym &&
          t_.entities[behind.entity].kind == EntityKind::organisation)
        return entity(behind.entity, behind.first, behind.last);
    }
    const std::size_t body =
        t_.tokens[first].lower == "the" || is(t_.tokens[first].lower, w_possdet) || last - first == 1
            ? body_named(t_, head)
            : none;
    bool qualified = false;
    for (std::size_t i = from; i < head; ++i) {
      const std::size_t m_at = t_.tokens[i].mention;
      qualified = qualified || (m_at != none && !t_.tokens[i].lower.ends_with("-based"));
    }
    if (body != none && !qualified) {
      Who found = entity(body, first, last);
      found.mention = who.mention;
      return found;
    }
    who.name = written;
    who.plural = noun != one && noun.ends_with("s");
    return who;
  }
  // "the league's draft programme proposes", "Uruguay's delegation": whoever it belongs to.
  static constexpr std::array<std::string_view, 10> belongings = {
      "programme", "program",     "manifesto",       "platform",   "delegation",
      "team",      "negotiators", "representatives", "leadership", "office"};
  const bool belongs = std::find(belongings.begin(), belongings.end(), noun) != belongings.end();
  if (belongs || is(noun, w_document) || noun == "statement" || noun == "counterproposal" ||
      one == "demand") {
    for (std::size_t k = head; k-- > first + 1;) {
      if (t_.tokens[k].tag == Tag::poss) return phrase(first, k);
    }
    if (is(t_.tokens[first].lower, w_possdet)) return pronoun(first);
    if (belongs && head > first && t_.tokens[head - 1].mention != none) return phrase(first, head);
  }
  // Agents by their form: shippers, growers, economists, claimants.
  static constexpr std::array<std::string_view, 9> agents = {"ers",  "ors", "ists", "ians", "ants",
                                                             "ents", "ees", "men",  "women"};
  static constexpr std::array<std::string_view, 16> things = {
      "papers",   "letters",  "matters",    "orders",  "numbers", "borders", "waters", "offers",
      "barriers", "quarters", "parameters", "factors", "sectors", "events",  "rents",  "tensions"};
  const bool agent = std::any_of(agents.begin(), agents.end(), [&](std::string_view e) {
    return noun.size() > e.size() + 2 && noun.ends_with(e);
  });
  if (agent && !noun.ends_with("ments") && std::find(things.begin(), things.end(), noun) == things.end() &&
      !is(noun, w_timeunit | w_meeting)) {
    who.name = written;
    who.plural = true;
    return who;
  }
  // "The city would not pay": a place that is somebody.
  static constexpr std::array<std::string_view, 9> commons = {
      "city", "town", "country", "province", "state", "region", "village", "county", "district"};
  if (t_.tokens[first].lower == "the" && std::find(commons.begin(), commons.end(), noun) != commons.end()) {
    who.name = written;
    return who;
  }
  if (noun == "people" || noun == "many" || noun == "others") {
    who.name = written;
    who.plural = true;
  }
  if (noun == "person" || noun == "man" || noun == "woman" || noun == "another") {
    who.name = written;
    who.person = true;
  }
  return who;
}

bool Speakers::partitive(const Stretch& s, std::size_t chunk) const {
  const Chunk& np = s.chunks[chunk];
  if (s.chunks[chunk + 1].kind != Chunk::Kind::prep || t_.tokens[s.chunks[chunk + 1].first].lower != "of" ||
      s.chunks[chunk + 2].kind != Chunk::Kind::np)
    return false;
  const Token& head = t_.tokens[np.last - 1];
  const bool number = head.tag == Tag::num || cardinal(head.lower).has_value();
  const bool share =
      head.tag == Tag::det && (head.lower == "some" || head.lower == "many" || head.lower == "most" ||
                               head.lower == "several" || head.lower == "both" || head.lower == "few");
  return number || (share && np.last == np.first + 1);
}

Who Speakers::resolve(const Stretch& s, std::size_t first, std::size_t last) const {
  if (first == none || first >= last) return {};
  // Joined by "and": each part with what hangs on it.
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  std::size_t begin = first;
  for (std::size_t i = first; i < last; ++i) {
    const Chunk::Kind k = s.chunks[i].kind;
    if (k == Chunk::Kind::conj || k == Chunk::Kind::comma) {
      if (i > begin) parts.emplace_back(begin, i);
      begin = i + 1;
    }
  }
  if (last > begin) parts.emplace_back(begin, last);
  std::vector<Who> found;
  for (const auto& [a, b] : parts) {
    if (s.chunks[a].kind != Chunk::Kind::np) continue;
    if (b - a >= 3 && partitive(s, a)) {
      // "one of the people", "the two of them": some of whoever stands behind "of".
      Who whole = phrase(s.chunks[a + 2].first, s.chunks[a + 2].last);
      // "one of them": of several.
      for (std::size_t r = recent_.size(); whole.pronoun && !whole.plural && r-- > 0;) {
        if (recent_[r].plural) whole = recent_[r];
      }
      if (!whole.actor()) continue;
      const std::string share(t_.words(s.chunks[a].first, s.chunks[a].last));
      const bool all_of = whole.entities.size() > 1 && t_.tokens[s.chunks[a].last - 1].lower != "one";
      if (!all_of) {
        whole.name = lowered(share) + " of " + whole.name;
        whole.entity = none;
        whole.entities.clear();
        whole.plural = t_.tokens[s.chunks[a].last - 1].lower != "one";
      }
      whole.pronoun = false;
      whole.mention = std::string(t_.words(s.chunks[a].first, s.chunks[a + 2].last));
      whole.first = s.chunks[a].first;
      found.push_back(std::move(whole));
      continue;
    }
    Who who = phrase(s.chunks[a].first, s.chunks[a].last);
    // "a spokesman for X", "officials from X", "the head of X", "people close to X"
    const std::size_t p = b - a >= 4 && s.chunks[a + 1].kind == Chunk::Kind::adj ? a + 2 : a + 1;
    if (b - p >= 2 && s.chunks[p].kind == Chunk::Kind::prep && s.chunks[p + 1].kind == Chunk::Kind::np &&
        who.actor() && who.entity == none) {
      const bool linked = p > a + 1;  // the adjective asks for its preposition
      const std::string prep(t_.words(s.chunks[a + 1].first, s.chunks[p].last));
      if (prep == "for" || prep == "of" || prep == "from" || prep == "at" || prep == "in" || prep == "with" ||
          prep == "on" || linked) {
        const Who of = phrase(s.chunks[p + 1].first, s.chunks[p + 1].last);
        std::string target = of.actor() && of.entity != none && !of.pronoun
                                 ? of.name
                                 : std::string(t_.words(s.chunks[p + 1].first, s.chunks[b - 1].last));
        if (of.entity != none && of.entity < t_.entities.size()) {
          const Mention* named = nullptr;
          const std::size_t me = mention_ending(t_, s.chunks[p + 1].last);
          if (me != none) named = &t_.mentions[me];
          if (named != nullptr && !named->demonym && t_.entities[named->entity].stands_for != none)
            target = t_.entities[named->entity].name;
        }
        who.name += ' ' + prep + ' ' + target;
        who.mention = std::string(t_.words(s.chunks[a].first, s.chunks[b - 1].last));
        who.last = s.chunks[b - 1].last;
      }
    }
    if (who.actor() && who.entity == none && who.person && b == last && who.last != none) {
      const std::size_t apposed = apposed_person(who.last);
      if (apposed != none)
        who = entity(t_.mentions[apposed].entity, t_.mentions[apposed].first, t_.mentions[apposed].last);
    }
    if (who.actor()) found.push_back(std::move(who));
  }
  if (found.empty()) return {};
  if (found.size() == 1) return found.front();
  Who all = found.front();
  for (std::size_t i = 1; i < found.size(); ++i) {
    all.name += (i + 1 == found.size() ? " and " : ", ") + found[i].name;
    all.entities.insert(all.entities.end(), found[i].entities.begin(), found[i].entities.end());
  }
  all.entity = none;
  all.plural = true;
  all.person = std::all_of(found.begin(), found.end(), [](const Who& w) { return w.person; });
  all.last = found.back().last;
  all.mention = std::string(t_.words(all.first, all.last));
  return all;
}

}  // namespace mediant::record::detail
