#include "claims.hpp"

#include <algorithm>
#include <array>

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

bool bare_speech(const VerbEntry* verb) {
  static constexpr std::array<std::string_view, 40> plain = {
      "say",      "tell",     "add",     "note",      "stress",  "emphasise", "emphasize",   "announce",
      "declare",  "state",    "explain", "reiterate", "repeat",  "confirm",   "acknowledge", "admit",
      "remark",   "observe",  "comment", "reply",     "respond", "conclude",  "counter",     "continue",
      "indicate", "signal",   "report",  "write",     "insist",  "argue",     "maintain",    "claim",
      "suggest",  "disclose", "reveal",  "inform",    "affirm",  "assert",    "underline",   "underscore"};
  return verb != nullptr && std::find(plain.begin(), plain.end(), verb->lemma) != plain.end();
}

}  // namespace

std::string cut(std::string_view words) {
  std::string out;
  bool space = false;
  for (const char c : words) {
    if (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

Suggestion& Output::add(SuggestionKind kind, std::size_t first, std::size_t last, std::string_view rule,
                        double confidence) {
  while (last > first + 1 && (t.tokens[last - 1].tag == Tag::comma || t.tokens[last - 1].tag == Tag::stop ||
                              t.tokens[last - 1].tag == Tag::colon || t.tokens[last - 1].tag == Tag::conj ||
                              t.tokens[last - 1].tag == Tag::dash))
    --last;
  Suggestion s;
  s.kind = kind;
  s.start = t.tokens[first].begin;
  s.end = t.tokens[last - 1].end;
  s.rule = std::string(rule);
  s.confidence = confidence;
  all.push_back(std::move(s));
  return all.back();
}

std::string Claims::date_in(std::size_t first, std::size_t last) const {
  auto d = std::lower_bound(t_.dates.begin(), t_.dates.end(), first,
                            [](const DateFound& a, std::size_t i) { return a.first < i; });
  for (; d != t_.dates.end() && d->first < last; ++d) {
    if (d->date && d->date->year > 0) return model::to_iso(*d->date);
  }
  return "";
}

// Set off by a comma a relative clause adds a statement about somebody; one that picks out which of several
// is meant states nothing. A thing somebody rejects or wants is rejected or wanted either way.
bool Claims::asserted(const Stretch& s, std::size_t c) const {
  const Clause& clause = s.clauses[c];
  if (clause.type != Type::relative || clause.subject_first == none || !subjects_[c].actor()) return false;
  const Chunk& opens = s.chunks[clause.begin];
  const std::string& word = t_.tokens[opens.first].lower;
  // "It was the council that had refused"
  const bool cleft = word == "that" && clause.begin >= 3 && clause.subject_first + 1 == clause.begin &&
                     s.chunks[clause.begin - 2].kind == Kind::vg && s.chunks[clause.begin - 2].copula &&
                     t_.tokens[s.chunks[clause.begin - 3].first].lower == "it";
  if (cleft) return true;
  if (opens.kind == Kind::sub) return false;  // "whether he would stay"
  if (clause.begin > 0 && s.chunks[clause.begin - 1].kind == Kind::prep)
    return false;  // "in which they should"
  const bool own_subject = clause.subject_first > clause.begin || opens.kind != Kind::wh;
  if (opens.kind == Kind::wh && word != "who" && word != "which" && word != "that" && word != "what")
    return false;
  // "asked what he wanted": a question.
  if (word == "what" && clause.begin > 0 && s.chunks[clause.begin - 1].kind == Kind::vg) return false;
  return own_subject || (clause.begin > 0 && s.chunks[clause.begin - 1].kind != Kind::np);
}

bool Claims::suppressed(const Stretch& s, std::size_t c) const {
  const Clause& clause = s.clauses[c];
  if (asserted(s, c)) return false;
  if (clause.type == Type::relative && quoted_ != nullptr &&
      t_.tokens[s.chunks[clause.verb].first].lower == "must")
    return false;
  if (clause.type == Type::relative && clause.subject_first != none &&
      s.chunks[clause.verb].verb != nullptr && s.chunks[clause.verb].verb->lemma == "describe" &&
      clause.subject_first + 1 == clause.verb)
    return false;
  // "a plan rejected by X", "which was refused by X": whoever did it is named, so the claim is theirs.
  const bool by_agent = (clause.type == Type::relative || clause.type == Type::inner) &&
                        s.chunks[clause.verb].passive && agent_of(s, c).actor();
  if (clause.type == Type::conditional ||
      (!by_agent && (clause.type == Type::relative || clause.type == Type::inner)))
    return true;
  if (clause.type == Type::infinitive) {
    if (clause.parent == none) return true;
    const Chunk& up = s.chunks[s.clauses[clause.parent].verb];
    // "is understood to oppose it": the stance is the subject’s own, whoever says so.
    const bool raised = up.passive && up.verb != nullptr && (up.verb->which & v_speech) != 0 &&
                        up.verb->lemma != "tell" && up.verb->lemma != "urge" && up.verb->lemma != "ask";
    if (up.passive && up.verb != nullptr && up.verb->lemma == "expect") return true;  // what others foresee
    if (used_[clause.parent] || up.verb == nullptr || ((up.verb->which & v_neutral) == 0 && !raised) ||
        up.negated || up.verb->lemma == "fail")  // failing to agree is neither yes nor no
      return true;
    // "want Y to": not its own act; "voted on Monday to" is.
    for (std::size_t k = s.clauses[clause.parent].verb + 1; k < clause.verb; ++k) {
      if (s.chunks[k].kind != Kind::adv) return true;
    }
    return suppressed(s, clause.parent);
  }
  if (clause.type == Type::adverbial && (s.chunks[clause.verb].modal || !s.chunks[clause.verb].finite))
    return true;
  // Under a claim already made, or under a condition.
  std::size_t up = clause.parent;
  for (int steps = 0; up != none && steps < 8; ++steps, up = s.clauses[up].parent) {
    if (used_[up] && clause.type == Type::complement) return true;
    // "Mr Reed, who said that Norland would": what somebody says in a relative clause is said all the same.
    const bool says = s.clauses[up].type == Type::relative && clause.type == Type::complement &&
                      speaker_of(s, up).actor() && bare_speech(s.chunks[s.clauses[up].verb].verb);
    if (s.clauses[up].type == Type::conditional || (s.clauses[up].type == Type::relative && !says))
      return true;
    const Chunk& vg = s.chunks[s.clauses[up].verb];
    if (clause.type == Type::complement && vg.verb != nullptr && (vg.verb->which & v_speech) == 0 &&
        !s.clauses[up].tag)
      return true;
  }
  return false;
}

void Claims::clause(const Stretch& s, std::size_t c) {
  if (suppressed(s, c)) return;
  const Clause& clause = s.clauses[c];
  const Chunk& vg = s.chunks[clause.verb];
  Voice voice = voice_of(s, c);
  Match m = verb_match(s, c);
  if (m.trigger == nullptr || (vg.passive && m.kind == "concern")) {
    const Match adjective = adjective_match(s, c);
    if (adjective.trigger != nullptr) m = adjective;
  }
  if (m.trigger != nullptr && vg.passive && !voice.by.actor() && adjective_match(s, c).trigger == nullptr)
    return;
  if (m.trigger != nullptr && vg.passive && adjective_match(s, c).trigger != nullptr) {
    const std::size_t k = subject_clause(s, c);
    if (k != none && !voice.by.actor()) voice.by = subjects_[k];
    if (voice.via == voice.by.name) voice.via.clear();
  }
  if (const Match felt = experienced(s, c); felt.trigger != nullptr) m = felt;
  if (m.trigger == nullptr) m = light_match(s, c);
  // Insisting or arguing that one will not: the refusal inside says more.
  if (m.trigger != nullptr && m.trigger->frame.find('c') != std::string_view::npos && bare_speech(vg.verb)) {
    for (std::size_t k = c + 1; k < s.clauses.size(); ++k) {
      if (s.clauses[k].parent != c || s.clauses[k].type != Type::complement) continue;
      const Voice inner = voice_of(s, k);
      const bool strong = verb_match(s, k).trigger != nullptr || adjective_match(s, k).trigger != nullptr;
      if (strong && inner.by.actor()) return;
    }
  }
  if (m.trigger == nullptr && (vg.modal || vg.negated)) m = refusal(s, c, voice);
  if (m.trigger == nullptr) m = intent(s, c, voice);
  if (m.trigger != nullptr && m.kind == "threat" && !voice.by.actor()) m = {};
  if (m.trigger == nullptr) m = suggested(s, c, voice);
  if (m.trigger == nullptr) m = judged_by(s, c, voice);
  if (m.trigger == nullptr) m = silence(s, c, voice);
  if (m.trigger == nullptr) m = leaning(s, c, voice);
  if (m.trigger == nullptr) m = ultimatum(s, c, voice);
  if (m.trigger == nullptr) m = verdict(s, c, voice);
  if (m.trigger == nullptr) m = hinges(s, c, voice);
  if (m.trigger == nullptr) m = announced(s, c, voice);
  if (m.trigger == nullptr) m = goes_on(s, c, voice);
  if (m.trigger == nullptr) m = harm(s, c, voice);
  if (m.trigger == nullptr) return;
  if (m.stance == "accepts" && m.trigger->lemma == "agree") {
    // Agreeing to meet is a meeting (events.cpp).
    for (std::size_t k = c + 1; k < s.clauses.size() && k < c + 2; ++k) {
      const Chunk& next = s.chunks[s.clauses[k].verb];
      if (next.infinitive && next.verb != nullptr &&
          ((next.verb->which & v_meet) != 0 || next.verb->lemma == "attend"))
        return;
    }
  }
  if (m.trigger->lemma == "must" || m.trigger->lemma == "should") {
    // What ought to be is asked by whoever says it.
    Who speaker = quoted_ != nullptr ? *quoted_ : speaker_of(s, clause.parent);
    if (m.kind == "call" && !voice.by.actor()) {
      m.kind = "position";
      m.stance = "demands";
    }
    if (speaker.actor()) voice = {speaker, via_};
  }
  if (m.holder.actor()) voice.by = m.holder;
  // "No pilot wants to" is said by the speaker of no pilot in particular.
  if (quoted_ != nullptr && !turn_ && !m.holder.actor()) {
    const std::size_t k = subject_clause(s, c);
    const std::string& opening =
        k == none ? std::string() : t_.tokens[s.chunks[s.clauses[k].subject_first].first].lower;
    if (opening == "no" || opening == "nobody" || opening == "everybody" || opening == "everyone") return;
  }
  // "They" inside a quotation may be anybody.
  if (quoted_ != nullptr && !turn_ && voice.by.pronoun && voice.by.name != quoted_->name) return;
  if (!voice.by.actor()) {
    // A thing as subject: "the draft demands", "the offer includes" hold nothing by themselves.
    return;
  }
  // Verbs that need a person or body: places that merely host are none.
  std::size_t first = vg.first;
  if (clause.subject_first != none && !clause.tag)
    first = std::min(first, s.chunks[clause.subject_first].first);
  if (clause.tag) {
    // "…, X warned": what stands beside is the content.
    std::size_t a = none, b = 0;
    for (std::size_t k = 0; k < s.clauses.size(); ++k) {
      if (s.clauses[k].parent != c) continue;
      a = std::min(a, s.chunks[s.clauses[k].begin].first);
      b = std::max(b, token_end(s, k));
    }
    if (a == none) return;
    emit(s, c, m, voice, std::min(a, b - 1), b);
    return;
  }
  emit(s, c, m, voice, first, token_end(s, c));
}

// What is said without any trigger: about the process, a reading, or a fact.
void Claims::generic(const Stretch& s, std::size_t c) {
  if (used_[c] || suppressed(s, c)) return;
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  if (!bare_speech(vg.verb) &&
      !(vg.verb != nullptr && (vg.verb->lemma == "believe" || vg.verb->lemma == "think" ||
                               vg.verb->lemma == "call" || vg.verb->lemma == "describe")))
    return;
  const Who speaker = speaker_of(s, c);
  if (!speaker.actor()) return;
  if (vg.verb->lemma == "call") return;
  for (std::size_t k = 0; k < s.clauses.size(); ++k) {
    if (s.clauses[k].parent != c || s.clauses[k].type != Type::complement || used_[k] || s.clauses[k].tag)
      continue;
    bool inner = false;
    for (std::size_t n = 0; n < s.clauses.size(); ++n)
      inner = inner || (s.clauses[n].parent == k && used_[n]);
    const Chunk& verb = s.chunks[s.clauses[k].verb];
    if (inner || (verb.verb != nullptr && (verb.verb->which & v_speech) != 0 && s.clauses[k].tag)) continue;
    if (verb.verb != nullptr && (verb.verb->which & v_meet) != 0) continue;
    const std::size_t first = s.chunks[s.clauses[k].begin].kind == Kind::sub
                                  ? s.chunks[s.clauses[k].begin].last
                                  : s.chunks[s.clauses[k].begin].first;
    const std::size_t last = token_end(s, k);
    if (last < first + 3) continue;
    bool process = false, evaluative = false;
    for (std::size_t i = first; i < last; ++i) {
      process = process || is(t_.tokens[i].lower, w_process);
      evaluative = evaluative || is(t_.tokens[i].lower, w_evaluative);
    }
    const SuggestionKind kind = process ? SuggestionKind::process
                                : evaluative || vg.verb->lemma == "believe" || vg.verb->lemma == "think"
                                    ? SuggestionKind::assessment
                                    : SuggestionKind::fact;
    Suggestion& out = out_.add(kind, first, last, "said:" + vg.verb->lemma, 0.55);
    out.by = speaker.name;
    out.by_mention = speaker.mention;
    const Voice voice = voice_of(s, c);
    out.via = voice.via;
    out.on = date_in(first, last);
  }
}

// "X’s demand for", "X’s refusal to", "demands by X", "concern among X": holders inside noun phrases.
void Claims::possessive_nouns(const Stretch& s) {
  for (std::size_t i = 0; i < s.chunks.size(); ++i) {
    if (s.chunks[i].kind != Kind::np) continue;
    const std::size_t first = s.chunks[i].first, last = s.chunks[i].last;
    const std::size_t head = last - 1;
    const std::string noun = singular(t_.tokens[head].lower);
    const Trigger* trigger = nullptr;
    for (const Trigger& row : noun_triggers()) {
      if (row.lemma == noun) trigger = &row;
    }
    if (trigger == nullptr || t_.tokens[head].tag == Tag::verb) continue;
    bool covered = false;
    for (std::size_t c = 0; c < s.clauses.size(); ++c) {
      if (used_[c] && s.clauses[c].begin <= i && i < s.clauses[c].end) covered = true;
      if ((s.clauses[c].type == Type::conditional || s.clauses[c].type == Type::relative) &&
          s.clauses[c].begin <= i && i < s.clauses[c].end && s.clauses[c].begin + 6 > i)
        covered = true;
    }
    if (covered) continue;
    const Token* next = last < s.last ? &t_.tokens[last] : nullptr;
    if (next == nullptr) continue;
    Who holder;
    std::size_t content = last;
    for (std::size_t k = first + 1; k < head; ++k) {
      if (t_.tokens[k].tag == Tag::poss) holder = speakers_.phrase(first, k);
    }
    const bool by_pronoun = noun == "demand" || noun == "refusal" || noun == "rejection" ||
                            noun == "opposition" || noun == "insistence" || noun == "objection";
    const bool listed = next->tag == Tag::colon && i == 0;
    if (!holder.actor() && (by_pronoun || listed) && is(t_.tokens[first].lower, w_possdet)) {
      // "its demand": the subject of the clause it stands in
      for (std::size_t c = s.clauses.size(); c-- > 0;) {
        if (s.clauses[c].begin > i || s.clauses[c].verb >= i) continue;
        const std::size_t k = subject_clause(s, c);
        if (k != none && subjects_[k].actor()) holder = subjects_[k];
        break;
      }
      // "a non-starter for the generals; their insistence": the last several named in the sentence.
      for (std::size_t k = i; !holder.actor() && t_.tokens[first].lower == "their" && k-- > 0;) {
        if (s.chunks[k].kind != Kind::np || t_.tokens[s.chunks[k].first].tag == Tag::pron) continue;
        const Who several = speakers_.resolve(s, k, k + 1);
        if (several.actor() && several.plural) holder = several;
      }
      if (!holder.actor()) holder = speakers_.pronoun(first);
    }
    if (!holder.actor() && head > first && t_.tokens[first].mention != none &&
        t_.mentions[t_.tokens[first].mention].demonym)
      holder = speakers_.entity(t_.mentions[t_.tokens[first].mention].entity, first, first + 1);
    if (!holder.actor() && i + 2 < s.chunks.size() && s.chunks[i + 1].kind == Kind::prep &&
        s.chunks[i + 2].kind == Kind::np) {
      const std::string& prep = t_.tokens[s.chunks[i + 1].first].lower;
      if (prep == "by" || prep == "from" || prep == "among" || prep == "amongst") {
        holder = speakers_.resolve(s, i + 2, i + 3);
        content = s.chunks[i + 2].last;
      }
    }
    if (!holder.actor()) continue;
    const std::string& w = next->lower;
    const bool opens = next->tag == Tag::colon;  // "Its latest offer: 3 per cent"
    const bool complement = opens || content > last || w == "to" || w == "for" || w == "of" || w == "that" ||
                            w == "over" || w == "about" || w == "on";
    if (!complement &&
        !(i == 1 && s.chunks[0].kind == Kind::prep && t_.tokens[s.chunks[0].first].lower == "among"))
      continue;
    if (trigger->stance == "offers" && w == "of" && noun == "proposal") continue;
    std::size_t e = i + 1;
    while (e < s.chunks.size() &&
           (s.chunks[e].kind == Kind::prep || s.chunks[e].kind == Kind::np || s.chunks[e].kind == Kind::adj ||
            (s.chunks[e].kind == Kind::vg && !s.chunks[e].finite && e == i + 1)))
      ++e;
    if (opens) e = s.chunks.size();
    // "X’s demand that they leave": to the end of that clause.
    if (e == i + 1 && e < s.chunks.size() && s.chunks[e].kind == Kind::sub && w == "that") {
      int verbs = 0;
      while (e < s.chunks.size() && s.chunks[e].kind != Kind::comma && s.chunks[e].kind != Kind::colon) {
        verbs += s.chunks[e].kind == Kind::vg && s.chunks[e].finite ? 1 : 0;
        if (verbs == 2) break;
        ++e;
      }
    }
    Suggestion& out = out_.add(*suggestion_kind(trigger->kind), first, s.chunks[e - 1].last,
                               "possessive:" + std::string(trigger->lemma), trigger->confidence * 0.75);
    out.by = holder.name;
    out.by_mention = holder.mention;
    out.stance = std::string(trigger->stance);
    out.about = cut(t_.words(std::min(content, s.chunks[e - 1].last - 1), s.chunks[e - 1].last));
    out.via = via_ == holder.name ? "" : via_;
  }
}

void Claims::read(const Stretch& s, const Who* turn) {
  used_.assign(s.clauses.size(), false);
  quoted_ = turn;
  turn_ = turn != nullptr;
  via_ = attribution(s);
  const std::size_t before = out_.all.size();
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (s.clauses[c].tag) clause(s, c);
  }
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (!s.clauses[c].tag) clause(s, c);
  }
  ellipsis(s);
  for (std::size_t c = 0; c < s.clauses.size(); ++c) generic(s, c);
  possessive_nouns(s);
  quoted_ = nullptr;
  turn_ = false;
  // "According to X, …" with nothing else found: what X says happened.
  const bool any = std::find(used_.begin(), used_.end(), true) != used_.end();
  if (via_.empty() || any || out_.all.size() > before || s.clauses.empty()) return;
  std::size_t a = 0, b = s.chunks.size();
  for (std::size_t i = 0; i < s.chunks.size(); ++i) {
    if (s.chunks[i].kind != Kind::prep || t_.tokens[s.chunks[i].first].lower != "according") continue;
    if (i < 2) {
      while (a < b && s.chunks[a].kind != Kind::comma) ++a;
      a = a + 1 < b ? a + 1 : 0;
    } else {
      b = i;
    }
    break;
  }
  if (a >= b) return;
  Suggestion& fact =
      out_.add(SuggestionKind::fact, s.chunks[a].first, s.chunks[b - 1].last, "according-to", 0.6);
  fact.by = via_;
  fact.by_mention = via_;
}

void Claims::read_quotation(const Stretch& s, const Who& speaker, const std::string& via) {
  used_.assign(s.clauses.size(), false);
  quoted_ = &speaker;
  via_ = via;
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (s.clauses[c].tag) clause(s, c);
  }
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (!s.clauses[c].tag) clause(s, c);
  }
  quoted_ = nullptr;
}

}  // namespace mediant::record::detail
