// The engine behind one function: a request in the words of docs/json.md goes to a worker that runs the
// compiled library, the envelope comes back. A newer question on the same subject takes the place of an older
// one: what waits is dropped, what runs too long is stopped by starting a fresh worker.
import type { Block } from "./answers";
import type { Case, Json } from "./case";
import EngineWorker from "./engine.worker?worker&inline";
import { engineModule } from "./engine-module";

export interface Page { blocks: Block[]; notes: string[] }
export interface Request {
  call: string;
  case?: Case;
  for?: string;
  options?: { [name: string]: Json };
  /** Days since 1970-01-01; only to say that a picture is old. */
  today?: number;
  /** Asks for the page for people beside the result. */
  view?: boolean;
}
/** `took`: milliseconds in the engine. */
export interface Envelope { mediant: 1; analysis: string; case: string; hash: string; result: unknown; page?: Page; took?: number }
export interface Refusal { error: { code: string; message: string; hint?: string }; diagnostics?: { severity: string; message: string; path?: string; hint?: string }[] }
export type Answer = Envelope | Refusal;
export interface Reply { id: number; text: string; took: number }

interface Job { id: number; subject: string; request: Request; done: (answer: Answer) => void; started: number }

const stopped: Answer = { error: { code: "stopped", message: "Stopped: the case has changed since." } };
/** A call that has run this long is not worth waiting for once its input has changed. */
const patience_ms = 120;

class Lane {
  private worker: Worker | undefined;
  private running: Job | undefined;
  private waiting: Job[] = [];
  private next = 1;
  ask(request: Request, subject: string): Promise<Answer> {
    return new Promise((done) => {
      const job: Job = { id: this.next++, subject, request, done, started: 0 };
      if (subject !== "") {
        for (const old of this.waiting.filter((j) => j.subject === subject)) old.done(stopped);
        this.waiting = this.waiting.filter((j) => j.subject !== subject);
        if (this.running?.subject === subject && performance.now() - this.running.started > patience_ms) this.stop();
      }
      this.waiting.push(job);
      this.turn();
    });
  }
  private stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.running?.done(stopped);
    this.running = undefined;
  }
  private turn(): void {
    if (this.running) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.running = job;
    job.started = performance.now();
    const worker = (this.worker ??= this.start());
    worker.postMessage({ id: job.id, request: JSON.stringify({ ...job.request, compact: true }) });
  }
  private start(): Worker {
    const worker = new EngineWorker();
    engineModule().then(
      (module) => worker.postMessage({ module }),
      (error: unknown) => worker.postMessage({ missing: error instanceof Error ? error.message : String(error) }),
    );
    worker.onmessage = (event: MessageEvent<Reply>) => {
      const job = this.running;
      if (!job || job.id !== event.data.id) return;
      this.running = undefined;
      let answer: Answer;
      try {
        answer = { ...(JSON.parse(event.data.text) as Answer), took: event.data.took };
      } catch {
        answer = { error: { code: "engine", message: "The engine's answer could not be read." } };
      }
      // A module whose program has stopped is not asked again.
      if ("error" in answer && answer.error.code === "engine") {
        this.worker?.terminate();
        this.worker = undefined;
      }
      job.done(answer);
      this.turn();
    };
    worker.onerror = () => {
      const job = this.running;
      this.worker?.terminate();
      this.worker = undefined;
      this.running = undefined;
      job?.done({ error: { code: "engine", message: "The engine stopped unexpectedly." } });
      this.turn();
    };
    return worker;
  }
}

/** The curve that follows the hand, quick answers, and slow ones: none waits for the others. */
const curve = new Lane();
const quick = new Lane();
const slow = new Lane();
const slow_calls = new Set(["acceptability", "outlook", "questions", "robust", "room", "conflicts", "trades", "bridge", "read", "brief", "compare"]);

export const engine = {
  /** `subject` names what is asked about: a newer question on it replaces an older one. */
  ask: (request: Request, subject = ""): Promise<Answer> => (request.call === "frontier" ? curve : slow_calls.has(request.call) ? slow : quick).ask(request, subject),
};
