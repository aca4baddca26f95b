// Which words are verbs here: a noun and a verb often look alike ("demands", "offer", "talks"), the words
// around them tell.
#include "reader.hpp"

namespace mediant::record::detail {
namespace {

class Tagger {
 public:
  explicit Tagger(Text& t) : t_(t) {}

  void run(const Sentence& s) {
    first_ = s.first;
    last_ = s.last;
    for (std::size_t i = first_; i < last_; ++i) tag(i);
    for (std::size_t i = first_; i < last_; ++i) settle(i);
  }

 private:
  [[nodiscard]] const Token& at(std::size_t i) const { return t_.tokens[i]; }
  /// The nearest earlier word that is no adverb; `none` at the start.
  [[nodiscard]] std::size_t before(std::size_t i) const {
    while (i > first_) {
      --i;
      if (at(i).tag == Tag::adv || at(i).tag == Tag::quote_mark) continue;
      return i;
    }
    return none;
  }
  [[nodiscard]] std::size_t after(std::size_t i) const {
    ++i;
    while (i < last_ && (at(i).tag == Tag::adv || at(i).tag == Tag::quote_mark)) ++i;
    return i < last_ ? i : none;
  }
  [[nodiscard]] Tag tag_before(std::size_t i) const {
    const std::size_t b = before(i);
    return b == none ? Tag::stop : at(b).tag;
  }
  /// Nothing of the clause follows.
  [[nodiscard]] bool closes(std::size_t i) const {
    const std::size_t a = after(i);
    return a == none || at(a).tag == Tag::comma || at(a).tag == Tag::stop || at(a).tag == Tag::colon;
  }
  [[nodiscard]] Tag tag_after(std::size_t i) const {
    const std::size_t a = after(i);
    return a == none ? Tag::stop : at(a).tag;
  }
  [[nodiscard]] bool plural(std::size_t i) const {
    const std::string& w = at(i).lower;
    return (w.ends_with("s") && !w.ends_with("ss")) || w == "police" || w == "people" || w == "men" ||
           w == "both" || is(w, w_group);
  }

  /// A plural noun earlier in the clause and no verb since: "Economists at the institute fear that".
  [[nodiscard]] bool plural_before(std::size_t i) const {
    bool found = false;
    for (std::size_t k = i; k-- > first_;) {
      const Token& token = at(k);
      // "ships tons of copper concentrate", "told analysts on a conference call": what a verb is done to.
      if (token.tag == Tag::verb && token.verb != nullptr &&
          ((token.verb->which & v_speech) == 0 || token.verb->lemma == "tell" ||
           token.verb->lemma == "inform"))
        return false;
      if (token.tag == Tag::verb || token.tag == Tag::aux || token.tag == Tag::modal ||
          token.tag == Tag::sub || token.tag == Tag::comma || token.tag == Tag::wh)
        break;
      if (token.tag == Tag::noun && k + 1 < i && plural(k) && at(k + 1).tag == Tag::prep) found = true;
    }
    return found;
  }

  /// "Greens (6 seats): fear": nothing but a name and perhaps a bracket in front of the colon.
  [[nodiscard]] bool behind_label(std::size_t colon) const {
    if (colon == none || colon == first_ || at(first_).tag != Tag::name) return false;
    bool bracket = false;
    for (std::size_t k = first_; k < colon; ++k) {
      if (at(k).tag == Tag::bracket)
        bracket = t_.word(k) == "(";
      else if (!bracket && at(k).tag != Tag::name && at(k).tag != Tag::poss)
        return false;
    }
    return true;
  }

  /// Neither before nor behind it does the clause have another verb.
  [[nodiscard]] bool lone_verb(std::size_t i) const {
    for (std::size_t k = first_; k < i; ++k) {
      if (at(k).tag != Tag::noun && at(k).tag != Tag::adj && at(k).tag != Tag::det && at(k).tag != Tag::num &&
          at(k).tag != Tag::name)
        return false;
    }
    for (std::size_t k = i + 1; k < last_ && at(k).tag < Tag::comma; ++k) {
      if (at(k).tag == Tag::modal || at(k).tag == Tag::aux || at(k).tag == Tag::verb ||
          ((at(k).forms & (f_past | f_third)) != 0 && (at(k).verb->which & v_also_noun) == 0))
        return false;
    }
    return true;
  }

