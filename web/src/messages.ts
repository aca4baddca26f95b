// What the calls `messages` and `say` answer (docs/json.md); the rules of clearance are the engine's alone.
import type { Message, Speaker } from "./case";

export const authorities: { [authority: string]: string } = {
  convey: "to be conveyed", "own-idea": "own idea of the carrier", background: "background, not to be quoted", "not-to-convey": "not to be conveyed",
};
export const verbatim = (m: Message): boolean => m.verbatim === true || m.verbatim === "yes";

export interface Owed { message: string; by: string[]; to: Speaker; since: string | null; days: number | null; wording: string }
export interface Statement { kind: string; id: string; by: Speaker | null; words: string; on: string | null; terms?: string }
export interface Warning { kind: "confidence" | "attribution" | "background"; sentence: string; start: number; end: number; of: Statement; shared: string[]; share: number }
export interface Say { to: { id: string; name: string }; cleared: Statement[]; held: Statement[]; words: string; warnings: Warning[] }

/** On what terms something may be told, in the order in which it matters at a table. */
export const terms: readonly [id: string, words: string][] = [
  ["convey", "To be conveyed, in their name"], ["own-idea", "As your own idea, not as anybody's"], ["background", "Known to them as background, not to be quoted"], ["shared", "They may see it"], ["public", "Public"],
];
export const warned: { [kind: string]: string } = {
  confidence: "not cleared for them", attribution: "cleared as your own idea only: leave the author out", background: "background, not to be quoted",
};
