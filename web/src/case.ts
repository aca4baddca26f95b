// The case as its JSON file holds it (docs/case-format.md): the shapes as written, short forms included, and
// the few readers that the screens share. Keys this file does not know are kept untouched.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A number, a range [low, high], or [low, most likely, high]. */
export type Estimate = number | number[] | { low?: number; mode?: number; high?: number; pert?: number[] };
export type DateText = string | { about: string };
export type Speaker = string | { unnamed: string };
export type SourceRef = string | { ref: string; quote?: string; prefix?: string; suffix?: string; start?: number; end?: number };
export type OneOrMany<T> = T | T[];

interface Item {
  for?: OneOrMany<string>;
  tlp?: string;
  chatham_house?: boolean;
  consent?: string;
  note?: string;
}
export interface Judged {
  by?: string;
  on?: string;
  illustrative?: boolean;
  basis?: string[];
  note?: string;
}
export interface Party extends Item { id: string; name: string; role?: string; aliases?: string[]; interests?: string }
export interface Person extends Item { id: string; name: string; of?: string; title?: string; aliases?: string[]; ties?: { to: string; kind: string }[]; source?: SourceRef }
export interface Affected extends Item { id: string; name: string; at_the_table?: boolean | string; stake?: string; source?: SourceRef }
export interface Option extends Item { id: string | number; name?: string }
export interface Issue extends Item {
  id: string;
  name: string;
  topic?: string;
  options?: (Option | string | number)[];
  ordered?: boolean;
  range?: { from: number; to: number; step: number };
  unit?: string;
  status?: string;
  agreed_on?: string;
  reopen_cost?: number;
  source?: SourceRef;
}
export interface RedLine extends Item { id?: string; never?: { [issue: string]: Json }; basis?: string; unknown?: boolean; source?: SourceRef }
export type OptionScores = { [option: string]: Estimate } & { points?: { [x: string]: Estimate } };
export interface Preferences extends Item {
  weights?: { [issue: string]: Estimate };
  rank?: Json;
  scores?: { [issue: string]: OptionScores };
  reserve?: Estimate;
  red_lines?: RedLine[];
  judged?: Judged;
}
export type TermValue = string | number | ({ option: string | number; basis?: string; by?: Speaker; source?: SourceRef; clause?: string } & Item);
export type Terms = { [issue: string]: TermValue };
export interface Proposal extends Item, Carried {
  id: string; title: string; by?: OneOrMany<Speaker>; kind?: string; on?: DateText; answers?: OneOrMany<string>;
  text?: string; content?: string; terms?: Terms; status?: string; source?: SourceRef; recorded?: DateText;
}
export interface Deal extends Item { id: string; name?: string; terms: Terms }
export interface Claim extends Item {
  id: string; kind: string; by?: Speaker; text?: string; issue?: string; option?: string | number; stance?: string;
  about?: OneOrMany<string>; scope?: string; condition?: { if?: { by?: Speaker; stance?: string; about?: OneOrMany<string> } | string; words?: string };
  to?: Speaker; on?: DateText; recorded?: DateText; source?: OneOrMany<SourceRef>; via?: OneOrMany<Speaker>; grade?: string;
  record?: string; value?: number; unit?: string; hedge?: string; contradicts?: OneOrMany<string>; denies?: OneOrMany<string>;
}
export interface Meeting extends Item {
  id: string; title?: string; on?: DateText; place?: string; status?: string; format?: string; present?: Speaker[];
  stage?: string; is_not?: string; outcome?: string; attempt?: number; source?: OneOrMany<SourceRef>; recorded?: DateText;
}
export interface Message extends Item {
  id?: string; from?: Speaker; to?: OneOrMany<Speaker>; via?: OneOrMany<Speaker>; on?: DateText; wording?: string; verbatim?: boolean | string;
  authority?: string; answer?: string; answer_owed?: boolean; about?: OneOrMany<string>; source?: SourceRef; recorded?: DateText;
}
export interface Source extends Item {
  id: string; kind?: string; title: string; publisher?: string; author?: string; on?: DateText; file?: string; url?: string;
  text?: string; grade?: string; language?: string; present?: Speaker[]; noted_by?: Speaker; noted_on?: DateText; recorded?: DateText;
}
export interface Scenario extends Item { id: string; name?: string; p?: Estimate; reserve?: { [party: string]: Estimate }; per_month?: { [party: string]: Estimate }; according_to?: string; judged?: Judged }
export interface Measure extends Item { id: string; name: string; unit?: string; values?: { on?: DateText; value: number; hedge?: string; unit?: string; by?: Speaker; source?: SourceRef }[] }

/** The file's own words, where the case is one file and has no folder beside it. */
interface Carried { "x-text"?: string }
export interface Exposure { recipient: string; on?: DateText; medium?: string; copy?: string; note?: string; for?: OneOrMany<string> }
export interface ClauseState { label: string; status?: string; proposed_by?: OneOrMany<Speaker>; opposed_by?: OneOrMany<Speaker>; note?: string }
export interface Revision extends Item, Carried { id: string; on?: DateText; file?: string; hash?: string; frozen?: boolean; clauses?: ClauseState[]; exposures?: Exposure[] }
export interface OneText extends Item { id: string; title?: string; custodian?: Speaker; revisions?: Revision[] }
export interface Minute extends Item {
  id: string; meeting?: string; on?: DateText; text?: string; source?: SourceRef;
  confirmed?: { party: string; status?: string; on?: DateText; note?: string }[];
}

