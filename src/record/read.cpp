#include "mediant/record/read.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "events.hpp"
#include "quotes.hpp"

namespace mediant::record {

namespace {
constexpr std::array<std::string_view, 17> kind_words = {
    "person",  "party",  "place",    "date",  "meeting",    "position",
    "concern", "threat", "promise",  "call",  "assessment", "characterisation",
    "process", "fact",   "quantity", "quote", "document"};
}

std::string_view to_word(SuggestionKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }

std::optional<SuggestionKind> suggestion_kind(std::string_view word) {
  const auto found = std::find(kind_words.begin(), kind_words.end(), word);
  if (found == kind_words.end()) return std::nullopt;
  return static_cast<SuggestionKind>(found - kind_words.begin());
}

namespace detail {
namespace {

using Kind = Chunk::Kind;

bool heading(Part part) {
  return part == Part::headline || part == Part::heading || part == Part::byline || part == Part::label;
}

/// Who speaks under each label of a transcript: a name met, or the role as written.
std::vector<Who> turn_speakers(const Text& t, const Speakers& speakers) {
  std::vector<Who> by(t.layout.paragraphs.size());
  for (const Sentence& s : t.sentences) {
    if (t.layout.paragraphs[s.paragraph].part != Part::label) continue;
    Who& who = by[s.paragraph];
    for (std::size_t i = s.first; i < s.last; ++i) {
      const std::size_t m = t.tokens[i].mention;
      if (m != none) who = speakers.entity(t.mentions[m].entity, t.mentions[m].first, t.mentions[m].last);
    }
    if (who.actor()) continue;
    who.mention = std::string(t.words(s.first, s.last));
    who.name = lowered(who.mention);
    who.first = s.first;
    who.last = s.last;
    who.person = true;
  }
  return by;
}

bool asks(const Text& t, const Sentence& s) { return s.last > s.first && t.word(s.last - 1) == "?"; }

// "accompanied by X", "accompanied only by X", "came alone": who came along, for compare().
void company(const Text& t, const Stretch& s, const Claims& claims, const Speakers& speakers, Output& out) {
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    const Chunk& vg = s.chunks[s.clauses[c].verb];
    if (vg.verb == nullptr || vg.verb->lemma != "accompany") continue;
    std::size_t i = s.clauses[c].verb + 1;
    bool only = false;
    while (i < s.chunks.size() && s.chunks[i].kind == Kind::adv) {
      only = only || t.tokens[s.chunks[i].first].lower == "only" ||
             t.tokens[s.chunks[i].first].lower == "solely";
      ++i;
    }
    for (std::size_t k = vg.first; k < vg.last; ++k) only = only || t.tokens[k].lower == "only";
    if (i + 1 >= s.chunks.size() || t.tokens[s.chunks[i].first].lower != "by") continue;
    std::size_t k = i + 1;
    if (t.tokens[s.chunks[k].first].lower == "only") only = true, ++k;
    if (k >= s.chunks.size() || s.chunks[k].kind != Kind::np) continue;
    // Whom: the subject, or the noun in front of a participle.
    Who whom;
    const std::size_t subject = subject_clause(s, c);
    std::size_t b = s.clauses[c].verb;
    while (b > 0 && (s.chunks[b - 1].kind == Kind::comma || s.chunks[b - 1].kind == Kind::adv)) --b;
    if (s.clauses[c].type == Clause::Type::inner && b > 0 && s.chunks[b - 1].kind == Kind::np)
      whom = speakers.resolve(s, b - 1, b);
    else if (subject != none)
      whom = claims.subjects()[subject];
    if (!whom.actor()) continue;
    std::size_t e = k + 1;
    while (e + 1 < s.chunks.size() && s.chunks[e].kind == Kind::conj && s.chunks[e + 1].kind == Kind::np)
      e += 2;
    Suggestion& fact =
        out.add(SuggestionKind::fact,
                s.chunks[b > 0 && s.chunks[b - 1].kind == Kind::np ? b - 1 : s.clauses[c].verb].first,
                s.chunks[e - 1].last, only ? "company:only" : "company", 0.7);
    fact.about = whom.name;
    for (std::size_t p = k; p < e; p += 2) {
      const Who who = speakers.resolve(s, p, p + 1);
      fact.participants.push_back(
          who.actor() && who.entity != none ? who.name : cut(t.words(s.chunks[p].first, s.chunks[p].last)));
    }
    fact.via = claims.attribution(s);
  }
}

void add_entities(const Text& t, Output& out, const std::vector<bool>& acts) {
  std::vector<std::vector<const Mention*>> of(t.entities.size());
  for (const Mention& m : t.mentions) of[m.entity].push_back(&m);
  for (std::size_t e = 0; e < t.entities.size(); ++e) {
    const Entity& entity = t.entities[e];
    std::vector<const Mention*> mentions = of[e];
    for (std::size_t town = 0; town < t.entities.size(); ++town) {
      if (t.entities[town].stands_for != e) continue;
      for (const Mention* m : of[town]) {
        if (!m->located) mentions.push_back(m);
      }
    }
    if (mentions.empty()) continue;
    if (!acts[e] &&
        std::all_of(mentions.begin(), mentions.end(), [](const Mention* m) { return m->demonym; }) &&
        (entity.kind == EntityKind::place || mentions.size() < 2))
      continue;
    const bool seat = entity.stands_for != none;
    if (seat && std::none_of(mentions.begin(), mentions.end(), [](const Mention* m) { return m->located; }))
      continue;
    std::sort(mentions.begin(), mentions.end(),
              [](const Mention* a, const Mention* b) { return a->first < b->first; });
    SuggestionKind kind = SuggestionKind::party;
    if (entity.kind == EntityKind::person) kind = SuggestionKind::person;
    if (entity.kind == EntityKind::place) kind = SuggestionKind::place;
    if (entity.kind == EntityKind::state && !acts[e] &&
        std::all_of(mentions.begin(), mentions.end(),
                    [](const Mention* m) { return m->located && !m->demonym; }))
      kind = SuggestionKind::place;
    const Mention* best = mentions.front();
    for (const Mention* m : mentions) {
      if (t.words(m->first, m->last) == entity.name) {
        best = m;
        break;
      }
    }
    const double confidence = entity.known ? 0.97 : mentions.size() > 1 || !entity.role.empty() ? 0.92 : 0.8;
    Suggestion& s = out.add(
        kind, best->first, best->last,
        entity.id.empty() ? (entity.known ? "name:gazetteer" : "name:capitals") : "name:case", confidence);
    s.name = entity.name;
    s.role = entity.kind == EntityKind::person         ? entity.role
             : entity.kind == EntityKind::agency       ? "news agency"
             : entity.kind == EntityKind::state        ? "state"
             : entity.kind == EntityKind::organisation ? "organisation"
                                                       : "";
    s.side = entity.side;
    s.ties = entity.ties;
    s.linked = entity.id;
    s.aliases = entity.aliases;
    for (const Mention* m : mentions) {
      const std::string written = cut(t.words(m->first, m->last));
      if (written != entity.name &&
          std::find(s.aliases.begin(), s.aliases.end(), written) == s.aliases.end() && !m->demonym)
        s.aliases.push_back(written);
      s.mentions.emplace_back(t.tokens[m->first].begin, t.tokens[m->last - 1].end);
    }
  }
}

void add_figures(const Text& t, Output& out) {
  for (const DateFound& d : t.dates) {
    if (heading(t.layout.paragraphs[std::min(t.layout.paragraphs.size() - 1, std::size_t{0})].part) && false)
      continue;
    Suggestion& s = out.add(SuggestionKind::date, d.first, d.last, "date", d.date ? 0.95 : 0.8);
    s.end = t.tokens[d.last - 1].end;
    if (d.date && d.date->year > 0) s.on = model::to_iso(*d.date);
    if (d.date && d.date->about) s.hedge = "about";
  }
  for (const QuantityFound& q : t.quantities) {
    Suggestion& s = out.add(SuggestionKind::quantity, q.first, q.last, "quantity", 0.9);
    s.start = q.begin;
    s.end = q.end;
    s.value = q.value;
    s.high = q.high;
    s.unit = q.unit;
    s.hedge = q.hedge;
    s.about = cut(q.about);
  }
}

// Whose figure it is: the claim or quotation around it.
void attribute_figures(const Text& t, std::vector<Suggestion>& all) {
  (void)t;
  std::vector<const Suggestion*> claims;
  for (const Suggestion& s : all) {
    const bool claim = s.kind == SuggestionKind::position || s.kind == SuggestionKind::concern ||
                       s.kind == SuggestionKind::threat || s.kind == SuggestionKind::promise ||
                       s.kind == SuggestionKind::call || s.kind == SuggestionKind::assessment ||
                       s.kind == SuggestionKind::characterisation || s.kind == SuggestionKind::process ||
                       s.kind == SuggestionKind::fact || s.kind == SuggestionKind::quote;
    if (claim && s.rule.find("company") == std::string::npos && !s.rule.starts_with("noun-among"))
      claims.push_back(&s);
  }
  for (Suggestion& s : all) {
    if (s.kind != SuggestionKind::quantity) continue;
    const Suggestion* best = nullptr;
    for (const Suggestion* c : claims) {
      if (c->start <= s.start && s.end <= c->end &&
          (best == nullptr || c->end - c->start < best->end - best->start))
        best = c;
    }
    if (best == nullptr) continue;
    s.by = best->by;
    s.by_mention = best->by_mention;
    s.via = best->via;
  }
}

std::size_t sentence_paragraph(const Text& t, std::size_t sentence) {
  return t.sentences[sentence].paragraph;
}

}  // namespace
}  // namespace detail

