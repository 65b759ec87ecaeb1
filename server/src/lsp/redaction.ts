import type { Connection } from "vscode-languageserver";
import { countsOf, Redactor, restore, valuesOf } from "../engine/redaction.ts";
import { REQUESTS, type RedactParams, type RedactResult, type RestoreParams, type RestoreResult } from "./protocol.ts";

/** Redacts text that the client holds; nothing is kept here, and nothing of it goes to the log. */
export function redactions(connection: Connection): void {
  connection.onRequest(REQUESTS.redact, ({ text, path, selection, known }: RedactParams): RedactResult => {
    const { start, end } = selection ?? { start: 0, end: text.length };
    const redactor = new Redactor(known);
    redactor.reserve(text);
    // The whole text is read, so that a label before the selection still counts; a value half in it goes with it.
    const values = valuesOf(text, path).filter((it) => it.start < end && it.end > start);
    const [from, to] = [Math.min(start, values[0]?.start ?? start), Math.max(end, values.at(-1)?.end ?? end)];
    const kinds = new Map<string, number>();
    for (const { kind } of values) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const moved = values.map((it) => ({ ...it, start: it.start - from, end: it.end - from }));
    return {
      start: from,
      end: to,
      text: redactor.replace(text.slice(from, to), moved),
      replaced: values.length,
      counts: countsOf(kinds),
      known: redactor.map,
    };
  });
  connection.onRequest(REQUESTS.restore, ({ text, known }: RestoreParams): RestoreResult => ({ text: restore(text, known) }));
}
