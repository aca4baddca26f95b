// axe finds nothing on any screen in either theme, on a laptop and on a phone; and nothing is wider than the phone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, openPage, visit } from "./page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screens = ["overview", "record", "messages", "messages/federation", "grid", "drafts", "drafts/demands", "drafts/alike", "text", "leak", "deals", "judgements",
  ...["accepted", "room", "robust", "changes", "blocks", "trades", "questions", "fail"].map((part) => `options/${part}`), "time", "brief"];
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function violations(page) {
  // The page's policy forbids eval and added scripts; the debugger's door is not the page's.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join(" | ")}`);
  });
}

for (const theme of ["light", "dark"])
  for (const viewport of [{ width: 1366, height: 768 }, { width: 390, height: 844 }])
    test(`${theme}, ${viewport.width} wide`, async () => {
      const { page, problems, context } = await openPage(browser, { theme, viewport });
      const found = (await violations(page)).map((v) => `start: ${v}`);
      await page.getByRole("button", { name: "Harbour contract 2026", exact: true }).click();
      for (const screen of screens) {
        await visit(page, screen);
        found.push(...(await violations(page)).map((v) => `${screen}: ${v}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) found.push(`${screen} is ${wide} pixels too wide`);
      }
      assert.deepEqual([...found, ...problems], []);
      await context.close();
    });
