// The locked file's layout (docs/locked-case.md), shared with the native program. All integers little-endian.
//   0  "MEDLOCK" and one byte: the version (1)
//   8  Argon2id operations limit, u32
//  12  Argon2id memory limit in KiB, u32
//  16  salt, 16 bytes
//  32  nonce, 24 bytes
//  56  XChaCha20-Poly1305 of the case's JSON; bytes 0–55 are authenticated with it
export const magic = Uint8Array.from([0x4d, 0x45, 0x44, 0x4c, 0x4f, 0x43, 0x4b]);
export const version = 1;
export const header_bytes = 56;
export const salt_bytes = 16;
export const nonce_bytes = 24;
export const tag_bytes = 16;
/** What is written: 3 passes over 256 MiB. What is read lies within these bounds, so that a hostile file cannot exhaust memory. */
export const work = { operations: 3, memory_kib: 262_144 };
export const bounds = { operations: [1, 16], memory_kib: [8_192, 1_048_576] } as const;

export const isLocked = (bytes: Uint8Array): boolean => bytes.length >= 8 && magic.every((b, i) => bytes[i] === b);

export interface Header { operations: number; memory_kib: number; salt: Uint8Array; nonce: Uint8Array; authenticated: Uint8Array; sealed: Uint8Array }
/** The parts of a locked file, or what is wrong with it in words. */
export function parse(bytes: Uint8Array): Header | string {
  if (!isLocked(bytes)) return "This is not a locked case.";
  if (bytes[7] !== version) return `This locked case is of version ${bytes[7]}; this page reads version ${version}.`;
  if (bytes.length < header_bytes + tag_bytes) return "This locked case is cut short: part of the file is missing.";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const operations = view.getUint32(8, true);
  const memory_kib = view.getUint32(12, true);
  const within = (x: number, [low, high]: readonly [number, number]): boolean => x >= low && x <= high;
  if (!within(operations, bounds.operations) || !within(memory_kib, bounds.memory_kib)) return "This locked case has been changed or damaged: it asks for an impossible amount of work.";
  return { operations, memory_kib, salt: bytes.slice(16, 32), nonce: bytes.slice(32, 56), authenticated: bytes.slice(0, header_bytes), sealed: bytes.slice(header_bytes) };
}
export function header(salt: Uint8Array, nonce: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(header_bytes);
  bytes.set(magic);
  bytes[7] = version;
  const view = new DataView(bytes.buffer);
  view.setUint32(8, work.operations, true);
  view.setUint32(12, work.memory_kib, true);
  bytes.set(salt, 16);
  bytes.set(nonce, 32);
  return bytes;
}
