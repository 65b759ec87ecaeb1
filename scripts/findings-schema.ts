import { z } from "zod";

const position = z.strictObject({ line: z.int().min(1), column: z.int().min(1).describe("UTF-16 units, from 1.") });
const range = z.strictObject({ start: position, end: position.describe("Exclusive.") });
const place = {
  path: z.string().describe("Relative to the working folder, with `/`."),
  cell: z.int().min(0).nullable().describe("Index over all cells of a notebook; `line` counts inside it."),
  range,
};
const severity = z.enum(["error", "warning", "info"]);
const step = z.strictObject({ ...place, message: z.string() });
const finding = z.strictObject({
  ruleId: z.string(),
  severity,
  grade: z.string(),
  confidence: z.enum(["high", "medium", "low"]),
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  ...place,
  message: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  flow: z.array(step),
  related: z.array(step),
  fixes: z.array(
    z.strictObject({
      title: z.string(),
      safety: z.enum(["safe", "unsafe"]),
      edits: z.array(z.strictObject({ ...place, text: z.string() })),
    }),
  ),
});
const problem = z.strictObject({
  path: z.string(),
  code: z.enum(["parse", "read", "config", "suppression", "budget", "internal"]),
  severity,
  message: z.string(),
  cell: place.cell,
  range: range.nullable(),
});

/** What `check --format json` prints. */
export const findingsReport = z.strictObject({
  version: z.literal(1),
  tool: z.strictObject({ name: z.literal("prompt-hygiene"), version: z.string() }),
  files: z.int().min(0).describe("Files that were read."),
  findings: z.array(finding),
  suppressed: z.int().min(0),
  problems: z.array(problem),
});

export function findingsSchema(): object {
  return { ...z.toJSONSchema(findingsReport), title: "Prompt Hygiene findings" };
}
