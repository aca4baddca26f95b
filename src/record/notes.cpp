#include "mediant/record/notes.hpp"

#include <algorithm>
#include <array>

#include "fresh_ids.hpp"
#include "mediant/record/messages.hpp"
#include "mediant/record/read.hpp"
#include "mediant/record/views.hpp"

namespace mediant::record {
namespace {

using model::Case;

constexpr std::array authorities = {"convey", "own-idea", "background", "not-to-convey"};

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1);
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string known_names(const Case& c) {
  std::vector<std::string> ids;
  for (const auto& p : c.parties) ids.push_back(p.id.value);
  for (const auto& p : c.people) ids.push_back(p.id.value);
  return "valid: " + listed(ids);
}

// The marks around words that are quoted as a whole; nothing where a mark stands inside as well.
std::optional<std::string_view> quoted(std::string_view words) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> marks = {
      {{"“", "”"}, {"\"", "\""}, {"„", "“"}, {"«", "»"}}};
  for (const auto& [open, close] : marks) {
    if (words.size() <= open.size() + close.size() || !words.starts_with(open) || !words.ends_with(close))
      continue;
    const auto inside = words.substr(open.size(), words.size() - open.size() - close.size());
    if (inside.find(open) == std::string_view::npos && inside.find(close) == std::string_view::npos)
      return trimmed(inside);
  }
  return std::nullopt;
}

// "FROM > TO, TO: words" or "WHO: words".
struct Head {
  std::string from;
  std::vector<std::string> to;
  std::string_view words;
  bool message = false;
};
std::optional<Head> head_of(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon > 120) return std::nullopt;
  const std::string_view before = line.substr(0, colon);
  Head head;
  head.words = trimmed(line.substr(colon + 1));
  for (const std::string_view arrow : {"->", "→", ">"}) {
    const auto at = before.find(arrow);
    if (at == std::string_view::npos) continue;
    head.message = true;
    head.from = trimmed(before.substr(0, at));
    std::string_view rest = before.substr(at + arrow.size());
    while (!rest.empty()) {
      const auto comma = std::min(rest.find(','), rest.size());
      head.to.emplace_back(trimmed(rest.substr(0, comma)));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return head;
  }
  head.from = trimmed(before);
  return head;
}

class Taker {
 public:
  Taker(const Case& c, Note note, const text::Toolkit& toolkit)
      : out_{c, "", "", ""}, note_(std::move(note)), toolkit_(toolkit), ids_(c) {}

  Result<Noted> run() {
    std::string_view words = trimmed(note_.words);
    if (note_.from.empty() && note_.by.empty() && !note_.minute && note_.replies_to.empty()) {
      if (const auto head = head_of(words)) {
        if (head->message) {
          note_.from = head->from;
          note_.to.insert(note_.to.end(), head->to.begin(), head->to.end());
          words = head->words;
        } else if (!who_is(out_.c, head->from, toolkit_).empty()) {
          note_.by = head->from;
          words = head->words;
        }
      }
    }
    if (const auto inside = quoted(words)) {
      note_.verbatim = true;
      words = *inside;
    }
    words_ = words;
    // Everybody named must be somebody before anything is written.
    for (const std::vector<std::string>* list :
         {&note_.to, &note_.via, &note_.present, &note_.confirmed, &note_.disputed, &note_.asked})
      for (const std::string& name : *list) (void)who(name);
    for (const std::string* name : {&note_.by, &note_.from, &note_.noted_by})
      if (!name->empty()) (void)who(*name);
    for (const std::string& name : note_.cleared)
      if (name != "public") (void)party(name, "who may see it");
    for (const std::string& id : note_.about)
      if (!names_something(id))
        fail("unknown-id", "the case has no `" + id + "` to be about",
             "give ids of claims, proposals, meetings, messages or minutes");
    if (!note_.source.empty() && model::find(out_.c, model::SourceId(note_.source)) == nullptr)
      fail("unknown-source", "the case has no source `" + note_.source + "`",
           "leave --source out, and the note is its own source");
    if (error_) return *error_;
    if (!note_.replies_to.empty())
      reply();
    else if (note_.minute)
      minute();
    else if (!note_.from.empty())
      message();
    else
      claim();
    if (error_) return *error_;
    return std::move(out_);
  }

