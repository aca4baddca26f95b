// Parts of a long page that are drawn when the reader comes near, and otherwise one by one while the page rests, so that
// in the end everything is there to be found, copied and printed.
interface Part { element: Element; draw: () => void }

const parts = new Map<Element, Part>();
let filling = false;

function drawn(part: Part): void {
  parts.delete(part.element);
  near?.unobserve(part.element);
  part.draw();
}
const near = "IntersectionObserver" in globalThis
  ? new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        const part = isIntersecting ? parts.get(target) : undefined;
        if (part) drawn(part);
      }
    }, { rootMargin: "1500px" })
  : undefined;

const rest = (work: (more: () => boolean) => void): void => {
  if ("requestIdleCallback" in globalThis) requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > 8));
  else setTimeout(() => work(() => false), 30);
};
function fill(): void {
  rest((more) => {
    do {
      const first = parts.values().next().value;
      if (!first) {
        filling = false;
        return;
      }
      drawn(first);
    } while (more());
    fill();
  });
}

/** Calls `draw` once, when `element` comes near the screen or the page has time. What it gives takes that back. */
export function soon(element: Element, draw: () => void): () => void {
  parts.set(element, { element, draw });
  near?.observe(element);
  if (!filling) {
    filling = true;
    fill();
  }
  return () => {
    parts.delete(element);
    near?.unobserve(element);
  };
}
/** Draws whatever still waits: before printing, and before the browser searches the page. */
export function allNow(): void {
  for (const part of [...parts.values()]) drawn(part);
}
