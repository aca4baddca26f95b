// Stances without a verb of their own: "a tax is out of the question", "the union's consent depends on".
#include <algorithm>
#include <array>

#include "claims.hpp"

namespace mediant::record::detail {
namespace {

using Kind = Chunk::Kind;
using Type = Clause::Type;

struct Phrase {
  std::string_view words;
  std::string_view stance;
};
constexpr std::array<Phrase, 8> phrases = {{{"out of the question", "rejects"},
                                            {"off the table", "rejects"},
                                            {"a non-starter", "rejects"},
                                            {"a nonstarter", "rejects"},
                                            {"a red line", "rejects"},
                                            {"unacceptable", "rejects"},
                                            {"totally unacceptable", "rejects"},
                                            {"acceptable", "accepts"}}};
// What "Y did not" says beside a stance of X.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> reversals = {
    {{"accepts", "rejects"},
     {"supports", "opposes"},
     {"open-to", "rejects"},
     {"offers", "rejects"},
     {"conditions", "rejects"},
     {"demands", "opposes"},
     {"rejects", "open-to"},
     {"opposes", "open-to"}}};

}  // namespace

// "There was no immediate comment from X"
Claims::Match Claims::silence(const Stretch& s, std::size_t c, Voice& voice) const {
  static const Trigger row{"no comment", "", "position", "withholds", "p", 0.75};
  static constexpr std::array<std::string_view, 5> words = {"comment", "response", "reply", "answer", "word"};
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  const std::size_t o = s.clauses[c].verb + 1;
  if (!vg.copula || vg.first == s.first || t_.tokens[vg.first - 1].lower != "there") return {};
  if (o + 2 >= s.chunks.size() || s.chunks[o].kind != Kind::np || s.chunks[o + 2].kind != Kind::np) return {};
  if (t_.tokens[s.chunks[o].first].lower != "no" || !in(words, t_.tokens[s.chunks[o].last - 1].lower))
    return {};
  if (t_.tokens[s.chunks[o + 1].first].lower != "from") return {};
  voice = {speakers_.resolve(s, o + 2, o + 3), via_};
  Match m{.trigger = &row, .first = vg.first, .last = s.chunks[o].last, .kind = "position"};
  m.stance = "withholds";
  return m;
}

// "That will not be enough for the unions", "is unacceptable to X": theirs for whom it is so.
Claims::Match Claims::judged_by(const Stretch& s, std::size_t c, Voice& voice) const {
  static const Trigger row{"be", "", "position", "rejects", "o", 0.7};
  struct Judgement {
    std::string_view word;
    std::string_view stance;
    bool negated;
  };
  static constexpr std::array<Judgement, 8> judgements = {{{"enough", "rejects", true},
                                                           {"sufficient", "rejects", true},
                                                           {"insufficient", "rejects", false},
                                                           {"unacceptable", "rejects", false},
                                                           {"acceptable", "rejects", true},
                                                           {"acceptable", "accepts", false},
                                                           {"non-starter", "rejects", false},
                                                           {"nonstarter", "rejects", false}}};
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  if (!vg.copula || voice.by.actor() || quoted_ != nullptr) return {};
  std::size_t k = s.clauses[c].verb + 1;
  while (k < s.chunks.size() && s.chunks[k].kind == Kind::adv) ++k;
  // The word may stand alone, or be taken for an adverb or the head of a phrase.
  const std::size_t word =
      k < s.chunks.size() && s.chunks[k].kind != Kind::prep ? s.chunks[k].last - 1 : s.chunks[k - 1].last - 1;
  const std::size_t prep = k < s.chunks.size() && s.chunks[k].kind != Kind::prep ? k + 1 : k;
  if (prep + 1 >= s.chunks.size() || s.chunks[prep].kind != Kind::prep || s.chunks[prep + 1].kind != Kind::np)
    return {};
  const std::string& link = t_.tokens[s.chunks[prep].first].lower;
  if (link != "for" && link != "to") return {};
  for (const Judgement& judgement : judgements) {
    if (t_.tokens[word].lower != judgement.word || vg.negated != judgement.negated) continue;
    std::size_t e = prep + 2;
    while (e + 1 < s.chunks.size() && s.chunks[e].kind == Kind::conj && s.chunks[e + 1].kind == Kind::np)
      e += 2;
    const Who judge = speakers_.resolve(s, prep + 1, e);
    if (!judge.actor()) return {};
    voice = {judge, via_ == judge.name ? "" : via_};
    Match m{.trigger = &row, .first = vg.first, .last = word + 1, .kind = "position"};
    m.stance = judgement.stance;
    return m;
  }
  return {};
}