 private:
  void fail(std::string code, std::string message, std::string hint) {
    if (!error_) error_ = Error{std::move(code), std::move(message), std::move(hint)};
  }
  model::Speaker who(const std::string& name) {
    auto speaker = who_is(out_.c, name, toolkit_);
    if (speaker.empty())
      fail("unknown-name", "`" + name + "` is nobody of the case, or could be several", known_names(out_.c));
    return speaker;
  }
  std::vector<model::Speaker> all(const std::vector<std::string>& names) {
    std::vector<model::Speaker> out;
    for (const std::string& name : names) out.push_back(who(name));
    return out;
  }
  model::PartyId party(const std::string& name, const char* as) {
    const auto id = model::party_of(out_.c, who(name));
    if (!id) fail("no-party", "`" + name + "` is no party (" + as + ")", known_names(out_.c));
    return id.value_or(model::PartyId());
  }
  [[nodiscard]] bool names_something(const std::string& id) const {
    const auto in = [&](const auto& list) {
      return std::any_of(list.begin(), list.end(), [&](const auto& item) {
        if constexpr (requires { item.id.value; })
          return item.id.value == id;
        else
          return item.id == id;
      });
    };
    const Case& c = out_.c;
    return in(c.claims) || in(c.proposals) || in(c.meetings) || in(c.messages) || in(c.minutes) ||
           in(c.deals) || in(c.parties) || in(c.people);
  }
  bool has_words(const char* what) {
    if (words_.empty())
      fail("no-words", std::string("the ") + what + " has no words", "write down what was said");
    return !words_.empty();
  }
  [[nodiscard]] std::string name(const model::Speaker& speaker) const {
    return model::speaker_name(out_.c, speaker);
  }
  [[nodiscard]] std::string names(const std::vector<model::Speaker>& speakers) const {
    std::vector<std::string> out;
    for (const auto& speaker : speakers) out.push_back(name(speaker));
    return listed(out);
  }

  model::Access access() {
    model::Access access;
    access.given = !note_.cleared.empty();
    for (const std::string& name : note_.cleared)
      access.audience.push_back(name == "public" ? name : party(name, "who may see it").value);
    return access;
  }
  // What an oral note rests on: who was present, noted when, by whom. Notes of one conversation share it.
  std::optional<model::SourceRef> source(bool needed) {
    model::SourceRef ref;
    if (!note_.source.empty()) {
      ref.ref = model::SourceId(note_.source);
    } else if (needed || !note_.present.empty() || !note_.noted_by.empty()) {
      model::Source s;
      s.kind = "conversation";
      s.on = note_.on;
      s.title = "Conversation" + (note_.on ? ", " + model::in_words(*note_.on) : std::string());
      s.present = all(note_.present);
      if (!note_.noted_by.empty()) s.noted_by = who(note_.noted_by);
      s.noted_on = s.recorded = note_.recorded;
      s.access = access();
      for (const model::Source& old : out_.c.sources) {
        s.id = old.id;
        if (old == s) ref.ref = old.id;
      }
      if (ref.ref.empty()) {
        s.id = model::SourceId(ids_.of("talk-" + (note_.on ? model::to_iso(*note_.on) : "undated"), "talk"));
        ref.ref = s.id;
        out_.c.sources.push_back(std::move(s));
      }
    } else {
      return std::nullopt;
    }
    if (note_.verbatim) ref.quote = words_;
    return ref;
  }

  void message() {
    if (!has_words("message")) return;
    if (note_.to.empty())
      return fail("no-recipient", "a message goes to somebody", "give --to, or write FROM > TO: words");
    const std::string authority = note_.authority.empty() ? "convey" : note_.authority;
    if (std::find(authorities.begin(), authorities.end(), authority) == authorities.end())
      return fail("bad-option", "authority cannot be `" + authority + "`",
                  "valid: convey, own-idea, background, not-to-convey");
    model::Message m;
    m.id = out_.id = ids_.numbered("m");
    m.from = who(note_.from);
    m.to = all(note_.to);
    m.via = all(note_.via);
    m.on = note_.on;
    m.recorded = note_.recorded;
    m.wording = words_;
    m.verbatim = note_.verbatim;
    m.authority = authority;
    m.answer_owed = note_.answer_owed;
    m.about = note_.about;
    m.source = source(false);
    m.access = access();
    out_.what = "message";
    out_.words = name(m.from) + " to " + names(m.to) + ", " + authority +
                 (m.verbatim ? ", word for word" : "") + (m.answer_owed ? ", an answer is owed" : "") + ": " +
                 m.wording;
    out_.c.messages.push_back(std::move(m));
  }

  // What kind of statement it is, by the rules that read reports; the desk may say otherwise.
  void classify(model::Claim& claim) {
    ReadOptions options;
    options.c = &out_.c;
    options.published = note_.on;
    const Reading reading = read(name(claim.by) + " said: “" + words_ + "”", options, toolkit_);
    const Suggestion* best = nullptr;
    for (const Suggestion& s : reading.suggestions) {
      using enum SuggestionKind;
      const bool statement = s.kind == position || s.kind == concern || s.kind == threat ||
                             s.kind == promise || s.kind == call || s.kind == characterisation ||
                             s.kind == process;
      if (statement && s.linked == claim.by.ref && (best == nullptr || s.confidence > best->confidence))
        best = &s;
    }
    if (best == nullptr) {
      claim.kind =
          claim.issue || !claim.stance.empty() ? model::ClaimKind::position : model::ClaimKind::assessment;
      return;
    }
    set_kind(claim, to_word(best->kind));
    if (claim.stance.empty() && claim.kind == model::ClaimKind::position) claim.stance = best->stance;
    if (!best->condition.empty()) {
      claim.condition = model::ClaimCondition{};
      claim.condition->words = best->condition;
    }
  }
  static bool set_kind(model::Claim& claim, std::string_view word) {
    using enum model::ClaimKind;
    for (const auto kind :
         {position, concern, threat, promise, call, assessment, characterisation, process, fact, quantity})
      if (model::to_string(kind) == word) {
        claim.kind = kind;
        return true;
      }
    return false;
  }

