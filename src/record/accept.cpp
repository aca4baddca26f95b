#include "mediant/record/accept.hpp"

#include <algorithm>

#include "fresh_ids.hpp"
#include "mediant/record/anchor.hpp"
#include "reader.hpp"

namespace mediant::record {
namespace {

using Kind = SuggestionKind;

using detail::lowered;

class Taking {
 public:
  Taking(const model::Case& c, const Reading& reading, std::string_view utf8, const Report& report,
         const std::vector<Choice>& choices)
      : out_{c, std::vector<std::string>(reading.suggestions.size()), {}},
        reading_(reading),
        utf8_(utf8),
        report_(report),
        choices_(choices),
        ids_(c) {}

  Accepted run() {
    add_source();
    for (const bool people : {false, true}) {
      each([&](std::size_t i, const Suggestion& s) {
        if (s.kind == Kind::party && !people) party(i, s);
        if (s.kind == Kind::person && people) person(i, s);
      });
    }
    each([&](std::size_t i, const Suggestion& s) { ties(i, s); });
    each([&](std::size_t i, const Suggestion& s) { rest(i, s); });
    each([&](std::size_t i, const Suggestion& s) { links(i, s); });
    for (const Pair& pair : reading_.contradictions) contradiction(pair);
    return std::move(out_);
  }

 private:
  template <class Do>
  void each(Do act) {
    for (std::size_t i = 0; i < reading_.suggestions.size() && i < choices_.size(); ++i) {
      if (choices_[i] == Choice::accepted) act(i, reading_.suggestions[i]);
    }
  }

  // ---- Who --------------------------------------------------------------------------------------------

  [[nodiscard]] std::string known(std::string_view name) const {
    const std::string key = lowered(name);
    if (key.empty()) return "";
    const auto fits = [&](const auto& item) {
      return lowered(item.name) == key || item.id.value == name ||
             std::any_of(item.aliases.begin(), item.aliases.end(),
                         [&](const std::string& alias) { return lowered(alias) == key; });
    };
    for (const model::Person& p : out_.c.people) {
      if (fits(p)) return p.id.value;
    }
    for (const model::Party& p : out_.c.parties) {
      if (fits(p)) return p.id.value;
    }
    return "";
  }
  [[nodiscard]] model::Speaker speaker(const std::string& name) const {
    model::Speaker who;
    who.ref = known(name);
    if (who.ref.empty()) who.unnamed = name;
    return who;
  }
  [[nodiscard]] std::vector<model::Speaker> speakers(std::string_view joined) const {
    std::vector<model::Speaker> list;
    while (!joined.empty()) {
      const std::size_t at = joined.find("; ");
      list.push_back(speaker(std::string(joined.substr(0, at))));
      if (at == std::string_view::npos) break;
      joined.remove_prefix(at + 2);
    }
    return list;
  }
  [[nodiscard]] model::SourceRef excerpt(const Suggestion& s) const {
    const Selector selector = make_selector(utf8_, s.start, s.end);
    model::SourceRef ref;
    ref.ref = source_;
    ref.quote = selector.exact;
    ref.prefix = selector.prefix;
    ref.suffix = selector.suffix;
    ref.start = selector.start;
    ref.end = selector.end;
    return ref;
  }

  // ---- What each becomes --------------------------------------------------------------------------------

  void add_source() {
    for (const model::Source& s : out_.c.sources) {
      const bool same = (!report_.id.empty() && s.id.value == report_.id) ||
                        (!report_.hash.empty() && s.hash == report_.hash);
      if (same) {
        source_ = s.id;
        return;
      }
    }
    model::Source s;
    s.id = source_ = model::SourceId(ids_.of(report_.id.empty() ? report_.title : report_.id, "report"));
    s.kind = report_.kind;
    s.title = report_.title;
    s.publisher = report_.publisher;
    s.file = report_.file;
    s.url = report_.url;
    s.hash = report_.hash;
    s.on = report_.on;
    s.recorded = report_.recorded;
    out_.c.sources.push_back(std::move(s));
  }

