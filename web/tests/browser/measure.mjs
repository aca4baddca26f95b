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
/** What the page measures while a hand drags one end of the first weight: the browser's own events, as a mouse gives them. */
for (const name of ["28", "Harbour contract 2026"]) {
  const { page, context } = await openPage(browser);
  await (name === "28" ? page.getByRole("listitem").filter({ hasText: "28 issues" }).getByRole("button") : page.getByRole("button", { name, exact: true })).click();
  await page.evaluate(() => (location.hash = "#/judgements"));
  await page.getByRole("img", { name: /best trade-offs/ }).first().waitFor();
  await page.waitForTimeout(1500);
  const track = await page.evaluate(() => {
    globalThis.seen = [];
    new PerformanceObserver((list) => seen.push(...list.getEntriesByName("mediant:judged").map((e) => e.duration))).observe({ entryTypes: ["measure"] });
    const [low, high] = ["low end", "high end"].map((end) => [...document.querySelectorAll("input[type=range]")].find((e) => e.ariaLabel.startsWith("Weight") && e.ariaLabel.endsWith(end)));
    const { x, y, width, height } = low.getBoundingClientRect();
    return { x, y: y + height / 2, width, from: Number(low.min), to: Number(low.max), at: Number(low.value), top: Number(high.value) };
  });
  const hand = await context.newCDPSession(page);
  const thumb = 16;
  const mouse = (type, value) =>
    hand.send("Input.dispatchMouseEvent", { type, x: track.x + thumb / 2 + ((track.width - thumb) * (value - track.from)) / (track.to - track.from), y: track.y, button: "left", buttons: 1, clickCount: 1 });
  const drag = async (moves) => {
    const steps = track.top - track.from;
    for (let i = 0; i < moves; ++i) {
      const k = i % (2 * steps);
      await mouse("mouseMoved", track.from + Math.min(k, 2 * steps - k));
      await page.waitForTimeout(60);
    }
  };
  await mouse("mousePressed", track.at);
  // The browser compiles the engine's parts as they are used: the first second of a drag is not the rest.
  await drag(20);
  const first = await page.evaluate(() => seen.splice(0));
  const clock = await spent(page, context);
  const before = await clock();
  await drag(150);
  const list = await page.evaluate(() => seen);
  console.log(`${name}: slider to best trade-offs and values redrawn, median ${ms(quantile(list, 0.5))}, 95th percentile ${ms(quantile(list, 0.95))}, ${list.length} moves (the first ${first.length}: ${ms(quantile(first, 0.5))}, ${ms(quantile(first, 0.95))}); ${ms(((await clock()) - before) / 150)} of the processor a move`);
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
