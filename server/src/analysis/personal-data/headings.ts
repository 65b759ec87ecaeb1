import type { Span } from "../../model/text.ts";

/** The table heading over a value, if it stands in a row of a Markdown or comma-separated table. */
export function headingsOf(_text: string, _at: number): readonly Span[] {
  return [];
}
