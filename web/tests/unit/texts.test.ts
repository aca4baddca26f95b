import { describe, expect, test } from "vitest";
import type { Case, Revision } from "../../src/case";
import { cellOf, changesOf, freshWords, type Row } from "../../src/compared";
import { documentsOf, draftsOf, withWords } from "../../src/documents";
import { placed } from "../../src/labels";
import { bracketed, hindersFreezing, linesOf, nextCopy, setStatus, turn, type ReadClause } from "../../src/one-text";

const revision: Revision = {
  id: "rev-2",
  clauses: [{ label: "1", status: "agreed", opposed_by: "b" }, { label: "9", status: "deleted" }],
};

const read: ReadClause[] = [{ clause: "1", heading: "Pay", text: "Wages rise by 5." }, { clause: "2", heading: "", text: "Cranes [from 2028 [or 2029]].\nNot before." }];

describe("A single negotiating text", () => {
  test("its lines carry what is known of them, those that are gone included", () =>
    expect(linesOf(revision, read).map((l) => [l.label, l.text, l.state?.status])).toEqual([["1", "Pay\nWages rise by 5.", "agreed"], ["2", "Cranes [from 2028 [or 2029]].\nNot before.", undefined], ["9", "", "deleted"]]));
  test("brackets nest", () => expect(bracketed("a [b [c] d] e").map((p) => `${p.depth}${p.text}`)).toEqual(["0a ", "1[b ", "2[c]", "1 d]", "0 e"]));
  test("a bracket that is not opened is text", () => expect(bracketed("a ] b").map((p) => p.depth)).toEqual([0]));
  test("what is agreed or open has no opponents; who comes in brackets it", () => {
    expect(setStatus(revision, "1", "open").clauses?.[0]).toEqual({ label: "1", status: "open" });
    const opposed = turn(revision, "2", "opposed_by", "a");
    expect(opposed.clauses?.at(-1)).toEqual({ label: "2", status: "bracketed", opposed_by: ["a"] });
    expect(turn(opposed, "2", "opposed_by", "a").clauses?.at(-1)?.opposed_by).toEqual([]);
  });
  test("nothing bracketed is frozen", () => {
    expect(hindersFreezing(linesOf(revision, read))).toBe("clause 2 still in brackets");
    expect(hindersFreezing(linesOf({ id: "r" }, [{ clause: "1", heading: "", text: "All settled." }]))).toBe("");
  });
  test("copies are numbered within their revision", () => expect(nextCopy({ id: "rev-3", exposures: [{ recipient: "a" }] })).toBe("rev-3/2"));
});

const row = (from: string, to: string, more: Partial<Row> = {}): Row => ({ clauses: [["1"], ["1"]], change: "changed", moved: false, drift: null, numbers: [], modals: [], dates: [], names: [], negations: [], similarity: 0.5, substance: true, texts: [from, to], ...more });
describe("Drafts side by side", () => {
  test("what changed is marked on either side, only as a whole word", () => {
    const r = row("shall pay 5 of 15", "should pay 7 of 15", { numbers: [{ from: "5", to: "7" }], modals: [{ from: "shall", to: "should" }] });
    expect(cellOf(r, 0, 2).filter((p) => p.strong).map((p) => p.text)).toEqual(["shall", "5"]);
    expect(cellOf(r, 1, 2).filter((p) => p.strong).map((p) => p.text)).toEqual(["should", "7"]);
  });
  test("in a row of three each step marks its own two texts", () => {
    const same = { change: "unchanged", moved: false, drift: null, numbers: [], modals: [], dates: [], names: [], negations: [], similarity: 1 };
    const r = { ...row("1", "1"), texts: ["pay 1", "pay 1", "pay 2"], clauses: [["1"], ["1"], ["1"]], steps: [{ ...same, from: 0, to: 1 }, { ...same, from: 1, to: 2, numbers: [{ from: "1", to: "2" }] }] };
    expect([0, 1, 2].map((d) => cellOf(r, d, 3).some((p) => p.strong))).toEqual([false, true, true]);
  });
  test("words the text before had not, in any script", () => {
    const text = "Місто замовляє проєкт трамвая";
    expect(freshWords("Місто будує трамвая", text).map((s) => text.slice(s.start, s.end))).toEqual(["замовляє", "проєкт"]);
    expect(freshWords("", "all new")).toEqual([]);
  });
  test("a figure of a changed date is told with the date", () =>
    expect(changesOf(row("", "", { numbers: [{ from: "", to: "2026" }, { from: "3", to: "4" }], dates: [{ from: "", to: "1 May 2026" }] })).map((x) => x.words)).toEqual(["3 → 4", "+ 1 May 2026"]));
});

