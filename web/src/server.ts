// The served page (`mediant serve`): opens and saves the case's folder. From a file there is no server.
import type { Case } from "./case";

const fragment = /(?:^#|&)token=([0-9a-f]+)/.exec(globalThis.location?.hash ?? "");
/** A page that is loaded anew keeps its token for as long as its tab lives. */
function remembered(fresh: string): string {
  try {
    if (fresh) sessionStorage.setItem("mediant.token", fresh);
    return location.protocol === "http:" ? (sessionStorage.getItem("mediant.token") ?? "") : "";
  } catch {
    return fresh;
  }
}
const token = globalThis.location ? remembered(fragment?.[1] ?? "") : "";
// The token does not stay in the address, where a screenshot or history would show it.
if (fragment) history.replaceState(null, "", location.pathname + "#/overview");

async function call(method: string, path: string, body?: string): Promise<Response> {
  const headers: Record<string, string> = { "X-Mediant-Token": token };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    if (server.version) headers["If-Match"] = server.version;
  }
  return fetch(path, { method, headers, ...(body === undefined ? {} : { body }), cache: "no-store", credentials: "omit" });
}

export const server = {
  on: token !== "",
  /** The version last read or written; a save over another's change is refused. */
  version: "",
  async open(): Promise<{ case: Case; name: string } | { problem: string }> {
    try {
      const response = await call("GET", "/api/case");
      if (!response.ok) return { problem: await response.text() };
      server.version = response.headers.get("ETag") ?? "";
      return { case: (await response.json()) as Case, name: response.headers.get("X-Mediant-Name") ?? "" };
    } catch {
      return { problem: "The program that serves this page does not answer." };
    }
  },
  /** Empty when saved; otherwise what went wrong. */
  async save(text: string): Promise<string> {
    try {
      const response = await call("PUT", "/api/case", text);
      if (!response.ok) return await response.text();
      server.version = response.headers.get("ETag") ?? server.version;
      return "";
    } catch {
      return "Not saved: the program that serves this page does not answer.";
    }
  },
};
