// Reading a source: the engine proposes claims, a person keeps or dismisses each. Nothing enters by itself.
import { freshId, many, type Case, type Claim, type Json, type Source, type Speaker } from "./case";
import { engine } from "./engine";
import { select, unitOf } from "./excerpt";
import { today } from "./words";

export interface Suggestion {
  kind: string; text: string; start: number; end: number; by?: string; via?: string; on?: string; stance?: string;
  condition?: string; about?: string; value?: number; unit?: string; hedge?: string; place?: string; status?: string;
  participants?: string[]; name?: string; role?: string; side?: string; aliases?: string[]; rule?: string; confidence?: number;
}

const claim_kinds = new Set(["position", "concern", "threat", "promise", "call", "assessment", "characterisation", "process", "fact", "quantity"]);
const kept_kinds = new Set([...claim_kinds, "person", "party", "meeting"]);

export async function suggest(c: Case, source: Source): Promise<{ suggestions: Suggestion[] } | { problem: string }> {
  const article: { [key: string]: Json } = { name: source.title, text: source.text ?? "" };
  const published: { [key: string]: Json } = typeof source.on === "string" && source.on.length === 10 ? { published: source.on } : {};
  const answer = await engine.ask({ call: "read", options: { article, case: JSON.parse(JSON.stringify(c)) as Json, ...published } }, "read");
  if ("error" in answer) return { problem: `The source could not be read: ${answer.error.message}` };
  const known = new Set((c.claims ?? []).flatMap((x) => many(x.source).map((r) => (typeof r === "string" ? "" : `${r.ref} ${r.start} ${x.kind}`))));
  const found = (answer.result as { suggestions: Suggestion[] }).suggestions;
  return { suggestions: found.filter((s) => kept_kinds.has(s.kind) && !known.has(`${source.id} ${s.start} ${s.kind}`) && !isKnownName(c, s)) };
}

const named = (c: Case, name: string): { id: string } | undefined =>
  [...(c.people ?? []), ...c.parties].find((x) => x.id === name || x.name === name || x.aliases?.includes(name));
const isKnownName = (c: Case, s: Suggestion): boolean => (s.kind === "person" || s.kind === "party") && named(c, s.name ?? s.text) !== undefined;

/** The case's identifier of a name as resolved, or the name as somebody the case does not know. */
const speakerOf = (c: Case, name: string): Speaker => named(c, name)?.id ?? { unnamed: name };

function claimOf(c: Case, source: Source, s: Suggestion): Claim {
  const text = source.text ?? "";
  const claim: Claim = {
    id: freshId(`${source.id}-${s.kind}`, (c.claims ?? []).map((x) => x.id)),
    kind: s.kind,
    text: s.text.slice(0, 200),
    source: select(text, source.id, { start: unitOf(text, s.start), end: unitOf(text, s.end) }),
    recorded: today(),
  };
  if (s.by) claim.by = speakerOf(c, s.by);
  if (s.via) claim.via = speakerOf(c, s.via);
  if (s.stance) claim.stance = s.stance;
  if (s.condition) claim.condition = { words: s.condition };
  const on = s.on ?? (typeof source.on === "string" ? source.on : undefined);
  if (on && /^\d{4}(-\d\d){0,2}$/.test(on)) claim.on = on;
  if (s.value !== undefined) claim.value = s.value;
  if (s.unit) claim.unit = s.unit;
  if (s.hedge) claim.hedge = s.hedge;
  return claim;
}

/** The case with one suggestion kept: a claim, a person, a party or a meeting. */
export function kept(c: Case, source: Source, s: Suggestion, grade: string): Case {
  const name = s.name ?? s.text;
  const aliases = s.aliases?.length ? { aliases: s.aliases } : {};
  const text = source.text ?? "";
  const where = select(text, source.id, { start: unitOf(text, s.start), end: unitOf(text, s.end) });
  if (s.kind === "party") return { ...c, parties: [...c.parties, { id: freshId(name, c.parties.map((p) => p.id)), name, role: "stakeholder", ...aliases }] };
  if (s.kind === "person") {
    const side = s.side ? c.parties.find((p) => p.name === s.side || p.aliases?.includes(s.side!)) : undefined;
    return { ...c, people: [...(c.people ?? []), { id: freshId(name, (c.people ?? []).map((p) => p.id)), name, ...(side ? { of: side.id } : {}), ...(s.role ? { title: s.role } : {}), ...aliases, source: where }] };
  }
  if (s.kind === "meeting") {
    const present = (s.participants ?? []).map((p) => speakerOf(c, p));
    return { ...c, meetings: [...(c.meetings ?? []), { id: freshId(s.place ?? "meeting", (c.meetings ?? []).map((m) => m.id)), title: s.text.slice(0, 80), ...(s.on ? { on: s.on } : {}), ...(s.place ? { place: s.place } : {}), status: s.status ?? "held", ...(present.length ? { present } : {}), source: where, recorded: today() }] };
  }
  const claim = claimOf(c, source, s);
  if (grade || source.grade) claim.grade = (source.grade?.[0] ?? "F") + (grade || source.grade?.[1] || "6");
  return { ...c, claims: [...(c.claims ?? []), claim] };
}
