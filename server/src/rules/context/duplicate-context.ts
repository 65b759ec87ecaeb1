import { z } from "zod";
import type { Hole } from "../../model/document.ts";
import { grouped } from "../../model/figures.ts";
import type { Span } from "../../model/text.ts";
import { defineRule } from "../rule.ts";
import { placeOf, rewriting, shownAt } from "../units.ts";

/** Tokens that a value may bring for its repetition to matter. */
const LONG = 250;

export default defineRule({
  id: "context/duplicate-context",
  summary: "The same text is sent twice",
  profile: "strict",
  grades: { twice: "warning", values: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    minTokens: z.int().min(20).default(60).describe("Tokens from which a repeated text is told."),
  }),

  on: "prompt",
  *check(prompt, { document, options, services }) {
    if (document.kind === "dataset" || services.callOf(prompt)?.api === "embeddings") return;
    for (const { message, span, tokens, other, file } of services.repeats(prompt, options.minTokens)) {
      const place = placeOf(prompt, { message, ...span });
      if (place === null) continue;
      const where = file === null ? "stand in this prompt twice" : `stand in ${shortened(file.path)} too, and ${file.agent} loads both`;
      yield {
        grade: "twice",
        ...shownAt(place),
        message: `${grouped(tokens)} tokens ${where}: delete one of the two`,
        data: { tokens, agent: file?.agent ?? null },
        related: [{ ...other, message: "says the same" }],
        fixes: rewriting(prompt, { message, ...withGap(prompt.messages[message]?.text.value ?? "", span) }, "", "Delete this copy"),
        unnecessary: true,
      };
    }
    const seen = new Map<string, Hole>();
    for (const hole of prompt.holes) {
      if (hole.role !== "value" || hole.uri !== undefined || isSometimes(hole.start)) continue;
      // One name in two messages may stand for two values.
      const message = prompt.messages.findIndex((it) => it.text.pieces.some((piece) => piece.hole === prompt.holes.indexOf(hole)));
      const key = `${message} ${hole.name}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, hole);
      const size = first === undefined ? null : sizeOf(hole);
      if (first === undefined || size === null) continue;
      yield {
        grade: "values",
        span: { start: hole.start, end: hole.end },
        message: `\`${hole.name.slice(0, 40)}\` (${size}) is sent twice: name it where it stands first instead`,
        data: { tokens: null, agent: null },
        related: [{ uri: document.uri, span: { start: first.start, end: first.end }, message: "sent here first" }],
      };
    }

    /** What may be long by what bounds it; a name is sent twice for good reasons. */
    function sizeOf(hole: Hole): string | null {
      const bound = services.bound(prompt, hole);
      const isLong = bound !== null && bound.how !== "written" && (bound.unit === "tokens" ? bound.most : bound.most / 4) >= LONG;
      return isLong ? bound.words : null;
    }

    function isSometimes(at: number): boolean {
      const parts = [...(prompt.arms ?? []), ...prompt.messages.filter((it) => it.conditional || it.example)];
      return parts.some((it) => it.start <= at && at < it.end);
    }
  },
});

/** With the empty lines before it, or behind it where it stands first. */
function withGap(text: string, { start, end }: Span): Span {
  const before = text.slice(0, start).trimEnd().length;
  return before > 0 ? { start: before, end } : { start, end: text.length - text.slice(end).trimStart().length };
}

const shortened = (path: string): string => (path.length <= 36 ? path : `…${path.slice(-35)}`);
