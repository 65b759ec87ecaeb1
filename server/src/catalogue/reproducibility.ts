/** What vendors say of equal requests, in their own documentation. A vendor without an entry is one whose words we have not confirmed. */
export interface VendorPromise {
  /** Ends the sentence "Even at temperature 0 ...". */
  readonly words: string;
  readonly source: string;
  /** Day on which it was read. */
  readonly read: string;
}

const READ = "2026-11-22";

export const PROMISES: ReadonlyMap<string, VendorPromise> = new Map([
  [
    "openai",
    {
      words: "and with a seed OpenAI samples deterministically as far as it can, and promises nothing",
      source: "https://cookbook.openai.com/examples/reproducible_outputs_with_the_seed_parameter",
      read: READ,
    },
  ],
  [
    "google",
    {
      words: "Google says that a small amount of variation is possible",
      source: "https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/prompts/adjust-parameter-values",
      read: READ,
    },
  ],
]);