// What is said of a thing, by whoever says it: under speech, or inside a quotation.
Claims::Match Claims::verdict(const Stretch& s, std::size_t c, Voice& voice) const {
  static const Trigger row{"be", "", "position", "rejects", "o", 0.75};
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  const bool linking =
      vg.copula || (vg.verb != nullptr && (vg.verb->lemma == "remain" || vg.verb->lemma == "stay"));
  if (!linking) return {};
  const Who speaker = quoted_ != nullptr            ? *quoted_
                      : s.clauses[c].parent != none ? speaker_of(s, s.clauses[c].parent)
                                                    : Who{};
  if (!speaker.actor()) return {};
  // "there will be no truce without a withdrawal"
  const bool there = vg.first > s.first && t_.tokens[vg.first - 1].lower == "there";
  if (there && vg.modal && vg.last < s.last && t_.tokens[vg.last].lower == "no") {
    Match m{.trigger = &row, .first = vg.first, .last = vg.last, .kind = "position"};
    m.stance = "rejects";
    for (std::size_t k = vg.last; k < s.last; ++k)
      if (t_.tokens[k].lower == "without" || t_.tokens[k].lower == "until" || t_.tokens[k].lower == "unless")
        m.stance = "conditions";
    voice.by = speaker;
    voice.via = via_ == speaker.name ? "" : via_;
    return m;
  }
  for (const Phrase& phrase : phrases) {
    const std::string_view first = phrase.words.substr(0, phrase.words.find(' '));
    std::size_t k = vg.last;
    while (k < s.last && k < vg.last + 2 && t_.tokens[k].tag == Tag::adv && t_.tokens[k].lower != first) ++k;
    k = behind_words(k, s.last, phrase.words);
    if (k == none) continue;
    Match m{.trigger = &row, .first = vg.first, .last = k, .kind = "position"};
    m.stance = phrase.stance;
    if (vg.negated || (vg.first > s.first && t_.tokens[vg.first - 1].lower == "nothing"))
      m.stance = m.stance == "rejects" ? "open-to" : "rejects";
    voice.by = speaker;
    voice.via = via_ == speaker.name ? "" : via_;
    return m;
  }
  return {};
}

// "is in favour of it", "is for the mine": what the subject itself holds.
Claims::Match Claims::leaning(const Stretch& s, std::size_t c, const Voice& voice) const {
  static const Trigger row{"in favour", "", "position", "supports", "p", 0.75};
  static constexpr std::array<Phrase, 9> leanings = {{{"in favour", "supports"},
                                                      {"in favor", "supports"},
                                                      {"on board", "accepts"},
                                                      {"happy with", "accepts"},
                                                      {"content with", "accepts"},
                                                      {"in no mood", "rejects"},
                                                      {"in no hurry", "rejects"},
                                                      {"not interested in", "rejects"},
                                                      {"for the", "supports"}}};
  const Chunk& vg = s.chunks[s.clauses[c].verb];
  const bool linking = vg.copula || (vg.verb != nullptr && vg.verb->lemma == "remain");
  if (!linking || !voice.by.actor()) return {};
  std::size_t from = vg.last;
  while (from < s.last && t_.tokens[from].tag == Tag::adv) ++from;
  for (const Phrase& phrase : leanings) {
    std::string_view words = phrase.words;
    if (words.starts_with("not ") && vg.negated) words.remove_prefix(4);
    const std::size_t k = behind_words(from, s.last, words);
    if (k == none) continue;
    if (phrase.words == "for the" && k < s.last && is(t_.tokens[k].lower, w_timeunit | w_adj)) continue;
    Match m{.trigger = &row, .first = vg.first, .last = k, .kind = "position"};
    m.stance = phrase.stance;
    return m;
  }
  return {};
}

// "has given the tenant three weeks to pay or leave", "gave them until Sunday to decide"
Claims::Match Claims::ultimatum(const Stretch& s, std::size_t c, const Voice& voice) const {
  static const Trigger row{"give", "", "threat", "", "o", 0.65};
  const Clause& clause = s.clauses[c];
  const Chunk& vg = s.chunks[clause.verb];
  if (vg.verb == nullptr || vg.verb->lemma != "give" || vg.negated || vg.passive || !voice.by.actor())
    return {};
  bool time = false, until = false, task = false;
  for (std::size_t i = vg.last; i < token_end(s, c); ++i) {
    const std::string& w = t_.tokens[i].lower;
    until = until || w == "until";
    time = time || is(w, w_timeunit) || until;
    task = task || (time && t_.tokens[i].tag == Tag::to);
    const bool otherwise = w == "or" && i + 1 < s.last && (t_.tokens[i + 1].forms & f_base) != 0;
    if (!task || !(otherwise || until)) continue;
    return Match{.trigger = &row, .first = vg.first, .last = vg.last, .kind = "threat"};
  }
  return {};
}

