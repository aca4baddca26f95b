// Texts on the table, statements, meetings, messages.
#include <algorithm>

#include "checker.hpp"

namespace mediant::model {
namespace {

void check_terms(Checker& k, const Path& at, const std::vector<Term>& terms) {
  for (const Term& term : terms) {
    const Path place(at, term.issue.value);
    k.access(place, term.access);
    const Issue* issue = k.issue(place, term.issue);
    if (issue != nullptr) k.option(Path(place, "option"), *issue, term.option);
    if (term.basis && (*term.basis == Basis::stated || *term.basis == Basis::unknown))
      k.error(Path(place, "basis"), "unknown-word", quoted(to_string(*term.basis)) + " is no basis of a term",
              "valid: text, reported, inferred, illustrative");
    k.speaker(Path(place, "by"), term.by);
    k.source(Path(place, "source"), term.source);
  }
}

void check_proposals(Checker& k, const Path& root) {
  const Path proposals(root, "proposals");
  for (std::size_t i = 0; i < k.c.proposals.size(); ++i) {
    const Proposal& p = k.c.proposals[i];
    const Path at(proposals, i);
    k.access(at, p.access);
    k.speakers(Path(at, "by"), p.by);
    const Path answers(at, "answers");
    for (std::size_t a = 0; a < p.answers.size(); ++a) {
      k.refer(Path(answers, a), p.answers[a].value, k.proposals);
      if (p.answers[a] == p.id)
        k.error(Path(answers, a), "self-reference", quoted(p.id.value) + " answers itself",
                "name another proposal");
    }
    if (p.content_unknown && !p.terms.empty())
      k.error(Path(at, "content"), "content", "the content is unknown and yet there are terms",
              "keep `content: unknown`, or the terms");
    check_terms(k, Path(at, "terms"), p.terms);
    k.source(Path(at, "source"), p.source);
  }
  const Path deals(root, "deals");
  for (std::size_t i = 0; i < k.c.deals.size(); ++i) {
    const Path at(deals, i);
    k.access(at, k.c.deals[i].access);
    check_terms(k, Path(at, "terms"), k.c.deals[i].terms);
  }
}

void check_claim(Checker& k, const Path& at, const Claim& claim) {
  k.access(at, claim.access);
  if (claim.by.empty())
    k.warning(at, "no-author", "the claim has no speaker", "add by: a person, a party, or {unnamed: …}");
  k.speaker(Path(at, "by"), claim.by);
  if (claim.to) k.speaker(Path(at, "to"), *claim.to);
  k.speakers(Path(at, "via"), claim.via);
  if (claim.issue) {
    const Issue* issue = k.issue(Path(at, "issue"), *claim.issue);
    if (issue != nullptr && claim.option) k.option(Path(at, "option"), *issue, *claim.option);
  } else if (claim.option) {
    k.error(Path(at, "option"), "missing-key",
            "the option " + quoted(claim.option->value) + " stands without an issue", "add issue: …");
  }
  k.statements(Path(at, "about"), claim.about);
  if (claim.condition) {
    const Path condition(at, "condition");
    const Path inside(condition, "if");
    k.speaker(Path(inside, "by"), claim.condition->by);
    k.statements(Path(inside, "about"), claim.condition->about);
  }
  if (claim.source.empty())
    k.warning(at, "unsourced", "the claim has no source", "add source: the id of a source");
  const Path sources(at, "source");
  for (std::size_t s = 0; s < claim.source.size(); ++s) k.source(Path(sources, s), claim.source[s]);
  const auto claims = [&](std::string_view key, const std::vector<std::string>& ids) {
    const Path list(at, key);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      k.refer(Path(list, i), ids[i], k.claims);
      if (ids[i] == claim.id.value)
        k.error(Path(list, i), "self-reference", quoted(ids[i]) + " refers to itself", "name another claim");
    }
  };
  claims("contradicts", claim.contradicts);
  claims("denies", claim.denies);
}

}  // namespace

void check_record(Checker& k) {
  const Path root;
  check_proposals(k, root);
  const Path claims(root, "claims");
  for (std::size_t i = 0; i < k.c.claims.size(); ++i) check_claim(k, Path(claims, i), k.c.claims[i]);
  const Path meetings(root, "meetings");
  for (std::size_t i = 0; i < k.c.meetings.size(); ++i) {
    const Meeting& m = k.c.meetings[i];
    const Path at(meetings, i);
    k.access(at, m.access);
    k.speakers(Path(at, "present"), m.present);
    k.speakers(Path(at, "via"), m.via);
    const Path sources(at, "source");
    for (std::size_t s = 0; s < m.source.size(); ++s) k.source(Path(sources, s), m.source[s]);
    if (m.attempt && *m.attempt < 1)
      k.error(Path(at, "attempt"), "range", std::to_string(*m.attempt) + " is no number in a series",
              "valid: 1 and more");
  }
  const Path messages(root, "messages");
  for (std::size_t i = 0; i < k.c.messages.size(); ++i) {
    const Message& m = k.c.messages[i];
    const Path at(messages, i);
    k.access(at, m.access);
    k.speaker(Path(at, "from"), m.from);
    k.speakers(Path(at, "to"), m.to);
    k.speakers(Path(at, "via"), m.via);
    k.statements(Path(at, "about"), m.about);
    k.source(Path(at, "source"), m.source);
  }
  const Path minutes(root, "minutes");
  for (std::size_t i = 0; i < k.c.minutes.size(); ++i) {
    const Minute& m = k.c.minutes[i];
    const Path at(minutes, i);
    k.access(at, m.access);
    if (m.meeting) k.refer(Path(at, "meeting"), m.meeting->value, k.meetings);
    const Path confirmed(at, "confirmed");
    for (std::size_t p = 0; p < m.confirmed.size(); ++p) {
      const Path confirmation(confirmed, p);
      k.refer(Path(confirmation, "party"), m.confirmed[p].party.value, k.parties);
    }
    k.source(Path(at, "source"), m.source);
  }
}

}  // namespace mediant::model
