// A Vite plugin: writes the script and the sheet into the page, and a content security policy that names
// them by hash. Nothing else can run, and nothing can be fetched: the page makes no request at all.
// The served page gets connect-src 'self' from `mediant serve`, which replaces that one directive.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/** What the page carries of others, with their licences. */
const notice = `<!--
  Mediant's workbench, Apache-2.0. Inside: Svelte (MIT), D3's scales (ISC), yaml (ISC), libsodium.js (ISC), IBM Plex Sans
  (copyright IBM Corp., SIL Open Font License 1.1, https://openfontlicense.org), nlohmann/json (MIT), Boost (BSL-1.0).
-->`;

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

export function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "worker-src blob:",
    "font-src data:",
    "img-src data: blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

export function oneFile(fileName: string): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") return;
        let script = "";
        let style = "";
        for (const [name, part] of Object.entries(bundle)) {
          if (part.type === "chunk") script += part.code;
          else if (name.endsWith(".css")) style += part.source;
          if (name !== "index.html") delete bundle[name];
        }
        // What the HTML reader would take as the end of the element must not stand inside it.
        script = script.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
        style = style.trim();
        const html = String(page.source)
          .replace("<head>", () => `<head>\n${notice}`)
          .replace(/\s*<script type="module"[^>]*><\/script>/, "")
          .replace(/\s*<link rel="stylesheet"[^>]*>/, "")
          .replace(
            '<meta charset="utf-8" />',
            () => `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy(script, style)}" />`,
          )
          .replace("</head>", () => `  <style>${style}</style>\n  </head>`)
          // `async`: it runs as soon as it is read, before the data behind it.
          .replace("</noscript>", () => `</noscript>\n    <script type="module" async>${script}</script>`);
        delete bundle["index.html"];
        this.emitFile({ type: "asset", fileName, source: html });
      },
    },
  };
}
