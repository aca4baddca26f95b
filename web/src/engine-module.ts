// The compiled library travels inside the page. It is unpacked and compiled once; workers share the compiled module.
import packed from "virtual:engine";
import { unpack } from "./unpack";

let compiled: Promise<WebAssembly.Module> | undefined;

async function compile(): Promise<WebAssembly.Module> {
  if (packed === "") throw new Error("This page was built without the engine.");
  return WebAssembly.compile(await unpack(packed).arrayBuffer());
}
export const engineModule = (): Promise<WebAssembly.Module> => (compiled ??= compile());
