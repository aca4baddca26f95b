// Excerpts in a source's text: where a quotation stands, and the selectors of a selection (W3C Text Quote and
// Text Position). Positions count Unicode code points, strings in the page count UTF-16 units.
import type { SourceRef } from "./case";

export interface Span { start: number; end: number }

export const pointsBefore = (text: string, unit: number): number => [...text.slice(0, unit)].length;
export function unitOf(text: string, point: number): number {
  let unit = 0;
  for (let n = 0; n < point && unit < text.length; ++n) unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  return unit;
}

function agreement(a: string, b: string, fromEnd: boolean): number {
  const n = Math.min(a.length, b.length);
  let i = 0;
  while (i < n && (fromEnd ? a[a.length - 1 - i] === b[b.length - 1 - i] : a[i] === b[i])) ++i;
  return i;
}

/** Where the excerpt stands, in UTF-16 units: the exact quote, among several the one whose surroundings fit best. */
export function locate(text: string, ref: SourceRef): Span | undefined {
  if (typeof ref === "string" || !ref.quote) return undefined;
  const expected = ref.start === undefined ? undefined : unitOf(text, ref.start);
  let best: { span: Span; score: number } | undefined;
  for (let i = text.indexOf(ref.quote); i >= 0; i = text.indexOf(ref.quote, i + 1)) {
    const end = i + ref.quote.length;
    const score =
      agreement(text.slice(0, i), ref.prefix ?? "", true) + agreement(text.slice(end), ref.suffix ?? "", false) -
      (expected === undefined ? 0 : Math.abs(i - expected) / (text.length + 1));
    if (!best || score > best.score) best = { span: { start: i, end }, score };
  }
  return best?.span;
}

export function select(text: string, source: string, { start, end }: Span): Exclude<SourceRef, string> {
  const context = 32;
  return {
    ref: source,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - context), start),
    suffix: text.slice(end, end + context),
    start: pointsBefore(text, start),
    end: pointsBefore(text, end),
  };
}

/** The text cut at the edges of all marks: each piece with the marks that cover it. */
export function pieces<T extends Span>(text: string, marks: T[]): { text: string; start: number; marks: T[] }[] {
  const edges = [...new Set([0, text.length, ...marks.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1]!;
    return { text: text.slice(start, end), start, marks: marks.filter((m) => m.start <= start && m.end >= end) };
  });
}
