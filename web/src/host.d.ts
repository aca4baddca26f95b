declare module "*/apps/wasm/host.mjs" {
  export interface Library {
    /** A request as JSON text in, the envelope as JSON text out. */
    runText: (request: string) => string;
  }
  export function instantiate(source: BufferSource | WebAssembly.Module): Promise<Library>;
}
