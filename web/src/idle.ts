// A locked case that nobody touches for ten minutes is closed: the page is loaded anew, so that nothing of it
// stays in memory that the page could reach.
import { desk } from "./desk.svelte";

export const idle_ms = 10 * 60_000;

export function watchIdle(after = idle_ms): void {
  let last = Date.now();
  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) addEventListener(kind, () => (last = Date.now()), { passive: true, capture: true });
  setInterval(() => {
    if (desk.locked && Date.now() - last > after) location.reload();
  }, 5_000);
}
