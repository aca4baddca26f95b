// The questions of the Options screen: one row each. A new analysis is one row here; its words come from the engine.
import type { Case, Json } from "./case";

export interface Bar { label: string; share: number; low: number; high: number; party?: string }
export interface PartOf {
  id: string;
  name: string;
  call: string;
  about: string;
  /** True where the question starts from one of the texts. */
  from?: boolean;
  options?: { [name: string]: Json };
  bars?: (c: Case, result: unknown) => Bar[];
}

export const parts: PartOf[] = [
  { id: "accepted", name: "Would it be accepted?", call: "acceptability", about: "In how many of the assumptions tried each party, and all of them, would accept each text." },
  { id: "room", name: "Room for agreement", call: "room", about: "In how many of the assumptions tried some deal is acceptable to all." },
  { id: "robust", name: "Deals that hold", call: "robust", about: "Deals acceptable to all in the most assumptions, against what the worst-off gains." },
  { id: "changes", name: "Smallest changes", call: "bridge", about: "The fewest terms to change so that all who must accept do.", from: true },
  { id: "blocks", name: "What blocks", call: "conflicts", about: "Red lines, no-deal levels and rules that exclude each other, and what would open room." },
  { id: "trades", name: "Trades", call: "trades", about: "Pairs of issues where moving one for the other helps both." },
  { id: "questions", name: "What to find out", call: "questions", about: "Which judgement decides the answer, and what to ask next." },
  { id: "fail", name: "If talks fail", call: "outlook", about: "How room for agreement changes month by month under what may happen without a deal." },
];
