// Vite plugins for what the page carries deflated: the engine (build/wasm), the example cases (cases/), the lock. What is
// large stands in the page as data behind the script, so that the script is read and the page drawn before it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin, type Rollup } from "vite";
import type { Case } from "../src/case";
import { readYaml } from "../src/yaml";

function virtual(name: string, load: () => string | Promise<string>): Plugin {
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? load() : undefined),
  };
}

const pack = (bytes: Buffer | string): string => gzipSync(bytes, { level: 9 }).toString("base64");

/** An element of data at the end of the page, for `carried` (src/unpack.ts). */
function carry(id: string, packed: () => string | Promise<string>): Plugin {
  return {
    name: `carry-${id}`,
    transformIndexHtml: async () => [{ tag: "script", attrs: { type: "text/plain", id }, children: await packed(), injectTo: "body" }],
  };
}

export const engine = (file: string): Plugin =>
  carry("mediant-engine", () => {
    if (!existsSync(file)) console.warn(`the page is built without the engine: ${file} is not there`);
    return existsSync(file) ? pack(readFileSync(file)) : "";
  });

/** A worker's whole code: it is only needed where somebody locks or unlocks a case. */
export const lockWorker = (entry: string): Plugin =>
  carry("mediant-locks", async () => {
    const [made] = (await build({
      configFile: false,
      logLevel: "warn",
      define: { "import.meta.url": "self.location.href" },
      build: { write: false, target: "es2022", lib: { entry, formats: ["iife"], name: "locks", fileName: "locks" } },
    })) as Rollup.RollupOutput[];
    const code = made?.output.map((part) => (part.type === "chunk" ? part.code : "")).join("") ?? "";
    return pack(code);
  });

/** A case folder as one value: texts of sources and drafts are taken in, since a page has no folder beside it. */
export function readCaseFolder(folder: string): Case {
  const c = readYaml(readFileSync(join(folder, "case.yaml"), "utf8"));
  const text = (file: string | undefined): string | undefined =>
    file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : undefined;
  const carry = (item: { "x-text"?: string }, file: string | undefined): void => {
    const words = text(file);
    if (words !== undefined) item["x-text"] = words;
  };
  for (const source of c.sources ?? []) source.text ??= text(source.file) as string;
  for (const item of c.proposals ?? []) carry(item, item.text);
  for (const item of (c.texts ?? []).flatMap((t) => t.revisions ?? [])) carry(item, item.file);
  return JSON.parse(JSON.stringify(c)) as Case;
}

/** Cases that the page can open by itself, first the one that a newcomer is shown. */
const shown: [string, string][] = [
  ["labour-contract", "A harbour contract: wages, cranes, jobs; two principals and a board"],
  ["camp-david-1978", "Camp David 1978, from general historical knowledge"],
  ["harbour-six", "A harbour: six parties, two of them with a veto"],
  ["peace-draft-28", "A synthetic draft of 28 issues, to see the scale"],
  ["moscow-2025-12", "A news report of December 2025 as a record: dated and contested"],
];
export const examples = (cases: string): Plugin =>
  virtual("virtual:examples", () => {
    const list = shown
      .filter(([name]) => existsSync(join(cases, name, "case.yaml")))
      .map(([name, about]) => {
        const c = readCaseFolder(join(cases, name));
        return { name, title: c.title, about, packed: pack(JSON.stringify(c)) };
      });
    return `export default ${JSON.stringify(list)};`;
  });