  /// The noun phrase that ends at b is what some verb is done to.
  [[nodiscard]] bool done_to(std::size_t b) const {
    std::size_t k = b;
    while (k > first_ && (at(k).tag == Tag::noun || at(k).tag == Tag::adj || at(k).tag == Tag::det ||
                          at(k).tag == Tag::num || at(k).tag == Tag::poss))
      --k;
    return at(k).tag == Tag::verb && at(k).verb != nullptr && (at(k).verb->which & v_speech) == 0;
  }

  /// Nothing else in the clause could be its verb.
  [[nodiscard]] bool only_verb(std::size_t i) const {
    std::size_t k = i;
    while (k > first_ && at(k - 1).tag != Tag::comma && at(k - 1).tag != Tag::stop &&
           at(k - 1).tag != Tag::colon) {
      --k;
      if (at(k).tag == Tag::verb || at(k).tag == Tag::aux || at(k).tag == Tag::modal ||
          at(k).tag == Tag::prep || at(k).tag == Tag::conj)
        return false;
    }
    return at(k).tag == Tag::det || at(k).tag == Tag::name;
  }

  /// "if the Greens return": a clause was opened and has no verb yet.
  [[nodiscard]] bool owes_verb(std::size_t i) const {
    for (std::size_t k = i; k-- > first_;) {
      const Token& token = at(k);
      if (token.tag == Tag::sub) return true;
      if (token.tag == Tag::verb || token.tag == Tag::aux || token.tag == Tag::modal ||
          token.tag == Tag::comma)
        return false;
    }
    return false;
  }

