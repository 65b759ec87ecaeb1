import { find } from "../analysis/personal-data/find.ts";
import { maskAll } from "../analysis/personal-data/mask.ts";
import { type RedactionMap, Redactor, type Replaced, restore } from "../analysis/personal-data/redact.ts";
import { findInJson } from "../analysis/personal-data/redact-json.ts";

export { maskAll, type RedactionMap, Redactor, restore };

/** Whether the lines of a file are read one by one, each a JSON text of its own. */
export function isLineByLine(path: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(path);
}

/** Values to be replaced in a text, in order: read as JSON where the name says so. */
export function valuesOf(text: string, path: string): readonly Replaced[] {
  return /\.(?:jsonl|ndjson|jsonc?|ipynb)$/i.test(path) ? findInJson(text) : find(text);
}

/** How many of which kind, most first: `email 3, phone 1`. */
export function countsOf(kinds: ReadonlyMap<string, number>): string {
  return [...kinds]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([kind, count]) => `${kind} ${count}`)
    .join(", ");
}
