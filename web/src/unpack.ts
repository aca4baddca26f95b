// What the page carries deflated, as base64, so that one file stays small enough to hand over.

export function unpack(packed: string): Response {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** What stands at the end of the page as data (build/embed.ts): the script runs before the browser has read that far. */
export async function carried(id: "mediant-engine" | "mediant-locks"): Promise<Response> {
  if (document.readyState === "loading") await new Promise((read) => document.addEventListener("DOMContentLoaded", read, { once: true }));
  const packed = document.getElementById(id)?.textContent;
  if (!packed) throw new Error(id === "mediant-engine" ? "This page was built without the engine." : "This page was built without the lock.");
  return unpack(packed);
}