  void tag(std::size_t i) {
    if (i == settled_) return;
    Token& token = t_.tokens[i];
    if (token.tag == Tag::name || token.tag >= Tag::comma || token.tag == Tag::poss) return;
    if (token.mention != none) return;
    const std::size_t b = before(i);
    Tag previous = tag_before(i);
    // "two stations": a number in words counts as one in figures.
    if (previous == Tag::noun && at(b).lower != "one" && cardinal(at(b).lower)) previous = Tag::num;
    if (token.lower == "that") {
      const std::size_t a = after(i);
      const bool verb_next =
          a != none && (at(a).tag == Tag::modal || at(a).tag == Tag::aux ||
                        ((at(a).forms & (f_third | f_past)) != 0 && at(a).tag == Tag::noun &&
                         (at(a).verb->which & v_also_noun) == 0));
      const bool clause_next = a != none && (at(a).tag == Tag::pron || at(a).tag == Tag::det ||
                                             at(a).tag == Tag::name || at(a).tag == Tag::poss);
      if (b == none && !clause_next) {
        // "That will not do", "That suggestion was turned down": it points back.
        token.tag = verb_next ? Tag::pron : Tag::det;
      } else if ((previous == Tag::noun || previous == Tag::name) && verb_next) {
        token.tag = Tag::wh;
      } else if (previous == Tag::prep || previous == Tag::to || (previous == Tag::conj && verb_next)) {
        token.tag = Tag::det;
      } else {
        token.tag = Tag::sub;
      }
      return;
    }
    // "provided that", "provided inspections were": a condition, unless somebody provided something.
    if ((token.lower == "provided" || token.lower == "providing") && i > first_ && !token.cap) {
      const std::size_t a = after(i);
      bool clause = a != none && at(a).lower == "that";
      for (std::size_t k = i + 1; k < last_ && k < i + 8 && !clause; ++k) {
        if (at(k).tag == Tag::comma || at(k).tag == Tag::prep || at(k).tag == Tag::conj) break;
        clause = k > i + 1 && (at(k).tag == Tag::aux || at(k).tag == Tag::modal);
      }
      if (clause && previous != Tag::aux && previous != Tag::pron && previous != Tag::name) {
        token.tag = Tag::sub;
        token.verb = nullptr;
        return;
      }
    }
    // "The two sides last met": when, not which.
    if ((token.lower == "last" || token.lower == "next") && i + 1 < last_ && !token.cap &&
        (at(i + 1).lower == "met" || at(i + 1).lower == "meet" || at(i + 1).lower == "spoke") &&
        (previous == Tag::noun || previous == Tag::name || previous == Tag::pron)) {
      token.tag = Tag::adv;
      return;
    }
    // "Tomorrow the two sides meet": when, not who.
    if ((token.lower == "tomorrow" || token.lower == "today" || token.lower == "yesterday" ||
         token.lower == "tonight") &&
        i + 1 < last_ &&
        (at(i + 1).tag == Tag::det || at(i + 1).tag == Tag::name || at(i + 1).tag == Tag::pron)) {
      token.tag = Tag::adv;
      return;
    }
    if (token.lower == "close" && i + 1 < last_ && at(i + 1).lower == "to" && previous == Tag::noun) {
      token.tag = Tag::adj;
      return;
    }
    // "would back the budget", "to second the motion"
    if (token.tag == Tag::adv && token.verb != nullptr && (token.forms & f_base) != 0 &&
        (previous == Tag::modal || previous == Tag::to)) {
      const Tag next = i + 1 < last_ ? at(i + 1).tag : Tag::stop;
      if (next == Tag::det || next == Tag::name || next == Tag::pron || next == Tag::adj ||
          next == Tag::noun) {
        token.tag = Tag::verb;
        return;
      }
    }
    if (token.lower == "down" && i + 1 < last_ && at(i + 1).lower == "tools") {
      static const VerbEntry strike{"strike", v_hostile};
      token.verb = &strike;
      token.forms = f_base;
      token.tag = Tag::verb;
      return;
    }
    // "Should it fail, …", "Were they to leave, …": a condition, unless it is asked.
    const bool asked = at(last_ - 1).tag == Tag::stop && t_.word(last_ - 1) == "?";
    if (b == none && !asked && (token.lower == "should" || token.lower == "were")) {
      const Tag next = tag_after(i);
      const bool subject = next == Tag::det || next == Tag::name || next == Tag::pron || next == Tag::noun;
      bool comma = false;
      for (std::size_t k = i; k < last_; ++k) comma = comma || at(k).tag == Tag::comma;
      if (subject && comma) {
        token.tag = Tag::sub;
        return;
      }
    }
    if (token.lower == "so") {
      token.tag = Tag::adv;
      return;
    }
    if (token.lower == "her" || token.lower == "his" || token.lower == "their" || token.lower == "its") {
      token.tag = Tag::det;
      return;
    }
    // "a written draft", "the army chief, X": the head of its phrase, not a word before one.
    if (token.tag == Tag::adj && is(token.lower, w_document | w_role)) {
      const Tag next = tag_after(i);
      const bool title =
          next == Tag::name && is(token.lower, w_role) && (previous == Tag::noun || previous == Tag::poss);
      if ((next != Tag::noun && next != Tag::adj && next != Tag::name) || title) token.tag = Tag::noun;
    }
    if (token.tag != Tag::noun && token.tag != Tag::adj) return;
    if (token.verb == nullptr) {
      const bool refused =
          previous == Tag::neg && b != none && tag_before(b) == Tag::modal;  // "would not prop up"
      if ((previous == Tag::modal || refused) && !token.cap && tag_after(i) != Tag::aux) {
        static const VerbEntry unnamed{"-", 0};
        token.verb = &unnamed;
        token.forms = f_base;
        token.tag = Tag::verb;
        return;
      }
      const std::size_t next = i + 1;
      if (previous == Tag::to && !token.cap && next < last_ &&
          (at(next).tag == Tag::det || at(next).tag == Tag::pron || at(next).tag == Tag::name)) {
        static const VerbEntry infinitive{"-", 0};
        token.verb = &infinitive;
        token.forms = f_base;
        token.tag = Tag::verb;
        return;
      }
      unknown_verb(i, previous);
      return;
    }
    if (decide_verb(i, b, previous)) token.tag = Tag::verb;
    // "let it be known that": said so.
    if (token.tag == Tag::verb && token.verb->lemma == "let" && i + 4 < last_ && at(i + 1).lower == "it" &&
        at(i + 2).lower == "be" && at(i + 3).lower == "known" && at(i + 4).lower == "that") {
      static const VerbEntry let_known{"state", v_speech};
      token.verb = &let_known;
      for (std::size_t k = i + 1; k < i + 4; ++k) t_.tokens[k].tag = Tag::adv;
      settled_ = i + 3;
    }
    // "made clear that", "made it plain that": said so.
    if (token.tag == Tag::verb && token.verb->lemma == "make") {
      std::size_t k = i + 1;
      if (k < last_ && at(k).lower == "it") ++k;
      if (k + 1 < last_ && (at(k).lower == "clear" || at(k).lower == "plain" || at(k).lower == "known") &&
          at(k + 1).lower == "that") {
        static const VerbEntry made_clear{"state", v_speech};
        token.verb = &made_clear;
        settled_ = k;
      }
    }
  }

