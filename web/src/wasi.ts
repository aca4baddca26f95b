// The few system calls that the library needs from its host (WASI preview 1) and the words about text that
// the browser knows: normalisation, case folding, segmentation. No files, no clock but zero, no environment.

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  mediant_allocate: (bytes: number) => number;
  mediant_run: (request: number, bytes: number) => number;
  mediant_answer_size: () => number;
}
export interface Library { run: (request: string) => string }

const badf = 8;
const nosys = 52;

export async function start(module: WebAssembly.Module): Promise<Library> {
  let memory: WebAssembly.Memory;
  const view = (): DataView => new DataView(memory.buffer);
  const known: { [name: string]: (...args: number[]) => number } = {
    environ_sizes_get: (count, size) => (view().setUint32(count!, 0, true), view().setUint32(size!, 0, true), 0),
    environ_get: () => 0,
    args_sizes_get: (count, size) => (view().setUint32(count!, 0, true), view().setUint32(size!, 0, true), 0),
    args_get: () => 0,
    clock_time_get: (_id, _precision, out) => (view().setBigUint64(out!, 0n, true), 0),
    fd_write: (_fd, list, count, out) => {
      let written = 0;
      for (let i = 0; i < count!; ++i) written += view().getUint32(list! + 8 * i + 4, true);
      view().setUint32(out!, written, true);
      return 0;
    },
    fd_prestat_get: () => badf,
    fd_close: () => badf,
    fd_seek: () => badf,
    fd_read: () => badf,
    fd_fdstat_get: () => badf,
    proc_exit: (code) => {
      throw new Error(`exit ${code}`);
    },
  };
  // Whatever else the C library links is refused, not missing.
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind === "function") (imports[from] ??= {})[name] = known[name] ?? (() => nosys);
  }
  const instance = await WebAssembly.instantiate(module, imports);
  const library = instance.exports as unknown as Exports;
  memory = library.memory;
  library._initialize?.();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    run(request) {
      const bytes = encoder.encode(request);
      const into = library.mediant_allocate(bytes.length);
      new Uint8Array(memory.buffer, into, bytes.length).set(bytes);
      const answer = library.mediant_run(into, bytes.length);
      return decoder.decode(new Uint8Array(memory.buffer, answer, library.mediant_answer_size()));
    },
  };
}
