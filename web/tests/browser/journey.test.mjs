// A new user from disk: opens the example, notes a claim, moves a weight, pins a deal, saves, reloads, locks, unlocks,
// hands over a brief. No request leaves, nothing fails, and what an audience may not see is in no file it gets.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, openPage, visit } from "./page.mjs";

let browser;
const folder = mkdtempSync(join(tmpdir(), "mediant-page-"));
before(async () => (browser = await launch()));
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const example = (page) => page.getByRole("button", { name: "Harbour contract 2026", exact: true }).click();
const screen = (page, name) => page.evaluate((s) => (location.hash = `#/${s}`), name);
async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}
async function menu(page, item) {
  await page.getByRole("button", { name: /^File/ }).click();
  await page.getByRole("button", { name: item }).click();
}
async function open(page, path) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file", exact: true }).click()]);
  await chooser.setFiles(path);
}
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

test("a new user's first hour", async () => {
  const { context, page, problems } = await openPage(browser);
  await example(page);
  await heading(page, "Harbour contract 2026");

  await screen(page, "record");
  await page.getByRole("button", { name: /^New claim/ }).click();
  await page.getByLabel(/What was said/).fill("a bridge for two years");
  await page.getByRole("button", { name: "Done" }).click();
  assert.equal(await page.getByText("a bridge for two years").count(), 1);

  await screen(page, "judgements");
  const weight = page.getByLabel("Weight of Raise over the contract, low", { exact: true });
  await weight.fill("25");
  await weight.press("Enter");
  await page.getByText("30 (25–35)").first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("28 (20–35)").first().waitFor();
  await page.getByRole("button", { name: "Redo" }).click();

  await screen(page, "deals");
  await page.getByText(/best trade-offs between the two/).waitFor();
  await page.getByRole("button", { name: "change by hand" }).last().click();
  await page.getByLabel("Dismissed dockers who return").selectOption({ label: "14 dockers" });
  await page.getByRole("button", { name: "Pin this deal" }).click();
  await page.getByRole("columnheader", { name: /Pinned 3/ }).waitFor();

  const saved = await downloaded(page, () => page.keyboard.press("Control+s"));
  const written = JSON.parse(readFileSync(saved, "utf8"));
  assert.deepEqual(written.preferences.authority.weights.raise, [25, 35]);
  assert.equal(written.deals.at(-1).terms.reinstatement, 14);
  assert.equal(written.claims.at(-1).text, "a bridge for two years");

  // The tab closes; the browser has kept the case, until it is told to forget.
  await page.getByRole("button", { name: /^File saved/ }).waitFor();
  await page.waitForFunction(() => localStorage.getItem("mediant.case")?.includes("Pinned 3"));
  await page.reload();
  await heading(page, /Deals|Harbour/);
  await page.getByText("Pinned 3").first().waitFor({ state: "attached" });

  await menu(page, /Save locked/);
  await page.getByRole("textbox", { name: "Passphrase" }).fill("four unrelated words here");
  await page.getByLabel("The same again").fill("four unrelated words here");
  const locked = await downloaded(page, () => page.getByRole("button", { name: "Save locked" }).click());
  assert.equal(readFileSync(locked).subarray(0, 7).toString(), "MEDLOCK");
  assert.equal(readFileSync(locked).includes("dockers"), false);
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage).includes("dockers")), false);
  await context.close();

  const second = await openPage(browser);
  await open(second.page, locked);
  await second.page.getByRole("textbox", { name: "Passphrase" }).fill("four unrelated words there");
  await second.page.getByRole("button", { name: "Open", exact: true }).click();
  await second.page.getByText(/passphrase is wrong/).waitFor();
  await second.page.getByRole("textbox", { name: "Passphrase" }).fill("four unrelated words here");
  await second.page.getByRole("button", { name: "Open", exact: true }).click();
  await heading(second.page, "Harbour contract 2026");
  await screen(second.page, "judgements");
  await second.page.getByText("30 (25–35)").first().waitFor();
  const low = second.page.getByLabel("Weight of Raise over the contract, low", { exact: true });
  await low.fill("22");
  await low.press("Enter");
  // Well past the moment after which an open case would be kept.
  await second.page.waitForTimeout(1000);
  assert.equal(await second.page.evaluate(() => localStorage.getItem("mediant.case")), null, "a locked case is kept nowhere");
  await second.context.close();
  assert.deepEqual([...problems, ...second.problems], []);
});

