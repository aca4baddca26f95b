// Claims that are lists: items in a sentence, and points set out one below another.
#include <algorithm>
#include <array>

#include "claims.hpp"

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

}  // namespace

std::vector<std::string> Claims::items_in(std::size_t first, std::size_t last) const {
  // "A, B and C": commas with a closing "and"; no finite verb inside.
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  std::size_t begin = first;
  std::size_t commas = 0;
  bool closed = false;
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = t_.tokens[i];
    if (token.tag == Tag::modal || token.tag == Tag::wh || token.tag == Tag::sub ||
        token.tag == Tag::quote_mark || token.tag == Tag::dash)
      return {};
    if (token.tag == Tag::verb && (token.forms & f_gerund) != 0 && i > first &&
        t_.tokens[i - 1].tag == Tag::comma)
      return {};
    if (token.tag == Tag::comma) {
      if (i > begin) parts.emplace_back(begin, i);
      begin = i + 1;
      ++commas;
      if (begin < last && t_.tokens[begin].tag == Tag::conj) {
        closed = true;
        ++begin;
        ++i;
      }
    } else if (token.tag == Tag::conj && token.lower == "and" && commas > 0 && !closed) {
      // the last "and" before the end
      bool later = false;
      for (std::size_t k = i + 1; k < last; ++k) later = later || t_.tokens[k].tag == Tag::comma;
      if (later) continue;
      if (i > begin) parts.emplace_back(begin, i);
      begin = i + 1;
      closed = true;
    }
  }
  if (last > begin) parts.emplace_back(begin, last);
  if (commas == 0 || !closed || parts.size() < 2 || parts.size() > 10) return {};
  std::vector<std::string> items;
  for (const auto& [a, b] : parts) {
    if (b - a > 18) return {};
    items.push_back(cut(t_.words(a, b)));
  }
  return items;
}

void Claims::emit(const Stretch& s, std::size_t c, const Match& match, const Voice& voice, std::size_t first,
                  std::size_t last) {
  Match m = match;
  std::string condition;
  adjust(s, c, m, voice, condition);
  const auto kind = suggestion_kind(m.kind);
  if (!kind) return;
  std::string rule = m.holder.actor() ? "noun-among:" : m.noun ? "noun:" : "verb:";
  rule += m.trigger->lemma;
  if (!m.trigger->particle.empty()) rule += ' ' + std::string(m.trigger->particle);
  const std::size_t made = out_.all.size();
  Suggestion& out =
      out_.add(*kind, first, last, rule,
               m.trigger->confidence * (m.noun ? 0.9 : 1.0) * (quoted_ != nullptr ? 0.85 : 1.0));
  out.by = voice.by.name;
  out.by_mention = voice.by.mention;
  out.via = voice.via;
  out.stance = m.stance;
  out.condition = condition;
  std::size_t about = m.last;
  while (about < last && (t_.tokens[about].tag == Tag::sub || t_.tokens[about].tag == Tag::prep ||
                          t_.tokens[about].tag == Tag::to || t_.tokens[about].tag == Tag::comma ||
                          t_.tokens[about].tag == Tag::colon))
    ++about;
  if (about < last) {
    out.about = cut(t_.words(about, last));
    std::size_t list = about;
    bool including = false;
    for (std::size_t i = about; i + 1 < last && !including; ++i) {
      const std::string& w = t_.tokens[i].lower;
      including = w == "including" || w == "include" || w == "includes" || w == "namely";
      if (including) list = i + 1;
    }
    out.items = items_in(list, last);
    for (std::size_t k = list; k < last && including && out.items.empty(); ++k) {
      if (t_.tokens[k].tag == Tag::conj && t_.tokens[k].lower == "and")
        out.items = {cut(t_.words(list, k)), cut(t_.words(k + 1, last))};
    }
  }
  if (m.kind == "call") {
    std::size_t e = about;
    while (e < last && t_.tokens[e].tag != Tag::to && t_.tokens[e].tag != Tag::modal &&
           t_.tokens[e].tag != Tag::comma)
      ++e;
    const Who to = speakers_.phrase(about, e);
    if (to.actor()) out.to = to.name;
  }
  out.on = date_in(first, last);
  if (out.on.empty() && c < s.clauses.size()) {
    std::size_t up = c;
    for (int steps = 0; up != none && steps < 6 && out.on.empty(); ++steps) {
      const Chunk& vg = s.chunks[s.clauses[up].verb];
      out.on = date_in(s.chunks[s.clauses[up].begin].first, std::min(vg.last + 4, s.last));
      up = s.clauses[up].parent;
    }
  }
  used_[c] = true;
  if (m.kind == "position" && about < last) {
    for (std::size_t i = about + 1; i + 1 < last; ++i) {
      if (t_.tokens[i].lower != "as" || t_.tokens[i + 1].lower == "long" ||
          t_.tokens[i + 1].lower == "part" || t_.tokens[i + 1].lower == "well" ||
          is(t_.tokens[i - 1].lower, w_adv | w_det))
        continue;
      if (m.trigger->lemma != "reject" && m.trigger->lemma != "dismiss" && m.trigger->lemma != "oppose" &&
          m.trigger->lemma != "rebuff")
        break;
      const Voice same = voice;
      Suggestion& as = out_.add(SuggestionKind::characterisation, i, last, "rejects-as", 0.7);
      as.by = same.by.name;
      as.by_mention = same.by.mention;
      as.via = same.via;
      break;
    }
  }
  if (m.stance == "rejects" && about < last) {
    for (std::size_t i = about; i < std::min(last, about + 4); ++i) {
      const std::string& w = t_.tokens[i].lower;
      if (w == "terms" || w == "demands" || w == "conditions" || w == "proposals" || w == "offers" ||
          w == "points")
        out_.all[made].scope = "as-a-set";
    }
  }
}

