// How dates, shares and kinds are said to people. The list of words is in docs/neutrality.md.
import type { DateText } from "./case";

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export const isoOf = (date: DateText | undefined): string => (date === undefined ? "" : typeof date === "string" ? date : date.about);

/** "2 December 2025", "about November 2025", "no date". */
export function dateInWords(date: DateText | undefined): string {
  if (date === undefined) return "no date";
  const [y, m, d] = isoOf(date).split("-").map(Number);
  const words = [d, m ? months[m - 1] : undefined, y].filter((x) => x !== undefined && x !== 0).join(" ");
  return typeof date === "string" ? words : `about ${words}`;
}
export const shortDate = (date: DateText | undefined): string =>
  dateInWords(date).replace(/([A-Z][a-z]{2})[a-z]+/, "$1");

/** The last day a date may mean, for comparing: "2025-12" is 2025-12-31. */
export function lastDay(date: DateText | undefined): string {
  const iso = isoOf(date);
  if (iso.length === 4) return `${iso}-12-31`;
  if (iso.length === 7) {
    const [y, m] = iso.split("-").map(Number) as [number, number];
    return `${iso}-${String(new Date(Date.UTC(y, m, 0)).getUTCDate()).padStart(2, "0")}`;
  }
  return iso;
}
export const firstDay = (date: DateText | undefined): string => (isoOf(date) + "-01-01").slice(0, 10);
export const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
};
export const daysBetween = (a: string, b: string): number => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);

/** One decimal where it says something, none where it does not. */
export const figure = (x: number): string => (Math.abs(x) >= 10 || Number.isInteger(x) ? String(Math.round(x)) : String(Math.round(x * 10) / 10));
export const signed = (x: number): string => (x > 0 ? "+" : x < 0 ? "−" : "±") + figure(Math.abs(x));
/** "61 (52–70)", "61" when the range is a point. */
export const withRange = (mid: number, low: number, high: number): string =>
  figure(low) === figure(high) ? figure(mid) : `${figure(mid)} (${figure(low)}–${figure(high)})`;
/** "about 3 of 10 (2–4)": a share with its range in the words of the brief (src/judgement/share.cpp, `short_words`). */
export function shareInWords(share: number, low: number, high: number, widest = 0.5): string {
  const ten = (x: number): number => Math.round(x * 10);
  const hundred = Math.round(share * 100);
  if (high - low > widest) return `undetermined (${ten(low)}–${ten(high)} of 10)`;
  if (share >= 1 && low > 0.99) return "all";
  if (share <= 0 && high < 0.01) return "none";
  if (share < 0.05 && high < 0.095) return hundred === 0 ? "fewer than 1 of 100" : `about ${hundred} of 100`;
  if (share > 0.95 && low > 0.905) return hundred === 100 ? "more than 99 of 100" : `about ${hundred} of 100`;
  return `about ${ten(share)} of 10${ten(low) === ten(high) ? "" : ` (${ten(low)}–${ten(high)})`}`;
}
export const plural = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

export const stanceWord: { [stance: string]: string } = {
  demands: "demands", offers: "offers", accepts: "accepts", rejects: "rejects", conditions: "on conditions", withholds: "withheld", "open-to": "open to",
};
export const basisWord: { [basis: string]: string } = {
  text: "in the text", reported: "as reported", stated: "stated", inferred: "inferred", illustrative: "illustrative", unknown: "not known",
};
export const sourceGrades: { [letter: string]: string } = {
  A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable", F: "reliability cannot be judged",
};
export const contentGrades: { [digit: string]: string } = {
  "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable", "6": "truth cannot be judged",
};
export const gradeInWords = (grade: string | undefined): string => {
  if (!grade) return "no grade given";
  return `source ${sourceGrades[grade[0] ?? ""] ?? "not graded"}; content ${contentGrades[grade[1] ?? ""] ?? "not graded"}`;
};
export const rtlLanguage = (language: string | undefined): boolean => /^(ar|he|fa|ur)\b/.test(language ?? "");
/** A name in any script inside a sentence of another: its direction stays its own (Unicode isolates). */
export const isolated = (text: string): string => (/[^\u0000-\u024f]/.test(text) ? `\u2068${text}\u2069` : text);
/** "3 of 10", finer where it is near none or all: a bare share for the ends of a range. */
export function partOf(share: number): string {
  if (share <= 0) return "none";
  if (share >= 1) return "all";
  if (share < 0.005) return "fewer than 1 of 100";
  if (share > 0.995) return "more than 99 of 100";
  return share < 0.095 || share > 0.905 ? `${Math.round(share * 100)} of 100` : `${Math.round(share * 10)} of 10`;
}
/** Why there is no answer, as the engine's own pages say it (src/api/deal_json.cpp). */
export const reasonWord: { [reason: string]: string } = {
  "no-acceptable-deal": "no deal is acceptable to all who must accept", "rules-exclude-all": "the rules leave no deal", "red-lines-exclude-all": "the rules and red lines leave no deal",
  "no-preferences": "no party has judgements", cancelled: "the search was stopped", budget: "the search was too long to finish",
};