test("what is handed over holds nothing that its audience may not see", async () => {
  const canaries = ["CANARY-claim", "CANARY-message", "CANARY-red-line", "CANARY-source", "CANARY-note", "CANARY-revision", "CANARY-minute", "CANARY-copy", "CANARY-proposal"];
  const { page, problems, context } = await openPage(browser);
  await example(page);
  const path = await downloaded(page, () => page.keyboard.press("Control+s"));
  const c = JSON.parse(readFileSync(path, "utf8"));
  c.claims.push({ id: "hidden", kind: "fact", by: "okoro", text: canaries[0], source: { ref: "caucus-f", quote: canaries[3] }, for: ["federation"] });
  c.messages.push({ id: "hidden-m", from: "federation", to: "board", wording: canaries[1], for: ["federation"] });
  c.preferences.authority.red_lines.push({ id: "hidden-r", unknown: true, note: canaries[2] });
  c.people.push({ id: "hidden-p", name: canaries[4], of: "board" });
  c.texts.push({ id: "hidden-t", title: canaries[5], revisions: [{ id: "rev-1", file: "texts/hidden.md", "x-text": `1. ${canaries[5]}`, clauses: [{ label: "1", status: "open", note: canaries[5] }] }] });
  c.texts[0].revisions[1].exposures.push({ recipient: "federation", medium: canaries[7] });
  c.minutes.push({ id: "hidden-min", text: canaries[6], for: ["federation"] });
  c.proposals.push({ id: "hidden-prop", title: canaries[8], by: "federation", text: "drafts/hidden.md", "x-text": `1. ${canaries[8]}`, terms: {}, for: ["federation"] });
  const planted = join(folder, "planted.mediant.json");
  writeFileSync(planted, JSON.stringify(c));
  await context.close();

  for (const audience of ["public", "authority"]) {
    const { page, context } = await openPage(browser);
    await open(page, planted);
    await heading(page, "Harbour contract 2026");
    // Whoever may see a text may read it; the others find nothing of it.
    await page.getByRole("banner").getByRole("combobox").selectOption(audience);
    for (const name of ["drafts", "text"]) {
      await visit(page, name);
      const body = await page.locator("body").innerText();
      assert.equal(/a second one from 2029/.test(body), audience === "authority" && name === "text", `${name} for ${audience}`);
      for (const canary of canaries) assert.equal(body.includes(canary), false, `${canary} on ${name} for ${audience}`);
    }
    await page.getByRole("button", { name: "Back to the desk" }).click();
    for (const [button, ending] of [[/Brief as one page/, ".html"], [/Case file/, ".json"]]) {
      await menu(page, /Copy to hand over/);
      assert.equal(await page.getByRole("button", { name: button }).isDisabled(), true, "no default audience");
      await page.getByRole("dialog").getByRole("combobox").selectOption(audience);
      const file = await downloaded(page, () => page.getByRole("button", { name: button }).click());
      assert.equal(file.endsWith(ending), true);
      const text = readFileSync(file, "utf8");
      for (const canary of canaries) assert.equal(text.includes(canary), false, `${canary} in ${file}`);
      assert.equal(text.length < 3_000_000, true, "a brief is at most 3 MB");
      if (ending !== ".html") continue;
      const reader = await openPage(browser, { url: pathToFileURL(file).href });
      await reader.page.getByRole("heading", { level: 2, name: "The situation" }).waitFor();
      const body = await reader.page.locator("body").innerText();
      for (const canary of canaries) assert.equal(body.includes(canary), false);
      assert.equal(body.includes("For the desk"), false);
      assert.deepEqual(reader.problems, []);
      await reader.context.close();
    }
    await context.close();
  }
  assert.deepEqual(problems, []);
});

