#include "quotes.hpp"

#include <algorithm>

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;

void set(Text& t, std::vector<Who>& by, std::size_t q, const Who& who, std::string_view rule,
         double confidence) {
  if (!who.actor()) return;
  by[q] = who;
  t.quotations[q].by = who.name;
  t.quotations[q].by_mention = who.mention;
  t.quotations[q].rule = std::string(rule);
  t.quotations[q].confidence = confidence;
}

bool speech(const Chunk& c) {
  return c.kind == Kind::vg && c.verb != nullptr && (c.verb->which & v_speech) != 0 && !c.infinitive;
}

}  // namespace

void attribute_quotations(Text& t, const Stretch& s, const Claims& claims, const Speakers& speakers,
                          std::vector<Who>& by) {
  const auto clause_at = [&](std::size_t chunk) {
    for (std::size_t c = 0; c < s.clauses.size(); ++c) {
      if (s.clauses[c].verb == chunk) return c;
    }
    return none;
  };
  const auto subject = [&](std::size_t c) -> Who {
    const std::size_t k = c == none ? none : subject_clause(s, c);
    return k == none ? Who{} : claims.subjects()[k];
  };
  const std::string attributed = claims.attribution(s);
  for (std::size_t i = 0; i < s.chunks.size(); ++i) {
    if (s.chunks[i].kind != Kind::quote) continue;
    const std::size_t q = t.tokens[s.chunks[i].first + 1].quotation;
    if (q == none || by[q].actor()) continue;
    // 1. A tag right behind: "…," X said; "…," said X.
    std::size_t k = i + 1;
    while (k < s.chunks.size() && (s.chunks[k].kind == Kind::comma || s.chunks[k].kind == Kind::adv)) ++k;
    Who who;
    if (k < s.chunks.size() && speech(s.chunks[k])) {
      const std::size_t c = clause_at(k);
      if (c != none && s.clauses[c].subject_first != none)
        who = subject(c);
      else if (k + 1 < s.chunks.size() && s.chunks[k + 1].kind == Kind::np &&
               (s.chunks[k].verb->which & v_tag) != 0) {
        std::size_t e = k + 2;
        while (e + 1 < s.chunks.size() && s.chunks[e].kind == Kind::prep &&
               s.chunks[e + 1].kind == Kind::np && t.tokens[s.chunks[e].first].lower != "in")
          e += 2;
        who = speakers.resolve(s, k + 1, e);
      }
      if (!who.actor() && c != none) who = subject(c);
      set(t, by, q, who, "quote:tag-after", 0.95);
      if (by[q].actor()) continue;
    }
    if (k < s.chunks.size() && s.chunks[k].kind == Kind::np) {
      for (std::size_t c = 0; c < s.clauses.size(); ++c) {
        const Clause& clause = s.clauses[c];
        if (clause.subject_first == none || clause.verb <= i || clause.subject_first < k) continue;
        if (clause.subject_first != k || !speech(s.chunks[clause.verb])) break;
        set(t, by, q, subject(c), "quote:tag-after", 0.95);
        break;
      }
      if (by[q].actor()) continue;
    }
    // "…," X, a former judge, cut in: somebody named right behind, whatever the verb.
    const std::size_t inner_end = t.quotations[q].last;
    const bool comma = (i + 1 < s.chunks.size() && s.chunks[i + 1].kind == Kind::comma) ||
                       (inner_end > 0 && t.tokens[inner_end - 1].tag == Tag::comma);
    if (k < s.chunks.size() && comma) {
      const bool turned = s.chunks[k].kind == Kind::vg && s.chunks[k].past && !s.chunks[k].modal &&
                          k + 1 < s.chunks.size() && s.chunks[k + 1].kind == Kind::np;
      const std::size_t np = turned ? k + 1 : k;
      if (s.chunks[np].kind == Kind::np) {
        const Who behind = speakers.resolve(s, np, np + 1);
        if (behind.person) set(t, by, q, behind, "quote:name-after", 0.7);
      }
      if (by[q].actor()) continue;
    }
    // 2. Led in by a colon, a comma or a speech verb.
    if (i > 0) {
      std::size_t b = i;
      while (b > 0 && (s.chunks[b - 1].kind == Kind::comma || s.chunks[b - 1].kind == Kind::colon ||
                       s.chunks[b - 1].kind == Kind::adv || s.chunks[b - 1].kind == Kind::bracket))
        --b;
      const bool colon = b < i && s.chunks[i - 1].kind == Kind::colon;
      for (std::size_t c = s.clauses.size(); c-- > 0;) {
        if (s.clauses[c].verb >= i) continue;
        const Chunk& vg = s.chunks[s.clauses[c].verb];
        const bool near = speech(vg) || colon;
        if (!near) continue;
        Who lead = speech(vg) ? (vg.passive ? claims.agent_of(s, c) : subject(c)) : Who{};
        if (!lead.actor()) lead = claims.speaker_of(s, c);
        if (!lead.actor() && colon) lead = subject(c);
        if (!lead.actor()) continue;
        set(t, by, q, lead, colon ? "quote:colon-before" : "quote:speech-before", colon ? 0.9 : 0.85);
        break;
      }
      if (by[q].actor()) continue;
    }
    // 3. "according to X"; else whoever the sentence is about.
    if (!attributed.empty()) {
      Who a;
      a.name = a.mention = attributed;
      set(t, by, q, a, "quote:according-to", 0.85);
      continue;
    }
    for (std::size_t c = 0; c < s.clauses.size(); ++c) {
      const Clause::Type type = s.clauses[c].type;
      if (type == Clause::Type::conditional || type == Clause::Type::relative ||
          type == Clause::Type::adverbial)
        continue;
      const Who main = subject(c);
      if (!main.actor()) continue;
      set(t, by, q, main, "quote:subject", 0.7);
      break;
    }
  }
}

void attribute_lone_quotations(Text& t, std::vector<Who>& by) {
  const std::size_t n = t.quotations.size();
  for (std::size_t q = 0; q < n; ++q) {
    if (by[q].actor()) continue;
    const Quotation& here = t.quotations[q];
    // The same paragraph: the quotation before, else the one behind.
    if (q > 0 && t.quotations[q - 1].paragraph == here.paragraph && by[q - 1].actor()) {
      set(t, by, q, by[q - 1], "quote:carried-on", 0.75);
      continue;
    }
    if (q > 0 && t.quotations[q - 1].open_ended && t.quotations[q - 1].paragraph + 1 == here.paragraph &&
        by[q - 1].actor()) {
      set(t, by, q, by[q - 1], "quote:next-paragraph", 0.85);
      continue;
    }
    if (q + 1 < n && t.quotations[q + 1].paragraph == here.paragraph && by[q + 1].actor()) {
      set(t, by, q, by[q + 1], "quote:carried-back", 0.7);
      continue;
    }
  }
}

}  // namespace mediant::record::detail
