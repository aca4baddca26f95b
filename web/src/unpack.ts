// What the page carries deflated, as base64, so that one file stays small enough to hand over.

export function unpack(packed: string): Response {
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}
