// The texts of a case as the calls want them: documents named as the case names their files.
import type { Case, Json } from "./case";
import { dateInWords } from "./words";

/** A draft that can be put beside others: a proposal, or a revision of a single negotiating text. */
export interface Draft { id: string; title: string; text: string }

export function draftsOf(c: Case): Draft[] {
  const files = new Set<string>();
  const fresh = (file: string | undefined): boolean => file === undefined || (!files.has(file) && files.add(file) !== undefined);
  const proposals = (c.proposals ?? []).flatMap((p) => (p["x-text"] && fresh(p.text) ? [{ id: p.id, title: p.title, text: p["x-text"] }] : []));
  const revisions = (c.texts ?? []).flatMap((t) =>
    (t.revisions ?? []).flatMap((r) => (r["x-text"] && fresh(r.file) ? [{ id: `${t.id}/${r.id}`, title: `${t.title ?? t.id}, ${r.id}${r.on ? `, ${dateInWords(r.on)}` : ""}`, text: r["x-text"] }] : [])));
  return [...revisions.filter((r) => r.text), ...proposals];
}

export function documentsOf(c: Case): Json[] {
  const seen = new Map<string, string>();
  const take = (name: string | undefined, text: string | undefined): void => {
    if (name && text && !seen.has(name)) seen.set(name, text);
  };
  for (const s of c.sources ?? []) take(s.file, s.text);
  for (const p of c.proposals ?? []) take(p.text, p["x-text"]);
  for (const r of (c.texts ?? []).flatMap((t) => t.revisions ?? [])) take(r.file, r["x-text"]);
  return [...seen].map(([name, text]) => ({ name, text }));
}
