// Files in and out of the page. Nothing is sent anywhere: opening reads, saving is a download.
import type { Case } from "./case";
import { isLocked } from "./lock-format";
import { readYaml } from "./yaml";

const most_bytes = 64 << 20;

export const fileNameOf = (c: Case): string =>
  c.title.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 60) || "case";

export function download(name: string, content: string | Uint8Array<ArrayBuffer> | Blob, type: string): void {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What is wrong with a value that should be a case, in words; empty if the page can show it. */
export function problemWith(value: unknown): string {
  if (!value || typeof value !== "object" || Array.isArray(value)) return "This file does not hold a case.";
  const c = value as Partial<Case>;
  if (c.mediant === undefined) return "This file does not begin with “mediant: 1”, so it is not a case.";
  if (c.mediant !== 1) return `This case is of version ${String(c.mediant)}; this page reads version 1.`;
  for (const key of ["parties", "issues"] as const) if (!Array.isArray(c[key])) return `The case lacks “${key}”.`;
  if (typeof c.title !== "string") return "The case lacks a title.";
  for (const key of ["claims", "proposals", "meetings", "messages", "sources", "people", "affected", "deals", "no_deal"] as const)
    if (c[key] !== undefined && !Array.isArray(c[key])) return `“${key}” should be a list.`;
  return "";
}

export function readCaseText(text: string, name: string): { case: Case } | { problem: string } {
  let value: unknown;
  try {
    value = /\.ya?ml$/i.test(name) ? readYaml(text) : JSON.parse(text);
  } catch (error) {
    return { problem: `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  // An envelope of "copy" holds the case inside.
  const inner = (value as { result?: { case?: unknown } } | null)?.result?.case ?? value;
  const problem = problemWith(inner);
  return problem ? { problem: `${name}: ${problem}` } : { case: inner as Case };
}

export async function readCaseFile(file: File): Promise<{ case: Case } | { locked: Uint8Array<ArrayBuffer> } | { problem: string }> {
  if (file.size > most_bytes) return { problem: `${file.name} is larger than 64 MB.` };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isLocked(bytes)) return { locked: bytes };
  try {
    return readCaseText(new TextDecoder("utf-8", { fatal: true }).decode(bytes), file.name);
  } catch {
    return { problem: `${file.name} is not UTF-8 text.` };
  }
}
