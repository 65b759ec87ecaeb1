import { find } from "./find.ts";
import type { PersonalDatum } from "./model.ts";

/** The text with the given values masked; every offset stays. */
export function mask(text: string, data: readonly PersonalDatum[]): string {
  let masked = "";
  let cursor = 0;
  for (const { start, end, masked: value } of data) {
    if (start < cursor) continue;
    masked += text.slice(cursor, start) + value;
    cursor = end;
  }
  return masked + text.slice(cursor);
}

/**
 * The text with every value masked that the detector sees at any confidence; every offset stays. Reserved values are masked
 * too where a real one could look the same; an address at example.com or a loopback address tells nothing and stays readable.
 */
export function maskAll(text: string): string {
  return mask(
    text,
    find(text, { reserved: "report" }).filter((it) => !it.reserved || !READABLE.has(it.kind)),
  );
}

const READABLE: ReadonlySet<string> = new Set(["email", "ip-address", "credential", "password", "user-name", "person-name"]);
