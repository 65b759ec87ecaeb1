import type { PromptFile } from "../../server/src/formats/format.ts";
import { textSpans } from "../../server/src/formats/result.ts";
import type { SourceFile } from "../../server/src/model/source-file.ts";

/**
 * A file with its model written into it, to be read by people: `▶role` where a message begins (`?` conditional, `*` repeated, `e`
 * example), `⟦role name | filter = default⟧` for a hole, `«kind …»` around what is no prompt text, `¿…?` around what nobody
 * understood, `␛` before an escape.
 */
export function annotated({ text }: SourceFile, read: PromptFile): string {
  const before = new Map<number, string>();
  const mark = (at: number, what: string) => before.set(at, (before.get(at) ?? "") + what);
  const paint: (string | null)[] = new Array<string | null>(text.length).fill("nothing");
  for (const { kind, start, end } of read.regions) paint.fill(kind, start, end);
  for (const { start, end } of textSpans(read.prompts)) paint.fill(null, start, end);
  const skipped = new Map<number, number>();
  for (const prompt of read.prompts) {
    for (const { role, start, example, conditional, repeated, text: said } of prompt.messages) {
      mark(start, `▶${role}${conditional ? "?" : ""}${repeated ? "*" : ""}${example ? "e" : ""} `);
      for (const piece of said.pieces) {
        if (piece.uri !== undefined) continue;
        const hole = piece.hole === undefined ? undefined : prompt.holes[piece.hole];
        if (hole !== undefined) {
          const { filter, fallback } = hole;
          const role = hole.role === "value" ? "" : `${hole.role} `;
          mark(piece.start, `⟦${role}${hole.name}${filter === null ? "" : ` | ${filter}`}${fallback === null ? "" : ` = ${fallback}`}⟧`);
          skipped.set(piece.start, piece.end);
        } else if (piece.kind === "escape") mark(piece.start, "␛");
      }
    }
  }
  let shown = "";
  let kind: string | null = null;
  for (let at = 0; at <= text.length; at++) {
    const next: string | null =
      at === text.length ? null : /\s/.test(text[at] ?? "") && paint[at] === "nothing" ? kind : (paint[at] ?? null);
    if (next !== kind) {
      if (kind !== null) shown += kind === "nothing" ? "?" : "»";
      if (next !== null) shown += next === "nothing" ? "¿" : `«${next} `;
      kind = next;
    }
    shown += before.get(at) ?? "";
    const end = skipped.get(at);
    if (end !== undefined && end > at) at = end - 1;
    else shown += text[at] ?? "";
  }
  for (const { message, span } of read.problems) shown += `\nPROBLEM ${span === null ? "" : `${span.start} `}${message}`;
  return shown;
}
