// What the deal space needs of a case, so that a moved slider does not carry ten thousand claims to the engine.
import { many, type Case, type Preferences, type Terms } from "./case";

const bareTerms = (terms: Terms | undefined): Terms => Object.fromEntries(Object.entries(terms ?? {}).map(([issue, t]) => [issue, typeof t === "object" ? { option: t.option } : t]));

/** The same deals, values and frontier; without the record, and without what points into it. */
export function slim(c: Case): Case {
  const bare: Case = { mediant: c.mediant, title: c.title, parties: c.parties.map(({ id, name, role }) => ({ id, name, ...(role ? { role } : {}) })), issues: c.issues.map(({ source: _, ...issue }) => issue) };
  if (c.scale !== undefined) bare.scale = c.scale;
  if (c.agreement) bare.agreement = c.agreement;
  if (c.analysts) bare.analysts = c.analysts;
  if (c.illustrative) bare.illustrative = true;
  if (c.packages) bare.packages = c.packages.map(({ basis: _, source: __, judged: ___, ...p }) => p);
  if (c.preferences)
    bare.preferences = Object.fromEntries(
      Object.entries(c.preferences).map(([party, blocks]) => [
        party,
        many(blocks).map(({ judged, red_lines, ...block }): Preferences => ({
          ...block,
          ...(judged ? { judged: { ...judged, basis: [] } } : {}),
          ...(red_lines ? { red_lines: red_lines.map(({ source: _, ...line }) => line) } : {}),
        })),
      ]),
    );
  if (c.proposals)
    bare.proposals = c.proposals.map((p) => ({ id: p.id, title: p.title, by: c.parties[0]?.id ?? "", ...(p.content ? { content: p.content } : {}), terms: bareTerms(p.terms) }));
  if (c.deals) bare.deals = c.deals.map((d) => ({ id: d.id, ...(d.name ? { name: d.name } : {}), terms: bareTerms(d.terms) }));
  return bare;
}