  static void add_aliases(std::vector<std::string>& to, const std::string& name, const Suggestion& s) {
    std::vector<std::string> met = s.aliases;
    met.push_back(s.name);
    for (const std::string& alias : met) {
      if (alias != name && std::find(to.begin(), to.end(), alias) == to.end()) to.push_back(alias);
    }
  }
  void party(std::size_t i, const Suggestion& s) {
    const std::string id = s.linked.empty() ? known(s.name) : s.linked;
    for (model::Party& p : out_.c.parties) {
      if (p.id.value != id) continue;
      add_aliases(p.aliases, p.name, s);
      out_.ids[i] = id;
      return;
    }
    model::Party p;
    p.id = model::PartyId(ids_.of(s.name, "party"));
    p.name = s.name;
    p.role = model::Role::stakeholder;  // who is a principal is the desk's judgement
    add_aliases(p.aliases, p.name, s);
    out_.ids[i] = p.id.value;
    out_.c.parties.push_back(std::move(p));
  }
  void person(std::size_t i, const Suggestion& s) {
    const std::string id = s.linked.empty() ? known(s.name) : s.linked;
    for (model::Person& p : out_.c.people) {
      if (p.id.value != id) continue;
      add_aliases(p.aliases, p.name, s);
      if (p.title.empty()) p.title = s.role;
      out_.ids[i] = id;
      return;
    }
    model::Person p;
    const std::size_t space = s.name.rfind(' ');
    p.id = model::PersonId(ids_.of(space == std::string::npos ? s.name : s.name.substr(space + 1), "person"));
    p.name = s.name;
    p.title = s.role;
    add_aliases(p.aliases, p.name, s);
    const std::string side = known(s.side);
    if (std::any_of(out_.c.parties.begin(), out_.c.parties.end(),
                    [&](const model::Party& x) { return x.id.value == side; }))
      p.of = model::PartyId(side);
    else if (!s.side.empty())
      out_.notes.push_back(s.name + " speaks for " + s.side + ", which is no party of the case yet.");
    p.source = excerpt(s);
    out_.ids[i] = p.id.value;
    out_.c.people.push_back(std::move(p));
  }
  void ties(std::size_t i, const Suggestion& s) {
    if (s.kind != Kind::person) return;
    for (model::Person& p : out_.c.people) {
      if (p.id.value != out_.ids[i]) continue;
      for (const NamedTie& tie : s.ties) {
        const std::string to = known(tie.to);
        const model::Tie one{to, tie.kind};
        if (to.empty())
          out_.notes.push_back(s.name + " is " + tie.kind + " of " + tie.to + ", who is not in the case.");
        else if (std::find(p.ties.begin(), p.ties.end(), one) == p.ties.end())
          p.ties.push_back(one);
        if (!tie.or_to.empty())
          out_.notes.push_back("\"" + tie.kind + "\": the sentence may also mean " + tie.or_to + ".");
      }
    }
  }

