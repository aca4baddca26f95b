// The brief as one file: this very page in reading mode, with only the visible case inside.

/** What stands in the page until the script has drawn it. */
const shell = document.getElementById("app")?.innerHTML ?? "";

/** The page's own text with a case put in; `caseText` is the JSON that the engine made for the audience. */
export function readingPage(caseText: string, audience: string): string {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  copy.querySelector("#app")!.innerHTML = shell;
  copy.querySelector("#mediant-case")?.remove();
  copy.removeAttribute("data-theme");
  copy.querySelector("title")!.textContent = "Mediant";
  const data = document.createElement("script");
  data.type = "application/json";
  data.id = "mediant-case";
  data.dataset["mode"] = "read";
  data.dataset["for"] = audience;
  // "<" never stands inside the element, so that no text of a case can end it.
  data.textContent = caseText.replaceAll("<", "\\u003c");
  copy.querySelector("body > script[type=module], script[type=module]")?.before(data);
  return `<!doctype html>\n${copy.outerHTML}\n`;
}
