// Page 2: texts on the table side by side, contradictions, figures, norms concerned, sources and how sure
// they are.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "mediant/record/views.hpp"
#include "sections.hpp"

namespace mediant::brief {
namespace {

using model::Case;
using model::Claim;

std::string term_note(const Case& c, const model::Proposal& proposal, const model::Term& term) {
  const auto& source = term.source ? term.source : proposal.source;
  std::string note = proposal.title + ", term " + (term.basis ? basis_in_words(*term.basis) : "recorded");
  if (!term.by.empty()) note += " by " + model::speaker_name(c, term.by);
  return note + ". " + (source ? capitalised(record::provenance(c, {*source})) + "." : "No source given.");
}

const model::Term* term_on(const model::Proposal& proposal, const model::IssueId& issue) {
  const auto term = std::find_if(proposal.terms.begin(), proposal.terms.end(),
                                 [&](const model::Term& t) { return t.issue == issue; });
  return term == proposal.terms.end() ? nullptr : &*term;
}

// What stands behind most terms of a text: its mark stands once, at the head of the column.
std::string usual_note(const Case& c, const model::Proposal& proposal) {
  std::map<std::string, std::size_t> times;
  std::string out;
  for (const model::Term& term : proposal.terms) {
    const std::string note = term_note(c, proposal, term);
    if (++times[note] > times[out]) out = note;
  }
  return out;
}

std::string term_in_words(const model::Issue& issue, const model::Term& term) {
  std::vector<std::string> aside;
  if (term.basis && *term.basis != model::Basis::text) aside.push_back(basis_in_words(*term.basis));
  if (!term.clause.empty()) aside.push_back("clause " + term.clause);
  std::string out = model::option_name(issue, term.option);
  for (std::size_t i = 0; i < aside.size(); ++i) out += (i == 0 ? " (" : ", ") + aside[i];
  return out + (aside.empty() ? "" : ")");
}

// Issue by issue; what all texts say alike stands below in one line.
void side_by_side(const Case& c, const std::vector<const model::Proposal*>& known, Page& page) {
  Table table;
  table.columns.push_back({"Issue", Align::left});
  std::vector<std::string> usual;
  for (const model::Proposal* proposal : known) {
    usual.push_back(usual_note(c, *proposal));
    table.columns.push_back({proposal->title + page.mark(usual.back()), Align::left});
  }
  std::vector<std::string> alike;
  for (const model::Issue& issue : c.issues) {
    std::vector<std::string> row = {issue.name};
    std::size_t terms = 0, equal = 0;
    const model::Term* first = term_on(*known.front(), issue.id);
    for (std::size_t t = 0; t < known.size(); ++t) {
      const model::Term* term = term_on(*known[t], issue.id);
      if (term == nullptr) {
        row.emplace_back("silent");
        continue;
      }
      ++terms;
      equal += first != nullptr && term->option == first->option &&
               term->basis.value_or(model::Basis::text) == model::Basis::text;
      const std::string note = term_note(c, *known[t], *term);
      row.push_back(term_in_words(issue, *term) + (note == usual[t] ? "" : page.mark(note)));
    }
    if (terms == 0) continue;
    if (known.size() > 1 && equal == known.size()) {
      alike.push_back(issue.name + ": " + model::option_name(issue, first->option));
    } else {
      table.rows.push_back(std::move(row));
    }
  }
  if (!table.rows.empty()) page.table("texts", std::move(table));
  if (alike.empty()) return;
  std::string line = known.size() == 2 ? "Both texts say alike: " : "All texts say alike: ";
  for (std::size_t i = 0; i < alike.size(); ++i) line += (i == 0 ? "" : "; ") + alike[i];
  page.paragraph(closed(line));
}

}  // namespace

void texts_on_the_table(const Inputs& in, Page& page) {
  const Case& c = in.c;
  if (c.proposals.empty()) return;
  std::vector<const model::Proposal*> known;
  std::vector<Text> listed;
  for (const model::Proposal& proposal : c.proposals) {
    std::string text = proposal.title;
    if (!proposal.by.empty()) text += ", by " + names(c, proposal.by);
    if (proposal.on) text += ", " + model::in_words(*proposal.on);
    if (!proposal.kind.empty()) text += "; " + proposal.kind;
    std::vector<std::string> answered;
    for (const model::ProposalId& id : proposal.answers)
      if (const model::Proposal* other = model::find(c, id)) answered.push_back("“" + other->title + "”");
    if (!answered.empty()) text += "; answers " + joined(answered);
    if (proposal.content_unknown) text += "; content not known";
    std::vector<std::size_t> notes;
    if (proposal.source)
      notes.push_back(page.note(capitalised(record::provenance(c, {*proposal.source})) + "."));
    listed.push_back({closed(text), notes});
    if (!proposal.terms.empty()) known.push_back(&proposal);
  }
  page.list(std::move(listed));
  if (!known.empty()) side_by_side(c, known, page);
}

void other_statements(const Inputs& in, Page& page) {
  using enum model::ClaimKind;
  const Case& c = in.c;
  std::vector<Text> items;
  for (const Claim& claim : c.claims) {
    const bool elsewhere = claim.kind == position ? claim.issue.has_value() || claim.about.size() > 1
                                                  : claim.kind == threat || claim.kind == quantity ||
                                                        (claim.kind == concern && claim.issue);
    const bool in_contradiction = !claim.contradicts.empty();
    if (elsewhere || in_contradiction) continue;
    const std::string kind =
        claim.kind == position ? "" : " (" + std::string(record::kind_in_words(claim.kind)) + ")";
    items.push_back({closed(sentence(c, claim) + kind), {page.note(claim_note(c, claim))}});
  }
  page.list(std::move(items));
}

void contradictions(const Inputs& in, Page& page) {
  const Case& c = in.c;
  std::vector<Text> items;
  for (const record::Contradiction& pair : record::contradictions(c)) {
    items.push_back({"“" + sentence(c, *pair.first) + "” " +
                         (pair.denial ? "is denied by" : "stands against") + " “" +
                         sentence(c, *pair.second) + "”. Both are on record; neither is chosen.",
                     {page.note(claim_note(c, *pair.first)), page.note(claim_note(c, *pair.second))}});
  }
  page.list(std::move(items));
}

void figures(const Inputs& in, Page& page) {
  const Case& c = in.c;
  Table table;
  table.columns = {
      {"What", Align::left}, {"Figure", Align::right}, {"On", Align::left}, {"According to", Align::left}};
  for (const model::Measure& measure : c.measures) {
    for (const model::MeasureValue& value : measure.values) {
      const std::string& unit = value.unit.empty() ? measure.unit : value.unit;
      std::string who = model::speaker_name(c, value.by);
      std::vector<model::SourceRef> refs;
      if (value.source) refs.push_back(*value.source);
      table.rows.push_back({measure.name,
                            (value.hedge.empty() ? "" : value.hedge + " ") + grouped(shortest(value.value)) +
                                (unit == "%" ? "%" : " " + unit),
                            value.on ? model::in_words(*value.on) : "",
                            (who.empty() ? "the source itself" : who) +
                                page.mark(capitalised(record::provenance(c, refs, value.via)) + ".")});
    }
  }
  for (const Claim& claim : c.claims) {
    if (claim.kind != model::ClaimKind::quantity) continue;
    std::string value = claim.value ? (claim.hedge.empty() ? "" : claim.hedge + " ") +
                                          grouped(shortest(*claim.value)) +
                                          (claim.unit == "%"    ? "%"
                                           : claim.unit.empty() ? ""
                                                                : " " + claim.unit)
                                    : claim.hedge;
    table.rows.push_back({claim.text, value, claim.on ? model::in_words(*claim.on) : "",
                          model::speaker_name(c, claim.by) + page.mark(claim_note(c, claim))});
  }
  if (!table.rows.empty()) page.table("figures", std::move(table));
}

void norms(const Inputs& in, Page& page) {
  // R8: a check, never a score. Topics of the issue (PA-X codes and words) name the norm; what it means is
  // for a lawyer.
  struct Norm {
    std::array<std::string_view, 4> topics;
    const char* text;
  };
  static const std::array<Norm, 4> table = {{
      {{"StBor", "StSd", "territory", "recognition"},
       "borders and territory: UN Charter art. 2(4); General Assembly resolution 2625 (XXV), no acquisition "
       "of territory by the threat or use of force"},
      {{"TjAm", "amnesty", "", ""},
       "amnesty: Rome Statute; UN policy against amnesty for the gravest crimes"},
      {{"GRa", "GRe", "minority", "language"},
       "minority, language and religious rights: ICCPR art. 18 and 27"},
      {{"transfer", "displace", "resettle", ""},
       "transfer of people: Fourth Geneva Convention art. 49; Guiding Principles on Internal Displacement"},
  }};
  std::vector<Text> items;
  for (const Norm& norm : table) {
    std::vector<std::string> issues;
    for (const model::Issue& issue : in.c.issues) {
      const bool touched = std::any_of(norm.topics.begin(), norm.topics.end(), [&](std::string_view topic) {
        return !topic.empty() && issue.topic.find(topic) != std::string::npos;
      });
      if (touched) issues.push_back(issue.name);
    }
    // Names of issues may hold commas of their own.
    std::string listed;
    for (const std::string& name : issues) listed += (listed.empty() ? "" : "; ") + name;
    if (!issues.empty())
      items.push_back({listed + ": the terms touch " + norm.text + ". Seek legal advice.", {}});
  }
  page.list(std::move(items));
}

void sources(const Inputs& in, Page& page) {
  const Case& c = in.c;
  Table table;
  table.columns = {{"Source", Align::left},
                   {"Kind", Align::left},
                   {"Date", Align::left},
                   {"Grade", Align::left},
                   {"Claims", Align::right}};
  for (const model::Source& source : c.sources) {
    const auto used = std::count_if(c.claims.begin(), c.claims.end(), [&](const Claim& claim) {
      return std::any_of(claim.source.begin(), claim.source.end(),
                         [&](const model::SourceRef& ref) { return ref.ref == source.id; });
    });
    table.rows.push_back({source.title + (source.publisher.empty() ? "" : ", " + source.publisher),
                          source.kind, source.on ? model::in_words(*source.on) : "",
                          source.grade.empty() ? "not graded" : model::to_string(source.grade),
                          std::to_string(used)});
  }
  if (table.rows.empty()) return;
  page.table("sources", std::move(table));
  page.paragraph(
      "Grades follow the Admiralty scale: the source A (reliable) to F (cannot be judged), the content 1 "
      "(confirmed) to 6 (cannot be judged). A grade never belongs to a party.");
}

}  // namespace mediant::brief
