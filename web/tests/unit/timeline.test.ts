import { describe, expect, test } from "vitest";
import type { Case } from "../../src/case";
import { turned } from "../../src/parts/Bidi.svelte";
import { dayOf, isoDay, lanesOf, rowsOf, ticksOf } from "../../src/timeline";

const c = {
  mediant: 1, title: "T", parties: [{ id: "a", name: "A" }, { id: "b", name: "B" }], issues: [], people: [{ id: "p", name: "P", of: "b" }],
  meetings: [{ id: "m", title: "First session", on: "2026-03-02" }, { id: "n", title: "No day" }],
  claims: [
    { id: "c1", kind: "position", by: "a", text: "two cranes", on: "2026-02" }, { id: "c2", kind: "fact", by: { unnamed: "critics" }, text: "too late", on: { about: "2026" } },
    { id: "c3", kind: "position", by: "p", text: "all return", on: "2026-03-01" },
  ],
  measures: [{ id: "x", name: "Ships waiting", values: [{ on: "2026-01-05", value: 14 }] }],
} as unknown as Case;

describe("Lanes of time", () => {
  test("hold what is dated, people with their party, others last", () =>
    expect(lanesOf(c).map((l) => [l.name, l.items.map((i) => i.id)])).toEqual([["Meetings", ["m"]], ["On the ground", ["x-0"]], ["A", ["c1"]], ["B", ["c3"]], ["Others", ["c2"]]]));
  test("a month is as long as it is, and about a year is longer than the year", () => {
    const item = (id: string) => lanesOf(c).flatMap((l) => l.items).find((i) => i.id === id)!;
    expect([isoDay(item("c1").from), isoDay(item("c1").to)]).toEqual(["2026-02-01", "2026-02-28"]);
    expect(item("c2").from).toBeLessThan(dayOf("2026-01-01"));
    expect(item("c2").to).toBeGreaterThan(dayOf("2026-12-31"));
    expect(item("c2").about).toBe(true);
  });
  test("nothing in a row overlaps", () => {
    const items = Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, from: (i * 7) % 50, to: ((i * 7) % 50) + (i % 9), on: "2026", about: false, label: "", why: { title: "" } }));
    const rows = rowsOf(items, 2);
    expect(rows).toHaveLength(40);
    for (const a of rows) for (const b of rows) if (a !== b && a.row === b.row) expect(a.item.to + 2 <= b.item.from || b.item.to + 2 <= a.item.from).toBe(true);
  });
  test("ticks are first days, few, and inside", () => {
    for (const [from, to] of [["2026-01-03", "2026-01-20"], ["2025-11-20", "2026-03-02"], ["1978-09-05", "1979-03-26"], ["1990-01-01", "2026-01-01"]] as const) {
      const ticks = ticksOf(dayOf(from), dayOf(to));
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(10);
      expect(ticks.every((t) => t >= dayOf(from) && t <= dayOf(to))).toBe(true);
      if (dayOf(to) - dayOf(from) > 80) expect(ticks.every((t) => isoDay(t).endsWith("-01"))).toBe(true);
    }
  });
});

test("a sentence is cut where its direction turns, and digits stay outside", () => {
  expect(turned("لقاء اللجنتين in دار المحافظة, 14 May").map((p) => [p.text, p.rtl])).toEqual([["لقاء اللجنتين", true], [" in ", false], ["دار المحافظة", true], [", 14 May", false]]);
  expect(turned("plain")).toEqual([{ text: "plain", rtl: false }]);
  expect(turned("שלום").map((p) => p.rtl)).toEqual([true]);
});
