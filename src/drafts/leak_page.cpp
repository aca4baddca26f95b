#include <algorithm>
#include <set>

#include "mediant/drafts/leak.hpp"

namespace mediant::drafts {
namespace {

bool is_open(const model::Access& access) {
  return std::find(access.audience.begin(), access.audience.end(), "public") != access.audience.end();
}

// The parties a thing came from or was given to.
void add_party(std::set<std::string>& parties, const model::Case& c, const model::Speaker& speaker) {
  if (const auto party = model::party_of(c, speaker)) parties.insert(party->value);
}

HeldText of_document(std::string id, std::string kind, std::string title, const text::WrittenDocument& file) {
  HeldText held{std::move(id), std::move(kind), std::move(title), {}, {}};
  const Draft draft = clauses_of(file);
  for (const auto* clauses : {&draft.outside, &draft.clauses}) {
    for (const Clause& clause : *clauses) {
      held.numbers.push_back(clause.number);
      held.parts.push_back(clause.heading.empty() ? clause.text : clause.heading + "\n" + clause.text);
    }
  }
  return held;
}

}  // namespace

std::vector<HeldText> texts_of(const model::Case& c, const std::vector<text::WrittenDocument>& files) {
  std::vector<HeldText> out;
  const auto file = [&](const std::string& name) -> const text::WrittenDocument* {
    const auto at = std::find_if(files.begin(), files.end(), [&](const auto& f) { return f.name == name; });
    return name.empty() || at == files.end() ? nullptr : &*at;
  };
  for (const model::OneText& text : c.texts) {
    for (const model::Revision& revision : text.revisions) {
      if (const auto* f = file(revision.file))
        out.push_back(of_document(text.id + " " + revision.id, "revision", text.title, *f));
    }
  }
  for (const model::Proposal& p : c.proposals)
    if (const auto* f = file(p.text)) out.push_back(of_document(p.id.value, "proposal", p.title, *f));
  for (const model::Source& s : c.sources) {
    if (const auto* f = file(s.file)) {
      HeldText held{s.id.value, "source", s.title, {}, {}};
      for (const auto& p : f->paragraphs) {
        held.numbers.emplace_back();
        held.parts.push_back(p.text);
      }
      out.push_back(std::move(held));
    } else if (!s.text.empty()) {
      out.push_back({s.id.value, "source", s.title, {""}, {s.text}});
    }
  }
  for (std::size_t i = 0; i < c.messages.size(); ++i) {
    const model::Message& m = c.messages[i];
    const std::string id = m.id.empty() ? "messages[" + std::to_string(i) + "]" : m.id;
    if (!m.wording.empty()) out.push_back({id, "message", "", {""}, {m.wording}});
    if (!m.answer.empty()) out.push_back({id, "message", "answer", {""}, {m.answer}});
  }
  for (const model::Minute& m : c.minutes)
    if (!m.text.empty()) out.push_back({m.id, "minute", "", {""}, {m.text}});
  for (const model::Claim& claim : c.claims) {
    HeldText held{claim.id.value, "claim", claim.text, {}, {}};
    for (const auto& source : claim.source) {
      if (source.quote.empty()) continue;
      held.numbers.emplace_back();
      held.parts.push_back(source.quote);
    }
    if (!claim.text.empty()) {
      held.numbers.emplace_back();
      held.parts.push_back(claim.text);
    }
    if (!held.parts.empty()) out.push_back(std::move(held));
  }
  return out;
}

LeakPage trace_leak(const model::Case& c, const LeakIndex& index, const std::string& excerpt,
                    const text::Toolkit& toolkit) {
  LeakPage page;
  std::set<std::string> parties;
  for (LeakMatch& match : index.search(excerpt, toolkit)) {
    const HeldText& held = index.texts()[match.text];
    if (held.kind == "claim") {
      page.repeated_by.push_back(held.id);
      for (const model::Claim& claim : c.claims) {
        if (claim.id.value != held.id || is_open(claim.access)) continue;
        page.exposes.push_back(held.id);
        add_party(parties, c, claim.by);
      }
      continue;
    }
    LeakFinding finding;
    for (const model::OneText& text : c.texts) {
      for (const model::Revision& revision : text.revisions) {
        if (held.kind != "revision" || held.id != text.id + " " + revision.id) continue;
        std::set<std::string> have;
        for (const model::Exposure& e : revision.exposures) {
          finding.holders.push_back({e.recipient, e.on, e.medium, e.copy});
          have.insert(e.recipient);
          add_party(parties, c, model::Speaker{e.recipient, {}});
        }
        for (const model::Revision& other : text.revisions) {
          for (const model::Exposure& e : other.exposures) {
            if (!have.insert(e.recipient).second) continue;
            finding.not_shown.push_back(e.recipient);
            add_party(parties, c, model::Speaker{e.recipient, {}});
          }
        }
        if (!is_open(revision.access) && !is_open(text.access)) page.exposes.push_back(held.id);
      }
    }
    for (const model::Proposal& p : c.proposals) {
      if (held.kind != "proposal" || held.id != p.id.value) continue;
      for (const auto& by : p.by) {
        finding.holders.push_back({by.ref.empty() ? by.unnamed : by.ref, p.on, "author", ""});
        add_party(parties, c, by);
      }
      for (const std::string& reader : p.access.audience)
        finding.holders.push_back({reader, p.recorded ? p.recorded : p.on, "", ""});
      if (!is_open(p.access)) page.exposes.push_back(held.id);
    }
    for (std::size_t i = 0; i < c.messages.size(); ++i) {
      const model::Message& m = c.messages[i];
      if (held.kind != "message" || held.id != (m.id.empty() ? "messages[" + std::to_string(i) + "]" : m.id))
        continue;
      const auto holds = [&](const model::Speaker& s, const std::string& how) {
        finding.holders.push_back({s.ref.empty() ? s.unnamed : s.ref, m.on, how, ""});
        add_party(parties, c, s);
      };
      holds(m.from, "said it");
      for (const auto& s : m.via) holds(s, "carried it");
      if (m.authority == "convey")
        for (const auto& s : m.to) holds(s, "received it");
      if (!is_open(m.access)) page.exposes.push_back(held.id);
    }
    finding.match = std::move(match);
    page.findings.push_back(std::move(finding));
  }
  for (const model::Party& party : c.parties)
    if (parties.contains(party.id.value)) page.to_tell.push_back(party.id.value);
  std::sort(page.exposes.begin(), page.exposes.end());
  page.exposes.erase(std::unique(page.exposes.begin(), page.exposes.end()), page.exposes.end());
  return page;
}

}  // namespace mediant::drafts
