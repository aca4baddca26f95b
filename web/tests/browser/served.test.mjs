// The page as `mediant serve` gives it: opens the folder's case, saves into it, keeps its place when loaded anew, and does
// not write over what another changed. No request goes anywhere but to its own server.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, openPage, pageFile, visit } from "./page.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../../../..");
const program = process.env.MEDIANT ?? join(root, "build/release/bin/mediant");
const folder = mkdtempSync(join(tmpdir(), "mediant-served-"));
let browser;
let server;
let url;
before(async () => {
  cpSync(join(root, "cases/labour-contract"), folder, { recursive: true });
  server = spawn(program, ["serve", folder, "--page", pageFile], { stdio: ["ignore", "pipe", "inherit"] });
  url = await new Promise((found, failed) => {
    let said = "";
    server.on("error", failed);
    server.on("exit", (code) => failed(new Error(`mediant serve ended with ${code}: ${said}`)));
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*#token=[0-9a-f]+/.exec(said);
      if (address) found(address[0]);
    });
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.removeAllListeners("exit");
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});
const yaml = () => readFileSync(join(folder, "case.yaml"), "utf8");

test("opens, saves, is loaded anew, refuses to write over another's change", async () => {
  const { page, problems, context } = await openPage(browser, { url });
  await page.getByRole("heading", { level: 1, name: "Harbour contract 2026" }).waitFor();
  assert.equal(page.url().includes("token"), false, "the token does not stay in the address");
  await visit(page, "text");
  await page.getByText("and a second one from 2029").waitFor();

  await visit(page, "messages");
  await page.getByRole("button", { name: "Note the answer" }).first().click();
  await page.getByRole("textbox", { name: "The answer" }).fill("They will read it by Monday.");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.keyboard.press("Control+s");
  await page.getByRole("button", { name: /^File saved/ }).waitFor();
  assert.match(yaml(), /They will read it by Monday\./);
  assert.doesNotMatch(yaml(), /x-text/, "texts stay in files of their own");
  assert.equal(await page.evaluate(() => localStorage.getItem("mediant.case")), null, "a served case is kept in its folder only");

  await page.reload();
  await page.getByText("They will read it by Monday.").first().waitFor();

  appendFileSync(join(folder, "case.yaml"), "\n# changed by another hand\n");
  await visit(page, "messages");
  await page.getByRole("button", { name: "Note the answer" }).first().click();
  await page.getByRole("textbox", { name: "The answer" }).fill("Written over?");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  const told = page.waitForEvent("dialog");
  await page.keyboard.press("Control+s");
  const dialog = await told;
  assert.notEqual(dialog.message(), "");
  await dialog.accept();
  assert.match(yaml(), /changed by another hand/);
  assert.doesNotMatch(yaml(), /Written over/);
  assert.deepEqual(problems.filter((p) => !/412/.test(p)), []);
  await context.close();
});
