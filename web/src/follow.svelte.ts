// Questions whose answers follow the hand: asked of the engine in the page where it can keep up, else of the worker.
// While a newer answer is on its way the last one stays, so that nothing blinks.
import { untrack } from "svelte";
import { shown, waiting } from "./ask.svelte";
import type { Case } from "./case";
import { desk } from "./desk.svelte";
import { engine, type Refusal } from "./engine";
import { kept, type Question } from "./kept";
import { slim } from "./slim";

export interface Followed<T extends unknown[]> {
  readonly results: Partial<T>;
  readonly error: Refusal["error"] | undefined;
  readonly problems: NonNullable<Refusal["diagnostics"]>;
}

/** `question` is read like a derived value; null asks nothing. Call it while a component is set up. */
export function follow<T extends unknown[]>(subject: string, question: () => { case: Case; ask: Question[] } | null): Followed<T> {
  let results = $state.raw<unknown[]>([]);
  let error = $state.raw<Refusal["error"] | undefined>();
  let problems = $state.raw<NonNullable<Refusal["diagnostics"]>>([]);
  let turn = 0;
  kept.load();
  $effect(() => {
    const asked = question();
    const mine = ++turn;
    if (!asked) {
      results = [];
      error = undefined;
      return;
    }
    const begun = untrack(() => desk.changedAt);
    const now = kept.follow(asked.case, asked.ask);
    if (now) {
      results = now;
      error = undefined;
      if (problems.length > 0) problems = [];
      shown(subject, begun);
      return;
    }
    untrack(() => ++waiting.count);
    const bare = slim(asked.case);
    void Promise.all(asked.ask.map((q, i) => engine.ask({ call: q.call, case: bare, options: q.options ?? {} }, `${subject}-${i}`))).then((answers) => {
      --waiting.count;
      if (mine !== turn) return;
      const refused = answers.find((a) => "error" in a);
      if (refused?.error.code === "stopped") return;
      error = refused?.error;
      problems = refused?.diagnostics ?? [];
      results = refused ? [] : answers.map((a) => ("result" in a ? a.result : undefined));
      shown(subject, begun);
      if (!refused) kept.keep(asked.case, answers.reduce((sum, a) => sum + ("took" in a ? (a.took ?? 0) : 0), 0));
    });
  });
  return {
    get results() { return results as Partial<T>; },
    get error() { return error; },
    get problems() { return problems; },
  };
}
