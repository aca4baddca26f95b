import { describe, expect, test } from "vitest";
import { estimate, freshId, optionName, optionsOf, range, termOption } from "../../src/case";
import { locate, pieces, pointsBefore, select } from "../../src/excerpt";
import { csv } from "../../src/export";
import { problemWith, readCaseText } from "../../src/files";
import { asKnownOn } from "../../src/known";
import { header, isLocked, parse } from "../../src/lock-format";
import { at, get } from "../../src/patch";
import { dateInWords, shareInWords, lastDay, withRange } from "../../src/words";
import { readYaml } from "../../src/yaml";

describe("A change is a new value", () => {
  const before = { a: { b: [1, 2, 3] }, c: { d: 1 } };
  test("shares what it does not touch", () => {
    const after = at(before, ["a", "b", 1], 9);
    expect(after).toEqual({ a: { b: [1, 9, 3] }, c: { d: 1 } });
    expect(after.c).toBe(before.c);
    expect(before.a.b[1]).toBe(2);
  });
  test("takes away, and empty blocks with it", () => expect(at({ a: { b: 1 }, c: 2 }, ["a", "b"], undefined)).toEqual({ c: 2 }));
  test("makes what is missing", () => expect(get(at({}, ["preferences", "a", "weights", "x"], 3), ["preferences", "a", "weights", "x"])).toBe(3));
});

describe("The case as written", () => {
  test("numeric issues have the steps of their range, in decimals", () => {
    const issue = { id: "r", name: "Raise", unit: "percent", range: { from: 4, to: 5, step: 0.1 } };
    expect(optionsOf(issue).map((o) => o.id)).toEqual(["4", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9", "5"]);
    expect(optionName(issue, "4.5")).toBe("4.5 percent");
  });
  test("terms in both forms", () => expect([termOption(600), termOption({ option: "x" })]).toEqual(["600", "x"]));
  test("estimates keep their shape", () => {
    expect(range([1, 2, 4])).toEqual({ low: 1, mode: 2, high: 4 });
    expect(estimate(1, 3, [0, 2, 9])).toEqual([1, 2, 3]);
    expect(estimate(3, 3, [1, 2])).toBe(3);
  });
  test("identifiers are fresh", () => expect(freshId("Zürich – Süd", ["zurich-sud"])).toBe("zurich-sud-2"));
  test("a hand-written case is read: yes and no where they stand for true and false", () => {
    const c = readYaml("mediant: 1\ntitle: X\nas_of: 2026-03-12\nparties: []\nissues: [{id: a, name: no, options: [no, yes]}]\naffected: [{id: q, name: Q, at_the_table: no}]\n");
    expect(c.as_of).toBe("2026-03-12");
    expect(c.affected?.[0]?.at_the_table).toBe(false);
    expect(c.issues[0]?.options).toEqual(["no", "yes"]);
  });
  test("what is not a case is said to be none", () => {
    expect(problemWith([])).toMatch(/does not hold/);
    expect(problemWith({ mediant: 2, parties: [], issues: [] })).toMatch(/version 2/);
    expect(readCaseText("a: 1\na: 2\n", "x.yaml")).toHaveProperty("problem");
    expect(readCaseText("{", "x.json")).toHaveProperty("problem");
  });
});

describe("Excerpts", () => {
  const text = "He said no. She said no. 😀 They said no.";
  test("are told apart by their surroundings", () => {
    expect(locate(text, { ref: "s", quote: "said no", prefix: "She ", suffix: "." })?.start).toBe(text.indexOf("She") + 4);
    expect(locate(text, { ref: "s", quote: "never said" })).toBeUndefined();
  });
  test("count code points, not units", () => {
    const start = text.indexOf("They");
    const s = select(text, "s", { start, end: start + 4 });
    expect(s.start).toBe(start - 1);
    expect(pointsBefore(text, start)).toBe(start - 1);
    expect(locate(text, s)).toEqual({ start, end: start + 4 });
  });
  test("may overlap", () => expect(pieces("abcdef", [{ start: 1, end: 4 }, { start: 3, end: 5 }]).map((p) => [p.text, p.marks.length])).toEqual([["a", 0], ["bc", 1], ["d", 2], ["e", 1], ["f", 0]]));
});

describe("Words", () => {
  test("dates keep their precision", () => expect([dateInWords("2025-12-02"), dateInWords({ about: "2025-11" }), dateInWords(undefined), lastDay("2024-02")]).toEqual(["2 December 2025", "about November 2025", "no date", "2024-02-29"]));
  test("shares are said as in the brief, with their range", () => {
    const said: [share: number, low: number, high: number, words: string][] = [
      [0.31, 0.2, 0.4, "about 3 of 10 (2–4)"],
      [0.31, 0.3, 0.32, "about 3 of 10"],
      [0.5, 0.2, 0.8, "undetermined (2–8 of 10)"],
      [0, 0, 0, "none"],
      [0, 0, 0.02, "fewer than 1 of 100"],
      [0.004, 0.002, 0.006, "fewer than 1 of 100"],
      [0.02, 0.01, 0.03, "about 2 of 100"],
      [0.02, 0, 0.2, "about 0 of 10 (0–2)"],
      [1, 1, 1, "all"],
      [1, 0.98, 1, "more than 99 of 100"],
      [0.97, 0.96, 0.98, "about 97 of 100"],
    ];
    for (const [share, low, high, words] of said) expect(shareInWords(share, low, high)).toBe(words);
  });
  test("a judged figure never stands bare", () => expect(withRange(61, 52, 70)).toBe("61 (52–70)"));
});

test("As known on a day: what entered later is not there", () => {
  const c = { mediant: 1, title: "x", as_of: "2026-03-12", parties: [], issues: [], claims: [{ id: "a", kind: "fact", recorded: "2026-03-01" }, { id: "b", kind: "fact" }] };
  expect(asKnownOn(c, "2026-03-05").claims?.map((x) => x.id)).toEqual(["a"]);
});
test("A cell that a spreadsheet would run is text", () => expect(csv([["=1+1", "-5", 'a"b']])).toBe('\ufeff\'=1+1,-5,"a""b"\r\n'));

describe("The locked file's header", () => {
  const head = header(new Uint8Array(16).fill(7), new Uint8Array(24).fill(9));
  const file = new Uint8Array([...head, ...new Uint8Array(16)]);
  test("is read back", () => {
    expect(isLocked(file)).toBe(true);
    expect(parse(file)).toMatchObject({ operations: 3, memory_kib: 262144 });
  });
  test("a short file, another version, impossible work are told in words", () => {
    expect(parse(file.slice(0, 60))).toMatch(/cut short/);
    expect(parse(Uint8Array.from(file, (b, i) => (i === 7 ? 2 : b)))).toMatch(/version 2/);
    expect(parse(Uint8Array.from(file, (b, i) => (i === 15 ? 255 : b)))).toMatch(/impossible/);
    expect(parse(new Uint8Array(4))).toMatch(/not a locked/);
  });
});
