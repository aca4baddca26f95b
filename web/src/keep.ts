// The browser's own storage: the case at work is kept there so that a closed tab loses nothing, and can be
// forgotten. A locked case is never kept.
import type { Case } from "./case";

const key = "mediant.case";

/** What a served page does not need, a sandboxed one may refuse: then nothing is kept. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
export function keep(c: Case, fileName: string): boolean {
  try {
    storage()?.setItem(key, JSON.stringify({ case: c, fileName, at: new Date().toISOString() }));
    return storage() !== undefined;
  } catch {
    return false;
  }
}
export function kept(): { case: Case; fileName: string; at: string } | undefined {
  try {
    const text = storage()?.getItem(key);
    return text ? (JSON.parse(text) as { case: Case; fileName: string; at: string }) : undefined;
  } catch {
    return undefined;
  }
}
export function scrub(): void {
  storage()?.removeItem(key);
}
export function keepTheme(theme: string): void {
  try {
    storage()?.setItem("mediant.theme", theme);
  } catch {
    // A page that may not store keeps the system's theme.
  }
}
export const keptTheme = (): string => {
  try {
    return storage()?.getItem("mediant.theme") ?? "";
  } catch {
    return "";
  }
};
