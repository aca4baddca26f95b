// What happened when, in lanes: each thing with the first and the last day it may mean.
import { many, partyOf, speakerName, type Case, type DateText } from "./case";
import type { Why } from "./desk.svelte";
import { claimLine, whyClaim } from "./why";
import { dateInWords, figure, firstDay, isoOf, lastDay } from "./words";

export interface Happened { id: string; from: number; to: number; on: DateText; about: boolean; label: string; why: Why }
export interface Lane { id: string; name: string; party?: string; items: Happened[] }

const day_ms = 86_400_000;
export const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / day_ms);
export const isoDay = (day: number): string => new Date(day * day_ms).toISOString().slice(0, 10);

/** A date that is only about right spreads by a tenth of the year, the month or the three days around it. */
const slack = (iso: string): number => (iso.length === 4 ? 36 : iso.length === 7 ? 15 : 1);

function happened(id: string, on: DateText | undefined, label: string, why: Why): Happened[] {
  if (on === undefined || isoOf(on) === "") return [];
  const about = typeof on !== "string";
  const around = about ? slack(isoOf(on)) : 0;
  return [{ id, from: dayOf(firstDay(on)) - around, to: dayOf(lastDay(on)) + around, on, about, label, why }];
}

/** Meetings, texts, messages, the ground, then what each party said, in case order. Lanes with nothing in them are left out. */
export function lanesOf(c: Case): Lane[] {
  const speaker = (who: Parameters<typeof speakerName>[1]): string => speakerName(c, who);
  const statements = (c.claims ?? []).flatMap((x) => happened(x.id, x.on, claimLine(c, x), whyClaim(c, x)).map((item) => ({ item, party: partyOf(c, x.by) })));
  return [
    {
      id: "meetings", name: "Meetings",
      items: (c.meetings ?? []).flatMap((m) => happened(m.id, m.on, m.title ?? (m.place ? `meeting in ${m.place}` : "meeting"), {
        title: m.title ?? "Meeting", text: m.outcome ?? "", facts: [{ name: "When", value: dateInWords(m.on) }, ...(m.place ? [{ name: "Where", value: m.place }] : []), ...(m.present ? [{ name: "Present", value: m.present.map(speaker).join(", ") }] : [])] })),
    },
    {
      id: "texts", name: "Texts",
      items: [
        ...(c.proposals ?? []).flatMap((p) => happened(p.id, p.on, p.title, { title: p.title, facts: [{ name: "When", value: dateInWords(p.on) }, { name: "By", value: many(p.by).map(speaker).join(", ") }, ...(p.kind ? [{ name: "Kind", value: p.kind }] : [])] })),
        ...(c.texts ?? []).flatMap((t) => (t.revisions ?? []).flatMap((r) => happened(`${t.id}/${r.id}`, r.on, `${t.title ?? "One text"}, ${r.id}`, { title: `${t.title ?? "One text"}, ${r.id}`, facts: [{ name: "When", value: dateInWords(r.on) }] }))),
      ],
    },
    {
      id: "messages", name: "Messages",
      items: (c.messages ?? []).flatMap((m, i) => {
        const line = `${speaker(m.from)} to ${many(m.to).map(speaker).join(", ") || "nobody named"}`;
        return happened(m.id ?? `message-${i}`, m.on, line, { title: line, quote: { text: m.wording ?? "", source: dateInWords(m.on) } });
      }),
    },
    {
      id: "ground", name: "On the ground",
      items: (c.measures ?? []).flatMap((m) => (m.values ?? []).flatMap((v, i) => {
        const line = `${m.name}: ${[v.hedge, figure(v.value), v.unit ?? m.unit].filter(Boolean).join(" ")}`;
        return happened(`${m.id}-${i}`, v.on, line, { title: line, facts: [{ name: "When", value: dateInWords(v.on) }, ...(v.by ? [{ name: "According to", value: speaker(v.by) }] : [])] });
      })),
    },
    ...c.parties.map((p) => ({ id: `said-${p.id}`, name: p.name, party: p.id, items: statements.filter((s) => s.party === p.id).map((s) => s.item) })),
    { id: "said", name: "Others", items: statements.filter((s) => !s.party || !c.parties.some((p) => p.id === s.party)).map((s) => s.item) },
  ].filter((lane) => lane.items.length > 0);
}

/** Rows of a lane so that nothing in a row overlaps; `apart` days at least between two things. */
export function rowsOf(items: Happened[], apart: number): { item: Happened; row: number }[] {
  const ends: number[] = [];
  return [...items].sort((a, b) => a.from - b.from || a.to - b.to).map((item) => {
    const free = ends.findIndex((end) => end + apart <= item.from);
    const row = free < 0 ? ends.length : free;
    ends[row] = item.to;
    return { item, row };
  });
}

/** Days to mark on an axis, at most about `most`: first days of months, quarters, years or decades. */
export function ticksOf(from: number, to: number, most = 8): number[] {
  const steps = [1, 2, 3, 6, 12, 24, 60, 120, 600];
  const start = new Date(from * day_ms);
  const months = (to - from) / 30.4;
  const step = steps.find((s) => months / s <= most) ?? 1200;
  if (months <= 2.5) {
    const days = [1, 2, 7, 14].find((d) => (to - from) / d <= most) ?? 14;
    return Array.from({ length: Math.floor((to - from) / days) + 1 }, (_, i) => from + i * days);
  }
  const out: number[] = [];
  let month = start.getUTCFullYear() * 12 + start.getUTCMonth();
  month += (step - (month % step)) % step;
  for (;; month += step) {
    const day = Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / day_ms);
    if (day > to) return out;
    if (day >= from) out.push(day);
  }
}