export interface Case extends Item {
  mediant: number;
  title: string;
  summary?: string;
  as_of?: DateText;
  language?: string;
  scale?: number;
  illustrative?: boolean;
  live_conflict?: boolean;
  agreement?: { needs?: Json };
  analysts?: { id: string; name?: string }[];
  parties: Party[];
  people?: Person[];
  affected?: Affected[];
  issues: Issue[];
  packages?: (Item & { [key: string]: Json | undefined })[];
  preferences?: { [party: string]: OneOrMany<Preferences> };
  no_deal?: Scenario[];
  proposals?: Proposal[];
  deals?: Deal[];
  claims?: Claim[];
  meetings?: Meeting[];
  messages?: Message[];
  sources?: Source[];
  measures?: Measure[];
  texts?: OneText[];
  minutes?: Minute[];
}

export const emptyCase = (): Case => ({ mediant: 1, title: "", parties: [], issues: [] });

export const many = <T>(value: OneOrMany<T> | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** The options of an issue with identifier and name: those listed, or the steps of its range. */
export function optionsOf(issue: Issue): { id: string; name: string }[] {
  if (issue.range) {
    const { from, to, step } = issue.range;
    const places = Math.max(0, ...[from, step].map((x) => (String(x).split(".")[1] ?? "").length));
    const count = step > 0 ? Math.min(Math.floor((to - from) / step + 1e-9) + 1, 2000) : 0;
    return Array.from({ length: Math.max(0, count) }, (_, i) => {
      const id = String(Number((from + i * step).toFixed(places)));
      return { id, name: issue.unit ? `${id} ${issue.unit}` : id };
    });
  }
  return (issue.options ?? []).map((o) => (typeof o === "object" ? { id: String(o.id), name: o.name ?? String(o.id) } : { id: String(o), name: String(o) }));
}
export const optionName = (issue: Issue | undefined, option: string): string => {
  if (!issue) return option;
  if (issue.range) return issue.unit ? `${option} ${issue.unit}` : option;
  return optionsOf(issue).find((o) => o.id === option)?.name ?? option;
};
/** The option a term names, whichever form it is written in. */
export const termOption = (term: TermValue): string => String(typeof term === "object" ? term.option : term);

export interface Range { low: number; high: number; mode?: number }
export function range(estimate: Estimate | undefined): Range | undefined {
  if (estimate === undefined) return undefined;
  if (typeof estimate === "number") return { low: estimate, high: estimate };
  const list = Array.isArray(estimate) ? estimate : (estimate.pert ?? [estimate.low ?? 0, estimate.mode ?? NaN, estimate.high ?? estimate.low ?? 0]);
  const low = list[0] ?? 0;
  const high = list[list.length - 1] ?? low;
  const mode = list.length === 3 && !Number.isNaN(list[1]) ? list[1] : undefined;
  return mode === undefined ? { low, high } : { low, high, mode };
}
/** Writes a range back in the shape it had: a point, a pair, or a triple whose mode stays inside. */
export function estimate(low: number, high: number, like?: Estimate): Estimate {
  const was = range(like);
  if (was?.mode !== undefined) return [low, Math.min(high, Math.max(low, was.mode)), high];
  return low === high ? low : [low, high];
}

export const preferencesOf = (c: Case, party: string): Preferences[] => many(c.preferences?.[party]);
export const hasWeights = (c: Case): boolean => c.parties.filter((p) => preferencesOf(c, p.id).length > 0).length >= 2;

/** Whom a speaker belongs to: a party's id, or nothing for the unnamed and the independent. */
export function partyOf(c: Case, speaker: Speaker | undefined): string | undefined {
  if (typeof speaker !== "string") return undefined;
  if (c.parties.some((p) => p.id === speaker)) return speaker;
  return c.people?.find((p) => p.id === speaker)?.of;
}
export function speakerName(c: Case, speaker: Speaker | undefined): string {
  if (speaker === undefined) return "nobody named";
  if (typeof speaker !== "string") return `${speaker.unnamed} (unnamed)`;
  return c.parties.find((p) => p.id === speaker)?.name ?? c.people?.find((p) => p.id === speaker)?.name ?? speaker;
}
export const partyName = (c: Case, id: string): string => c.parties.find((p) => p.id === id)?.name ?? id;
export const sourceId = (ref: SourceRef): string => (typeof ref === "string" ? ref : ref.ref);
export const quoteOf = (ref: SourceRef): string => (typeof ref === "string" ? "" : (ref.quote ?? ""));

/** An identifier that the list does not hold yet, made from words in any script. */
export function freshId(words: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const stem =
    words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 24) || "item";
  if (!used.has(stem)) return stem;
  for (let n = 2; ; ++n) if (!used.has(`${stem}-${n}`)) return `${stem}-${n}`;
}
