// Locking and unlocking with libsodium: Argon2id makes the key, XChaCha20-Poly1305 seals the case.
import sodium from "libsodium-wrappers-sumo";
import { header, nonce_bytes, parse, salt_bytes, work } from "./lock-format";

function keyOf(passphrase: string, salt: Uint8Array, operations: number, memory_kib: number): Uint8Array {
  // NFC: the same words typed on another system give the same bytes.
  return sodium.crypto_pwhash(32, passphrase.normalize("NFC"), salt, operations, memory_kib * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

export async function lock(text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  await sodium.ready;
  const head = header(sodium.randombytes_buf(salt_bytes), sodium.randombytes_buf(nonce_bytes));
  const key = keyOf(passphrase, head.slice(16, 32), work.operations, work.memory_kib);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(new TextEncoder().encode(text), head, null, head.slice(32, 56), key);
  sodium.memzero(key);
  const file = new Uint8Array(head.length + sealed.length);
  file.set(head);
  file.set(sealed, head.length);
  return file;
}

export async function unlock(bytes: Uint8Array, passphrase: string): Promise<{ text: string } | { problem: string }> {
  const parts = parse(bytes);
  if (typeof parts === "string") return { problem: parts };
  await sodium.ready;
  let key: Uint8Array | undefined;
  try {
    key = keyOf(passphrase, parts.salt, parts.operations, parts.memory_kib);
    const open = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, parts.sealed, parts.authenticated, parts.nonce, key);
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(open) };
  } catch {
    return { problem: "The passphrase is wrong, or the file has been changed or cut short." };
  } finally {
    if (key) sodium.memzero(key);
  }
}