const c: Case = {
  mediant: 1, title: "x", issues: [], parties: [{ id: "a", name: "A" }, { id: "b", name: "B" }], people: [{ id: "ann", name: "Ann", of: "a" }],
  proposals: [{ id: "p", title: "P", on: "2026-03-02", text: "f.md", "x-text": "1. One." }, { id: "q", title: "Q" }],
  texts: [{ id: "t", revisions: [{ id: "rev-1", on: "2026-03-01", file: "f.md", "x-text": "1. One." }, { id: "rev-2", on: "2026-03-03", file: "g.md", "x-text": "1. Two." }] }],
};
test("A file that a proposal and a revision share is one draft and one document", () => {
  expect(draftsOf(c).map((d) => d.id)).toEqual(["t/rev-1", "t/rev-2"]);
  expect(documentsOf(c)).toEqual([{ name: "f.md", text: "1. One." }, { name: "g.md", text: "1. Two." }]);
});
test("Labels keep inside and apart", () => {
  const inside = { x: 0, y: 0, width: 400, height: 300 };
  const list = placed([{ x: 390, y: 20, label: "At the right edge", id: "1", kind: "text" }, { x: 380, y: 22, label: "Close to it", id: "2", kind: "text" }], inside);
  const boxes = list.map((l) => { const w = l.label.length * 6.8; const x = l.at.x - (l.anchor === "end" ? w : l.anchor === "middle" ? w / 2 : 0); return { x, right: x + w, y: l.at.y - 12, bottom: l.at.y + 3 }; });
  for (const b of boxes) expect(b.right).toBeLessThanOrEqual(400);
  const [one, two] = boxes as [typeof boxes[0], typeof boxes[0]];
  expect(one.right <= two.x || two.right <= one.x || one.bottom <= two.y || two.bottom <= one.y).toBe(true);
});

describe("A view's words", () => {
  const whole = { mediant: 1, title: "T", parties: [], issues: [],
    proposals: [{ id: "p", title: "P", text: "drafts/p.md", "x-text": "ours" }, { id: "q", title: "Q", text: "drafts/q.md", "x-text": "hidden" }],
    texts: [{ id: "t", revisions: [{ id: "r1", file: "t/r1.md", "x-text": "first" }, { id: "r2", file: "t/r2.md", "x-text": "hidden too" }] }] } as unknown as Case;
  test("are those of the texts it still names, and no others", () => {
    const seen = { ...whole, proposals: [{ id: "p", title: "P", text: "drafts/p.md" }], texts: [{ id: "t", revisions: [{ id: "r1", file: "t/r1.md" }] }] } as unknown as Case;
    const worded = withWords(seen, whole);
    expect(worded.proposals?.map((p) => p["x-text"])).toEqual(["ours"]);
    expect(worded.texts?.[0]?.revisions?.map((r) => r["x-text"])).toEqual(["first"]);
    expect(JSON.stringify(worded)).not.toContain("hidden");
  });
  test("an item that names no file, or another one, gets none", () => {
    const seen = { ...whole, proposals: [{ id: "p", title: "P" }, { id: "q", title: "Q", text: "drafts/p.md" }], texts: [] } as unknown as Case;
    expect(withWords(seen, whole).proposals?.map((p) => p["x-text"])).toEqual([undefined, undefined]);
  });
});
