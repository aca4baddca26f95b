// The texts of a case as the calls want them: documents named as the case names their files.
import type { Case, Json } from "./case";
import { firstDay } from "./words";

/** A draft that can be put beside others: a proposal, or a revision of a single negotiating text. */
export interface Draft { id: string; title: string; on: string; text: string }

/** Oldest first; a file that a proposal and a revision share stands once. */
export function draftsOf(c: Case): Draft[] {
  const proposals = (c.proposals ?? []).map((p) => ({ id: p.id, title: p.title, on: p.on, file: p.text, text: p["x-text"] }));
  const revisions = (c.texts ?? []).flatMap((t) => (t.revisions ?? []).map((r) => ({ id: `${t.id}/${r.id}`, title: `${t.title ?? t.id}, ${r.id}`, on: r.on, file: r.file, text: r["x-text"] })));
  const seen = new Set<string>();
  return [...revisions, ...proposals]
    .flatMap(({ id, title, on, file, text }) => {
      if (!text || (file && seen.has(file))) return [];
      if (file) seen.add(file);
      return [{ id, title, on: firstDay(on), text }];
    })
    .sort((a, b) => a.on.localeCompare(b.on));
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
