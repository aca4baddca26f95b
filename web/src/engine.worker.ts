// Runs the library compiled to WebAssembly (a WASI reactor): one request at a time, JSON in, JSON out.
import { instantiate, type Library } from "../../apps/wasm/host.mjs";

let found: (library: Promise<Library>) => void;
const library = new Promise<Library>((resolve) => (found = resolve));

onmessage = async (event: MessageEvent<{ module?: WebAssembly.Module; missing?: string; id?: number; request?: string }>) => {
  const { module, missing, id, request } = event.data;
  if (module) found(instantiate(module));
  if (missing) found(Promise.reject(new Error(missing)));
  if (id === undefined || request === undefined) return;
  let text: string;
  const begun = performance.now();
  try {
    text = (await library).runText(request);
  } catch (error) {
    const message = `The engine stopped: ${error instanceof Error ? error.message : String(error)}`;
    text = JSON.stringify({ error: { code: "engine", message } });
  }
  postMessage({ id, text, took: performance.now() - begun });
};
