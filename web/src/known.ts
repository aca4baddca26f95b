// The case as it was known on a day: what entered the record later is not there yet.
import type { Case, DateText } from "./case";
import { firstDay } from "./words";

/** `recorded` says when a thing entered the record; without it, the day of the case itself. */
export function asKnownOn(c: Case, day: string): Case {
  const known = (item: { recorded?: DateText; on?: DateText; judged?: { on?: string } }): boolean => {
    const entered = item.recorded ?? c.as_of;
    return entered === undefined || firstDay(entered) <= day;
  };
  const judged = (item: { judged?: { on?: string } }): boolean => item.judged?.on === undefined || item.judged.on <= day;
  const smaller: Case = { ...c, as_of: day };
  if (c.claims) smaller.claims = c.claims.filter(known);
  if (c.meetings) smaller.meetings = c.meetings.filter(known);
  if (c.messages) smaller.messages = c.messages.filter(known);
  if (c.proposals) smaller.proposals = c.proposals.filter(known);
  if (c.sources) smaller.sources = c.sources.filter((s) => s.recorded === undefined || known(s));
  if (c.no_deal) smaller.no_deal = c.no_deal.filter(judged);
  if (c.preferences) {
    smaller.preferences = {};
    for (const [party, blocks] of Object.entries(c.preferences)) {
      const kept = (Array.isArray(blocks) ? blocks : [blocks]).filter(judged);
      if (kept.length > 0) smaller.preferences[party] = kept;
    }
  }
  return smaller;
}