// "X’s agreement depends on": a condition of X.
Claims::Match Claims::hinges(const Stretch& s, std::size_t c, Voice& voice) const {
  static const Trigger row{"depend", "", "position", "conditions", "p", 0.75};
  static constexpr std::array<std::string_view, 10> consents = {
      "agreement", "support", "consent",       "approval", "signature",
      "backing",   "vote",    "participation", "assent",   "acceptance"};
  const Clause& clause = s.clauses[c];
  const Chunk& vg = s.chunks[clause.verb];
  const bool depends = vg.verb != nullptr && (vg.verb->lemma == "depend" || vg.verb->lemma == "hinge");
  const bool conditional =
      vg.copula && vg.last < s.last &&
      (t_.tokens[vg.last].lower == "conditional" || t_.tokens[vg.last].lower == "contingent");
  if ((!depends && !conditional) || vg.negated || clause.subject_first == none) return {};
  const Chunk& subject = s.chunks[clause.subject_first];
  if (subject.kind != Kind::np) return {};
  const std::size_t head = subject.last - 1;
  if (std::find(consents.begin(), consents.end(), t_.tokens[head].lower) == consents.end()) return {};
  Who holder;
  for (std::size_t k = subject.first + 1; k < head; ++k)
    if (t_.tokens[k].tag == Tag::poss) holder = speakers_.phrase(subject.first, k);
  if (!holder.actor() && is(t_.tokens[subject.first].lower, w_possdet))
    holder = clause.parent != none ? speaker_of(s, clause.parent) : speakers_.pronoun(subject.first);
  if (!holder.actor()) return {};
  Match m{.trigger = &row,
          .first = vg.first,
          .last = std::min(vg.last + (conditional ? 2 : 1), s.last),
          .kind = "position"};
  m.stance = "conditions";
  voice.by = holder;
  if (voice.via == holder.name) voice.via.clear();
  return m;
}

// "X accepted. Y did not.", "Y does too", "So does Y": the same thing of another holder, the verb left out.
void Claims::ellipsis(const Stretch& s) {
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    const Clause& clause = s.clauses[c];
    const Chunk& vg = s.chunks[clause.verb];
    const bool open = clause.type == Type::main || clause.type == Type::complement;
    if (used_[c] || !open || vg.verb != nullptr) continue;
    std::size_t e = clause.verb + 1;
    Voice voice = voice_of(s, c);
    // "So do the dockers", "nor has Y": the subject stands behind.
    const std::string& opening =
        vg.first > s.first ? t_.tokens[vg.first - 1].lower : t_.tokens[vg.first].lower;
    const bool turned = opening == "so" || opening == "nor" || opening == "neither";
    if (turned && !voice.by.actor() && e < s.chunks.size() && s.chunks[e].kind == Kind::np) {
      while (e + 2 < s.chunks.size() && s.chunks[e + 1].kind == Kind::prep &&
             s.chunks[e + 2].kind == Kind::np)
        e += 2;
      ++e;
      voice = {speakers_.resolve(s, clause.verb + 1, e), via_};
    }
    if (!voice.by.actor()) continue;
    while (e < s.chunks.size() && s.chunks[e].kind == Kind::adv) ++e;
    // "He did, however, leave": the verb is only held up.
    std::size_t verb = e;
    while (verb < s.chunks.size() && (s.chunks[verb].kind == Kind::adv || s.chunks[verb].kind == Kind::comma))
      ++verb;
    if (verb > e && verb < s.chunks.size() && s.chunks[verb].kind == Kind::vg) continue;
    if (e < clause.end && s.chunks[e].kind != Kind::colon && s.chunks[e].kind != Kind::comma) continue;
    const std::size_t first =
        std::min(s.chunks[clause.begin].first, vg.first - (turned && vg.first > s.first ? 1 : 0));
    const bool denied_here = vg.negated && !turned;
    const Suggestion* before = nullptr;
    const std::size_t recent = out_.all.size() > 30 ? out_.all.size() - 30 : 0;
    for (std::size_t i = recent; i < out_.all.size(); ++i) {
      const Suggestion& other = out_.all[i];
      const bool takes = other.kind == SuggestionKind::position
                             ? !other.stance.empty()
                             : denied_here && other.kind == SuggestionKind::promise;
      if (takes && other.by != voice.by.name && other.end <= t_.tokens[first].begin &&
          (before == nullptr || other.end > before->end))
        before = &other;
    }
    if (before == nullptr) return;
    // In this sentence or the one before it, no further off.
    auto here = std::upper_bound(t_.sentences.begin(), t_.sentences.end(), first,
                                 [](std::size_t i, const Sentence& a) { return i < a.first; });
    const auto steps = std::min<std::ptrdiff_t>(2, here - t_.sentences.begin());
    if (steps == 0 || before->start < t_.tokens[(here - steps)->first].begin) return;
    std::string stance = before->kind == SuggestionKind::promise ? "accepts" : before->stance;
    if (denied_here) {
      const auto row =
          std::find_if(reversals.begin(), reversals.end(), [&](const auto& r) { return r.first == stance; });
      if (row == reversals.end()) return;
      stance = row->second;
    }
    const std::string about = before->about;
    Suggestion& out = out_.add(SuggestionKind::position, first, s.chunks[e - 1].last, "ellipsis", 0.7);
    out.by = voice.by.name;
    out.by_mention = voice.by.mention;
    out.via = voice.via;
    out.stance = stance;
    out.about = about;
    used_[c] = true;
  }
}

}  // namespace mediant::record::detail