test("a case by typing, from nothing", async () => {
  const { page, problems, context } = await openPage(browser);
  await page.getByLabel("What is it called?").fill("Water talks");
  await page.getByLabel("One party").fill("Upstream");
  await page.getByLabel("Another party").fill("Downstream");
  await page.getByLabel(/An article or note/).fill("Upstream said on Monday it would open the sluice.");
  await page.getByRole("button", { name: "Begin" }).click();
  await heading(page, "Record");
  await screen(page, "overview");
  await page.getByRole("button", { name: "Add an issue" }).click();
  await page.getByLabel("New issue").fill("Flow");
  await page.getByLabel(/Options, separated/).fill("from 10 to 40 by 10 m3/s");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByText("10 to 40 by 10 m3/s").waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  for (const party of ["upstream", "downstream"]) {
    await screen(page, `judgements/${party}`);
    await page.getByRole("button", { name: "Begin with wide ranges" }).click();
  }
  await screen(page, "deals");
  await page.getByText(/best trade-off/).first().waitFor();
  await screen(page, "text");
  await page.getByRole("button", { name: "Begin one" }).click();
  await page.getByLabel("Title").fill("Draft of the council");
  await page.getByLabel(/The whole text/).fill("Article 1\nThe water is shared.\n\nArticle 2\nThe gates open [by night].");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByRole("button", { name: "The gates open" }).waitFor();
  assert.equal(await page.getByLabel("Standing of clause 2").inputValue(), "bracketed", "articles are clauses as well as points");
  assert.deepEqual(problems, []);
  await context.close();
});

test("a slider stands where its figure does, below nothing too", async () => {
  const { page, problems, context } = await openPage(browser);
  await example(page);
  await screen(page, "judgements");
  const wrong = await page.evaluate(() => [...document.querySelectorAll(".slider")].flatMap((slider) => {
    const typed = [...slider.querySelectorAll("input[type=number]")].map((e) => e.valueAsNumber);
    const held = [...slider.querySelectorAll("input[type=range]")].map((e) => e.valueAsNumber);
    return typed.every((x, i) => x === held[i]) ? [] : [`${typed} held at ${held}`];
  }));
  assert.deepEqual([...wrong, ...problems], []);
  await context.close();
});