  void rest(std::size_t i, const Suggestion& s) {
    switch (s.kind) {
      case Kind::person:
      case Kind::party:
        return;
      case Kind::place:
      case Kind::date:
        out_.notes.push_back("\"" + s.text + "\": a " + std::string(to_word(s.kind)) +
                             " has no block of its own in a case.");
        return;
      case Kind::meeting:
        meeting(i, s);
        return;
      case Kind::quantity:
        measure(i, s);
        return;
      case Kind::document:
        proposal(i, s);
        return;
      default:
        claim(i, s);
    }
  }
  void meeting(std::size_t i, const Suggestion& s) {
    model::Meeting m;
    m.id = model::MeetingId(ids_.of(s.place.empty() ? "meeting" : s.place, "meeting"));
    m.title = s.text;
    m.on = model::parse_date(s.on);
    m.place = s.place;
    m.status = s.status;
    for (const std::string& name : s.participants) m.present.push_back(speaker(name));
    m.outcome = s.outcome;
    m.source = {excerpt(s)};
    m.via = speakers(s.via);
    m.recorded = report_.recorded;
    out_.ids[i] = m.id.value;
    out_.c.meetings.push_back(std::move(m));
  }
  void measure(std::size_t i, const Suggestion& s) {
    if (!s.value) return;
    model::Measure m;
    m.id = model::MeasureId(ids_.of(s.about.empty() ? s.unit : s.about, "measure"));
    m.name = s.text + (s.about.empty() || s.text.find(s.about) != std::string::npos ? "" : " of " + s.about);
    m.unit = s.unit;
    model::MeasureValue v;
    v.on = model::parse_date(s.on);
    v.value = *s.value;
    v.hedge = s.hedge;
    if (!s.by.empty()) v.by = speaker(s.by);
    v.via = speakers(s.via);
    v.source = excerpt(s);
    if (s.high) v.note = "up to the upper end of a range given in the excerpt";
    m.values = {v};
    out_.ids[i] = m.id.value;
    out_.c.measures.push_back(std::move(m));
  }
  void proposal(std::size_t i, const Suggestion& s) {
    model::Proposal p;
    p.id = model::ProposalId(ids_.of(s.name, "text"));
    p.title = s.name;
    if (!s.by.empty()) p.by = {speaker(s.by)};
    p.kind = s.rule == "document:counterproposal" ? "counterproposal" : "draft";
    p.on = model::parse_date(s.on);
    p.content_unknown = true;
    p.source = excerpt(s);
    p.recorded = report_.recorded;
    out_.ids[i] = p.id.value;
    out_.c.proposals.push_back(std::move(p));
  }
  void claim(std::size_t i, const Suggestion& s) {
    static const std::pair<Kind, model::ClaimKind> kinds[] = {
        {Kind::position, model::ClaimKind::position},
        {Kind::concern, model::ClaimKind::concern},
        {Kind::threat, model::ClaimKind::threat},
        {Kind::promise, model::ClaimKind::promise},
        {Kind::call, model::ClaimKind::call},
        {Kind::assessment, model::ClaimKind::assessment},
        {Kind::characterisation, model::ClaimKind::characterisation},
        {Kind::process, model::ClaimKind::process},
        {Kind::fact, model::ClaimKind::fact},
        {Kind::quote, model::ClaimKind::assessment}};
    model::Claim c;
    for (const auto& [from, to] : kinds) {
      if (from == s.kind) c.kind = to;
    }
    c.id = model::ClaimId(ids_.numbered("r"));
    if (!s.by.empty())
      c.by = speaker(s.by);
    else
      c.by.unnamed = "the report";
    c.text = s.about.empty() ? s.text : s.about;
    c.stance = s.stance;
    c.scope = s.scope;
    if (!s.condition.empty()) {
      c.condition = model::ClaimCondition{};
      c.condition->words = s.condition;
    }
    if (!s.to.empty()) c.to = speaker(s.to);
    c.on = model::parse_date(s.on);
    if (!c.on) c.on = model::parse_date(reading_.anchor_date);
    if (c.on && model::to_iso(*c.on) == reading_.anchor_date && s.on.empty()) c.on->about = true;
    c.recorded = report_.recorded;
    c.source = {excerpt(s)};
    c.via = speakers(s.via);
    out_.ids[i] = c.id.value;
    out_.c.claims.push_back(std::move(c));
  }
  [[nodiscard]] model::Claim* claim_of(std::size_t i) {
    if (i >= out_.ids.size() || out_.ids[i].empty()) return nullptr;
    for (model::Claim& c : out_.c.claims) {
      if (c.id.value == out_.ids[i]) return &c;
    }
    return nullptr;
  }
  // A set rejected points to what it holds: the items that were accepted, else their lead.
  void links(std::size_t i, const Suggestion& s) {
    model::Claim* c = claim_of(i);
    if (c == nullptr || s.rule == "list-item") return;
    for (const std::size_t point : s.points) {
      bool items = false;
      for (std::size_t k = 0; k < reading_.suggestions.size(); ++k) {
        const Suggestion& item = reading_.suggestions[k];
        if (item.rule != "list-item" || item.points != std::vector<std::size_t>{point} || out_.ids[k].empty())
          continue;
        c->about.push_back(out_.ids[k]);
        items = true;
      }
      if (!items && point < out_.ids.size() && !out_.ids[point].empty()) c->about.push_back(out_.ids[point]);
    }
  }
  void contradiction(const Pair& pair) {
    model::Claim* a = claim_of(pair.first);
    const model::Claim* b = claim_of(pair.second);
    if (a == nullptr || b == nullptr) {
      out_.notes.push_back("A contradiction is noted only when both claims are accepted: " + pair.words);
      return;
    }
    a->contradicts.push_back(b->id.value);
  }

  Accepted out_;
  const Reading& reading_;
  std::string_view utf8_;
  const Report& report_;
  const std::vector<Choice>& choices_;
  detail::FreshIds ids_;
  model::SourceId source_;
};

}  // namespace

Accepted accept(const model::Case& c, const Reading& reading, std::string_view utf8, const Report& report,
                const std::vector<Choice>& choices) {
  return Taking(c, reading, utf8, report, choices).run();
}

}  // namespace mediant::record
