import { partyName, type Case } from "./case";
import { isolated } from "./words";

/** Parties by name, for a sentence: each keeps the direction of its script. */
export const namesOf = (c: Case, parties: string[]): string => parties.map((id) => isolated(partyName(c, id))).join(", ");
