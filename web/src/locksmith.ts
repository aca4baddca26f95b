// Locking and unlocking in a worker of its own. libsodium travels deflated; its memory goes when the worker ends.
import { carried } from "./unpack";

export type Task = { text: string; passphrase: string } | { bytes: Uint8Array; passphrase: string };
type Reply<T> = { done: T } | { failed: string };

async function ask<T>(task: Task): Promise<T> {
  const code = new Blob([await (await carried("mediant-locks")).arrayBuffer()], { type: "text/javascript" });
  const address = URL.createObjectURL(code);
  const worker = new Worker(address);
  try {
    return await new Promise<T>((done, fail) => {
      worker.onmessage = ({ data }: MessageEvent<Reply<T>>) => ("done" in data ? done(data.done) : fail(new Error(data.failed)));
      worker.onerror = (event) => fail(new Error(event.message));
      worker.postMessage(task);
    });
  } finally {
    worker.terminate();
    URL.revokeObjectURL(address);
  }
}

export const lock = (text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer>> => ask({ text, passphrase });
export const unlock = (bytes: Uint8Array, passphrase: string): Promise<{ text: string } | { problem: string }> => ask({ bytes: bytes.slice(), passphrase });
