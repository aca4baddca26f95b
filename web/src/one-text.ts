// A single negotiating text as it is kept by hand in the page. The rules are those of drafts/one_text.hpp: nothing in
// a frozen revision changes, nothing bracketed is frozen, a clause whose wording changed is agreed no longer.
import { many, type Case, type ClauseState, type OneText, type Revision, type Speaker } from "./case";
import { engine, type Request } from "./engine";

export const statuses: { [status: string]: string } = {
  open: "open", bracketed: "in brackets", "ad-ref": "agreed ad referendum", agreed: "agreed", reserved: "reserved", deleted: "deleted",
};

/** A clause as the engine reads it (`clauses` in docs/json.md). */
export interface ReadClause { clause: string; heading: string; text: string }
export const readingOf = (words: string): Request => ({ call: "clauses", options: { draft: { name: "text", text: words } } });
async function read(words: string): Promise<ReadClause[]> {
  const answer = await engine.ask(readingOf(words));
  if ("error" in answer) throw new Error(answer.error.message);
  return (answer.result as { clauses: ReadClause[] }).clauses;
}

/** A clause of the text with what is known of it. */
export interface Line { label: string; text: string; state: ClauseState | undefined }
/** The clauses that were read, then those of which only the standing is known. */
export function linesOf(revision: Revision, clauses: ReadClause[]): Line[] {
  const states = new Map((revision.clauses ?? []).map((s) => [s.label, s]));
  const lines = clauses.map(({ clause, heading, text }): Line => ({ label: clause, text: heading ? `${heading}\n${text}` : text, state: states.get(clause) }));
  for (const { label } of lines) states.delete(label);
  return [...lines, ...[...states.values()].map((state) => ({ label: state.label, text: "", state }))];
}
export const linesRead = async (revision: Revision): Promise<Line[]> => linesOf(revision, revision["x-text"] ? await read(revision["x-text"]) : []);

/** A clause's words cut at its brackets, each with its depth: 0 outside. */
export function bracketed(text: string): { text: string; depth: number }[] {
  const out: { text: string; depth: number }[] = [];
  let depth = 0;
  let at = 0;
  const cut = (to: number): void => {
    if (to > at) out.push({ text: text.slice(at, to), depth });
    at = to;
  };
  for (let i = 0; i < text.length; ++i) {
    if (text[i] === "[") {
      cut(i);
      ++depth;
    } else if (text[i] === "]" && depth > 0) {
      cut(i + 1);
      --depth;
    }
  }
  cut(text.length);
  return out;
}

export type Act = "open" | "bracketed" | "ad-ref" | "agreed" | "reserved" | "deleted";
function withState(revision: Revision, label: string, change: (s: ClauseState) => ClauseState): Revision {
  const list = revision.clauses ?? [];
  const there = list.some((s) => s.label === label);
  return { ...revision, clauses: there ? list.map((s) => (s.label === label ? change(s) : s)) : [...list, change({ label, status: "open" })] };
}
export const setStatus = (revision: Revision, label: string, status: Act): Revision =>
  withState(revision, label, (s) => {
    const { opposed_by, ...rest } = s;
    return status === "agreed" || status === "open" || opposed_by === undefined ? { ...rest, status } : { ...rest, opposed_by, status };
  });
/** Puts a party among those who propose or oppose a clause, or takes it away again. */
export const turn = (revision: Revision, label: string, side: "proposed_by" | "opposed_by", who: Speaker): Revision =>
  withState(revision, label, (s) => {
    const list = many(s[side]);
    const next = list.includes(who) ? list.filter((x) => x !== who) : [...list, who];
    return { ...s, [side]: next, status: next.length > list.length && s.status !== "reserved" ? "bracketed" : (s.status ?? "open") };
  });

/** Why the revision cannot go to a yes or no; empty if it can. */
export function hindersFreezing(lines: Line[]): string {
  const open = lines.filter((l) => l.state?.status === "bracketed" || (l.state?.status !== "deleted" && l.text.includes("[")));
  return open.length === 0 ? "" : `${open.length === 1 ? "clause" : "clauses"} ${open.map((l) => l.label).join(", ")} still in brackets`;
}

async function fingerprint(text: string): Promise<{ hash?: string }> {
  if (!globalThis.crypto?.subtle) return {};
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return { hash: `sha256:${[...digest].map((b) => b.toString(16).padStart(2, "0")).join("")}` };
}

interface Row { clauses: string[][]; change: string; moved: boolean }
/** The text with a new revision: what goes on unchanged keeps its standing (the engine tells what does). */
export async function withRevision(text: OneText, words: string, on: string): Promise<OneText> {
  const last = text.revisions?.at(-1);
  const id = `rev-${(text.revisions?.length ?? 0) + 1}`;
  const next: Revision = { id, on, file: `texts/${text.id}/${id}.md`, ...(await fingerprint(words)), "x-text": words };
  let rows: Row[] = [];
  if (last?.["x-text"]) {
    const answer = await engine.ask({ call: "compare", options: { drafts: [{ name: last.id, text: last["x-text"] }, { name: id, text: words }] } });
    if ("error" in answer) throw new Error(answer.error.message);
    rows = (answer.result as { rows: Row[] }).rows;
  }
  const before = new Map((last?.clauses ?? []).map((s) => [s.label, s]));
  const clauses = (await linesRead(next)).map(({ label, text: clause }): ClauseState => {
    const fresh = clause.includes("[") ? "bracketed" : "open";
    const row = rows.find((r) => r.clauses[1]?.includes(label));
    const was = before.get(row?.clauses[0]?.[0] ?? "");
    if (!was) return { label, status: fresh };
    const same = row?.change === "unchanged" || row?.change === "moved";
    const settled = was.status === "agreed" || was.status === "ad-ref";
    if (!same && settled) return { ...was, label, status: fresh, note: `was ${was.status} in ${last!.id}; its wording changed` };
    return { ...was, label, status: fresh === "bracketed" || (was.status === "bracketed" && !same) ? fresh : (was.status ?? fresh) };
  });
  if (clauses.length > 0) next.clauses = clauses;
  if (last?.for !== undefined) next.for = last.for;
  return { ...text, revisions: [...(text.revisions ?? []), next] };
}

/** The next visible number of a copy: the second of rev-3 is "rev-3/2". */
export const nextCopy = (revision: Revision): string => `${revision.id}/${(revision.exposures ?? []).length + 1}`;

/** The texts of the case with one of them replaced. */
export const replaceText = (c: Case, text: OneText): OneText[] =>
  (c.texts ?? []).some((t) => t.id === text.id) ? (c.texts ?? []).map((t) => (t.id === text.id ? text : t)) : [...(c.texts ?? []), text];