  // A word in "-ed" that no table knows, behind a name or pronoun, is a past tense.
  void unknown_verb(std::size_t i, Tag previous) {
    static const VerbEntry unknown{"-", 0};
    Token& token = t_.tokens[i];
    if (token.lower.size() < 5 || !token.lower.ends_with("ed") || token.cap || token.tag != Tag::noun) return;
    if (previous == Tag::name || previous == Tag::pron || previous == Tag::aux || previous == Tag::noun) {
      token.verb = &unknown;
      token.forms = f_past | f_participle;
      token.tag = Tag::verb;
    }
  }

  [[nodiscard]] bool decide_verb(std::size_t i, std::size_t b, Tag previous) const {
    const Token& token = at(i);
    const Tag next = tag_after(i);
    const bool also_noun = (token.verb->which & v_also_noun) != 0;
    const bool nounish = also_noun || is(token.lower, w_meeting | w_document | w_role | w_group | w_bodynoun);
    if (token.cap && !token.start) return false;
    if (previous == Tag::to) {
      const bool people = is(token.lower, w_group);  // "a memo to staff"
      return (token.forms & f_base) != 0 &&
             !(people && next != Tag::det && next != Tag::name && next != Tag::pron && next != Tag::noun);
    }
    if (previous == Tag::modal || previous == Tag::neg)
      return (token.forms & (f_base | f_participle | f_gerund)) != 0;
    if (previous == Tag::aux) {
      const std::string& aux = at(b).lower;
      const bool perfect =
          aux.starts_with("ha") && (token.forms & f_participle) != 0;  // "had proposed talks"
      if ((token.forms & (f_participle | f_gerund)) != 0)
        return perfect || token.tag != Tag::adj || next != Tag::noun;
      return (token.forms & f_base) != 0 && aux.starts_with("d");
    }
    if (previous == Tag::pron && b != none && at(b).lower != "them" && at(b).lower != "him" &&
        at(b).lower != "us")
      return (token.forms & (f_base | f_third | f_past)) != 0;
    const bool noun_before = previous == Tag::noun || previous == Tag::name;
    if ((token.forms & f_gerund) != 0) {
      if (previous == Tag::det || previous == Tag::poss || previous == Tag::adj || previous == Tag::num)
        return false;
      if (is(token.lower, w_meeting) && (previous == Tag::prep || noun_before)) return next == Tag::name;
      return true;
    }
    if ((token.forms & (f_past | f_participle)) != 0 && (token.forms & f_base) == 0) {
      if (previous == Tag::verb && next == Tag::noun) return false;  // "said retired nurse X"
      if (previous == Tag::det || previous == Tag::poss || previous == Tag::adj || previous == Tag::num ||
          previous == Tag::prep)
        return !(next == Tag::noun || next == Tag::name || next == Tag::adj || next == Tag::poss ||
                 (next == Tag::num && previous == Tag::det)) &&
               previous != Tag::adj && token.tag != Tag::adj;
      if (token.tag == Tag::adj)
        return (noun_before && next != Tag::stop) || previous == Tag::wh ||
               ((previous == Tag::comma || previous == Tag::conj) &&
                (next == Tag::det || next == Tag::name || next == Tag::pron));
      return true;
    }
    // Base and third person, perhaps a noun.
    if (token.tag == Tag::adj) {
      return noun_before && b != none && plural(b) && (token.forms & f_base) != 0 && next == Tag::det;
    }
    if (previous == Tag::det || previous == Tag::poss || previous == Tag::adj || previous == Tag::num ||
        previous == Tag::prep)
      return false;
    const std::size_t a = after(i);
    const bool object_next = next == Tag::det || next == Tag::name || next == Tag::pron || next == Tag::sub ||
                             next == Tag::adj || next == Tag::num || next == Tag::to ||
                             (next == Tag::noun && a != none && (at(a).forms & (f_past | f_third)) == 0);
    const bool third = (token.forms & f_third) != 0;
    if (noun_before) {
      if (third) {
        if (!nounish) return true;
        if (b != none && plural(b) && at(b).tag == Tag::noun) return false;
        if (closes(i) && only_verb(i)) return true;              // "The authority refuses."
        if (at(b).tag == Tag::noun && done_to(b)) return false;  // "losing potash sales"
        if (next == Tag::prep) {
          const std::string& p = at(a).lower;
          return (token.verb->lemma == "call" && (p == "for" || p == "on")) ||
                 (token.verb->lemma == "fear" && p == "for");
        }
        // "Norway favours talks on": a name, and nothing behind that could be the verb instead.
        if (at(b).tag == Tag::name && next == Tag::noun && a + 1 < last_ &&
            (at(a + 1).tag == Tag::prep || at(a + 1).tag == Tag::comma || at(a + 1).tag == Tag::stop))
          return true;
        return object_next &&
               !(a != none && at(a).tag == Tag::noun && at(a).verb != nullptr && at(b).tag == Tag::noun);
      }
      if (!nounish)  // "put", "hit": past as well
        return b != none && (plural(b) || plural_before(i) || (token.forms & f_past) != 0);
      if (b != none && plural(b) && closes(i) && owes_verb(i)) return true;
      if (b != none && plural(b) && next == Tag::prep && (token.verb->which & v_speech) != 0 && lone_verb(i))
        return true;  // "Retailers worry about timing."
      if (b != none && !plural(b) && next == Tag::sub && at(a).lower == "that" && plural_before(i))
        return true;
      // "if engineers from abroad run it"
      if (b != none && !plural(b) && (next == Tag::pron || next == Tag::det) && plural_before(i)) return true;
      // "Nurses at the hospital plan to strike"
      if (b != none && !plural(b) && next == Tag::to && (token.verb->which & v_neutral) != 0 &&
          plural_before(i))
        return true;
      return b != none && plural(b) && object_next && next != Tag::noun;
    }
    // "met her on Monday and plans to return", not "proposals and plans to cut".
    if (previous == Tag::conj && third && next == Tag::to && (token.verb->which & v_neutral) != 0) {
      const std::size_t joined = before(b);
      return joined == none || at(joined).tag != Tag::noun || !plural(joined);
    }
    if (previous == Tag::conj || previous == Tag::comma)
      return !nounish ? true : next == Tag::det || next == Tag::pron || next == Tag::sub;
    // "after talks between", "if taxes were cut": no verb follows a conjunction without its subject.
    if (previous == Tag::sub && nounish && third && at(b).lower != "that" && at(b).lower != "as")
      return false;
    if (previous == Tag::wh || previous == Tag::sub)
      return !(nounish && third && (next == Tag::aux || next == Tag::modal));
    if (previous == Tag::colon && third && behind_label(b) && next != Tag::stop) return true;
    if (previous == Tag::stop || b == none) return !nounish && !token.start;
    return !nounish;
  }

