// Sources, measures, obligations, texts, moves, places on a scale.
#include <algorithm>
#include <cmath>

#include "checker.hpp"

namespace mediant::model {
namespace {

void check_texts(Checker& k, const Path& root) {
  const Path texts(root, "texts");
  Ids ids("text");
  for (std::size_t i = 0; i < k.c.texts.size(); ++i) {
    const OneText& text = k.c.texts[i];
    const Path at(texts, i);
    k.access(at, text.access);
    if (!text.id.empty() && !ids.add(text.id))
      k.error(Path(at, "id"), "duplicate-id", "the text " + quoted(text.id) + " stands twice", "");
    k.speaker(Path(at, "custodian"), text.custodian);
    const Path revisions(at, "revisions");
    Ids revision_ids("revision");
    for (std::size_t r = 0; r < text.revisions.size(); ++r) {
      const Revision& revision = text.revisions[r];
      const Path place(revisions, r);
      k.access(place, revision.access);
      if (!revision.id.empty() && !revision_ids.add(revision.id))
        k.error(Path(place, "id"), "duplicate-id", "the revision " + quoted(revision.id) + " stands twice",
                "");
      const Path clauses(place, "clauses");
      for (std::size_t l = 0; l < revision.clauses.size(); ++l) {
        const Path clause(clauses, l);
        k.speakers(Path(clause, "proposed_by"), revision.clauses[l].proposed_by);
        k.speakers(Path(clause, "opposed_by"), revision.clauses[l].opposed_by);
      }
      const Path exposures(place, "exposures");
      for (std::size_t e = 0; e < revision.exposures.size(); ++e) {
        const Path exposure(exposures, e);
        k.access(exposure, revision.exposures[e].access);
        k.speaker(Path(exposure, "recipient"), {revision.exposures[e].recipient, ""});
      }
    }
  }
}

void check_pattern(Checker& k, const Path& at, const std::string& pattern, std::size_t options,
                   std::string_view letters) {
  if (pattern.size() == options && pattern.find_first_not_of(letters) == std::string::npos) return;
  k.error(at, "pattern", quoted(pattern) + " is no pattern over " + std::to_string(options) + " options",
          "one letter for each option, in order: " + std::string(letters));
}

void check_moves(Checker& k, const Path& root) {
  if (!k.c.moves) return;
  const Moves& moves = *k.c.moves;
  const Path at(root, "moves");
  k.access(at, moves.access);
  const Path options(at, "options");
  Ids ids("option of moves");
  for (std::size_t i = 0; i < moves.options.size(); ++i) {
    const Path option(options, i);
    k.identifier(Path(option, "id"), moves.options[i].id);
    if (!moves.options[i].id.empty() && !ids.add(moves.options[i].id))
      k.error(Path(option, "id"), "duplicate-id",
              "the option " + quoted(moves.options[i].id) + " stands twice", "");
    k.refer(Path(option, "by"), moves.options[i].by.value, k.parties);
  }
  const Path infeasible(at, "infeasible");
  for (std::size_t i = 0; i < moves.infeasible.size(); ++i)
    check_pattern(k, Path(infeasible, i), moves.infeasible[i], moves.options.size(), "YN-");
  if (!moves.status_quo.empty())
    check_pattern(k, Path(at, "status_quo"), moves.status_quo, moves.options.size(), "YN");
  const Path priorities(at, "priorities");
  for (const auto& [party, statements] : moves.priorities)
    k.refer(Path(priorities, party.value), party.value, k.parties);
}

}  // namespace

void check_papers(Checker& k) {
  const Path root;
  const Path sources(root, "sources");
  for (std::size_t i = 0; i < k.c.sources.size(); ++i) {
    const Source& s = k.c.sources[i];
    const Path at(sources, i);
    k.access(at, s.access);
    k.speakers(Path(at, "present"), s.present);
    k.speaker(Path(at, "noted_by"), s.noted_by);
  }
  const Path measures(root, "measures");
  Ids ids("measure");
  for (std::size_t i = 0; i < k.c.measures.size(); ++i) {
    const Measure& m = k.c.measures[i];
    const Path at(measures, i);
    k.access(at, m.access);
    if (!m.id.empty() && !ids.add(m.id.value))
      k.error(Path(at, "id"), "duplicate-id", "the measure " + quoted(m.id.value) + " stands twice", "");
    const Path values(at, "values");
    for (std::size_t v = 0; v < m.values.size(); ++v) {
      const Path place(values, v);
      k.access(place, m.values[v].access);
      k.speaker(Path(place, "by"), m.values[v].by);
      k.speakers(Path(place, "via"), m.values[v].via);
      k.source(Path(place, "source"), m.values[v].source);
    }
  }
  const Path obligations(root, "obligations");
  for (std::size_t i = 0; i < k.c.obligations.size(); ++i) {
    const Obligation& o = k.c.obligations[i];
    const Path at(obligations, i);
    k.access(at, o.access);
    k.speakers(Path(at, "who"), o.who);
    k.speakers(Path(at, "verifier"), o.verifier);
    k.speakers(Path(at, "guarantor"), o.guarantor);
    const Path after(at, "after");
    for (std::size_t a = 0; a < o.after.size(); ++a) k.refer(Path(after, a), o.after[a], k.obligations);
    const Path together(at, "together");
    for (std::size_t t = 0; t < o.together.size(); ++t)
      k.refer(Path(together, t), o.together[t], k.obligations);
    if (o.proposal) k.refer(Path(at, "proposal"), o.proposal->value, k.proposals);
    k.source(Path(at, "source"), o.source);
  }
  check_texts(k, root);
  check_moves(k, root);
  const Path spectrum(root, "spectrum");
  for (std::size_t i = 0; i < k.c.spectrum.size(); ++i) {
    const SpectrumEntry& e = k.c.spectrum[i];
    const Path at(spectrum, i);
    k.access(at, e.access);
    k.speaker(Path(at, "party"), {e.party, ""});
    k.issue(Path(at, "issue"), e.issue);
    k.estimate(Path(at, "position"), e.position, "place on the scale", 0, 100);
    k.estimate(Path(at, "salience"), e.salience, "salience", 0, 1);
    k.estimate(Path(at, "influence"), e.influence, "influence", 0, HUGE_VAL);
    k.source(Path(at, "source"), e.source);
    k.judged(Path(at, "judged"), e.judged);
    if (!e.source && (!e.judged || e.judged->by.empty()))
      k.warning(at, "no-author", "nobody signs this judgement", "add judged: {by: …, on: …}, or a source");
  }
}

}  // namespace mediant::model
