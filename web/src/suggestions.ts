// Reading a source: the engine proposes claims, a person keeps or dismisses each. Nothing enters by itself.
import { freshId, type Case, type Claim, type Json, type Source } from "./case";
import { engine } from "./engine";
import { select, unitOf } from "./excerpt";
import { today } from "./words";

export interface Suggestion {
  kind: string; text: string; start: number; end: number; by?: string; via?: string | string[]; on?: string; stance?: string;
  condition?: string; about?: string; items?: string[]; value?: number; unit?: string; hedge?: string; place?: string; status?: string;
  participants?: string[]; rule?: string; confidence?: number; id?: string;
}

export async function suggest(c: Case, source: Source): Promise<{ suggestions: Suggestion[] } | { problem: string }> {
  const document: { [key: string]: Json } = { name: source.title, text: source.text ?? "" };
  const answer = await engine.ask({ call: "read", case: c, options: { article: document } }, "read");
  if ("error" in answer) return { problem: `The source could not be read: ${answer.error.message}` };
  const found = (answer.result as { suggestions: Suggestion[] }).suggestions;
  return { suggestions: found.filter((s) => claimKinds.has(s.kind) || s.kind === "meeting") };
}
export const claimKinds = new Set(["position", "concern", "threat", "promise", "call", "assessment", "characterisation", "process", "fact", "quantity"]);

/** The case's identifier of a name as resolved, or the name as somebody the case does not know. */
function speakerOf(c: Case, name: string): Claim["by"] {
  const known = [...(c.people ?? []), ...c.parties].find((x) => x.id === name || x.name === name || x.aliases?.includes(name));
  return known?.id ?? { unnamed: name };
}

export function claimOf(c: Case, source: Source, s: Suggestion): Claim {
  const text = source.text ?? "";
  const claim: Claim = {
    id: freshId(`${source.id}-${s.kind}`, (c.claims ?? []).map((x) => x.id)),
    kind: s.kind,
    text: s.text.slice(0, 200),
    source: select(text, source.id, { start: unitOf(text, s.start), end: unitOf(text, s.end) }),
    recorded: today(),
  };
  if (s.by) claim.by = speakerOf(c, s.by) as NonNullable<Claim["by"]>;
  const via = typeof s.via === "string" ? [s.via] : (s.via ?? []);
  if (via.length > 0) claim.via = via.map((v) => speakerOf(c, v)!);
  if (s.stance) claim.stance = s.stance;
  if (s.condition) claim.condition = { words: s.condition };
  const on = s.on ?? (typeof source.on === "string" ? source.on : undefined);
  if (on) claim.on = on;
  if (s.value !== undefined) claim.value = s.value;
  if (s.unit) claim.unit = s.unit;
  if (s.hedge) claim.hedge = s.hedge;
  return claim;
}
