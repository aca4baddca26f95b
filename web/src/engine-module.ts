// The compiled library travels inside the page: WebAssembly, deflated, as base64. It is unpacked and compiled
// once; workers share the compiled module.
import packed from "virtual:engine";

let compiled: Promise<WebAssembly.Module> | undefined;

async function unpack(): Promise<WebAssembly.Module> {
  if (packed === "") throw new Error("This page was built without the engine.");
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}
export const engineModule = (): Promise<WebAssembly.Module> => (compiled ??= unpack());
