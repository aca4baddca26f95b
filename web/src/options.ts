// The questions of the Options screen and what the engine answers to them (docs/json.md).
import { namesOf } from "./names";
import { optionName, partyName, type Case, type Json } from "./case";
import type { About, DealTerms, Utilities } from "./answers";
import { desk } from "./desk.svelte";
import { partOf, figure, shareInWords, signed } from "./words";

export interface Share { share: number; low: number; high: number; error?: number }
/** One share for a complete text; for one that is silent on an issue the two ends. */
export type Accepting = Share | { whatever_is_filled_in: Share; as_filled_in_at_best: Share };
export type Shares = { [party: string]: Share };
export interface Trial { about: About & { draws: number; seed: number; cancelled: boolean; views?: string[] } }

export interface Alternative { id: string; title: string; kind: string; possible: boolean; silent: string[]; accepts?: { [party: string]: Accepting }; all?: Accepting; by_view?: { [view: string]: Accepting } }
export interface Acceptability extends Trial {
  alternatives: Alternative[]; rank: { [party: string]: { [text: string]: Share[] } | Json }; largest_error: number;
}
export interface Room extends Trial { room: Share; at_midpoints: boolean; undecided: number; near: { id: string; within: { changes: number; room: Share }[] }[]; by_scenario?: Shares; by_view?: Shares }
export interface Robust extends Trial {
  curve: { id: string | null; deal: DealTerms; all: Share; accepts: Shares; worst_gain: { mean: number; low: number; high: number }; regret: { mean: number; high: number } }[];
}
export interface Price { points: number; low: number; high: number; share: number }
export interface Change { issue: string; from: string; to: string; price?: { [party: string]: Price } }
export interface Bridge extends Trial {
  from: string; least_changes: number | null; least_cost: number | null; reason: string | null; exact: boolean; complete: boolean; frozen: string[];
  bridges: { changes: Change[]; filled: DealTerms; deal: DealTerms; cost: number; gain: Utilities; range: { [party: string]: [number, number] }; all?: Share; accepts?: Shares }[];
  curve: { changes: number; worst_gain: number; gain: Utilities; accepted: boolean; changed: Change[]; deal: DealTerms }[];
  by_share: { wanted: number; least_changes: number | null; at_least: number | null; texts: { changes: number; all: Share; bound: Share; changed: Change[]; deal: DealTerms }[] } | null;
}
export interface Constraint { kind: string; party?: string; path: string; words: string; source?: { ref: string; quote?: string }; known_by?: string; basis?: string; by?: string }
export interface Conflicts extends Trial {
  room: boolean; constraints: Constraint[]; conflicts: { members: number[] }[]; complete: boolean;
  openings: { removed: number[]; deals: string | { low: number; high: number }; deal: DealTerms; gain: Utilities; range: { [party: string]: [number, number] } }[];
  often: { draws: number; none: Share; sets: { members: number[]; binds: Share }[]; complete: boolean };
}
export interface Trades extends Trial {
  from: string; trades: { moves: Change[]; gain: Utilities; range: { [party: string]: [number, number] }; gainers: string[]; smallest: number; joint: number; gains: Shares; all_gain: Share }[];
}
interface Measured { value: number; error: number }
export interface Question { path: string; what: string; question: string; party: string | null; about: string | null; first: Measured; total: Measured; worth: Measured }
export interface Questions extends Trial {
  yes: Share; at_midpoints: boolean; questions: Question[]; turns: { path: string; number: string | number; range: [number, number]; turns_at: number; yes_above: boolean }[];
  choice: { texts: string[]; now: string; share: Share; perfect: Measured } | null; screened_out: number;
}
interface Month { month: number; room: Share; opens_for: Shares; closes_for: Shares }
export interface Outlook extends Trial { courses: { scenario: string | null; months: Month[] }[]; drift: { [party: string]: { mean: number; low: number; high: number } } }

export const parts = [
  { id: "accepted", name: "Would it be accepted?", call: "acceptability", about: "In how many of the assumptions tried each party, and all who must accept, would accept each text." },
  { id: "room", name: "Room for agreement", call: "room", about: "In how many of the assumptions tried some deal is acceptable to all who must accept." },
  { id: "robust", name: "Deals that hold", call: "robust", about: "Deals acceptable to all in as many assumptions as could be found, against what the worst-off gains." },
  { id: "changes", name: "Smallest changes", call: "bridge", about: "The fewest terms to change so that all who must accept would, and what each change gives or costs each party." },
  { id: "blocks", name: "What blocks", call: "conflicts", about: "Red lines, no-deal levels and rules that exclude each other, and what would open room. Nothing here says that anybody should give up a line." },
  { id: "trades", name: "Trades", call: "trades", about: "Issues worth moving for one another: each part alone costs somebody, together those who must accept gain." },
  { id: "questions", name: "What to find out", call: "questions", about: "Which judgement decides the answer, and what to ask next." },
  { id: "fail", name: "If talks fail", call: "outlook", about: "How room for agreement changes month by month if the months pass without a deal." },
] as const;
export const starts_from_text: ReadonlySet<string> = new Set(["bridge", "trades"]);

export const shareWords = (s: Share): string => shareInWords(s.share, s.low, s.high);
export const changeWords = (c: Case, change: Change): string => {
  const issue = c.issues.find((i) => i.id === change.issue);
  return `${issue?.name ?? change.issue}: ${optionName(issue, change.from)} → ${optionName(issue, change.to)}`;
};
export const scenarioName = (c: Case, id: string | null): string => (id === null ? "all courses, each as likely as judged" : (c.no_deal?.find((n) => n.id === id)?.name ?? id));

/** Why a share is what it is: how many assumptions, drawn from what, and whose acceptance counts. */
export function explainShare(c: Case, title: string, s: Share, { about }: Trial, more: { name: string; value: string }[] = []): void {
  desk.explain({
    title,
    text: "A share of the assumptions tried, not a chance that it will happen.",
    facts: [
      { name: "Share", value: shareWords(s) },
      { name: "Between", value: `${partOf(s.low)} and ${partOf(s.high)}: what drawing more, or other probabilities of what happens if talks fail, could make of it` },
      { name: "Tried", value: `${about.draws.toLocaleString("en")} assumptions, drawn from the judged ranges (seed ${about.seed})` },
      { name: "Who must accept", value: namesOf(c, about.among) + (about.needed < about.among.length ? `; ${about.needed} of them` : "") },
      ...(about.withheld_red_lines.length ? [{ name: "Could overturn it", value: `red lines known to exist, content withheld: ${namesOf(c, about.withheld_red_lines)}` }] : []),
      ...more,
    ],
    go: { label: "The judgements it is drawn from", href: "#/judgements" },
  });
}
export function explainGain(c: Case, title: string, party: string, points: number, low: number, high: number, more: { name: string; value: string }[] = []): void {
  desk.explain({
    title: `${title}: ${partyName(c, party)}`,
    text: "On this party's own scale; not comparable with another party's number.",
    facts: [{ name: "Points", value: signed(points) }, { name: "Range", value: `${signed(low)} to ${signed(high)}` }, ...more],
    go: { label: "The judgements behind it", href: `#/judgements/${encodeURIComponent(party)}` },
  });
}
export const spread = (points: number, low: number, high: number): string => (figure(low) === figure(high) ? signed(points) : `${signed(points)} (${signed(low)} to ${signed(high)})`);
