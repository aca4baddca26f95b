// The built page in Debian's Chromium, offline: any request that leaves, and any error, is a problem.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
export const pageFile = resolve(root, "dist/mediant.html");

export async function launch() {
  const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => existsSync(p));
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
}

export async function openPage(browser, { viewport = { width: 1366, height: 768 }, theme = "light", url = pathToFileURL(pageFile).href } = {}) {
  const context = await browser.newContext({ viewport, colorScheme: theme, acceptDownloads: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  const problems = [];
  page.on("request", (r) => {
    const to = r.url();
    if (!/^(file|blob|data|about):/.test(to) && !(url.startsWith("http:") && to.startsWith(new URL(url).origin + "/"))) problems.push(`a request left: ${to}`);
  });
  page.on("pageerror", (e) => problems.push(`error: ${e.message}`));
  page.on("console", (m) => { if (m.type() === "error") problems.push(`console: ${m.text()}`); });
  await page.goto(url);
  await page.locator("#main h1").first().waitFor();
  return { context, page, problems };
}

/** Goes to a screen of the page and waits until nothing on it waits for the engine any more. */
export async function visit(page, screen) {
  await page.evaluate((s) => (location.hash = `#/${s}`), screen);
  await settled(page);
}
export async function settled(page) {
  await page.evaluate(async () => {
    // Two frames on, what changed has been drawn and has asked; then the last answer has to be there.
    const drawn = () => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)));
    await drawn();
    while (document.querySelector("#main[data-waiting]")) await drawn();
  });
}
