// What may be said to whom. The rule is the record's own: a message may be told to those it was given to be conveyed
// to, an idea of the carrier's to those it is meant for; whatever else it holds is not for them.
import { many, type Case, type Claim, type Message } from "./case";
import { sharedWith } from "./desk.svelte";

export const authorities: { [authority: string]: string } = {
  convey: "to be conveyed", "own-idea": "own idea of the carrier", background: "background, not to be quoted", "not-to-convey": "not to be conveyed",
};
export const verbatim = (m: Message): boolean => m.verbatim === true || m.verbatim === "yes";

/** Messages that wait for an answer: marked so, or given to be conveyed and not answered. */
export const owed = (c: Case): { m: Message; index: number }[] =>
  (c.messages ?? []).map((m, index) => ({ m, index })).filter(({ m }) => !m.answer && (m.answer_owed === true || (m.answer_owed === undefined && m.authority === "convey")));

export interface MaySay { cleared: Message[]; ideas: Message[]; known: Claim[]; held: Message[] }
export function maySay(c: Case, to: string): MaySay {
  const mine = (m: Message): boolean => m.from === to || (c.people?.find((p) => p.id === m.from)?.of ?? "") === to;
  const messages = (c.messages ?? []).filter((m) => !mine(m));
  const meant = (m: Message): boolean => many(m.to).includes(to);
  const cleared = messages.filter((m) => m.authority === "convey" && meant(m));
  const ideas = messages.filter((m) => m.authority === "own-idea" && meant(m));
  const sees = (item: { for?: string | string[] }): boolean => sharedWith(item).includes(to) || sharedWith(item).includes("public");
  return {
    cleared,
    ideas,
    known: (c.claims ?? []).filter((x) => sees(x) && x.record !== "off" && x.by !== to),
    held: messages.filter((m) => !cleared.includes(m) && !ideas.includes(m) && !sees(m)),
  };
}
