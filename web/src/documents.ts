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

/** A view with the words of the files it names: who may see a text may read it, as on the command line (case_texts.cpp). */
export function withWords(seen: Case, whole: Case): Case {
  const worded = <T extends { id: string; "x-text"?: string }>(item: T, file: string | undefined, was: { file: string | undefined; words: string | undefined } | undefined): T =>
    file && was?.words && was.file === file ? { ...item, "x-text": was.words } : item;
  const proposals = new Map((whole.proposals ?? []).map((p) => [p.id, { file: p.text, words: p["x-text"] }]));
  const revisions = new Map((whole.texts ?? []).flatMap((t) => (t.revisions ?? []).map((r) => [`${t.id}/${r.id}`, { file: r.file, words: r["x-text"] }] as const)));
  return {
    ...seen,
    ...(seen.proposals ? { proposals: seen.proposals.map((p) => worded(p, p.text, proposals.get(p.id))) } : {}),
    ...(seen.texts ? { texts: seen.texts.map((t) => ({ ...t, ...(t.revisions ? { revisions: t.revisions.map((r) => worded(r, r.file, revisions.get(`${t.id}/${r.id}`))) } : {}) })) } : {}),
  };
}