// A lead that ends in ":" and its items: one position each.
bool Claims::read_list(std::size_t lead, const std::vector<std::size_t>& items) {
  // The lead's last sentence.
  const Sentence* last = nullptr;
  for (const Sentence& s : t_.sentences) {
    if (s.paragraph == lead) last = &s;
  }
  if (last == nullptr || items.empty()) return false;
  const Stretch s = parse(t_, last->first, last->last, none);
  hear(s);
  used_.assign(s.clauses.size(), false);
  quoted_ = nullptr;
  via_ = attribution(s);
  std::string kind = "position", stance;
  Voice voice;
  // A verb in the lead, or a noun with its owner: "X’s proposed terms include:".
  for (std::size_t c = s.clauses.size(); c-- > 0 && stance.empty();) {
    if (s.clauses[c].type == Type::conditional) continue;
    const Match m = verb_match(s, c);
    if (m.trigger == nullptr) continue;
    const Voice v = voice_of(s, c);
    if (!v.by.actor()) continue;
    voice = v;
    kind = m.kind;
    stance = m.stance;
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> nouns = {
      {{"demand", "demands"},
       {"term", "demands"},
       {"condition", "demands"},
       {"requirement", "demands"},
       {"concession", "offers"},
       {"offer", "offers"},
       {"proposal", "offers"},
       {"request", "demands"},
       {"position", "demands"},
       {"claim", "demands"},
       {"point", "demands"},
       {"concern", "concern"},
       {"goal", "demands"},
       {"package", "offers"}}};
  if (stance.empty()) {
    for (std::size_t i = 0; i < s.chunks.size() && stance.empty(); ++i) {
      if (s.chunks[i].kind != Kind::np) continue;
      const std::size_t head = s.chunks[i].last - 1;
      const std::string noun = singular(t_.tokens[head].lower);
      for (const auto& [word, meaning] : nouns) {
        if (noun != word) continue;
        stance = meaning;
        for (std::size_t k = s.chunks[i].first; k < head; ++k) {
          if (t_.tokens[k].tag == Tag::poss) voice.by = speakers_.phrase(s.chunks[i].first, k);
        }
        const std::size_t f = s.chunks[i].first;
        if (!voice.by.actor() && is(t_.tokens[f].lower, w_possdet)) voice.by = speakers_.pronoun(f);
        if (!voice.by.actor() && i + 2 < s.chunks.size() && s.chunks[i + 1].kind == Kind::prep &&
            s.chunks[i + 2].kind == Kind::np)
          voice.by = speakers_.resolve(s, i + 2, i + 3);
        for (std::size_t k = f; k < head && !voice.by.actor(); ++k) {
          if (t_.tokens[k].mention != none)
            voice.by = speakers_.entity(t_.mentions[t_.tokens[k].mention].entity, k, k + 1);
        }
        if (!voice.by.actor() && !s.clauses.empty()) voice.by = voice_of(s, 0).by;
        break;
      }
      // "Her plan foresees:": what somebody's text holds is on offer.
      if (stance.empty() && is(t_.tokens[head].lower, w_document) && t_.tokens[head].tag == Tag::noun) {
        const std::size_t f = s.chunks[i].first;
        Who owner = is(t_.tokens[f].lower, w_possdet) ? speakers_.pronoun(f) : Who{};
        for (std::size_t k = f + 1; k < head; ++k) {
          if (t_.tokens[k].tag == Tag::poss) owner = speakers_.phrase(f, k);
        }
        if (owner.actor()) {
          voice.by = owner;
          stance = "offers";
        }
      }
    }
  }
  if (!voice.by.actor() && !s.clauses.empty()) voice = voice_of(s, 0);
  if (voice.via.empty()) voice.via = via_ == voice.by.name ? "" : via_;
  if (stance == "concern") {
    kind = "concern";
    stance.clear();
  }
  if (!voice.by.actor() || (stance.empty() && kind == "position")) return false;
  const auto what = suggestion_kind(kind);
  if (!what) return false;
  std::vector<std::string> words;
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const std::size_t item : items) {
    std::size_t first = none, end = 0;
    for (const Sentence& sentence : t_.sentences) {
      if (sentence.paragraph != item) continue;
      first = std::min(first, sentence.first);
      end = sentence.last;
    }
    if (first == none) continue;
    ranges.emplace_back(first, end);
    words.push_back(cut(t_.words(first, end)));
  }
  const auto fill = [&](Suggestion& out) {
    out.by = voice.by.name;
    out.by_mention = voice.by.mention;
    out.via = voice.via;
    out.stance = stance;
  };
  Suggestion& set = out_.add(*what, last->first, last->last, "list-lead", 0.85);
  fill(set);
  set.items = words;
  set.scope = "as-a-set";
  const std::size_t lead_index = out_.all.size() - 1;
  for (const auto& [first, end] : ranges) {
    Suggestion& out = out_.add(*what, first, end, "list-item", 0.9);
    fill(out);
    out.about = cut(t_.words(first, end));
    out.points = {lead_index};
  }
  return true;
}

}  // namespace mediant::record::detail
