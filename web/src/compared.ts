// What `compare` answers, and the pieces of a clause that carry a change: figures and modal verbs strongly, words that
// the text before did not have faintly.
import { pieces, type Span } from "./excerpt";

export interface Pair { from: string; to: string }
interface Changed { change: string; moved: boolean; drift: string | null; numbers: Pair[]; modals: Pair[]; dates: Pair[]; names: Pair[]; negations: Pair[]; similarity: number }
export interface Row extends Changed { clauses: string[][]; substance: boolean; texts: string[]; steps?: (Changed & { from: number; to: number })[] }
interface ClauseOf { draft: number; clause: string }
export interface Compared {
  drafts: { name: string; language: string; numbered: boolean; clauses: number }[]; counts: { [change: string]: number }; rows: Row[]; outside: Row[];
  possible: { first: ClauseOf; second: ClauseOf; similarity: number }[]; leftovers: (ClauseOf & { from: string; to: string; changed_in: string[] })[];
  alike: number[][]; remarks: string[]; heat?: { first: number; second: number; values: number[][] }[];
}

export const changeWords: { [change: string]: string } = {
  unchanged: "unchanged", moved: "moved", reworded: "reworded", changed: "changed", deleted: "taken out", added: "added", split: "split", merged: "merged",
};
export const driftWords: { [drift: string]: string } = { weakened: "binds less", strengthened: "binds more", reversed: "reversed", mixed: "binds less in part, more in part" };

const groups = ["numbers", "dates", "modals", "negations", "names"] as const;
/** "600,000 → 800,000", "+ not": every changed value of a row. */
export function changesOf(row: Changed): { kind: (typeof groups)[number]; words: string }[] {
  // A figure of a date that changed is told with the date.
  const dated = (value: string, side: keyof Pair): boolean => value === "" || row.dates.some((d) => d[side].split(/[^\p{L}\p{N}]+/u).includes(value));
  const told = { ...row, numbers: row.numbers.filter((n) => !(dated(n.from, "from") && dated(n.to, "to"))) };
  return groups.flatMap((kind) => told[kind].map(({ from, to }) => ({ kind, words: from === "" ? `+ ${to}` : to === "" ? `− ${from}` : `${from} → ${to}` })));
}

/** The values that draft `d` of a row has and a neighbour has not, or has otherwise. */
function valuesIn(row: Row, d: number, drafts: number): string[] {
  const steps = row.steps ?? [{ ...row, from: 0, to: drafts - 1 }];
  return steps.flatMap((step) => groups.flatMap((kind) => step[kind].flatMap((pair) => [...(step.from === d ? [pair.from] : []), ...(step.to === d ? [pair.to] : [])]))).filter((v) => v !== "");
}
function spansOf(text: string, values: string[]): Span[] {
  const spans: Span[] = [];
  for (const value of new Set(values)) {
    const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    for (const m of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu"))) spans.push({ start: m.index, end: m.index + m[0].length });
  }
  return spans;
}

const words = (text: string): { word: string; start: number }[] => [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu)].map((m) => ({ word: m[0].toLocaleLowerCase().replace(/[.,]+$/, ""), start: m.index }));
/** Words of `text` outside the longest common subsequence with `before`. */
export function freshWords(before: string, text: string): Span[] {
  const a = words(before);
  const b = words(text);
  if (a.length * b.length > 400_000 || a.length === 0) return [];
  const best = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; --i)
    for (let j = b.length - 1; j >= 0; --j) best[i]![j] = a[i]!.word === b[j]!.word ? best[i + 1]![j + 1]! + 1 : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
  const fresh: Span[] = [];
  for (let i = 0, j = 0; j < b.length; )
    if (i < a.length && a[i]!.word === b[j]!.word) { ++i; ++j; }
    else if (i < a.length && best[i + 1]![j]! >= best[i]![j + 1]!) ++i;
    else { fresh.push({ start: b[j]!.start, end: b[j]!.start + b[j]!.word.length }); ++j; }
  return fresh;
}

export interface Piece { text: string; strong: boolean; fresh: boolean }
export function cellOf(row: Row, d: number, drafts: number): Piece[] {
  const text = row.texts[d] ?? "";
  const strong = spansOf(text, valuesIn(row, d, drafts)).map((s) => ({ ...s, strong: true }));
  const before = row.texts.slice(0, d).findLast((t) => t !== "");
  const fresh = before ? freshWords(before, text).map((s) => ({ ...s, strong: false })) : [];
  return pieces(text, [...strong, ...fresh]).map((p) => ({ text: p.text, strong: p.marks.some((m) => m.strong), fresh: p.marks.some((m) => !m.strong) }));
}
