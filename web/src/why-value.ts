// "Why this?" for a value: the engine's own trace from the figure to weights, scores, packages and red lines,
// each with its author and the claims it rests on.
import type { ExplainResult } from "./answers";
import { optionName, partyName, type Case } from "./case";
import { desk, href, type Why } from "./desk.svelte";
import { engine } from "./engine";
import { claimLine, judgedFacts, whyClaim } from "./why";
import { basisWord, figure, signed, withRange } from "./words";

const numbers = (x: number | number[]): string => (typeof x === "number" ? figure(x) : `${figure(x[0]!)} to ${figure(x[x.length - 1]!)}`);

export async function explainValue(c: Case, party: string, of: string, title: string): Promise<void> {
  desk.explain({ title: `${title}, ${partyName(c, party)}`, text: "Looking…" });
  const answer = await engine.ask({ call: "explain", case: c, options: { party, of } }, "explain");
  desk.explain("error" in answer ? { title, text: answer.error.message } : whyValue(c, answer.result as ExplainResult, title));
}

function whyValue(c: Case, r: ExplainResult, title: string): Why {
  const rests = (ids: string[]): Why[] =>
    ids.flatMap((id) => {
      const claim = c.claims?.find((x) => x.id === id);
      return claim ? [{ ...whyClaim(c, claim), title: `Rests on: ${claimLine(c, claim)}` }] : [];
    });
  return {
    title: `${title}, ${partyName(c, r.party)}`,
    text: "On this party's own scale; not comparable with another party's number.",
    facts: [
      { name: "Value", value: withRange(r.utility, r.range[0], r.range[1]) },
      { name: "No-deal level", value: r.no_deal_level === null ? "not recorded; 0 is used" : numbers(r.no_deal_level) },
      { name: "At the midpoints", value: r.accepts ? "at or above the no-deal level" : "below the no-deal level, or across a red line" },
      { name: "Weakest basis", value: basisWord[r.weakest_basis] ?? r.weakest_basis },
      ...(r.judged ? judgedFacts(c, { by: r.judged.by, ...(r.judged.on ? { on: r.judged.on } : {}), illustrative: r.judged.illustrative }) : []),
      ...(r.filled.length > 0 ? [{ name: "Silent on", value: `${r.filled.length} issues, filled at this party's worst` }] : []),
    ],
    below: [
      {
        title: "What it is made of",
        below: [...r.parts].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).map((part) => {
          const issue = c.issues.find((i) => i.id === part.id);
          return {
            title: `${signed(part.points)}  ${issue?.name ?? part.id}${issue ? `: ${optionName(issue, part.option)}` : ""}`,
            facts: part.kind === "issue"
              ? [{ name: "Weight as judged", value: numbers(part.weight) }, { name: "Share used", value: `${figure(part.share * 100)} %` }, { name: "Score as judged", value: numbers(part.score) }]
              : [{ name: "Worth as judged", value: numbers(part.score) }],
            below: rests(part.basis),
            go: { label: "Change it under Judgements", href: href("judgements", r.party) },
          };
        }),
      },
      ...(r.red_lines.length > 0 || r.withheld_red_lines
        ? [{ title: "Red lines", facts: r.red_lines.map((line) => ({ name: basisWord[line.basis] ?? line.basis, value: line.broken ? "crossed" : "kept" })), text: r.withheld_red_lines ? "One more is known to exist, its content is withheld: it could overturn this." : "" }]
        : []),
      ...(r.judged ? [{ title: "The judgement as a whole", below: rests(r.judged.basis) }] : []),
    ],
  };
}
