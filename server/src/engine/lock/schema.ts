import { z } from "zod";

const parameter = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** One prompt as it was locked; one line of the file. */
export const lockedPrompt = z.strictObject({
  id: z.string().min(1).describe("Path of the file from the folder of the lock, and which prompt of it."),
  revision: z.int().positive().describe("Counts the changes that were locked."),
  hash: z
    .string()
    .regex(/^[0-9a-f]{32}$/, "32 hexadecimal digits")
    .describe("Of the normalised text, every personal value and credential starred."),
  model: z.string().nullable(),
  parameters: z.record(z.string(), parameter).describe("Settings that are written as constants."),
  tools: z.string().nullable().describe("Hash of the tools and of the schema that are sent along."),
  messages: z
    .array(z.tuple([z.string(), z.string()]))
    .optional()
    .describe("Role and normalised text of each message; absent with `lock.text: false`."),
  masked: z.literal(true).optional().describe("Something in the text is starred, so it cannot be restored."),
});

/** The last entry is null, so that every other line ends alike and lines of two branches can be put together. */
export const lockFile = z.strictObject({
  version: z.literal(1),
  prompts: z.array(lockedPrompt.nullable()),
});

export type LockedPrompt = Readonly<z.infer<typeof lockedPrompt>>;
