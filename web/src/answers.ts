// What the calls answer, as docs/json.md describes it.
export type Utilities = { [party: string]: number };
export type DealTerms = { [issue: string]: string };
export interface About {
  among: string[]; needed: number; vetoes: string[]; without_preferences: string[]; without_no_deal_level: string[]; withheld_red_lines: string[];
  values: string; illustrative: boolean;
}
export interface Point { utility: Utilities; deal?: DealTerms; ties: string; acceptable: boolean; range?: { [party: string]: [number, number] } }
export interface FrontierResult { frontier: Point[]; exact: boolean; reason: string | null; about: About }
/** The same with `outline`: one entry a point in every column. */
export interface OutlineResult { outline: { utility: { [party: string]: number[] }; acceptable: boolean[] }; exact: boolean; reason: string | null; about: About }
export interface Valued {
  id: string; title: string; content: "unknown" | "complete" | "partial"; silent?: string[]; possible?: boolean; violates?: string[];
  utility?: { [party: string]: { low: number; high: number } }; range?: { [party: string]: [number, number] | null };
  accepts?: { [party: string]: "accepts" | "rejects" | "depends" }; breaks?: { [party: string]: string[] }; may_break?: { [party: string]: string[] };
  agreement?: string; distance?: { efficient: boolean; share: number; better: DealTerms };
}
export interface ValueResult { proposals: Valued[]; about: About }
export interface Solution { utility: Utilities; range?: { [party: string]: [number, number] }; gain: Utilities; deal: DealTerms; exact: boolean; compares_parties: boolean }
export interface SolveResult { solutions: { [name: string]: Solution | null }; reason: string | null; no_deal: Utilities; ideal: Utilities; about: About }
export interface Part { kind: "issue" | "package"; id: string; option: string; weight: number | number[]; share: number; score: number | number[]; points: number; basis: string[]; path: string }
export interface ExplainResult {
  party: string; of: string; utility: number; range: [number, number]; no_deal_level: number | number[] | null; no_deal_used: number; gain: number;
  accepts: boolean; parts: Part[]; red_lines: { path: string; broken: boolean; basis: string; source: string }[]; withheld_red_lines: boolean;
  weakest_basis: string; judged?: { by: string; on: string | null; illustrative: boolean; basis: string[] }; filled: string[];
}
export interface Text { text: string; notes?: number[] }
export type Block =
  | { kind: "heading"; level: number; text: string }
  | ({ kind: "paragraph" } & Text)
  | { kind: "callout"; text: string }
  | { kind: "list"; items: Text[] }
  | { kind: "table"; caption: string; columns: string[]; rows: string[][] }
  | { kind: "page-break" };
export interface BriefResult { title: string; banner: string[]; sections: { id: string; title: string; page: number; blocks: Block[] }[]; notes: string[] }

export const solutionNames: { [name: string]: string } = {
  nash: "Nash (product of gains)", kalai_smorodinsky: "Kalai–Smorodinsky (equal shares of what each could gain)",
  egalitarian: "Egalitarian (worst-off gain)", utilitarian: "Utilitarian (sum)",
};
