// Changes as new values: the path is copied, everything else is shared, so that a step of undo costs nothing.
export type Path = (string | number)[];

function copyOf(value: unknown, key: string | number): Record<string | number, unknown> | unknown[] {
  if (Array.isArray(value)) return value.slice();
  if (value && typeof value === "object") return { ...(value as Record<string, unknown>) };
  return typeof key === "number" ? [] : {};
}

/** The value with what stands at `path` replaced; `undefined` takes it away. Blocks left empty go too. */
export function at<T>(root: T, path: Path, value: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return value as T;
  const copy = copyOf(root, key) as Record<string | number, unknown>;
  const next = rest.length > 0 ? at(copy[key], rest, value) : value;
  const gone = next === undefined || (value === undefined && typeof next === "object" && next !== null && Object.keys(next).length === 0 && rest.length > 0);
  if (!gone) copy[key] = next;
  else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete copy[key];
  return copy as T;
}

/** What stands at `path`, or nothing. */
export function get(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], root);
}
