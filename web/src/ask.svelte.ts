// A question to the engine that is asked again whenever what it depends on changes. While a newer answer is on
// its way the last one stays, so that nothing blinks.
import { untrack } from "svelte";
import { engine, type Page, type Refusal, type Request } from "./engine";

/** How many questions wait for their answer. */
export const waiting = $state({ count: 0 });

/** Seen by whoever measures (PerformanceObserver); kept nowhere. From the change until the frame that shows it is drawn. */
export function shown(subject: string, start: number): void {
  const done = (): void => {
    const name = `mediant:${subject}`;
    performance.clearMeasures(name);
    performance.measure(name, { start, end: performance.now() });
  };
  requestAnimationFrame(() => {
    // What is put off now runs once this frame is styled, laid out and painted; where the browser can, before all else.
    const { scheduler } = globalThis as { scheduler?: { postTask: (task: () => void, how: { priority: "user-blocking" }) => unknown } };
    if (scheduler) scheduler.postTask(done, { priority: "user-blocking" });
    else setTimeout(done);
  });
}

export interface Asked<T> {
  readonly result: T | undefined;
  /** The engine's own page for people, where the question asked for it (`view`). */
  readonly page: Page | undefined;
  readonly error: Refusal["error"] | undefined;
  readonly problems: NonNullable<Refusal["diagnostics"]>;
  readonly busy: boolean;
  /** Which call the result answers: where one place asks several, the last answer may be another's. */
  readonly call: string;
}

/** `question` is read like a derived value; null asks nothing. Call it while a component is set up. */
export function ask<T>(subject: string, question: () => Request | null): Asked<T> {
  let result = $state.raw<T | undefined>();
  let page = $state.raw<Page | undefined>();
  let error = $state.raw<Refusal["error"] | undefined>();
  let problems = $state.raw<NonNullable<Refusal["diagnostics"]>>([]);
  let busy = $state(false);
  let call = $state("");
  let turn = 0;
  $effect(() => {
    const request = question();
    const mine = ++turn;
    if (!request) {
      result = page = error = undefined;
      busy = false;
      return;
    }
    busy = true;
    const asked = performance.now();
    untrack(() => ++waiting.count);
    void engine.ask(request, subject).then((answer) => {
      --waiting.count;
      if (mine !== turn) return;
      busy = false;
      shown(subject, asked);
      if ("error" in answer) {
        if (answer.error.code === "stopped") return;
        error = answer.error;
        problems = answer.diagnostics ?? [];
        result = page = undefined;
      } else {
        error = undefined;
        problems = [];
        result = answer.result as T;
        call = request.call;
        page = answer.page;
      }
    });
  });
  return {
    get result() { return result; },
    get page() { return page; },
    get error() { return error; },
    get problems() { return problems; },
    get busy() { return busy; },
    get call() { return call; },
  };
}
