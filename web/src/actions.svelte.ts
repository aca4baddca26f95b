// What a person can do with the case as a whole, from the menu, the keys or the finder.
import examples from "virtual:examples";
import { emptyCase, type Case } from "./case";
import { desk, go } from "./desk.svelte";
import { download, fileNameOf, readCaseFile } from "./files";
import { engine } from "./engine";
import { keep, kept, keepTheme, keptTheme } from "./keep";
import { server } from "./server";
import { unpack } from "./unpack";

export const theme = $state({ now: keptTheme() || (globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "light") });
export function turnTheme(): void {
  theme.now = theme.now === "dark" ? "light" : "dark";
  keepTheme(theme.now);
}

/** What the page asks the reader in a dialog: set by an action, shown by the menu. */
export const asked = $state({ dialog: "" as "" | "lock" | "unlock" | "handover" | "forget", bytes: new Uint8Array() });

let timer: ReturnType<typeof setTimeout> | undefined;
/** Keeps the case in this browser a moment after the last change; never a locked one. */
export function keepSoon(c: Case, fileName: string): void {
  clearTimeout(timer);
  const touched = desk.past.length > 0 || desk.saved === "changed";
  if (!touched || desk.locked || desk.reading || server.on) return;
  timer = setTimeout(() => {
    if (!desk.locked && keep(c, fileName) && desk.saved === "changed") desk.saved = "kept";
  }, 400);
}

export function newCase(): void {
  desk.open({ ...emptyCase(), title: "New case", parties: [], issues: [] });
  desk.saved = "changed";
  go("overview");
}
export async function openExample(name: string): Promise<void> {
  const example = examples.find((e) => e.name === name);
  if (!example) return;
  desk.open((await unpack(example.packed).json()) as Case);
  go("overview");
}
export function openKept(): void {
  const last = kept();
  if (!last) return;
  desk.open(last.case, last.fileName);
  desk.saved = "kept";
}
export async function openFile(file: File): Promise<void> {
  const read = await readCaseFile(file);
  if ("locked" in read) {
    asked.bytes = read.locked;
    asked.dialog = "unlock";
    return;
  }
  if ("problem" in read) {
    desk.notice = read.problem;
    alert(read.problem);
    return;
  }
  desk.open(read.case, file.name);
  go("overview");
}
/** Saves canonical text where the engine can write it, so that the same case is the same bytes. */
export async function canonical(c: Case, audience = "desk"): Promise<string> {
  const answer = await engine.ask({ call: "copy", case: c, for: audience });
  if (!("error" in answer)) return JSON.stringify((answer.result as { case: Case }).case, null, 2) + "\n";
  if (audience === "desk") return JSON.stringify(c, null, 2) + "\n";
  throw new Error(answer.error.message);
}
export async function saveFile(): Promise<void> {
  if (desk.locked) {
    asked.dialog = "lock";
    return;
  }
  const text = await canonical(desk.whole);
  if (server.on) {
    const problem = await server.save(text);
    desk.notice = problem || "Saved to the case's folder.";
    if (problem) alert(problem);
    else desk.saved = "saved";
    return;
  }
  download(`${fileNameOf(desk.whole)}.mediant.json`, text, "application/json");
  desk.saved = "saved";
}
export function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,.yaml,.yml,.mediant,.locked";
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) void openFile(file);
  };
  input.click();
}

export const actions = (): { name: string; run: () => void }[] => [
  { name: "New case", run: newCase },
  { name: "Open a file", run: chooseFile },
  { name: server.on ? "Save" : "Save as a file", run: () => void saveFile() },
  { name: "Save locked with a passphrase", run: () => (asked.dialog = "lock") },
  { name: "Copy to hand over", run: () => (asked.dialog = "handover") },
  { name: "Print", run: () => print() },
  { name: "Light or dark", run: turnTheme },
  { name: "Forget the copy in this browser", run: () => desk.forget() },
  ...examples.map((e) => ({ name: `Example: ${e.title}`, run: () => void openExample(e.name) })),
];
export { examples };
