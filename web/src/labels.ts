// Where labels of a chart stand so that they touch neither each other, nor marks, nor the edge: each takes the place
// around its mark that costs least, texts first.
import type { Mark } from "./parts/Scatter.svelte";

export interface Named { x: number; y: number; label: string; id: string; kind: Mark["kind"] }
export interface Box { x: number; y: number; width: number; height: number }
export interface Placed { id: string; kind: Mark["kind"]; label: string; whole: string; at: { x: number; y: number }; anchor: "start" | "middle" | "end" }

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));
const places = [[12, -8, "start"], [12, 16, "start"], [-12, -8, "end"], [-12, 16, "end"], [0, -14, "middle"], [0, 24, "middle"], [12, -24, "start"], [-12, 32, "end"], [12, 34, "start"], [-12, -26, "end"], [14, -40, "start"], [-14, -42, "end"], [14, 50, "start"], [-14, 50, "end"]] as const;

/** `kept` are boxes that a label stays off where it can: names of axes, the points of the curve. */
export function placed(named: Named[], inside: Box, kept: Box[] = []): Placed[] {
  const taken: Box[] = [...kept, ...named.map((n) => ({ x: n.x - 7, y: n.y - 7, width: 14, height: 14 }))];
  const longest = Math.max(12, Math.floor(inside.width / 18));
  return [...named].sort((a, b) => Number(a.kind === "idea") - Number(b.kind === "idea")).map((n) => {
    const label = n.label.length > longest ? `${n.label.slice(0, longest - 1)}…` : n.label;
    const width = label.length * 6.8;
    let least = Infinity;
    let best = { box: inside, at: { x: n.x, y: n.y }, anchor: "start" as Placed["anchor"] };
    for (const [dx, dy, anchor] of places) {
      const at = { x: n.x + dx, y: n.y + dy };
      const box = { x: at.x - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0), y: at.y - 12, width, height: 15 };
      const cost = 3 * (width * 15 - overlap(box, inside)) + taken.reduce((sum, t) => sum + overlap(box, t), 0) + Math.abs(dx) + Math.abs(dy);
      if (cost < least) { least = cost; best = { box, at, anchor }; }
    }
    taken.push(best.box);
    return { id: n.id, kind: n.kind, label, whole: n.label, at: best.at, anchor: best.anchor };
  });
}
