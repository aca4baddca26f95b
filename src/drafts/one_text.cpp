#include "mediant/drafts/one_text.hpp"

#include <algorithm>

namespace mediant::drafts {
namespace {

using model::ClauseState;
using model::OneText;
using model::Revision;

Error no_revision(const OneText& text) {
  return {"no-revision", "the text `" + text.id + "` has no revision yet", "add one with `mediant text new`"};
}

Error is_frozen(const Revision& revision) {
  return {"frozen", revision.id + " is frozen: it can be answered with yes or no, not changed",
          "add a new revision to go on drafting"};
}

ClauseState* find(Revision& revision, const std::string& label) {
  const auto at = std::find_if(revision.clauses.begin(), revision.clauses.end(),
                               [&](const ClauseState& s) { return s.label == label; });
  return at == revision.clauses.end() ? nullptr : &*at;
}

std::string_view status_word(Act act) {
  switch (act) {
    case Act::open:
      return "open";
    case Act::bracket:
    case Act::propose:
    case Act::oppose:
      return "bracketed";
    case Act::agree_ad_ref:
      return "ad-ref";
    case Act::agree:
      return "agreed";
    case Act::reserve:
      return "reserved";
    case Act::remove:
      return "deleted";
  }
  return "open";
}

void add(std::vector<model::Speaker>& to, const model::Speaker& who) {
  if (std::find(to.begin(), to.end(), who) == to.end()) to.push_back(who);
}

}  // namespace

Result<OneText> add_revision(OneText text, const Draft& previous, const Draft& current,
                             const std::optional<model::Date>& on, const std::string& file,
                             const std::string& hash, const text::Toolkit& toolkit) {
  Revision next;
  next.id = "rev-" + std::to_string(text.revisions.size() + 1);
  next.on = on;
  next.file = file;
  next.hash = hash;
  next.clauses.resize(current.clauses.size());
  for (std::size_t i = 0; i < current.clauses.size(); ++i) {
    next.clauses[i].label = current.clauses[i].number;
    next.clauses[i].status =
        brackets_of(current.clauses[i].text).ok() && !brackets_of(current.clauses[i].text)->empty()
            ? "bracketed"
            : "open";
  }
  if (!text.revisions.empty()) {
    Revision& last = text.revisions.back();
    Progress progress;
    for (const Row& row : compare({previous, current}, {}, toolkit, progress).rows) {
      if (row.clauses[0].empty()) continue;
      const ClauseState* was = find(last, previous.clauses[row.clauses[0].front()].number);
      if (was == nullptr) continue;
      for (const std::size_t c : row.clauses[1]) {
        ClauseState& now = next.clauses[c];
        const std::string label = now.label;
        const std::string fresh = now.status;
        now = *was;
        now.label = label;
        const bool same = row.change == Change::unchanged || row.change == Change::moved;
        if (!same && (now.status == "agreed" || now.status == "ad-ref")) {
          now.note = "was " + now.status + " in " + last.id + "; its wording changed";
          now.status = "open";
        }
        if (fresh == "bracketed" || (now.status == "bracketed" && !same)) now.status = fresh;
      }
      if (row.clauses[1].empty() && was->status != "deleted") {
        ClauseState gone = *was;
        gone.label = last.id + " " + was->label;
        gone.status = "deleted";
        next.clauses.push_back(std::move(gone));
      }
    }
  }
  text.revisions.push_back(std::move(next));
  return text;
}

Result<OneText> act_on(OneText text, const std::string& clause, Act act, const model::Speaker& by,
                       const std::string& note) {
  if (text.revisions.empty()) return no_revision(text);
  Revision& last = text.revisions.back();
  if (last.frozen) return is_frozen(last);
  ClauseState* state = find(last, clause);
  if (state == nullptr)
    return Error{"unknown-clause", last.id + " has no clause `" + clause + "`",
                 "`mediant text status` lists its clauses"};
  const bool asks_who = act == Act::propose || act == Act::oppose || act == Act::reserve;
  if (asks_who && by.empty())
    return Error{"missing-by", "say who proposes, opposes or reserves", "--by PARTY"};
  state->status = status_word(act);
  if (act == Act::propose) add(state->proposed_by, by);
  if (act == Act::oppose || act == Act::reserve) add(state->opposed_by, by);
  if (act == Act::agree || act == Act::open) state->opposed_by.clear();
  if (!note.empty()) state->note = note;
  return text;
}

Result<OneText> freeze(OneText text) {
  if (text.revisions.empty()) return no_revision(text);
  Revision& last = text.revisions.back();
  for (const ClauseState& state : last.clauses) {
    if (state.status == "bracketed")
      return Error{"brackets-open", "clause " + state.label + " is still bracketed",
                   "settle or delete what is bracketed, then freeze"};
  }
  last.frozen = true;
  return text;
}

Result<OneText> expose(OneText text, const std::string& revision, const std::string& recipient,
                       const std::optional<model::Date>& on, const std::string& medium) {
  const auto at = std::find_if(text.revisions.begin(), text.revisions.end(),
                               [&](const Revision& r) { return r.id == revision; });
  if (at == text.revisions.end())
    return Error{"unknown-revision", "the text `" + text.id + "` has no revision `" + revision + "`", ""};
  model::Exposure exposure;
  exposure.recipient = recipient;
  exposure.on = on;
  exposure.medium = medium;
  exposure.copy = at->id + "/" + std::to_string(at->exposures.size() + 1);
  at->exposures.push_back(std::move(exposure));
  return text;
}

OneTextStatus status_of(const OneText& text, const std::vector<std::string>& everybody) {
  OneTextStatus out;
  out.id = text.id;
  out.title = text.title;
  std::vector<std::string> recipients = everybody;
  std::size_t newest = text.revisions.size();
  for (std::size_t r = 0; r < text.revisions.size(); ++r) {
    const Revision& revision = text.revisions[r];
    BracketCount count{revision.id, revision.on, 0, 0, 0, 0, 0, 0};
    for (const ClauseState& state : revision.clauses) {
      if (state.status == "bracketed")
        ++count.bracketed;
      else if (state.status == "ad-ref")
        ++count.ad_ref;
      else if (state.status == "agreed")
        ++count.agreed;
      else if (state.status == "reserved")
        ++count.reserved;
      else if (state.status == "deleted")
        ++count.deleted;
      else
        ++count.open;
    }
    out.over_time.push_back(count);
    for (const model::Exposure& e : revision.exposures) {
      newest = r;
      if (std::find(recipients.begin(), recipients.end(), e.recipient) == recipients.end())
        recipients.push_back(e.recipient);
    }
  }
  if (!text.revisions.empty()) {
    out.last = text.revisions.back().id;
    out.frozen = text.revisions.back().frozen;
    out.clauses = text.revisions.back().clauses;
  }
  if (newest == text.revisions.size()) return out;  // nobody was shown anything
  for (const std::string& who : recipients) {
    std::string has;
    for (const Revision& revision : text.revisions) {
      if (std::any_of(revision.exposures.begin(), revision.exposures.end(),
                      [&](const model::Exposure& e) { return e.recipient == who; }))
        has = revision.id;
    }
    if (has != text.revisions[newest].id) out.unequal.push_back({who, has, text.revisions[newest].id});
  }
  return out;
}

Result<std::vector<Bracket>> brackets_of(std::string_view clause) {
  std::vector<Bracket> out;
  std::vector<std::size_t> open;  // indices into out
  for (std::size_t i = 0; i < clause.size(); ++i) {
    if (clause[i] == '[') {
      open.push_back(out.size());
      out.push_back({{i, i}, open.size() - 1});
    } else if (clause[i] == ']') {
      if (open.empty())
        return Error{"bracket", "a bracket is closed at byte " + std::to_string(i) + " that was not opened",
                     ""};
      out[open.back()].at.end = i + 1;
      open.pop_back();
    }
  }
  if (!open.empty())
    return Error{"bracket",
                 "a bracket opened at byte " + std::to_string(out[open.back()].at.begin) + " is not closed",
                 ""};
  return out;
}

}  // namespace mediant::drafts
