import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import type { Case } from "./case";
import { desk } from "./desk.svelte";
import { openKept } from "./actions.svelte";
import { watchIdle } from "./idle";
import { server } from "./server";

// A page made by `mediant brief -o brief.html` carries the visible case and opens in reading mode.
const carried = document.getElementById("mediant-case");
if (carried?.textContent) {
  desk.open(JSON.parse(carried.textContent) as Case);
  desk.reading = carried.dataset["mode"] === "read";
  if (desk.reading) {
    desk.screen = "brief";
    desk.audience = carried.dataset["for"] ?? "public";
  }
} else if (server.on) {
  const opened = await server.open();
  if ("problem" in opened) desk.viewError = opened.problem;
  else desk.open(opened.case, opened.name);
} else {
  openKept();
}
watchIdle();
const target = document.getElementById("app")!;
target.replaceChildren();
mount(App, { target });