Reading read(std::string_view utf8, const ReadOptions& options, const text::Toolkit& toolkit) {
  using namespace detail;
  Reading reading;
  Text t;
  t.text = utf8;
  t.layout = lay_out(utf8);
  tokenise(t);
  if (t.tokens.empty()) return reading;
  find_sentences(t, toolkit);
  find_names(t, options.c);
  tag_words(t);
  find_dates(t, options.published);
  find_quantities(t);
  describe_people(t);

  Output out{t, {}};
  Speakers speakers(t);
  Claims claims(t, speakers, out);
  Events events(t, speakers, out);
  const std::vector<Who> turns = turn_speakers(t, speakers);
  std::vector<Who> quoted(t.quotations.size());
  std::vector<std::vector<std::size_t>> items(t.layout.paragraphs.size());
  for (std::size_t p = 0; p < t.layout.paragraphs.size(); ++p) {
    if (t.layout.paragraphs[p].part == Part::list_item && t.layout.paragraphs[p].lead != none)
      items[t.layout.paragraphs[p].lead].push_back(p);
  }
  std::vector<bool> taken(t.layout.paragraphs.size(), false);  // leads whose items are theirs
  struct Waiting {
    std::size_t quotation;
    std::string via;
  };
  std::vector<Waiting> waiting;
  std::size_t next_quotation = 0;
  for (std::size_t i = 0; i < t.sentences.size(); ++i) {
    const std::size_t p = sentence_paragraph(t, i);
    const Paragraph& paragraph = t.layout.paragraphs[p];
    if (heading(paragraph.part)) continue;
    if (paragraph.part == Part::list_item && paragraph.lead != none && taken[paragraph.lead]) continue;
    const Stretch s = parse(t, t.sentences[i].first, t.sentences[i].last, none);
    const Who* turn =
        paragraph.label != none && turns[paragraph.label].actor() ? &turns[paragraph.label] : nullptr;
    speakers.set_quotation_speaker(turn);
    claims.hear(s);
    attribute_quotations(t, s, claims, speakers, quoted);
    const std::string via = claims.attribution(s);
    const bool is_lead =
        !items[p].empty() && (i + 1 == t.sentences.size() || sentence_paragraph(t, i + 1) != p);
    // A question takes no position.
    if (!is_lead && !asks(t, t.sentences[i])) claims.read(s, turn);
    events.read(s, claims, via);
    company(t, s, claims, speakers, out);
    if (is_lead) taken[p] = claims.read_list(p, items[p]);
    for (; next_quotation < t.quotations.size() && t.quotations[next_quotation].first < t.sentences[i].last;
         ++next_quotation)
      waiting.push_back({next_quotation, via});
  }
  attribute_lone_quotations(t, quoted);
  for (const Waiting& w : waiting) {
    const Quotation& q = t.quotations[w.quotation];
    if (q.first >= q.last) continue;
    Suggestion& s = out.add(SuggestionKind::quote, q.first, q.last,
                            q.rule.empty() ? "quote:no-speaker" : q.rule, q.by.empty() ? 0.5 : q.confidence);
    s.end = t.tokens[q.last - 1].end;
    s.by = q.by;
    s.by_mention = q.by_mention;
    s.via = w.via == q.by ? "" : w.via;
    if (q.by.empty()) continue;
    // What is held inside: "we" and "I" are the speaker.
    Speakers inside(t);  // its own memory: a copy for every quotation would cost the square of the text
    inside.set_quotation_speaker(&quoted[w.quotation]);
    Claims inner(t, inside, out);
    std::size_t begin = q.first;
    for (std::size_t k = q.first; k <= q.last; ++k) {
      const bool end = k == q.last || t.tokens[k].tag == Tag::stop;
      if (!end) continue;
      if (k > begin + 1) {
        const Stretch piece = parse(t, begin, k, w.quotation);
        inner.hear(piece);
        inner.read_quotation(piece, quoted[w.quotation], w.via);
      }
      begin = k + 1;
    }
  }
  std::vector<bool> acts(t.entities.size(), false);
  for (std::size_t e = 0; e < t.entities.size(); ++e) {
    for (const Suggestion& s : out.all) {
      if (!s.by.empty() && s.by.find(t.entities[e].name) != std::string::npos) acts[e] = true;
      for (const std::string& name : s.participants) acts[e] = acts[e] || name == t.entities[e].name;
    }
  }
  add_entities(t, out, acts);
  add_figures(t, out);
  if (t.layout.dateline) {
    const Dateline& d = *t.layout.dateline;
    if (!d.place.empty()) {
      Suggestion s;
      s.kind = SuggestionKind::place;
      s.start = d.place_begin;
      s.end = d.place_end;
      s.name = d.place;
      s.rule = "dateline";
      s.confidence = 0.95;
      out.all.push_back(s);
    }
    // The agency of the dateline, unless the text names it again.
    const std::size_t agency = d.agency.empty() ? std::string_view::npos : t.text.find(d.agency, d.begin);
    if (agency < d.end && std::none_of(out.all.begin(), out.all.end(), [&](const Suggestion& other) {
          return other.kind == SuggestionKind::party && other.name == d.agency;
        })) {
      Suggestion wire;
      wire.kind = SuggestionKind::party;
      wire.start = agency;
      wire.end = agency + d.agency.size();
      wire.name = d.agency;
      wire.role = "news agency";
      wire.rule = "dateline";
      wire.confidence = 0.9;
      out.all.push_back(wire);
    }
    if (d.date_end > d.date_begin) {
      Suggestion day;
      day.kind = SuggestionKind::date;
      day.start = d.date_begin;
      day.end = d.date_end;
      if (t.anchor) day.on = model::to_iso(*t.anchor);
      day.rule = "dateline";
      day.confidence = 0.95;
      out.all.push_back(day);
    }
  }
  attribute_figures(t, out.all);

  // By place; references follow.
  std::vector<std::size_t> order(out.all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Suggestion& x = out.all[a];
    const Suggestion& y = out.all[b];
    return x.start != y.start ? x.start < y.start : x.end != y.end ? x.end > y.end : x.kind < y.kind;
  });
  std::vector<std::size_t> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<std::size_t> code_point(utf8.size() + 1, 0);
  std::size_t count = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    code_point[i] = count;
    if (i + 1 == utf8.size() || (static_cast<unsigned char>(utf8[i + 1]) & 0xC0U) != 0x80U) ++count;
  }
  code_point[utf8.size()] = count;
  for (const std::size_t i : order) {
    Suggestion s = std::move(out.all[i]);
    s.text = std::string(utf8.substr(s.start, s.end - s.start));
    s.start = code_point[s.start];
    s.end = code_point[s.end];
    for (auto& [a, b] : s.mentions) {
      a = code_point[a];
      b = code_point[b];
    }
    for (std::size_t& p : s.points) p = place[p];
    reading.suggestions.push_back(std::move(s));
  }
  // Link names to the case.
  for (Suggestion& s : reading.suggestions) {
    if (!s.linked.empty() || s.by.empty()) continue;
    for (const Entity& e : t.entities) {
      if (!e.id.empty() && e.name == s.by) s.linked = e.id;
    }
  }
  compare(t, reading);
  if (t.anchor) reading.anchor_date = model::to_iso(*t.anchor);
  return reading;
}

}  // namespace mediant::record