  // "since", "after", "as": a clause follows, or only a phrase.
  void settle(std::size_t i) {
    Token& token = t_.tokens[i];
    if (token.tag != Tag::sub) return;
    const std::string& w = token.lower;
    if (w != "since" && w != "until" && w != "after" && w != "before" && w != "as") return;
    bool noun_seen = false;
    for (std::size_t k = i + 1; k < last_ && k < i + 14; ++k) {
      const Token& next = at(k);
      // "after talks between X and Y broke down": "and" joins two names.
      const bool joins = next.tag == Tag::conj && noun_seen && k + 1 < last_ &&
                         (at(k + 1).tag == Tag::name || at(k + 1).tag == Tag::det);
      if (next.tag == Tag::comma || next.tag == Tag::stop || next.tag == Tag::sub ||
          (next.tag == Tag::conj && !joins) || next.tag == Tag::dash || next.tag == Tag::colon)
        break;
      if (next.tag == Tag::verb && (next.forms & f_gerund) != 0 && !noun_seen) break;
      if (next.tag == Tag::noun || next.tag == Tag::name || next.tag == Tag::pron) noun_seen = true;
      if (noun_seen && (next.tag == Tag::modal || next.tag == Tag::aux ||
                        (next.tag == Tag::verb && (next.forms & (f_past | f_third | f_base)) != 0 &&
                         at(k - 1).tag != Tag::prep))) {
        return;  // a clause
      }
    }
    token.tag = Tag::prep;
  }

  Text& t_;
  std::size_t first_ = 0, last_ = 0;
  std::size_t settled_ = none;  ///< a word already read as part of an idiom
};

}  // namespace

void tag_words(Text& t) {
  Tagger tagger(t);
  for (const Sentence& s : t.sentences) tagger.run(s);
}

}  // namespace mediant::record::detail
