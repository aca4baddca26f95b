// How fast the page is, by its own clock: node tests/browser/measure.mjs. Prints a table for docs/performance.md.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, openPage } from "./page.mjs";

const browser = await launch();
const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))];
const ms = (x) => `${x.toFixed(1)} ms`;
/** Processor time of the page's own thread so far: what a frame costs whatever else the machine does. */
async function spent(page, context) {
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => 1000 * (await session.send("Performance.getMetrics")).metrics.find((m) => m.name === "TaskDuration").value;
}

{
  const { page, context } = await openPage(browser);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  const ready = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domInteractive);
  const started = Date.now();
  await page.getByRole("button", { name: "Harbour contract 2026", exact: true }).click();
  await page.getByRole("heading", { name: "On the table" }).waitFor();
  console.log(`first paint ${ms(paint)}, interactive ${ms(ready)}, example open ${Date.now() - started} ms after the click`);
  await context.close();
}
for (const [name, party] of [["28", "Weight"], ["Harbour contract 2026", "Weight"]]) {
  const { page, context } = await openPage(browser);
  const button = name === "28" ? page.getByRole("listitem").filter({ hasText: "28 issues" }).getByRole("button") : page.getByRole("button", { name, exact: true });
  await button.click();
  await page.evaluate(() => (location.hash = "#/judgements"));
  await page.getByRole("img", { name: /best trade-offs/ }).first().waitFor();
  await page.waitForTimeout(1500);
  const clock = await spent(page, context);
  const before = await clock();
  const times = await page.evaluate(async (label) => {
    const seen = [];
    new PerformanceObserver((list) => seen.push(...list.getEntries().map((e) => [e.name, e.duration]))).observe({ entryTypes: ["measure"] });
    const slider = [...document.querySelectorAll("input[type=range]")].find((e) => e.getAttribute("aria-label").startsWith(label) && e.getAttribute("aria-label").endsWith("low end"));
    const low = Number(slider.min);
    const high = Number(slider.value);
    for (let i = 0; i < 150; ++i) {
      // A browser hands over a drag's events at the beginning of a frame.
      await new Promise((r) => requestAnimationFrame(r));
      slider.value = String(low + ((high - low) * (i % 20)) / 20);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((r) => setTimeout(r, 60));
    }
    return seen;
  }, party);
  const list = times.filter(([n]) => n === "mediant:judged").map(([, t]) => t);
  console.log(`${name}: slider to best trade-offs and values redrawn, median ${ms(quantile(list, 0.5))}, 95th percentile ${ms(quantile(list, 0.95))}, ${list.length} moves; ${ms(((await clock()) - before) / 150)} of the processor a move`);
  await context.close();
}
{
  const claims = Array.from({ length: 5000 }, (_, i) => ({ id: `c${i}`, kind: "fact", by: i % 2 ? "a" : "b", text: `Claim number ${i} about the talks, in a sentence of usual length`, on: "2026-01-01", source: { ref: "s", quote: `number ${i}` } }));
  const big = { mediant: 1, title: "Five thousand", parties: [{ id: "a", name: "A" }, { id: "b", name: "B" }], issues: [], sources: [{ id: "s", title: "S" }], claims };
  const path = join(tmpdir(), "five-thousand.mediant.json");
  writeFileSync(path, JSON.stringify(big));
  const { page, context } = await openPage(browser);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file", exact: true }).click()]);
  await chooser.setFiles(path);
  await page.getByRole("heading", { name: "Five thousand" }).waitFor();
  await page.evaluate(() => (location.hash = "#/record"));
  await page.locator("article").first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll("article").length === 5000, undefined, { timeout: 60_000 });
  const clock = await spent(page, context);
  // A page down a frame, and a wheel that is turned fast.
  for (const step of [600, 120]) {
    const before = await clock();
    const frames = await page.evaluate(async (pixels) => {
      const main = document.getElementById("main");
      main.scrollTop = 0;
      const times = [];
      let last = performance.now();
      for (let i = 0; i < 240; ++i) {
        main.scrollTop += pixels;
        await new Promise((r) => requestAnimationFrame(r));
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times;
    }, step);
    console.log(`5,000 claims, ${step} pixels a frame: frame while scrolling, median ${ms(quantile(frames, 0.5))}, 95th percentile ${ms(quantile(frames, 0.95))}; ${ms(((await clock()) - before) / 240)} of the processor a frame`);
  }
  await context.close();
}
await browser.close();
