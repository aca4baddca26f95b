// Takes screenshots of every screen for a person to look at: node tests/browser/look.mjs OUT [example] [theme] [WxH] [screens]
import { mkdirSync } from "node:fs";
import { launch, openPage, visit } from "./page.mjs";

const [out, example = "Harbour contract 2026", theme = "light", size = "1366x768", only = "overview,record,messages,grid,drafts,text,leak,deals,judgements,options,time,brief"] = process.argv.slice(2);
const [width, height] = size.split("x").map(Number);
mkdirSync(out, { recursive: true });
const browser = await launch();
const { page, problems } = await openPage(browser, { viewport: { width, height }, theme });
await page.screenshot({ path: `${out}/start-${theme}-${width}.png` });
if (example.endsWith(".json") || example.endsWith(".yaml")) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles(example);
} else await page.getByRole("button", { name: example, exact: true }).click();
for (const screen of only.split(",")) {
  await visit(page, screen);
  await page.screenshot({ path: `${out}/${screen.replaceAll("/", "-")}-${theme}-${width}.png` });
}
if (problems.length) console.log(problems.join("\n"));
await browser.close();
