// What the module needs from JavaScript, in Node and in a page's worker alike: a small WASI (no files, no clock that
// matters), segmentation and normalisation. `instantiate(bytes or compiled module)` gives {run(request object) -> answer object}.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export async function instantiate(source) {
  let memory;
  let exports_;
  const view = () => new DataView(memory.buffer);
  const read = (pointer, size) => decoder.decode(new Uint8Array(memory.buffer, pointer, size));

  // Bytes of the UTF-8 text before each UTF-16 unit boundary that a segmenter names.
  const segment = (kind, pointer, size) => {
    const text = read(pointer, size);
    const segmenter = new Intl.Segmenter('und', { granularity: kind === 0 ? 'word' : 'sentence' });
    const spans = [];
    let at = 0;
    for (const piece of segmenter.segment(text)) {
      const length = encoder.encode(piece.segment).length;
      if (kind === 1 || piece.isWordLike) spans.push(at, at + length);
      at += length;
    }
    const block = exports_.mediant_alloc(4 + 4 * spans.length);
    const out = view();
    out.setUint32(block, spans.length / 2, true);
    spans.forEach((offset, i) => out.setUint32(block + 4 + 4 * i, offset, true));
    return block;
  };

  const convert = (kind, pointer, size) => {
    const nfc = read(pointer, size).normalize('NFC');
    // Lower case of upper case folds ß, ς and the like as full case folding does for comparing.
    const text = encoder.encode(kind === 0 ? nfc : nfc.toUpperCase().toLowerCase().normalize('NFC'));
    const block = exports_.mediant_alloc(4 + text.length);
    view().setUint32(block, text.length, true);
    new Uint8Array(memory.buffer, block + 4, text.length).set(text);
    return block;
  };

  const nothing = 0;
  const bad_descriptor = 8;
  const wasi = new Proxy(
    {
      proc_exit(code) {
        throw new Error(`the engine stopped with ${code}`);
      },
      fd_write(descriptor, vectors, count, written) {
        let size = 0;
        let text = '';
        for (let i = 0; i < count; i++) {
          const length = view().getUint32(vectors + 8 * i + 4, true);
          text += read(view().getUint32(vectors + 8 * i, true), length);
          size += length;
        }
        if (text.trim()) console.error(text);
        view().setUint32(written, size, true);
        return nothing;
      },
      environ_sizes_get(count, size) {
        view().setUint32(count, 0, true);
        view().setUint32(size, 0, true);
        return nothing;
      },
      environ_get: () => nothing,
      args_sizes_get(count, size) {
        view().setUint32(count, 0, true);
        view().setUint32(size, 0, true);
        return nothing;
      },
      args_get: () => nothing,
      clock_time_get(id, precision, out) {
        view().setBigUint64(out, 0n, true);
        return nothing;
      },
      random_get(pointer, size) {
        new Uint8Array(memory.buffer, pointer, size).fill(0);
        return nothing;
      },
    },
    { get: (calls, name) => calls[name] ?? (() => bad_descriptor) },
  );

  const made = await WebAssembly.instantiate(source, {
    wasi_snapshot_preview1: wasi,
    mediant: { segment, convert },
  });
  exports_ = (made.instance ?? made).exports;
  memory = exports_.memory;
  exports_._initialize?.();

  const through = (door) => (request) => {
    const input = encoder.encode(request);
    const pointer = exports_.mediant_alloc(input.length);
    new Uint8Array(memory.buffer, pointer, input.length).set(input);
    const block = door(pointer, input.length);
    exports_.mediant_free(pointer);
    const answer = read(block + 4, view().getUint32(block, true));
    exports_.mediant_free(block);
    return answer;
  };
  const runText = through(exports_.mediant_run);
  return {
    runText,
    run: (request) => JSON.parse(runText(JSON.stringify(request))),
    holdText: through(exports_.mediant_hold),
    followText: through(exports_.mediant_follow),
  };
}
