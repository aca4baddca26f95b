// The compiled library travels inside the page. It is unpacked and compiled once; workers share the compiled module.
import { carried } from "./unpack";

let compiled: Promise<WebAssembly.Module> | undefined;

export const engineModule = (): Promise<WebAssembly.Module> =>
  (compiled ??= carried("mediant-engine").then((engine) => engine.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes)));
