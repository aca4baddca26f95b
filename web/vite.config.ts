import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { engine, examples, lockWorker } from "./build/embed";
import { oneFile } from "./build/one-file";

// Everything, fonts and engine included, ends up in dist/mediant.html.
export default defineConfig({
  plugins: [svelte(), engine(process.env["MEDIANT_WASM"] ?? "../build/wasm/bin/mediant.wasm"), examples("../cases"), lockWorker("src/lock.worker.ts"), oneFile("mediant.html")],
  build: {
    target: "es2022",
    assetsInlineLimit: 100_000_000,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: { output: { inlineDynamicImports: true } },
  },
  worker: { format: "iife" },
  test: { include: ["tests/unit/**/*.test.ts"], environment: "node" },
});
