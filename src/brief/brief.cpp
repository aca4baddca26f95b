#include "mediant/brief/brief.hpp"

#include "sections.hpp"

namespace mediant::brief {
namespace {

struct Row {
  const char* id;
  const char* title;
  int page;
  void (*write)(const Inputs&, Page&);
};

// The order of the brief (docs/brief.md): a new section is one function and one row.
constexpr Row rows[] = {
    {"situation", "The situation", 1, situation},
    {"next-meeting", "Next meeting", 1, next_meeting},
    {"changes", "What changed", 1, changes},
    {"positions", "Where each stands", 1, stances},
    {"red-lines", "Red lines", 1, red_lines},
    {"if-talks-fail", "If talks fail", 1, if_talks_fail},
    {"absent", "Affected, and not in the room", 1, absent},
    {"to-find-out", "What to find out", 1, to_find_out},
    {"texts", "Texts on the table", 2, texts_on_the_table},
    {"demands", "Texts against what is asked", 2, demands},
    {"promises", "Promises, and who could break them", 2, promises},
    {"statements", "What else was said", 2, other_statements},
    {"contradictions", "Accounts that contradict each other", 2, contradictions},
    {"figures", "Figures", 2, figures},
    {"norms", "Norms concerned", 2, norms},
    {"sources", "Sources, and how sure", 2, sources},
    {"annex", "Annex: what the judgements imply", 3, annex},
};

constexpr long stale_after_days = 14;

std::vector<std::string> banner(const Inputs& in) {
  const model::Case& c = in.c;
  std::vector<std::string> lines;
  std::string first = c.as_of ? "As of " + model::in_words(*c.as_of) : "No date is given for this picture";
  switch (in.audience.kind) {
    case model::Audience::Kind::desk:
      first += ". For the desk: may hold what was told in confidence.";
      break;
    case model::Audience::Kind::everyone:
      first += ". For the public.";
      break;
    case model::Audience::Kind::party: {
      const model::Party* party = model::find(c, in.audience.party);
      first += ". For " + (party == nullptr ? in.audience.party.value : party->name) + ".";
      break;
    }
  }
  lines.push_back(first);
  if (c.as_of && in.options.today > 0) {
    const long age = in.options.today - model::last_day(*c.as_of);
    if (age > stale_after_days)
      lines.push_back("This picture is " + std::to_string(age) +
                      " days old: what happened since is not in it.");
  }
  if (c.live_conflict)
    lines.push_back(
        "A live conflict, from public sources only, dated and contested; each statement has its speaker and "
        "source.");
  if (c.illustrative && !c.preferences.empty()) lines.push_back("Illustration: built on invented weights.");
  return lines;
}

}  // namespace

Brief compose(const Inputs& in) {
  Brief brief;
  brief.title = in.c.title;
  brief.banner = banner(in);
  for (const Row& row : rows) {
    if (in.options.tonight && row.page > 2) continue;
    Page page(brief.notes);
    row.write(in, page);
    if (!page.blocks().empty())
      brief.sections.push_back({row.id, row.title, row.page, std::move(page.blocks())});
  }
  return brief;
}

Document to_document(const Brief& brief) {
  Document document;
  document.heading(1, brief.title);
  for (const std::string& line : brief.banner) document.callout(line);
  int page = 1;
  for (const Section& section : brief.sections) {
    if (section.page != page) document.blocks.emplace_back(PageBreak{});
    page = section.page;
    document.heading(2, section.title);
    document.blocks.insert(document.blocks.end(), section.blocks.begin(), section.blocks.end());
  }
  document.notes = brief.notes;
  return document;
}

}  // namespace mediant::brief
