// The engine in the page itself, for the one thing that must not wait: a judged figure under a moving hand. It keeps
// the case as it last was, so that only the figure travels (mediant/api/held.hpp). Whatever else changes goes to the
// worker, and so does a case whose questions take longer than a frame allows.
import { instantiate, type Library } from "../../apps/wasm/host.mjs";
import type { Case, Json } from "./case";
import { engineModule } from "./engine-module";
import type { Refusal } from "./engine";
import { figuresMoved } from "./moved";
import { slim } from "./slim";

export interface Question { call: string; options?: { [name: string]: Json } }

/** Worth trying in the page if the worker, which reads the case as well, needed no more than this. */
const worker_ms = 60;
/** What a frame leaves for the engine: beyond it the worker answers, and the page stays free. */
const frame_ms = 12;

class Kept {
  private library: Library | undefined;
  private loading = false;
  private held: Case | undefined;

  /** Keeps a case whose questions were answered in `took` milliseconds, where that is quick enough. */
  keep(c: Case, took: number): void {
    this.held = undefined;
    if (!this.library || took > worker_ms) return;
    const answer = JSON.parse(this.library.holdText(JSON.stringify({ case: slim(c) }))) as { held?: boolean };
    if (answer.held) this.held = c;
  }

  /** The answers at once, or nothing where the worker has to be asked. */
  follow(c: Case, ask: Question[]): unknown[] | undefined {
    const figures = this.held && figuresMoved(this.held, c);
    this.held = undefined;
    if (!figures || !this.library) return undefined;
    const begun = performance.now();
    try {
      const answer = JSON.parse(this.library.followText(JSON.stringify({ figures, ask }))) as { results?: (Partial<Refusal>)[] };
      if (!answer.results || answer.results.some((r) => r.error)) return undefined;
      if (performance.now() - begun < frame_ms) this.held = c;
      return answer.results;
    } catch {
      // A program that has stopped is not asked again.
      this.library = undefined;
      this.loading = false;
      return undefined;
    }
  }

  /** Makes ready for keeping a case. */
  load(): void {
    if (this.loading) return;
    this.loading = true;
    engineModule().then(instantiate).then((library) => (this.library = library), () => undefined);
  }
}
export const kept = new Kept();
