declare module "*/apps/wasm/host.mjs" {
  export interface Library {
    /** A request as JSON text in, the envelope as JSON text out. */
    runText: (request: string) => string;
    /** The same for a case that is kept between questions. */
    holdText: (request: string) => string;
    followText: (request: string) => string;
  }
  export function instantiate(source: BufferSource | WebAssembly.Module): Promise<Library>;
}
