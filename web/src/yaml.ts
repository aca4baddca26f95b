// Reading a hand-written case: YAML 1.2 as the format uses it, where "yes" and "no" stand for true and false in
// the few keys that are one or the other. Duplicate keys and exploding aliases are refused by the reader.
import { parse } from "yaml";
import type { Case, Json } from "./case";

const truths = new Set(["at_the_table", "verbatim", "ordered", "forbid", "illustrative", "unknown", "chatham_house", "live_conflict", "answer_owed", "frozen"]);

function settle(value: Json): Json {
  if (Array.isArray(value)) return value.map(settle);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [key, truths.has(key) && (v === "yes" || v === "no") ? v === "yes" : settle(v)]),
  );
}

export function readYaml(text: string): Case {
  return settle(parse(text, { schema: "core", maxAliasCount: 200, stringKeys: true }) as Json) as unknown as Case;
}
