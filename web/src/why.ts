// Builds what the "Why this?" drawer shows for the things of a case: a claim with its speaker, excerpt and
// grade; a judgement with its author, day and basis; a term of a proposal with where it stands.
import {
  many, optionName, partyName, range, sourceId, speakerName, termOption,
  type Case, type Claim, type Estimate, type Judged, type Preferences, type Proposal, type SourceRef,
} from "./case";
import { href, type Why } from "./desk.svelte";
import { basisWord, dateInWords, figure, gradeInWords, stanceWord, withRange } from "./words";

type Fact = { name: string; value: string };
const facts = (...list: (Fact | false | undefined | "")[]): Fact[] => list.filter((f): f is Fact => Boolean(f));

export function whySource(c: Case, ref: SourceRef): Why {
  const id = sourceId(ref);
  const source = c.sources?.find((s) => s.id === id);
  const quote = typeof ref === "string" ? "" : (ref.quote ?? "");
  const name = source ? [source.title, source.publisher, source.on && dateInWords(source.on)].filter(Boolean).join(", ") : id;
  return { title: source?.title ?? id, quote: { text: quote, source: name, sourceId: id }, facts: facts(source?.grade && { name: "Grade", value: `${source.grade}: ${gradeInWords(source.grade)}` }) };
}

/** The claim in one line: who, stance, what. */
export function claimLine(c: Case, claim: Claim): string {
  const issue = c.issues.find((i) => i.id === claim.issue);
  const what = claim.text ?? (issue && claim.option !== undefined ? `${issue.name}: ${optionName(issue, String(claim.option))}` : (issue?.name ?? ""));
  if (what) return what;
  const about = many(claim.about).map((id) => nameOfThing(c, id));
  return about.length > 0 ? about.join("; ") : claim.kind;
}
export function nameOfThing(c: Case, id: string): string {
  const claim = c.claims?.find((x) => x.id === id);
  if (claim) return claimLine(c, claim);
  const meeting = c.meetings?.find((x) => x.id === id);
  return c.proposals?.find((x) => x.id === id)?.title ?? (meeting ? (meeting.title ?? `meeting, ${dateInWords(meeting.on)}`) : undefined) ?? c.issues.find((x) => x.id === id)?.name ?? speakerName(c, id);
}

const kindOfThing = (c: Case, id: string): string => {
  const claim = c.claims?.find((x) => x.id === id);
  if (claim) return speakerName(c, claim.by);
  return c.proposals?.some((x) => x.id === id) ? "text" : c.meetings?.some((x) => x.id === id) ? "meeting" : c.issues.some((x) => x.id === id) ? "issue" : "";
};

export function whyClaim(c: Case, claim: Claim): Why {
  const issue = c.issues.find((i) => i.id === claim.issue);
  const about = many(claim.about);
  const condition = claim.condition?.if;
  return {
    title: claimLine(c, claim),
    facts: facts(
      { name: "Said by", value: speakerName(c, claim.by) },
      claim.via !== undefined && { name: "Reported by", value: many(claim.via).map((s) => speakerName(c, s)).join(", ") },
      { name: "Kind", value: claim.kind },
      claim.stance && { name: "Stance", value: (stanceWord[claim.stance] ?? claim.stance) + (claim.scope === "as-a-set" ? ", the set as a whole (not each item)" : "") },
      issue && { name: "Issue", value: issue.name },
      claim.option !== undefined && { name: "Option", value: optionName(issue, String(claim.option)) },
      claim.value !== undefined && { name: "Figure", value: [claim.hedge, figure(claim.value), claim.unit].filter(Boolean).join(" ") },
      condition !== undefined && { name: "If", value: typeof condition === "string" ? condition : [speakerName(c, condition.by), condition.stance, ...many(condition.about).map((id) => nameOfThing(c, id))].filter(Boolean).join(" ") },
      { name: "Said on", value: dateInWords(claim.on) },
      { name: "In the record", value: claim.recorded ? dateInWords(claim.recorded) : `since ${dateInWords(c.as_of)}` },
      { name: "Grade", value: claim.grade ? `${claim.grade}: ${gradeInWords(claim.grade)}` : "no grade given" },
      claim.record === "off" && { name: "Record", value: "off the record" },
    ),
    below: [
      ...many(claim.source).map((ref) => ({ ...whySource(c, ref), title: "Source" })),
      ...(many(claim.source).length === 0 ? [{ title: "Source", text: "Unsourced: no source is given for this claim." }] : []),
      ...(about.length > 0 ? [{ title: "About", facts: about.map((id) => ({ name: kindOfThing(c, id), value: nameOfThing(c, id) })) }] : []),
      ...(many(claim.contradicts).length > 0 ? [{ title: "Stands against", facts: many(claim.contradicts).map((id) => ({ name: kindOfThing(c, id), value: nameOfThing(c, id) })) }] : []),
    ],
    go: { label: "Open in the record", href: href("record", claim.id) },
  };
}

export const estimateWords = (e: Estimate | undefined): string => {
  const r = range(e);
  return r ? withRange(r.mode ?? (r.low + r.high) / 2, r.low, r.high) : "not given";
};
export function judgedFacts(c: Case, judged: Judged | undefined): Fact[] {
  const analyst = c.analysts?.find((a) => a.id === judged?.by);
  return facts(
    { name: "Judged by", value: analyst?.name ?? judged?.by ?? "nobody named" },
    { name: "On", value: judged?.on ? dateInWords(judged.on) : "no date" },
    judged?.illustrative === true && { name: "Kind", value: "illustration: invented weights" },
    judged?.note && { name: "Note", value: judged.note },
  );
}
/** A judgement of one analyst on one party: the figure, who judged, and the claims it rests on. */
export function whyJudgement(c: Case, party: string, block: Preferences, title: string, e: Estimate | undefined): Why {
  const basis = block.judged?.basis ?? [];
  return {
    title: `${title}, ${partyName(c, party)}`,
    text: "A judgement: what an analyst believes, never a measurement.",
    facts: [{ name: "Range", value: estimateWords(e) }, ...judgedFacts(c, block.judged)],
    below: basis.flatMap((id) => {
      const claim = c.claims?.find((x) => x.id === id);
      return claim ? [{ ...whyClaim(c, claim), title: `Rests on: ${claimLine(c, claim)}` }] : [];
    }),
    go: { label: "Change it under Judgements", href: href("judgements", party) },
  };
}
export function whyTerm(c: Case, proposal: Proposal, issueId: string): Why {
  const issue = c.issues.find((i) => i.id === issueId);
  const term = proposal.terms?.[issueId];
  if (term === undefined) return { title: issue?.name ?? issueId, text: `${proposal.title} is silent on this issue.` };
  const full = typeof term === "object" ? term : undefined;
  return {
    title: `${issue?.name ?? issueId}: ${optionName(issue, termOption(term))}`,
    facts: facts(
      { name: "In", value: proposal.title },
      { name: "Basis", value: basisWord[full?.basis ?? ""] ?? full?.basis ?? "not given" },
      full?.clause && { name: "Clause", value: full.clause },
      full?.by !== undefined && { name: "According to", value: speakerName(c, full.by) },
    ),
    below: full?.source ? [{ ...whySource(c, full.source), title: "Source" }] : proposal.source ? [{ ...whySource(c, proposal.source), title: "Source of the proposal" }] : [],
  };
}