  void claim() {
    if (!has_words("note")) return;
    if (note_.by.empty())
      return fail("no-speaker", "who said it?",
                  "write WHO: words, or FROM > TO: words, or give --by; --minute is for an understanding");
    model::Claim claim;
    claim.by = who(note_.by);
    claim.text = words_;
    claim.stance = note_.stance;
    if (!note_.issue.empty()) {
      const model::Issue* issue = model::find(out_.c, model::IssueId(note_.issue));
      if (issue == nullptr) {
        std::vector<std::string> ids;
        for (const auto& i : out_.c.issues) ids.push_back(i.id.value);
        return fail("unknown-issue", "the case has no issue `" + note_.issue + "`",
                    ids.empty() ? "the case has none yet" : "valid: " + listed(ids));
      }
      claim.issue = issue->id;
      if (!note_.option.empty()) claim.option = model::OptionId(note_.option);
    } else if (!note_.option.empty()) {
      return fail("bad-option", "--option needs --issue", "");
    }
    if (note_.kind.empty())
      classify(claim);
    else if (!set_kind(claim, note_.kind))
      return fail("bad-option", "kind cannot be `" + note_.kind + "`",
                  "valid: position, concern, threat, promise, call, assessment, characterisation, process, "
                  "fact, quantity");
    claim.id = model::ClaimId(ids_.numbered("n"));
    claim.on = note_.on;
    claim.recorded = note_.recorded;
    claim.about = note_.about;
    claim.off_record = note_.off_record;
    claim.via = all(note_.via);
    if (!note_.to.empty()) claim.to = who(note_.to.front());
    claim.source = {*source(true)};
    claim.access = access();
    out_.id = claim.id.value;
    out_.what = "claim";
    out_.words = std::string(kind_in_words(claim.kind)) + " of " + name(claim.by) +
                 (claim.off_record ? ", off the record" : "") + ": " + in_words(out_.c, claim);
    out_.c.claims.push_back(std::move(claim));
  }

  void sides(model::Minute& minute, const std::string& comment) {
    const auto add = [&](const std::vector<std::string>& parties, const char* status) {
      for (const std::string& one : parties) {
        const model::PartyId id = party(one, "a side of the understanding");
        model::Minute::Confirmation side{id, status, note_.on, comment};
        const auto old = std::find_if(minute.confirmed.begin(), minute.confirmed.end(),
                                      [&](const auto& other) { return other.party == id; });
        if (old == minute.confirmed.end())
          minute.confirmed.push_back(std::move(side));
        else
          *old = std::move(side);
      }
    };
    add(note_.confirmed, "confirmed");
    add(note_.disputed, "disputed");
    add(note_.asked, "asked");
  }

  void minute() {
    if (!has_words("minute")) return;
    model::Minute m;
    m.id = out_.id = ids_.numbered("minute-");
    if (!note_.meeting.empty()) {
      m.meeting = model::MeetingId(note_.meeting);
      if (model::find(out_.c, *m.meeting) == nullptr)
        return fail("unknown-meeting", "the case has no meeting `" + note_.meeting + "`",
                    "leave --meeting out");
    }
    m.on = note_.on;
    m.text = words_;
    sides(m, "");
    m.source = source(false);
    m.access = access();
    out_.what = "minute";
    out_.words = "understanding: " + m.text;
    out_.c.minutes.push_back(std::move(m));
  }

  // Words to a message are its answer; to a minute, what a side says of it.
  void reply() {
    for (model::Message& m : out_.c.messages) {
      if (m.id != note_.replies_to) continue;
      if (!has_words("answer")) return;
      if (!m.answer.empty())
        return fail("answered", "message `" + m.id + "` has an answer already: " + m.answer,
                    "note what came later as a message of its own");
      m.answer = note_.verbatim ? "“" + words_ + "”" : words_;
      out_.what = "answer";
      out_.id = m.id;
      out_.words = names(m.to) + " to " + name(m.from) + ": " + m.answer;
      return;
    }
    for (model::Minute& m : out_.c.minutes) {
      if (m.id != note_.replies_to) continue;
      if (note_.confirmed.empty() && note_.disputed.empty() && note_.asked.empty())
        return fail("no-side", "who says so of minute `" + m.id + "`?",
                    "give --confirmed, --disputed or --asked");
      sides(m, words_);
      out_.what = "minute";
      out_.id = m.id;
      out_.words = "understanding: " + m.text;
      return;
    }
    fail("unknown-id", "the case has no message and no minute `" + note_.replies_to + "`",
         "`mediant messages CASE` lists them");
  }

  Noted out_;
  Note note_;
  const text::Toolkit& toolkit_;
  detail::FreshIds ids_;
  std::string words_;
  std::optional<Error> error_;
};

}  // namespace

Result<Noted> take_note(const Case& c, const Note& note, const text::Toolkit& toolkit) {
  return Taker(c, note, toolkit).run();
}

}  // namespace mediant::record
