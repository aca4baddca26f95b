// The questions of the Options screen: one row each. A new analysis is one row here; its words come from the engine.
import { partyName, type Case, type Json } from "./case";

export interface Bar { label: string; share: number; low: number; high: number; party?: string }
/** The bars of one text, or of the question as a whole. */
export interface BarGroup { title: string; bars: Bar[] }
export interface PartOf {
  id: string;
  name: string;
  call: string;
  about: string;
  /** True where the question starts from one of the texts. */
  from?: boolean;
  options?: { [name: string]: Json };
  bars?: (c: Case, result: unknown) => BarGroup[];
}

interface Share { share: number; low: number; high: number }
/** One share for a complete text; for one that is silent on an issue the two ends. */
type Accepting = Share | { whatever_is_filled_in: Share; as_filled_in_at_best: Share };
interface Alternative { title: string; accepts?: { [party: string]: Accepting }; all?: Accepting }

const bar = (label: string, { share, low, high }: Share): Bar => ({ label, share, low, high });
function accepting(label: string, of: Accepting | undefined): Bar[] {
  if (!of) return [];
  if ("share" in of) return [bar(label, of)];
  return [bar(`${label}, in any case`, of.whatever_is_filled_in), bar(`${label}, filled in at best`, of.as_filled_in_at_best)];
}
function acceptedBars(c: Case, result: unknown): BarGroup[] {
  const groups = ((result as { alternatives?: Alternative[] }).alternatives ?? []).map((a) => ({
    title: a.title,
    bars: [...c.parties.flatMap((p) => accepting(partyName(c, p.id), a.accepts?.[p.id])), ...accepting("All who must", a.all)],
  }));
  return groups.filter((g) => g.bars.length > 0);
}
function roomBars(c: Case, result: unknown): BarGroup[] {
  const r = result as { room?: Share; by_scenario?: { [id: string]: Share } };
  if (!r.room) return [];
  const scenarios = Object.entries(r.by_scenario ?? {}).map(([id, s]) => bar(`If talks fail: ${c.no_deal?.find((n) => n.id === id)?.name ?? id}`, s));
  return [{ title: "", bars: [bar("Some deal is open", r.room), ...scenarios] }];
}

export const parts: PartOf[] = [
  { id: "accepted", name: "Would it be accepted?", call: "acceptability", about: "In how many of the assumptions tried each party, and all of them, would accept each text.", bars: acceptedBars },
  { id: "room", name: "Room for agreement", call: "room", about: "In how many of the assumptions tried some deal is acceptable to all.", bars: roomBars },
  { id: "robust", name: "Deals that hold", call: "robust", about: "Deals acceptable to all in the most assumptions, against what the worst-off gains." },
  { id: "changes", name: "Smallest changes", call: "bridge", about: "The fewest terms to change so that all who must accept do.", from: true },
  { id: "blocks", name: "What blocks", call: "conflicts", about: "Red lines, no-deal levels and rules that exclude each other, and what would open room." },
  { id: "trades", name: "Trades", call: "trades", about: "Pairs of issues where moving one for the other helps both." },
  { id: "questions", name: "What to find out", call: "questions", about: "Which judgement decides the answer, and what to ask next." },
  { id: "fail", name: "If talks fail", call: "outlook", about: "How room for agreement changes month by month under what may happen without a deal." },
];
