/**
 * Whose answers a schema binds, so that no words need ask for their form: constrained decoding by the vendor, or an SDK that refuses
 * every other answer. Sources, as they stood in November 2025: platform.openai.com/docs/guides/structured-outputs,
 * docs.claude.com/en/docs/build-with-claude/structured-outputs, ai.google.dev/gemini-api/docs/structured-output,
 * docs.mistral.ai/capabilities/structured-output, ai-sdk.dev/docs/reference/ai-sdk-core/generate-object.
 */
export interface StrictOutput {
  /** Vendors that keep to it; null where the SDK itself checks the answer. */
  readonly vendors: readonly string[] | null;
  /** A class or an object of a schema library, given as it is, is sent as a strict schema. */
  readonly classes: boolean;
  /** A JSON schema: strict by itself, or only with `strict: true` beside it. */
  readonly record: "always" | "flagged";
  /** Functions that make a strict format of a schema object, by their last name. */
  readonly helpers: readonly string[];
}

export const STRICT_OUTPUTS: { readonly [sdk: string]: StrictOutput } = {
  openai: { vendors: ["openai", "azure"], classes: true, record: "flagged", helpers: ["zodResponseFormat", "zodTextFormat"] },
  anthropic: { vendors: ["anthropic"], classes: true, record: "always", helpers: ["zodOutputFormat", "transform_schema"] },
  "google-genai": { vendors: ["google", "vertex"], classes: true, record: "always", helpers: [] },
  mistralai: { vendors: ["mistral"], classes: true, record: "flagged", helpers: [] },
  "ai-sdk": { vendors: null, classes: true, record: "always", helpers: ["jsonSchema"] },
};
