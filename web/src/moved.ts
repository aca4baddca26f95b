// Which judged figures differ between two states of a case. Steps of work share what they leave alone, so that what is
// the same is told by identity and the search goes only where something was replaced.
import type { Case, Estimate } from "./case";
import type { Path } from "./patch";

export interface Figure { path: Path; to: Estimate }

/** What the deal space reads beside the judgements. */
const frame = ["title", "parties", "issues", "scale", "agreement", "analysts", "illustrative", "packages", "proposals", "deals"] as const;
const figure_keys = new Set(["weights", "scores", "reserve"]);

const isFigure = (x: unknown): boolean => typeof x === "number" || (Array.isArray(x) && x.every((n) => typeof n === "number"));
const isBlock = (x: unknown): x is Record<string, unknown> => typeof x === "object" && x !== null;

/** True where two states of a case have all but their judgements in common. */
export function onlyJudged(before: Case, now: Case): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]) as Set<keyof Case>;
  return [...keys].every((key) => key === "preferences" || key === "no_deal" || before[key] === now[key]);
}

/** The figures that moved, or nothing if more than figures did. */
export function figuresMoved(before: Case, now: Case): Figure[] | undefined {
  if (frame.some((key) => before[key] !== now[key])) return undefined;
  const moved: Figure[] = [];
  return differ(before.preferences, now.preferences, ["preferences"], moved) ? moved : undefined;
}

function differ(before: unknown, now: unknown, path: Path, moved: Figure[]): boolean {
  if (before === now) return true;
  const inside = path.some((step) => figure_keys.has(String(step)));
  if (inside && isFigure(before) && isFigure(now)) {
    moved.push({ path, to: now as Estimate });
    return true;
  }
  if (!isBlock(before) || !isBlock(now) || Array.isArray(before) !== Array.isArray(now)) return false;
  if (path.at(-1) === "judged") return before["illustrative"] === now["illustrative"];
  const keys = Object.keys(now);
  if (keys.length !== Object.keys(before).length || keys.some((key) => !(key in before))) return false;
  return keys.every((key) => differ(before[key], now[key], [...path, Array.isArray(now) ? Number(key) : key], moved));
}
