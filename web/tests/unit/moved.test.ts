import { describe, expect, test } from "vitest";
import type { Case } from "../../src/case";
import { figuresMoved, onlyJudged } from "../../src/moved";
import { at, type Path } from "../../src/patch";

const c = {
  mediant: 1, title: "T", parties: [{ id: "a", name: "A" }, { id: "b", name: "B" }], issues: [{ id: "x", name: "X", options: ["o", "p"] }],
  preferences: {
    a: { weights: { x: [5, 9] }, scores: { x: { o: 3, p: [1, 4, 6] } }, reserve: 20, judged: { by: "d", on: "2026-01-01" } },
    b: [{ weights: { x: 4 }, reserve: [1, 2] }, { weights: { x: { pert: [1, 2, 3] } }, scores: { x: { points: { 10: 5, 20: 8 } } } }],
  },
} as unknown as Case;
const moved = (...steps: [Path, unknown][]) => figuresMoved(c, steps.reduce((now, [path, to]) => at(now, path, to), c));

describe("Figures that moved", () => {
  test("nothing moved", () => expect(figuresMoved(c, c)).toEqual([]));
  test("a weight, a score, a level, each where it stands in the file", () => {
    expect(moved([["preferences", "a", "weights", "x"], [6, 9]])).toEqual([{ path: ["preferences", "a", "weights", "x"], to: [6, 9] }]);
    expect(moved([["preferences", "a", "scores", "x", "p"], 4], [["preferences", "b", 0, "reserve"], [2, 3]])).toEqual([
      { path: ["preferences", "a", "scores", "x", "p"], to: 4 }, { path: ["preferences", "b", 0, "reserve"], to: [2, 3] }]);
    expect(moved([["preferences", "b", 1, "scores", "x", "points", "10"], 6])).toEqual([{ path: ["preferences", "b", 1, "scores", "x", "points", "10"], to: 6 }]);
  });
  test("the day of a judgement moves nothing", () => expect(moved([["preferences", "a", "judged", "on"], "2026-02-02"])).toEqual([]));
  test.each<[string, Path, unknown]>([
    ["a title", ["title"], "U"], ["an issue", ["issues", 0, "name"], "Y"], ["a proposal", ["proposals"], [{ id: "p" }]], ["a new weight", ["preferences", "a", "weights", "y"], 3],
    ["a level gone", ["preferences", "a", "reserve"], undefined], ["a red line", ["preferences", "a", "red_lines"], [{ never: { x: "o" } }]], ["a block more", ["preferences", "b", 2], { reserve: 3 }],
    ["an illustration", ["preferences", "a", "judged", "illustrative"], true], ["a rank", ["preferences", "a", "rank"], ["x"]],
  ])("%s is more than a figure", (_, path, to) => expect(moved([path, to])).toBeUndefined());
});

test("Judgements that move leave the rest of the case as it was; anything else does not", () => {
  expect(onlyJudged(c, at(c, ["preferences", "a", "weights", "x"], 7))).toBe(true);
  expect(onlyJudged(c, at(c, ["no_deal"], [{ id: "s" }]))).toBe(true);
  expect(onlyJudged(c, at(c, ["parties", 0, "name"], "Z"))).toBe(false);
  expect(onlyJudged(c, at(c, ["claims"], []))).toBe(false);
  expect(onlyJudged(at(c, ["claims"], []), c)).toBe(false);
});
