// The one place where the page's state lives: the case with its undo steps, who looks at it and as of when,
// where the reader is, and what the "Why this?" drawer shows.
import { emptyCase, many, type Case } from "./case";
import { withWords } from "./documents";
import { engine } from "./engine";
import { at, type Path } from "./patch";
import { asKnownOn } from "./known";
import { scrub } from "./keep";
import { onlyJudged } from "./moved";

export const screens = [
  { id: "overview", name: "Overview", key: "o" },
  { id: "record", name: "Record", key: "r" },
  { id: "messages", name: "Messages", key: "m" },
  { id: "grid", name: "Grid", key: "p" },
  { id: "drafts", name: "Drafts", key: "t" },
  { id: "text", name: "One text", key: "n" },
  { id: "leak", name: "Leak", key: "l" },
  { id: "deals", name: "Deals", key: "d" },
  { id: "judgements", name: "Judgements", key: "j" },
  { id: "options", name: "Options", key: "s" },
  { id: "time", name: "Time", key: "i" },
  { id: "brief", name: "Brief", key: "b" },
] as const;
export type ScreenId = (typeof screens)[number]["id"];

/** One step down from a figure or cell: words, where it stands, and what lies below it. */
export interface Why {
  title: string;
  text?: string;
  facts?: { name: string; value: string }[];
  quote?: { text: string; source: string; sourceId?: string };
  below?: Why[];
  go?: { label: string; href: string };
}

interface Step { label: string; before: Case; merge?: string | undefined; at: number }

class Desk {
  /** The case as the desk holds it. Replaced, never changed in place. */
  whole = $state.raw<Case>(emptyCase());
  /** The case as the audience may see it, on the day asked for: what every screen shows. */
  view = $state.raw<Case>(emptyCase());
  /** The view for names and records: the same object while only judgements move, so that what reads it is not drawn anew. */
  readonly still = $derived.by(() => {
    if (!onlyJudged(this.lastStill, this.view)) this.lastStill = this.view;
    return this.lastStill;
  });
  private lastStill = emptyCase();
  private readonly seats = $derived(this.whole.parties);
  /** Whose eyes the case may be looked at with. */
  readonly audiences = $derived([{ id: "desk", name: "the desk (all)" }, { id: "public", name: "the public" }, ...this.seats.map((p) => ({ id: p.id, name: p.name }))]);
  viewError = $state("");
  audience = $state("desk");
  asOf = $state("");
  screen = $state<ScreenId>("overview");
  /** What follows the screen in the address: "#/record/t3" has ["t3"]. */
  rest = $state<string[]>([]);
  why = $state.raw<Why | null>(null);
  past = $state.raw<Step[]>([]);
  future = $state.raw<Step[]>([]);
  /** "kept" in this browser, "saved" as a file, "changed" since, or "locked" (kept nowhere). */
  saved = $state<"new" | "kept" | "saved" | "changed" | "locked">("new");
  fileName = $state("");
  tables = $state(false);
  notice = $state("");
  reading = $state(false);
  /** Set while a locked case is open: nothing in plain text may reach storage or disk. */
  locked = $state(false);

  /** True where the page may change the case: the desk's own view of today. */
  get editable(): boolean {
    return !this.reading && this.audience === "desk" && this.asOf === "";
  }

  open(c: Case, fileName = ""): void {
    this.whole = c;
    this.view = c;
    this.viewError = "";
    this.past = [];
    this.future = [];
    this.audience = "desk";
    this.asOf = "";
    this.why = null;
    this.fileName = fileName;
    this.saved = fileName === "" ? "new" : "saved";
  }

  /** Replaces what stands at `path`. Steps with the same `merge` word within a moment become one. */
  edit(label: string, path: Path, value: unknown, merge?: string): void {
    this.replace(label, at(this.whole, path, value), merge);
  }
  replace(label: string, next: Case, merge?: string): void {
    if (!this.editable) return;
    const last = this.past[this.past.length - 1];
    const now = Date.now();
    if (merge && last?.merge === merge && now - last.at < 1500) last.at = now;
    else this.past = [...this.past.slice(-199), { label, before: this.whole, merge, at: now }];
    if (this.future.length > 0) this.future = [];
    this.take(next);
  }
  undo(): void {
    const step = this.past[this.past.length - 1];
    if (!step || !this.editable) return;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, { ...step, before: this.whole }];
    this.take(step.before);
    this.notice = `Undone: ${step.label}`;
  }
  redo(): void {
    const step = this.future[this.future.length - 1];
    if (!step || !this.editable) return;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, { ...step, before: this.whole, merge: undefined }];
    this.take(step.before);
    this.notice = `Done again: ${step.label}`;
  }
  /** When the case last changed, by the page's clock; for measuring how soon it shows. */
  changedAt = 0;
  private take(next: Case): void {
    this.changedAt = performance.now();
    this.whole = next;
    this.view = next;
    if (this.saved !== "locked") this.saved = "changed";
  }

  /** Shows the case as an audience may see it; the engine makes the smaller case, the page never redacts. */
  async lookAs(audience: string, asOf: string): Promise<void> {
    this.audience = audience;
    this.asOf = asOf;
    this.why = null;
    this.viewError = "";
    if (audience === "desk") {
      this.view = asOf === "" ? this.whole : asKnownOn(this.whole, asOf);
      return;
    }
    this.view = emptyCase();
    const answer = await engine.ask({ call: "copy", case: this.whole, for: audience });
    if (this.audience !== audience || this.asOf !== asOf) return;
    if ("error" in answer) {
      this.viewError = answer.error.message;
      return;
    }
    const seen = withWords((answer.result as { case: Case }).case, this.whole);
    this.view = asOf === "" ? seen : asKnownOn(seen, asOf);
  }

  explain(why: Why): void {
    this.why = why;
  }
  forget(): void {
    scrub();
    this.notice = "Forgotten: this browser keeps no copy of the case any more.";
  }
}
export const desk = new Desk();

export const href = (screen: ScreenId, ...rest: string[]): string => ["#", screen, ...rest.map(encodeURIComponent)].join("/");
export function go(screen: ScreenId, ...rest: string[]): void {
  location.hash = href(screen, ...rest).slice(1);
}
export function readAddress(): void {
  const [screen, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
  const known = screens.find((s) => s.id === screen);
  desk.screen = known?.id ?? (desk.reading ? "brief" : "overview");
  desk.rest = rest.map(decodeURIComponent);
}
/** True where an item is not for the desk alone. */
export const sharedWith = (item: { for?: string | string[] }): string[] => many(item.for).filter((x) => x !== "desk");