test("a chart goes out as it is seen, with the figures behind it", async () => {
  const { page, problems, context } = await openPage(browser);
  await example(page);
  await screen(page, "deals");
  const saved = async (button) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button, exact: true }).click()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const svg = await saved("SVG");
  assert.match(svg.bytes.toString(), /stroke-linecap="round"[^>]*/, "points are round ends of strokes without length");
  assert.doesNotMatch(svg.bytes.toString(), /class=/);
  assert.deepEqual([...(await saved("PNG")).bytes.subarray(1, 4)].map((b) => String.fromCharCode(b)).join(""), "PNG");
  const csv = await saved("CSV");
  assert.match(csv.bytes.toString(), /^\ufeffAuthority,Federation/);
  assert.ok(csv.bytes.toString().split("\r\n").length > 100);
  await screen(page, "time");
  assert.match((await saved("CSV")).bytes.toString(), /Meetings,2026-03-16,2026-03-16,16 March 2026,Second session/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("texts, drafts, a leak, a message", async () => {
  const { page, problems, context } = await openPage(browser);
  await example(page);
  await screen(page, "text");
  await page.getByText("Unequal circulation.").waitFor();
  await page.getByRole("button", { name: "New revision" }).click();
  const words = page.getByLabel(/The whole text/);
  await words.fill((await words.inputValue()).replace(" [and a second one from 2029]", "").replace("jointly", "by both sides"));
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByText(/Chair.s draft, rev-3/).first().waitFor();
  assert.equal(await page.getByLabel("Standing of clause 8").inputValue(), "open", "an agreed clause whose wording changed is open again");
  await page.getByLabel("Standing of clause 3").selectOption("open");
  await page.getByLabel(/copy rev-3\/1 to/).selectOption({ label: "Federation" });
  await page.getByRole("button", { name: "Note it" }).click();
  await page.getByRole("button", { name: "copy rev-3/1" }).waitFor();
  await page.getByText(/Authority holds rev-2 and nothing newer/).waitFor();
  await page.getByRole("button", { name: /^Freeze/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Freeze" }).click();
  await page.getByRole("button", { name: "said yes" }).first().click();
  await page.getByRole("listitem").filter({ hasText: "Authority" }).getByText("yes", { exact: true }).waitFor();

  await screen(page, "drafts");
  await page.getByRole("region", { name: "Clauses side by side" }).getByText("7.25").first().waitFor();
  await page.getByRole("button", { name: "Demands met" }).click();
  await page.getByRole("button", { name: /met in part/ }).first().click();
  await page.getByRole("complementary").getByText("The demand").waitFor();
  await page.keyboard.press("Escape");

  await screen(page, "leak");
  await page.getByLabel("The words that got out").fill("take back 7 of the 14 dismissed dockers");
  await page.getByRole("heading", { name: "Who must be told" }).waitFor();
  assert.equal(await page.evaluate(() => location.href.includes("dismissed")), false, "the excerpt stands in no address");

  await screen(page, "messages");
  await page.keyboard.press("n");
  await page.getByLabel("What was said").fill("A first crane in 2029 can be talked about");
  await page.getByRole("group", { name: "From" }).getByText("Authority").click();
  await page.getByRole("group", { name: "To", exact: true }).getByText("Federation").click();
  await page.getByRole("dialog").getByRole("button", { name: "Note it" }).click();
  await page.getByRole("group", { name: "To whom" }).getByRole("button", { name: "Federation" }).click();
  const said = page.getByRole("region", { name: "What may be said" });
  await said.getByRole("button", { name: "A first crane in 2029 can be talked about" }).waitFor();
  await page.getByLabel("What you mean to say").fill("The Authority thinks eight percent is possible for four quiet years.");
  await said.getByText(/not cleared for them/).first().waitFor();

  const written = JSON.parse(readFileSync(await downloaded(page, () => page.keyboard.press("Control+s")), "utf8"));
  const last = written.texts[0].revisions.at(-1);
  assert.equal(last.frozen, true);
  assert.match(last.hash, /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual([written.claims.at(-1).about].flat(), ["one-text/rev-3"]);
  assert.equal(written.messages.at(-1).to, "federation");
  assert.deepEqual(problems, []);
  await context.close();
});

test("a broken file is told in words and changes nothing", async () => {
  const { page, context } = await openPage(browser);
  const said = [];
  for (const [name, text] of [["a.json", "{"], ["b.json", "[1]"], ["c.yaml", "a: 1\na: 2"], ["d.json", '{"mediant": 7, "title": "x", "parties": [], "issues": []}']]) {
    const path = join(folder, name);
    writeFileSync(path, text);
    const told = page.waitForEvent("dialog");
    await open(page, path);
    const dialog = await told;
    said.push(dialog.message());
    await dialog.accept();
  }
  assert.match(said[3], /version 7/);
  await context.close();
});

test("keys: find, go, undo, close", async () => {
  const { page, problems, context } = await openPage(browser);
  await example(page);
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await heading(page, "Deals");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find" }).fill("okoro");
  await page.locator("#hits [role=option]").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("?");
  await page.getByRole("heading", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  assert.deepEqual(problems, []);
  await context.close();
});
