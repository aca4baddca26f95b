// Locks and unlocks away from the page, so that it answers while the key is made; the worker ends with its one task.
import { lock, unlock } from "./lock";
import type { Task } from "./locksmith";

onmessage = async (event: MessageEvent<Task>) => {
  const task = event.data;
  try {
    postMessage({ done: "text" in task ? await lock(task.text, task.passphrase) : await unlock(task.bytes, task.passphrase) });
  } catch (error) {
    postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};
