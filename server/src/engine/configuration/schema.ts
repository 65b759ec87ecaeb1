import { z } from "zod";
import { FORMATS } from "../../formats/table.ts";
import type { SlotName } from "../../model/document.ts";
import type { Rule } from "../../rules/rule.ts";

const level = z.enum(["off", "error", "warning", "info"]);
const text = z.string().min(1);
const glob = text.describe("A glob, relative to the folder of this file.");
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date such as 2026-01-31");
const tokens = z.int().positive();

const customModel = z.strictObject({
  window: tokens.describe("Whole context window in tokens."),
  inputLimit: tokens.nullable().default(null).describe("Limit of the input alone, in tokens."),
  outputLimit: tokens.nullable().default(null).describe("Longest reply in tokens."),
  tokenizer: z
    .enum([
      "o200k_base",
      "cl100k_base",
      "p50k_base",
      "r50k_base",
      "claude",
      "claude-4.7",
      "gemini",
      "llama",
      "mistral",
      "qwen",
      "deepseek",
      "cohere",
      "unknown",
    ])
    .default("unknown"),
  price: z
    .strictObject({ input: z.number().nonnegative(), output: z.number().nonnegative() })
    .nullable()
    .default(null)
    .describe("USD per million tokens."),
});

const slots = [
  "prompt",
  "system",
  "model",
  "temperature",
  "topP",
  "seed",
  "maxTokens",
  "timeout",
  "tools",
  "format",
  "stop",
  "query",
  "topK",
  "threshold",
  "filter",
  "order",
] as const satisfies readonly SlotName[];

export const wrapper = z.strictObject({
  module: text.describe("Module that exports it, as imports write it: `app.llm`, `@acme/llm`."),
  member: text.describe("Export or method: `ask`, `Gateway.complete`."),
  kind: z.enum(["call", "retrieval"]).default("call"),
  slots: z
    .partialRecord(z.enum(slots), z.union([text, z.int().nonnegative()]))
    .default({})
    .describe("Which argument gives which slot: a keyword, or a position from 0."),
});

const suppression = z.strictObject({
  rule: text.describe("Id of a rule."),
  path: glob.optional(),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/, "16 hexadecimal digits")
    .optional(),
  reason: z.string().trim().min(1).describe("Why; mandatory."),
  until: isoDate.optional().describe("Last day on which it holds."),
});

/** Keys whose values do not depend on the rules there are. */
const base = {
  $schema: z.string(),
  extends: z
    .union([text, z.array(text)])
    .describe("`recommended`, `strict`, `all`, or paths of other configuration files; later ones win."),
  models: z.strictObject({
    default: text.optional().describe("Model of prompts that name none."),
    aliases: z.record(z.string(), text).optional().describe("What a deployment's name stands for."),
    custom: z.record(z.string(), customModel).optional(),
  }),
  callsPerDay: z.int().positive().describe("How often a prompt is sent on a usual day: prices are then told by day and month too."),
  sanitizers: z.array(text).describe("Functions that clean personal data; `*` stands for anything."),
  sensitiveFields: z
    .record(z.string(), z.union([z.literal(false), text]))
    .describe("Field name to its category, or false for a name that is harmless here."),
  purposes: z.array(text).describe("Purposes that make their own fields lawful: `health`."),
  wrappers: z.array(wrapper).describe("Own functions that call a model or retrieve."),
  formats: z
    .array(z.strictObject({ files: glob, format: z.enum(FORMATS.map((it) => it.id)) }))
    .describe("Which files are prompts, beyond the known names."),
  lock: z.strictObject({
    text: z.boolean().optional().describe("Whether the prompt lock keeps the text, so that changes can be named and taken back."),
  }),
  ignore: z.array(glob),
  suppressions: z.array(suppression),
};

export type Level = z.infer<typeof level>;
export type Wrapper = z.infer<typeof wrapper>;
export type Suppression = z.infer<typeof suppression>;
export type CustomModel = z.infer<typeof customModel>;

/** Schema of one rule's entry: `"off"`, a severity, one severity per grade, or one of these with options. */
function ruleEntry(rule: Rule): z.ZodType {
  const grades = z.strictObject(Object.fromEntries(Object.keys(rule.grades).map((it) => [it, level.optional()])));
  const how = z.union([level, grades]);
  return z.union([how, z.tuple([how, rule.options])]).describe(rule.summary);
}

export function rulesSchema(rules: readonly Rule[]): z.ZodObject {
  return z.strictObject(Object.fromEntries(rules.map((rule) => [rule.id, ruleEntry(rule).optional()])));
}

/** Schema of a whole file: for editors, and key by key for validation. */
export function configurationSchema(rules: readonly Rule[]): z.ZodObject {
  const overrides = z.array(z.strictObject({ files: z.union([glob, z.array(glob)]), rules: rulesSchema(rules) }));
  return z.strictObject({ ...base, rules: rulesSchema(rules), overrides }).partial();
}

export { level };
