// Charts and tables as files: CSV, SVG with its styles taken in, PNG drawn from that SVG.
import { download } from "./files";

const quoted = (cell: string): string => (/[",\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** A cell that a spreadsheet would run as a formula is written as text. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell);
/** UTF-8 with a byte order mark, so that spreadsheets read every script. */
export const csv = (rows: (string | number)[][]): string =>
  "\ufeff" + rows.map((row) => row.map((cell) => quoted(harmless(String(cell)))).join(",")).join("\r\n") + "\r\n";

const carried = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "paint-order", "fill-opacity", "opacity", "font-size", "font-weight", "font-family", "text-anchor", "direction"];

/** The chart as a file of its own: what the sheet says is written into each element. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of carried) {
      const value = style.getPropertyValue(name);
      if (value && !(name === "font-family" && element.tagName !== "text")) to[i]!.setAttribute(name, name === "font-family" ? "IBM Plex Sans, sans-serif" : value);
    }
    to[i]!.removeAttribute("class");
    to[i]!.removeAttribute("tabindex");
  });
  const box = svg.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(Math.round(box.width)));
  copy.setAttribute("height", String(Math.round(box.height)));
  return new XMLSerializer().serializeToString(copy);
}
export function saveSvg(svg: SVGSVGElement, name: string): void {
  download(`${name}.svg`, svgText(svg), "image/svg+xml");
}
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const box = svg.getBoundingClientRect();
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = box.width * 2;
  canvas.height = box.height * 2;
  const brush = canvas.getContext("2d")!;
  brush.fillStyle = getComputedStyle(document.body).getPropertyValue("--paper");
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && download(`${name}.png`, blob, "image/png"), "image/png");
}
